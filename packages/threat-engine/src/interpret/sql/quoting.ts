/**
 * Whether the backslashes before the quote at `quote` escape it. PostgreSQL's `E'…'` and MySQL say yes, the standard and SQL Server say no, and a text alone does not
 * tell which it is: an odd number of backslashes escapes, unless the string is a Windows path (`'C:\dir\'`) or the argument of `ESCAPE '\'`.
 */
export function escapesQuote(source: string, from: number, quote: number, always: boolean, previousWord: string | undefined): boolean {
  let backslashes = 0
  while (quote - 1 - backslashes >= from && source[quote - 1 - backslashes] === '\\') backslashes++
  if (backslashes % 2 === 0) return false
  const after = source[quote + 1] ?? ''
  if (always || /\w/.test(after)) return true
  if (/^(?:[A-Za-z]:\\|\\\\)/.test(source.slice(from, from + 3))) return false
  if (previousWord === 'ESCAPE') return false
  if (quote - from === 1 && /^[\s]*(?:[,);]|$)/.test(source.slice(quote + 1, quote + 16))) return false
  return source.includes(source[quote]!, quote + 1)
}

const C_ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** The content of a quoted text: doubled and escaped quotes become one, and in `E'…'` strings every C escape is resolved. */
export function unquoted(raw: string, quote: string, cEscapes: boolean): string {
  let text = raw
  if (text.includes(quote + quote)) text = text.replaceAll(quote + quote, quote)
  if (!text.includes('\\')) return text
  if (cEscapes)
    return text.replace(/\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|([0-7]{1,3})|([\s\S]))/g, (_, hex: string, unicode: string, octal: string, one: string) =>
      one !== undefined ? (C_ESCAPES[one] ?? one) : String.fromCharCode(hex !== undefined || unicode !== undefined ? parseInt(hex ?? unicode, 16) : parseInt(octal, 8)))
  return text.replaceAll(`\\${quote}`, quote)
}
