import type { Node } from '../../../syntax.js'
import { closing, type Hole, template, unescaped } from '../interpolation.js'
import type { Quoted, Token } from '../lexer.js'
import { ControlReader } from '../control.js'
import { CASTS, GRAMMAR } from './tokens.js'

/** Values, calls and lists. */
export abstract class PhpExpressions extends ControlReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }
  protected abstract reader(source: string, offset: number, level: number): ControlReader
  protected abstract fn(): Node
  protected abstract classOf(): Node

  protected special(token: Token): Node | undefined {
    const range = this.range(token, token)
    if (token.kind === 'variable') {
      this.take()
      const name: Node = { type: 'name', name: token.text.replace(/^\$+/, '$'), ...range }
      // `$$x`: the variable whose name is in $x.
      return token.text.startsWith('$$')
        ? { type: 'call', callee: { type: 'name', name: '@variable', ...range }, args: [{ value: name }], ...range }
        : name
    }
    if (token.kind === 'sign' && token.text === '(' && this.peek(1).kind === 'name' && CASTS.test(this.peek(1).text) && this.is(')', 2)) {
      this.take()
      this.take()
      this.take()
      return this.expression(15)
    }
    if (token.kind === 'sign' && token.text === '$' && this.is('{', 1)) {
      this.take()
      const inner = this.braces()
      return {
        type: 'call',
        callee: { type: 'name', name: '@variable', ...range },
        args: [{ value: inner.type === 'block' && inner.body[0] ? inner.body[0] : inner }],
        ...range,
      }
    }
    if (token.kind !== 'name') return undefined
    switch (token.text.toLowerCase()) {
      case 'function':
      case 'fn':
        return this.fn()
      case 'static':
        if (this.is('function', 1) || this.is('fn', 1)) {
          this.take()
          return this.fn()
        }
        return undefined
      case 'new': {
        this.take()
        if (this.is('class')) return this.classOf()
        const of = this.primary()
        const name: Node = of.type === 'call' ? of.callee : of
        const args = this.is('(') ? this.parenthesizedArguments() : []
        return {
          type: 'call',
          callee: name.type === 'name' ? { ...name, name: name.name.replace(/^\\/, '').replace(/\\/g, '.') } : name,
          args,
          ...this.range(token),
        }
      }
      case 'array':
      case 'list':
        if (!this.is('(', 1)) return undefined
        this.take()
        return this.arrayUntil(')')
      case 'true':
      case 'false':
        this.take()
        return { type: 'constant', value: token.text.toLowerCase() === 'true', ...range }
      case 'null':
        this.take()
        return { type: 'constant', value: null, ...range }
      case 'match': {
        if (!this.is('(', 1)) return undefined
        this.take()
        const subject = this.parenthesized()
        const arms = this.is('{') ? this.recordUntil() : subject
        return { type: 'choice', how: 'if', options: arms.type === 'record' ? arms.entries.map((e) => e.value) : [arms], ...range }
      }
      default:
        return undefined
    }
  }
  protected override listUntil(): Node {
    return this.arrayUntil(']')
  }
  /** A list when no item has a key, else a record. */
  protected arrayUntil(close: string): Node {
    const start = this.take()
    const items: { key?: Node; value: Node }[] = []
    while (!this.is(close) && this.peek().kind !== 'end') {
      const before = this.position
      const first = this.expression(1)
      items.push(this.accept('=>') ? { key: first, value: this.expression(1) } : { value: first })
      this.accept(',')
      if (this.position === before) this.take()
    }
    this.accept(close)
    const keyed = items.some((i) => i.key && i.key.type !== 'number')
    return keyed
      ? {
          type: 'record',
          entries: items.map((i, n) => ({
            key: i.key ?? { type: 'text', value: String(n), start: i.value.start, end: i.value.end },
            value: i.value,
          })),
          ...this.range(start),
        }
      : { type: 'list', items: items.map((i) => i.value), ...this.range(start) }
  }
  protected override named(): Node {
    const node = super.named()
    const name = node.type === 'call' ? node.callee : node
    if (name.type !== 'name') return node
    // Function names are not case sensitive, and a leading backslash is the global name space. Classes keep their case for the tables.
    const plain = { ...name, name: this.is('::') ? name.name.replace(/^\\/, '') : name.name.replace(/^\\/, '').toLowerCase() }
    return node.type === 'call' ? { ...node, callee: plain } : plain
  }
  protected callsWithoutParentheses(name: Token): boolean {
    if (!/^(echo|print|include|include_once|require|require_once|yield|exit|die)$/i.test(name.text)) return false
    return !(this.is(';') || this.peek().kind === 'end' || (/^(exit|die)$/i.test(name.text) && this.is('(')))
  }
  protected override callable(node: Node): boolean {
    return node.type !== 'number' && node.type !== 'nothing'
  }
  protected override postfixSign(node: Node, token: Token): Node | undefined {
    if (token.text !== '{' || token.spaced || node.type !== 'name') return undefined
    this.take()
    const key = this.expression(0)
    this.accept('}')
    return { type: 'index', of: node, key, ...this.range(node) }
  }
  protected interpolate(quoted: Quoted): Node {
    return template(quoted, this.offset, phpHole, (code, start) =>
      this.nested(() => {
        const program = this.reader(code, start, this.depth + this.level).readProgram()
        return program.type === 'block' && program.body[0] ? program.body[0] : program
      }),
    )
  }
}

const SIMPLE = /\$\w+(?:->\w+)?/y
function phpHole(body: string, from: number): Hole | undefined {
  for (let i = unescaped(body, from, '$'); i >= 0; i = unescaped(body, i + 1, '$')) {
    if (body[i - 1] === '{' && body[i + 1] !== undefined && i > from) {
      const end = closing(body, i - 1)
      return { start: i - 1, end, code: body.slice(i, end - 1), at: i }
    }
    if (body[i + 1] === '{') {
      const end = closing(body, i + 1)
      const inner = body.slice(i + 2, end - 1)
      return { start: i, end, code: /^\w/.test(inner) ? `$${inner}` : inner, at: i }
    }
    SIMPLE.lastIndex = i
    const found = SIMPLE.exec(body)
    if (!found || /\d/.test(body[i + 1] ?? '')) continue
    let end = i + found[0].length
    if (body[end] === '[') end = closing(body, end)
    // An unquoted key in a text is its own text.
    return { start: i, end, code: body.slice(i, end).replace(/\[([A-Za-z_]\w*)\]$/, "['$1']"), at: i }
  }
  return undefined
}
