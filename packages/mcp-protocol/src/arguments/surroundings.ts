// The arguments beside an argument: they say where a command runs, what is written to a path, and with which method and body a URL is requested.
import { isObject } from '../issues.js'
import { newContent } from './content.js'
import type { CommandInterpretation, PathOperation } from './interpretation.js'
import { isAssistantPatch, isUnifiedDiff, patchedFiles } from './patch.js'
import { type Role, directionOf } from './roles.js'
import { isAbsoluteUrl, isPathLike } from './shape.js'
import { type ToolTraits, languageNamed, operationOf, operationOfMode } from './tool-traits.js'
import { hasAny, setOf, wordsOf } from './words.js'

export interface Argument {
  readonly key: string
  readonly role: Role | undefined
  readonly pointer: string
  readonly value: unknown
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export interface Surroundings {
  /** For commands. */
  readonly process: Pick<CommandInterpretation, 'env' | 'cwd' | 'stdin' | 'language'>
  /** Words after a command, or one line of them. */
  readonly args?: readonly string[]
  readonly argLine?: string
  /** For paths. */
  readonly place: { readonly cwd?: string; readonly repository?: string }
  readonly operation?: PathOperation | undefined
  readonly written?: { readonly content: string; readonly contentPointer: string }
  readonly copyOf?: string
  /** For URLs. */
  readonly request: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly bodyPointer?: string }
  readonly connection?: string | undefined
  /** Language of code, when it is said. */
  readonly language?: string | undefined
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
  const beside = new Beside(args)
  const paths = [...beside.all('path'), ...(traits.moves === undefined ? [] : beside.all('source'))].filter(({ value }) => isText(value) || Array.isArray(value))
  const hasPath = paths.length > 0
  const hasUrl = beside.all('url').some(({ value }) => isText(value) || Array.isArray(value)) || beside.all('link').some(({ value }) => isText(value) && isAbsoluteUrl(value))

  const editor = hasPath && !traits.shell ? beside.texts('command').find(({ value }) => EDITOR_COMMANDS.has(value)) : undefined
  beside.use(editor)
  const runnable = ({ key, value }: Argument): boolean => key !== editor?.key && (typeof value === 'string' || Array.isArray(value))
  const hasCommand = beside.all('command').some(runnable) || beside.all('script').some(runnable)
  const runs = hasCommand || beside.text('code') !== undefined

  const directory = beside.text('cwd') ?? (runs ? beside.texts('path').find(({ key }) => hasAny(wordsOf(key), DIRECTORY)) : undefined)
  if (runs || hasPath) beside.use(directory)
  const cwd = directory?.value ?? outer.place.cwd
  const repository = repositoryOf(beside.text('owner')?.value, beside.text('repository')?.value) ?? outer.place.repository
  const language = languageNamed(beside.text('language')?.value ?? '') ?? outer.language

  const around: Mutable<Surroundings> = {
    process: outer.process, place: outer.place, request: {}, hasPath, hasUrl, consumed: beside.consumed, contentComplete: true,
    operation: operationAround(beside, editor?.value) ?? outer.operation,
    connection: beside.text('connection')?.value ?? outer.connection,
    language,
  }
  if (cwd !== undefined || repository !== undefined) around.place = { ...(cwd !== undefined && { cwd }), ...(repository !== undefined && { repository }) }
  if (hasCommand) {
    around.process = processOf(beside, cwd, language ?? traits.language)
    addCommandArguments(beside, around)
  } else if (cwd !== outer.process.cwd && cwd !== undefined) around.process = { ...outer.process, cwd }
  if (hasPath) addWrittenContent(beside, around, around.operation ?? traits.operation)
  if (hasUrl) around.request = requestOf(beside, hasPath)
  if (traits.moves !== undefined) {
    const source = paths.find(({ key, value }) => typeof value === 'string' && directionOf(key) === 'in')?.value
    if (typeof source === 'string') around.copyOf = source
  }
  const port = beside.all('port')[0]?.value
  if (isPort(port)) around.port = Number(port)
  return around
}

type TextArgument = Argument & { readonly value: string }
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const NONE: readonly Argument[] = []

/** The arguments of one object by role, and which of them have been told already. */
class Beside {
  readonly consumed = new Set<string>()
  private readonly byRole = new Map<Role, Argument[]>()

