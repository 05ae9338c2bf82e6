// Tokens of the script languages. One pass, linear, tolerant: an unclosed quote ends with the text.

/** What stands between quotes. */
export interface Quoted {
  /**
   * `text` a string · `shell` runs as a command · `words` a list of words · `regex` a pattern · `replace` pattern and replacement · `tr`
   * two character sets · `read` reads a handle or a glob
   */
  readonly kind: 'text' | 'shell' | 'words' | 'regex' | 'replace' | 'tr' | 'read'
  readonly body: string
  /** Position of `body` in the source. */
  readonly at: number
  /** Variables and escapes in it are expanded. */
  readonly expands: boolean
  /** Replacement of `replace` and `tr`. */
  readonly by?: string
  readonly flags?: string
}
export interface Token {
  readonly kind: 'name' | 'variable' | 'number' | 'quoted' | 'sign' | 'line' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
  /** White space or a line break comes before. */
  readonly spaced: boolean
  readonly quoted?: Quoted
}

/** How the tokens of one language look. Expressions are sticky and have no super-linear parts. */
export interface LexRules {
  readonly lineComment: RegExp
  readonly blockComments: readonly (readonly [open: string, close: string])[]
  readonly name: RegExp
  /** Variables with a sigil. */
  readonly variable?: RegExp
  /** Line breaks end statements. */
  readonly lines: boolean
  /** Signs of two and more characters, longest first. */
  readonly signs: readonly string[]
  /** Quotes other than those that are built in; gets the lexer at the position. */
  readonly quote: (lexer: Lexer) => Token | undefined
  /** Words after which a value follows, so that a slash starts a pattern. */
  readonly beforeValue: ReadonlySet<string>
}

const NUMBER = /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?/y

export class Lexer {
  at = 0
  spaced = false
  /** Searches that found nothing, for languages that must bound them. */
  failures = 0
  readonly tokens: Token[] = []
  /** Here-documents whose text begins after the next line break. */
  readonly pending: { tag: string; indent: boolean; expands: boolean; kind: 'text' | 'shell'; index: number }[] = []

  constructor(
    readonly source: string,
    readonly rules: LexRules,
  ) {}

  run(): readonly Token[] {
    while (this.at < this.source.length) this.step()
    this.push('end', this.source.length, this.source.length)
    return this.tokens
  }

