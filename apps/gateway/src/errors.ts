// Every answer that is not a decision: its code, its status, its words. Details of what went wrong inside stay in the log.
import type { ServerResponse } from 'node:http'
import type { ErrorBody, Issue } from '@proxilion/mcp-protocol'

export const ERRORS = {
  not_json: { status: 400, message: 'The body is not JSON.' },
  not_utf8: { status: 400, message: 'The body is not valid UTF-8.' },
  bad_request: { status: 400, message: 'The request is not valid HTTP.' },
  unauthenticated: { status: 401, message: 'This route needs a token: Authorization: Bearer TOKEN.' },
  forbidden: { status: 403, message: 'The token is not the one of this gateway.' },
  not_local: { status: 403, message: 'This route answers only on the machine of the gateway.' },
  not_found: { status: 404, message: 'There is no such route.' },
  no_such_session: { status: 404, message: 'There is no such session of this user, or it was not ended.' },
  method_not_allowed: { status: 405, message: 'The route has no such method.' },
  request_timeout: { status: 408, message: 'The request did not arrive in time.' },
  too_large: { status: 413, message: 'The body is larger than this gateway reads (MAX_BODY_BYTES).' },
  not_json_content: { status: 415, message: 'The content type has to be application/json in UTF-8, without a content encoding.' },
  head_too_large: { status: 431, message: 'The head of the request is too large.' },
  wrong_shape: { status: 422, message: 'The body does not have the shape of the contract.' },
  internal: { status: 500, message: 'The gateway failed. The request id finds the details in its log.' },
  store_unavailable: { status: 503, message: 'The session store is unreachable, and the gateway is configured to fail closed.' },
} as const satisfies Record<string, { status: number; message: string }>
export type ErrorCode = keyof typeof ERRORS

/** Answers with an error. Does nothing when an answer has already begun. */
export function sendError(response: ServerResponse, code: ErrorCode, { issues, headers = {} }: { issues?: readonly Issue[]; headers?: Readonly<Record<string, string>> } = {}): void {
  if (response.headersSent || response.destroyed) return
  const { status, message } = ERRORS[code]
  const body: ErrorBody = { error: { code, message, ...(issues !== undefined && { issues: [...issues] }) } }
  sendJson(response, status, JSON.stringify(body), headers)
}

/** Answers with text that is JSON already. */
export function sendJson(response: ServerResponse, status: number, json: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json) })
  response.end(json)
}
