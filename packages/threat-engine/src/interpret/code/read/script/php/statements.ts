import { block, type Node, nothing, type Parameter } from '../../../syntax.js'
import type { Token } from '../lexer.js'
import { scriptReader } from '../bounded.js'
import type { ControlReader } from '../control.js'
import { PhpExpressions } from './expressions.js'

/** Statements and definitions. */
class PhpReader extends PhpExpressions {
  protected keyword(token: Token): Node | undefined {
    switch (token.text.toLowerCase()) {
      case 'if':
        return this.conditional()
      case 'while': {
        this.take()
        const test = this.parenthesized()
        return { type: 'loop', test, body: this.clause('endwhile'), ...this.range(token) }
      }
      case 'for': {
        this.take()
        const head = this.forHead()
        return { type: 'loop', ...head, body: this.clause('endfor'), ...this.range(token) }
      }
      case 'foreach':
        return this.foreach()
      case 'do':
        return this.doWhile()
      case 'switch':
        return this.switchOn(token)
      case 'case':
      case 'default':
        while (!this.is(':') && !this.is(';') && this.peek().kind !== 'end') this.take()
        this.take()
        return nothing(token.start, token.end)
      case 'try':
        return this.attempt()
      case 'return': {
        this.take()
        const value = this.is(';') || this.is('}') ? undefined : this.expression(0)
        return { type: 'return', ...(value && { value }), ...this.range(token) }
      }
      case 'break':
      case 'continue':
        this.take()
        return { type: 'stop', how: token.text === 'break' ? 'break' : 'continue', ...this.range(token) }
      case 'throw': {
        this.take()
        return { type: 'stop', how: 'raise', value: this.expression(0), ...this.range(token) }
      }
      case 'namespace':
      case 'use':
      case 'declare':
      case 'goto':
        while (!this.is(';') && !this.is('{') && this.peek().kind !== 'end') this.take()
        return nothing(token.start, token.end)
      case 'global': {
        this.take()
        const names: string[] = []
        while (this.peek().kind === 'variable') {
          names.push(this.take().text)
          this.accept(',')
        }
        return { type: 'shared', names, ...this.range(token) }
      }
      case 'function':
        return this.peek(1).kind === 'name' ? this.fn() : undefined
      case 'abstract':
      case 'final':
      case 'class':
      case 'interface':
      case 'trait':
      case 'enum':
        return this.is('(', 1) ? undefined : this.classOf()
      case 'public':
      case 'private':
      case 'protected':
      case 'static':
      case 'var':
      case 'readonly':
      case 'const':
        if (this.is('::', 1)) return undefined
        this.take()
        while (this.peek().kind === 'name' && this.peek(1).kind === 'variable') this.take()
        return this.statement()
      default:
        return undefined
    }
  }
  protected clause(end: string): Node {
    if (!this.accept(':')) return this.braces()
    const start = this.peek()
    const body = this.until(() => this.is(end) || this.is('else') || this.is('elseif'))
    this.accept(end)
    return block(body, this.range(start).start, this.range(start).end)
  }
  protected conditional(): Node {
    return this.nested(() => {
      const start = this.take()
      const test = this.parenthesized()
      const then = this.clause('endif')
      const otherwise =
        this.is('elseif') || (this.is('else') && this.is('if', 1))
          ? (this.is('else') ? this.take() : undefined, this.conditional())
          : this.accept('else')
            ? this.clause('endif')
            : undefined
      return { type: 'if', test, then, ...(otherwise && { otherwise }), ...this.range(start) }
    })
  }
  protected forHead(): { first?: Node; test?: Node; next?: Node } {
    this.accept('(')
    const parts: (Node | undefined)[] = []
    for (let i = 0; i < 3; i++) {
      let part: Node | undefined
      while (!this.is(';') && !this.is(')') && this.peek().kind !== 'end') {
        const before = this.position
        const next = this.expression(0)
        part = part ? { type: 'operation', operator: ',', items: [part, next], start: part.start, end: next.end } : next
        this.accept(',')
        if (this.position === before) this.take()
      }
      parts.push(part)
      if (i < 2) this.accept(';')
    }
    this.accept(')')
    const [first, test, next] = parts
    return { ...(first && { first }), ...(test && { test }), ...(next && { next }) }
  }
  protected foreach(): Node {
    const start = this.take()
    this.accept('(')
    const over = this.expression(0)
    this.accept('as')
    const first = this.expression(3)
    const value = this.accept('=>') ? this.expression(3) : undefined
    this.accept(')')
    return { type: 'each', target: value ?? first, over, body: this.clause('endforeach'), ...this.range(start) }
  }
  protected attempt(): Node {
    const start = this.take()
    const body = this.braces()
    const handlers: Node[] = []
    while (this.accept('catch')) {
      if (this.is('(')) this.parenthesized()
      handlers.push(this.braces())
    }
    const last = this.accept('finally') ? this.braces() : undefined
    return { type: 'try', body, handlers, ...(last && { last }), ...this.range(start) }
  }
  protected fn(): Node {
    const start = this.take()
    this.accept('&')
    const name = this.peek().kind === 'name' ? this.take().text : undefined
    const parameters = this.phpParameters()
    if (this.accept('use')) this.parenthesized()
    if (this.accept(':')) while (!this.is('{') && !this.is('=>') && !this.is(';') && this.peek().kind !== 'end') this.take()
    const body = this.accept('=>') ? this.expression(1) : this.is('{') ? this.braces() : nothing(start.start, start.end)
    return { type: 'function', parameters, body, method: true, ...(name !== undefined && { name }), ...this.range(start) }
  }
  protected phpParameters(): Parameter[] {
    const parameters: Parameter[] = []
    if (!this.accept('(')) return parameters
    while (!this.is(')') && this.peek().kind !== 'end') {
      const rest = this.is('...')
      const token = this.take()
      if (token.kind !== 'variable') continue
      const value = this.accept('=') ? this.expression(3) : undefined
      parameters.push({
        target: { type: 'name', name: token.text, ...this.range(token, token) },
        ...(rest && { rest }),
        ...(value && { value }),
      })
    }
    this.accept(')')
    return parameters
  }
  protected classOf(): Node {
    const start = this.peek()
    while (/^(abstract|final|readonly)$/.test(this.peek().text)) this.take()
    this.take()
    const name = this.peek().kind === 'name' ? this.take().text : undefined
    const bases: Node[] = []
    while (!this.is('{') && this.peek().kind !== 'end') {
      const token = this.take()
      if (token.text === 'extends') bases.push({ type: 'name', name: this.peek().text, ...this.range(token) })
    }
    const body = this.braces()
    return {
      type: 'class',
      members: body.type === 'block' ? body.body : [],
      bases,
      ...(name !== undefined && { name }),
      ...this.range(start),
    }
  }
  protected reader(source: string, offset: number, level: number): ControlReader {
    return new PhpReader(source, offset, level)
  }
}

/** Only what is between `<?php` and `?>` is code; without tags all is (`php -r`). Everything keeps its position. */
function withoutMarkup(source: string): string {
  const open = /<\?(?:php\b|=)/i.exec(source)
  // Tags inside a string of plain code are data.
  if (open && !/^\s*(<|#!)/.test(source) && /['"$(]/.test(source.slice(0, open.index))) return source
  return open ? ' '.repeat(open.index + open[0].length) + source.slice(open.index + open[0].length) : source
}
export const readPhp = scriptReader((source) => new PhpReader(source), withoutMarkup)
