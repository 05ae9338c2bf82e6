import { block, type Node, nothing } from '../../../syntax.js'
import { template } from '../interpolation.js'
import type { Quoted, Token } from '../lexer.js'
import { scriptReader } from '../bounded.js'
import { ScriptReader } from '../reader.js'
import { GRAMMAR } from './tokens.js'

/** Statements, functions and tables. */
class LuaReader extends ScriptReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }
  protected body(...ends: string[]): Node {
    const start = this.peek()
    return block(
      this.until(() => ends.some((e) => this.is(e))),
      start.start + this.offset,
      this.peek().start + this.offset,
    )
  }
  protected override blockStatements(): boolean {
    return false
  }
  protected keyword(token: Token): Node | undefined {
    switch (token.text) {
      case 'local':
        this.take()
        if (this.is('function')) return this.fn()
        return this.assigned(true)
      case 'function':
        return this.peek(1).kind === 'name' ? this.fn() : undefined
      case 'if':
        return this.conditional()
      case 'while': {
        this.take()
        const test = this.expression(0)
        this.accept('do')
        const body = this.body('end')
        this.accept('end')
        return { type: 'loop', test, body, ...this.range(token) }
      }
      case 'repeat': {
        this.take()
        const body = this.body('until')
        this.accept('until')
        return block([body, this.expression(0)], body.start, body.end)
      }
      case 'for':
        return this.forLoop()
      case 'do': {
        this.take()
        const body = this.body('end')
        this.accept('end')
        return body
      }
      case 'return': {
        this.take()
        const value = this.is('end') || this.is(';') || this.peek().kind === 'end' ? undefined : this.expression(0)
        return { type: 'return', ...(value && { value }), ...this.range(token) }
      }
      case 'break':
        this.take()
        return { type: 'stop', how: 'break', ...this.range(token) }
      case 'goto':
        this.take()
        this.take()
        return nothing(token.start, token.end)
      default:
        return undefined
    }
  }
  /** `a, b = x, y` */
  protected assigned(declare: boolean): Node {
    const targets = [this.expression(2.5)]
    this.attribute()
    while (this.accept(',')) {
      targets.push(this.expression(2.5))
      this.attribute()
    }
    const [first] = targets
    if (!first) return nothing(0, 0)
    if (!this.accept('=')) return first
    const values = [this.expression(0)]
    while (this.accept(',')) values.push(this.expression(0))
    const [only] = values
    const range = { start: first.start, end: values.at(-1)?.end ?? first.end }
    if (targets.length === 1 && only) return { type: 'assign', target: first, value: only, declare, ...range }
    const value: Node = values.length === 1 && only ? only : { type: 'list', items: values, ...range }
    return { type: 'assign', target: { type: 'list', items: targets, ...range }, value, declare, ...range }
  }
  protected attribute(): void {
    if (this.is('<') && this.is('>', 2)) {
      this.take()
      this.take()
      this.take()
    }
  }
  protected override modified(node: Node): Node {
    if (!this.is(',') || (node.type !== 'name' && node.type !== 'member' && node.type !== 'index')) return node
    const targets: Node[] = [node]
    while (this.accept(',')) targets.push(this.expression(2.5))
    if (!this.accept('=')) return node
    const values = [this.expression(0)]
    while (this.accept(',')) values.push(this.expression(0))
    const range = { start: node.start, end: values.at(-1)?.end ?? node.end }
    return {
      type: 'assign',
      target: { type: 'list', items: targets, ...range },
      value: { type: 'list', items: values, ...range },
      ...range,
    }
  }
  protected conditional(): Node {
    return this.nested(() => {
      const start = this.take()
      const test = this.expression(0)
      this.accept('then')
      const then = this.body('end', 'else', 'elseif')
      const otherwise = this.is('elseif') ? this.conditional() : this.accept('else') ? this.body('end') : undefined
      this.accept('end')
      return { type: 'if', test, then, ...(otherwise && { otherwise }), ...this.range(start) }
    })
  }
  protected forLoop(): Node {
    const start = this.take()
    const names: Node[] = []
    do names.push(this.primary())
    while (this.accept(','))
    const range = this.range(start)
    let over: Node
    if (this.accept('=')) {
      const values = [this.expression(0)]
      while (this.accept(',')) values.push(this.expression(0))
      over = { type: 'call', callee: { type: 'name', name: '@range', ...range }, args: values.map((value) => ({ value })), ...range }
    } else {
      this.accept('in')
      over = this.expression(0)
      while (this.accept(',')) this.expression(0)
    }
    this.accept('do')
    const body = this.body('end')
    this.accept('end')
    const target: Node = names.length === 1 && names[0] ? names[0] : { type: 'list', items: names, ...range }
    return { type: 'each', target, over, body, ...this.range(start) }
  }
  protected fn(): Node {
    const start = this.take()
    let name = ''
    let target: Node | undefined
    if (this.peek().kind === 'name') {
      const token = this.take()
      name = token.text
      target = { type: 'name', name, ...this.range(token, token) }
      while (this.accept('.') || this.accept(':')) {
        name = this.take().text
        target = { type: 'member', of: target, name, ...this.range(start) }
      }
    }
    if (this.accept('(')) {
      const parameters = this.parameters(')')
      const body = this.body('end')
      this.accept('end')
      const made: Node = { type: 'function', parameters, body, ...(target?.type === 'name' && { name }), ...this.range(start) }
      return target?.type === 'member' ? { type: 'assign', target, value: made, ...this.range(start) } : made
    }
    return nothing(start.start, start.end)
  }
  protected special(token: Token): Node | undefined {
    if (token.kind === 'name' && token.text === 'function') return this.fn()
    if (token.kind === 'name' && (token.text === 'true' || token.text === 'false')) {
      this.take()
      return { type: 'constant', value: token.text === 'true', ...this.range(token, token) }
    }
    if (token.kind === 'name' && token.text === 'nil') {
      this.take()
      return { type: 'constant', value: null, ...this.range(token, token) }
    }
    return undefined
  }
  /** A table: a list when no item has a key. */
  protected override recordUntil(): Node {
    const start = this.take()
    const items: { key?: Node; value: Node }[] = []
    while (!this.is('}') && this.peek().kind !== 'end') {
      const before = this.position
      const token = this.peek()
      if (token.text === '[' && token.kind === 'sign') {
        this.take()
        const key = this.expression(0)
        this.accept(']')
        this.accept('=')
        items.push({ key, value: this.expression(0) })
      } else if (token.kind === 'name' && this.is('=', 1)) {
        this.take()
        this.take()
        items.push({ key: { type: 'text', value: token.text, ...this.range(token, token) }, value: this.expression(0) })
      } else items.push({ value: this.expression(0) })
      if (!this.accept(',')) this.accept(';')
      if (this.position === before) this.take()
    }
    this.accept('}')
    return items.some((i) => i.key)
      ? {
          type: 'record',
          entries: items.map((i, n) => ({
            key: i.key ?? { type: 'text', value: String(n + 1), start: i.value.start, end: i.value.end },
            value: i.value,
          })),
          ...this.range(start),
        }
      : { type: 'list', items: items.map((i) => i.value), ...this.range(start) }
  }
  protected callsWithoutParentheses(): boolean {
    const next = this.peek()
    return next.kind === 'quoted' || (next.kind === 'sign' && next.text === '{')
  }
  protected override bareArguments(): { value: Node }[] {
    return [{ value: this.primary() }]
  }
  protected interpolate(quoted: Quoted): Node {
    return template(
      quoted,
      this.offset,
      () => undefined,
      () => nothing(0, 0),
      (s) => unescapeLua(s),
    )
  }
  protected reader(source: string, offset: number, level: number): ScriptReader {
    return new LuaReader(source, offset, level)
  }
}

/** Lua writes characters by decimal codes. */
function unescapeLua(s: string): string {
  return s.replace(
    /\\(?:(\d{1,3})|x([\da-fA-F]{2})|u\{([\da-fA-F]{1,6})\}|z\s*|([^]))/g,
    (_, dec?: string, hex?: string, u?: string, other?: string) => {
      if (dec !== undefined) return String.fromCharCode(Number(dec) & 255)
      if (hex !== undefined || u !== undefined) return String.fromCodePoint(Math.min(parseInt(hex ?? u ?? '0', 16), 0x10ffff))
      return other === undefined ? '' : ({ n: '\n', t: '\t', r: '\r', a: '\x07' }[other] ?? other)
    },
  )
}
export const readLua = scriptReader((source) => new LuaReader(source))
