/** Each example of `examples/` checks itself: its built command ends with `ok`. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packages, read, root } from './sources.js'

jest.setTimeout(60_000)
const runFile = promisify(execFile)
// The package of analyzers is checked by its own tests.
const examples = packages(['examples']).filter(({ folder }) => folder !== 'examples/analyzer-package')

test('there are stories', () => {
  expect(examples.map(({ folder }) => folder)).toEqual(expect.arrayContaining(['examples/custom-agent-ts', 'examples/mcp-client-ts', 'examples/monitor-week']))
})

describe.each(examples)('$folder', ({ folder }) => {
  test('checks itself', async () => {
    const script = join(root, folder, 'dist/check.js')
    if (!existsSync(script)) throw new Error(`${folder} is not built: run \`node scripts/setup.mjs\``)
    const { stdout } = await runFile(process.execPath, [script], { cwd: root })
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('ok')
  })

  test('has a README of one screen that shows code of its own and says how to run it', () => {
    const page = read(`${folder}/README.md`)
    expect(page.split('\n').length).toBeLessThan(40)
    expect(page).toContain('npm run check')
    const sources = packages(['examples']).find((each) => each.folder === folder)!.sources.map(read).join('\n')
    const shown = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].flatMap(([, code = '']) => code.split('\n')).filter((line) => line.trim() !== '')
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter((line) => !sources.includes(line.trim().replace(/, userId: entry.user, mode.*$/, '')))).toEqual([])
  })
})
