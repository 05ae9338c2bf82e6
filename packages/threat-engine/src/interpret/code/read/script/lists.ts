import type { Argument, Node, Parameter } from '../../syntax.js'
import { TokenCursor } from './cursor.js'

/** Lists, records, arguments and parameters. */
export abstract class ListReader extends TokenCursor {
  protected abstract expression(power?: number): Node
  protected abstract primary(): Node

  protected parenthesized(): Node {
    const start = this.take()
    const items: Node[] = []
    let list = false
    let pairs = false
    this.skipLines()
    while (!this.is(')') && this.peek().kind !== 'end') {
      const before = this.position
      items.push(this.element())
      this.skipLines()
      if (this.accept('=>')) pairs = true
      else if (this.accept(',') || this.accept(';')) list = true
      else if (this.position === before) this.take()
      this.skipLines()
    }
    this.accept(')')
    if (pairs) return { type: 'record', entries: pairUp(items), ...this.range(start) }
    const [only] = items
    if (!list && items.length === 1 && only) return { ...only, ...this.range(start) }
    return { type: 'list', items, ...this.range(start) }
  }
  /** One item of a list. */
  protected element(): Node {
    return this.expression(1)
  }
  protected listUntil(close: string): Node {
    const start = this.take()
    const items = this.items(close).map((a) => a.value)
    return { type: 'list', items, ...this.range(start) }
  }
  /** `{ key: value, 'key' => value }` */
  protected recordUntil(): Node {
    const start = this.take()
    const entries: { key?: Node; value: Node }[] = []
    this.skipLines()
    while (!this.is('}') && this.peek().kind !== 'end') {
      const before = this.position
      entries.push(this.entry())
      this.skipLines()
      if (!this.accept(',')) this.accept(';')
      this.skipLines()
      if (this.position === before) this.take()
    }
    this.accept('}')
    return { type: 'record', entries, ...this.range(start) }
  }
  protected entry(): { key?: Node; value: Node } {
    const key = this.key()
    this.skipLines()
    if (this.accept('=>') || this.accept(':') || this.accept('=') || this.accept(',')) {
      this.skipLines()
      return { key, value: this.expression(1) }
    }
    return { key, value: key }
  }
  /** A key: a bare word is its own text. */
  protected key(): Node {
    const token = this.peek()
    const next = this.peek(1)
    if (token.kind === 'name' && /^(=>|:|=|,|\})$/.test(next.text)) {
      this.take()
      return { type: 'text', value: token.text, ...this.range(token, token) }
    }
    return this.expression(2.5)
  }

  /** Arguments in parentheses, the opening one is the current token. */
  protected parenthesizedArguments(): Argument[] {
    this.take()
    return this.items(')')
  }
  protected items(close: string): Argument[] {
    const args: Argument[] = []
    this.skipLines()
    while (!this.is(close) && this.peek().kind !== 'end') {
      const before = this.position
      args.push(this.argument())
      this.skipLines()
      if (!this.accept(',')) this.accept(';')
      this.skipLines()
      if (this.position === before) this.take()
    }
    this.accept(close)
    return args
  }
  /** Arguments without parentheses: they end with the line, the statement or a modifier. */
  protected bareArguments(): Argument[] {
    const args: Argument[] = []
    do {
      this.skipLinesAfterComma(args.length > 0)
      if (this.peek().kind === 'end' || this.peek().kind === 'line') break
      const before = this.position
      args.push(this.argument())
      if (this.position === before) break
    } while (this.accept(',') || this.accept('=>'))
    return args
  }
  protected skipLinesAfterComma(after: boolean): void {
    if (after) this.skipLines()
  }
  protected argument(): Argument {
    return { value: this.expression(1) }
  }

  // Functions

  protected parameters(close: string): Parameter[] {
    const parameters: Parameter[] = []
    this.skipLines()
    while (!this.is(close) && this.peek().kind !== 'end') {
      const before = this.position
      const rest = this.accept('*') || this.accept('...') || this.accept('**') || this.accept('&')
      const token = this.peek()
      if (token.kind === 'variable' || token.kind === 'name') {
        this.take()
        const target: Node = { type: 'name', name: token.text, ...this.range(token, token) }
        this.typeAnnotation()
        const value = this.accept('=') || this.accept(':') ? (this.is(',') || this.is(close) ? undefined : this.expression(3)) : undefined
        parameters.push({ target, ...(rest && { rest }), ...(value && { value }) })
      } else if (token.text === '(' || token.text === '[' || token.text === '{') parameters.push({ target: this.primary() })
      this.skipLines()
      this.accept(',')
      this.skipLines()
      if (this.position === before) this.take()
    }
    this.accept(close)
    return parameters
  }
  protected typeAnnotation(): void {}
}
/** `key, value, key, value` as entries; a bare name is a key's text. */
const pairUp = (items: readonly Node[]): { key?: Node; value: Node }[] =>
  items.flatMap((key, i) => {
    const value = items[i + 1]
    return i % 2 === 0 && value
      ? [{ key: key.type === 'name' ? { type: 'text', value: key.name, start: key.start, end: key.end } : key, value }]
      : []
  })
