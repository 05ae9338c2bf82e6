import type { Effect, Resource, ResourceKind, Tag } from '../../facts.js'
import { withCertainty } from '../frame.js'
import { CLEAN, join, stepped, type Frame, type Machine, type Taint } from '../machine.js'
import { hostResource, urlResource } from '../resource/host.js'
import { pathResource } from '../resource/path.js'
import { HOLE } from '../word.js'
import type { Role, Signature } from '../../signatures/signature.js'
import type { Runner } from './runner.js'
import type { Arg } from './expand.js'
import type { Parsed, RoleArg } from './grammar.js'
import { peerOf, plainText, type Peer } from './peers.js'
import { MAX_TEXT } from './state.js'

/** Words of one command that cost no step of their own. */
export const FREE = 64
/** Steps of each further one: a word that names a place is looked up in tables, which takes longer than most steps. */
export const DEAR = 4

/** What one command line takes in and names: files, hosts and data, each with its effect. What comes of it is in `outputs.ts`. */
export abstract class Inputs {
  protected readonly machine: Machine
  protected taint: Taint = CLEAN
  protected text: string | undefined
  protected payload: Taint = CLEAN
  protected sends = false
  protected readonly hosts: Peer[] = []
  protected readonly writes: { arg: Arg; record: (payload: readonly Tag[]) => Effect }[] = []
  /** Where relative operands lie: the value of a flag such as `tar -C`. */
  protected readonly base: string | undefined
  protected printed = false
  protected readonly copies: Arg[] = []
  protected readonly pattern: string | undefined
  protected readonly frame: Frame

  constructor(protected readonly signature: Signature, protected readonly parsed: Parsed, protected readonly args: readonly Arg[], frame: Frame, protected readonly runner: Runner) {
    this.machine = runner.machine
    this.frame = parsed.inert ? withCertainty(frame, 'inert') : frame
    this.pattern = parsed.roles.find((r) => r.role === 'pattern')?.arg.text
    this.base = parsed.roles.find((r) => r.role === 'workdir')?.arg.text
  }

  /** A relative operand below the folder that a flag names. */
  protected based(arg: Arg): Arg {
    return this.base === undefined || /^(?:[/~@-]|[A-Za-z]:|[a-z]{2,12}:)/.test(arg.text) ? arg : { ...arg, text: `${this.base.replace(/\/$/, '')}/${arg.text}` }
  }

  protected write(role: 'write' | 'append', arg: Arg, frame: Frame, tags: readonly Tag[]): void {
    if (TO_STDOUT.has(arg.text)) { this.printed = true; return }
    this.writes.push({ arg, record: (payload) => this.record(frame, role, this.path(arg, [...tags, ...payload])) })
  }

  protected peer(arg: Arg, frame: Frame, tags: readonly Tag[], more: Partial<Peer> = {}): Peer {
    const text = plainText(arg)
    const res = text.includes('://') ? urlResource(text, this.machine.context, tags) : hostResource(text.replace(/^[^@/\s]{0,255}@/, ''), this.machine.context, tags)
    return peerOf(res, frame, more.taint ?? arg.taint, { sends: more.sends ?? false, probes: more.probes ?? false, opens: more.opens ?? true })
  }

  protected url(arg: Arg, frame: Frame, tags: readonly Tag[], sends: boolean): void {
    const file = /^file:\/\/(?:localhost)?(\/.*)/is.exec(arg.text)?.[1]
    if (file !== undefined) return this.read('read', { ...arg, text: file }, frame, tags)
    this.hosts.push(peerOf(urlResource(plainText(arg), this.machine.context, tags), frame, arg.taint, { sends }))
  }

