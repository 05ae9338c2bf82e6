import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ANALYZERS, checkPlugin, type Analyzer } from '@proxilion/threat-engine'

/** A plug-in that cannot be used. The gateway does not start without one that was asked for. */
export class PluginError extends Error {
  override readonly name = 'PluginError'
}

/** Folders that packages are looked for from: that of this app first, then the working directory. */
const FOLDERS = [fileURLToPath(new URL('.', import.meta.url)), process.cwd()]

/**
 * Loads the analyzers of plug-in packages, named as in `import`, or by a path that starts with `.` or `/`. A plug-in is trusted code in this process.
 *
 * @throws {PluginError} when one cannot be found or loaded, was made for another interface, or brings an analyzer whose id is taken or not its own.
 */
export async function loadAnalyzers(names: readonly string[], folders: readonly string[] = FOLDERS): Promise<readonly Analyzer[]> {
  const taken = new Set(ANALYZERS.map(({ id }) => id))
  const analyzers: Analyzer[] = []
  for (const name of names) {
    const checked = checkPlugin(await load(name, folders), taken)
    if (!checked.ok) throw new PluginError(`ANALYZERS: ${name} cannot be used: ${checked.reason}`)
    for (const analyzer of checked.plugin.analyzers) {
      taken.add(analyzer.id)
      analyzers.push(analyzer)
    }
  }
  return analyzers
}

/** What a package exports by default, also when it is CommonJS. */
async function load(name: string, folders: readonly string[]): Promise<unknown> {
  const file = resolve(name, folders)
  try {
    const module = (await import(pathToFileURL(file).href)) as { default?: unknown }
    return module.default
  } catch (error) {
    throw new PluginError(`ANALYZERS: ${name} failed to load: ${error instanceof Error ? error.message : String(error)}`)
  }
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
