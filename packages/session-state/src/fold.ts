// What each event changes. The only place that knows what is in a record; `view.ts` reads it back.
import type { OutcomeStatus } from '@proxilion/mcp-protocol'
import type { TraceField } from '@proxilion/threat-engine'
import type { Delta, Merge } from './record.js'
import type { Change, Observation, Settlement } from './store.js'

export const MAX_TURNS = 8
/** Of each text of a turn, in UTF-16 code units. */
export const MAX_TURN_TEXT = 4000
const MAX_TOOL_CALLS = 64
/** Principals that a campaign counts; more are as bad as this many. */
const MAX_MEMBERS = 64
/** Milliseconds that a principal is quarantined when one of its sessions was ended. */
export const QUARANTINE = 24 * 3_600_000

/** How many entries of each map a record keeps: of a session, and of a principal over all its sessions. 0 keeps none. */
export const TRACE_LIMITS: Readonly<Record<TraceField, { readonly session: number; readonly principal: number }>> = {
  phases: { session: 16, principal: 16 },
  deeds: { session: 32, principal: 32 },
  files: { session: 256, principal: 256 },
  sources: { session: 64, principal: 64 },
  tools: { session: 256, principal: 256 },
  asked: { session: 64, principal: 64 },
  steps: { session: 64, principal: 0 },
}
/** The maps that a view shows whole; of the others it shows what was probed, and a store need not load them for `observe`. */
export const SHOWN_FIELDS = ['phases', 'deeds'] as const satisfies readonly TraceField[]

/** Of one event: whoever makes an observation keeps to them, and what is beyond is not kept. */
export const MAX_TRACES = 64
export const MAX_PROBES = 128

interface Time {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Milliseconds that a record lives after its last event. */
  readonly ttl: number
}

/** An attempted call, or a text that was read, as the session sees it. */
export function sessionDelta(observation: Observation, time: Time): Delta {
  const { request, toolCall, turn } = observation
  const delta: Merge[] = tally(observation, time)
  if (toolCall !== undefined && observation.kind === 'call') {
    delta.push({ op: 'append', field: 'toolCalls', entry: { id: toolCall, request }, limit: MAX_TOOL_CALLS })
  }
  if (turn !== undefined && (turn.user !== undefined || turn.assistant !== undefined)) {
    const entry = {
      at: time.now,
      ...(turn.id !== undefined && { id: turn.id }),
      ...(turn.user !== undefined && { user: turn.user.slice(0, MAX_TURN_TEXT) }),
      ...(turn.assistant !== undefined && { assistant: turn.assistant.slice(0, MAX_TURN_TEXT) }),
    }
    delta.push({ op: 'append', field: 'turns', entry, limit: MAX_TURNS })
  }
  return remember(delta, observation, time, 'session')
}

/** The same event as the principal sees it, over all sessions. */
export function principalDelta(observation: Observation, time: Time): Delta {
  return remember(tally(observation, time), observation, time, 'principal')
}

/** The same event as it adds to what others do to the same target. `member` stands for the principal and is not its name. */
export function campaignDelta({ request, campaign }: Observation, member: string, { now, ttl }: Time): Delta {
  const delta: Merge[] = [
    { op: 'once', field: 'firstAt', value: now },
    { op: 'max', field: 'lastAt', value: now },
    { op: 'add', field: 'attempted', by: 1 },
    { op: 'include', field: 'members', member, limit: MAX_MEMBERS },
    { op: 'expire', at: now + ttl },
  ]
  if (campaign === undefined) return delta
  const entry = { rule: campaign.rule, request, at: now }
  delta.push({ op: 'put', field: 'phases', key: campaign.phase, entry, limit: TRACE_LIMITS.phases.session, first: true })
  return delta
}

/** A call that was stopped, as its session or its principal sees it. */
export function settledDelta(settlement: Settlement, { now, ttl }: Time, of: 'session' | 'principal'): Delta {
  const delta: Merge[] = [{ op: 'add', field: 'blocked', by: 1 }, { op: 'expire', at: now + ttl }]
  if (settlement.score !== undefined) delta.push({ op: 'max', field: 'maxScore', value: settlement.score })
  for (const change of settlement.changes ?? []) if (change.of === of) delta.push(...changed(change))
  if (settlement.outcome === 'terminated' && of === 'principal') {
    delta.push({ op: 'max', field: 'quarantinedUntil', value: now + QUARANTINE }, { op: 'expire', at: now + QUARANTINE })
  }
  return delta
}

/** An operator lifts the quarantine of a principal. */
export const releasedDelta: Delta = [{ op: 'drop', field: 'quarantinedUntil' }]

/** What became of a call. */
export function outcomeDelta(status: OutcomeStatus): Delta {
  return [{ op: 'add', field: status, by: 1 }]
}

function tally({ kind, score, flagged }: Observation, { now, ttl }: Time): Merge[] {
  const delta: Merge[] = [
    { op: 'once', field: 'firstAt', value: now },
    { op: 'max', field: 'lastAt', value: now },
    { op: 'add', field: kind === 'call' ? 'attempted' : 'inspected', by: 1 },
    { op: 'max', field: 'maxScore', value: score },
    { op: 'expire', at: now + ttl },
  ]
  if (flagged) delta.push({ op: 'add', field: 'flagged', by: 1 })
  return delta
}

function remember(delta: Merge[], { request, traces }: Observation, { now }: Time, of: 'session' | 'principal'): Delta {
  for (const { field, key, entry: given, from, first = field === 'phases' } of traces?.slice(0, MAX_TRACES) ?? []) {
    const limit = TRACE_LIMITS[field][of]
    const entry = { ...given, request, at: now }
    if (limit === 0) continue
    delta.push(from === undefined ? { op: 'put', field, key, entry, limit, ...(first && { first }) } : { op: 'copy', field, from, key, entry, limit })
  }
  return delta
}

function changed({ of, field, key, entry }: Change): Delta {
  const limit = TRACE_LIMITS[field][of]
  if (entry === undefined) return [{ op: 'drop', field, key }]
  return limit > 0 ? [{ op: 'put', field, key, entry, limit }] : []
}
