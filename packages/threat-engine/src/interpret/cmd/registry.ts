import type { AnyResource, Effect, Tag } from '../../facts.js'
import { REGISTRY, SECRET_HIVES, type RegistryRow } from '../../signatures/windows-registry.js'
import { resource, type Frame, type Machine, type Taint } from '../machine.js'
import { display } from '../word.js'
import { logonTags, serviceTags } from './launched.js'

const HIVES: Readonly<Record<string, string>> = {
  hkey_local_machine: 'hklm',
  hkey_current_user: 'hkcu',
  hkey_classes_root: 'hkcr',
  hkey_users: 'hku',
  hkey_current_config: 'hkcc',
  hklm: 'hklm',
  hkcu: 'hkcu',
  hkcr: 'hkcr',
  hku: 'hku',
  hkcc: 'hkcc',
}
const KEY =
  /^(?:\\\\[^\\]{1,64}\\)?(?:microsoft\.powershell\.core\\)?(?:registry::)?(hkey_[a-z_]{5,20}|hklm|hkcu|hkcr|hku|hkcc)(?:$|:[\\/]{0,4}|[\\/]{1,4})(.*)$/is

/** A key of the registry in one spelling (`hklm\software\…`, lower case); undefined for anything else. */
export function normalizeKey(written: string): string | undefined {
  const found = KEY.exec(display(written.slice(0, 1024).trim()).replace(/^"|"$/g, ''))
  const hive = found?.[1] && HIVES[found[1].toLowerCase()]
  if (!found || !hive) return undefined
  const rest = (found[2] ?? '')
    .toLowerCase()
    .replaceAll('/', '\\')
    .replace(/\\{2,}/g, '\\')
    .replace(/\\+$/, '')
    .replace(/\\wow6432node(?=\\|$)/, '')
    .replace(/^system\\controlset00\d\\/, 'system\\currentcontrolset\\')
  return rest === '' ? hive : `${hive}\\${rest}`
}

const ROWS = (REGISTRY as readonly RegistryRow[]).map((row) => ({
  row,
  key: new RegExp(row.key),
  value: row.value === undefined ? undefined : new RegExp(row.value),
  data: row.data === undefined ? undefined : new RegExp(row.data),
}))
const SECRETS = new RegExp(SECRET_HIVES)

function find(does: 'write' | 'delete' | 'read', key: string, name: string | undefined, data: string | undefined): RegistryRow | undefined {
  for (const r of ROWS) {
    if ((r.row.does ?? 'write') !== does || !r.key.test(key)) continue
    if (r.value && (name === undefined || !r.value.test(name))) continue
    if (r.data && (data === undefined || !r.data.test(data))) continue
    return r.row
  }
  return undefined
}

/** One spelling of the data: numbers in decimal, text in lower case without quotes. */
function normalizeData(data: string | undefined): string | undefined {
  if (data === undefined) return undefined
  const plain = display(data).trim().toLowerCase().replace(/^"|"$/g, '')
  if (/^(?:0x|dword:)[0-9a-f]{1,8}$/.test(plain)) return String(Number.parseInt(plain.replace(/^(?:0x|dword:)/, ''), 16))
  return plain === 'true' ? '1' : plain === 'false' ? '0' : plain
}

function also(row: RegistryRow | undefined, frame: Frame, machine: Machine): void {
  for (const more of row?.also ?? [])
    machine.effect(frame, more.does, {
      kind: more.what,
      class: more.class,
      name: more.name,
      tags: more.tags ?? [],
    } as unknown as AnyResource)
}

/**
 * A key or value is created or changed. `name` is undefined for the key itself, empty for its default value; `data` as written.
 * Returns the effect, undefined when the key is none.
 */
export function writeKey(
  written: string,
  name: string | undefined,
  data: string | undefined,
  taint: Taint,
  frame: Frame,
  machine: Machine,
): Effect | undefined {
  const key = normalizeKey(written)
  if (key === undefined) return undefined
  const lower = name?.toLowerCase().replace(/^\(default\)$/, '')
  const row = find('write', key, data === undefined ? lower : (lower ?? ''), normalizeData(data))
  const runs = row?.runs === true && data !== undefined && data !== ''
  const summarize = lower === 'imagepath' ? serviceTags : logonTags
  const tags: readonly Tag[] = [...(runs ? summarize(data, machine.context) : []), ...hijackTags(row, data)]
  const effect = machine.effect(
    frame,
    'write',
    resource('registry', row?.class ?? 'ordinary', name ? `${key}\\${name}` : key, tags),
    data === undefined ? {} : { detail: display(data).slice(0, 300) },
  )
  machine.flow(taint, effect)
  also(row, frame, machine)
  return effect
}

/** A key that is only made, and a value that is emptied, run nothing yet. */
const hijackTags = (row: RegistryRow | undefined, data: string | undefined): readonly Tag[] =>
  row?.hijack === true && data !== undefined && data !== '' ? ['hijack'] : []

/** A key (name undefined) or value is deleted. */
export function deleteKey(written: string, name: string | undefined, frame: Frame, machine: Machine): void {
  const key = normalizeKey(written)
  if (key === undefined) return
  const row = find('delete', key, name?.toLowerCase(), undefined)
  machine.effect(frame, 'delete', resource('registry', row?.class ?? 'ordinary', name ? `${key}\\${name}` : key))
  also(row, frame, machine)
}

/**
 * A key or value is read; `whole` when the hive is saved to a file. Returns the effect, undefined when the key is none or nothing about it
 * matters.
 */
export function readKey(written: string, name: string | undefined, whole: boolean, frame: Frame, machine: Machine): Effect | undefined {
  const key = normalizeKey(written)
  if (key === undefined) return undefined
  const secret = whole && SECRETS.test(key)
  const row = find('read', key, name?.toLowerCase(), undefined)
  return machine.effect(
    frame,
    'read',
    resource('registry', secret ? 'credentials' : (row?.class ?? 'ordinary'), name ? `${key}\\${name}` : key),
  )
}
