import { constant, from, joinAll, literal, number, type Value } from '../value.js'
import { known, knownNumber, type Fold } from './fold.js'

/** int(text, base) */
export const integer: Fold = (values) => {
  const [subject, base] = values
  if (subject?.kind === 'number') return number(Math.trunc(subject.value), subject.origin)
  const s = known(subject)?.trim().replace(/_/g, '')
  if (s === undefined) return undefined
  const radix = base ? knownNumber(base) : /^0x/i.test(s) ? 16 : 10
  const n = parseInt(
    radix === 16 ? s.replace(/^0x/i, '') : radix === 2 ? s.replace(/^0b/i, '') : radix === 8 ? s.replace(/^0o/i, '') : s,
    radix !== undefined && radix >= 2 && radix <= 36 ? radix : 10,
  )
  return Number.isNaN(n) ? undefined : number(n, joinAll(values))
}
export const hexadecimalNumber: Fold = ([subject]) => {
  const s = known(subject)
  return s !== undefined && /^\s*(0x)?[0-9a-f]{1,12}\s*$/i.test(s) && subject
    ? number(parseInt(s.trim().replace(/^0x/i, ''), 16), subject.origin)
    : undefined
}
export const octalNumber: Fold = ([subject]) => {
  const s = known(subject)
  return s !== undefined && /^\s*(0o?)?[0-7]{1,12}\s*$/i.test(s) && subject
    ? number(parseInt(s.trim().replace(/^0o/i, ''), 8), subject.origin)
    : undefined
}
export const float: Fold = ([subject]) => {
  const s = known(subject)
  const n = s === undefined || s.trim() === '' ? NaN : Number(s)
  return Number.isNaN(n) || !subject ? undefined : number(n, subject.origin)
}
export const inBase =
  (base: number, prefix: string): Fold =>
  ([subject]) => {
    const n = knownNumber(subject)
    return n === undefined || !subject ? undefined : literal(prefix + Math.trunc(n).toString(base), subject.origin)
  }
/** `number.toString(base)` */
export const numberToText: Fold = ([subject, base]) => {
  const n = knownNumber(subject)
  const radix = base ? knownNumber(base) : 10
  return n === undefined || !subject || radix === undefined || radix < 2 || radix > 36
    ? undefined
    : literal(n.toString(radix), subject.origin)
}
export const floor: Fold = ([subject]) => mapNumber(subject, Math.floor)
export const absolute: Fold = ([subject]) => mapNumber(subject, Math.abs)
const mapNumber = (value: Value | undefined, change: (n: number) => number): Value | undefined => {
  const n = knownNumber(value)
  return n === undefined || !value ? undefined : number(change(n), value.origin)
}

/** One arithmetic, bitwise or comparison operator on two known values. */
export function arithmetic(operator: string, a: Value, b: Value): Value | undefined {
  const x = knownNumber(a)
  const y = knownNumber(b)
  if (x === undefined || y === undefined) return undefined
  const origin = joinAll([a, b])
  switch (operator) {
    case '+':
      return number(x + y, origin)
    case '-':
      return number(x - y, origin)
    case '*':
      return number(x * y, origin)
    case '/':
      return y === 0 ? undefined : number(x / y, origin)
    case '//':
      return y === 0 ? undefined : number(Math.floor(x / y), origin)
    case '%':
      return y === 0 ? undefined : number(x - y * Math.floor(x / y), origin)
    case '**':
      return number(x ** y, origin)
    case '^':
      return number(
        bitwise(x, y, (p, q) => p ^ q),
        origin,
      )
    case '&':
      return number(
        bitwise(x, y, (p, q) => p & q),
        origin,
      )
    case '|':
      return number(
        bitwise(x, y, (p, q) => p | q),
        origin,
      )
    case '<<':
      return number(x * 2 ** Math.min(y, 64), origin)
    case '>>':
      return number(Math.floor(x / 2 ** Math.min(y, 64)), origin)
    case '>>>':
      return number(x >>> y, origin)
    case '<':
      return from(constant(x < y), origin)
    case '>':
      return from(constant(x > y), origin)
    case '<=':
      return from(constant(x <= y), origin)
    case '>=':
      return from(constant(x >= y), origin)
    default:
      return undefined
  }
}
const bitwise = (x: number, y: number, op: (p: number, q: number) => number): number =>
  Math.abs(x) < 2 ** 31 && Math.abs(y) < 2 ** 31 ? op(x, y) : NaN
