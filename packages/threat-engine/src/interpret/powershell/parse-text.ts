import type { Expression } from './ast.js'
import { endsWord, escaped, isDoubleQuote, isLetter, isNameCharacter, isNewline, isSingleQuote } from './characters.js'
import type { Cursor } from './cursor.js'
import { EMPTY_BLOCK } from './ast.js'

type Part = string | Expression
const SCOPED = /[A-Za-z_][A-Za-z0-9_]*:(?=[A-Za-z_])/y
const NAME = /[A-Za-z0-9_\u00c0-\u1fff\u2c00-\uffff]+/y

/** Joins what was read into the smallest node that says it. */
export function textOf(parts: readonly Part[], bare: boolean, start: number, end: number): Expression {
  if (parts.every((part) => typeof part === 'string')) return { t: 'text', value: parts.join(''), bare, start, end }
  return { t: 'expand', parts, bare, start, end }
}

/** `'…'` and `'@` here-strings: nothing is special but the doubled quote. */
function literalString(p: Cursor): Expression {
  const start = p.i++
  let value = ''
  let from = p.i
  while (!p.done) {
    if (isSingleQuote(p.peek())) {
      value += p.source.slice(from, p.i)
      p.i++
      if (!isSingleQuote(p.peek())) return { t: 'text', value, bare: false, start, end: p.i }
      from = p.i
    }
    p.i++
  }
  return { t: 'text', value: value + p.source.slice(from), bare: false, start, end: p.i }
}

/** Characters that are nothing special inside double quotes, and inside a bareword. */
const PLAIN = /[^`$"\u201c\u201d\u201e]+/y
const PLAIN_WORD = /[A-Za-z0-9_.\\/:=+*?%~^@!#[\]-]+/y

/** Reads pieces of an expandable text until `atEnd`; the caller consumes what ends it. `plain` are characters that cannot end it. */
function expandable(p: Cursor, plain: RegExp | undefined, atEnd: () => boolean, into: Part[]): void {
  let from = p.i
  const flush = () => {
    if (p.i > from) into.push(p.source.slice(from, p.i))
  }
  for (;;) {
    if (plain) p.i += p.match(plain)?.length ?? 0
    if (p.done || atEnd()) break
    const c = p.peek()
    if (c === '`') {
      flush()
      into.push(escape(p))
      from = p.i
    } else if (c === '$') {
      const before = p.i
      flush()
      const variable = parseVariable(p)
      if (variable) {
        into.push(variable)
        from = p.i
      } else {
        p.i = before + 1
        from = before
      }
    } else p.i++
  }
  flush()
}

/** A backtick and what follows it. */
function escape(p: Cursor): string {
  p.i++
  const c = p.peek()
  if (c === 'u' && p.peek(1) === '{') {
    const end = p.source.indexOf('}', p.i)
    const code = end > 0 && end - p.i < 10 ? Number.parseInt(p.source.slice(p.i + 2, end), 16) : NaN
    if (code > 2 && code <= 0x10ffff) {
      p.i = end + 1
      return String.fromCodePoint(code)
    }
  }
  p.i++
  return escaped(c)
}

function expandableString(p: Cursor): Expression {
  const start = p.i++
  const parts: Part[] = []
  while (!p.done) {
    expandable(p, PLAIN, () => isDoubleQuote(p.peek()), parts)
    p.i++
    if (!isDoubleQuote(p.peek())) break
    parts.push('"')
    p.i++
  }
  p.i = Math.min(p.i, p.source.length)
  return textOf(parts, false, start, p.i)
}

/** `@" … "@` and `@' … '@`: the ends stand at the start of a line. */
function hereString(p: Cursor): Expression {
  const start = p.i
  const expands = isDoubleQuote(p.peek(1))
  p.i += 2
  p.skipLine()
  if (p.startsWith('\r\n')) p.i++
  p.i++
  const close = expands ? '\n"@' : "\n'@"
  const found = p.source.indexOf(close, p.i - 1)
  const end = found < 0 ? p.source.length : found
  const parts: Part[] = []
  if (expands) expandable(p, undefined, () => p.i >= end, parts)
  else parts.push(p.source.slice(p.i, Math.max(p.i, end)))
  p.i = found < 0 ? p.source.length : Math.max(p.i, found + close.length)
  return textOf(parts, false, start, p.i)
}

/** A quoted string or here-string at the cursor, if there is one. */
export function parseString(p: Cursor): Expression | undefined {
  const c = p.peek()
  if (isDoubleQuote(c)) return p.nested(() => expandableString(p), { t: 'text', value: '', bare: false, start: p.i, end: p.i })
  if (isSingleQuote(c)) return literalString(p)
  if (c === '@' && (isDoubleQuote(p.peek(1)) || isSingleQuote(p.peek(1)))) return hereString(p)
  return undefined
}

/** `$name`, `$scope:name`, `${any text}`, `$_`, `$?`, `$(…)`; undefined (and nothing consumed but the dollar) for a lone dollar. */
export function parseVariable(p: Cursor, splat = false): Expression | undefined {
  const start = p.i++
  const c = p.peek()
  const variable = (name: string): Expression => ({ t: 'variable', name: name.toLowerCase(), splat, start, end: p.i })
  if (c === '{') {
    const end = p.source.indexOf('}', p.i)
    const raw = p.source.slice(p.i + 1, end < 0 ? p.source.length : end)
    p.i = end < 0 ? p.source.length : end + 1
    return variable(raw.replaceAll('`', ''))
  }
  if (c === '(') {
    p.i++
    const body = p.nested(() => p.parseBlock(p, ')'), EMPTY_BLOCK)
    return { t: 'sub', body, list: false, start, end: p.i }
  }
  if (c === '$' || c === '?' || c === '^') {
    p.i++
    return variable(c)
  }
  const scope = p.match(SCOPED) ?? ''
  p.i += scope.length
  const name = p.match(NAME) ?? ''
  p.i += name.length
  return scope || name ? variable(scope + name) : undefined
}

/** A word of a command: barewords, quoted pieces and variables that touch each other. `first` is what was read of it already. */
export function parseWord(p: Cursor, start: number, first: readonly Part[] = []): Expression {
  const parts: Part[] = [...first]
  for (;;) {
    const before = p.i
    expandable(p, PLAIN_WORD, () => endsWord(p.peek()) || isDoubleQuote(p.peek()) || isSingleQuote(p.peek()), parts)
    if (isDoubleQuote(p.peek()) || isSingleQuote(p.peek())) {
      const quoted = parseString(p)
      if (quoted?.t === 'text') parts.push(quoted.value)
      else if (quoted?.t === 'expand') parts.push(...quoted.parts)
    }
    if (p.i === before) break
  }
  return textOf(parts, true, start, p.i)
}

/** A member's name after a dot or `::`: an identifier (backticks are noise), a string, a variable or a parenthesis. */
export function parseMemberName(p: Cursor, parenthesis: () => Expression | undefined): Expression | undefined {
  const start = p.i
  const c = p.peek()
  if (c === '(') return parenthesis()
  if (c === '$') return parseVariable(p)
  const quoted = parseString(p)
  if (quoted) return quoted
  if (!isLetter(c) && c !== '`') return undefined
  while (isNameCharacter(p.peek()) || (p.peek() === '`' && !isNewline(p.peek(1)))) p.i++
  return { t: 'text', value: p.source.slice(start, p.i).replaceAll('`', ''), bare: true, start, end: p.i }
}
