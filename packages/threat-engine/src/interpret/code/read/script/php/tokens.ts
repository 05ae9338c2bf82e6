import type { Lexer, LexRules, Token } from '../lexer.js'
import { COMMON_ASSIGNMENTS, COMMON_BINARY, COMMON_SIGNS } from '../operators.js'
import type { Grammar } from '../cursor.js'

const RULES: LexRules = {
  lineComment: /\/\/|#(?!\[)/y,
  blockComments: [['/*', '*/']],
  name: /\\?[A-Za-z_\x80-\uffff][\w\x80-\uffff]*(?:\\[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)*/y,
  variable: /\$+[A-Za-z_\x80-\uffff][\w\x80-\uffff]*/y,
  lines: false,
  signs: COMMON_SIGNS,
  quote: phpQuote,
  beforeValue: new Set(),
}
function phpQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  const c = source[at] as string
  if (c === '"') return lexer.quoted(at, at, 'text', true)
  if (c === "'") return lexer.quoted(at, at, 'text', false)
  if (c === '`') return lexer.quoted(at, at, 'shell', true)
  if (c === '#' && source[at + 1] === '[') return lexer.push('line', at, lexer.delimited(at + 1).end)
  if (c === '?' && source[at + 1] === '>') {
    // Markup up to the next tag ends the statement.
    const open = source.indexOf('<?', at)
    return lexer.push(
      'line',
      at,
      open < 0 ? source.length : open + (source.startsWith('<?php', open) ? 5 : source.startsWith('<?=', open) ? 3 : 2),
    )
  }
  const here = c === '<' ? lexer.match(/<<<[ \t]*(?:"(\w{1,64})"|'(\w{1,64})'|(\w{1,64}))/y) : null
  return here ? lexer.hereDocument(at, at + here[0].length, here[1] ?? here[2] ?? here[3] ?? '', true, here[2] === undefined) : undefined
}

export const GRAMMAR: Grammar = {
  rules: RULES,
  binary: { ...COMMON_BINARY, '.': [12, 'concat'], instanceof: [14, 'instanceof'], '//': [13, '/'] },
  assignments: new Set([...COMMON_ASSIGNMENTS, '.=']),
  prefixes: new Set(['!', '-', '+', '~', '@', '&', 'clone', '...', 'await']),
  members: new Set(['->', '?->', '::']),
  stops: new Set('else elseif endif endwhile endfor endforeach case default catch finally'.split(' ')),
}
export const CASTS = /^(int|integer|string|bool|boolean|float|double|array|object|binary|unset)$/i
