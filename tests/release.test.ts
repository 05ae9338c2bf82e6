/** A release, rehearsed: what `changeset version` would do with the changesets that wait. Publishes nothing. */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Manifest, files, packages, read, root } from './sources.js'

jest.setTimeout(60_000)
const runFile = promisify(execFile)
const copy = mkdtempSync(join(tmpdir(), 'proxilion-release-'))
const all = packages()
const published = all.filter(({ manifest }) => !manifest.private)

beforeAll(async () => {
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...files('.changeset'), ...all.map(({ folder }) => `${folder}/package.json`)]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  await runFile('git', ['init', '--quiet', '--initial-branch=main'], { cwd: copy })
  await runFile(process.execPath, [join(root, 'node_modules/@changesets/cli/bin.js'), 'version'], { cwd: copy })
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const released = (folder: string) => JSON.parse(readFileSync(join(copy, folder, 'package.json'), 'utf8')) as Manifest

test('every published package says where its source is', () => {
  const url = 'https://github.com/proxilion/proxilion'
  for (const { folder, manifest } of published) expect(manifest.repository).toEqual({ type: 'git', url: `git+${url}.git`, directory: folder })
  expect(read('packages/proxilion-mcp-python/pyproject.toml')).toContain(`[project.urls]\nRepository = "${url}"\n`)
})

test('all published packages get one new version', () => {
  const waiting = files('.changeset').filter((file) => file.endsWith('.md') && !file.endsWith('README.md'))
  const versions = new Set(published.map(({ folder }) => released(folder).version))
  expect(versions.size).toBe(1)
  if (waiting.length > 0) expect([...versions]).not.toEqual([...new Set(published.map(({ manifest }) => manifest.version))])
})

test('each package that a changeset names tells its users', () => {
  const named = files('.changeset').filter((file) => file.endsWith('.md')).flatMap((file) => [...read(file).matchAll(/^'([^']+)': (?:patch|minor|major)$/gm)].map(([, name]) => name))
  const silent = published.filter(({ folder, manifest }) => named.includes(manifest.name) && !existsSync(join(copy, folder, 'CHANGELOG.md')))
  expect(silent.map(({ manifest }) => manifest.name)).toEqual([])
  expect(named.filter((name) => !published.some(({ manifest }) => manifest.name === name))).toEqual([])
})
