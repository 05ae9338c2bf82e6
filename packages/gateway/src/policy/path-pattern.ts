import { type Context, isLiteral, pathResource, type Resource, type Tag } from '@proxilion/threat-engine'
import { matchesName, matchesRun } from './wildcard.js'

/** A path of a clause, compiled. `anchor` is `/`, a drive in lower case, `~`, or `**` for anywhere. */
export interface PathPattern {
  readonly anchor: string
  readonly segments: readonly string[]
  /** It covers everything below, so also what is done to a folder as a whole. */
  readonly tree: boolean
}

const ANY_FOLDERS = '**'
const isAny = (segment: string): boolean => segment === ANY_FOLDERS

/** Compiles `/srv/app/*.env`, `~/.config/x`, `C:/build/**`, a pattern that begins with `**`. Undefined when it is no such path, or names no place at all. */
export function compilePath(text: string): PathPattern | undefined {
  if (text.length > 1024 || /[\u0000-\u001f\u007f\\]/.test(text) || text !== text.trim() || text !== text.normalize('NFC')) return undefined
  const drive = /^[A-Za-z]:\//.test(text)
  const start = text.startsWith('/') ? 1 : text.startsWith('~/') ? 2 : drive ? 3 : text.startsWith('**/') ? 0 : -1
  if (start < 0) return undefined
  const written = text.slice(start).split('/')
  const malformed = written.some((segment) => segment === '' || segment === '.' || segment === '..' || (segment.includes(ANY_FOLDERS) && segment !== ANY_FOLDERS))
  if (malformed || !written.some((segment) => /[^*?]/.test(segment))) return undefined
  if (start === 0) return { anchor: ANY_FOLDERS, segments: written, tree: isAny(written.at(-1) ?? '') }
  // Spelled as the engine spells what it finds: `/var/run/x` is `/run/x` there.
  const { anchor, segments } = placeOf(pathResource(text, {}).name)
  return { anchor, segments: drive ? segments.map((segment) => segment.toLowerCase()) : segments, tree: isAny(segments.at(-1) ?? '') }
}

/** Written in a way that somebody hides where it leads, or that it leads to more than one place. */
const UNCLEAR = ['traversal', 'encoded', 'backslash', 'symlink', 'glob', 'network-share', 'wrapper-scheme', 'unknown-target', 'dynamic'] as const satisfies readonly Tag[]
/** What is below is meant as well. */
const WHOLE = ['recursive', 'all', 'search', 'bulk', 'many'] as const satisfies readonly Tag[]

/** Whether a path of a call, as the engine resolved it, certainly lies where the pattern says. A set of paths, a part that is not known, or a spelling that hides something never does. */
export function coversPath(pattern: PathPattern, { name, tags }: Pick<Resource<'path'>, 'name' | 'tags'>, context: Context): boolean {
  if (!isLiteral(name) || UNCLEAR.some((tag) => tags.includes(tag))) return false
  if (!pattern.tree && WHOLE.some((tag) => tags.includes(tag))) return false
  const { anchor, segments } = placeOf(name)
  if (anchor === '//' || segments.includes('..') || segments.includes('')) return false
  return runs(inPlace(pattern, context), anchor, segments)
}

function runs(pattern: PathPattern, anchor: string, segments: readonly string[]): boolean {
  if (pattern.anchor !== ANY_FOLDERS && pattern.anchor !== anchor) return false
  const names = anchor.endsWith(':') ? segments.map((segment) => segment.toLowerCase()) : segments
  return matchesRun(pattern.segments, names, isAny, (wanted, segment) => matchesName(wanted, segment) && !(wanted.startsWith('*') && segment.startsWith('.')))
}

/** A pattern below a home stands where that home is, when it is known. */
function inPlace(pattern: PathPattern, context: Context): PathPattern {
  if (pattern.anchor !== '~' || context.home === undefined) return pattern
  const home = placeOf(pathResource('~', context).name)
  return { ...pattern, anchor: home.anchor, segments: [...home.segments, ...pattern.segments] }
}

/** Parts of a path as the engine names it. The anchor is `''` for one that starts in a folder which is not known. */
export function placeOf(name: string): { anchor: string; segments: readonly string[] } {
  const [anchor, rest] = name.startsWith('//') ? ['//', ''] : name.startsWith('/') ? ['/', name.slice(1)] : /^[a-z]:\//i.test(name) ? [name.slice(0, 2).toLowerCase(), name.slice(3)] : name === '~' || name.startsWith('~/') ? ['~', name.slice(2)] : ['', name]
  return { anchor, segments: rest === '' || rest === '.' ? [] : rest.split('/') }
}
