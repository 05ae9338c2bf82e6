import fc from 'fast-check'
import { describeWithRedis, startRedis, stopRedis, type RunningRedis } from '../../../../tests/running-redis.js'
import { type Delta, entriesIn, mapIn, merge, type Merge, type SessionRecord } from '../record.js'
import { parseRedisUrl } from './address.js'
import { Connection } from './connection.js'
import { digest, prefixOf, requestKey } from './keys.js'
import { RedisStore } from './redis-store.js'
import { recordOf, stepsOf } from './wire.js'

afterAll(stopRedis)

const LIMIT = 4
const number = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }))
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('', '"', '\\', '\0', '\ud800', '\udfff\ud800', 'é', '__proto__', 'n1', ' ', '\n'))
// Few keys, so that they meet again.
const key = fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), text)
const entry = fc.dictionary(fc.constantFrom('id', 'x', 'y'), fc.oneof(text, number), { maxKeys: 3, noNullPrototype: true })
const limit = fc.integer({ min: 1, max: LIMIT })
const change: fc.Arbitrary<Merge> = fc.oneof(
  fc.record({ op: fc.constant('add' as const), field: fc.constantFrom('n1', 'n2'), by: number }),
  fc.record({ op: fc.constantFrom('max' as const, 'min' as const), field: fc.constantFrom('n1', 'n2', 'n3'), value: number }),
  fc.record({ op: fc.constant('once' as const), field: fc.constantFrom('n3', 's1', 's2'), value: fc.oneof(number, text) }),
  fc.record({ op: fc.constant('include' as const), field: fc.constantFrom('i1', 'i2'), member: key, limit }),
  fc.record({ op: fc.constant('append' as const), field: fc.constantFrom('turns', 'toolCalls'), entry, limit }),
  fc.record({ op: fc.constant('put' as const), field: fc.constantFrom('deeds', 'files', 'tools'), key, entry, limit, first: fc.boolean() }),
  fc.record({ op: fc.constant('copy' as const), field: fc.constantFrom('deeds', 'files', 'tools'), from: key, key, entry, limit }),
  fc.record({ op: fc.constant('drop' as const), field: fc.constantFrom('deeds', 'files', 'tools'), key }),
  fc.record({ op: fc.constant('drop' as const), field: fc.constantFrom('deeds', 'files', 'n1', 's1', 'i1', 'turns') }),
  fc.record({ op: fc.constant('expire' as const), at: fc.integer({ min: 60_000, max: 1e6 }) }),
)

/** What a reader of the record can tell: a map without entries is none, and minus zero is zero. */
const seen = (record: SessionRecord) =>
  [...record]
    .filter(([, value]) => !(value instanceof Map) || value.size > 0)
    .map(([field, value]) => [field, value instanceof Map ? [...value] : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
const shown = (value: unknown) => JSON.stringify(value)

describeWithRedis('the script', () => {
  let server: RunningRedis
  let connection: Connection
  beforeAll(async () => {
    server = await startRedis()
    connection = new Connection(parseRedisUrl(server.url)!, { timeout: 2000, maxPending: 1000, watcher: {} })
    await connection.open()
  })
  afterAll(() => connection.close())

  let records = 0
  const fold = async (prefix: string, delta: Delta) =>
    recordOf(await connection.script('fold', `${prefix}p`, JSON.stringify({ now: 1, ttl: 1e6, idle: 1e6, record: 'p', maps: ['files', 'tools'], all: true, delta: stepsOf(delta) })))

  test('applies any deltas exactly as the memory store does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 12 }), { minLength: 1, maxLength: 6 }), async (deltas) => {
        const prefix = prefixOf(`record ${records++}`)
        const inMemory: SessionRecord = new Map()
        for (const delta of deltas) {
          // The script gives every record an end; so does this. Redis takes it by its own clock: not during this test.
          const whole: Delta = [...delta, { op: 'expire', at: 60_000 }]
          merge(inMemory, whole)
          expect(shown(seen(await fold(prefix, whole)))).toBe(shown(seen(inMemory)))
        }
      }),
      { numRuns: 200 },
    )
  }, 30_000)

  test('counts exactly up to the largest numbers, and keeps every digit', async () => {
    const prefix = prefixOf('numbers')
    const sums: Delta = [0.1, 0.2, 1e15, 1 / 3].map((by) => ({ op: 'add', field: 'n', by }))
    expect((await fold(prefix, sums)).get('n')).toBe(0.1 + 0.2 + 1e15 + 1 / 3)
    const large: Delta = [{ op: 'max', field: 'at', value: Number.MAX_SAFE_INTEGER }, { op: 'add', field: 'at', by: -1 }]
    expect((await fold(prefix, large)).get('at')).toBe(Number.MAX_SAFE_INTEGER - 1)
  })

  test('a text of a caller is nowhere in a key', async () => {
    const store = await RedisStore.open(parseRedisUrl(server.url)!)
    await server.admin.flushall()
    const secret = 'hunter2'
    const call = { kind: 'call', request: `${secret} request`, score: 95, flagged: true, toolCall: secret, turn: { id: secret, user: secret } } as const
    await store.observe({ principal: secret, session: secret }, { ...call, campaign: { organisation: secret, target: secret, phase: secret, rule: secret } })
    const { view } = await store.observe({ principal: secret }, call)
    for (const session of [secret, view.session]) await store.settle({ principal: secret, session }, call.request, { outcome: 'terminated', score: 95, reason: secret })
    await store.close()
    const keys = await server.admin.keys('*')
    expect(keys.filter((name: string) => !/^prox:v1:\{[\w-]{43}\}:(?:[rpdet]|mp|m?s:[\w-]{43}|m?k:p|k:mp)$/.test(name))).toEqual([])
    expect(keys).toContain(requestKey(call.request))
    expect(keys).toContain(`${prefixOf(secret)}s:${digest(secret)}`)
    // Records end by themselves, terminations do not.
    const lifetimes = await Promise.all(keys.map(async (name: string) => [name.replace(/.*\}:([a-z]+).*/, '$1'), (await server.admin.pttl(name)) > 0] as const))
    const lasting = new Set(lifetimes.filter(([, ends]) => !ends).map(([kind]) => kind))
    expect([...lasting].sort()).toEqual(['e', 't'])
  })

  test('lists and maps are read back in their order', async () => {
    const record = await fold(prefixOf('order'), ['c', 'a', 'b', 'a'].flatMap((name): Delta => [
      { op: 'put', field: 'files', key: name, entry: { name }, limit: 3 }, { op: 'append', field: 'turns', entry: { name }, limit: 3 },
    ]))
    expect([...mapIn(record, 'files').keys()]).toEqual(['c', 'b', 'a'])
    expect(entriesIn(record, 'turns').map(({ name }) => name)).toEqual(['a', 'b', 'a'])
  })
})
