import type { Block } from './ast.js'
import { CLEAN, UNKNOWN, join, type Stream, type Taint } from '../machine.js'
import { HOLE, hasHole } from '../word.js'

/** What an expression may be, as far as it can be known without running anything. Every value says which effects' data it carries. */
export type Value = { readonly taint: Taint } & (
  | { readonly k: 'text'; readonly text: string; readonly char?: true }
  | { readonly k: 'number'; readonly n: number }
  | { readonly k: 'bool'; readonly b: boolean }
  | { readonly k: 'null' }
  | { readonly k: 'list'; readonly items: readonly Value[] }
  | { readonly k: 'bytes'; readonly bytes: Uint8Array }
  | { readonly k: 'table'; readonly entries: Map<string, Value> }
  | { readonly k: 'block'; readonly body: Block; readonly source: string }
  /** An instance of a .NET or COM class; `type` in lower case without `System.`. Members are shared by all who hold it. */
  | { readonly k: 'object'; readonly type: string; readonly fields: Map<string, Value> }
  | { readonly k: 'type'; readonly name: string }
  | { readonly k: 'unknown' }
)
export type ObjectValue = Extract<Value, { k: 'object' }>

export const MAX_LENGTH = 262_144
/** Longest list that is kept item by item; an encoded payload is longer than anything that people enumerate. */
export const MAX_ITEMS = 65_536

export const NULL: Value = { k: 'null', taint: CLEAN }
export const ANYTHING: Value = { k: 'unknown', taint: CLEAN }
export const text = (value: string, taint: Taint = CLEAN): Value =>
  value.length > MAX_LENGTH ? { k: 'unknown', taint } : { k: 'text', text: value, taint }
export const number = (n: number, taint: Taint = CLEAN): Value => ({ k: 'number', n, taint })
export const bool = (b: boolean, taint: Taint = CLEAN): Value => ({ k: 'bool', b, taint })
export const unknown = (taint: Taint = CLEAN): Value => (taint === CLEAN ? ANYTHING : { k: 'unknown', taint })
export const list = (items: readonly Value[], taint: Taint = CLEAN): Value =>
  items.length > MAX_ITEMS ? unknown(taint) : { k: 'list', items, taint }
export const instance = (type: string, fields: Iterable<readonly [string, Value]> = [], taint: Taint = CLEAN): ObjectValue => ({
  k: 'object',
  type,
  fields: new Map(fields),
  taint,
})

/** The same value carrying more. */
export const withTaint = (value: Value, taint: Taint): Value =>
  taint === CLEAN || taint.sources.length + taint.steps.length === 0 ? value : { ...value, taint: join(value.taint, taint) }

/** Everything that a value carries, with what its members carry. Looks a bounded way down. */
export function carried(value: Value, depth = 0): Taint {
  if (depth > 3) return value.taint
  let taint = value.taint
  if (value.k === 'list') for (const item of value.items.slice(0, 64)) taint = join(taint, carried(item, depth + 1))
  else if (value.k === 'table') for (const item of value.entries.values()) taint = join(taint, carried(item, depth + 1))
  else if (value.k === 'object') for (const item of value.fields.values()) taint = join(taint, carried(item, depth + 1))
  return taint
}
export const carriedBy = (values: readonly Value[]): Taint => values.reduce<Taint>((taint, value) => join(taint, carried(value)), CLEAN)

/** Text as PowerShell would print it inside a string; `HOLE` for what is not known. */
export function asText(value: Value, separator = ' '): string {
  switch (value.k) {
    case 'text':
      return value.text
    case 'number':
      return String(value.n)
    case 'bool':
      return value.b ? 'True' : 'False'
    case 'null':
      return ''
    case 'list':
      return joinBounded(
        value.items.map((item) => asText(item)),
        separator,
      )
    case 'bytes':
      return joinBounded([...value.bytes.subarray(0, MAX_ITEMS)].map(String), separator)
    case 'block':
      return value.source
    case 'type':
      return value.name
    case 'object':
      return objectText(value)
    default:
      return HOLE
  }
}
const joinBounded = (texts: readonly string[], separator: string): string => {
  const joined = texts.join(separator)
  return joined.length > MAX_LENGTH ? HOLE : joined
}
/** Members that an object is printed as. */
function objectText(value: ObjectValue): string {
  const shown = value.fields.get('fullname') ?? value.fields.get('text') ?? value.fields.get('name')
  return shown && shown.k !== 'object' ? asText(shown) : HOLE
}

/** What a program at the other end of a pipe gets. */
export function asStream(value: Value): Stream {
  const taint = carried(value)
  if (value.k === 'unknown' || value.k === 'object' || value.k === 'table') return taint === CLEAN ? UNKNOWN : { taint }
  const shown = value.k === 'bytes' ? Buffer.from(value.bytes).toString('latin1') : asText(value, '\n')
  return { text: hasHole(shown) && shown.length < 2 ? undefined : shown, taint }
}
export const fromStream = (stream: Stream): Value =>
  stream.text === undefined ? unknown(stream.taint) : stream.text === '' && stream.taint === CLEAN ? NULL : text(stream.text, stream.taint)

/** The items that a pipeline passes on one by one. */
export function itemsOf(value: Value): readonly Value[] {
  if (value.k === 'list') return value.items
  if (value.k === 'bytes')
    return value.bytes.length > MAX_ITEMS ? [unknown(value.taint)] : [...value.bytes].map((b) => number(b, value.taint))
  return value.k === 'null' ? [] : [value]
}

/** Joins what several statements output: nothing, one value, or a list. */
export function gather(values: readonly Value[]): Value {
  const kept = values.filter((v) => v.k !== 'null')
  if (kept.length === 0) return NULL
  if (kept.length === 1) return kept[0] ?? NULL
  return list(kept.flatMap(itemsOf))
}

/** A number when the value is one or reads like one. */
export function asNumber(value: Value): number | undefined {
  if (value.k === 'number') return value.n
  if (value.k === 'bool') return value.b ? 1 : 0
  if (value.k === 'list' && value.items.length === 1) return value.items[0] && asNumber(value.items[0])
  if (value.k !== 'text') return undefined
  const trimmed = value.text.trim()
  if (/^0x[0-9a-f]{1,12}$/i.test(trimmed)) return Number.parseInt(trimmed, 16)
  return /^[+-]?\d{1,18}(\.\d{1,18})?$/.test(trimmed) ? Number(trimmed) : undefined
}

/** Whether a condition holds, when that is known. */
export function asBool(value: Value): boolean | undefined {
  switch (value.k) {
    case 'bool':
      return value.b
    case 'null':
      return false
    case 'number':
      return value.n !== 0
    case 'text':
      return hasHole(value.text) ? undefined : value.text !== ''
    case 'list':
      return value.items.length === 0 ? false : value.items.length > 1 ? true : value.items[0] && asBool(value.items[0])
    case 'unknown':
    case 'object':
      return undefined
    default:
      return true
  }
}

/** Bytes of a value that is a byte array or a list of small numbers. */
export function asBytes(value: Value): Uint8Array | undefined {
  if (value.k === 'bytes') return value.bytes
  if (value.k === 'number') return value.n >= 0 && value.n < 256 ? Uint8Array.of(value.n) : undefined
  if (value.k !== 'list') return undefined
  const bytes = new Uint8Array(value.items.length)
  for (let i = 0; i < value.items.length; i++) {
    const item = value.items[i]
    const n = item && asNumber(item)
    if (n === undefined || n < 0 || n > 255) return undefined
    bytes[i] = n
  }
  return bytes
}
