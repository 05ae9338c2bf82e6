import { Cluster, Redis, type ClusterOptions, type RedisOptions } from 'ioredis'
import type { ConnectionOptions } from 'node:tls'
import type { RedisAddress } from './address.js'
import { fitnessOf, type Fitness } from './fitness.js'
import { SCRIPT, SCRIPT_SHA } from './script.js'
import { TimeLimits } from './time-limits.js'

/** Redis did not do what was asked. The message never contains what was sent. */
export class SessionStoreError extends Error {
  override readonly name = 'SessionStoreError'
}

/** Is told about the connection, for logs. Must return at once and not throw. */
export interface ConnectionWatcher {
  /** The connection was lost, or could not be had; once until it is back. */
  lost?(reason: string): void
  /** The connection can be used (again). `warnings` say what is not as it should be. */
  connected?(warnings: readonly string[]): void
  /** Redis answers but is not used, since it would forget what must not be forgotten. */
  refused?(reason: string): void
}

export interface ConnectionOptionsOfRedis {
  /** Milliseconds that a call may take. */
  readonly timeout: number
  /** Calls that may wait for their answers at once; more are refused, so that a slow server makes no queue here. */
  readonly maxPending: number
  readonly tls?: ConnectionOptions | undefined
  readonly watcher: ConnectionWatcher
}

const CONNECT_MS = 1000
/** Without any answer for so long a connection is given up and made anew: a server that was cut off from the network does not say so. */
const SILENCE_MS = 1000
const LONGEST_DELAY_MS = 500

/** A connection to Redis, in any of its forms, that answers or fails within its time and comes back by itself. */
export class Connection {
  private readonly client: Redis | Cluster
  private pending = 0
  private down = false
  private closed = false
  private corked = false
  private readonly limits: TimeLimits
  private fitness: Fitness = { fit: true, warnings: [] }

  constructor(private readonly address: RedisAddress, private readonly options: ConnectionOptionsOfRedis) {
    this.limits = new TimeLimits(options.timeout)
    this.client = address.kind === 'cluster' ? new Cluster([...address.nodes], clusterOptions(address, options)) : new Redis(redisOptions(address, options))
    this.client.on('error', (error: Error) => this.lost(messageOf(error)))
    this.client.on('close', () => this.lost('connection closed'))
    this.client.on('ready', () => void this.ready())
  }

  /** Resolves when connected or when it is known that this takes longer; then the connection goes on trying. Rejects when Redis must not be used as it is. */
  async open(): Promise<void> {
    const limit = this.options.timeout + CONNECT_MS
    await withLimit(this.client.connect().catch(() => undefined), limit).catch((error: unknown) => this.lost(messageOf(error)))
    if (!this.down) await this.check()
    if (!this.fitness.fit) {
      await this.close()
      throw new SessionStoreError(this.fitness.reason)
    }
  }

  /** Whether keys of different principals may be used by one script. */
  get single(): boolean {
    return this.address.kind !== 'cluster'
  }

  /** Runs a verb of the script on the records that `key` leads to. */
  script(verb: string, key: string, ...words: readonly string[]): Promise<unknown> {
    return this.run(
      () => this.client.evalsha(SCRIPT_SHA, 1, key, verb, ...words),
      // A server that was restarted has forgotten the script: it is sent once more, whole.
      (error) => (messageOf(error).startsWith('NOSCRIPT') ? this.client.eval(SCRIPT, 1, key, verb, ...words) : undefined),
    )
  }

  /** Runs a plain command. */
  command(name: string, ...args: (string | number)[]): Promise<unknown> {
    return this.run(() => this.client.call(name, ...args))
  }

  /** One page of the keys on a master, which is counted from 0; undefined when there is no such master. */
  async scan(node: number, cursor: string, pattern: string, count: number): Promise<{ cursor: string; keys: readonly string[] } | undefined> {
    const master = this.masters()[node]
    if (master === undefined) return undefined
    const [next, keys] = await this.run(() => master.scan(cursor, 'MATCH', pattern, 'COUNT', count))
    return { cursor: next, keys }
  }

  /** Resolves when every master answers and writing is possible. */
  async ping(key: string): Promise<void> {
    if (!this.fitness.fit) await this.check()
    const [answer] = await Promise.all([this.script('ping', key, '{}'), ...(this.single ? [] : this.masters().map((master) => this.run(() => master.ping())))])
    if (answer !== 'done') throw new SessionStoreError('the session store did not confirm that it writes')
  }

  async close(): Promise<void> {
    this.closed = true
    this.client.disconnect()
  }

