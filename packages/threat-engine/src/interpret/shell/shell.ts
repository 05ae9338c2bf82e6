import { parse } from 'unbash'
import { CLEAN, MAX_DEPTH, UNKNOWN, resource, type Frame, type Machine, type Stream } from '../machine.js'
import { ANY, HOLE, STAR, isLiteral, withoutMarks } from '../word.js'
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
  const out = runSource(source, frame, newShell(machine, options))
  if (frame.depth === 0) machine.release(out.taint)
  return out
}

/** Interprets a program with its arguments, each one literal word (the `args` of a Bash call). */
export function interpretArgv(words: readonly string[], frame: Frame, machine: Machine, options: ShellOptions = {}): Stream {
  return runArgv(words.map((text) => ({ text: withoutMarks(text), taint: CLEAN, raw: text, start: -1, end: -1 })), frame, newShell(machine, options))
}

/** Text that was computed may hold marks: as source they are an expansion that nothing is known about, and globs. What comes from outside has none (`interpretCall`). */
const asSource = (text: string): string => text.replaceAll(HOLE, '${__unknown}').replaceAll(STAR, '*').replaceAll(ANY, '?')

/** Controls that change the order in which text is shown (T1036.002). */
const BIDIRECTIONAL = /[\u202a-\u202e\u2066-\u2069]/

/** Interprets shell text in a shell that exists already (`eval`, `source`, a script on standard input). */
export function runSource(source: string, frame: Frame, shell: Shell): Stream {
  const { machine } = shell
  const limit = frame.depth > MAX_DEPTH ? 'depth' : exceeds(source)
  if (limit) {
    machine.exhausted(frame, limit, true)
    return UNKNOWN
  }
  const text = isLiteral(source) ? source : asSource(source)
  if (!machine.pay(frame, 1 + (text.length >> 5))) return UNKNOWN
  if (BIDIRECTIONAL.test(text)) machine.effect(frame, 'execute', resource('code', 'encoded', 'text that is shown in another order than it runs', ['hidden']))
  return shell.statements(parse(text).commands, text === source ? frame : { ...frame, direct: false })
}
