import { type Answer, noAnswer, noKey, notJson, readAnswer } from './answer.js'
import { ProxilionUnavailableError } from './errors.js'
import type { ProxilionOptions } from './options.js'
import type { Analysis } from './types.js'

const TIMEOUT_MS = 5000
const RETRIES = 2
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 2000

/**
 * Asks the gateway, and again where that is safe: when no answer had begun, or when it says that nothing was decided. All attempts carry one request id, by
 * which the gateway knows them as one. Throws `ProxilionUnavailableError`, or the reason of `signal`.
 */
export async function ask(options: ProxilionOptions, path: '/analyze' | '/inspect', body: object, signal: AbortSignal | undefined): Promise<Analysis> {
  const requestId = newId()
  const json = write(body, requestId)
  const { timeoutMs = TIMEOUT_MS, retries = RETRIES } = options
  const deadline = Date.now() + timeoutMs
  return within(timeoutMs, requestId, signal, async (limit) => {
    for (let attempt = 0; ; attempt++) {
      const result = await attemptOnce(options, path, json, requestId, limit)
      if (!(result instanceof ProxilionUnavailableError)) return result
      const pause = result.retryAfterMs ?? Math.min(FIRST_PAUSE_MS * 4 ** attempt, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2)
      if (attempt >= retries || !mayRepeat(result) || Date.now() + pause >= deadline) throw result
      await new Promise((resolve) => setTimeout(resolve, pause))
      limit.throwIfAborted()
    }
  })
}

/** Tells the gateway something, a moment later: the caller goes on first. Never rejects. */
export async function tell(options: ProxilionOptions, path: '/outcome', body: object): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0))
  const requestId = newId()
  try {
    const json = write(body, requestId)
    await within(options.timeoutMs ?? TIMEOUT_MS, requestId, undefined, (limit) => send(options, path, json, requestId, limit))
  } catch {
    // A decision that was obeyed needs no confirmation.
  }
}

/** A UUID. Browsers offer `randomUUID` to secure pages only. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function attemptOnce(options: ProxilionOptions, path: string, json: string, requestId: string, limit: AbortSignal) {
  try {
    return readAnswer(await send(options, path, json, requestId, limit), requestId)
  } catch (error) {
    if (limit.aborted) throw error
    return error instanceof ProxilionUnavailableError ? error : noAnswer('network', requestId, error)
  }
}

function mayRepeat({ reason, status }: ProxilionUnavailableError): boolean {
  return reason === 'network' || reason === 'rate_limited' || status === 502 || status === 503 || status === 504
}

/** One request. Its body is always read to the end, without which the connection could not serve the next one. */
async function send(options: ProxilionOptions, path: string, body: string, requestId: string, signal: AbortSignal): Promise<Answer> {
  const { proxilionEndpoint, apiKey, fetch = globalThis.fetch } = options
  const key = typeof apiKey === 'function' ? await keyFrom(apiKey, requestId) : apiKey
  const headers: Record<string, string> = { ...options.headers, 'content-type': 'application/json', 'x-request-id': requestId }
  if (key !== undefined) headers['authorization'] = `Bearer ${key}`
  const url = proxilionEndpoint.replace(/\/$/, '') + path
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
  const { status } = response
  try {
    return { status, headers: response.headers, text: await response.text() }
  } catch (error) {
    if (signal.aborted) throw error
    return { status, headers: response.headers, text: undefined }
  }
}

async function keyFrom(source: () => string | PromiseLike<string>, requestId: string): Promise<string> {
  try {
    return await source()
  } catch (error) {
    throw noKey(requestId, error)
  }
}

/** Runs `work` until it is done, the time is over or `signal` aborts, also when a `fetch` of the application's own knows no signals. */
async function within<T>(timeoutMs: number, requestId: string, signal: AbortSignal | undefined, work: (limit: AbortSignal) => Promise<T>): Promise<T> {
  signal?.throwIfAborted()
  const controller = new AbortController()
  const stopped = new Promise<never>((_, reject) => controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error), { once: true }))
  const onAbort = () => controller.abort(signal?.reason)
  const timer = setTimeout(() => controller.abort(noAnswer('timeout', requestId, undefined)), timeoutMs)
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work(controller.signal), stopped])
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

function write(body: object, requestId: string): string {
  try {
    return JSON.stringify(body)
  } catch (error) {
    throw notJson(requestId, error)
  }
}
