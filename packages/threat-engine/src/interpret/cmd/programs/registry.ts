import { NOTHING, UNKNOWN, CLEAN, resource, type Frame, type Stream } from '../../machine.js'
import { pathResource } from '../../resource/path.js'
import { at } from '../../shell/apply.js'
import type { Arg } from '../../shell/expand.js'
import type { Shell } from '../../shell/execute.js'
import { resolvePath } from '../../shell/paths.js'
import { display } from '../../word.js'
import { isUnprotected } from '../launched.js'
import { deleteKey, readKey, writeKey } from '../registry.js'
import { options, type Program } from './options.js'

/** `reg add|delete|query|save|export|load|import|restore|copy …`. */
const reg: Program = (args, frame, shell) => {
  const { machine } = shell
  machine.effect(frame, 'execute', resource('process', 'ordinary', 'reg'))
  const verb = args[0]?.text.toLowerCase()
  const { flags, operands } = options(args.slice(1), verb === 'query' ? 'v t f se' : 'v d t s')
  const key = operands[0]
  if (!verb || !key) return UNKNOWN
  const here = at(frame, key)
  const force = plainFlags(args)
  switch (verb) {
    case 'add': {
      const name = flags.get('v')?.text ?? (force.has('ve') ? '' : undefined)
      writeKey(key.text, name, flags.get('d')?.text ?? (name === undefined ? undefined : ''), flags.get('d')?.taint ?? CLEAN, here, machine)
      return NOTHING
    }
    case 'delete':
      deleteKey(key.text, flags.get('v')?.text, here, machine)
      return NOTHING
    case 'query': {
      const pattern = flags.get('f')?.text
      const effect = readKey(key.text, flags.get('v')?.text, false, here, machine)
      // A search for passwords through a whole hive (T1552.002).
      if (pattern !== undefined && /pass|pwd|cred|secret/i.test(pattern)) {
        const found = machine.effect(here, 'read', resource('registry', 'credentials', key.text.toLowerCase(), ['search', 'recursive']), {
          detail: pattern,
        })
        return { taint: { sources: [found], steps: [] } }
      }
      return { taint: effect && effect.resource.class !== 'ordinary' ? { sources: [effect], steps: [] } : CLEAN }
    }
    case 'save':
    case 'export':
    case 'copy':
      return saveHive(key, operands[1], verb, here, shell)
    case 'import':
      importFile(key, here, shell)
      return NOTHING
    case 'load':
    case 'restore':
    case 'unload':
      machine.effect(
        here,
        'read',
        pathResource(resolvePath((operands[1] ?? key).text, shell.state), machine.context, ['load']),
      )
      return NOTHING
    default:
      return UNKNOWN
  }
}
/** Switches without a value, which `options` may have given the next word to. */
const plainFlags = (args: readonly Arg[]): ReadonlySet<string> =>
  new Set(args.filter((arg) => /^[/-]/.test(arg.text)).map((arg) => arg.text.slice(1).toLowerCase()))

function saveHive(key: Arg, target: Arg | undefined, verb: string, frame: Frame, shell: Shell): Stream {
  const effect = readKey(key.text, undefined, true, frame, shell.machine)
  if (!target || !effect || verb === 'copy') return NOTHING
  const written = shell.machine.effect(
    at(frame, target),
    'write',
    pathResource(resolvePath(target.text, shell.state), shell.machine.context),
  )
  const taint = { sources: [effect], steps: [] }
  if (effect.resource.class !== 'ordinary') shell.machine.flow(taint, written)
  shell.machine.files.set(resolvePath(target.text, shell.state), { content: { taint } })
  return NOTHING
}

/** `setx NAME value [/m]`: a variable of the environment for good. */
const setx: Program = (args, frame, shell) => {
  shell.machine.effect(frame, 'execute', resource('process', 'ordinary', 'setx'))
  const { operands } = options(args, 's u p')
  const [name, value] = operands
  if (name) writeKey('HKCU\\Environment', name.text, value?.text ?? '', value?.taint ?? CLEAN, frame, shell.machine)
  return NOTHING
}

/** `regedit /s file.reg`, `regini file`: keys that a file names. */
const regedit: Program = (args, frame, shell) => {
  shell.machine.effect(frame, 'execute', resource('process', 'ordinary', frame.actor.program))
  const { flags, operands } = options(args, 'e')
  const exported = flags.get('e')
  const [first] = operands
  if (exported && first) return saveHive(first, exported, 'export', frame, shell)
  if (first) importFile(first, at(frame, first), shell)
  return NOTHING
}

/** A `.reg` file: what the call wrote is read, one in a folder that anybody can write to may hold anything. */
function importFile(file: Arg, frame: Frame, shell: Shell): void {
  const path = resolvePath(file.text, shell.state)
  shell.machine.effect(frame, 'read', pathResource(path, shell.machine.context, ['load']))
  const held = shell.machine.files.get(path)?.content.text
  if (held !== undefined) importText(held, frame, shell)
  else if (isUnprotected(file.text)) shell.machine.effect(frame, 'write', resource('registry', 'policy', 'keys of a file'), { detail: display(file.text).slice(0, 300) })
}

/** Keys and values of a `.reg` file that the call wrote. */
function importText(text: string, frame: Frame, shell: Shell): void {
  let key = ''
  for (const line of text.split(/\r?\n/).slice(0, 2000)) {
    const section = /^\[(-?)([^\]]{1,1000})\]/.exec(line)
    if (section?.[2]) {
      key = section[2]
      if (section[1]) deleteKey(key, undefined, frame, shell.machine)
      continue
    }
    const value = /^(?:"([^"]{0,200})"|@)=(.{0,2000})$/.exec(line)
    if (value && key)
      writeKey(key, value[1] ?? '', (value[2] ?? '').replace(/^"|"$/g, '').replaceAll('\\\\', '\\'), CLEAN, frame, shell.machine)
  }
}

export const REGISTRY_PROGRAMS: Readonly<Record<string, Program>> = { reg, setx, regedit, regini: regedit, regedt32: regedit }
