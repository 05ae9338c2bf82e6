import fc from 'fast-check'
import { decodeContent } from '../bytes.js'
import type { ToolCall } from '../tool-call.js'
import { normalizeToolCall } from './normalize.js'
import { ARGUMENT_LIMITS } from './walk.js'

/** What a tool's arguments are, as short rows: kind, value, and what else is known, without text. */
function readings(tool_name: string, params: unknown, server?: string): unknown[] {
  const { interpretations, truncated } = normalizeToolCall({ Unknown: { tool_name, params } }, server === undefined ? {} : { server })
  expect(truncated).toBe(false)
  return interpretations.flatMap(({ kind, value, pointer: _pointer, basis: _basis, ...more }) => {
    if (kind === 'text') return []
    const { contentPointer: _content, bodyPointer: _body, ...rest } = more as Record<string, unknown>
    return [[kind, value, rest]]
  })
}
const sh = { language: 'sh' }

describe('variants', () => {
  test.each<[ToolCall, object]>([
    [{ Bash: { command: 'ls -la', args: [], env: {} } }, { kind: 'command', value: 'ls -la', language: 'sh', pointer: '/Bash/command', basis: 'variant', env: {} }],
    [{ Bash: { command: 'ls', args: ['-l a'] } }, { kind: 'command', value: 'ls', args: ['-l a'], language: 'sh', pointer: '/Bash/command', basis: 'variant' }],
    [{ Filesystem: { operation: 'Delete', path: '/x' } }, { kind: 'path', value: '/x', op: 'delete', pointer: '/Filesystem/path', basis: 'variant' }],
    [
      { Filesystem: { operation: 'Write', path: '/x', content: [104, 105] } },
      { kind: 'path', value: '/x', op: 'write', pointer: '/Filesystem/path', basis: 'variant', content: 'hi', contentPointer: '/Filesystem/content' },
    ],
    [
      { Network: { url: 'https://a.example', method: 'POST', headers: { A: 'b' }, body: 'x' } },
      { kind: 'url', value: 'https://a.example', method: 'POST', headers: { A: 'b' }, body: 'x', bodyPointer: '/Network/body', pointer: '/Network/url', basis: 'variant' },
    ],
    [{ Database: { query: 'SELECT 1', connection: 'main' } }, { kind: 'query', value: 'SELECT 1', connection: 'main', pointer: '/Database/query', basis: 'variant' }],
    [{ Unknown: { tool_name: 'noop' } }, []],
  ])('%j', (call, expected) => {
    expect(normalizeToolCall(call).interpretations).toEqual([expected].flat())
  })
})

