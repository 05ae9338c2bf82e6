import { HOLE, hasHole } from '../../word.js'
import { MAX_TEXT } from '../state.js'

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
  text.replace(/\\(x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|0[0-7]{0,3}|[1-7][0-7]{0,2}|[abefnrtv\\'"c])/g, (_, e: string) => {
    const c = e[0]!
    if (c === 'x' || c === 'u' || c === 'U') { const n = parseInt(e.slice(1), 16); return n > 0 && n <= 0x10ffff ? String.fromCodePoint(n) : '' }
    if (c >= '0' && c <= '7') { const n = parseInt(e, 8) & 0xff; return n > 0 ? String.fromCharCode(n) : '' }
    return { a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', c: '' }[c] ?? c
  })

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
