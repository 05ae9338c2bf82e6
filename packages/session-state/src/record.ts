// A record is a flat map of fields, changed by a handful of merge operations and by nothing else. Folds are written once, in TypeScript, as lists of these
// operations; every store applies the same list, in memory here or in one Lua script in Redis. Each operation commutes with itself, is bounded, and needs to
// read only the field that it changes, so that any number of gateways may write one record.

/** An element of a list field: a small flat object. */
export type Entry = Readonly<Record<string, string | number>>
export type Value = number | string | readonly string[] | readonly Entry[]
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
  /** The record is gone at this time, milliseconds since the epoch; a later one postpones it. */
  | { readonly op: 'expire'; readonly at: number }

/** What one event changes in one record. Order does not matter between operations on different fields. */
export type Delta = readonly Merge[]

/** The field that `expire` sets. */
export const EXPIRES = 'expires'

/** Applies a delta. The record must not be read by others while this runs: the whole delta is one step. */
export function merge(record: SessionRecord, delta: Delta): void {
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
        if (id === undefined || !entries.some((entry) => entry['id'] === id)) record.set(change.field, [...entries, change.entry].slice(-change.limit))
        break
      }
      case 'expire':
        record.set(EXPIRES, Math.max(numberIn(record, EXPIRES), change.at))
        break
    }
  }
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
