/**
 * What a stranger gets from the registry: every publishable package is packed, linted as packed, unpacked into an empty project, and there
 * imported, required and compiled against. Reads the builds of the packages, so `npm test` builds first.
 *
 * With `CI=true` npm installs the tarballs like a user would. Otherwise they are unpacked side by side and given the dependencies that they
 * declare from the workspace: the same packages, without a network.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Manifest, type Package, packages, root } from './sources.js'

const runFile = promisify(execFile)
const publishable = packages(['packages', 'apps']).filter(({ manifest }) => !manifest.private)
const empty = mkdtempSync(join(tmpdir(), 'proxilion-packaging-'))
const installed = (name: string) => join(empty, 'node_modules', name)
const tarballs = new Map<string, string>()
let complaints: Record<string, string[]> = {}

jest.setTimeout(120_000)

beforeAll(async () => {
  await pack()
  writeFileSync(join(empty, 'package.json'), '{ "private": true, "type": "module" }')
  const lint = runFile(process.execPath, [join(root, 'tests', 'lint-tarballs.mjs'), ...tarballs.values()])
  await (process.env.CI === 'true' ? npmInstall() : Promise.all(publishable.map(unpack)))
  complaints = JSON.parse((await lint).stdout)
})

afterAll(() => rmSync(empty, { recursive: true, force: true }))

describe.each(publishable.map((each) => ({ name: each.manifest.name, ...each })))('$name', ({ name, manifest }) => {
  test('satisfies publint and "are the types wrong"', () => {
    expect(complaints[tarballs.get(name) ?? '']).toEqual([])
  })

  test('carries its license, and names its siblings by version', () => {
    expect(existsSync(join(installed(name), 'LICENSE'))).toBe(true)
    const { dependencies = {} } = JSON.parse(readFileSync(join(installed(name), 'package.json'), 'utf8')) as Manifest
    const siblings = publishable.filter((sibling) => sibling.manifest.name in dependencies)
    expect(siblings.map((sibling) => dependencies[sibling.manifest.name])).toEqual(siblings.map((sibling) => sibling.manifest.version))
  })

  test('every entry imports, requires and agrees on what it exports', async () => {
    const script = `
      import { createRequire } from 'node:module'
      const require = createRequire(import.meta.url)
      const interop = ['default', 'module.exports', '__esModule']
      const names = (module) => Object.keys(module).filter((name) => !interop.includes(name)).sort()
      const entries = {}
      for (const entry of ${JSON.stringify(entriesOf(manifest))}) entries[entry] = [names(await import(entry)), names(require(entry))]
      console.log(JSON.stringify(entries))`
    const { stdout, stderr } = await runFile(process.execPath, ['--input-type=module', '--eval', script], { cwd: empty })
    expect(stderr).toBe('')
    for (const [imported, required] of Object.values(JSON.parse(stdout) as Record<string, [string[], string[]]>)) {
      expect(imported.length).toBeGreaterThan(0)
      expect(required).toEqual(imported)
    }
  })

  test('its programs are there and start with the name of their interpreter', () => {
    const programs = Object.values(manifest.bin ?? {}).map((path) => readFileSync(join(installed(name), path), 'utf8').split('\n')[0])
    expect(programs).toEqual(programs.map(() => '#!/usr/bin/env node'))
  })
})

const nodenext = ['--module', 'nodenext']
const bundler = ['--module', 'esnext', '--moduleResolution', 'bundler']

test.each([
  ['mts', nodenext],
  ['cts', nodenext],
  ['ts', bundler],
])('a strict TypeScript project compiles against all of them from a .%s file with %j', async (extension, resolution) => {
  const entries = publishable.flatMap(({ manifest }) => entriesOf(manifest))
  const uses = entries.map((entry, index) => `import * as e${index} from '${entry}'\nexport type E${index} = keyof typeof e${index}`)
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules', '@types')]
  expect(await compile(`consumer.${extension}`, uses.join('\n'), [...resolution, ...types])).toBe('')
})

test.each([nodenext, bundler])('an application of the client compiles with the types of the web alone, with %j %s', async (...resolution) => {
  const source = `
    import { ProxilionBlockedError, ProxilionMCPClient } from '@proxilion/mcp-middleware'
    import { guardTool } from '@proxilion/mcp-middleware/guard-tool'
    const proxilion = new ProxilionMCPClient({ proxilionEndpoint: 'http://127.0.0.1:8787', userId: 'ann', mode: 'block' })
    export const length: Promise<number> = proxilion.callToolWithAnalysis({ Bash: { command: 'ls' } }, async () => 'x').then((text) => text.length)
    export const run: (call: { path: string }) => Promise<string[]> = guardTool(proxilion, ({ path }: { path: string }) => [path])
    const head = async (path: string, lines: number) => path.length + lines
    export const read: typeof head = guardTool(proxilion, head, { toolCall: (path) => ({ Filesystem: { operation: 'Read', path } }) })
    // @ts-expect-error arguments without names need toolCall
    guardTool(proxilion, head)
    export const scoreOf = (error: unknown): number => (error instanceof ProxilionBlockedError ? error.score : 0)`
  expect(await compile('application.ts', source, [...resolution, '--lib', 'es2023,dom', '--types', ''])).toBe('')
})

test('a Block of the required client is one for the imported error, and the other way round', async () => {
  const script = `
    import { createRequire } from 'node:module'
    import * as imported from '@proxilion/mcp-middleware'
    const required = createRequire(import.meta.url)('@proxilion/mcp-middleware')
    const blocked = ({ ProxilionBlockedError }) => new ProxilionBlockedError({ message: 'no', findings: [] })
    console.log(imported.ProxilionBlockedError === required.ProxilionBlockedError, blocked(required) instanceof imported.ProxilionBlockedError, blocked(imported) instanceof required.ProxilionError)`
  const { stdout } = await runFile(process.execPath, ['--input-type=module', '--eval', script], { cwd: empty })
  expect(stdout.trim()).toBe('false true true')
})

/** What the compiler says about a file of the empty project. */
async function compile(name: string, source: string, options: readonly string[]): Promise<string> {
  writeFileSync(join(empty, name), source)
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const args = [tsc, '--noEmit', '--strict', '--target', 'es2023', ...options, name]
  const { stdout } = await runFile(process.execPath, args, { cwd: empty }).catch((error: { stdout: string }) => error)
  return stdout
}

