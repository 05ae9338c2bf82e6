import type { Expression } from './ast.js'
import { isDash, isDigit } from './characters.js'
import type { Cursor } from './cursor.js'
import { LEVEL, PREFIX, binaryOperator, dashOperator } from './parse-operator.js'
import { nothing, parsePrimary } from './parse-primary.js'
import { parseMemberName } from './parse-text.js'

const TYPE_NAME = /\[[\s`]{0,20}[A-Za-z_][^[\](){}'"$;|&]{0,200}(?:\[[\s,]{0,8}\]|\[[A-Za-z][^[\](){}'"$;|&]{0,200}\])?[\s`]{0,20}\]/y

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
  const name = literal
    .slice(1, -1)
    .replace(/[\s`]+/g, '')
    .toLowerCase()
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
