import { join } from '../machine.js'
import { HOLE, STAR } from '../word.js'
import { cast, joined, known } from './cast.js'
import { affordable, like, safeRegExp } from './pattern.js'
import {
  MAX_LENGTH,
  NULL,
  asBool,
  asNumber,
  asText,
  bool,
  carried,
  itemsOf,
  list,
  number,
  text,
  unknown,
  withTaint,
  type Value,
} from './value.js'

const MAX_RANGE = 4096

/** `left OP right` for operators without side effects. Never throws; what cannot be computed is unknown and keeps both taints. */
export function binary(op: string, left: Value, right: Value): Value {
  const taint = joined(left, right)
  switch (op) {
    case '+':
      return add(left, right)
    case '-':
      return arithmetic(left, right, (a, b) => a - b)
    case '*':
      return multiply(left, right)
    case '/':
      return arithmetic(left, right, (a, b) => (b === 0 ? NaN : a / b))
    case '%':
      return arithmetic(left, right, (a, b) => (b === 0 ? NaN : a % b))
    case 'band':
      return arithmetic(left, right, (a, b) => a & b)
    case 'bor':
      return arithmetic(left, right, (a, b) => a | b)
    case 'bxor':
      return arithmetic(left, right, (a, b) => a ^ b)
    case 'shl':
      return arithmetic(left, right, (a, b) => a << b)
    case 'shr':
      return arithmetic(left, right, (a, b) => a >> b)
    case '..':
      return range(left, right)
    case 'f':
      return withTaint(text(format(asText(left), itemsOf(right)), carried(left)), carried(right))
    case 'join':
      return withTaint(text(asText(list(itemsOf(left)), asText(right)), carried(left)), carried(right))
    case 'replace':
      return replace(left, right)
    case 'split':
      return split(left, right)
    case 'as':
      return right.k === 'type' ? cast(right.name, left) : right.k === 'text' ? cast(right.text.toLowerCase(), left) : left
    case 'and':
      return logical(
        left,
        right,
        (a, b) => (a === false || b === false ? false : a === undefined || b === undefined ? undefined : true),
        taint,
      )
    case 'or':
      return logical(
        left,
        right,
        (a, b) => (a === true || b === true ? true : a === undefined || b === undefined ? undefined : false),
        taint,
      )
    case 'xor':
      return logical(left, right, (a, b) => (a === undefined || b === undefined ? undefined : a !== b), taint)
    case '??':
      return left.k === 'null' ? right : left
    default:
      return compare(op, left, right)
  }
}

function logical(
  left: Value,
  right: Value,
  decide: (a: boolean | undefined, b: boolean | undefined) => boolean | undefined,
  taint: ReturnType<typeof joined>,
): Value {
  const result = decide(asBool(left), asBool(right))
  return result === undefined ? unknown(taint) : bool(result)
}

function add(left: Value, right: Value): Value {
  const taint = joined(left, right)
  if (left.k === 'list') return list([...left.items, ...itemsOf(right)], join(left.taint, right.taint))
  if (left.k === 'bytes' && right.k === 'bytes') return { k: 'bytes', bytes: Buffer.concat([left.bytes, right.bytes]), taint }
  if (left.k === 'null') return right
  const a = left.k === 'number' ? left.n : undefined
  const b = a === undefined ? undefined : asNumber(right)
  if (a !== undefined && b !== undefined) return number(a + b, taint)
  if (left.k === 'table') return left
  return text(asText(left) + asText(right), taint)
}

function arithmetic(left: Value, right: Value, compute: (a: number, b: number) => number): Value {
  const a = asNumber(left)
  const b = asNumber(right)
  const result = a === undefined || b === undefined ? NaN : compute(a, b)
  return Number.isFinite(result) ? number(result, joined(left, right)) : unknown(joined(left, right))
}

function multiply(left: Value, right: Value): Value {
  const times = asNumber(right)
  if (left.k === 'text' && times !== undefined)
    return times >= 0 && times * left.text.length <= MAX_LENGTH ? text(left.text.repeat(times), left.taint) : unknown(joined(left, right))
  if (left.k === 'list' && times !== undefined && times >= 0 && times * left.items.length <= MAX_RANGE)
    return list(Array.from({ length: times }, () => left.items).flat(), left.taint)
  return arithmetic(left, right, (a, b) => a * b)
}

/** `1..254`: a long range of numbers is one known set, not one item each. */
function range(left: Value, right: Value): Value {
  const a = left.k === 'text' && left.char ? left.text.codePointAt(0) : asNumber(left)
  const b = right.k === 'text' && right.char ? right.text.codePointAt(0) : asNumber(right)
  if (a === undefined || b === undefined) return unknown(joined(left, right))
  const length = Math.abs(b - a) + 1
  if (length > MAX_RANGE) return list([text(STAR)])
  const step = b >= a ? 1 : -1
  return list(Array.from({ length: Math.floor(length) }, (_, i) => number(a + i * step)))
}

const PLACE = /\{\{|\}\}|\{(\d{1,3})(?:,(-?\d{1,3}))?(?::([^{}]{0,32}))?\}/g

