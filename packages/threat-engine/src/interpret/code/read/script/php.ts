import type { Node, Parameter } from '../../syntax.js'
import { block, nothing } from '../../syntax.js'
import { closing, template, unescaped, type Hole } from './interpolation.js'
import type { Lexer, LexRules, Quoted, Token } from './lexer.js'
import { COMMON_ASSIGNMENTS, COMMON_BINARY, COMMON_SIGNS } from './operators.js'
import { ScriptReader, scriptReader, type Grammar } from './reader.js'

const RULES: LexRules = {
  lineComment: /\/\/|#(?!\[)/y,
  blockComments: [['/*', '*/']],
  name: /\\?[A-Za-z_\x80-\uffff][\w\x80-\uffff]*(?:\\[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)*/y,
  variable: /\$+[A-Za-z_\x80-\uffff][\w\x80-\uffff]*/y,
  lines: false,
  signs: COMMON_SIGNS,
  quote: phpQuote,
  beforeValue: new Set(),
}
function phpQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  const c = source[at] as string
  if (c === '"') return lexer.quoted(at, at, 'text', true)
  if (c === "'") return lexer.quoted(at, at, 'text', false)
  if (c === '`') return lexer.quoted(at, at, 'shell', true)
  if (c === '#' && source[at + 1] === '[') return lexer.push('line', at, lexer.delimited(at + 1).end)
  if (c === '?' && source[at + 1] === '>') {
    // Markup up to the next tag ends the statement.
    const open = source.indexOf('<?', at)
    return lexer.push(
      'line',
      at,
      open < 0 ? source.length : open + (source.startsWith('<?php', open) ? 5 : source.startsWith('<?=', open) ? 3 : 2),
    )
  }
  const here = c === '<' ? lexer.match(/<<<[ \t]*(?:"(\w{1,64})"|'(\w{1,64})'|(\w{1,64}))/y) : null
  return here ? lexer.hereDocument(at, at + here[0].length, here[1] ?? here[2] ?? here[3] ?? '', true, here[2] === undefined) : undefined
}

const GRAMMAR: Grammar = {
  rules: RULES,
  binary: { ...COMMON_BINARY, '.': [12, 'concat'], instanceof: [14, 'instanceof'], '//': [13, '/'] },
  assignments: new Set([...COMMON_ASSIGNMENTS, '.=']),
  prefixes: new Set(['!', '-', '+', '~', '@', '&', 'clone', '...', 'await']),
  members: new Set(['->', '?->', '::']),
  stops: new Set('else elseif endif endwhile endfor endforeach case default catch finally'.split(' ')),
}
const CASTS = /^(int|integer|string|bool|boolean|float|double|array|object|binary|unset)$/i

