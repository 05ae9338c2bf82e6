import { type Argument, type Node, nothing } from '../../syntax.js'
import type { Quoted, Token } from './lexer.js'
import { ListReader } from './lists.js'

/** Values, and the calls, indexes and members that follow one. */
export abstract class ValueReader extends ListReader {
  /** A value that begins with a token of the language's own. */
  protected abstract special(token: Token): Node | undefined
  /** Parts of a text that expands variables. */
  protected abstract interpolate(quoted: Quoted): Node
  /** A call without parentheses: true when the arguments of `name` start at the current token. */
  protected abstract callsWithoutParentheses(name: Token): boolean

  protected primary(): Node {
    const token = this.peek()
    const own = this.special(token)
    if (own) return own
    const range = this.range(token, token)
    switch (token.kind) {
      case 'number':
        this.take()
        return { type: 'number', value: numberOf(token.text), ...range }
      case 'variable':
        this.take()
        return { type: 'name', name: token.text, ...range }
      case 'quoted':
        this.take()
        return token.quoted ? this.quoted(token.quoted, range) : nothing(range.start, range.end)
      case 'name':
        return this.named()
      case 'sign':
        if (token.text === '(') return this.parenthesized()
        if (token.text === '[') return this.listUntil(']')
        if (token.text === '{') return this.recordUntil()
        // A sign that no value begins with: leave closing ones to who waits for them.
        if (!/^[)\]};,]$/.test(token.text)) this.take()
        return nothing(range.start, range.start)
      default:
        return nothing(range.start, range.start)
    }
  }
  protected named(): Node {
    const token = this.take()
    const range = this.range(token, token)
    const name: Node = { type: 'name', name: token.text, ...range }
    if (this.grammar.stops.has(token.text)) return nothing(range.start, range.start)
    if (this.callsWithoutParentheses(token)) return this.call(name, this.bareArguments())
    return name
  }
  protected call(callee: Node, args: readonly Argument[]): Node {
    return { type: 'call', callee, args, ...this.range(callee) }
  }
  protected quoted(quoted: Quoted, range: { start: number; end: number }): Node {
    switch (quoted.kind) {
      case 'words':
        return {
          type: 'list',
          items: quoted.body
            .trim()
            .split(/\s+/)
            .filter(Boolean)
            .slice(0, 1024)
            .map((value) => ({ type: 'text', value, ...range })),
          ...range,
        }
      case 'shell':
        return { type: 'call', callee: { type: 'name', name: '`', ...range }, args: [{ value: this.interpolate(quoted) }], ...range }
      case 'regex':
        return {
          type: 'call',
          callee: { type: 'name', name: 'RegExp', ...range },
          args: [{ value: { type: 'text', value: quoted.body, ...range } }],
          ...range,
        }
      default:
        return this.interpolate(quoted)
    }
  }

  /** Calls, indexes and members after a value. */
  protected postfix(first: Node): Node {
    let node = first
    for (;;) {
      const token = this.peek()
      if (token.kind !== 'sign') return node
      if (this.grammar.members.has(token.text)) {
        const member = this.member(node)
        if (!member) return node
        node = member
      } else if (token.text === '(' && this.callable(node, token)) node = this.call(node, this.parenthesizedArguments())
      else if (token.text === '[' && !token.spaced) {
        this.take()
        const [key] = this.items(']')
        node = { type: 'index', of: node, key: key?.value ?? nothing(node.end, node.end), ...this.range(node) }
      } else if (token.text === '++' || token.text === '--') {
        this.take()
        node = {
          type: 'assign',
          target: node,
          operator: token.text.charAt(0),
          value: { type: 'number', value: 1, ...this.range(token, token) },
          ...this.range(node),
        }
      } else {
        const more = this.postfixSign(node, token)
        if (!more) return node
        node = more
      }
    }
  }
  protected callable(node: Node, open: Token): boolean {
    return node.type !== 'number' && node.type !== 'nothing' && (!open.spaced || node.type === 'name' || node.type === 'member')
  }
  protected postfixSign(_node: Node, _token: Token): Node | undefined {
    return undefined
  }
  protected member(of: Node): Node | undefined {
    this.take()
    this.skipLines()
    const token = this.peek()
    if (token.kind === 'name') {
      this.take()
      const node: Node = { type: 'member', of, name: token.text, ...this.range(of) }
      return this.callsWithoutParentheses(token) ? this.call(node, this.bareArguments()) : node
    }
    if (token.kind === 'variable' || token.text === '{' || token.text === '(') {
      const key = token.text === '(' ? undefined : this.primary()
      if (!key) return this.call(of, this.parenthesizedArguments())
      return { type: 'index', of, key, ...this.range(of) }
    }
    return of
  }
}

function numberOf(text: string): number {
  const digits = text.replace(/_/g, '')
  if (/^0[0-7]+$/.test(digits)) return parseInt(digits, 8)
  return Number(digits) || 0
}
