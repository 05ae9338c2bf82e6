import type { Context } from '../../../facts.js'
import { directoryClass, homeDepth, type Base } from './directories.js'
import { isSystem } from './location.js'
import { locate, type Place } from './place.js'

/** Places of a context, normalised. */
export interface Landmarks {
  readonly home: Place | undefined
  readonly homeKeys: readonly string[] | undefined
  readonly cwd: Place | undefined
  readonly workspace: Base | undefined
}

const WIDE = /[^\u0000-\u007f]/
/** Segments as rules compare them. Full-width and other compatibility letters count as what they look like. */
export function keysOf(segments: readonly string[]): readonly string[] {
  const keys: string[] = []
  for (const s of segments) keys.push(WIDE.test(s) ? s.normalize('NFKC').toLowerCase() : s.toLowerCase())
  return keys
}

interface Remembered extends Record<'home' | 'cwd' | 'workspace', string | undefined> {
  readonly landmarks: Landmarks
}
let latest: Remembered | undefined

/**
 * Places of a context. A workspace of `/`, a home or a system directory would soften too much: it is ignored. The last are remembered, because the paths of one call
 * share them; nothing but speed depends on that.
 */
export function landmarksOf({ home, cwd, workspace }: Context): Landmarks {
  if (latest && latest.cwd === cwd && latest.home === home && latest.workspace === workspace) return latest.landmarks
  const at = absolute(home)
  const homeKeys = at && keysOf(at.segments)
  const landmarks: Landmarks = { home: at, homeKeys, cwd: absolute(cwd, at), workspace: usable(absolute(workspace, at), homeKeys) }
  latest = { home, cwd, workspace, landmarks }
  return landmarks
}

function absolute(path: string | undefined, home?: Place): Place | undefined {
  if (!path) return undefined
  const place = locate(path, home)
  return place.anchor === '' || place.anchor === '~' ? undefined : place
}

function usable(place: Place | undefined, homeKeys: readonly string[] | undefined): Base | undefined {
  if (!place) return undefined
  const base: Base = { anchor: place.anchor, keys: keysOf(place.segments) }
  const whole = directoryClass(base, homeDepth(base.anchor, base.keys, homeKeys))
  return whole === undefined && base.keys.length > 0 && !isSystem(base.anchor, base.keys) ? base : undefined
}
