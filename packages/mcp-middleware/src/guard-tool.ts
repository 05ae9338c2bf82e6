import type { ProxilionMCPClient } from './client.js'
import type { CallOptions } from './options.js'
import type { ToolCall } from './types.js'

export interface GuardToolOptions<Arguments extends unknown[]> extends CallOptions {
  /** The name of the tool. Default: that of the function. */
  name?: string
  /** What the call is. Needed unless the function takes one object, whose members the gateway reads by their names. */
  toolCall?: (...args: Arguments) => ToolCall
}

type Said<Arguments extends unknown[]> = GuardToolOptions<Arguments> & Required<Pick<GuardToolOptions<Arguments>, 'toolCall'>>
type OptionsFor<Arguments extends unknown[]> = Arguments extends [] | [object] ? [options?: GuardToolOptions<Arguments>] : [options: Said<Arguments>]

/**
 * The function, guarded: `const run = guardTool(proxilion, runCommand)`. Throws what `callToolWithAnalysis` throws, and a `TypeError` when nobody said what
 * its arguments mean: a list of strings without names cannot be judged, and is not run.
 */
export function guardTool<Arguments extends unknown[], Result>(
  client: Pick<ProxilionMCPClient, 'callToolWithAnalysis'>,
  tool: (...args: Arguments) => Result | PromiseLike<Result>,
  ...[options = {}]: OptionsFor<Arguments>
): (...args: Arguments) => Promise<Result> {
  const { name = tool.name, toolCall, ...rest } = options as GuardToolOptions<Arguments>
  return async function guarded(this: unknown, ...args) {
    const call = toolCall?.(...args) ?? { Unknown: { tool_name: name, params: membersOf(args, name) } }
    return client.callToolWithAnalysis(call, () => tool.apply(this, args), { ...rest, tool: { name, ...rest.tool } })
  }
}

function membersOf(args: readonly unknown[], name: string): object {
  const [only = {}] = args
  if (args.length <= 1 && typeof only === 'object' && only !== null && !Array.isArray(only)) return only
  throw new TypeError(`Proxilion: ${name || 'the tool'} takes more than one object: say with toolCall what its arguments mean`)
}
