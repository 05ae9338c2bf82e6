import { MAX_NESTING } from '../../limits.js'
import { type Node, TooDeep } from '../../syntax.js'
import { Lexer, type LexRules, type Token } from './lexer.js'

export const at = (start: number, end: number): { start: number; end: number } => ({ start, end })

/** What the shared reader must know about a language's syntax. */
export interface Grammar {
  readonly rules: LexRules
  /** Binary operators: binding power and the operator of the evaluator; `right` binds to the right. */
  readonly binary: Readonly<Record<string, readonly [power: number, operator: string, right?: 'right']>>
  readonly assignments: ReadonlySet<string>
  readonly prefixes: ReadonlySet<string>
  /** Signs between an object and its member. */
  readonly members: ReadonlySet<string>
  /** Words that begin a clause or end a block, so no value starts with them. */
  readonly stops: ReadonlySet<string>
}
/** Power of the binary operators that stand between statements of a line (`or`, `and`). */
export const LOWEST = 0

/** Steps through the tokens of a source. */
export abstract class TokenCursor {
  protected position = 0
  protected depth = 0
  protected readonly tokens: readonly Token[]

  constructor(
    protected readonly source: string,
    protected readonly grammar: Grammar,
    protected readonly offset = 0,
    protected readonly level = 0,
  ) {
    this.tokens = new Lexer(source, grammar.rules).run()
  }

  // Tokens

  protected peek(ahead = 0): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)] as Token
  }
  protected take(): Token {
    const token = this.peek()
    if (this.position < this.tokens.length - 1) this.position++
    return token
  }
  protected is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return (token.kind === 'sign' || token.kind === 'name') && token.text === text
  }
  protected accept(text: string): boolean {
    if (!this.is(text)) return false
    this.take()
    return true
  }
  protected skipLines(): void {
    while (this.peek().kind === 'line') this.take()
  }
  protected separators(): void {
    while (this.peek().kind === 'line' || this.is(';')) this.take()
  }
  protected range(start: Token | Node, end?: Token | Node): { start: number; end: number } {
    const first = 'kind' in start ? start.start + this.offset : start.start
    const last = end ?? this.tokens[Math.max(0, this.position - 1)] ?? start
    return { start: first, end: Math.max(first, 'kind' in last ? last.end + this.offset : last.end) }
  }
  protected nested<T>(read: () => T): T {
    if (++this.depth + this.level > MAX_NESTING) throw new TooDeep()
    const result = read()
    this.depth--
    return result
  }
}
