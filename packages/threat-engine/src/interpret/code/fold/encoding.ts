import { brotliDecompressSync, inflateRawSync, inflateSync, unzipSync } from 'node:zlib'
import { MAX_TEXT } from '../limits.js'
import { afterStep, decodedBy, guarded, joinAll, literal, real, text, textOf, type Origin } from '../value.js'
import { HOLE, hasHole } from '../../word.js'
import { isBytes, known, onKnown, type Fold } from './fold.js'

// Bytes are texts whose code units are the bytes (latin 1).

const binary = (buffer: Buffer): string => buffer.toString('latin1')
/** The bytes of a text: itself when it is bytes already, else its UTF-8 form. */
export const bytesOf = (s: string, bytes: boolean): string => (bytes || /^[\0-\x7f]*$/.test(s) ? s : binary(Buffer.from(s, 'utf8')))
/** Bytes as text: UTF-8 when they are valid, else one character a byte. */
export function textFromBytes(s: string): string {
  if (/^[\0-\x7f]*$/.test(s)) return s
  const decoded = Buffer.from(s, 'latin1').toString('utf8')
  return decoded.includes('\ufffd') ? s : decoded
}

const by =
  (step: string) =>
  (origin: Origin): Origin =>
    decodedBy(origin, step)
const as =
  (step: string) =>
  (origin: Origin): Origin =>
    afterStep(origin, step)
const fromBase =
  (encoding: BufferEncoding) =>
  (s: string): string =>
    binary(Buffer.from(encoding === 'base64' ? s.replace(/-/g, '+').replace(/_/g, '/') : s, encoding))

export const base64Decode: Fold = onKnown(fromBase('base64'), by('base64'), true)
/** Base64 to text, for languages that do not tell bytes from text. */
export const base64Text: Fold = onKnown((s) => textFromBytes(fromBase('base64')(s)), by('base64'), false)
export const hexDecode: Fold = onKnown((s) => fromBase('hex')(s.replace(/\s+|^0x/g, '')), by('hex'), true)
export const hexText: Fold = onKnown((s) => textFromBytes(fromBase('hex')(s.replace(/\s+|^0x/g, ''))), by('hex'), false)
export const base64Encode: Fold = (values) => {
  const s = known(values[0])
  return text(
    s === undefined ? HOLE : Buffer.from(bytesOf(s, isBytes(values[0])), 'latin1').toString('base64'),
    as('base64')(joinAll(values)),
  )
}
export const hexEncode: Fold = (values) => {
  const s = known(values[0])
  return text(s === undefined ? HOLE : Buffer.from(bytesOf(s, isBytes(values[0])), 'latin1').toString('hex'), as('hex')(joinAll(values)))
}
export const base32Decode: Fold = onKnown(
  (s) => fromDigits(s.toUpperCase().replace(/=+$/, ''), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 5),
  by('base32'),
  true,
)

function fromDigits(s: string, alphabet: string, bits: number): string | undefined {
  let out = ''
  let buffer = 0
  let held = 0
  for (const c of s) {
    const digit = alphabet.indexOf(c)
    if (digit < 0) return undefined
    buffer = ((buffer << bits) | digit) & 0xffff
    held += bits
    if (held >= 8) {
      held -= 8
      out += String.fromCharCode((buffer >> held) & 0xff)
    }
  }
  return out
}

const ASCII85 = /^[!-uz\s]*$/
/** Adobe's and Bitcoin's base 85 share the arithmetic: five digits are four bytes. */
const base85 =
  (digitOf: (c: string) => number) =>
  (s: string): string | undefined => {
    const digits = Array.from(s.replace(/\s+/g, ''), digitOf)
    if (digits.some((d) => d < 0 || d > 84)) return undefined
    let out = ''
    for (let i = 0; i < digits.length; i += 5) {
      const group = digits.slice(i, i + 5)
      const missing = 5 - group.length
      while (group.length < 5) group.push(84)
      let n = 0
      for (const d of group) n = n * 85 + d
      out += [24, 16, 8, 0]
        .map((shift) => String.fromCharCode(Math.floor(n / 2 ** shift) & 0xff))
        .slice(0, 4 - missing)
        .join('')
    }
    return out
  }
