import type { Argument, Element, Expression, Redirect } from './ast.js'
import { isDash, isDigit, isDoubleQuote, isLetter, isNewline, isSingleQuote } from './characters.js'
import type { Cursor } from './cursor.js'
import { parseExpression, parsePostfix } from './parse-expression.js'
import { dashOperator } from './parse-operator.js'
import { parsePrimary } from './parse-primary.js'
import { parseString, parseVariable, parseWord } from './parse-text.js'

const PARAMETER = /[-\u2013\u2014\u2015](?:[A-Za-z_?]|`(?=[A-Za-z]))[A-Za-z0-9_?`-]*/y
const REDIRECT = /(?:[1-6*]?>>?(?:&[12])?|<)/y
const NUMBER_STATEMENT = /[+-]?(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?)(?:[kKmMgG][bB])?(?=[\s;|)}&,+*/%\]]|\.\.|-[A-Za-z]|$)/y

/** One element of a pipeline: an expression, or a command with its arguments and redirections. */
export function parseElement(p: Cursor): Element {
  const start = p.i
  const c = p.peek()
  if (c === '&' || (c === '.' && callsWithDot(p.peek(1)))) {
    p.i++
    p.skipSpace()
    const name = commandName(p)
    return parseArguments(p, start, c, name)
  }
  if (!startsExpression(p)) return parseArguments(p, start, '', parseWord(p, start))
  const value = parseExpression(p)
  const before = p.i
  p.skipSpace()
  // A quoted program with arguments is an error to PowerShell, but what somebody who pastes a line of cmd means.
  if (value.start === start && (value.t === 'text' || value.t === 'expand') && p.i > before && startsPlainArgument(p))
    return parseArguments(p, start, '&', value)
  const redirects: Redirect[] = []
  while (redirect(p, redirects)) p.skipSpace()
  if (redirects.length === 0) p.i = before
  return { t: 'expression', value, redirects, start, end: p.i }
}

const callsWithDot = (c: string): boolean =>
  c === ' ' || c === '\t' || c === '(' || c === '$' || c === '{' || isDoubleQuote(c) || isSingleQuote(c)

function startsPlainArgument(p: Cursor): boolean {
  const c = p.peek()
  if (isDash(c)) return !dashOperator(p) && !isDigit(p.peek(1))
  return isLetter(c) || c === '\\' || c === '/' || isDoubleQuote(c)
}

function startsExpression(p: Cursor): boolean {
  const c = p.peek()
  if (isDoubleQuote(c) || isSingleQuote(c) || c === '$' || c === '(' || c === '{' || c === '!' || c === ',') return true
  if (c === '@') return p.peek(1) !== '' && '({"\''.includes(p.peek(1))
  if (c === '[') return true
  if (isDigit(c)) return p.match(NUMBER_STATEMENT) !== undefined
  if (isDash(c)) return p.match(NUMBER_STATEMENT) !== undefined || dashOperator(p) !== undefined || isDash(p.peek(1)) || p.peek(1) === '('
  if (c === '+') return p.peek(1) === '+' || isDigit(p.peek(1))
  return false
}

/** The name after `&` or `.`: a word, a string, a variable, a parenthesis or a script block. */
function commandName(p: Cursor): Expression {
  const start = p.i
  const c = p.peek()
  if (c === '(' || c === '{' || (c === '$' && p.peek(1) === '(')) return parsePrimary(p)
  if (c === '$') {
    const variable = parseVariable(p)
    if (!variable) return parseWord(p, start, ['$'])
    const value = p.peek() === '[' || (p.peek() === '.' && isLetter(p.peek(1))) ? parsePostfix(p, variable, false) : variable
    return continues(p) ? parseWord(p, start, [value]) : value
  }
  const quoted = parseString(p)
  if (quoted) return quoted
  return parseWord(p, start)
}

const continues = (p: Cursor): boolean => {
  const c = p.peek()
  return (
    c === '\\' ||
    c === '/' ||
    c === '.' ||
    c === '-' ||
    c === ':' ||
    c === '`' ||
    isLetter(c) ||
    isDigit(c) ||
    isDoubleQuote(c) ||
    c === '$'
  )
}

function parseArguments(p: Cursor, start: number, invoke: '' | '&' | '.', name: Expression): Element {
  const args: Argument[] = []
  const redirects: Redirect[] = []
  for (;;) {
    p.skipSpace()
    const c = p.peek()
    if (c === '' || isNewline(c) || c === ';' || c === '|' || c === '&' || c === ')' || c === '}') break
    if (redirect(p, redirects)) continue
    if (p.startsWith('--%')) {
      verbatim(p, args)
      break
    }
    const before = p.i
    args.push(parseArgument(p))
    if (p.i === before) p.i++
  }
  return { t: 'command', invoke, name, args, redirects, start, end: p.i }
}

