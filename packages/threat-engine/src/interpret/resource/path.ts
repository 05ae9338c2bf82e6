import { resource } from '../machine.js'
import { ANY, HOLE, STAR } from '../word.js'
import type { Context, PathClass, Resource, Tag } from '../../facts.js'
import { classify, isWorthHiding } from './paths/classify.js'
import type { PathKey } from './paths/lookup.js'
import { locate, type Place } from './paths/place.js'
import { BUILD_DIRECTORIES, HOME_PARENTS, SCRATCH_ROOTS, SYSTEM_ROOTS } from './paths/system.js'

/**
 * Classifies a path as it stands after expansion: relative paths against `context.cwd`, spellings undone, `.` and `..` resolved without looking at any disk.
 * The result's name is the normalised path. Tags added to the given ones: where it lies (`in-workspace`, `home`, `system`, `temporary`, `scratch`, `network-share`),
 * and what is odd about how it is written (`traversal`, `encoded`, `glob`, `all`, `hidden`). Never throws; linear in the length of the path.
 */
export function pathResource(path: string, context: Context, tags: readonly Tag[] = []): Resource<'path'> {
  const known = landmarks(context)
  const place = locate(path, known.home, known.cwd)
  const marked = MARK.test(path)
  const keys = UNLIKE_KEYS.test(place.name) ? lower(place.segments) : place.segments
  const home = homeDepth(place.anchor, keys, known.homeKeys)
  const core = marked ? withoutAll(keys) : keys
  const all = core.length < keys.length
  const inWorkspace = known.workspace !== undefined && startsWith(keys, place.anchor, known.workspace)
  const added = locationTags(place, keys, home, inWorkspace)
  if (marked && (path.includes(STAR) || path.includes(ANY))) added.push('glob')
  if (all) added.push('all')
  if (place.disguised) added.push('encoded')

  let cls = directoryClass(place, core, home, known.workspace) ?? fileClass(place, keys, home, marked)
  if (cls === undefined && all) cls = fileClass(place, core, home, marked)
  const landed = place.anchor === '' && place.up > 0 ? landing(keys, place.up, marked) : undefined
  if (isTraversal(place, keys, landed ?? cls, inWorkspace, added)) added.push('traversal')
  return resource('path', landed ?? cls ?? 'ordinary', place.name, merge(tags, added))
}

const MARK = /[\u0000-\u0002]/
const UNLIKE_KEYS = /[A-Z\u0080-\uffff]/
const WIDE = /[^\u0000-\u007f]/
/** Segments as rules compare them. Full-width and other compatibility letters count as what they look like. */
function lower(segments: readonly string[]): readonly string[] {
  const keys: string[] = []
  for (const s of segments) keys.push(WIDE.test(s) ? s.normalize('NFKC').toLowerCase() : s.toLowerCase())
  return keys
}

interface Landmarks {
  readonly home: Place | undefined
  readonly homeKeys: readonly string[] | undefined
  readonly cwd: Place | undefined
  readonly workspace: { readonly anchor: string; readonly keys: readonly string[] } | undefined
}
let latest: { readonly context: Pick<Context, 'home' | 'cwd' | 'workspace'>; readonly landmarks: Landmarks } | undefined

/** Places of a context, normalised. A workspace of `/`, a home or a system directory would soften too much: it is ignored. The last are remembered: the paths of a call share them. */
function landmarks(context: Context): Landmarks {
  if (latest && latest.context.cwd === context.cwd && latest.context.home === context.home && latest.context.workspace === context.workspace) return latest.landmarks
  const absolute = (path: string | undefined, from?: Place): Place | undefined => {
    if (!path) return undefined
    const place = locate(path, from)
    return place.anchor === '' || place.anchor === '~' ? undefined : place
  }
  const home = absolute(context.home)
  const homeKeys = home && lower(home.segments)
  const cwd = absolute(context.cwd, home)
  const place = absolute(context.workspace, home)
  const keys = place && lower(place.segments)
  const usable = place && keys && keys.length > 0 && directoryClass(place, keys, homeDepth(place.anchor, keys, homeKeys), undefined) === undefined && !isSystem(place.anchor, keys)
  const found: Landmarks = { home, homeKeys, cwd, workspace: usable ? { anchor: place.anchor, keys } : undefined }
  latest = { context: { ...(context.home !== undefined && { home: context.home }), ...(context.cwd !== undefined && { cwd: context.cwd }), ...(context.workspace !== undefined && { workspace: context.workspace }) }, landmarks: found }
  return found
}

