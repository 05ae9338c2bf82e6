import type { Lexer, LexRules, Token } from '../lexer.js'
import { COMMON_ASSIGNMENTS, COMMON_BINARY, COMMON_SIGNS } from '../operators.js'
import type { Grammar } from '../cursor.js'

const QUOTE_WORD = /(?:qq|qw|qx|qr|q|m|s|tr|y)(?=\s*[^\s\w,;=)]|\s+[^\s\w,;=)>])/y
const RULES: LexRules = {
  lineComment: /#/y,
  blockComments: [],
  name: /[A-Za-z_]\w*(?:(?:::|')[A-Za-z_]\w*)*(?:::)?/y,
  variable:
    /[$@%&]\$*(?:::)?[A-Za-z_]\w*(?:::\w+)*|\$\$*\{\^?\w+\}|[$@][0-9&!@/\\,;.+_-]|\$\$(?![\w{])|@\$+[A-Za-z_]\w*|%\$+[A-Za-z_]\w*|\$#\{?\$*\w+\}?/y,
  lines: false,
  signs: COMMON_SIGNS,
  quote: perlQuote,
  beforeValue: new Set(
    'if unless while until and or not return print push split grep map join x lt gt le ge eq ne cmp when foreach for'.split(' '),
  ),
}

function perlQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  const c = source[at] as string
  if (c === '"') return lexer.quoted(at, at, 'text', true)
  if (c === "'") return lexer.quoted(at, at, 'text', false)
  if (c === '`') return lexer.quoted(at, at, 'shell', true)
  if (c === '=' && (at === 0 || source[at - 1] === '\n') && /[a-z]/.test(source[at + 1] ?? '')) {
    const end = source.indexOf('\n=cut', at)
    lexer.at = end < 0 ? source.length : end + 5
    return lexer.tokens.at(-1) ?? lexer.push('line', at, lexer.at)
  }
  if (c === '_' && /__(END|DATA)__/y.test(source.slice(at, at + 8))) {
    lexer.at = source.length
    return lexer.push('line', at, source.length)
  }
  if (c === '<' && lexer.valueExpected()) {
    const here = lexer.match(/<<(~?)(?:"([^"\n]{1,64})"|'([^'\n]{1,64})'|([A-Za-z_]\w{0,63}))/y)
    if (here)
      return lexer.hereDocument(at, at + here[0].length, here[2] ?? here[3] ?? here[4] ?? '', here[1] === '~', here[3] === undefined)
    const read = lexer.match(/<(\$?\w*|[^\s<>=]{1,80})>/y)
    if (read) return lexer.push('quoted', at, at + read[0].length, { kind: 'read', body: read[1] ?? '', at: at + 1, expands: true })
  }
  if (c === '/' && lexer.valueExpected()) return lexer.quoted(at, at, 'regex', false)
  const previous = lexer.tokens.at(-1)
  if (previous?.text === '->' || (previous?.text === '{' && source[at + 1] === '}')) return undefined
  const word = lexer.match(QUOTE_WORD)
  if (!word) return undefined
  let open = at + word[0].length
  while (/\s/.test(source[open] ?? '')) open++
  const opener = source[open]
  if (opener === undefined || (opener === '=' && source[open + 1] === '>') || opener === ',' || (opener === '}' && previous?.text === '{'))
    return undefined
  switch (word[0]) {
    case 's':
      return lexer.twoParts(at, open, 'replace')
    case 'tr':
    case 'y':
      return lexer.twoParts(at, open, 'tr')
    case 'qw':
      return lexer.quoted(at, open, 'words', false)
    case 'qx':
      return lexer.quoted(at, open, 'shell', true)
    case 'm':
    case 'qr':
      return lexer.quoted(at, open, 'regex', false)
    case 'qq':
      return lexer.quoted(at, open, 'text', true)
    default:
      return lexer.quoted(at, open, 'text', false)
  }
}

export const GRAMMAR: Grammar = {
  rules: RULES,
  binary: {
    ...COMMON_BINARY,
    '.': [12, 'concat'],
    x: [13, 'repeat'],
    '..': [4, 'range'],
    '=~': [14, 'match'],
    '!~': [14, 'match'],
    eq: [9, '=='],
    ne: [9, '!='],
    lt: [10, '<'],
    gt: [10, '>'],
    le: [10, '<='],
    ge: [10, '>='],
    cmp: [9, '<=>'],
  },
  assignments: new Set([...COMMON_ASSIGNMENTS, '.=', 'x=']),
  prefixes: new Set(['!', '-', '+', '~', '\\', 'not']),
  members: new Set(['->']),
  stops: new Set('if unless while until for foreach else elsif x eq ne lt gt le ge cmp and or not'.split(' ')),
}
/** Functions that take no argument when the next token could start one. */
export const NO_ARGUMENTS = new Set([
  'STDIN',
  'STDOUT',
  'STDERR',
  'ARGV',
  'wantarray',
  'time',
  'fork',
  'wait',
  '__FILE__',
  '__LINE__',
  '__PACKAGE__',
])
