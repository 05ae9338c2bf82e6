import type { Context } from '../../facts.js'
import { interpreterOf } from '../languages.js'
import { Machine, rootFrame } from '../machine.js'
import type { Part } from './commands.js'

/** Steps for one text: scripts of a few hundred commands. */
const MAX_STEPS = 3_000
/** One call asks about the same text when it is written, when it is put into a file in place, and when its session remembers it. */
const REMEMBERED = 4

/** What a rehearsed text is called. Code that is called so does not ask in its turn what the files would do that it writes. */
export const REHEARSED = '/payload'

interface Rehearsal {
  readonly parts: readonly Part[]
  readonly length: number
  readonly context: Context
  readonly machine: Machine
}
let last: readonly Rehearsal[] = []

/**
 * Interprets the parts of a text of `length` UTF-16 code units as if they ran, in a budget of steps of its own. What a text would do depends on nothing but the text and the context, so that the last few
 * are remembered: the machine is only read.
 */
export function rehearse(parts: readonly Part[], length: number, context: Context): Machine {
  const known = rehearsed(parts, length, context)
  if (known !== undefined) return known
  const machine = ranApart(REHEARSED, parts, length, context, MAX_STEPS)
  if (parts.length > 0) last = [{ parts, length, context, machine }, ...last.slice(0, REMEMBERED - 1)]
  return machine
}

/** The machine that has interpreted these parts before, when that was among the last. It may have stopped before their end: then it has `exhausts`. */
export function rehearsed(parts: readonly Part[], length: number, context: Context): Machine | undefined {
  for (const known of last) if (known.length === length && isSame(known.parts, parts) && isAlike(known.context, context)) return known.machine
  return undefined
}

/** A machine of its own that has interpreted the parts of a text of `length` UTF-16 code units, called `where`, in a budget of `steps`. What it found is no part of the call. */
export function ranApart(where: string, parts: readonly Part[], length: number, context: Context, steps: number): Machine {
  const machine = new Machine(context, interpreterOf, steps)
  const frame = { ...rootFrame(where, length), direct: false }
  for (const { language, source } of parts) machine.run(language, source, frame)
  return machine
}

const isSame = (a: readonly Part[], b: readonly Part[]): boolean => a.length === b.length && a.every((part, i) => part.language === b[i]!.language && part.source === b[i]!.source)

const isAlike = (a: Context, b: Context): boolean => a === b || (a.os === b.os && a.home === b.home && a.cwd === b.cwd && a.workspace === b.workspace && a.own === b.own)
