import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeWithRedis, freePort, startCluster, startRedis, stopRedis, type RunningRedis } from '../../../../tests/running-redis.js'
import { parseRedisUrl } from './address.js'
import { RedisStore, type RedisStoreOptions } from './redis-store.js'

const stores: RedisStore[] = []
afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())))
afterAll(stopRedis)
jest.setTimeout(60_000)

async function open(url: string, options: RedisStoreOptions = {}): Promise<RedisStore> {
  const store = await RedisStore.open(parseRedisUrl(url)!, { timeout: 2000, ...options })
  stores.push(store)
  return store
}

let requests = 0
const call = (more: object = {}) => ({ kind: 'call', request: `r${++requests}`, score: 0, flagged: false, ...more }) as const
const ada = { principal: 'ada', session: 's1' }

async function until<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

describeWithRedis('how it is reached', () => {
  test('with a user name and a password; a wrong one is an error that does not show it', async () => {
    const server = await startRedis({ requirepass: 'right' })
    const store = await open(`redis://:right@127.0.0.1:${server.port}`)
    expect((await store.observe(ada, call())).view.attempted).toBe(1)
    const lost: string[] = []
    const refused = await open(`redis://:hunter2@127.0.0.1:${server.port}`, { watcher: { lost: (reason) => lost.push(reason) } })
    const error: unknown = await refused.observe(ada, call()).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(Error)
    expect(lost.join()).toMatch(/WRONGPASS/)
    expect(`${JSON.stringify(error)} ${String(error)} ${lost.join()}`).not.toContain('hunter2')
  })

  test('by a user who may do no more than is needed', async () => {
    const server = await startRedis()
    await server.admin.acl('SETUSER', 'app', 'on', '>x', 'resetkeys', '~prox:*', 'nocommands', ...['+@read', '+@write', '+@scripting', '+@connection', '+info', '+time'])
    const store = await open(`redis://app:x@127.0.0.1:${server.port}`)
    const { view } = await store.observe({ principal: 'ada' }, call({ request: 'r', toolCall: 'c', campaign: { organisation: 'o', target: 't', phase: 'p', rule: 'r' } }))
    await store.settle({ principal: 'ada', session: view.session }, 'r', { outcome: 'terminated', score: 95, reason: 'x' })
    expect(await store.report('r', 'denied')).toBe('recorded')
    expect((await store.list({})).sessions).toHaveLength(1)
    expect((await store.list({ principal: 'ada' })).sessions).toHaveLength(1)
    expect(await store.release({ principal: 'ada', session: view.session })).toBe(true)
    await store.ping()
  })

  test('in a database of its own', async () => {
    const server = await startRedis()
    await (await open(`${server.url}/3`)).observe(ada, call())
    expect(await server.admin.dbsize()).toBe(0)
    await server.admin.select(3)
    expect(await server.admin.dbsize()).toBeGreaterThan(0)
  })

  test('over TLS, and only when the certificate is right', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'proxilion-tls-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
    const port = await freePort()
    await startRedis({ 'tls-port': String(port), 'tls-cert-file': cert, 'tls-key-file': key, 'tls-auth-clients': 'no' })
    const store = await open(`rediss://127.0.0.1:${port}`, { tls: { ca: readFileSync(cert) } })
    expect((await store.observe(ada, call())).view.attempted).toBe(1)
    const lost: string[] = []
    const doubting = await open(`rediss://127.0.0.1:${port}`, { watcher: { lost: (reason) => lost.push(reason) } })
    await expect(doubting.observe(ada, call())).rejects.toThrow()
    expect(lost.join()).toMatch(/self-signed certificate/)
    rmSync(folder, { recursive: true })
  })

  test('through sentinels, which know the next master', async () => {
    const master = await startRedis()
    const replica = await startRedis({ replicaof: `127.0.0.1 ${master.port}` })
    while (!(await replica.admin.info('replication')).includes('master_link_status:up')) await new Promise((resolve) => setTimeout(resolve, 50))
    const sentinel = await startRedis({ 'sentinel monitor': `main 127.0.0.1 ${master.port} 1`, 'sentinel down-after-milliseconds': 'main 500' }, { sentinel: true })
    while (!String(await sentinel.admin.call('SENTINEL', 'REPLICAS', 'main')).includes(String(replica.port))) await new Promise((resolve) => setTimeout(resolve, 100))
    const store = await open(`redis+sentinel://127.0.0.1:${sentinel.port}/main`)
    await store.settle(ada, 'r1', { outcome: 'terminated', score: 95, reason: 'Reads a private key' })
    await master.admin.wait(1, 2000)
    // Until it has heard from the replica, a sentinel has none to promote.
    await until(() => sentinel.admin.call('SENTINEL', 'FAILOVER', 'main'))
    while (!(await replica.admin.info('replication')).includes('role:master')) await new Promise((resolve) => setTimeout(resolve, 50))
    const { view } = await until(() => store.observe(ada, call()))
    expect(view.terminated?.request).toBe('r1')
    expect(await replica.admin.dbsize()).toBeGreaterThan(0)
  })

  test('a script that Redis has forgotten is sent again', async () => {
    const server = await startRedis()
    const store = await open(server.url)
    await store.observe(ada, call())
    await server.admin.script('FLUSH')
    expect((await store.observe(ada, call())).view.attempted).toBe(2)
  })
})

