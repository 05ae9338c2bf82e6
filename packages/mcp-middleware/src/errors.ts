import type { Analysis, Decision, Finding } from './types.js'

/** Why there is no decision. The first four never run a tool; with `failMode: 'open'` the others do. */
export type UnavailableReason =
  /** 401: the key is missing or wrong. */
  | 'unauthorized'
  /** 403 that is not a decision: the key may not analyze, or something in between refuses. */
  | 'forbidden'
  /** 400, 404, 413, 415, 422 …: the gateway does not read this call. */
  | 'rejected'
  /** 429. */
  | 'rate_limited'
  /** 5xx. */
  | 'server_error'
  /** An answer that is not a decision: HTML, empty, half, a redirect. */
  | 'invalid_answer'
  /** No connection, or one that closed before the answer. */
  | 'network'
  /** No whole answer within `timeoutMs`. */
  | 'timeout'

const BRAND = Symbol.for('@proxilion/mcp-middleware/error')
type Kind = 'blocked' | 'unavailable'

/** Both errors of this package. `instanceof` holds across copies of it, as when one is imported and another required. */
export abstract class ProxilionError extends Error {
  abstract readonly decision: Decision | undefined
  /** 0 to 100; undefined when nothing was decided. */
  abstract readonly score: number | undefined
  abstract readonly findings: readonly Finding[]
  /** The id of the audit record and of the gateway's log. */
  abstract readonly requestId: string

  constructor(kind: Kind, message: string, options?: ErrorOptions) {
    super(message, options)
    Object.defineProperty(this, BRAND, { value: kind })
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this === ProxilionError) return kindOf(value) !== undefined
    if (this === (ProxilionBlockedError as unknown)) return kindOf(value) === 'blocked'
    if (this === (ProxilionUnavailableError as unknown)) return kindOf(value) === 'unavailable'
    return Function.prototype[Symbol.hasInstance].call(this, value)
  }
}

/** The gateway forbids the call, and the tool did not run. Its message is meant for the model too. */
export class ProxilionBlockedError extends ProxilionError {
  override readonly name = 'ProxilionBlockedError'
  readonly decision: Decision
  readonly score: number
  readonly findings: readonly Finding[]
  readonly requestId: string
  readonly sessionId: string
  /** True when every later call of the session will be blocked too, until an operator releases it. */
  readonly sessionTerminated: boolean

  /** `analysis` is the whole answer. */
  constructor(readonly analysis: Analysis) {
    super('blocked', analysis.message || `Blocked by Proxilion (score ${analysis.threat_score}).`)
    this.decision = analysis.decision
    this.score = analysis.threat_score
    this.findings = analysis.findings
    this.requestId = analysis.request_id
    this.sessionId = analysis.session_id
    this.sessionTerminated = analysis.session_terminated
  }
}

export interface UnavailableDetails {
  reason: UnavailableReason
  requestId: string
  /** HTTP status, when there was an answer. */
  status?: number
  /** `error.code` of the answer. */
  code?: string
  /** What the answer asked to wait. */
  retryAfterMs?: number
  /** Of a 422: JSON pointers into the request. */
  issues?: { path: string; message: string }[]
}

/** Nobody decided about the call. Unless `failMode` is `'open'` and the reason is an outage, the tool did not run. */
export class ProxilionUnavailableError extends ProxilionError {
  override readonly name = 'ProxilionUnavailableError'
  readonly decision = undefined
  readonly score = undefined
  readonly findings: readonly Finding[] = []
  readonly requestId: string
  readonly reason: UnavailableReason
  readonly status: number | undefined
  readonly code: string | undefined
  readonly retryAfterMs: number | undefined
  readonly issues: readonly { path: string; message: string }[]

  constructor(message: string, details: UnavailableDetails, options?: ErrorOptions) {
    super('unavailable', message, options)
    this.reason = details.reason
    this.requestId = details.requestId
    this.status = details.status
    this.code = details.code
    this.retryAfterMs = details.retryAfterMs
    this.issues = details.issues ?? []
  }

  /** True when there was no gateway to ask, rather than one that refused. Only then `failMode: 'open'` runs the tool. */
  get isOutage(): boolean {
    return this.reason === 'network' || this.reason === 'timeout' || this.reason === 'server_error' || this.reason === 'invalid_answer'
  }
}

function kindOf(value: unknown): Kind | undefined {
  return typeof value === 'object' && value !== null ? (value as { [BRAND]?: Kind })[BRAND] : undefined
}
