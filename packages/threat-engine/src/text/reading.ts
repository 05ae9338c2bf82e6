import { spelledInCodes } from './codes.js'
import { encodedParts, spellsApart, spellsWithDigits, withoutDigits } from './signs.js'

/** A text as a model would understand it: what is invisible removed, look-alikes folded, what is encoded in it decoded. */
export interface Reading {
  /** Lower case, NFKC, without invisible characters, look-alike letters folded to Latin; same order, not the same offsets. */
  readonly plain: string
  /** Text spelled in characters that no editor shows: Unicode tags outside of flags. */
  readonly hidden: string
  /** Readable texts, in lower case, that were encoded in it: base64, hexadecimal, bits. */
  readonly decoded: readonly string[]
  /** What each of them was encoded as, as it stands in the text without invisible characters. */
  readonly encoded: readonly string[]
  /** The text again, where it shows that it is written in ROT13, backwards, in single letters or with digits for letters. */
  readonly respelled: readonly string[]
  /** Zero-width characters between letters, or bidirectional overrides: somebody hides how the text reads. */
  readonly disguised: boolean
}

const INVISIBLE = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFE00-\uFE0E\uFEFF]|[\u{E0000}-\u{E007F}\u{E0100}-\u{E01EF}]/gu
// Joiners shape other scripts and emoji; beside a Latin letter they do nothing but hide.
const DISGUISE = /[a-z.,;:][\u200B-\u200D\u2060](?=[\s\w]|[\u202A-\u202E])|[\s\w][\u200B-\u200D\u2060][a-z]|[\u202D\u202E]/i
/** Longest part of a text that is read at once, in UTF-16 code units; longer texts are read in pieces. */
export const MAX_READ = 65_536
const MAX_DECODED = 8

const isAscii = (text: string): boolean => !/[^\u0000-\u007F]/.test(text)
/** Characters that are themselves in NFKC whatever stands beside them, have no case and look like no Latin ones: ideographs, kana, syllables of Hangul, their full stop. */
const isSettled = (text: string): boolean => !/[^\u0000-\u007F\u3001\u3002\u300C\u300D\u3041-\u3096\u30A1-\u30FA\u30FC\u4E00-\u9FFF\uAC00-\uD7A3]/.test(text)
/** Every character of the text is one of its reading, too. */
export const readsOneToOne = (text: string): boolean => isAscii(text) || isSettled(text)
/** A text in lower case, NFKC, without invisible characters, look-alike letters folded to Latin: `plain` of its reading. */
export const plainOf = (text: string): string => (readsOneToOne(text) ? text.toLowerCase() : fold(text.replace(INVISIBLE, '').normalize('NFKC')).toLowerCase().replaceAll('i\u0307', 'i'))

/** Reads a text of at most `MAX_READ` characters; of a longer one the beginning. Linear; at most eight encoded parts are decoded. */
export function read(text: string): Reading {
  const source = text.length > MAX_READ ? text.slice(0, MAX_READ) : text
  const ascii = readsOneToOne(source)
  const visible = ascii ? source : source.replace(INVISIBLE, '')
  const plain = plainOf(source)
  const disguised = !ascii && DISGUISE.test(source)
  return { plain, hidden: ascii ? '' : tagged(source), ...decoded(visible), respelled: respelled(plain, source), disguised }
}

/** ASCII spelled in Unicode tag characters (U+E0020–U+E007E), which only models read. Flags of regions (U+1F3F4 and tags) are emoji. */
function tagged(text: string): string {
  if (!/[\u{E0020}-\u{E007E}]/u.test(text)) return ''
  let out = ''
  for (const c of text.replace(/\u{1F3F4}[\u{E0020}-\u{E007F}]{1,8}/gu, '')) {
    const code = c.codePointAt(0)!
    if (code >= 0xe0020 && code <= 0xe007e) out += String.fromCharCode(code - 0xe0000)
  }
  return out
}

function decoded(text: string): Pick<Reading, 'decoded' | 'encoded'> {
  const out: string[] = []
  const encoded: string[] = []
  for (const part of encodedParts(text)) {
    const plain = /^[01 ,]+$/.test(part) ? bits(part) : /^[0-9a-fA-F]+$/.test(part) && part.length % 2 === 0 ? Buffer.from(part, 'hex').toString('utf8') : base64(part)
    // What decodes to words was words: digests, keys and images do not.
    if (plain.length >= 12 && /^[\t\n\r\x20-\x7E\u00A0-\uFFFC]+$/.test(plain) && /[a-z]{3} [a-z+-]{2}|[/.][a-z]{2}/i.test(plain)) {
      out.push(plain.toLowerCase().replace(/\b[a-z]{0,3}nore\b/g, 'ignore'))
      encoded.push(part)
    }
    if (out.length >= MAX_DECODED) break
  }
  return { decoded: out, encoded }
}
const bits = (part: string): string => part.trim().split(/[ ,]+/).map((b) => String.fromCharCode(Number.parseInt(b, 2))).join('')
/** A copy that lost its last characters ends in a broken group; what comes before still reads. */
function base64(part: string): string {
  const plain = Buffer.from(part, 'base64').toString('utf8')
  const broken = plain.search(/[\uFFFD\u0000-\u0008\u000E-\u001F]/)
  return broken >= 24 ? plain.slice(0, broken) : plain
}

