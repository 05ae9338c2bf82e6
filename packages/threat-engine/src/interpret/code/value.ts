import { CLEAN, join as joinTaint, stepped, type Taint } from '../machine.js'
import { HOLE } from '../word.js'
import { MAX_OPTIONS, MAX_PATH, MAX_TEXT } from './limits.js'
import type { Scope } from './scope.js'
import type { Node } from './syntax.js'
import type { Effect, Resource } from '../../facts.js'

/** Where a value comes from: data it carries, whether it was decoded on the way, what of the environment is in it. */
export interface Origin {
  readonly taint: Taint
  /** The last decoding step that the value went through (`base64`, `hex`, `character codes`). */
  readonly decoded?: string
  /**
   * The variable of the environment that is in it, `*` for all of them. Becomes a read effect only when the value is shown, sent or
   * written: giving it to a child process or
   * to a client library is ordinary.
   */
  readonly environment?: string
}
export const KNOWN: Origin = { taint: CLEAN }

/** Arguments of a call as evaluated. `open` when a spread of unknown length came before the end. */
export interface Arguments {
  readonly positional: readonly Value[]
  readonly named: ReadonlyMap<string, Value>
}
export const NO_ARGUMENTS: Arguments = { positional: [], named: new Map() }

export interface TextValue {
  readonly kind: 'text'
  readonly text: string
  readonly bytes: boolean
  readonly origin: Origin
}
export interface NumberValue {
  readonly kind: 'number'
  readonly value: number
  readonly origin: Origin
}
export interface ConstantValue {
  readonly kind: 'constant'
  readonly value: boolean | null
  readonly origin: Origin
}
/** A list. `rest` stands for any number of further items. Mutable, as lists are in the languages. */
export interface ListValue {
  readonly kind: 'list'
  readonly items: Value[]
  rest?: Value | undefined
  origin: Origin
}
export interface RecordValue {
  readonly kind: 'record'
  readonly entries: Map<string, Value>
  rest?: Value | undefined
  origin: Origin
}
/** What is known about an open file, a socket or a process. */
export interface State {
  path?: string
  mode?: string
  /** Host that it is connected to. */
  host?: Resource<'host'>
  /** Text behind it: of a path object, an open file whose content is known, a process's output. */
  content?: Value
  /** Opening a file for writing: the effect that written data flows to. */
  sink?: Effect
  /** Line of a started process that reads its input. */
  line?: string
  /** Listens or accepts rather than connects. */
  serves?: boolean
}
/**
 * A function, module or object of a library, known by its dotted name: `os`, `os.system`, `requests.Session()`, `#socket` for an object
 * of a type that rows share.
 * `self` is the value that a method belongs to, `args` what the object was made with.
 */
export interface ThingValue {
  readonly kind: 'thing'
  readonly path: string
  readonly self?: Value | undefined
  readonly args: Arguments
  readonly state: State
  origin: Origin
}
export interface ClosureValue {
  readonly kind: 'closure'
  readonly node: Node & { type: 'function' }
  readonly scope: Scope
  readonly self?: Value | undefined
  readonly origin: Origin
}
export interface ClassValue {
  readonly kind: 'class'
  readonly name: string
  readonly members: Map<string, Value>
  readonly bases: readonly Value[]
  readonly origin: Origin
}
export interface ObjectValue {
  readonly kind: 'object'
  readonly of: ClassValue
  readonly fields: Map<string, Value>
  origin: Origin
}
export interface EitherValue {
  readonly kind: 'either'
  readonly options: readonly Value[]
  readonly origin: Origin
}
export interface UnknownValue {
  readonly kind: 'unknown'
  readonly origin: Origin
}
export type Value =
  | TextValue
  | NumberValue
  | ConstantValue
  | ListValue
  | RecordValue
  | ThingValue
  | ClosureValue
  | ClassValue
  | ObjectValue
  | EitherValue
  | UnknownValue

export const UNKNOWN_VALUE: UnknownValue = { kind: 'unknown', origin: KNOWN }
export const NULL: ConstantValue = { kind: 'constant', value: null, origin: KNOWN }
export const TRUE: ConstantValue = { kind: 'constant', value: true, origin: KNOWN }
export const FALSE: ConstantValue = { kind: 'constant', value: false, origin: KNOWN }

export const unknown = (origin: Origin = KNOWN): Value => (origin === KNOWN ? UNKNOWN_VALUE : { kind: 'unknown', origin })
export const number = (value: number, origin: Origin = KNOWN): Value => ({ kind: 'number', value, origin })
export const constant = (value: boolean | null): Value => (value === null ? NULL : value ? TRUE : FALSE)
/** Text that is too long becomes an unknown part; unknown parts side by side are one. */
export const text = (value: string, origin: Origin = KNOWN, bytes = false): TextValue => ({
  kind: 'text',
  text: value.length > MAX_TEXT ? HOLE : value.includes(HOLE + HOLE) ? value.replace(/\0{2,}/g, HOLE) : value,
  bytes,
  origin,
})

// Bytes 0 to 2 of real data would read as the marks of `word.ts`; inside values they are moved to a private range.
const SHIFT = 0xf700
/** Real data as it is kept in values. */
export const guarded = (s: string): string =>
  /[\0-\x02]/.test(s) ? s.replace(/[\0-\x02]/g, (c) => String.fromCharCode(c.charCodeAt(0) + SHIFT)) : s
/** Text of a value without marks as the program would have it. */
export const real = (s: string): string =>
  /[\uf700-\uf702]/.test(s) ? s.replace(/[\uf700-\uf702]/g, (c) => String.fromCharCode(c.charCodeAt(0) - SHIFT)) : s
