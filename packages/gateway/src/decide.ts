import type { Decision, Mode } from '@proxilion/mcp-protocol'

/** Scores, 0 to 100, at or above which a decision is called for. Ascending. */
export interface Thresholds {
  readonly alert: number
  readonly block: number
  readonly terminate: number
}
export const DEFAULT_THRESHOLDS: Thresholds = { alert: 50, block: 70, terminate: 90 }

const RANK: Readonly<Record<Decision, number>> = { Allow: 0, Alert: 1, Block: 2, Terminate: 3 }

/** What a score calls for. */
export function decisionFor(score: number, thresholds: Thresholds): Decision {
  if (score >= thresholds.terminate) return 'Terminate'
  if (score >= thresholds.block) return 'Block'
  return score >= thresholds.alert ? 'Alert' : 'Allow'
}

export function atLeast(decision: Decision, bound: Decision): Decision {
  return RANK[decision] < RANK[bound] ? bound : decision
}

export function atMost(decision: Decision, bound: Decision): Decision {
  return RANK[decision] > RANK[bound] ? bound : decision
}

/** The decision as a mode answers it: mode `block` ends no session, so there it is Block at most. */
export function capped(decision: Decision, mode: Mode): Decision {
  return mode === 'block' ? atMost(decision, 'Block') : decision
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
