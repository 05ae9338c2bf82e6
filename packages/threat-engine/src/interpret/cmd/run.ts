import { placed } from '../frame.js'
import { weaker, CLEAN, NOTHING, UNKNOWN, join, resource, type Frame, type Machine, type Stream } from '../machine.js'
import { at } from '../shell/apply.js'
import type { Arg } from '../shell/expand.js'
import type { Shell } from '../shell/execute.js'
import { openForReading, openForWriting } from '../shell/redirect.js'
import { concat } from '../shell/state.js'
import { HOLE, STAR, display } from '../word.js'
import { runBuiltin } from './builtins.js'
import { runNative } from './native.js'
import { expandVariables, type Held, type Variables } from './expand.js'
import { parseCmd } from './parse.js'
import type { Node, Redirection, Sequence } from './syntax.js'
import { unescapeCmd } from './unescape.js'
import { splitCommandLine } from './words.js'

const MAX_ITEMS = 16
const MAX_REPARSE = 4

/** Walks the tree of a batch text with one set of variables. */
export class CmdRun {
  private reparsing = 0

  constructor(
    readonly machine: Machine,
    readonly variables: Variables,
    readonly shell: Shell,
  ) {}

  sequence(body: Sequence, frame: Frame): Stream {
    let out: Stream = NOTHING
    for (const { op, node } of body) {
      if (!this.machine.pay(frame)) return UNKNOWN
      // What comes after `||` runs when the command before it failed.
      const inner = op === '||' ? { ...frame, certainty: weaker(frame.certainty, 'conditional') } : frame
      out = concat(out, this.node(node, inner))
    }
    return out
  }

  /** Interprets text in this session: `call`, `cmd /c`, a command that a variable held. */
  source(text: string, frame: Frame): Stream {
    if (!this.machine.pay(frame, 1 + (text.length >> 8))) return UNKNOWN
    const { body, deep } = parseCmd(text)
    if (deep) this.machine.exhausted(frame, 'depth', true)
    return this.sequence(body, frame)
  }

  private node(node: Node, frame: Frame): Stream {
    switch (node.t) {
      case 'simple':
        return this.simple(node.raw, this.at(frame, node))
      case 'group':
        return this.redirected(node.redirections, frame, (inner) => this.sequence(node.body, inner))
      case 'pipe':
        return node.elements.reduce<Stream>(
          (input, element, i) => this.node(element, i === 0 ? frame : { ...frame, stdin: input }),
          NOTHING,
        )
      case 'for':
        return this.loop(node, this.at(frame, node))
      case 'if':
        return this.choose(node, frame)
    }
  }

  private at(frame: Frame, node: Node): Frame {
    return frame.direct ? placed(frame, { start: frame.offset + node.start, end: frame.offset + node.end }) : frame
  }

  private simple(raw: string, frame: Frame): Stream {
    const held = expandVariables(raw, this.variables)
    const literal = held.text === raw
    // A variable may hold several commands: what it expands to is read as a line of its own.
    if (!literal && this.reparsing < MAX_REPARSE && /[&|\n]/.test(outsideQuotes(held.text)) && !/[&|\n]/.test(outsideQuotes(raw))) {
      this.reparsing++
      const out = this.source(held.text, derived(frame, raw, held.text))
      this.reparsing--
      return out
    }
    const { text, redirections } = unescapeCmd(held.text)
    const inner = literal ? frame : derived(frame, raw, held.text)
    // A name that is cut out of variables is written so that nobody reads it (T1027.010).
    if (!literal && PIECED.test(raw)) this.machine.effect(inner, 'execute', resource('code', 'encoded', 'words put together by the shell'))
    return this.redirected(redirections, inner, (f) => this.command(text, held, literal && text === raw ? raw : undefined, f))
  }

  /** Runs the words of one command. `raw` is given when positions in it are those of the source. */
  private command(text: string, held: Held, raw: string | undefined, frame: Frame): Stream {
    const line = text.replace(/^[\s@,;=]+/, '')
    if (line === '') return NOTHING
    const builtin = runBuiltin(line, held.taint, frame, this)
    if (builtin) return builtin
    const shift = raw === undefined ? 0 : text.length - line.length
    const words = splitCommandLine(line).map((word): Arg => ({
      text: word.text,
      taint: held.taint,
      raw: line.slice(word.start, word.end),
      start: raw !== undefined && frame.direct ? frame.span.start - frame.offset + shift + word.start : -1,
      end: raw !== undefined ? frame.span.start - frame.offset + shift + word.end : -1,
    }))
    return words.length ? this.argv(words, frame) : NOTHING
  }

  argv(words: readonly Arg[], frame: Frame): Stream {
    const [first] = words
    if (!first || !this.machine.pay(frame)) return UNKNOWN
    if (first.text.replaceAll(HOLE, '') === '') {
      this.machine.opaque(frame, 'unknown-command', words.map((w) => w.text).join(' '))
      return UNKNOWN
    }
    return runNative(words, frame, this.shell)
  }

