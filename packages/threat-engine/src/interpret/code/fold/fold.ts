import { HOLE, hasHole } from '../../word.js'
import { MAX_ITEMS } from '../limits.js'
import { from, joinAll, list, literal, number, real, text, textOf, unknown, type Origin, type Value } from '../value.js'

/**
 * A pure function of a library: what it returns for these values. For methods the object comes first. Undefined when it cannot tell; the
 * caller then returns something
 * unknown that carries what all arguments carry. Folds never throw and do work proportional to their arguments and results, which are
 * bounded.
 */
export type Fold = (values: readonly Value[], named: ReadonlyMap<string, Value>) => Value | undefined

/** Real text of an argument when all of it is known. */
export function known(value: Value | undefined): string | undefined {
  if (!value || value.kind === 'either') return undefined
  const s = textOf(value)
  return hasHole(s) ? undefined : real(s)
}
export const knownNumber = (value: Value | undefined): number | undefined => {
  if (!value) return undefined
  if (value.kind === 'number') return value.value
  if (value.kind === 'constant') return value.value === true ? 1 : value.value === false ? 0 : undefined
  if (value.kind === 'text' && /^\s*[-+]?\d{1,15}\s*$/.test(value.text)) return Number(value.text)
  return undefined
}
export const isBytes = (value: Value | undefined): boolean => value?.kind === 'text' && value.bytes

/** A fold on the text of its first value; holes stay where they are. */
export const onText =
  (change: (s: string, values: readonly Value[]) => string | undefined, after: (origin: Origin) => Origin = (o) => o): Fold =>
  (values) => {
    const [subject] = values
    if (!subject) return undefined
    const origin = after(joinAll(values))
    const changed = change(textOf(subject), values)
    return text(changed ?? HOLE, origin, isBytes(subject))
  }
/** As `onText`, but only when the whole text is known; else the result is an unknown part with the same origin. */
export const onKnown =
  (
    change: (s: string, values: readonly Value[]) => string | undefined,
    after: (origin: Origin) => Origin = (o) => o,
    bytes?: boolean,
  ): Fold =>
  (values) => {
    const [subject] = values
    if (!subject) return undefined
    const s = known(subject)
    const changed = s === undefined ? undefined : change(s, values)
    return changed === undefined
      ? text(HOLE, after(joinAll(values)), bytes ?? isBytes(subject))
      : literal(changed, after(joinAll(values)), bytes ?? isBytes(subject))
  }

/**
 * Items of a value that can be iterated: a list's, the characters of a text or the numbers of bytes, a record's keys. Undefined when they
 * are not all known.
 */
export function itemsOf(value: Value | undefined): readonly Value[] | undefined {
  if (!value) return undefined
  switch (value.kind) {
    case 'list':
      return value.rest ? undefined : value.items
    case 'text': {
      if (hasHole(value.text) || value.text.length > MAX_ITEMS * 8) return undefined
      return value.bytes
        ? Array.from(real(value.text), (c) => number(c.charCodeAt(0), value.origin))
        : Array.from(value.text, (c) => text(c, value.origin))
    }
    case 'record':
      return value.rest ? undefined : Array.from(value.entries.keys(), (k) => text(k, value.origin))
    default:
      return undefined
  }
}

/** A known part of a value that is otherwise unknown. */
export const something = (...values: readonly (Value | undefined)[]): Value => unknown(joinAll(values.filter((v) => v !== undefined)))
export const same: Fold = (values) => values[0]
/** The first value, coming from all of them. */
export const passed: Fold = ([first, ...others]) => first && from(first, joinAll(others))
export const listOf = (items: Value[], origin?: Origin): Value =>
  items.length > MAX_ITEMS * 4 ? unknown(origin ?? joinAll(items)) : list(items, undefined, origin)
