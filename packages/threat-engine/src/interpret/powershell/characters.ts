// Classes of characters in PowerShell source. The language takes typographic quotes and dashes for the plain ones, so an obfuscator may use
// them anywhere.

export const isDoubleQuote = (c: string): boolean => c === '"' || c === '\u201c' || c === '\u201d' || c === '\u201e'
export const isSingleQuote = (c: string): boolean => c === "'" || c === '\u2018' || c === '\u2019' || c === '\u201a' || c === '\u201b'
export const isDash = (c: string): boolean => c === '-' || c === '\u2013' || c === '\u2014' || c === '\u2015'
export const isBlank = (c: string): boolean =>
  c === ' ' || c === '\t' || c === '\u00a0' || c === '\u000b' || c === '\f' || c === '\u0085' || c === '\ufeff'
export const isNewline = (c: string): boolean => c === '\n' || c === '\r'
export const isDigit = (c: string): boolean => c >= '0' && c <= '9'
export const isLetter = (c: string): boolean =>
  (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c === '_' || (c > '\u00bf' && !(c >= '\u2000' && c <= '\u206f'))
export const isNameCharacter = (c: string): boolean => isLetter(c) || isDigit(c)

/** What a bareword in a command cannot contain unescaped. */
const WORD_END = new Set([' ', '\t', '\n', '\r', ';', '|', '&', '(', ')', '{', '}', ',', '<', '>', '\u00a0', '\u000b', '\f', '\u0085', ''])
export const endsWord = (c: string): boolean => WORD_END.has(c)

/** The character that a backtick and `c` stand for inside double quotes and barewords (about_Special_Characters). */
export function escaped(c: string): string {
  switch (c) {
    case '0':
      return ''
    case 'a':
      return '\u0007'
    case 'b':
      return '\b'
    case 'e':
      return '\u001b'
    case 'f':
      return '\f'
    case 'n':
      return '\n'
    case 'r':
      return '\r'
    case 't':
      return '\t'
    case 'v':
      return '\u000b'
    default:
      return c
  }
}
