import type { Span } from '../../facts.js'

/** Something with the form of a token. */
export interface Candidate extends Span {
  readonly kind: string
  readonly issuers: readonly string[]
}

/** Literals that begin with the same two characters. */
interface Bucket {
  readonly markers: { readonly marker: string; readonly id: number; readonly apart: boolean }[]
  /** Which third characters they have, the last one for any that is not ASCII; all, when one of them has none. */
  readonly thirds: Uint8Array
  /** One of them may stand inside of a word. */
  apart: boolean
}

/** Finds many literals in one pass over a text. */
export class Markers {
  private readonly buckets: Bucket[] = []
  /** By the first two characters: the position of their bucket, one more than it is; 0 for most. */
  private readonly keys = new Uint16Array(128 * 128)

  /** The literals of each id; two characters at least. One that begins with a letter or digit is only found where a word begins, unless those of its id may stand `anywhere`. */
  constructor(lists: readonly (readonly string[])[], anywhere?: number) {
    for (const [id, markers] of lists.entries()) {
      for (const marker of markers) {
        const key = (marker.charCodeAt(0) << 7) | marker.charCodeAt(1)
        if (this.keys[key] === 0) this.keys[key] = this.buckets.push({ markers: [], thirds: new Uint8Array(OTHER + 1), apart: false })
        const bucket = this.buckets[this.keys[key]! - 1]!
        const apart = id === anywhere || !isWord(marker.charCodeAt(0))
        bucket.markers.push({ marker, id, apart })
        bucket.apart ||= apart
        if (marker.length > 2) bucket.thirds[marker.charCodeAt(2)] = 1
        else bucket.thirds.fill(1)
      }
    }
  }

  /** Places of the literals by id, at most `limit` of each. */
  find(text: string, limit: number): ReadonlyMap<number, readonly number[]> {
    const { keys, buckets } = this
    const end = text.length - 1
    let found: Map<number, number[]> | undefined
    let next = text.charCodeAt(0)
    for (let i = 0; i < end; i++) {
      const code = next
      next = text.charCodeAt(i + 1)
      if ((code | next) >= 128) continue
      const key = keys[(code << 7) | next]!
      if (key === 0) continue
      const bucket = buckets[key - 1]!
      const third = i + 2 <= end ? text.charCodeAt(i + 2) : OTHER
      if (bucket.thirds[third < OTHER ? third : OTHER] === 0) continue
      const open = i === 0 || !isWord(text.charCodeAt(i - 1)) || isEscape(text, i)
      if (!open && !bucket.apart) continue
      for (const { marker, id, apart } of bucket.markers) {
        if (!(open || apart) || !text.startsWith(marker, i)) continue
        const places = found?.get(id)
        if (places === undefined) (found ??= new Map<number, number[]>()).set(id, [i])
        else if (places.length < limit) places.push(i)
      }
    }
    return found ?? NONE
  }
}
const OTHER = 128
const NONE: ReadonlyMap<number, readonly number[]> = new Map()

const isWord = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
/** Behind `\n`, `\t` or `\r` in a text that was quoted once more. */
const isEscape = (text: string, at: number): boolean => at >= 2 && text.charCodeAt(at - 2) === 92 && 'ntr'.includes(text[at - 1]!)
