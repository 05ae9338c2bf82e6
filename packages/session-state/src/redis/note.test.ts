import fc from 'fast-check'
import { describeWithRedis, startRedis, stopRedis, type RunningRedis } from '../../../../tests/running-redis.js'
import { MemoryStore } from '../memory-store.js'
import type { Observation } from '../store.js'
import { parseRedisUrl } from './address.js'
import { digest, prefixOf } from './keys.js'
import { RedisStore } from './redis-store.js'

afterAll(stopRedis)

const HOUR = 3_600_000
const START = Date.UTC(2026, 0, 1)
const key = fc.constantFrom('a', 'b "\\\n', '\ud800')
const field = fc.constantFrom('files' as const, 'tools' as const, 'deeds' as const)
// Mostly what a note can do, with now and then something that it cannot.
const observed = fc.record({
  after: fc.constantFrom(0, 1, 0.5, HOUR, 5 * HOUR, 24 * HOUR),
  session: fc.constantFrom('s1', 's2'),
  principal: fc.constantFrom('ada', 'bob'),
  kind: fc.constantFrom('call' as const, 'text' as const),
  score: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true })),
  flagged: fc.boolean(),
  probes: fc.array(fc.record({ field, key }), { maxLength: 3 }),
  traces: fc.option(fc.array(fc.record({ field, key, entry: fc.constant({ x: 'y' }) }), { maxLength: 2 }), { freq: 5, nil: undefined }),
  toolCall: fc.option(fc.constantFrom('c1', 'c2'), { freq: 5, nil: undefined }),
  turn: fc.option(fc.constant({ user: 'x' }), { freq: 12, nil: undefined }),
})

describeWithRedis('a call that needs little', () => {
  let server: RunningRedis
  beforeAll(async () => {
    server = await startRedis()
  })

  test('is seen as in memory, whatever came before it', async () => {
    const clock = { now: START }
    // Redis forgets by its own clock, which does not follow this one: what is compared is what is remembered.
    const ttl = 100 * 24 * HOUR
    const redis = await RedisStore.open(parseRedisUrl(server.url)!, { timeout: 2000, now: () => clock.now, ttl })
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(observed, { minLength: 1, maxLength: 16 }), async (events) => {
        const memory = new MemoryStore({ now: () => clock.now, ttl })
        runs++
        for (const [n, { after, session, principal, traces, toolCall, turn, ...more }] of events.entries()) {
          clock.now += after
          const of = { principal: `${principal} ${runs}`, session }
          const observation: Observation = { request: `r${runs} ${n}`, ...more, ...(traces && { traces }), ...(toolCall !== undefined && { toolCall }), ...(turn && { turn }) }
          expect(await redis.observe(of, observation)).toEqual(await memory.observe(of, observation))
        }
      }),
      { numRuns: 80 },
    )
    await redis.close()
  }, 30_000)

  test('is one command, on records that are new and on records that are there', async () => {
    const redis = await RedisStore.open(parseRedisUrl(server.url)!, { timeout: 2000 })
    const call = (request: string): Observation => ({ kind: 'call', request, score: 0, flagged: false })
    await redis.observe({ principal: 'warm', session: 's' }, call('r0'))
    await server.admin.config('RESETSTAT')
    for (const request of ['r1', 'r2', 'r3']) await redis.observe({ principal: 'cyd', session: 's' }, call(request))
    expect(/cmdstat_evalsha:calls=(\d+)/.exec(await server.admin.info('commandstats'))?.[1]).toBe('3')
    await redis.close()
  })

  test('keeps a record and its long maps for as long as each other', async () => {
    const clock = { now: START }
    const redis = await RedisStore.open(parseRedisUrl(server.url)!, { timeout: 2000, now: () => clock.now, ttl: HOUR })
    const of = { principal: 'eve', session: 's' }
    await redis.observe(of, { kind: 'call', request: 'r1', score: 0, flagged: false, traces: [{ field: 'files', key: 'f', entry: {} }] })
    for (const request of ['r2', 'r3']) {
      // Redis' own clock goes on by itself: a record that lasts longer than told is told to Redis anew.
      clock.now += HOUR / 2
      await redis.observe(of, { kind: 'call', request, score: 0, flagged: false })
      const [record, long] = await Promise.all([`s:${digest('s')}`, `ms:${digest('s')}`].map((name) => server.admin.pttl(prefixOf('eve') + name)))
      expect(Math.abs(Number(record) - Number(long))).toBeLessThan(HOUR / 60)
      expect(Number(record)).toBeGreaterThan(HOUR - HOUR / 60)
    }
    const { view } = await redis.observe(of, { kind: 'call', request: 'r4', score: 0, flagged: false, probes: [{ field: 'files', key: 'f' }] })
    expect(view.matches).toHaveLength(2)
    await redis.close()
  })
})
