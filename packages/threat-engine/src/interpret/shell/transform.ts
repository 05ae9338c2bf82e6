import { gunzipSync, inflateSync } from 'node:zlib'
import { HOLE, hasHole, isLiteral } from '../word.js'
import { MAX_TEXT } from './state.js'

/** What a text filter prints, given its arguments and its input; `undefined` when that cannot be computed. `step` names what was done to the data. */
export interface Transformed {
  readonly text: string | undefined
  readonly step?: string | undefined
}
type Filter = (args: readonly string[], input: string | undefined) => Transformed | undefined

/** Computes a filter's output when its arguments and input are known. Returns `undefined` for programs that are not text filters. */
export function transform(program: string, args: readonly string[], input: string | undefined): Transformed | undefined {
  const filter = Object.hasOwn(FILTERS, program) ? FILTERS[program] : undefined
  if (!filter) return undefined
  const out = filter(args, input !== undefined && input.length <= MAX_TEXT ? input : undefined)
  return out?.text !== undefined && out.text.length > MAX_TEXT ? { ...out, text: undefined } : out
}

/** Bytes as text: UTF-8 where valid, else one character a byte (so that a later `gunzip` gets its bytes back). */
const fromBytes = (bytes: Buffer): string => {
  const text = bytes.toString('utf8')
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text
}
const toBytes = (text: string): Buffer => (/[\u0100-\uFFFF]/.test(text) ? Buffer.from(text, 'utf8') : /[\u0080-\u00FF]/.test(text) ? Buffer.from(text, 'latin1') : Buffer.from(text))
const has = (args: readonly string[], short: string, long?: string): boolean =>
  args.some((a) => (a.startsWith('--') ? long !== undefined && a.length > 2 && `--${long}`.startsWith(a.split('=')[0]!) : /^-[A-Za-z]/.test(a) && a.includes(short)))
/** Value of a short option, attached or next. */
const option = (args: readonly string[], short: string, long: string): string | undefined => {
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!
    if (a === `-${short}` || a === `--${long}`) return args[i + 1]
    if (a.startsWith(`--${long}=`)) return a.slice(long.length + 3)
    if (a.startsWith(`-${short}`) && !a.startsWith('--')) return a.slice(2)
  }
  return undefined
}
const lines = (text: string): string[] => { const l = text.split('\n'); if (l.at(-1) === '') l.pop(); return l }
const unlines = (l: readonly string[]): string => (l.length ? l.join('\n') + '\n' : '')
const mapText = (input: string | undefined, step: string | undefined, f: (text: string) => string | undefined): Transformed => ({ text: input === undefined ? undefined : hasHole(input) ? HOLE : f(input), step })

const base = (encoding: 'base64' | 'base32', step: string): Filter => (args, input) => {
  const decode = has(args, 'd', 'decode') || has(args, 'D')
  return mapText(input, `${decode ? 'decode' : 'encode'}:${step}`, (t) =>
    decode ? (encoding === 'base64' ? fromBytes(Buffer.from(t, 'base64')) : fromBytes(fromBase32(t))) : (encoding === 'base64' ? Buffer.from(t).toString('base64') : toBase32(Buffer.from(t))) + '\n')
}
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function fromBase32(text: string): Buffer {
  const out: number[] = []
  let bits = 0, held = 0
  for (const c of text) {
    const v = BASE32.indexOf(c)
    if (v < 0) continue
    held = ((held << 5) | v) & 0xfff
    bits += 5
    if (bits >= 8) { bits -= 8; out.push((held >> bits) & 0xff) }
  }
  return Buffer.from(out)
}
function toBase32(bytes: Buffer): string {
  let out = '', bits = 0, held = 0
  for (const b of bytes) {
    held = ((held << 8) | b) & 0xfffff
    bits += 8
    while (bits >= 5) { bits -= 5; out += BASE32[(held >> bits) & 31] }
  }
  if (bits > 0) out += BASE32[(held << (5 - bits)) & 31]
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=')
}
const unzip = (f: (b: Buffer, o: { maxOutputLength: number }) => Buffer) => (t: string): string | undefined => {
  try { return fromBytes(f(toBytes(t), { maxOutputLength: MAX_TEXT })) } catch { return undefined }
}
const gunzip: Filter = (_, input) => mapText(input, 'decode:gzip', unzip(gunzipSync))
const rot13 = (t: string): string => t.replace(/[A-Za-z]/g, (c) => { const b = c <= 'Z' ? 65 : 97; return String.fromCharCode(((c.charCodeAt(0) - b + 13) % 26) + b) })

