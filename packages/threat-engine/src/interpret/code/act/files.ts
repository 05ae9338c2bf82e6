import { hasGlob, hasHole, HOLE, STAR } from '../../word.js'
import { summarizePayload } from '../../file/payload.js'
import { REHEARSED } from '../../file/rehearsal.js'
import { hostResource } from '../../resource/host.js'
import { pathResource } from '../../resource/path.js'
import { resource, type Taint } from '../../machine.js'
import type { Effect, Tag } from '../../../facts.js'
import { knownNumber } from '../fold/fold.js'
import type { Role } from '../library/api.js'
import type { Run } from '../run.js'
import type { Node } from '../syntax.js'
import { joinOrigins, KNOWN, text, textOf, textsOf, truthOf, type Origin, type Value } from '../value.js'
import type { Deed } from './roles.js'

/** What a call did to files: the data that it read, the files that it opened or wrote. */
export interface Touched {
  readonly origin: Origin
  /** Content, when the file was written earlier in the same call. */
  readonly content?: Value
  readonly path?: string
  readonly mode?: string
  readonly sink?: Effect
}

const SIMPLE = {
  read: ['read', []],
  load: ['read', ['load']],
  use: ['read', ['use']],
  list: ['list', []],
  'list-tree': ['list', ['recursive']],
  'read-tree': ['read', ['recursive']],
  delete: ['delete', []],
  'delete-tree': ['delete', ['recursive']],
  write: ['write', []],
  append: ['append', []],
  'copy-from': ['read', ['copy']],
  'copy-to': ['write', []],
  'move-from': ['read', ['copy']],
} as const satisfies Partial<Record<Role, readonly ['read' | 'list' | 'delete' | 'write' | 'append', readonly Tag[]]>>
const SIMPLE_ROLES = Object.entries(SIMPLE) as [keyof typeof SIMPLE, (typeof SIMPLE)[keyof typeof SIMPLE]][]

/** PHP's and Ruby's functions for files take URLs too. */
const URL_PATH = /^(https?:\/\/|ftps?:\/\/|data:|php:|expect:|phar:)/i

const isUrl = (run: Run, path: string): boolean => run.language.semantics.urlsAreFiles && URL_PATH.test(path)

export function actOnFiles(deed: Deed): Touched | undefined {
  const { run, node } = deed
  let touched: Touched | undefined
  const add = (more: Touched) => {
    touched = touched ? { ...touched, ...more, origin: joinOrigins(touched.origin, more.origin) } : more
  }
  const tree = deed.all('recursive').some((v) => truthOf(v) !== false)
  for (const [role, [action, tags]] of SIMPLE_ROLES) {
    for (const value of deed.all(role)) {
      for (const path of pathsOf(value)) {
        if (isUrl(run, path)) continue
        const effective: readonly Tag[] = tree && (action === 'delete' || action === 'list') ? [...tags, 'recursive'] : tags
        add(touch(run, node, action, path, effective))
      }
    }
  }
  const opened = deed.first('open')
  if (opened) for (const path of pathsOf(opened)) if (!isUrl(run, path)) add(open(run, node, path, modeOf(deed)))
  if (deed.has('move-from')) for (const path of pathsOf(deed.first('move-from') as Value)) touch(run, node, 'delete', path, [])
  changePermissions(deed)
  write(deed, touched)
  return touched
}

/** Paths that a value may be; of lists every item. */
export function pathsOf(value: Value): readonly string[] {
  if (value.kind !== 'list') return textsOf(value)
  return [...value.items.slice(0, 16), ...(value.rest ? [value.rest] : [])].flatMap((v) => textsOf(v))
}
function modeOf(deed: Deed): string {
  const mode = deed.first('mode')
  if (!mode) return deed.api.assume ?? 'r'
  const s = textOf(mode)
  return hasHole(s) ? 'r' : s
}

/** Records one effect on one path; what was read comes back with its content when that is known. */
export function touch(
  run: Run,
  node: Node,
  action: 'read' | 'list' | 'delete' | 'write' | 'append',
  path: string,
  tags: readonly Tag[],
): Touched {
  const of = pathResource(path, run.context, taggedFor(run, path, tags))
  const effect = run.effect(node, action, of)
  if (action === 'read') {
    if (of.class === 'secret-file' && !tags.includes('copy')) run.reads.push(effect)
    const file = run.machine.files.get(of.name)
    const source: Taint = { sources: [effect], steps: [] }
    // A file that the call wrote itself carries what was written there.
    const origin: Origin = { taint: file ? { sources: [effect, ...file.content.taint.sources], steps: file.content.taint.steps } : source }
    return { origin, path, ...(file?.content.text !== undefined && { content: text(file.content.text, origin) }) }
  }
  if (action === 'list') {
    if (tags.includes('recursive')) run.walked.add(path)
    return { origin: KNOWN, path }
  }
  if (action === 'write' || action === 'append') return { origin: KNOWN, path, sink: effect, mode: action === 'write' ? 'w' : 'a' }
  return { origin: KNOWN, path }
}
/** Paths put together from what a walk through a tree found stand for the whole tree. */
function taggedFor(run: Run, path: string, tags: readonly Tag[]): readonly Tag[] {
  if (!hasGlob(path)) return tags
  const walked = [...run.walked].some((root) => path.startsWith(root))
  return walked ? [...new Set<Tag>([...tags, 'glob', 'recursive', 'bulk'])] : [...new Set<Tag>([...tags, 'glob'])]
}

