import type { ProxilionMCPClient } from './client.js'

/** What `guardTools` needs of a LangChain.js tool. */
export interface LangChainTool {
  name: string
}

type Call = (input: unknown, runManager?: unknown, config?: { signal?: AbortSignal; toolCall?: { id?: string } }) => unknown

/** The tools of LangChain.js, guarded: `createReactAgent({ tools: guardTools(proxilion, tools), … })`. A forbidden call throws, which its tool node tells the model. */
export function guardTools<Tool extends LangChainTool>(proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>, tools: readonly Tool[]): Tool[] {
  return tools.map((tool) => {
    const original = (tool as { _call?: Call })._call
    if (typeof original !== 'function') throw new TypeError(`Proxilion: ${tool.name} is not a LangChain tool: it has no _call`)
    const { name } = tool
    const guarded: Call = async (input, runManager, config) =>
      proxilion.callToolWithAnalysis({ Unknown: { tool_name: name, params: input } }, () => original.call(tool, input, runManager, config), {
        signal: config?.signal,
        tool: { name, ...(config?.toolCall?.id !== undefined && { call_id: config.toolCall.id }) },
      })
    // The tool itself stays unguarded; everything but `_call` is its own.
    return Object.create(tool, { _call: { value: guarded, writable: true, configurable: true } }) as Tool
  })
}
