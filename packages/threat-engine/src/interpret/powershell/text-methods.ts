import { stepped, type Taint } from '../machine.js'
import { HOLE, hasHole } from '../word.js'
import { cast, known } from './cast.js'
import { affordable, safeRegExp } from './pattern.js'
import { asBytes, asNumber, asText, bool, carried, carriedBy, itemsOf, list, number, text, unknown, type Value } from './value.js'

const ENCODINGS: Readonly<Record<string, BufferEncoding>> = {
  utf8: 'utf8',
  ascii: 'latin1',
  unicode: 'utf16le',
  'utf-16': 'utf16le',
  'utf-16le': 'utf16le',
  'utf-8': 'utf8',
  default: 'utf8',
  latin1: 'latin1',
  utf7: 'utf8',
  'us-ascii': 'latin1',
  'iso-8859-1': 'latin1',
  oem: 'latin1',
}

/** Bytes of a text, as `[Text.Encoding]::NAME.GetBytes`. */
export function encodeText(name: string, value: Value): Value {
  const shown = known(value)
  const encoding = ENCODINGS[name]
  return shown === undefined || !encoding
    ? unknown(carried(value))
    : { k: 'bytes', bytes: Buffer.from(shown, encoding), taint: carried(value) }
}

/** Text of bytes, as `[Text.Encoding]::NAME.GetString`. */
export function decodeText(name: string, value: Value): Value {
  const bytes = asBytes(value)
  const encoding = ENCODINGS[name]
  if (!bytes || !encoding) return unknown(carried(value))
  return text(clean(Buffer.from(bytes).toString(encoding)), carried(value))
}
/** Control characters that mark unknown parts must not come out of data. */
const clean = (shown: string): string => shown.replace(/[\u0000-\u0002]/g, '')

/** `[Convert]::FromBase64String`. */
export function fromBase64(value: Value): Value {
  const shown = known(value)
  const taint = stepped(carried(value), 'decode:base64')
  if (shown === undefined || !/^[A-Za-z0-9+/=\s]*$/.test(shown)) return unknown(taint)
  return { k: 'bytes', bytes: Buffer.from(shown, 'base64'), taint }
}

/** `[Convert]::ToBase64String`. */
export function toBase64(value: Value): Value {
  const bytes = asBytes(value)
  const taint = stepped(carried(value), 'base64')
  return bytes ? text(Buffer.from(bytes).toString('base64'), taint) : unknown(taint)
}

/** Members of texts, lists and numbers that compute something; undefined when there is no such member or it is not known here. */
export function textMember(object: Value, name: string): Value | undefined {
  switch (name) {
    case 'length':
    case 'count':
      if (object.k === 'text')
        return hasHole(object.text) ? unknown(object.taint) : number(name === 'count' ? 1 : object.text.length, object.taint)
      if (object.k === 'list') return number(object.items.length, object.taint)
      if (object.k === 'bytes') return number(object.bytes.length, object.taint)
      return undefined
    default:
      return undefined
  }
}

/** Methods of texts, lists and numbers. */
export function textMethod(object: Value, name: string, args: readonly Value[]): Value | undefined {
  const taint = args.length ? carriedBy([object, ...args]) : carried(object)
  if (object.k === 'list' || object.k === 'bytes') return listMethod(object, name, args, taint)
  if (object.k === 'number' || object.k === 'bool') return name === 'tostring' ? toString(object, args, taint) : undefined
  if (object.k === 'block' || object.k === 'null') return name === 'tostring' ? text(asText(object), taint) : undefined
  if (object.k !== 'text') return undefined
  const own = object.text
  const first = args[0] && known(args[0])
  const at = args[0] && asNumber(args[0])
  switch (name) {
    case 'tostring':
    case 'normalize':
    case 'clone':
    case 'getenumerator':
      return object
    case 'tolower':
    case 'tolowerinvariant':
      return text(own.toLowerCase(), taint)
    case 'toupper':
    case 'toupperinvariant':
      return text(own.toUpperCase(), taint)
    case 'trim':
      return text(trimmed(own, args[0], true, true), taint)
    case 'trimstart':
      return text(trimmed(own, args[0], true, false), taint)
    case 'trimend':
      return text(trimmed(own, args[0], false, true), taint)
    case 'replace': {
      const by = args[1] ? asText(args[1]) : ''
      if (first === undefined || first === '' || own.length * (by.length + 1) > 64_000_000) return unknown(taint)
      return text(
        own.replaceAll(first, () => by),
        taint,
      )
    }
    case 'substring': {
      const length = args[1] && asNumber(args[1])
      if (at === undefined || hasHole(own) || (args[1] && length === undefined)) return unknown(taint)
      return text(own.slice(at, length === undefined ? undefined : at + length), taint)
    }
    case 'remove': {
      const length = args[1] && asNumber(args[1])
      if (at === undefined || hasHole(own)) return unknown(taint)
      return text(own.slice(0, at) + (length === undefined ? '' : own.slice(at + length)), taint)
    }
    case 'insert':
      return at === undefined || hasHole(own)
        ? unknown(taint)
        : text(own.slice(0, at) + asText(args[1] ?? args[0] ?? object) + own.slice(at), taint)
    case 'padleft':
      return at === undefined || at > 4096 ? unknown(taint) : text(own.padStart(at, (args[1] && known(args[1])) ?? ' '), taint)
    case 'padright':
      return at === undefined || at > 4096 ? unknown(taint) : text(own.padEnd(at, (args[1] && known(args[1])) ?? ' '), taint)
    case 'split':
      return splitText(own, args, taint)
    case 'tochararray':
      return hasHole(own) ? unknown(taint) : cast('char[]', object)
    case 'indexof':
      return first === undefined || hasHole(own) ? unknown(taint) : number(own.indexOf(first))
    case 'lastindexof':
      return first === undefined || hasHole(own) ? unknown(taint) : number(own.lastIndexOf(first))
    case 'contains':
      return first === undefined || hasHole(own) ? unknown(taint) : bool(own.includes(first))
    case 'startswith':
      return first === undefined || hasHole(own) ? unknown(taint) : bool(own.startsWith(first))
    case 'endswith':
      return first === undefined || hasHole(own) ? unknown(taint) : bool(own.endsWith(first))
    case 'equals':
      return first === undefined || hasHole(own) ? unknown(taint) : bool(own === first)
    case 'chars':
    case 'get_chars':
      return at === undefined || hasHole(own) ? unknown(taint) : cast('char', text(own[at] ?? '', taint))
    default:
      return undefined
  }
}

