import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { root } from '../sources.js'

export const contract = <T>(file: string): T => JSON.parse(readFileSync(join(root, 'contracts', file), 'utf8')) as T

/** An answer as `contracts/README.md` describes it. */
export interface ScriptedAnswer {
  status?: number
  answer?: string
  set?: Record<string, unknown>
  drop?: string[]
  json?: unknown
  text?: string
  headers?: Record<string, string>
  fault?: 'close' | 'hang' | 'half' | 'stall'
}

export interface Seen {
  headers: http.IncomingHttpHeaders
  body: Record<string, unknown>
}

const answers = contract<Record<string, Record<string, unknown>>>('answers.json')

/** A server on loopback that plays a script to `POST /analyze` and keeps what arrived. */
export async function startScripted(script: readonly ScriptedAnswer[], outcome: ScriptedAnswer = { status: 204, text: '' }) {
  const analyses: Seen[] = []
  const outcomes: Seen[] = []
  const sockets = new Set<Socket>()
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const seen = { headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown> }
      if (request.url === '/outcome') {
        outcomes.push(seen)
        return play(outcome, response)
      }
      analyses.push(seen)
      play(script[Math.min(analyses.length, script.length) - 1] ?? { fault: 'close' }, response)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, analyses, outcomes, stop }
}

function play(answer: ScriptedAnswer, response: http.ServerResponse): void {
  if (answer.fault === 'close') return void response.destroy()
  if (answer.fault === 'hang') return
  const body = Buffer.from(bodyOf(answer))
  const type = answer.text === undefined ? 'application/json' : 'text/plain'
  const head = { 'content-type': type, ...(answer.status !== 204 && { 'content-length': String(body.length) }), ...answer.headers }
  response.writeHead(answer.status ?? 200, head)
  if (answer.fault === undefined) return void response.end(body)
  // The client has the first half before the connection goes.
  response.write(body.subarray(0, body.length / 2), () => answer.fault === 'half' && setTimeout(() => response.destroy(), 5))
}

function bodyOf({ answer, set, drop = [], json, text }: ScriptedAnswer): string {
  if (answer === undefined) return text ?? JSON.stringify(json)
  const members = Object.entries({ ...answers[answer], ...set }).filter(([name]) => !drop.includes(name))
  return JSON.stringify(Object.fromEntries(members))
}
