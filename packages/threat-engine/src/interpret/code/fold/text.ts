import { HOLE, hasHole } from '../../word.js'
import { MAX_ITEMS, MAX_TEXT } from '../limits.js'
import { constant, decodedBy, from, guarded, joinAll, joinOrigins, list, literal, number, text, textOf, type Value } from '../value.js'
import { character } from './encoding.js'
import { isBytes, itemsOf, known, knownNumber, onKnown, onText, type Fold } from './fold.js'

export const upper: Fold = onText((s) => s.toUpperCase())
export const lower: Fold = onText((s) => s.toLowerCase())
export const capitalize: Fold = onText((s) => s.charAt(0).toUpperCase() + s.slice(1).toLowerCase())
export const swapCase: Fold = onText(
  (s) => s.replace(/[a-z]+|[A-Z]+/g, (c) => (c < 'a' ? c.toLowerCase() : c.toUpperCase())),
  (o) => decodedBy(o, 'case'),
)
const ends = (s: string, values: readonly Value[], left: boolean, right: boolean): string => {
  const chars = known(values[1])
  const drop = (c: string) => (chars === undefined ? c.trim() === '' : chars.includes(c))
  let start = 0
  let end = s.length
  while (left && start < end && drop(s.charAt(start))) start++
  while (right && end > start && drop(s.charAt(end - 1))) end--
  return s.slice(start, end)
}
export const strip: Fold = onText((s, values) => ends(s, values, true, true))
export const stripLeft: Fold = onText((s, values) => ends(s, values, true, false))
export const stripRight: Fold = onText((s, values) => ends(s, values, false, true))
export const withoutPrefix: Fold = onText((s, values) => {
  const p = known(values[1]) ?? ''
  return p && s.startsWith(p) ? s.slice(p.length) : s
})
export const withoutSuffix: Fold = onText((s, values) => {
  const p = known(values[1]) ?? ''
  return p && s.endsWith(p) ? s.slice(0, -p.length) : s
})
/** Drops the line ending (chomp). */
export const chomp: Fold = onText((s) => s.replace(/\r?\n$/, ''))

const replaced = (s: string, what: string, by: string, all: boolean): string => {
  if (what === '') return s
  // The result of replacing everything can be far larger than the input.
  if (by.length > what.length && (s.length / what.length) * by.length > MAX_TEXT) return HOLE
  return all ? s.split(what).join(by) : s.replace(what, () => by)
}
const replaceWith =
  (all: boolean): Fold =>
  (values) => {
    const [subject] = values
    const what = known(values[1])
    if (!subject || what === undefined || !values[2]) return undefined
    // Removing or replacing filler characters is a way to hide text (`cuXrl`.replace('X','')).
    const changed = replaced(textOf(subject), guarded(what), textOf(values[2]), all)
    return text(changed, joinAll(values), isBytes(subject))
  }
export const replaceAll: Fold = replaceWith(true)
export const replaceFirst: Fold = replaceWith(false)
/** replace(what, by, subject) as PHP and others order it. */
export const replaceIn: Fold = ([what, by, subject, ...rest], named) => {
  if (!subject || !what || !by) return undefined
  if (what.kind === 'list') {
    let value: Value = subject
    for (const [i, item] of what.items.slice(0, 64).entries())
      value = replaceAll([value, item, by.kind === 'list' ? (by.items[i] ?? literal('')) : by], named) ?? value
    return value
  }
  return replaceAll([subject, what, by, ...rest], named)
}
/** Characters of one set to those of another (`translate`, `strtr`, `tr`). */
export function transliterate(s: string, set: string, by: string, remove = false): string {
  const from = expandSet(set)
  const to = expandSet(by)
  const map = new Map<string, string>()
  for (const [i, c] of from.entries())
    if (!map.has(c)) map.set(c, remove && i >= to.length ? '' : (to[Math.min(i, to.length - 1)] ?? (by === '' && !remove ? c : '')))
  return Array.from(s, (c) => map.get(c) ?? c).join('')
}
function expandSet(set: string): string[] {
  const chars = Array.from(set)
  const out: string[] = []
  for (let i = 0; i < chars.length && out.length < 4096; i++) {
    const c = chars[i] as string
    const last = chars[i + 2]
    if (chars[i + 1] === '-' && last !== undefined && c <= last) {
      for (let code = c.codePointAt(0) ?? 0; code <= (last.codePointAt(0) ?? 0) && out.length < 4096; code++)
        out.push(String.fromCodePoint(code))
      i += 2
    } else out.push(c)
  }
  return out
}
export const translate: Fold = (values) => {
  const [subject, set, by] = values
  const s = known(subject)
  const a = known(set)
  const b = known(by)
  if (!subject || s === undefined || a === undefined || b === undefined) return undefined
  return literal(transliterate(s, a, b), decodedBy(joinAll(values), 'tr'), isBytes(subject))
}

