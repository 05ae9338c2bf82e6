import type { ProxilionMCPClient } from './client.js'
import { ProxilionBlockedError } from './errors.js'
import { withMember } from './with-member.js'

interface ToolCallOfModel {
  id: string
  function: { name: string; arguments: string }
}

interface RunnableFunction {
  name?: string
  function?: (...args: unknown[]) => unknown
}

type Callback = (...args: unknown[]) => unknown

/**
 * The tools of `client.chat.completions.runTools`, guarded: `runTools({ tools: guardTools(proxilion, tools), … })`. The answer to a forbidden call is the
 * reason, since an error would end the run.
 */
export function guardTools<Tool extends object>(proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>, tools: readonly Tool[]): Tool[] {
  return tools.map((tool) => {
    const definition = 'function' in tool && typeof tool.function === 'object' ? (tool.function as RunnableFunction) : {}
    // Tools of the SDK's zod helper keep their callback beside the definition.
    if ('$callback' in tool && typeof tool.$callback === 'function') {
      return withMember(tool, '$callback', guard(proxilion, definition.name ?? tool.$callback.name, tool.$callback as Callback, tool))
    }
    const callback = definition.function
    if (callback === undefined) return tool
    return withMember(tool, 'function', withMember(definition, 'function', guard(proxilion, definition.name ?? callback.name, callback, definition)))
  })
}

/**
 * One tool call of a loop of your own: runs the tool unless it is forbidden, and resolves with the `tool` message for the next request.
 * Throws what the tool throws, and `ProxilionUnavailableError`.
 */
export async function guardToolCall(
  proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>,
  toolCall: ToolCallOfModel,
  execute: () => unknown,
): Promise<{ role: 'tool'; tool_call_id: string; content: string }> {
  const { name, arguments: json } = toolCall.function
  const content = await answered(() => proxilion.callToolWithAnalysis({ Unknown: { tool_name: name, params: read(json) } }, execute, { tool: { name, call_id: toolCall.id } }))
  return { role: 'tool', tool_call_id: toolCall.id, content: typeof content === 'string' ? content : (JSON.stringify(content) ?? '') }
}

function guard(proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>, name: string, callback: Callback, self: object): Callback {
  const guarded: Callback = (args, ...rest) => {
    const params = typeof args === 'string' ? read(args) : args
    return answered(() => proxilion.callToolWithAnalysis({ Unknown: { tool_name: name, params } }, () => callback.call(self, args, ...rest), { tool: { name } }))
  }
  // A definition without a name takes that of its function.
  return Object.defineProperty(guarded, 'name', { value: callback.name })
}

async function answered<T>(call: () => Promise<T>): Promise<T | string> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof ProxilionBlockedError)) throw error
    return error.message
  }
}

/** Arguments as the model wrote them. What is not JSON is judged as the text that it is. */
function read(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return { input: json }
  }
}