  private redirected(redirections: readonly Redirection[], frame: Frame, run: (frame: Frame) => Stream): Stream {
    let stdin = frame.stdin
    const sinks: { fd: string; write(out: Stream): void }[] = []
    for (const r of redirections) {
      if (r.op === '>&' || r.target === '') continue
      const target: Arg = { text: expandVariables(r.target, this.variables).text, taint: CLEAN, raw: r.target, start: -1, end: -1 }
      if (/^(?:nul|con|prn|lpt\d)$/i.test(target.text)) {
        if (r.fd === '1') sinks.push({ fd: '1', write: () => undefined })
      } else if (r.op === '<') stdin = openForReading(target, at(frame, target), this.shell)
      else sinks.push({ fd: r.fd, write: openForWriting(target, r.op === '>>', frame, this.shell).write })
    }
    const out = run(stdin === frame.stdin ? frame : { ...frame, stdin })
    for (const sink of sinks) sink.write(sink.fd === '1' ? out : NOTHING)
    return sinks.some((sink) => sink.fd === '1') ? NOTHING : out
  }

  /** `for`: each word of a set, numbers (`/l`, one known set), lines of a command or file (`/f`), folders (`/d`, `/r`). */
  private loop(node: Extract<Node, { t: 'for' }>, frame: Frame): Stream {
    const set = expandVariables(node.set, this.variables)
    const items = this.items(node.how, set, frame)
    let out: Stream = NOTHING
    const before = this.variables.loop.get(node.variable)
    for (const item of items) {
      if (!this.machine.pay(frame)) break
      this.variables.loop.set(node.variable, item)
      // `tokens=1,2` gives the letters that follow the rest of the line.
      if (node.how === 'f')
        for (let c = 1; c < 6; c++)
          this.variables.loop.set(String.fromCharCode(node.variable.charCodeAt(0) + c), { text: HOLE, taint: item.taint })
      out = concat(out, this.node(node.body, frame))
    }
    if (before) this.variables.loop.set(node.variable, before)
    else this.variables.loop.delete(node.variable)
    return out
  }

  private items(how: string, set: Held, frame: Frame): readonly Held[] {
    if (how === 'l') return [{ text: STAR, taint: CLEAN }]
    const text = set.text.trim()
    if (how !== 'f') {
      const words = splitCommandLine(text.replaceAll(',', ' ')).slice(0, MAX_ITEMS)
      return words.map((word) => ({ text: word.text.replaceAll('*', STAR), taint: set.taint }))
    }
    const command = /^(?:'([\s\S]*)'|`([\s\S]*)`)$/.exec(text)
    const line = command?.[1] ?? command?.[2]
    if (line !== undefined) {
      const out = this.source(line, { ...frame, direct: false })
      return [{ text: firstLine(out), taint: join(out.taint, set.taint) }]
    }
    const literal = /^"([^"]*)"$/.exec(text)?.[1]
    if (literal !== undefined) return [{ text: literal, taint: set.taint }]
    const target: Arg = { text, taint: set.taint, raw: '', start: -1, end: -1 }
    const read = openForReading(target, frame, this.shell)
    return [{ text: firstLine(read), taint: read.taint }]
  }

  private choose(node: Extract<Node, { t: 'if' }>, frame: Frame): Stream {
    const holds = this.holds(node.condition)
    const known = holds === undefined ? undefined : holds !== node.negated
    const conditional = { ...frame, certainty: weaker(frame.certainty, 'conditional') }
    if (known === true) return this.node(node.then, frame)
    if (known === false) return node.otherwise ? this.node(node.otherwise, frame) : NOTHING
    const then = this.node(node.then, conditional)
    return node.otherwise ? concat(then, this.node(node.otherwise, conditional)) : then
  }

  /** Whether a condition holds: only comparisons of known texts and of variables that the script sets are known. */
  private holds(condition: string): boolean | undefined {
    const defined = /^defined\s+(\S+)/i.exec(condition)?.[1]
    if (defined !== undefined) return this.variables.has(defined) ? true : undefined
    const sides = /^([^=]{0,500}?)\s*(?:==|\s(?:EQU|NEQ)\s)\s*(.{0,500})$/i.exec(condition)
    if (!sides) return undefined
    const a = expandVariables(sides[1] ?? '', this.variables).text
    const b = expandVariables(sides[2] ?? '', this.variables).text
    if (a.includes(HOLE) || b.includes(HOLE) || /%/.test(a + b)) return undefined
    const equal = a.toLowerCase() === b.toLowerCase()
    return /\sNEQ\s/i.test(condition) ? !equal : equal
  }
}

/** A command whose name is made of parts of variables. */
const PIECED = /^[\s@(]{0,8}[^\s"%]{0,16}%[A-Za-z_()]{1,40}:~-?\d{1,4}(?:,-?\d{1,4})?%[^\s=]/

const outsideQuotes = (text: string): string => text.replace(/"[^"]{0,4000}"/g, '""')
const firstLine = (out: Stream): string => (out.text === undefined || out.text === '' ? HOLE : (out.text.split('\n')[0] ?? HOLE))
const derived = (frame: Frame, raw: string, text: string): Frame => ({
  ...frame,
  direct: false,
  derivation: [...frame.derivation, { how: 'expands to', text: `${raw.trim().slice(0, 80)} → ${display(text).trim().slice(0, 120)}` }],
})
