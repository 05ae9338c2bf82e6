import { type Argument, block, type Node, type Parameter } from '../../../syntax.js'
import { closing, type Hole, template, unescaped } from '../interpolation.js'
import type { Quoted, Token } from '../lexer.js'
import { ScriptReader } from '../reader.js'
import { GRAMMAR } from './tokens.js'

/** Calls, blocks and operators. */
export abstract class RubyExpressions extends ScriptReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }
  protected abstract reader(source: string, offset: number, level: number): ScriptReader
  protected abstract rescued(start: Token): Node

  protected override blockStatements(): boolean {
    return false
  }
  protected ends(): boolean {
    const token = this.peek()
    return (
      token.kind === 'end' ||
      token.kind === 'line' ||
      token.text === ';' ||
      token.text === '}' ||
      (token.kind === 'name' && this.grammar.stops.has(token.text))
    )
  }
  protected body(...ends: string[]): Node {
    const start = this.peek()
    const nodes = this.until(() => ends.some((e) => this.is(e)))
    return block(nodes, start.start + this.offset, this.peek().start + this.offset)
  }

  protected lambda(): Node {
    const start = this.take()
    const parameters = this.is('(') ? (this.take(), this.parameters(')')) : []
    const body = this.blockBody()
    return { type: 'function', parameters, body, ...this.range(start) }
  }
  protected blockBody(): Node {
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
  protected blockFunction(): Node {
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

  protected override named(): Node {
    const node = super.named()
    return this.withBlock(node)
  }
  protected override call(callee: Node, args: readonly Argument[]): Node {
    return this.withBlock(super.call(callee, args))
  }
  /** A block after a call is its last argument; a name or member with a block is a call. */
  protected withBlock(node: Node): Node {
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
  protected get loopHead(): boolean {
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
        const program = this.reader(code, start, this.depth + this.level).readProgram()
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
