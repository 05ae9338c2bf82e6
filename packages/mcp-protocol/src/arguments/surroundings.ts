// The arguments beside an argument: they say where a command runs, what is written to a path, and with which method and body a URL is requested.
import { isObject } from '../issues.js'
import { newContent } from './content.js'
import type { CommandInterpretation, PathOperation } from './interpretation.js'
import { isAssistantPatch, isUnifiedDiff, patchedFiles } from './patch.js'
import { type Role, directionOf } from './roles.js'
import { isAbsoluteUrl, isPathLike } from './shape.js'
import { type ToolTraits, languageNamed, operationOf, operationOfMode } from './tool-traits.js'
import { setOf, wordsOf } from './words.js'

export interface Argument {
  readonly key: string
  readonly role: Role | undefined
  readonly pointer: string
  readonly value: unknown
}

export interface Surroundings {
  /** For commands. */
  readonly process: Pick<CommandInterpretation, 'env' | 'cwd' | 'stdin' | 'language'>
  /** Words after a command, or one line of them. */
  readonly args?: readonly string[]
  readonly argLine?: string
  /** For paths. */
  readonly place: { readonly cwd?: string; readonly repository?: string }
  readonly operation?: PathOperation
  readonly written?: { readonly content: string; readonly contentPointer: string }
  readonly copyOf?: string
  /** For URLs. */
  readonly request: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly bodyPointer?: string }
  readonly connection?: string
  /** Language of code, when it is said. */
  readonly language?: string
  readonly port?: number
  readonly hasPath: boolean
  readonly hasUrl: boolean
  /** Names of the arguments that are fully told by the ones they belong to. */
  readonly consumed: ReadonlySet<string>
  /** False when content was cut by a limit. */
  readonly contentComplete: boolean
}

export const NOTHING_AROUND: Surroundings = {
  process: { language: 'sh' }, place: {}, request: {}, hasPath: false, hasUrl: false, consumed: new Set(), contentComplete: true,
}

/** Subcommands of file editors whose argument happens to be called `command`. */
const EDITOR_COMMANDS = setOf('view create str_replace insert undo_edit read write edit delete rename append list update replace')
const DIRECTORY = setOf('dir directory folder cwd')

/** What the arguments of one object say about each other; what they leave open is taken from the object around it. */
export function surroundings(args: readonly Argument[], outer: Surroundings, traits: ToolTraits): Surroundings {
  const consumed = new Set<string>()
  const texts = (role: Role): (Argument & { value: string })[] => args.filter((arg): arg is Argument & { value: string } => arg.role === role && typeof arg.value === 'string' && arg.value !== '')
  const use = (arg: Argument | undefined): void => void (arg && consumed.add(arg.key))

  const isPath = ({ role, value }: Argument): boolean =>
    (role === 'path' || (role === 'source' && traits.moves !== undefined)) && ((typeof value === 'string' && value !== '') || Array.isArray(value))
  const hasPath = args.some(isPath)
  const hasUrl = args.some(({ role, value }) => (role === 'url' && ((typeof value === 'string' && value !== '') || Array.isArray(value))) || (role === 'link' && typeof value === 'string' && isAbsoluteUrl(value)))
  const editor = hasPath && !traits.shell ? texts('command').find(({ value }) => EDITOR_COMMANDS.has(value)) : undefined
  use(editor)
  const hasCommand = args.some(({ key, role, value }) => (role === 'command' || role === 'script') && key !== editor?.key && (typeof value === 'string' || Array.isArray(value)))

  const directory = texts('cwd')[0] ?? (hasCommand ? texts('path').find(({ key }) => wordsOf(key).some((word) => DIRECTORY.has(word))) : undefined)
  if (hasCommand || hasPath) use(directory)
  const cwd = directory?.value ?? outer.place.cwd

  const said = texts('operation').map(({ value }) => operationOf(wordsOf(value))).find((op) => op !== undefined) ?? texts('mode').map(({ value }) => operationOfMode(value)).find((op) => op !== undefined)
  const operation = said ?? (editor && operationOf(wordsOf(editor.value))) ?? outer.operation
  const written = hasPath ? writtenContent(args, operation ?? traits.operation, texts('encoding')[0]?.value) : undefined
  written?.consumed.forEach((key) => consumed.add(key))

  const repository = repositoryOf(texts('owner')[0]?.value, texts('repository')[0]?.value) ?? outer.place.repository
  const source = traits.moves && args.find((arg) => isPath(arg) && directionOf(arg.key) === 'in' && typeof arg.value === 'string')
  const language = texts('language').map(({ value }) => languageNamed(value)).find((name) => name !== undefined) ?? outer.language
  const connection = texts('connection')[0]?.value ?? outer.connection
  const port = args.find(({ role }) => role === 'port')?.value

  return {
    process: hasCommand ? processOf(args, texts, cwd, language ?? traits.language, use) : { ...outer.process, ...(cwd !== undefined && { cwd }) },
    ...(hasCommand && commandArguments(args, use)),
    place: { ...(cwd !== undefined && { cwd }), ...(repository !== undefined && { repository }) },
    ...(operation !== undefined && { operation }),
    ...(written?.content !== undefined && { written: { content: written.content, contentPointer: written.pointer } }),
    ...(source && { copyOf: source.value as string }),
    request: hasUrl ? requestOf(args, texts, hasPath, use) : {},
    ...(connection !== undefined && { connection }),
    ...(language !== undefined && { language }),
    ...(isPort(port) && { port: Number(port) }),
    hasPath,
    hasUrl,
    consumed,
    contentComplete: written?.complete ?? true,
  }
}

