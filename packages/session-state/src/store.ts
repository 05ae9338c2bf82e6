import type { OutcomeStatus } from '@proxilion/mcp-protocol'
import type { SessionView, Termination } from '@proxilion/threat-engine'

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
}

/** How a call was stopped. Whoever stops a call waits for `settle` before saying so. */
export type Settlement = { readonly outcome: 'blocked' } | { readonly outcome: 'terminated'; readonly score: number; readonly reason: string }

/** Whether a reported outcome belongs to a known call, and whether it fits what was decided: a call that was stopped must not have been executed. */
export type Reported = 'recorded' | 'contradicted' | 'unknown'

export interface Observed {
  readonly view: SessionView
  /** What the result in this observation said about the call that it belongs to. */
  readonly reported?: Reported
}

/**
 * Remembers sessions and principals. All methods reject when the store cannot be reached, within a time limit of its own, and never throw synchronously.
 * Records are bounded and expire; terminations do neither.
 */
export interface SessionStore {
  readonly kind: 'inmemory' | 'redis'
  /** Whether terminations survive a restart of the gateway. */
  readonly durable: boolean
  /** Folds an observation into the session and its principal, as one atomic step, and returns the session after it. */
  observe(key: SessionKey, observation: Observation): Promise<Observed>
  /** Records that a call was stopped. After a `terminated` has resolved, every later `observe` of the session sees it, on all instances. */
  settle(key: KnownSession, request: string, settlement: Settlement): Promise<void>
  /** Records what became of a call. */
  report(request: string, status: OutcomeStatus): Promise<Reported>
  /** The session as it is, without folding anything; undefined when it is not known (any more). */
  read(key: KnownSession): Promise<SessionView | undefined>
  /** Ends a session by hand. */
  terminate(key: KnownSession, termination: Omit<Termination, 'at'>): Promise<void>
  /** Lifts a termination; false when there was none. */
  release(key: KnownSession): Promise<boolean>
  /** Resolves when the store answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