class PhpReader extends ScriptReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }
  protected keyword(token: Token): Node | undefined {
    switch (token.text.toLowerCase()) {
      case 'if':
        return this.conditional()
      case 'while': {
        this.take()
        const test = this.parenthesized()
        return { type: 'loop', test, body: this.clause('endwhile'), ...this.range(token) }
      }
      case 'for': {
        this.take()
        const head = this.forHead()
        return { type: 'loop', ...head, body: this.clause('endfor'), ...this.range(token) }
      }
      case 'foreach':
        return this.foreach()
      case 'do': {
        this.take()
        const body = this.braces()
        this.accept('while')
        const test = this.parenthesized()
        return block([body, test], body.start, test.end)
      }
      case 'switch': {
        this.take()
        const subject = this.parenthesized()
        this.accept('{')
        const body = this.until(() => this.is('}'))
        this.accept('}')
        return block(
          [
            subject,
            {
              type: 'if',
              test: { type: 'unary', operator: 'void', of: nothing(token.start, token.start), ...this.range(token) },
              then: block(
                body.filter((n) => n.type !== 'stop'),
                subject.start,
                subject.end,
              ),
              ...this.range(token),
            },
          ],
          subject.start,
          subject.end,
        )
      }
      case 'case':
      case 'default':
        while (!this.is(':') && !this.is(';') && this.peek().kind !== 'end') this.take()
        this.take()
        return nothing(token.start, token.end)
      case 'try':
        return this.attempt()
      case 'return': {
        this.take()
        const value = this.is(';') || this.is('}') ? undefined : this.expression(0)
        return { type: 'return', ...(value && { value }), ...this.range(token) }
      }
      case 'break':
      case 'continue':
        this.take()
        return { type: 'stop', how: token.text === 'break' ? 'break' : 'continue', ...this.range(token) }
      case 'throw': {
        this.take()
        return { type: 'stop', how: 'raise', value: this.expression(0), ...this.range(token) }
      }
      case 'namespace':
      case 'use':
      case 'declare':
      case 'goto':
        while (!this.is(';') && !this.is('{') && this.peek().kind !== 'end') this.take()
        return nothing(token.start, token.end)
      case 'global': {
        this.take()
        const names: string[] = []
        while (this.peek().kind === 'variable') {
          names.push(this.take().text)
          this.accept(',')
        }
        return { type: 'shared', names, ...this.range(token) }
      }
      case 'function':
        return this.peek(1).kind === 'name' ? this.fn() : undefined
      case 'abstract':
      case 'final':
      case 'class':
      case 'interface':
      case 'trait':
      case 'enum':
        return this.is('(', 1) ? undefined : this.classOf()
      case 'public':
      case 'private':
      case 'protected':
      case 'static':
      case 'var':
      case 'readonly':
      case 'const':
        if (this.is('::', 1)) return undefined
        this.take()
        while (this.peek().kind === 'name' && this.peek(1).kind === 'variable') this.take()
        return this.statement()
      default:
        return undefined
    }
  }
  private clause(end: string): Node {
    if (!this.accept(':')) return this.braces()
    const start = this.peek()
    const body = this.until(() => this.is(end) || this.is('else') || this.is('elseif'))
    this.accept(end)
    return block(body, this.range(start).start, this.range(start).end)
  }
  private conditional(): Node {
    return this.nested(() => {
      const start = this.take()
      const test = this.parenthesized()
      const then = this.clause('endif')
      const otherwise =
        this.is('elseif') || (this.is('else') && this.is('if', 1))
          ? (this.is('else') ? this.take() : undefined, this.conditional())
          : this.accept('else')
            ? this.clause('endif')
            : undefined
      return { type: 'if', test, then, ...(otherwise && { otherwise }), ...this.range(start) }
    })
  }
  private forHead(): { first?: Node; test?: Node; next?: Node } {
    this.accept('(')
    const parts: (Node | undefined)[] = []
    for (let i = 0; i < 3; i++) {
      let part: Node | undefined
      while (!this.is(';') && !this.is(')') && this.peek().kind !== 'end') {
        const before = this.position
        const next = this.expression(0)
        part = part ? { type: 'operation', operator: ',', items: [part, next], start: part.start, end: next.end } : next
        this.accept(',')
        if (this.position === before) this.take()
      }
      parts.push(part)
      if (i < 2) this.accept(';')
    }
    this.accept(')')
    const [first, test, next] = parts
    return { ...(first && { first }), ...(test && { test }), ...(next && { next }) }
  }
  private foreach(): Node {
    const start = this.take()
    this.accept('(')
    const over = this.expression(0)
    this.accept('as')
    const first = this.expression(3)
    const value = this.accept('=>') ? this.expression(3) : undefined
    this.accept(')')
    return { type: 'each', target: value ?? first, over, body: this.clause('endforeach'), ...this.range(start) }
  }
  private attempt(): Node {
    const start = this.take()
    const body = this.braces()
    const handlers: Node[] = []
    while (this.accept('catch')) {
      if (this.is('(')) this.parenthesized()
      handlers.push(this.braces())
    }
    const last = this.accept('finally') ? this.braces() : undefined
    return { type: 'try', body, handlers, ...(last && { last }), ...this.range(start) }
  }
  private fn(): Node {
    const start = this.take()
    this.accept('&')
    const name = this.peek().kind === 'name' ? this.take().text : undefined
    const parameters = this.phpParameters()
    const captured: Node[] = []
    if (this.accept('use')) this.parenthesized()
    if (this.accept(':')) while (!this.is('{') && !this.is('=>') && !this.is(';') && this.peek().kind !== 'end') this.take()
    const body = this.accept('=>') ? this.expression(1) : this.is('{') ? this.braces() : nothing(start.start, start.end)
    void captured
    return { type: 'function', parameters, body, method: true, ...(name !== undefined && { name }), ...this.range(start) }
  }
  private phpParameters(): Parameter[] {
    const parameters: Parameter[] = []
    if (!this.accept('(')) return parameters
    while (!this.is(')') && this.peek().kind !== 'end') {
      const rest = this.is('...')
      const token = this.take()
      if (token.kind !== 'variable') continue
      const value = this.accept('=') ? this.expression(3) : undefined
      parameters.push({
        target: { type: 'name', name: token.text, ...this.range(token, token) },
        ...(rest && { rest }),
        ...(value && { value }),
      })
    }
    this.accept(')')
    return parameters
  }
  private classOf(): Node {
    const start = this.peek()
    while (/^(abstract|final|readonly)$/.test(this.peek().text)) this.take()
    this.take()
    const name = this.peek().kind === 'name' ? this.take().text : undefined
    const bases: Node[] = []
    while (!this.is('{') && this.peek().kind !== 'end') {
      const token = this.take()
      if (token.text === 'extends') bases.push({ type: 'name', name: this.peek().text, ...this.range(token) })
    }
    const body = this.braces()
    return {
      type: 'class',
      members: body.type === 'block' ? body.body : [],
      bases,
      ...(name !== undefined && { name }),
      ...this.range(start),
    }
  }

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
  private arrayUntil(close: string): Node {
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
        const program = new PhpReader(code, start, this.depth + this.level).readProgram()
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

/** Only what is between `<?php` and `?>` is code; without tags all is (`php -r`). Everything keeps its position. */
function withoutMarkup(source: string): string {
  const open = /<\?(?:php\b|=)/i.exec(source)
  // Tags inside a string of plain code are data.
  if (open && !/^\s*(<|#!)/.test(source) && /['"$(]/.test(source.slice(0, open.index))) return source
  return open ? ' '.repeat(open.index + open[0].length) + source.slice(open.index + open[0].length) : source
}
export const readPhp = scriptReader((source) => new PhpReader(source), withoutMarkup)
