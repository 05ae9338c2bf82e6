// Marks inside expanded text. A shell never passes NUL or these control characters on from its own syntax, so they are free to mean what is not literal.

/** A part whose value is not known (`$UNSET_HERE`, output of an unknown program). */
export const HOLE = '\u0000'
/** An active glob `*` (a quoted star stays `*`). */
export const STAR = '\u0001'
/** An active glob `?` or `[…]`. */
export const ANY = '\u0002'

const MARK = /[\u0000-\u0002]/
/** True when `text` is exactly what the program would get. */
export const isLiteral = (text: string): boolean => !MARK.test(text)
/** True when `text` has a part that is not known (globs are known sets, holes are not). */
export const hasHole = (text: string): boolean => text.includes(HOLE)
/** True when `text` has an active glob. */
export const hasGlob = (text: string): boolean => text.includes(STAR) || text.includes(ANY)
/** Removes marks from text that comes from outside, so that nobody can forge one. */
export const withoutMarks = (text: string): string => (MARK.test(text) ? text.replace(/[\u0000-\u0002]/g, '') : text)
/** For people: `…` for a hole, `*` and `?` for globs. */
export const display = (text: string): string =>
  MARK.test(text) ? text.replaceAll(HOLE, '…').replaceAll(STAR, '*').replaceAll(ANY, '?') : text
