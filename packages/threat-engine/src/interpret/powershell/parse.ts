import type { Block, Element, Expression, Parameter, Statement } from './ast.js'
import { EMPTY_BLOCK } from './ast.js'
import { isLetter, isNewline } from './characters.js'
import { Cursor } from './cursor.js'
import { parseElement, parseValue } from './parse-command.js'
import { parsePrimary } from './parse-expression.js'
import { parseParameters } from './parse-parameters.js'
import { parseVariable } from './parse-text.js'

const KEYWORD = /[A-Za-z]+(?![A-Za-z0-9_.\\:-])/y
const ASSIGN = /(?:\?\?=|[-+*/%]?=(?!=))/y
const LABEL = /:[A-Za-z_][A-Za-z0-9_]*(?=\s)/y
const NAME = /[^\s(){};|&]+/y

/** The tree of a script. Never throws; `deep` says that brackets were nested too deeply and the rest was not read. */
export function parsePowershell(source: string): { readonly body: Block; readonly deep: boolean } {
  const cursor = new Cursor(source, parseBlock)
  const body = parseBlock(cursor, '')
  return { body, deep: cursor.deep }
}

/** Statements up to and including `close`; a hash entry (`entry`) ends before its line end, semicolon or brace. */
function parseBlock(p: Cursor, close: string): Block {
  return p.withCommas(true, () => {
    if (close === 'entry') {
      const statement = parseStatement(p, [])
      return { statements: statement ? [statement] : [], parameters: [] }
    }
    const statements: Statement[] = []
    const parameters: Parameter[] = []
    for (;;) {
      p.skipSpace(true)
      const c = p.peek()
      if (c === '' && p.done) break
      if (close !== '' && c === close) {
        p.i++
        break
      }
      const before = p.i
      const statement = c === ';' || c === ',' ? undefined : parseStatement(p, parameters)
      if (statement) statements.push(statement)
      if (p.i === before) p.i++
    }
    return { statements, parameters }
  })
}

function parseStatement(p: Cursor, parameters: Parameter[]): Statement | undefined {
  const start = p.i
  const label = p.peek() === ':' ? p.match(LABEL) : undefined
  if (label) {
    p.i += label.length
    p.skipSpace(true)
  }
  if (isLetter(p.peek())) {
    const word = p.match(KEYWORD)
    if (word) {
      const statement = p.nested(() => parseKeyword(p, word.toLowerCase(), start, word.length, parameters), null)
      if (statement !== undefined) return statement ?? undefined
      p.i = start
    }
  }
  return p.nested(() => parsePipeline(p), undefined)
}

/** A statement that starts with a keyword; undefined when the word is a command after all, null when the statement has no effect. */
function parseKeyword(p: Cursor, word: string, start: number, length: number, parameters: Parameter[]): Statement | null | undefined {
  const body = (): Block => {
    p.skipSpace(true)
    if (p.peek() !== '{') return EMPTY_BLOCK
    p.i++
    return parseBlock(p, '}')
  }
  const condition = (): Block => {
    p.skipSpace(true)
    if (p.peek() !== '(') return EMPTY_BLOCK
    p.i++
    return parseBlock(p, ')')
  }
  const followedBy = (c: string): boolean => {
    p.i = start + length
    p.skipSpace(true)
    return p.peek() === c
  }
  switch (word) {
    case 'if': {
      if (!followedBy('(')) return undefined
      const clauses: (readonly [Block, Block])[] = [[condition(), body()]]
      for (;;) {
        const before = p.i
        p.skipSpace(true)
        const next = p.match(KEYWORD)?.toLowerCase()
        if (next === 'elseif') {
          p.i += 6
          clauses.push([condition(), body()])
        } else if (next === 'else') {
          p.i += 4
          return { t: 'if', clauses, otherwise: body(), start, end: p.i }
        } else {
          p.i = before
          return { t: 'if', clauses, start, end: p.i }
        }
      }
    }
    case 'foreach': {
      if (!followedBy('(')) return undefined
      p.i++
      p.skipSpace(true)
      const variable = p.peek() === '$' ? parseVariable(p) : undefined
      p.skipSpace(true)
      if (p.match(KEYWORD)?.toLowerCase() === 'in') p.i += 2
      const subject = parseBlock(p, ')')
      return { t: 'foreach', variable: variable?.t === 'variable' ? variable.name : '_', subject, body: body(), start, end: p.i }
    }
    case 'for': {
      if (!followedBy('(')) return undefined
      p.i++
      const parts = [0, 1, 2].map(() => forPart(p))
      p.skipSpace(true)
      if (p.peek() === ')') p.i++
      return { t: 'loop', before: parts[0], condition: parts[1], step: parts[2], body: body(), bodyFirst: false, negate: false, start, end: p.i }
    }
    case 'while':
      if (!followedBy('(')) return undefined
      return { t: 'loop', condition: condition(), body: body(), bodyFirst: false, negate: false, start, end: p.i }
    case 'do': {
      if (!followedBy('{')) return undefined
      const block = body()
      p.skipSpace(true)
      const until = p.match(KEYWORD)?.toLowerCase()
      if (until === 'while' || until === 'until') p.i += 5
      return { t: 'loop', condition: condition(), body: block, bodyFirst: true, negate: until === 'until', start, end: p.i }
    }
    case 'switch':
      p.i = start + length
      return parseSwitch(p, start)
    case 'try': {
      if (!followedBy('{')) return undefined
      const block = body()
      const handlers: Block[] = []
      for (;;) {
        const before = p.i
        p.skipSpace(true)
        const next = p.match(KEYWORD)?.toLowerCase()
        if (next === 'catch') {
          p.i += 5
          while (!p.done && p.peek() !== '{') p.i++
          handlers.push(body())
        } else if (next === 'finally') {
          p.i += 7
          return { t: 'try', body: block, handlers, last: body(), start, end: p.i }
        } else {
          p.i = before
          return { t: 'try', body: block, handlers, start, end: p.i }
        }
      }
    }
    case 'function': case 'filter': case 'workflow': case 'configuration': {
      p.i = start + length
      p.skipSpace()
      const name = p.match(NAME)
      if (!name) return undefined
      p.i += name.length
      p.skipSpace(true)
      const own: Parameter[] = []
      if (p.peek() === '(') {
        p.i++
        parseParameters(p, own)
      }
      const block = body()
      return { t: 'function', name: name.replace(/^\w+:/, '').toLowerCase(), body: { statements: block.statements, parameters: own.length ? own : block.parameters }, start, end: p.i }
    }
    case 'class': case 'enum':
      p.i = start + length
      while (!p.done && p.peek() !== '{' && !isNewline(p.peek())) p.i++
      body()
      return null
    case 'param':
      if (!followedBy('(')) return undefined
      p.i++
      parseParameters(p, parameters)
      return null
    case 'begin': case 'process': case 'end': case 'dynamicparam': case 'clean': case 'parallel': case 'sequence': case 'inlinescript':
      if (!followedBy('{')) return undefined
      return { t: 'group', body: body(), start, end: p.i }
    case 'trap':
      while (!p.done && p.peek() !== '{') p.i++
      return { t: 'try', body: EMPTY_BLOCK, handlers: [body()], start, end: p.i }
    case 'using':
      p.skipLine()
      return null
    case 'return': case 'throw': case 'exit': case 'break': case 'continue': {
      p.i = start + length
      p.skipSpace()
      const c = p.peek()
      const value = c === '' || c === ';' || c === '}' || c === ')' || isNewline(c) ? undefined : parseStatement(p, [])
      return { t: 'flow', keyword: word, value, start, end: p.i }
    }
    default:
      return undefined
  }
}

