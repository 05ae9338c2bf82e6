/** A text as a model would understand it: what is invisible removed, look-alikes folded, what is encoded in it decoded. */
export interface Reading {
  /** Lower case, NFKC, without invisible characters, look-alike letters folded to Latin; same order, not the same offsets. */
  readonly plain: string
  /** Text spelled in characters that no editor shows: Unicode tags, variation selectors. */
  readonly hidden: string
  /** Readable texts that were encoded in it (base64, hexadecimal). */
  readonly decoded: readonly string[]
  /** Zero-width characters between letters, or bidirectional overrides: somebody hides how the text reads. */
  readonly disguised: boolean
}

const INVISIBLE = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFE00-\uFE0E\uFEFF]|[\u{E0000}-\u{E007F}\u{E0100}-\u{E01EF}]/gu
const DISGUISE = /[a-z][\u200B-\u200D\u2060\u00AD][a-z]|[\u202A-\u202E\u2066-\u2069]/i
const ENCODED = /[A-Za-z0-9+/]{24,4096}={0,2}|(?:[0-9a-fA-F]{2}){20,2048}/g
/** Longest part of a text that is read, in UTF-16 code units; longer texts are read in pieces by the caller. */
export const MAX_READ = 65_536

/** Reads a text. Linear; at most eight encoded parts are decoded. */
export function read(text: string): Reading {
  const source = text.length > MAX_READ ? text.slice(0, MAX_READ) : text
  const ascii = !/[^\u0000-\u007F]/.test(source)
  const visible = ascii ? source : source.replace(INVISIBLE, '')
  const plain = (ascii ? visible : fold(visible.normalize('NFKC'))).toLowerCase()
  return { plain, hidden: ascii ? '' : tagged(source), decoded: decoded(visible), disguised: !ascii && DISGUISE.test(source) }
}

/** ASCII spelled in Unicode tag characters (U+E0020–U+E007E), which only models read. */
function tagged(text: string): string {
  let out = ''
  for (const c of text) {
    const code = c.codePointAt(0)!
    if (code >= 0xe0020 && code <= 0xe007e) out += String.fromCharCode(code - 0xe0000)
  }
  return out
}

function decoded(text: string): string[] {
  const out: string[] = []
  for (const [part] of text.matchAll(ENCODED)) {
    const plain = Buffer.from(part, /^[0-9a-fA-F]+$/.test(part) ? 'hex' : 'base64').toString('utf8')
    // What decodes to words was words: digests, keys and images do not.
    if (plain.length >= 12 && /^[\t\n\r\x20-\x7E\u00A0-\uFFFC]+$/.test(plain) && /[a-z]{3,} [a-z]{2,}|[/.][a-z]{2,}/i.test(plain)) out.push(plain.toLowerCase())
    if (out.length >= 8) break
  }
  return out
}

/** Cyrillic and Greek letters that look like Latin ones (Unicode confusables), only in words that mix scripts. */
const CONFUSABLES: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ո: 'n', ο: 'o', α: 'a', ι: 'i', ν: 'v', ρ: 'p', А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X', І: 'I' }
const fold = (text: string): string => text.replace(/[\p{L}]{2,64}/gu, (word) => (/[a-z]/i.test(word) && /[Ѐ-ӿͰ-Ͽ]/.test(word) ? [...word].map((c) => CONFUSABLES[c] ?? c).join('') : word))