/** What can be imported from a package, as a stranger writes it. */
function entriesOf({ name, exports }: Manifest): string[] {
  return Object.keys(exports).flatMap((path) => (path.endsWith('.json') ? [] : [name + path.slice(1)]))
}

async function pack(): Promise<void> {
  const unbuilt = publishable.find(({ folder }) => !existsSync(join(root, folder, 'dist')))
  if (unbuilt) throw new Error(`${unbuilt.folder} is not built: run \`node scripts/setup.mjs\``)
  const filters = publishable.map(({ manifest }) => `--filter=${manifest.name}`)
  const pnpm = join(root, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs')
  await runFile(process.execPath, [pnpm, ...filters, 'pack', '--pack-destination', empty], { cwd: root })
  for (const { manifest } of publishable) {
    tarballs.set(manifest.name, join(empty, `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`))
  }
}

async function unpack({ folder, manifest }: Package): Promise<void> {
  const target = installed(manifest.name)
  mkdirSync(target, { recursive: true })
  await runFile('tar', ['--extract', '--strip-components=1', '--directory', target, '--file', tarballs.get(manifest.name) ?? ''])
  for (const dependency of Object.keys(manifest.dependencies ?? {}).filter((name) => !tarballs.has(name))) {
    const link = join(target, 'node_modules', dependency)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, folder, 'node_modules', dependency), link)
  }
}

async function npmInstall(): Promise<void> {
  await runFile('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs.values()], { cwd: empty })
}
