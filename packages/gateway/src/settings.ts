import type { AnalyzeResponse, Decision, Mode } from '@proxilion/mcp-protocol'
import type { KnownSession, SessionStore } from '@proxilion/session-state'
import type { Context, Engine, Finding } from '@proxilion/threat-engine'
import type { Thresholds } from './decide.js'
import type { Policy } from './policy/policy.js'

/** What happens to a call that cannot be judged together with its session: `closed` refuses it, `open` decides on the call alone. */
export type FailMode = 'open' | 'closed'

export interface GatewayOptions {
  readonly engine: Engine
  readonly store: SessionStore
  readonly mode?: Mode
  readonly thresholds?: Thresholds
  /** Default: `closed` in the modes that enforce, else `open`. Modes that do not enforce never refuse a call. */
  readonly failMode?: FailMode
  /** What is known about the place where calls run; a call's own `cwd` and `workspace` are added. */
  readonly context?: Context
  /** The policy of the moment, asked for once with each request. */
  readonly policy?: () => Policy | undefined
  /** Milliseconds since the epoch, for clauses that expire; default the clock of the system. */
  readonly now?: () => number
  readonly watcher?: Watcher
}

/** Is told what happens, for metrics, logs and alerts. Must return at once and not throw. */
export interface Watcher {
  decided?(event: DecidedEvent): void
  /** A session was ended, once per session. */
  sessionEnded?(key: KnownSession, request: string): void
  /** The session store did not answer. */
  storeFailed?(error: unknown, request: string): void
  /** An analyzer threw; the others still counted. */
  analyzerFailed?(analyzer: string, error: unknown, request: string): void
  /** A call that was stopped was executed all the same. */
  enforcementBroken?(request: string | undefined): void
}

export interface DecidedEvent {
  readonly kind: 'call' | 'text'
  readonly response: AnalyzeResponse
  readonly userId: string
  /** What the alert sinks get, in the modes that have any. */
  readonly alert: boolean
  /** What the highest mode would have decided. */
  readonly calledFor: Decision
  readonly findings: readonly Finding[]
}
