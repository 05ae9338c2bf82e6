import type { AnalyzeResponse, Decision, Finding as FindingOnWire, Mode } from '@proxilion/mcp-protocol'
import type { Assessment, Finding, Termination } from '@proxilion/threat-engine'
import { messageOf } from './message.js'
import type { AppliedClause } from './policy/record.js'

interface Decided {
  readonly request: string
  readonly session: string
  readonly assessment: Assessment
  readonly decision: Decision
  readonly enforced: boolean
  readonly mode: Mode
  /** Set when the session was over before this call. */
  readonly ended: Termination | undefined
  readonly terminated: boolean
  /** False when the session store did not take part. */
  readonly remembered: boolean
  /** Clauses of the policy that had a part in it. */
  readonly policy?: readonly AppliedClause[] | undefined
  readonly sanitized?: AnalyzeResponse['sanitized'] | readonly unknown[]
}

/** The answer of `/analyze` and `/inspect`. */
export function responseOf({ request, session, assessment, decision, enforced, mode, ended, terminated, remembered, policy = [], sanitized }: Decided): AnalyzeResponse {
  const { findings } = assessment
  const degraded = remembered ? [] : ['session_store']
  for (const { analyzer } of assessment.faults) degraded.push(`analyzer:${analyzer}`)
  return {
    decision,
    enforced,
    mode,
    threat_score: assessment.score,
    confidence: assessment.confidence,
    patterns_detected: [...new Set(findings.map(({ title }) => title))],
    analyzer_scores: { ...assessment.analyzerScores },
    session_id: session,
    session_terminated: terminated,
    findings: findings.map(onWire),
    message: messageOf({ decision, enforced, strongest: findings[0], ended, faults: assessment.faults.length }),
    degraded: [...new Set(degraded)],
    request_id: request,
    ...(policy.length > 0 && { policy: [...policy] }),
    ...(sanitized !== undefined && { sanitized: sanitized as AnalyzeResponse['sanitized'] }),
  }
}

/** The derivation stays here: it is for whoever explains a decision on the spot, and may be long. */
function onWire({ analyzer, rule, severity, confidence, title, techniques, evidence, why, advice, docs }: Finding): FindingOnWire {
  return { analyzer, rule, severity, confidence, title, techniques: [...techniques], evidence, why, advice, docs }
}