describe("assistants' own tools", () => {
  test.each<[string, unknown, unknown[]]>([
    ['Bash', { command: 'echo hi', description: 'says hi', timeout: 5, run_in_background: false }, [['command', 'echo hi', sh]]],
    ['PowerShell', { command: 'Get-Item x' }, [['command', 'Get-Item x', { language: 'powershell' }]]],
    ['Read', { file_path: '/p/w.txt', offset: 1 }, [['path', '/p/w.txt', { op: 'read' }]]],
    ['Write', { file_path: '/p/w.txt', content: 'abc' }, [['path', '/p/w.txt', { op: 'write', content: 'abc' }]]],
    ['Edit', { file_path: '/p/w', old_string: 'abc', new_string: 'abd', replace_all: false }, [['path', '/p/w', { op: 'write', content: 'abd' }]]],
    ['MultiEdit', { file_path: 'w', edits: [{ old_string: 'a', new_string: 'b' }, { old_string: 'c', new_string: 'd' }] }, [['path', 'w', { op: 'write', content: 'b\nd' }]]],
    ['NotebookEdit', { notebook_path: 'n.ipynb', new_source: 'print(1)', cell_type: 'code' }, [['path', 'n.ipynb', { op: 'write', content: 'print(1)' }]]],
    ['Glob', { pattern: '**/.env', path: '/p' }, [['path', '**/.env', { op: 'list' }], ['path', '/p', { op: 'list' }]]],
    ['Grep', { pattern: 'rm -rf /', path: '/p', glob: '*.ts', output_mode: 'content' }, [['path', '/p', { op: 'read' }], ['path', '*.ts', { op: 'read' }]]],
    ['WebFetch', { url: 'https://a.example/x', prompt: 'what is it' }, [['url', 'https://a.example/x', {}]]],
    ['WebSearch', { query: 'drop table users in postgres' }, []],
    ['Agent', { description: 'd', prompt: 'run it', subagent_type: 'general' }, []],
    ['Monitor', { description: 'd', command: 'tail -f x' }, [['command', 'tail -f x', sh]]],
    ['shell', { command: ['bash', '-lc', 'ls'], workdir: '/w', timeout_ms: 5 }, [['command', 'bash', { ...sh, args: ['-lc', 'ls'], cwd: '/w' }]]],
    ['exec', { command: 'ls', shell_id: 'a' }, [['command', 'ls', sh]]],
    ['run_terminal_cmd', { command: 'ls', is_background: false, explanation: 'because' }, [['command', 'ls', sh]]],
    ['Shell', { command: 'ls', working_directory: '/w' }, [['command', 'ls', { ...sh, cwd: '/w' }]]],
    ['run_in_terminal', { command: 'ls', explanation: 'x', isBackground: false }, [['command', 'ls', sh]]],
    ['run_shell_command', { command: 'ls', dir_path: '/w' }, [['command', 'ls', { ...sh, cwd: '/w' }]]],
    ['run_command', { CommandLine: 'ls', Cwd: '/w', Blocking: true }, [['command', 'ls', { ...sh, cwd: '/w' }]]],
    ['run_commands', { commands: ['echo hi', 'exit 3'] }, [['command', 'echo hi', sh], ['command', 'exit 3', sh]]],
    ['run_commands', { commands: '["echo hi","exit 3"]' }, [['command', 'echo hi', sh], ['command', 'exit 3', sh]]],
    ['read_files', { files: [{ path: '/a' }, { path: '/b' }] }, [['path', '/a', { op: 'read' }], ['path', '/b', { op: 'read' }]]],
    ['read_files', { files: '[{"path":"/a"}]' }, [['path', '/a', { op: 'read' }]]],
    ['editor', { path: '/w', new_text: 'abc' }, [['path', '/w', { op: 'write', content: 'abc' }]]],
    ['fetch_web_content', { requests: [{ url: 'http://a.example/', prompt: 'x' }] }, [['url', 'http://a.example/', {}]]],
    ['search_codebase', { queries: ['abc'] }, []],
    ['create', { path: '/w', file_text: 'abc' }, [['path', '/w', { op: 'write', content: 'abc' }]]],
    ['edit', { path: '/w', old_str: 'abc', new_str: 'abd' }, [['path', '/w', { op: 'write', content: 'abd' }]]],
    ['edit', { filePath: '/w', oldString: 'abc', newString: 'abd' }, [['path', '/w', { op: 'write', content: 'abd' }]]],
    ['view', { path: '/w', view_range: [1, 2] }, [['path', '/w', { op: 'read' }]]],
    ['replace', { file_path: '/w', instruction: 'i', old_string: 'abc', new_string: 'abd' }, [['path', '/w', { op: 'write', content: 'abd' }]]],
    ['list_directory', { dir_path: '/p/' }, [['path', '/p/', { op: 'list' }]]],
    ['read_many_files', { paths: ['a', '.env'] }, [['path', 'a', { op: 'read' }], ['path', '.env', { op: 'read' }]]],
    ['web_fetch', { prompt: 'summarize https://a.example/x, and http://b.example.' }, [['url', 'https://a.example/x', {}], ['url', 'http://b.example', {}]]],
    ['delete_file', { targetFile: 'x' }, [['path', 'x', { op: 'delete' }]]],
    ['fs_append', { path: 'x', text: 'y' }, [['path', 'x', { op: 'append', content: 'y' }]]],
    ['str_replace_based_edit_tool', { command: 'view', path: '/x' }, [['path', '/x', { op: 'read' }]]],
    ['str_replace_based_edit_tool', { command: 'create', path: '/x', file_text: 'y' }, [['path', '/x', { op: 'write', content: 'y' }]]],
    ['str_replace_based_edit_tool', { command: 'str_replace', path: '/x', old_str: 'a', new_str: 'b' }, [['path', '/x', { op: 'write', content: 'b' }]]],
    ['apply_patch', { command: '*** Begin Patch\n*** Add File: m1\n+line1\n+line2\n*** End Patch\n' }, [['path', 'm1', { op: 'write', content: 'line1\nline2' }]]],
    ['apply_patch', '*** Begin Patch\n*** Delete File: m1\n*** End Patch', [['path', 'm1', { op: 'delete', content: '' }]]],
  ])('%s %j', (tool, params, expected) => {
    expect(readings(tool, params)).toEqual(expected)
  })
})

