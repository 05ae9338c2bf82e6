import { HOLE } from '../../word.js'

/**
 * Where a path is, after lexical normalisation. `anchor` is `/`, a drive (`c:`), `//` (UNC or device), `~` (a home that is not known) or
 * `''` (relative to a
 * directory that is not known). `up` counts the `..` that no directory was left for.
 */
export interface Place {
  readonly anchor: string
  readonly segments: readonly string[]
  readonly up: number
  /** A `..` left the directory that the path started from (the working directory, or any directory of an absolute path). */
  readonly climbed: boolean
  /** Written in a way that hides what it is: `file://%2e`, `\\?\GLOBALROOT`, `/proc/self/root`. */
  readonly disguised: boolean
  /** The normalised path as text. */
  readonly name: string
}

const WINDOWS_VARIABLE: Readonly<Record<string, string>> = {
  userprofile: '~', homepath: '~', home: '~', homedrive: 'C:', appdata: '~/AppData/Roaming', localappdata: '~/AppData/Local',
  temp: '~/AppData/Local/Temp', tmp: '~/AppData/Local/Temp', systemroot: 'C:/Windows', windir: 'C:/Windows',
  systemdrive: 'C:', programfiles: 'C:/Program Files', 'programfiles(x86)': 'C:/Program Files (x86)', programdata: 'C:/ProgramData',
  allusersprofile: 'C:/ProgramData', public: 'C:/Users/Public', commonprogramfiles: 'C:/Program Files/Common Files',
}
const UNIX_VARIABLE: Readonly<Record<string, string>> = {
  HOME: '~', TMPDIR: '/tmp', PWD: '.', XDG_CONFIG_HOME: '~/.config', XDG_DATA_HOME: '~/.local/share', XDG_CACHE_HOME: '~/.cache',
  XDG_RUNTIME_DIR: '/run/user/1000', KUBECONFIG: '~/.kube/config',
}
const LEADING_VARIABLE = /^(?:%([\w()]{1,24})%|\$env:(\w{1,24})|\$\{env:([\w()]{1,24})\}|\$\{(\w{1,24})\}|\$(\w{1,24}))/i

/** Replaces a variable at the start by what it usually is; paths reach us unexpanded from file tools and PowerShell. */
function expandVariable(path: string, again = true): string {
  const found = LEADING_VARIABLE.exec(path)
  if (!found) return path
  const windows = found[1] ?? found[2] ?? found[3]
  const unix = found[4] ?? found[5]
  const value = windows !== undefined ? WINDOWS_VARIABLE[windows.toLowerCase()] : unix !== undefined ? UNIX_VARIABLE[unix] : undefined
  if (value === undefined) return path
  // `%HOMEDRIVE%%HOMEPATH%` are two that belong together.
  const rest = again ? expandVariable(path.slice(found[0].length), false) : path.slice(found[0].length)
  return value === 'C:' && rest.startsWith('~') ? rest : value + rest
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Undoes spellings that only file systems understand; everything later sees forward slashes. */
function respelled(path: string): { text: string; disguised: boolean } {
  let text = path
  let disguised = false
  const c = text.charCodeAt(0)
  if ((c === 102 || c === 70) && /^file:/i.test(text)) {
    const raw = text.slice(5)
    text = percentDecoded(raw.replace(/^\/\/(?:localhost|127\.0\.0\.1)?(?=\/|$)/i, ''))
    disguised = /%(?:2[ef]|[46][1-9a-f]|[57][0-9a]|3\d)/i.test(raw)
    if (/^\/[a-z][:|]/i.test(text)) text = text.slice(1)
  }
  if (c === 37 || c === 36) text = expandVariable(text)
  if (text.includes('\\')) text = text.replaceAll('\\', '/')
  if (text.startsWith('//')) {
    const device = /^\/\/[?.]\/(?:globalroot\/device\/[^/]{1,80}(?=\/)|unc(?=\/)|volume\{[^}/]{1,60}\}|(?=[a-z]:))/i.exec(text)
    if (device) {
      disguised = true
      const rest = text.slice(device[0].length)
      text = /^\/\/[?.]\/unc$/i.test(device[0]) ? '/' + rest : device[0].length > 4 ? 'C:' + rest : /^[a-z]:$/i.test(rest) ? text : rest
    }
  }
  return { text, disguised }
}

/**
 * Normalises a path. `home` and `cwd` are places or unknown. Linear in the length of the path; never throws.
 */
