import { ANY, STAR } from '../../word.js'
import type { PathClass } from '../../../facts.js'
import { HOME_PARENTS, SCRATCH_ROOTS, SYSTEM_ROOTS } from './system.js'

/** A place as rules compare it: its anchor and its segments in lower case. */
export interface Base {
  readonly anchor: string
  readonly keys: readonly string[]
}

export const startsWith = (keys: readonly string[], anchor: string, base: Base): boolean =>
  anchor === base.anchor && keys.length >= base.keys.length && base.keys.every((s, i) => s === keys[i])

/**
 * Index of the first segment below a home directory, -1 when the path is not in one. Equal to the number of segments for the home directory itself. `known` is the
 * home of the user who calls, when that is known.
 */
export function homeDepth(anchor: string, keys: readonly string[], known?: readonly string[]): number {
  if (anchor === '~') return 0
  if (known && known.length > 0 && keys.length >= known.length && known.every((s, i) => s === keys[i])) return known.length
  const [a, b] = keys
  if (anchor === '/') {
    if (a === 'root') return 1
    if ((a === 'home' || a === 'users') && keys.length >= 2 && b !== 'shared') return 2
    if (keys.length >= 3 && b === 'home' && (a === 'export' || a === 'usr' || a === 'var')) return 3
    if (a === 'var' && (b === 'root' || b === 'jenkins_home')) return 2
    if (a === 'data' && b === 'data' && keys[2] === 'com.termux' && keys[4] === 'home') return 5
    return -1
  }
  const profiles = a === 'users' || a === 'documents and settings'
  return anchor.endsWith(':') && profiles && keys.length >= 2 && b !== 'public' ? 2 : -1
}

const isAll = (segment: string): boolean =>
  segment === '.' + STAR || (segment !== '' && [...segment].every((c) => c === STAR || c === ANY))

/** The segments without trailing globs that take everything: `/etc/*` is all of `/etc`. */
export function withoutAll(keys: readonly string[]): readonly string[] {
  let end = keys.length
  while (end > 0 && isAll(keys[end - 1] ?? '')) end--
  return end === keys.length ? keys : keys.slice(0, end)
}

/** Class of a directory that is a whole of its own: the root, a home, a directory of the system, the workspace. `up`: unresolved `..` before the segments. */
export function directoryClass({ anchor, keys }: Base, home: number, up = 0, workspace?: Base): PathClass | undefined {
  if (workspace && keys.length === workspace.keys.length && startsWith(keys, anchor, workspace)) return 'workspace'
  if (anchor === '') return keys.length === 0 && up === 0 ? 'workspace' : undefined
  if (keys.length === home) return 'home'
  if (keys.length > 3 || anchor === '//') return undefined
  if (keys.length === 0) return 'root'
  const name = `${anchor === '/' ? '' : 'c:'}/${keys.join('/')}`
  if (SCRATCH_ROOTS.has(name)) return 'scratch'
  if (HOME_PARENTS.has(name)) return 'home'
  return SYSTEM_ROOTS.has(name) ? 'system-root' : undefined
}
