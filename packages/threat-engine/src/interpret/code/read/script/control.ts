import { block, type Node, nothing } from '../../syntax.js'
import type { Token } from './lexer.js'
import { ScriptReader } from './reader.js'

/** Statements that languages write as C does: a word, a test in parentheses, and a branch. */
export abstract class ControlReader extends ScriptReader {
  /** `if (test) then else otherwise`. */
  protected ifElse(token: Token, branch: () => Node = () => this.braces()): Node {
    this.take()
    const test = this.parenthesized()
    this.skipLines()
    const then = branch()
    const mark = this.position
    this.separators()
    if (!this.accept('else')) {
      this.position = mark
      return { type: 'if', test, then, ...this.range(token) }
    }
    this.skipLines()
    return { type: 'if', test, then, otherwise: branch(), ...this.range(token) }
  }

  /** `while (test) body`; the body may be missing. */
  protected whileLoop(token: Token, branch: () => Node = () => this.braces()): Node {
    this.take()
    const test = this.parenthesized()
    this.skipLines()
    return { type: 'loop', test, body: this.is(';') ? nothing(test.end, test.end) : branch(), ...this.range(token) }
  }

  /** `do body while (test)`: the body runs at least once. */
  protected doWhile(): Node {
    this.take()
    this.skipLines()
    const body = this.braces()
    this.separators()
    this.accept('while')
    const test = this.parenthesized()
    return block([body, test], body.start, test.end)
  }

  /** `switch (subject) { … }`: which of its statements run is not known, so all of them may. */
  protected switchOn(token: Token): Node {
    this.take()
    const subject = this.parenthesized()
    this.accept('{')
    const body = this.until(() => this.is('}'))
    this.accept('}')
    const { start, end } = subject
    const then = block(body.filter((node) => node.type !== 'stop'), start, end)
    return block([subject, { type: 'if', test: { type: 'unary', operator: 'void', of: nothing(end, end), ...this.range(token) }, then, ...this.range(token) }], start, end)
  }
}