export function locate(path: string, home?: Place, cwd?: Place): Place {
  const spelled = respelled(path)
  let { text } = spelled
  let disguised = spelled.disguised
  let anchor = ''
  let base: Place | undefined
  let from = 0
  const c = text.charCodeAt(0)
  if (c === 47) {
    anchor = '/'
    from = 1
    if (text.charCodeAt(1) === 47 && text.charCodeAt(2) !== 47 && path.charCodeAt(0) === 92) anchor = '//'
  } else if (c === 126) {
    const slash = text.indexOf('/')
    const user = text.slice(1, slash < 0 ? undefined : slash)
    if (user === '') {
      anchor = '~'
      base = home
      from = 1
    } else if (/^[a-z_][\w.-]{0,31}$/i.test(user)) {
      text = (user === 'root' ? '/root' : `/home/${user}`) + (slash < 0 ? '' : text.slice(slash))
      anchor = '/'
      from = 1
    }
  } else if (text.charCodeAt(1) === 58 && ((c >= 65 && c <= 90) || (c >= 97 && c <= 122))) {
    anchor = text.slice(0, 2).toLowerCase()
    from = 2
  }
  // What starts with something unknown may be absolute.
  if (anchor === '' && cwd && text.charCodeAt(0) !== 0) base = cwd
  const segments: string[] = base ? [...base.segments] : []
  if (base) anchor = base.anchor
  const own = segments.length
  let up = 0
  let climbed = false
  let dropped = 0
  const absolute = from > 0 && !base
  const windows = anchor.endsWith(':')
  for (let start = from; start <= text.length; ) {
    let end = text.indexOf('/', start)
    if (end < 0) end = text.length
    if (end > start) {
      const segment = windows ? trimmed(text.slice(start, end)) : text.slice(start, end)
      if (segment.length < end - start) disguised = true
      if (segment === '..') {
        const top = segments[segments.length - 1]
        if (top === undefined) up++
        // What is above an unknown name is unknown too.
        else if (top !== HOLE) {
          segments.pop()
          climbed = climbed || absolute || segments.length < own
        }
        dropped++
      } else if (segment !== '.' || (anchor === '//' && segments.length === 0)) segments.push(segment)
      else dropped++
    } else dropped++
    start = end + 1
  }
  const moved = anchor === '/' ? rerooted(segments) : undefined
  if (moved) return { ...moved, up, climbed, disguised: disguised || moved.disguised, name: nameOf(moved.anchor, moved.segments, up) }
  // Most paths are written as they are.
  const asWritten = dropped === 0 && text === path && (anchor === '/' || (anchor === '' && text !== ''))
  const name = !asWritten ? nameOf(anchor, segments, up) : base && base.name !== '/' ? `${base.name}/${text}` : base ? `/${text}` : text
  return { anchor, segments, up, climbed, disguised, name }
}

const WINDOWS_DIRECTORIES: ReadonlySet<string> = new Set(['users', 'windows', 'program files', 'programdata'])

/** Windows drops dots and spaces at the end of a name, and `::$DATA` names the content of the file itself. */
function trimmed(segment: string): string {
  if (segment === '.' || segment === '..') return segment
  const stream = segment.toLowerCase().endsWith('::$data') ? segment.slice(0, -7) : segment
  let end = stream.length
  while (end > 0 && (stream[end - 1] === '.' || stream[end - 1] === ' ')) end--
  return end === 0 ? segment : stream.slice(0, end)
}

/**
 * Absolute paths that lead elsewhere: `/proc/self/root/etc`, `/private/etc` (macOS), `/mnt/c/Users` and `/c/Users` (Windows seen from a
 * Unix shell), `/var/run`.
 */
function rerooted(segments: readonly string[]): { anchor: string; segments: readonly string[]; disguised: boolean } | undefined {
  let at = 0
  while (segments[at] === 'proc' && segments[at + 2] === 'root' && segments.length > at + 3) at += 3
  if (at > 0) return { anchor: '/', segments: segments.slice(at), disguised: true }
  const [a, b, c] = segments
  if (a === 'private' && (b === 'etc' || b === 'var' || b === 'tmp')) return { anchor: '/', segments: segments.slice(1), disguised: false }
  if (a === 'var' && b === 'run') return { anchor: '/', segments: segments.slice(1), disguised: false }
  const drive = a === 'mnt' || a === 'cygdrive' ? b : a
  const below = (a === 'mnt' || a === 'cygdrive' ? c : b)?.toLowerCase()
  if (drive?.length !== 1 || !/[a-z]/i.test(drive)) return undefined
  if (a === 'cygdrive' || (a === 'mnt' && drive.toLowerCase() === 'c') || WINDOWS_DIRECTORIES.has(below ?? '')) {
    return { anchor: `${drive.toLowerCase()}:`, segments: segments.slice(a === drive ? 1 : 2), disguised: false }
  }
  return undefined
}

function nameOf(anchor: string, segments: readonly string[], up: number): string {
  const below = segments.join('/')
  if (anchor === '') return (up > 0 ? '../'.repeat(Math.min(up, 64)) : '') + below || '.'
  if (anchor === '/') return `/${below}`
  if (anchor === '//') return `//${below}`
  return below === '' && anchor !== '~' ? `${anchor}/` : below === '' ? anchor : `${anchor}/${below}`
}