const B85 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
export const base85Decode: Fold = onKnown(
  base85((c) => B85.indexOf(c)),
  by('base85'),
  true,
)
export const ascii85Decode: Fold = onKnown(
  (s) => (ASCII85.test(s) ? base85((c) => c.charCodeAt(0) - 33)(s.replace(/z/g, '!!!!!')) : undefined),
  by('base85'),
  true,
)

const inflate =
  (open: (data: Buffer, options: { maxOutputLength: number }) => Buffer) =>
  (s: string): string | undefined => {
    try {
      return binary(open(Buffer.from(s, 'latin1'), { maxOutputLength: MAX_TEXT }))
    } catch {
      return undefined
    }
  }
/** zlib, gzip or raw deflate, whichever it is. */
export const decompress: Fold = onKnown(
  (s) => inflate(unzipSync)(s) ?? inflate(inflateSync)(s) ?? inflate(inflateRawSync)(s),
  by('decompress'),
  true,
)
export const decompressBrotli: Fold = onKnown(inflate(brotliDecompressSync), by('decompress'), true)
/** Compressions that the engine cannot undo: what comes out is unknown, but it is decoded data. */
export const decodeUnknown: Fold = (values) => text(HOLE, by('decompress')(joinAll(values)), true)
export const compress: Fold = (values) => text(HOLE, as('compress')(joinAll(values)), true)
export const encrypt: Fold = (values) => text(HOLE, as('encrypt')(joinAll(values)), true)
export const decrypt: Fold = (values) => text(HOLE, by('decrypt')(joinAll(values)), true)

export const rot13Text = (s: string): string =>
  s.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < 'n' ? 13 : -13)))
export const rot13: Fold = onKnown(rot13Text, by('rot13'), false)

