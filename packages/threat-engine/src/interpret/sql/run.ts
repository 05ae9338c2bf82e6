import type { Action, Certainty, Effect, Resource, ResourceKind, Span, Tag } from '../../facts.js'
import { CLEAN, join, weaker, type Frame, type Machine, type Taint } from '../machine.js'
import type { Lexed } from './lex.js'
import { Tokens } from './tokens.js'

/** Tokens `[from, to)` of one statement. `conditional`: in a routine's body or a branch. `inert`: only explained. */
export interface Statement {
  readonly from: number
  readonly to: number
  /** First word that says what the statement does, upper case; empty when there is none. */
  readonly verb: string
  readonly certainty: Certainty
  /** It follows a value of the statement before on the same line, without a semicolon: what a break-out looks like in SQL Server. */
  readonly glued?: boolean
}

const MAX_VALUE = 65_536

/** One text of SQL being interpreted: its tokens, where effects go, what was read so far and what variables hold. */
export class Run extends Tokens {
  /** Everything read by the statements so far: what the client would print. `local`: by the statement at hand, what it can send or write. */
  taint: Taint = CLEAN
  local: Taint = CLEAN
  /** What happens when all statements have run: `\o file` gets what they print. */
  readonly later: (() => void)[] = []
  /** Tags that every effect of the statements at hand carries: `stacked` after a break-out. */
  tags: readonly Tag[] = []
  /** Known text of session variables (`@x`, `:x`, Oracle and PL/pgSQL names), by upper-case name. Shared with nested code. */
  readonly variables: Map<string, string>
  /** Tables, schemas and databases that the same text creates or renames something to; those that exist for the session only. */
  readonly created = new Set<string>()
  readonly temporary = new Set<string>()
  private readonly seen = new Map<string, Effect>()
  private names: Map<string, number> | undefined
  private readonly encoded = new Set<string>()

  constructor(readonly machine: Machine, readonly frame: Frame, lexed: Lexed, variables?: Map<string, string>) {
    super(lexed)
    this.variables = variables ?? new Map()
  }

  /** Position of tokens `[from, to)` in the input. */
  span(from: number, to: number): Span {
    const first = this.lexed.tokens[from]
    const last = this.lexed.tokens[to - 1]
    if (!this.frame.direct || first === undefined || last === undefined) return this.frame.span
    return { start: this.frame.offset + first.start, end: this.frame.offset + last.end }
  }

  /** Records an effect of tokens `[from, to)`, once for every resource: a thousand INSERTs into one table are one effect. */
  emit<K extends ResourceKind>(action: Action, resource: Resource<K>, from: number, to: number, detail: string, certainty: Certainty = 'certain'): Effect {
    const tagged = this.tags.length === 0 ? resource : { ...resource, tags: [...resource.tags, ...this.tags.filter((tag) => !resource.tags.includes(tag))] }
    const key = `${action} ${tagged.kind} ${tagged.class} ${tagged.name} ${tagged.tags.join()} ${certainty}`
    const before = this.seen.get(key)
    if (before) return before
    const effect = this.machine.effect(this.frame, action, tagged, { span: this.span(from, to), detail, certainty })
    this.seen.set(key, effect)
    return effect
  }
  /** The same for a read whose data the client gets. */
  read<K extends ResourceKind>(resource: Resource<K>, from: number, to: number, detail: string, certainty: Certainty = 'certain', action: Action = 'read'): Effect {
    const effect = this.emit(action, resource, from, to, detail, certainty)
    const taint: Taint = { sources: [effect], steps: [] }
    this.taint = join(this.taint, taint)
    this.local = join(this.local, taint)
    return effect
  }

  /** How often a name stands in the text, as a word or in quotes. */
  mentions(name: string): number {
    if (this.names === undefined) {
      this.names = new Map()
      for (const token of this.lexed.tokens)
        if (token.kind === 'word' || token.kind === 'name' || token.kind === 'double') this.names.set(token.text.toUpperCase(), (this.names.get(token.text.toUpperCase()) ?? 0) + 1)
    }
    return this.names.get(name.toUpperCase()) ?? 0
  }

  /** Interprets text as SQL again; composed text costs more than what the input spelled out, as a few characters can make much of it. */
  again(text: string, frame: Frame): Taint {
    return this.machine.pay(frame, text.length >> 6) ? this.machine.run('sql', text, frame).taint : CLEAN
  }

  /** Remembers what a variable holds; text that grew beyond the limit is not known. */
  assign(name: string, text: string, decoded = false): void {
    if (text.length <= MAX_VALUE) this.variables.set(name, text)
    else this.variables.delete(name)
    if (decoded) this.encoded.add(name)
    else this.encoded.delete(name)
  }
  /** Whether what a variable holds was written in another form. */
  isDecoded(name: string): boolean {
    return this.encoded.has(name)
  }

  /** The frame for code inside tokens `[from, to)`; a literal without escapes keeps exact positions. */
  inside(from: number, to: number, how: string, code: string, certainty: Certainty): Frame {
    const token = this.at(from)
    const exact = this.frame.direct && to - from === 1 && token.kind === 'string' && !token.computed && token.text === code
    const opening = token.dollar ? (token.end - token.start - code.length) / 2 : 1
    return {
      ...this.frame,
      direct: exact,
      offset: exact ? this.frame.offset + token.start + opening : 0,
      span: this.span(from, to),
      certainty: weaker(this.frame.certainty, certainty),
      derivation: [...this.frame.derivation, { how, text: code.slice(0, 120) }],
    }
  }
}
