import { isLive, type Action, type Actor, type AnyResource, type Certainty, type Context, type Effect, type Exhausted, type Facts, type Flow, type Opaque, type Resource, type ResourceKind, type Span, type Step, type Text } from '../facts.js'
import { deeper, rootFrame as frameAtRoot } from './frame.js'
import { WrittenFiles } from './files.js'
import type { Language } from './language.js'

/**
 * What a value carries besides its text: the effects whose data is in it and what was done to that data since.
 * Bounded: at most `MAX_SOURCES` effects and `MAX_TAINT_STEPS` steps. `CLEAN` is the value of everything that was written literally.
 */
export interface Taint {
  readonly sources: readonly Effect[]
  readonly steps: readonly string[]
}
export const CLEAN: Taint = { sources: [], steps: [] }
const MAX_SOURCES = 16
const MAX_TAINT_STEPS = 12

/** Union of two taints; the common case (one is clean) allocates nothing. */
export function join(a: Taint, b: Taint): Taint {
  if (a === b || b.sources.length + b.steps.length === 0) return a
  if (a.sources.length + a.steps.length === 0) return b
  if (b.steps.length === 0 && isFull(a)) return a
  const sources = new Set(a.sources)
  for (const s of b.sources) sources.add(s)
  const steps = new Set(a.steps)
  for (const s of b.steps) if (steps.size < MAX_TAINT_STEPS) steps.add(s)
  return { sources: sources.size > MAX_SOURCES ? worthiest(sources) : [...sources], steps: [...steps] }
}
/** Nothing can be added to sources that are all worth something and as many as are followed. */
const isFull = ({ sources }: Taint): boolean => sources.length >= MAX_SOURCES && sources.every((s) => s.resource.class !== 'ordinary')
/** When there are too many sources to follow, those that are worth something stay: many harmless files cannot crowd a key out. */
const worthiest = (sources: ReadonlySet<Effect>): Effect[] =>
  [...[...sources].filter((s) => s.resource.class !== 'ordinary'), ...[...sources].filter((s) => s.resource.class === 'ordinary')].slice(0, MAX_SOURCES)

/** The same data after one more step (`base64`, `gzip`, `rev`). */
export const stepped = (taint: Taint, step: string): Taint =>
  taint.steps.includes(step) || taint.steps.length >= MAX_TAINT_STEPS ? taint : { sources: taint.sources, steps: [...taint.steps, step] }

/** Data on a pipe, in a file or in a variable: its text when that is computable, and what it carries. */
export interface Stream {
  readonly text?: string | undefined
  readonly taint: Taint
}
export const NOTHING: Stream = { text: '', taint: CLEAN }
export const UNKNOWN: Stream = { taint: CLEAN }

/** A file that the call itself writes. `copyOf` is the program or path it was copied or linked from. */
export interface VirtualFile {
  readonly content: Stream
  readonly copyOf?: string | undefined
  /** The path is a pipe into a command (`>(command)`), which gets what is written. */
  readonly pipe?: (written: Stream) => void
}

/** The point of view from which effects are recorded: position, actor, certainty and how we got there. Immutable; `derive` a new one to descend. */
export interface Frame {
  readonly where: string
  readonly span: Span
  /** When true, positions of the text being interpreted are positions of the input at `where`, offset by `offset`. Else `span` stands for all of it. */
  readonly direct: boolean
  readonly offset: number
  readonly actor: Actor
  readonly certainty: Certainty
  readonly derivation: readonly Step[]
  readonly roots: readonly Span[]
  readonly depth: number
  readonly stdin: Stream
}

export const MAX_DEPTH = 24
const MAX_EFFECTS = 2000
const MAX_FLOWS = 400
/** Longest text that is judged, in UTF-16 code units; of a longer one the beginning. */
export const MAX_TEXT = 4 * 1024 * 1024

/** Interprets code of one language from a frame and returns what it would print. Registered by `interpret/language.ts`, so that languages can call each other. */
export type Interpreter = (source: string, frame: Frame, machine: Machine) => Stream

/** One run of the engine over one call: collects facts, keeps the budget and the files that the call writes. */
export class Machine {
  readonly effects: Effect[] = []
  readonly flows: Flow[] = []
  readonly texts: Text[] = []
  readonly opaques: Opaque[] = []
  readonly exhausts: Exhausted[] = []
  readonly files = new WrittenFiles()
  /** Steps left; every command, statement or token visited costs one. */
  private steps: number
  private spent = false
  private captured: Set<number> | undefined

  constructor(readonly context: Context, private readonly languages: (language: Language) => Interpreter, steps = 20_000) {
    this.steps = steps
  }

  /** Pays for `cost` steps; false when the budget is gone (recorded once as `Exhausted`), then the caller must return. */
  pay(frame: Frame, cost = 1): boolean {
    this.steps -= cost
    if (this.steps >= 0) return true
    if (!this.spent) {
      this.spent = true
      this.exhausted(frame, 'steps', true)
    }
    return false
  }

  /** Records an effect and returns it (needed as a source or sink of flows). `span` overrides the frame's position. */
  effect<K extends ResourceKind>(frame: Frame, action: Action, resource: Resource<K>, more: { span?: Span; detail?: string; certainty?: Certainty } = {}): Effect {
    const span = more.span ?? frame.span
    const effect: { -readonly [M in keyof Effect]: Effect[M] } = {
      id: this.effects.length,
      action,
      resource: resource as AnyResource,
      certainty: weaker(frame.certainty, more.certainty ?? 'certain'),
      actor: frame.actor,
      span,
      where: frame.where,
      derivation: frame.derivation,
      roots: frame.roots.length ? [...frame.roots, span] : [span],
    }
    if (more.detail !== undefined) effect.detail = more.detail
    if (this.effects.length < MAX_EFFECTS) this.effects.push(effect)
    else {
      // The call is refused for what it is too long for; interpreting the rest of it would only cost time.
      this.exhaustOnce(frame, 'nodes')
      this.spent = true
      this.steps = -1
    }
    return effect
  }

