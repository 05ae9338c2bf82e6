import fc from 'fast-check'
import { AnalyzeRequest, parseAnalyzeRequest } from './analyze.js'
import { InspectRequest, parseInspectRequest } from './inspect.js'
import { OutcomeRequest, parseOutcomeRequest } from './outcome.js'

const call = { Bash: { command: 'ls' } }

describe('parseAnalyzeRequest', () => {
  test('takes what the contract names and ignores the rest', () => {
    const whole = {
      tool_call: call, user_id: 'u', session_id: 's', org_id: 'o', user_message: 'm', ai_response: 'a', turn_id: 't', cwd: '/w', workspace: '/w',
      tool: { assistant: 'claude', server: 'fs', name: 'read', call_id: '1' },
    }
    expect(parseAnalyzeRequest({ ...whole, colour: 'blue', tool: { ...whole.tool, version: 2 } })).toEqual({ ok: true, value: whole })
  })

  test('null means absent', () => {
    expect(parseAnalyzeRequest({ tool_call: call, user_id: 'u', session_id: null, org_id: null, user_message: null, tool: null, cwd: null })).toEqual({ ok: true, value: { tool_call: call, user_id: 'u' } })
  })

  test.each([
    [undefined, { tool_call: call }, false],
    ['alice', { tool_call: call }, 'alice'],
    ['alice', { tool_call: call, user_id: 'mallory' }, 'alice'],
    ['alice', { tool_call: call, user_id: 7 }, false],
    [undefined, { tool_call: call, user_id: 'mallory' }, 'mallory'],
  ])('with principal %j', (principal, json, expected) => {
    const result = parseAnalyzeRequest(json, principal === undefined ? {} : { principal })
    expect(result.ok && result.value.user_id).toBe(expected)
  })

  test.each([
    ['no object', [], ['']],
    ['nothing', {}, ['/tool_call', '/user_id']],
    ['a bad call', { tool_call: { Bash: { command: 1 } }, user_id: 'u' }, ['/tool_call/Bash/command']],
    ['an empty id', { tool_call: call, user_id: '' }, ['/user_id']],
    ['a long id', { tool_call: call, user_id: 'x'.repeat(257) }, ['/user_id']],
    ['a lone surrogate in an id', { tool_call: call, user_id: 'u', session_id: '\ud800' }, ['/session_id']],
    ['wrong types', { tool_call: call, user_id: 'u', user_message: 1, cwd: {}, tool: 'x' }, ['/user_message', '/cwd', '/tool']],
    ['wrong types inside', { tool_call: call, user_id: 'u', tool: { name: [] } }, ['/tool/name']],
  ])('refuses %s', (_name, json, paths) => {
    const result = parseAnalyzeRequest(json)
    expect(result.ok ? result.value : result.issues.map(({ path }) => path)).toEqual(paths)
  })

  test('members inherited from a prototype are not read from __proto__ in JSON', () => {
    expect(parseAnalyzeRequest(JSON.parse('{"__proto__":{"tool_call":{"Bash":{"command":"ls"}},"user_id":"u"}}')).ok).toBe(false)
  })
})

describe('parseInspectRequest', () => {
  test.each([
    ['text', 'hello'],
    ['an object', { a: ['b'] }],
    ['an array', [{ type: 'text', text: 'x' }]],
  ])('takes %s', (_name, content) => {
    const value = { surface: 'tool_result', content, user_id: 'u', session_id: 's', tool: { call_id: '1' } }
    expect(parseInspectRequest(value)).toEqual({ ok: true, value })
  })

  test.each([
    [{}, ['/surface', '/content', '/user_id']],
    [{ surface: 'web', content: 'x', user_id: 'u' }, ['/surface']],
    [{ surface: 'prompt', content: 3, user_id: 'u' }, ['/content']],
    [{ surface: 'prompt', content: null, user_id: 'u' }, ['/content']],
  ])('refuses %j', (json, paths) => {
    const result = parseInspectRequest(json)
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual(paths)
  })
})

