import { DOWNLOADERS } from './downloads.js'
import { LIBRARY_PROGRAMS } from './libraries.js'
import { MANAGEMENT_PROGRAMS } from './management.js'
import type { Program } from './options.js'
import { REGISTRY_PROGRAMS } from './registry.js'
import { SCRIPT_PROGRAMS } from './scripts.js'
import { SERVICE_PROGRAMS } from './services.js'
import { SHELLS } from './shells.js'

/** Names that POSIX systems have for other programs: only where the line is known to be one of Windows. */
const ONLY_ON_WINDOWS = new Set(['at', 'command'])

/**
 * The program of Windows with this base name (any case, with or without `.exe`), when its arguments are more than a table can say.
 * `onWindows` is true when the line is cmd or PowerShell. A function, not a table, so that modules which need each other can be loaded
 * in any order.
 */
export function windowsProgram(name: string, onWindows: boolean): Program | undefined {
  const plain = name.toLowerCase().replace(/\.(?:exe|com)$/, '')
  if (!onWindows && ONLY_ON_WINDOWS.has(plain)) return undefined
  const tables = [SHELLS, REGISTRY_PROGRAMS, SERVICE_PROGRAMS, LIBRARY_PROGRAMS, SCRIPT_PROGRAMS, DOWNLOADERS, MANAGEMENT_PROGRAMS]
  return tables.find((table) => Object.hasOwn(table, plain))?.[plain]
}
