import { resource } from '../machine.js'
import { STAR } from '../word.js'
import type { Context, HostClass, Resource, Tag } from '../../facts.js'
import { parseIPv6, parseRange } from './hosts/address.js'
import { describe } from './hosts/describe.js'
import { carriesData, carriesSecret, looksEncoded } from './hosts/query.js'
import { parseUrl, type UrlParts } from './hosts/url.js'

/**
 * Classifies a host as a command line names it: a name, an address in any spelling, `name:port`, `user@name`, a range (`10.0.0.0/24`, `10.0.0.1-254`) or
 * a list (`a,b`). A URL is understood too. `count` is the number of addresses meant. Never throws; linear in the length of the text.
 */
export function hostResource(host: string, context: Context, tags: readonly Tag[] = []): Resource<'host'> {
  const text = host.trim()
  if (text.includes('://')) return urlResource(text, context, tags)
  const list = text.includes(',')
  if (list && !/^[\d.,*-]+$/.test(text.replaceAll(STAR, '*'))) return listResource(text, context, tags)
  const range = parseRange(text) ?? (list ? undefined : nameRange(text))
  if (range) {
    const found = describe(range.first, context, '')
    return resource('host', found.class, text, [...tags, ...found.tags, ...(range.count > 1 ? (['range'] as const) : [])], { count: range.count })
  }
  if (list) return listResource(text, context, tags)
  // `host` of command lines is rarely a bare small number; those are counts, ports and process ids.
  if (/^[1-9]\d{0,7}$/.test(text)) return resource('host', 'unknown', text, tags)
  return fromParts(partsOf(text), context, tags)
}

/**
 * Classifies the host of a URL as a client such as curl would read it, scheme or not. Adds `scheme` (http when there is none), `target` (path and query),
 * `port` when given, and tags for what is odd about the URL: `plain-http`, `credentials-in-url`, `query-secret`, `query-data`, `obfuscated-address`,
 * `homograph`, `wrapper-scheme`.
 */
export function urlResource(url: string, context: Context, tags: readonly Tag[] = []): Resource<'host'> {
  const parts = parseUrl(url)
  return fromParts({ ...parts, scheme: parts.scheme === '' ? 'http' : parts.scheme }, context, tags)
}

function partsOf(text: string): UrlParts {
  const bare = { scheme: '', user: '', password: '', hosts: [text], port: undefined, target: '', scp: false }
  if (parseIPv6(text)) return bare
  const compound = text.includes('/') || text.includes('@') || text.startsWith('[') || /:\d{1,5}$/.test(text)
  return compound ? { ...parseUrl(`//${text}`), scheme: '', target: '' } : bare
}

/** Schemes that reach past what a request is meant for: other protocols by hand, other readers of local files, code (CWE-918). `file` is everyday. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'gopher', 'dict', 'netdoc', 'jar', 'tftp', 'php', 'phar', 'expect', 'glob', 'compress.zlib', 'ogg', 'rmi', 'iiop', 'corba', 'vbscript', 'res', 'local_file',
])
const BUCKETS: ReadonlySet<string> = new Set([
  's3', 's3a', 's3n', 'gs', 'gcs', 'az', 'abfs', 'abfss', 'wasb', 'wasbs', 'oss', 'cos', 'r2', 'b2',
])
/** Longest query that is looked at for secrets and data, in UTF-16 code units. */
const MAX_QUERY = 16_384

function fromParts(parts: UrlParts, context: Context, given: readonly Tag[]): Resource<'host'> {
  const tags = new Set<Tag>(given)
  const { scheme, target, port } = parts
  const more = { scheme: scheme === '' ? undefined : scheme, port, target: target === '' ? undefined : target }
  if (WRAPPERS.has(scheme)) tags.add('wrapper-scheme')
  if (BUCKETS.has(scheme)) return resource('host', 'storage', (parts.hosts[0] ?? '').toLowerCase(), [...tags], more)
  if (parts.hosts.length === 0) return resource('host', scheme === '' ? 'unknown' : 'loopback', 'localhost', [...tags], more)

  const found = parts.hosts.map((host) => describe(host, context, target))
  const worst = found.reduce((a, b) => (RISK[b.class] > RISK[a.class] ? b : a))
  for (const tag of worst.tags) tags.add(tag)
  // Clients disagree about which host this is: nobody writes such a URL by accident.
  if (found.length > 1) tags.add('obfuscated-address')
  const cls: HostClass = worst.class === 'installer' && scheme !== 'https' ? 'public' : worst.class
  for (const tag of urlTags(parts, cls, worst.name)) tags.add(tag)
  return resource('host', cls, worst.name, [...tags], more)
}

