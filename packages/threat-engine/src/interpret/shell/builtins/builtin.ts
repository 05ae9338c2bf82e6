import { CLEAN, join, type Frame, type Stream, type Taint } from '../../machine.js'
import type { Shell } from '../execute.js'
import type { Arg } from '../expand.js'

/** A command that the shell itself runs; the first word is its name. */
export type Builtin = (words: readonly Arg[], frame: Frame, shell: Shell) => Stream

export const texts = (words: readonly Arg[]): string[] => words.map((w) => w.text)
export const taintOf = (words: readonly Arg[]): Taint => words.reduce((t, w) => join(t, w.taint), CLEAN)
/** A word as a shell would have to be given it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
