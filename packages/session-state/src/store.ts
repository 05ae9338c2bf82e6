import type { OutcomeStatus } from '@proxilion/mcp-protocol'
import type { Entry, Probe, SessionView, Tally, Termination, Trace, TraceField } from '@proxilion/threat-engine'

const HOUR = 3_600_000
/** Milliseconds that a record lives after its last event, and a default session without a call, unless a store is told otherwise. */
export const LIFETIMES = { ttl: 24 * HOUR, idle: HOUR / 2 } as const

/** A session is known by its principal and its id together. Without an id it is the principal's default session. */
export interface SessionKey {
  readonly principal: string
  readonly session?: string | undefined
}

/** A session whose id is known. */
export interface KnownSession extends SessionKey {
  readonly session: string
}

/** What is known about a call or a text before it is decided. */
export interface Observation {
  readonly kind: 'call' | 'text'
  /** Id of the request; outcomes name it later. */
  readonly request: string
  readonly score: number
  readonly flagged: boolean
  /** The assistant's own id of the call; with `kind: 'text'` it says that this text is that call's result, so that the call was executed. */
  readonly toolCall?: string | undefined
  readonly turn?: { readonly id?: string | undefined; readonly user?: string | undefined; readonly assistant?: string | undefined } | undefined
  /** What the session and its principal are to remember; at most `MAX_TRACES`. */
  readonly traces?: readonly Trace[]
  /** What to look up in the session and in its principal, as they are before this observation; at most `MAX_PROBES`. */
  readonly probes?: readonly Probe[]
  /** Correlates this call with what other principals of the organisation do to the same target. */
  readonly campaign?: Correlation
}

/** One target of an organisation, and the phase of an attack that the call's strongest finding about it proves. */
export interface Correlation {
  readonly organisation: string
  /** Digest of the target's name. */
  readonly target: string
  readonly phase: string
  readonly rule: string
}

/** A change of one entry when a call was stopped after it had been folded in: what it was before, or no entry when there was none. Entries are written as they are. */
export interface Change {
  readonly of: 'session' | 'principal'
  readonly field: TraceField
  readonly key: string
  readonly entry?: Entry
}

/** How a call was stopped. Whoever stops a call waits for `settle` before saying so. The principal of a terminated session is quarantined for `QUARANTINE`. */
export type Settlement = (
  | { readonly outcome: 'blocked'; readonly score?: number }
  | { readonly outcome: 'terminated'; readonly score: number; readonly reason: string }
) & { readonly changes?: readonly Change[] }

/** Whether a reported outcome belongs to a known call, and whether it fits what was decided: a call that was stopped must not have been executed. */
export type Reported = 'recorded' | 'contradicted' | 'unknown'

export interface Observed {
  readonly view: SessionView
  /** What the result in this observation said about the call that it belongs to. */
  readonly reported?: Reported
}

/** One step of the story of a session: a call or a text that had a finding. */
export interface Step {
  readonly request: string
  readonly at: number
  readonly kind: 'call' | 'text'
  /** Kind of the tool, or surface of the text. */
  readonly tool: string
  /** Ids of the findings' rules, the strongest first. */
  readonly rules: readonly string[]
  /** Title of the strongest finding. */
  readonly title: string
  readonly decision: string
  readonly score: number
}

/** A session as operators see it. Nothing in it is text of a call. */
export interface SessionStory {
  readonly principal: string
  readonly view: SessionView
  /** In order; the last ones when there were more than are kept. */
  readonly steps: readonly Step[]
}

export type SessionStatus = 'active' | 'terminated'

/** One line of the list of sessions. */
export interface SessionSummary extends Tally {
  readonly principal: string
  readonly session: string
  readonly terminated?: Termination
}

export interface SessionQuery {
  readonly principal?: string | undefined
  readonly status?: SessionStatus | undefined
  /** Where the page before ended. A cursor that is not one of this store's begins anew. */
  readonly cursor?: string | undefined
  /** Sessions wanted at most; default 100. A page may have fewer although there are more. */
  readonly limit?: number | undefined
}

export interface SessionPage {
  readonly sessions: readonly SessionSummary[]
  /** Where the next page begins; undefined after the last. */
  readonly cursor?: string
}

/**
 * Remembers sessions and principals. All methods reject when the store cannot be reached, within a time limit of its own, and never throw synchronously.
 * Records are bounded and expire; terminations do neither.
 */
export interface SessionStore {
  readonly kind: 'inmemory' | 'redis'
  /** Whether terminations survive a restart of the gateway. */
  readonly durable: boolean
  /**
   * Folds an observation into the session and its principal, as one atomic step and one round trip, and returns the session after it. A campaign is a record of its
   * own, folded at the same time.
   */
  observe(key: SessionKey, observation: Observation): Promise<Observed>
  /** Records that a call was stopped. After a `terminated` has resolved, every later `observe` of the session sees it, on all instances. */
  settle(key: KnownSession, request: string, settlement: Settlement): Promise<void>
  /** Records what became of a call. */
  report(request: string, status: OutcomeStatus): Promise<Reported>
  /** The session as it is, without folding anything; undefined when it is not known (any more). */
  read(key: KnownSession): Promise<SessionView | undefined>
  /** The session with its steps, for operators; undefined when it is not known (any more). */
  story(key: KnownSession): Promise<SessionStory | undefined>
  /** Sessions, page by page, in an order of the store's own. Those that are there during the whole listing are each on one page. */
  list(query: SessionQuery): Promise<SessionPage>
  /** Ends a session by hand. */
  terminate(key: KnownSession, termination: Omit<Termination, 'at'>): Promise<void>
  /** Lifts a termination, and with it the quarantine of the principal; false when the session was not ended. */
  release(key: KnownSession): Promise<boolean>
  /** Resolves when the store answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