export const split: Fold = (values) => {
  const [subject] = values
  const s = subject && textOf(subject)
  if (!subject || s === undefined || (hasHole(s) && s.length === 1)) return subject && list([], text(HOLE, subject.origin), subject.origin)
  const separator = values[1] && values[1].kind !== 'constant' ? known(values[1]) : undefined
  const parts = separator === undefined ? s.trim().split(/\s+/) : s.split(guarded(separator))
  if (parts.length > MAX_ITEMS) return undefined
  return list(
    parts.map((p) => text(p, subject.origin, isBytes(subject))),
    undefined,
    joinAll(values),
  )
}
export const splitLines: Fold = (values, named) => split([...values.slice(0, 1), literal('\n')], named)
export const characters: Fold = (values) => {
  const s = known(values[0])
  return s === undefined || s.length > MAX_ITEMS
    ? undefined
    : list(
        Array.from(s, (c) => literal(c, joinAll(values))),
        undefined,
        joinAll(values),
      )
}
/** separator.join(items) */
export const joinText: Fold = (values) => {
  const separator = textOf(values[0] ?? literal(''))
  const joined = values[1]
  if (!joined) return undefined
  const origin = joinOrigins(joinAll(values), joined.origin)
  if (joined.kind === 'list') {
    let out = ''
    let fromCharacters = joined.items.length > 1
    for (const [i, item] of joined.items.entries()) {
      const part = textOf(item)
      if (part.length !== 1) fromCharacters = false
      out += (i ? separator : '') + part
      if (out.length > MAX_TEXT) return text(HOLE, origin)
    }
    if (joined.rest) out += HOLE
    // Single characters put together are a decoding of their own.
    return text(
      out,
      fromCharacters && out.length > 3 && joined.items.length > 3 ? decodedBy(origin, 'characters') : origin,
      isBytes(values[0]),
    )
  }
  const items = itemsOf(joined)
  return items ? text(items.map(textOf).join(separator), origin) : text(HOLE, origin)
}
/** items.join(separator) */
export const joinItems =
  (separator: string): Fold =>
  ([items, by], named) =>
    items && joinText([by && by.kind !== 'constant' ? by : literal(separator), items], named)

