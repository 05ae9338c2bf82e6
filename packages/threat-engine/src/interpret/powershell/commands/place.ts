import { type Call, has, textsOf } from '../call.js'
import { registryKey } from '../registry.js'
import { type Value, instance, text } from '../value.js'

/** Where a path of PowerShell leads: drives are providers, and only some of them are files. */
type Place = { readonly in: 'file' | 'registry' | 'environment' | 'certificates' | 'session'; readonly path: string }
export function place(path: string, call: Call): Place {
  const drive =
    /^(?:microsoft\.powershell\.(?:core|security)\\)?(env|cert|variable|function|alias|wsman|certificate|environment):{1,2}\\?(.*)$/is.exec(
      path,
    )
  if (drive) {
    const name = drive[1]?.toLowerCase() ?? ''
    return { in: name.startsWith('env') ? 'environment' : name.startsWith('cert') ? 'certificates' : 'session', path: drive[2] ?? '' }
  }
  const key = registryKey(path, call.session)
  return key === undefined ? { in: 'file', path } : { in: 'registry', path: key }
}

/** Paths that a command is given, as an argument or by the pipeline. */
export const paths = (call: Call, name = 'path'): readonly string[] =>
  has(call, name) || call.input.k !== 'null' ? textsOf(call, name) : []
export const file = (path: string): Value =>
  instance('file', [
    ['fullname', text(path)],
    ['name', text(path.split(/[\\/]/).at(-1) ?? path)],
  ])

export const ITEM = 'path literalpath=path pspath=path lp=path'
