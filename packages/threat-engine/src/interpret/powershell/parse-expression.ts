import type { Block, Expression } from './ast.js'
import { EMPTY_BLOCK } from './ast.js'
import { isDash, isDigit, isLetter } from './characters.js'
import type { Cursor } from './cursor.js'
import { parseMemberName, parseString, parseVariable, parseWord } from './parse-text.js'

/** Binary operators by how tightly they bind (about_Operator_Precedence). The comma is one of them, so that `-f 'a','b'` takes the whole list. */
const LEVEL: Readonly<Record<string, number>> = {
  '??': 1, and: 1, or: 1, xor: 1, band: 2, bor: 2, bxor: 2, shl: 2, shr: 2,
  eq: 3, ne: 3, gt: 3, ge: 3, lt: 3, le: 3, like: 3, notlike: 3, match: 3, notmatch: 3, contains: 3, notcontains: 3, in: 3, notin: 3, is: 3, isnot: 3, as: 3,
  replace: 3, split: 3, join: 3, '+': 4, '-': 4, '*': 5, '/': 5, '%': 5, f: 6, '..': 7, ',': 8,
}
/** Operators that have a case-sensitive (`c`) and an explicitly insensitive (`i`) spelling. */
const CASED = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'like', 'notlike', 'match', 'notmatch', 'contains', 'notcontains', 'in', 'notin', 'replace', 'split'])
const PREFIX = new Set(['not', 'bnot', 'join', 'split'])
const WORD = /[A-Za-z]+/y
const NUMBER = /(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?:[uU]?[lLdDsSyY])?(?:[kKmMgGtTpP][bB])?/y
const TYPE_NAME = /\[[\s`]{0,20}[A-Za-z_][^[\](){}'"$;|&]{0,200}(?:\[[\s,]{0,8}\]|\[[A-Za-z][^[\](){}'"$;|&]{0,200}\])?[\s`]{0,20}\]/y
const UNIT: Readonly<Record<string, number>> = { kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30, tb: 2 ** 40, pb: 2 ** 50 }

/** Name of the dash operator at the cursor in its plain spelling, or undefined: parameters and negative numbers are none. */
export function dashOperator(p: Cursor): { readonly name: string; readonly length: number } | undefined {
  if (!isDash(p.peek())) return undefined
  p.i++
  const word = p.match(WORD)?.toLowerCase()
  p.i--
  if (!word) return undefined
  const plain = word.length > 2 && (word[0] === 'c' || word[0] === 'i') && CASED.has(word.slice(1)) ? word.slice(1) : word
  return plain in LEVEL || PREFIX.has(plain) ? { name: plain, length: word.length + 1 } : undefined
}

function binaryOperator(p: Cursor): { readonly name: string; readonly length: number } | undefined {
  const c = p.peek()
  if (isDash(c)) {
    const named = dashOperator(p)
    if (named) return named.name in LEVEL ? named : undefined
    return isDash(p.peek(1)) || isLetter(p.peek(1)) || p.peek(1) === '=' ? undefined : { name: '-', length: 1 }
  }
  if (c === '.' && p.peek(1) === '.') return { name: '..', length: 2 }
  if (c === '?' && p.peek(1) === '?' && p.peek(2) !== '=') return { name: '??', length: 2 }
  if (c === '+' && p.peek(1) === '+') return undefined
  if ((c === '+' || c === '*' || c === '/' || c === '%') && p.peek(1) !== '=') return { name: c, length: 1 }
  return c === ',' && p.commas ? { name: ',', length: 1 } : undefined
}

/** An expression of operators that bind at least as tightly as `least`. With `lines`, line ends between its tokens are blanks. */
export function parseExpression(p: Cursor, least = 1, lines = false): Expression {
  return p.nested(() => climb(p, least, lines), nothing(p))
}

function climb(p: Cursor, least: number, lines: boolean): Expression {
  let left = parsePrefix(p, lines)
  for (;;) {
    const before = p.i
    p.skipSpace(lines)
    const operator = binaryOperator(p)
    const level = operator ? (LEVEL[operator.name] ?? 0) : 0
    if (!operator || level < least) {
      if (!lines) p.i = before
      return left
    }
    p.i += operator.length
    p.skipSpace(true)
    const right = parseExpression(p, level + 1, lines)
    if (operator.name === ',') {
      const items = left.t === 'array' && left.end > left.start && p.source[left.start] !== ',' ? [...left.items, right] : [left, right]
      left = listOf(p, items, left.start, lines)
    } else left = { t: 'binary', op: operator.name, left, right, start: left.start, end: p.i }
  }
}

