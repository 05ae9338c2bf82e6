import { deleteKey, normalizeKey, readKey, writeKey } from '../cmd/registry.js'
import { CLEAN, type Frame, type Taint } from '../machine.js'
import { from, pathName } from './record.js'
import type { Session } from './session.js'
import { asNumber, asText, carried, type Value } from './value.js'

/** The registry key that a path of PowerShell means (`HKLM:\…`, `Registry::…`, or relative to such a location); undefined for files. */
export function registryKey(path: string, session: Session): string | undefined {
  if (normalizeKey(path) !== undefined) return path
  const { cwd } = session.shell.state
  return cwd !== undefined && normalizeKey(cwd) !== undefined && !/^(?:[A-Za-z]:|[\\/~])/.test(path) ? pathName(path, session) : undefined
}

/** Sets a value; `value` undefined only makes the key. */
export function writeRegistry(key: string, name: string, value: Value | undefined, frame: Frame, session: Session): void {
  writeKey(
    key,
    value === undefined ? undefined : name,
    value === undefined ? undefined : asText(value),
    value === undefined ? CLEAN : carried(value),
    frame,
    session.machine,
  )
}

export const deleteRegistry = (key: string, name: string | undefined, frame: Frame, session: Session): void =>
  deleteKey(key, name, frame, session.machine)

/** Reads a key or value; what it carries. */
export function readRegistry(key: string, name: string, frame: Frame, session: Session): Taint {
  const effect = readKey(key, name === '' ? undefined : name, false, frame, session.machine)
  return effect ? from(effect) : CLEAN
}

const HIVES = new Map([[2147483648, 'HKCR'], [2147483649, 'HKCU'], [2147483650, 'HKLM'], [2147483651, 'HKU'], [2147483653, 'HKCC']])
/** The WMI class that reads and writes the registry, here or on another host (T1047, T1112). */
export const isRegistryProvider = (cls: string): boolean => /(?:^|[:\\/])stdregprov$/i.test(cls)
/** `SetStringValue` and its like of that class; hives are numbers, the machine's when left out. */
export function writeThroughWmi(hive: Value, key: Value, name: Value, value: Value, frame: Frame, session: Session): void {
  const root = hive.k === 'null' ? 'HKLM' : HIVES.get((asNumber(hive) ?? 0) >>> 0)
  if (root !== undefined) writeRegistry(`${root}\\${asText(key)}`, asText(name), value, frame, session)
}
