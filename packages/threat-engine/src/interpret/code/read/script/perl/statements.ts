import { block, type Node, nothing } from '../../../syntax.js'
import type { Token } from '../lexer.js'
import { scriptReader } from '../bounded.js'
import { type ScriptReader } from '../reader.js'
import { PerlExpressions } from './expressions.js'

/** Statements and their modifiers. */
class PerlReader extends PerlExpressions {
  protected keyword(token: Token): Node | undefined {
    switch (token.text) {
      case 'use':
      case 'no':
      case 'require':
        return this.use()
      case 'package':
        this.take()
        this.take()
        return this.is('{') ? this.braces() : nothing(token.start, token.end)
      case 'sub': {
        if (this.peek(1).kind !== 'name') return undefined
        this.take()
        const name = this.take().text
        return this.sub(token, name)
      }
      case 'BEGIN':
      case 'END':
      case 'INIT':
        if (!this.is('{', 1)) return undefined
        this.take()
        return this.braces()
      case 'if':
      case 'unless':
        return this.conditional()
      case 'while':
      case 'until':
        return this.whileLoop()
      case 'for':
      case 'foreach':
        return this.forLoop()
      case 'return': {
        this.take()
        const value = this.ends() ? undefined : this.expression(1)
        return { type: 'return', ...(value && { value: this.commaList(value) }), ...this.range(token) }
      }
      case 'last':
      case 'next':
      case 'redo':
        this.take()
        if (this.peek().kind === 'name' && !this.grammar.stops.has(this.peek().text)) this.take()
        return { type: 'stop', how: token.text === 'last' ? 'break' : 'continue', ...this.range(token) }
      default:
        // A label.
        if (this.is(':', 1) && /^[A-Z_]+$/.test(token.text)) {
          this.take()
          this.take()
          return this.statement() ?? nothing(token.start, token.end)
        }
        return undefined
    }
  }
  protected commaList(first: Node): Node {
    if (!this.is(',')) return first
    const items = [first]
    while (this.accept(',')) if (!this.ends()) items.push(this.expression(1))
    return { type: 'list', items, start: first.start, end: items.at(-1)?.end ?? first.end }
  }
  protected use(): Node {
    const start = this.take()
    const name = this.peek()
    const out: Node[] = []
    if (name.kind === 'name') {
      this.take()
      const path = name.text.replace(/::/g, '.')
      const names = this.ends() ? undefined : this.expression(0)
      for (const item of names?.type === 'list' ? names.items : [])
        if (item.type === 'text') out.push({ type: 'import', path: `${path}.${item.value}`, as: item.value, ...this.range(start) })
      if (start.text === 'use' && !/^[a-z]/.test(path)) out.push({ type: 'import', path, as: '*', ...this.range(start) })
      return block(out, start.start, name.end)
    }
    const value = this.expression(0)
    return start.text === 'require'
      ? { type: 'call', callee: { type: 'name', name: 'require', ...this.range(start) }, args: [{ value }], ...this.range(start) }
      : nothing(start.start, start.end)
  }
  protected sub(start: Token, name?: string): Node {
    if (this.is('(')) this.parenthesized()
    const body = this.braces()
    return { type: 'function', parameters: [], body, method: true, ...(name !== undefined && { name }), ...this.range(start) }
  }
  protected conditional(): Node {
    return this.nested(() => {
      const start = this.take()
      const test = this.parenthesized()
      const then = this.braces()
      const otherwise = this.is('elsif') ? this.conditional() : this.accept('else') ? this.braces() : undefined
      return {
        type: 'if',
        test: start.text === 'unless' ? { type: 'unary', operator: '!', of: test, start: test.start, end: test.end } : test,
        then,
        ...(otherwise && { otherwise }),
        ...this.range(start),
      }
    })
  }
  protected whileLoop(): Node {
    const start = this.take()
    const test = this.condition(this.parenthesized())
    const body = this.braces()
    return {
      type: 'loop',
      ...(test.type === 'list' && test.items.length === 0
        ? {}
        : { test: start.text === 'until' ? { type: 'unary' as const, operator: '!', of: test, start: test.start, end: test.end } : test }),
      body,
      ...this.range(start),
    }
  }
  /** `while (<F>)` reads into `$_`. */
  protected condition(test: Node): Node {
    return test.type === 'call' && test.callee.type === 'member' && test.callee.name === 'readline'
      ? {
          type: 'assign',
          target: { type: 'name', name: '$_', start: test.start, end: test.end },
          value: test,
          start: test.start,
          end: test.end,
        }
      : test
  }
  protected forLoop(): Node {
    const start = this.take()
    if (this.is('my') || this.is('our')) this.take()
    const variable = this.peek().kind === 'variable' ? this.primary() : undefined
    if (!variable && this.is('(')) {
      const mark = this.position
      const head = this.forHead()
      if (head) return { type: 'loop', ...head, body: this.braces(), ...this.range(start) }
      this.position = mark
    }
    const over = this.parenthesized()
    const body = this.braces()
    return this.each(variable, over, body, start)
  }
  protected forHead(): { first?: Node; test?: Node; next?: Node } | undefined {
    this.take()
    const parts: (Node | undefined)[] = []
    for (let i = 0; i < 3; i++) {
      parts.push(this.is(';') || this.is(')') ? undefined : this.expression(0))
      if (i < 2 && !this.accept(';')) return undefined
    }
    this.accept(')')
    const [first, test, next] = parts
    return { ...(first && { first }), ...(test && { test }), ...(next && { next }) }
  }
  protected each(variable: Node | undefined, over: Node, body: Node, start: Token | Node): Node {
    const target: Node = variable ?? { type: 'name', name: '$_', start: over.start, end: over.end }
    return {
      type: 'each',
      target,
      over: over.type === 'list' && over.items.length === 1 && over.items[0] ? over.items[0] : over,
      body,
      ...this.range(start),
    }
  }
  protected override modified(node: Node): Node {
    let result = node.type === 'nothing' || node.type === 'function' ? node : this.commaList(node)
    for (let n = 0; n < 4; n++) {
      const token = this.peek()
      if (token.kind !== 'name' || !/^(if|unless|while|until|for|foreach)$/.test(token.text)) return result
      this.take()
      const test = this.commaList(this.expression(0))
      const range = { start: result.start, end: test.end }
      if (token.text === 'if' || token.text === 'unless')
        result = {
          type: 'if',
          test: token.text === 'unless' ? { type: 'unary', operator: '!', of: test, ...range } : test,
          then: result,
          ...range,
        }
      else if (token.text === 'while' || token.text === 'until')
        result = { type: 'loop', test: this.condition(test), body: result, ...range }
      else result = this.each(undefined, test, result, result)
    }
    return result
  }
  protected reader(source: string, offset: number, level: number): ScriptReader {
    return new PerlReader(source, offset, level)
  }
}

export const readPerl = scriptReader((source) => new PerlReader(source))