const FILTERS: Readonly<Record<string, Filter>> = {
  cat: (args, input) => (args.some((a) => !a.startsWith('-')) ? undefined : { text: input }),
  tee: (_, input) => ({ text: input }),
  echo: (args) => ({ text: echo(args), step: escapes(args) }),
  printf: (args) => ({ text: printf(args), step: escapes(args) }),
  base64: base('base64', 'base64'),
  gbase64: base('base64', 'base64'),
  b64decode: (_, input) => mapText(input, 'decode:base64', (t) => fromBytes(Buffer.from(t, 'base64'))),
  base32: base('base32', 'base32'),
  basenc: (args, input) => (has(args, '', 'base64') ? base('base64', 'base64')(args, input) : { text: undefined, step: has(args, 'd', 'decode') ? 'decode:basenc' : 'encode:basenc' }),
  openssl: (args, input) => {
    if (args[0] === 'base64' || ((args[0] === 'enc' || args[0]?.startsWith('-')) && (args.includes('-base64') || args.includes('-a')) && !args.some((a) => /^-(?:aes|des|cha|cam|bf|rc)/.test(a)))) return base('base64', 'base64')(args.includes('-d') ? ['-d'] : [], input)
    return args[0] === 'enc' || args[0]?.startsWith('aes') ? { text: undefined, step: args.includes('-d') ? 'decode:openssl' : 'encrypt:openssl' } : undefined
  },
  xxd: (args, input) => {
    if (!has(args, 'r') && !args.includes('-revert')) return { text: input === undefined || !has(args, 'p') ? undefined : Buffer.from(input).toString('hex') + '\n', step: 'encode:hex' }
    return mapText(input, 'decode:hex', (t) => has(args, 'p') || args.some((a) => a.startsWith('-ps') || a.startsWith('-pl')) ? fromHex(t) : fromHex(lines(t).map((l) => l.replace(/^[0-9a-fA-F]{1,16}:\s?/, '').split('  ')[0]).join('')))
  },
  od: () => ({ text: undefined, step: 'encode:hex' }),
  hexdump: () => ({ text: undefined, step: 'encode:hex' }),
  rev: (_, input) => mapText(input, 'decode:rev', (t) => unlines(lines(t).map((l) => [...l].reverse().join('')))),
  tac: (_, input) => mapText(input, undefined, (t) => unlines(lines(t).reverse())),
  rot13: (_, input) => mapText(input, 'decode:rot13', rot13),
  tr: (args, input) => {
    const sets = args.filter((a) => !/^-[a-zA-Z]+$/.test(a))
    return mapText(input, has(args, 'd') ? undefined : 'decode:tr', (t) => translate(t, sets, args))
  },
  cut: (args, input) => mapText(input, undefined, (t) => cut(t, args)),
  head: (args, input) => mapText(input, undefined, (t) => portion(t, args, true)),
  tail: (args, input) => mapText(input, undefined, (t) => portion(t, args, false)),
  sort: (args, input) => mapText(input, undefined, (t) => { const l = lines(t).sort(); return unlines(has(args, 'r', 'reverse') ? l.reverse() : has(args, 'u', 'unique') ? [...new Set(l)] : l) }),
  uniq: (_, input) => mapText(input, undefined, (t) => unlines(lines(t).filter((l, i, all) => l !== all[i - 1]))),
  fold: (args, input) => mapText(input, undefined, (t) => { const w = Number(option(args, 'w', 'width') ?? 80); return w > 0 ? unlines(lines(t).flatMap((l) => l.match(new RegExp(`.{1,${Math.min(w, 4096)}}`, 'g')) ?? [''])) : undefined }),
  paste: (args, input) => (has(args, 's', 'serial') ? mapText(input, undefined, (t) => lines(t).join(option(args, 'd', 'delimiters') ?? '\t') + '\n') : undefined),
  sed: (args, input) => {
    const scripts = args.filter((a, i) => !a.startsWith('-') || args[i - 1] === '-e')
    return scripts.length === 1 && input !== undefined ? mapText(input, undefined, (t) => substitute(t, scripts[0]!)) : undefined
  },
  gzip: (args, input) => (has(args, 'd', 'decompress') ? gunzip(args, input) : { text: undefined, step: 'compress:gzip' }),
  gunzip, zcat: gunzip,
  pigz: (args, input) => (has(args, 'd', 'decompress') ? gunzip(args, input) : { text: undefined, step: 'compress:gzip' }),
  'zlib-flate': (args, input) => (args.includes('-uncompress') ? mapText(input, 'decode:zlib', unzip(inflateSync)) : { text: undefined, step: 'compress:zlib' }),
  bzip2: (args) => ({ text: undefined, step: has(args, 'd', 'decompress') ? 'decode:bzip2' : 'compress:bzip2' }),
  bunzip2: () => ({ text: undefined, step: 'decode:bzip2' }),
  xz: (args) => ({ text: undefined, step: has(args, 'd', 'decompress') ? 'decode:xz' : 'compress:xz' }),
  unxz: () => ({ text: undefined, step: 'decode:xz' }),
  zstd: (args) => ({ text: undefined, step: has(args, 'd', 'decompress') ? 'decode:zstd' : 'compress:zstd' }),
  uudecode: () => ({ text: undefined, step: 'decode:uuencode' }),
  uuencode: () => ({ text: undefined, step: 'encode:uuencode' }),
  gpg: (args) => ({ text: undefined, step: has(args, 'd', 'decrypt') ? 'decode:gpg' : 'encrypt:gpg' }),
  age: (args) => ({ text: undefined, step: has(args, 'd', 'decrypt') ? 'decode:age' : 'encrypt:age' }),
  seq: (args) => ({ text: sequence(args) }),
  basename: (args) => ({ text: args[0] !== undefined && isLiteral(args[0]) ? args[0].replace(/\/+$/, '').split('/').at(-1)!.replace(args[1] && args[0].endsWith(args[1]) ? args[1] : '', '') + '\n' : undefined }),
  dirname: (args) => ({ text: args[0] !== undefined && isLiteral(args[0]) ? (args[0].includes('/') ? args[0].slice(0, args[0].lastIndexOf('/')) || '/' : '.') + '\n' : undefined }),
  grep: (_, input) => (input !== undefined && lines(input).length === 1 ? { text: input } : undefined),
  which: (args) => ({ text: args[0] && isLiteral(args[0]) && !args[0].startsWith('-') ? `/usr/bin/${args[0]}\n` : undefined }),
  whoami: () => ({ text: `${HOLE}` }),
  awk: (args, input) => awkField(args, input),
  gawk: (args, input) => awkField(args, input),
  mawk: (args, input) => awkField(args, input),
  jq: (args, input) => (input === undefined ? undefined : { text: HOLE, step: args.some((a) => a.includes('@base64d')) ? 'decode:base64' : undefined }),
}

