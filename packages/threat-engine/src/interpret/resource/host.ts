import { resource } from '../machine.js'
import { ANY, HOLE, STAR } from '../word.js'
import type { Context, HostClass, Resource, Tag } from '../../facts.js'
import { addressClass, parseIPv4, parseIPv6, parseRange } from './hosts/address.js'
import { ADDRESS_IN_NAME } from './hosts/domains.js'
import { embeddedAddress, isLookAlike, isRebinder, nameClass, toUnicode } from './hosts/names.js'
import { parseUrl, type UrlParts } from './hosts/url.js'
import { carriesData, carriesSecret, looksEncoded } from './hosts/query.js'

/**
 * Classifies a host as a command line names it: a name, an address in any spelling, `name:port`, `user@name`, a range (`10.0.0.0/24`, `10.0.0.1-254`) or a list
 * (`a,b`). A URL is understood too. `count` is the number of addresses meant. Never throws; linear in the length of the text.
 */
export function hostResource(host: string, context: Context, tags: readonly Tag[] = []): Resource<'host'> {
  const text = host.trim()
  if (text.includes('://')) return urlResource(text, context, tags)
  if (text.includes(',') && !/^[\d.,*-]+$/.test(text.replaceAll(STAR, '*'))) return listResource(text, context, tags)
  const range = parseRange(text) ?? (text.includes(',') ? undefined : nameRange(text))
  if (range) {
    const found = describe(range.first, context, '')
    return resource('host', found.class, shown(text), [...tags, ...found.tags, ...(range.count > 1 ? (['range'] as const) : [])], { count: range.count })
  }
  if (text.includes(',')) return listResource(text, context, tags)
  // `host` of command lines is rarely a bare small number; those are counts, ports and process ids.
  if (/^[1-9]\d{0,7}$/.test(text)) return resource('host', 'unknown', text, tags)
  const { hosts, port, user, password } = text.includes('/') || text.includes('@') || /:\d{1,5}$/.test(text) || text.startsWith('[') ? parseUrl(!text.startsWith('[') && parseIPv6(text) ? `//[${text}]` : `//${text}`) : { hosts: [text], port: undefined, user: '', password: '' }
  return fromParts({ scheme: '', user, password, hosts, port, target: '', scp: false }, context, tags)
}

/**
 * Classifies the host of a URL as a client such as curl would read it, scheme or not. Adds `scheme` (http when there is none), `target` (path and query), `port` when
 * given, and tags for what is odd about the URL: `plain-http`, `credentials-in-url`, `query-secret`, `query-data`, `obfuscated-address`, `homograph`, `wrapper-scheme`.
 */
export function urlResource(url: string, context: Context, tags: readonly Tag[] = []): Resource<'host'> {
  const parts = parseUrl(url)
  return fromParts({ ...parts, scheme: parts.scheme === '' ? 'http' : parts.scheme }, context, tags)
}

/** Schemes that reach past what a request is meant for: other protocols by hand, other readers of local files, code (CWE-918). `file` is everyday. */
const WRAPPERS: ReadonlySet<string> = new Set(['gopher', 'dict', 'netdoc', 'jar', 'tftp', 'php', 'phar', 'expect', 'glob', 'compress.zlib', 'ogg', 'rmi', 'iiop', 'corba', 'vbscript', 'res', 'local_file'])
const BUCKETS: ReadonlySet<string> = new Set(['s3', 's3a', 's3n', 'gs', 'gcs', 'az', 'abfs', 'abfss', 'wasb', 'wasbs', 'oss', 'cos', 'r2', 'b2'])
/** Longest query that is looked at for secrets and data, in UTF-16 code units. */
const MAX_QUERY = 16_384

function fromParts(parts: UrlParts, context: Context, given: readonly Tag[]): Resource<'host'> {
  const tags = new Set<Tag>(given)
  const { scheme, target } = parts
  const more = { ...(scheme !== '' && { scheme }), ...(parts.port !== undefined && { port: parts.port }), ...(target !== '' && { target }) }
  if (WRAPPERS.has(scheme)) tags.add('wrapper-scheme')
  if (BUCKETS.has(scheme)) return resource('host', 'storage', shown((parts.hosts[0] ?? '').toLowerCase()), [...tags], more)
  if (parts.hosts.length === 0) return resource('host', scheme === '' ? 'unknown' : 'loopback', 'localhost', [...tags], more)

  const found = parts.hosts.map((host) => describe(host, context, target))
  const worst = found.reduce((a, b) => (RISK[b.class] > RISK[a.class] ? b : a))
  for (const tag of worst.tags) tags.add(tag)
  // Clients disagree about which host this is: nobody writes such a URL by accident.
  if (found.length > 1) tags.add('obfuscated-address')
  const cls: HostClass = worst.class === 'installer' && scheme !== 'https' ? 'public' : worst.class
  const near = cls === 'loopback' || cls === 'private' || cls === 'own'
  if (scheme === 'http' && !near && cls !== 'metadata' && cls !== 'link-local') tags.add('plain-http')
  if (parts.password !== '' || isToken(parts.user)) tags.add('credentials-in-url')
  if (/^(?:https?|ftp)$/.test(scheme) && /^[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,24}$/i.test(parts.user) && parts.password === '') tags.add('homograph')
  const query = target.slice(0, MAX_QUERY)
  if (!near && carriesSecret(query)) tags.add('query-secret')
  if (!near && (carriesData(query) || (worst.name.length > 36 && worst.name.split('.').slice(0, -2).some(looksEncoded)))) tags.add('query-data')
  return resource('host', cls, worst.name, [...tags], { ...more, ...(worst.count !== undefined && { count: worst.count }) })
}

