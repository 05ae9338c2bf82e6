import { parse } from 'unbash'
import { CLEAN, MAX_DEPTH, UNKNOWN, type Frame, type Machine, type Stream } from '../machine.js'
import { withoutMarks } from '../word.js'
import { exceeds } from './bounds.js'
import { Shell } from './execute.js'
import { runArgv } from './program.js'
import { ShellState } from './state.js'

/** What a shell starts with besides the usual environment. */
export interface ShellOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

function newShell(machine: Machine, { env = {}, cwd }: ShellOptions): Shell {
  const state = new ShellState()
  state.cwd = cwd
  for (const [name, value] of Object.entries(env)) state.set(name, { values: [withoutMarks(value)], taint: CLEAN })
  return new Shell(machine, state)
}

/** Interprets shell text in a new shell. */
export function interpretShell(source: string, frame: Frame, machine: Machine, options: ShellOptions = {}): Stream {
  return runSource(source, frame, newShell(machine, options))
}

/** Interprets a program with its arguments, each one literal word (the `args` of a Bash call). */
export function interpretArgv(words: readonly string[], frame: Frame, machine: Machine, options: ShellOptions = {}): Stream {
  return runArgv(words.map((text) => ({ text: withoutMarks(text), taint: CLEAN, raw: text, start: -1, end: -1 })), frame, newShell(machine, options))
}

/** Interprets shell text in a shell that exists already (`eval`, `source`, a script on standard input). */
export function runSource(source: string, frame: Frame, shell: Shell): Stream {
  const { machine } = shell
  const limit = frame.depth > MAX_DEPTH ? 'depth' : exceeds(source)
  if (limit) {
    machine.exhausted(frame, limit, true)
    return UNKNOWN
  }
  // Bash drops NUL bytes; positions after one would shift, so such a text loses its direct positions.
  const text = source.includes('\u0000') || source.includes('\u0001') || source.includes('\u0002') ? withoutMarks(source) : source
  if (!machine.pay(frame, 1 + (text.length >> 5))) return UNKNOWN
  return shell.statements(parse(text).commands, text === source ? frame : { ...frame, direct: false })
}
