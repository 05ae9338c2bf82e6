import type { ProxilionMCPClient } from './client.js'
import { ProxilionBlockedError, ProxilionError, ProxilionUnavailableError } from './errors.js'
import type { CallOptions } from './options.js'
import type { Outcome, ToolCall } from './types.js'

/** What `guardClient` needs of the MCP SDK's client, of its versions 1 and 2. */
export interface McpClient {
  callTool(params: { name: string; arguments?: Record<string, unknown> }, ...rest: never[]): Promise<unknown>
}

/** What `guardTransport` needs of a transport of the MCP SDK, of its versions 1 and 2. */
export interface McpTransport {
  send(message: never, options?: never): Promise<void>
  onmessage?: ((message: never, extra?: never) => void) | undefined
}

/** The name of the MCP server, for findings and the audit log. */
export interface McpOptions {
  server?: string
}

/**
 * Guards `callTool` of an MCP SDK client and returns the same client. A forbidden call throws `ProxilionBlockedError`. Requests that the application makes
 * without `callTool` are not seen: guard the transport for those.
 */
export function guardClient<C extends McpClient>(proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>, client: C, options: McpOptions = {}): C {
  const original = client.callTool.bind(client) as (...args: unknown[]) => Promise<unknown>
  const callTool = (params: { name: string; arguments?: Record<string, unknown> }, ...rest: unknown[]) =>
    proxilion.callToolWithAnalysis(callOf(params), () => original(params, ...rest), { signal: signalIn(rest), tool: originOf(params, options) })
  return Object.assign(client, { callTool })
}

type Message = { id?: string | number; method?: string; params?: unknown; error?: unknown; result?: unknown }
type Send = (message: Message, options?: unknown) => Promise<void>
type Receive = (message: Message, extra?: unknown) => void

/** JSON-RPC error of a call that was not sent. Its data names decision, score, rules and request id. */
export const BLOCKED_CODE = -32050
export const UNAVAILABLE_CODE = -32051

/**
 * Guards a transport of the MCP SDK and returns the same transport: give it to `client.connect`. Every `tools/call` that leaves is judged; a forbidden one
 * stays here and is answered by a JSON-RPC error.
 */
export function guardTransport<T extends McpTransport>(
  proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>,
  transport: T,
  options: McpOptions = {},
): T {
  const send = transport.send.bind(transport) as Send
  const waiting = new Map<string | number, (outcome: Outcome) => void>()
  let receive = transport.onmessage as Receive | undefined
  const deliver: Receive = (message, extra) => {
    if (message.method === undefined && message.id !== undefined) waiting.get(message.id)?.(message.error === undefined ? 'executed' : 'failed')
    receive?.(message, extra)
  }
  Object.defineProperty(transport, 'onmessage', {
    get: () => (receive === undefined ? undefined : deliver),
    set: (value: Receive | undefined) => void (receive = value),
    configurable: true,
    enumerable: true,
  })

  const guarded: Send = async (message, sendOptions) => {
    if (message.method !== 'tools/call') {
      if (message.method === 'notifications/cancelled') settle((message.params as { requestId?: string | number } | undefined)?.requestId)
      return send(message, sendOptions)
    }
    const params = (message.params ?? {}) as { name: string; arguments?: Record<string, unknown> }
    const { id } = message
    await new Promise<void>((sent, unsent) => {
      const run = async () => {
        const answered = id === undefined ? Promise.resolve<Outcome>('executed') : new Promise<Outcome>((resolve) => waiting.set(id, resolve))
        await send(message, sendOptions)
        sent()
        if ((await answered) === 'failed') throw new Error('the server answered with an error')
      }
      proxilion
        .callToolWithAnalysis(callOf(params), run, { tool: originOf(params, options) })
        .catch((error: unknown) => {
          if (!(error instanceof ProxilionError) || id === undefined) return unsent(error)
          sent()
          deliver({ jsonrpc: '2.0', id, error: errorOf(error) } as Message)
        })
        .finally(() => id !== undefined && waiting.delete(id))
        .catch((error: unknown) => (transport as { onerror?: (error: unknown) => void }).onerror?.(error))
    })
  }
  const settle = (id: string | number | undefined) => {
    if (id !== undefined) waiting.get(id)?.('failed')
  }
  return Object.assign(transport, { send: guarded })
}

function callOf({ name, arguments: params }: { name: string; arguments?: Record<string, unknown> }): ToolCall {
  return { Unknown: { tool_name: name, params: params ?? {} } }
}

function originOf({ name }: { name: string }, { server }: McpOptions): NonNullable<CallOptions['tool']> {
  return { name, ...(server !== undefined && { server }) }
}

/** The last argument of `callTool` may be request options, in both versions. */
function signalIn(rest: readonly unknown[]): AbortSignal | undefined {
  const last = rest.at(-1)
  return typeof last === 'object' && last !== null && 'signal' in last && last.signal instanceof AbortSignal ? last.signal : undefined
}

function errorOf(error: ProxilionError): object {
  const { message, decision, score, findings, requestId } = error
  const data = { decision, score, findings: findings.map(({ analyzer, rule, title }) => ({ rule: `${analyzer}/${rule}`, title })), request_id: requestId }
  const reason = error instanceof ProxilionUnavailableError ? { reason: error.reason } : {}
  return { code: error instanceof ProxilionBlockedError ? BLOCKED_CODE : UNAVAILABLE_CODE, message, data: { ...data, ...reason } }
}
