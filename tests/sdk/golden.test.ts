/** Plays the golden exchanges of `contracts/`, whose README says what each member means. The Python client plays the same files. */
import { ProxilionBlockedError, ProxilionMCPClient, type ProxilionOptions, ProxilionUnavailableError } from '@proxilion/mcp-middleware'
import { contract, type ScriptedAnswer, type Seen, startScripted } from './scripted-server.js'

type Step = { call: string } | { turn: [string, string] } | { session: string } | { reset: true }
type Pattern = Record<string, unknown>
interface Case {
  title: string
  client?: Partial<ProxilionOptions>
  server: ScriptedAnswer[] | 'refused'
  outcome?: ScriptedAnswer
  tool?: 'throws'
  callbacks?: 'throw'
  steps?: Step[]
  expect: { executed: number; error?: Pattern; callbacks: string[]; requests: number; outcomes: string[]; sent?: Pattern[]; headers?: Pattern[] }
}

const unhandled: unknown[] = []
const keep = (error: unknown) => void unhandled.push(error)
beforeAll(() => void process.on('unhandledRejection', keep))
afterAll(() => void process.off('unhandledRejection', keep))

describe.each(['decisions', 'refusals', 'outages', 'conversation'])('%s', (file) => {
  test.each(contract<Case[]>(`${file}.json`))('$title', async (golden) => {
    const { executed, error, callbacks, requests, outcomes, sent = [], headers = [] } = golden.expect
    const played = await play(golden)
    expect({ executed: played.executed, error: match(played.error, error), callbacks: played.callbacks, requests: played.seen.length, outcomes: played.outcomes }).toEqual({
      executed, error, callbacks, requests, outcomes,
    })
    const names = new Map<string, unknown>()
    for (const [n, pattern] of sent.entries()) expectMembers(played.seen[n]?.body ?? {}, pattern, names)
    for (const [n, pattern] of headers.entries()) expectMembers(played.seen[n]?.headers ?? {}, pattern, names)
    expect(unhandled).toEqual([])
  })
})

class ToolError extends Error {}

async function play({ client: options, server, outcome, tool, callbacks, steps = [{ call: 'ls -la' }], expect: { outcomes: reported } }: Case) {
  const scripted = await startScripted(server === 'refused' ? [] : server, outcome)
  if (server === 'refused') await scripted.stop()
  const called: string[] = []
  const callback = (name: string) => () => {
    called.push(name)
    if (callbacks === 'throw') throw new Error('a callback failed')
  }
  let client = new ProxilionMCPClient({
    proxilionEndpoint: scripted.url, userId: 'ann', mode: 'block', failMode: 'closed', timeoutMs: 5000, retries: 2,
    onDecision: callback('decision'), onAlert: callback('alert'), onUnavailable: callback('unavailable'), ...options,
  })
  let executed = 0
  let error: unknown
  let result: unknown
  const execute = (...args: unknown[]) => {
    executed++
    expect(args).toEqual([])
    if (tool === 'throws') throw new ToolError('the tool failed')
    return 'done'
  }
  for (const step of steps) {
    if ('turn' in step) client.addConversationTurn(...step.turn)
    else if ('session' in step) client = client.withSession(step.session)
    else if ('reset' in step) client.resetConversation()
    else {
      error = undefined
      result = await client.callToolWithAnalysis({ Bash: { command: step.call } }, execute).catch((thrown: unknown) => void (error = thrown))
      if (error === undefined) expect(result).toBe('done')
    }
  }
  const { analyses, outcomes } = scripted
  if (outcome?.fault === undefined) await client.flush()
  for (let waited = 0; outcomes.length < reported.length && waited < 500; waited++) await new Promise((resolve) => setTimeout(resolve, 10))
  if (server !== 'refused') await scripted.stop()
  return { executed, error, callbacks: called, seen: analyses as readonly Seen[], outcomes: outcomes.map(({ body }) => body['status']) }
}

/** The members of an error that the case names. */
function match(error: unknown, expected: Pattern | undefined): Pattern | undefined {
  if (error === undefined) return undefined
  const all = describeError(error)
  return expected === undefined ? all : Object.fromEntries(Object.keys(expected).map((name) => [name, all[name]]))
}

function describeError(error: unknown): Pattern {
  if (error instanceof ToolError) return { type: 'tool' }
  if (error instanceof ProxilionBlockedError) {
    const { decision, score, findings, requestId, message } = error
    return { type: 'blocked', decision, score, rules: findings.map(({ rule }) => rule), request_id: requestId, message }
  }
  if (error instanceof ProxilionUnavailableError) {
    const { reason, status, code, retryAfterMs, issues } = error
    return { type: 'unavailable', reason, status, code, retry_after_ms: retryAfterMs, issues }
  }
  return { type: String(error) }
}

/** `null` is absent, `<name>` is a string of its own, objects are compared by the members that are named. */
function expectMembers(actual: object, pattern: Pattern, names: Map<string, unknown>): void {
  for (const [member, expected] of Object.entries(pattern)) {
    const value = (actual as Record<string, unknown>)[member]
    if (expected === null) expect({ [member]: value }).toEqual({ [member]: undefined })
    else if (typeof expected === 'string' && /^<.+>$/.test(expected)) {
      expect({ [member]: value }).toEqual({ [member]: expect.stringMatching(/./) })
      if (!names.has(expected)) expect([...names.values()]).not.toContain(value)
      expect(names.get(expected) ?? value).toBe(value)
      names.set(expected, value)
    } else expect({ [member]: value }).toEqual({ [member]: expected })
  }
}