/** The rest of a comma list, read in one loop: an encoded payload may have many thousands of numbers. */
function listOf(p: Cursor, items: Expression[], start: number, lines: boolean): Expression {
  for (;;) {
    const before = p.i
    p.skipSpace(lines)
    if (p.peek() !== ',') {
      p.i = before
      return { t: 'array', items, start, end: p.i }
    }
    p.i++
    p.skipSpace(true)
    items.push(parseExpression(p, 9, lines))
  }
}

const nothing = (p: Cursor): Expression => ({ t: 'text', value: '', bare: false, start: p.i, end: p.i })

function parsePrefix(p: Cursor, lines: boolean): Expression {
  p.skipSpace(lines)
  const start = p.i
  const c = p.peek()
  const prefixed = (op: string, length: number): Expression => {
    p.i += length
    const operand = parseExpression(p, 9, lines)
    return { t: 'unary', op, operand, start, end: p.i }
  }
  if (c === '!') return prefixed('not', 1)
  if (c === ',') return prefixed(',', 1)
  if (c === '+') return prefixed(p.peek(1) === '+' ? '++' : '+', p.peek(1) === '+' ? 2 : 1)
  if (isDash(c)) {
    const named = dashOperator(p)
    if (named && PREFIX.has(named.name)) return prefixed(named.name, named.length)
    return prefixed(isDash(p.peek(1)) ? '--' : '-', isDash(p.peek(1)) ? 2 : 1)
  }
  if (c === '[') {
    const literal = p.match(TYPE_NAME)
    if (literal) {
      p.i += literal.length
      const type: Expression = { t: 'type', name: typeName(literal), start, end: p.i }
      if (p.startsWith('::') || p.peek() === '.') return parsePostfix(p, type, lines)
      const before = p.i
      p.skipSpace(lines)
      if (p.startsWith('::')) return parsePostfix(p, type, lines)
      if (!startsOperand(p)) {
        p.i = before
        return type
      }
      const operand = parseExpression(p, 9, lines)
      return { t: 'cast', type: type.name, operand, start, end: p.i }
    }
  }
  return parsePostfix(p, parsePrimary(p), lines)
}

/** `[ System.Net.WebClient ]` → `net.webclient`. */
export function typeName(literal: string): string {
  const name = literal.slice(1, -1).replace(/[\s`]+/g, '').toLowerCase()
  const bare = name.includes(',') && !name.endsWith('[,]') ? name.slice(0, name.indexOf(',')) : name
  return bare.startsWith('system.') ? bare.slice(7) : bare
}

function startsOperand(p: Cursor): boolean {
  const c = p.peek()
  if (isDash(c)) return isDigit(p.peek(1)) || PREFIX.has(dashOperator(p)?.name ?? '')
  return '$"\'([{!@'.includes(c) ? c !== '' : isDigit(c) || parseableQuote(c)
}
const parseableQuote = (c: string): boolean => c >= '\u2018' && c <= '\u201e'

/** Members, calls and indexes that follow a value without a blank. */
export function parsePostfix(p: Cursor, first: Expression, lines: boolean): Expression {
  let value = first
  for (;;) {
    const c = p.peek()
    const isStatic = c === ':' && p.peek(1) === ':'
    const conditional = c === '?' && (p.peek(1) === '.' || p.peek(1) === '[')
    if (isStatic || (c === '.' && p.peek(1) !== '.') || (conditional && p.peek(1) === '.')) {
      const before = p.i
      p.i += isStatic || conditional ? 2 : 1
      p.skipSpace(lines)
      const name = parseMemberName(p, () => parsePrimary(p))
      if (!name) {
        p.i = before
        return value
      }
      if (p.peek() === '(') {
        p.i++
        const args = p.nested(() => parseArguments(p), [])
        value = { t: 'call', object: value, name, isStatic, args, start: first.start, end: p.i }
      } else value = { t: 'member', object: value, name, isStatic, start: first.start, end: p.i }
    } else if (c === '[' || conditional) {
      p.i += conditional ? 2 : 1
      const index = p.withCommas(true, () => parseExpression(p, 1, true))
      p.skipSpace(true)
      if (p.peek() === ']') p.i++
      value = { t: 'index', object: value, index, start: first.start, end: p.i }
    } else if ((c === '+' && p.peek(1) === '+') || (c === '-' && p.peek(1) === '-')) {
      p.i += 2
      value = { t: 'unary', op: `${c}${c}`, operand: value, start: first.start, end: p.i }
    } else return value
  }
}

/** Arguments of a method up to and including the closing parenthesis; a comma separates them there and makes no list. */
function parseArguments(p: Cursor): readonly Expression[] {
  const args: Expression[] = []
  for (;;) {
    p.skipSpace(true)
    const c = p.peek()
    if (c === '') return args
    if (c === ')') {
      p.i++
      return args
    }
    const before = p.i
    if (c !== ',') args.push(p.withCommas(false, () => parseExpression(p, 1, true)))
    if (p.i === before) p.i++
  }
}

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
