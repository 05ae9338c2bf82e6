import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

const HEADER = 'x-request-id'
const WELL_FORMED = /^[A-Za-z0-9._:-]{1,128}$/

/** Gives the request its id: the caller's when it is well-formed, else a new one that nobody can guess. It is in every answer and in the log. */
export function identify(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const given = request.headers[HEADER]
  response.setHeader(HEADER, typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID())
  next()
}

export function requestIdOf(response: ServerResponse): string {
  return String(response.getHeader(HEADER) ?? '')
}
