import { unescapeBackslashes } from '../../fold/encoding.js'
import type { Node } from '../../syntax.js'

/** A Python string literal between two positions, or with `inner` a part of one without its quotes. */
export function pythonString(source: string, start: number, end: number, raw = false, inner = false): Node {
  const whole = source.slice(start, end)
  if (inner) {
    const s = whole.replace(/\{\{/g, '{').replace(/\}\}/g, '}')
    return { type: 'text', value: raw ? s : unescapePython(s), start, end }
  }
  const prefix = (/^[a-z]*/i.exec(whole)?.[0] ?? '').toLowerCase()
  const quotes = /^("""|'''|"|')/.exec(whole.slice(prefix.length))?.[0] ?? ''
  const closed = whole.endsWith(quotes) && whole.length >= prefix.length + 2 * quotes.length
  const body = whole.slice(prefix.length + quotes.length, closed ? whole.length - quotes.length : undefined)
  const bytes = prefix.includes('b')
  const value = prefix.includes('r') ? body : unescapePython(body, bytes)
  return { type: 'text', value: bytes ? toBytes(value) : value, ...(bytes && { bytes }), start, end }
}
const toBytes = (s: string): string => (/^[\0-\xff]*$/.test(s) ? s : Buffer.from(s, 'utf8').toString('latin1'))

/** Python keeps the backslash of an escape that it does not know; in bytes `\u` is none. */
function unescapePython(s: string, bytes = false): string {
  if (!s.includes('\\')) return s
  return s.replace(
    /\\(?:N\{([A-Za-z0-9 -]{1,80})\}|(x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|[0-7]{1,3}|\r?\n|[^]))/gi,
    (whole, name?: string, escape?: string) => {
      if (name !== undefined) return namedCharacter(name)
      if (bytes && /^u/i.test(escape ?? '')) return whole
      return /^(x[0-9a-f]|u[0-9a-f]{4}|U[0-9a-f]{8}|[0-7]|\r?\n|[abfnrtv\\'"])/.test(escape ?? '') ? unescapeBackslashes(whole) : whole
    },
  )
}
/** `\N{LATIN SMALL LETTER A}` for the letters and digits that could spell a name. */
function namedCharacter(name: string): string {
  const letter = /^LATIN (SMALL|CAPITAL) LETTER ([A-Z])$/i.exec(name)
  if (letter?.[2]) return letter[1]?.toUpperCase() === 'SMALL' ? letter[2].toLowerCase() : letter[2].toUpperCase()
  return (
    {
      'FULL STOP': '.',
      'LOW LINE': '_',
      SPACE: ' ',
      SOLIDUS: '/',
      'HYPHEN-MINUS': '-',
      APOSTROPHE: "'",
      'LEFT PARENTHESIS': '(',
      'RIGHT PARENTHESIS': ')',
    }[name.toUpperCase()] ?? '?'
  )
}