/** A text value of real data. */
export const literal = (s: string, origin: Origin = KNOWN, bytes = false): TextValue => text(guarded(s), origin, bytes)
export const list = (items: Value[], rest?: Value, origin?: Origin): ListValue => ({
  kind: 'list',
  items,
  rest,
  origin: origin ?? joinAll(rest ? [...items, rest] : items),
})
export const record = (entries: Map<string, Value>, rest?: Value, origin?: Origin): RecordValue => ({
  kind: 'record',
  entries,
  rest,
  origin: origin ?? joinAll(rest ? [...entries.values(), rest] : [...entries.values()]),
})
export const thing = (path: string, more: { self?: Value | undefined; args?: Arguments; state?: State; origin?: Origin } = {}): Value =>
  path.length > MAX_PATH
    ? unknown(more.origin)
    : { kind: 'thing', path, self: more.self, args: more.args ?? NO_ARGUMENTS, state: more.state ?? {}, origin: more.origin ?? KNOWN }

export function joinOrigins(a: Origin, b: Origin): Origin {
  if (a === b || b === KNOWN) return a
  if (a === KNOWN) return b
  const taint = joinTaint(a.taint, b.taint)
  const decoded = a.decoded ?? b.decoded
  const environment = a.environment === '*' ? '*' : b.environment === '*' ? '*' : (a.environment ?? b.environment)
  return { taint, ...(decoded !== undefined && { decoded }), ...(environment !== undefined && { environment }) }
}
export function joinAll(values: readonly Value[]): Origin {
  let origin = KNOWN
  for (const value of values) origin = joinOrigins(origin, value.origin)
  return origin
}
/** Origin of everything that a call is given. */
export const originOf = (args: Arguments): Origin => joinOrigins(joinAll(args.positional), joinAll([...args.named.values()]))

/** The same value, also coming from `origin`. Lists keep their identity only when nothing changes. */
export function from(value: Value, origin: Origin): Value {
  const joined = joinOrigins(value.origin, origin)
  if (joined === value.origin) return value
  return value.kind === 'either'
    ? { ...value, options: value.options.map((o) => from(o, origin)), origin: joined }
    : { ...value, origin: joined }
}
/** Origin after one more step that changes the data (`base64`, `encrypt`). */
export const afterStep = (origin: Origin, step: string): Origin => ({ ...origin, taint: stepped(origin.taint, step) })
/** Origin of data that was decoded: what was not literal text before is not so now. */
export const decodedBy = (origin: Origin, step: string): Origin => ({
  ...origin,
  taint: stepped(origin.taint, `decode:${step}`),
  decoded: step,
})
/** Origin of data that comes from outside the code, which may have been decoded there. */
export function originOfTaint(taint: Taint): Origin {
  const step = taint.steps.find((s) => s.startsWith('decode:'))
  return step === undefined ? { taint } : { taint, decoded: step.slice(7) }
}

/** One of several values; flattens and drops repetitions, and gives up to unknown beyond `MAX_OPTIONS`. */
export function either(values: readonly Value[]): Value {
  const options: Value[] = []
  for (const value of values) {
    if (options.length > MAX_OPTIONS) break
    for (const option of value.kind === 'either' ? value.options : [value]) if (!options.some((o) => same(o, option))) options.push(option)
  }
  if (options.length === 1) return options[0] as Value
  if (options.length === 0) return NULL
  const origin = joinAll(values)
  // Code that can be called is worth more than plain unknown: dropping it would hide what it does.
  if (options.length > MAX_OPTIONS) return { kind: 'either', options: [...options.slice(0, MAX_OPTIONS - 1), unknown(origin)], origin }
  return { kind: 'either', options, origin }
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a.origin !== b.origin) return false
  switch (a.kind) {
    case 'text':
      return b.kind === 'text' && a.text === b.text
    case 'number':
      return b.kind === 'number' && a.value === b.value
    case 'constant':
      return b.kind === 'constant' && a.value === b.value
    case 'thing':
      return b.kind === 'thing' && a.path === b.path && a.self === b.self && a.args === b.args
    case 'unknown':
      return b.kind === 'unknown'
    default:
      return false
  }
}

/** Alternatives of a value, at most `MAX_OPTIONS`. */
export const optionsOf = (value: Value): readonly Value[] => (value.kind === 'either' ? value.options : [value])

/** Text of a value as its language would print or pass it; a hole for what is not known. */
export function textOf(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'number':
      return String(value.value)
    case 'thing':
      return value.state.content ? textOf(value.state.content) : HOLE
    case 'either':
      return HOLE
    default:
      return HOLE
  }
}
/** Texts that a value may be, without repetitions. */
export const textsOf = (value: Value): readonly string[] =>
  value.kind === 'either' ? [...new Set(value.options.map(textOf))] : [textOf(value)]

/** Truth as most languages see it: empty text, zero and null are false; unknown is undefined. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'text':
      return value.text.includes(HOLE) ? undefined : value.text !== ''
    case 'number':
      return value.value !== 0
    case 'constant':
      return value.value === true
    case 'list':
      return value.rest ? undefined : value.items.length > 0
    case 'record':
      return value.rest ? undefined : value.entries.size > 0
    case 'closure':
    case 'class':
      return true
    case 'object':
    case 'thing':
    case 'unknown':
      return undefined
    case 'either': {
      const truths = new Set(value.options.map(truthOf))
      return truths.size === 1 ? [...truths][0] : undefined
    }
  }
}

/** The values in a list or tuple whose length is known. */
export const elementsOf = (value: Value): readonly Value[] | undefined => (value.kind === 'list' && !value.rest ? value.items : undefined)
