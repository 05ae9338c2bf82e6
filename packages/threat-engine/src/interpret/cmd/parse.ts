import { Scanner } from './scanner.js'
import type { Connector, Node, Sequence } from './syntax.js'
import { unescapeCmd } from './unescape.js'

const WORD = /[A-Za-z]+/y
const MAX_NESTING = 60
const FOR = /for\s+(?:\/([dflr])\s*)?/iy
const OPTIONS = /(?:"[^"\n]*"|[^\s%("]+)\s+/y
const VARIABLE = /%{1,2}~?([A-Za-z0-9#?$@])\s+in\s*\(/iy
const CONDITION = /if\s+(?:\/i\s+)?(not\s+)?/iy
const ELSE = /\s*else\b/iy

/**
 * The structure of a line or batch file of cmd.exe. Variables are expanded later, where a command runs, as a `set` before it may change
 * them.
 * Tolerant: every input has a tree; `deep` says that brackets were nested too deeply and the rest was not read.
 */
export function parseCmd(source: string): { readonly body: Sequence; readonly deep: boolean } {
  const parser = new Parser(source)
  return { body: parser.sequence(0), deep: parser.deep }
}

class Parser extends Scanner {
  deep = false

  sequence(depth: number): Sequence {
    const out: { op: Connector; node: Node }[] = []
    let op: Connector = ''
    for (;;) {
      const before = this.i
      this.skip(' \t\r\n;,=@\u00a0')
      if (this.i >= this.source.length) return out
      if (this.source[this.i] === ')') {
        this.i++
        if (depth > 0) return out
        continue
      }
      if (this.skipsLine()) continue
      const node = this.pipeline(depth)
      out.push({ op, node })
      op = this.connector()
      if (this.i === before) this.i++
    }
  }

  private pipeline(depth: number): Node {
    const start = this.i
    const elements: Node[] = [this.command(depth)]
    for (;;) {
      this.skip(' \t')
      if (this.source[this.i] !== '|' || this.source[this.i + 1] === '|') break
      this.i++
      this.skip(' \t\r\n@')
      if (this.i >= this.source.length) break
      elements.push(this.command(depth))
    }
    const [only] = elements
    return elements.length === 1 && only ? only : { t: 'pipe', elements, start, end: this.i }
  }

  private command(depth: number): Node {
    const start = this.i
    if (depth >= MAX_NESTING) {
      this.deep = true
      this.i = this.source.length
      return { t: 'simple', raw: '', start, end: this.i }
    }
    if (this.source[this.i] === '(') {
      this.i++
      const body = this.sequence(depth + 1)
      const from = this.i
      const rest = this.simple(true)
      return { t: 'group', body, redirections: unescapeCmd(this.source.slice(from, rest)).redirections, start, end: this.i }
    }
    // `>file command` and `>file (` put the redirection first.
    const lead = /^[12]?>{1,2}\s*(?:"[^"\n]*"|[^\s(&|]+)(?:\s+\d>&\d)?\s*\(/.exec(this.source.slice(this.i, this.i + 400))
    if (lead) {
      this.i += lead[0].length
      const body = this.sequence(depth + 1)
      return { t: 'group', body, redirections: unescapeCmd(lead[0].slice(0, -1)).redirections, start, end: this.i }
    }
    const word = this.match(WORD)?.[0].toLowerCase()
    const special = word === 'for' ? this.forLoop(depth) : word === 'if' ? this.condition(depth) : undefined
    if (special) return special
    const end = this.simple(false)
    return { t: 'simple', raw: this.source.slice(start, end), start, end }
  }

  private forLoop(depth: number): Node | undefined {
    const start = this.i
    const head = this.match(FOR)
    if (!head) return undefined
    this.i += head[0].length
    const how = (head[1] ?? '').toLowerCase()
    const options = how === 'f' || how === 'r' ? this.match(OPTIONS) : undefined
    if (options) this.i += options[0].length
    const variable = this.match(VARIABLE)
    if (!variable?.[1]) {
      this.i = start
      return undefined
    }
    this.i += variable[0].length
    const from = this.i
    this.closing()
    const set = this.source.slice(from, this.i)
    this.i++
    const body = this.body(depth)
    return { t: 'for', how, options: options?.[0].trim() ?? '', variable: variable[1], set, body, start, end: this.i }
  }

  /** The command after `do`, or nothing. */
  private body(depth: number): Node {
    this.skip(' \t\r\n')
    if (/^do\b/i.test(this.source.slice(this.i, this.i + 3))) this.i += 2
    this.skip(' \t@\r\n')
    const start = this.i
    return this.i < this.source.length ? this.chain(depth + 1) : { t: 'simple', raw: '', start, end: start }
  }

  /** What `do` or `if` governs on one line: everything that is chained up to its end. */
  private chain(depth: number): Node {
    const start = this.i
    const first = this.pipeline(depth)
    const body: { op: Connector; node: Node }[] = [{ op: '', node: first }]
    for (;;) {
      const op = this.connector()
      if (op === '') break
      this.skip(' \t@')
      if (this.i >= this.source.length || this.source[this.i] === '\n' || this.source[this.i] === ')') break
      body.push({ op, node: this.pipeline(depth) })
    }
    return body.length === 1 ? first : { t: 'group', body, redirections: [], start, end: this.i }
  }

  private condition(depth: number): Node | undefined {
    const start = this.i
    const head = this.match(CONDITION)
    if (!head) return undefined
    this.i += head[0].length
    const condition = this.comparison()
    this.skip(' \t')
    const then = this.source[this.i] === '(' ? this.command(depth + 1) : this.chain(depth + 1)
    const other = this.match(ELSE)
    let otherwise: Node | undefined
    if (other && (then.t === 'group' || other[0].length > 4)) {
      this.i += other[0].length
      this.skip(' \t')
      otherwise = this.source[this.i] === '(' ? this.command(depth + 1) : this.chain(depth + 1)
    }
    return { t: 'if', condition, negated: head[1] !== undefined, then, otherwise, start, end: this.i }
  }
}