type Texts = (role: Role) => (Argument & { value: string })[]
type Use = (arg: Argument | undefined) => void

function processOf(args: readonly Argument[], texts: Texts, cwd: string | undefined, language: string | undefined, use: Use): Surroundings['process'] {
  const stdin = texts('stdin')[0]
  const shell = texts('shell').find(({ value }) => isShell(languageNamed(value)))
  const env = args.find(({ role, value }) => role === 'env' && isObject(value))
  for (const arg of [stdin, shell, env]) use(arg)
  const named = languageNamed(shell?.value ?? '') ?? language
  return {
    language: isShell(named) ? named : 'sh',
    ...(cwd !== undefined && { cwd }),
    ...(stdin && { stdin: stdin.value }),
    ...(env && { env: stringMap(env.value) }),
  }
}

export function isShell(language: string | undefined): language is CommandInterpretation['language'] {
  return language === 'sh' || language === 'powershell' || language === 'cmd'
}

function commandArguments(args: readonly Argument[], use: Use): { args?: string[]; argLine?: string } {
  const arg = args.find(({ role, value }) => role === 'args' && (typeof value === 'string' || Array.isArray(value)) && value.length > 0)
  if (arg === undefined) return {}
  if (typeof arg.value === 'string') {
    use(arg)
    return { argLine: arg.value }
  }
  const words = scalars(arg.value as unknown[])
  if (words === undefined) return {}
  use(arg)
  return { args: words }
}

/** The items as words, or undefined when some are no scalars. At most 10,000. */
export function scalars(items: readonly unknown[]): string[] | undefined {
  if (items.length > 10_000) return undefined
  return items.every((item) => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') ? items.map(String) : undefined
}

function requestOf(args: readonly Argument[], texts: Texts, hasPath: boolean, use: Use): Surroundings['request'] {
  const method = texts('method')[0]
  const headers = args.find(({ role, value }) => role === 'headers' && isObject(value))
  const body = hasPath ? undefined : args.find(({ role, value }) => (role === 'weak-content' || role === 'content') && ((typeof value === 'string' && value !== '') || (typeof value === 'object' && value !== null)))
  for (const arg of [method, headers, typeof body?.value === 'string' ? body : undefined]) use(arg)
  return {
    ...(method && { method: method.value }),
    ...(headers && { headers: stringMap(headers.value) }),
    ...(body && { body: newContent(body.key, body.value, undefined).text, bodyPointer: body.pointer }),
  }
}

/** What is written to the paths beside it. A name like `text` is content only where nothing says that the tool reads or deletes. */
function writtenContent(args: readonly Argument[], operation: PathOperation | undefined, encoding: string | undefined) {
  const reading = operation === 'read' || operation === 'list' || operation === 'delete' || operation === 'execute'
  const holders = args.filter(({ role, value }) => {
    if (value === '' || value === null || value === undefined || typeof value === 'boolean') return false
    if (role === 'content') return true
    return role === 'weak-content' && !reading && (typeof value === 'string' || Array.isArray(value))
  })
  const first = holders[0]
  if (first === undefined) return undefined
  const parts = holders.map(({ key, value }) => {
    const patch = typeof value === 'string' && (isAssistantPatch(value) || isUnifiedDiff(value))
    return patch ? { text: addedLines(value), complete: true, consumed: false, key } : { ...newContent(key, value, encoding), consumed: true, key }
  })
  return {
    content: parts.map(({ text }) => text).join('\n'),
    pointer: first.pointer,
    complete: parts.every(({ complete }) => complete),
    // A patch names files of its own: it is read again for those.
    consumed: parts.filter((part) => part.consumed).map(({ key }) => key),
  }
}

function addedLines(patch: string): string {
  return patchedFiles(patch).files.map(({ content }) => content).join('\n')
}

function repositoryOf(owner: string | undefined, name: string | undefined): string | undefined {
  if (name === undefined || isPathLike(name)) return undefined
  return owner === undefined ? (/^[\w.-]+\/[\w.-]+$/.test(name) ? name : undefined) : `${owner}/${name}`
}

function stringMap(value: unknown): Record<string, string> {
  const map = Object.create(null) as Record<string, string>
  if (isObject(value)) for (const [name, item] of Object.entries(value).slice(0, 1000)) if (typeof item === 'string' || typeof item === 'number') map[name] = String(item)
  return map
}

function isPort(value: unknown): boolean {
  return (typeof value === 'number' || (typeof value === 'string' && /^\d{1,5}$/.test(value))) && Number(value) > 0 && Number(value) < 65_536
}
