import { HOLE } from '../../word.js'
import { decodedBy, joinAll, list, literal, number, text, type Value } from '../value.js'
import { character } from './encoding.js'
import { itemsOf, known, knownNumber, type Fold } from './fold.js'

/**
 * pack(template, ...values) of Perl, Ruby and PHP for the letters that make text: `H` hex, `C` `c` `U` `W` characters, `A` `a` text, `u`
 * uuencode and `m` base64 (Ruby encodes with them,
 * see `unpack`), `N` `n` `V` `v` numbers.
 */
export function pack(template: string, values: readonly Value[]): string {
  let next = 0
  let out = ''
  for (const [, letter = '', count = ''] of template.matchAll(/([a-zA-Z])[!<>]?(\*|\d{1,4})?/g)) {
    const times = count === '*' ? Number.POSITIVE_INFINITY : count === '' ? 1 : Number(count)
    if ('HhAaZBbum'.includes(letter)) {
      const value = values[next++]
      const s = value && known(value)
      if (s === undefined) return HOLE
      out +=
        letter === 'H'
          ? Buffer.from(s, 'hex').toString('latin1')
          : letter === 'm'
            ? Buffer.from(s, 'latin1').toString('base64')
            : letter === 'B'
              ? fromBits(s)
              : s
    } else {
      for (let i = 0; i < times && next < values.length && out.length < 65536; i++) {
        const n = knownNumber(values[next++])
        if (n === undefined) return HOLE
        out += numberIn(letter, n)
      }
    }
  }
  return out
}
const fromBits = (s: string): string => (s.match(/[01]{8}/g) ?? []).map((bits) => String.fromCharCode(parseInt(bits, 2))).join('')
function numberIn(letter: string, n: number): string {
  const byte = (shift: number) => String.fromCharCode(Math.floor(n / 2 ** shift) & 255)
  switch (letter) {
    case 'N':
    case 'L':
      return byte(24) + byte(16) + byte(8) + byte(0)
    case 'V':
      return byte(0) + byte(8) + byte(16) + byte(24)
    case 'n':
    case 'S':
      return byte(8) + byte(0)
    case 'v':
    case 's':
      return byte(0) + byte(8)
    default:
      return character(letter === 'U' || letter === 'W' ? n : n & 255)
  }
}
/** unpack(template, data): `H` to hex, `m` from base64, `u` from uuencode, `C` `U` to codes, `A` `a` text. */
export function unpack(template: string, data: string): Value[] {
  const out: Value[] = []
  let at = 0
  for (const [, letter = '', count = ''] of template.matchAll(/([a-zA-Z])[!<>]?(\*|\d{1,4})?/g)) {
    const rest = data.slice(at)
    const take = count === '*' ? rest.length : count === '' ? 1 : Number(count)
    switch (letter) {
      case 'm':
        out.push(literal(Buffer.from(rest, 'base64').toString('latin1')))
        at = data.length
        break
      case 'u':
        out.push(literal(fromUuencode(rest)))
        at = data.length
        break
      case 'H':
        out.push(literal(Buffer.from(rest, 'latin1').toString('hex')))
        at = data.length
        break
      case 'B':
        out.push(literal(Array.from(rest.slice(0, 4096), (c) => c.charCodeAt(0).toString(2).padStart(8, '0')).join('')))
        at = data.length
        break
      case 'A':
      case 'a':
      case 'Z':
        out.push(literal(rest.slice(0, take)))
        at += take
        break
      case 'C':
      case 'c':
      case 'U':
      case 'W':
        for (const c of rest.slice(0, Math.min(take, 2048))) out.push(number(c.codePointAt(0) ?? 0))
        at += take
        break
      default:
        return [text(HOLE)]
    }
  }
  return out
}
/** Lines with their length first, six bits to a letter from the blank on. */
function fromUuencode(data: string): string {
  const bytes: number[] = []
  for (const line of data.split('\n')) {
    const six = Array.from(line, (c) => (c.charCodeAt(0) - 32) & 63)
    const [length = 0, ...letters] = six
    const decoded: number[] = []
    for (let i = 0; i < letters.length; i += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = letters.slice(i, i + 4)
      decoded.push(((a << 2) | (b >> 4)) & 255, ((b << 4) | (c >> 2)) & 255, ((c << 6) | d) & 255)
    }
    bytes.push(...decoded.slice(0, length))
  }
  return Buffer.from(bytes).toString('latin1')
}
const templateOf = (value: Value | undefined): string => (value ? (known(value) ?? '') : '')
/** pack(template, ...values) */
export const packValues: Fold = (values) => {
  const [template, ...rest] = values
  const flat = rest.flatMap((v) => (v.kind === 'list' ? (itemsOf(v) ?? [v]) : [v]))
  const s = pack(templateOf(template), flat)
  return s === HOLE ? text(HOLE, decodedBy(joinAll(values), 'pack')) : literal(s, decodedBy(joinAll(values), 'pack'))
}
/** list.pack(template) */
export const packList: Fold = ([items, template], named) => template && items && packValues([template, items], named)
/** data.unpack(template), one value when asked for */
export const unpackList: Fold = ([data, template]) => {
  const s = known(data)
  const origin = decodedBy(joinAll(data ? [data] : []), 'unpack')
  return s === undefined
    ? list([], text(HOLE, origin), origin)
    : list(
        unpack(templateOf(template), s).map((v) => ({ ...v, origin })),
        undefined,
        origin,
      )
}
export const unpackFirst: Fold = (values, named) => {
  const all = unpackList(values, named)
  return all?.kind === 'list' ? (all.items[0] ?? all.rest) : undefined
}
/** unpack(template, data): a list of one value is that value (`system(unpack("u", …))`). */
export const unpackValues: Fold = ([template, data], named) => {
  const all = template && data && unpackList([data, template], named)
  return all?.kind === 'list' && all.items.length === 1 ? all.items[0] : all
}
/** Python's struct.pack for bytes only: unknown otherwise, but packed. */
export const structPack: Fold = (values) => text(HOLE, decodedBy(joinAll(values), 'pack'), true)
