import { HOLE } from '../../word.js'
import { MAX_ITEMS } from '../limits.js'
import { from, joinAll, joinOrigins, list, literal, number, record, text, textOf, unknown, type Value } from '../value.js'
import { itemsOf, knownNumber, listOf, type Fold } from './fold.js'

/** Numbers from `first` to `last` (exclusive); what is beyond the bound is the rest. */
export function range(first: number, last: number, step: number): Value {
  const items: Value[] = []
  if (step === 0 || !Number.isFinite(step)) return list([])
  for (let i = first; (step > 0 ? i < last : i > last) && items.length < MAX_ITEMS; i += step) items.push(number(i))
  return items.length === MAX_ITEMS ? list(items, unknown()) : list(items)
}
export const rangeOf: Fold = (values) => {
  const [a, b, c] = values.map(knownNumber)
  if (a === undefined || (values[1] && b === undefined)) return list([], unknown(joinAll(values)))
  return values[1] ? range(a, b as number, c ?? 1) : range(0, a, 1)
}
export const inclusiveRange: Fold = ([a, b, step]) => {
  const first = knownNumber(a)
  const last = knownNumber(b)
  if (first !== undefined && last !== undefined) return range(first, last + 1, knownNumber(step) ?? 1)
  return list([], text(HOLE))
}
export const toList: Fold = (values) => {
  const items = itemsOf(values[0])
  if (items) return listOf([...items], joinAll(values))
  const [subject] = values
  return subject
    ? subject.kind === 'list'
      ? list([...subject.items], subject.rest, subject.origin)
      : list([], unknown(subject.origin))
    : list([])
}
export const zip: Fold = (values) => {
  const all = values.map(itemsOf)
  if (all.some((items) => !items)) return list([], list([], unknown(joinAll(values))))
  const length = Math.min(...all.map((items) => items?.length ?? 0), MAX_ITEMS)
  return list(
    Array.from({ length }, (_, i) => list(all.map((items) => items?.[i] ?? unknown()))),
    undefined,
    joinAll(values),
  )
}
export const enumerate: Fold = (values) => {
  const items = itemsOf(values[0])
  if (!items) return values[0] && list([], list([unknown(), elementOf(values[0])]))
  return listOf(
    items.map((item, i) => list([number(i), item])),
    joinAll(values),
  )
}
export const sorted: Fold = (values) =>
  values[0]?.kind === 'list'
    ? list(
        [...values[0].items].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)),
        values[0].rest,
        values[0].origin,
      )
    : toList(values, new Map())
export const firstItem: Fold = ([subject]) => subject && (itemsOf(subject)?.[0] ?? elementOf(subject))
export const lastItem: Fold = ([subject]) => subject && (itemsOf(subject)?.at(-1) ?? elementOf(subject))
export const concatLists: Fold = (values) => {
  const items: Value[] = []
  let rest: Value | undefined
  for (const value of values) {
    if (value.kind !== 'list') items.push(value)
    else {
      items.push(...value.items)
      rest = value.rest ?? rest
    }
  }
  return items.length > MAX_ITEMS * 2 ? unknown(joinAll(values)) : list(items, rest, joinAll(values))
}
export const flatten: Fold = (values) => {
  const items = itemsOf(values[0])
  return items && concatLists(items, new Map())
}
/** Changes the list itself, as the languages do. */
export const append: Fold = ([subject, ...added]) => {
  if (subject?.kind !== 'list') return undefined
  for (const value of added) {
    if (subject.items.length >= MAX_ITEMS) subject.rest = value
    else subject.items.push(value)
  }
  subject.origin = joinOrigins(subject.origin, joinAll(added))
  return subject
}
export const extend: Fold = ([subject, added]) => {
  if (subject?.kind !== 'list' || !added) return undefined
  const items = itemsOf(added)
  if (!items) subject.rest = elementOf(added)
  else for (const value of items) if (subject.items.length < MAX_ITEMS) subject.items.push(value)
  subject.origin = joinOrigins(subject.origin, added.origin)
  return subject
}
export const prepend: Fold = ([subject, ...added]) => {
  if (subject?.kind !== 'list') return undefined
  if (subject.items.length < MAX_ITEMS) subject.items.unshift(...added)
  subject.origin = joinOrigins(subject.origin, joinAll(added))
  return subject
}
export const pop: Fold = ([subject]) => (subject?.kind === 'list' ? (subject.items.pop() ?? subject.rest) : undefined)
export const shift: Fold = ([subject]) => (subject?.kind === 'list' ? (subject.items.shift() ?? subject.rest) : undefined)
export const reverseInPlace: Fold = ([subject]) => {
  if (subject?.kind !== 'list') return undefined
  subject.items.reverse()
  return subject
}
/** Any item of a value. */
export function elementOf(value: Value): Value {
  if (value.kind === 'list') return value.items.length === 0 && value.rest ? from(value.rest, value.origin) : unknown(value.origin)
  return unknown(value.origin)
}
export const entriesOf: Fold = ([subject]) => {
  if (subject?.kind !== 'record') return subject && list([], list([unknown(subject.origin), unknown(subject.origin)]))
  return list(
    [...subject.entries].map(([k, v]) => list([literal(k), v])),
    subject.rest && list([unknown(), subject.rest]),
    subject.origin,
  )
}
export const keysOf: Fold = ([subject]) =>
  subject?.kind === 'record'
    ? list(
        [...subject.entries.keys()].map((k) => literal(k)),
        subject.rest && text(HOLE, subject.rest.origin),
      )
    : subject && list([], unknown(subject.origin))
export const valuesOf: Fold = ([subject]) =>
  subject?.kind === 'record' ? list([...subject.entries.values()], subject.rest) : subject && list([], unknown(subject.origin))
export const recordOf: Fold = (values, named) => {
  const entries = new Map<string, Value>()
  const [pairs] = values
  if (pairs?.kind === 'record') for (const [k, v] of pairs.entries) entries.set(k, v)
  else
    for (const pair of itemsOf(pairs) ?? [])
      if (pair.kind === 'list' && pair.items[0] && pair.items[1]) entries.set(textOf(pair.items[0]), pair.items[1])
  for (const [k, v] of named) entries.set(k, v)
  const open = pairs !== undefined && pairs.kind !== 'record' && !itemsOf(pairs)
  return record(
    entries,
    open || (pairs?.kind === 'record' && pairs.rest) ? unknown(pairs.origin) : undefined,
    joinOrigins(joinAll(values), joinAll([...named.values()])),
  )
}
/** One entry, with a default. */
export const entry: Fold = ([subject, key, otherwise]) => {
  if (subject?.kind !== 'record' || !key) return undefined
  return subject.entries.get(textOf(key)) ?? subject.rest ?? otherwise
}
export const sum: Fold = ([subject]) => {
  const items = itemsOf(subject)?.map(knownNumber)
  return items?.every((n) => n !== undefined) ? number(items.reduce((a, b) => a + b, 0)) : undefined
}
