import type { Argument, Node, Parameter } from '../../syntax.js'
import { block, nothing } from '../../syntax.js'
import { closing, template, unescaped, type Hole } from './interpolation.js'
import type { Lexer, LexRules, Quoted, Token } from './lexer.js'
import { COMMON_ASSIGNMENTS, COMMON_BINARY, COMMON_SIGNS } from './operators.js'
import { ScriptReader, scriptReader, type Grammar } from './reader.js'

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
const GRAMMAR: Grammar = {
  rules: RULES,
  binary: { ...COMMON_BINARY, '..': [4, 'range'], '...': [4, 'range'], '=~': [9, 'match'], '!~': [9, 'match'] },
  assignments: new Set(COMMON_ASSIGNMENTS),
  prefixes: new Set(['!', '-', '+', '~', 'not', '&', '*', '**', 'defined?']),
  members: new Set(['.', '&.', '::']),
  stops: new Set(STOPS.split(' ')),
}

class RubyReader extends ScriptReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }

  protected override blockStatements(): boolean {
    return false
  }
  protected keyword(token: Token): Node | undefined {
    switch (token.text) {
      case 'def':
        return this.definition()
      case 'class':
      case 'module':
        return this.classOrModule()
      case 'return':
      case 'break':
      case 'next': {
        this.take()
        const value = this.ends() ? undefined : this.expression(1)
        return token.text === 'return'
          ? { type: 'return', ...(value && { value }), ...this.range(token) }
          : { type: 'stop', how: token.text === 'break' ? 'break' : 'continue', ...this.range(token) }
      }
      case 'alias':
        this.take()
        this.take()
        this.take()
        return nothing(token.start, token.end)
      default:
        return undefined
    }
  }
  private ends(): boolean {
    const token = this.peek()
    return (
      token.kind === 'end' ||
      token.kind === 'line' ||
      token.text === ';' ||
      token.text === '}' ||
      (token.kind === 'name' && this.grammar.stops.has(token.text))
    )
  }
  private body(...ends: string[]): Node {
    const start = this.peek()
    const nodes = this.until(() => ends.some((e) => this.is(e)))
    return block(nodes, start.start + this.offset, this.peek().start + this.offset)
  }

  protected special(token: Token): Node | undefined {
    if (token.kind === 'sign' && token.text === '->') return this.lambda()
    if (token.kind === 'sign' && token.text === '::') {
      this.take()
      return this.primary()
    }
    if (token.kind !== 'name') return undefined
    switch (token.text) {
      case 'if':
      case 'unless':
        return this.conditional()
      case 'while':
      case 'until': {
        this.take()
        const test = this.expression(0)
        this.accept('do')
        const body = this.body('end')
        this.accept('end')
        return {
          type: 'loop',
          test: token.text === 'until' ? { type: 'unary', operator: '!', of: test, start: test.start, end: test.end } : test,
          body,
          ...this.range(token),
        }
      }
      case 'for': {
        this.take()
        const target = this.primary()
        while (!this.is('in') && !this.ends()) this.take()
        this.accept('in')
        const over = this.expression(1)
        this.accept('do')
        const body = this.body('end')
        this.accept('end')
        return { type: 'each', target, over, body, ...this.range(token) }
      }
      case 'case':
        return this.caseOf()
      case 'begin':
      case 'do':
        return this.begin()
      case 'lambda':
      case 'proc': {
        if (!this.is('{', 1) && !this.is('do', 1)) return undefined
        this.take()
        return this.blockFunction()
      }
      case 'nil':
        this.take()
        return { type: 'constant', value: null, ...this.range(token, token) }
      case 'true':
      case 'false':
        this.take()
        return { type: 'constant', value: token.text === 'true', ...this.range(token, token) }
      case 'yield': {
        this.take()
        return {
          type: 'call',
          callee: { type: 'name', name: '&block', ...this.range(token, token) },
          args: this.is('(') ? this.parenthesizedArguments() : this.ends() ? [] : this.bareArguments(),
          ...this.range(token),
        }
      }
      case 'def':
        return this.definition()
      default:
        return undefined
    }
  }
  private conditional(): Node {
    return this.nested(() => {
      const start = this.take()
      const test = this.expression(0)
      this.accept('then')
      const then = this.body('end', 'else', 'elsif')
      const otherwise = this.is('elsif') ? this.conditional() : this.accept('else') ? this.body('end') : undefined
      this.accept('end')
      return {
        type: 'if',
        test: start.text === 'unless' ? { type: 'unary', operator: '!', of: test, start: test.start, end: test.end } : test,
        then,
        ...(otherwise && { otherwise }),
        ...this.range(start),
      }
    })
  }
  private caseOf(): Node {
    const start = this.take()
    const subject = this.ends() ? nothing(start.start, start.end) : this.expression(0)
    const clauses: Node[] = [subject]
    this.separators()
    while (this.accept('when') || this.accept('in')) {
      while (!this.ends()) this.take()
      this.accept('then')
      const body = this.body('when', 'in', 'else', 'end')
      clauses.push({
        type: 'if',
        test: { type: 'unary', operator: 'void', of: nothing(body.start, body.start), start: body.start, end: body.start },
        then: body,
        start: body.start,
        end: body.end,
      })
    }
    if (this.accept('else')) clauses.push(this.body('end'))
    this.accept('end')
    return block(clauses, this.range(start).start, this.range(start).end)
  }
  private begin(): Node {
    const start = this.take()
    const node = this.rescued(start)
    this.accept('end')
    return node
  }
  /** Statements with `rescue` and `ensure` up to `end`. */
  private rescued(start: Token): Node {
    const body = this.body('end', 'rescue', 'ensure', 'else')
    const handlers: Node[] = []
    let last: Node | undefined
    for (;;) {
      if (this.accept('rescue')) {
        while (!this.ends()) this.take()
        this.accept('then')
        handlers.push(this.body('end', 'rescue', 'ensure', 'else'))
      } else if (this.accept('ensure')) last = this.body('end', 'rescue')
      else if (this.accept('else')) handlers.push(this.body('end', 'ensure'))
      else break
    }
    return handlers.length === 0 && !last ? body : { type: 'try', body, handlers, ...(last && { last }), ...this.range(start) }
  }
  private definition(): Node {
    const start = this.take()
    let name = this.take().text
    while (this.accept('.')) name = this.take().text
    if (this.is('=') && !this.peek().spaced) {
      this.take()
      name += '='
    }
    let parameters: Parameter[] = []
    if (this.is('(')) {
      this.take()
      parameters = this.parameters(')')
    } else if (this.peek().kind === 'name') parameters = this.lineParameters()
    let body: Node
    if (this.accept('=')) body = this.expression(0)
    else {
      body = this.rescued(start)
      this.accept('end')
    }
    return { type: 'function', name, parameters, body, method: true, ...this.range(start) }
  }
  private lineParameters(): Parameter[] {
    const parameters: Parameter[] = []
    while (this.peek().kind !== 'line' && this.peek().kind !== 'end' && !this.is(';')) {
      const token = this.take()
      if (token.kind === 'name') parameters.push({ target: { type: 'name', name: token.text, ...this.range(token, token) } })
    }
    return parameters
  }
  private classOrModule(): Node {
    const start = this.take()
    const bases: Node[] = []
    if (this.accept('<<')) this.take()
    const name = this.take().text
    while (this.accept('::')) this.take()
    if (this.accept('<')) bases.push(this.expression(11.5))
    const body = this.body('end')
    this.accept('end')
    return { type: 'class', name, members: body.type === 'block' ? body.body : [], bases, ...this.range(start) }
  }

  private lambda(): Node {
    const start = this.take()
    const parameters = this.is('(') ? (this.take(), this.parameters(')')) : []
    const body = this.blockBody()
    return { type: 'function', parameters, body, ...this.range(start) }
  }
  private blockBody(): Node {
    if (this.accept('{')) {
      const body = this.body('}')
      this.accept('}')
      return body
    }
    const start = this.peek()
    this.accept('do')
    const body = this.rescued(start)
    this.accept('end')
    return body
  }
  /** `{ |x| … }` and `do |x| … end` */
  private blockFunction(): Node {
    const start = this.peek()
    const open = this.take()
    let parameters: Parameter[] = []
    this.skipLines()
    if (this.accept('|')) parameters = this.parameters('|')
    else this.accept('||')
    const body = open.text === '{' ? this.body('}') : this.rescued(start)
    this.accept(open.text === '{' ? '}' : 'end')
    return { type: 'function', parameters, body, ...this.range(start) }
  }

  protected override modified(node: Node): Node {
    let result = node
    if (this.is(',') && (node.type === 'name' || node.type === 'spread' || node.type === 'index')) result = this.multiple(node)
    for (let n = 0; n < 4; n++) {
      const token = this.peek()
      if (token.kind !== 'name' || !/^(if|unless|while|until|rescue)$/.test(token.text)) return result
      this.take()
      const test = this.expression(0)
      const range = { start: result.start, end: test.end }
      if (token.text === 'rescue') result = { type: 'try', body: result, handlers: [test], ...range }
      else if (token.text === 'if' || token.text === 'unless')
        result = {
          type: 'if',
          test: token.text === 'unless' ? { type: 'unary', operator: '!', of: test, ...range } : test,
          then: result,
          ...range,
        }
      else result = { type: 'loop', test, body: result, ...range }
    }
    return result
  }
  /** `a, b = list` */
  private multiple(first: Node): Node {
    const items = [first]
    while (this.accept(',')) items.push(this.expression(2.5))
    const target: Node = { type: 'list', items, start: first.start, end: items.at(-1)?.end ?? first.end }
    if (!this.is('=')) return target
    this.take()
    const values = [this.expression(1)]
    while (this.accept(',')) values.push(this.expression(1))
    const value: Node = values.length === 1 && values[0] ? values[0] : { type: 'list', items: values, ...this.range(first) }
    return { type: 'assign', target, value, ...this.range(first) }
  }

  protected override named(): Node {
    const node = super.named()
    return this.withBlock(node)
  }
  protected override call(callee: Node, args: readonly Argument[]): Node {
    return this.withBlock(super.call(callee, args))
  }
  /** A block after a call is its last argument; a name or member with a block is a call. */
  private withBlock(node: Node): Node {
    if (!(this.is('{') || this.is('do')) || (node.type !== 'call' && node.type !== 'member' && node.type !== 'name')) return node
    if (node.type === 'name' && !this.is('do') && !this.peek().spaced) return node
    if (this.is('do') && this.loopHead) return node
    if (
      node.type === 'name' &&
      this.is('{') &&
      !/^(loop|lambda|proc|fork|at_exit|Thread|catch|task|test|it|describe|context|before|after|let|subject|expect)$/.test(node.name)
    )
      return node
    const fn = this.nested(() => this.blockFunction())
    const callee = node.type === 'call' ? node.callee : node
    const args = node.type === 'call' ? node.args : []
    return { type: 'call', callee, args: [...args, { name: '&block', value: fn }], ...this.range(node) }
  }
  /** In `while x do` the `do` belongs to the loop. */
  private get loopHead(): boolean {
    for (let i = this.position - 1; i >= 0 && i > this.position - 64; i--) {
      const token = this.tokens[i] as Token
      if (token.kind === 'line' || token.text === ';') return false
      if (token.kind === 'name' && (token.text === 'while' || token.text === 'until' || token.text === 'for')) return true
    }
    return false
  }
  protected override member(of: Node): Node | undefined {
    const node = super.member(of)
    if (node?.type !== 'member') return node
    const made = this.withBlock(node)
    // In Ruby naming a method calls it; constants are only named.
    if (made.type !== 'member' || this.is('(') || this.grammar.assignments.has(this.peek().text) || /^[A-Z]/.test(made.name)) return made
    return { type: 'call', callee: made, args: [], start: made.start, end: made.end }
  }
  protected override postfixSign(_node: Node, _token: Token): Node | undefined {
    return undefined
  }
  protected override postfixOperator(left: Node): Node | undefined {
    // A chain goes on in the next line: `x\n  .y`.
    let ahead = 0
    while (this.peek(ahead).kind === 'line') ahead++
    const next = this.peek(ahead)
    if (ahead === 0 || !(next.text === '.' || next.text === '&.') || next.kind !== 'sign') return undefined
    this.skipLines()
    return this.postfix(left)
  }
  protected override argument(): Argument {
    const token = this.peek()
    const next = this.peek(1)
    // `key: value` collects into the options record, which rows read by name.
    if ((token.kind === 'name' || token.kind === 'quoted') && next.text === ':' && !next.spaced && next.kind === 'sign') {
      this.take()
      this.take()
      this.skipLines()
      return { name: token.kind === 'name' ? token.text : (token.quoted?.body ?? ''), value: this.expression(1) }
    }
    const value = this.expression(1)
    if (this.accept('=>')) {
      this.skipLines()
      const of = this.expression(1)
      return value.type === 'text' ? { name: value.value, value: of } : { value: of }
    }
    if (value.type === 'unary' && value.operator === '*') return { value: value.of, spread: true }
    if (value.type === 'unary' && value.operator === '&') return { name: '&block', value: value.of }
    return { value }
  }
  protected callsWithoutParentheses(name: Token): boolean {
    const next = this.peek()
    if (this.grammar.stops.has(name.text) || !next.spaced || next.kind === 'line' || next.kind === 'end') return false
    if (next.kind === 'quoted' || next.kind === 'number' || next.kind === 'variable') return true
    if (next.kind === 'name') return !this.grammar.stops.has(next.text) && !Object.hasOwn(this.grammar.binary, next.text)
    if (next.text === '->' || next.text === '::') return true
    const tight = !this.peek(1).spaced
    return (
      (next.text === '[' && /^(puts|print|p|system|exec|spawn|return|yield|require|raise|eval|send|popen)$/.test(name.text)) ||
      (tight && /^[*&:-]$/.test(next.text) && next.text !== '-')
    )
  }
  protected interpolate(quoted: Quoted): Node {
    return template(quoted, this.offset, rubyHole, (code, start) =>
      this.nested(() => {
        const program = new RubyReader(code, start, this.depth + this.level).readProgram()
        return program.type === 'block' && program.body[0] ? program.body[0] : program
      }),
    )
  }
}
function rubyHole(body: string, from: number): Hole | undefined {
  for (let i = unescaped(body, from, '#'); i >= 0; i = unescaped(body, i + 1, '#')) {
    if (body[i + 1] !== '{') continue
    const end = closing(body, i + 1)
    return { start: i, end, code: body.slice(i + 2, end - 1), at: i + 2 }
  }
  return undefined
}

export const readRuby = scriptReader((source) => new RubyReader(source))
