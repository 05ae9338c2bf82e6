import type { Argument, Node, Parameter } from '../../syntax.js'
import { block, nothing } from '../../syntax.js'
import { closing, template, unescaped, type Hole } from './interpolation.js'
import type { Lexer, LexRules, Quoted, Token } from './lexer.js'
import { COMMON_ASSIGNMENTS, COMMON_BINARY, COMMON_SIGNS } from './operators.js'
import { ScriptReader, scriptReader, type Grammar } from './reader.js'

const RULES: LexRules = {
  lineComment: /\/\/|#!/y,
  blockComments: [['/*', '*/']],
  name: /[#@]?[A-Za-z_$\x80-\uffff][\w$\x80-\uffff]*/y,
  lines: true,
  signs: COMMON_SIGNS.filter(
    (s) =>
      s !== '//' &&
      s !== '//=' &&
      s !== '->' &&
      s !== '<-' &&
      s !== '..' &&
      s !== '=~' &&
      s !== '!~' &&
      s !== '.=' &&
      s !== ':=' &&
      s !== '|>',
  ),
  quote: scriptQuote,
  beforeValue: new Set('return typeof case delete void new in of await yield throw do else instanceof extends default'.split(' ')),
}
function scriptQuote(lexer: Lexer): Token | undefined {
  const { source, at } = lexer
  const c = source[at] as string
  if (c === '"' || c === "'")
    return lexer.push('quoted', at, lineEnd(source, at, c), {
      kind: 'text',
      body: source.slice(at + 1, lineEnd(source, at, c) - 1),
      at: at + 1,
      expands: true,
    })
  if (c === '`') {
    const end = templateEnd(source, at)
    return lexer.push('quoted', at, end, { kind: 'words', body: source.slice(at + 1, end - 1), at: at + 1, expands: true })
  }
  if (c === '/' && source[at + 1] !== '=' && lexer.valueExpected()) {
    const regex = lexer.match(/\/(?:[^\\/\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y)
    if (regex)
      return lexer.push('quoted', at, at + regex[0].length, {
        kind: 'regex',
        body: regex[0].slice(1, regex[0].lastIndexOf('/')),
        at: at + 1,
        expands: false,
      })
  }
  if (c === '<' && lexer.valueExpected() && /[A-Za-z>]/.test(source[at + 1] ?? '')) {
    const end = lexer.failures < 8 ? markupEnd(source, at) : -1
    // Looking for markup that is none costs the rest of the text: only so often.
    if (end < 0) lexer.failures++
    if (end > 0) return lexer.push('quoted', at, end, { kind: 'text', body: '', at, expands: false })
  }
  return undefined
}
/** A plain string ends with its line at the latest. */
function lineEnd(source: string, open: number, quote: string): number {
  for (let i = open + 1; i < source.length; i++) {
    if (source[i] === '\\') i++
    else if (source[i] === quote) return i + 1
    else if (source[i] === '\n') return i + 1
  }
  return source.length
}
function templateEnd(source: string, open: number): number {
  const stack: string[] = ['`']
  for (let i = open + 1; i < source.length; i++) {
    const c = source[i] as string
    const inside = stack.at(-1)
    if (c === '\\') i++
    else if (c === '`') {
      if (inside === '`') {
        stack.pop()
        if (stack.length === 0) return i + 1
      } else stack.push('`')
    } else if (inside === '`' && c === '$' && source[i + 1] === '{') {
      stack.push('{')
      i++
    } else if (inside === '{' && c === '{') stack.push('{')
    else if (inside === '{' && c === '}') stack.pop()
  }
  return source.length
}
/** End of a piece of markup (JSX), or -1 when it is none. Its expressions are not read: they are user interface. */
function markupEnd(source: string, open: number): number {
  let depth = 0
  for (let i = open; i < source.length; i++) {
    const c = source[i]
    if (c === '{') i = closing(source, i) - 1
    else if (c === '<') {
      const tag = /<(\/?)([\w.:-]*)/y
      tag.lastIndex = i
      const found = tag.exec(source)
      if (!found) return -1
      const end = tagEnd(source, i + found[0].length)
      if (end < 0) return -1
      if (found[1] === '/') depth--
      else if (source[end - 2] !== '/') depth++
      i = end - 1
      if (depth <= 0) return end
    }
  }
  return -1
}
function tagEnd(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    const c = source[i] as string
    if (c === '>') return i + 1
    if (c === '{') i = closing(source, i) - 1
    else if (c === '"' || c === "'") {
      const end = source.indexOf(c, i + 1)
      if (end < 0) return -1
      i = end
    } else if (c === ';' || c === '(') return -1
  }
  return -1
}

const GRAMMAR: Grammar = {
  rules: RULES,
  binary: {
    ...COMMON_BINARY,
    '>>>': [11, '>>>'],
    instanceof: [10, 'instanceof'],
    in: [10, 'in'],
    or: COMMON_BINARY['||'] as never,
    and: COMMON_BINARY['&&'] as never,
    xor: COMMON_BINARY['^'] as never,
  },
  assignments: new Set(COMMON_ASSIGNMENTS),
  prefixes: new Set(['!', '-', '+', '~', 'typeof', 'void', 'delete', 'await', '++', '--']),
  members: new Set(['.', '?.', '?->']),
  stops: new Set('else catch finally of in case default extends'.split(' ')),
}
const MODIFIERS = /^(public|private|protected|readonly|static|abstract|override|declare|async|export|default|accessor)$/

class TypescriptReader extends ScriptReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }
  protected keyword(token: Token): Node | undefined {
    if (token.text.startsWith('@') && token.text.length > 1) {
      this.take()
      if (this.is('(')) this.parenthesizedArguments()
      return nothing(token.start, token.end)
    }
    const next = this.peek(1)
    switch (token.text) {
      case 'const':
      case 'let':
      case 'var':
        if (this.is('enum', 1)) {
          this.take()
          return this.keyword(this.peek())
        }
        return this.declarations()
      case 'interface':
      case 'namespace':
      case 'enum':
      case 'module':
        if (next.kind !== 'name' && next.kind !== 'quoted') return undefined
        this.take()
        while (!this.is('{') && this.peek().kind !== 'end' && this.peek().kind !== 'line') this.take()
        if (token.text === 'namespace' || token.text === 'module') return this.braces()
        this.skipBraces()
        return nothing(token.start, token.end)
      case 'type':
        if (next.kind !== 'name') return undefined
        this.take()
        this.take()
        while (!this.is('=') && this.peek().kind !== 'end' && this.peek().kind !== 'line') this.take()
        this.accept('=')
        this.skipType()
        return nothing(token.start, token.end)
      case 'declare':
      case 'abstract':
        if (next.kind !== 'name') return undefined
        this.take()
        return this.statement()
      case 'import':
        return this.is('(', 1) || this.is('.', 1) ? undefined : this.imports()
      case 'export':
        return this.exports()
      case 'async':
        if (!this.is('function', 1)) return undefined
        this.take()
        return this.fn()
      case 'function':
        return this.fn()
      case 'class':
        return this.classOf()
      case 'if': {
        this.take()
        const test = this.parenthesized()
        this.skipLines()
        const then = this.braces()
        const mark = this.position
        this.separators()
        if (!this.accept('else')) {
          this.position = mark
          return { type: 'if', test, then, ...this.range(token) }
        }
        this.skipLines()
        return { type: 'if', test, then, otherwise: this.braces(), ...this.range(token) }
      }
      case 'while': {
        this.take()
        const test = this.parenthesized()
        this.skipLines()
        return { type: 'loop', test, body: this.braces(), ...this.range(token) }
      }
      case 'do': {
        this.take()
        const body = this.braces()
        this.skipLines()
        this.accept('while')
        return block([body, this.parenthesized()], body.start, body.end)
      }
      case 'for':
        return this.forLoop()
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
              test: { type: 'unary', operator: 'void', of: nothing(subject.end, subject.end), ...this.range(token) },
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
        this.take()
        this.expression(3.5)
        this.accept(':')
        return nothing(token.start, token.end)
      case 'default':
        if (!this.is(':', 1)) return undefined
        this.take()
        this.take()
        return nothing(token.start, token.end)
      case 'try': {
        this.take()
        const body = this.braces()
        const handlers: Node[] = []
        let last: Node | undefined
        this.skipLines()
        if (this.accept('catch')) {
          if (this.is('(')) this.parenthesized()
          handlers.push(this.braces())
          this.skipLines()
        }
        if (this.accept('finally')) last = this.braces()
        return { type: 'try', body, handlers, ...(last && { last }), ...this.range(token) }
      }
      case 'return':
      case 'throw': {
        this.take()
        const value =
          this.peek().kind === 'line' || this.is(';') || this.is('}') || this.peek().kind === 'end' ? undefined : this.expression(0)
        return token.text === 'return'
          ? { type: 'return', ...(value && { value }), ...this.range(token) }
          : { type: 'stop', how: 'raise', ...(value && { value }), ...this.range(token) }
      }
      case 'break':
      case 'continue':
        this.take()
        if (this.peek().kind === 'name' && !this.peek().spaced) this.take()
        return { type: 'stop', how: token.text === 'break' ? 'break' : 'continue', ...this.range(token) }
      default:
        return undefined
    }
  }

  // Types are stepped over.

  private skipBraces(): void {
    if (!this.is('{')) return
    let depth = 0
    do {
      const token = this.take()
      if (token.text === '{' && token.kind === 'sign') depth++
      else if (token.text === '}' && token.kind === 'sign') depth--
      if (token.kind === 'end') return
    } while (depth > 0 && this.peek().kind !== 'end')
  }
  private skipType(): void {
    let depth = 0
    let wants = true
    for (let n = 0; n < 4096; n++) {
      const token = this.peek()
      if (token.kind === 'end') return
      if (token.kind === 'line') {
        const next = this.peek(1)
        if (depth === 0 && !wants && !/^[|&]$/.test(next.text)) return
        this.take()
        continue
      }
      if (token.kind === 'sign') {
        if (
          depth === 0 &&
          (/^[,)\]};=]$/.test(token.text) || (token.text === '=>' && !this.afterParenthesis()) || (token.text === '{' && !wants))
        )
          return
        if (/^[([{<]$/.test(token.text)) depth++
        else if (/^[)\]}>]$/.test(token.text)) depth = Math.max(0, depth - 1)
        else if (token.text === '>>') depth = Math.max(0, depth - 2)
        wants = /^([|&:,([{<]|=>)$/.test(token.text)
      } else wants = token.kind === 'name' && /^(keyof|typeof|readonly|infer|is|extends|unique|asserts|in)$/.test(token.text)
      this.take()
    }
  }
  private afterParenthesis(): boolean {
    return this.tokens[this.position - 1]?.text === ')'
  }
  protected override typeAnnotation(): void {
    this.accept('?')
    this.accept('!')
    if (this.accept(':')) this.skipType()
  }
  private skipGenerics(): boolean {
    if (!this.is('<')) return false
    let depth = 0
    for (let n = 0; n < 64; n++) {
      const token = this.peek(n)
      if (token.text === '<') depth++
      else if (token.text === '>') depth--
      else if (token.text === '>>') depth -= 2
      else if (token.kind === 'end' || (token.kind === 'sign' && /^(&&|\|\||;|===|==|\+|-|\*)$/.test(token.text))) return false
      if (depth <= 0) {
        if (!this.is('(', n + 1) && this.peek(n + 1).kind !== 'quoted') return false
        this.position += n + 1
        return true
      }
    }
    return false
  }

  private declarations(): Node {
    const start = this.take()
    const out: Node[] = []
    do {
      this.skipLines()
      const target = this.primary()
      this.typeAnnotation()
      const had = this.accept('=')
      this.skipLinesIf(had)
      const value: Node = had ? this.expression(1) : { type: 'constant', value: null, start: target.end, end: target.end }
      if (this.is('of') || this.is('in')) return target
      out.push({ type: 'assign', target, value, declare: true, start: target.start, end: value.end })
    } while (this.accept(','))
    return out.length === 1 && out[0] ? out[0] : block(out, this.range(start).start, this.range(start).end)
  }
  private skipLinesIf(had: boolean): void {
    if (had) this.skipLines()
  }
  private imports(): Node {
    const start = this.take()
    const words: Token[] = []
    while (this.peek().kind !== 'quoted' && this.peek().kind !== 'end' && !this.is(';')) {
      if (this.is('=')) {
        // import x = require('y')
        this.take()
        const value = this.expression(1)
        const name = words[0]?.text ?? ''
        return { type: 'assign', target: { type: 'name', name, ...this.range(start) }, value, declare: true, ...this.range(start) }
      }
      words.push(this.take())
    }
    const from = this.peek().kind === 'quoted' ? this.take().quoted?.body : undefined
    if (from === undefined || words[0]?.text === 'type') return nothing(start.start, start.end)
    const path = from
      .replace(/^node:/, '')
      .replace(/^(\.{1,2}\/)+/, 'local/')
      .replace(/\//g, '.')
    const out: Node[] = []
    let inside = false
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as Token
      if (word.text === '{') inside = true
      else if (word.text === '}') inside = false
      else if (word.kind === 'name' && word.text !== 'from' && word.text !== 'as' && word.text !== 'type') {
        const alias = words[i + 1]?.text === 'as' ? words[i + 2]?.text : undefined
        if (alias !== undefined) i += 2
        out.push({
          type: 'import',
          path: inside && word.text !== 'default' ? `${path}.${word.text}` : path,
          as: alias ?? word.text,
          ...this.range(start),
        })
      } else if (word.text === '*' && words[i + 1]?.text === 'as') {
        out.push({ type: 'import', path, as: words[i + 2]?.text ?? '', ...this.range(start) })
        i += 2
      }
    }
    return block(out, this.range(start).start, this.range(start).end)
  }
  private exports(): Node {
    const start = this.take()
    if (this.is('*') || this.is('{') || this.is('=')) {
      while (this.peek().kind !== 'line' && !this.is(';') && this.peek().kind !== 'end') this.take()
      return nothing(start.start, start.end)
    }
    this.accept('default')
    const node = this.statement() ?? nothing(start.start, start.end)
    const name =
      (node.type === 'function' || node.type === 'class') && node.name !== undefined
        ? node.name
        : node.type === 'assign' && node.target.type === 'name'
          ? node.target.name
          : undefined
    const at = { start: node.start, end: node.end }
    return name === undefined
      ? { type: 'exports', value: node, ...at }
      : block([node, { type: 'exports', value: { type: 'name', name, ...at }, ...at }], at.start, at.end)
  }
  private fn(): Node {
    const start = this.take()
    this.accept('*')
    const name = this.peek().kind === 'name' ? this.take().text : undefined
    return this.rest(start, name)
  }
  /** Parameters and body of a function. */
  private rest(start: Token, name?: string, method = false): Node {
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
  private classOf(): Node {
    const start = this.take()
    const name = this.peek().kind === 'name' && !this.is('extends') && !this.is('implements') ? this.take().text : undefined
    this.skipTypeParameters()
    const bases: Node[] = []
    if (this.accept('extends')) bases.push(this.expression(11.5))
    while (!this.is('{') && this.peek().kind !== 'end') this.take()
    this.accept('{')
    const members: Node[] = []
    while (!this.is('}') && this.peek().kind !== 'end') {
      const before = this.position
      this.separators()
      while (this.peek().kind === 'name' && this.peek().text.startsWith('@') && this.peek().text.length > 1) {
        this.take()
        if (this.is('(')) this.parenthesizedArguments()
        this.skipLines()
      }
      while (
        this.peek().kind === 'name' &&
        (MODIFIERS.test(this.peek().text) || /^(get|set)$/.test(this.peek().text)) &&
        !/^[(=:;?!]$/.test(this.peek(1).text)
      )
        this.take()
      this.accept('*')
      const token = this.peek()
      if (token.kind === 'name' || token.kind === 'quoted' || token.text === '[') {
        const key = token.text === '[' && token.kind === 'sign' ? (this.listUntil('[', ']'), token) : this.take()
        this.accept('?')
        if (this.is('(') || this.is('<')) members.push(this.rest(key, key.text || key.quoted?.body, true))
        else {
          this.typeAnnotation()
          if (this.accept('=')) {
            this.skipLines()
            members.push({
              type: 'assign',
              target: { type: 'name', name: key.text, ...this.range(key, key) },
              value: this.expression(1),
              declare: true,
              ...this.range(key),
            })
          }
        }
      }
      this.separators()
      if (this.position === before) this.take()
    }
    this.accept('}')
    return { type: 'class', members, bases, ...(name !== undefined && { name }), ...this.range(start) }
  }
  private skipTypeParameters(): void {
    let depth = 0
    if (!this.is('<')) return
    do {
      const token = this.take()
      if (token.text === '<') depth++
      else if (token.text === '>') depth--
      else if (token.text === '>>') depth -= 2
    } while (depth > 0 && this.peek().kind !== 'end')
  }
  private forLoop(): Node {
    const start = this.take()
    this.accept('await')
    this.accept('(')
    const declared = this.is('const') || this.is('let') || this.is('var')
    const first = this.is(';') ? undefined : declared ? this.declarations() : this.expression(0)
    if (this.is('of') || this.is('in')) {
      const keys = this.take().text === 'in'
      const over = this.expression(0)
      this.accept(')')
      this.skipLines()
      return { type: 'each', target: first ?? nothing(0, 0), over, body: this.braces(), keys, ...this.range(start) }
    }
    this.accept(';')
    const test = this.is(';') ? undefined : this.expression(0)
    this.accept(';')
    const next = this.is(')') ? undefined : this.expression(0)
    this.accept(')')
    this.skipLines()
    return {
      type: 'loop',
      ...(first && { first }),
      ...(test && { test }),
      ...(next && { next }),
      body: this.braces(),
      ...this.range(start),
    }
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
  private isArrow(): boolean {
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
  private arrow(): Node {
    const start = this.take()
    const parameters = this.parameters(')')
    if (this.accept(':')) this.skipType()
    this.accept('=>')
    return { type: 'function', parameters, body: this.arrowBody(), ...this.range(start) }
  }
  private arrowBody(): Node {
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
      const list = this.listUntil('[', ']')
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
        const program = new TypescriptReader(code, start, this.depth + this.level).readProgram()
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

export const readTypescript = scriptReader((source) => new TypescriptReader(source))
