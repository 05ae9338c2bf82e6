import type { Context, PathClass, Resource, Tag } from '../../facts.js'
import { withoutMarks } from '../word.js'
import { pathResource } from '../resource/path.js'
import { otherReadings } from './decode.js'

/** `php://filter/…/resource=X`, `phar://X/y`, `zip://X#y`: readers that open another path than the one that is written. */
const WRAPPER = /^(?:(?:php|phar|zip|zlib|compress\.(?:zlib|bzip2)|bzip2|rar|glob|data|expect|ogg|ssh2(?:\.\w{1,10})?|netdoc|jar|view-source|local_file):)/i

/**
 * The resource of a path that a tool got: itself or what it becomes when decoded, whichever is worth more to an attacker. Tagged `encoded`
 * when decoding changed what it
 * is, `traversal` when it climbs out of where it starts, `wrapper-scheme` when another reader than the file system opens it.
 */
export function readPath(path: string, context: Context, tags: readonly Tag[] = []): Resource<'path'> {
  const literal = withoutMarks(path.includes('\u0000') ? path.replaceAll('\u0000', '%00') : path)
  const inner = unwrapped(literal)
  const wrapped: readonly Tag[] = inner === undefined ? tags : [...tags, 'wrapper-scheme']
  const text = inner ?? literal
  const plain = climbing(pathResource(text, context, wrapped), text, context, MIN_UP)
  let worst = plain
  for (const reading of otherReadings(text)) {
    const found = climbing(pathResource(reading, context, wrapped), reading, context, text.includes('../') ? MIN_UP : 1)
    const changed = found.class !== plain.class || (found.tags.includes('traversal') && !plain.tags.includes('traversal'))
    if (changed && worth(found) > worth(worst)) worst = withTags(found, ['encoded'])
  }
  // A null byte ends a path for some programs and not for others; nobody has one in a name.
  return /%00|\u0000/.test(text) ? withTags(worst, ['encoded']) : worst
}

const withTags = (found: Resource<'path'>, tags: readonly Tag[]): Resource<'path'> => ({ ...found, tags: [...new Set<Tag>([...found.tags, ...tags])] })

function unwrapped(path: string): string | undefined {
  if (!WRAPPER.test(path) || path.startsWith('/')) return undefined
  const resource = /resource=([^|]{1,4096})$/i.exec(path)
  if (resource) return resource[1]
  const rest = path.slice(path.indexOf(':') + 1).replace(/^\/\//, '')
  return /^zip:/i.test(path) ? (rest.split('#', 1)[0] ?? rest) : rest
}

/** `..` that a tool's relative path starts with leave the directory it serves, wherever that is. Three are no import. */
const MIN_UP = 3
/** Directories and files right below a root that a climb is aimed at, found behind anything. */
const AIMED = /(?:^|\/)((?:etc\/(?:passwd|shadow|group|hosts|issue|master\.passwd|sudoers|ssh\/.{1,80})|proc\/(?:self|\d{1,8})\/.{1,40}|boot\.ini|win(?:dows|nt)\/.{1,200}|windows\/win\.ini|root\/\.\w.{0,80}|home\/[^/]{1,40}\/\.\w.{0,80}))\/?$/i

function climbing(found: Resource<'path'>, text: string, context: Context, least: number): Resource<'path'> {
  const ups = countUps(text)
  if (ups === 0) return found
  const aimed = AIMED.exec(text.replaceAll('\\', '/').replace(/\/{2,}/g, '/'))
  const target = aimed?.[1] && !found.tags.includes('in-workspace') ? pathResource(`/${aimed[1]}`, context) : undefined
  const landed = target && target.class !== 'ordinary' ? target : undefined
  const resolved = context.cwd !== undefined || /^(?:[/~]|[a-z]:)/i.test(text)
  if (found.tags.includes('traversal') && !landed) return found
  if (!landed && ((resolved && least > 1) || ups < least)) return found
  const best = landed && worth(landed) > worth(found) ? withTags(landed, found.tags) : found
  return withTags(best, ['traversal'])
}

function countUps(text: string): number {
  let count = 0
  for (const segment of text.split(/[/\\]/)) if (segment === '..') count++
  return count
}

const RANKS: readonly (readonly PathClass[])[] = [
  ['ordinary', 'workspace', 'scratch', 'null', 'public-key', 'secret-template'],
  ['system-binary', 'log', 'package-config', 'ci-config', 'git-config', 'device', 'backup', 'agent-instructions'],
  ['system-config', 'ssh-config', 'hosts-file', 'kernel', 'home', 'system-root', 'root'],
  [
    'user-database', 'security-log', 'database-dump', 'personal-data', 'shell-history', 'agent-config', 'git-hook', 'shell-startup',
    'startup', 'cron', 'pam', 'authorized-keys', 'container-socket',
  ],
  ['sudoers', 'preload', 'disk', 'guard', 'secret-file'],
  ['process-memory', 'metadata-token', 'cloud-credentials', 'private-key', 'password-store'],
]
const RANK = new Map(RANKS.flatMap((classes, i) => classes.map((cls) => [cls, i * 2] as const)))
const worth = (found: Resource<'path'>): number => (RANK.get(found.class) ?? 0) + (found.tags.includes('traversal') ? 1 : 0)
