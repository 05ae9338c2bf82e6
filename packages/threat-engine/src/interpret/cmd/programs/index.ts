import { COMMAND_RUNNERS } from './command-runners.js'
import { DOWNLOADERS } from './downloads.js'
import { LIBRARY_PROGRAMS } from './libraries.js'
import { MANAGEMENT_PROGRAMS } from './management.js'
import type { Program } from './options.js'
import { POWERSHELLS } from './powershell.js'
import { REGISTRY_PROGRAMS } from './registry.js'
import { SCRIPT_PROGRAMS } from './scripts.js'
import { SERVICE_PROGRAMS } from './services.js'

/** Names that POSIX systems have for other programs: only where the line is known to be one of Windows. */
const ONLY_ON_WINDOWS = new Set(['at', 'command'])

/**
 * The program of Windows with this base name (any case, with or without `.exe`), when its arguments are more than a table can say.
 * `onWindows` is true when the line is cmd or PowerShell. A function, not a table, so that modules which need each other can be loaded
 * in any order.
 */
export function windowsProgram(name: string, onWindows: boolean): Program | undefined {
  const lower = name.toLowerCase()
  const plain = lower.endsWith('.exe') || lower.endsWith('.com') ? lower.slice(0, -4) : lower
  if (!onWindows && ONLY_ON_WINDOWS.has(plain)) return undefined
  return (programs ??= allPrograms()).get(plain)
}

let programs: ReadonlyMap<string, Program> | undefined
/** Every table in one; where two have a name, the earlier one says what it is. */
function allPrograms(): ReadonlyMap<string, Program> {
  const tables: readonly Readonly<Record<string, Program>>[] = [
    POWERSHELLS,
    COMMAND_RUNNERS,
    REGISTRY_PROGRAMS,
    SERVICE_PROGRAMS,
    LIBRARY_PROGRAMS,
    SCRIPT_PROGRAMS,
    DOWNLOADERS,
    MANAGEMENT_PROGRAMS,
  ]
  return new Map(tables.toReversed().flatMap((table) => Object.entries(table)))
}