/** Letters that are written as numbers, several in a row: nobody writes words so but to hide them (T1027.010). */
const ESCAPED = /(?:\\x[2-7][\da-f]|\\0?(?:0[4-7]|1[0-7])[0-7]){3}/i
const escapes = (args: readonly string[]): string | undefined => (args.some((a) => ESCAPED.test(a)) ? 'decode:escapes' : undefined)

/** `echo` of bash and of POSIX sh: `-e` interprets escapes, `-n` drops the newline. */
function echo(args: readonly string[]): string {
  let i = 0, escapes = false, newline = true
  for (; i < args.length && /^-[neE]+$/.test(args[i]!); i++) {
    if (args[i]!.includes('e')) escapes = true
    if (args[i]!.includes('n')) newline = false
  }
  const text = args.slice(i).join(' ')
  return (escapes ? unescape(text) : text) + (newline ? '\n' : '')
}

/** Backslash escapes of `echo -e`, `printf` and ANSI-C quoting. */
export const unescape = (text: string): string =>
  text.replace(/\\(x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|0[0-7]{0,3}|[1-7][0-7]{0,2}|[abefnrtv\\'"c])/g, (_, e: string) => {
    const c = e[0]!
    if (c === 'x' || c === 'u' || c === 'U') { const n = parseInt(e.slice(1), 16); return n > 0 && n <= 0x10ffff ? String.fromCodePoint(n) : '' }
    if (c >= '0' && c <= '7') { const n = parseInt(e, 8) & 0xff; return n > 0 ? String.fromCharCode(n) : '' }
    return { a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', c: '' }[c] ?? c
  })

function printf(args: readonly string[]): string | undefined {
  const rest = args[0] === '--' ? args.slice(1) : args
  if (rest[0] === '-v' || rest.length === 0) return undefined
  const format = rest[0]!
  if (hasHole(format)) return HOLE
  const values = rest.slice(1)
  let used = 0, out = ''
  do {
    const before = used
    out += unescapeFormat(format, () => values[used++])
    if (used === before) break
  } while (used < values.length && out.length < MAX_TEXT)
  return out
}

const unescapeFormat = (format: string, next: () => string | undefined): string =>
  format.replace(/%%|%[-+ #0]{0,5}(?:\d{0,4})(?:\.(\d{1,4}))?([sbqdixXouc])|\\(?:x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|[0-7]{1,3}|.)/g, (m, precision: string | undefined, kind: string | undefined) => {
    if (m === '%%') return '%'
    if (m[0] === '\\') return unescape(m)
    const raw = next() ?? ''
    const value = precision === undefined ? raw : raw.slice(0, Number(precision))
    switch (kind) {
      case 'b': return unescape(value)
      case 'c': return value.slice(0, 1)
      case 'd': case 'i': case 'u': return value === '' ? '0' : value.startsWith("'") ? String(value.charCodeAt(1)) : hasHole(value) ? HOLE : String(Number(value) || 0)
      case 'x': return hasHole(value) ? HOLE : (Number(value) || 0).toString(16)
      case 'X': return hasHole(value) ? HOLE : (Number(value) || 0).toString(16).toUpperCase()
      case 'o': return hasHole(value) ? HOLE : (Number(value) || 0).toString(8)
      default: return value
    }
  })

const fromHex = (text: string): string => fromBytes(Buffer.from(text.replace(/\\x|0x|[^0-9a-fA-F]/g, ''), 'hex'))

/** Expands a `tr` set: ranges, escapes, classes. */
function trSet(set: string): string {
  return unescape(set.replace(/\[:(\w+):\]/g, (_, c: string) => ({ upper: 'A-Z', lower: 'a-z', digit: '0-9', space: ' \t\n', alpha: 'A-Za-z', alnum: 'A-Za-z0-9' })[c] ?? ''))
    .replace(/(.)-(.)/gs, (m, a: string, b: string) => {
      const from = a.charCodeAt(0), to = b.charCodeAt(0)
      return to >= from && to - from < 256 ? String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, i) => from + i)) : m
    })
}
function translate(text: string, sets: readonly string[], args: readonly string[]): string | undefined {
  if (sets[0] === undefined) return undefined
  const from = trSet(sets[0])
  const complement = has(args, 'c') || has(args, 'C')
  if (has(args, 'd')) return [...text].filter((c) => from.includes(c) === complement).join('')
  if (sets[1] === undefined) return has(args, 's') ? text : undefined
  const to = trSet(sets[1])
  if (complement || to === '') return undefined
  const map = new Map([...from].map((c, i) => [c, to[Math.min(i, to.length - 1)]!]))
  return [...text].map((c) => map.get(c) ?? c).join('')
}

