import { block, chosen, type Node, nothing } from '../../syntax.js'
import { at, LOWEST } from './cursor.js'
import type { Token } from './lexer.js'
import { ValueReader } from './values.js'

/**
 * A tolerant reader of statements and expressions, the same for Perl, Ruby, PHP, Lua, R and TypeScript. It never fails: what it does not
 * understand it steps over, token by token, so that calls and strings after it are still read. Each language overrides the few places
 * where it differs.
 */
export abstract class ScriptReader extends ValueReader {
  /** A statement that begins with a word of the language; undefined when it is an expression. */
  protected abstract keyword(token: Token): Node | undefined

  readProgram(): Node {
    const body: Node[] = []
    while (this.peek().kind !== 'end') {
      const before = this.position
      const node = this.statement()
      if (node) body.push(node)
      if (this.position === before) this.position++
    }
    return block(body, this.offset, this.offset + this.source.length)
  }

  // Statements

  protected statement(): Node | undefined {
    return this.nested(() => {
      this.separators()
      const token = this.peek()
      if (token.kind === 'end') return undefined
      if (token.kind === 'name') {
        const node = this.keyword(token)
        if (node) return this.modified(node)
      }
      if (token.kind === 'sign' && token.text === '{' && this.blockStatements()) return this.braces()
      return this.modified(this.expression())
    })
  }
  /** True when a brace at the start of a statement is a block. */
  protected blockStatements(): boolean {
    return true
  }
  /** `statement if test` */
  protected modified(node: Node): Node {
    return node
  }
  /** Statements in braces, or one statement. */
  protected braces(): Node {
    const start = this.peek()
    if (!this.accept('{')) return this.statement() ?? nothing(start.start, start.start)
    const body = this.until(() => this.is('}'))
    this.accept('}')
    return block(body, this.range(start).start, this.range(start).end)
  }
  protected until(ends: () => boolean): Node[] {
    const body: Node[] = []
    this.separators()
    while (!ends() && this.peek().kind !== 'end') {
      const before = this.position
      const node = this.statement()
      if (node) body.push(node)
      if (this.position === before) this.take()
      this.separators()
    }
    return body
  }

  // Expressions

  protected expression(power = LOWEST): Node {
    return this.nested(() => this.operators(this.prefix(), power))
  }

  private operators(first: Node, power: number): Node {
    let left = first
    for (;;) {
      const token = this.peek()
      if (token.kind !== 'sign' && token.kind !== 'name') {
        const joined = this.postfixOperator(left, power)
        if (!joined) return left
        left = joined
        continue
      }
      if (this.grammar.assignments.has(token.text) && power <= 2) {
        left = this.assignment(left, this.take())
        continue
      }
      if (token.text === '?' && power <= 3 && token.kind === 'sign' && this.ternaries()) {
        this.take()
        left = this.ternary(left)
        continue
      }
      const operator = Object.hasOwn(this.grammar.binary, token.text) ? this.grammar.binary[token.text] : undefined
      if (!operator || operator[0] < power) {
        const postfix = this.postfixOperator(left, power)
        if (!postfix) return left
        left = postfix
        continue
      }
      this.take()
      this.skipLines()
      left = this.combine(left, operator[1], this.expression(operator[2] === 'right' ? operator[0] : operator[0] + 0.5))
    }
  }
  protected ternaries(): boolean {
    return true
  }
  /** An operator after a value that is none of the usual (`as Type`). */
  protected postfixOperator(_left: Node, _power: number): Node | undefined {
    return undefined
  }
  protected combine(left: Node, operator: string, right: Node): Node {
    const range = at(left.start, Math.max(left.end, right.end))
    if (operator === 'and' || operator === 'or') {
      return chosen(operator, left, right)
    }
    if (left.type === 'operation' && left.operator === operator) {
      // Long sums stay flat.
      ;(left.items as Node[]).push(right)
      return { ...left, ...range }
    }
    return { type: 'operation', operator, items: [left, right], ...range }
  }
  protected assignment(target: Node, sign: Token): Node {
    this.skipLines()
    const value = this.expression(2)
    const operator = this.grammar.binary[sign.text.slice(0, -1)]?.[1] ?? sign.text.slice(0, -1)
    const plain = sign.text === '=' || sign.text === '<-' || sign.text === ':=' || sign.text === '<<-'
    const declared = target.type === 'assign' && target.declare
    const to = declared ? target.target : target
    return {
      type: 'assign',
      target: to,
      value,
      ...(declared && { declare: true }),
      ...(!plain && { operator: operator === 'and' ? '&&' : operator === 'or' ? '||' : operator }),
      ...at(target.start, Math.max(target.end, value.end)),
    }
  }
  private ternary(test: Node): Node {
    this.skipLines()
    if (this.accept(':')) return this.combine(test, 'or', this.expression(3))
    const yes = this.expression(2)
    this.skipLines()
    const no = this.accept(':') ? (this.skipLines(), this.expression(2)) : nothing(yes.end, yes.end)
    return { type: 'choice', how: 'if', test, options: [yes, no], ...at(test.start, Math.max(no.end, yes.end)) }
  }

  private prefix(): Node {
    const token = this.peek()
    if ((token.kind === 'sign' || token.kind === 'name') && this.grammar.prefixes.has(token.text)) {
      this.take()
      const of = this.expression(15)
      return { type: 'unary', operator: token.text, of, ...this.range(token) }
    }
    return this.postfix(this.primary())
  }
}
