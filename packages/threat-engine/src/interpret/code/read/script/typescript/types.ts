import { ControlReader } from '../control.js'
import { GRAMMAR } from './tokens.js'

/** Types are stepped over. */
export abstract class TypescriptTypes extends ControlReader {
  constructor(source: string, offset = 0, level = 0) {
    super(source, GRAMMAR, offset, level)
  }
  protected abstract reader(source: string, offset: number, level: number): ControlReader

  // Types are stepped over.

  protected skipBraces(): void {
    if (!this.is('{')) return
    let depth = 0
    do {
      const token = this.take()
      if (token.text === '{' && token.kind === 'sign') depth++
      else if (token.text === '}' && token.kind === 'sign') depth--
      if (token.kind === 'end') return
    } while (depth > 0 && this.peek().kind !== 'end')
  }
  protected skipType(): void {
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
  protected afterParenthesis(): boolean {
    return this.tokens[this.position - 1]?.text === ')'
  }
  protected override typeAnnotation(): void {
    this.accept('?')
    this.accept('!')
    if (this.accept(':')) this.skipType()
  }
  protected skipGenerics(): boolean {
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
  protected skipTypeParameters(): void {
    let depth = 0
    if (!this.is('<')) return
    do {
      const token = this.take()
      if (token.text === '<') depth++
      else if (token.text === '>') depth--
      else if (token.text === '>>') depth -= 2
    } while (depth > 0 && this.peek().kind !== 'end')
  }
  protected skipLinesIf(had: boolean): void {
    if (had) this.skipLines()
  }
}