/** What is odd about a URL, given what its host is. */
function urlTags({ scheme, user, password, target }: UrlParts, cls: HostClass, name: string): readonly Tag[] {
  const tags: Tag[] = []
  if (password !== '' || isToken(user)) tags.push('credentials-in-url')
  if (user !== '' && password === '' && /^(?:https?|ftp)$/.test(scheme) && HOST_AS_USER.test(user)) tags.push('homograph')
  if (cls === 'loopback' || cls === 'private' || cls === 'own') return tags
  if (scheme === 'http' && cls !== 'metadata' && cls !== 'link-local') tags.push('plain-http')
  const query = target.slice(0, MAX_QUERY)
  if (carriesSecret(query)) tags.push('query-secret')
  const encodedName = name.length > 36 && name.split('.').slice(0, -2).some(looksEncoded)
  if (encodedName || carriesData(query)) tags.push('query-data')
  if (ASKED_NAME.test(query)) tags.push('dns')
  return tags
}

/** `https://google.com@evil.example` */
const HOST_AS_USER = /^[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}$/i
const isToken = (user: string): boolean => user.length >= 20 && /^[\w.-]+$/.test(user) && /\d/.test(user) && /[a-z]/i.test(user)

/** How much a host matters when one of several is contacted. */
const RISK: Readonly<Record<HostClass, number>> = {
  metadata: 20, callback: 19, onion: 18, 'mining-pool': 17, tunnel: 16, paste: 15, webhook: 14, 'file-share': 13, 'dynamic-dns': 12, 'link-local': 11,
  loopback: 10, private: 9, 'raw-ip': 8, public: 7, unknown: 6, chat: 5, storage: 5, 'code-host': 4, registry: 3, installer: 3, documentation: 2, own: 1,
}
/** Of a list of targets the one farthest from home decides. */
const FAR: Readonly<Record<HostClass, number>> = { ...RISK, loopback: 0, own: 1, private: 2, 'link-local': 3 }

/** `shop.example/30`, as scanners take it. */
function nameRange(text: string): { readonly first: string; readonly count: number } | undefined {
  const found = /^([a-z\d][a-z\d.-]{0,252})\/(\d{1,2})$/i.exec(text)
  const bits = Number(found?.[2])
  return found?.[1]?.includes('.') && bits <= 32 ? { first: found[1], count: 2 ** (32 - bits) } : undefined
}

const MAX_LIST = 64
function listResource(text: string, context: Context, tags: readonly Tag[]): Resource<'host'> {
  const items = text.split(',', MAX_LIST).filter((item) => item.trim() !== '')
  const found = items.map((item) => hostResource(item, context, tags))
  const [first] = found
  if (!first) return resource('host', 'unknown', text, tags)
  const worst = found.reduce((a, b) => (FAR[b.class] > FAR[a.class] ? b : a))
  const count = found.reduce((sum, r) => sum + (r.count ?? 1), 0)
  const listed = items.length > 1 ? [...new Set<Tag>([...worst.tags, 'list'])] : worst.tags
  return resource('host', worst.class, text.slice(0, 1024), listed, { count, ...(worst.port !== undefined && { port: worst.port }) })
}

/** A question to a resolver over HTTPS (RFC 8484, and the JSON form): the name in it is what travels on. */
const ASKED_NAME = /^[^?]{0,64}\/(?:dns-query|resolve|query)\?(?:[^#]{0,200}&)?(?:name|dns)=[^&]{3}/
