import type { Actor, Certainty, Span, Step } from '../facts.js'
import type { Frame, Stream } from './machine.js'

/** How what was taken for a command line came to be run: a guess about what a tool that nobody knows does with a value. */
export const GUESS = 'is a command line'

/** As what a tool that nobody knows may do with a value. */
export const guessed = (f: Frame, value: string): Frame => ({ ...f, direct: false, certainty: 'conditional', derivation: [{ how: GUESS, text: value.slice(0, 80) }] })

// A frame is derived for nearly every word of a call. One literal with all members in one order is fifty times faster than an object spread, which
// V8 copies member by member in its runtime; so the frames of the hot paths are made here.

function frameOf(
  where: string, span: Span, direct: boolean, offset: number, certainty: Certainty, derivation: readonly Step[], roots: readonly Span[], depth: number, stdin: Stream, actor: Actor,
): Frame {
  return { where, span, direct, offset, certainty, derivation, roots, depth, stdin, actor }
}

/** The frame at the start of a call. */
export function rootFrame(where: string, length: number, stdin: Stream, actor: Partial<Actor>): Frame {
  return frameOf(where, { start: 0, end: length }, true, 0, 'certain', [], [], 0, stdin, { program: '', wrappers: [], privileged: false, ...actor })
}

/** At another position, after what the derivation tells. */
export const placed = (f: Frame, span: Span, derivation = f.derivation): Frame =>
  frameOf(f.where, span, f.direct, f.offset, f.certainty, derivation, f.roots, f.depth, f.stdin, f.actor)

/** With other standard input. */
export const withStdin = (f: Frame, stdin: Stream): Frame =>
  frameOf(f.where, f.span, f.direct, f.offset, f.certainty, f.derivation, f.roots, f.depth, stdin, f.actor)

/** As surely as given. */
export const withCertainty = (f: Frame, certainty: Certainty): Frame =>
  certainty === f.certainty ? f : frameOf(f.where, f.span, f.direct, f.offset, certainty, f.derivation, f.roots, f.depth, f.stdin, f.actor)

/** At another position and as surely as given. */
export const placedAs = (f: Frame, certainty: Certainty, span: Span): Frame =>
  frameOf(f.where, span, f.direct, f.offset, certainty, f.derivation, f.roots, f.depth, f.stdin, f.actor)

/** One level of nesting deeper. */
export const deeper = (f: Frame): Frame => frameOf(f.where, f.span, f.direct, f.offset, f.certainty, f.derivation, f.roots, f.depth + 1, f.stdin, f.actor)

/** Done by another. */
export const actedBy = (f: Frame, actor: Actor): Frame =>
  frameOf(f.where, f.span, f.direct, f.offset, f.certainty, f.derivation, f.roots, f.depth, f.stdin, actor)

/** In a text without positions in the input, or (when `derivation` is given) that came to be as it tells. */
export const indirect = (f: Frame, derivation = f.derivation): Frame =>
  frameOf(f.where, f.span, false, f.offset, f.certainty, derivation, f.roots, f.depth, f.stdin, f.actor)

/** In a text that stands in the input `offset` characters after where this one starts. */
export const offsetBy = (f: Frame, offset: number): Frame =>
  frameOf(f.where, f.span, f.direct, f.offset + offset, f.certainty, f.derivation, f.roots, f.depth, f.stdin, f.actor)

/** Done by the same actor as another program. */
export const asProgram = (actor: Actor, program: string): Actor =>
  actor.interpreter === undefined && actor.remote === undefined ? { program, wrappers: actor.wrappers, privileged: actor.privileged } : { ...actor, program }
