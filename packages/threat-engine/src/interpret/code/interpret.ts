import { UNKNOWN, type Interpreter, type Stream } from '../machine.js'
import { finishSockets } from './act/process.js'
import { execute } from './execute.js'
import { callClosure, escape } from './invoke.js'
import type { CodeLanguage } from './language.js'
import { MAX_CODE } from './limits.js'
import { Run } from './run.js'
import { Scope } from './scope.js'
import type { Node } from './syntax.js'
import { NO_ARGUMENTS, unknown } from './value.js'

/** Makes the interpreter of a language: reads the source, runs it abstractly, then what others may call, then what nobody calls. */
export const interpretCode =
  (language: CodeLanguage): Interpreter =>
  (source, frame, machine) => {
    const live = frame.certainty === 'certain' || frame.certainty === 'conditional'
    if (source.length > MAX_CODE) {
      machine.exhausted(frame, 'length', live)
      return UNKNOWN
    }
    // Reading costs what the source is long, whatever is in it.
    if (!machine.pay(frame, 1 + (source.length >> 8))) return UNKNOWN
    const { program, exhausted } = language.read(source)
    if (exhausted) machine.exhausted(frame, exhausted, live)
    if (!program) return UNKNOWN
    const run = new Run(machine, language, frame)
    try {
      return runProgram(run, program)
    } catch (error) {
      // The stack is shared with whoever runs this code; when it is spent, the rest is unexamined.
      if (!(error instanceof RangeError)) throw error
      machine.exhausted(frame, 'depth', live)
      return UNKNOWN
    }
  }

function runProgram(run: Run, program: Node): Stream {
  const scope = new Scope(undefined, true)
  execute(run, program, scope)
  for (let i = 0; i < run.pending.length && i < 256; i++) {
    const value = run.pending[i]
    if (value) escape(run, value)
  }
  for (const closure of run.made) {
    if (run.over) break
    if (run.ran.has(closure.node)) continue
    run.while('dead', () => callClosure(run, closure, { ...NO_ARGUMENTS, positional: closure.node.parameters.map(() => unknown()) }))
  }
  finishSockets(run)
  run.finishReads()
  return run.output
}
