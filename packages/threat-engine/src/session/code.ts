import type { Analyzer } from '../analysis/analyzer.js'
import { assess } from '../analysis/assess.js'
import { points } from '../analysis/score.js'
import type { Context } from '../facts.js'
import { commandsIn, type Part } from '../interpret/file/commands.js'
import { interpreterOf } from '../interpret/languages.js'
import { Machine, rootFrame } from '../interpret/machine.js'
import type { JudgeCode } from './files.js'
import { DEED } from './phases.js'

const MAX_PARTS = 24

/** Judges what a written file would do when it is run: interpreted and judged like a call, of which only the strongest rule is kept. */
export function codeJudge(analyzers: readonly Analyzer[], context: Context): JudgeCode {
  return (code, path) => {
    const machine = new Machine(context, interpreterOf)
    const frame = { ...rootFrame('', code.length), direct: false }
    const parts = partsOf(code, path)
    if (parts.length === 0) return undefined
    for (const { language, source } of parts) machine.run(language, source, frame)
    const { findings } = assess(machine.facts({ '': code }), context, analyzers)
    // What is too long to be examined is said where it is run.
    const worst = findings.find(({ rule }) => rule !== 'unexamined')
    return worst === undefined || points(worst) < DEED ? undefined : { rule: `${worst.analyzer}/${worst.rule}`, severity: worst.severity, confidence: worst.confidence }
  }
}

function partsOf(code: string, path: string): readonly Part[] {
  if (TYPED.test(path)) return [{ language: 'javascript', source: code }]
  // A shell runs a file whatever it is called.
  return PLAIN.test(path) ? [{ language: 'sh', source: code }] : commandsIn(code, path).slice(0, MAX_PARTS)
}

const TYPED = /\.[mc]?ts$/i
const PLAIN = /\.(?:txt|conf|cfg|ini|log|dat|tmp|bak|old)$/i
