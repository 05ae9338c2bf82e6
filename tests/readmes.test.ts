/** The code of the packages' READMEs runs: a line `expression // → value` has that value. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..')
const pages = ['packages', 'examples'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name, 'README.md'))).filter((page) => existsSync(page))
const blocks = pages.flatMap((page) => [...readFileSync(page, 'utf8').matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code = '']) => ({ page: page.slice(root.length + 1), code })))

test('there is code to run', () => {
  expect(blocks.map(({ page }) => page)).toEqual(expect.arrayContaining(['packages/threat-engine/README.md', 'packages/gateway/README.md', 'packages/session-state/README.md']))
})

test.each(blocks)('$page', async ({ code }) => {
  const expected: unknown[] = []
  const body = code
    .replace(/^import \{([^}]+)\} from '([^']+)'$/gm, 'const {$1} = load("$2")')
    .replace(/^(.+?) \/\/ → (.+)$/gm, (_, expression: string, value: string) => {
      expected.push(value === 'undefined' ? undefined : JSON.parse(value))
      return `values.push(${expression})`
    })
  const values: unknown[] = []
  const run = new Function('load', 'values', `return (async () => {${body}})()`) as (load: (name: string) => unknown, values: unknown[]) => Promise<void>
  await run((name) => require(name), values)
  expect(values).toEqual(expected)
})
