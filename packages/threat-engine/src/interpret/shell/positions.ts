import { display } from '../word.js'
import { indirect, offsetBy, placed } from '../frame.js'
import type { Frame } from '../machine.js'
import type { Arg } from './expand.js'

/** The frame from which an argument's effects are recorded: its position and how its text came to be. */
export function at(frame: Frame, arg: Arg): Frame {
  const span = frame.direct && arg.start >= 0 ? { start: frame.offset + arg.start, end: frame.offset + arg.end } : frame.span
  const derived = arg.raw !== '' && arg.raw !== arg.text && unquoted(arg.raw) !== arg.text && !arg.raw.endsWith(arg.text)
  if (!derived && span === frame.span) return frame
  return placed(frame, span, derived ? [...frame.derivation, { how: 'expands to', text: `${arg.raw} → ${display(arg.text)}` }] : frame.derivation)
}
const unquoted = (raw: string): string => (raw.length >= 2 && (raw[0] === "'" || raw[0] === '"') && raw.at(-1) === raw[0] ? raw.slice(1, -1) : raw)

/** Where code that is written literally in the input keeps its real positions. */
export function direct(frame: Frame, arg: Arg): Frame {
  if (!frame.direct || arg.start < 0) return frame
  const inside = arg.raw.length === arg.text.length + 2 && (arg.raw[0] === "'" || arg.raw[0] === '"') && arg.raw.slice(1, -1) === arg.text
  if (inside) return offsetBy(frame, arg.start + 1)
  return arg.raw === arg.text ? offsetBy(frame, arg.start) : indirect(frame)
}
