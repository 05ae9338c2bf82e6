import type { HostClass } from '../../../facts.js'
import { addressClass, parseIPv4 } from './address.js'
import { ADDRESS_IN_NAME, BRANDS, DOMAINS, LOOPBACK_NAMES, METADATA, PRIVATE_ENDINGS, REBINDERS } from './domains.js'

interface Listed {
  readonly class: HostClass
  /** Path prefix, lower case, with its leading slash; empty for the whole host. */
  readonly path: string
}
const LISTED = new Map<string, Listed[]>()
for (const [cls, names] of Object.entries(DOMAINS) as [HostClass, readonly string[]][]) {
  for (const name of names) {
    const slash = name.indexOf('/')
    const host = slash < 0 ? name : name.slice(0, slash)
    const list = LISTED.get(host) ?? []
    list.push({ class: cls, path: slash < 0 ? '' : name.slice(slash) })
    LISTED.set(host, list)
  }
}
// A rule with a path is more special than one for the whole host.
for (const list of LISTED.values()) list.sort((a, b) => b.path.length - a.path.length)
const PRIVATE = new Set(PRIVATE_ENDINGS)
const STORAGE_LABEL = /^(?:s3|s3[.-].*|s3-website.*)$/

/** Class of a host name in lower-case ASCII, for a request to `target` on it. Linear in the number of labels. */
export function nameClass(name: string, target = ''): HostClass {
  if (LOOPBACK_NAMES.has(name) || name.endsWith('.localhost')) return 'loopback'
  if (METADATA.has(name)) return 'metadata'
  const path = target.toLowerCase()
  for (let from = 0; from >= 0 && from < name.length; from = next(name, from)) {
    const ending = name.slice(from)
    if (ADDRESS_IN_NAME.has(ending)) return embeddedAddress(name.slice(0, Math.max(0, from - 1)))?.class ?? 'public'
    if (LOOPBACK_NAMES.has(ending) && ending.includes('.')) return 'loopback'
    const whole = from === 0 || name.startsWith('www.')
    for (const listed of LISTED.get(ending) ?? []) {
      // Installers and paths are of one host; everything else is of its subdomains too.
      const exact = listed.path !== '' || listed.class === 'installer'
      if ((whole || !exact) && path.startsWith(listed.path)) return listed.class
    }
    if (ending === 'amazonaws.com' && name.split('.').some((label) => STORAGE_LABEL.test(label))) return 'storage'
    if (PRIVATE.has(ending)) return 'private'
  }
  return name.includes('.') ? 'public' : 'private'
}
const next = (name: string, from: number): number => {
  const dot = name.indexOf('.', from)
  return dot < 0 ? -1 : dot + 1
}

/** True for names that carry the address of a metadata service, or whose service changes what they stand for between two look-ups. */
export function namesMetadata(name: string): boolean {
  if (!ADDRESS_IN_NAME.has(name.slice(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1))) return false
  const embedded = embeddedAddress(name)
  if (!embedded) return false
  return embedded.class === 'metadata' || embedded.class === 'link-local' || REBINDERS.some((rebinder) => name.endsWith(rebinder))
}

/** The address that a name of `nip.io` and the like stands for: `10.0.0.1`, `10-0-0-1`, `0a000001`, behind any other labels. */
export function embeddedAddress(labels: string): { readonly address: string; readonly class: HostClass } | undefined {
  const parts = labels.split(/[.-]/).slice(-40)
  for (let i = parts.length - 4; i >= 0; i--) {
    const four = parts.slice(i, i + 4)
    const address = four.map(Number).join('.')
    if (four.every((p) => /^\d{1,3}$/.test(p) && Number(p) < 256)) return { address, class: addressClass(address) }
  }
  for (const p of parts) {
    const hex = /^[\da-f]{8}$/.test(p) ? parseIPv4(`0x${p}`) : undefined
    if (hex) return { address: hex.text, class: addressClass(hex.text) }
  }
  return undefined
}

