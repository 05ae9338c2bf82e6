import { type Block, EMPTY_BLOCK, type Expression } from './ast.js'
import { isDigit, isLetter } from './characters.js'
import type { Cursor } from './cursor.js'
import { parsePostfix } from './parse-expression.js'
import { parseString, parseVariable, parseWord } from './parse-text.js'

const NUMBER = /(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?:[uU]?[lLdDsSyY])?(?:[kKmMgGtTpP][bB])?/y
const UNIT: Readonly<Record<string, number>> = { kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30, tb: 2 ** 40, pb: 2 ** 50 }

export const nothing = (p: Cursor): Expression => ({ t: 'text', value: '', bare: false, start: p.i, end: p.i })

/** A value without prefix and postfix. Always consumes something unless at a closing bracket or the end. */
export function parsePrimary(p: Cursor): Expression {
  const start = p.i
  const c = p.peek()
  const bracketed = (length: number, close: string): Block => {
    p.i += length
    return p.nested(() => p.parseBlock(p, close), EMPTY_BLOCK)
  }
  if (c === '$') return parseVariable(p) ?? { t: 'text', value: '$', bare: true, start, end: p.i }
  if (c === '(') {
    const body = bracketed(1, ')')
    return { t: 'paren', body, start, end: p.i }
  }
  if (c === '{') {
    const body = bracketed(1, '}')
    return { t: 'block', body, source: p.source.slice(start + 1, p.source[p.i - 1] === '}' ? p.i - 1 : p.i), start, end: p.i }
  }
  if (c === '@' && p.peek(1) === '(') {
    const body = bracketed(2, ')')
    return { t: 'sub', body, list: true, start, end: p.i }
  }
  if (c === '@' && p.peek(1) === '{') {
    p.i += 2
    const entries = p.nested(() => parseEntries(p), [])
    return { t: 'hash', entries, start, end: p.i }
  }
  const quoted = parseString(p)
  if (quoted) return quoted
  if (c === '@' && isLetter(p.peek(1))) return parseVariable(p, true) ?? nothing(p)
  if (isDigit(c) || (c === '.' && isDigit(p.peek(1)))) {
    const number = parseNumber(p)
    if (number) return number
  }
  const word = parseWord(p, start)
  if (p.i === start && c !== ')' && c !== '}' && c !== ']' && c !== ';' && c !== '|') p.i++
  return word
}

function parseNumber(p: Cursor): Expression | undefined {
  const start = p.i
  const text = p.match(NUMBER)
  if (!text) return undefined
  p.i += text.length
  const unit = UNIT[text.slice(-2).toLowerCase()]
  const digits = unit ? text.slice(0, -2) : text
  const value = /^0x/i.test(digits) ? Number.parseInt(digits, 16) : Number.parseFloat(digits)
  return { t: 'number', value: value * (unit ?? 1), text, start, end: p.i }
}

/** Entries of `@{ key = value; … }` up to and including the closing brace. */
function parseEntries(p: Cursor): readonly (readonly [Expression, Block])[] {
  const entries: (readonly [Expression, Block])[] = []
  for (;;) {
    p.skipSpace(true)
    const c = p.peek()
    if (c === '') return entries
    if (c === '}') {
      p.i++
      return entries
    }
    if (c === ';' || c === ',') {
      p.i++
      continue
    }
    const before = p.i
    const key = isLetter(c) ? keyWord(p) : parsePostfix(p, parsePrimary(p), false)
    p.skipSpace(true)
    if (p.peek() === '=') {
      p.i++
      p.skipSpace(true)
      entries.push([key, p.nested(() => p.parseBlock(p, 'entry'), EMPTY_BLOCK)])
    }
    if (p.i === before) p.i++
  }
}

const KEY = /[A-Za-z_][A-Za-z0-9_-]*/y
function keyWord(p: Cursor): Expression {
  const start = p.i
  const value = p.match(KEY) ?? ''
  p.i += value.length
  return { t: 'text', value, bare: true, start, end: p.i }
}
