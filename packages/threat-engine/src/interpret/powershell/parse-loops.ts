import { type Block, EMPTY_BLOCK } from './ast.js'
import type { Cursor } from './cursor.js'
import { KEYWORD, type Keyword, type Parse, body, condition, followedBy } from './keyword.js'
import { parseVariable } from './parse-text.js'

export const parseForeach: Parse = (p, { start, after }) => {
  if (!followedBy(p, after, '(')) return undefined
  p.i++
  p.skipSpace(true)
  const variable = p.peek() === '$' ? parseVariable(p) : undefined
  p.skipSpace(true)
  if (p.match(KEYWORD)?.toLowerCase() === 'in') p.i += 2
  const subject = p.parseBlock(p, ')')
  return { t: 'foreach', variable: variable?.t === 'variable' ? variable.name : '_', subject, body: body(p), start, end: p.i }
}

export const parseFor: Parse = (p, { start, after, parseStatement }) => {
  if (!followedBy(p, after, '(')) return undefined
  p.i++
  const [before, holds, step] = [forPart(p, parseStatement), forPart(p, parseStatement), forPart(p, parseStatement)]
  p.skipSpace(true)
  if (p.peek() === ')') p.i++
  return { t: 'loop', before, condition: holds, step, body: body(p), bodyFirst: false, negate: false, start, end: p.i }
}

/** One of the three parts of `for (a; b; c)`, without its separator. */
function forPart(p: Cursor, parseStatement: Keyword['parseStatement']): Block {
  p.skipSpace(true)
  if (p.peek() === ';' || p.peek() === ')') {
    if (p.peek() === ';') p.i++
    return EMPTY_BLOCK
  }
  const statement = parseStatement(p)
  p.skipSpace(true)
  if (p.peek() === ';') p.i++
  return { statements: statement ? [statement] : [], parameters: [] }
}

export const parseWhile: Parse = (p, { start, after }) =>
  followedBy(p, after, '(')
    ? { t: 'loop', condition: condition(p), body: body(p), bodyFirst: false, negate: false, start, end: p.i }
    : undefined

export const parseDo: Parse = (p, { start, after }) => {
  if (!followedBy(p, after, '{')) return undefined
  const block = body(p)
  p.skipSpace(true)
  const until = p.match(KEYWORD)?.toLowerCase()
  if (until === 'while' || until === 'until') p.i += 5
  return { t: 'loop', condition: condition(p), body: block, bodyFirst: true, negate: until === 'until', start, end: p.i }
}
