import { closing } from '../interpolation.js'
import type { Lexer, LexRules, Token } from '../lexer.js'
import { COMMON_ASSIGNMENTS, COMMON_BINARY, COMMON_SIGNS } from '../operators.js'
import type { Grammar } from '../cursor.js'

const RULES: LexRules = {
  lineComment: /\/\/|#!/y,
  blockComments: [['/*', '*/']],
  name: /[#@]?[A-Za-z_$\x80-\uffff][\w$\x80-\uffff]*/y,
  lines: true,
  signs: COMMON_SIGNS.filter(
    (s) =>
      s !== '//' &&
      s !== '//=' &&
      s !== '->' &&
      s !== '<-' &&
      s !== '..' &&
      s !== '=~' &&
      s !== '!~' &&
      s !== '.=' &&
      s !== ':=' &&
      s !== '|>',
  ),
  quote: scriptQuote,
  beforeValue: new Set('return typeof case delete void new in of await yield throw do else instanceof extends default'.split(' ')),
}
function scriptQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  const c = source[at] as string
  if (c === '"' || c === "'")
    return lexer.push('quoted', at, lineEnd(source, at, c), {
      kind: 'text',
      body: source.slice(at + 1, lineEnd(source, at, c) - 1),
      at: at + 1,
      expands: true,
    })
  if (c === '`') {
    const end = templateEnd(source, at)
    return lexer.push('quoted', at, end, { kind: 'words', body: source.slice(at + 1, end - 1), at: at + 1, expands: true })
  }
  if (c === '/' && source[at + 1] !== '=' && lexer.valueExpected()) {
    const regex = lexer.match(/\/(?:[^\\/\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y)
    if (regex)
      return lexer.push('quoted', at, at + regex[0].length, {
        kind: 'regex',
        body: regex[0].slice(1, regex[0].lastIndexOf('/')),
        at: at + 1,
        expands: false,
      })
  }
  if (c === '<' && lexer.valueExpected() && /[A-Za-z>]/.test(source[at + 1] ?? '')) {
    const end = lexer.failures < 8 ? markupEnd(source, at) : -1
    // Looking for markup that is none costs the rest of the text: only so often.
    if (end < 0) lexer.failures++
    if (end > 0) return lexer.push('quoted', at, end, { kind: 'text', body: '', at, expands: false })
  }
  return undefined
}
/** A plain string ends with its line at the latest. */
function lineEnd(source: string, open: number, quote: string): number {
  for (let i = open + 1; i < source.length; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === quote) return i + 1
    else if (source[i] === '\n') return i + 1
  }
  return source.length
}
function templateEnd(source: string, open: number): number {
  const stack: string[] = ['`']
  for (let i = open + 1; i < source.length; i++) {
    const c = source[i] as string
    const inside = stack.at(-1)
    if (c === '\\') i++
    else if (c === '`') {
      if (inside === '`') {
        stack.pop()
        if (stack.length === 0) return i + 1
      } else stack.push('`')
    } else if (inside === '`' && c === '$' && source[i + 1] === '{') {
      stack.push('{')
      i++
    } else if (inside === '{' && c === '{') stack.push('{')
    else if (inside === '{' && c === '}') stack.pop()
  }
  return source.length
}
/** End of a piece of markup (JSX), or -1 when it is none. Its expressions are not read: they are user interface. */
function markupEnd(source: string, open: number): number {
  let depth = 0
  for (let i = open; i < source.length; i++) {
    const c = source[i]
    if (c === '{') i = closing(source, i) - 1
    else if (c === '<') {
      const tag = /<(\/?)([\w.:-]*)/y
      tag.lastIndex = i
      const found = tag.exec(source)
      if (!found) return -1
      const end = tagEnd(source, i + found[0].length)
      if (end < 0) return -1
      if (found[1] === '/') depth--
      else if (source[end - 2] !== '/') depth++
      i = end - 1
      if (depth <= 0) return end
    }
  }
  return -1
}
function tagEnd(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    const c = source[i] as string
    if (c === '>') return i + 1
    if (c === '{') i = closing(source, i) - 1
    else if (c === '"' || c === "'") {
      const end = source.indexOf(c, i + 1)
      if (end < 0) return -1
      i = end
    } else if (c === ';' || c === '(') return -1
  }
  return -1
}

export const GRAMMAR: Grammar = {
  rules: RULES,
  binary: {
    ...COMMON_BINARY,
    '>>>': [11, '>>>'],
    instanceof: [10, 'instanceof'],
    in: [10, 'in'],
    or: COMMON_BINARY['||'] as never,
    and: COMMON_BINARY['&&'] as never,
    xor: COMMON_BINARY['^'] as never,
  },
  assignments: new Set(COMMON_ASSIGNMENTS),
  prefixes: new Set(['!', '-', '+', '~', 'typeof', 'void', 'delete', 'await', '++', '--']),
  members: new Set(['.', '?.', '?->']),
  stops: new Set('else catch finally of in case default extends'.split(' ')),
}
export const MODIFIERS = /^(public|private|protected|readonly|static|abstract|override|declare|async|export|default|accessor)$/
