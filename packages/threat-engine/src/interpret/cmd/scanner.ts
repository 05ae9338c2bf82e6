import type { Connector } from './syntax.js'

/**
 * A position in a line or batch file of cmd.exe, and how far its smallest parts reach. Each character is passed a bounded number of times.
 */
export class Scanner {
  protected i = 0

  constructor(protected readonly source: string) {}

  protected match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.i
    return pattern.exec(this.source) ?? undefined
  }

  protected skip(characters: string): void {
    while (this.i < this.source.length && characters.includes(this.source[this.i] ?? '')) this.i++
  }

  /** Labels and remarks do nothing. */
  protected skipsLine(): boolean {
    const label = this.source[this.i] === ':'
    if (!label && !/^rem(?:[\s]|$)/i.test(this.source.slice(this.i, this.i + 4))) return false
    const end = this.source.indexOf('\n', this.i)
    this.i = end < 0 ? this.source.length : end + 1
    return true
  }

  protected connector(): Connector {
    this.skip(' \t')
    const two = this.source.slice(this.i, this.i + 2)
    if (two === '&&' || two === '||') {
      this.i += 2
      return two
    }
    if (this.source[this.i] === '&') {
      this.i++
      return '&'
    }
    return ''
  }

  /** Moves to the parenthesis that closes one opened before. */
  protected closing(): void {
    let open = 1
    let quoted = false
    for (; this.i < this.source.length; this.i++) {
      const c = this.source[this.i]
      if (c === '"') quoted = !quoted
      else if (quoted) continue
      else if (c === '(') open++
      else if (c === ')' && --open === 0) return
    }
  }

  /** `exist PATH`, `defined NAME`, `errorlevel N`, `a==b`, `a EQU b`. */
  protected comparison(): string {
    const start = this.i
    const word = (): string => {
      const from = this.i
      let quoted = false
      for (; this.i < this.source.length; this.i++) {
        const c = this.source[this.i] ?? ''
        if (c === '"') quoted = !quoted
        else if (!quoted && (c === ' ' || c === '\t' || c === '\n' || c === '(')) break
      }
      return this.source.slice(from, this.i)
    }
    const first = word().toLowerCase()
    this.skip(' \t')
    if (first === 'exist' || first === 'defined' || first === 'errorlevel' || first === 'cmdextversion') word()
    else if (this.source.startsWith('==', this.i)) {
      this.i += 2
      this.skip(' \t')
      word()
    } else if (first.endsWith('==')) word()
    else if (!first.includes('==')) {
      word()
      this.skip(' \t')
      word()
    }
    return this.source.slice(start, this.i).trim()
  }

  /** Moves past a simple command; returns its end. With `only`, just redirections may follow. */
  protected simple(only: boolean): number {
    let quoted = false
    let open = 0
    for (; this.i < this.source.length; this.i++) {
      const c = this.source[this.i] ?? ''
      if (c === '\n') break
      if (c === '"') quoted = !quoted
      else if (quoted) continue
      else if (c === '^') this.i += this.source.startsWith('\r\n', this.i + 1) ? 2 : 1
      else if (c === '&' && this.source[this.i - 1] === '>') continue
      else if (c === '&' || c === '|') break
      else if (c === '(' && !only) open++
      else if (c === ')') {
        if (open === 0) break
        open--
      } else if (
        only &&
        c !== ' ' &&
        c !== '>' &&
        c !== '<' &&
        c !== '1' &&
        c !== '2' &&
        this.source[this.i - 1] === ' ' &&
        !/[<>]\s*$/.test(this.source.slice(Math.max(0, this.i - 8), this.i))
      )
        break
    }
    return Math.min(this.i, this.source.length)
  }
}
