import { HOLE, hasHole } from '../../word.js'
import { MAX_TEXT } from '../state.js'
import { assembled, byte } from './bytes.js'

/** `echo` of bash and of POSIX sh: `-e` interprets escapes, `-n` drops the newline. */
export function echo(args: readonly string[]): string {
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
  !text.includes('\\') ? assembled(text) : assembled(text.replace(/\\(x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|0[0-7]{0,3}|[1-7][0-7]{0,2}|[abefnrtv\\'"c])/g, (_, e: string) => {
    const c = e[0]!
    if (c === 'u' || c === 'U') { const n = parseInt(e.slice(1), 16); return n > 2 && n <= 0x10ffff ? String.fromCodePoint(n) : '' }
    if (c === 'x' || (c >= '0' && c <= '7')) { const n = c === 'x' ? parseInt(e.slice(1), 16) : parseInt(e, 8) & 0xff; return n > 2 && n < 0x80 ? String.fromCharCode(n) : byte(n) }
    return { a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', c: '' }[c] ?? c
  }))

/** Letters that are written as numbers, several in a row: nobody writes words so but to hide them (T1027.010). */
const ESCAPED = /(?:\\x[2-7][\da-f]|\\0?(?:0[4-7]|1[0-7])[0-7]){2}/i
/** The step that is taken when words written as numbers are printed as letters. */
export const escapes = (args: readonly string[]): string | undefined => (args.some((a) => a.includes('\\') && ESCAPED.test(a)) ? 'decode:escapes' : undefined)

/** `printf FORMAT VALUES…`: the format is used again as long as there are values. */
export function printf(args: readonly string[]): string | undefined {
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
  return assembled(out)
}

const unescapeFormat = (format: string, next: () => string | undefined): string =>
  !format.includes('%') && !format.includes('\\') ? format : format.replace(/%%|%([-+ #0]{0,5})(\d{0,4})(?:\.(\d{1,4}))?([sbqdixXouc])|\\(?:x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|[0-7]{1,3}|.)/gs, (m, flags: string | undefined, width: string | undefined, precision: string | undefined, kind: string | undefined) => {
    if (m === '%%') return '%'
    if (m[0] === '\\') return m === '\\n' ? '\n' : unescape(m)
    const text = conversion(kind!, next() ?? '', precision)
    const fill = /[diuxXo]/.test(kind!) && flags?.includes('0') ? '0' : ' '
    return flags?.includes('-') ? text.padEnd(Number(width)) : text.padStart(Number(width), fill)
  })

function conversion(kind: string, raw: string, precision: string | undefined): string {
  if (/[diuxXo]/.test(kind)) {
    if (hasHole(raw)) return HOLE
    const n = /^['"]/.test(raw) ? (raw.codePointAt(1) ?? 0) : /^0[0-7]+$/.test(raw) ? parseInt(raw, 8) : Number(raw) || 0
    return kind === 'x' ? n.toString(16) : kind === 'X' ? n.toString(16).toUpperCase() : kind === 'o' ? n.toString(8) : String(Math.trunc(n))
  }
  const value = precision === undefined ? raw : raw.slice(0, Number(precision))
  return kind === 'b' ? unescape(value) : kind === 'c' ? value.slice(0, 1) : value
}