  /** True when a value may start here, so that `/`, `<<`, `%` and `?` are not operators. */
  valueExpected(): boolean {
    const last = this.tokens.at(-1)
    if (!last || last.kind === 'line') return true
    if (last.kind === 'sign') return !/^[)\]}]$/.test(last.text)
    if (last.kind === 'name') return this.rules.beforeValue.has(last.text)
    return false
  }
  push(kind: Token['kind'], start: number, end: number, quoted?: Quoted): Token {
    const token: Token = {
      kind,
      text: quoted ? '' : this.source.slice(start, end),
      start,
      end,
      spaced: this.spaced,
      ...(quoted && { quoted }),
    }
    this.tokens.push(token)
    this.spaced = false
    this.at = end
    return token
  }
  /** Matches a sticky expression here. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    return pattern.exec(this.source)
  }

  private step(): void {
    const { source, rules } = this
    const c = source[this.at] as string
    if (c === '\n') {
      this.at++
      if (this.pending.length > 0) this.hereDocuments()
      this.spaced = true
      const last = this.tokens.at(-1)
      if (rules.lines && last && last.kind !== 'line') {
        this.push('line', this.at - 1, this.at)
        this.spaced = true
      }
      return
    }
    if (
      c === ' ' ||
      c === '\t' ||
      c === '\r' ||
      c === '\f' ||
      c === '\u00a0' ||
      (c === '\\' && /\r?\n/y.test(source.slice(this.at + 1, this.at + 3)))
    ) {
      this.at += c === '\\' ? 2 : 1
      this.spaced = true
      return
    }
    for (const [open, close] of rules.blockComments) {
      if (source.startsWith(open, this.at)) {
        const end = source.indexOf(close, this.at + open.length)
        this.at = end < 0 ? source.length : end + close.length
        this.spaced = true
        return
      }
    }
    const comment = this.match(rules.lineComment)
    if (comment) {
      const end = source.indexOf('\n', this.at)
      this.at = end < 0 ? source.length : end
      return
    }
    if (rules.quote(this)) return
    const variable = rules.variable && this.match(rules.variable)
    if (variable) return void this.push('variable', this.at, this.at + variable[0].length)
    const number = this.match(NUMBER)
    if (number) return void this.push('number', this.at, this.at + number[0].length)
    const name = this.match(rules.name)
    if (name) return void this.push('name', this.at, this.at + name[0].length)
    const sign = rules.signs.find((s) => source.startsWith(s, this.at))
    this.push('sign', this.at, this.at + (sign?.length ?? 1))
  }

  /** A quoted text up to its closing character; brackets nest, a backslash protects. Gives the position after it. */
  delimited(open: number, nests = true): { body: string; at: number; end: number } {
    const { source } = this
    const first = source[open] as string
    const close = { '(': ')', '[': ']', '{': '}', '<': '>' }[first] ?? first
    let depth = 1
    for (let i = open + 1; i < source.length; i++) {
      const c = source[i]
      if (c === '\\') i++
      else if (c === close && --depth === 0) return { body: source.slice(open + 1, i), at: open + 1, end: i + 1 }
      else if (nests && c === first && close !== first) depth++
    }
    return { body: source.slice(open + 1), at: open + 1, end: source.length }
  }
  /** Pushes a quoted token for the delimiters at `open`. */
  quoted(start: number, open: number, kind: Quoted['kind'], expands: boolean): Token {
    const { body, at, end } = this.delimited(open)
    let last = end
    let flags = ''
    if (kind === 'regex') {
      const more = /[a-zA-Z]*/y
      more.lastIndex = end
      flags = more.exec(this.source)?.[0] ?? ''
      last += flags.length
    }
    return this.push('quoted', start, last, { kind, body, at, expands, ...(flags && { flags }) })
  }
  /** `s{a}{b}flags` and `tr/a/b/`. */
  twoParts(start: number, open: number, kind: 'replace' | 'tr'): Token {
    const first = this.delimited(open)
    const bracket = /[([{<]/.test(this.source[open] ?? '')
    let second = first.end
    if (bracket) while (/\s/.test(this.source[second] ?? '')) second++
    const by = this.delimited(bracket ? second : first.end - 1)
    const more = /[a-z]*/y
    more.lastIndex = by.end
    const flags = more.exec(this.source)?.[0] ?? ''
    return this.push('quoted', start, by.end + flags.length, { kind, body: first.body, at: first.at, expands: true, by: by.body, flags })
  }
  /** Registers a here-document: its token gets the text when the line ends. */
  hereDocument(start: number, end: number, tag: string, indent: boolean, expands: boolean, kind: 'text' | 'shell' = 'text'): Token {
    this.pending.push({ tag, indent, expands, kind, index: this.tokens.length })
    return this.push('quoted', start, end, { kind, body: '', at: end, expands })
  }
  private hereDocuments(): void {
    for (const { tag, indent, expands, kind, index } of this.pending.splice(0)) {
      const from = this.at
      let end = this.source.length
      let after = end
      for (let line = from; line < this.source.length;) {
        const next = this.source.indexOf('\n', line)
        const stop = next < 0 ? this.source.length : next
        const text = this.source.slice(line, stop)
        if ((indent ? text.trim() : text.replace(/\r$/, '')).replace(/[;,)]+$/, '') === tag) {
          end = line
          after = Math.min(stop + 1, this.source.length)
          break
        }
        line = stop + 1
        if (next < 0) break
      }
      const token = this.tokens[index]
      if (token) this.tokens[index] = { ...token, quoted: { kind, body: this.source.slice(from, end), at: from, expands } }
      this.at = after
    }
  }
}
