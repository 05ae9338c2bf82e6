import { type Argument, type Node, nothing } from '../../../syntax.js'
import type { Token } from '../lexer.js'
import { ScriptReader } from '../reader.js'
import { GRAMMAR } from './tokens.js'

/** Variables, handles and functions that take lists or blocks. */
export abstract class PerlHandles extends ScriptReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }
  protected abstract reader(source: string, offset: number, level: number): ScriptReader
  protected variable(token: Token): Node {
    this.take()
    const range = this.range(token, token)
    const name = token.text
      .replace(/^([$@%&])\$+(?=\w)/, '$$')
      .replace(/^\$\{(\w+)\}$/, '$$$1')
      .replace(/::/g, '.')
    if (name.startsWith('$#')) return { type: 'unary', operator: 'void', of: nothing(range.start, range.end), ...range }
    // `&$x(...)` calls what $x names.
    if (name.startsWith('&$') || token.text.startsWith('&$'))
      return {
        type: 'call',
        callee: { type: 'name', name: '@named-call', ...range },
        args: [
          { value: { type: 'name', name: `$${name.replace(/^[&$]+/, '')}`, ...range } },
          ...(this.is('(') ? this.parenthesizedArguments() : []),
        ],
        ...this.range(token),
      }
    if (name.startsWith('&')) return { type: 'name', name: name.slice(1), ...range }
    const next = this.peek()
    if (next.kind === 'sign' && /^[$@]\w/.test(name) && token.text === name) {
      // `$x{key}` is an entry of %x, `$x[0]` an item of @x.
      if (next.text === '{' && !next.spaced)
        return { type: 'index', of: { type: 'name', name: `%${name.slice(1)}`, ...range }, key: this.subscript(), ...this.range(token) }
      if (next.text === '[' && !next.spaced) {
        this.take()
        const [key] = this.items(']')
        return {
          type: 'index',
          of: { type: 'name', name: `@${name.slice(1)}`, ...range },
          key: key?.value ?? nothing(range.start, range.end),
          ...this.range(token),
        }
      }
    }
    return { type: 'name', name, ...range }
  }
  protected subscript(): Node {
    this.take()
    const key = this.key()
    this.accept('}')
    return key
  }
  protected readHandle(body: string, range: { start: number; end: number }): Node {
    if (/[*?.]/.test(body))
      return {
        type: 'call',
        callee: { type: 'name', name: 'glob', ...range },
        args: [{ value: { type: 'text', value: body, ...range } }],
        ...range,
      }
    return {
      type: 'call',
      callee: { type: 'member', of: { type: 'name', name: body === '' ? 'STDIN' : body, ...range }, name: 'readline', ...range },
      args: [],
      ...range,
    }
  }
  protected listFunction(): Node {
    const token = this.take()
    const range = this.range(token, token)
    const paren = this.accept('(')
    let fn: Node | undefined
    if (this.is('{'))
      fn = { type: 'function', parameters: [{ target: { type: 'name', name: '$_', ...range } }], body: this.braces(), ...range }
    this.accept(',')
    const rest = paren ? this.items(')') : this.bareArguments()
    const [head, ...others] = rest
    if (!fn && head && token.text !== 'sort')
      fn = { type: 'function', parameters: [{ target: { type: 'name', name: '$_', ...range } }], body: head.value, ...range }
    const items =
      fn && rest.length > 0 && this.source[fn.start] !== undefined && !isOwn(fn, head) ? rest : others.length > 0 ? others : rest
    const over: Node =
      items.length === 1 && items[0]
        ? items[0].value
        : { type: 'list', items: items.map((i) => ({ type: 'spread', of: i.value, start: i.value.start, end: i.value.end })), ...range }
    if (token.text === 'sort') return over
    return {
      type: 'call',
      callee: { type: 'name', name: token.text === 'map' ? '@map' : '@filter', ...range },
      args: fn ? [{ value: fn }, { value: over }] : [{ value: over }],
      ...this.range(token),
    }
  }
  /** `print HANDLE list` writes to the handle. */
  protected print(): Node {
    const token = this.take()
    const range = this.range(token, token)
    const paren = this.is('(') && this.accept('(')
    let handle: Node | undefined
    const first = this.peek()
    const second = this.peek(1)
    if (first.text === '{' && first.kind === 'sign') {
      const inner = this.braces()
      handle = inner.type === 'block' && inner.body[0] ? inner.body[0] : inner
    } else if (
      first.kind === 'name' &&
      /^[A-Z][A-Z0-9_]*$/.test(first.text) &&
      second.text !== ',' &&
      second.text !== '.' &&
      second.text !== '(' &&
      second.text !== '->'
    )
      handle = { type: 'name', name: this.take().text, ...range }
    else if (
      first.kind === 'variable' &&
      /^\$\w/.test(first.text) &&
      second.spaced &&
      (second.kind === 'quoted' ||
        second.kind === 'variable' ||
        second.kind === 'number' ||
        (second.kind === 'name' && !Object.hasOwn(this.grammar.binary, second.text) && !this.grammar.stops.has(second.text)))
    ) {
      this.take()
      handle = { type: 'name', name: first.text, ...range }
    }
    const args = paren ? this.items(')') : this.ends() ? [{ value: { type: 'name' as const, name: '$_', ...range } }] : this.bareArguments()
    const callee: Node =
      handle && !(handle.type === 'name' && /^STD(OUT|ERR)$/.test(handle.name))
        ? { type: 'member', of: handle, name: 'print', ...range }
        : { type: 'name', name: token.text, ...range }
    return { type: 'call', callee, args, ...this.range(token) }
  }
  /** `open(FH, ...)`, `socket(S, ...)` give their first argument a value. */
  protected opened(node: Node): Node {
    if (
      node.type !== 'call' ||
      node.callee.type !== 'name' ||
      !/^(open|opendir|socket|accept|sysopen|pipe|read|sysread|recv)$/.test(node.callee.name)
    )
      return node
    const [first, ...rest] = node.args
    if (!first || rest.length === 0) return node
    const reads = /^(read|sysread|recv)$/.test(node.callee.name)
    const target = reads ? rest[0]?.value : first.value
    if (!target) return node
    const plain: Node = target.type === 'assign' ? target.target : target
    if (plain.type !== 'name' && plain.type !== 'index') return node
    const value: Node = reads
      ? {
          type: 'call',
          callee: { type: 'member', of: first.value, name: 'read', start: node.start, end: node.end },
          args: [],
          start: node.start,
          end: node.end,
        }
      : {
          ...node,
          args: plain.type === 'name' && /^STD(IN|OUT|ERR)$/.test(plain.name) ? [...rest, { name: 'standard', value: first.value }] : rest,
        }
    return { type: 'assign', target: plain, value, start: node.start, end: node.end }
  }

  protected ends(): boolean {
    const token = this.peek()
    return (
      token.kind === 'end' ||
      token.text === ';' ||
      token.text === '}' ||
      (token.kind === 'name' && /^(if|unless|while|until|for|foreach|or|and)$/.test(token.text))
    )
  }
}

/** True when the function was made of the first argument itself. */
const isOwn = (fn: Node, head: Argument | undefined): boolean => fn.type === 'function' && head !== undefined && fn.body === head.value
