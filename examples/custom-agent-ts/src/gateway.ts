import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The gateway as `npx proxilion-gateway` starts it, on a free port of this machine. */
export async function startGateway(mode: string): Promise<{ url: string; stop: () => void }> {
  const folder = dirname(createRequire(import.meta.url).resolve('@proxilion/gateway-app/package.json'))
  const child = spawn(process.execPath, [join(folder, 'dist/esm/main.js')], { env: { PATH: process.env['PATH'], MODE: mode, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    let log = ''
    child.stdout.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      const listening = /"url":"([^"]+)"/.exec(log)?.[1]
      if (listening !== undefined) resolve(listening)
    })
    child.once('exit', () => reject(new Error('the gateway did not start')))
  })
  return { url, stop: () => void child.kill() }
}
