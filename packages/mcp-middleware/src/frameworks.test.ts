/** The one-line wrappers, each in the real package that it is for, against a real gateway in mode block. */
import Anthropic from '@anthropic-ai/sdk'
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema'
import { tool as langChainTool } from '@langchain/core/tools'
import { Client as ClientV2, InMemoryTransport as TransportV2 } from '@modelcontextprotocol/client'
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport as TransportV1 } from '@modelcontextprotocol/sdk/inMemory.js'
import { McpServer as ServerV1 } from '@modelcontextprotocol/sdk/server/mcp.js'
import { McpServer as ServerV2 } from '@modelcontextprotocol/server'
import { ProxilionBlockedError, ProxilionMCPClient } from './index.js'
import { guardTools as guardAi } from './ai.js'
import { guardTools as guardAnthropic, guardToolUse } from './anthropic.js'
import { guardTool } from './guard-tool.js'
import { guardTools as guardLangChain } from './langchain.js'
import { BLOCKED_CODE, guardClient, guardTransport } from './mcp.js'
import { guardToolCall, guardTools as guardOpenAi } from './openai.js'
import { generateText, stepCountIs, tool as aiTool } from 'ai'
import { MockLanguageModelV3 } from 'ai/test'
import OpenAI from 'openai'
import { zodFunction } from 'openai/helpers/zod'
import { z } from 'zod'
import { type RunningGateway, startGateway, stopGateways } from '../../../tests/running-gateway.js'

const KEY = 'cat ~/.ssh/id_rsa'
const BLOCKED = /private key/i

let gateway: RunningGateway
let proxilion: ProxilionMCPClient
let ran: string[]
const run = ({ command }: { command: string }) => {
  ran.push(command)
  return `ran ${command}`
}

beforeAll(async () => {
  gateway = await startGateway({ env: { MODE: 'block' } })
})
beforeEach(() => {
  ran = []
  proxilion = new ProxilionMCPClient({ proxilionEndpoint: gateway.url, userId: crypto.randomUUID(), mode: 'block', sessionId: crypto.randomUUID() })
})
afterEach(() => proxilion.flush())
afterAll(stopGateways)

describe('guardTool', () => {
  test('a function of one object', async () => {
    const guarded = guardTool(proxilion, run)
    await expect(guarded({ command: 'ls -la' })).resolves.toBe('ran ls -la')
    await expect(guarded({ command: KEY })).rejects.toThrow(ProxilionBlockedError)
    expect(ran).toEqual(['ls -la'])
  })

  test('a function whose call is said', async () => {
    const shell = (command: string, _timeout: number) => run({ command })
    const guarded = guardTool(proxilion, shell, { toolCall: (command) => ({ Bash: { command } }) })
    await expect(guarded('ls -la', 5)).resolves.toBe('ran ls -la')
    await expect(guarded(KEY, 5)).rejects.toThrow(BLOCKED)
    expect(ran).toEqual(['ls -la'])
  })

  test.each([[[KEY]], [[{ command: 'ls' }, KEY]], [[[KEY]]], [[null]]])('arguments without names are not run: %j', async (args) => {
    const guarded = guardTool(proxilion, (...all: string[]) => ran.push(...all), {} as never)
    await expect(guarded(...(args as string[]))).rejects.toThrow('say with toolCall what its arguments mean')
    expect(ran).toEqual([])
  })

  test('a method keeps its object, and its own error comes through', async () => {
    class Shell {
      prefix = 'did'
      run = guardTool(proxilion, this.#run)
      #run(this: Shell, { command }: { command: string }) {
        if (command === 'false') throw new TypeError('it fails')
        return `${this.prefix} ${command}`
      }
    }
    const shell = new Shell()
    await expect(shell.run({ command: 'pwd' })).resolves.toBe('did pwd')
    await expect(shell.run({ command: 'false' })).rejects.toThrow(TypeError)
  })
})

/** A server with one tool and a client of each version of the MCP SDK. */
const sdks = {
  v1: () => {
    const server = new ServerV1({ name: 'shell', version: '1' })
    server.registerTool('run', { inputSchema: { command: z.string() } }, (input) => ({ content: [{ type: 'text', text: run(input) }] }))
    const [near, far] = TransportV1.createLinkedPair()
    return { client: new ClientV1({ name: 'app', version: '1' }), near, start: () => server.connect(far) }
  },
  v2: () => {
    const server = new ServerV2({ name: 'shell', version: '1' })
    server.registerTool('run', { inputSchema: z.object({ command: z.string() }) }, (input) => ({ content: [{ type: 'text' as const, text: run(input) }] }))
    const [near, far] = TransportV2.createLinkedPair()
    return { client: new ClientV2({ name: 'app', version: '1' }), near, start: () => server.connect(far) }
  },
}