  /** Records that data carried by `taint` reaches `sink`. Does nothing for clean data. */
  flow(taint: Taint, sink: Effect): void {
    if (taint.sources.length === 0) return
    if (this.flows.length < MAX_FLOWS) this.flows.push({ sources: taint.sources, steps: taint.steps, sink })
    else this.exhaustOnce({ where: sink.where, span: sink.span }, 'nodes')
    // A shell whose output goes to another host is driven from there: T1059.004 over T1095.
    const shell = sink.action === 'send' && taint.sources.find((s) => s.action === 'execute' && s.resource.class === 'shell')
    if (shell) this.effects.push({ ...shell, id: this.effects.length, resource: { kind: 'process', class: 'reverse-shell', name: shell.resource.name, tags: [] }, certainty: weaker(shell.certainty, sink.certainty) })
  }

  /** Notes that data went into a variable: what was read for it is not shown, unless it is printed later. */
  capture(taint: Taint): void {
    for (const s of taint.sources) if (s.action === 'read' && (s.resource.class === 'secret-file' || (s.resource.kind === 'account' && s.resource.tags.includes('personal')))) (this.captured ??= new Set()).add(s.id)
  }

  /** At the end of the call: captured secrets that are not among what is printed were only loaded. */
  release(printed: Taint): void {
    if (this.captured === undefined) return
    for (const s of printed.sources) this.captured.delete(s.id)
    for (const id of this.captured) {
      const effect = this.effects[id]
      if (effect) this.effects[id] = { ...effect, resource: { ...effect.resource, tags: [...effect.resource.tags, 'load'] } as AnyResource }
    }
    this.captured.clear()
  }

  text(text: Text): void {
    if (text.value.length > MAX_TEXT) this.exhausted({ where: text.pointer, span: { start: MAX_TEXT, end: text.value.length } }, 'length', false)
    if (this.texts.length < MAX_EFFECTS) this.texts.push(text)
    else if (!this.exhausts.some((e) => e.limit === 'nodes')) this.exhausted({ where: text.pointer, span: { start: 0, end: text.value.length } }, 'nodes', false)
  }

  opaque(frame: Frame, reason: Opaque['reason'], text: string): void {
    if (this.opaques.length < 64) this.opaques.push({ reason, span: frame.span, where: frame.where, text: text.slice(0, 120) })
  }

  exhausted(frame: Pick<Frame, 'span' | 'where'>, limit: Exhausted['limit'], executes: boolean): void {
    if (this.exhausts.length < 16) this.exhausts.push({ limit, span: frame.span, where: frame.where, executes })
  }

  private exhaustOnce(frame: Pick<Frame, 'span' | 'where'>, limit: Exhausted['limit']): void {
    if (!this.exhausts.some((e) => e.limit === limit)) this.exhausted(frame, limit, true)
  }

  /** Interprets `source` as `language`, one level deeper. Depth is bounded: deeper code is `Exhausted`, never skipped in silence. */
  run(language: Language, source: string, frame: Frame): Stream {
    if (frame.depth >= MAX_DEPTH) {
      this.exhausted(frame, 'depth', true)
      return UNKNOWN
    }
    return this.languages(language)(source, deeper(frame), this)
  }

  facts(inputs: Record<string, string>): Facts {
    const { effects } = this
    let index: Map<Action, Effect[]> | undefined
    return {
      effects,
      flows: this.flows.length === 0 ? this.flows : this.flows.filter((f) => isLive(f.sink) && f.sources.some(isLive)),
      texts: this.texts,
      opaque: this.opaques,
      exhausted: this.exhausts,
      files: this.files,
      by: (action) => (index ??= byAction(effects)).get(action) ?? [],
      inputs,
    }
  }
}

/** What would happen, by action. */
function byAction(effects: readonly Effect[]): Map<Action, Effect[]> {
  const index = new Map<Action, Effect[]>()
  for (const e of effects) {
    if (!isLive(e)) continue
    const list = index.get(e.action)
    if (list) list.push(e)
    else index.set(e.action, [e])
  }
  return index
}

const RANK: Record<Certainty, number> = { certain: 3, conditional: 2, inert: 1, dead: 0 }
/** The less certain of two: what a branch contains is at most as certain as the branch. */
export const weaker = (a: Certainty, b: Certainty): Certainty => (RANK[a] <= RANK[b] ? a : b)

const NO_TAGS: Resource['tags'] = []

/** Builds a resource; `tags` may be omitted. */
export function resource<K extends ResourceKind>(kind: K, cls: Resource<K>['class'], name: string, tags: Resource['tags'] = NO_TAGS, more?: Pick<Partial<Resource<K>>, 'port' | 'count' | 'scheme' | 'target'>): Resource<K> {
  const made: { -readonly [M in keyof Resource<K>]: Resource<K>[M] } = { kind, class: cls, name, tags }
  if (more === undefined) return made
  if (more.scheme !== undefined) made.scheme = more.scheme
  if (more.port !== undefined) made.port = more.port
  if (more.count !== undefined) made.count = more.count
  if (more.target !== undefined) made.target = more.target
  return made
}

/** The frame at the start of a call. */
export function rootFrame(where: string, length: number, actor: Partial<Actor> = {}): Frame {
  return frameAtRoot(where, length, NOTHING, actor)
}
