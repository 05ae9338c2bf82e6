import { ANY, HOLE, STAR } from '../../word.js'
import type { Context, HostClass, Tag } from '../../../facts.js'
import { addressClass, parseIPv4, parseIPv6 } from './address.js'
import { isLookAlike, nameClass, namesMetadata, toUnicode } from './names.js'

/** What one host is. */
export interface Described {
  readonly class: HostClass
  readonly name: string
  readonly tags: readonly Tag[]
}

/** Names have 253 characters at most; of longer ones the end decides. */
const MAX_NAME = 512
const WIDE = /[^\u0000-\u007f]/
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/** Class and canonical name of one host without port, user and scheme, for a request to `target` on it. */
export function describe(raw: string, context: Context, target: string): Described {
  if (raw === '' || raw === HOLE) return { class: 'unknown', name: raw, tags: [] }
  const tags: Tag[] = []
  const name = canonical(raw.length > MAX_NAME ? raw.slice(-MAX_NAME) : raw, tags)
  const own = context.own?.hosts?.some((h) => isOwn(name, h.toLowerCase())) ?? false
  const address = parseIPv4(name) ?? parseIPv6(name)
  if (address) {
    const cls = addressClass(address.text)
    if (!address.canonical || isOddLoopback(address.text)) tags.push('obfuscated-address')
    return { class: own ? 'own' : cls, name: address.text, tags: [...new Set(tags)] }
  }
  if (/[[\]<>{}"\s]/.test(name)) return { class: 'unknown', name, tags }
  if (isLookAlike(toUnicode(name))) tags.push('homograph')
  if (own) return { class: 'own', name, tags }
  const known = knownPart(name)
  if (known === undefined) return { class: 'unknown', name, tags }
  if (namesMetadata(known)) tags.push('obfuscated-address')
  return { class: nameClass(known, target), name, tags }
}

/** Lower case, decoded, folded to the letters that resolvers see. Records in `tags` when that changed which host it is. */
function canonical(raw: string, tags: Tag[]): string {
  let name = raw
  if (name.includes('%') && !name.includes(':')) {
    const decoded = percentDecoded(name)
    if (decoded !== name) tags.push('obfuscated-address')
    name = decoded
  }
  // How people are shown an unknown part.
  if (name.includes('…')) name = name.replaceAll('…', HOLE)
  if (WIDE.test(name)) {
    const folded = name.normalize('NFKC').replace(/[\u3002\uff0e\uff61]/g, '.').replace(INVISIBLE, '')
    if (folded !== name.normalize('NFC') && !WIDE.test(folded)) tags.push('obfuscated-address')
    name = folded
  }
  name = name.toLowerCase()
  if (/[\u0000-\u0002]/.test(name)) tags.push('dynamic')
  return name.endsWith('.') && name.length > 1 ? name.slice(0, -1) : name
}

/** Addresses of this machine that nobody uses: all of 127.0.0.0/8 is loopback, filters often know but one. */
const isOddLoopback = (address: string): boolean => address.startsWith('127.') && !/^127\.(?:0\.0\.\d+|0\.1\.1)$/.test(address)
const isOwn = (name: string, own: string): boolean => (own.startsWith('.') ? name.endsWith(own) || name === own.slice(1) : name === own)

/** The part of a name that decides its class: all of it, or what follows its unknown labels. `undefined` when the end is not known. */
function knownPart(name: string): string | undefined {
  const mark = Math.max(name.lastIndexOf(HOLE), name.lastIndexOf(STAR), name.lastIndexOf(ANY))
  if (mark < 0) return name
  const dot = name.indexOf('.', mark)
  const rest = dot < 0 ? '' : name.slice(dot + 1)
  return rest.includes('.') || rest === 'onion' || rest === 'localhost' ? rest : undefined
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
