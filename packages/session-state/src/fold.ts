// What each event changes. The only place that knows what is in a record; `view.ts` reads it back.
import type { OutcomeStatus } from '@proxilion/mcp-protocol'
import type { Delta, Merge } from './record.js'
import type { Observation } from './store.js'

export const MAX_TURNS = 8
/** Of each text of a turn, in UTF-16 code units. */
export const MAX_TURN_TEXT = 4000
const MAX_TOOL_CALLS = 64

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
  return delta
}

/** The same event as the principal sees it, over all sessions. */
export function principalDelta(observation: Observation, time: Time): Delta {
  return tally(observation, time)
}

/** A call that was stopped. */
export const stoppedDelta: Delta = [{ op: 'add', field: 'blocked', by: 1 }]

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
