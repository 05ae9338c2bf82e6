import { createHash, randomUUID } from 'node:crypto'
import type { OutcomeStatus } from '@proxilion/mcp-protocol'
import type { Match, Probe, SessionView, Termination } from '@proxilion/threat-engine'
import { campaignDelta, MAX_PROBES, outcomeDelta, principalDelta, releasedDelta, sessionDelta, settledDelta } from './fold.js'
import { type Delta, entriesIn, EXPIRES, merge, numberIn, type SessionRecord } from './record.js'
import { Shelf } from './shelf.js'
import {
  type KnownSession, LIFETIMES, type Observation, type Observed, type Reported, type SessionKey, type SessionPage, type SessionQuery, type SessionStore, type SessionStory,
  type SessionSummary, type Settlement,
} from './store.js'
import { type Known, matchesIn, storyOf, tallyOf, viewOf } from './view.js'

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

/** A record with the bytes that its entries occupy, kept up to date so that no fold has to count them. */
interface Sized {
  readonly record: SessionRecord
  bytes: number
}

/** What a record without any text costs, measured roughly; the bound on bytes is one of order. */
const RECORD_BYTES = 1200
const PAGE = 100
const NOTHING: SessionRecord = new Map()

/** Sessions in the memory of this process. They are gone when it ends; terminations, too. */
export class MemoryStore implements SessionStore {
  readonly kind = 'inmemory'
  readonly durable = false
  private readonly now: () => number
  private readonly newId: () => string
  private readonly ttl: number
  private readonly idle: number
  private readonly sessions: Shelf<Sized>
  private readonly principals: Shelf<Sized>
  private readonly campaigns: Shelf<Sized>
  private readonly calls: Shelf<Call>
  private readonly defaults: Shelf<string>
  /** Exempt from bounds and expiry: forgetting one would let an ended session go on. */
  private readonly tombstones = new Map<string, Termination>()
  /** Default sessions that were terminated stay the default, or else waiting would lift the termination. */
  private readonly endedDefaults = new Map<string, string>()

  constructor({ now = Date.now, newId = randomUUID, ttl = LIFETIMES.ttl, idle = LIFETIMES.idle, maxRecords = 100_000, maxBytes = 256 * 1024 * 1024 }: MemoryStoreOptions = {}) {
    this.now = now
    this.newId = newId
    this.ttl = ttl
    this.idle = idle
    this.sessions = new Shelf({ count: maxRecords, bytes: maxBytes })
    this.principals = new Shelf({ count: maxRecords, bytes: maxBytes })
    this.campaigns = new Shelf({ count: maxRecords, bytes: maxBytes })
    this.calls = new Shelf({ count: maxRecords, bytes: Infinity })
    this.defaults = new Shelf({ count: maxRecords, bytes: Infinity })
  }

  async observe(key: SessionKey, observation: Observation): Promise<Observed> {
    const now = this.now()
    const { principal } = key
    const session = key.session ?? this.defaultSession(principal, now)
    const known = { principal, session }
    const time = { now, ttl: this.ttl }
    const matches = this.find(known, observation.probes, now)
    const record = this.fold(this.sessions, sessionKey(known), sessionDelta(observation, time), now)
    const whole = this.fold(this.principals, principal, principalDelta(observation, time), now)
    const campaign = this.correlate(principal, observation, now)
    if (observation.kind === 'call') this.remember(observation.request, known, now)
    const answered = observation.kind === 'text' && observation.toolCall !== undefined ? requestOf(record, observation.toolCall) : undefined
    const reported = answered === undefined ? undefined : this.recordOutcome(answered, 'executed', now)
    const view = viewOf({ session, record, principal: whole, termination: this.tombstones.get(sessionKey(known)), matches, campaign, now })
    return { view, ...(reported !== undefined && { reported }) }
  }

  async settle(key: KnownSession, request: string, settlement: Settlement): Promise<void> {
    const now = this.now()
    const time = { now, ttl: this.ttl }
    this.fold(this.sessions, sessionKey(key), settledDelta(settlement, time, 'session'), now)
    this.fold(this.principals, key.principal, settledDelta(settlement, time, 'principal'), now)
    const call = this.calls.get(request, now)
    if (call !== undefined) call.stopped = true
    if (settlement.outcome === 'terminated') await this.terminate(key, { request, score: settlement.score, reason: settlement.reason })
  }

  async report(request: string, status: OutcomeStatus): Promise<Reported> {
    return this.recordOutcome(request, status, this.now())
  }

