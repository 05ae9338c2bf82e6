import { decodeContent } from '../bytes.js'
import type { FilesystemOperation, ToolCall } from '../tool-call.js'
import type { Interpretation, PathOperation } from './interpretation.js'
import { NOTHING_AROUND, scalars } from './surroundings.js'
import { type ToolTraits, toolTraits } from './tool-traits.js'
import { ARGUMENT_LIMITS, Walk, type WalkLimit, type WalkLimits } from './walk.js'

export interface NormalizeOptions {
  /** Name of the MCP server that offers the tool, when it is known and not in the tool's name: a `query` to `postgres` is SQL. */
  readonly server?: string
  readonly limits?: WalkLimits
}

/** A call as what its arguments are. */
export interface NormalizedCall {
  /** `words` are those of the tool's name, in lower case: `nmap_scan` → nmap, scan. `server` is the one in the name, or the given one. */
  readonly tool: { readonly name: string; readonly server?: string; readonly words: readonly string[] }
  readonly interpretations: readonly Interpretation[]
  /** True when a limit was hit: there may be more than `interpretations` tells. */
  readonly truncated: boolean
  readonly limit?: WalkLimit
}

const FILE_OPERATIONS = { Read: 'read', Write: 'write', Delete: 'delete', List: 'list', Create: 'create' } as const satisfies Record<FilesystemOperation, PathOperation>

/**
 * Says what the arguments of a call are: commands, paths, URLs, statements, code, hosts, texts. By the names and values of the arguments, with the tool's name
 * only as a hint, never by a list of known tools. Never throws, and ends within its limits on any input.
 */
export function normalizeToolCall(call: ToolCall, options: NormalizeOptions = {}): NormalizedCall {
  if ('Bash' in call) {
    const { command, args, env } = call.Bash
    return known('Bash', { kind: 'command', value: command, pointer: '/Bash/command', basis: 'variant', language: 'sh', ...(args && args.length > 0 && { args }), ...(env && { env }) })
  }
  if ('Filesystem' in call) {
    const { operation, path, content } = call.Filesystem
    const written = content === undefined ? {} : { content: decodeContent(content).text, contentPointer: '/Filesystem/content' }
    return known('Filesystem', { kind: 'path', value: path, op: FILE_OPERATIONS[operation], pointer: '/Filesystem/path', basis: 'variant', ...written })
  }
  if ('Network' in call) {
    const { url, method, headers, body } = call.Network
    const sent = body === undefined ? {} : { body: decodeContent(body).text, bodyPointer: '/Network/body' }
    return known('Network', { kind: 'url', value: url, pointer: '/Network/url', basis: 'variant', ...(method !== undefined && { method }), ...(headers && { headers }), ...sent })
  }
  if ('Database' in call) {
    const { query, connection } = call.Database
    return known('Database', { kind: 'query', value: query, pointer: '/Database/query', basis: 'variant', ...(connection !== undefined && { connection }) })
  }
  const { tool_name, params } = call.Unknown
  return normalizeArguments(tool_name, params, options)
}

function known(name: string, interpretation: Interpretation): NormalizedCall {
  return { tool: { name, words: [] }, interpretations: [interpretation], truncated: false }
}

function normalizeArguments(toolName: string, params: unknown, { server, limits = ARGUMENT_LIMITS }: NormalizeOptions): NormalizedCall {
  const traits = toolTraits(toolName, server)
  const walk = new Walk(traits, limits)
  const pointer = '/Unknown/params'
  // Arguments that are no object: a shell tool is given its line, an interpreter its code.
  const role = traits.shell ? 'command' : traits.language !== undefined ? 'code' : undefined
  walk.visit({ key: '', role, pointer, value: params }, NOTHING_AROUND, 0, false)
  const implied = impliedCommand(traits, params, walk.interpretations)
  if (implied !== undefined) walk.add(implied)
  const { name, words } = traits
  return {
    tool: { name, ...(traits.server !== undefined && { server: traits.server }), words },
    interpretations: walk.interpretations,
    truncated: walk.limit !== undefined,
    ...(walk.limit !== undefined && { limit: walk.limit }),
  }
}

/** A tool that is called like a program and takes only its arguments: `nmap { args: ['-sS', …] }`. */
function impliedCommand({ name, words, shell }: ToolTraits, params: unknown, found: readonly Interpretation[]): Interpretation | undefined {
  if (words.length !== 1 || typeof params !== 'object' || params === null || found.some(({ kind }) => kind === 'command')) return undefined
  const args: unknown = Object.hasOwn(params, 'args') ? (params as { args: unknown }).args : undefined
  const common = { kind: 'command', pointer: '/Unknown/params/args', basis: 'name', language: 'sh' } as const
  if (typeof args === 'string' && args !== '') return { ...common, value: shell ? args : `${name} ${args}` }
  const list = Array.isArray(args) ? scalars(args) : undefined
  return list === undefined || list.length === 0 ? undefined : { ...common, value: name, args: list }
}
