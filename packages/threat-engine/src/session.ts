// What session analyzers see of the past. Declared here because analyzers judge it; produced by session stores.

/** One conversation turn, as the client sent it; texts are cut to a bounded length. */
export interface Turn {
  readonly id?: string
  readonly user?: string
  readonly assistant?: string
  /** Milliseconds since the epoch, by the store's clock. */
  readonly at: number
}

/** A phase of an attack that the session has reached, with the rule whose finding proves it. */
export interface PhaseReached {
  readonly phase: string
  readonly rule: string
  readonly request: string
  readonly at: number
}

/** Counts of what was seen, of one session or of everything a principal does. Times are milliseconds since the epoch, by the store's clock. */
export interface Tally {
  readonly firstAt: number
  readonly lastAt: number
  /** Calls that were judged, whatever became of them. */
  readonly attempted: number
  /** Texts that were judged. */
  readonly inspected: number
  /** Calls and texts with at least one finding. */
  readonly flagged: number
  /** Calls that were stopped. */
  readonly blocked: number
  readonly executed: number
  readonly denied: number
  readonly failed: number
  readonly maxScore: number
}

/** Why a session is over. It stays so until an operator releases it. */
export interface Termination {
  readonly request: string
  readonly score: number
  /** Title of the strongest finding: never a text of the input. */
  readonly reason: string
  readonly at: number
}

/** A session after the fold of the call that is being judged; `principal` sums up all sessions of the same principal. */
export interface SessionView extends Tally {
  readonly session: string
  readonly terminated?: Termination
  readonly turns: readonly Turn[]
  readonly phases: readonly PhaseReached[]
  readonly principal: Tally
}
