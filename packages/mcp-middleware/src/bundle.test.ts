import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { buildSync } from 'esbuild'

/** What an application that imports these names ships, for a platform without Node. */
function bundle(code: string, format: 'esm' | 'iife' = 'esm'): string {
  const { outputFiles } = buildSync({
    stdin: { contents: code, resolveDir: __dirname, loader: 'ts' },
    bundle: true, minify: true, write: false, format, globalName: 'bundled', platform: 'browser', target: 'es2022',
    tsconfigRaw: {}, logLevel: 'error', absWorkingDir: join(__dirname, '..'),
  })
  return outputFiles[0]?.text ?? ''
}

const size = (code: string) => gzipSync(bundle(code)).length

test('the client is under 10 kB gzipped, and far from it', () => {
  expect(size(`export { ProxilionMCPClient, ProxilionBlockedError, ProxilionUnavailableError } from './index.js'`)).toBeLessThan(5_000)
})

test('what is not imported is not shipped', () => {
  expect(bundle(`import { guardTool } from './index.js'; export const f = guardTool`)).not.toMatch(/retry-after|Authorization/i)
  expect(bundle(`import './index.js'`)).toBe('')
})

test.each(['mcp', 'ai', 'anthropic', 'openai', 'langchain'])('the wrapper %s brings less than 2 kB', (name) => {
  expect(size(`export * from './${name}.js'`)).toBeLessThan(2_000)
})

test('runs where there is nothing of Node: on an edge and in a browser', async () => {
  const sent: string[] = []
  const fetch = async (url: string) => {
    sent.push(url)
    return new Response(JSON.stringify({ decision: 'Allow', enforced: false, request_id: 'r' }))
  }
  // What browsers have on a page that is not secure: no randomUUID.
  const web = { URL, Headers, AbortController, AbortSignal, setTimeout, clearTimeout, crypto: { getRandomValues: crypto.getRandomValues.bind(crypto) }, fetch }
  const context = createContext(web)
  runInContext(bundle(`export { ProxilionMCPClient } from './index.js'`, 'iife'), context)
  const script = `
    const client = new bundled.ProxilionMCPClient({ proxilionEndpoint: 'https://gateway.example/base/', userId: 'ann' })
    client.callToolWithAnalysis({ Bash: { command: 'ls' } }, () => 'done').then((result) => client.flush().then(() => result))`
  const result: unknown = await runInContext(script, context)
  expect([result, sent]).toEqual(['done', ['https://gateway.example/base/analyze', 'https://gateway.example/base/outcome']])
})
