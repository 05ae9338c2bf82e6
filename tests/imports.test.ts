/** Which package may know which: the house's load-bearing walls. Tests are free; sources, and the dependencies of a manifest, are not. */
import { isBuiltin } from 'node:module'
import { join, relative } from 'node:path'
import { imports, nodes, packages } from './sources.js'

type Access = 'all' | 'types'

const everyPackage = {
  '@proxilion/mcp-protocol': 'all',
  '@proxilion/threat-engine': 'all',
  '@proxilion/session-state': 'all',
  '@proxilion/gateway': 'all',
  '@proxilion/semantic': 'all',
  '@proxilion/mcp-proxy': 'all',
  '@proxilion/assistant-hooks': 'all',
  '@proxilion/mcp-middleware': 'all',
} as const satisfies Record<string, Access>

/** What of ours each package may import. An app may import everything below it; an example only what is published. */
const allowed: Record<string, Readonly<Record<string, Access>>> = {
  'packages/mcp-protocol': {},
  'packages/threat-engine': { '@proxilion/mcp-protocol': 'all' },
  'packages/session-state': { '@proxilion/mcp-protocol': 'all', '@proxilion/threat-engine': 'types' },
  'packages/gateway': { '@proxilion/mcp-protocol': 'all', '@proxilion/threat-engine': 'all', '@proxilion/session-state': 'all' },
  'packages/semantic': { '@proxilion/gateway': 'all' },
  'packages/mcp-proxy': { '@proxilion/mcp-protocol': 'all', '@proxilion/gateway': 'all' },
  'packages/assistant-hooks': { '@proxilion/mcp-protocol': 'all', '@proxilion/gateway': 'all' },
  'packages/mcp-middleware': { '@proxilion/mcp-protocol': 'all' },
  'packages/proxilion-mcp-python': {},
  'apps/gateway': everyPackage,
  'apps/cli': { ...everyPackage, '@proxilion/gateway-app': 'all' },
  'apps/dashboard': {},
}
const example = { ...everyPackage, '@proxilion/gateway-app': 'all', proxilion: 'all' } as const

/** Packages that compute and nothing else: no I/O, no clock, no environment, no randomness, so a call is always judged the same. */
const pure = ['packages/mcp-protocol', 'packages/threat-engine']
const impure = ['process.env', 'process.cwd', 'process.platform', 'process.hrtime', 'Date.now', 'performance.now', 'Math.random']

const ours = (name: string) => name.startsWith('@proxilion/') || name === 'proxilion'
const packageOf = (specifier: string) => specifier.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? specifier
const known = packages()

test('every package has its place in the table', () => {
  const placeless = known.map(({ folder }) => folder).filter((folder) => !folder.startsWith('examples/') && !(folder in allowed))
  expect(placeless).toEqual([])
})

describe.each(known)('$folder', ({ folder, manifest, sources }) => {
  const mayImport: Readonly<Record<string, Access>> = folder.startsWith('examples/') ? example : (allowed[folder] ?? {})
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies }
  const imported = sources.flatMap((file) => imports(file).map((entry) => ({ file, ...entry })))
  const outside = imported.filter(({ from }) => !from.startsWith('.') && !isBuiltin(from) && packageOf(from) !== manifest.name)

  test('imports of ours only what the table allows', () => {
    const forbidden = outside.filter(({ from, typesOnly }) => {
      const access = mayImport[packageOf(from)]
      return ours(packageOf(from)) && access !== 'all' && !(access === 'types' && typesOnly)
    })
    expect(forbidden).toEqual([])
  })

  test('depends on ours only as the table allows', () => {
    expect(Object.keys(declared).filter((name) => ours(name) && !(name in mayImport))).toEqual([])
  })

  test('declares what it imports', () => {
    expect(outside.filter(({ from }) => !(packageOf(from) in declared))).toEqual([])
  })

  test('imports what it declares', () => {
    const used = new Set(outside.map(({ from }) => packageOf(from)))
    expect(Object.keys(declared).filter((name) => !used.has(name))).toEqual([])
  })

  test('reaches other packages by name, never by path', () => {
    const escapes = imported.filter(({ file, from }) => from.startsWith('.') && relative(folder, join(file, '..', from)).startsWith('..'))
    expect(escapes).toEqual([])
  })
})

describe.each(known.filter(({ folder }) => pure.includes(folder)))('$folder is pure', ({ sources }) => {
  // Decompression computes a value from a value, with a bound on its output.
  test('and imports nothing of Node but zlib', () => {
    expect(sources.flatMap((file) => imports(file).filter(({ from }) => isBuiltin(from) && from !== 'node:zlib').map(({ from }) => ({ file, from })))).toEqual([])
  })

  test('and reads neither clock, environment nor randomness', () => {
    const reads = sources.flatMap((file) =>
      nodes(file).flatMap((node) => {
        const withoutArguments = !(node.arguments as unknown[] | undefined)?.length
        if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date' && withoutArguments) return [`${file}: new Date()`]
        if (node.type !== 'MemberExpression') return []
        const path = `${nameOf(node.object)}.${nameOf(node.property)}`
        return impure.includes(path) ? [`${file}: ${path}`] : []
      }),
    )
    expect(reads).toEqual([])
  })
})

function nameOf(node: unknown): string {
  const { type, value } = node as { type: string; value?: string }
  return type === 'Identifier' && value !== undefined ? value : ''
}
