// The part of the conformance suite that is about what sessions remember of the things that calls touched, and about what operators see.
import assert from 'node:assert/strict'
import type { Entry, TraceField } from '@proxilion/threat-engine'
import { MAX_PROBES, MAX_TRACES, QUARANTINE, TRACE_LIMITS } from './fold.js'
import type { Correlation, Observation, SessionStore } from './store.js'

/** What the suite lends to its parts. */
export interface Bench {
  describe(name: string, body: () => void): void
  test(name: string, body: () => Promise<void>): void
  start(): Promise<{ readonly store: SessionStore; readonly clock: { now: number } }>
  call(observation?: Partial<Observation>): Observation
}

const SECOND = 1000
const HOUR = 3600 * SECOND
const ada = { principal: 'ada', session: 's1' }
const ada2 = { principal: 'ada', session: 's2' }
const traceOf = (field: TraceField, key: string, entry: Entry = { class: 'x' }) => ({ field, key, entry })

export function testTraces({ describe, test, start, call }: Bench): void {
  describe('traces and probes', () => {
    test('what a call leaves is found by the next, not by itself', async () => {
      const { store, clock } = await start()
      const probes = [{ field: 'files', key: 'k' }] as const
      const first = await store.observe(ada, call({ request: 'r1', traces: [traceOf('files', 'k', { class: 'secret', score: 75.5 })], probes }))
      assert.deepEqual(first.view.matches, [])
      const { view } = await store.observe(ada, call({ probes }))
      const entry = { class: 'secret', score: 75.5, request: 'r1', at: clock.now }
      assert.deepEqual([...view.matches].sort((a, b) => (a.of > b.of ? -1 : 1)), [
        { of: 'session', field: 'files', key: 'k', entry },
        { of: 'principal', field: 'files', key: 'k', entry },
      ])
    })

    test('another session of the principal finds it in the principal alone, another principal not at all', async () => {
      const { store } = await start()
      await store.observe(ada, call({ traces: [traceOf('sources', 'k')] }))
      const probes = [{ field: 'sources', key: 'k' }] as const
      assert.deepEqual((await store.observe(ada2, call({ probes }))).view.matches.map(({ of }) => of), ['principal'])
      assert.deepEqual((await store.observe({ principal: 'bob', session: 's1' }, call({ probes }))).view.matches, [])
    })

    test('a later entry replaces an earlier one; fields and keys do not mix', async () => {
      const { store } = await start()
      await store.observe(ada, call({ traces: [traceOf('files', 'k', { n: 1 }), traceOf('tools', 'k', { n: 5 }), traceOf('files', '__proto__', { n: 7 })] }))
      await store.observe(ada, call({ request: 'r2', traces: [traceOf('files', 'k', { n: 2 })] }))
      const probes = (['files', 'tools'] as const).flatMap((field) => ['k', 'K', '__proto__', 'constructor', ''].map((key) => ({ field, key })))
      const { view } = await store.observe(ada, call({ probes }))
      const found = view.matches.filter(({ of }) => of === 'session').map(({ field, key, entry }) => [field, key, entry['n']])
      assert.deepEqual(found.sort(), [['files', '__proto__', 7], ['files', 'k', 2], ['tools', 'k', 5]])
    })

    test('what is known of one thing goes on to another, and what is not known does not', async () => {
      const { store, clock } = await start()
      await store.observe(ada, call({ request: 'r1', traces: [traceOf('files', 'a', { class: 'secret', n: 1 })] }))
      clock.now += SECOND
      const copied = (['a', 'nothing'] as const).map((from) => ({ field: 'files' as const, key: `copy of ${from}`, from, entry: { n: 2 } }))
      await store.observe(ada2, call({ request: 'r2', traces: [...copied, { field: 'files', key: 'a', from: 'a', entry: { seen: 1 } }] }))
      const probes = ['a', 'copy of a', 'copy of nothing'].map((key) => ({ field: 'files' as const, key }))
      const matches = async (key: typeof ada) => (await store.observe(key, call({ probes }))).view.matches.map(({ of, key, entry }) => [of, key, entry])
      // The session of the second call had nothing to copy; the principal had.
      const [first, second] = [{ class: 'secret', n: 1, request: 'r1', at: clock.now - SECOND }, { class: 'secret', n: 2, request: 'r2', at: clock.now }]
      assert.deepEqual(await matches(ada2), [['principal', 'a', { ...first, seen: 1, request: 'r2', at: clock.now }], ['principal', 'copy of a', second]])
      assert.deepEqual((await matches(ada)).filter(([of]) => of === 'session'), [['session', 'a', first]])
    })

    test('what is to be kept as it was first is kept so', async () => {
      const { store } = await start()
      for (const n of [1, 2]) await store.observe(ada, call({ traces: [{ field: 'tools', key: 'k', entry: { n }, first: true }] }))
      const { view } = await store.observe(ada, call({ probes: [{ field: 'tools', key: 'k' }] }))
      assert.deepEqual(view.matches.map(({ entry }) => entry['n']), [1, 1])
    })

    test('a map keeps its number of entries, the oldest goes first and putting again makes new', async () => {
      const { store } = await start()
      const { session: limit } = TRACE_LIMITS.sources
      for (let n = 0; n < limit; n++) await store.observe(ada, call({ traces: [traceOf('sources', `k${n}`)] }))
      await store.observe(ada, call({ traces: [traceOf('sources', 'k0')] }))
      await store.observe(ada, call({ traces: [traceOf('sources', 'another')] }))
      const probes = ['k0', 'k1', 'k2', 'another'].map((key) => ({ field: 'sources' as const, key }))
      const { view } = await store.observe(ada, call({ probes }))
      assert.deepEqual(view.matches.filter(({ of }) => of === 'session').map(({ key }) => key), ['k0', 'k2', 'another'])
    })

    test('one event leaves and looks up a bounded number', async () => {
      const { store } = await start()
      const keys = Array.from({ length: 2 * MAX_PROBES }, (_, n) => `k${n}`)
      await store.observe(ada, call({ traces: keys.map((key) => traceOf('files', key)) }))
      const { view } = await store.observe(ada, call({ probes: keys.map((key) => ({ field: 'files', key })) }))
      assert.equal(view.matches.filter(({ of }) => of === 'session').length, MAX_TRACES)
      for (let n = 0; n < 3; n++) await store.observe(ada, call({ traces: keys.slice(n * MAX_TRACES, (n + 1) * MAX_TRACES).map((key) => traceOf('files', key)) }))
      const all = await store.observe(ada, call({ probes: keys.map((key) => ({ field: 'files', key })) }))
      assert.equal(all.view.matches.filter(({ of }) => of === 'session').length, MAX_PROBES)
    })

    test('phases are kept as they were reached first, deeds in order with the principal’s', async () => {
      const { store, clock } = await start()
      const at = clock.now
      await store.observe(ada, call({ request: 'r1', traces: [traceOf('phases', 'exfiltration', { rule: 'a' }), traceOf('deeds', 'r1', { phase: 'exfiltration', rule: 'a', target: 't' })] }))
      clock.now += SECOND
      await store.observe(ada2, call({ request: 'r2', traces: [traceOf('phases', 'exfiltration', { rule: 'b' }), traceOf('deeds', 'r2', { phase: 'impact', rule: 'b', stopped: 1 })] }))
      const view = await store.read(ada)
      assert.deepEqual(view?.phases, [{ phase: 'exfiltration', rule: 'a', request: 'r1', at }])
      assert.deepEqual(view.principal.phases, view.phases)
      assert.deepEqual(view.deeds, [{ request: 'r1', at, phase: 'exfiltration', rule: 'a', target: 't', score: 0, stopped: false }])
      assert.deepEqual(view.principal.deeds, [...view.deeds, { request: 'r2', at: at + SECOND, phase: 'impact', rule: 'b', target: '', score: 0, stopped: true }])
    })

    test('a call that was stopped takes back what it changed', async () => {
      const { store } = await start()
      await store.observe(ada, call({ request: 'r1', traces: [traceOf('files', 'k', { n: 1 })] }))
      const before = { n: 1, request: 'r1', at: 5 }
      await store.observe(ada, call({ request: 'r2', traces: [traceOf('files', 'k', { n: 2 }), traceOf('files', 'new', { n: 3 })] }))
      const changes = (['session', 'principal'] as const).flatMap((of) => [{ of, field: 'files' as const, key: 'k', entry: before }, { of, field: 'files' as const, key: 'new' }])
      await store.settle(ada, 'r2', { outcome: 'blocked', score: 88, changes })
      const { view } = await store.observe(ada, call({ probes: ['k', 'new'].map((key) => ({ field: 'files', key })) }))
      assert.deepEqual(view.matches.map(({ key, entry }) => [key, entry]), [['k', before], ['k', before]])
      assert.deepEqual([view.maxScore, view.principal.maxScore], [88, 88])
    })

    test('expire with their record', async () => {
      const { store, clock } = await start()
      await store.observe(ada, call({ traces: [traceOf('sources', 'k')] }))
      clock.now += 25 * HOUR
      assert.deepEqual((await store.observe(ada, call({ probes: [{ field: 'sources', key: 'k' }] }))).view.matches, [])
    })

    test('a view tells the time of the store', async () => {
      const { store, clock } = await start()
      clock.now += HOUR
      assert.equal((await store.observe(ada, call())).view.now, clock.now)
    })
  })

  describe('quarantine', () => {
    const end = { outcome: 'terminated', score: 95, reason: 'Reads a private key' } as const

    test('of the principal begins when a session is ended, and ends by itself', async () => {
      const { store, clock } = await start()
      assert.equal((await store.observe(ada, call())).view.quarantinedUntil, undefined)
      await store.settle(ada, 'r1', end)
      const until = clock.now + QUARANTINE
      assert.equal((await store.observe(ada2, call())).view.quarantinedUntil, until)
      assert.equal((await store.observe({ principal: 'bob', session: 's1' }, call())).view.quarantinedUntil, undefined)
      clock.now = until - SECOND
      assert.equal((await store.observe({ principal: 'ada', session: 's3' }, call())).view.quarantinedUntil, until)
      clock.now = until
      assert.equal((await store.observe(ada2, call())).view.quarantinedUntil, undefined)
    })

    test('does not begin with a block, and an operator lifts it', async () => {
      const { store } = await start()
      await store.settle(ada, 'r1', { outcome: 'blocked' })
      assert.equal((await store.observe(ada2, call())).view.quarantinedUntil, undefined)
      await store.settle(ada, 'r2', end)
      await store.release(ada)
      assert.equal((await store.observe(ada2, call())).view.quarantinedUntil, undefined)
    })
  })

  describe('campaigns', () => {
    const campaign: Correlation = { organisation: 'acme', target: 'db', phase: 'reconnaissance', rule: 'a/b' }

    test('bring together what principals of one organisation do to one target', async () => {
      const { store, clock } = await start()
      await store.observe(ada, call({ request: 'r1', campaign }))
      await store.observe(ada2, call({ campaign }))
      clock.now += SECOND
      const { view } = await store.observe({ principal: 'bob', session: 's9' }, call({ request: 'r3', campaign: { ...campaign, phase: 'impact', rule: 'c/d' } }))
      assert.deepEqual(view.campaign, {
        firstAt: clock.now - SECOND, lastAt: clock.now, attempted: 3, principals: 2,
        phases: [
          { phase: 'reconnaissance', rule: 'a/b', request: 'r1', at: clock.now - SECOND },
          { phase: 'impact', rule: 'c/d', request: 'r3', at: clock.now },
        ],
      })
    })

    test('differ by organisation and by target, and calls without one see none', async () => {
      const { store } = await start()
      await store.observe(ada, call({ campaign }))
      for (const other of [{ ...campaign, organisation: 'acm', target: 'edb' }, { ...campaign, target: 'web' }]) {
        assert.equal((await store.observe(ada, call({ campaign: other }))).view.campaign?.attempted, 1)
      }
      assert.equal((await store.observe(ada, call())).view.campaign, undefined)
    })
  })

  describe('what operators see', () => {
    test('the story of a session has its steps in order, as they were settled', async () => {
      const { store, clock } = await start()
      const step = { kind: 'call', tool: 'Bash', rules: 'a/b c/d', title: 'Reads a key', decision: 'Alert', score: 55 }
      await store.observe(ada, call({ request: 'r1', traces: [traceOf('steps', 'r1', step)] }))
      const at = clock.now
      clock.now += SECOND
      await store.observe(ada, call({ request: 'r2', traces: [traceOf('steps', 'r2', step)] }))
      await store.settle(ada, 'r1', { outcome: 'blocked', changes: [{ of: 'session', field: 'steps', key: 'r1', entry: { ...step, decision: 'Block', request: 'r1', at } }] })
      const story = await store.story(ada)
      const expected = { kind: 'call', tool: 'Bash', rules: ['a/b', 'c/d'], title: 'Reads a key', score: 55 }
      assert.deepEqual(story?.steps, [{ ...expected, request: 'r1', at, decision: 'Block' }, { ...expected, request: 'r2', at: at + SECOND, decision: 'Alert' }])
      assert.deepEqual([story.principal, story.view.attempted, story.view.blocked], ['ada', 2, 1])
      assert.equal(await store.story({ principal: 'ada', session: 'other' }), undefined)
    })

    test('sessions are listed page by page, each once', async () => {
      const { store } = await start()
      const names = Array.from({ length: 7 }, (_, n) => ({ principal: n < 5 ? 'ada' : 'bob', session: `s${n}` }))
      for (const key of names) await store.observe(key, call({ score: 7 }))
      await store.terminate({ principal: 'ada', session: 's1' }, { request: 'operator', score: 0, reason: 'By hand' })
      const listed = async (query: { principal?: string; status?: 'active' | 'terminated' }) => {
        const seen: string[] = []
        let cursor: string | undefined
        for (let pages = 0; pages < 100; pages++) {
          const page = await store.list({ ...query, cursor, limit: 2 })
          assert.ok(page.sessions.length <= 2)
          for (const { principal, session, attempted, maxScore } of page.sessions) {
            assert.deepEqual([attempted, maxScore], [1, 7])
            seen.push(`${principal} ${session}`)
          }
          cursor = page.cursor
          if (cursor === undefined) break
        }
        return seen.sort()
      }
      assert.deepEqual(await listed({}), names.map(({ principal, session }) => `${principal} ${session}`))
      assert.deepEqual(await listed({ principal: 'bob' }), ['bob s5', 'bob s6'])
      assert.deepEqual(await listed({ status: 'terminated' }), ['ada s1'])
      assert.deepEqual(await listed({ principal: 'ada', status: 'active' }), ['ada s0', 'ada s2', 'ada s3', 'ada s4'])
      assert.deepEqual(await listed({ principal: 'nobody' }), [])
      assert.equal((await store.list({ status: 'terminated' })).sessions[0]?.terminated?.reason, 'By hand')
    })

    test('an ended session is listed when its record is gone', async () => {
      const { store, clock } = await start()
      await store.observe(ada, call())
      await store.terminate(ada, { request: 'operator', score: 0, reason: 'By hand' })
      clock.now += 100 * HOUR
      const { sessions } = await store.list({})
      assert.deepEqual(sessions.map(({ session, attempted, terminated }) => [session, attempted, terminated?.request]), [['s1', 0, 'operator']])
    })
  })
}