/** `--%`: the rest of the line is passed on as it is. */
function verbatim(p: Cursor, args: Argument[]): void {
  p.i += 3
  const start = p.i
  while (!p.done && !isNewline(p.peek()) && p.peek() !== '|') p.i++
  const rest = p.source.slice(start, p.i)
  for (const piece of rest.matchAll(/"[^"]*"|[^\s"]+/g)) {
    const from = start + piece.index
    args.push({
      t: 'value',
      value: { t: 'text', value: piece[0].replaceAll('"', ''), bare: true, start: from, end: from + piece[0].length },
      start: from,
      end: from + piece[0].length,
    })
  }
}

function redirect(p: Cursor, into: Redirect[]): boolean {
  const c = p.peek()
  if (c !== '>' && c !== '<' && !((isDigit(c) || c === '*') && p.peek(1) === '>')) return false
  const text = p.match(REDIRECT)
  if (!text) return false
  p.i += text.length
  if (text.includes('&')) return true
  p.skipSpace()
  const target = parseValue(p)
  into.push({ from: text === '<' ? '<' : text[0] === '>' ? '1' : (text[0] ?? '1'), append: text.includes('>>'), target })
  return true
}

function parseArgument(p: Cursor): Argument {
  const start = p.i
  const literal = isDash(p.peek()) ? p.match(PARAMETER) : undefined
  if (literal) {
    p.i += literal.length
    const name = literal.slice(1).replaceAll('`', '')
    const c = p.peek()
    if (c === ':') {
      p.i++
      const glued = p.peek() === '' || ' \t\r\n;|)}'.includes(p.peek()) ? undefined : parseList(p)
      return { t: 'parameter', name, glued, start, end: p.i }
    }
    if (c === '' || ' \t\r\n;|&(){},<>'.includes(c)) return { t: 'parameter', name, start, end: p.i }
    const value = parseWord(p, start, [`-${name}`])
    return { t: 'value', value, start, end: p.i }
  }
  const value = parseList(p)
  return { t: 'value', value, start, end: p.i }
}

/** Values that commas join. */
function parseList(p: Cursor): Expression {
  const first = parseValue(p)
  const items = [first]
  for (;;) {
    const before = p.i
    p.skipSpace()
    if (p.peek() !== ',') {
      p.i = before
      return items.length === 1 ? first : { t: 'array', items, start: first.start, end: p.i }
    }
    p.i++
    p.skipSpace(true)
    if (p.done || p.peek() === ')' || p.peek() === '}' || p.peek() === '|' || p.peek() === ';')
      return items.length === 1 ? first : { t: 'array', items, start: first.start, end: p.i }
    const at = p.i
    items.push(parseValue(p))
    if (p.i === at) p.i++
  }
}

/** One argument's value. */
export function parseValue(p: Cursor): Expression {
  const start = p.i
  const c = p.peek()
  const variable = c === '$' && p.peek(1) !== '('
  if (variable || c === '(' || c === '$' || (c === '@' && p.peek(1) !== '' && '({'.includes(p.peek(1)))) {
    const primary = variable ? parseVariable(p) : parsePrimary(p)
    if (!primary) return parseWord(p, start, ['$'])
    const postfixed = followsMember(p) ? parsePostfix(p, primary, false) : primary
    return continues(p) || isSingleQuote(p.peek()) ? parseWord(p, start, [postfixed]) : postfixed
  }
  if (c === '{') return parsePrimary(p)
  if (c === '@' && isLetter(p.peek(1))) return parseVariable(p, true) ?? parseWord(p, start)
  const quoted = parseString(p)
  if (quoted) {
    if (p.peek() === '.' && isLetter(p.peek(1))) return parsePostfix(p, quoted, false)
    if (!continues(p) && !isSingleQuote(p.peek())) return quoted
    return parseWord(p, start, quoted.t === 'text' ? [quoted.value] : quoted.t === 'expand' ? quoted.parts : [quoted])
  }
  return parseWord(p, start)
}

/** Whether a member, an index or a static member touches the value; `$env:TEMP.txt` is a word, `$x.Length` is a member. */
function followsMember(p: Cursor): boolean {
  const c = p.peek()
  if (c === '[') return true
  if (c === ':') return p.peek(1) === ':'
  return (
    c === '.' && (isLetter(p.peek(1)) || isDoubleQuote(p.peek(1)) || isSingleQuote(p.peek(1)) || p.peek(1) === '$' || p.peek(1) === '(')
  )
}
