import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ProxilionBlockedError, ProxilionMCPClient } from '@proxilion/mcp-middleware'

/** A model: it reads what was said and done so far, and wants to run a command, or answers. */
export type Model = (messages: readonly string[]) => { say: string; command?: string }

export interface Agent {
  /** The answer to the user, and everything that the model read on the way. */
  answer(question: string): Promise<{ text: string; messages: readonly string[] }>
}

const run = promisify(execFile)

/** An agent with one tool, a shell, that asks the gateway before each command. */
export function createAgent({ model, endpoint, user }: { model: Model; endpoint: string; user: string }): Agent {
  const proxilion = new ProxilionMCPClient({ proxilionEndpoint: endpoint, userId: user, mode: 'block' }).withSession()

  async function shell(command: string): Promise<string> {
    try {
      return await proxilion.callToolWithAnalysis({ Bash: { command } }, async () => (await run('sh', ['-c', command])).stdout)
    } catch (error) {
      if (!(error instanceof ProxilionBlockedError)) throw error
      // The model reads why, and goes another way.
      return error.message
    }
  }

  return {
    async answer(question) {
      const messages = [question]
      for (;;) {
        const { say, command } = model(messages)
        messages.push(say)
        if (command === undefined) return { text: say, messages }
        proxilion.addConversationTurn(question, say)
        messages.push(await shell(command))
      }
    },
  }
}
