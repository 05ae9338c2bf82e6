import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../tests/sources.js'

// The gateway as users run it: the built program in a process of its own.
const main = join(root, 'apps/gateway/dist/esm/main.js')
jest.setTimeout(60_000)
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
})

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

function start(env: Record<string, string>, cwd = root) {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env }, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const listening = new Promise<number>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      const url = /"url":"([^"]+)"/.exec(stdout)?.[1]
      if (url !== undefined) resolve(Number(new URL(url).port))
    })
  })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
  return { child, listening, ended }
}

const health = (port: number) =>
  new Promise<number>((resolve, reject) => {
    http.get({ port, host: '127.0.0.1', path: '/health', agent: new http.Agent({ keepAlive: true }) }, (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject)
  })

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with exit code 0, also with idle connections', async (signal) => {
  const { child, listening, ended } = start({ MODE: 'terminate' })
  const port = await listening
  expect(await health(port)).toBe(200)
  child.kill(signal)
  const { code, stdout, stderr } = await ended
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('"msg":"stopped"')
})

test('an invalid value stops the start: exit code 1, one line that says what is allowed', async () => {
  const { code, stdout, stderr } = await start({ MODE: 'strict' }).ended
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toBe('proxilion-gateway: MODE="strict": allowed is monitor, alert, block, terminate\n')
})

test('an address that is taken stops the start', async () => {
  const port = await start({}).listening
  const { code, stderr } = await start({ PORT: String(port) }).ended
  expect(code).toBe(1)
  expect(stderr).toMatch(/^proxilion-gateway: cannot listen: .*EADDRINUSE.*\n$/)
})

describe('ANALYZERS', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proxilion-plugin-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const analyzer = (id: string, apiVersion = 1) =>
    `{ apiVersion: ${apiVersion}, id: '${id}', category: 'pattern', title: 'Any', techniques: [], rules: { r: { severity: 'low', title: 'Any', advice: 'None.' } }, analyze() {} }`
  const plugin = (analyzers: string, apiVersion = 1) => `export default { apiVersion: ${apiVersion}, name: 'mine', analyzers: [${analyzers}] }`

  test('are loaded from the working directory and named in /health', async () => {
    writeFileSync(join(folder, 'mine.mjs'), plugin(analyzer('mine/any')))
    const { listening } = start({ ANALYZERS: './mine.mjs' }, folder)
    const port = await listening
    const body = await (await fetch(`http://127.0.0.1:${port}/health`)).json()
    expect((body as { analyzers: string[] }).analyzers).toContain('mine/any')
  })

  test.each<[string, string, RegExp]>([
    ['one that fails to load', 'throw new Error("out of order")', /\.\/mine\.mjs failed to load: out of order/],
    ['one that is none', 'export const x = 1', /\.\/mine\.mjs cannot be used: a plug-in is an object made by definePlugin/],
    ['one for another interface', plugin(analyzer('mine/any'), 2), /made for API version 2, this engine has 1/],
    ['an analyzer for another interface', plugin(analyzer('mine/any', 2)), /not made by defineAnalyzer of API version 1/],
    ['an id without the name of its plug-in', plugin(analyzer('exfiltration')), /analyzer exfiltration: the id is mine\/snake_case/],
    ['an id twice', plugin(`${analyzer('mine/any')}, ${analyzer('mine/any')}`), /there are two analyzers called mine\/any/],
    ['no analyzer', plugin(''), /mine has no analyzers/],
  ])('%s refuses the start', async (_, source, problem) => {
    writeFileSync(join(folder, 'mine.mjs'), source)
    const { code, stderr } = await start({ ANALYZERS: './mine.mjs' }, folder).ended
    expect(code).toBe(1)
    expect(stderr).toMatch(/^proxilion-gateway: ANALYZERS: .*\n$/)
    expect(stderr).toMatch(problem)
  })

  test('one that is not there refuses the start and says where it was looked for', async () => {
    const { code, stderr } = await start({ ANALYZERS: 'proxilion-analyzer-absent' }, folder).ended
    expect(code).toBe(1)
    expect(stderr).toMatch(/^proxilion-gateway: ANALYZERS: proxilion-analyzer-absent was not found from .+ or .+\n$/)
  })
})