export function open(run: Run, node: Node, path: string, mode: string): Touched {
  const network = /^\/dev\/(?:tcp|udp)\/([^/]+)\/(\d{1,5})$/.exec(path)
  if (network) {
    run.sockets.connected = { ...hostResource(network[1] ?? HOLE, run.context), port: Number(network[2]) }
    run.sockets.effect = run.effect(node, 'connect', run.sockets.connected)
    return { origin: KNOWN, path }
  }
  const writes = /[wxc]/.test(mode)
  const appends = /a/.test(mode)
  const read = writes || appends ? undefined : touch(run, node, 'read', path, [])
  const written = writes || appends || mode.includes('+') ? touch(run, node, appends ? 'append' : 'write', path, []) : undefined
  return { ...read, ...written, origin: read?.origin ?? KNOWN, mode, path }
}

/** Data that reaches the files: a flow to the effect, and the file's content for what reads it later in the same call. */
function write(deed: Deed, touched: Touched | undefined): void {
  const contents = deed.all('content')
  const copied = deed.first('copy-from') ?? deed.first('move-from')
  const sink = touched?.sink ?? deed.self?.state.sink
  if (!sink || (contents.length === 0 && !copied)) return
  const { run, node } = deed
  for (const content of contents)
    writeTo(
      run,
      node,
      sink,
      content,
      (touched?.mode ?? deed.self?.state.mode ?? 'w').includes('a') || deed.self?.state.sink !== undefined,
      touched?.path ?? deed.self?.state.path,
    )
  if (copied && touched) {
    run.machine.flow(touched.origin.taint, sink)
    const from = pathResource(textOf(copied), run.context).name
    const source = run.machine.files.get(from)
    run.machine.files.set(sink.resource.name, {
      content: source?.content ?? { taint: touched.origin.taint },
      copyOf: source?.copyOf ?? from,
    })
  }
}

export function writeTo(run: Run, node: Node, sink: Effect, content: Value, more: boolean, path?: string): void {
  const value = content.kind === 'list' ? text(content.items.map(textOf).join(''), content.origin) : content
  run.flow(value, sink, node)
  const { name, tags } = sink.resource
  const before = more ? run.machine.files.get(name)?.content : undefined
  const known = textOf(value)
  const whole = hasHole(known) || (before && before.text === undefined) ? undefined : (before?.text ?? '') + known
  const file = { content: { text: whole, taint: before ? joinOrigins({ taint: before.taint }, value.origin).taint : value.origin.taint } }
  run.machine.files.set(name, file)
  if (path !== undefined && path !== name) run.machine.files.set(path.replace(/^\.\//, ''), file)
  summarize(run, node, sink, whole)
  if (value.origin.taint.steps.includes('encrypt'))
    run.effect(node, 'encrypt', { ...pathResource(name, run.context, tags), tags: bulkTags(name, tags) })
}
/**
 * What is written where it will run later: what it would do is said by tags of the write. Content that is itself only summarised is not
 * looked into again.
 */
function summarize(run: Run, node: Node, { action, resource: of }: Effect, content: string | undefined): void {
  if (of.kind !== 'path' || of.class === 'ordinary' || content === undefined || content === '' || run.baseFrame.where === REHEARSED) return
  const payload = summarizePayload(content, of.name, run.context)
  if (payload.length > 0) run.effect(node, action, { ...of, tags: [...new Set<Tag>([...of.tags, ...payload])] })
}
const bulkTags = (name: string, tags: readonly Tag[]): readonly Tag[] =>
  hasGlob(name) || tags.includes('glob') ? [...new Set<Tag>([...tags, 'bulk'])] : tags

/** chmod and chown: only what gives power is an effect (T1222.002, T1548.001). */
function changePermissions(deed: Deed): void {
  const { run, node } = deed
  const mode = deed.first('permissions')
  for (const value of deed.all('change')) {
    for (const path of pathsOf(value)) {
      const bits = mode && bitsOf(mode)
      if (mode === undefined) {
        if (deed.has('owner')) run.effect(node, 'grant', resource('permission', 'ownership', path))
      } else if (bits !== undefined && (bits & 0o6000) !== 0) run.effect(node, 'grant', resource('permission', 'setuid', path))
      else if (bits !== undefined && (bits & 0o002) !== 0) {
        const { class: cls } = pathResource(path, run.context)
        run.effect(
          node,
          'grant',
          resource(
            'permission',
            /^(system|root|sudoers|password|cron|pam|user-database)/.test(cls) ? 'system-world-writable' : 'world-writable',
            path,
          ),
        )
      } else if (bits !== undefined && (bits & 0o111) !== 0) run.effect(node, 'grant', resource('permission', 'execute', path))
    }
  }
}

/** A mode as a number, in octal digits or in letters. */
function bitsOf(mode: Value): number | undefined {
  if (mode.kind !== 'text') return knownNumber(mode)
  if (/^0?[0-7]{3,4}$/.test(mode.text)) return parseInt(mode.text, 8)
  if (/[ug]?\+[rwx]*s/.test(mode.text)) return 0o4000
  if (/(^|,)[ugo]*[oa][ugo]*[+=][rx]*w/.test(mode.text)) return 0o002
  return /\+[rw]*x/.test(mode.text) ? 0o111 : undefined
}

/** Names found in a folder. */
export const listingOf = (folder: string, whole: boolean): Value =>
  text(whole ? `${folder === HOLE ? HOLE : folder.replace(/\/$/, '')}/${STAR}` : STAR)
