import { type Argument, type Node, nothing, type Parameter } from '../../../syntax.js'
import { closing, type Hole, template, unescaped } from '../interpolation.js'
import type { Quoted, Token } from '../lexer.js'
import { MODIFIERS } from './tokens.js'
import { TypescriptTypes } from './types.js'

/** Values, functions and operators. */
export abstract class TypescriptExpressions extends TypescriptTypes {
  protected abstract classOf(): Node
  protected fn(): Node {
    const start = this.take()
    this.accept('*')
    const name = this.peek().kind === 'name' ? this.take().text : undefined
    return this.rest(start, name)
  }
  /** Parameters and body of a function. */
  protected rest(start: Token, name?: string, method = false): Node {
    this.skipGenerics()
    const parameters = this.accept('(') ? this.parameters(')') : []
    if (this.accept(':')) this.skipType()
    const body = this.is('{') ? this.braces() : nothing(start.start, start.end)
    return { type: 'function', parameters, body, method, ...(name !== undefined && { name }), ...this.range(start) }
  }
  protected override parameters(close: string): Parameter[] {
    const parameters: Parameter[] = []
    this.skipLines()
    while (!this.is(close) && this.peek().kind !== 'end') {
      const before = this.position
      while (
        this.peek().kind === 'name' &&
        (MODIFIERS.test(this.peek().text) || this.peek().text.startsWith('@')) &&
        this.peek(1).kind === 'name'
      )
        this.take()
      const rest = this.accept('...')
      const target = this.primary()
      this.typeAnnotation()
      const value = this.accept('=') ? this.expression(1) : undefined
      if (target.type !== 'nothing' && !(target.type === 'name' && target.name === 'this'))
        parameters.push({ target, ...(rest && { rest }), ...(value && { value }) })
      this.skipLines()
      this.accept(',')
      this.skipLines()
      if (this.position === before) this.take()
    }
    this.accept(close)
    return parameters
  }

