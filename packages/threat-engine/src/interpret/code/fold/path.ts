import { HOLE } from '../../word.js'
import { joinAll, list, text, textOf } from '../value.js'
import type { Fold } from './fold.js'

/** The folder of the script: somewhere in the project, not known where. */
export const HERE = `./${HOLE}`

/** Joins path parts; an absolute part starts over. */
export function joinPath(parts: readonly string[], absoluteWins = true): string {
  let out = ''
  for (const part of parts) {
    if (part === '') continue
    if (out === '' || (absoluteWins && /^[/~]/.test(part)) || /^[a-z]:[\\/]/i.test(part)) out = part
    else out = out.endsWith('/') ? out + part.replace(/^\/+/, '') : `${out}/${part.replace(/^\/+/, '')}`
  }
  // Going up from an unknown folder of the project stays an unknown folder of the project.
  while (out.startsWith(`${HERE}/..`)) out = HERE + out.slice(HERE.length + 3)
  return out
}
export function parentOf(path: string): string {
  if (path === HERE || path === '.' || path === '/') return path
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path
  const at = trimmed.lastIndexOf('/')
  return at < 0 ? '.' : at === 0 ? '/' : trimmed.slice(0, at)
}
export const baseOf = (path: string): string => path.replace(/\/$/, '').split(/[/\\]/).at(-1) ?? path

export const join: Fold = (values) =>
  text(joinPath(values.flatMap((v) => (v.kind === 'list' ? v.items : [v])).map(textOf)), joinAll(values))
/** `path.join` of Node and `File.join` of Ruby: absolute parts are only appended. */
export const joinLoosely: Fold = (values) =>
  text(joinPath(values.flatMap((v) => (v.kind === 'list' ? v.items : [v])).map(textOf), false), joinAll(values))
export const dirname: Fold = ([path]) => path && text(parentOf(textOf(path)), path.origin)
export const basename: Fold = ([path]) => path && text(baseOf(textOf(path)), path.origin)
export const splitPath: Fold = ([path]) =>
  path && list([text(parentOf(textOf(path)), path.origin), text(baseOf(textOf(path)), path.origin)])
/** `abspath`, `realpath`, `normpath`, `expanduser`: classification normalises by itself. */
export const samePath: Fold = ([path]) => path && text(textOf(path).replace(/^%USERPROFILE%|^\$HOME\b|^\$\{HOME\}/, '~'), path.origin)
