import { MemoryStore } from '@proxilion/session-state'
import { startGateway, stopGateways } from '../../../tests/running-gateway.js'
import { Status } from './status.js'

afterAll(stopGateways)

class LostStore extends MemoryStore {
  override async ping(): Promise<void> {
    throw new Error('connection refused')
  }

  override async observe(): Promise<never> {
    throw new Error('connection refused')
  }
}

test.each<[Record<string, string>, number]>([
  [{ MODE: 'monitor', FAIL_MODE: 'closed' }, 200],
  [{ MODE: 'terminate', FAIL_MODE: 'open' }, 200],
  [{ MODE: 'terminate' }, 503],
])('without its session store and with %j, /ready answers %i and /health says degraded', async (env, status) => {
  const gateway = await startGateway({ env, store: new LostStore() })
  const ready = await gateway.request('GET', '/ready')
  expect([ready.status, ready.json]).toEqual([status, status === 200 ? { ready: true } : { ready: false, reason: 'session_store' }])
  const health = await gateway.request('GET', '/health')
  expect([health.status, health.json.status]).toEqual([200, 'degraded'])
})

test('without its session store and failing closed, a harmless call answers 503 with Retry-After, an attack 403', async () => {
  const gateway = await startGateway({ env: { MODE: 'block' }, store: new LostStore() })
  const harmless = await gateway.post('/analyze', { tool_call: { Bash: { command: 'ls' } }, user_id: 'a' })
  expect([harmless.status, harmless.json.error?.code, harmless.headers['retry-after']]).toEqual([503, 'store_unavailable', '1'])
  const attack = await gateway.post('/analyze', { tool_call: { Bash: { command: 'cat ~/.ssh/id_rsa' } }, user_id: 'a' })
  expect([attack.status, attack.json.decision, attack.json.degraded]).toEqual([403, 'Block', ['session_store']])
  expect((await gateway.request('GET', '/metrics')).text).toMatch(/^proxilion_store_failures_total [1-9]/m)
})

test('a gateway that is stopping is not ready', async () => {
  const status = new Status({ config: { mode: 'monitor', failMode: 'open' }, store: new MemoryStore(), version: '0.0.0', analyzers: [] })
  status.stop()
  expect(await status.ready()).toEqual({ ready: false, reason: 'stopping' })
})