  async read(key: KnownSession): Promise<SessionView | undefined> {
    const known = this.known(key)
    return known && viewOf(known)
  }

  async story(key: KnownSession): Promise<SessionStory | undefined> {
    const known = this.known(key)
    return known && storyOf(key.principal, known)
  }

  async list({ principal, status, cursor, limit = PAGE }: SessionQuery): Promise<SessionPage> {
    const now = this.now()
    const after = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString()
    const keys = new Set(status === 'terminated' ? [] : this.sessions.keys(now))
    if (status === 'active') for (const ended of this.tombstones.keys()) keys.delete(ended)
    else for (const ended of this.tombstones.keys()) keys.add(ended)
    const mine = principal === undefined ? '' : sessionKey({ principal, session: '' })
    const left = [...keys].filter((key) => key > after && key.startsWith(mine)).sort()
    const page = left.slice(0, Math.max(1, limit))
    const last = page.at(-1)
    return { sessions: page.map((key) => this.summary(key, now)), ...(left.length > page.length && last !== undefined && { cursor: Buffer.from(last).toString('base64url') }) }
  }

  async terminate(key: KnownSession, termination: Omit<Termination, 'at'>): Promise<void> {
    const now = this.now()
    if (!this.tombstones.has(sessionKey(key))) this.tombstones.set(sessionKey(key), { ...termination, at: now })
    if (this.defaults.get(key.principal, now) === key.session) this.endedDefaults.set(key.principal, key.session)
  }

  async release(key: KnownSession): Promise<boolean> {
    const now = this.now()
    if (this.endedDefaults.get(key.principal) === key.session) this.endedDefaults.delete(key.principal)
    const lifted = this.tombstones.delete(sessionKey(key))
    if (lifted && this.principals.get(key.principal, now) !== undefined) this.fold(this.principals, key.principal, releasedDelta, now)
    return lifted
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {}

  private defaultSession(principal: string, now: number): string {
    const session = this.endedDefaults.get(principal) ?? this.defaults.get(principal, now) ?? this.newId()
    this.defaults.keep(principal, session, 0, now + this.idle, now)
    return session
  }

  private fold(shelf: Shelf<Sized>, key: string, delta: Delta, now: number): SessionRecord {
    const sized = shelf.get(key, now) ?? { record: new Map(), bytes: RECORD_BYTES + 2 * key.length }
    sized.bytes += merge(sized.record, delta)
    shelf.keep(key, sized, sized.bytes, Math.max(numberIn(sized.record, EXPIRES), now + this.ttl), now)
    return sized.record
  }

  private find(key: KnownSession, probes: readonly Probe[] | undefined, now: number): readonly Match[] {
    if (probes === undefined || probes.length === 0) return []
    const asked = probes.slice(0, MAX_PROBES)
    return [
      ...matchesIn(this.sessions.get(sessionKey(key), now)?.record ?? NOTHING, asked, 'session'),
      ...matchesIn(this.principals.get(key.principal, now)?.record ?? NOTHING, asked, 'principal'),
    ]
  }

  private correlate(principal: string, observation: Observation, now: number): SessionRecord | undefined {
    const { campaign } = observation
    if (campaign === undefined) return undefined
    const member = createHash('sha256').update(principal).digest('base64url').slice(0, 16)
    const key = `${campaign.organisation.length}:${campaign.organisation}${campaign.target}`
    return this.fold(this.campaigns, key, campaignDelta(observation, member, { now, ttl: this.ttl }), now)
  }

  private known(key: KnownSession): Known | undefined {
    const now = this.now()
    const record = this.sessions.get(sessionKey(key), now)?.record
    const termination = this.tombstones.get(sessionKey(key))
    if (record === undefined && termination === undefined) return undefined
    const principal = this.principals.get(key.principal, now)?.record ?? NOTHING
    return { session: key.session, record: record ?? NOTHING, principal, termination, matches: [], now }
  }

  private summary(key: string, now: number): SessionSummary {
    const terminated = this.tombstones.get(key)
    return { ...namesIn(key), ...tallyOf(this.sessions.get(key, now)?.record ?? NOTHING), ...(terminated !== undefined && { terminated }) }
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

function namesIn(key: string): KnownSession {
  const at = key.indexOf(':') + 1
  const end = at + Number(key.slice(0, at - 1))
  return { principal: key.slice(at, end), session: key.slice(end) }
}

function requestOf(record: SessionRecord, toolCall: string): string | undefined {
  const request = entriesIn(record, 'toolCalls').find(({ id }) => id === toolCall)?.['request']
  return request === undefined ? undefined : String(request)
}
