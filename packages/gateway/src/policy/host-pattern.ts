import { domainToASCII } from 'node:url'
import { isLiteral, type Resource, type Tag } from '@proxilion/threat-engine'

/** A host of a clause, compiled. */
export type HostPattern = { readonly port: number | undefined } & (
  | { readonly kind: 'name'; readonly name: string }
  /** `name` without the leading `*.`: any name below it, not itself. */
  | { readonly kind: 'suffix'; readonly name: string }
  | { readonly kind: 'network'; readonly first: number; readonly bits: number }
)

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/
const NETWORK = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/

/** Compiles `db.corp.example`, `*.corp.example:5432`, `10.20.0.0/16`, `[2001:db8::1]`. Undefined when it is none of these. */
export function compileHost(text: string): HostPattern | undefined {
  const parts = /^(\[[0-9a-f:.]{2,45}\]|[^:\s]{1,253})(?::(\d{1,5}))?$/i.exec(text)
  const port = parts?.[2] === undefined ? undefined : Number(parts[2])
  if (!parts || (port !== undefined && !(port >= 1 && port <= 65_535))) return undefined
  const given = (parts[1] ?? '').toLowerCase()
  if (given.startsWith('[')) {
    const name = addressOf(given)
    return name === undefined ? undefined : { kind: 'name', name, port }
  }
  const network = networkOf(given)
  if (network) return { kind: 'network', ...network, port }
  const suffix = given.startsWith('*.')
  const name = nameOf(suffix ? given.slice(2) : given)
  // What ends in a number is an address in a spelling of its own.
  if (name === undefined || !name.split('.').every((label) => LABEL.test(label)) || /(?:^|\.)(?:\d+|0x[\da-f]*)$/.test(name)) return undefined
  return { kind: suffix ? 'suffix' : 'name', name, port }
}

/** Spellings by which a name is taken for another, and sets. */
const UNCLEAR = ['obfuscated-address', 'homograph', 'credentials-in-url', 'wrapper-scheme', 'list', 'dynamic', 'unknown-target', 'glob'] as const satisfies readonly Tag[]

/** Whether a host of a call, as the engine resolved it, certainly is one that the pattern names. */
export function coversHost(pattern: HostPattern, { name, tags, port, count }: Pick<Resource<'host'>, 'name' | 'tags' | 'port' | 'count'>): boolean {
  if (!isLiteral(name) || UNCLEAR.some((tag) => tags.includes(tag))) return false
  if (pattern.port !== undefined && pattern.port !== port) return false
  if (pattern.kind === 'network') {
    const range = networkOf(name)
    return range !== undefined && range.bits >= pattern.bits && sameNetwork(range.first, pattern.first, pattern.bits)
  }
  if (tags.includes('range') || (count ?? 1) > 1) return false
  const canonical = name.includes(':') ? addressOf(name) : nameOf(name)
  if (canonical === undefined) return false
  return pattern.kind === 'name' ? canonical === pattern.name : canonical.endsWith(`.${pattern.name}`) && canonical.length > pattern.name.length + 1
}

/** A name as resolvers compare it: lower case, Punycode, no dot at the end. */
function nameOf(name: string): string | undefined {
  const ascii = /[^\u0000-\u007f]/.test(name) ? domainToASCII(name) : name.toLowerCase()
  const bare = ascii.endsWith('.') ? ascii.slice(0, -1) : ascii
  return /^[a-z0-9_.-]{1,253}$/.test(bare) && !bare.includes('..') && !bare.startsWith('.') ? bare : undefined
}

/** An IPv6 address in the one form that the URL standard gives it. */
function addressOf(address: string): string | undefined {
  try {
    return new URL(`http://${address.startsWith('[') ? address : `[${address}]`}/`).hostname.slice(1, -1)
  } catch {
    return undefined
  }
}

/** An IPv4 address or network in the usual notation; no other spelling is understood. */
export function networkOf(text: string): { first: number; bits: number } | undefined {
  const found = NETWORK.exec(text)
  if (!found) return undefined
  const bytes = found.slice(1, 5)
  const bits = found[5] === undefined ? 32 : Number(found[5])
  if (bits > 32 || bytes.some((byte) => Number(byte) > 255 || (byte.length > 1 && byte.startsWith('0')))) return undefined
  return { first: bytes.reduce((sum, byte) => sum * 256 + Number(byte), 0), bits }
}

/** Whether two addresses have their first bits in common. */
export const sameNetwork = (a: number, b: number, bits: number): boolean => Math.floor(a / 2 ** (32 - bits)) === Math.floor(b / 2 ** (32 - bits))
