import { block, type Node, nothing, type Parameter } from '../../../syntax.js'
import type { Token } from '../lexer.js'
import { scriptReader } from '../bounded.js'
import { ScriptReader } from '../reader.js'
import { RubyExpressions } from './expressions.js'

/** Statements, definitions and their modifiers. */
class RubyReader extends RubyExpressions {
  protected keyword(token: Token): Node | undefined {
    switch (token.text) {
      case 'def':
        return this.definition()
      case 'class':
      case 'module':
        return this.classOrModule()
      case 'return':
      case 'break':
      case 'next': {
        this.take()
        const value = this.ends() ? undefined : this.expression(1)
        return token.text === 'return'
          ? { type: 'return', ...(value && { value }), ...this.range(token) }
          : { type: 'stop', how: token.text === 'break' ? 'break' : 'continue', ...this.range(token) }
      }
      case 'alias':
        this.take()
        this.take()
        this.take()
        return nothing(token.start, token.end)
      default:
        return undefined
    }
  }

  protected special(token: Token): Node | undefined {
    if (token.kind === 'sign' && token.text === '->') return this.lambda()
    if (token.kind === 'sign' && token.text === '::') {
      this.take()
      return this.primary()
    }
    if (token.kind !== 'name') return undefined
    switch (token.text) {
      case 'if':
      case 'unless':
        return this.conditional()
      case 'while':
      case 'until': {
        this.take()
        const test = this.expression(0)
        this.accept('do')
        const body = this.body('end')
        this.accept('end')
        return {
          type: 'loop',
          test: token.text === 'until' ? { type: 'unary', operator: '!', of: test, start: test.start, end: test.end } : test,
          body,
          ...this.range(token),
        }
      }
      case 'for': {
        this.take()
        const target = this.primary()
        while (!this.is('in') && !this.ends()) this.take()
        this.accept('in')
        const over = this.expression(1)
        this.accept('do')
        const body = this.body('end')
        this.accept('end')
        return { type: 'each', target, over, body, ...this.range(token) }
      }
      case 'case':
        return this.caseOf()
      case 'begin':
      case 'do':
        return this.begin()
      case 'lambda':
      case 'proc': {
        if (!this.is('{', 1) && !this.is('do', 1)) return undefined
        this.take()
        return this.blockFunction()
      }
      case 'nil':
        this.take()
        return { type: 'constant', value: null, ...this.range(token, token) }
      case 'true':
      case 'false':
        this.take()
        return { type: 'constant', value: token.text === 'true', ...this.range(token, token) }
      case 'yield': {
        this.take()
        return {
          type: 'call',
          callee: { type: 'name', name: '&block', ...this.range(token, token) },
          args: this.is('(') ? this.parenthesizedArguments() : this.ends() ? [] : this.bareArguments(),
          ...this.range(token),
        }
      }
      case 'def':
        return this.definition()
      default:
        return undefined
    }
  }
  protected conditional(): Node {
    return this.nested(() => {
      const start = this.take()
      const test = this.expression(0)
      this.accept('then')
      const then = this.body('end', 'else', 'elsif')
      const otherwise = this.is('elsif') ? this.conditional() : this.accept('else') ? this.body('end') : undefined
      this.accept('end')
      return {
        type: 'if',
        test: start.text === 'unless' ? { type: 'unary', operator: '!', of: test, start: test.start, end: test.end } : test,
        then,
        ...(otherwise && { otherwise }),
        ...this.range(start),
      }
    })
  }
  protected caseOf(): Node {
    const start = this.take()
    const subject = this.ends() ? nothing(start.start, start.end) : this.expression(0)
    const clauses: Node[] = [subject]
    this.separators()
    while (this.accept('when') || this.accept('in')) {
      while (!this.ends()) this.take()
      this.accept('then')
      const body = this.body('when', 'in', 'else', 'end')
      clauses.push({
        type: 'if',
        test: { type: 'unary', operator: 'void', of: nothing(body.start, body.start), start: body.start, end: body.start },
        then: body,
        start: body.start,
        end: body.end,
      })
    }
    if (this.accept('else')) clauses.push(this.body('end'))
    this.accept('end')
    return block(clauses, this.range(start).start, this.range(start).end)
  }
  protected begin(): Node {
    const start = this.take()
    const node = this.rescued(start)
    this.accept('end')
    return node
  }
  /** Statements with `rescue` and `ensure` up to `end`. */
  protected rescued(start: Token): Node {
    const body = this.body('end', 'rescue', 'ensure', 'else')
    const handlers: Node[] = []
    let last: Node | undefined
    for (;;) {
      if (this.accept('rescue')) {
        while (!this.ends()) this.take()
        this.accept('then')
        handlers.push(this.body('end', 'rescue', 'ensure', 'else'))
      } else if (this.accept('ensure')) last = this.body('end', 'rescue')
      else if (this.accept('else')) handlers.push(this.body('end', 'ensure'))
      else break
    }
    return handlers.length === 0 && !last ? body : { type: 'try', body, handlers, ...(last && { last }), ...this.range(start) }
  }
  protected definition(): Node {
    const start = this.take()
    let name = this.take().text
    while (this.accept('.')) name = this.take().text
    if (this.is('=') && !this.peek().spaced) {
      this.take()
      name += '='
    }
    let parameters: Parameter[] = []
    if (this.is('(')) {
      this.take()
      parameters = this.parameters(')')
    } else if (this.peek().kind === 'name') parameters = this.lineParameters()
    let body: Node
    if (this.accept('=')) body = this.expression(0)
    else {
      body = this.rescued(start)
      this.accept('end')
    }
    return { type: 'function', name, parameters, body, method: true, ...this.range(start) }
  }
  protected lineParameters(): Parameter[] {
    const parameters: Parameter[] = []
    while (this.peek().kind !== 'line' && this.peek().kind !== 'end' && !this.is(';')) {
      const token = this.take()
      if (token.kind === 'name') parameters.push({ target: { type: 'name', name: token.text, ...this.range(token, token) } })
    }
    return parameters
  }
  protected classOrModule(): Node {
    const start = this.take()
    const bases: Node[] = []
    if (this.accept('<<')) this.take()
    const name = this.take().text
    while (this.accept('::')) this.take()
    if (this.accept('<')) bases.push(this.expression(11.5))
    const body = this.body('end')
    this.accept('end')
    return { type: 'class', name, members: body.type === 'block' ? body.body : [], bases, ...this.range(start) }
  }