function cut(text: string, args: readonly string[]): string | undefined {
  const fields = option(args, 'f', 'fields'), chars = option(args, 'c', 'characters') ?? option(args, 'b', 'bytes')
  const delimiter = option(args, 'd', 'delimiter') ?? '\t'
  const list = fields ?? chars
  if (list === undefined) return undefined
  const wanted = (n: number): boolean => list.split(',').some((r) => { const m = /^(\d*)(-?)(\d*)$/.exec(r); return !!m && (m[2] ? n >= Number(m[1] || 1) && n <= Number(m[3] || Infinity) : n === Number(m[1])) })
  return unlines(lines(text).map((l) => chars !== undefined ? [...l].filter((_, i) => wanted(i + 1)).join('') : l.includes(delimiter) ? l.split(delimiter).filter((_, i) => wanted(i + 1)).join(delimiter) : l))
}

function portion(text: string, args: readonly string[], first: boolean): string | undefined {
  const bytes = option(args, 'c', 'bytes')
  const legacy = args.map((a) => /^-(\d{1,6})$/.exec(a)?.[1]).find(Boolean)
  const n = Number(legacy ?? bytes ?? option(args, 'n', 'lines') ?? 10)
  const plus = /^\+/.test(bytes ?? option(args, 'n', 'lines') ?? '')
  if (!Number.isInteger(n)) return undefined
  if (bytes !== undefined) return first ? text.slice(0, n < 0 ? text.length + n : n) : plus ? text.slice(n - 1) : text.slice(Math.max(0, text.length - n))
  const l = lines(text)
  return unlines(first ? l.slice(0, n < 0 ? l.length + n : n) : plus ? l.slice(n - 1) : l.slice(Math.max(0, l.length - n)))
}

