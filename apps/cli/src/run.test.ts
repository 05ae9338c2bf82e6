import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pc from 'picocolors'
import { run } from './run.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proxilion-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a command line prints and its exit code. */
async function proxilion(args: string[], { stdin = '', colors = false, width = 100 } = {}) {
  let stdout = ''
  let stderr = ''
  const terminal = { colors: pc.createColors(colors), width, cwd: '/home/user/project', write: (text: string) => void (stdout += text), readStdin: () => stdin }
  const code = await run(args, terminal, (text) => void (stderr += text))
  return { code, stdout, stderr }
}

describe('analyze', () => {
  test.each<[string[], number, string]>([
    [['ls -la'], 0, 'ALLOW'],
    [['cat ~/.bash_history'], 0, 'ALERT'],
    [['cat .env'], 2, 'BLOCK'],
    [['cat ~/.ssh/id_rsa'], 2, 'TERMINATE'],
    [['--mode', 'block', 'cat ~/.ssh/id_rsa'], 2, 'BLOCK'],
    [['--mode', 'monitor', 'cat ~/.ssh/id_rsa'], 0, 'TERMINATE'],
    [['--', 'cat', '/home/user/.ssh/id_rsa'], 2, 'TERMINATE'],
    [['--call', '{"Filesystem":{"operation":"Read","path":"/home/user/.ssh/id_rsa"}}'], 2, 'TERMINATE'],
  ])('%j: exit code %i, %s', async (args, code, decision) => {
    const result = await proxilion(['analyze', ...args])
    expect([result.code, result.stderr]).toEqual([code, ''])
    expect(result.stdout).toContain(`[${decision}]`)
  })

  test('shows the input with what matters underlined, the reason, every step and the advice', async () => {
    const { stdout } = await proxilion(['analyze', 'k=~/.ssh/id_rsa; cat $k'])
    const lines = stdout.split('\n')
    const input = lines.findIndex((line) => line.endsWith('k=~/.ssh/id_rsa; cat $k'))
    expect(lines[input + 1]).toBe(' │                      ── 1')
    expect(stdout).toMatch(/ 1 Reads a private key\n {3}critical · credential_access\/private-key/)
    expect(stdout).toMatch(/[├╰] .*\$k → ~\/\.ssh\/id_rsa/)
    expect(stdout).toMatch(/instead {2}\S/)
    expect(stdout).toMatch(/docs {5}https:\/\//)
  })

  test('a script is read from a file or from standard input', async () => {
    const script = '#!/bin/sh\nset -e\nnpm ci\ncat .env\n'
    writeFileSync(join(folder, 'deploy.sh'), script)
    const fromFile = await proxilion(['analyze', '--file', join(folder, 'deploy.sh')])
    const fromStdin = await proxilion(['analyze', '--file', '-'], { stdin: script })
    expect((await proxilion(['analyze', '-'], { stdin: script })).stdout).toBe(fromStdin.stdout)
    expect(fromFile).toEqual(fromStdin)
    expect(fromFile.stdout).toContain('4 │ cat .env\n  │     ──── 1\n')
    expect(fromFile.stdout).not.toContain('npm ci')
  })

  test('--json is the answer of the gateway with derivations, and nothing else', async () => {
    const { code, stdout } = await proxilion(['analyze', '--json', 'cat .env'], { colors: true })
    const json = JSON.parse(stdout)
    expect(code).toBe(2)
    expect(json).toMatchObject({ decision: 'Block', enforced: true, mode: 'terminate' })
    expect(json.findings[0]).toMatchObject({ evidence: { excerpt: '.env', start: 4, end: 8 }, derivation: expect.any(Array) })
  })

  test('colours only when they are wanted', async () => {
    expect((await proxilion(['analyze', 'cat .env'])).stdout).not.toContain('\u001b[')
    expect((await proxilion(['analyze', 'cat .env'], { colors: true })).stdout).toContain('\u001b[')
  })

  test('a command cannot act on the terminal that explains it', async () => {
    const { stdout } = await proxilion(['analyze', 'cat .env \u001b[2K\u001b[1A \u202e \u0007'])
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    expect(stdout).toContain('␛[2K')
  })

  test.each<[string[], string]>([
    [[], 'analyze what?'],
    [['--file', 'x', 'ls'], 'one of'],
    [['--mode', 'strict', 'ls'], 'monitor, alert, block, terminate'],
    [['--nope', 'ls'], "Unknown option '--nope'"],
    [['--file', '/nonexistent/file'], 'ENOENT'],
    [['--call', '{'], 'not JSON'],
    [['--call', '{"Bash":{}}'], '/tool_call/Bash/command: required'],
  ])('%j: exit code 1 and what is wrong', async (args, problem) => {
    const { code, stdout, stderr } = await proxilion(['analyze', ...args])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(problem)
  })
})

test.each([[['--help']], [['-h']], [['help']], [['analyze', '--help']]])('%j explains the commands and the exit codes', async (args) => {
  const { code, stdout } = await proxilion(args)
  expect(code).toBe(0)
  expect(stdout).toContain('proxilion analyze')
  expect(stdout).toContain('proxilion serve')
  expect(stdout).toContain('2 stopped')
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})

test('nothing to do: the help, and exit code 1', async () => {
  expect(await proxilion([])).toMatchObject({ code: 1, stdout: expect.stringContaining('proxilion analyze') })
})

describe('policy', () => {
  const CLAUSE = 'id: lab, reason: our own lab, author: ann, rule: hacking_tools/scan, program: nmap, host: "*.lab.example"'
  const write = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  test('check says that a file is valid, and what is in it', async () => {
    const path = write('good.yaml', `version: 1\nrules: { impact/mining: high }\nallow:\n  - { ${CLAUSE}, expires: 2099-01-01 }\n  - { ${CLAUSE.replace('lab,', 'old,')}, expires: 2020-01-01 }\n`.replace('impact/mining: high', 'impact/mining: critical'))
    const { code, stdout } = await proxilion(['policy', 'check', path])
    expect(code).toBe(0)
    expect(stdout).toContain('is valid: 2 clauses, 1 rule level')
    expect(stdout).toContain('allow lab until 2099-01-01')
    expect(stdout).toContain('allow old expired on 2020-01-01: does nothing')
  })

  test('check says what is wrong and where', async () => {
    const path = write('bad.yaml', `version: 1\nallow:\n  - { ${CLAUSE}, expires: soon }\n`)
    const { code, stdout } = await proxilion(['policy', 'check', path])
    expect([code, stdout]).toEqual([1, `✗ ${path}: line 3, allow[0].expires: allowed is a day, like 2027-03-31, until whose end (UTC) it holds\n`])
  })

  test.each<[string, number, string[]]>([
    ['nmap -sV a.lab.example', 0, ['ALLOW', 'allowed  lab · hacking_tools/scan', 'our own lab — ann (until 2099-01-01)']],
    ['nmap -sV b.example', 2, ['TERMINATE', 'lab does not allow hacking_tools/scan: the clause does not cover the host b.example.']],
    ['sudo nmap -sV a.lab.example', 2, ['TERMINATE', 'the program is run by sudo']],
  ])('explain %s', async (command, expected, texts) => {
    const path = write('explain.yaml', `version: 1\nallow:\n  - { ${CLAUSE}, expires: 2099-01-01 }\n`)
    const { code, stdout } = await proxilion(['policy', 'explain', '--policy', path, command], { width: 110 })
    expect(code).toBe(expected)
    for (const text of texts) expect(stdout).toContain(text)
  })

  test.each<[string[], string]>([
    [[], 'policy what?'],
    [['lint'], 'there is no command policy lint'],
    [['check'], 'policy check takes one file'],
    [['explain', 'ls'], 'needs --policy FILE'],
    [['explain', '--policy', '/nonexistent.yaml', 'ls'], 'cannot be read (ENOENT)'],
  ])('%j: exit code 1 and what is wrong', async (args, problem) => {
    const { code, stderr } = await proxilion(['policy', ...args])
    expect(code).toBe(1)
    expect(stderr).toContain(problem)
  })
})

test.each([['--version'], ['-V']])('%s', async (option) => {
  expect(await proxilion([option])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
})

test('an unknown command', async () => {
  expect(await proxilion(['analyse', 'ls'])).toMatchObject({ code: 1, stderr: 'proxilion: there is no command analyse\nTry proxilion --help.\n' })
})