function listMethod(object: Value, name: string, args: readonly Value[], taint: Taint): Value | undefined {
  const items = itemsOf(object)
  switch (name) {
    case 'getenumerator':
    case 'clone':
    case 'toarray':
      return object
    case 'getvalue':
    case 'item':
    case 'get': {
      const at = args[0] && asNumber(args[0])
      return (at === undefined ? undefined : items[at]) ?? unknown(taint)
    }
    case 'tostring':
      return text(asText(object), taint)
    case 'contains': {
      const wanted = args[0] && known(args[0])
      return wanted === undefined ? unknown(taint) : bool(items.some((item) => asText(item) === wanted))
    }
    default:
      return undefined
  }
}

function toString(object: Value, args: readonly Value[], taint: Taint): Value {
  const how = args[0] && known(args[0])
  const n = asNumber(object)
  if (how && n !== undefined && /^x\d{0,2}$/i.test(how))
    return text(
      Math.trunc(n)
        .toString(16)
        .padStart(Number(how.slice(1) || '0'), '0'),
      taint,
    )
  return text(asText(object), taint)
}

function trimmed(own: string, set: Value | undefined, start: boolean, end: boolean): string {
  const characters = set && known(set)
  const drop = (c: string | undefined): boolean =>
    c !== undefined && (characters === undefined || characters === '' ? c.trim() === '' : characters.includes(c))
  let from = 0
  let to = own.length
  while (start && from < to && drop(own[from])) from++
  while (end && to > from && drop(own[to - 1])) to--
  return own.slice(from, to)
}

/** `.Split`: every character of the separators separates. */
function splitText(own: string, args: readonly Value[], taint: Taint): Value {
  if (hasHole(own)) return unknown(taint)
  const separators = args[0]
    ? itemsOf(args[0])
        .map((s) => asText(s))
        .join('')
    : ' '
  if (separators.includes(HOLE)) return unknown(taint)
  const set = new Set(separators === '' ? ' ' : separators)
  const parts: string[] = []
  let from = 0
  for (let i = 0; i < own.length; i++) {
    if (!set.has(own[i] ?? '')) continue
    parts.push(own.slice(from, i))
    from = i + 1
  }
  parts.push(own.slice(from))
  return list(parts.map((part) => text(part, taint)))
}

/** `[string]::…` and `[regex]::…`; undefined when the member does nothing that is known here. */
export function staticText(
  type: string,
  name: string,
  args: readonly Value[],
  format: (pattern: string, values: readonly Value[]) => string,
): Value | undefined {
  const taint = carriedBy(args)
  const [first, second] = args
  if (type === 'string') {
    if (name === 'join' && first)
      return text(asText(list(args.length > 2 ? args.slice(1) : itemsOf(second ?? first)), asText(first)), taint)
    if (name === 'format' && first)
      return text(format(asText(first), args.length === 2 && second?.k === 'list' ? second.items : args.slice(1)), taint)
    if (name === 'concat') return text(asText(list(args.length === 1 && first ? itemsOf(first) : args), ''), taint)
    if (name === 'new' && first) {
      const times = second && asNumber(second)
      if (times !== undefined) return times >= 0 && times < 65_536 ? text(asText(first).repeat(times), taint) : unknown(taint)
      return text(asText(list(itemsOf(first)), ''), taint)
    }
    if (name === 'isnullorempty' || name === 'isnullorwhitespace') return unknown(taint)
    return name === 'copy' || name === 'intern' ? first : undefined
  }
  if (type !== 'regex' && type !== 'text.regularexpressions.regex') return undefined
  if ((name === 'unescape' || name === 'escape') && first)
    return text(name === 'unescape' ? asText(first).replace(/\\([^A-Za-z0-9])/g, '$1') : asText(first), taint)
  if (name === 'matches' && args.length > 1 && second && first) {
    // `-join [regex]::Matches(TEXT, '.', 'RightToLeft')` turns a text around.
    const pattern = known(second)
    if (pattern === '.') {
      const characters = [...asText(first)]
      return list((/righttoleft/i.test(asText(args[2] ?? first)) ? characters.reverse() : characters).map((c) => text(c, taint)))
    }
    return unknown(taint)
  }
  if (name === 'replace' && first && second) {
    const expression = safeRegExp(known(second) ?? '(', 'g')
    const own = known(first)
    return expression && own !== undefined && affordable(expression, own.length) && args[2]?.k === 'text'
      ? text(own.replace(expression, args[2].text), taint)
      : unknown(taint)
  }
  return name === 'split' && first && second ? unknown(taint) : undefined
}
