/** Texts that were spelled in a code of letters: Morse, Braille, the alphabets of radio and flags, base32, escapes. Each is only looked for where its signs stand. */
export function spelledInCodes(text: string): string[] {
  const out: string[] = []
  const add = (code: string): void => { if (code.length >= SHORTEST && out.length < MOST) out.push(code.toLowerCase().replace(/ {2,}/g, ' ')) }
  if (MORSE_HINT.test(text)) for (const [part] of text.matchAll(MORSE)) add(part.split(/\s*[/|]\s*|\s{3,}/).map((word) => word.trim().split(/\s+/).map((letter) => MORSE_LETTERS.get(letter) ?? '').join('')).join(' '))
  if (/[\u2801-\u283F]{4}/.test(text)) add(text.replace(/[\u2800-\u283F]/g, (c) => (c === '\u2800' ? ' ' : (BRAILLE[c.charCodeAt(0) - 0x2800] ?? ' '))))
  if (/\uD83C[\uDDE6-\uDDFF](?:[\s\u200B]{0,3}\uD83C[\uDDE6-\uDDFF]){5}/.test(text)) {
    add(text.replace(/\uD83C([\uDDE6-\uDDFF])(?: (?=\uD83C[\uDDE6-\uDDFF]))?/g, (_, c: string) => String.fromCharCode(c.charCodeAt(0) - 0xdde6 + 97)))
  }
  if (/november oscar romeo|romeo echo victor|india november sierra/i.test(text)) add(text.replace(RADIO, (_, word: string) => word[0]!.toLowerCase()).replace(/\(?(?:space|stop|break)\)?/gi, ' '))
  for (const [part] of text.matchAll(BASE32)) add(base32(part))
  if (/&#(?:\d{2,3}|x[\da-f]{2});&#/i.test(text)) add(text.replace(/&#(?:x([\da-f]{2,5})|(\d{2,6}));?/gi, (_, hex: string | undefined, digits: string) => letter(hex === undefined ? Number(digits) : Number.parseInt(hex, 16))))
  if (/(?:\\u00[\da-f]{2}){4}|(?:\\x[\da-f]{2}){4}/i.test(text)) add(text.replace(/\\u00([\da-f]{2})|\\x([\da-f]{2})/gi, (_, a: string | undefined, b: string) => letter(Number.parseInt(a ?? b, 16))))
  return out
}

const SHORTEST = 12
const MOST = 4
const letter = (code: number): string => (code < 0x11_0000 ? String.fromCodePoint(code) : ' ')

/** ITU-R M.1677-1. */
const MORSE_LETTERS = new Map(Object.entries({ '.-': 'a', '-...': 'b', '-.-.': 'c', '-..': 'd', '.': 'e', '..-.': 'f', '--.': 'g', '....': 'h', '..': 'i', '.---': 'j', '-.-': 'k', '.-..': 'l', '--': 'm', '-.': 'n', '---': 'o', '.--.': 'p', '--.-': 'q', '.-.': 'r', '...': 's', '-': 't', '..-': 'u', '...-': 'v', '.--': 'w', '-..-': 'x', '-.--': 'y', '--..': 'z' }))
const MORSE_HINT = /\.\. --\. -\.|\.--\. \.-\. \. |-\.\. \.\. \.\.\. /
const MORSE = /[.-]{1,6}(?: {1,4}(?:[/|] {0,2})?[.-]{1,6}){11,600}/g

/** Letters of six-dot Braille by their dots. */
const BRAILLE: Readonly<Record<number, string>> = { 1: 'a', 3: 'b', 9: 'c', 25: 'd', 17: 'e', 11: 'f', 27: 'g', 19: 'h', 10: 'i', 26: 'j', 5: 'k', 7: 'l', 13: 'm', 29: 'n', 21: 'o', 15: 'p', 31: 'q', 23: 'r', 14: 's', 30: 't', 37: 'u', 39: 'v', 58: 'w', 45: 'x', 61: 'y', 53: 'z' }

/** ICAO Annex 10: the alphabet of radio, with the spellings that people use. */
const RADIO = /\b(alfa|alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiske?y|x-?ray|yankee|zulu)\b[ ,.-]{0,2}/gi

/** RFC 4648, section 6. */
const BASE32 = /(?<![A-Za-z0-9+/=])[A-Z2-7]{24,4096}={0,6}(?![A-Za-z0-9+/])/g
function base32(part: string): string {
  const bytes: number[] = []
  let value = 0
  let bits = 0
  for (const c of part.replace(/=+$/, '')) {
    value = ((value << 5) | 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((value >> bits) & 255)
  }
  const plain = Buffer.from(bytes).toString('latin1')
  return /^[\t\n\r\x20-\x7E]+$/.test(plain) ? plain : ''
}
