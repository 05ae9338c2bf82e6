import { unescapeBackslashes } from '../../fold/encoding.js'
import { MAX_CODE, MAX_NESTING } from '../../limits.js'
import { block, nothing, TooDeep, type Node, type Reading } from '../../syntax.js'

// Tcl and Expect: a script is a list of commands, a command a list of words. Words in braces are literal, and are read again where a
// command takes a script.

export function readTcl(source: string): Reading {
  if (source.length > MAX_CODE) return { exhausted: 'length' }
  try {
    return { program: new TclReader(source, 0, 0).script() }
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return { exhausted: 'depth' }
    throw error
  }
}

/** A word: its value, and its source when it was in braces. */
interface Word {
  readonly node: Node
  readonly braced?: string
  readonly at: number
}

/** Commands whose braced words are scripts, by which word that is; a negative number counts from the end, `all` is every braced one. */
const SCRIPTS: Readonly<Record<string, readonly number[] | 'all'>> = {
  while: [2],
  for: [1, 3, 4],
  foreach: [-1],
  catch: [1],
  eval: [1],
  after: [-1],
  namespace: [-1],
  try: [1],
  expect: 'all',
  interact: 'all',
  switch: 'all',
  time: [1],
  uplevel: [-1],
  lmap: [-1],
}

class TclReader {
  private at = 0
  constructor(
    private readonly source: string,
    private readonly offset: number,
    private readonly level: number,
  ) {
    if (level > MAX_NESTING / 2) throw new TooDeep()
  }
  script(): Node {
    const body: Node[] = []
    while (this.at < this.source.length) {
      const before = this.at
      const words = this.command(false)
      if (words.length > 0) body.push(this.statement(words))
      if (this.at === before) this.at++
    }
    return block(body, this.offset, this.offset + this.source.length)
  }

