import type { Lexer, LexRules, Token } from '../lexer.js'
import { COMMON_ASSIGNMENTS, COMMON_BINARY, COMMON_SIGNS } from '../operators.js'
import type { Grammar } from '../cursor.js'

const RULES: LexRules = {
  lineComment: /#/y,
  blockComments: [],
  name: /[A-Za-z_]\w*(?:[?!](?!=))?/y,
  variable: /\$[A-Za-z_]\w*|@{1,2}[A-Za-z_]\w*|\$[0-9!@&~/\\;,.<>_*$?:"]/y,
  lines: true,
  signs: COMMON_SIGNS,
  quote: rubyQuote,
  beforeValue: new Set(
    'if unless while until and or not return puts print p when in then do else elsif require yield raise case'.split(' '),
  ),
}

function rubyQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  const c = source[at] as string
  if (c === '"') return lexer.quoted(at, at, 'text', true)
  if (c === "'") return lexer.quoted(at, at, 'text', false)
  if (c === '`') return lexer.quoted(at, at, 'shell', true)
  if (c === ':') {
    const symbol = lexer.match(/:([A-Za-z_]\w*[?!=]?)(?!:)/y)
    const last = lexer.tokens.at(-1)
    if (symbol && (lexer.spaced || !last || last.kind === 'sign' || last.kind === 'line') && last?.text !== '::')
      return lexer.push('quoted', at, at + symbol[0].replace(/=$/, '').length, {
        kind: 'text',
        body: (symbol[1] ?? '').replace(/=$/, ''),
        at: at + 1,
        expands: false,
      })
    if (source[at + 1] === '"' || source[at + 1] === "'") return lexer.quoted(at, at + 1, 'text', source[at + 1] === '"')
    return undefined
  }
  if (c === '=' && source.startsWith('=begin', at) && (at === 0 || source[at - 1] === '\n')) {
    const end = source.indexOf('\n=end', at)
    return lexer.push('line', at, end < 0 ? source.length : end + 5)
  }
  if (c === '_' && source.startsWith('__END__', at) && (at === 0 || source[at - 1] === '\n')) return lexer.push('line', at, source.length)
  const value = lexer.valueExpected()
  const previous = lexer.tokens.at(-1)
  // After a name, a space before and none after means an argument: `puts /x/`, `foo <<EOS`.
  const argument = previous?.kind === 'name' && lexer.spaced && source[at + 1] !== ' ' && source[at + 1] !== '='
  if (c === '<' && (value || argument || previous?.kind === 'name' || previous?.text === '(')) {
    const here = lexer.match(/<<([~-]?)(?:"([^"\n]{1,64})"|'([^'\n]{1,64})'|`([^`\n]{1,64})`|([A-Z_]\w{0,63}))/y)
    if (here)
      return lexer.hereDocument(
        at,
        at + here[0].length,
        here[2] ?? here[3] ?? here[4] ?? here[5] ?? '',
        here[1] !== '',
        here[3] === undefined,
        here[4] === undefined ? 'text' : 'shell',
      )
  }
  if (c === '/' && (value || argument)) return lexer.quoted(at, at, 'regex', true)
  if (c === '%' && (value || argument)) {
    const percent = lexer.match(/%([qQwWixrs]?)([^\w\s])/y)
    if (percent) {
      const letter = percent[1] ?? ''
      const open = at + 1 + letter.length
      if (letter === 'w' || letter === 'W' || letter === 'i') return lexer.quoted(at, open, 'words', false)
      if (letter === 'x') return lexer.quoted(at, open, 'shell', true)
      return lexer.quoted(at, open, letter === 'r' ? 'regex' : 'text', letter !== 'q')
    }
  }
  if (c === '?' && value) {
    const character = lexer.match(/\?(\S)(?!\w)/y)
    if (character) return lexer.push('quoted', at, at + 2, { kind: 'text', body: character[1] ?? '', at: at + 1, expands: false })
  }
  return undefined
}

const STOPS = 'if unless while until else elsif end then do rescue ensure when in and or not'
export const GRAMMAR: Grammar = {
  rules: RULES,
  binary: { ...COMMON_BINARY, '..': [4, 'range'], '...': [4, 'range'], '=~': [9, 'match'], '!~': [9, 'match'] },
  assignments: new Set(COMMON_ASSIGNMENTS),
  prefixes: new Set(['!', '-', '+', '~', 'not', '&', '*', '**', 'defined?']),
  members: new Set(['.', '&.', '::']),
  stops: new Set(STOPS.split(' ')),
}
