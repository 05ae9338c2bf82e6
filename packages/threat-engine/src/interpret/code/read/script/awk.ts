import type { Node } from '../../syntax.js'
import { block, nothing } from '../../syntax.js'
import { template } from './interpolation.js'
import type { Lexer, LexRules, Quoted, Token } from './lexer.js'
import { COMMON_ASSIGNMENTS, COMMON_BINARY } from './operators.js'
import type { Grammar } from './cursor.js'
import { scriptReader } from './bounded.js'
import { ControlReader } from './control.js'

const RULES: LexRules = {
  lineComment: /#/y,
  blockComments: [],
  name: /[A-Za-z_]\w*/y,
  variable: /\$\d+/y,
  lines: true,
  signs: ['**=', '==', '!=', '<=', '>=', '&&', '||', '**', '++', '--', '+=', '-=', '*=', '/=', '%=', '^=', '!~', '>>', '|&'],
  quote: awkQuote,
  beforeValue: new Set('print printf return in getline'.split(' ')),
}
function awkQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  if (source[at] === '"') return lexer.quoted(at, at, 'text', true)
  if (source[at] === '/' && lexer.valueExpected())
    return lexer.push('quoted', at, lexer.delimited(at, false).end, {
      kind: 'regex',
      body: lexer.delimited(at, false).body,
      at: at + 1,
      expands: false,
    })
  return undefined
}
const GRAMMAR: Grammar = {
  rules: RULES,
  binary: {
    ...COMMON_BINARY,
    '^': [16, '**', 'right'],
    '~': [9, 'match'],
    '!~': [9, 'match'],
    in: [8, 'in'],
    '|': [1.5, 'pipe'],
    '|&': [1.5, 'pipe'],
    or: COMMON_BINARY['||'] as never,
    and: COMMON_BINARY['&&'] as never,
    xor: COMMON_BINARY['||'] as never,
  },
  assignments: new Set(COMMON_ASSIGNMENTS),
  prefixes: new Set(['!', '-', '+', '++', '--']),
  members: new Set(),
  stops: new Set(['else', 'in']),
}

