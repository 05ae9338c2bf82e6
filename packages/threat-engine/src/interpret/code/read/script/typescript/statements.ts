import { block, type Node, nothing } from '../../../syntax.js'
import type { Token } from '../lexer.js'
import { scriptReader } from '../bounded.js'
import type { ControlReader } from '../control.js'
import { TypescriptDeclarations } from './declarations.js'

/** Statements, declarations and classes. */
/** Statements. */
class TypescriptReader extends TypescriptDeclarations {
  protected keyword(token: Token): Node | undefined {
    if (token.text.startsWith('@') && token.text.length > 1) {
      this.take()
      if (this.is('(')) this.parenthesizedArguments()
      return nothing(token.start, token.end)
    }
    const next = this.peek(1)
    switch (token.text) {
      case 'const':
      case 'let':
      case 'var':
        if (this.is('enum', 1)) {
          this.take()
          return this.keyword(this.peek())
        }
        return this.declarations()
      case 'interface':
      case 'namespace':
      case 'enum':
      case 'module':
        if (next.kind !== 'name' && next.kind !== 'quoted') return undefined
        this.take()
        while (!this.is('{') && this.peek().kind !== 'end' && this.peek().kind !== 'line') this.take()
        if (token.text === 'namespace' || token.text === 'module') return this.braces()
        this.skipBraces()
        return nothing(token.start, token.end)
      case 'type':
        if (next.kind !== 'name') return undefined
        this.take()
        this.take()
        while (!this.is('=') && this.peek().kind !== 'end' && this.peek().kind !== 'line') this.take()
        this.accept('=')
        this.skipType()
        return nothing(token.start, token.end)
      case 'declare':
      case 'abstract':
        if (next.kind !== 'name') return undefined
        this.take()
        return this.statement()
      case 'import':
        return this.is('(', 1) || this.is('.', 1) ? undefined : this.imports()
      case 'export':
        return this.exports()
      case 'async':
        if (!this.is('function', 1)) return undefined
        this.take()
        return this.fn()
      case 'function':
        return this.fn()
      case 'class':
        return this.classOf()
      case 'if':
        return this.ifElse(token)
      case 'while':
        return this.whileLoop(token)
      case 'do':
        return this.doWhile()
      case 'for':
        return this.forLoop()
      case 'switch':
        return this.switchOn(token)
      case 'case':
        this.take()
        this.expression(3.5)
        this.accept(':')
        return nothing(token.start, token.end)
      case 'default':
        if (!this.is(':', 1)) return undefined
        this.take()
        this.take()
        return nothing(token.start, token.end)
      case 'try': {
        this.take()
        const body = this.braces()
        const handlers: Node[] = []
        let last: Node | undefined
        this.skipLines()
        if (this.accept('catch')) {
          if (this.is('(')) this.parenthesized()
          handlers.push(this.braces())
          this.skipLines()
        }
        if (this.accept('finally')) last = this.braces()
        return { type: 'try', body, handlers, ...(last && { last }), ...this.range(token) }
      }
      case 'return':
      case 'throw': {
        this.take()
        const value =
          this.peek().kind === 'line' || this.is(';') || this.is('}') || this.peek().kind === 'end' ? undefined : this.expression(0)
        return token.text === 'return'
          ? { type: 'return', ...(value && { value }), ...this.range(token) }
          : { type: 'stop', how: 'raise', ...(value && { value }), ...this.range(token) }
      }
      case 'break':
      case 'continue':
        this.take()
        if (this.peek().kind === 'name' && !this.peek().spaced) this.take()
        return { type: 'stop', how: token.text === 'break' ? 'break' : 'continue', ...this.range(token) }
      default:
        return undefined
    }
  }
  protected forLoop(): Node {
    const start = this.take()
    this.accept('await')
    this.accept('(')
    const declared = this.is('const') || this.is('let') || this.is('var')
    const first = this.is(';') ? undefined : declared ? this.declarations() : this.expression(0)
    if (this.is('of') || this.is('in')) {
      const keys = this.take().text === 'in'
      const over = this.expression(0)
      this.accept(')')
      this.skipLines()
      return { type: 'each', target: first ?? nothing(0, 0), over, body: this.braces(), keys, ...this.range(start) }
    }
    this.accept(';')
    const test = this.is(';') ? undefined : this.expression(0)
    this.accept(';')
    const next = this.is(')') ? undefined : this.expression(0)
    this.accept(')')
    this.skipLines()
    return {
      type: 'loop',
      ...(first && { first }),
      ...(test && { test }),
      ...(next && { next }),
      body: this.braces(),
      ...this.range(start),
    }
  }
  protected reader(source: string, offset: number, level: number): ControlReader {
    return new TypescriptReader(source, offset, level)
  }
}

export const readTypescript = scriptReader((source) => new TypescriptReader(source))
