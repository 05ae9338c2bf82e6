/** Shannon entropy in bits per character. */
export function entropy(text: string): number {
  COUNTS.fill(0)
  // One character more often weighs n log n more: no pass over all 256 counts.
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const n = ++COUNTS[text.charCodeAt(i) & 255]!
    sum += (n < WEIGHTS.length ? WEIGHTS[n]! : weight(n))
  }
  return text.length === 0 ? 0 : Math.log2(text.length) - sum / text.length
}
const weight = (n: number): number => n * Math.log2(n) - (n > 1 ? (n - 1) * Math.log2(n - 1) : 0)
const WEIGHTS = Float64Array.from({ length: 256 }, (_, n) => (n === 0 ? 0 : weight(n)))
/** Of characters by their last eight bits: tokens are ASCII. */
const COUNTS = new Uint32Array(256)

/** What examples, templates and tests write in the place of a secret. */
const PLACEHOLDER = /example|sample|dummy|placeholder|your|x{4}|0{6}|1234567|abcdefg|test|fake|changeme|redacted|secret|passw|\*{3}|\.{3}|<|\$\{|token_here|insert|replace|foobar|lorem/i

/** A word of examples, or one piece over and over. */
export const isPlaceholder = (token: string): boolean => PLACEHOLDER.test(token) || /(.{1,4})\1{3}/.test(token)

/** Drawn by chance, not written by hand: enough different characters, and none of the words of examples. */
export function isDrawn(token: string): boolean {
  const body = token.replace(/^AGE-SECRET-KEY-1|^[A-Za-z0-9]{1,12}[_.-](?:[a-z0-9]{1,6}[_-]){0,2}|^(?:AKIA|ASIA|AIza|dapi)/, '')
  return !isPlaceholder(body) && new Set(body).size >= Math.min(10, body.length / 3) && /[A-Z0-9]/.test(body) && entropy(body) >= 3
}

/**
 * A value that was chosen by a machine, when only its name says that it is secret: digits and letters of both cases, or long hexadecimal digits, with the entropy of such,
 * and no words, paths, calls or references.
 */
export function isRandomValue(value: string): boolean {
  if (value.length < 16 || isPlaceholder(value)) return false
  if (/^[0-9a-f]+$/i.test(value)) return value.length >= 32 && /\d/.test(value) && /[a-f]/i.test(value) && entropy(value) >= 3
  const digits = value.match(/\d/g)?.length ?? 0
  if (digits < 2 || !/[a-z]/.test(value) || !/[A-Z]/.test(value)) return false
  // A word of four small letters or more now and then is chance; names are made of them.
  const words = value.match(/[A-Z]?[a-z]{4,}/g)?.join('').length ?? 0
  return words <= value.length / 3 && entropy(value) >= 3.5
}
