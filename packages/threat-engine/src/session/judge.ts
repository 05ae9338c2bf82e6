import type { Amendments } from '../analysis/amend.js'
import { type Analyzer } from '../analysis/analyzer.js'
import { assess } from '../analysis/assess.js'
import { scoreOf, strongestFirst } from '../analysis/score.js'
import type { Context } from '../facts.js'
import type { Analysis } from '../engine.js'
import type { SessionView } from '../session.js'
import { metBy, type Wake } from './trace.js'

/**
 * An analysis together with what came before. Session analyzers are called when the call has a finding of its own or met something that was remembered: of a call that
 * does nothing, no past makes an attack. They add findings and may raise the score; nothing lowers it.
 */
export function inSession(analysis: Analysis, wake: Wake, view: SessionView, context: Context, analyzers: readonly Analyzer[], amendments?: Amendments): Analysis {
  const met = metBy(wake, view)
  if (met.length === 0 && analysis.findings.length === 0) return analysis
  const { findings: added, faults, analyzerScores } = assess(analysis.facts, context, analyzers, { view, findings: analysis.findings, met }, amendments && { review: amendments.review })
  if (added.length === 0) return faults.length === 0 ? analysis : { ...analysis, faults: [...analysis.faults, ...faults] }
  const raised = scoreOf(added)
  return {
    facts: analysis.facts,
    findings: [...analysis.findings, ...added].sort(strongestFirst),
    faults: [...analysis.faults, ...faults],
    analyzerScores: { ...analysis.analyzerScores, ...analyzerScores },
    ...(raised.score > analysis.score ? raised : { score: analysis.score, confidence: analysis.confidence }),
  }
}
