import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createGateway, type Watcher } from '@proxilion/gateway'
import type { SessionStore } from '@proxilion/session-state'
import type { Engine } from '@proxilion/threat-engine'
import { createApp } from './app.js'
import { refusal } from './body.js'
import type { Config } from './config.js'
import { playGtg1002 } from './demo.js'
import { ERRORS } from './errors.js'
import { type Logger, storeFailure } from './log.js'
import { Metrics } from './metrics.js'
import type { PolicyListener, WatchedPolicy } from './policy-file.js'
import { Status } from './status.js'
import { version } from './version.js'

export interface ServerParts {
  readonly config: Config
  readonly engine: Engine
  readonly store: SessionStore
  readonly log: Logger
  /** Closed with the server. */
  readonly policy?: WatchedPolicy
  /** Milliseconds; shorter ones are for tests. */
  readonly timeouts?: Timeouts
}

interface Timeouts {
  /** For the head of a request to arrive. */
  readonly head: number
  /** For a whole request to arrive. */
  readonly request: number
  /** How often both are looked at. */
  readonly check: number
  /** How long an idle connection is kept. */
  readonly idle: number
}
const TIMEOUTS: Timeouts = { head: 10_000, request: 30_000, check: 1000, idle: 65_000 }

export interface RunningServer {
  readonly url: string
  /** Stops accepting, lets requests finish, and cuts what is left after `limit` milliseconds. Returns whether everything finished. */
  stop(limit?: number): Promise<boolean>
}

/** Puts the gateway behind HTTP and listens. Rejects when the address cannot be had. */
export async function startServer({ config, engine, store, log, policy, timeouts = TIMEOUTS }: ServerParts): Promise<RunningServer> {
  const { mode, thresholds, failMode } = config
  const status = new Status({ config, store, version, analyzers: engine.analyzers, ...(policy && { policy }) })
  const metrics = new Metrics(mode, store.kind === 'redis' ? () => status.storeAnswers() : undefined)
  const decisions = { engine, mode, thresholds, failMode, ...(policy && { policy: policy.current }) }
  if (policy) {
    metrics.showPolicy(policy)
    const listener = listenerOf(log, metrics, policy)
    policy.listen(listener)
    listener.accepted(policy.current())
  }
  const gateway = createGateway({ ...decisions, store, watcher: watcherOf(log, metrics) })
  const app = createApp({ config, gateway, log, metrics, status, store, demonstrate: () => playGtg1002(decisions) })
  const server = createServer(
    { headersTimeout: timeouts.head, requestTimeout: timeouts.request, keepAliveTimeout: timeouts.idle, connectionsCheckingInterval: timeouts.check, maxHeaderSize: 16_384 },
    app,
  )
  server.on('clientError', refuseConnection)
  // Whoever asks before sending is answered as if it had sent: a body that would be refused is not asked for.
  server.on('checkContinue', (request, response) => {
    if (refusal(request, config.maxBodyBytes) === undefined) response.writeContinue()
    server.emit('request', request, response)
  })
  await listen(server, config)
  return { url: urlOf(server), stop: (limit = 10_000) => {
    policy?.close()
    return stop(server, status, store, limit)
  } }
}

/** Counts and logs what the pipeline decides. Until alert sinks exist, an alert is a line of the log and a counter. */
function watcherOf(log: Logger, metrics: Metrics): Watcher {
  return {
    decided(event) {
      metrics.decided(event)
      const { response, alert, calledFor, userId, findings } = event
      if (response.policy) {
        const { request_id, session_id, decision, policy } = response
        log.info({ request_id, user_id: userId, session_id, decision, policy }, 'policy applied')
      }
      if (!alert && calledFor === 'Allow') return
      const fields = {
        request_id: response.request_id,
        user_id: userId,
        session_id: response.session_id,
        decision: response.decision,
        enforced: response.enforced,
        threat_score: response.threat_score,
        findings: findings.slice(0, 10).map(({ analyzer, rule }) => `${analyzer}/${rule}`),
      }
      if (alert) log.warn(fields, 'alert')
      else log.info(fields, 'not enforced')
    },
    sessionEnded(key) {
      metrics.sessionEnded()
      log.warn({ user_id: key.principal, session_id: key.session }, 'session terminated')
    },
    storeFailed(error, request) {
      metrics.storeFailed()
      log.error({ ...storeFailure(error), request_id: request }, 'session store failed')
    },
    analyzerFailed(analyzer, error, request) {
      metrics.analyzerFailed(analyzer)
      log.error({ err: error, analyzer, request_id: request }, 'analyzer failed')
    },
    enforcementBroken(request) {
      metrics.enforcementBroken()
      log.error({ request_id: request }, 'a stopped call was executed')
    },
  }
}

/** Says what became of the policy file. */
function listenerOf(log: Logger, metrics: Metrics, policy: WatchedPolicy): PolicyListener {
  return {
    accepted() {
      metrics.policyRead('accepted')
      const { file, clauses, expired } = policy.health()
      log.info({ policy_file: file, clauses }, 'policy loaded')
      if (expired.length > 0) log.warn({ policy_file: file, expired }, 'clauses of the policy have expired and do nothing')
    },
    rejected(problems) {
      metrics.policyRead('rejected')
      log.error({ policy_file: policy.health().file, problems }, 'the policy file is not valid: the previous policy stays in force')
    },
  }
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function stop(server: Server, status: Status, store: SessionStore, limit: number): Promise<boolean> {
  status.stop()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Connections that a finished request leaves open for the next one are closed as they fall idle.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  let inTime = true
  const cut = setTimeout(() => {
    inTime = false
    server.closeAllConnections()
  }, limit)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
  await store.close()
  return inTime
}

/** Answers what the HTTP parser refuses, or what did not arrive in time, and hangs up. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const code = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request_timeout' : error.code === 'HPE_HEADER_OVERFLOW' ? 'head_too_large' : 'bad_request'
  const { status, message } = ERRORS[code]
  const body = JSON.stringify({ error: { code, message } })
  socket.end(`HTTP/1.1 ${status} Error\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