  protected special(token: Token): Node | undefined {
    if (token.kind === 'sign' && token.text === '(' && this.isArrow()) return this.arrow()
    if (token.kind === 'sign' && token.text === '<' && this.skipGenerics()) return this.isArrow() ? this.arrow() : this.parenthesized()
    if (token.kind === 'sign' && token.text === '...') {
      this.take()
      const of = this.expression(1)
      return { type: 'spread', of, ...this.range(token) }
    }
    if (token.kind !== 'name') return undefined
    const range = this.range(token, token)
    if (this.is('=>', 1)) {
      this.take()
      this.take()
      return {
        type: 'function',
        parameters: [{ target: { type: 'name', name: token.text, ...range } }],
        body: this.arrowBody(),
        ...this.range(token),
      }
    }
    switch (token.text) {
      case 'async':
        this.take()
        return this.is('function')
          ? this.fn()
          : this.is('(') && this.isArrow()
            ? this.arrow()
            : this.peek().kind === 'name' && this.is('=>', 1)
              ? this.primary()
              : { type: 'name', name: 'async', ...range }
      case 'function':
        return this.fn()
      case 'class':
        return this.classOf()
      case 'new': {
        this.take()
        let of = this.primary()
        while (this.is('.')) of = this.member(of) ?? of
        this.skipGenerics()
        if (of.type === 'call') return of
        return { type: 'call', callee: of, args: this.is('(') ? this.parenthesizedArguments() : [], ...this.range(token) }
      }
      case 'true':
      case 'false':
        this.take()
        return { type: 'constant', value: token.text === 'true', ...range }
      case 'null':
      case 'undefined':
        this.take()
        return { type: 'constant', value: null, ...range }
      case 'yield':
        this.take()
        this.accept('*')
        return { type: 'unary', operator: 'yield', of: this.expression(2), ...this.range(token) }
      default:
        return undefined
    }
  }
  /** True when the parentheses that open here are the parameters of an arrow function. */
  protected isArrow(): boolean {
    let depth = 0
    for (let n = 0; n < 400; n++) {
      const token = this.peek(n)
      if (token.kind === 'end') return false
      if (token.kind !== 'sign') continue
      if (/^[([{]$/.test(token.text)) depth++
      else if (/^[)\]}]$/.test(token.text) && --depth === 0) {
        if (this.is('=>', n + 1)) return true
        if (!this.is(':', n + 1)) return false
        // A return type: an arrow comes before anything that ends an expression.
        for (let m = n + 2; m < n + 40; m++) {
          const next = this.peek(m)
          if (next.text === '=>') return true
          if (next.kind === 'end' || next.kind === 'line' || /^[;{=,)?]$/.test(next.text)) return false
        }
        return false
      }
    }
    return false
  }
  protected arrow(): Node {
    const start = this.take()
    const parameters = this.parameters(')')
    if (this.accept(':')) this.skipType()
    this.accept('=>')
    return { type: 'function', parameters, body: this.arrowBody(), ...this.range(start) }
  }
  protected arrowBody(): Node {
    this.skipLines()
    return this.is('{') ? this.braces() : this.expression(1)
  }
  protected override entry(): { key?: Node; value: Node } {
    while (this.peek().kind === 'name' && /^(async|get|set)$/.test(this.peek().text) && (this.peek(1).kind === 'name' || this.is('[', 1)))
      this.take()
    this.accept('*')
    const token = this.peek()
    if (this.is('...')) {
      this.take()
      return { value: this.expression(1) }
    }
    let key: Node
    if (token.kind === 'name') {
      this.take()
      key = { type: 'text', value: token.text, ...this.range(token, token) }
    } else if (token.text === '[' && token.kind === 'sign') {
      const list = this.listUntil(']')
      key = list.type === 'list' && list.items[0] ? list.items[0] : list
    } else key = this.primary()
    if (this.is('(') || this.is('<')) return { key, value: this.rest(token, undefined) }
    this.skipLines()
    if (this.accept(':')) {
      this.skipLines()
      return { key, value: this.expression(1) }
    }
    const name: Node = { type: 'name', name: token.text, ...this.range(token, token) }
    if (this.accept('=')) return { key, value: { type: 'assign', target: name, value: this.expression(1), ...this.range(token) } }
    return { key, value: name }
  }
  protected override argument(): Argument {
    const value = this.expression(1)
    return value.type === 'spread' ? { value: value.of, spread: true } : { value }
  }
  protected override quoted(quoted: Quoted, range: { start: number; end: number }): Node {
    return quoted.kind === 'words' ? this.interpolate(quoted) : super.quoted(quoted, range)
  }
  protected override callsWithoutParentheses(): boolean {
    return false
  }
  protected override callable(node: Node, open: Token): boolean {
    return super.callable(node, open) || node.type === 'function' || node.type === 'call' || node.type === 'index'
  }
  protected override postfixSign(node: Node, token: Token): Node | undefined {
    if (token.text === '<' && !token.spaced && this.skipGenerics())
      return this.is('(') ? this.call(node, this.parenthesizedArguments()) : node
    if (token.text === '!' && !token.spaced && /^[.()[\],;}]$|^$/.test(this.peek(1).text)) {
      this.take()
      return { ...node }
    }
    return undefined
  }
  protected override postfixOperator(left: Node): Node | undefined {
    const token = this.peek()
    if (token.kind === 'name' && (token.text === 'as' || token.text === 'satisfies') && left.type !== 'nothing') {
      this.take()
      this.skipType()
      return { ...left }
    }
    if (token.kind === 'quoted' && !token.spaced && token.quoted?.kind === 'words') {
      const value = this.primary()
      return { type: 'call', callee: left, args: [{ value }], ...this.range(left) }
    }
    let ahead = 0
    while (this.peek(ahead).kind === 'line') ahead++
    const next = this.peek(ahead)
    if (
      ahead === 0 ||
      next.kind !== 'sign' ||
      !/^(\.|\?\.|\?|:|&&|\|\||\?\?|\+|\|)$/.test(next.text) ||
      next.text === ':' ||
      next.text === '|'
    )
      return undefined
    this.skipLines()
    return next.text === '.' || next.text === '?.' ? this.postfix(left) : { ...left }
  }
  protected override ternaries(): boolean {
    // `x?: T` is an optional parameter.
    return !this.is(':', 1) && !this.is(')', 1) && !this.is(',', 1)
  }
  protected interpolate(quoted: Quoted): Node {
    return template(quoted, this.offset, scriptHole, (code, start) =>
      this.nested(() => {
        const program = this.reader(code, start, this.depth + this.level).readProgram()
        return program.type === 'block' && program.body[0] ? program.body[0] : program
      }),
    )
  }
}

function scriptHole(body: string, from: number): Hole | undefined {
  for (let i = unescaped(body, from, '$'); i >= 0; i = unescaped(body, i + 1, '$')) {
    if (body[i + 1] !== '{') continue
    const end = closing(body, i + 1)
    return { start: i, end, code: body.slice(i + 2, end - 1), at: i + 2 }
  }
  return undefined
}
