// Data that is no text travels through pipes as text, too: one character of a private area for each byte. So a `gunzip` after a `base64 -d` gets its bytes back, and no byte can be
// taken for a mark of `word.ts`.
const BINARY = 0xf600
/** A zero byte in data (`printf 'a\0b'`). Shells drop it from what they run or substitute. */
export const NUL = String.fromCharCode(BINARY)
/** One byte that is no character of a text: part of a longer one, or a mark. */
export const byte = (b: number): string => String.fromCharCode(BINARY + b)
/** Bytes that were written one by one, as the characters they make. */
export const assembled = (text: string): string => (/[\uf600-\uf6ff]/.test(text) ? fromBytes(toBytes(text)) : text)

/** Bytes as text: UTF-8 where they are, else one private character for each. */
export function fromBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8')
  if (!text.includes('\uFFFD')) return text.replace(/[\u0000-\u0002]/g, (c) => byte(c.charCodeAt(0)))
  return Array.from(bytes, byte).join('')
}

/** The bytes that a text stands for. */
export function toBytes(text: string): Buffer {
  if (!/[\uf600-\uf6ff]/.test(text)) return Buffer.from(text)
  const out: number[] = []
  for (const c of text) {
    const code = c.codePointAt(0)!
    if (code >= BINARY && code < BINARY + 256) out.push(code - BINARY)
    else out.push(...Buffer.from(c))
  }
  return Buffer.from(out)
}

/** Text as a shell takes it from a pipe or a substitution: without zero bytes. */
export const withoutZeros = (text: string): string => (text.includes(NUL) ? text.replaceAll(NUL, '') : text)
