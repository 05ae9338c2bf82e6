// A record is a flat map of fields, changed by a handful of merge operations and by nothing else. Folds are written once, in TypeScript, as lists of these
// operations; every store applies the same list, in memory here or in one Lua script in Redis. Each operation commutes with itself, is bounded, and needs to
// read only the field that it changes, so that any number of gateways may write one record.
import type { Entry } from '@proxilion/threat-engine'

export type Value = number | string | readonly string[] | readonly Entry[] | ReadonlyMap<string, Entry>
/** The fields of one session or of one principal. */
export type SessionRecord = Map<string, Value>

export type Merge =
  | { readonly op: 'add'; readonly field: string; readonly by: number }
  | { readonly op: 'max' | 'min'; readonly field: string; readonly value: number }
  /** Keeps the first value. */
  | { readonly op: 'once'; readonly field: string; readonly value: number | string }
  /** A set of at most `limit` members; the oldest member makes room. */
  | { readonly op: 'include'; readonly field: string; readonly member: string; readonly limit: number }
  /** A list of the last `limit` entries. An entry whose `id` the list still has is not appended again. */
  | { readonly op: 'append'; readonly field: string; readonly entry: Entry; readonly limit: number }
  /**
   * A map of at most `limit` keys; the key that was put longest ago makes room. A key that is there gets the new entry and becomes the newest; with `first` it stays
   * as and where it is.
   */
  | { readonly op: 'put'; readonly field: string; readonly key: string; readonly entry: Entry; readonly limit: number; readonly first?: boolean }
  /** Puts the entry of the key `from` under `key` as well, or again, with the members of `entry` over its own. Changes nothing when the map has no `from`. */
  | { readonly op: 'copy'; readonly field: string; readonly from: string; readonly key: string; readonly entry: Entry; readonly limit: number }
  /** Takes a key out of a map, or without a key the whole field out of the record. */
  | { readonly op: 'drop'; readonly field: string; readonly key?: string }
  /** The record is gone at this time, milliseconds since the epoch; a later one postpones it. */
  | { readonly op: 'expire'; readonly at: number }

/** What one event changes in one record. Order does not matter between operations on different fields. */
export type Delta = readonly Merge[]

/** The field that `expire` sets. */
export const EXPIRES = 'expires'

/**
 * Applies a delta, in its order. The record must not be read by others while this runs: the whole delta is one step.
 *
 * @returns roughly the number of bytes by which the entries of the record have grown; negative when they have shrunk
 */
export function merge(record: SessionRecord, delta: Delta): number {
  let growth = 0
  for (const change of delta) {
    switch (change.op) {
      case 'add':
        record.set(change.field, numberIn(record, change.field) + change.by)
        break
      case 'max':
        record.set(change.field, Math.max(numberIn(record, change.field, -Infinity), change.value))
        break
      case 'min':
        record.set(change.field, Math.min(numberIn(record, change.field, Infinity), change.value))
        break
      case 'once':
        if (!record.has(change.field)) record.set(change.field, change.value)
        break
      case 'include': {
        const members = membersIn(record, change.field)
        if (!members.includes(change.member)) record.set(change.field, [...members, change.member].slice(-change.limit))
        break
      }
      case 'append': {
        const entries = entriesIn(record, change.field)
        const id = change.entry['id']
        if (id !== undefined && entries.some((entry) => entry['id'] === id)) break
        const kept = [...entries, change.entry].slice(-change.limit)
        growth += bytesOf(change.entry)
        for (const gone of entries.slice(0, entries.length + 1 - kept.length)) growth -= bytesOf(gone)
        record.set(change.field, kept)
        break
      }
      case 'put':
        growth += put(record, change)
        break
      case 'copy': {
        const entry = mapIn(record, change.field).get(change.from)
        if (entry !== undefined) growth += put(record, { op: 'put', field: change.field, key: change.key, entry: { ...entry, ...change.entry }, limit: change.limit })
        break
      }
      case 'drop':
        growth += drop(record, change.field, change.key)
        break
      case 'expire':
        record.set(EXPIRES, Math.max(numberIn(record, EXPIRES), change.at))
        break
    }
  }
  return growth
}

function put(record: SessionRecord, { field, key, entry, limit, first = false }: Extract<Merge, { op: 'put' }>): number {
  const map = ownMap(record, field)
  const known = map.get(key)
  if (known !== undefined && first) return 0
  let growth = bytesOf(entry) - (known === undefined ? 0 : bytesOf(known))
  // A map keeps the order of insertion: taken out and put in again, the key is the newest.
  map.delete(key)
  map.set(key, entry)
  for (const [oldest, gone] of map) {
    if (map.size <= limit) break
    map.delete(oldest)
    growth -= bytesOf(gone)
  }
  return growth
}

function drop(record: SessionRecord, field: string, key: string | undefined): number {
  if (key === undefined) {
    let freed = 0
    for (const entry of mapIn(record, field).values()) freed += bytesOf(entry)
    record.delete(field)
    return -freed
  }
  const map = ownMap(record, field)
  const gone = map.get(key)
  if (gone === undefined) return 0
  map.delete(key)
  return -bytesOf(gone)
}

/** The map itself, to be changed in place: a record is not shared, and views copy what they show. */
function ownMap(record: SessionRecord, field: string): Map<string, Entry> {
  const value = record.get(field)
  if (value instanceof Map) return value as Map<string, Entry>
  const map = new Map<string, Entry>()
  record.set(field, map)
  return map
}

function bytesOf(entry: Entry): number {
  let bytes = 64
  for (const value of Object.values(entry)) bytes += typeof value === 'string' ? 2 * value.length : 8
  return bytes
}

export function mapIn(record: SessionRecord, field: string): ReadonlyMap<string, Entry> {
  const value = record.get(field)
  return value instanceof Map ? (value as ReadonlyMap<string, Entry>) : EMPTY
}

export function numberIn(record: SessionRecord, field: string, otherwise = 0): number {
  const value = record.get(field)
  return typeof value === 'number' ? value : otherwise
}

export function entriesIn(record: SessionRecord, field: string): readonly Entry[] {
  const value = record.get(field)
  return Array.isArray(value) ? (value as readonly Entry[]) : NONE
}

export function membersIn(record: SessionRecord, field: string): readonly string[] {
  const value = record.get(field)
  return Array.isArray(value) ? (value as readonly string[]) : NONE
}

const NONE: readonly never[] = []
const EMPTY: ReadonlyMap<string, Entry> = new Map()
