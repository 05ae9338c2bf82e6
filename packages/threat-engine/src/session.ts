// What session analyzers see of the past. Declared here because analyzers judge it; produced by session stores.

/** One conversation turn, as the client sent it; texts are cut to a bounded length. */
export interface Turn {
  readonly id?: string
  readonly user?: string
  readonly assistant?: string
  /** Milliseconds since the epoch, by the store's clock. */
  readonly at: number
}

/** A phase of an attack that the session has reached, with the rule whose finding proves it; the first time of each phase. */
export interface PhaseReached {
  readonly phase: string
  readonly rule: string
  readonly request: string
  readonly at: number
}

/** A small flat value: what is kept about one thing. Names of rules and classes, numbers and digests; never text of a call. */
export type Entry = Readonly<Record<string, string | number>>

/**
 * What is kept about the things that calls touched, by digest of their name. Every one is a bounded map, the oldest entry makes room:
 * `phases` reached by calls that were let through; `deeds`, harmful actions, whether they were stopped or not; `files` written, fetched or copied, with what is in
 * them; `sources`, secrets that were read; `tools`, digests of definitions; `asked`, what an injected instruction asks for; `steps`, the story for people.
 */
export type TraceField = 'phases' | 'deeds' | 'files' | 'sources' | 'tools' | 'asked' | 'steps'

/** One thing to remember. The store adds `request` and `at` to the entry. */
export interface Trace {
  readonly field: TraceField
  readonly key: string
  readonly entry: Entry
  /** The entry is what this key of the field has, with the members of `entry` over it; nothing is remembered when it has none. */
  readonly from?: string
  /** What is there already stays. Always so for phases. */
  readonly first?: boolean
}

/** One thing to look up, in the record of the session and in that of its principal, as they are before the call is folded into them. */
export interface Probe {
  readonly field: TraceField
  readonly key: string
}

/** What a probe found. */
export interface Match extends Trace {
  readonly of: 'session' | 'principal'
}

/** A harmful action: what rule found it and what it was aimed at. */
export interface Deed {
  readonly request: string
  readonly at: number
  readonly phase: string
  readonly rule: string
  /** Digest of the host, account or file; empty when there is none. */
  readonly target: string
  /** Points of the finding, 0–100. */
  readonly score: number
  /** Whether it was stopped. */
  readonly stopped: boolean
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

/** A tally with what stands out in it: the first call of each phase, and the last deeds in order. */
export interface Conduct extends Tally {
  readonly phases: readonly PhaseReached[]
  readonly deeds: readonly Deed[]
}

/** Why a session is over. It stays so until an operator releases it. */
export interface Termination {
  readonly request: string
  readonly score: number
  /** Title of the strongest finding: never a text of the input. */
  readonly reason: string
  readonly at: number
}

/** What several principals of one organisation do to one target. */
export interface Campaign {
  readonly firstAt: number
  readonly lastAt: number
  /** Calls with a finding about this target. */
  readonly attempted: number
  readonly principals: number
  readonly phases: readonly PhaseReached[]
}

/** A session after the fold of the call that is being judged; `principal` sums up all sessions of the same principal. */
export interface SessionView extends Conduct {
  readonly session: string
  /** The store's clock when the view was made. */
  readonly now: number
  readonly terminated?: Termination
  /** One of the principal's sessions was ended: until then its calls are looked at more closely. */
  readonly quarantinedUntil?: number
  readonly turns: readonly Turn[]
  readonly principal: Conduct
  /** What the probes of this call found. */
  readonly matches: readonly Match[]
  readonly campaign?: Campaign
}