/** The format operator (System.String.Format): places, widths, and the formats that obfuscators and byte dumps use. */
export function format(pattern: string, values: readonly Value[]): string {
  if (pattern.length > MAX_LENGTH) return HOLE
  let size = 0
  return pattern.replace(PLACE, (place: string, index: string | undefined, width: string | undefined, how: string | undefined) => {
    if (index === undefined) return place[0] ?? ''
    const value = values[Number(index)]
    if (!value || size > MAX_LENGTH) return HOLE
    const shown = formatted(value, how)
    const w = Number(width ?? 0)
    const padded = w < 0 ? shown.padEnd(-w) : shown.padStart(w)
    size += padded.length
    return padded
  })
}

function formatted(value: Value, how: string | undefined): string {
  const n = how ? asNumber(value) : undefined
  if (how === undefined || n === undefined) return asText(value)
  const digits = Number(how.slice(1) || '0')
  switch (how[0]?.toLowerCase()) {
    case 'x':
      return Math.trunc(n).toString(16)[how[0] === 'X' ? 'toUpperCase' : 'toLowerCase']().padStart(digits, '0')
    case 'd':
      return String(Math.trunc(n)).padStart(digits, '0')
    case '0':
      return String(Math.trunc(n)).padStart(how.length, '0')
    default:
      return String(n)
  }
}

function replace(left: Value, right: Value): Value {
  const [pattern, by] = right.k === 'list' ? right.items : [right]
  const taint = joined(left, right)
  const source = pattern && known(pattern)
  const expression = source === undefined ? undefined : safeRegExp(source, 'gi')
  if (!expression || by?.k === 'block') return unknown(taint)
  const replacement = by ? asText(by).replaceAll('${', '$<').replaceAll('$0', '$$&') : ''
  const one = (value: Value): Value => {
    const shown = asText(value)
    if (!affordable(expression, shown.length) || shown.length * Math.max(1, replacement.length) > MAX_LENGTH * 64) return unknown(taint)
    return text(shown.replace(expression, replacement), taint)
  }
  return left.k === 'list' ? list(left.items.map(one), left.taint) : one(left)
}

function split(left: Value, right: Value): Value {
  const [pattern, most] = right.k === 'list' ? right.items : [right]
  const source = pattern && known(pattern)
  const expression = source === undefined ? undefined : safeRegExp(source, 'i')
  const taint = joined(left, right)
  if (!expression || left.k === 'unknown') return unknown(taint)
  const limit = most && asNumber(most)
  return list(
    itemsOf(left).flatMap((item) => {
      const whole = asText(item)
      if (!affordable(expression, whole.length)) return [unknown(taint)]
      const parts = whole.split(expression)
      const kept = limit && limit > 0 && parts.length > limit ? [...parts.slice(0, limit - 1), parts.slice(limit - 1).join(source)] : parts
      return kept.map((part) => text(part ?? '', taint))
    }),
  )
}

function compare(op: string, left: Value, right: Value): Value {
  const taint = joined(left, right)
  const negative = op.startsWith('not') || op === 'ne' || op === 'isnot'
  if (op === 'contains' || op === 'notcontains' || op === 'in' || op === 'notin') {
    const [many, one] = op.endsWith('contains') ? [left, right] : [right, left]
    if (many.k !== 'list' && many.k !== 'text') return unknown(taint)
    const wanted = known(one)
    const texts = itemsOf(many).map(known)
    if (wanted === undefined || texts.includes(undefined)) return unknown(taint)
    return bool(texts.some((t) => t?.toLowerCase() === wanted.toLowerCase()) !== negative)
  }
  if (left.k === 'list' || left.k === 'unknown' || left.k === 'object' || right.k === 'unknown') return unknown(taint)
  if (op === 'is' || op === 'isnot') return unknown(taint)
  const a = known(left)
  const b = known(right)
  if (a === undefined || b === undefined) return unknown(taint)
  if (op === 'eq' || op === 'ne')
    return bool((left.k === 'null' || right.k === 'null' ? left.k === right.k : a.toLowerCase() === b.toLowerCase()) !== negative)
  if (op === 'like' || op === 'notlike') {
    const result = like(a, b)
    return result === undefined ? unknown(taint) : bool(result !== negative)
  }
  if (op === 'match' || op === 'notmatch') {
    const expression = safeRegExp(b, 'i')
    return expression && affordable(expression, a.length) ? bool(expression.test(a) !== negative) : unknown(taint)
  }
  const x = asNumber(left) ?? a.toLowerCase()
  const y = typeof x === 'number' ? asNumber(right) : b.toLowerCase()
  if (y === undefined || typeof x !== typeof y) return unknown(taint)
  const order = x < y ? -1 : x > y ? 1 : 0
  return bool(op === 'lt' ? order < 0 : op === 'le' ? order <= 0 : op === 'gt' ? order > 0 : op === 'ge' ? order >= 0 : false)
}

/** Prefix operators without side effects. */
export function unary(op: string, value: Value): Value {
  switch (op) {
    case 'not': {
      const b = asBool(value)
      return b === undefined ? unknown(value.taint) : bool(!b, value.taint)
    }
    case 'join':
      return text(asText(list(itemsOf(value)), ''), carried(value))
    case 'split':
      return list(
        asText(value)
          .trim()
          .split(/\s+/)
          .map((part) => text(part, value.taint)),
      )
    case '-':
      return arithmetic(number(0), value, (a, b) => a - b)
    case '+':
      return arithmetic(number(0), value, (a, b) => a + b)
    case 'bnot':
      return arithmetic(number(0), value, (_, b) => ~b)
    case ',':
      return list([value], value.taint)
    default:
      return value === NULL ? NULL : value
  }
}
