/** Servers that a benchmark or a demonstration starts and stops: each a process of its own. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const echo = fileURLToPath(new URL('bench/echo-server.mjs', import.meta.url))
const gateway = fileURLToPath(new URL('../apps/gateway/dist/esm/main.js', import.meta.url))

export function startEcho() {
  return start(echo, {}, (line) => Number(line))
}

/** A gateway with the given settings and none of those in our environment, on a free port. Its log has to say that it listens, so the level stays at `info`. */
export function startGateway(settings) {
  return start(gateway, { ...settings, PORT: '0', LOG_LEVEL: 'info' }, (line) => (line.includes('"listening"') ? Number(new URL(JSON.parse(line).url).port) : undefined))
}

async function start(file, settings, portIn) {
  const child = spawn(process.execPath, [file], { env: { PATH: process.env.PATH, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  let complaint = ''
  child.stderr.on('data', (chunk) => (complaint += chunk))
  const port = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = portIn(line)
      if (port !== undefined) resolve(port)
    })
    gone.then((code) => reject(new Error(`${file} ended with exit code ${code}\n${complaint}`)))
  })
  return {
    port,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM')
      return gone
    },
  }
}
