/**
 * Sessions in Redis, on a server of its own: `/analyze` against the echo route of the same run, the commands that a call costs, the bytes that a session occupies, and one to
 * four gateways on one Redis. Then the memory of the in-memory store under many distinct sessions. Part of `pnpm bench`; by itself:
 *
 *   node scripts/bench/redis.mjs [--seconds N] [--connections N] [--gateways 1,2,4]
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startEcho, startGateway } from '../servers.mjs'
import { median } from '../statistics.mjs'
import { load, measured } from './load.mjs'
import { printTable } from './table.mjs'

const { Redis } = createRequire(new URL('../../packages/session-state/package.json', import.meta.url))('ioredis')
const { MemoryStore, parseRedisUrl } = await import('../../packages/session-state/dist/esm/index.js')

const AT_WORK = ['ls -la', 'git status --short', 'npm test', 'grep -rn "export function" src', 'cat package.json', 'node scripts/build.mjs', 'git diff --stat HEAD~1', 'mkdir -p build/out']
const ATTACK = ['cat ~/.ssh/id_rsa']

/** `seconds` of every measurement, `connections` in all, `gateways` the numbers of processes. */
export async function benchRedis({ seconds = 3, connections = 32, gateways = [1, 2, 4] } = {}) {
  if (spawnSync('redis-server', ['--version']).error) {
    process.stdout.write('Redis: not measured, there is no redis-server on the PATH\n\n')
    return
  }
  const server = await startServer()
  try {
    await overHttp(server, { seconds, connections })
    await commandsPerCall(server)
    await bytesPerSession(server)
    await scaleOut(server, { seconds, connections, gateways })
  } finally {
    await server.stop()
  }
  await memoryOfManySessions()
}

