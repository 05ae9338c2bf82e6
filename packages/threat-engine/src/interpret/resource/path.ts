import { resource } from '../machine.js'
import { ANY, HOLE, STAR } from '../word.js'
import type { Context, PathClass, Resource, Tag } from '../../facts.js'
import { classify, isWorthHiding } from './paths/classify.js'
import { directoryClass, homeDepth, startsWith, withoutAll } from './paths/directories.js'
import { keysOf, landmarksOf } from './paths/landmarks.js'
import { locationTags } from './paths/location.js'
import type { PathKey } from './paths/lookup.js'
import { locate, type Place } from './paths/place.js'

const MARK = /[\u0000-\u0002]/
const UNLIKE_KEYS = /[A-Z\u0080-\uffff]/

/**
 * Classifies a path as it stands after expansion: relative paths against `context.cwd`, spellings undone, `.` and `..` resolved without looking at any disk.
 * The result's name is the normalised path. Tags are added to the given ones: where it lies (`in-workspace`, `home`, `system`, `temporary`, `scratch`,
 * `network-share`) and what is odd about how it is written (`traversal`, `encoded`, `backslash`, `glob`, `all`, `hidden`). Never throws; linear in the length of the path.
 */
export function pathResource(path: string, context: Context, tags: readonly Tag[] = []): Resource<'path'> {
  const known = landmarksOf(context)
  const place = locate(path, known.home, known.cwd)
  const marked = MARK.test(path)
  const keys = UNLIKE_KEYS.test(place.name) ? keysOf(place.segments) : place.segments
  const home = homeDepth(place.anchor, keys, known.homeKeys)
  const core = marked ? withoutAll(keys) : keys
  const all = core.length < keys.length
  const inWorkspace = known.workspace !== undefined && startsWith(keys, place.anchor, known.workspace)
  const added = locationTags(place, keys, home, inWorkspace)
  if (marked && (path.includes(STAR) || path.includes(ANY))) added.push('glob')
  if (all) added.push('all')
  if (place.disguised) added.push('encoded')
  // A separator on Windows, a part of a name elsewhere: read as the former, said so that nobody relies on it.
  if (!place.anchor.endsWith(':') && place.anchor !== '//' && path.includes('\\')) added.push('backslash')

  const directory = directoryClass({ anchor: place.anchor, keys: core }, home, place.up, known.workspace)
  let cls = directory ?? fileClass(place.anchor, keys, home, marked)
  if (cls === undefined && all) cls = fileClass(place.anchor, core, home, marked)
  const landed = place.anchor === '' && place.up > 0 ? landing(keys, place.up, marked) : undefined
  if (isTraversal(place, keys, landed ?? cls, inWorkspace, added)) added.push('traversal')
  return resource('path', landed ?? cls ?? 'ordinary', place.name, merge(tags, added))
}

const keyOf = (anchor: string, segments: readonly string[], home: number, root = 0): PathKey => ({
  segments,
  root: anchor === '/' ? root : -1,
  drive: anchor.endsWith(':') ? 0 : -1,
  unc: anchor === '//' ? 0 : -1,
  home,
})

function fileClass(anchor: string, keys: readonly string[], home: number, marked: boolean): PathClass | undefined {
  if (keys.length === 0) return undefined
  if (anchor === '') return relativeClass(keys, marked)
  const cls = classify(keyOf(anchor, keys, home), marked)
  // The whole disk of another Windows machine is shared as `\\host\C$`.
  if (anchor === '//' && /^[a-z]\$$/.test(keys[1] ?? '')) return cls ?? atRoot('c:', keys.slice(2), marked)
  if (anchor !== '/' || (cls && cls !== 'backup')) return cls
  for (const at of mountDepths(keys)) {
    const mounted = keys.slice(at)
    const found = directoryClass({ anchor: '/', keys: mounted }, homeDepth('/', mounted)) ?? atRoot('/', mounted, marked)
    if (found && found !== 'root') return found
  }
  return cls
}

const atRoot = (anchor: string, keys: readonly string[], marked: boolean): PathClass | undefined =>
  classify(keyOf(anchor, keys, homeDepth(anchor, keys)), marked)

/** The working directory is not known: it may be a home directory. Behind an unknown start may be a home, or the root. */
function relativeClass(keys: readonly string[], marked: boolean): PathClass | undefined {
  const unknownStart = keys[0] === HOLE
  const cls = classify(keyOf('', keys, unknownStart ? 1 : 0), marked)
  if (cls || !unknownStart) return cls
  const loose = classify(keyOf('/', keys, -1, 1), marked)
  return loose && isWorthHiding(loose) ? loose : undefined
}

const HOST_MOUNTS: ReadonlySet<string> = new Set(['host', 'hostfs', 'host-root', 'hostroot', 'host_root', 'rootfs', 'sysroot'])
/** Where another file system's root may begin: mounts of the host in a container, of a disk, layers of a container. */
function mountDepths(keys: readonly string[]): readonly number[] {
  const [a, b] = keys
  if (a === undefined || keys.length < 2) return []
  if (HOST_MOUNTS.has(a)) return [1]
  if (a === 'mnt' || a === 'volumes') return [2, 1]
  if (a === 'media') return [3, 2, 1]
  if (a === 'run' && b === 'media') return [4, 3]
  if (a === 'var' && b === 'lib') {
    const merged = keys.indexOf('merged')
    return merged > 0 ? [merged + 1] : []
  }
  return []
}

/** `..` that leave a directory which is not known, so many that they are meant to reach the root from anywhere. */
const MANY_UP = 6
const AIMED_TOPS: ReadonlySet<string> = new Set(['etc', 'proc', 'sys', 'windows', 'winnt', 'boot.ini', 'private'])
const FAR_TOPS: ReadonlySet<string> = new Set(['var', 'usr', 'root', 'home', 'inetpub', 'program files'])
/** Whether a climb of `up` directories is aimed at the root that holds `top`. `../lib/x` is everyday, `../../etc/x` is not. */
const isAimed = (up: number, top: string): boolean => up >= MANY_UP || (up >= 2 && AIMED_TOPS.has(top)) || (up >= 4 && FAR_TOPS.has(top))

/** Class of what a path that climbs out of an unknown directory would reach at the root, when it is aimed there or the target is worth it. */
function landing(keys: readonly string[], up: number, marked: boolean): PathClass | undefined {
  const cls = atRoot('/', keys, marked) ?? atRoot('c:', keys, marked)
  return cls && (isWorthHiding(cls) || isAimed(up, keys[0] ?? '')) ? cls : undefined
}

function isTraversal(place: Place, keys: readonly string[], cls: PathClass | undefined, inWorkspace: boolean, tags: readonly Tag[]): boolean {
  if (place.up === 0 && !place.climbed) return false
  const worth = cls !== undefined && isWorthHiding(cls)
  if (place.anchor === '') return isAimed(place.up, keys[0] ?? '') || (worth && place.up >= 2) || cls === 'user-database' || cls === 'password-store'
  return place.up > 0 || (!inWorkspace && (worth || tags.includes('system')))
}

function merge(tags: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  if (added.length === 0) return tags
  if (tags.length === 0) return added
  return [...tags, ...added.filter((t) => !tags.includes(t))]
}
