import { createServer, type Server } from 'node:net'
import { parseRedisUrl } from '@proxilion/session-state'
import { RedisStore, type RedisStoreOptions } from '@proxilion/session-state/redis'
import { type Answer, type RunningGateway, startGateway, stopGateways } from '../../../tests/running-gateway.js'
import { describeWithRedis, freePort, startRedis, stopRedis, type RunningRedis } from '../../../tests/running-redis.js'

// The gateway on a real Redis that breaks in every way that it can. What holds throughout: nothing harmful is let through, nothing harmless is allowed without the
// session it belongs to while failing closed, nothing crashes, and it recovers by itself.

jest.setTimeout(60_000)
afterAll(async () => {
  await stopGateways()
  await stopRedis()
})

const HARMLESS = { Bash: { command: 'ls -la' } }
const HARMFUL = { Bash: { command: 'cat ~/.ssh/id_rsa' } }

async function start(url: string, env: Record<string, string> = { MODE: 'terminate' }, options: RedisStoreOptions = {}): Promise<RunningGateway> {
  return startGateway({ env, store: await RedisStore.open(parseRedisUrl(url)!, options) })
}

let sessions = 0
const ask = (gateway: RunningGateway, tool_call: object, session_id = `s${++sessions}`) => gateway.post('/analyze', { tool_call, user_id: 'ada', session_id })

