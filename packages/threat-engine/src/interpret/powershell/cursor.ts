import { isBlank, isNewline } from './characters.js'
import type { Block } from './ast.js'

const MAX_NESTING = 100

/**
 * A position in the source and what all parts of the parser share. The parser is written by hand and has no separate tokenizer: PowerShell
 * has two lexical modes
 * (expressions and commands), which of them holds is known only to the parser, and the engine must stay synchronous and small, which rules
 * out a grammar in WebAssembly.
 * It is tolerant: every input has a tree, no rule looks back, and each character is passed a bounded number of times.
 */
export class Cursor {
  i = 0
  /** Set when brackets are nested deeper than the limit; the rest of the source was not read then. */
  deep = false
  /** Whether a comma makes a list here; between the arguments of a method it does not. */
  commas = true
  private nesting = 0

  constructor(
    readonly source: string,
    /** Parses statements up to and including the closing character; here so that expressions need not import statements. */
    readonly parseBlock: (cursor: Cursor, close: string) => Block,
  ) {}

  peek(ahead = 0): string {
    return this.source[this.i + ahead] ?? ''
  }

  get done(): boolean {
    return this.i >= this.source.length
  }

  startsWith(text: string): boolean {
    return this.source.startsWith(text, this.i)
  }

  /** Matches a sticky regular expression here, without moving. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.i
    return pattern.exec(this.source)?.[0]
  }

  /** Runs `parse` one level deeper; past the limit the rest of the source is given up and `fallback` returned. */
  nested<T>(parse: () => T, fallback: T): T {
    if (this.nesting >= MAX_NESTING) {
      this.deep = true
      this.i = this.source.length
      return fallback
    }
    this.nesting++
    const result = parse()
    this.nesting--
    return result
  }

  withCommas<T>(commas: boolean, parse: () => T): T {
    const before = this.commas
    this.commas = commas
    const result = parse()
    this.commas = before
    return result
  }

  /** Skips blanks, comments and continued lines; with `newlines` line ends as well. */
  skipSpace(newlines = false): void {
    for (;;) {
      const code = this.source.charCodeAt(this.i)
      if (code === 0x20 || code === 0x09) this.i++
      else if (code === 0x0a || code === 0x0d) {
        if (!newlines) return
        this.i++
      } else if (code === 0x60 && isNewline(this.peek(1))) this.i += this.startsWith('`\r\n') ? 3 : 2
      else if (code === 0x23) this.skipLine()
      else if (code === 0x3c && this.peek(1) === '#') {
        const end = this.source.indexOf('#>', this.i + 2)
        this.i = end < 0 ? this.source.length : end + 2
      } else if ((code < 0x20 || code > 0x7e) && isBlank(this.peek())) this.i++
      else return
    }
  }

  skipLine(): void {
    while (!this.done && !isNewline(this.peek())) this.i++
  }
}