/** One of the three parts of `for (a; b; c)`, without its separator. */
function forPart(p: Cursor): Block {
  p.skipSpace(true)
  if (p.peek() === ';' || p.peek() === ')') {
    if (p.peek() === ';') p.i++
    return EMPTY_BLOCK
  }
  const statement = parseStatement(p, [])
  p.skipSpace(true)
  if (p.peek() === ';') p.i++
  return { statements: statement ? [statement] : [], parameters: [] }
}

function parseSwitch(p: Cursor, start: number): Statement | undefined {
  for (;;) {
    p.skipSpace(true)
    if (p.peek() !== '-') break
    while (!p.done && /[-A-Za-z]/.test(p.peek())) p.i++
  }
  if (p.peek() !== '(') return undefined
  p.i++
  const subject = parseBlock(p, ')')
  const cases: Block[] = []
  p.skipSpace(true)
  if (p.peek() !== '{') return { t: 'switch', subject, cases, start, end: p.i }
  p.i++
  for (;;) {
    p.skipSpace(true)
    const c = p.peek()
    if (c === '' || c === '}') {
      p.i++
      return { t: 'switch', subject, cases, start, end: p.i }
    }
    const before = p.i
    if (c === '{') cases.push(parseBody(p))
    else if (c === ';' || c === ',') p.i++
    else parseValue(p)
    if (p.i === before) p.i++
  }
}

function parseBody(p: Cursor): Block {
  const block = parsePrimary(p)
  return block.t === 'block' ? block.body : EMPTY_BLOCK
}

function parsePipeline(p: Cursor): Statement | undefined {
  const start = p.i
  const elements: Element[] = []
  for (;;) {
    const element = parseElement(p)
    elements.push(element)
    if (elements.length === 1 && element.t === 'expression' && element.redirects.length === 0) {
      const assigned = parseAssignment(p, element.value, start)
      if (assigned) return assigned
    }
    if (!nextInPipeline(p)) break
  }
  p.skipSpace()
  const op = p.startsWith('&&') ? '&&' : p.startsWith('||') ? '||' : undefined
  if (op) {
    p.i += 2
    p.skipSpace(true)
    const next = parseStatement(p, [])
    return { t: 'pipeline', elements, chain: next && { op, next }, start, end: p.i }
  }
  // A lone `&` after a pipeline runs it in the background.
  if (p.peek() === '&' && elements[0]?.t === 'command' && /^&\s/.test(p.source.slice(p.i, p.i + 2))) p.i++
  return { t: 'pipeline', elements, start, end: p.i }
}

/** Moves past `|` and what may stand around it; a line may also start with it. */
function nextInPipeline(p: Cursor): boolean {
  const before = p.i
  p.skipSpace()
  if (isNewline(p.peek())) p.skipSpace(true)
  if (p.peek() === '|' && p.peek(1) !== '|') {
    p.i++
    p.skipSpace(true)
    return !p.done
  }
  p.i = before
  return false
}

function parseAssignment(p: Cursor, target: Expression, start: number): Statement | undefined {
  const before = p.i
  p.skipSpace()
  const op = p.match(ASSIGN)
  if (!op) {
    p.i = before
    return undefined
  }
  p.i += op.length
  p.skipSpace(true)
  const value = parseStatement(p, [])
  return value && { t: 'assign', target, op, value, start, end: p.i }
}
