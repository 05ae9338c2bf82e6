import { gunzipSync, inflateSync, brotliDecompressSync } from 'node:zlib'
import { MAX_TEXT } from '../state.js'
import { fromBytes, toBytes } from './bytes.js'
import { has, lines, mapText, option, unlines, type Filter } from './filter.js'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BASE32HEX = '0123456789ABCDEFGHIJKLMNOPQRSTUV'

/** A number system of bytes with `bits` to a letter, most significant first (RFC 4648). */
function decodeLetters(text: string, alphabet: string, bits: number): Buffer {
  const out: number[] = []
  let left = 0, held = 0
  for (const c of text) {
    const v = alphabet.indexOf(c)
    if (v < 0) continue
    held = ((held << bits) | v) & 0xffff
    left += bits
    if (left >= 8) { left -= 8; out.push((held >> left) & 0xff) }
  }
  return Buffer.from(out)
}
function encodeLetters(bytes: Buffer, alphabet: string, bits: number, group: number): string {
  let out = '', left = 0, held = 0
  for (const b of bytes) {
    held = ((held << 8) | b) & 0xfffff
    left += 8
    while (left >= bits) { left -= bits; out += alphabet[(held >> left) & (2 ** bits - 1)] }
  }
  if (left > 0) out += alphabet[(held << (bits - left)) & (2 ** bits - 1)]
  return out.padEnd(Math.ceil(out.length / group) * group, '=')
}

interface Codec { decode(text: string): Buffer; encode(bytes: Buffer): string }
/** Reading stops at the first padding, as the tools do not: they go on, so every padded part is read by itself. */
const fromBase64 = (text: string): Buffer => {
  const parts = text.replace(/\s+/g, '').split(/(?<==)(?!=)/)
  return parts.length === 1 ? Buffer.from(text, 'base64') : Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')))
}
const CODECS: Readonly<Record<string, Codec>> = {
  base64: { decode: fromBase64, encode: (b) => b.toString('base64') },
  base64url: { decode: fromBase64, encode: (b) => b.toString('base64').replaceAll('+', '-').replaceAll('/', '_') },
  base32: { decode: (t) => decodeLetters(t.toUpperCase(), BASE32, 5), encode: (b) => encodeLetters(b, BASE32, 5, 8) },
  base32hex: { decode: (t) => decodeLetters(t.toUpperCase(), BASE32HEX, 5), encode: (b) => encodeLetters(b, BASE32HEX, 5, 8) },
  base16: { decode: (t) => decodeLetters(t.toUpperCase(), '0123456789ABCDEF', 4), encode: (b) => b.toString('hex').toUpperCase() },
  base2msbf: { decode: (t) => decodeLetters(t, '01', 1), encode: (b) => encodeLetters(b, '01', 1, 8) },
  base2lsbf: { decode: (t) => Buffer.from((t.match(/[01]{8}/g) ?? []).map((eight) => parseInt([...eight].reverse().join(''), 2))), encode: (b) => Array.from(b, (x) => [...x.toString(2).padStart(8, '0')].reverse().join('')).join('') },
}

const coder = (codec: Codec, name: string): Filter => (args, input) => {
  const decode = has(args, 'd', 'decode') || has(args, 'D')
  const width = Number(option(args, 'w', 'wrap') ?? 76)
  const wrapped = (t: string): string => (width > 0 ? unlines(t.match(new RegExp(`.{1,${Math.min(width, 4096)}}`, 'g')) ?? []) : t)
  return mapText(input, `${decode ? 'decode' : 'encode'}:${name}`, (t) => (decode ? fromBytes(codec.decode(t)) : wrapped(codec.encode(toBytes(t)))))
}
const base64 = coder(CODECS['base64']!, 'base64')

/** `basenc --base32 …`: the system is named by a flag. */
const basenc: Filter = (args, input) => {
  const name = Object.keys(CODECS).find((codec) => args.includes(`--${codec}`))
  return name ? coder(CODECS[name]!, name)(args, input) : { text: undefined, step: has(args, 'd', 'decode') ? 'decode:basenc' : 'encode:basenc' }
}

