import { MAX_CODE } from '../../limits.js'
import { TooDeep, type Reading } from '../../syntax.js'
import type { ScriptReader } from './reader.js'

/** Makes the `read` function of a language: bounds the input, never throws. */
export const scriptReader =
  (make: (source: string) => ScriptReader, prepare: (source: string) => string = (s) => s) =>
  (source: string): Reading => {
    if (source.length > MAX_CODE) return { exhausted: 'length' }
    try {
      return { program: make(prepare(source)).readProgram() }
    } catch (error) {
      if (error instanceof TooDeep || error instanceof RangeError) return { exhausted: 'depth' }
      throw error
    }
  }
