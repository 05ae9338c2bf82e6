// What operators may see and do. Without a token none of these routes exists.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Express, Request, RequestHandler, Response } from 'express'
import type { KnownSession, SessionStore, SessionStory, SessionSummary } from '@proxilion/session-state'
import { type ErrorCode, sendError, sendJson } from './errors.js'
import { type Logger, storeFailure } from './log.js'
import { requestIdOf } from './request-id.js'

interface OperatorParts {
  readonly store: SessionStore
  readonly log: Logger
  /** The token of `Authorization: Bearer`. */
  readonly token: string
}

const MAX_PAGE = 500

/** Lists, shows, ends and releases sessions. */
export function operatorRoutes(app: Express, { store, log, token }: OperatorParts): void {
  const expected = digestOf(token)
  const guarded = (act: (request: Request, response: Response, query: URLSearchParams) => Promise<void>): RequestHandler => async (request, response) => {
    const refused = refusalOf(request, expected)
    if (refused !== undefined) return sendError(response, refused, refused === 'unauthenticated' ? { headers: { 'www-authenticate': 'Bearer' } } : {})
    try {
      await act(request, response, new URL(request.url, 'http://gateway').searchParams)
    } catch (error) {
      log.error({ ...storeFailure(error), request_id: requestIdOf(response) }, 'session store failed')
      sendError(response, 'store_unavailable', { headers: { 'retry-after': '1' } })
    }
  }

  app.get('/sessions', guarded(async (_request, response, query) => {
    const status = query.get('status') ?? undefined
    const limit = Number(query.get('limit') ?? 100)
    if (status !== undefined && status !== 'active' && status !== 'terminated') return wrong(response, 'status', 'active or terminated')
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) return wrong(response, 'limit', `a whole number from 1 to ${MAX_PAGE}`)
    const { sessions, cursor } = await store.list({ principal: query.get('user_id') ?? undefined, status, cursor: query.get('cursor') ?? undefined, limit })
    sendJson(response, 200, JSON.stringify({ sessions: sessions.map(lineOf), ...(cursor !== undefined && { cursor }) }))
  }))

  app.get('/sessions/:id', guarded(async (request, response, query) => {
    const key = keyOf(request, query)
    if (key === undefined) return wrong(response, 'user_id', 'required')
    const story = await store.story(key)
    if (story === undefined) return sendError(response, 'no_such_session')
    sendJson(response, 200, JSON.stringify(pageOf(story)))
  }))

  app.post('/sessions/:id/release', guarded(async (request, response, query) => {
    const key = keyOf(request, query)
    if (key === undefined) return wrong(response, 'user_id', 'required')
    if (!(await store.release(key))) return sendError(response, 'no_such_session')
    log.warn({ user_id: key.principal, session_id: key.session }, 'session released by an operator')
    sendJson(response, 200, JSON.stringify({ session_id: key.session, user_id: key.principal, status: 'active' }))
  }))

  app.post('/sessions/:id/terminate', guarded(async (request, response, query) => {
    const key = keyOf(request, query)
    if (key === undefined) return wrong(response, 'user_id', 'required')
    await store.terminate(key, { request: requestIdOf(response), score: 0, reason: 'Was ended by an operator' })
    log.warn({ user_id: key.principal, session_id: key.session }, 'session terminated by an operator')
    sendJson(response, 200, JSON.stringify({ session_id: key.session, user_id: key.principal, status: 'terminated' }))
  }))

  for (const path of ['/sessions', '/sessions/:id']) app.all(path, (_request, response) => sendError(response, 'method_not_allowed', { headers: { allow: 'GET, HEAD' } }))
  for (const path of ['/sessions/:id/release', '/sessions/:id/terminate']) app.all(path, (_request, response) => sendError(response, 'method_not_allowed', { headers: { allow: 'POST' } }))
}

/** Compared as digests, in a time that tells nothing of how much of a guess was right. */
function refusalOf({ headers }: Request, expected: Buffer): ErrorCode | undefined {
  const given = /^Bearer (.{1,4096})$/i.exec(headers.authorization ?? '')?.[1]
  if (given === undefined) return 'unauthenticated'
  return timingSafeEqual(digestOf(given), expected) ? undefined : 'forbidden'
}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A session is known by its principal and its id together. */
function keyOf(request: Request, query: URLSearchParams): KnownSession | undefined {
  const principal = query.get('user_id')
  const { id } = request.params
  return principal === null || principal === '' || typeof id !== 'string' ? undefined : { principal, session: id }
}

function wrong(response: Response, member: string, message: string): void {
  sendError(response, 'wrong_shape', { issues: [{ path: `/${member}`, message }] })
}

function lineOf({ principal, session, terminated, firstAt, lastAt, attempted, blocked, maxScore }: SessionSummary): object {
  return {
    session_id: session, user_id: principal, status: terminated === undefined ? 'active' : 'terminated', created_at: timeOf(firstAt), last_activity: timeOf(lastAt),
    total_requests: attempted, blocked_requests: blocked, max_threat_score: maxScore,
    ...(terminated !== undefined && { terminated: { request_id: terminated.request, score: terminated.score, reason: terminated.reason, at: timeOf(terminated.at) } }),
  }
}

/** The whole story. It is made of ids, times, numbers and titles; no text of a call is in it. */
function pageOf({ principal, view, steps }: SessionStory): object {
  return {
    ...lineOf({ ...view, principal }),
    inspected_texts: view.inspected,
    ...(view.quarantinedUntil !== undefined && { quarantined_until: timeOf(view.quarantinedUntil) }),
    phases: view.phases.map(({ phase, rule, request, at }) => ({ phase, rule, request_id: request, at: timeOf(at) })),
    timeline: steps.map(({ request, at, ...step }) => ({ request_id: request, at: timeOf(at), ...step })),
  }
}

const timeOf = (at: number): string | null => (at === 0 ? null : new Date(at).toISOString())
