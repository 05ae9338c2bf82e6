import { type Argument, block, type Node, nothing } from '../../../syntax.js'
import { closing, type Hole, template, unescaped } from '../interpolation.js'
import type { Quoted, Token } from '../lexer.js'
import { PerlHandles } from './handles.js'
import { NO_ARGUMENTS } from './tokens.js'

/** Values, operators and calls. */
export abstract class PerlExpressions extends PerlHandles {
  protected abstract sub(start: Token, name?: string): Node

  protected special(token: Token): Node | undefined {
    const range = this.range(token, token)
    if (token.kind === 'variable') return this.variable(token)
    if (token.kind === 'sign' && /^[$@%&*]$/.test(token.text) && (this.is('{', 1) || this.peek(1).kind === 'variable')) {
      // A dereference: `@{$x}`, `&{"system"}(...)`.
      this.take()
      const inner = this.is('{') ? this.braces() : this.primary()
      const of = inner.type === 'block' && inner.body.length === 1 && inner.body[0] ? inner.body[0] : inner
      if (token.text === '&')
        return {
          type: 'call',
          callee: { type: 'name', name: '@named-call', ...range },
          args: [{ value: of }, ...(this.is('(') ? this.parenthesizedArguments() : [])],
          ...this.range(token),
        }
      return of
    }
    if (
      token.kind === 'quoted' &&
      (token.quoted?.kind === 'tr' || token.quoted?.kind === 'replace') &&
      !/^[=!]~$/.test(this.tokens[this.position - 1]?.text ?? '')
    ) {
      // Without a target they change $_.
      this.take()
      return this.combine({ type: 'name', name: '$_', ...range }, 'match', this.quoted(token.quoted, range))
    }
    if (token.kind === 'quoted' && token.quoted?.kind === 'read') {
      this.take()
      return this.readHandle(token.quoted.body, range)
    }
    if (token.kind !== 'name') return undefined
    switch (token.text) {
      case 'my':
      case 'our':
      case 'local':
      case 'state': {
        this.take()
        const target = this.is('(') ? this.parenthesized() : this.primary()
        const list =
          target.type === 'list' || this.tokens[this.position - 1]?.text !== ')'
            ? target
            : { type: 'list' as const, items: [target], start: target.start, end: target.end }
        return { type: 'assign', target: list, value: nothing(list.start, list.end), declare: token.text !== 'local', ...this.range(token) }
      }
      case 'sub':
        this.take()
        return this.sub(token)
      case 'new': {
        // new Class(args)
        if (this.peek(1).kind !== 'name') return undefined
        this.take()
        const name = this.take()
        const args = this.is('(') ? this.parenthesizedArguments() : []
        return {
          type: 'call',
          callee: { type: 'name', name: `${name.text.replace(/::/g, '.')}.new`, ...range },
          args,
          ...this.range(token),
        }
      }
      case 'do':
      case 'eval': {
        if (!this.is('{', 1)) return undefined
        this.take()
        const body = this.braces()
        return { type: 'call', callee: { type: 'function', parameters: [], body, ...range }, args: [], ...this.range(token) }
      }
      case 'map':
      case 'grep':
      case 'sort':
        return this.listFunction()
      case 'print':
      case 'say':
      case 'printf':
        return this.print()
      case 'shift':
      case 'pop': {
        this.take()
        const had = this.is('(')
        const args = had
          ? this.parenthesizedArguments()
          : this.peek().kind === 'variable' && this.peek().text.startsWith('@')
            ? [{ value: this.primary() }]
            : []
        return {
          type: 'call',
          callee: { type: 'member', of: args[0]?.value ?? { type: 'name', name: '@_', ...range }, name: token.text, ...range },
          args: [],
          ...this.range(token),
        }
      }
      default:
        return undefined
    }
  }