/** Index of the first segment below a home directory, -1 when the path is not in one. Equal to the number of segments for the home directory itself. */
function homeDepth(anchor: string, keys: readonly string[], known: readonly string[] | undefined): number {
  if (anchor === '~') return 0
  if (known && known.length > 0 && keys.length >= known.length && known.every((s, i) => s === keys[i])) return known.length
  const [a, b] = keys
  if (anchor === '/') {
    if (a === 'root') return 1
    if ((a === 'home' || a === 'users') && keys.length >= 2 && b !== 'shared') return 2
    if (keys.length >= 3 && ((a === 'export' && b === 'home') || (a === 'usr' && b === 'home') || (a === 'var' && b === 'home'))) return 3
    if (a === 'var' && (b === 'root' || b === 'jenkins_home')) return 2
    if (a === 'data' && b === 'data' && keys[2] === 'com.termux' && keys[4] === 'home') return 5
    return -1
  }
  if (anchor.endsWith(':') && (a === 'users' || a === 'documents and settings') && keys.length >= 2 && b !== 'public') return 2
  return -1
}

const isAll = (segment: string): boolean => segment === '.' + STAR || (segment !== '' && [...segment].every((c) => c === STAR || c === ANY))
/** The segments without trailing globs that take everything: `/etc/*` is all of `/etc`. */
function withoutAll(keys: readonly string[]): readonly string[] {
  let end = keys.length
  while (end > 0 && isAll(keys[end - 1] ?? '')) end--
  return end === keys.length ? keys : keys.slice(0, end)
}

function directoryClass(place: Place, core: readonly string[], home: number, workspace: Landmarks['workspace']): PathClass | undefined {
  if (workspace && core.length === workspace.keys.length && startsWith(core, place.anchor, workspace)) return 'workspace'
  if (place.anchor === '') return core.length === 0 && place.up === 0 ? 'workspace' : undefined
  if (core.length === home) return 'home'
  if (core.length > 3 || place.anchor === '//') return undefined
  if (core.length === 0) return 'root'
  const name = `${place.anchor === '/' ? '' : 'c:'}/${core.join('/')}`
  if (SCRATCH_ROOTS.has(name)) return 'scratch'
  if (HOME_PARENTS.has(name)) return 'home'
  return SYSTEM_ROOTS.has(name) ? 'system-root' : undefined
}

function keyOf(anchor: string, segments: readonly string[], root: number, home: number): PathKey {
  return { segments, root: anchor === '/' ? root : -1, drive: anchor.endsWith(':') ? 0 : -1, unc: anchor === '//' ? 0 : -1, home }
}