  private command(bracketed: boolean): Word[] {
    const words: Word[] = []
    while (this.at < this.source.length && words.length < 512) {
      const c = this.source[this.at] as string
      if (c === '\n' || c === ';') {
        this.at++
        if (words.length > 0) break
      } else if (c === '\\' && this.source[this.at + 1] === '\n') this.at += 2
      else if (/\s/.test(c)) this.at++
      else if (c === '#' && words.length === 0) {
        const end = this.source.indexOf('\n', this.at)
        this.at = end < 0 ? this.source.length : end
      } else if (c === ']' && bracketed) {
        this.at++
        break
      } else words.push(this.word(bracketed))
    }
    return words
  }
  private word(bracketed: boolean): Word {
    const start = this.at
    if (this.source[start] === '{' || this.source.startsWith('{*}', start)) {
      if (this.source.startsWith('{*}', start)) {
        this.at += 3
        return this.word(bracketed)
      }
      let depth = 0
      let i = start
      for (; i < this.source.length; i++) {
        const c = this.source[i]
        if (c === '\\') i++
        else if (c === '{') depth++
        else if (c === '}' && --depth === 0) break
      }
      this.at = Math.min(i + 1, this.source.length)
      const braced = this.source.slice(start + 1, i)
      return { node: { type: 'text', value: braced, start: start + this.offset, end: this.at + this.offset }, braced, at: start + 1 }
    }
    const quoted = this.source[start] === '"'
    if (quoted) this.at++
    const parts: Node[] = []
    let text = ''
    const flush = () => {
      if (text !== '')
        parts.push({ type: 'text', value: unescapeBackslashes(text), start: start + this.offset, end: this.at + this.offset })
      text = ''
    }
    while (this.at < this.source.length) {
      const c = this.source[this.at] as string
      if (quoted ? c === '"' : /[\s;]/.test(c) || (c === ']' && bracketed)) break
      if (c === '\\') {
        text += this.source.slice(this.at, this.at + 2)
        this.at += 2
      } else if (c === '[') {
        flush()
        this.at++
        parts.push(this.substitution())
      } else if (c === '$' && /[\w{:]/.test(this.source[this.at + 1] ?? '')) {
        flush()
        parts.push(this.variable())
      } else {
        text += c
        this.at++
      }
    }
    flush()
    if (quoted) this.at++
    const range = { start: start + this.offset, end: this.at + this.offset }
    const [only] = parts
    return {
      node:
        parts.length === 1 && only
          ? only
          : parts.length === 0
            ? { type: 'text', value: '', ...range }
            : { type: 'template', parts, ...range },
      at: start,
    }
  }
  private depth = 0
  private substitution(): Node {
    if (++this.depth + this.level > MAX_NESTING / 2) throw new TooDeep()
    const start = this.at
    const words = this.command(true)
    this.depth--
    return words.length > 0 ? this.statement(words) : nothing(start + this.offset, this.at + this.offset)
  }
  private variable(): Node {
    const start = this.at
    this.at++
    let name: string
    if (this.source[this.at] === '{') {
      const end = this.source.indexOf('}', this.at)
      name = this.source.slice(this.at + 1, end < 0 ? undefined : end)
      this.at = end < 0 ? this.source.length : end + 1
    } else {
      const found = /[\w:]+(?:\(([^()\s]{0,80})\))?/y
      found.lastIndex = this.at
      name = found.exec(this.source)?.[0] ?? ''
      this.at += name.length
    }
    const range = { start: start + this.offset, end: this.at + this.offset }
    const entry = /^(?:::)?(\w+)\((.*)\)$/.exec(name)
    return entry
      ? {
          type: 'index',
          of: { type: 'name', name: entry[1] ?? '', ...range },
          key: { type: 'text', value: entry[2] ?? '', ...range },
          ...range,
        }
      : { type: 'name', name: name.replace(/^::/, ''), ...range }
  }

  private statement(words: readonly Word[]): Node {
    const [head, ...rest] = words
    const name = head?.node.type === 'text' ? head.node.value.replace(/^::/, '') : undefined
    const range = { start: head?.node.start ?? 0, end: words.at(-1)?.node.end ?? 0 }
    const first = rest[0]
    if (name === 'set' && first?.node.type === 'text' && rest[1])
      return { type: 'assign', target: this.target(first.node.value, range), value: rest[1].node, ...range }
    if (name === 'set' && first?.node.type === 'text') return this.target(first.node.value, range)
    if ((name === 'gets' || name === 'read') && first && rest[1]?.node.type === 'text')
      return {
        type: 'assign',
        target: this.target(rest[1].node.value, range),
        value: { type: 'call', callee: { type: 'name', name, ...range }, args: [{ value: first.node }], ...range },
        ...range,
      }
    if (name === 'puts') {
      const values = rest.filter((w) => !(w.node.type === 'text' && w.node.value === '-nonewline'))
      const to = values.length > 1 && !(values[0]?.node.type === 'text' && /^std(out|err)$/.test(values[0].node.value)) ? '@puts' : 'puts'
      return {
        type: 'call',
        callee: { type: 'name', name: to, ...range },
        args: (to === 'puts' ? values.slice(-1) : values).map((w) => ({ value: w.node })),
        ...range,
      }
    }
    if (name === 'append' && first?.node.type === 'text')
      return {
        type: 'assign',
        target: this.target(first.node.value, range),
        operator: 'concat',
        value: { type: 'template', parts: rest.slice(1).map((w) => w.node), ...range },
        ...range,
      }
    if (name === 'proc' && rest[2]?.braced !== undefined && first?.node.type === 'text') {
      return {
        type: 'function',
        name: first.node.value,
        parameters: (rest[1]?.braced ?? '')
          .split(/\s+/)
          .filter(Boolean)
          .map((p) => ({ target: { type: 'name', name: p.replace(/[{}]/g, ''), ...range } })),
        body: this.inner(rest[2]),
        ...range,
      }
    }
    if (name === 'if')
      return block(
        [
          {
            type: 'if',
            test: { type: 'unary', operator: 'void', of: nothing(range.start, range.start), ...range },
            then: block(
              rest
                .slice(1)
                .filter((w) => w.braced !== undefined)
                .map((w) => this.inner(w)),
              range.start,
              range.end,
            ),
            ...range,
          },
        ],
        range.start,
        range.end,
      )
    const scripts = name === undefined ? undefined : SCRIPTS[name]
    if (scripts && Object.hasOwn(SCRIPTS, name ?? '')) {
      const bodies =
        scripts === 'all'
          ? rest.filter((w) => w.braced !== undefined && /[a-z]/.test(w.braced))
          : scripts.map((i) => (i < 0 ? rest.at(i) : rest[i - 1])).filter((w) => w !== undefined)
      const read = bodies.map((w) =>
        w.braced === undefined
          ? ({ type: 'call', callee: { type: 'name', name: 'eval', ...range }, args: [{ value: w.node }], ...range } as Node)
          : this.inner(w),
      )
      const loops = name === 'while' || name === 'for' || name === 'foreach'
      const body = block(read, range.start, range.end)
      return loops || scripts === 'all'
        ? { type: 'if', test: { type: 'unary', operator: 'void', of: nothing(range.start, range.start), ...range }, then: body, ...range }
        : body
    }
    const callee: Node =
      name === undefined
        ? (head?.node ?? nothing(range.start, range.end))
        : {
            type: 'name',
            name:
              name === 'file' || name === 'string' || name === 'binary' || name === 'encoding'
                ? `${name}.${first?.node.type === 'text' ? first.node.value : ''}`
                : name,
            ...range,
          }
    const args = callee.type === 'name' && callee.name.includes('.') ? rest.slice(1) : rest
    return { type: 'call', callee, args: args.map((w) => ({ value: w.node })), ...range }
  }
  private target(name: string, range: { start: number; end: number }): Node {
    return { type: 'name', name, ...range }
  }
  private inner(word: Word): Node {
    return new TclReader(word.braced ?? '', this.offset + word.at, this.level + this.depth + 1).script()
  }
}
