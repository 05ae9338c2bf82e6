// MCP messages, as loose types: only the members that are read. What a reader has checked has its type, everything else is `unknown` until it is opened, and
// members that are not listed stay on the object. Revisions 2024-11-05 to 2026-07-28.
import { Issues, type JsonObject, type ParseResult, isObject, kindOf, pointerTo } from './issues.js'
import { readString } from './read.js'
import type { ToolCall } from './tool-call.js'

/** Key under which a request of revision 2026-07-28 or later says its revision, in `params._meta`. */
export const PROTOCOL_VERSION_META = 'io.modelcontextprotocol/protocolVersion'

/** The revision that a request claims in its body, which is what decides; undefined is a session of revision 2025-11-25 or earlier. */
export function claimedRevision(params: unknown): string | undefined {
  const meta = isObject(params) ? params['_meta'] : undefined
  const revision = isObject(meta) ? meta[PROTOCOL_VERSION_META] : undefined
  return typeof revision === 'string' ? revision : undefined
}

/** `params` of `tools/call`. `inputResponses` and `requestState` belong to the retry of a call that asked for input (2026-07-28). */
export interface ToolsCallParams extends JsonObject {
  readonly name: string
  readonly arguments?: unknown
  readonly inputResponses?: unknown
  readonly requestState?: unknown
}

export function parseToolsCallParams(params: unknown): ParseResult<ToolsCallParams> {
  const issues = new Issues()
  if (!isObject(params)) issues.add('/params', params === undefined ? 'required' : `expected an object, got ${kindOf(params)}`)
  else readString(params, 'name', '/params', issues)
  return issues.result(params as ToolsCallParams)
}

/** The tool call that a `tools/call` request makes. */
export function toolCallOf(params: ToolsCallParams): ToolCall {
  return { Unknown: { tool_name: params.name, ...(params.arguments !== undefined && { params: params.arguments }) } }
}

/** A tool as a server describes it: every text in it reaches the model. */
export interface ToolDefinition extends JsonObject {
  readonly name: string
  readonly title?: unknown
  readonly description?: unknown
  readonly inputSchema?: unknown
  readonly outputSchema?: unknown
  readonly annotations?: unknown
}

/** A member of a list result with its place, so that one can be dropped without failing the list. */
export interface Listed<T> {
  readonly value: T
  /** JSON pointer into the result. */
  readonly pointer: string
}

/** Tools, resources, templates or prompts of a list result; `malformed` are the pointers of those that are no objects with a string under `key`. */
export interface McpList<T> {
  readonly items: readonly Listed<T>[]
  readonly malformed: readonly string[]
  readonly nextCursor?: string
}

/** Result of `tools/list`, one page. */
export const readToolsList = (result: unknown): McpList<ToolDefinition> => readList<ToolDefinition>(result, 'tools', 'name')
/** Result of `prompts/list`, one page. */
export const readPromptsList = (result: unknown): McpList<PromptDefinition> => readList<PromptDefinition>(result, 'prompts', 'name')
/** Result of `resources/list`, one page. */
export const readResourcesList = (result: unknown): McpList<ResourceDefinition> => readList<ResourceDefinition>(result, 'resources', 'uri')
/** Result of `resources/templates/list`, one page. */
export const readResourceTemplatesList = (result: unknown): McpList<ResourceTemplate> => readList<ResourceTemplate>(result, 'resourceTemplates', 'uriTemplate')

export interface PromptDefinition extends JsonObject {
  readonly name: string
  readonly description?: unknown
}
export interface ResourceDefinition extends JsonObject {
  readonly uri: string
  readonly name?: unknown
  readonly description?: unknown
  readonly mimeType?: unknown
}
export interface ResourceTemplate extends JsonObject {
  readonly uriTemplate: string
  readonly name?: unknown
  readonly description?: unknown
}

/** What a resource holds: `text`, or `blob` in base64. */
export interface ResourceContents extends JsonObject {
  readonly uri?: unknown
  readonly mimeType?: unknown
  readonly text?: unknown
  readonly blob?: unknown
}

/** One block of a tool result or prompt message. New types keep appearing: an unknown one is still an object whose strings reach the model. */
export interface ContentBlock extends JsonObject {
  readonly type?: unknown
  readonly text?: unknown
  readonly uri?: unknown
  readonly data?: unknown
  readonly mimeType?: unknown
  readonly resource?: unknown
}

/** Result of `tools/call`. `resultType` is `complete`, `input_required` or `task` from revision 2026-07-28 on. */
export interface CallToolResult extends JsonObject {
  readonly content?: unknown
  readonly structuredContent?: unknown
  readonly isError?: unknown
  readonly resultType?: unknown
}

/** The blocks of a tool result, with their places; blocks that are no objects are left out. */
export function contentBlocks(result: unknown): readonly Listed<ContentBlock>[] {
  return members<ContentBlock>(result, 'content')
}
/** The contents of a `resources/read` result, with their places. */
export function resourceContents(result: unknown): readonly Listed<ResourceContents>[] {
  return members<ResourceContents>(result, 'contents')
}

function members<T extends JsonObject>(result: unknown, member: string): Listed<T>[] {
  const list = isObject(result) ? result[member] : undefined
  if (!Array.isArray(list)) return []
  return list.flatMap((value: unknown, i) => (isObject(value) ? [{ value: value as T, pointer: pointerTo(`/${member}`, i) }] : []))
}

function readList<T extends JsonObject>(result: unknown, member: string, key: string): McpList<T> {
  const list = isObject(result) ? result[member] : undefined
  const items: Listed<T>[] = []
  const malformed: string[] = []
  if (Array.isArray(list)) {
    list.forEach((value: unknown, i) => {
      const pointer = pointerTo(`/${member}`, i)
      if (isObject(value) && typeof value[key] === 'string') items.push({ value: value as T, pointer })
      else malformed.push(pointer)
    })
  } else malformed.push(`/${member}`)
  const cursor = isObject(result) ? result['nextCursor'] : undefined
  return { items, malformed, ...(typeof cursor === 'string' && { nextCursor: cursor }) }
}
