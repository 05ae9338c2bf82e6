import { randomUUID } from 'node:crypto'
import type { ConnectionOptions } from 'node:tls'
import type { OutcomeStatus } from '@proxilion/mcp-protocol'
import type { Match, Probe, SessionView, Termination } from '@proxilion/threat-engine'
import { campaignDelta, MAX_PROBES, outcomeDelta, principalDelta, releasedDelta, sessionDelta, settledDelta } from '../fold.js'
import type { Delta, SessionRecord } from '../record.js'
import {
  type KnownSession, LIFETIMES, type Observation, type Observed, type Reported, type SessionKey, type SessionPage, type SessionQuery, type SessionStore, type SessionStory, type Settlement,
} from '../store.js'
import { type Known, storyOf, viewOf } from '../view.js'
import { type RedisAddress } from './address.js'
import { Connection, type ConnectionWatcher } from './connection.js'
import { campaignKey, digest, PING_KEY, prefixOf, requestKey } from './keys.js'
import { listSessions } from './listing.js'
import { entryOf, isLong, listOf, notedIn, numbersOf, parsed, recordOf, stepsOf, stepsOfBoth, terminationOf, textOf, UnexpectedReply, wellFormed, wordsOf } from './wire.js'

export interface RedisStoreOptions {
  /** Milliseconds since the epoch; unless given, the clock of Redis. */
  readonly now?: () => number
  readonly newId?: () => string
  /** Milliseconds that a record lives after its last event. */
  readonly ttl?: number
  /** Milliseconds without a call after which a principal's default session is a new one, and for which outcomes of a call are awaited. */
  readonly idle?: number
  /** Milliseconds that Redis may take for one call. */
  readonly timeout?: number
  /** Calls that may wait for Redis at once; more fail at once. */
  readonly maxPending?: number
  /** Additional settings of TLS, for `rediss` addresses. */
  readonly tls?: ConnectionOptions
  readonly watcher?: ConnectionWatcher
}

/** Sessions of one principal that can be listed by its name. */
const MAX_LISTED = 1000
const DONE = 'done'

/** Sessions in Redis, Valkey, or a cluster of either, shared by all gateways that use the same one. */
export class RedisStore implements SessionStore {
  readonly kind = 'redis'
  readonly durable = true
  private readonly connection: Connection
  private readonly now: () => number
  private readonly newId: () => string
  private readonly ttl: number
  private readonly idle: number
  /** What the clock of Redis is ahead of ours, in milliseconds: gateways whose clocks differ still agree on time. */
  private ahead = 0

  private constructor(address: RedisAddress, { now, newId = randomUUID, ttl = LIFETIMES.ttl, idle = LIFETIMES.idle, timeout = 250, maxPending = 4096, tls, watcher = {} }: RedisStoreOptions) {
    this.connection = new Connection(address, { timeout, maxPending, tls, watcher })
    this.now = now ?? (() => Date.now() + this.ahead)
    this.newId = newId
    this.ttl = ttl
    this.idle = idle
  }

  /**
   * Connects. When Redis cannot be reached yet the store is there all the same: its methods reject until it can.
   *
   * @throws {SessionStoreError} when Redis must not be used as it is configured, since it would forget terminations
   */
  static async open(address: RedisAddress, options: RedisStoreOptions = {}): Promise<RedisStore> {
    const store = new RedisStore(address, options)
    await store.connection.open()
    return store
  }

