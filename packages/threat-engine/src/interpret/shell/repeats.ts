import type { Command, Word } from 'unbash'
import type { Actor, Certainty } from '../../facts.js'
import { CLEAN, NOTHING, type Frame, type Machine, type Stream } from '../machine.js'
import { BUILTINS } from './builtins.js'
import type { ShellState } from './state.js'

// A line of ten thousand times the same command says no more than its first few copies: these are interpreted, later ones would be the same facts at
// other positions. A command counts as the same only while nothing has changed that it could see.

/** Commands of a shell that are interpreted before any is remembered: ordinary calls have fewer, and do not pay for remembering. */
const FIRST = 128
/** Copies of one command that are interpreted. */
const COPIES = 16

interface Seen {
  copies: number
  out: Stream
  status: number | undefined
  readonly files: number
  readonly changes: number
  readonly cwd: string | undefined
  readonly positional: ShellState['positional']
  readonly calling: ShellState['calling']
  readonly actor: Actor
  readonly certainty: Certainty
  readonly depth: number
  readonly input: string | undefined
}

/** What one shell and its subshells have run. */
export class Repeats {
  private commands = 0
  private readonly seen = new Map<string, Seen>()

  /** Runs a command, or returns what its last copy printed. */
  run(c: Command, frame: Frame, state: ShellState, machine: Machine, run: () => Stream): Stream {
    if (this.commands++ < FIRST || !isPlain(c, state) || frame.stdin.taint !== CLEAN) return run()
    let key = c.name!.text
    for (const a of c.args) key += ` ${a.text}`
    const known = this.seen.get(key)
    const now = snapshot(frame, state, machine)
    const same = known !== undefined && isSame(known, now)
    if (same && known.copies >= COPIES) {
      state.lastStatus = known.status
      return known.out
    }
    const out = run()
    if (!isSame(now, snapshot(frame, state, machine))) this.seen.delete(key)
    else {
      now.copies = same ? known.copies + 1 : 1
      now.out = out
      now.status = state.lastStatus
      this.seen.set(key, now)
    }
    return out
  }
}

const snapshot = ({ actor, certainty, depth, stdin }: Frame, { memory, cwd, positional, calling }: ShellState, { files }: Machine): Seen =>
  ({ copies: 0, out: NOTHING, status: undefined, files: files.version, changes: memory.changes, cwd, positional, calling, actor, certainty, depth, input: stdin.text })

const isSame = (a: Seen, b: Seen): boolean =>
  a.files === b.files && a.changes === b.changes && a.cwd === b.cwd && a.positional === b.positional && a.calling === b.calling && a.actor === b.actor &&
  a.certainty === b.certainty && a.depth === b.depth && a.input === b.input

/** A program with words that are what they say: nothing is expanded, assigned or redirected, and the shell itself has no meaning for the name. */
const isPlain = (c: Command, state: ShellState): boolean =>
  c.name !== undefined && c.name.parts === undefined && c.prefix.length === 0 && c.redirects.length === 0 &&
  c.args.every((a) => a.type === 'Word' && isLiteral(a)) &&
  !Object.hasOwn(BUILTINS, c.name.value) && state.function(c.name.value) === undefined && state.alias(c.name.value) === undefined

const isLiteral = ({ parts }: Word): boolean => parts === undefined || parts.every(isLiteralPart)
const isLiteralPart = (part: NonNullable<Word['parts']>[number]): boolean =>
  part.type === 'Literal' || part.type === 'SingleQuoted' || (part.type === 'DoubleQuoted' && part.parts.every((p) => p.type === 'Literal'))