const isToken = (user: string): boolean => user.length >= 20 && /^[\w.-]+$/.test(user) && /\d/.test(user) && /[a-z]/i.test(user)

interface Described {
  readonly class: HostClass
  readonly name: string
  readonly tags: readonly Tag[]
  readonly count?: number
}

const MAX_NAME = 512
/** Class and name of one host without port, user or scheme. */
function describe(raw: string, context: Context, target: string): Described {
  const tags: Tag[] = []
  if (raw === '' || raw === HOLE) return { class: 'unknown', name: shown(raw), tags }
  // Names have 253 characters at most; of longer ones the end decides.
  let name = raw.length > MAX_NAME ? raw.slice(-MAX_NAME) : raw
  if (name.includes('%') && !name.includes(':')) {
    const decoded = percentDecoded(name)
    if (decoded !== name) tags.push('obfuscated-address')
    name = decoded
  }
  // How people are shown an unknown part.
  if (name.includes('…')) name = name.replaceAll('…', HOLE)
  if (/[^\u0000-\u007f]/.test(name)) {
    const folded = name.normalize('NFKC').replace(/[\u3002\uff0e\uff61]/g, '.').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    if (folded !== name.normalize('NFC') && !/[^\u0000-\u007f]/.test(folded)) tags.push('obfuscated-address')
    name = folded
  }
  name = name.toLowerCase()
  if (/[[\]<>{}"\s]/.test(name) && !parseIPv6(name)) return { class: 'unknown', name: shown(name), tags }
  if (name.endsWith('.') && name.length > 1) name = name.slice(0, -1)
  const marked = /[\u0000-\u0002]/.test(name)
  if (marked) tags.push('dynamic')
  const own = context.own?.hosts?.some((h) => isOwn(name, h.toLowerCase())) ?? false

  const address = parseIPv4(name) ?? parseIPv6(name)
  if (address) {
    const cls = addressClass(address.text)
    const odd = !address.canonical || (cls === 'loopback' && address.text.startsWith('127.') && !/^127\.(?:0\.0\.\d+|0\.1\.1)$/.test(address.text))
    if (odd && !tags.includes('obfuscated-address')) tags.push('obfuscated-address')
    return { class: own ? 'own' : cls, name: address.text, tags }
  }
  const unicode = toUnicode(name)
  if (isLookAlike(unicode)) tags.push('homograph')
  if (own) return { class: 'own', name, tags }
  const known = knownPart(name)
  if (known === undefined) return { class: 'unknown', name: shown(name), tags }
  const cls = nameClass(known, target)
  if ((cls === 'metadata' || cls === 'link-local' || isRebinder(known)) && isEmbedded(known)) tags.push('obfuscated-address')
  return { class: cls, name: shown(name), tags }
}

const isEmbedded = (name: string): boolean => ADDRESS_IN_NAME.has(name.split('.').slice(-2).join('.')) && embeddedAddress(name) !== undefined
const isOwn = (name: string, own: string): boolean => (own.startsWith('.') ? name.endsWith(own) || name === own.slice(1) : name === own)

/** The part of a name that decides its class: all of it, or what follows its unknown labels. `undefined` when the end is not known. */
function knownPart(name: string): string | undefined {
  const mark = Math.max(name.lastIndexOf(HOLE), name.lastIndexOf(STAR), name.lastIndexOf(ANY))
  if (mark < 0) return name
  const dot = name.indexOf('.', mark)
  const rest = dot < 0 ? '' : name.slice(dot + 1)
  return rest === '' ? undefined : rest.includes('.') || rest === 'onion' || rest === 'localhost' ? rest : undefined
}

/** How much a host matters when one of several is contacted. */
const RISK: Readonly<Record<HostClass, number>> = {
  metadata: 20, callback: 19, onion: 18, 'mining-pool': 17, tunnel: 16, paste: 15, webhook: 14, 'file-share': 13, 'dynamic-dns': 12, 'link-local': 11, loopback: 10, private: 9, 'raw-ip': 8, public: 7, unknown: 6, chat: 5, storage: 5, 'code-host': 4, registry: 3, installer: 3, documentation: 2, own: 1,
}

function nameRange(text: string): { first: string; count: number } | undefined {
  const found = /^([a-z\d][a-z\d.-]{0,252})\/(\d{1,2})$/i.exec(text)
  const bits = Number(found?.[2])
  return found?.[1]?.includes('.') && bits <= 32 ? { first: found[1], count: 2 ** (32 - bits) } : undefined
}

const MAX_LIST = 64
function listResource(text: string, context: Context, tags: readonly Tag[]): Resource<'host'> {
  const items = text.split(',').filter((item) => item.trim() !== '').slice(0, MAX_LIST)
  const [first, ...rest] = items.map((item) => hostResource(item.replaceAll(',', ''), context, tags))
  if (!first) return resource('host', 'unknown', shown(text), tags)
  const worst = rest.reduce((a, b) => (FAR[b.class] > FAR[a.class] ? b : a), first)
  const count = [first, ...rest].reduce((sum, r) => sum + (r.count ?? 1), 0)
  return resource('host', worst.class, shown(text.slice(0, 1024)), items.length > 1 ? [...new Set<Tag>([...worst.tags, 'list'])] : worst.tags, { count, ...(worst.port !== undefined && { port: worst.port }) })
}
/** Of a list of targets the one farthest from home decides. */
const FAR: Readonly<Record<HostClass, number>> = { ...RISK, loopback: 0, own: 1, private: 2, 'link-local': 3 }

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
/** Names keep their marks: `display` of word.ts shows them to people. */
const shown = (name: string): string => (name.length > 1024 ? name.slice(0, 1024) : name)
