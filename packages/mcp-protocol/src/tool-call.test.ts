import { parseToolCall, variantOf } from './tool-call.js'

const parsed = (json: unknown) => {
  const result = parseToolCall(json)
  return result.ok ? result.value : result.issues
}

describe('accepted', () => {
  test.each([
    ['a line', { Bash: { command: 'ls -la', args: [], env: {} } }, { Bash: { command: 'ls -la', args: [], env: {} } }],
    ['optional members absent', { Bash: { command: 'ls' } }, { Bash: { command: 'ls' } }],
    ['null means absent', { Bash: { command: 'ls', args: null, env: null } }, { Bash: { command: 'ls' } }],
    ['members that the contract does not know are dropped', { Bash: { command: 'ls', shell: 'zsh' } }, { Bash: { command: 'ls' } }],
    ['an empty command', { Bash: { command: '' } }, { Bash: { command: '' } }],
    ['NUL and lone surrogates are data', { Bash: { command: 'a\u0000\udc00' } }, { Bash: { command: 'a\u0000\udc00' } }],
    ['content as text', { Filesystem: { operation: 'Write', path: '/x', content: 'y' } }, { Filesystem: { operation: 'Write', path: '/x', content: 'y' } }],
    ['content as bytes', { Filesystem: { operation: 'Create', path: '/x', content: [0, 255] } }, { Filesystem: { operation: 'Create', path: '/x', content: [0, 255] } }],
    ['network', { Network: { url: 'u', method: 'GET', headers: { a: 'b' }, body: '' } }, { Network: { url: 'u', method: 'GET', headers: { a: 'b' }, body: '' } }],
    ['database', { Database: { query: 'SELECT 1', connection: '' } }, { Database: { query: 'SELECT 1', connection: '' } }],
    ['unknown with any params', { Unknown: { tool_name: 't', params: [1, null] } }, { Unknown: { tool_name: 't', params: [1, null] } }],
    ['unknown without a name', { Unknown: { params: {} } }, { Unknown: { tool_name: '', params: {} } }],
    ['raw MCP', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 't', arguments: { a: 1 }, _meta: {} } }, { Unknown: { tool_name: 't', params: { a: 1 } } }],
    ['raw MCP without arguments', { jsonrpc: '2.0', method: 'tools/call', params: { name: 't' } }, { Unknown: { tool_name: 't' } }],
  ])('%s', (_name, json, expected) => {
    expect(parsed(json)).toEqual(expected)
  })
})

describe('refused', () => {
  test.each([
    ['null', null, ['']],
    ['a string', 'ls', ['']],
    ['an array', [{ Bash: { command: 'ls' } }], ['']],
    ['no key', {}, ['']],
    ['two variants', { Bash: { command: 'ls' }, Network: { url: 'x' } }, ['']],
    ['a key beside the variant', { Bash: { command: 'ls' }, note: 1 }, ['']],
    ['an unknown variant', { bash: { command: 'ls' } }, ['']],
    ['only __proto__', JSON.parse('{"__proto__":{"Bash":{"command":"ls"}}}'), ['']],
    ['__proto__ beside the variant', JSON.parse('{"Bash":{"command":"ls"},"__proto__":{}}'), ['']],
    ['a variant that is no object', { Bash: 'ls' }, ['/Bash']],
    ['a variant that is an array', { Bash: [] }, ['/Bash']],
    ['command missing', { Bash: {} }, ['/Bash/command']],
    ['command behind __proto__', JSON.parse('{"Bash":{"__proto__":{"command":"ls"}}}'), ['/Bash/command']],
    ['command of the wrong type', { Bash: { command: ['ls'] } }, ['/Bash/command']],
    ['args of the wrong type', { Bash: { command: 'ls', args: '-la' } }, ['/Bash/args']],
    ['one arg of the wrong type', { Bash: { command: 'ls', args: ['a', 1, null] } }, ['/Bash/args/1', '/Bash/args/2']],
    ['env of the wrong type', { Bash: { command: 'ls', env: { 'A/B~': 1 } } }, ['/Bash/env/A~1B~0']],
    ['__proto__ in env', JSON.parse('{"Bash":{"command":"ls","env":{"__proto__":{"x":1}}}}'), ['/Bash/env/__proto__']],
    ['an operation of the wrong case', { Filesystem: { operation: 'read', path: 'x' } }, ['/Filesystem/operation']],
    ['two issues', { Filesystem: { path: 1 } }, ['/Filesystem/operation', '/Filesystem/path']],
    ['a byte too large', { Filesystem: { operation: 'Write', path: 'x', content: [0, 256] } }, ['/Filesystem/content/1']],
    ['half a byte', { Network: { url: 'x', body: [0.5] } }, ['/Network/body/0']],
    ['content as an object', { Filesystem: { operation: 'Write', path: 'x', content: {} } }, ['/Filesystem/content']],
    ['a header list', { Network: { url: 'x', headers: { a: ['b'] } } }, ['/Network/headers/a']],
    ['no query', { Database: { connection: 'x' } }, ['/Database/query']],
    ['a tool name that is no string', { Unknown: { tool_name: 1 } }, ['/Unknown/tool_name']],
    ['another MCP method', { jsonrpc: '2.0', method: 'tools/list' }, ['/method', '/params']],
    ['MCP without a name', { jsonrpc: '2.0', method: 'tools/call', params: {} }, ['/params/name']],
    ['MCP and a variant at once', { jsonrpc: '2.0', method: 'tools/call', params: { name: 't' }, Bash: { command: 'ls' } }, ['']],
  ])('%s', (_name, json, paths) => {
    const result = parseToolCall(json)
    expect(result.ok ? result.value : result.issues.map(({ path }) => path)).toEqual(paths)
  })
})

test('issues say what is wrong in words', () => {
  expect(parsed({ Bosh: {} })).toEqual([{ path: '', message: 'expected exactly one key of Bash, Filesystem, Network, Database, Unknown, got "Bosh"' }])
  expect(parsed({ Bash: { command: 1 } })).toEqual([{ path: '/Bash/command', message: 'expected a string, got number' }])
})

test('half a million wrong items are 20 issues', () => {
  const content = new Array<number>(500_000).fill(300)
  const result = parseToolCall({ Filesystem: { operation: 'Write', path: 'x', content } })
  expect(result.ok ? [] : result.issues).toHaveLength(20)
})

test('names of an env map are never those of the prototype', () => {
  const result = parseToolCall(JSON.parse('{"Bash":{"command":"ls","env":{"__proto__":"x"}}}'))
  const env = result.ok && 'Bash' in result.value ? result.value.Bash.env : undefined
  expect(env && [Object.keys(env), env['__proto__'], env['constructor'], ({} as Record<string, unknown>)['x']]).toEqual([['__proto__'], 'x', undefined, undefined])
})

test('variantOf', () => {
  expect(variantOf({ Database: { query: '' } })).toBe('Database')
})