  async observe(key: SessionKey, observation: Observation): Promise<Observed> {
    const now = this.now()
    const prefix = prefixOf(key.principal)
    const { kind, toolCall, request } = observation
    const probes = observation.probes?.slice(0, MAX_PROBES) ?? []
    const indexed = kind === 'call' ? requestKey(request) : undefined
    const deltas = [sessionDelta(observation, { now, ttl: this.ttl }), principalDelta(observation, { now, ttl: this.ttl })] as const
    const together = this.connection.single ? indexed : undefined
    const answered = kind === 'text' ? toolCall : undefined
    const note = answered === undefined ? this.noteOf(key, now, deltas, probes, together) : undefined
    const payload = () => ({
      ...this.time(now),
      ...(key.session === undefined ? this.fresh() : this.sessionOf(key.session)),
      principal: JSON.stringify(key.principal),
      sessions: MAX_LISTED,
      ...stepsOfBoth(...deltas),
      ...(probes.length > 0 && { probes: probes.map((probe) => [probe.field, JSON.stringify(probe.key), isLong(probe.field) ? 1 : 0]) }),
      ...(answered !== undefined && { answered: JSON.stringify(answered), outcome: stepsOf(outcomeDelta('executed')), executed: true }),
      ...(together !== undefined && { requestKey: together }),
    })
    const sent = note === undefined ? this.connection.script('observe', `${prefix}p`, JSON.stringify(payload())) : this.connection.script('note', `${prefix}p`, ...note)
    const [reply, campaign] = observation.campaign === undefined ? [await sent] : await Promise.all([sent, this.correlate(key.principal, observation, now)])
    const noted = note === undefined ? undefined : notedIn(reply)
    if (noted !== undefined && key.session !== undefined) {
      if (!this.connection.single && indexed !== undefined) this.remember(indexed, prefix, digest(key.session))
      this.follow(noted.time)
      const known = {
        session: key.session, record: numbersOf(noted.session), principal: numbersOf(noted.principal), termination: terminationOf(noted.tombstone),
        matches: matchesOf(noted.found, probes), campaign, now,
      }
      return { view: viewOf(known) }
    }
    const [name, session, principal, tombstone, found, reported, id, time] = listOf(reply)
    if (!this.connection.single && indexed !== undefined) this.remember(indexed, prefix, textOf(id))
    this.follow(time)
    const matches = matchesOf(found, probes)
    const known = { session: String(parsed(textOf(name))), record: recordOf(session), principal: recordOf(principal), termination: terminationOf(tombstone), matches, campaign, now }
    return { view: viewOf(known), ...(reported !== '' && { reported: reportedOf(reported) }) }
  }

  async settle(key: KnownSession, request: string, settlement: Settlement): Promise<void> {
    const now = this.now()
    const time = { now, ttl: this.ttl }
    const { outcome } = settlement
    const acknowledged = await this.ask('settle', `${prefixOf(key.principal)}p`, {
      ...this.time(now),
      ...this.sessionOf(key.session),
      principal: JSON.stringify(key.principal),
      sessions: MAX_LISTED,
      request: wellFormed(request),
      ofSession: stepsOf(settledDelta(settlement, time, 'session')),
      ofPrincipal: stepsOf(settledDelta(settlement, time, 'principal')),
      ...(outcome === 'terminated' && { tombstone: tombstoneOf(key, { request, score: settlement.score, reason: settlement.reason, at: now }) }),
    })
    // Somebody is told that a session has ended: nothing but the right answer will do.
    if (acknowledged !== DONE) throw new UnexpectedReply()
  }

  async report(request: string, status: OutcomeStatus): Promise<Reported> {
    const index = await this.connection.command('GET', requestKey(request))
    if (index === null) return 'unknown'
    const [prefix, session] = textOf(index).split(' ')
    const payload = { ...this.time(this.now()), session, request: wellFormed(request), outcome: stepsOf(outcomeDelta(status)), executed: status === 'executed' }
    return reportedOf(await this.ask('report', `${prefix}p`, payload))
  }

  async read(key: KnownSession): Promise<SessionView | undefined> {
    const known = await this.known(key, [])
    return known && viewOf(known)
  }

  async story(key: KnownSession): Promise<SessionStory | undefined> {
    const known = await this.known(key, ['steps'])
    return known && storyOf(key.principal, known)
  }

  async list(query: SessionQuery): Promise<SessionPage> {
    return listSessions(this.connection, this.now(), query)
  }

  async terminate(key: KnownSession, termination: Omit<Termination, 'at'>): Promise<void> {
    const now = this.now()
    const payload = { ...this.time(now), session: digest(key.session), tombstone: tombstoneOf(key, { ...termination, at: now }) }
    if ((await this.ask('terminate', `${prefixOf(key.principal)}p`, payload)) !== DONE) throw new UnexpectedReply()
  }

