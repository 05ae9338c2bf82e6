import { randomUUID } from 'node:crypto'
import type { OutcomeStatus } from '@proxilion/mcp-protocol'
import type { SessionView, Termination } from '@proxilion/threat-engine'
import { outcomeDelta, principalDelta, sessionDelta, stoppedDelta } from './fold.js'
import { type Delta, entriesIn, merge, type SessionRecord } from './record.js'
import { Shelf } from './shelf.js'
import type { KnownSession, Observation, Observed, Reported, SessionKey, SessionStore, Settlement } from './store.js'
import { viewOf } from './view.js'

export interface MemoryStoreOptions {
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  readonly newId?: () => string
  /** Milliseconds that a record lives after its last event. */
  readonly ttl?: number
  /** Milliseconds without a call after which a principal's default session is a new one. */
  readonly idle?: number
  /** Sessions, principals and calls kept, each; the ones unused for longest go first. */
  readonly maxRecords?: number
  /** Rough bound of the memory that sessions may occupy, in bytes. */
  readonly maxBytes?: number
}

interface Call extends KnownSession {
  stopped: boolean
}

const HOUR = 3_600_000
/** What a record without any text costs, measured roughly; the bound on bytes is one of order. */
const RECORD_BYTES = 1200

/** Sessions in the memory of this process. They are gone when it ends; terminations, too. */
export class MemoryStore implements SessionStore {
  readonly kind = 'inmemory'
  readonly durable = false
  private readonly now: () => number
  private readonly newId: () => string
  private readonly ttl: number
  private readonly idle: number
  private readonly sessions: Shelf<SessionRecord>
  private readonly principals: Shelf<SessionRecord>
  private readonly calls: Shelf<Call>
  private readonly defaults: Shelf<string>
  /** Exempt from bounds and expiry: forgetting one would let an ended session go on. */
  private readonly tombstones = new Map<string, Termination>()
  /** Default sessions that were terminated stay the default, or else waiting would lift the termination. */
  private readonly endedDefaults = new Map<string, string>()

  constructor({ now = Date.now, newId = randomUUID, ttl = 24 * HOUR, idle = HOUR / 2, maxRecords = 100_000, maxBytes = 256 * 1024 * 1024 }: MemoryStoreOptions = {}) {
    this.now = now
    this.newId = newId
    this.ttl = ttl
    this.idle = idle
    this.sessions = new Shelf({ count: maxRecords, bytes: maxBytes })
    this.principals = new Shelf({ count: maxRecords, bytes: maxBytes })
    this.calls = new Shelf({ count: maxRecords, bytes: Infinity })
    this.defaults = new Shelf({ count: maxRecords, bytes: Infinity })
  }

  async observe(key: SessionKey, observation: Observation): Promise<Observed> {
    const now = this.now()
    const { principal } = key
    const session = key.session ?? this.defaultSession(principal, now)
    const known = { principal, session }
    const record = this.fold(this.sessions, sessionKey(known), sessionDelta(observation, { now, ttl: this.ttl }), now)
    const whole = this.fold(this.principals, principal, principalDelta(observation, { now, ttl: this.ttl }), now)
    if (observation.kind === 'call') this.remember(observation.request, known, now)
    const answered = observation.kind === 'text' && observation.toolCall !== undefined ? requestOf(record, observation.toolCall) : undefined
    const reported = answered === undefined ? undefined : this.recordOutcome(answered, 'executed', now)
    return { view: viewOf(session, record, whole, this.tombstones.get(sessionKey(known))), ...(reported !== undefined && { reported }) }
  }

  async settle(key: KnownSession, request: string, settlement: Settlement): Promise<void> {
    const now = this.now()
    this.fold(this.sessions, sessionKey(key), stoppedDelta, now)
    this.fold(this.principals, key.principal, stoppedDelta, now)
    const call = this.calls.get(request, now)
    if (call !== undefined) call.stopped = true
    if (settlement.outcome === 'terminated') await this.terminate(key, { request, score: settlement.score, reason: settlement.reason })
  }

  async report(request: string, status: OutcomeStatus): Promise<Reported> {
    return this.recordOutcome(request, status, this.now())
  }

  async read(key: KnownSession): Promise<SessionView | undefined> {
    const now = this.now()
    const record = this.sessions.get(sessionKey(key), now)
    const termination = this.tombstones.get(sessionKey(key))
    if (record === undefined && termination === undefined) return undefined
    return viewOf(key.session, record ?? new Map(), this.principals.get(key.principal, now) ?? new Map(), termination)
  }

  async terminate(key: KnownSession, termination: Omit<Termination, 'at'>): Promise<void> {
    const now = this.now()
    if (!this.tombstones.has(sessionKey(key))) this.tombstones.set(sessionKey(key), { ...termination, at: now })
    if (this.defaults.get(key.principal, now) === key.session) this.endedDefaults.set(key.principal, key.session)
  }

  async release(key: KnownSession): Promise<boolean> {
    if (this.endedDefaults.get(key.principal) === key.session) this.endedDefaults.delete(key.principal)
    return this.tombstones.delete(sessionKey(key))
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {}

  private defaultSession(principal: string, now: number): string {
    const session = this.endedDefaults.get(principal) ?? this.defaults.get(principal, now) ?? this.newId()
    this.defaults.keep(principal, session, 0, now + this.idle, now)
    return session
  }

  private fold(shelf: Shelf<SessionRecord>, key: string, delta: Delta, now: number): SessionRecord {
    const record = shelf.get(key, now) ?? new Map()
    merge(record, delta)
    shelf.keep(key, record, RECORD_BYTES + 2 * key.length + textBytes(record), now + this.ttl, now)
    return record
  }

  private remember(request: string, key: KnownSession, now: number): void {
    // A client may send one request id twice: once a call of that id was stopped, none of that id may be executed.
    const stopped = this.calls.get(request, now)?.stopped ?? false
    this.calls.keep(request, { ...key, stopped }, 0, now + this.ttl, now)
  }

  private recordOutcome(request: string, status: OutcomeStatus, now: number): Reported {
    const call = this.calls.get(request, now)
    if (call === undefined) return 'unknown'
    this.fold(this.sessions, sessionKey(call), outcomeDelta(status), now)
    this.fold(this.principals, call.principal, outcomeDelta(status), now)
    return call.stopped && status === 'executed' ? 'contradicted' : 'recorded'
  }
}

/** Unambiguous for any two strings, since the length of the first says where the second starts. */
function sessionKey({ principal, session }: KnownSession): string {
  return `${principal.length}:${principal}${session}`
}

function requestOf(record: SessionRecord, toolCall: string): string | undefined {
  const request = entriesIn(record, 'toolCalls').find(({ id }) => id === toolCall)?.['request']
  return request === undefined ? undefined : String(request)
}

function textBytes(record: SessionRecord): number {
  let bytes = 0
  for (const field of ['turns', 'toolCalls']) {
    for (const entry of entriesIn(record, field)) for (const value of Object.values(entry)) bytes += typeof value === 'string' ? 2 * value.length : 8
  }
  return bytes
}
