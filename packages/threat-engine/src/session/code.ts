import type { Analyzer, Finding } from '../analysis/analyzer.js'
import { assess } from '../analysis/assess.js'
import { points } from '../analysis/score.js'
import type { Context } from '../facts.js'
import { commandsIn, type Part } from '../interpret/file/commands.js'
import { interpreterOf } from '../interpret/languages.js'
import { Machine, rootFrame } from '../interpret/machine.js'
import type { JudgeCode } from './files.js'
import { DEED } from './phases.js'

const MAX_PARTS = 24
/** Steps for one file: a script of a thousand commands. */
const MAX_STEPS = 8000

/** Judges what a written file would do when it is run: interpreted and judged like a call, of which only the strongest rule is kept. */
export function codeJudge(analyzers: readonly Analyzer[], context: Context): JudgeCode {
  return (code, path) => {
    let worst: Finding | undefined
    for (const parts of readingsOf(code, path)) {
      const machine = new Machine(context, interpreterOf, MAX_STEPS)
      const frame = { ...rootFrame('', code.length), direct: false }
      for (const { language, source } of parts) machine.run(language, source, frame)
      // What is too long to be examined is said where it is run.
      const found = assess(machine.facts({ '': code }), context, analyzers).findings.find(({ rule }) => rule !== 'unexamined')
      if (found !== undefined && (worst === undefined || points(found) > points(worst))) worst = found
    }
    return worst === undefined || points(worst) < DEED ? undefined : { rule: `${worst.analyzer}/${worst.rule}`, severity: worst.severity, confidence: worst.confidence }
  }
}

function readingsOf(code: string, path: string): readonly (readonly Part[])[] {
  if (TYPED.test(path)) return [[{ language: 'javascript', source: code }]]
  // A program runs a file whatever it is called: a name that says nothing leaves two readings.
  if (PLAIN.test(path)) return [[{ language: 'sh', source: code }], ...(/^\s*(?:import|from)\s/.test(code) ? [[{ language: 'python', source: code } as const]] : [])]
  const parts = commandsIn(code, path).slice(0, MAX_PARTS)
  return parts.length === 0 ? [] : [parts]
}

const TYPED = /\.[mc]?ts$/i
const PLAIN = /\.(?:txt|conf|cfg|ini|log|dat|tmp|bak|old)$/i
