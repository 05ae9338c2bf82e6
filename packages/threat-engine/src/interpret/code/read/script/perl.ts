import type { Argument, Node } from '../../syntax.js'
import { block, nothing } from '../../syntax.js'
import { closing, template, unescaped, type Hole } from './interpolation.js'
import type { Lexer, LexRules, Quoted, Token } from './lexer.js'
import { COMMON_ASSIGNMENTS, COMMON_BINARY, COMMON_SIGNS } from './operators.js'
import { ScriptReader, scriptReader, type Grammar } from './reader.js'

const QUOTE_WORD = /(?:qq|qw|qx|qr|q|m|s|tr|y)(?=\s*[^\s\w,;=)]|\s+[^\s\w,;=)>])/y
const RULES: LexRules = {
  lineComment: /#/y,
  blockComments: [],
  name: /[A-Za-z_]\w*(?:(?:::|')[A-Za-z_]\w*)*(?:::)?/y,
  variable:
    /[$@%&]\$*(?:::)?[A-Za-z_]\w*(?:::\w+)*|\$\$*\{\^?\w+\}|[$@][0-9&!@/\\,;.+_-]|\$\$(?![\w{])|@\$+[A-Za-z_]\w*|%\$+[A-Za-z_]\w*|\$#\{?\$*\w+\}?/y,
  lines: false,
  signs: COMMON_SIGNS,
  quote: perlQuote,
  beforeValue: new Set(
    'if unless while until and or not return print push split grep map join x lt gt le ge eq ne cmp when foreach for'.split(' '),
  ),
}

function perlQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  const c = source[at] as string
  if (c === '"') return lexer.quoted(at, at, 'text', true)
  if (c === "'") return lexer.quoted(at, at, 'text', false)
  if (c === '`') return lexer.quoted(at, at, 'shell', true)
  if (c === '=' && (at === 0 || source[at - 1] === '\n') && /[a-z]/.test(source[at + 1] ?? '')) {
    const end = source.indexOf('\n=cut', at)
    lexer.at = end < 0 ? source.length : end + 5
    return lexer.tokens.at(-1) ?? lexer.push('line', at, lexer.at)
  }
  if (c === '_' && /__(END|DATA)__/y.test(source.slice(at, at + 8))) {
    lexer.at = source.length
    return lexer.push('line', at, source.length)
  }
  if (c === '<' && lexer.valueExpected()) {
    const here = lexer.match(/<<(~?)(?:"([^"\n]{1,64})"|'([^'\n]{1,64})'|([A-Za-z_]\w{0,63}))/y)
    if (here)
      return lexer.hereDocument(at, at + here[0].length, here[2] ?? here[3] ?? here[4] ?? '', here[1] === '~', here[3] === undefined)
    const read = lexer.match(/<(\$?\w*|[^\s<>=]{1,80})>/y)
    if (read) return lexer.push('quoted', at, at + read[0].length, { kind: 'read', body: read[1] ?? '', at: at + 1, expands: true })
  }
  if (c === '/' && lexer.valueExpected()) return lexer.quoted(at, at, 'regex', false)
  const previous = lexer.tokens.at(-1)
  if (previous?.text === '->' || (previous?.text === '{' && source[at + 1] === '}')) return undefined
  const word = lexer.match(QUOTE_WORD)
  if (!word) return undefined
  let open = at + word[0].length
  while (/\s/.test(source[open] ?? '')) open++
  const opener = source[open]
  if (opener === undefined || (opener === '=' && source[open + 1] === '>') || opener === ',' || (opener === '}' && previous?.text === '{'))
    return undefined
  switch (word[0]) {
    case 's':
      return lexer.twoParts(at, open, 'replace')
    case 'tr':
    case 'y':
      return lexer.twoParts(at, open, 'tr')
    case 'qw':
      return lexer.quoted(at, open, 'words', false)
    case 'qx':
      return lexer.quoted(at, open, 'shell', true)
    case 'm':
    case 'qr':
      return lexer.quoted(at, open, 'regex', false)
    case 'qq':
      return lexer.quoted(at, open, 'text', true)
    default:
      return lexer.quoted(at, open, 'text', false)
  }
}

const GRAMMAR: Grammar = {
  rules: RULES,
  binary: {
    ...COMMON_BINARY,
    '.': [12, 'concat'],
    x: [13, 'repeat'],
    '..': [4, 'range'],
    '=~': [14, 'match'],
    '!~': [14, 'match'],
    eq: [9, '=='],
    ne: [9, '!='],
    lt: [10, '<'],
    gt: [10, '>'],
    le: [10, '<='],
    ge: [10, '>='],
    cmp: [9, '<=>'],
  },
  assignments: new Set([...COMMON_ASSIGNMENTS, '.=', 'x=']),
  prefixes: new Set(['!', '-', '+', '~', '\\', 'not']),
  members: new Set(['->']),
  stops: new Set('if unless while until for foreach else elsif x eq ne lt gt le ge cmp and or not'.split(' ')),
}
/** Functions that take no argument when the next token could start one. */
const NO_ARGUMENTS = new Set([
  'STDIN',
  'STDOUT',
  'STDERR',
  'ARGV',
  'wantarray',
  'time',
  'fork',
  'wait',
  '__FILE__',
  '__LINE__',
  '__PACKAGE__',
])

class PerlReader extends ScriptReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }

  protected keyword(token: Token): Node | undefined {
    switch (token.text) {
      case 'use':
      case 'no':
      case 'require':
        return this.use()
      case 'package':
        this.take()
        this.take()
        return this.is('{') ? this.braces() : nothing(token.start, token.end)
      case 'sub': {
        if (this.peek(1).kind !== 'name') return undefined
        this.take()
        const name = this.take().text
        return this.sub(token, name)
      }
      case 'BEGIN':
      case 'END':
      case 'INIT':
        if (!this.is('{', 1)) return undefined
        this.take()
        return this.braces()
      case 'if':
      case 'unless':
        return this.conditional()
      case 'while':
      case 'until':
        return this.whileLoop()
      case 'for':
      case 'foreach':
        return this.forLoop()
      case 'return': {
        this.take()
        const value = this.ends() ? undefined : this.expression(1)
        return { type: 'return', ...(value && { value: this.commaList(value) }), ...this.range(token) }
      }
      case 'last':
      case 'next':
      case 'redo':
        this.take()
        if (this.peek().kind === 'name' && !this.grammar.stops.has(this.peek().text)) this.take()
        return { type: 'stop', how: token.text === 'last' ? 'break' : 'continue', ...this.range(token) }
      default:
        // A label.
        if (this.is(':', 1) && /^[A-Z_]+$/.test(token.text)) {
          this.take()
          this.take()
          return this.statement() ?? nothing(token.start, token.end)
        }
        return undefined
    }
  }

  private ends(): boolean {
    const token = this.peek()
    return (
      token.kind === 'end' ||
      token.text === ';' ||
      token.text === '}' ||
      (token.kind === 'name' && /^(if|unless|while|until|for|foreach|or|and)$/.test(token.text))
    )
  }
  private commaList(first: Node): Node {
    if (!this.is(',')) return first
    const items = [first]
    while (this.accept(',')) if (!this.ends()) items.push(this.expression(1))
    return { type: 'list', items, start: first.start, end: items.at(-1)?.end ?? first.end }
  }
  private use(): Node {
    const start = this.take()
    const name = this.peek()
    const out: Node[] = []
    if (name.kind === 'name') {
      this.take()
      const path = name.text.replace(/::/g, '.')
      const names = this.ends() ? undefined : this.expression(0)
      for (const item of names?.type === 'list' ? names.items : [])
        if (item.type === 'text') out.push({ type: 'import', path: `${path}.${item.value}`, as: item.value, ...this.range(start) })
      if (start.text === 'use' && !/^[a-z]/.test(path)) out.push({ type: 'import', path, as: '*', ...this.range(start) })
      return block(out, start.start, name.end)
    }
    const value = this.expression(0)
    return start.text === 'require'
      ? { type: 'call', callee: { type: 'name', name: 'require', ...this.range(start) }, args: [{ value }], ...this.range(start) }
      : nothing(start.start, start.end)
  }
  private sub(start: Token, name?: string): Node {
    if (this.is('(')) this.parenthesized()
    const body = this.braces()
    return { type: 'function', parameters: [], body, method: true, ...(name !== undefined && { name }), ...this.range(start) }
  }
  private conditional(): Node {
    return this.nested(() => {
      const start = this.take()
      const test = this.parenthesized()
      const then = this.braces()
      const otherwise = this.is('elsif') ? this.conditional() : this.accept('else') ? this.braces() : undefined
      return {
        type: 'if',
        test: start.text === 'unless' ? { type: 'unary', operator: '!', of: test, start: test.start, end: test.end } : test,
        then,
        ...(otherwise && { otherwise }),
        ...this.range(start),
      }
    })
  }
  private whileLoop(): Node {
    const start = this.take()
    const test = this.condition(this.parenthesized())
    const body = this.braces()
    return {
      type: 'loop',
      ...(test.type === 'list' && test.items.length === 0
        ? {}
        : { test: start.text === 'until' ? { type: 'unary' as const, operator: '!', of: test, start: test.start, end: test.end } : test }),
      body,
      ...this.range(start),
    }
  }
  /** `while (<F>)` reads into `$_`. */
  private condition(test: Node): Node {
    return test.type === 'call' && test.callee.type === 'member' && test.callee.name === 'readline'
      ? {
          type: 'assign',
          target: { type: 'name', name: '$_', start: test.start, end: test.end },
          value: test,
          start: test.start,
          end: test.end,
        }
      : test
  }
  private forLoop(): Node {
    const start = this.take()
    if (this.is('my') || this.is('our')) this.take()
    const variable = this.peek().kind === 'variable' ? this.primary() : undefined
    if (!variable && this.is('(')) {
      const mark = this.position
      const head = this.forHead()
      if (head) return { type: 'loop', ...head, body: this.braces(), ...this.range(start) }
      this.position = mark
    }
    const over = this.parenthesized()
    const body = this.braces()
    return this.each(variable, over, body, start)
  }
  private forHead(): { first?: Node; test?: Node; next?: Node } | undefined {
    this.take()
    const parts: (Node | undefined)[] = []
    for (let i = 0; i < 3; i++) {
      parts.push(this.is(';') || this.is(')') ? undefined : this.expression(0))
      if (i < 2 && !this.accept(';')) return undefined
    }
    this.accept(')')
    const [first, test, next] = parts
    return { ...(first && { first }), ...(test && { test }), ...(next && { next }) }
  }
  private each(variable: Node | undefined, over: Node, body: Node, start: Token | Node): Node {
    const target: Node = variable ?? { type: 'name', name: '$_', start: over.start, end: over.end }
    return {
      type: 'each',
      target,
      over: over.type === 'list' && over.items.length === 1 && over.items[0] ? over.items[0] : over,
      body,
      ...this.range(start),
    }
  }
  protected override modified(node: Node): Node {
    let result = node.type === 'nothing' || node.type === 'function' ? node : this.commaList(node)
    for (let n = 0; n < 4; n++) {
      const token = this.peek()
      if (token.kind !== 'name' || !/^(if|unless|while|until|for|foreach)$/.test(token.text)) return result
      this.take()
      const test = this.commaList(this.expression(0))
      const range = { start: result.start, end: test.end }
      if (token.text === 'if' || token.text === 'unless')
        result = {
          type: 'if',
          test: token.text === 'unless' ? { type: 'unary', operator: '!', of: test, ...range } : test,
          then: result,
          ...range,
        }
      else if (token.text === 'while' || token.text === 'until')
        result = { type: 'loop', test: this.condition(test), body: result, ...range }
      else result = this.each(undefined, test, result, result)
    }
    return result
  }

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
  private variable(token: Token): Node {
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
  private subscript(): Node {
    this.take()
    const key = this.key()
    this.accept('}')
    return key
  }
  private readHandle(body: string, range: { start: number; end: number }): Node {
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
  private listFunction(): Node {
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
  private print(): Node {
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
  /** `open(FH, ...)`, `socket(S, ...)` give their first argument a value. */
  private opened(node: Node): Node {
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
        ? new PerlReader(by, range.start, this.depth + this.level).readProgram()
        : this.interpolate({ ...quoted, kind: 'text', body: by })
      const last = replacement.type === 'block' && replacement.body.length === 1 && replacement.body[0] ? replacement.body[0] : replacement
      return as('@substitute', [plain(quoted.body), last, plain(quoted.flags ?? '')])
    }
    return super.quoted(quoted, range)
  }

  protected interpolate(quoted: Quoted): Node {
    return template(quoted, this.offset, perlHole, (code, start) => this.inner(code, start))
  }
  private inner(code: string, start: number): Node {
    return this.nested(() => {
      const program = new PerlReader(code, start, this.depth + this.level).readProgram()
      return program.type === 'block' && program.body[0] ? program.body[0] : program
    })
  }
}
/** True when the function was made of the first argument itself. */
const isOwn = (fn: Node, head: Argument | undefined): boolean => fn.type === 'function' && head !== undefined && fn.body === head.value

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

export const readPerl = scriptReader((source) => new PerlReader(source))