const openssl: Filter = (args, input) => {
  const ciphers = args.some((a) => /^-?(?:aes|des|cha|cam|bf|rc)/.test(a))
  if (args[0] === 'base64' || ((args[0] === 'enc' || args[0]?.startsWith('-')) && (args.includes('-base64') || args.includes('-a')) && !ciphers)) return base64([...(args.includes('-d') ? ['-d'] : []), ...(args.includes('-A') ? ['-w0'] : ['-w64'])], input)
  return args[0] === 'enc' || ciphers ? { text: undefined, step: args.includes('-d') ? 'decode:openssl' : 'encrypt:openssl' } : undefined
}

const fromHex = (text: string): string => fromBytes(Buffer.from(text.replace(/\\x|0x|[^0-9a-fA-F]/g, ''), 'hex'))
const xxd: Filter = (args, input) => {
  const plain = has(args, 'p') || args.some((a) => a.startsWith('-ps') || a.startsWith('-pl'))
  if (!has(args, 'r') && !args.includes('-revert')) return plain ? mapText(input, 'encode:hex', (t) => unlines(toBytes(t).toString('hex').match(/.{1,60}/g) ?? [])) : { text: undefined, step: 'encode:hex' }
  return mapText(input, 'decode:hex', (t) => fromHex(plain ? t : lines(t).map((l) => l.replace(/^[0-9a-fA-F]{1,16}:\s?/, '').split('  ')[0]).join('')))
}

type Unpacker = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer
const unpack = (step: string, unpacker: Unpacker): Filter => (_, input) =>
  mapText(input, `decode:${step}`, (t) => {
    try {
      return fromBytes(unpacker(toBytes(t), { maxOutputLength: MAX_TEXT }))
    } catch {
      return undefined
    }
  })
/** A packer whose `-d` unpacks; without an unpacker what comes out is not known. */
const packer = (step: string, unpacker?: Unpacker): Filter => (args, input) =>
  has(args, 'd', 'decompress') ? (unpacker ? unpack(step, unpacker)(args, input) : { text: undefined, step: `decode:${step}` }) : { text: undefined, step: `compress:${step}` }
const unknown = (step: string): Filter => () => ({ text: undefined, step })
const cipher = (step: string): Filter => (args) => ({ text: undefined, step: has(args, 'd', 'decrypt') ? `decode:${step}` : `encrypt:${step}` })

/** Programs that encode and decode, pack and unpack. */
export const ENCODINGS: Readonly<Record<string, Filter>> = {
  base64, gbase64: base64, b64decode: (_, input) => base64(['-d'], input), base32: coder(CODECS['base32']!, 'base32'), basenc, openssl, xxd, od: unknown('encode:hex'), hexdump: unknown('encode:hex'), hd: unknown('encode:hex'),
  gzip: packer('gzip', gunzipSync), pigz: packer('gzip', gunzipSync), gunzip: unpack('gzip', gunzipSync), zcat: unpack('gzip', gunzipSync), gzcat: unpack('gzip', gunzipSync),
  'zlib-flate': (args, input) => (args.includes('-uncompress') ? unpack('zlib', inflateSync)(args, input) : { text: undefined, step: 'compress:zlib' }), brotli: packer('brotli', brotliDecompressSync),
  bzip2: packer('bzip2'), bunzip2: unknown('decode:bzip2'), bzcat: unknown('decode:bzip2'), xz: packer('xz'), unxz: unknown('decode:xz'), xzcat: unknown('decode:xz'), zstd: packer('zstd'), zstdcat: unknown('decode:zstd'), lz4: packer('lz4'),
  uudecode: unknown('decode:uuencode'), uuencode: unknown('encode:uuencode'), gpg: cipher('gpg'), age: cipher('age'),
}