describeWithRedis('what it costs', () => {
  let server: RunningRedis
  beforeAll(async () => {
    server = await startRedis()
  })

  /** Names of the commands that clients sent; what a script does itself is not among them. */
  async function commandsOf(work: () => Promise<unknown>): Promise<string[]> {
    const monitor = await server.admin.monitor()
    const names: string[] = []
    monitor.on('monitor', (_time: string, [name]: string[], source: string) => {
      if (source !== 'lua' && name !== undefined) names.push(name.toLowerCase())
    })
    await work()
    await server.admin.echo('end')
    while (!names.includes('echo')) await new Promise((resolve) => setTimeout(resolve, 10))
    monitor.disconnect()
    return names.slice(0, names.indexOf('echo'))
  }

  const turn = { id: 't1', user: 'hello', assistant: 'hi' }
  const traces = [{ field: 'files', key: 'f', entry: { class: 'secret' } }] as const
  const probes = [{ field: 'files', key: 'f' }] as const

  test.each<[string, (store: RedisStore) => Promise<unknown>, string[]]>([
    ['an allowed call', (store) => store.observe(ada, call()), ['evalsha']],
    ['an allowed call of the default session, with all that it may carry', (store) => store.observe({ principal: 'bob' }, call({ turn, traces, probes, toolCall: 'c1' })), ['evalsha']],
    ['the result of a tool', (store) => store.observe(ada, call({ kind: 'text', toolCall: 'c1' })), ['evalsha']],
    ['a stopped call', async (store) => {
      await store.observe(ada, call({ request: 'stopped' }))
      await store.settle(ada, 'stopped', { outcome: 'terminated', score: 95, reason: 'x' })
    }, ['evalsha', 'evalsha']],
    ['a call that is correlated', (store) => store.observe(ada, call({ campaign: { organisation: 'o', target: 't', phase: 'p', rule: 'r' } })), ['evalsha', 'evalsha']],
  ])('%s: %#', async (_name, work, expected) => {
    const store = await open(server.url)
    await store.observe({ principal: 'warm', session: 'up' }, call())
    expect(await commandsOf(() => work(store))).toEqual(expected)
  })
})

describeWithRedis('a Redis that is not fit', () => {
  test('one that evicts anything is refused, and says what is allowed', async () => {
    const server = await startRedis({ 'maxmemory-policy': 'allkeys-lru', maxmemory: '100mb' })
    await expect(open(server.url)).rejects.toThrow(/maxmemory-policy allkeys-lru.*allowed is noeviction/)
  })

  test('one that turns out so later is not used, until it is mended', async () => {
    const refused: string[] = []
    const port = await freePort()
    const store = await open(`redis://127.0.0.1:${port}`, { watcher: { refused: (reason) => refused.push(reason) } })
    await expect(store.observe(ada, call())).rejects.toThrow()
    const server = await startRedis({ port: String(port), 'maxmemory-policy': 'allkeys-lru' })
    while (refused.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    await expect(store.observe(ada, call())).rejects.toThrow(/allkeys-lru/)
    await expect(store.ping()).rejects.toThrow(/allkeys-lru/)
    await server.admin.config('SET', 'maxmemory-policy', 'noeviction')
    await store.ping()
    expect((await store.observe(ada, call())).view.attempted).toBe(1)
  })

  test('one that keeps nothing on disk is used with a warning', async () => {
    const warnings: string[] = []
    const server = await startRedis({ 'maxmemory-policy': 'volatile-ttl' })
    await open(server.url, { watcher: { connected: (found) => warnings.push(...found) } })
    expect(warnings).toEqual([expect.stringContaining('volatile-ttl'), expect.stringContaining('append-only')])
  })
})

describeWithRedis('a cluster', () => {
  test('loses a node: the sessions of the others go on, and its own come back with it', async () => {
    const nodes = await startCluster({ 'cluster-require-full-coverage': 'no' })
    const store = await open(`redis+cluster://127.0.0.1:${nodes[0]?.port},127.0.0.1:${nodes[1]?.port}`)
    const keys = Array.from({ length: 12 }, (_, n) => ({ principal: `p${n}`, session: 's' }))
    for (const key of keys) await store.observe(key, call())
    const held = await Promise.all(nodes.map(({ admin }) => admin.dbsize()))
    expect(held.every((count) => count > 0)).toBe(true)
    nodes[2]?.pause()
    const reached = await Promise.allSettled(keys.map((key) => store.observe(key, call())))
    const kinds = new Set(reached.map(({ status }) => status))
    expect([...kinds].sort()).toEqual(['fulfilled', 'rejected'])
    await expect(store.ping()).rejects.toThrow()
    nodes[2]?.resume()
    for (const key of keys) await until(() => store.observe(key, call()))
    await until(() => store.ping())
    expect(await store.report('not there', 'executed')).toBe('unknown')
  })

  test('knows a request on whichever node it is', async () => {
    const nodes = await startCluster()
    const store = await open(`redis+cluster://127.0.0.1:${nodes[1]?.port}`)
    for (let n = 0; n < 12; n++) {
      const key = { principal: `p${n}`, session: 's' }
      await store.observe(key, call({ request: `request ${n}` }))
      await store.settle(key, `request ${n}`, { outcome: 'blocked' })
    }
    const reported = []
    for (let n = 0; n < 12; n++) reported.push(await store.report(`request ${n}`, 'executed'))
    expect(new Set(reported)).toEqual(new Set(['contradicted']))
  })
})
