import type { ProxilionMCPClient } from './client.js'
import { ProxilionBlockedError } from './errors.js'
import { withMember } from './with-member.js'

/** What `guardTools` needs of a tool that the Anthropic SDK's tool runner runs. Tools without `run` run elsewhere and stay as they are. */
export interface AnthropicTool {
  run?: (...args: never[]) => unknown
  parse?: unknown
  name?: string
}

interface ToolUse {
  id: string
  name: string
  input: unknown
}

type Run = (first: unknown, second: unknown) => unknown

/** The tools, guarded: `client.beta.messages.toolRunner({ tools: guardTools(proxilion, tools), … })`. A forbidden call is an error result that the model reads. */
export function guardTools<Tool extends object>(proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>, tools: readonly Tool[]): Tool[] {
  return tools.map((tool) => ('run' in tool && typeof tool.run === 'function' ? withMember(tool, 'run', guard(proxilion, tool as AnthropicTool)) : tool))
}

/**
 * One `tool_use` block of a loop of your own: runs the tool unless it is forbidden, and resolves with the `tool_result` block for the next message.
 * Throws what the tool throws, and `ProxilionUnavailableError`.
 */
export async function guardToolUse<Content>(
  proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>,
  { id, name, input }: ToolUse,
  execute: () => Content | PromiseLike<Content>,
): Promise<{ type: 'tool_result'; tool_use_id: string; content: Content | string; is_error?: true }> {
  try {
    const content = await proxilion.callToolWithAnalysis({ Unknown: { tool_name: name, params: input } }, execute, { tool: { name, call_id: id } })
    return { type: 'tool_result', tool_use_id: id, content }
  } catch (error) {
    if (!(error instanceof ProxilionBlockedError)) throw error
    return { type: 'tool_result', tool_use_id: id, content: error.message, is_error: true }
  }
}

function guard(proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>, tool: AnthropicTool): Run {
  const original = tool.run as Run
  // A toolset has no `parse`: it runs a context and the call, a tool runs its input and a context.
  const isToolset = tool.parse === undefined && tool.name === undefined
  return (first, second) => {
    const context = ((isToolset ? first : second) ?? {}) as { toolUse?: ToolUse; signal?: AbortSignal | null }
    const use = (isToolset ? second : context.toolUse) as ToolUse | undefined
    const name = use?.name ?? tool.name ?? 'tool'
    return proxilion.callToolWithAnalysis({ Unknown: { tool_name: name, params: isToolset ? use?.input : first } }, () => original.call(tool, first, second), {
      signal: context.signal ?? undefined,
      tool: { name, ...(use !== undefined && { call_id: use.id }) },
    })
  }
}