  protected override modified(node: Node): Node {
    let result = node
    if (this.is(',') && (node.type === 'name' || node.type === 'spread' || node.type === 'index')) result = this.multiple(node)
    for (let n = 0; n < 4; n++) {
      const token = this.peek()
      if (token.kind !== 'name' || !/^(if|unless|while|until|rescue)$/.test(token.text)) return result
      this.take()
      const test = this.expression(0)
      const range = { start: result.start, end: test.end }
      if (token.text === 'rescue') result = { type: 'try', body: result, handlers: [test], ...range }
      else if (token.text === 'if' || token.text === 'unless')
        result = {
          type: 'if',
          test: token.text === 'unless' ? { type: 'unary', operator: '!', of: test, ...range } : test,
          then: result,
          ...range,
        }
      else result = { type: 'loop', test, body: result, ...range }
    }
    return result
  }
  /** `a, b = list` */
  protected multiple(first: Node): Node {
    const items = [first]
    while (this.accept(',')) items.push(this.expression(2.5))
    const target: Node = { type: 'list', items, start: first.start, end: items.at(-1)?.end ?? first.end }
    if (!this.is('=')) return target
    this.take()
    const values = [this.expression(1)]
    while (this.accept(',')) values.push(this.expression(1))
    const value: Node = values.length === 1 && values[0] ? values[0] : { type: 'list', items: values, ...this.range(first) }
    return { type: 'assign', target, value, ...this.range(first) }
  }
  protected reader(source: string, offset: number, level: number): ScriptReader {
    return new RubyReader(source, offset, level)
  }
}

export const readRuby = scriptReader((source) => new RubyReader(source))
