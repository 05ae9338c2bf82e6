import { escapesQuote, unquoted } from './quoting.js'

/**
 * Kinds of tokens. `double` is text in double quotes: a name by the standard, a string in MySQL and SQLite. `meta` is a command of the client program
 * (psql `\!`, sqlite `.shell`) up to the end of its line. `variable` covers `@x`, `@@x`, `:x`, `$1`, `?` and text that is not known.
 */
export type TokenKind =
  | 'word' | 'name' | 'string' | 'double' | 'number' | 'hex' | 'variable' | 'operator' | 'open' | 'close' | 'comma' | 'dot' | 'semicolon' | 'meta'

/** `text` is upper case for words, without quotes for names and strings, as written for the rest. Positions are half-open. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly start: number
  readonly end: number
  /** A quoted text whose end is missing. */
  readonly unterminated?: true
  /** A string whose `text` is computed (escapes, doubled quotes), so that positions inside it are not those of the source. */
  readonly computed?: true
  /** A `$tag$ … $tag$` string of PostgreSQL, which usually holds code. */
  readonly dollar?: true
}

/** A comment; `at` is the index of the token after it. */
export interface Comment {
  readonly style: 'line' | 'hash' | 'block'
  readonly start: number
  readonly end: number
  readonly at: number
  readonly terminated: boolean
}

export interface Lexed {
  readonly source: string
  readonly tokens: readonly Token[]
  readonly comments: readonly Comment[]
  /** For every `(` the index of its `)`, or the number of tokens when that is missing; -1 for other tokens. */
  readonly match: Int32Array
}

