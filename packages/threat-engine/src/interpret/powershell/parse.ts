import type { Block, Element, Expression, Parameter, Statement } from './ast.js'
import { isLetter, isNewline } from './characters.js'
import { Cursor } from './cursor.js'
import { parseElement } from './parse-command.js'
import { KEYWORD } from './keyword.js'
import { parseKeyword } from './parse-keyword.js'

const ASSIGN = /(?:\?\?=|[-+*/%]?=(?!=))/y
const LABEL = /:[A-Za-z_][A-Za-z0-9_]*(?=\s)/y

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
      const statement = ownStatement(p)
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
      const keyword = { word: word.toLowerCase(), start, after: p.i + word.length, parameters, parseStatement: ownStatement }
      const statement = p.nested(() => parseKeyword(p, keyword), null)
      if (statement !== undefined) return statement ?? undefined
      p.i = start
    }
  }
  return p.nested(() => parsePipeline(p), undefined)
}

/** A statement that is a part of another one, so that its `param` is nobody's. */
const ownStatement = (p: Cursor): Statement | undefined => parseStatement(p, [])

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
    const next = ownStatement(p)
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
  const value = ownStatement(p)
  return value && { t: 'assign', target, op, value, start, end: p.i }
}