describe.each(Object.entries(sdks))('MCP SDK %s', (_version, make) => {
  test('guardClient', async () => {
    const { client, near, start } = make()
    await start()
    await client.connect(near as never)
    const guarded = guardClient(proxilion, client as ClientV1, { server: 'shell' })
    expect(guarded).toBe(client)
    await expect(guarded.callTool({ name: 'run', arguments: { command: 'ls -la' } })).resolves.toMatchObject({ content: [{ text: 'ran ls -la' }] })
    await expect(guarded.callTool({ name: 'run', arguments: { command: KEY } })).rejects.toThrow(ProxilionBlockedError)
    expect(ran).toEqual(['ls -la'])
    await client.close()
  })

  test('guardTransport', async () => {
    const { client, near, start } = make()
    await start()
    await client.connect(guardTransport(proxilion, near as TransportV1, { server: 'shell' }) as never)
    const { callTool } = { callTool: (command: string) => (client as ClientV1).callTool({ name: 'run', arguments: { command } }) }
    await expect(callTool('ls -la')).resolves.toMatchObject({ content: [{ text: 'ran ls -la' }] })
    await expect(callTool(KEY)).rejects.toMatchObject({ code: BLOCKED_CODE, message: expect.stringMatching(BLOCKED), data: { decision: 'Block' } })
    await expect(callTool('pwd')).resolves.toMatchObject({ content: [{ text: 'ran pwd' }] })
    expect(ran).toEqual(['ls -la', 'pwd'])
    await client.close()
  })
})

test('Vercel AI SDK', async () => {
  const commands = [KEY, 'ls -la']
  const prompts: string[] = []
  const model = new MockLanguageModelV3({
    doGenerate: async ({ prompt }) => {
      prompts.push(JSON.stringify(prompt))
      const command = commands.shift()
      const usage = { inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 }, outputTokens: { total: 1, text: 1, reasoning: 0 } }
      if (command === undefined) return { content: [{ type: 'text', text: 'done' }], finishReason: { unified: 'stop', raw: 'stop' }, usage, warnings: [] }
      const call = { type: 'tool-call' as const, toolCallId: `call-${commands.length}`, toolName: 'run', input: JSON.stringify({ command }) }
      return { content: [call], finishReason: { unified: 'tool-calls', raw: 'tool_use' }, usage, warnings: [] }
    },
  })
  const inputSchema = z.object({ command: z.string() })
  const tools = { run: aiTool({ inputSchema, execute: async (input) => run(input) }), elsewhere: aiTool({ inputSchema }) }
  const { text } = await generateText({ model, prompt: 'go', tools: guardAi(proxilion, tools), stopWhen: stepCountIs(5) })
  expect(text).toBe('done')
  expect(ran).toEqual(['ls -la'])
  expect(prompts[1]).toMatch(BLOCKED)
  expect(prompts[2]).toContain('ran ls -la')
})

test('Vercel AI SDK, a tool whose results come in parts', async () => {
  const tools = guardAi(proxilion, {
    run: aiTool({ inputSchema: z.object({ command: z.string() }), async *execute(input) { yield 'running'; yield run(input) } }),
  })
  const parts = async (command: string) => {
    const seen: string[] = []
    for await (const part of tools.run.execute!({ command }, { toolCallId: '1', messages: [] }) as AsyncIterable<string>) seen.push(part)
    return seen
  }
  await expect(parts('pwd')).resolves.toEqual(['running', 'ran pwd'])
  await expect(parts(KEY)).rejects.toThrow(ProxilionBlockedError)
  expect(ran).toEqual(['pwd'])
})

/** A fetch that answers what a model would, and keeps the requests. */
function model(answers: object[]) {
  const requests: string[] = []
  const fetch = async (_url: unknown, init?: { body?: unknown }) => {
    requests.push(String(init?.body))
    return new Response(JSON.stringify(answers[requests.length - 1]), { headers: { 'content-type': 'application/json' } })
  }
  return { requests, fetch: fetch as typeof globalThis.fetch }
}

