/** Real Redis servers for tests: each a process of its own on a free port of the loopback interface, with a folder that is removed with it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

/** `valkey-server` serves as well. */
const PROGRAM = process.env['REDIS_SERVER'] ?? 'redis-server'

export interface RunningRedis {
  readonly port: number
  readonly url: string
  /** A client with its usual defaults, to look at what is there; closed with the server. */
  readonly admin: Redis
  /** As `kill -9`; what is not on disk is lost. */
  kill(): Promise<void>
  /** The same server again, on the same port and with the same folder. */
  restart(): Promise<void>
  /** Stops it without its sockets noticing, and lets it go on. */
  pause(): void
  resume(): void
  stop(): Promise<void>
}

const running: RunningRedis[] = []

/** For `afterAll`. */
export async function stopRedis(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.stop()))
}

/** Declares tests that need Redis. Without one they are a failure in continuous integration and a visible line elsewhere. */
export function describeWithRedis(name: string, body: () => void): void {
  if (isInstalled) {
    describe(name, body)
    return
  }
  test(`${name}: NOT RUN, there is no ${PROGRAM} on the PATH`, () => {
    expect(process.env['CI'] ?? '').toBe('')
  })
}

const isInstalled = (() => {
  try {
    execFileSync(PROGRAM, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** A server that keeps nothing on disk unless told so. `settings` are lines of its configuration. */
export async function startRedis(settings: Readonly<Record<string, string>> = {}, { sentinel = false } = {}): Promise<RunningRedis> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'proxilion-redis-'))
  const lines = { bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder, loglevel: 'warning', ...('tls-port' in settings ? { port: '0' } : { port: String(port) }), ...settings }
  const file = join(folder, 'redis.conf')
  writeFileSync(file, Object.entries(lines).map(([name, value]) => `${name} ${value === '' ? '""' : value}\n`).join(''))
  const secure = 'tls-port' in settings ? { tls: { rejectUnauthorized: false } } : {}
  const listening = Number(settings['tls-port'] ?? settings['port'] ?? port)
  const password = settings['requirepass']
  const admin = new Redis({ port: listening, host: '127.0.0.1', lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null, disconnectTimeout: 100, ...(password && { password }), ...secure })
  admin.on('error', () => undefined)
  let child: ChildProcess
  let gone: Promise<unknown>

  async function start() {
    child = spawn(PROGRAM, [file, ...(sentinel ? ['--sentinel'] : [])], { stdio: 'ignore' })
    gone = new Promise((resolve) => child.once('exit', resolve))
    if (admin.status === 'wait') await admin.connect().catch(() => undefined)
    while ((await admin.ping().catch(() => '')) !== 'PONG') await new Promise((resolve) => setTimeout(resolve, 20))
  }

  await start()
  const server: RunningRedis = {
    port: listening,
    url: `redis://127.0.0.1:${listening}`,
    admin,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    restart: start,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      admin.disconnect()
      child.kill('SIGKILL')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
  running.push(server)
  return server
}

/** Three masters that share the slots, without replicas. */
export async function startCluster(settings: Readonly<Record<string, string>> = {}): Promise<readonly RunningRedis[]> {
  const nodes = await Promise.all(Array.from({ length: 3 }, () => startRedis({ 'cluster-enabled': 'yes', 'cluster-node-timeout': '2000', ...settings })))
  const [first] = nodes
  const share = Math.ceil(16_384 / nodes.length)
  for (const [n, { admin }] of nodes.entries()) {
    await admin.call('CLUSTER', 'ADDSLOTSRANGE', n * share, Math.min(16_383, (n + 1) * share - 1))
    if (n > 0) await admin.call('CLUSTER', 'MEET', '127.0.0.1', first?.port ?? 0)
  }
  for (const { admin } of nodes) {
    while (!String(await admin.call('CLUSTER', 'INFO')).includes('cluster_state:ok\r\n')) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return nodes
}

export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