/** Letters that look like others: Cyrillic, Greek, other Latin, digits. The right side is what they are read as. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  а: 'a', ɑ: 'a', α: 'a', ạ: 'a', à: 'a', á: 'a', ä: 'a', в: 'b', Ь: 'b', ь: 'b', с: 'c', ϲ: 'c', ç: 'c', ԁ: 'd', ɗ: 'd', е: 'e', ҽ: 'e',
  є: 'e', é: 'e', è: 'e', ė: 'e', ẹ: 'e', ғ: 'f', ɡ: 'g', ġ: 'g', ց: 'g', һ: 'h', հ: 'h', н: 'h', і: 'i', ı: 'i', ι: 'i', í: 'i', ì: 'i',
  ї: 'i', ɩ: 'i', ј: 'j', ϳ: 'j', к: 'k', κ: 'k', ӏ: 'l', ⅼ: 'l', ḷ: 'l', м: 'm', ո: 'n', п: 'n', η: 'n', ñ: 'n', о: 'o', ο: 'o', օ: 'o',
  σ: 'o', ö: 'o', ó: 'o', ò: 'o', ọ: 'o', ø: 'o', р: 'p', ρ: 'p', ԛ: 'q', г: 'r', ѕ: 's', ʂ: 's', ș: 's', т: 't', τ: 't', ս: 'u', υ: 'u',
  ü: 'u', ú: 'u', ν: 'v', ѵ: 'v', ԝ: 'w', ѡ: 'w', ω: 'w', х: 'x', χ: 'x', у: 'y', γ: 'y', ý: 'y', ү: 'y', ʐ: 'z', ż: 'z',
  '0': 'o', '1': 'l', '3': 'e', '5': 's',
}
/** What a name looks like: equal for all names that are easily taken for each other. */
function looks(text: string): string {
  let out = text
  if (!LETTERS.test(text)) {
    out = ''
    for (const c of text) out += c >= 'a' && c <= 'z' ? c : (LOOKS_LIKE[c] ?? c)
  }
  if (out.includes('rn')) out = out.replaceAll('rn', 'm')
  if (out.includes('vv')) out = out.replaceAll('vv', 'w')
  return out.includes('i') ? out.replaceAll('i', 'l') : out
}
/** What looks like nothing but itself, one character at a time. */
const LETTERS = /^[a-z.-]*$/
const BRAND: ReadonlySet<string> = new Set(BRANDS)
const BRAND_LOOKS: ReadonlySet<string> = new Set(BRANDS.map(looks))
/** In UTF-16 code units, with room for `rn` and `vv`. */
const LONGEST_BRAND = Math.max(...BRANDS.map((brand) => brand.length)) + 6
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u]

const mixesScripts = (label: string): boolean => SCRIPTS.filter((script) => script.test(label)).length > 1
const OTHER_SCRIPT = /[^\u0000-\u007f]/

/** True when a name is made to be read as another: a brand's look-alike, or a label that mixes alphabets. `name` in Unicode, lower case. */
export function isLookAlike(name: string): boolean {
  if (OTHER_SCRIPT.test(name) && name.split('.').slice(-12).some(mixesScripts)) return true
  const registrable = name.slice(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1)
  if (registrable.length > LONGEST_BRAND || BRAND.has(registrable)) return false
  return BRAND_LOOKS.has(looks(registrable))
}

/** Decodes one punycode label without its `xn--` (RFC 3492); `undefined` when it is not well formed. */
function decodePunycode(input: string): string | undefined {
  const output: number[] = []
  const split = input.lastIndexOf('-')
  for (const c of split > 0 ? input.slice(0, split) : '') output.push(c.charCodeAt(0))
  let n = 128
  let i = 0
  let bias = 72
  for (let at = split > 0 ? split + 1 : 0; at < input.length; ) {
    const before = i
    let weight = 1
    for (let k = 36; ; k += 36) {
      const c = input.charCodeAt(at++)
      const digit = c >= 97 && c <= 122 ? c - 97 : c >= 48 && c <= 57 ? c - 22 : -1
      if (digit < 0) return undefined
      i += digit * weight
      if (i > 0x7fffffff) return undefined
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
      if (digit < threshold) break
      weight *= 36 - threshold
    }
    const length = output.length + 1
    let delta = before === 0 ? Math.floor(i / 700) : Math.floor((i - before) / 2)
    delta += Math.floor(delta / length)
    let k = 0
    for (; delta > 455; k += 36) delta = Math.floor(delta / 35)
    bias = k + Math.floor((36 * delta) / (delta + 38))
    n += Math.floor(i / length)
    i %= length
    if (n > 0x10ffff) return undefined
    output.splice(i++, 0, n)
  }
  return String.fromCodePoint(...output)
}

/** A host name with its punycode labels decoded. */
export const toUnicode = (name: string): string =>
  name.includes('xn--')
    ? name
        .split('.')
        .map((label) => (label.startsWith('xn--') && label.length <= 63 ? (decodePunycode(label.slice(4)) ?? label) : label))
        .join('.')
    : name