/** The same text with another spelling undone, where it shows that there is one; most texts have none. */
function respelled(plain: string, source: string): string[] {
  const out: string[] = []
  if (ROT13.some((word) => plain.includes(word))) out.push(plain.replace(/[a-z]/g, (c) => String.fromCharCode(((c.charCodeAt(0) - 84) % 26) + 97)))
  for (const [shift, words] of SHIFTED) if (words.some((word) => plain.includes(word))) out.push(shifted(plain, 26 - shift))
  if (BACKWARDS.some((word) => plain.includes(word))) out.push([...plain].reverse().join(''))
  else if (/[\u202D\u202E]/.test(source)) out.push(...[...source.matchAll(/[\u202D\u202E]([^\u202C\n]{4,400})/g)].slice(0, 4).map((m) => [...m[1]!].reverse().join('').toLowerCase()))
  if (plain.length >= 20) out.push(...spelledInCodes(source))
  if (ATBASH.some((word) => plain.includes(word))) out.push(plain.replace(/[a-z]/g, (c) => String.fromCharCode(219 - c.charCodeAt(0))))
  if (MARKED.test(source)) out.push(source.normalize('NFD').replace(/[\u0300-\u036F]/g, '').toLowerCase())
  if (HYPHENATED.test(plain)) out.push(plain.replace(/(?<=[a-z])-(?=[a-z])/g, ''))
  if (JOINED.test(plain)) out.push(plain.replace(/[_.+\n]|%20/g, ' ').replace(/%40/g, '@'))
  if (spellsWithDigits(plain)) out.push(withoutDigits(plain))
  const apart = spellsApart(plain) && plain.match(/(?<![a-z0-9])[a-z](?:[ .\-_*]{1,3}[a-z]){9,400}(?![a-z0-9])/g)
  if (apart) out.push(...apart.slice(0, 4).map((a) => (/ {2}/.test(a) ? a.split(/ {2,}/).map((w) => w.replace(/[ .\-_*]/g, '')).join(' ') : a.replace(/[ .\-_*]/g, ''))))
  return out
}
const shifted = (text: string, by: number): string => text.replace(/[a-z]/g, (c) => String.fromCharCode(((c.charCodeAt(0) - 97 + by) % 26) + 97))
/** Caesar's shift and its neighbours, with words of orders in them. */
const SHIFTED = [1, 3, 23, 25].map((shift) => [shift, ['previous', 'instructions'].map((word) => shifted(word, shift))] as const)
/** Words of orders in the alphabet turned round. */
const ATBASH = ['kivelrfh', 'rmhgifxgrlm']
/** Letters under heaps of combining marks. */
const MARKED = /[\u0300-\u036F]{2}[^\u0300-\u036F][\u0300-\u036F]{2}/
/** Words of orders that are cut by hyphens. */
const HYPHENATED = /\b(?:ig-nore|pre-vi|prev-i|in-struc|instruc-t|dis-re-?gard|i-g-n-o|p-r-e-v|i-n-s-t)/
/** Words of an order with something else than a blank between them. */
const JOINED = /(?:ignore|disregard|forget)(?:[_.+\n]|%20)(?:all|any|every|the|your|above|previous|prior)(?:[_.+\n]|%20)/
const ROT13 = ['vafgehpgvba', 'cerivbhf', 'flfgrz cebzcg', 'vtaber']
const BACKWARDS = ['snoitcurtsni', 'suoiverp', 'tpmorp metsys', 'erongi']

/** Cyrillic and Greek letters that look like Latin ones (Unicode confusables), only in words that mix scripts. */
const CONFUSABLES: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ո: 'n', ο: 'o', α: 'a', ι: 'i', ν: 'v', ρ: 'p', А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', І: 'I' }
function fold(text: string): string {
  if (!/[Ѐ-ӿͰ-Ͽԁո]/.test(text)) return text
  const known = new Map<string, string>()
  return text.replace(/[A-Za-zͰ-ӿԁո]{2,64}/g, (word) => {
    let folded = known.get(word)
    if (folded === undefined) known.set(word, (folded = mixesScripts(word) ? [...word].map((c) => CONFUSABLES[c] ?? c).join('') : word))
    return folded
  })
}

/** Latin letters together with Cyrillic or Greek ones in one word: a name that looks like another. */
export const mixesScripts = (word: string): boolean => /[a-z]/i.test(word) && /[Ѐ-ӿͰ-Ͽԁո]/.test(word)

/** Terminal sequences that hide text from a person who reads it: concealed (SGR 8), written in the colour of its ground, or put into the clipboard (OSC 52). */
export const hidesOnTerminals = (text: string): boolean => text.includes('\u001b') && TERMINAL.test(text)
const TERMINAL = /\u001b\[(?:\d{1,3};){0,4}8m|\u001b\[(?:\d;)?(?:30;40|37;47|97;107|40;30|47;37|107;97)m|\u001b\]52;/
