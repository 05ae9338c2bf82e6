import { type RunningGateway, startGateway, stopGateways } from '../../../tests/running-gateway.js'

const TOKEN = 'correct horse battery staple'
const OPERATOR = { authorization: `Bearer ${TOKEN}` }
const shell = (command: string) => ({ Bash: { command } })

let gateway: RunningGateway
beforeAll(async () => {
  gateway = await startGateway({ env: { MODE: 'terminate', ADMIN_TOKEN: TOKEN } })
})
afterAll(stopGateways)

const analyze = (user_id: string, command: string, session_id = 's') => gateway.post('/analyze', { tool_call: shell(command), user_id, session_id })
const get = async (path: string) => (await gateway.request('GET', path, { headers: OPERATOR })).json as unknown as Record<string, never>

test('without a token in the configuration the routes do not exist', async () => {
  const open = await startGateway()
  for (const path of ['/sessions', '/sessions/s?user_id=ada']) expect((await open.request('GET', path, { headers: OPERATOR })).status).toBe(404)
  expect((await open.request('POST', '/sessions/s/release?user_id=ada', { headers: OPERATOR })).status).toBe(404)
})

test.each<[string, Record<string, string>, number, string]>([
  ['no token', {}, 401, 'unauthenticated'],
  ['another scheme', { authorization: `Basic ${TOKEN}` }, 401, 'unauthenticated'],
  ['a wrong token', { authorization: 'Bearer guess' }, 403, 'forbidden'],
  ['a part of the token', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, 403, 'forbidden'],
])('%s is refused everywhere', async (_, headers, status, code) => {
  for (const [method, path] of [['GET', '/sessions'], ['GET', '/sessions/s?user_id=ada'], ['POST', '/sessions/s/release?user_id=ada'], ['POST', '/sessions/s/terminate?user_id=ada']] as const) {
    const { status: actual, json } = await gateway.request(method, path, { headers })
    expect([actual, (json as { error?: { code: string } }).error?.code]).toEqual([status, code])
  }
})

test('the story of a session: its numbers, phases and steps, and no text of its calls', async () => {
  await analyze('ada', 'ls -la')
  await analyze('ada', 'cat ~/.bash_history')
  await analyze('ada', 'cat .env # hunter2')
  const story = await get('/sessions/s?user_id=ada')
  expect(story).toMatchObject({ session_id: 's', user_id: 'ada', status: 'active', total_requests: 3, blocked_requests: 1, created_at: expect.any(String), last_activity: expect.any(String) })
  expect(story['timeline']).toMatchObject([
    { kind: 'call', tool: 'Bash', decision: 'Alert', score: expect.any(Number), title: expect.any(String) },
    { kind: 'call', tool: 'Bash', decision: 'Block', score: expect.any(Number), rules: expect.arrayContaining([expect.stringContaining('/')]) },
  ])
  expect(JSON.stringify(story)).not.toMatch(/hunter2|\.env|bash_history/)
})

test('an ended session is listed, released and ended again', async () => {
  await analyze('bob', 'cat ~/.ssh/id_rsa', 'a/b c')
  const listed = await get('/sessions?status=terminated&user_id=bob')
  expect(listed['sessions']).toMatchObject([{ session_id: 'a/b c', user_id: 'bob', status: 'terminated', terminated: { reason: 'Reads a private key' } }])
  expect(await get('/sessions/a%2Fb%20c?user_id=bob')).toMatchObject({ status: 'terminated', quarantined_until: expect.any(String) })
  const path = (verb: string) => `/sessions/a%2Fb%20c/${verb}?user_id=bob`
  expect((await gateway.request('POST', path('release'), { headers: OPERATOR })).status).toBe(200)
  expect((await analyze('bob', 'ls', 'a/b c')).json.decision).toBe('Allow')
  expect((await gateway.request('POST', path('release'), { headers: OPERATOR })).status).toBe(404)
  expect((await gateway.request('POST', path('terminate'), { headers: OPERATOR })).status).toBe(200)
  expect((await analyze('bob', 'ls', 'a/b c')).json).toMatchObject({ decision: 'Terminate', session_terminated: true })
})

test('sessions come in pages', async () => {
  for (const session of ['p1', 'p2', 'p3']) await analyze('eve', 'ls', session)
  const first = await get('/sessions?user_id=eve&limit=2')
  const second = await get(`/sessions?user_id=eve&limit=2&cursor=${encodeURIComponent(String(first['cursor']))}`)
  const ids = [first, second].flatMap((page) => (page['sessions'] as unknown as { session_id: string }[]).map(({ session_id }) => session_id))
  expect(ids.sort()).toEqual(['p1', 'p2', 'p3'])
  expect(second['cursor']).toBeUndefined()
})

test.each<[string, string, number]>([
  ['GET', '/sessions?status=open', 422],
  ['GET', '/sessions?limit=0', 422],
  ['GET', '/sessions/s', 422],
  ['POST', '/sessions/s/release', 422],
  ['GET', '/sessions/unknown?user_id=ada', 404],
  ['DELETE', '/sessions/s?user_id=ada', 405],
  ['GET', '/sessions/s/release?user_id=ada', 405],
])('%s %s answers %d', async (method, path, status) => {
  expect((await gateway.request(method, path, { headers: OPERATOR })).status).toBe(status)
})
