import type { ProxilionUnavailableError } from './errors.js'
import type { Analysis, InspectedText, Mode, ToolCall, ToolOrigin } from './types.js'

/** What a callback is told about: a call, or a text. */
export type Asked = { toolCall: ToolCall } | InspectedText

export interface ProxilionOptions {
  /** Where the gateway listens, for example `http://127.0.0.1:8787`. */
  proxilionEndpoint: string
  /** Who acts. May be left out when the gateway knows its callers by their key. */
  userId?: string
  /**
   * The mode that the application expects of its gateway. It changes nothing of what the client does, since the gateway says in `enforced` what to do;
   * `onModeMismatch` tells when the gateway runs in another.
   */
  mode?: Mode
  /** Whether a tool runs when there is no gateway to ask. Default `closed`: an outage that is noticed is better than a door that is open unnoticed. */
  failMode?: 'open' | 'closed'
  /** Milliseconds for a decision, all attempts and waits together. Default 5000. */
  timeoutMs?: number
  /** How often to ask again, where that is safe. Default 2. */
  retries?: number
  /** The session of the calls. Without it they belong to the user's default session, which the gateway keeps. */
  sessionId?: string
  orgId?: string
  /** Absolute paths: relative ones in a call are judged against them. */
  cwd?: string
  workspace?: string
  /** Where the calls come from, for one `{ assistant: 'support-bot' }`. */
  tool?: ToolOrigin
  /** Sent as `Authorization: Bearer …`. A function is asked for each request. */
  apiKey?: string | (() => string | PromiseLike<string>)
  /** Further headers of each request. */
  headers?: Record<string, string>
  /** Used in place of the global `fetch`. */
  fetch?: typeof globalThis.fetch
  /** Keeps a worker alive until a report has left, for one `context.waitUntil`. */
  waitUntil?: (report: Promise<void>) => void
  /** Each decision. What callbacks throw is dropped: they watch, and decide nothing. */
  onDecision?: (analysis: Analysis, asked: Asked) => unknown
  /** Each decision that is not `Allow`, enforced or not. */
  onAlert?: (analysis: Analysis, asked: Asked) => unknown
  /** Each time that nobody decided, also when the tool then runs. */
  onUnavailable?: (error: ProxilionUnavailableError, asked: Asked) => unknown
  /** Once, when the gateway runs in another mode than `mode`. */
  onModeMismatch?: (gateway: Mode, expected: Mode) => unknown
}

/** For one call. Members win over those of the client's options. */
export interface CallOptions {
  /** Aborts the question; the tool then does not run, whatever `failMode` says. */
  signal?: AbortSignal | undefined
  tool?: ToolOrigin
  cwd?: string
  workspace?: string
}

const MODES: readonly unknown[] = ['monitor', 'alert', 'block', 'terminate', undefined]

/** Throws a `TypeError` that names the option, its value and what is allowed. */
export function checkOptions(options: ProxilionOptions): void {
  const { proxilionEndpoint, userId, sessionId, mode, failMode, timeoutMs, retries, apiKey, headers } = options
  // What `fetch` would refuse each time must not look like an outage, which `failMode: 'open'` takes for leave.
  if (!isEndpoint(proxilionEndpoint)) refuse('proxilionEndpoint', proxilionEndpoint, 'an http or https URL without user, query and fragment')
  if (typeof apiKey === 'string' && !areHeaders({ authorization: `Bearer ${apiKey}` })) throw new TypeError('Proxilion: apiKey has to be a value for an HTTP header')
  if (!areHeaders(headers)) throw new TypeError('Proxilion: headers have to be names and values of HTTP headers')
  for (const [name, id] of Object.entries({ userId, sessionId })) {
    if (id !== undefined && !(typeof id === 'string' && id.length > 0 && id.length <= 256)) refuse(name, id, 'a string of 1 to 256 characters')
  }
  if (!MODES.includes(mode)) refuse('mode', mode, 'monitor, alert, block or terminate')
  if (failMode !== undefined && failMode !== 'open' && failMode !== 'closed') refuse('failMode', failMode, 'open or closed')
  // Timers count milliseconds in 31 bits.
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs < 2 ** 31)) refuse('timeoutMs', timeoutMs, 'a positive number of milliseconds')
  if (retries !== undefined && !(Number.isInteger(retries) && retries >= 0)) refuse('retries', retries, 'a whole number from 0')
}

function isEndpoint(url: string): boolean {
  try {
    const { protocol, username, password, search, hash } = new URL(url)
    return (protocol === 'http:' || protocol === 'https:') && username + password + search + hash === ''
  } catch {
    return false
  }
}

function areHeaders(headers: Record<string, string> | undefined): boolean {
  try {
    return new Headers(headers) !== undefined
  } catch {
    return false
  }
}

function refuse(name: string, value: unknown, allowed: string): never {
  throw new TypeError(`Proxilion: ${name} is ${typeof value === 'string' ? JSON.stringify(value) : String(value)}, and has to be ${allowed}`)
}
