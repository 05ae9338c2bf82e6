import { ProxilionUnavailableError, type UnavailableReason } from './errors.js'
import type { Analysis } from './types.js'

/** An answer of HTTP. `text` is undefined when the body broke off. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string | undefined
}

type Members = Record<string, unknown>

/** The decision that an answer is, or the error that it stands for. */
export function readAnswer(answer: Answer, requestId: string): Analysis | ProxilionUnavailableError {
  const { status, headers } = answer
  const body = parse(answer.text)
  const id = headers.get('x-request-id') ?? requestId
  const decided = (status === 200 || status === 403) && typeof body?.['decision'] === 'string' && typeof body['enforced'] === 'boolean'
  // A status that forbids and a field that does not contradict each other: then nobody allowed the call.
  if (decided && !(status === 403 && body['enforced'] === false)) return complete(body, id)

  const error = isMembers(body?.['error']) ? body['error'] : {}
  const code = typeof error['code'] === 'string' ? error['code'] : undefined
  const said = typeof error['message'] === 'string' ? `: ${error['message']}` : ''
  const reason = reasonOf(status)
  const retryAfterMs = readRetryAfter(headers.get('retry-after'))
  return new ProxilionUnavailableError(`Proxilion did not decide: ${WORDS[reason]} (status ${status})${said}`, {
    reason,
    requestId: id,
    status,
    ...(code !== undefined && { code }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    issues: list<Members>(error['issues'], isMembers).map(({ path, message }) => ({ path: String(path), message: String(message) })),
  })
}

const WORDS: Record<UnavailableReason, string> = {
  unauthorized: 'the key is missing or wrong',
  forbidden: 'the request is not allowed',
  rejected: 'the gateway does not read this request',
  rate_limited: 'too many requests',
  server_error: 'the gateway failed',
  invalid_answer: 'the answer is not that of a gateway',
  network: 'the gateway cannot be reached',
  timeout: 'no answer in time',
}

function reasonOf(status: number): UnavailableReason {
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'rate_limited'
  if (status >= 400 && status < 500) return 'rejected'
  return status >= 500 ? 'server_error' : 'invalid_answer'
}

/** Milliseconds that a `Retry-After` asks for (RFC 9110, 10.2.3: seconds or a date); undefined when it is neither. */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000
  const date = /\d{4}/.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

/** `decision` and `enforced` are enough to decide; what else is missing or of another type reads as empty. */
function complete(body: Members, requestId: string): Analysis {
  const findings = list<Members>(body['findings'], isMembers)
  return {
    ...body,
    decision: body['decision'] as string,
    enforced: body['enforced'] as boolean,
    mode: text(body['mode']) as Analysis['mode'],
    threat_score: number(body['threat_score']),
    confidence: number(body['confidence']),
    patterns_detected: list(body['patterns_detected'], isText),
    analyzer_scores: (isMembers(body['analyzer_scores']) ? body['analyzer_scores'] : {}) as Record<string, number>,
    session_id: text(body['session_id']),
    session_terminated: body['session_terminated'] === true,
    findings: findings as unknown as Analysis['findings'],
    message: text(body['message']),
    degraded: list(body['degraded'], isText),
    request_id: text(body['request_id']) || requestId,
  }
}

function parse(json: string | undefined): Members | undefined {
  try {
    const value: unknown = JSON.parse(json ?? '')
    return isMembers(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const text = (value: unknown) => (isText(value) ? value : '')
const number = (value: unknown) => (typeof value === 'number' ? value : 0)
const list = <T>(value: unknown, is: (item: unknown) => item is T): T[] => (Array.isArray(value) ? value.filter(is) : [])

/** The error for a request that got no answer at all. */
export function noAnswer(reason: 'network' | 'timeout', requestId: string, cause: unknown): ProxilionUnavailableError {
  return new ProxilionUnavailableError(`Proxilion did not decide: ${WORDS[reason]}`, { reason, requestId }, { cause })
}

/** The error for a call that cannot be written as JSON. */
export function notJson(requestId: string, cause: unknown): ProxilionUnavailableError {
  return new ProxilionUnavailableError('Proxilion did not decide: the call is not JSON', { reason: 'rejected', requestId }, { cause })
}

/** The error for an `apiKey` function that failed: no outage of the gateway. */
export function noKey(requestId: string, cause: unknown): ProxilionUnavailableError {
  return new ProxilionUnavailableError('Proxilion did not decide: there is no key', { reason: 'unauthorized', requestId }, { cause })
}
