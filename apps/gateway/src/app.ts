import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express'
import type { Answer, Caller, Gateway } from '@proxilion/gateway'
import type { SessionStore } from '@proxilion/session-state'
import { readJson, refusal } from './body.js'
import type { Config } from './config.js'
import { type ErrorCode, sendError, sendJson } from './errors.js'
import { isLocal } from './local.js'
import type { Logger } from './log.js'
import { type Metrics, type Route, ROUTES } from './metrics.js'
import { openApiDocument } from './openapi.js'
import { operatorRoutes } from './operators.js'
import { identify, requestIdOf } from './request-id.js'
import type { Status } from './status.js'

export interface AppParts {
  readonly config: Pick<Config, 'maxBodyBytes' | 'adminToken'>
  readonly gateway: Gateway
  readonly log: Logger
  readonly metrics: Metrics
  readonly status: Status
  /** What the operator routes read and change, and the token that opens them; without a token there are none. */
  readonly store: SessionStore
  /** Plays the ten steps of the demonstration. */
  readonly demonstrate: () => Promise<object>
}

/** The routes of the contract. */
export function createApp({ config, gateway, log, metrics, status, store, demonstrate }: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  app.use(identify, measure(metrics))

  // The route that everyone waits for comes first.
  route('/analyze', 'post', withBody((json, caller) => gateway.analyze(json, caller)))
  route('/inspect', 'post', withBody((json, caller) => gateway.inspect(json, caller)))
  route('/outcome', 'post', withBody((json) => gateway.outcome(json)))
  route('/demo/gtg1002', 'post', async (request, response) => {
    if (!isLocal(request)) return sendError(response, 'not_local')
    sendJson(response, 200, JSON.stringify(await demonstrate()))
  })
  route('/health', 'get', async (_request, response) => sendJson(response, 200, JSON.stringify(await status.health())))
  route('/ready', 'get', async (_request, response) => {
    const { ready, ...why } = await status.ready()
    sendJson(response, ready ? 200 : 503, JSON.stringify({ ready, ...why }))
  })
  route('/metrics', 'get', async (_request, response) => {
    const text = await metrics.registry.metrics()
    response.writeHead(200, { 'content-type': metrics.registry.contentType, 'content-length': Buffer.byteLength(text) }).end(text)
  })
  route('/openapi.json', 'get', (_request, response) => sendJson(response, 200, openApiDocument()))

  if (config.adminToken !== undefined) operatorRoutes(app, { store, log, token: config.adminToken })

  app.use((_request, response) => sendError(response, 'not_found'))
  app.use(failed(log))
  return app

  function route(path: Exclude<Route, 'other'>, method: 'get' | 'post', handler: RequestHandler): void {
    app[method](path, handler)
    const allow = method === 'get' ? 'GET, HEAD' : 'POST'
    app.all(path, (_request, response) => sendError(response, 'method_not_allowed', { headers: { allow } }))
  }

  /** A route whose body is JSON and whose answer is a decision. */
  function withBody(decide: (json: unknown, caller: Caller) => Promise<Answer | { readonly kind: 'recorded' }>): RequestHandler {
    return async (request, response) => {
      const refused = refusal(request, config.maxBodyBytes)
      if (refused !== undefined) return refuse(request, response, refused)
      const body = await readJson(request, config.maxBodyBytes)
      if (!body.ok) return refuse(request, response, body.code)
      answer(response, await decide(body.json, { request: requestIdOf(response) }))
    }
  }
}

function answer(response: Response, result: Answer | { readonly kind: 'recorded' }): void {
  switch (result.kind) {
    case 'decided':
      return sendJson(response, result.response.enforced ? 403 : 200, JSON.stringify(result.response))
    case 'recorded':
      response.writeHead(204).end()
      return
    case 'invalid':
      return sendError(response, 'wrong_shape', { issues: result.issues })
    case 'unavailable':
      return sendError(response, 'store_unavailable', { headers: { 'retry-after': String(result.retryAfter) } })
  }
}

const DRAIN_MS = 5000

/** Refuses a body. What is still on its way is read and dropped for a while, since a client that is cut off while it writes does not see the answer. */
function refuse(request: Request, response: Response, code: ErrorCode): void {
  sendError(response, code)
  if (request.complete) return
  request.resume()
  const cut = setTimeout(() => request.destroy(), DRAIN_MS).unref()
  request.once('close', () => clearTimeout(cut))
}

function measure(metrics: Metrics): RequestHandler {
  return function measure(request, response, next) {
    const start = performance.now()
    const route = ROUTES.find((known) => known === request.path) ?? 'other'
    response.once('finish', () => metrics.answered(route, response.statusCode, (performance.now() - start) / 1000))
    next()
  }
}

/** What no route expects. The caller learns the request id, the log learns the rest. */
function failed(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    // Express refuses some requests itself, for one a path that is not decodable.
    const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
    if (typeof status === 'number' && 400 <= status && status < 500) return sendError(response, 'bad_request')
    log.error({ err: error, request_id: requestIdOf(response) }, 'request failed')
    sendError(response, 'internal')
    if (!response.writableEnded) response.destroy()
  }
}
