import type { Span } from '../../facts.js'

/** Something with the form of a token. */
export interface Candidate extends Span {
  readonly kind: string
  readonly issuers: readonly string[]
}

/** Finds many literals in one pass over a text. */
export class Markers {
  private readonly byStart = new Map<number, { readonly marker: string; readonly id: number; readonly apart: boolean }[]>()

  /** The literals of each id; two characters at least. One that begins with a letter or digit is only found where a word begins, unless those of its id may stand `anywhere`. */
  constructor(lists: readonly (readonly string[])[], anywhere?: number) {
    for (const [id, markers] of lists.entries()) {
      for (const marker of markers) {
        const key = (marker.charCodeAt(0) << 7) | marker.charCodeAt(1)
        const list = this.byStart.get(key) ?? []
        list.push({ marker, id, apart: id === anywhere || !isWord(marker.charCodeAt(0)) })
        this.byStart.set(key, list)
      }
    }
    for (const key of this.byStart.keys()) this.keys[key] = 1
  }
  private readonly keys = new Uint8Array(128 * 128)

  /** Places of the literals by id, at most `limit` of each. */
  find(text: string, limit: number): ReadonlyMap<number, readonly number[]> {
    let found: Map<number, number[]> | undefined
    let next = text.charCodeAt(0)
    for (let i = 0; i + 1 < text.length; i++) {
      const code = next
      next = text.charCodeAt(i + 1)
      if (code >= 128 || next >= 128 || this.keys[(code << 7) | next] === 0) continue
      const open = i === 0 || !isWord(text.charCodeAt(i - 1)) || isEscape(text, i)
      for (const { marker, id, apart } of this.byStart.get((code << 7) | next)!) {
        if (!(open || apart) || !text.startsWith(marker, i)) continue
        const places = found?.get(id)
        if (places === undefined) (found ??= new Map<number, number[]>()).set(id, [i])
        else if (places.length < limit) places.push(i)
      }
    }
    return found ?? NONE
  }
}
const NONE: ReadonlyMap<number, readonly number[]> = new Map()

const isWord = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
/** Behind `\n`, `\t` or `\r` in a text that was quoted once more. */
const isEscape = (text: string, at: number): boolean => at >= 2 && text.charCodeAt(at - 2) === 92 && 'ntr'.includes(text[at - 1]!)
