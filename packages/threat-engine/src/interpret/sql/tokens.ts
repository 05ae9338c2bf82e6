import type { Lexed, Token } from './lex.js'

const END: Token = { kind: 'operator', text: '', start: 0, end: 0 }

/** Tokens with look-ahead that needs no checks. */
export class Tokens {
  constructor(readonly lexed: Lexed) {}

  /** The token at `k`; an empty operator outside the text. */
  at(k: number): Token {
    return this.lexed.tokens[k] ?? END
  }
  /** The upper-case text of a word at `k`, else ''. */
  word(k: number): string {
    const token = this.lexed.tokens[k]
    return token?.kind === 'word' ? token.text : ''
  }
  /** Whether the tokens from `k` are these words. */
  words(k: number, ...words: string[]): boolean {
    return words.every((word, n) => this.word(k + n) === word)
  }
  /** Index of the first of `words` in `[from, to)` outside parentheses that open there, or -1. */
  find(from: number, to: number, ...words: string[]): number {
    for (let k = from; k < to; k++) {
      if (this.at(k).kind === 'open') k = Math.min(this.lexed.match[k]!, to)
      else if (words.includes(this.word(k))) return k
    }
    return -1
  }
  /** Index of the `)` of the `(` at `k`, at most `to`. */
  close(k: number, to: number): number {
    const close = this.lexed.match[k] ?? -1
    return close < 0 ? to : Math.min(close, to)
  }
}
