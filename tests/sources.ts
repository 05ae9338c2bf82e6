import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Module, parseSync } from '@swc/core'

/** The root of the repository. */
export const root = join(import.meta.dirname, '..')

/** The members of a package.json that the tests read. */
export interface Manifest {
  name: string
  version: string
  private?: boolean
  repository?: { type: string; url: string; directory: string }
  exports: Record<string, unknown>
  bin?: Record<string, string>
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** A package of the workspace: its folder relative to the root, its manifest, and its own TypeScript sources without tests. */
export interface Package {
  folder: string
  manifest: Manifest
  sources: string[]
}

/** The packages below `packages`, `apps` and `examples`, or only those of the given groups. */
export function packages(groups = ['packages', 'apps', 'examples']): Package[] {
  return groups.flatMap((group) =>
    (existsSync(join(root, group)) ? readdirSync(join(root, group)) : [])
      .map((name) => `${group}/${name}`)
      .filter((folder) => existsSync(join(root, folder, 'package.json')))
      .map((folder) => ({
        folder,
        manifest: JSON.parse(read(`${folder}/package.json`)),
        sources: files(folder).filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|bench)\.tsx?$/.test(file)),
      })),
  )
}

/** All files below a folder, relative to the root, without what is installed or built. */
export function files(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return ['node_modules', 'dist', '.turbo'].includes(entry.name) ? [] : files(path)
    return [path]
  })
}

/** The text of a file, by its path relative to the root. */
export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** A node of the syntax tree of a source file, as swc gives it. */
export type Node = { type: string; [member: string]: unknown }

/** Every node of a source file's syntax tree. */
export function nodes(file: string): Node[] {
  const module: Module = parseSync(read(file), { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2023' })
  const found: Node[] = []
  const open: unknown[] = [module]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    if ('type' in value && typeof value.type === 'string') found.push(value as Node)
    open.push(...Object.values(value))
  }
  return found
}

/** What a source file imports or re-exports: the specifier, and whether only types come from there. */
export function imports(file: string): { from: string; typesOnly: boolean }[] {
  return nodes(file).flatMap((node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        return node.source ? [{ from: (node.source as { value: string }).value, typesOnly: node.typeOnly === true }] : []
      case 'CallExpression': {
        const callee = node.callee as Node
        const argument = (node.arguments as { expression: Node }[])[0]?.expression
        const loads = callee.type === 'Import' || (callee.type === 'Identifier' && callee.value === 'require')
        return loads && argument?.type === 'StringLiteral' ? [{ from: argument.value as string, typesOnly: false }] : []
      }
      case 'TsImportType':
        return [{ from: (node.argument as { value: string }).value, typesOnly: true }]
      default:
        return []
    }
  })
}
