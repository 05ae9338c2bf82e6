import { unescape } from './printing.js'

export type Expression =
  | { readonly is: 'text' | 'pattern'; readonly text: string }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'field'; readonly of: Expression }
  | { readonly is: 'join'; readonly parts: readonly Expression[] }
  | { readonly is: 'assign'; readonly name: string; readonly operator: string; readonly value: Expression }
  | { readonly is: 'step'; readonly name: string; readonly by: number; readonly after: boolean }
  | { readonly is: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'call'; readonly name: string; readonly arguments: readonly Expression[] }

export type Statement =
  | { readonly do: 'print' | 'printf'; readonly values: readonly Expression[] }
  | { readonly do: 'for'; readonly first: Statement; readonly test: Expression; readonly next: Statement; readonly body: readonly Statement[] }
  | { readonly do: 'if'; readonly test: Expression; readonly body: readonly Statement[] }
  | { readonly do: 'expression'; readonly value: Expression }

export interface Rule {
  readonly when: 'BEGIN' | 'END' | Expression | undefined
  readonly body: readonly Statement[]
}

const TOKEN = /\s*(?:#[^\n]*|(\n)|"((?:[^"\\]|\\.)*)"|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(\+\+|--|\+=|-=|\*=|\/=|%=|==|!=|<=|>=|&&|\|\||[{}()[\];,$+\-*/%<>=!?:|~]))/y
type Token = { readonly kind: 'line' | 'text' | 'number' | 'name' | 'sign'; readonly text: string; readonly at: number; readonly spaced: boolean }
class Unread extends Error {}

/** Reads the small part of awk that computes text: rules, `print`, `printf`, `for(;;)`, `if`, assignments and expressions. `undefined` for the rest. */
export function readAwkProgram(source: string): readonly Rule[] | undefined {
  try {
    return new Reader(source).rules()
  } catch (error) {
    if (error instanceof Unread) return undefined
    throw error
  }
}

const POWER: Readonly<Record<string, number>> = { '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 3, '>': 3, '<=': 3, '>=': 3, '+': 5, '-': 5, '*': 6, '/': 6, '%': 6 }
const JOIN = 4
const MAX_DEPTH = 40

class Reader {
  private readonly tokens: Token[] = []
  private at = 0
  private depth = 0

  constructor(private readonly source: string) {
    TOKEN.lastIndex = 0
    while (TOKEN.lastIndex < source.length) {
      const start = TOKEN.lastIndex
      const m = TOKEN.exec(source)
      if (!m) {
        if (source.slice(start).trim() === '') break
        throw new Unread()
      }
      const kind = m[1] !== undefined ? 'line' : m[2] !== undefined ? 'text' : m[3] !== undefined ? 'number' : m[4] !== undefined ? 'name' : m[5] !== undefined ? 'sign' : undefined
      if (kind) this.tokens.push({ kind, text: m[1] ?? (m[2] === undefined ? (m[3] ?? m[4] ?? m[5]!) : unescape(m[2])), at: start, spaced: /^\s/.test(m[0]) })
    }
  }

  rules(): Rule[] {
    const out: Rule[] = []
    for (this.blank(); this.at < this.tokens.length; this.blank()) {
      const word = this.peek('name')
      let when: Rule['when']
      if (word === 'BEGIN' || word === 'END') { this.at++; when = word } else if (this.sign() !== '{') when = this.sign() === '/' ? this.pattern() : this.expression(0)
      out.push({ when, body: this.sign() === '{' ? this.block() : when === undefined ? [] : [{ do: 'print', values: [] }] })
    }
    return out
  }

  private pattern(): Expression {
    const from = this.source.indexOf('/', this.tokens[this.at]!.at) + 1
    const to = this.source.indexOf('/', from)
    if (to < 0) throw new Unread()
    while (this.at < this.tokens.length && this.tokens[this.at]!.at <= to) this.at++
    // The blank before a token belongs to it, so the next one may start at the slash.
    return { is: 'pattern', text: this.source.slice(from, to) }
  }

  private peek(kind: Token['kind']): string | undefined {
    const t = this.tokens[this.at]
    return t?.kind === kind ? t.text : undefined
  }
  private sign(): string | undefined {
    return this.peek('sign')
  }
  private take(sign: string): void {
    if (this.sign() !== sign) throw new Unread()
    this.at++
  }
  private accept(sign: string): boolean {
    if (this.sign() !== sign) return false
    this.at++
    return true
  }
  private blank(): void {
    while (this.tokens[this.at]?.kind === 'line' || this.sign() === ';') this.at++
  }

  private block(): Statement[] {
    if (++this.depth > MAX_DEPTH) throw new Unread()
    const out: Statement[] = []
    if (this.accept('{')) {
      for (this.blank(); !this.accept('}'); this.blank()) out.push(this.statement())
    } else {
      while (this.tokens[this.at]?.kind === 'line') this.at++
      out.push(this.statement())
    }
    this.depth--
    return out
  }

  private statement(): Statement {
    const word = this.peek('name')
    if (word === 'print' || word === 'printf') {
      this.at++
      const ends = (): boolean => this.at >= this.tokens.length || this.tokens[this.at]!.kind === 'line' || [';', '}'].includes(this.sign() ?? '')
      const values: Expression[] = []
      if (!ends()) do values.push(this.expression(JOIN)); while (this.accept(','))
      if (!ends()) throw new Unread()
      return { do: word, values }
    }
    if (word === 'for') {
      this.at++
      this.take('(')
      const first = this.statement()
      this.take(';')
      const test = this.expression(0)
      this.take(';')
      const next = this.statement()
      this.take(')')
      return { do: 'for', first, test, next, body: this.block() }
    }
    if (word === 'if') {
      this.at++
      this.take('(')
      const test = this.expression(0)
      this.take(')')
      return { do: 'if', test, body: this.block() }
    }
    return { do: 'expression', value: this.expression(0) }
  }

  private expression(power: number): Expression {
    if (++this.depth > MAX_DEPTH) throw new Unread()
    let left = this.operand()
    for (;;) {
      const sign = this.sign()
      const own = sign === undefined ? undefined : POWER[sign]
      if (own !== undefined && own > power) {
        this.at++
        left = { is: 'binary', operator: sign!, left, right: this.expression(own) }
      } else if (JOIN >= power && this.starts()) {
        const parts = [left]
        while (this.starts()) parts.push(this.expression(JOIN + 0.5))
        left = { is: 'join', parts }
      } else break
    }
    this.depth--
    return left
  }
  private starts(): boolean {
    const t = this.tokens[this.at]
    return t !== undefined && (t.kind === 'text' || t.kind === 'number' || t.kind === 'name' || t.text === '$' || (t.text === '(' && t.kind === 'sign'))
  }

  private operand(): Expression {
    const t = this.tokens[this.at++]
    if (!t) throw new Unread()
    if (t.kind === 'text' || t.kind === 'number') return { is: 'text', text: t.text }
    if (t.kind === 'name') return this.named(t.text)
    if (t.text === '(') { const e = this.expression(0); this.take(')'); return e }
    if (t.text === '$') return { is: 'field', of: this.operand() }
    if (t.text === '-') return { is: 'binary', operator: '-', left: { is: 'text', text: '0' }, right: this.operand() }
    if (t.text === '++' || t.text === '--') { const name = this.peek('name'); if (!name) throw new Unread(); this.at++; return { is: 'step', name, by: t.text === '++' ? 1 : -1, after: false } }
    throw new Unread()
  }

  private named(name: string): Expression {
    if (/^(?:system|getline|close|fflush|next|exit|while|do|delete|in|function|return|if|else|for|print|printf|gsub|sub|match|split|ENVIRON|ARGV)$/.test(name)) throw new Unread()
    const next = this.tokens[this.at]
    if (next?.text === '(' && next.kind === 'sign' && !next.spaced) {
      this.at++
      const values: Expression[] = []
      if (!this.accept(')')) { do values.push(this.expression(0)); while (this.accept(',')); this.take(')') }
      return { is: 'call', name, arguments: values }
    }
    if (next?.kind === 'sign') {
      if (next.text === '[') throw new Unread()
      if (next.text === '++' || next.text === '--') { this.at++; return { is: 'step', name, by: next.text === '++' ? 1 : -1, after: true } }
      if (/^[-+*/%]?=$/.test(next.text)) { this.at++; return { is: 'assign', name, operator: next.text, value: this.expression(0) } }
    }
    return { is: 'name', name }
  }
}
