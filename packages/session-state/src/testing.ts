// The conformance suite of session stores. It runs in any test runner that has global `describe`, `test` and `afterEach`, and asserts with Node's own module.
import assert from 'node:assert/strict'
import { MAX_TURNS, MAX_TURN_TEXT } from './fold.js'
import type { Observation, SessionStore } from './store.js'
import { testTraces } from './testing-traces.js'

interface Runner {
  describe(name: string, body: () => void): void
  test(name: string, body: () => Promise<void>): void
  afterEach(body: () => Promise<void>): void
}

export interface StoreFactoryOptions {
  /** Milliseconds since the epoch; the store must read no other clock. */
  readonly now: () => number
  /** Milliseconds that a record lives after its last event. */
  readonly ttl: number
  /** Milliseconds without a call after which the default session is a new one. */
  readonly idle: number
}

const SECOND = 1000
const HOUR = 3600 * SECOND

/**
 * Declares the tests that every session store passes. The factory makes a store without any records; it is closed after each test.
 *
 * @example testSessionStore('MemoryStore', (options) => new MemoryStore(options))
 */
export function testSessionStore(name: string, factory: (options: StoreFactoryOptions) => SessionStore | Promise<SessionStore>): void {
  const { describe, test, afterEach } = globalThis as unknown as Runner
  const open: SessionStore[] = []

  /** A store, and the hands of its clock. */
  async function start() {
    const clock = { now: Date.UTC(2026, 0, 1) }
    const store = await factory({ now: () => clock.now, ttl: 24 * HOUR, idle: HOUR / 2 })
    open.push(store)
    return { store, clock }
  }

  let requests = 0
  const call = (observation: Partial<Observation> = {}): Observation => ({ kind: 'call', request: `request-${++requests}`, score: 0, flagged: false, ...observation })
  const ada = { principal: 'ada', session: 's1' }

  describe(name, () => {
    afterEach(async () => {
      await Promise.all(open.splice(0).map((store) => store.close()))
    })

    describe('observe', () => {
      test('returns the session after the fold', async () => {
        const { store, clock } = await start()
        await store.observe(ada, call({ score: 75, flagged: true }))
        clock.now += SECOND
        const { view } = await store.observe(ada, call({ score: 10, flagged: true }))
        assert.equal(view.session, 's1')
        assert.equal(view.attempted, 2)
        assert.equal(view.flagged, 2)
        assert.equal(view.maxScore, 75)
        assert.equal(view.lastAt - view.firstAt, SECOND)
        assert.equal(view.terminated, undefined)
        assert.deepEqual(view.phases, [])
      })

      test('counts texts apart from calls', async () => {
        const { store } = await start()
        await store.observe(ada, call())
        const { view } = await store.observe(ada, call({ kind: 'text', score: 55, flagged: true }))
        assert.deepEqual([view.attempted, view.inspected, view.flagged, view.maxScore], [1, 1, 1, 55])
      })

      test('loses nothing when many observe at once', async () => {
        const { store } = await start()
        const views = await Promise.all(Array.from({ length: 200 }, (_, score) => store.observe(ada, call({ score: score / 2 }))))
        assert.deepEqual(views.map(({ view }) => view.attempted).sort((a, b) => a - b), Array.from({ length: 200 }, (_, n) => n + 1))
        const view = await store.read(ada)
        assert.deepEqual([view?.attempted, view?.maxScore], [200, 99.5])
      })

      test('gives a view that later folds do not change', async () => {
        const { store } = await start()
        const { view } = await store.observe(ada, call({ turn: { id: 't1', user: 'hello' } }))
        await store.observe(ada, call({ turn: { id: 't2', user: 'more' } }))
        assert.deepEqual([view.attempted, view.turns.length], [1, 1])
      })
    })

    describe('sessions and principals', () => {
      test('a session is known by its principal and its id together', async () => {
        const { store } = await start()
        await store.observe(ada, call({ score: 90 }))
        const { view } = await store.observe({ principal: 'bob', session: 's1' }, call())
        assert.deepEqual([view.attempted, view.maxScore, view.principal.attempted], [1, 0, 1])
      })

      test('names that run together are still different', async () => {
        const { store } = await start()
        for (const [principal, session] of [['a', 'bc'], ['ab', 'c'], ['a:', 'b'], ['a', ':b'], ['1:a', 'b'], ['a\0', 'b'], ['__proto__', 'constructor']] as const) {
          const { view } = await store.observe({ principal, session }, call())
          assert.equal(view.attempted, 1, `${principal} ${session}`)
        }
      })

      test('a principal sums up its sessions', async () => {
        const { store } = await start()
        await store.observe({ principal: 'ada', session: 's1' }, call({ score: 40, flagged: true }))
        const { view } = await store.observe({ principal: 'ada', session: 's2' }, call())
        assert.deepEqual([view.attempted, view.principal.attempted, view.principal.maxScore, view.principal.flagged], [1, 2, 40, 1])
      })

      test('without an id a call belongs to the default session until it was idle for its time', async () => {
        const { store, clock } = await start()
        const first = await store.observe({ principal: 'ada' }, call())
        clock.now += HOUR / 2 - SECOND
        const second = await store.observe({ principal: 'ada' }, call())
        clock.now += HOUR / 2 - SECOND
        const third = await store.observe({ principal: 'ada' }, call())
        clock.now += HOUR / 2 + SECOND
        const fourth = await store.observe({ principal: 'ada' }, call())
        assert.equal(second.view.session, first.view.session)
        assert.equal(third.view.attempted, 3)
        assert.notEqual(fourth.view.session, first.view.session)
        assert.equal(fourth.view.principal.attempted, 4)
      })

      test('the default session can be named, and every principal has its own', async () => {
        const { store } = await start()
        const { view } = await store.observe({ principal: 'ada' }, call())
        const named = await store.observe({ principal: 'ada', session: view.session }, call())
        const other = await store.observe({ principal: 'bob' }, call())
        assert.equal(named.view.attempted, 2)
        assert.notEqual(other.view.session, view.session)
      })
    })

    describe('turns', () => {
      test('add up in order, and an id that the session has is ignored', async () => {
        const { store } = await start()
        await store.observe(ada, call({ turn: { id: 't1', user: 'first', assistant: 'one' } }))
        await store.observe(ada, call({ turn: { id: 't2', user: 'second' } }))
        const { view } = await store.observe(ada, call({ turn: { id: 't1', user: 'again' } }))
        assert.deepEqual(view.turns.map(({ id, user, assistant }) => [id, user, assistant]), [['t1', 'first', 'one'], ['t2', 'second', undefined]])
      })

      test('without an id are all kept', async () => {
        const { store } = await start()
        await store.observe(ada, call({ turn: { user: 'same' } }))
        const { view } = await store.observe(ada, call({ turn: { user: 'same' } }))
        assert.equal(view.turns.length, 2)
      })

      test('are bounded in number and length', async () => {
        const { store } = await start()
        for (let turn = 0; turn < 3 * MAX_TURNS; turn++) await store.observe(ada, call({ turn: { id: `t${turn}`, user: 'x'.repeat(100_000) } }))
        const view = await store.read(ada)
        assert.equal(view?.turns.length, MAX_TURNS)
        assert.equal(view?.turns.at(-1)?.id, `t${3 * MAX_TURNS - 1}`)
        assert.ok(view?.turns.every(({ user }) => user?.length === MAX_TURN_TEXT))
      })
    })

    describe('terminate', () => {
      const end = { outcome: 'terminated', score: 95, reason: 'Reads a private key' } as const

      test('is seen by every later observe and is not cleared by more calls', async () => {
        const { store } = await start()
        await store.observe(ada, call({ request: 'r1', score: 95, flagged: true }))
        await store.settle(ada, 'r1', end)
        for (let n = 0; n < 20; n++) {
          const { view } = await store.observe(ada, call())
          assert.equal(view.terminated?.reason, 'Reads a private key')
          assert.equal(view.terminated?.request, 'r1')
          assert.equal(view.terminated?.score, 95)
        }
      })

      test('keeps its first reason', async () => {
        const { store } = await start()
        await store.settle(ada, 'r1', end)
        await store.settle(ada, 'r2', { ...end, reason: 'Another' })
        assert.equal((await store.read(ada))?.terminated?.request, 'r1')
      })

      test('counts as blocked, and a block terminates nothing', async () => {
        const { store } = await start()
        await store.observe(ada, call({ request: 'r1', score: 75 }))
        await store.settle(ada, 'r1', { outcome: 'blocked' })
        const { view } = await store.observe(ada, call())
        assert.deepEqual([view.blocked, view.principal.blocked, view.terminated], [1, 1, undefined])
        await store.settle(ada, 'r2', end)
        assert.equal((await store.read(ada))?.blocked, 2)
      })

      test('outlives the record', async () => {
        const { store, clock } = await start()
        await store.observe(ada, call())
        await store.settle(ada, 'r1', end)
        clock.now += 100 * 24 * HOUR
        const { view } = await store.observe(ada, call())
        assert.deepEqual([view.attempted, view.terminated?.request], [1, 'r1'])
      })

      test('touches neither other sessions of the principal nor sessions of the same id', async () => {
        const { store } = await start()
        await store.settle(ada, 'r1', end)
        assert.equal((await store.observe({ principal: 'ada', session: 's2' }, call())).view.terminated, undefined)
        assert.equal((await store.observe({ principal: 'bob', session: 's1' }, call())).view.terminated, undefined)
      })

      test('of a default session is not lifted by waiting', async () => {
        const { store, clock } = await start()
        const { view } = await store.observe({ principal: 'ada' }, call())
        await store.settle({ principal: 'ada', session: view.session }, 'r1', end)
        clock.now += 48 * HOUR
        const later = await store.observe({ principal: 'ada' }, call())
        assert.equal(later.view.session, view.session)
        assert.equal(later.view.terminated?.request, 'r1')
      })

      test('is lifted by an operator alone', async () => {
        const { store } = await start()
        const { view } = await store.observe({ principal: 'ada' }, call())
        const key = { principal: 'ada', session: view.session }
        await store.terminate(key, { request: 'operator', score: 0, reason: 'Ended by an operator' })
        assert.equal((await store.observe({ principal: 'ada' }, call())).view.terminated?.request, 'operator')
        assert.equal(await store.release(key), true)
        assert.equal(await store.release(key), false)
        assert.equal((await store.observe({ principal: 'ada' }, call())).view.terminated, undefined)
      })
    })

    describe('outcomes', () => {
      test('count what became of calls', async () => {
        const { store } = await start()
        for (const [request, status] of [['r1', 'executed'], ['r2', 'denied'], ['r3', 'failed'], ['r4', 'executed']] as const) {
          await store.observe(ada, call({ request }))
          assert.equal(await store.report(request, status), 'recorded')
        }
        const view = await store.read(ada)
        assert.deepEqual([view?.executed, view?.denied, view?.failed, view?.attempted], [2, 1, 1, 4])
      })

      test('of calls that are not known are said to be so', async () => {
        const { store } = await start()
        assert.equal(await store.report('never seen', 'executed'), 'unknown')
      })

      test('contradict a stop when the call ran all the same', async () => {
        const { store } = await start()
        await store.observe(ada, call({ request: 'r1', score: 75 }))
        await store.settle(ada, 'r1', { outcome: 'blocked' })
        assert.equal(await store.report('r1', 'denied'), 'recorded')
        assert.equal(await store.report('r1', 'executed'), 'contradicted')
      })

      test('come with the result of a tool call', async () => {
        const { store } = await start()
        await store.observe(ada, call({ request: 'r1', toolCall: 'toolu_1' }))
        const { reported } = await store.observe(ada, call({ kind: 'text', toolCall: 'toolu_1' }))
        const stranger = await store.observe({ principal: 'bob', session: 's1' }, call({ kind: 'text', toolCall: 'toolu_1' }))
        assert.equal(reported, 'recorded')
        assert.equal(stranger.reported, undefined)
        assert.equal((await store.read(ada))?.executed, 1)
      })
    })

    describe('records', () => {
      test('expire after the last event, not the first', async () => {
        const { store, clock } = await start()
        await store.observe(ada, call({ score: 60 }))
        clock.now += 23 * HOUR
        await store.observe(ada, call())
        clock.now += 23 * HOUR
        assert.equal((await store.read(ada))?.maxScore, 60)
        clock.now += 2 * HOUR
        assert.equal(await store.read(ada), undefined)
        assert.equal((await store.observe(ada, call())).view.attempted, 1)
      })

      test('are read without being changed', async () => {
        const { store } = await start()
        assert.equal(await store.read(ada), undefined)
        await store.observe(ada, call())
        await store.read(ada)
        assert.equal((await store.read(ada))?.attempted, 1)
      })
    })

    testTraces({ describe, test, start, call })

    test('answers when asked', async () => {
      const { store } = await start()
      await store.ping()
      assert.ok(store.kind === 'inmemory' || store.kind === 'redis')
    })
  })
}