  /** A header is no upload, but what was read for it leaves with it; a credential in the place that is made for one is marked as such. */
  protected header(arg: Arg, frame: Frame): void {
    if (/^@/.test(arg.text)) return this.read('upload', { ...arg, text: arg.text.slice(1) }, frame, [])
    // An empty one, of a variable that may have been set, sends nothing; what it is otherwise is another choice.
    if (arg.taint.sources.length === 0 || arg.text === '') return
    this.sends = true
    this.payload = join(this.payload, /^(?:proxy-)?(?:authorization|(?:x-|private-|api|[a-z]+-)[a-z-]{0,40}(?:key|token))\s*:|^[^:\s]{0,256}:[^:\s]{0,4096}$/i.test(arg.text) ? stepped(arg.taint, 'authorization') : arg.taint)
  }

  protected read(role: Role, arg: Arg, frame: Frame, tags: readonly Tag[]): void {
    if (arg.text === '-' || arg.text === '/dev/stdin') {
      if (role === 'upload') { this.sends = true; this.payload = join(this.payload, frame.stdin.taint) } else this.taint = join(this.taint, frame.stdin.taint)
      return
    }
    const file = this.machine.files.get(this.runner.resolve(arg.text))
    // `<(command)`: a pipe, not a file.
    const piped = file !== undefined && arg.text.startsWith('/dev/fd/')
    const own = piped ? CLEAN : { sources: [this.record(frame, 'read', this.path(arg, role === 'read-tree' ? [...tags, 'recursive'] : tags), this.pattern)], steps: [] }
    // A link, or a copy of what was not read: reading it reads the original.
    const original = file?.copyOf !== undefined && file.content.taint.sources.length === 0 ? { sources: [this.record(frame, 'read', this.path({ ...arg, text: file.copyOf }, tags), this.pattern)], steps: [] } : CLEAN
    const taint = join(join(own, original), file?.content.taint ?? CLEAN)
    this.text = followedBy(this.text, file?.content.text)
    this.copies.push(arg)
    if (role === 'upload') { this.sends = true; this.payload = join(this.payload, taint) } else this.taint = join(this.taint, taint)
  }

  protected data(arg: Arg, frame: Frame, file: string | undefined): void {
    this.sends = true
    if (file === undefined) { this.payload = join(this.payload, arg.taint); return }
    this.read('upload', { ...arg, text: file }, frame, [])
  }

  protected hostPath(arg: Arg, frame: Frame, tags: readonly Tag[], all: readonly RoleArg[]): void {
    const last = all.at(-1)!.arg === arg && all.length > 1
    const remote = /^[a-z][a-z0-9+]{1,15}:\/\//i.test(arg.text) ? arg.text : /^(\[[^\]]{1,64}\]|[^/:]{2,255}):/.exec(arg.text)?.[1]
    if (remote !== undefined) {
      this.hosts.push(this.peer({ ...arg, text: remote }, frame, tags, { sends: last, taint: CLEAN, opens: false }))
      if (last) this.sends = true
      return
    }
    if (last) this.write('write', arg, frame, tags)
    else {
      this.read('read', arg, frame, tags)
      this.payload = join(this.payload, this.taint)
    }
  }

  protected path(arg: Arg, tags: readonly Tag[]): Resource<'path'> {
    return pathResource(this.runner.locate(arg.text), this.machine.context, this.pattern === undefined ? tags : [...tags, 'search'])
  }

  protected record<K extends ResourceKind>(frame: Frame, action: Effect['action'], res: Resource<K>, detail?: string): Effect {
    return this.machine.effect(frame, action, res, detail === undefined ? {} : { detail })
  }
}

/** Files that are read one after the other; what is not known of them is a hole. */
function followedBy(before: string | undefined, next: string | undefined): string {
  if (before === undefined) return next ?? HOLE
  if ((before === HOLE && next === undefined) || before.length + (next?.length ?? 0) > MAX_TEXT) return HOLE
  return (before === HOLE ? `${HOLE}\n` : before) + (next ?? `${HOLE}\n`)
}

const TO_STDOUT: ReadonlySet<string> = new Set(['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])
