import { z } from 'zod'
import { Issues, type JsonObject, type ParseResult, isObject, kindOf, pointerTo } from './issues.js'
import { readChoice, readOptionalContent, readOptionalString, readOptionalStringMap, readOptionalStrings, readString } from './read.js'

const Content = z.union([z.string(), z.array(z.int().min(0).max(255))])
const StringMap = z.record(z.string(), z.string())
/** The members of a schema's type as they are after reading: null means absent. */
type Read<T> = { [K in keyof T]: Exclude<T[K], null> }

/** A shell line with empty `args`, or a program with its `args` (then each one is a literal word). */
export const BashCall = z.object({ command: z.string(), args: z.array(z.string()).nullish(), env: StringMap.nullish() })
export type BashCall = Read<z.infer<typeof BashCall>>

export const FilesystemOperation = z.enum(['Read', 'Write', 'Delete', 'List', 'Create'])
export type FilesystemOperation = z.infer<typeof FilesystemOperation>

export const FilesystemCall = z.object({ operation: FilesystemOperation, path: z.string(), content: Content.nullish() })
export type FilesystemCall = Read<z.infer<typeof FilesystemCall>>

export const NetworkCall = z.object({ method: z.string().nullish(), url: z.string(), headers: StringMap.nullish(), body: Content.nullish() })
export type NetworkCall = Read<z.infer<typeof NetworkCall>>

export const DatabaseCall = z.object({ query: z.string(), connection: z.string().nullish() })
export type DatabaseCall = Read<z.infer<typeof DatabaseCall>>

/** Any other tool. A call whose name got lost (an absent `tool_name`) is still judged by its `params`: it reads as the empty name. */
export const UnknownCall = z.object({ tool_name: z.string().nullish(), params: z.unknown().optional() })
export type UnknownCall = { tool_name: string; params?: unknown }

/** What an assistant wants to do: an externally tagged union, exactly one key. */
export const ToolCall = z.union([
  z.strictObject({ Bash: BashCall }),
  z.strictObject({ Filesystem: FilesystemCall }),
  z.strictObject({ Network: NetworkCall }),
  z.strictObject({ Database: DatabaseCall }),
  z.strictObject({ Unknown: UnknownCall }),
])
export type ToolCall = { Bash: BashCall } | { Filesystem: FilesystemCall } | { Network: NetworkCall } | { Database: DatabaseCall } | { Unknown: UnknownCall }

const VARIANTS = ['Bash', 'Filesystem', 'Network', 'Database', 'Unknown'] as const
export type ToolCallVariant = (typeof VARIANTS)[number]

/** A raw MCP request, accepted where a `ToolCall` is expected; it becomes `Unknown`. Both at once is ambiguous and refused. */
export const RawToolsCall = z
  .looseObject({
    jsonrpc: z.literal('2.0'),
    method: z.literal('tools/call'),
    params: z.object({ name: z.string(), arguments: z.unknown().optional() }),
  })
  .refine((call) => !VARIANTS.some((variant) => Object.hasOwn(call, variant)))
export type RawToolsCall = z.infer<typeof RawToolsCall>

/** Which of the five a call is: its only key. */
export function variantOf(call: ToolCall): ToolCallVariant {
  return Object.keys(call)[0] as ToolCallVariant
}

/** Reads a tool call, or a raw MCP `tools/call` request, from JSON. */
export function parseToolCall(json: unknown): ParseResult<ToolCall> {
  const issues = new Issues()
  return issues.result(readToolCall(json, '', issues))
}

/** The same for a call inside a larger message: `at` is the pointer to it. */
export function readToolCall(json: unknown, at: string, issues: Issues): ToolCall | undefined {
  if (!isObject(json)) {
    issues.add(at, json === undefined ? 'required' : `expected an object, got ${kindOf(json)}`)
    return undefined
  }
  const keys = Object.keys(json)
  const known = VARIANTS.filter((variant) => keys.includes(variant))
  if (keys.includes('jsonrpc') && known.length === 0) return readRawToolsCall(json, at, issues)
  const variant = known[0]
  if (keys.length !== 1 || variant === undefined) {
    const got = keys.length === 0 ? 'none' : keys.slice(0, 6).map((key) => `"${key.slice(0, 40)}"`).join(', ')
    issues.add(at, `expected exactly one key of ${VARIANTS.join(', ')}, got ${got}`)
    return undefined
  }
  const call = json[variant]
  const inside = pointerTo(at, variant)
  if (!isObject(call)) {
    issues.add(inside, `expected an object, got ${kindOf(call)}`)
    return undefined
  }
  return READERS[variant](call, inside, issues)
}

const READERS: Record<ToolCallVariant, (call: JsonObject, at: string, issues: Issues) => ToolCall | undefined> = {
  Bash(call, at, issues) {
    const command = readString(call, 'command', at, issues)
    const args = readOptionalStrings(call, 'args', at, issues)
    const env = readOptionalStringMap(call, 'env', at, issues)
    return command === undefined ? undefined : { Bash: { command, ...(args && { args }), ...(env && { env }) } }
  },
  Filesystem(call, at, issues) {
    const operation = readChoice(call, 'operation', FilesystemOperation.options, at, issues)
    const path = readString(call, 'path', at, issues)
    const content = readOptionalContent(call, 'content', at, issues)
    if (operation === undefined || path === undefined) return undefined
    return { Filesystem: { operation, path, ...(content !== undefined && { content }) } }
  },
  Network(call, at, issues) {
    const method = readOptionalString(call, 'method', at, issues)
    const url = readString(call, 'url', at, issues)
    const headers = readOptionalStringMap(call, 'headers', at, issues)
    const body = readOptionalContent(call, 'body', at, issues)
    if (url === undefined) return undefined
    return { Network: { ...(method !== undefined && { method }), url, ...(headers && { headers }), ...(body !== undefined && { body }) } }
  },
  Database(call, at, issues) {
    const query = readString(call, 'query', at, issues)
    const connection = readOptionalString(call, 'connection', at, issues)
    return query === undefined ? undefined : { Database: { query, ...(connection !== undefined && { connection }) } }
  },
  Unknown(call, at, issues) {
    const tool_name = readOptionalString(call, 'tool_name', at, issues) ?? ''
    return { Unknown: { tool_name, ...(call['params'] !== undefined && { params: call['params'] }) } }
  },
}

function readRawToolsCall(json: JsonObject, at: string, issues: Issues): ToolCall | undefined {
  if (json['jsonrpc'] !== '2.0') issues.add(pointerTo(at, 'jsonrpc'), 'expected "2.0"')
  if (json['method'] !== 'tools/call') issues.add(pointerTo(at, 'method'), 'expected "tools/call"')
  const params = json['params']
  if (!isObject(params)) {
    issues.add(pointerTo(at, 'params'), params === undefined ? 'required' : `expected an object, got ${kindOf(params)}`)
    return undefined
  }
  const tool_name = readString(params, 'name', pointerTo(at, 'params'), issues)
  if (tool_name === undefined) return undefined
  return { Unknown: { tool_name, ...(params['arguments'] !== undefined && { params: params['arguments'] }) } }
}
