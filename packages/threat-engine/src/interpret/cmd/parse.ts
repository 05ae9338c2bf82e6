// The structure of a line or batch file of cmd.exe: what is grouped, chained, repeated and conditional. Variables are expanded later, where a command runs, as a `set` before it may
// change them. Tolerant: every input has a tree; each character is passed a bounded number of times.

export interface Redirection {
  readonly fd: string
  readonly op: '>' | '>>' | '<' | '>&'
  readonly target: string
}
export type Node = { readonly start: number; readonly end: number } & (
  | { readonly t: 'simple'; readonly raw: string }
  | { readonly t: 'group'; readonly body: Sequence; readonly redirections: readonly Redirection[] }
  | { readonly t: 'for'; readonly how: string; readonly options: string; readonly variable: string; readonly set: string; readonly body: Node }
  | { readonly t: 'if'; readonly condition: string; readonly negated: boolean; readonly then: Node; readonly otherwise?: Node | undefined }
  | { readonly t: 'pipe'; readonly elements: readonly Node[] }
)
/** Commands one after the other with what chains each to the one before. */
export type Sequence = readonly { readonly op: '' | '&' | '&&' | '||'; readonly node: Node }[]

const MAX_NESTING = 60
const WORD = /[A-Za-z]+/y
const FOR = /for\s+(?:\/([dflr])\s*)?/iy
const OPTIONS = /(?:"[^"\n]*"|[^\s%("]+)\s+/y
const VARIABLE = /%{1,2}~?([A-Za-z0-9#?$@])\s+in\s*\(/iy
const CONDITION = /if\s+(?:\/i\s+)?(not\s+)?/iy
const ELSE = /\s*else\b/iy

/** Parses source; `deep` says that brackets were nested too deeply and the rest was not read. */
export function parseCmd(source: string): { readonly body: Sequence; readonly deep: boolean } {
  const parser = new Parser(source)
  return { body: parser.sequence(0), deep: parser.deep }
}

class Parser {
  private i = 0
  deep = false

  constructor(private readonly source: string) {}

  sequence(depth: number): Sequence {
    const out: { op: '' | '&' | '&&' | '||'; node: Node }[] = []
    let op: '' | '&' | '&&' | '||' = ''
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

  private skip(characters: string): void {
    while (this.i < this.source.length && characters.includes(this.source[this.i] ?? '')) this.i++
  }

  /** Labels and remarks do nothing. */
  private skipsLine(): boolean {
    const label = this.source[this.i] === ':'
    if (!label && !/^rem(?:[\s]|$)/i.test(this.source.slice(this.i, this.i + 4))) return false
    const end = this.source.indexOf('\n', this.i)
    this.i = end < 0 ? this.source.length : end + 1
    return true
  }

  private connector(): '' | '&' | '&&' | '||' {
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
    WORD.lastIndex = this.i
    const word = WORD.exec(this.source)?.[0].toLowerCase()
    const special = word === 'for' ? this.forLoop(depth) : word === 'if' ? this.condition(depth) : undefined
    if (special) return special
    const end = this.simple(false)
    return { t: 'simple', raw: this.source.slice(start, end), start, end }
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.i
    return pattern.exec(this.source) ?? undefined
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
    const body: { op: '' | '&' | '&&' | '||'; node: Node }[] = [{ op: '', node: first }]
    for (;;) {
      const op = this.connector()
      if (op === '') break
      this.skip(' \t@')
      if (this.i >= this.source.length || this.source[this.i] === '\n' || this.source[this.i] === ')') break
      body.push({ op, node: this.pipeline(depth) })
    }
    return body.length === 1 ? first : { t: 'group', body, redirections: [], start, end: this.i }
  }

  /** Moves to the parenthesis that closes one opened before. */
  private closing(): void {
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

  /** `exist PATH`, `defined NAME`, `errorlevel N`, `a==b`, `a EQU b`. */
  private comparison(): string {
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
  private simple(only: boolean): number {
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
      } else if (only && c !== ' ' && c !== '>' && c !== '<' && c !== '1' && c !== '2' && this.source[this.i - 1] === ' ' && !/[<>]\s*$/.test(this.source.slice(Math.max(0, this.i - 8), this.i))) break
    }
    return Math.min(this.i, this.source.length)
  }
}

const REDIRECTION = /([0-9]?)(>>|>&|>|<)\s*(&?[0-9](?=\s|$)|"[^"\n]*"|[^\s<>|&"]+(?:"[^"\n]*")?[^\s<>|&"]*)?/y

/** Resolves carets and takes redirections out of the text of one command; quotes stay. */
export function unescapeCmd(raw: string): { readonly text: string; readonly redirections: readonly Redirection[] } {
  const redirections: Redirection[] = []
  if (!/[\^<>]/.test(raw)) return { text: raw, redirections }
  let text = ''
  let quoted = false
  for (let i = 0; i < raw.length; i++) {
    const c = raw[i] ?? ''
    if (c === '"') quoted = !quoted
    else if (!quoted && c === '^') {
      i++
      const next = raw[i] ?? ''
      if (next === '\r') i++
      if (next !== '\n' && next !== '\r') text += next
      continue
    } else if (!quoted && (c === '>' || c === '<')) {
      const fd = /(?:^|\s)([0-9])$/.exec(text.slice(-2))?.[1] ?? ''
      REDIRECTION.lastIndex = i
      const found = REDIRECTION.exec(raw)
      if (found) {
        if (fd) text = text.slice(0, -1)
        const target = found[3] ?? ''
        const merged = found[2] === '>&' || target.startsWith('&')
        redirections.push({ fd: fd || (c === '<' ? '0' : '1'), op: merged ? '>&' : ((found[2] ?? '>') as '>' | '>>' | '<'), target: target.replaceAll('"', '').replaceAll('^', '') })
        i += Math.max(found[0].length, 1) - 1
        continue
      }
    }
    text += c
  }
  return { text, redirections }
}