  protected override named(): Node {
    const node = super.named()
    const name = node.type === 'call' ? node.callee : node
    // Class names are written with colons, library tables with dots.
    if (name.type === 'name' && name.name.includes('::'))
      return node.type === 'call'
        ? { ...node, callee: { ...name, name: name.name.replace(/::/g, '.') } }
        : { ...name, name: name.name.replace(/::/g, '.').replace(/\.$/, '') }
    return this.opened(node)
  }
  protected override call(callee: Node, args: readonly Argument[]): Node {
    return this.opened(super.call(callee, args))
  }
  protected callsWithoutParentheses(name: Token): boolean {
    const next = this.peek()
    if (NO_ARGUMENTS.has(name.text) || this.grammar.stops.has(name.text) || next.text === '=>') return false
    if (next.kind === 'quoted' || next.kind === 'variable' || next.kind === 'number') return true
    if (next.kind === 'name')
      return !Object.hasOwn(this.grammar.binary, next.text) && !this.grammar.stops.has(next.text) && /^[a-z_]/.test(name.text)
    return next.kind === 'sign' && next.spaced && (next.text === '\\' || (/^[$@%&]$/.test(next.text) && this.is('{', 1)))
  }
  protected override argument(): Argument {
    const value = super.argument().value
    if (!this.accept('=>')) return { value }
    const name = value.type === 'text' ? value.value : value.type === 'name' ? value.name : undefined
    return { ...(name !== undefined && { name }), value: this.expression(1) }
  }
  protected override postfixSign(node: Node, token: Token): Node | undefined {
    if (token.text === '{' && !token.spaced && (node.type === 'index' || node.type === 'call'))
      return { type: 'index', of: node, key: this.subscript(), ...this.range(node) }
    return undefined
  }
  protected override combine(left: Node, operator: string, right: Node): Node {
    if (operator !== 'match') return super.combine(left, operator, right)
    const range = { start: left.start, end: right.end }
    const target = left.type === 'assign' ? left.target : left
    const args = right.type === 'call' ? right.args : []
    if (right.type === 'call' && right.callee.type === 'name' && right.callee.name === '@tr')
      return block(
        [
          ...(left.type === 'assign' ? [left] : []),
          {
            type: 'assign',
            target,
            value: {
              type: 'operation',
              operator: 'tr',
              items: [target, { type: 'list', items: args.map((a) => a.value), ...range }],
              ...range,
            },
            ...range,
          },
        ],
        range.start,
        range.end,
      )
    if (right.type === 'call' && right.callee.type === 'name' && right.callee.name === '@substitute')
      return block(
        [
          ...(left.type === 'assign' ? [left] : []),
          { type: 'assign', target, value: { ...right, args: [{ value: target }, ...args] }, ...range },
        ],
        range.start,
        range.end,
      )
    return { type: 'operation', operator: 'match', items: [left, right], ...range }
  }
  protected override quoted(quoted: Quoted, range: { start: number; end: number }): Node {
    const as = (name: string, args: Node[]): Node => ({
      type: 'call',
      callee: { type: 'name', name, ...range },
      args: args.map((value) => ({ value })),
      ...range,
    })
    const plain = (value: string): Node => ({ type: 'text', value, ...range })
    if (quoted.kind === 'tr') return as('@tr', [plain(quoted.body), plain(quoted.by ?? ''), plain(quoted.flags ?? '')])
    if (quoted.kind === 'replace') {
      const by = quoted.by ?? ''
      // With /e the replacement is code.
      const replacement = quoted.flags?.includes('e')
        ? this.reader(by, range.start, this.depth + this.level).readProgram()
        : this.interpolate({ ...quoted, kind: 'text', body: by })
      const last = replacement.type === 'block' && replacement.body.length === 1 && replacement.body[0] ? replacement.body[0] : replacement
      return as('@substitute', [plain(quoted.body), last, plain(quoted.flags ?? '')])
    }
    return super.quoted(quoted, range)
  }

  protected interpolate(quoted: Quoted): Node {
    return template(quoted, this.offset, perlHole, (code, start) => this.inner(code, start))
  }
  protected inner(code: string, start: number): Node {
    return this.nested(() => {
      const program = this.reader(code, start, this.depth + this.level).readProgram()
      return program.type === 'block' && program.body[0] ? program.body[0] : program
    })
  }
}

const INTERPOLATED = /[$@](?:\{|(?:::)?[A-Za-z_]\w*(?:::\w+)*|\$+\w+|[0-9&!])/y
function perlHole(body: string, from: number): Hole | undefined {
  for (let i = unescaped(body, from, '$@'); i >= 0; i = unescaped(body, i + 1, '$@')) {
    INTERPOLATED.lastIndex = i
    const found = INTERPOLATED.exec(body)
    if (!found) continue
    let end = i + found[0].length
    if (found[0].endsWith('{')) {
      end = closing(body, end - 1)
      const inner = body.slice(i + 2, end - 1)
      if (/^\^?\w+$/.test(inner)) return { start: i, end, code: body[i] + inner, at: i }
      // `@{[ code ]}` and `${\ code}` run code inside text.
      return { start: i, end, code: inner.replace(/^\s*[[\\]/, '').replace(/\]\s*$/, ''), at: i + 2 }
    }
    for (let n = 0; n < 8 && (/[[{]/.test(body[end] ?? '') || (body.startsWith('->', end) && /[[{]/.test(body[end + 2] ?? ''))); n++)
      end = closing(body, body[end] === '-' ? end + 2 : end)
    return { start: i, end, code: body.slice(i, end), at: i }
  }
  return undefined
}