  constructor(args: readonly Argument[]) {
    for (const arg of args) {
      if (arg.role === undefined) continue
      const same = this.byRole.get(arg.role)
      if (same === undefined) this.byRole.set(arg.role, [arg])
      else same.push(arg)
    }
  }

  all(role: Role): readonly Argument[] {
    return this.byRole.get(role) ?? NONE
  }

  /** Those that are non-empty strings. */
  texts(role: Role): readonly TextArgument[] {
    return this.all(role).filter((arg): arg is TextArgument => isText(arg.value))
  }

  text(role: Role): TextArgument | undefined {
    return this.all(role).find((arg): arg is TextArgument => isText(arg.value))
  }

  object(role: Role): Argument | undefined {
    return this.all(role).find(({ value }) => isObject(value))
  }

  use(arg: Argument | undefined): void {
    if (arg !== undefined) this.consumed.add(arg.key)
  }
}

function operationAround(beside: Beside, editorCommand: string | undefined): PathOperation | undefined {
  for (const { value } of beside.texts('operation')) {
    const operation = operationOf(wordsOf(value))
    if (operation !== undefined) return operation
  }
  for (const { value } of beside.texts('mode')) {
    const operation = operationOfMode(value)
    if (operation !== undefined) return operation
  }
  return editorCommand === undefined ? undefined : operationOf(wordsOf(editorCommand))
}

function processOf(beside: Beside, cwd: string | undefined, language: string | undefined): Surroundings['process'] {
  const stdin = beside.text('stdin')
  const shell = beside.texts('shell').find(({ value }) => isShell(languageNamed(value)))
  const env = beside.object('env')
  for (const arg of [stdin, shell, env]) beside.use(arg)
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

function addCommandArguments(beside: Beside, around: Mutable<Surroundings>): void {
  const arg = beside.all('args').find(({ value }) => isText(value) || (Array.isArray(value) && value.length > 0))
  const words = Array.isArray(arg?.value) ? scalars(arg.value) : undefined
  if (typeof arg?.value === 'string') around.argLine = arg.value
  else if (words !== undefined) around.args = words
  else return
  beside.use(arg)
}

/** The items as words, or undefined when some are no scalars. At most 10,000. */
export function scalars(items: readonly unknown[]): string[] | undefined {
  if (items.length > 10_000) return undefined
  return items.every((item) => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') ? items.map(String) : undefined
}

function requestOf(beside: Beside, hasPath: boolean): Surroundings['request'] {
  const method = beside.text('method')
  const headers = beside.object('headers')
  const body = hasPath ? undefined : [...beside.all('weak-content'), ...beside.all('content')].find(({ value }) => isText(value) || (typeof value === 'object' && value !== null))
  for (const arg of [method, headers, typeof body?.value === 'string' ? body : undefined]) beside.use(arg)
  return {
    ...(method && { method: method.value }),
    ...(headers && { headers: stringMap(headers.value) }),
    ...(body && { body: newContent(body.key, body.value, undefined).text, bodyPointer: body.pointer }),
  }
}

/** What is written to the paths beside it. A name like `text` is content only where nothing says that the tool reads or deletes. */
function addWrittenContent(beside: Beside, around: Mutable<Surroundings>, operation: PathOperation | undefined): void {
  const reading = operation === 'read' || operation === 'list' || operation === 'delete' || operation === 'execute'
  const weak = reading ? NONE : beside.all('weak-content').filter(({ value }) => isText(value) || Array.isArray(value))
  const holders = [...beside.all('content').filter(({ value }) => isText(value) || (typeof value === 'object' && value !== null)), ...weak]
  const first = holders[0]
  if (first === undefined) return
  const encoding = beside.text('encoding')?.value
  const parts: string[] = []
  for (const holder of holders) {
    const { key, value } = holder
    // A patch names files of its own: it is read again for those.
    if (typeof value === 'string' && (isAssistantPatch(value) || isUnifiedDiff(value))) parts.push(addedLines(value))
    else {
      const { text, complete } = newContent(key, value, encoding)
      parts.push(text)
      beside.use(holder)
      if (!complete) around.contentComplete = false
    }
  }
  around.written = { content: parts.join('\n'), contentPointer: first.pointer }
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
