import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../sources.js'

const main = join(root, 'apps/gateway/dist/esm/main.js')
const children = new Set<ChildProcess>()

export interface GatewayProcess {
  port: number
  url: string
  child: ChildProcess
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
}

/** The built gateway as users run it, a process of its own with in-memory sessions. `port` 0 takes a free one. */
export async function spawnGateway(env: Record<string, string> = {}, port = 0): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'] ?? '', ...env, PORT: String(port), LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'pipe'] })
  children.add(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve(void children.delete(child))))
  let printed = ''
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        const listening = /"url":"([^"]+)"/.exec(printed)?.[1]
        if (listening !== undefined) resolve(listening)
      })
    }
    void ended.then(() => reject(new Error(`the gateway ended\n${printed}`)))
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { port: Number(new URL(url).port), url, child, kill }
}

/** For `afterAll`. */
export function killGateways(): void {
  for (const child of children) child.kill('SIGKILL')
}
