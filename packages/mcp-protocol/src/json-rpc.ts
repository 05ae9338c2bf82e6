import { Issues, type JsonObject, type ParseResult, isObject, kindOf } from './issues.js'

/** A string and a number are different ids, even when they print alike. */
export type JsonRpcId = string | number
export type JsonRpcParams = JsonObject | readonly unknown[]

export interface JsonRpcErrorObject {
  readonly code: number
  readonly message: string
  readonly data?: unknown
}

/** One JSON-RPC 2.0 message, by what it is. `source` is the object as it came, with all the members that are not listed here. */
export type JsonRpcMessage =
  | { readonly kind: 'request'; readonly id: JsonRpcId; readonly method: string; readonly params?: JsonRpcParams; readonly source: JsonObject }
  | { readonly kind: 'notification'; readonly method: string; readonly params?: JsonRpcParams; readonly source: JsonObject }
  | { readonly kind: 'response'; readonly id: JsonRpcId; readonly result: unknown; readonly source: JsonObject }
  | { readonly kind: 'error'; readonly id: JsonRpcId | null; readonly error: JsonRpcErrorObject; readonly source: JsonObject }

/** Error codes of JSON-RPC 2.0, section 5.1. */
export const JSON_RPC_ERRORS = { parse: -32700, invalidRequest: -32600, methodNotFound: -32601, invalidParams: -32602, internal: -32603 } as const

const RESERVED = ['jsonrpc', 'id', 'method', 'params', 'result', 'error'] as const

/**
 * Reads one JSON-RPC 2.0 message. A batch (an array) is refused: MCP has none since revision 2025-06-18; whoever serves an older revision calls this for
 * each element. Refused too is a member that differs from a reserved one in case only (`Method`): parsers that ignore case would act on a message other
 * than the one that was judged. Member names that JSON itself repeats cannot be seen here any more.
 */
export function parseJsonRpc(json: unknown): ParseResult<JsonRpcMessage> {
  const issues = new Issues()
  if (!isObject(json)) {
    issues.add('', Array.isArray(json) ? 'batches are not supported' : `expected a JSON object, got ${kindOf(json)}`)
    return issues.result<JsonRpcMessage>(undefined)
  }
  for (const key of Object.keys(json)) {
    const reserved = RESERVED.find((name) => key.length === name.length && key.toLowerCase() === name)
    if (reserved !== undefined && reserved !== key) issues.add('', `"${key}" differs from "${reserved}" in case only`)
  }
  if (json['jsonrpc'] !== '2.0') issues.add('/jsonrpc', 'expected "2.0"')
  return issues.result(Object.hasOwn(json, 'method') ? readCall(json, issues) : readAnswer(json, issues))
}

function readCall(json: JsonObject, issues: Issues): JsonRpcMessage | undefined {
  const { method, params } = json
  if (typeof method !== 'string') issues.add('/method', `expected a string, got ${kindOf(method)}`)
  if (params !== undefined && !isObject(params) && !Array.isArray(params)) issues.add('/params', `expected an object or an array, got ${kindOf(params)}`)
  if (Object.hasOwn(json, 'result') || Object.hasOwn(json, 'error')) issues.add('', 'a request has no result or error')
  const call = { method: method as string, ...(params !== undefined && { params: params as JsonRpcParams }), source: json }
  if (!Object.hasOwn(json, 'id')) return { kind: 'notification', ...call }
  const id = readId(json, issues)
  return id === undefined ? undefined : { kind: 'request', id, ...call }
}

function readAnswer(json: JsonObject, issues: Issues): JsonRpcMessage | undefined {
  const failed = Object.hasOwn(json, 'error')
  if (failed === Object.hasOwn(json, 'result')) {
    issues.add('', failed ? 'a response has a result or an error, not both' : 'expected a method, a result or an error')
    return undefined
  }
  if (!failed) {
    const id = readId(json, issues)
    return id === undefined ? undefined : { kind: 'response', id, result: json['result'], source: json }
  }
  const { error } = json
  if (!isObject(error) || typeof error['code'] !== 'number' || typeof error['message'] !== 'string') {
    issues.add('/error', 'expected an object with a number "code" and a string "message"')
    return undefined
  }
  // An error that answers a message whose id could not be read has none.
  const id = json['id'] === null || json['id'] === undefined ? null : readId(json, issues)
  const { code, message, data } = error
  return id === undefined ? undefined : { kind: 'error', id, error: { code, message, ...(data !== undefined && { data }) }, source: json }
}

/** A number beyond 2^53 was rounded by `JSON.parse`: it could be mistaken for another one, so it is no id. */
function readId(json: JsonObject, issues: Issues): JsonRpcId | undefined {
  const { id } = json
  if (typeof id === 'string' || Number.isSafeInteger(id)) return id as JsonRpcId
  issues.add('/id', id === undefined ? 'required' : 'expected a string or an integer')
  return undefined
}
