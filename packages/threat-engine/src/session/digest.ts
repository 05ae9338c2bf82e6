/**
 * What stands for a name in a session: 128 bits as 28 characters. Equal names are equal, and nobody reads the name out of it; it withstands accidents and not a
 * search for two names with one digest, which would win its author a false match and nothing else. Pure, and quicker than a cryptographic one: it is made for each call.
 */
export function digest(name: string): string {
  let a = 0x9e3779b9, b = 0x243f6a88, c = 0xb7e15162, d = 0xdeadbeef
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i)
    a = b ^ Math.imul(a ^ unit, 0x239b961b)
    b = c ^ Math.imul(b ^ unit, 0xab0e9789)
    c = d ^ Math.imul(c ^ unit, 0x38b34ae5)
    d = a ^ Math.imul(d ^ unit, 0xa1e38b93)
  }
  a = Math.imul(c ^ (a >>> 18), 0x239b961b)
  b = Math.imul(d ^ (b >>> 22), 0xab0e9789)
  c = Math.imul(a ^ (c >>> 17), 0x38b34ae5)
  d = Math.imul(b ^ (d >>> 19), 0xa1e38b93)
  return part(a ^ b ^ c ^ d) + part(a ^ b) + part(a ^ c) + part(a ^ d)
}

/** All pairs of digits to the base of 36. */
const PAIRS: readonly string[] = Array.from({ length: 1296 }, (_, n) => n.toString(36).padStart(2, '0'))
/** Seven digits of 32 bits; a pair at a time, since numbers are slow to write to a base of 36. */
function part(word: number): string {
  const last = word >>> 0
  const third = Math.floor(last / 1296)
  const second = Math.floor(third / 1296)
  const first = Math.floor(second / 1296)
  return (first === 0 ? '0' : '1') + PAIRS[second - first * 1296]! + PAIRS[third - second * 1296]! + PAIRS[last - third * 1296]!
}