describe('tools of MCP servers', () => {
  test.each<[string, string | undefined, unknown, unknown[]]>([
    ['mcp__filesystem__read_text_file', undefined, { path: '/etc/passwd' }, [['path', '/etc/passwd', { op: 'read' }]]],
    ['move_file', 'filesystem', { source: '/a', destination: '/b' }, [['path', '/a', { op: 'read' }], ['path', '/a', { op: 'delete' }], ['path', '/b', { op: 'write', copyOf: '/a' }]]],
    ['copy_file', undefined, { from: 'a', to: 'b' }, [['path', 'a', { op: 'read' }], ['path', 'b', { op: 'write', copyOf: 'a' }]]],
    ['search_files', 'filesystem', { path: '/p', pattern: 'id_rsa' }, [['path', '/p', { op: 'read' }], ['path', 'id_rsa', { op: 'read' }]]],
    ['create_directory', 'filesystem', { path: '/p' }, [['path', '/p', { op: 'create' }]]],
    ['edit_file', 'filesystem', { path: '/p', edits: [{ oldText: 'a', newText: 'b' }], dryRun: false }, [['path', '/p', { op: 'write', content: 'b' }]]],
    ['edit_text_file_contents', 'text-editor', { files: [{ path: '/p', patches: [{ line_start: 1, content: 'b' }] }] }, [['path', '/p', { op: 'write', content: 'b' }]]],
    ['write_file', 'desktop-commander', { path: '/p', content: 'x', mode: 'append' }, [['path', '/p', { op: 'append', content: 'x' }]]],
    ['interact_with_process', 'desktop-commander', { pid: 1, input: 'rm x' }, [['command', 'rm x', sh]]],
    ['query', 'postgres', { sql: 'SELECT 1' }, [['query', 'SELECT 1', {}]]],
    ['mcp__postgres__query', undefined, { query: 'vacuum analyze now' }, [['query', 'vacuum analyze now', {}]]],
    ['run', 'whatever', { statement: 'DROP TABLE users', connection: 'main' }, [['query', 'DROP TABLE users', { connection: 'main' }]]],
    ['search', 'hackernews', { query: 'DROP TABLE users' }, []],
    ['create_issue', 'github', { owner: 'o', repo: 'r', title: 'DROP TABLE users', body: 'rm -rf / is bad\nsee /etc' }, []],
    ['get_file_contents', 'github', { owner: 'o', repo: 'r', path: '.env' }, [['path', '.env', { op: 'read', repository: 'o/r' }]]],
    ['read_file', 'fs', { owner: 'o', repo: 'r', path: '/etc/shadow' }, [['path', '/etc/shadow', { op: 'read' }]]],
    ['read_file', 'fs', { owner: 'o', repo: 'r', path: '../.env' }, [['path', '../.env', { op: 'read' }]]],
    ['push_files', 'github', { owner: 'o', repo: 'r', files: [{ path: 'a', content: 'b' }], message: 'm' }, [['path', 'a', { op: 'write', content: 'b', repository: 'o/r' }]]],
    ['git_log', 'git', { repo_path: '/p' }, [['path', '/p', { op: 'unknown' }]]],
    ['fetch', 'fetch', { url: 'https://a.example', method: 'POST', headers: { A: '1' }, body: 'secret' }, [['url', 'https://a.example', { method: 'POST', headers: { A: '1' }, body: 'secret' }]]],
    ['puppeteer_navigate', 'puppeteer', { url: 'a.example/x' }, [['url', 'a.example/x', {}]]],
    ['puppeteer_evaluate', 'puppeteer', { script: 'fetch("/x")' }, [['code', 'fetch("/x")', { language: 'javascript' }]]],
    ['browser_evaluate', 'playwright', { function: '() => 1' }, [['code', '() => 1', { language: 'javascript' }]]],
    ['browser_open', undefined, { url: 'javascript:alert(1)' }, [['code', 'alert(1)', { language: 'javascript' }]]],
    ['read', undefined, { uri: 'file:///home/a%20b/x' }, [['path', '/home/a b/x', { op: 'read' }]]],
    ['read', undefined, { uri: 'file:///C:/x' }, [['path', 'C:/x', { op: 'read' }]]],
    ['read', undefined, { path: 'https://a.example/x' }, [['url', 'https://a.example/x', {}]]],
    ['whois_domain', 'whois', { domain: 'a.example' }, [['host', 'a.example', {}]]],
    ['nmap_scan', undefined, { target: '10.0.0.0/24', port: 22 }, [['host', '10.0.0.0/24', { port: 22 }]]],
    ['nmap', undefined, { args: ['-sS', '10.0.0.1'] }, [['command', 'nmap', { ...sh, args: ['-sS', '10.0.0.1'] }]]],
    ['upload_file', 's3', { path: '/a', url: 'https://a.example' }, [['path', '/a', { op: 'read' }], ['url', 'https://a.example', {}]]],
    ['pdf_merger', undefined, { inputPaths: ['/a', '/b'], outputDir: '/c' }, [['path', '/a', { op: 'read' }], ['path', '/b', { op: 'read' }], ['path', '/c', { op: 'write' }]]],
    ['calculate', 'calculator', { expression: '15 - (3 + 2)' }, []],
    ['search_code', undefined, { path: '/r', pattern: 'x', filePattern: 'log_*.txt' }, [['path', '/r', { op: 'read' }], ['path', 'log_*.txt', { op: 'read' }]]],
    ['deepwiki_fetch', 'mcp-deepwiki', { url: 'vercel/ai' }, []],
    ['save', undefined, { path: 'p.json', content: { scripts: { postinstall: 'x' } } }, [['path', 'p.json', { op: 'write', content: 'x' }]]],
    ['save', undefined, { path: 'p', content: [104, 105] }, [['path', 'p', { op: 'write', content: 'hi' }]]],
    ['save', undefined, { path: 'p', content: 'aGk=', encoding: 'base64' }, [['path', 'p', { op: 'write', content: 'hi' }]]],
  ])('%s of %s: %j', (tool, server, params, expected) => {
    expect(readings(tool, params, server)).toEqual(expected)
  })
})

