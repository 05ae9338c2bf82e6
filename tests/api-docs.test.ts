/** The reference of the client's API is as the code is, and explains what it lists. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { read, root } from './sources.js'

jest.setTimeout(60_000)

test('docs/api is what `npx pnpm run docs` writes', async () => {
  const { stderr } = await promisify(execFile)(process.execPath, [join(root, 'scripts/api-docs.mjs'), '--check']).catch((error: { stderr: string }) => error)
  expect(stderr).toBe('')
})

test('every name that the client exports is there', () => {
  const page = read('docs/api/mcp-middleware.md')
  const names = [...read('packages/mcp-middleware/src/index.ts').matchAll(/^export (?:type )?\{([^}]+)\}/gm)].flatMap(([, list = '']) => list.split(',').map((name) => name.trim().replace(/^type /, '')))
  expect(names.filter((name) => !page.includes(`### ${name}\n`))).toEqual([])
  expect(names).toContain('ProxilionMCPClient')
})

test('every function and class says what it does', () => {
  const blocks = [...read('docs/api/mcp-middleware.md').matchAll(/### (\w+)\n\n```ts\n([^]*?)\n```/g)].map(([, name, code = '']) => ({ name, code }))
  expect(blocks.filter(({ code }) => /^(?:abstract )?(?:class|function) /m.test(code) && !code.startsWith('/**')).map(({ name }) => name)).toEqual([])
})
