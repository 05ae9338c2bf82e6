import type { Tag } from '../../../facts.js'
import type { Place } from './place.js'
import { BUILD_DIRECTORIES } from './system.js'

const SYSTEM_TOPS: ReadonlySet<string> = new Set([
  'etc', 'usr', 'bin', 'sbin', 'lib', 'lib32', 'lib64', 'boot', 'sys', 'proc', 'dev', 'run', 'var', 'opt', 'system', 'library',
  'applications', 'nix', 'snap', 'efi',
])
const WINDOWS_TOPS: ReadonlySet<string> = new Set([
  'windows', 'winnt', 'program files', 'program files (x86)', 'programdata', 'boot', 'recovery', 'boot.ini', 'inetpub',
])

/** True for paths that belong to the system. Web roots belong to whoever serves from them. */
export function isSystem(anchor: string, keys: readonly string[]): boolean {
  const [top = '', second] = keys
  if (anchor === '/') return SYSTEM_TOPS.has(top) && !(top === 'var' && second === 'www')
  return anchor.endsWith(':') && WINDOWS_TOPS.has(top)
}

function isTemporary(anchor: string, keys: readonly string[], home: number): boolean {
  const [a, b] = keys
  if (anchor === '/') {
    if (b === 'shm') return a === 'dev' || a === 'run'
    return a === 'tmp' || (a === 'var' && (b === 'tmp' || b === 'folders')) || (a === 'usr' && b === 'tmp')
  }
  if (home >= 0 && keys[home] === 'appdata' && keys[home + 1] === 'local' && keys[home + 2] === 'temp') return true
  return anchor.endsWith(':') && (a === 'temp' || a === 'tmp' || (a === 'windows' && b === 'temp'))
}

/** Where a path lies, as tags. `home` as of `homeDepth`. */
export function locationTags(place: Place, keys: readonly string[], home: number, inWorkspace: boolean): Tag[] {
  const tags: Tag[] = []
  const temporary = isTemporary(place.anchor, keys, home)
  const system = !temporary && !inWorkspace && home < 0 && isSystem(place.anchor, keys)
  if (inWorkspace) tags.push('in-workspace')
  if (temporary) tags.push('temporary', 'scratch')
  else if (system) tags.push('system')
  else if (place.up === 0 && keys.some((s) => BUILD_DIRECTORIES.has(s))) tags.push('scratch')
  if (home >= 0 && !inWorkspace) tags.push('home')
  if (place.anchor === '//' && keys[0] !== '.' && keys[0] !== '?') tags.push('network-share')
  if (isHidden(keys[keys.length - 1] ?? '', temporary || system, place.anchor)) tags.push('hidden')
  return tags
}

/** Dot files are everyday things except where nobody keeps settings; `a.txt:b.exe` hides a file in another (T1564.001, T1564.004). */
function isHidden(base: string, unusual: boolean, anchor: string): boolean {
  if (unusual && (/^\.[^.\u0000-\u0002]/.test(base) || /^\.{3,}$|^\.+ +$/.test(base))) return true
  return anchor.endsWith(':') && base.includes(':')
}