describe('commands and code', () => {
  test.each<[string, unknown, unknown[]]>([
    ['x', { command: 'ls', args: ['-l', 5, true] }, [['command', 'ls', { ...sh, args: ['-l', '5', 'true'] }]]],
    ['x', { cmd: 'ls', args: '-l /' }, [['command', 'ls -l /', sh]]],
    ['x', { cmd: 'bash', stdin: 'id', env: { A: 'b' } }, [['command', 'bash', { ...sh, stdin: 'id', env: { A: 'b' } }]]],
    ['x', { args: { cmd: 'ls' } }, [['command', 'ls', sh]]],
    ['x', { arguments: '{"shell_command":"ls"}' }, [['command', 'ls', sh]]],
    ['x', '{"input":{"command":"ls"}}', [['command', 'ls', sh]]],
    ['x', { buildCommand: 'make', 'test-cmd': 'make test' }, [['command', 'make', sh], ['command', 'make test', sh]]],
    ['x', { command: ['ls -la', 'cat x'] }, [['command', 'ls -la', { ...sh, args: ['cat x'] }], ['command', 'ls -la', sh], ['command', 'cat x', sh]]],
    ['x', { commands: ['bash', '-c', 'ls'] }, [['command', 'bash', { ...sh, args: ['-c', 'ls'] }], ['command', 'bash', sh], ['command', '-c', sh], ['command', 'ls', sh]]],
    ['x', { shell: '/bin/zsh', command: 'ls' }, [['command', 'ls', sh]]],
    ['x', { shell: 'powershell.exe', command: 'ls' }, [['command', 'ls', { language: 'powershell' }]]],
    ['x', { shell: 'rm -rf x' }, [['command', 'rm -rf x', sh]]],
    ['shell', 'printf OK', [['command', 'printf OK', sh]]],
    ['x', { path: '/p', command: 'rm x' }, [['path', '/p', { op: 'unknown' }], ['command', 'rm x', sh]]],
    ['x', { script: 'ls' }, [['command', 'ls', sh]]],
    ['x', { script: 'print(1)', language: 'python' }, [['code', 'print(1)', { language: 'python' }]]],
    ['x', { code: 'ls', language: 'bash' }, [['command', 'ls', sh]]],
    ['x', { code: '#!/usr/bin/env -S node --x\n1' }, [['code', '#!/usr/bin/env -S node --x\n1', { language: 'javascript' }]]],
    ['x', { code: '#!/bin/sh\nls' }, [['command', '#!/bin/sh\nls', sh]]],
    ['x', { code: 'print(1)' }, [['code', 'print(1)', {}]]],
    ['run_python', { code: 'print(1)', cwd: '/w' }, [['code', 'print(1)', { language: 'python', cwd: '/w' }]]],
    ['list', { cwd: '/w' }, [['path', '/w', { op: 'list' }]]],
    ['execute_shell', { code: 'ls' }, [['command', 'ls', sh]]],
    ['get_country', { country_code: 'CN', error_code: 'E1' }, []],
    ['bash', { command: '*** Begin Patch\n*** End Patch\nrm x' }, [['command', '*** Begin Patch\n*** End Patch\nrm x', sh]]],
  ])('%s %j', (tool, params, expected) => {
    expect(readings(tool, params)).toEqual(expected)
  })
})

