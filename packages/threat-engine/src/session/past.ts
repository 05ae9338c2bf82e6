import type { Finding } from '../analysis/analyzer.js'
import { points } from '../analysis/score.js'
import type { Deed, SessionView } from '../session.js'
import { DEED } from './phases.js'
import type { Met } from './trace.js'

/** What a session analyzer judges a call by, besides its facts. */
export interface Past {
  /** The session with this call folded into it. */
  readonly view: SessionView
  /** What the call was found to be alone, the strongest first. */
  readonly findings: readonly Finding[]
  /** What the call met of what was remembered. */
  readonly met: readonly Met[]
}

/** Before the first call. Analyzers of one call get this. */
export const NO_PAST: Past = {
  view: {
    session: '', now: 0, firstAt: 0, lastAt: 0, attempted: 0, inspected: 0, flagged: 0, blocked: 0, executed: 0, denied: 0, failed: 0, maxScore: 0, phases: [], deeds: [], turns: [], matches: [],
    principal: { firstAt: 0, lastAt: 0, attempted: 0, inspected: 0, flagged: 0, blocked: 0, executed: 0, denied: 0, failed: 0, maxScore: 0, phases: [], deeds: [] },
  },
  findings: [],
  met: [],
}

/** Whether the call is a deed by itself: only then what came before makes it worse. */
export const isDeed = ({ findings }: Past): boolean => findings[0] !== undefined && points(findings[0]) >= DEED

/** Deeds of the last `ms` milliseconds. */
export const since = (deeds: readonly Deed[], now: number, ms: number): readonly Deed[] => deeds.filter(({ at }) => now - at <= ms)

/** Deeds of the session, and of the principal in the last `ms` milliseconds, each once. */
export function deedsOf({ view }: Past, ms: number): readonly Deed[] {
  const all = new Map<string, Deed>()
  for (const deed of [...since(view.principal.deeds, view.now, ms), ...view.deeds]) all.set(`${deed.request} ${deed.phase}`, deed)
  return [...all.values()].sort((a, b) => a.at - b.at)
}

/** How many different values there are. */
export const distinct = (values: readonly string[]): number => new Set(values).size
