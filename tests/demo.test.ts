import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startGateway, stopGateways } from './running-gateway.js'
import { root } from './sources.js'

jest.setTimeout(60_000)
afterEach(stopGateways)

/** Plays the demonstration as `./demo.sh` does once everything is installed and built. */
function play(port: number): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, 'scripts/demo.mjs')], { env: { PATH: process.env['PATH'] ?? '', PORT: String(port) } }, (_, stdout) =>
      resolve({ code: child.exitCode ?? -1, stdout }),
    )
  })
}

test.each(['monitor', 'alert', 'block', 'terminate'])('uses the gateway that listens, in mode %s, and again', async (mode) => {
  const { port } = await startGateway({ env: { MODE: mode } })
  for (const _ of [1, 2]) {
    const { code, stdout } = await play(port)
    expect(stdout).toContain(`all 25 decisions are as promised in mode ${mode}`)
    expect(code).toBe(0)
  }
})

test('starts a gateway in mode terminate when none listens, and stops it', async () => {
  const { code, stdout } = await play(1)
  expect(stdout).toContain('started for this demonstration')
  expect(stdout).toContain('all 25 decisions are as promised in mode terminate')
  expect(code).toBe(0)
  const port = /127\.0\.0\.1:(\d+)/.exec(stdout)?.[1]
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow()
})

test('exits non-zero when a decision is other than promised', async () => {
  const allowsAll = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(request.url === '/health' ? { service: 'proxilion-gateway', mode: 'terminate' } : { decision: 'Allow', enforced: false, threat_score: 0 }))
  })
  await new Promise<void>((resolve) => allowsAll.listen(0, '127.0.0.1', resolve))
  const { code, stdout } = await play((allowsAll.address() as AddressInfo).port)
  await new Promise((resolve) => allowsAll.close(resolve))
  expect(code).toBe(1)
  expect(stdout).toContain('promised: Terminate, enforced')
  expect(stdout).toMatch(/✗ \d+ of 25 decisions are not as promised/)
})
