import { type Analyzer, type Category, SEVERITY_SCORE } from './analyzer.js'

/** Version of the contract between the engine and analyzers. A plug-in made for another one is refused. */
export const API_VERSION = 1

/** A package's default export: analyzers that are run beside the built-in ones. Trusted code: it runs in the gateway's process. */
export interface Plugin {
  /** Name of the npm package; the ids of its analyzers begin with it. */
  readonly name: string
  readonly apiVersion: typeof API_VERSION
  readonly analyzers: readonly Analyzer[]
}

/** A plug-in as its author made it, or why it cannot be used. */
export type CheckedPlugin = { readonly ok: true; readonly plugin: Plugin } | { readonly ok: false; readonly reason: string }

/**
 * Declares a plug-in.
 * @throws {TypeError} when it would be refused at load: a mistake of the author, found by the first test.
 */
export function definePlugin(definition: { readonly name: string; readonly apiVersion: number; readonly analyzers: readonly Analyzer[] }): Plugin {
  const checked = checkPlugin(definition)
  if (!checked.ok) throw new TypeError(checked.reason)
  return checked.plugin
}

/** Checks what a package exports before anything of it runs. `taken` are the ids in use; a clash is refused, never resolved by order. Never throws. */
export function checkPlugin(exported: unknown, taken: ReadonlySet<string> = new Set()): CheckedPlugin {
  const value = isRecord(exported) && isRecord(exported['default']) ? exported['default'] : exported
  if (!isRecord(value)) return refuse('a plug-in is an object made by definePlugin, and the default export of its package')
  const { name, apiVersion, analyzers } = value
  if (typeof name !== 'string' || !PACKAGE.test(name)) return refuse(`name ${shown(name)} is not the name of an npm package`)
  if (apiVersion !== API_VERSION) return refuse(`${name} is made for API version ${shown(apiVersion)}, this engine has ${API_VERSION}`)
  if (!Array.isArray(analyzers) || analyzers.length === 0) return refuse(`${name} has no analyzers`)
  const ids = new Set<string>()
  for (const analyzer of analyzers as unknown[]) {
    const problem = problemOf(analyzer, name)
    if (problem !== undefined) return refuse(problem)
    const { id } = analyzer as Analyzer
    if (ids.has(id) || taken.has(id)) return refuse(`there are two analyzers called ${id}`)
    ids.add(id)
  }
  return { ok: true, plugin: value as unknown as Plugin }
}

const PACKAGE = /^(?:@[a-z0-9-]+\/)?[a-z0-9][a-z0-9-]*$/
const CATEGORIES: ReadonlySet<unknown> = new Set<Category>(['pattern', 'session', 'semantic'])

function problemOf(analyzer: unknown, name: string): string | undefined {
  if (!isRecord(analyzer) || typeof analyzer['id'] !== 'string') return `${name} has something among its analyzers that is none`
  const { id, category, rules, analyze } = analyzer
  const of = `analyzer ${String(id)}`
  if (!String(id).startsWith(`${name}/`) || !/^[a-z][a-z0-9_]*$/.test(String(id).slice(name.length + 1))) return `${of}: the id is ${name}/snake_case`
  if (analyzer['apiVersion'] !== API_VERSION) return `${of} was not made by defineAnalyzer of API version ${API_VERSION}`
  if (!CATEGORIES.has(category)) return `${of}: category ${shown(category)} is none`
  if (typeof analyze !== 'function') return `${of} has no analyze function`
  if (!isRecord(rules) || Object.keys(rules).length === 0) return `${of} has no rules`
  for (const [key, rule] of Object.entries(rules)) {
    if (!isRecord(rule) || typeof rule['title'] !== 'string' || typeof rule['advice'] !== 'string' || !Object.hasOwn(SEVERITY_SCORE, String(rule['severity']))) {
      return `${of}: rule ${key} needs a severity, a title and an advice`
    }
  }
  return undefined
}

const refuse = (reason: string): CheckedPlugin => ({ ok: false, reason })
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : typeof value)
