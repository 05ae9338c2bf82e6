// What a call leaves in its session: before it is decided, and once it was stopped.
import type { Decision } from '@proxilion/mcp-protocol'
import type { Change, Observation } from '@proxilion/session-state'
import type { Analysis, Entry, Probe, SessionView, Trace, Wake } from '@proxilion/threat-engine'

/** Score from which a call is a step of the story of its session. */
const TOLD = 30
const MAX_RULES = 5

/** A call or a text on its way to the store. */
export interface Passing {
  readonly kind: 'call' | 'text'
  readonly request: string
  /** Kind of the tool, or surface of the text. */
  readonly tool: string
  readonly toolCall?: string | undefined
  readonly turn?: Observation['turn']
  readonly organisation?: string | undefined
}

/**
 * An observation of a call that was judged alone. `stopped` says that it will not run, whatever its session is: then it leaves what it tried, and nothing of what it
 * would have done.
 */
export function observationOf(passing: Passing, judged: Analysis, wake: Wake, { decision, stopped }: { decision: Decision; stopped: boolean }): Observation {
  const { kind, request, tool, toolCall, turn, organisation } = passing
  const traces: Trace[] = []
  if (judged.score >= TOLD) traces.push({ field: 'steps', key: request, entry: stepOf(passing, judged, decision) })
  for (const trace of wake.traces) {
    if (trace.field === 'deeds') traces.push({ ...trace, key: `${request} ${trace.key}`, ...(stopped && { entry: { ...trace.entry, stopped: 1 } }) })
    else if (!stopped || !RUNS.has(trace.field)) traces.push(trace)
  }
  // What a call overwrites is looked up, too: a call that is stopped after all puts it back.
  const probes: Probe[] = wake.touches.map(({ field, key }) => ({ field, key }))
  for (const { field, key } of traces) if (RESTORED.has(field)) probes.push({ field, key })
  return {
    kind, request, toolCall, turn, score: judged.score, flagged: judged.findings.length > 0,
    ...(traces.length > 0 && { traces }),
    ...(probes.length > 0 && { probes }),
    ...(wake.aim !== undefined && organisation !== undefined && { campaign: { organisation, ...wake.aim } }),
  }
}
/** What only happens when the call runs. Texts were read, or described, whatever becomes of them. */
const RUNS: ReadonlySet<string> = new Set(['files', 'phases', 'sources'])
const RESTORED: ReadonlySet<string> = new Set(['files', 'sources'])

/** What changes in the session, and in its principal, when the call of an observation was stopped after it had been folded in. */
export function changesOf(passing: Passing, observation: Observation, view: SessionView, whole: Analysis, decision: Decision): Change[] {
  const { request } = passing
  const at = view.now
  const changes: Change[] = []
  // A harmless call of a session that is over is neither a step nor a deed.
  const told = whole.score >= TOLD
  if (told) changes.push({ of: 'session', field: 'steps', key: request, entry: { ...stepOf(passing, whole, decision), request, at } })
  const traces = observation.traces ?? []
  const deeds = traces.filter(({ field }) => field === 'deeds').map(({ key, entry }) => [key, entry] as const)
  const strongest = whole.findings[0]
  const found: Entry = { phase: 'session', rule: strongest === undefined ? '' : `${strongest.analyzer}/${strongest.rule}`, target: '', score: whole.score }
  for (const side of ['session', 'principal'] as const) {
    for (const [key, entry] of deeds.length > 0 || !told ? deeds : [[`${request} session`, found] as const]) changes.push({ of: side, field: 'deeds', key, entry: { ...entry, stopped: 1, request, at } })
    for (const { phase, request: first } of (side === 'session' ? view : view.principal).phases) if (first === request) changes.push({ of: side, field: 'phases', key: phase })
    for (const { field, key } of traces) {
      if (!RESTORED.has(field)) continue
      const before = view.matches.find((match) => match.of === side && match.field === field && match.key === key)
      changes.push({ of: side, field, key, ...(before !== undefined && { entry: before.entry }) })
    }
  }
  return changes
}

/** Rules and titles are written by the authors of analyzers: nothing of a call is in a step. */
function stepOf({ kind, tool }: Passing, { findings, score }: Analysis, decision: Decision): Entry {
  const rules = findings.slice(0, MAX_RULES).map(({ analyzer, rule }) => `${analyzer}/${rule}`)
  return { kind, tool, rules: rules.join(' '), title: findings[0]?.title ?? '', decision, score }
}
