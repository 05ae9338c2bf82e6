import ipaddr from 'ipaddr.js'
import type { HostClass } from '../../../facts.js'
import { METADATA } from './domains.js'

/** An address in canonical form. `canonical`: it was written so; else the spelling hides it (`0x7f.1`, `2130706433`, `[::ffff:7f00:1]`). */
export interface Address {
  readonly text: string
  readonly canonical: boolean
}

/** One part of an IPv4 address as `inet_aton` reads it: decimal, octal (`0177`, `0o177`) or hexadecimal (`0x7f`). */
function part(text: string): number | undefined {
  if (text === '' || text.length > 16) return undefined
  if (/^0[0-7]+$/.test(text)) return parseInt(text, 8)
  if (/^\d+$/.test(text)) return text.length > 1 && text.startsWith('0') ? undefined : Number(text)
  if (/^0x[\da-f]*$/i.test(text)) return text.length === 2 ? 0 : parseInt(text.slice(2), 16)
  return /^0?o[0-7]+$/i.test(text) ? parseInt(text.slice(text.indexOf('o') + 1 || text.indexOf('O') + 1), 8) : undefined
}

const dotted = (value: number): string => `${(value >>> 24) & 255}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`

/**
 * Reads an IPv4 address in any form that `inet_aton` or a browser takes: one to four parts, each decimal, octal or hexadecimal; the last
 * fills what is left.
 * Parts above 255 in the four-part form wrap as some parsers let them.
 */
export function parseIPv4(text: string): Address | undefined {
  if (text.length > 64 || !/^[\dxoa-f.]+$/i.test(text)) return undefined
  const texts = (text.endsWith('.') ? text.slice(0, -1) : text).split('.')
  if (texts.length > 4) return undefined
  const parts: number[] = []
  for (const t of texts) {
    const value = part(t)
    if (value === undefined) return undefined
    parts.push(value)
  }
  const last = parts[parts.length - 1] ?? 0
  const before = parts.slice(0, -1)
  const room = 2 ** (8 * (5 - parts.length))
  const wraps = parts.length === 4 && parts.every((p) => p < 65536) && parts.some((p) => p > 255)
  if (wraps) return { text: parts.map((p) => p & 255).join('.'), canonical: false }
  if (last >= room || before.some((p) => p > 255)) return undefined
  const value = before.reduce((sum, p, i) => sum + p * 2 ** (24 - 8 * i), 0) + last
  const canonical = dotted(value)
  return { text: canonical, canonical: canonical === text }
}

/**
 * Reads an IPv6 address, with or without brackets and zone. Addresses that carry an IPv4 address (mapped, compatible, NAT64, 6to4) become
 * that one.
 */
export function parseIPv6(text: string): Address | undefined {
  let bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  const zone = bare.indexOf('%')
  if (zone >= 0) bare = bare.slice(0, zone)
  if (bare.length > 64 || !bare.includes(':') || !ipaddr.IPv6.isValid(bare)) return undefined
  const { parts } = ipaddr.IPv6.parse(bare)
  const [p0 = 0, p1 = 0, p2 = 0, p3 = 0, p4 = 0, p5 = 0, p6 = 0, p7 = 0] = parts
  const low = (p6 * 65536 + p7) >>> 0
  const zeros = p0 + p1 + p2 + p3 + p4 === 0
  if (zeros && (p5 === 0xffff || (p5 === 0 && low > 1))) return { text: dotted(low), canonical: false }
  if (p0 === 0x64 && p1 === 0xff9b && p2 + p3 + p4 + p5 === 0) return { text: dotted(low), canonical: false }
  if (p0 === 0x2002) return { text: dotted((p1 * 65536 + p2) >>> 0), canonical: false }
  const normal = ipaddr.IPv6.parse(bare).toString()
  return { text: normal, canonical: (normal === bare.toLowerCase() || ipaddr.IPv6.parse(bare).toNormalizedString() === bare.toLowerCase()) }
}

/** Class of an address in canonical form (RFC 6890). */
export function addressClass(address: string): HostClass {
  if (METADATA.has(address)) return 'metadata'
  return address.includes(':') ? classOf6(address) : classOf4(address)
}

function classOf4(address: string): HostClass {
  const [a = 0, b = 0] = address.split('.', 2).map(Number)
  // All of 0.0.0.0/8 reaches this machine on Linux.
  if (a === 127 || a === 0) return 'loopback'
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b < 128)) return 'private'
  // Benchmarks, multicast, broadcast: nobody's on the internet.
  if ((a === 198 && (b === 18 || b === 19)) || (a >= 224 && a < 240) || address === '255.255.255.255') return 'private'
  return a === 169 && b === 254 ? 'link-local' : 'raw-ip'
}

function classOf6(address: string): HostClass {
  switch (ipaddr.IPv6.parse(address).range()) {
    case 'loopback':
    case 'unspecified':
      return 'loopback'
    case 'uniqueLocal':
    case 'multicast':
      return 'private'
    case 'linkLocal':
      return 'link-local'
    default:
      return 'raw-ip'
  }
}

/** A set of IPv4 addresses written in one word: `10.0.0.0/24`, `10.0.0.1-254`, `192.168.1-3.*`, `10.0.0.1-10.0.0.9`. */
export function parseRange(text: string): { readonly first: string; readonly count: number } | undefined {
  if (text.length > 64 || !/^[\d*\u0000-\u0002[:a-f]/i.test(text) || !/[/*,\u0000-\u0002-]/.test(text)) return undefined
  const slash = text.indexOf('/')
  if (slash > 0) {
    const base = parseIPv4(text.slice(0, slash))?.text ?? parseIPv6(text.slice(0, slash))?.text
    const bits = /^\d{1,3}$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : maskBits(text.slice(slash + 1))
    const width = base?.includes(':') ? 128 : 32
    return base !== undefined && bits !== undefined && bits <= width ? { first: base, count: 2 ** (width - bits) } : undefined
  }
  const ends = text.split('-')
  if (ends.length === 2 && ends[0]?.includes('.') && ends[1]?.includes('.')) {
    const from = parseIPv4(ends[0])
    const to = parseIPv4(ends[1])
    if (from && to) return { first: from.text, count: Math.max(1, numeric(to.text) - numeric(from.text) + 1) }
  }
  const octets = text.split('.')
  if (octets.length !== 4) return undefined
  let count = 1
  const first: string[] = []
  for (const octet of octets) {
    const size = octetSize(octet)
    if (!size) return undefined
    count *= size.count
    first.push(String(size.first))
  }
  return count > 1 ? { first: first.join('.'), count } : undefined
}

const numeric = (address: string): number => address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0)
function maskBits(text: string): number | undefined {
  const mask = text.includes('.') ? parseIPv4(text) : undefined
  return mask ? numeric(mask.text).toString(2).replace(/0/g, '').length : undefined
}
function octetSize(text: string): { first: number; count: number } | undefined {
  if (text === '*' || text === '\u0001' || text === '\u0002' || text === '\u0000' || text === '-') return { first: 1, count: 256 }
  let count = 0
  let first: number | undefined
  for (const item of text.split(',')) {
    const found = /^(\d{0,3})(?:(-)(\d{0,3}))?$/.exec(item)
    if (!found || item === '') return undefined
    const from = found[1] === '' ? 0 : Number(found[1])
    const to = found[2] === undefined ? from : found[3] === '' ? 255 : Number(found[3])
    if (from > 255 || to > 255 || to < from) return undefined
    first ??= from
    count += to - from + 1
  }
  return first === undefined ? undefined : { first, count }
}