async function overHttp({ url }, settings) {
  const [echo, inMemory, onRedis] = await Promise.all([startEcho(), startGateway({ MODE: 'monitor' }), startGateway({ MODE: 'monitor', REDIS_URL: url })])
  const routes = [
    ['express echo', () => measured(echo, { path: '/echo', bodies: bodiesOf(AT_WORK), ...settings })],
    ['POST /analyze, in memory', () => measured(inMemory, { path: '/analyze', bodies: bodiesOf(AT_WORK), ...settings })],
    ['POST /analyze, in Redis', () => measured(onRedis, { path: '/analyze', bodies: bodiesOf(AT_WORK), ...settings })],
  ]
  try {
    // The engine is much code, and the compiler takes a while to see which of it is hot.
    for (let warming = 0; warming < 3; warming++) for (const [, run] of routes) await run()
    const rounds = []
    for (let round = 0; round < 3; round++) {
      const results = []
      for (const [, run] of routes) results.push(await run())
      rounds.push(results)
    }
    const rows = routes.map(([name], n) => {
      const of = (what) => median(rounds.map((results) => results[n][what]))
      const ratios = [median(rounds.map((results) => results[n].perSecond / results[0].perSecond)), median(rounds.map((results) => results[0].cpu / results[n].cpu))]
      return [name, of('perSecond').toFixed(0), ...['p50', 'p95', 'p99'].map((q) => of(q).toFixed(2)), of('cpu').toFixed(0), ...ratios.map((ratio) => ratio.toFixed(2))]
    })
    printTable(`HTTP, ${settings.connections} connections; ratios to the echo route of the same run (≥ 0.50 in Redis)`, ['route', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU µs', 'throughput ratio', 'CPU ratio'], rows)
  } finally {
    await Promise.all([echo.stop(), inMemory.stop(), onRedis.stop()])
  }
}

async function commandsPerCall({ url, admin }) {
  const gateway = await startGateway({ MODE: 'terminate', REDIS_URL: url })
  try {
    const rows = []
    for (const [name, commands] of [['an allowed call', AT_WORK], ['a stopped call', ATTACK]]) {
      await load({ port: gateway.port, path: '/analyze', bodies: bodiesOf(AT_WORK), connections: 1, seconds: 0.2 })
      const before = await scripts(admin)
      const { count } = await load({ port: gateway.port, path: '/analyze', bodies: bodiesOf(commands, name), connections: 4, seconds: 1 })
      const after = await scripts(admin)
      rows.push([name, ((after.calls - before.calls) / count).toFixed(2), ((after.usec - before.usec) / (after.calls - before.calls)).toFixed(0)])
    }
    printTable('Redis commands per call', ['', 'commands', 'µs of Redis each'], rows)
  } finally {
    await gateway.stop()
  }
}

/** Calls of the script by clients, and the time that Redis spent on them. */
async function scripts(admin) {
  const fields = /cmdstat_evalsha:calls=(\d+),usec=(\d+)/.exec(await admin.info('commandstats'))
  return { calls: Number(fields?.[1] ?? 0), usec: Number(fields?.[2] ?? 0) }
}

async function bytesPerSession({ url, admin }) {
  const { RedisStore } = await import('../../packages/session-state/dist/esm/redis.js')
  const store = await RedisStore.open(parseRedisUrl(url), { timeout: 20_000 })
  const used = async () => Number(/used_memory:(\d+)/.exec(await admin.info('memory'))[1])
  const count = 1000
  const rows = []
  const kinds = [
    ['one call', 1, {}],
    ['50 calls', 50, {}],
    ['50 calls, with turns of 2 × 200 characters', 50, { turn: { user: 'x'.repeat(200), assistant: 'y'.repeat(200) } }],
  ]
  for (const [name, calls, more] of kinds) {
    await admin.flushall()
    const before = await used()
    for (let call = 0; call < calls; call++) {
      await Promise.all(Array.from({ length: count }, (_, n) => store.observe({ principal: `user-${n}`, session: `s-${n}` }, { kind: 'call', request: `r${n}`, score: 0, flagged: false, ...more })))
    }
    const index = await indexBytes(admin)
    rows.push([name, ((await used()) - before) / count - index, index].map((cell) => (typeof cell === 'number' ? cell.toFixed(0) : cell)))
  }
  printTable(`Bytes in Redis, of ${count} sessions with a principal each`, ['', 'session + principal', 'request, for 30 minutes'], rows)
  await store.close()
  await admin.flushall()
}

async function indexBytes(admin) {
  const [, keys] = await admin.scan(0, 'MATCH', 'prox:v1:{*}:r', 'COUNT', 1000)
  return Number(await admin.memory('USAGE', keys[0]))
}

async function scaleOut({ url, admin }, { seconds, connections, gateways }) {
  const rows = []
  for (const count of gateways) {
    const running = await Promise.all(Array.from({ length: count }, () => startGateway({ MODE: 'monitor', REDIS_URL: url })))
    try {
      const share = Math.max(1, Math.round(connections / count))
      const round = (time) => Promise.all(running.map(({ port }) => load({ port, path: '/analyze', bodies: bodiesOf(AT_WORK), connections: share, seconds: time })))
      await round(2 * seconds)
      const before = await scripts(admin)
      const results = await round(seconds)
      const after = await scripts(admin)
      const busy = ((after.usec - before.usec) / (seconds * 1e6)) * 100
      rows.push([count, sum(results.map(({ perSecond }) => perSecond)).toFixed(0), Math.max(...results.map(({ p99 }) => p99)).toFixed(2), `${busy.toFixed(0)} %`])
    } finally {
      await Promise.all(running.map((gateway) => gateway.stop()))
    }
  }
  printTable('Gateways on one Redis, with the load generator on the same machine', ['gateways', 'calls/s', 'p99 ms', 'one core of Redis, in scripts'], rows)
}

async function memoryOfManySessions() {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc')
  const store = new MemoryStore({ maxRecords: 20_000 })
  const rows = []
  for (let n = 1; n <= 400_000; n++) {
    await store.observe({ principal: `user-${n % 50_000}`, session: `s-${n}` }, { kind: 'call', request: `r${n}`, score: 0, flagged: false, turn: { user: `turn ${n}` } })
    if (n % 100_000 === 0) {
      gc()
      rows.push([n, (process.memoryUsage().heapUsed / 2 ** 20).toFixed(1)])
    }
  }
  printTable('The in-memory store with room for 20,000 sessions', ['distinct sessions seen', 'heap MiB'], rows)
}

function bodiesOf(commands, user = 'user') {
  return Array.from({ length: 256 }, (_, n) => ({ tool_call: { Bash: { command: commands[n % commands.length] } }, user_id: `${user}-${n % 64}`, session_id: `session-${n}` }))
}

async function startServer() {
  const port = await new Promise((resolve) => {
    const free = createServer().listen(0, '127.0.0.1', () => {
      const found = free.address().port
      free.close(() => resolve(found))
    })
  })
  const folder = mkdtempSync(join(tmpdir(), 'proxilion-redis-'))
  const child = spawn('redis-server', ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', '--loglevel', 'warning'], { stdio: 'ignore' })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const admin = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 50, maxRetriesPerRequest: null })
  admin.on('error', () => undefined)
  await admin.ping()
  return {
    url: `redis://127.0.0.1:${port}`,
    admin,
    async stop() {
      admin.disconnect()
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '3' }, connections: { type: 'string', default: '32' }, gateways: { type: 'string', default: '1,2,4' } } })
  await benchRedis({ seconds: Number(values.seconds), connections: Number(values.connections), gateways: values.gateways.split(',').map(Number) })
}