// Typographic quotes, dashes and primes are no letters: what they spoil still ends a number or a name.
const WORD = /(?:[A-Za-z_\u0080-\u200f\u2070-\uffff]|#{1,2}(?=\w))[\w$#@\u0080-\u200f\u2070-\uffff]*/y
const TRAILING_HASH = /[^\S\n]*(?:[\n'"]|$)/y
const NUMBER = /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?/y
const HEX = /0[xX][0-9a-fA-F]*/y
const VARIABLE = /@@?[\w$.]*|:[A-Za-z_]\w*|\$\d+|\$?\{[^{}\n]{0,80}\}|\?|\u0000+/y
const DOLLAR_QUOTE = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y
/** Classes of ASCII characters; what is beyond is left to the patterns. */
const SPACE = 1
const WORD_START = 2
const WORD_PART = 4
const ASCII = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code)
  ASCII[code] = /\s/.test(character) ? SPACE : /[A-Za-z_]/.test(character) ? WORD_START | WORD_PART : /[\w$#@]/.test(character) ? WORD_PART : 0
}
const OPERATORS = new Set(['||', '&&', '<=', '>=', '<>', '!=', '==', ':=', '::', '->', '=>', '<<', '>>', '!!', '^='])
/** Words before which `#` starts the name of a temporary table of SQL Server, and not a comment of MySQL. */
const BEFORE_TABLE = new Set(['FROM', 'INTO', 'TABLE', 'JOIN', 'UPDATE', 'EXISTS', 'ON', 'TRUNCATE', 'DELETE'])
const STRING_PREFIX = /^(?:N|E|B|X|R|Q|NQ|_[A-Z]\w*)$/

/**
 * Splits SQL of any dialect, whole or broken, into tokens. Never throws; one pass, linear: every search for an end that fails is final.
 * What dialects disagree about is read so that nothing that one of them would execute is hidden: block comments do not nest,
 * the content of MySQL's `/*! … *\/` is code, `--` before a digit is two minus signs.
 */
export function lex(source: string): Lexed {
  const tokens: Token[] = []
  const comments: Comment[] = []
  const length = source.length
  let dollarQuotes = true
  let i = 0
  const push = (kind: TokenKind, text: string, start: number, end: number): void => {
    tokens.push({ kind, text, start, end })
    i = end
  }
  const sticky = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = i
    return pattern.exec(source)?.[0]
  }
  const lineEnd = (from: number): number => {
    const end = source.indexOf('\n', from)
    return end < 0 ? length : end
  }
  const comment = (style: Comment['style'], end: number, terminated: boolean): void => {
    comments.push({ style, start: i, end, at: tokens.length, terminated })
    i = end
  }
  const quoted = (kind: TokenKind, open: number, quote: string, escapes: 'always' | 'maybe' | 'never'): void => {
    const start = i
    let from = open + 1
    let computed = false
    for (;;) {
      const q = source.indexOf(quote, from)
      if (q < 0) {
        tokens.push({ kind, text: source.slice(open + 1), start, end: length, unterminated: true })
        i = length
        return
      }
      if (source[q + 1] === quote) from = q + 2
      else if (escapes !== 'never' && escapesQuote(source, open + 1, q, escapes === 'always', tokens.at(-1)?.text)) from = q + 1
      else {
        const raw = source.slice(open + 1, q)
        const text = unquoted(raw, quote, escapes === 'always')
        computed = text !== raw || open !== start
        tokens.push({ kind, text, start, end: q + 1, ...(computed && { computed: true }) })
        i = q + 1
        return
      }
      computed = true
    }
  }
  const atLineStart = (): boolean => {
    for (let k = i - 1; k >= 0 && i - k < 64; k--) {
      if (source[k] === '\n') return true
      if (source[k] !== ' ' && source[k] !== '\t') return false
    }
    return true
  }

  while (i < length) {
    const code = source.charCodeAt(i)
    const cls = code < 128 ? ASCII[code]! : 0
    if (cls === SPACE || (code >= 128 && /\s/.test(source[i]!))) {
      i++
      continue
    }
    if ((cls & WORD_START) !== 0) {
      let end = i + 1
      for (; end < length; end++) {
        const part = source.charCodeAt(end)
        if (part >= 128 || (ASCII[part]! & WORD_PART) === 0) break
      }
      wordOrPrefixed(end < length && source.charCodeAt(end) >= 128 ? sticky(WORD)! : source.slice(i, end))
      continue
    }
    const c = source[i]!
    const next = source[i + 1]
    const last = tokens.at(-1)
    if (c === '-' && next === '-' && !/\d/.test(source[i + 2] ?? '')) comment('line', lineEnd(i), true)
    else if (c === '#' && !(/\w/.test(next ?? '') && last !== undefined && (last.kind === 'comma' || last.kind === 'dot' || last.kind === 'open' || BEFORE_TABLE.has(last.text)))
      && next !== '>' && !(next === '#' && /\w/.test(source[i + 2] ?? ''))) comment('hash', lineEnd(i), true)
    else if (c === '/' && next === '*') {
      const executable = source[i + 2] === '!' || (source[i + 2] === 'M' && source[i + 3] === '!')
      if (executable) {
        i += source[i + 2] === 'M' ? 4 : 3
        for (let n = 0; n < 6 && /\d/.test(source[i] ?? ''); n++) i++
      } else {
        const end = source.indexOf('*/', i + 2)
        comment('block', end < 0 ? length : end + 2, end >= 0)
      }
    } else if (c === '*' && next === '/') i += 2
    else if (c === "'") quoted('string', i, "'", 'maybe')
    else if (c === '"') quoted('double', i, '"', 'maybe')
    else if (c === '`') quoted('name', i, '`', 'never')
    else if (c === '[' && isBracketName(source, i, last)) {
      const end = source.indexOf(']', i + 1)
      push('name', source.slice(i + 1, end), i, end + 1)
    } else if (c === '\\' && (last === undefined || last.kind === 'semicolon' || last.kind === 'meta' || atLineStart() || (/\s/.test(source[i - 1] ?? '') && /[a-z!]/.test(next ?? '')))) {
      const end = lineEnd(i)
      push('meta', source.slice(i, end), i, end)
    } else if (((c === '.' && /[a-z]/.test(next ?? '')) || (c === '!' && next === '!') || (c === ':' && next === '!')) && (last === undefined || last.kind === 'semicolon' || last.kind === 'meta') && atLineStart()) {
      const end = lineEnd(i)
      push('meta', source.slice(i, end), i, end)
    } else if (c === '$' && dollarQuotes && last?.kind !== 'word' && sticky(DOLLAR_QUOTE) !== undefined) dollar()
    else if (c === '$' && dollarQuotes && last?.kind === 'word' && last.end < i && sticky(DOLLAR_QUOTE) !== undefined) dollar()
    else if (/[0-9]/.test(c)) number()
    else if (c === '.' && /\d/.test(next ?? '') && last?.kind !== 'word' && last?.kind !== 'name') push('number', source.slice(i, i + 2), i, i + 2)
    else {
      const word = sticky(WORD)
      if (word !== undefined) wordOrPrefixed(word)
      else {
        const variable = c === '@' || c === ':' || c === '$' || c === '?' || c === '{' || c === '\u0000' ? sticky(VARIABLE) : undefined
        if (variable !== undefined && !(c === ':' && next === ':')) push('variable', variable, i, i + variable.length)
        else if (c === '(') push('open', c, i, i + 1)
        else if (c === ')') push('close', c, i, i + 1)
        else if (c === ',') push('comma', c, i, i + 1)
        else if (c === '.') push('dot', c, i, i + 1)
        else if (c === ';') push('semicolon', c, i, i + 1)
        else {
          const two = next === undefined ? c : c + next
          const op = OPERATORS.has(two) ? two : c
          push('operator', op, i, i + op.length)
        }
      }
    }
  }
  return { source, tokens, comments, match: matchParentheses(tokens) }

  function dollar(): void {
    const tag = sticky(DOLLAR_QUOTE)!
    const end = source.indexOf(tag, i + tag.length)
    if (end < 0) {
      // MySQL: a name. Never looked for again, so the whole stays linear.
      dollarQuotes = false
      push('word', tag, i, i + tag.length)
      return
    }
    tokens.push({ kind: 'string', text: source.slice(i + tag.length, end), start: i, end: end + tag.length, dollar: true })
    i = end + tag.length
  }

  function number(): void {
    const hex = sticky(HEX)
    if (hex !== undefined && hex.length > 2) {
      push('hex', hex, i, i + hex.length)
      return
    }
    const digits = sticky(NUMBER)!
    push('number', digits, i, i + digits.length)
    const rest = sticky(WORD)
    // `1or 1=1`: a number and an operator; `4th`: a name that starts with a digit.
    if (rest !== undefined && !/^(?:or|and|union|x?or|from|as)$/i.test(rest) && rest[0] !== '#') {
      const number = tokens.pop()!
      push('word', (digits + rest).toUpperCase(), number.start, i + rest.length)
    }
  }

  function wordOrPrefixed(written: string): void {
    // `serial#` is a column of Oracle, `NULL#` at the end of a line a comment of MySQL.
    TRAILING_HASH.lastIndex = i + written.length
    const word = written.length > 1 && written.endsWith('#') && TRAILING_HASH.test(source) ? written.slice(0, -1) : written
    const end = i + word.length
    const upper = word.toUpperCase()
    if (source[end] === "'" && word.length < 12 && STRING_PREFIX.test(upper)) {
      if (upper === 'Q' || upper === 'NQ') {
        const opener = source[end + 1] ?? ''
        const closer = `${({ '[': ']', '(': ')', '{': '}', '<': '>' } as Record<string, string>)[opener] ?? opener}'`
        const close = source.indexOf(closer, end + 2)
        tokens.push({ kind: 'string', text: source.slice(end + 2, close < 0 ? length : close), start: i, end: close < 0 ? length : close + 2, computed: true, ...(close < 0 && { unterminated: true }) })
        i = close < 0 ? length : close + 2
        return
      }
      quoted(upper === 'X' ? 'hex' : 'string', end, "'", upper === 'E' ? 'always' : 'maybe')
      return
    }
    push('word', upper, i, end)
  }
}

/** `[name]` of SQL Server, not an array subscript or a list: an identifier's place, and closed on the same line. */
function isBracketName(source: string, at: number, last: Token | undefined): boolean {
  const glued = last !== undefined && last.end === at
  if (glued && (last.kind === 'word' || last.kind === 'name' || last.kind === 'close')) return false
  // Bounded, so that many open brackets stay linear; SQL Server allows 128 characters.
  const end = source.slice(at + 1, at + 131).indexOf(']')
  return end > 0 && /^[A-Za-z_ #]/.test(source[at + 1]!)
}

function matchParentheses(tokens: readonly Token[]): Int32Array {
  const match = new Int32Array(tokens.length).fill(-1)
  const open: number[] = []
  for (let k = 0; k < tokens.length; k++) {
    const kind = tokens[k]!.kind
    if (kind === 'open') open.push(k)
    else if (kind === 'close') {
      const o = open.pop()
      if (o !== undefined) match[o] = k
    }
  }
  for (const o of open) match[o] = tokens.length
  return match
}