describe('Anthropic SDK', () => {
  const message = (content: object[], stop_reason: string) => ({ id: 'm', type: 'message', role: 'assistant', model: 'm', content, stop_reason, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } })
  const use = (id: string, command: string) => ({ type: 'tool_use' as const, id, name: 'run', input: { command } })

  test('the tool runner', async () => {
    const { requests, fetch } = model([message([use('1', KEY), use('2', 'ls -la')], 'tool_use'), message([{ type: 'text', text: 'done' }], 'end_turn')])
    const client = new Anthropic({ apiKey: 'none', fetch })
    const tool = betaTool({ name: 'run', description: 'Runs.', inputSchema: { type: 'object', properties: { command: { type: 'string' } }, required: ['command'] }, run })
    const final = await client.beta.messages.toolRunner({ model: 'm', max_tokens: 9, messages: [{ role: 'user', content: 'go' }], tools: guardAnthropic(proxilion, [tool]) })
    expect(final.content).toMatchObject([{ text: 'done' }])
    expect(ran).toEqual(['ls -la'])
    const [{ tools }, { messages }] = requests.map((body) => JSON.parse(body))
    expect(messages.at(-1).content).toMatchObject([{ tool_use_id: '1', is_error: true, content: expect.stringMatching(BLOCKED) }, { tool_use_id: '2', content: 'ran ls -la' }])
    expect(tools).toMatchObject([{ name: 'run', description: 'Runs.' }])
  })

  test('a loop of your own', async () => {
    const guarded = (block: ReturnType<typeof use>) => guardToolUse(proxilion, block, () => run(block.input))
    await expect(guarded(use('1', 'ls -la'))).resolves.toEqual({ type: 'tool_result', tool_use_id: '1', content: 'ran ls -la' })
    await expect(guarded(use('2', KEY))).resolves.toEqual({ type: 'tool_result', tool_use_id: '2', content: expect.stringMatching(BLOCKED), is_error: true })
  })
})

describe('OpenAI SDK', () => {
  const call = (id: string, command: string) => ({ id, type: 'function' as const, function: { name: 'run', arguments: JSON.stringify({ command }) } })
  const completion = (message: object, finish_reason: string) => ({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices: [{ index: 0, message: { role: 'assistant', content: null, ...message }, finish_reason }] })
  const parameters = { type: 'object', properties: { command: { type: 'string' } } }

  test.each([
    ['a tool with parse', { type: 'function' as const, function: { name: 'run', description: 'Runs.', parameters, parse: JSON.parse, function: run } }],
    ['a tool without parse', { type: 'function' as const, function: { name: 'run', description: 'Runs.', parameters, function: (json: string) => run(JSON.parse(json)) } }],
    ['a tool of the zod helper', zodFunction({ name: 'run', parameters: z.object({ command: z.string() }), function: run })],
  ])('runTools with %s', async (_title, tool) => {
    const { requests, fetch } = model([completion({ tool_calls: [call('1', KEY), call('2', 'ls -la')] }, 'tool_calls'), completion({ content: 'done' }, 'stop')])
    const client = new OpenAI({ apiKey: 'none', fetch })
    const runner = client.chat.completions.runTools({ model: 'm', messages: [{ role: 'user', content: 'go' }], tools: guardOpenAi(proxilion, [tool as never]) })
    await expect(runner.finalContent()).resolves.toBe('done')
    expect(ran).toEqual(['ls -la'])
    const { messages, tools } = JSON.parse(requests[1] ?? '{}')
    expect(messages.slice(-2)).toMatchObject([{ tool_call_id: '1', content: expect.stringMatching(BLOCKED) }, { tool_call_id: '2', content: 'ran ls -la' }])
    expect(tools).toMatchObject([{ function: { name: 'run' } }])
  })

  test('a loop of your own', async () => {
    const guarded = (toolCall: ReturnType<typeof call>) => guardToolCall(proxilion, toolCall, () => run(JSON.parse(toolCall.function.arguments)))
    await expect(guarded(call('1', 'ls -la'))).resolves.toEqual({ role: 'tool', tool_call_id: '1', content: 'ran ls -la' })
    await expect(guarded(call('2', KEY))).resolves.toEqual({ role: 'tool', tool_call_id: '2', content: expect.stringMatching(BLOCKED) })
  })
})

test('LangChain.js', async () => {
  const tool = langChainTool(run, { name: 'run', description: 'Runs.', schema: z.object({ command: z.string() }) })
  const [guarded] = guardLangChain(proxilion, [tool])
  await expect(guarded!.invoke({ command: 'ls -la' })).resolves.toBe('ran ls -la')
  await expect(guarded!.invoke({ type: 'tool_call', id: '1', name: 'run', args: { command: 'pwd' } })).resolves.toMatchObject({ tool_call_id: '1', content: 'ran pwd' })
  await expect(guarded!.invoke({ command: KEY })).rejects.toThrow(ProxilionBlockedError)
  expect(ran).toEqual(['ls -la', 'pwd'])
})