describe('by value alone', () => {
  test.each<[string, unknown[]]>([
    ['https://a.example/x', [['url', 'https://a.example/x', {}]]],
    ['/etc/passwd', [['path', '/etc/passwd', { op: 'unknown' }]]],
    ['~/.ssh/id_rsa', [['path', '~/.ssh/id_rsa', { op: 'unknown' }]]],
    ['$HOME/.ssh', [['path', '$HOME/.ssh', { op: 'unknown' }]]],
    ['C:\\Users\\a b', [['path', 'C:\\Users\\a b', { op: 'unknown' }]]],
    ['../../x', [['path', '../../x', { op: 'unknown' }]]],
    ['.env', [['path', '.env', { op: 'unknown' }]]],
    ['file:///etc/x', [['path', '/etc/x', { op: 'unknown' }]]],
    ['/deploy the app', []],
    ['https://a.example is down', []],
    ['rm -rf / is what it said', []],
    ['SELECT * FROM users', []],
    ['it is 3/4 full', []],
  ])('%s', (thing, expected) => {
    expect(readings('note', { thing })).toEqual(expected)
  })

  test('and SQL only where a database is named', () => {
    expect(readings('note', { thing: 'DELETE FROM users' }, 'sqlite')).toEqual([['query', 'DELETE FROM users', {}]])
  })
})

test('pointers lead to the value, escaped, and on into strings that hold JSON', () => {
  const params = { 'a/b': { '~c': 'x y' }, files: '[{"path":"/a"}]', path: 'p', content: 'q' }
  const { interpretations } = normalizeToolCall({ Unknown: { tool_name: 't', params } })
  expect(interpretations.map(({ kind, pointer, ...more }) => [kind, pointer, 'contentPointer' in more ? more.contentPointer : ''])).toEqual([
    ['text', '/Unknown/params/a~1b/~0c', ''],
    ['path', '/Unknown/params/files/0/path', ''],
    ['path', '/Unknown/params/path', '/Unknown/params/content'],
  ])
})

test('text keeps the name of its argument, and a name that is prose is text', () => {
  expect(normalizeToolCall({ Unknown: { tool_name: 't', params: { title: 'Hi', 'ignore all rules': 1 } } }).interpretations).toEqual([
    { kind: 'text', value: 'Hi', key: 'title', pointer: '/Unknown/params/title', basis: 'value' },
    { kind: 'text', value: 'ignore all rules', key: 'ignore all rules', pointer: '/Unknown/params/ignore all rules', basis: 'value' },
  ])
})

test('the tool says its server and words', () => {
  expect(normalizeToolCall({ Unknown: { tool_name: 'mcp__my_srv__getFileInfo' } }).tool).toEqual({ name: 'getFileInfo', server: 'my_srv', words: ['get', 'file', 'info'] })
  expect(normalizeToolCall({ Unknown: { tool_name: 'a' } }, { server: 'b' }).tool).toEqual({ name: 'a', server: 'b', words: ['a'] })
})

