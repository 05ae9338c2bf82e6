import { join, stepped, type Taint } from '../machine.js'
import { HOLE, hasHole } from '../word.js'
import {
  ANYTHING,
  NULL,
  asBytes,
  asNumber,
  asText,
  carried,
  instance,
  itemsOf,
  list,
  number,
  text,
  unknown,
  withTaint,
  type Value,
} from './value.js'

/** Type accelerators and full names that casts treat alike. */
const SAME: Readonly<Record<string, string>> = {
  int32: 'int',
  int64: 'long',
  int16: 'int',
  uint32: 'int',
  uint16: 'int',
  uint64: 'long',
  short: 'int',
  ushort: 'int',
  uint: 'int',
  ulong: 'long',
  sbyte: 'int',
  single: 'double',
  float: 'double',
  'management.automation.scriptblock': 'scriptblock',
  'object[]': 'array',
  'collections.arraylist': 'array',
  'text.regularexpressions.regex': 'regex',
  boolean: 'bool',
}

/** One character as the type `char`, which a later cast to a number reads as its code. */
export const char = (code: number, taint: Taint): Value => ({
  k: 'text',
  text: code > 2 && code <= 0x10ffff ? String.fromCodePoint(code) : '',
  char: true,
  taint,
})

/** `[type]value`. */
export function cast(type: string, value: Value): Value {
  const name = SAME[type] ?? type
  const taint = value.taint
  switch (name) {
    case 'void':
      return NULL
    case 'string':
      return value.k === 'unknown' ? value : text(asText(value), carried(value))
    case 'char': {
      const n = value.k === 'number' ? value.n : value.k === 'text' && value.text.length !== 1 ? asNumber(value) : undefined
      if (n !== undefined) return char(n, stepped(taint, 'decode:characters'))
      return value.k === 'text' && value.text.length === 1 ? { k: 'text', text: value.text, char: true, taint } : unknown(taint)
    }
    case 'char[]':
      if (value.k === 'text')
        return list(
          [...value.text].map((c) => ({ k: 'text', text: c, char: true, taint })),
          taint,
        )
      return value.k === 'list' || value.k === 'bytes'
        ? list(
            itemsOf(value).map((item) => cast('char', item)),
            taint,
          )
        : value
    case 'byte[]': {
      const bytes = asBytes(value)
      return bytes ? { k: 'bytes', bytes, taint: carried(value) } : value
    }
    case 'int':
    case 'long':
    case 'byte':
    case 'double':
    case 'decimal': {
      const n = value.k === 'text' && value.char ? (value.text.codePointAt(0) ?? 0) : asNumber(value)
      if (n === undefined) return value.k === 'null' ? number(0, taint) : unknown(taint)
      return number(name === 'double' || name === 'decimal' ? n : Math.round(n), taint)
    }
    case 'int[]':
    case 'long[]':
      return list(
        itemsOf(value).map((item) => cast('int', item)),
        taint,
      )
    case 'string[]':
      return list(
        itemsOf(value).map((item) => cast('string', item)),
        taint,
      )
    case 'array':
      return list(itemsOf(value), taint)
    case 'type': {
      const known = asText(value)
      return hasHole(known)
        ? unknown(taint)
        : {
            k: 'type',
            name: known
              .replace(/^\[|\]$/g, '')
              .toLowerCase()
              .replace(/^system\./, ''),
            taint,
          }
    }
    case 'scriptblock':
      return value
    case 'ref':
      return instance('ref', [['value', value]], taint)
    case 'regex':
      return text(asText(value), taint)
    case 'net.webclient':
    case 'wmiclass':
    case 'wmi':
    case 'adsi':
    case 'adsisearcher':
    case 'ipaddress':
    case 'net.ipaddress':
    case 'io.fileinfo':
    case 'io.directoryinfo':
      return instance(name, [['text', value]], carried(value))
    default:
      return value.k === 'null' ? ANYTHING : withTaint(value, taint)
  }
}

/** Text after escape sequences of expressions were resolved is never longer; unknown text stays so. */
export const known = (value: Value): string | undefined => {
  const shown = asText(value)
  return shown === HOLE || hasHole(shown) ? undefined : shown
}
export const joined = (a: Value, b: Value): Taint => join(carried(a), carried(b))
