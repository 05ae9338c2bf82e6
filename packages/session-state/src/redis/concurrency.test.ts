import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describeWithRedis, startRedis, stopRedis } from '../../../../tests/running-redis.js'
import { root } from '../../../../tests/sources.js'
import { parseRedisUrl } from './address.js'
import { RedisStore } from './redis-store.js'

afterAll(stopRedis)

const PROCESSES = 4
const WRITERS = 16
const CALLS = 20

// As a gateway does: the built package in a process of its own. Prints the counts that its views showed.
const built = (name: string) => JSON.stringify(pathToFileURL(join(root, `packages/session-state/dist/esm/${name}.js`)).href)
const writer = `
  const { parseRedisUrl } = await import(${built('index')})
  const { RedisStore } = await import(${built('redis')})
  const store = await RedisStore.open(parseRedisUrl(process.argv[1]), { timeout: 10000 })
  const counts = []
  await Promise.all(Array.from({ length: ${WRITERS} }, async (_, writer) => {
    for (let n = 0; n < ${CALLS}; n++) {
      const observation = {
        kind: 'call', request: [process.pid, writer, n].join(), score: 10, flagged: true, turn: { user: 'x' },
        traces: [{ field: 'files', key: 'of ' + process.pid + ' ' + writer, entry: { n } }],
      }
      const { view } = await store.observe({ principal: 'ada', session: 's1' }, observation)
      counts.push(view.attempted)
    }
  }))
  await store.close()
  process.stdout.write(JSON.stringify(counts))
`

function write(url: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer, url], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(output) as number[]) : reject(new Error(`writer ended with ${code}`))))
  })
}

describeWithRedis('many gateways', () => {
  test('write one session, and not one update is lost', async () => {
    const server = await startRedis()
    const counts = (await Promise.all(Array.from({ length: PROCESSES }, () => write(server.url)))).flat()
    const total = PROCESSES * WRITERS * CALLS
    // Every call saw a state of its own: no two were judged by the same.
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, n) => n + 1))
    const store = await RedisStore.open(parseRedisUrl(server.url)!)
    const view = await store.read({ principal: 'ada', session: 's1' })
    expect([view?.attempted, view?.flagged, view?.principal.attempted]).toEqual([total, total, total])
    await store.close()
  }, 60_000)
})
