import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeWithRedis, startRedis, stopRedis } from '../../../tests/running-redis.js'
import { root } from '../../../tests/sources.js'

// The gateway with Redis as users run it: the built program in a process of its own.
jest.setTimeout(60_000)
afterAll(stopRedis)

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, 'apps/gateway/dist/esm/main.js')], { env: { PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const listening = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        const url = /"url":"([^"]+)"/.exec(output)?.[1]
        if (url !== undefined) resolve(url)
      })
    }
  })
  return { child, listening, ended: new Promise<{ code: number | null; output: string }>((resolve) => child.once('close', (code) => resolve({ code, output }))) }
}

const analyze = (url: string, command: string) =>
  fetch(`${url}/analyze`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tool_call: { Bash: { command } }, user_id: 'private-name', session_id: 's', user_message: 'private-words' }),
  })

describeWithRedis('the gateway as a process', () => {
  test('does not start with a Redis that evicts, and says why in one line', async () => {
    const server = await startRedis({ 'maxmemory-policy': 'allkeys-lru' })
    const { code, output } = await start({ MODE: 'terminate', REDIS_URL: server.url }).ended
    expect(code).toBe(1)
    expect(output).toMatch(/^(?:\{.*\}\n)*proxilion-gateway: REDIS_URL: Redis has maxmemory-policy allkeys-lru .* allowed is noeviction .*\n$/)
  })

  test('shows neither the password nor what was said, whatever happens to Redis, and stops while it is away', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'proxilion-secret-'))
    const server = await startRedis({ requirepass: 'hunter2' })
    writeFileSync(join(folder, 'url'), `redis://:hunter2@127.0.0.1:${server.port}\n`)
    const gateway = start({ MODE: 'terminate', REDIS_URL_FILE: join(folder, 'url'), LOG_LEVEL: 'trace' })
    const url = await gateway.listening
    expect((await analyze(url, 'ls')).status).toBe(200)
    await server.admin.config('SET', 'maxmemory', '1')
    expect((await analyze(url, 'ls')).status).toBe(503)
    await server.kill()
    expect((await analyze(url, 'ls')).status).toBe(503)
    gateway.child.kill('SIGTERM')
    const { code, output } = await gateway.ended
    expect(code).toBe(0)
    expect(output).toContain('session store lost')
    expect(output).not.toMatch(/hunter2|private-words/)
    rmSync(folder, { recursive: true })
  })

  test('starts before Redis does', async () => {
    const server = await startRedis()
    await server.kill()
    const gateway = start({ MODE: 'block', REDIS_URL: server.url })
    const url = await gateway.listening
    expect((await fetch(`${url}/ready`)).status).toBe(503)
    await server.restart()
    while ((await fetch(`${url}/ready`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await analyze(url, 'ls')).status).toBe(200)
    gateway.child.kill('SIGTERM')
    expect((await gateway.ended).code).toBe(0)
  })
})
