import http from 'node:http'
import { createLog, type Config, readConfig, startServer, WatchedPolicy } from '@proxilion/gateway-app'
import type { AnalyzeResponse, ErrorBody } from '@proxilion/mcp-protocol'
import { MemoryStore, type SessionStore } from '@proxilion/session-state'
import { ANALYZERS, createEngine, type Analyzer } from '@proxilion/threat-engine'

export interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  text: string
  /** The parsed body; empty when it is not a JSON object. */
  json: Partial<AnalyzeResponse & ErrorBody> & Record<string, unknown>
}

export interface RunningGateway {
  url: string
  port: number
  /** Lines of the log so far, parsed. */
  log: Record<string, unknown>[]
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  request(method: string, path: string, options?: { body?: string | Buffer; headers?: Record<string, string> }): Promise<Answer>
  stop(): Promise<boolean>
}

const running: RunningGateway[] = []

/** A gateway on a free port of the loopback interface, in this process and behind real sockets. */
export async function startGateway({
  env = {},
  store = new MemoryStore(),
  analyzers = [],
  timeouts,
}: {
  env?: Record<string, string>
  store?: SessionStore
  analyzers?: readonly Analyzer[]
  timeouts?: { head: number; request: number; check: number; idle: number }
} = {}): Promise<RunningGateway> {
  const config: Config = readConfig({ PORT: '0', LOG_LEVEL: 'debug', ...env }, () => '')
  const lines: Record<string, unknown>[] = []
  const log = createLog(config.logLevel, { write: (line) => void lines.push(JSON.parse(line)) })
  const policy = config.policyFile === undefined ? undefined : new WatchedPolicy(config.policyFile, [...ANALYZERS, ...analyzers], { quiet: 20, look: 200 })
  const server = await startServer({ config, engine: createEngine({ analyzers }), store, log, ...(policy && { policy }), ...(timeouts && { timeouts }) })
  const port = Number(new URL(server.url).port)
  const gateway: RunningGateway = {
    url: server.url,
    port,
    log: lines,
    request: (method, path, options) => request(port, method, path, options),
    post: (path, body, headers) => request(port, 'POST', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
    stop: () => server.stop(2000),
  }
  running.push(gateway)
  return gateway
}

/** For `afterEach` or `afterAll`. */
export async function stopGateways(): Promise<void> {
  await Promise.all(running.splice(0).map((gateway) => gateway.stop()))
}

function request(port: number, method: string, path: string, { body, headers = {} }: { body?: string | Buffer; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(text) })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function parsed(text: string): Answer['json'] {
  try {
    return JSON.parse(text) as Answer['json']
  } catch {
    return {}
  }
}
