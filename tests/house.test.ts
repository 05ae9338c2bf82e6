/** The rules of the house that a machine can check. They need no linter: the syntax tree is enough. */
import { basename } from 'node:path'
import { files, imports, nodes, packages, read } from './sources.js'

const sources = packages().flatMap(({ sources }) => sources)
const librarySources = packages(['packages']).flatMap(({ sources }) => sources)
const tests = ['packages', 'apps', 'examples', 'tests'].flatMap(files).filter((file) => file.endsWith('.test.ts'))

test('there are sources and tests to check', () => {
  expect(librarySources).toContain('packages/threat-engine/src/index.ts')
  expect(tests).toContain('tests/house.test.ts')
})

test('a file has one job: at most 300 lines, tables of data excepted', () => {
  const isTable = (file: string) => file.includes('/signatures/') || read(file).startsWith('// data table')
  const long = sources.filter((file) => !isTable(file)).map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
  expect(long.filter(({ lines }) => lines > 300)).toEqual([])
})

test('a name says what is inside', () => {
  const vague = /^(?:utils?|helpers?|common|manager|service)$/
  const named = ['packages', 'apps', 'examples'].flatMap(files)
  expect(named.filter((file) => file.split('/').some((part) => vague.test(part.replace(/\..*$/, ''))))).toEqual([])
})

test('types are not switched off', () => {
  const untyped = sources.filter((file) => nodes(file).some((node) => node.type === 'TsKeywordType' && node.kind === 'any'))
  expect(untyped).toEqual([])
  expect(sources.filter((file) => /@ts-(?:ignore|nocheck|expect-error)/.test(read(file)))).toEqual([])
})

test('exports are named one by one', () => {
  expect(sources.filter((file) => nodes(file).some((node) => node.type === 'ExportAllDeclaration'))).toEqual([])
})

test('relative imports name the file that runs', () => {
  const relative = sources.flatMap((file) => imports(file).flatMap(({ from }) => (from.startsWith('.') ? [{ file, from }] : [])))
  expect(relative.filter(({ from }) => !/\.(?:js|json)$/.test(from))).toEqual([])
})

test('libraries do not print', () => {
  const prints = (file: string) =>
    nodes(file).some((node) => node.type === 'MemberExpression' && (node.object as { value?: string }).value === 'console')
  expect(librarySources.filter(prints)).toEqual([])
})

test('nothing is left for later', () => {
  const unfinished = /\b(?:TODO|FIXME|XXX|HACK)\b/
  expect(sources.filter((file) => unfinished.test(read(file)))).toEqual([])
})

test('tests are neither skipped nor singled out: what is missed is asserted as a miss', () => {
  const partial = /\b(?:test|it|describe)\.(?:skip|only|todo|failing)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/
  expect(tests.filter((file) => basename(file) !== 'house.test.ts' && partial.test(read(file)))).toEqual([])
})

test('the lockfile names no registry host, so that any mirror serves', () => {
  expect(read('pnpm-lock.yaml')).not.toMatch(/https?:|tarball:/)
})

test('pnpm is the same whether npx or the workspace brings it', () => {
  const { packageManager, devDependencies } = JSON.parse(read('package.json'))
  expect(packageManager).toBe(`pnpm@${devDependencies.pnpm}`)
})
