import type { Analyzer, Finding } from '../analysis/analyzer.js'
import { assess } from '../analysis/assess.js'
import { points } from '../analysis/score.js'
import type { Context, Effect, Facts } from '../facts.js'
import { commandsIn, type Part } from '../interpret/file/commands.js'
import { ranApart, REHEARSED, rehearsed } from '../interpret/file/rehearsal.js'
import type { Entry } from '../session.js'
import type { JudgeCode } from './files.js'
import { DEED } from './phases.js'

const MAX_PARTS = 24
/** Steps for one file: a script of a thousand commands. */
const MAX_STEPS = 8000

/** Judges what a written file would do when it is run: interpreted and judged like a call, of which only the strongest rule is kept. */
export function codeJudge(analyzers: readonly Analyzer[], context: Context): JudgeCode {
  // A call that writes a file in several steps, or in several of its ways, asks for the same text again.
  const known: { readonly code: string; readonly path: string; readonly entry: Entry | undefined }[] = []
  return (code, path) => {
    const before = known.find((one) => one.path === path && one.code === code)
    if (before !== undefined) return before.entry
    let worst: Finding | undefined
    for (const parts of readingsOf(code, path)) {
      // What is too long to be examined is said where it is run.
      const found = assess(factsOf(parts, code, context), context, analyzers).findings.find(({ rule }) => rule !== 'unexamined')
      if (found !== undefined && (worst === undefined || points(found) > points(worst))) worst = found
    }
    const entry: Entry | undefined = worst === undefined || points(worst) < DEED ? undefined : { rule: `${worst.analyzer}/${worst.rule}`, severity: worst.severity, confidence: worst.confidence }
    known.push({ code, path, entry })
    return entry
  }
}

/** What the call itself has asked about the text serves again, unless it stopped before the end or did not look into what the code writes in its turn. */
function factsOf(parts: readonly Part[], code: string, context: Context): Facts {
  const known = rehearsed(parts, code.length, context)
  const serves = known !== undefined && known.exhausts.length === 0 && !known.effects.some(writesWhatRuns)
  return serves ? known.facts({ [REHEARSED]: code }) : ranApart('', parts, code.length, context, MAX_STEPS).facts({ '': code })
}
const writesWhatRuns = ({ action, resource }: Effect): boolean => (action === 'write' || action === 'append') && resource.kind === 'path' && resource.class !== 'ordinary'

function readingsOf(code: string, path: string): readonly (readonly Part[])[] {
  if (TYPED.test(path)) return [[{ language: 'javascript', source: code }]]
  // A program runs a file whatever it is called: a name that says nothing leaves two readings.
  if (PLAIN.test(path)) return [[{ language: 'sh', source: code }], ...(/^\s*(?:import|from)\s/.test(code) ? [[{ language: 'python', source: code } as const]] : [])]
  const parts = commandsIn(code, path).slice(0, MAX_PARTS)
  return parts.length === 0 ? [] : [parts]
}

const TYPED = /\.[mc]?ts$/i
const PLAIN = /\.(?:txt|conf|cfg|ini|log|dat|tmp|bak|old)$/i