const percent = (s: string): string | undefined => {
  try {
    return decodeURIComponent(s)
  } catch {
    return s.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  }
}
export const urlDecode: Fold = onKnown((s) => percent(s.replace(/\+/g, ' ')), by('percent'), false)
export const urlDecodeStrict: Fold = onKnown(percent, by('percent'), false)
export const unescape: Fold = onKnown(
  (s) => s.replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})/gi, (_, u?: string, h?: string) => String.fromCharCode(parseInt(u ?? h ?? '0', 16))),
  by('percent'),
  false,
)
export const urlEncode: Fold = (values) => {
  const s = values[0] && textOf(values[0])
  try {
    return text(s === undefined || s.includes(HOLE) ? HOLE : encodeURIComponent(s), as('percent')(joinAll(values)))
  } catch {
    return text(HOLE, as('percent')(joinAll(values)))
  }
}
export const htmlDecode: Fold = onKnown(
  (s) =>
    s
      .replace(/&#x([0-9a-f]{1,6});|&#(\d{1,7});/gi, (_, hex?: string, dec?: string) => character(hex ? parseInt(hex, 16) : Number(dec)))
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  by('html'),
  false,
)
export const uudecode: Fold = onKnown(
  (s) =>
    s
      .split('\n')
      .filter((line) => line && !/^(begin |end|`)/.test(line))
      .map((line) => {
        const size = (line.charCodeAt(0) - 32) & 63
        let out = ''
        for (let i = 1; i + 3 < line.length + 3 && out.length < size; i += 4) {
          const n = [0, 1, 2, 3].reduce((sum, k) => (sum << 6) | (((line.charCodeAt(i + k) || 32) - 32) & 63), 0)
          out += String.fromCharCode((n >> 16) & 255, (n >> 8) & 255, n & 255)
        }
        return out.slice(0, size)
      })
      .join(''),
  by('uuencode'),
  true,
)

/** One character by its code point; nothing for what is none. */
export const character = (code: number): string =>
  Number.isInteger(code) && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''

const ENCODINGS: Readonly<Record<string, Fold>> = {
  base64: base64Decode,
  base64_codec: base64Decode,
  hex: hexDecode,
  hex_codec: hexDecode,
  rot13,
  rot_13: rot13,
  zlib: decompress,
  zip: decompress,
  zlib_codec: decompress,
  uu: uudecode,
  bz2: decodeUnknown,
  base64url: base64Decode,
}
/** `decode(data, encoding)`: a transformation when the encoding is one, else bytes as text. */
export const decodeWith: Fold = (values, named) => {
  const encoding = (known(values[1] ?? named.get('encoding')) ?? 'utf-8').toLowerCase().replace(/-/g, '_')
  const fold = ENCODINGS[encoding]
  if (fold) return fold(values.slice(0, 1), named)
  if (encoding === 'unicode_escape') return onKnown(unescapeBackslashes, by('escapes'), false)(values.slice(0, 1), named)
  if (/^utf_?16/.test(encoding))
    return onKnown(
      (s) =>
        Buffer.from(s, 'latin1')
          .toString('utf16le')
          .replace(/^\ufeff/, ''),
      by('utf-16'),
      false,
    )(values.slice(0, 1), named)
  const [subject] = values
  return (
    subject &&
    (hasHole(textOf(subject))
      ? text(textOf(subject), subject.origin, false)
      : literal(textFromBytes(real(textOf(subject))), subject.origin, false))
  )
}
/** `encode(text, encoding)`. */
export const encodeWith: Fold = (values, named) => {
  const encoding = (known(values[1] ?? named.get('encoding')) ?? 'utf-8').toLowerCase().replace(/-/g, '_')
  if (encoding.startsWith('base64')) return base64Encode(values.slice(0, 1), named)
  if (encoding.startsWith('hex')) return hexEncode(values.slice(0, 1), named)
  if (/^rot_?13$/.test(encoding)) return rot13(values.slice(0, 1), named)
  const [subject] = values
  return (
    subject &&
    (hasHole(textOf(subject))
      ? text(textOf(subject), subject.origin, true)
      : literal(bytesOf(real(textOf(subject)), isBytes(subject)), subject.origin, true))
  )
}
/** Buffer.from(data, encoding), bytes(data). */
export const toBytes: Fold = (values, named) => {
  const [subject] = values
  if (subject?.kind === 'list' && !subject.rest) {
    const codes = subject.items.map((item) => (item.kind === 'number' ? guarded(String.fromCharCode(item.value & 0xff)) : HOLE))
    return text(codes.join(''), by('character codes')(joinAll(values)), true)
  }
  const encoding = known(values[1])?.toLowerCase()
  return encoding === 'base64' || encoding === 'base64url' || encoding === 'hex'
    ? decodeWith(values, named)
    : encodeWith(values.slice(0, 1), named)
}
/** `buffer.toString(encoding)`. */
export const bytesToString: Fold = (values, named) => {
  const encoding = known(values[1])?.toLowerCase() ?? 'utf8'
  if (encoding === 'base64' || encoding === 'base64url') return base64Encode(values, named)
  if (encoding === 'hex') return hexEncode(values, named)
  return decodeWith(values.slice(0, 1), named)
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', a: '\x07', e: '\x1b', '0': '\0' }
/** Backslash escapes as C, Python, JavaScript, Perl, Ruby and PHP write them in double quotes.  */
export function unescapeBackslashes(s: string): string {
  if (!s.includes('\\')) return s
  return s.replace(
    /\\(?:x\{([0-9a-f]{1,6})\}|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{1,2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-7]{1,3})|(\r?\n)|([^]))/gi,
    (_, x1?: string, u1?: string, x?: string, u?: string, big?: string, octal?: string, line?: string, other?: string) => {
      const hex = x1 ?? u1 ?? x ?? u ?? big
      if (hex !== undefined) return character(parseInt(hex, 16))
      if (octal !== undefined) return character(parseInt(octal, 8))
      if (line !== undefined) return ''
      return ESCAPES[other ?? ''] ?? other ?? ''
    },
  )
}