function fileClass(place: Place, keys: readonly string[], home: number, marked: boolean): PathClass | undefined {
  if (keys.length === 0) return undefined
  if (place.anchor === '') {
    // The working directory is not known: it may be a home directory. Behind an unknown start may be one, or the root.
    const unknownStart = keys[0] === HOLE
    const cls = classify(keyOf('', keys, -1, unknownStart ? 1 : 0), marked)
    if (cls || !unknownStart) return cls
    const loose = classify(keyOf('/', keys, 1, -1), marked)
    return loose && isWorthHiding(loose) ? loose : undefined
  }
  const cls = classify(keyOf(place.anchor, keys, 0, home), marked)
  if (place.anchor !== '/' || (cls && cls !== 'backup')) return cls
  for (const at of mountDepths(keys)) {
    const mounted = keys.slice(at)
    const found = directoryClass({ ...place, anchor: '/' }, mounted, homeDepth('/', mounted, undefined), undefined) ?? classify(keyOf('/', mounted, 0, homeDepth('/', mounted, undefined)), marked)
    if (found && found !== 'root') return found
  }
  return cls
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
/**
 * Class of what a path that climbs out of an unknown directory would reach at the root. `../lib/x` is everyday, `../etc/shadow` is not: a few `..` must lead to
 * something worth it.
 */
function landing(keys: readonly string[], up: number, marked: boolean): PathClass | undefined {
  const cls = classify(keyOf('/', keys, 0, homeDepth('/', keys, undefined)), marked) ?? classify(keyOf('c:', keys, -1, homeDepth('c:', keys, undefined)), marked)
  return cls && (up >= MANY_UP || isWorthHiding(cls) || (up >= 2 && AIMED_TOPS.has(keys[0] ?? '')) || (up >= 4 && FAR_TOPS.has(keys[0] ?? ''))) ? cls : undefined
}
const AIMED_TOPS: ReadonlySet<string> = new Set(['etc', 'proc', 'sys', 'windows', 'winnt', 'boot.ini', 'private'])
const FAR_TOPS: ReadonlySet<string> = new Set(['var', 'usr', 'root', 'home', 'inetpub', 'program files'])

const SYSTEM_TOPS: ReadonlySet<string> = new Set(['etc', 'usr', 'bin', 'sbin', 'lib', 'lib32', 'lib64', 'boot', 'sys', 'proc', 'dev', 'run', 'var', 'opt', 'system', 'library', 'applications', 'nix', 'snap', 'efi'])
const WINDOWS_TOPS: ReadonlySet<string> = new Set(['windows', 'winnt', 'program files', 'program files (x86)', 'programdata', 'boot', 'recovery', 'boot.ini', 'inetpub'])
const isSystem = (anchor: string, keys: readonly string[]): boolean =>
  anchor === '/' ? SYSTEM_TOPS.has(keys[0] ?? '') && !(keys[0] === 'var' && keys[1] === 'www') : anchor.endsWith(':') && WINDOWS_TOPS.has(keys[0] ?? '')

function isTemporary(anchor: string, keys: readonly string[], home: number): boolean {
  const [a, b] = keys
  if (anchor === '/') return a === 'tmp' || (a === 'var' && (b === 'tmp' || b === 'folders')) || (a === 'dev' && b === 'shm') || (a === 'run' && b === 'shm') || (a === 'usr' && b === 'tmp')
  if (home >= 0 && keys[home] === 'appdata' && keys[home + 1] === 'local' && keys[home + 2] === 'temp') return true
  return anchor.endsWith(':') && (a === 'temp' || a === 'tmp' || (a === 'windows' && b === 'temp'))
}

function locationTags(place: Place, keys: readonly string[], home: number, inWorkspace: boolean): Tag[] {
  const tags: Tag[] = []
  const temporary = isTemporary(place.anchor, keys, home)
  if (inWorkspace) tags.push('in-workspace')
  if (temporary) tags.push('temporary', 'scratch')
  else if (!inWorkspace && home < 0 && isSystem(place.anchor, keys)) tags.push('system')
  else if (keys.some((s) => BUILD_DIRECTORIES.has(s)) && place.up === 0) tags.push('scratch')
  if (home >= 0 && !inWorkspace) tags.push('home')
  if (place.anchor === '//' && keys[0] !== '.' && keys[0] !== '?') tags.push('network-share')
  const base = keys[keys.length - 1] ?? ''
  // Dot files are everyday things except where nobody keeps settings (T1564.001).
  if ((temporary || tags.includes('system')) && (/^\.[^.\u0000-\u0002]/.test(base) || /^\.{3,}$|^\.+ +$/.test(base))) tags.push('hidden')
  return tags
}

function isTraversal(place: Place, keys: readonly string[], cls: PathClass | undefined, inWorkspace: boolean, tags: readonly Tag[]): boolean {
  if (place.up === 0 && !place.climbed) return false
  if (place.anchor === '') return place.up >= MANY_UP || (place.up >= 4 && FAR_TOPS.has(keys[0] ?? '')) || (place.up >= 2 && (AIMED_TOPS.has(keys[0] ?? '') || (cls !== undefined && isWorthHiding(cls)))) || (cls === 'user-database' || cls === 'password-store')
  if (place.up > 0) return true
  return !inWorkspace && (tags.includes('system') || (cls !== undefined && isWorthHiding(cls)))
}

const startsWith = (keys: readonly string[], anchor: string, base: { readonly anchor: string; readonly keys: readonly string[] }): boolean =>
  anchor === base.anchor && keys.length >= base.keys.length && base.keys.every((s, i) => s === keys[i])

function merge(tags: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  if (added.length === 0) return tags
  if (tags.length === 0) return added
  return [...tags, ...added.filter((t) => !tags.includes(t))]
}