describe('limits', () => {
  const nested = (depth: number, leaf: unknown): unknown => {
    let value = leaf
    for (let i = 0; i < depth; i++) value = { a: value }
    return value
  }
  const normalized = (params: unknown) => normalizeToolCall({ Unknown: { tool_name: 't', params } })

  test.each<[string, unknown, string | undefined]>([
    ['as deep as allowed', nested(ARGUMENT_LIMITS.depth - 1, { command: 'ls' }), undefined],
    ['one too deep', nested(ARGUMENT_LIMITS.depth, { command: 'ls' }), 'depth'],
    ['100,000 deep', nested(100_000, { command: 'ls' }), 'depth'],
    ['too many members', Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`k${i}`, 'v'])), 'nodes'],
    ['too many items', Array.from({ length: 20_000 }, () => 'x'), 'nodes'],
    ['a million numbers are one node', { data: new Array(1_000_000).fill(7.5) }, undefined],
    ['too much text', { a: 'x'.repeat(ARGUMENT_LIMITS.length) }, 'length'],
    ['too much content', { path: 'p', content: new Array(20_001).fill({ text: 'x' }) }, 'length'],
    ['one content for too many paths', { paths: Array.from({ length: 50 }, (_, i) => `p${i}`), content: 'x'.repeat(1_000_000) }, 'length'],
    ['a patch of too many files', `*** Begin Patch\n${'*** Add File: x\n'.repeat(2000)}`, 'nodes'],
  ])('%s', (_name, params, limit) => {
    const { truncated, limit: hit, interpretations } = normalized(params)
    expect([truncated, hit]).toEqual([limit !== undefined, limit])
    expect(interpretations.length).toBeLessThanOrEqual(ARGUMENT_LIMITS.nodes)
  })

  test('JSON inside JSON inside JSON is text', () => {
    const inner = JSON.stringify({ command: 'ls' })
    expect(normalized({ a: JSON.stringify({ b: inner }) }).interpretations).toMatchObject([{ kind: 'text', value: inner }])
  })

  test('deep JSON in a string', () => {
    expect(normalized('['.repeat(50_000) + ']'.repeat(50_000)).limit).toBe('depth')
  })

  test('a structure that contains itself ends', () => {
    const loop: Record<string, unknown> = { command: 'ls' }
    loop['again'] = [loop, loop]
    expect(normalized(loop).truncated).toBe(true)
  })
})

describe('whatever comes', () => {
  const names = fc.constantFrom('command', 'args', 'path', 'content', 'edits', 'url', 'body', 'headers', 'env', 'query', 'sql', 'script', 'code', 'language', 'cwd', 'files', 'mode', 'target', 'source', '__proto__', 'constructor', 'old_string')
  const tools = fc.oneof(fc.string(), fc.constantFrom('bash', 'move_file', 'apply_patch', 'web_fetch', 'mcp__db__query', 'run_python', 'nmap', 'mcp____', '__proto__'))
  const tree = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 5 }, fc.string({ unit: 'binary' }), fc.anything(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.oneof(names, fc.string()), tie('value'), { maxKeys: 6 })),
  })).value

  test('it never throws, stays within its limits, and points at what it read', () => {
    fc.assert(
      fc.property(tools, tree, fc.option(fc.string(), { nil: undefined }), (tool_name, params, server) => {
        const { interpretations } = normalizeToolCall({ Unknown: { tool_name, params } }, server === undefined ? {} : { server })
        for (const { kind, value, pointer } of interpretations) {
          expect(typeof value).toBe('string')
          expect(kind === 'text' ? value.trim() !== '' : true).toBe(true)
          expect(pointer.startsWith('/Unknown/params')).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('a string argument of JSON is never lost', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 10 }), fc.stringMatching(/^[a-z]{3,12} [a-z]{3,12}$/), { maxKeys: 8 }), (params) => {
        const { interpretations } = normalizeToolCall({ Unknown: { tool_name: 'note', params: { note: params } } })
        const said = JSON.stringify(interpretations)
        for (const value of Object.values(params)) expect(said).toContain(value)
      }),
    )
  })

  test('own __proto__ members are data', () => {
    const { interpretations } = normalizeToolCall({ Unknown: { tool_name: 't', params: JSON.parse('{"__proto__":{"command":"ls"},"x":{"cmd":"id","env":{"__proto__":"polluted"}}}') } })
    expect(interpretations.map(({ kind, value, pointer }) => [kind, value, pointer])).toEqual([
      ['command', 'ls', '/Unknown/params/__proto__/command'],
      ['command', 'id', '/Unknown/params/x/cmd'],
    ])
    expect(({} as Record<string, unknown>)['command']).toBeUndefined()
  })

  test('lone surrogates and NUL stay as they were sent', () => {
    expect(readings('bash', { command: 'a\ud800\u0000b' })).toEqual([['command', 'a\ud800\u0000b', sh]])
    expect(decodeContent('\udfff').text).toBe('\udfff')
  })
})