test('parseOutcomeRequest', () => {
  expect(parseOutcomeRequest({ request_id: 'r', status: 'executed', extra: 1 })).toEqual({ ok: true, value: { request_id: 'r', status: 'executed' } })
  expect(parseOutcomeRequest({ request_id: '', status: 'done' })).toMatchObject({ ok: false, issues: [{ path: '/request_id' }, { path: '/status' }] })
})

describe('the readers and the zod schemas agree', () => {
  const scalar = fc.oneof(fc.constant(null), fc.constant(undefined), fc.string(), fc.string({ unit: 'binary', maxLength: 3 }), fc.integer(), fc.boolean(), fc.constant({}), fc.constant([]))
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary: value as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: scalar })
  const text = maybe(fc.string())
  const map = maybe(fc.dictionary(fc.string().filter((key) => key !== '__proto__'), maybe(fc.string()), { noNullPrototype: true }))
  const content = maybe(fc.oneof(fc.string(), fc.array(fc.oneof(fc.integer({ min: -1, max: 256 }), fc.double()), { maxLength: 3 })))
  const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { requiredKeys: [], noNullPrototype: true })
  const toolCall = maybe(
    fc.oneof(
      some({ Bash: maybe(some({ command: text, args: maybe(fc.array(maybe(fc.string()), { maxLength: 3 })), env: map })) }),
      some({ Filesystem: maybe(some({ operation: maybe(fc.constantFrom('Read', 'Write', 'read')), path: text, content })) }),
      some({ Network: maybe(some({ method: text, url: text, headers: map, body: content })), Bash: maybe(fc.constant(undefined)) }),
      some({ Database: maybe(some({ query: text, connection: text })) }),
      some({ Unknown: maybe(some({ tool_name: text, params: fc.anything() })) }),
      some({ jsonrpc: maybe(fc.constant('2.0')), method: maybe(fc.constant('tools/call')), params: maybe(some({ name: text, arguments: fc.anything() })) }),
    ),
  )
  const tool = maybe(some({ assistant: text, server: text, name: text, call_id: text }))
  const id = maybe(fc.oneof(fc.string({ minLength: 1 }), fc.constant('x'.repeat(257))))
  const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  const runs = { numRuns: 1000 }

  test('on /analyze', () => {
    const request = some({ tool_call: toolCall, user_id: id, session_id: id, org_id: text, user_message: text, ai_response: text, turn_id: text, cwd: text, workspace: text, tool })
    fc.assert(
      fc.property(request, (value) => {
        const body = json(value)
        expect([body, parseAnalyzeRequest(body, { principal: 'p' }).ok]).toEqual([body, AnalyzeRequest.safeParse(body).success])
      }),
      runs,
    )
  })

  test('on /inspect and /outcome', () => {
    const inspect = some({ surface: maybe(fc.constantFrom('prompt', 'resource')), content: maybe(fc.jsonValue()), user_id: id, session_id: id, tool })
    const outcome = some({ request_id: id, status: maybe(fc.constantFrom('executed', 'denied')) })
    fc.assert(fc.property(inspect, (value) => expect(parseInspectRequest(json(value), { principal: 'p' }).ok).toBe(InspectRequest.safeParse(json(value)).success)), runs)
    fc.assert(fc.property(outcome, (value) => expect(parseOutcomeRequest(json(value)).ok).toBe(OutcomeRequest.safeParse(json(value)).success)), runs)
  })

  test('and no value whatever makes a reader throw', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true, withMap: true }), (value) => {
        for (const body of [value, { tool_call: value, user_id: 'u' }, { tool_call: { Unknown: value }, tool: value }]) {
          for (const parse of [parseAnalyzeRequest, parseInspectRequest, parseOutcomeRequest]) expect(typeof parse(body).ok).toBe('boolean')
        }
      }),
    )
  })
})
