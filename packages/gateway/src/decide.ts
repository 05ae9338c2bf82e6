import type { Decision, Mode } from '@proxilion/mcp-protocol'
import type { Assessment } from '@proxilion/threat-engine'

/** Scores, 0 to 100, at or above which a decision is called for. Ascending. */
export interface Thresholds {
  readonly alert: number
  readonly block: number
  readonly terminate: number
}
export const DEFAULT_THRESHOLDS: Thresholds = { alert: 50, block: 70, terminate: 90 }

const RANK: Readonly<Record<Decision, number>> = { Allow: 0, Alert: 1, Block: 2, Terminate: 3 }

/** What else than the score decides. */
interface Circumstances {
  readonly thresholds: Thresholds
  readonly kind: 'call' | 'text'
  /** Whether the session was ended before. */
  readonly ended: boolean
}

/** What an assessment calls for, whatever the mode. */
export function calledForBy({ score, faults }: Pick<Assessment, 'score' | 'faults'>, { thresholds, kind, ended }: Circumstances): Decision {
  if (ended) return 'Terminate'
  const byScore = score >= thresholds.terminate ? 'Terminate' : score >= thresholds.block ? 'Block' : score >= thresholds.alert ? 'Alert' : 'Allow'
  // Reading a poisoned text is not the reader's deed: the text is stopped, the session goes on.
  if (kind === 'text' && byScore === 'Terminate') return 'Block'
  // What was not judged completely is not simply allowed.
  return faults.length > 0 && byScore === 'Allow' ? 'Alert' : byScore
}

/** A decision on what is left, when what the whole called for is redacted: at least Alert, when that was more than Allow. */
export function alertAtLeast(rest: Decision, whole: Decision): Decision {
  return rest === 'Allow' && whole !== 'Allow' ? 'Alert' : rest
}

/** The decision as a mode answers it: mode `block` ends no session, so there it is Block at most. */
export function inMode(decision: Decision, mode: Mode): Decision {
  return mode === 'block' && decision === 'Terminate' ? 'Block' : decision
}

/** Whether a mode stops anything. */
export function enforces(mode: Mode): boolean {
  return mode === 'block' || mode === 'terminate'
}

/** Whether the caller must not run the tool. */
export function isEnforced(decision: Decision, mode: Mode): boolean {
  return enforces(mode) && RANK[decision] >= RANK.Block
}

/** Whether a mode sends this decision to the alert sinks. */
export function isAlerted(decision: Decision, mode: Mode): boolean {
  return mode !== 'monitor' && RANK[decision] >= RANK.Alert
}
