import type { ProxilionMCPClient } from './client.js'
import { withMember } from './with-member.js'

/** What `guardTools` needs of a tool of the AI SDK. Tools without `execute` run elsewhere and stay as they are. */
export interface AiTool {
  execute?: ((input: never, options: never) => unknown) | undefined
}

type Execute = (input: unknown, options?: { toolCallId?: string; abortSignal?: AbortSignal }) => unknown

/** The tools of the AI SDK, guarded: `generateText({ tools: guardTools(proxilion, tools), … })`. A forbidden call is a tool error that the model reads. */
export function guardTools<Tools extends Record<string, AiTool>>(proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>, tools: Tools): Tools {
  const guarded = Object.entries(tools).map(([name, tool]) => [name, tool.execute === undefined ? tool : withMember(tool, 'execute', guard(proxilion, name, tool))] as const)
  return Object.fromEntries(guarded) as Tools
}

function guard(proxilion: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>, name: string, tool: AiTool): Execute {
  const original = tool.execute as Execute
  const ask = (input: unknown, options: Parameters<Execute>[1]) =>
    proxilion.callToolWithAnalysis({ Unknown: { tool_name: name, params: input } }, () => original.call(tool, input, options), {
      signal: options?.abortSignal,
      tool: { name, ...(options?.toolCallId !== undefined && { call_id: options.toolCallId }) },
    })
  // The SDK tells results that come in parts by what `execute` returns, before anything can be asked.
  if (isGenerator(original)) {
    return async function* execute(input, options) {
      yield* (await ask(input, options)) as AsyncIterable<unknown>
    }
  }
  return async function execute(input, options) {
    const result = await ask(input, options)
    return isIterable(result) ? lastOf(result) : result
  }
}

async function lastOf(parts: AsyncIterable<unknown>): Promise<unknown> {
  let last: unknown
  for await (const part of parts) last = part
  return last
}

const isGenerator = (value: Execute) => Object.prototype.toString.call(value) === '[object AsyncGeneratorFunction]'
const isIterable = (value: unknown): value is AsyncIterable<unknown> => typeof value === 'object' && value !== null && Symbol.asyncIterator in value
