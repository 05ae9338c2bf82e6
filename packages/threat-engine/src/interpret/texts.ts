import { type InspectSurface, type JsonObject, collectStrings } from '@proxilion/mcp-protocol'
import type { Context, Facts } from '../facts.js'
import { interpreterOf } from './languages.js'
import { Machine, rootFrame } from './machine.js'

type Content = string | JsonObject | readonly unknown[]

/** More strings than this are judged together, in groups: tables of thousands of cells. */
const MAX_SINGLE = 1000
const GROUP = 16_384
/** Longest string that is looked at as JSON. */
const MAX_JSON = 2 * 1024 * 1024

/**
 * Texts to inspect, as facts: every string of an object with its JSON pointer. A string that is JSON itself is walked too: escapes hide nothing, and a description
 * inside of a schema is a description.
 */
export function interpretText(surface: InspectSurface, content: Content, context: Context): Facts {
  const machine = new Machine(context, interpreterOf)
  const inputs: Record<string, string> = {}
  const value = typeof content === 'string' && surface !== 'user_message' && surface !== 'ai_response' ? (jsonOf(content) ?? content) : content
  const { strings, truncated } = typeof value === 'string' ? { strings: [{ value, pointer: '' }], truncated: false } : collectStrings(value)
  if (truncated) machine.exhausted(rootFrame('', 0), 'nodes', false)
  const nameOf = surface === 'tool_description' && typeof value !== 'string' ? toolNames(strings) : undefined
  for (const { value: text, pointer } of strings.length > MAX_SINGLE ? grouped(strings) : strings) {
    inputs[pointer] = text
    const about = nameOf?.(pointer)
    machine.text({ surface, value: text, pointer, ...(about !== undefined && { about }) })
  }
  if (surface === 'tool_description' && typeof value !== 'string') for (const text of hints(value, nameOf)) machine.text({ surface, ...text })
  return machine.facts(inputs)
}

/** The object or array that a string is the JSON of. */
function jsonOf(text: string): JsonObject | readonly unknown[] | undefined {
  const start = text.trimStart()
  if (text.length > MAX_JSON || !(start.startsWith('{') || start.startsWith('['))) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined
  } catch {
    return undefined
  }
}

interface Found {
  readonly value: string
  readonly pointer: string
}

function grouped(strings: readonly Found[]): Found[] {
  const out: { value: string; pointer: string }[] = []
  for (const { value, pointer } of strings) {
    const last = out.at(-1)
    if (last && last.value.length + value.length < GROUP) last.value += `\n${value}`
    else out.push({ value, pointer })
  }
  return out
}

const MEMBER = /\/(?:name|title|description|inputSchema|outputSchema|input_schema|parameters|annotations|arguments|_meta|examples|instructions)(?:\/|$)/
/** The tool that a pointer into a definition, or into a list of them, belongs to. */
const placeOf = (pointer: string): string => {
  const at = pointer.search(MEMBER)
  return at < 0 ? pointer : pointer.slice(0, at)
}
function toolNames(strings: readonly Found[]): (pointer: string) => string | undefined {
  const names = new Map<string, string>()
  for (const { value, pointer } of strings) if (pointer.endsWith('/name') && placeOf(pointer) === pointer.slice(0, -5)) names.set(pointer.slice(0, -5), value)
  return (pointer) => names.get(placeOf(pointer))
}

const MAX_TOOLS = 512
/** What a definition says that its tool does not do (MCP `readOnlyHint`, `destructiveHint: false`), as texts, so that it can be held against the rest. */
function hints(value: JsonObject | readonly unknown[], nameOf: ((pointer: string) => string | undefined) | undefined): (Found & { about?: string })[] {
  const object = value as { readonly tools?: unknown }
  const [list, base]: readonly [readonly unknown[], string] = Array.isArray(value) ? [value, '/'] : Array.isArray(object.tools) ? [object.tools, '/tools/'] : [[value], '']
  const out: (Found & { about?: string })[] = []
  for (const [i, tool] of list.slice(0, MAX_TOOLS).entries()) {
    const place = base === '' ? '' : `${base}${i}`
    const annotations = (tool as { readonly annotations?: { readonly readOnlyHint?: unknown } } | null)?.annotations
    const about = nameOf?.(`${place}/annotations`)
    if (annotations?.readOnlyHint === true) out.push({ value: 'true', pointer: `${place}/annotations/readOnlyHint`, ...(about !== undefined && { about }) })
  }
  return out
}
