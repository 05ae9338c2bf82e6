// One pass over the characters of a text instead of a search by patterns: what a text has to show before it is read a second time in another spelling.

const A = 97
const Z = 122
const isLetter = (code: number): boolean => code >= A && code <= Z
const isDigit = (code: number): boolean => code >= 48 && code <= 57
/** Digits of base64 (RFC 4648), without padding. */
const BASE64 = new Uint8Array(128)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') BASE64[c.charCodeAt(0)] = 1
const isBase64 = (code: number): boolean => code < 128 && BASE64[code] === 1

const SHORTEST = 20
const LONGEST = 4096
/** Bits in groups of six to nine. */
const BITS = /(?:[01]{6,9}[ ,]{1,2}){7,600}[01]{6,9}/y

/** Parts of a text that may be encoded: digits of base64 or hexadecimal in a row, bits in groups. In order. */
export function* encodedParts(text: string): Generator<string> {
  for (let i = 0; i < text.length; i++) {
    if (!isBase64(text.charCodeAt(i))) continue
    const start = i
    let telling = false
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (!isBase64(code)) break
      // Small letters and slashes alone are words and paths.
      if (code < 97 && code !== 47) telling = true
    }
    const length = i - start
    if (length >= SHORTEST && telling) {
      const end = Math.min(i, start + LONGEST)
      yield text.slice(start, end) + (end === i ? /^={0,2}/.exec(text.slice(i, i + 2))![0] : '')
    } else if (telling && length >= 6 && length <= 9 && (text.charCodeAt(start) & 0xfe) === 48) {
      BITS.lastIndex = start
      const match = BITS.exec(text)
      if (match) {
        yield match[0]
        i = start + match[0].length - 1
      }
    }
  }
}

/** Words of orders with at least one digit or sign in the place of a letter. */
const RESPELLED = /(?:[i1!|]gn[o0]r[e3]|d[i1!]sr[e3]g[a4@]rd|pr[e3]v[i1!][o0]us|[i1!]nstruct[i1!][o0]ns?)/y
/** Digits and signs that stand for letters: `0`, `1`, `3`, `4`, `@`, `!`, `|`. */
const STANDS_FOR = new Uint8Array(128)
for (const c of '0134@!|') STANDS_FOR[c.charCodeAt(0)] = 1
/** Longest of those words, before the last sign in it. */
const REACH = 12

/** A lower-case text has a word of an order that is spelled with digits or signs for letters. */
export function spellsWithDigits(plain: string): boolean {
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i)
    if (code >= 128 || STANDS_FOR[code] === 0 || !(isLetter(plain.charCodeAt(i - 1)) || isLetter(plain.charCodeAt(i + 1)))) continue
    let start = i
    while (start > 0 && i - start < REACH && (isLetter(plain.charCodeAt(start - 1)) || isDigit(plain.charCodeAt(start - 1)))) start--
    for (const at of start < i ? [start, i] : [start - 1, start]) {
      RESPELLED.lastIndex = Math.max(0, at)
      const match = RESPELLED.exec(plain)
      if (match && /[^a-z]/.test(match[0])) return true
    }
  }
  return false
}

/** Letters that digits and signs stand for. */
const LETTERS = new Uint8Array(128)
for (const [sign, letter] of Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', '!': 'i', '|': 'i' })) LETTERS[sign.charCodeAt(0)] = letter.charCodeAt(0)

/** A lower-case text with letters for the digits and signs that stand beside letters. */
export function withoutDigits(plain: string): string {
  const codes = new Uint16Array(plain.length)
  let before = 0
  let next = plain.charCodeAt(0)
  for (let i = 0; i < codes.length; i++) {
    const code = next
    next = i + 1 < codes.length ? plain.charCodeAt(i + 1) : 0
    const letter = code < 128 ? LETTERS[code]! : 0
    // A word may end in an exclamation mark.
    codes[i] = letter !== 0 && (isLetter(next) || (code !== 33 && isLetter(before))) ? letter : code
    before = code
  }
  return Buffer.from(codes.buffer).toString('utf16le')
}

const MANY = 10
/** What a character is in a word that is spelled apart: 1 a letter, 2 a digit, 3 what stands between. */
const KIND = new Uint8Array(128)
for (let code = A; code <= Z; code++) KIND[code] = 1
for (let code = 48; code <= 57; code++) KIND[code] = 2
for (const c of ' .-_*') KIND[c.charCodeAt(0)] = 3

/** A lower-case text has many letters in a row that stand alone, one to three blanks, dots, dashes or stars apart. */
export function spellsApart(plain: string): boolean {
  let count = 0
  let last = -9
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i)
    const kind = code < 128 ? KIND[code]! : 0
    if (kind === 3) continue
    let end = i + 1
    for (let next = plain.charCodeAt(end); next < 128 && (KIND[next] === 1 || KIND[next] === 2); next = plain.charCodeAt(++end));
    if (kind !== 1 || end > i + 1) count = 0
    else {
      count = i - last <= 4 ? count + 1 : 1
      last = i
      if (count >= MANY) return true
    }
    i = end - 1
  }
  return false
}
