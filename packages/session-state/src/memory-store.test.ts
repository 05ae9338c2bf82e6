import { MemoryStore } from './memory-store.js'
import { testSessionStore } from './testing.js'

testSessionStore('MemoryStore', (options) => new MemoryStore(options))

describe('MemoryStore', () => {
  const call = (request: string) => ({ kind: 'call', request, score: 0, flagged: false }) as const

  test('keeps at most its number of sessions; the one unused for longest goes first', async () => {
    const store = new MemoryStore({ maxRecords: 3 })
    for (const session of ['a', 'b', 'c']) await store.observe({ principal: 'ada', session }, call(session))
    await store.observe({ principal: 'ada', session: 'a' }, call('a again'))
    await store.observe({ principal: 'ada', session: 'd' }, call('d'))
    const kept = await Promise.all(['a', 'b', 'c', 'd'].map((session) => store.read({ principal: 'ada', session })))
    expect(kept.map((view) => view?.attempted)).toEqual([2, undefined, 1, 1])
  })

  test('keeps at most its bytes, whatever the number', async () => {
    const store = new MemoryStore({ maxBytes: 100_000 })
    const turn = { user: 'x'.repeat(4000) }
    for (let n = 0; n < 50; n++) await store.observe({ principal: 'ada', session: `s${n}` }, { ...call(`r${n}`), turn })
    const kept = await Promise.all(Array.from({ length: 50 }, (_, n) => store.read({ principal: 'ada', session: `s${n}` })))
    expect(kept.filter((view) => view !== undefined).length).toBe(10)
    expect(kept.at(-1)?.attempted).toBe(1)
  })

  test('terminations are exempt from its bounds', async () => {
    const store = new MemoryStore({ maxRecords: 2 })
    const { view } = await store.observe({ principal: 'ada' }, call('r1'))
    await store.settle({ principal: 'ada', session: view.session }, 'r1', { outcome: 'terminated', score: 95, reason: 'x' })
    for (let n = 0; n < 20; n++) await store.observe({ principal: `user${n}` }, call(`other${n}`))
    const later = await store.observe({ principal: 'ada' }, call('r2'))
    expect(later.view.terminated?.request).toBe('r1')
  })

  test('says that it forgets when the process ends', () => {
    expect(new MemoryStore().durable).toBe(false)
  })
})