  private masters(): Redis[] {
    if (!(this.client instanceof Cluster)) return [this.client]
    const name = (node: Redis) => `${node.options.host}:${node.options.port}`
    return this.client.nodes('master').sort((a, b) => (name(a) < name(b) ? -1 : 1))
  }

  /** Sends, within the limit of time; with `again`, a second time after some errors. */
  private run<T>(send: () => Promise<T>, again?: (error: unknown) => Promise<T> | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.fitness.fit) throw new SessionStoreError(this.fitness.reason)
      if (this.pending >= this.options.maxPending) throw new SessionStoreError('too many calls wait for the session store')
      this.gather()
      const limit = this.limits.start(() => reject(new SessionStoreError(`no answer within ${this.options.timeout} ms`)))
      // What timed out still counts until the client has given it up.
      const settle = () => {
        this.pending--
        this.limits.end(limit)
      }
      const answered = (value: T) => {
        settle()
        resolve(value)
      }
      const failed = (error: unknown) => {
        settle()
        // Errors of the client carry the arguments of the command, which are texts of callers.
        reject(new SessionStoreError(messageOf(error)))
      }
      this.pending++
      try {
        send().then(answered, (error: unknown) => {
          const second = again?.(error)
          if (second === undefined) failed(error)
          else second.then(answered, failed)
        })
      } catch (error) {
        failed(error)
      }
    })
  }

  /** Whatever is sent in one turn of the event loop leaves in one write: writes are the dearest part of a call. */
  private gather(): void {
    const stream = this.client instanceof Redis ? this.client.stream : undefined
    if (stream === undefined || this.corked) return
    this.corked = true
    stream.cork()
    setImmediate(() => {
      this.corked = false
      stream.uncork()
    })
  }

  private async ready(): Promise<void> {
    await this.check().catch(() => undefined)
    this.down = false
    if (this.fitness.fit) this.options.watcher.connected?.(this.fitness.warnings)
    else this.options.watcher.refused?.(this.fitness.reason)
  }

  private async check(): Promise<void> {
    const infos = await Promise.all(this.masters().map((master) => withLimit(master.info().catch(() => ''), this.options.timeout).catch(() => '')))
    this.fitness = fitnessOf(infos)
  }

  private lost(reason: string): void {
    if (this.down || this.closed) return
    this.down = true
    this.options.watcher.lost?.(reason)
  }
}

/** Full jitter on the upper half: many gateways that lost one server do not come back in step. */
function delay(attempt: number): number {
  const longest = Math.min(LONGEST_DELAY_MS, 25 * 2 ** Math.min(attempt, 10))
  return Math.round(longest * (0.5 + Math.random() / 2))
}

function nodeOptions({ username, password, tls }: RedisAddress, options: ConnectionOptionsOfRedis) {
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: { ...options.tls } }),
    protocol: 2,
    connectionName: 'proxilion',
    disableClientInfo: true,
    connectTimeout: CONNECT_MS,
    disconnectTimeout: 100,
    socketTimeout: SILENCE_MS,
    // A call is decided without the store rather than repeated later: whoever waits for it has its answer by then.
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    // A master that became a replica: the connection is made anew, to whoever is master now.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  } as const satisfies RedisOptions
}

function redisOptions(address: RedisAddress, options: ConnectionOptionsOfRedis): RedisOptions {
  const { kind, nodes, tls, database, master, sentinelPassword } = address
  const shared: RedisOptions = { ...nodeOptions(address, options), db: database, lazyConnect: true, enableOfflineQueue: false, retryStrategy: delay }
  if (kind !== 'sentinel') return { ...shared, host: nodes[0]?.host ?? '', port: nodes[0]?.port ?? 0 }
  return {
    ...shared,
    sentinels: [...nodes],
    name: master ?? '',
    sentinelRetryStrategy: delay,
    failoverDetector: true,
    ...(sentinelPassword !== undefined && { sentinelPassword }),
    ...(tls && { enableTLSForSentinelMode: true, sentinelTLS: { ...options.tls } }),
  }
}

function clusterOptions(address: RedisAddress, options: ConnectionOptionsOfRedis): ClusterOptions {
  return {
    redisOptions: nodeOptions(address, options),
    lazyConnect: true,
    enableOfflineQueue: false,
    clusterRetryStrategy: delay,
    maxRedirections: 4,
    slotsRefreshTimeout: CONNECT_MS,
    slotsRefreshInterval: 5000,
  }
}

function withLimit<T>(work: Promise<T>, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SessionStoreError(`no answer within ${limit} ms`)), limit)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Some errors of the network have a code and no message. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message === '' && 'code' in error ? String(error.code) : error.message
}
