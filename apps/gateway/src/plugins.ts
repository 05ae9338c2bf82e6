import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Analyzer } from '@proxilion/threat-engine'

/** A plug-in that cannot be used. The gateway does not start without one that was asked for. */
export class PluginError extends Error {
  override readonly name = 'PluginError'
}

/** The version of the interface between the engine and analyzers that this gateway has. */
const API_VERSION = 1

/** Folders that packages are looked for from: that of this app first, then the working directory. */
const FOLDERS = [fileURLToPath(new URL('.', import.meta.url)), process.cwd()]

/**
 * Loads the analyzers of plug-in packages, named as in `import`, or by a path that starts with `.` or `/`. A plug-in is trusted code in this process.
 *
 * @throws {PluginError} when one cannot be found or loaded, was made for another interface, or brings an analyzer whose id is taken or not its own.
 */
export async function loadAnalyzers(names: readonly string[], folders: readonly string[] = FOLDERS): Promise<readonly Analyzer[]> {
  const loaded = new Map<string, string>()
  const analyzers: Analyzer[] = []
  for (const name of names) {
    for (const analyzer of await load(name, folders)) {
      const other = loaded.get(analyzer.id)
      if (other !== undefined) throw new PluginError(`ANALYZERS: ${name} brings an analyzer ${analyzer.id}, and so does ${other}`)
      loaded.set(analyzer.id, name)
      analyzers.push(analyzer)
    }
  }
  return analyzers
}

async function load(name: string, folders: readonly string[]): Promise<readonly Analyzer[]> {
  const file = resolve(name, folders)
  let module: unknown
  try {
    module = await import(pathToFileURL(file).href)
  } catch (error) {
    throw new PluginError(`ANALYZERS: ${name} failed to load: ${error instanceof Error ? error.message : String(error)}`)
  }
  const plugin = pluginIn(module)
  if (plugin === undefined) throw new PluginError(`ANALYZERS: ${name} is not a plug-in: its default export has to be made with definePlugin`)
  for (const { apiVersion } of [plugin, ...plugin.analyzers]) {
    if (apiVersion !== API_VERSION) throw new PluginError(`ANALYZERS: ${name} was made for version ${String(apiVersion)} of the analyzer interface; this gateway has version ${API_VERSION}`)
  }
  if (plugin.analyzers.length === 0) throw new PluginError(`ANALYZERS: ${name} brings no analyzer`)
  for (const { id } of plugin.analyzers) {
    if (!String(id).startsWith(`${plugin.name}/`)) throw new PluginError(`ANALYZERS: ${name} brings an analyzer ${String(id)}; its id has to start with ${plugin.name}/`)
  }
  return plugin.analyzers
}

function resolve(name: string, folders: readonly string[]): string {
  for (const folder of folders) {
    try {
      return createRequire(join(folder, 'package.json')).resolve(name)
    } catch (error) {
      // A package that is there but broken is not looked for elsewhere: another one of its name must not take its place.
      const absent = error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND'
      if (!absent) throw new PluginError(`ANALYZERS: ${name} cannot be resolved: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new PluginError(`ANALYZERS: ${name} was not found from ${folders.join(' or ')}`)
}

interface Plugin {
  readonly apiVersion: unknown
  readonly name: string
  readonly analyzers: readonly Analyzer[]
}

/** The plug-in in a module: its default export, also when a CommonJS module was imported. */
function pluginIn(module: unknown): Plugin | undefined {
  const exported = memberOf(module, 'default')
  return [exported, memberOf(exported, 'default')].find(isPlugin)
}

function isPlugin(value: unknown): value is Plugin {
  return typeof memberOf(value, 'name') === 'string' && Array.isArray(memberOf(value, 'analyzers'))
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? (value as Record<string, unknown>)[name] : undefined
}
