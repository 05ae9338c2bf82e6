import { type Block, EMPTY_BLOCK, type Parameter } from './ast.js'
import { isNewline } from './characters.js'
import { KEYWORD, type Parse, body, condition, followedBy } from './keyword.js'
import { parseValue } from './parse-command.js'
import { parseDo, parseFor, parseForeach, parseWhile } from './parse-loops.js'
import { parseParameters } from './parse-parameters.js'
import { parsePrimary } from './parse-primary.js'

const NAME = /[^\s(){};|&]+/y

/** Parses a statement that starts with a keyword; undefined when the word is a command after all, null when the statement has no effect. */
export const parseKeyword: Parse = (p, keyword) =>
  Object.hasOwn(STATEMENTS, keyword.word) ? STATEMENTS[keyword.word]?.(p, keyword) : undefined

const parseIf: Parse = (p, { start, after }) => {
  if (!followedBy(p, after, '(')) return undefined
  const clauses: (readonly [Block, Block])[] = [[condition(p), body(p)]]
  for (;;) {
    const before = p.i
    p.skipSpace(true)
    const next = p.match(KEYWORD)?.toLowerCase()
    if (next === 'elseif') {
      p.i += 6
      clauses.push([condition(p), body(p)])
    } else if (next === 'else') {
      p.i += 4
      return { t: 'if', clauses, otherwise: body(p), start, end: p.i }
    } else {
      p.i = before
      return { t: 'if', clauses, start, end: p.i }
    }
  }
}

const parseSwitch: Parse = (p, { start, after }) => {
  p.i = after
  for (;;) {
    p.skipSpace(true)
    if (p.peek() !== '-') break
    while (!p.done && /[-A-Za-z]/.test(p.peek())) p.i++
  }
  if (p.peek() !== '(') return undefined
  p.i++
  const subject = p.parseBlock(p, ')')
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
    if (c === '{') {
      const block = parsePrimary(p)
      cases.push(block.t === 'block' ? block.body : EMPTY_BLOCK)
    } else if (c === ';' || c === ',') p.i++
    else parseValue(p)
    if (p.i === before) p.i++
  }
}

const parseTry: Parse = (p, { start, after }) => {
  if (!followedBy(p, after, '{')) return undefined
  const block = body(p)
  const handlers: Block[] = []
  for (;;) {
    const before = p.i
    p.skipSpace(true)
    const next = p.match(KEYWORD)?.toLowerCase()
    if (next === 'catch') {
      p.i += 5
      while (!p.done && p.peek() !== '{') p.i++
      handlers.push(body(p))
    } else if (next === 'finally') {
      p.i += 7
      return { t: 'try', body: block, handlers, last: body(p), start, end: p.i }
    } else {
      p.i = before
      return { t: 'try', body: block, handlers, start, end: p.i }
    }
  }
}

const parseTrap: Parse = (p, { start }) => {
  while (!p.done && p.peek() !== '{') p.i++
  return { t: 'try', body: EMPTY_BLOCK, handlers: [body(p)], start, end: p.i }
}

const parseFunction: Parse = (p, { start, after }) => {
  p.i = after
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
  const block = body(p)
  const parameters = own.length ? own : block.parameters
  return {
    t: 'function',
    name: name.replace(/^\w+:/, '').toLowerCase(),
    body: { statements: block.statements, parameters },
    start,
    end: p.i,
  }
}

const parseType: Parse = (p, { after }) => {
  p.i = after
  while (!p.done && p.peek() !== '{' && !isNewline(p.peek())) p.i++
  body(p)
  return null
}

const parseParam: Parse = (p, { after, parameters }) => {
  if (!followedBy(p, after, '(')) return undefined
  p.i++
  parseParameters(p, parameters)
  return null
}

const parseGroup: Parse = (p, { start, after }) => (followedBy(p, after, '{') ? { t: 'group', body: body(p), start, end: p.i } : undefined)

const parseUsing: Parse = (p) => {
  p.skipLine()
  return null
}

const parseFlow: Parse = (p, { word, start, after, parseStatement }) => {
  p.i = after
  p.skipSpace()
  const c = p.peek()
  const value = c === '' || c === ';' || c === '}' || c === ')' || isNewline(c) ? undefined : parseStatement(p)
  return { t: 'flow', keyword: word, value, start, end: p.i }
}

const STATEMENTS: Readonly<Record<string, Parse>> = {
  if: parseIf,
  switch: parseSwitch,
  foreach: parseForeach,
  for: parseFor,
  while: parseWhile,
  do: parseDo,
  try: parseTry,
  trap: parseTrap,
  using: parseUsing,
  param: parseParam,
  ...same(parseFunction, 'function filter workflow configuration'),
  ...same(parseType, 'class enum'),
  ...same(parseGroup, 'begin process end dynamicparam clean parallel sequence inlinescript'),
  ...same(parseFlow, 'return throw exit break continue'),
}

function same(parse: Parse, words: string): Record<string, Parse> {
  return Object.fromEntries(words.split(' ').map((word) => [word, parse]))
}
