import type { Lexer, LexRules, Token } from '../lexer.js'
import type { Grammar } from '../cursor.js'

const RULES: LexRules = {
  lineComment: /--/y,
  blockComments: [
    ['--[[', ']]'],
    ['--[=[', ']=]'],
  ],
  name: /[A-Za-z_]\w*/y,
  lines: false,
  signs: ['...', '..', '==', '~=', '<=', '>=', '//', '::', '<<', '>>'],
  quote: luaQuote,
  beforeValue: new Set(),
}
function luaQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  const c = source[at]
  if (c === '"' || c === "'") {
    const token = lexer.quoted(at, at, 'text', true)
    return token
  }
  const long = c === '[' ? lexer.match(/\[(=*)\[/y) : null
  if (!long) return undefined
  const close = `]${long[1] ?? ''}]`
  const from = at + long[0].length
  const end = source.indexOf(close, from)
  const stop = end < 0 ? source.length : end
  return lexer.push('quoted', at, end < 0 ? stop : stop + close.length, {
    kind: 'text',
    body: source.slice(from, stop),
    at: from,
    expands: false,
  })
}
export const GRAMMAR: Grammar = {
  rules: RULES,
  binary: {
    or: [0.5, 'or'],
    and: [0.6, 'and'],
    '==': [9, '=='],
    '~=': [9, '!='],
    '<': [10, '<'],
    '>': [10, '>'],
    '<=': [10, '<='],
    '>=': [10, '>='],
    '|': [7, '|'],
    '~': [7, '^'],
    '&': [8, '&'],
    '<<': [11, '<<'],
    '>>': [11, '>>'],
    '..': [11.5, 'concat', 'right'],
    '+': [12, '+'],
    '-': [12, '-'],
    '*': [13, '*'],
    '/': [13, '/'],
    '//': [13, '//'],
    '%': [13, '%'],
    '^': [16, '**', 'right'],
  },
  assignments: new Set(['=']),
  prefixes: new Set(['-', 'not', '#', '~']),
  members: new Set(['.', ':']),
  stops: new Set('then do end else elseif until and or not'.split(' ')),
}