function saying({ status, json }: Answer): string {
  return [status, json.decision ?? json.error?.code, ...(json.degraded ?? [])].join(' ')
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** Twelve clients that ask without a pause until told to stop; answers every answer there was, by kind. */
function underLoad(gateway: RunningGateway): { stop(): Promise<{ harmless: Set<string>; harmful: Set<string> }> } {
  const answers = { harmless: new Set<string>(), harmful: new Set<string>() }
  let going = true
  const clients = Array.from({ length: 12 }, async (_, n) => {
    while (going) {
      if (n % 2 === 0) answers.harmless.add(saying(await ask(gateway, HARMLESS)))
      else answers.harmful.add(saying(await ask(gateway, HARMFUL)))
    }
  })
  return {
    async stop() {
      going = false
      await Promise.all(clients)
      return answers
    },
  }
}

const moment = (milliseconds = 300) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const works = async (gateway: RunningGateway) => saying(await ask(gateway, HARMLESS)) === '200 Allow'

describeWithRedis('under load, when Redis', () => {
  const faults: [string, (server: RunningRedis) => Promise<void>, (server: RunningRedis) => Promise<void>][] = [
    ['is killed and started again', (server) => server.kill(), (server) => server.restart()],
    ['hangs', async (server) => server.pause(), async (server) => server.resume()],
    ['is full', async (server) => void (await server.admin.config('SET', 'maxmemory', '1')), async (server) => void (await server.admin.config('SET', 'maxmemory', '0'))],
    ['is a replica all at once', async (server) => void (await server.admin.replicaof('127.0.0.1', 1)), async (server) => void (await server.admin.replicaof('NO', 'ONE'))],
    ['cuts its clients off', async (server) => void (await server.admin.call('CLIENT', 'KILL', 'TYPE', 'normal')), async () => undefined],
  ]

  test.each(faults)('%s, nothing is let through and it recovers', async (_name, breaks, mends) => {
    const server = await startRedis()
    const gateway = await start(server.url)
    await until(() => works(gateway))
    const load = underLoad(gateway)
    await moment()
    await breaks(server)
    await moment()
    await mends(server)
    await until(() => works(gateway))
    const { harmless, harmful } = await load.stop()
    // A session is said to be ended only when Redis has said so: else the call is blocked.
    for (const answer of harmful) expect(['403 Terminate', '403 Block session_store']).toContain(answer)
    for (const answer of harmless) expect(['200 Allow', '503 store_unavailable']).toContain(answer)
    expect((await gateway.request('GET', '/ready')).status).toBe(200)
  })

  test('is away, /health and /ready and /metrics say so, and that it is back', async () => {
    const server = await startRedis()
    const gateway = await start(server.url)
    const states = async () => {
      const [health, ready, metrics] = [await gateway.request('GET', '/health'), await gateway.request('GET', '/ready'), await gateway.request('GET', '/metrics')]
      const up = /^proxilion_redis_connected (\d)$/m.exec(metrics.text)?.[1]
      return [health.status, health.json['status'], health.json['session_store'], health.json['redis_connected'], ready.status, up]
    }
    expect(await states()).toEqual([200, 'healthy', 'redis', true, 200, '1'])
    await server.kill()
    expect(saying(await ask(gateway, HARMLESS))).toBe('503 store_unavailable')
    expect(await states()).toEqual([200, 'degraded', 'redis', false, 503, '0'])
    await server.restart()
    await until(() => works(gateway))
    expect(await states()).toEqual([200, 'healthy', 'redis', true, 200, '1'])
  })

  test.each([
    ['terminate', 'open', ['200 Allow session_store', '403 Block session_store']],
    ['block', 'open', ['200 Allow session_store', '403 Block session_store']],
    ['block', 'closed', ['503 store_unavailable', '403 Block session_store']],
    ['monitor', 'closed', ['200 Allow session_store', '200 Terminate session_store']],
  ])('is away, mode %s and failing %s: %j', async (mode, failMode, expected) => {
    const gateway = await start(`redis://127.0.0.1:${await freePort()}`, { MODE: mode, FAIL_MODE: failMode })
    expect([saying(await ask(gateway, HARMLESS)), saying(await ask(gateway, HARMFUL))]).toEqual(expected)
  })

  test('is away, a session that this gateway saw end stays ended though it fails open', async () => {
    const server = await startRedis()
    const gateway = await start(server.url, { MODE: 'terminate', FAIL_MODE: 'open' })
    await ask(gateway, HARMFUL, 'ended')
    await server.kill()
    expect(saying(await ask(gateway, HARMLESS, 'ended'))).toBe('403 Terminate session_store')
    expect(saying(await ask(gateway, HARMLESS, 'other'))).toBe('200 Allow session_store')
  })
})

describeWithRedis('a termination that was acknowledged', () => {
  test('survives the death of Redis and of the gateway, and all gateways know it', async () => {
    const server = await startRedis({ appendonly: 'yes' })
    const [gateway, other] = [await start(server.url), await start(server.url)]
    const ended: string[] = []
    let going = true
    const clients = Array.from({ length: 4 }, async (_, client) => {
      for (let n = 0; going; n++) {
        const session = `acknowledged-${client}-${n}`
        const { json } = await ask(gateway, HARMFUL, session)
        if (json.session_terminated === true) ended.push(session)
      }
    })
    await until(async () => ended.length > 50)
    await server.kill()
    going = false
    await Promise.all(clients)
    await gateway.stop()
    await server.restart()
    const after = await start(server.url)
    await until(() => works(after))
    await until(() => works(other))
    for (const session of ended) {
      expect(saying(await ask(after, HARMLESS, session))).toBe('403 Terminate')
      expect(saying(await ask(other, HARMLESS, session))).toBe('403 Terminate')
    }
  })
})

describe('something that is not Redis', () => {
  const servers: Server[] = []
  afterAll(() => servers.forEach((server) => server.close()))

  test.each<[string, string | undefined]>([
    ['garbage', '\x00\xff\x16\x03HTTP/1.1 200 OK\r\n\r\n'],
    ['OK to everything', '+OK\r\n'],
    ['a number to everything', ':7\r\n'],
    ['nothing found to everything', '$-1\r\n'],
    ['an empty list to everything', '*0\r\n'],
    ['a list of nonsense to everything', '*2\r\n$1\r\nx\r\n*1\r\n:1\r\n'],
    ['an error to everything', '-ERR no\r\n'],
    ['the beginning of an answer', '$1000000\r\nabc'],
    ['more answers than questions', '+OK\r\n'.repeat(50)],
    ['no answer', undefined],
  ])('that answers %s: failing closed, nothing is allowed and nothing crashes', async (_name, answer) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', () => void (answer !== undefined && socket.write(Buffer.from(answer, 'latin1'))))
    })
    servers.push(server)
    const port = await freePort()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    const gateway = await start(`redis://127.0.0.1:${port}`, { MODE: 'terminate' }, { timeout: 100 })
    const answers = await Promise.all([HARMLESS, HARMFUL, HARMLESS, HARMFUL].map((call) => ask(gateway, call)))
    expect(answers.map(saying)).toEqual(['503 store_unavailable', '403 Block session_store', '503 store_unavailable', '403 Block session_store'])
    expect((await gateway.request('GET', '/ready')).status).toBe(503)
    expect((await gateway.request('GET', '/health')).json['redis_connected']).toBe(false)
  })
})