class AwkReader extends ControlReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }
  /** Rules: a pattern, an action, or both. Actions of patterns run for the lines that match. */
  override readProgram(): Node {
    const body: Node[] = []
    this.separators()
    while (this.peek().kind !== 'end') {
      const before = this.position
      if (this.is('function') || this.is('func')) body.push(this.fn())
      else if (this.accept('BEGIN') || this.accept('END') || this.accept('BEGINFILE') || this.accept('ENDFILE')) body.push(this.braces())
      else if (this.is('{')) body.push(this.rule(this.braces()))
      else {
        const test = this.expression(0)
        if (this.accept(',')) this.expression(0)
        body.push(test)
        if (this.is('{')) body.push(this.rule(this.braces()))
      }
      this.separators()
      if (this.position === before) this.take()
    }
    return block(body, this.offset, this.offset + this.source.length)
  }
  private rule(action: Node): Node {
    return {
      type: 'if',
      test: { type: 'unary', operator: 'void', of: nothing(action.start, action.start), start: action.start, end: action.start },
      then: action,
      start: action.start,
      end: action.end,
    }
  }
  private fn(): Node {
    const start = this.take()
    const name = this.take().text
    const parameters = this.accept('(') ? this.parameters(')') : []
    this.skipLines()
    return { type: 'function', name, parameters, body: this.braces(), ...this.range(start) }
  }
  protected keyword(token: Token): Node | undefined {
    switch (token.text) {
      case 'print':
      case 'printf':
        return this.print()
      case 'if':
        return this.ifElse(token)
      case 'while':
        return this.whileLoop(token)
      case 'do':
        return this.doWhile()
      case 'for':
        return this.forLoop()
      case 'return': {
        this.take()
        const value = this.is(';') || this.is('}') || this.peek().kind === 'line' ? undefined : this.expression(0)
        return { type: 'return', ...(value && { value }), ...this.range(token) }
      }
      case 'exit':
      case 'next':
      case 'nextfile':
      case 'break':
      case 'continue':
        this.take()
        if (token.text === 'exit' && !this.is(';') && !this.is('}') && this.peek().kind !== 'line') this.expression(0)
        return { type: 'stop', how: token.text === 'break' ? 'break' : 'continue', ...this.range(token) }
      case 'delete':
        this.take()
        return this.expression(0)
      default:
        return undefined
    }
  }
  private forLoop(): Node {
    const start = this.take()
    this.accept('(')
    if (this.peek().kind === 'name' && this.is('in', 1)) {
      const target = this.primary()
      this.take()
      const over = this.expression(0)
      this.accept(')')
      this.skipLines()
      return { type: 'each', target, over, body: this.braces(), ...this.range(start) }
    }
    const parts: (Node | undefined)[] = []
    for (let i = 0; i < 3; i++) {
      parts.push(this.is(';') || this.is(')') ? undefined : this.expression(0))
      if (i < 2) this.accept(';')
    }
    this.accept(')')
    this.skipLines()
    const [first, test, next] = parts
    return {
      type: 'loop',
      ...(first && { first }),
      ...(test && { test }),
      ...(next && { next }),
      body: this.braces(),
      ...this.range(start),
    }
  }
  /** `print list > "file"`, `print list | "command"` */
  private print(): Node {
    const token = this.take()
    const range = this.range(token, token)
    const values: Node[] = []
    const ends = () =>
      this.is(';') ||
      this.is('}') ||
      this.peek().kind === 'line' ||
      this.peek().kind === 'end' ||
      this.is('>') ||
      this.is('>>') ||
      this.is('|') ||
      this.is('|&')
    while (!ends()) {
      const before = this.position
      values.push(this.expression(10.5))
      if (!this.accept(',') || this.position === before) break
    }
    const [only] = values
    const shown: Node =
      values.length === 0
        ? { type: 'name', name: '$0', ...range }
        : values.length === 1 && only?.type !== 'list' && only
          ? only
          : { type: 'template', parts: only?.type === 'list' ? only.items : values, ...range }
    const operator = this.peek().text
    if (this.accept('>') || this.accept('>>'))
      return this.named2(operator === '>' ? '@write' : '@append', [this.expression(11), shown], token)
    if (this.accept('|') || this.accept('|&')) return this.named2('@pipe-write', [this.expression(11), shown], token)
    return this.named2(token.text, [shown], token)
  }
  private named2(name: string, args: readonly Node[], token: Token): Node {
    return {
      type: 'call',
      callee: { type: 'name', name, ...this.range(token, token) },
      args: args.map((value) => ({ value })),
      ...this.range(token),
    }
  }
  protected special(token: Token): Node | undefined {
    if (token.kind === 'sign' && token.text === '$') {
      this.take()
      this.expression(15)
      return { type: 'name', name: '$0', ...this.range(token) }
    }
    if (token.kind !== 'name' || token.text !== 'getline') return undefined
    this.take()
    const target = this.getlineTarget()
    if (!this.accept('<')) return this.stored(target, { type: 'name', name: '$0', ...this.range(token) }, token)
    return this.stored(target, this.named2('@read', [this.expression(11)], token), token)
  }
  private getlineTarget(): Node | undefined {
    const token = this.peek()
    return (token.kind === 'name' && !this.grammar.stops.has(token.text)) || token.kind === 'variable' ? this.primary() : undefined
  }
  private stored(target: Node | undefined, value: Node, token: Token | Node): Node {
    return { type: 'assign', target: target ?? { type: 'name', name: '$0', ...this.range(token) }, value, ...this.range(token) }
  }
  /** `command | getline x` */
  protected override combine(left: Node, operator: string, right: Node): Node {
    if (operator !== 'pipe') return super.combine(left, operator, right)
    const target = right.type === 'assign' ? right.target : undefined
    const value: Node = {
      type: 'call',
      callee: { type: 'name', name: '@pipe-read', start: left.start, end: right.end },
      args: [{ value: left }],
      start: left.start,
      end: right.end,
    }
    return this.stored(target, value, left)
  }
  /** Two values side by side are put together. */
  protected override postfixOperator(left: Node, power: number): Node | undefined {
    const token = this.peek()
    if (power > 11 || left.type === 'nothing') return undefined
    const starts =
      token.kind === 'quoted' ||
      token.kind === 'number' ||
      token.kind === 'variable' ||
      (token.kind === 'name' && !this.grammar.stops.has(token.text) && token.text !== 'getline') ||
      (token.kind === 'sign' && (token.text === '$' || token.text === '('))
    return starts ? super.combine(left, 'concat', this.expression(11.5)) : undefined
  }
  protected callsWithoutParentheses(): boolean {
    return false
  }
  protected override callable(node: Node, open: Token): boolean {
    return node.type === 'name' && !open.spaced
  }
  protected interpolate(quoted: Quoted): Node {
    return template(
      quoted,
      this.offset,
      () => undefined,
      () => nothing(0, 0),
    )
  }
}
export const readAwk = scriptReader((source) => new AwkReader(source))
