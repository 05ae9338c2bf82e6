import type { Language } from '../language.js'
import type { Frame, Machine, Stream } from '../machine.js'
import type { Arg } from './expand.js'

/** What applying a signature needs from the interpreter around it. */
export interface Runner {
  readonly machine: Machine
  /** Runs the words of a nested command. */
  argv(words: readonly Arg[], frame: Frame): Stream
  /** Runs code that is on a stream: known text is interpreted, fetched, decoded or unknown code is said to be so. */
  code(language: Language, code: Stream, frame: Frame): Stream
  /** The path as the shell would open it, as written (for classification) and without `..` (the name of a file that the call writes). */
  locate(path: string): string
  resolve(path: string): string
}