  async release(key: KnownSession): Promise<boolean> {
    const payload = { ...this.time(this.now()), session: digest(key.session), ofPrincipal: stepsOf(releasedDelta) }
    return (await this.ask('release', `${prefixOf(key.principal)}p`, payload)) === 1
  }

  async ping(): Promise<void> {
    await this.connection.ping(PING_KEY)
  }

  async close(): Promise<void> {
    await this.connection.close()
  }

  private ask(verb: string, key: string, payload: object): Promise<unknown> {
    return this.connection.script(verb, key, JSON.stringify(payload))
  }

  /** What most calls are: numbers that count up, and a few keys to look for. They go without JSON, and the script does no more than they need. */
  private noteOf({ principal, session }: SessionKey, now: number, deltas: readonly [Delta, Delta], probes: readonly Probe[], request: string | undefined): string[] | undefined {
    if (session === undefined || !probes.every(({ field }) => isLong(field))) return undefined
    const words = wordsOf(...deltas)
    if (words === undefined) return undefined
    const head = `${now} ${this.ttl} ${this.idle} ${MAX_LISTED} ${digest(session)} ${request ?? '-'}`
    return [head, JSON.stringify(session), JSON.stringify(principal), words, ...probes.map(({ field, key }) => `k${field}:${JSON.stringify(key)}`)]
  }

  private time(now: number) {
    return { now, ttl: this.ttl, idle: this.idle }
  }

  /** What the default session is called if there is none. */
  private fresh() {
    const name = this.newId()
    return { fresh: [digest(name), JSON.stringify(name)] }
  }

  private sessionOf(session: string) {
    return { session: digest(session), name: JSON.stringify(session) }
  }

  private async known(key: KnownSession, maps: readonly string[]): Promise<Known | undefined> {
    const now = this.now()
    const reply = await this.ask('read', `${prefixOf(key.principal)}p`, { ...this.time(now), session: digest(key.session), maps })
    const [session, principal, tombstone] = listOf(reply)
    const record = recordOf(session)
    const termination = terminationOf(tombstone)
    if (record.size === 0 && termination === undefined) return undefined
    return { session: key.session, record, principal: recordOf(principal), termination, matches: [], now }
  }

  /** A campaign is on whichever node its name leads to: a script of its own, at the same time. */
  private async correlate(principal: string, observation: Observation, now: number): Promise<SessionRecord | undefined> {
    const { campaign } = observation
    if (campaign === undefined) return undefined
    const delta = stepsOf(campaignDelta(observation, digest(principal).slice(0, 16), { now, ttl: this.ttl }))
    return recordOf(await this.ask('fold', campaignKey(campaign.organisation, campaign.target), { ...this.time(now), record: 'p', delta }))
  }

  /** In a cluster the index of requests is on other nodes. Without it an outcome is not counted; no decision waits for it. */
  private remember(key: string, prefix: string, session: string): void {
    this.connection.command('SET', key, `${prefix} ${session}`, 'PX', this.idle).catch(() => undefined)
  }

  private follow(time: unknown): void {
    const [seconds, microseconds] = listOf(time).map(Number)
    const theirs = Number(seconds) * 1000 + Number(microseconds) / 1000
    if (Number.isFinite(theirs)) this.ahead = Math.round(theirs - Date.now())
  }
}

function tombstoneOf({ principal, session }: KnownSession, termination: Termination): string {
  return JSON.stringify({ ...termination, principal, session })
}

function reportedOf(reply: unknown): Reported {
  if (reply === 'recorded' || reply === 'contradicted') return reply
  throw new UnexpectedReply()
}

/** Threes of number, record and entry; in the order of the probes, those of the session first. */
function matchesOf(reply: unknown, probes: NonNullable<Observation['probes']>): Match[] {
  const flat = listOf(reply).map(textOf)
  const matches: Record<Match['of'], Match[]> = { session: [], principal: [] }
  for (let n = 0; n + 2 < flat.length; n += 3) {
    const probe = probes[Number(flat[n]) - 1]
    const of = flat[n + 1]
    if (probe === undefined || (of !== 'session' && of !== 'principal')) throw new UnexpectedReply()
    matches[of].push({ of, field: probe.field, key: probe.key, entry: entryOf(textOf(flat[n + 2])) })
  }
  return [...matches.session, ...matches.principal]
}