/** `s/old/new/[g]` with a pattern that is literal but for anchors and dots, and `y/abc/xyz/`. Anything richer is not computed. */
function substitute(text: string, script: string): string | undefined {
  const kind = script[0], d = script[1]
  if ((kind !== 's' && kind !== 'y') || d === undefined) return undefined
  const [from, to, flags, ...more] = script.slice(2).split(d)
  if (from === undefined || to === undefined || flags === undefined || more.length || from.includes('\\') || from === '') return undefined
  if (kind === 'y') return from.length === to.length ? [...text].map((c) => { const i = from.indexOf(c); return i < 0 ? c : to[i]! }).join('') : undefined
  if (/[.*[\]^$]/.test(from) || /[&\\]/.test(to) || !/^[gi]?$/.test(flags)) return undefined
  return flags === 'g' ? text.replaceAll(from, to) : unlines(lines(text).map((l) => l.replace(from, () => to)))
}

function sequence(args: readonly string[]): string | undefined {
  const n = args.filter((a) => /^-?\d{1,9}$/.test(a)).map(Number)
  if (n.length === 0 || n.length !== args.filter((a) => !/^-[a-z]/.test(a)).length) return undefined
  const from = n.length > 1 ? n[0]! : 1, step = n.length > 2 ? n[1]! : 1, to = n.at(-1)!
  if (step === 0) return undefined
  const out: number[] = []
  for (let i = from; step > 0 ? i <= to : i >= to; i += step) { out.push(i); if (out.length >= 512) break }
  return unlines(out.map(String))
}

function awkField(args: readonly string[], input: string | undefined): Transformed | undefined {
  const program = args.find((a, i) => !a.startsWith('-') && args[i - 1] !== '-F' && args[i - 1] !== '-v')
  const field = /^\s*\{\s*print\s+\$(\d{1,3}|NF)\s*;?\s*\}\s*$/.exec(program ?? '')?.[1]
  if (field === undefined) return undefined
  const separator = option(args, 'F', 'field-separator')
  return mapText(input, undefined, (t) => unlines(lines(t).map((l) => { const f = separator ? l.split(separator) : l.trim().split(/\s+/); return field === '0' ? l : (field === 'NF' ? f.at(-1) : f[Number(field) - 1]) ?? '' })))
}