export const reverse: Fold = (values) => {
  const [subject] = values
  if (!subject) return undefined
  if (subject.kind === 'list') return list([...subject.items].reverse(), subject.rest, subject.origin)
  const s = textOf(subject)
  return text(Array.from(s).reverse().join(''), s.length > 3 ? decodedBy(joinAll(values), 'reverse') : joinAll(values), isBytes(subject))
}
export const repeat: Fold = (values) => {
  const [subject] = values
  const count = knownNumber(values[1])
  if (!subject || count === undefined) return undefined
  const s = textOf(subject)
  return text(s.length * count > MAX_TEXT ? HOLE : s.repeat(Math.max(0, Math.floor(count))), joinAll(values), isBytes(subject))
}
/** `slice(subject, from, to)` with negative positions from the end, for texts and lists. */
export const slice: Fold = (values) => {
  const [subject, first, last] = values
  if (!subject) return undefined
  const a = first && first.kind !== 'constant' ? knownNumber(first) : 0
  const b = last && last.kind !== 'constant' ? knownNumber(last) : undefined
  if (subject.kind === 'list')
    return a === undefined || (last && b === undefined && last.kind !== 'constant')
      ? subject
      : list(subject.items.slice(a, b), subject.rest, subject.origin)
  const s = textOf(subject)
  if (hasHole(s) || a === undefined || (last && last.kind !== 'constant' && b === undefined))
    return text(s === '' ? s : HOLE, joinAll(values), isBytes(subject))
  return text(s.slice(a, b), joinAll(values), isBytes(subject))
}
/** `substr(subject, from, length)`. */
export const substring: Fold = ([subject, first, length], named) => {
  const a = knownNumber(first)
  const n = length && length.kind !== 'constant' ? knownNumber(length) : undefined
  if (a === undefined || !subject) return undefined
  const s = textOf(subject)
  const start = a < 0 ? Math.max(0, s.length + a) : a
  return slice([subject, number(start), ...(n === undefined ? [] : [number(n < 0 ? n : start + n)])], named)
}
/** `sub(subject, first, last)` with positions from one, inclusive (Lua, R, awk's substr with a length). */
export const subFromOne: Fold = ([subject, first, last], named) => {
  const a = knownNumber(first)
  const b = last ? knownNumber(last) : undefined
  if (a === undefined || !subject) return undefined
  return slice([subject, number(a > 0 ? a - 1 : a), ...(b === undefined || b === -1 ? [] : [number(b < 0 ? b + 1 : b)])], named)
}
export const characterAt: Fold = (values) => {
  const i = knownNumber(values[1]) ?? 0
  const s = known(values[0])
  return s === undefined ? undefined : literal(s.charAt(i < 0 ? s.length + i : i), joinAll(values))
}
export const codeAt: Fold = (values) => {
  const s = known(values[0])
  const i = values[1] ? (knownNumber(values[1]) ?? 0) : 0
  return s === undefined ? undefined : number(s.codePointAt(i < 0 ? s.length + i : i) ?? 0, joinAll(values))
}
/** Characters by their codes: one or many arguments, or a list. */
export const characterFromCodes: Fold = (values) => {
  const items = values[0]?.kind === 'list' ? (itemsOf(values[0]) ?? [values[0]]) : values
  const parts = items.map((v) => knownNumber(v))
  return text(parts.map((n) => (n === undefined ? HOLE : guarded(character(n)))).join(''), decodedBy(joinAll(values), 'character codes'))
}
export const lengthOf: Fold = (values) => {
  const [subject] = values
  if (subject?.kind === 'record') return subject.rest ? undefined : number(subject.entries.size, subject.origin)
  const s = known(subject)
  if (s !== undefined) return number(s.length, joinAll(values))
  const items = itemsOf(subject)
  return items && number(items.length, joinAll(values))
}
export const startsWith: Fold = (values) => test(values, (s, p) => s.startsWith(p))
export const endsWith: Fold = (values) => test(values, (s, p) => s.endsWith(p))
export const contains: Fold = (values) => test(values, (s, p) => s.includes(p))
export const indexOf: Fold = (values) => {
  const s = known(values[0])
  const p = known(values[1])
  return s === undefined || p === undefined ? undefined : number(s.indexOf(p), joinAll(values))
}
function test(values: readonly Value[], holds: (s: string, p: string) => boolean): Value | undefined {
  const s = known(values[0])
  const p = known(values[1])
  return s === undefined || p === undefined ? undefined : from(constant(holds(s, p)), joinAll(values))
}
/** Text of any value (`str`, `String`, `.to_s`): holes stay. */
export const toText: Fold = (values) => {
  const [subject] = values
  if (!subject) return literal('')
  if (subject.kind === 'list' || subject.kind === 'record') return text(HOLE, joinAll(values))
  if (subject.kind === 'constant') return literal(subject.value === null ? '' : String(subject.value), subject.origin)
  return text(textOf(subject), joinAll(values))
}
/** The text in quotes as source code writes it (`repr`, `JSON.stringify`). */
export const quoted: Fold = (values) => {
  const s = known(values[0])
  return text(s === undefined || values[0]?.kind !== 'text' ? HOLE : guarded(JSON.stringify(s)), joinAll(values))
}
export const withoutQuotes: Fold = onKnown((s) => {
  try {
    const value: unknown = JSON.parse(s)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
})
export const padLeft: Fold = onKnown((s, values) => s.padStart(Math.min(knownNumber(values[1]) ?? 0, 4096), known(values[2]) ?? ' '))
