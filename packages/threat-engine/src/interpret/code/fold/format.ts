import { HOLE } from '../../word.js'
import { MAX_TEXT } from '../limits.js'
import { joinAll, joinOrigins, text, textOf, type Value } from '../value.js'
import { knownNumber, type Fold } from './fold.js'

/** `%s %d %(name)s` with values; an unknown value is a hole. */
export function percentFormat(format: string, values: readonly Value[], named?: ReadonlyMap<string, Value>): string {
  let next = 0
  const out = format.replace(
    /%(?:\((\w{1,64})\)|<(\w{1,64})>|(\d{1,3})\$)?[-+ #0]{0,5}(\*|\d{0,4})(?:\.(\d{1,4}))?(?:hh|h|ll|l|L|q|j|z|t)?([a-zA-Z%])/g,
    (_whole, name1?: string, name2?: string, at?: string, width?: string, _precision?: string, kind?: string) => {
      if (kind === '%') return '%'
      if (width === '*') next++
      const value = (name1 ?? name2) !== undefined ? named?.get((name1 ?? name2) as string) : at ? values[Number(at) - 1] : values[next++]
      return value ? formatted(value, kind ?? 's') : HOLE
    },
  )
  return out.length > MAX_TEXT ? HOLE : out
}
function formatted(value: Value, kind: string): string {
  const n = 'cdxXob'.includes(kind) ? knownNumber(value) : undefined
  if (n !== undefined) {
    if (kind === 'c') return n >= 0 && n <= 0x10ffff ? String.fromCodePoint(Math.trunc(n)) : ''
    if (kind === 'x') return Math.trunc(n).toString(16)
    if (kind === 'X') return Math.trunc(n).toString(16).toUpperCase()
    if (kind === 'o') return Math.trunc(n).toString(8)
    if (kind === 'b') return Math.trunc(n).toString(2)
    return String(Math.trunc(n))
  }
  return kind === 'c' ? textOf(value).charAt(0) : textOf(value)
}
/** sprintf(format, ...values) */
export const sprintf: Fold = ([format, ...values]) =>
  format &&
  text(
    percentFormat(
      textOf(format),
      values.length === 1 && values[0]?.kind === 'list' ? values[0].items : values,
      values[0]?.kind === 'record' ? values[0].entries : undefined,
    ),
    joinAll([format, ...values]),
  )

/** `'{} {0} {name!r:>10}'.format(...)` */
export const braceFormat: Fold = (values, named) => {
  const [format, ...args] = values
  if (!format) return undefined
  let next = 0
  const s = textOf(format).replace(
    /\{\{|\}\}|\{([\w.]{0,64})(?:\[[^\]{}]{0,64}\])?(?:![rsa])?(?::([^{}]{0,64}))?\}/g,
    (whole, name?: string, spec?: string) => {
      if (whole === '{{') return '{'
      if (whole === '}}') return '}'
      const value = name === '' || name === undefined ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : named.get(name)
      return value ? formatted(value, spec?.at(-1) ?? 's') : HOLE
    },
  )
  return text(s, joinOrigins(joinAll(values), joinAll([...named.values()])))
}
/** The text that a part of a template becomes (f-string, template string). */
export const shown = (value: Value, spec = 's'): string => formatted(value, spec)
