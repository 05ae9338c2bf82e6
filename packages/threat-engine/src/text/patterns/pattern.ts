/**
 * Patterns of one kind, over lower-case text. No pattern can match without a word that begins with one of the `anchors` (Latin letters) or something that `marks`
 * matches, so that patterns only run around those, and most texts are done after one pass over their words. Every gap between words is bounded.
 */
export interface PatternSet {
  readonly anchors: readonly string[]
  readonly marks?: RegExp | undefined
  /** Words that are no Latin letters from their beginning: anchors wherever they stand, each with a letter outside of ASCII. */
  readonly foreign?: readonly string[]
  readonly patterns: readonly RegExp[]
  /** What every pattern needs besides: one look for it spares all of them. */
  readonly needs?: RegExp | undefined
}

/** A set of patterns; `anchors` is a list of stems separated by blanks. */
export const patternSet = (anchors: string, patterns: readonly RegExp[], marks?: RegExp, needs?: RegExp, foreign: readonly string[] = []): PatternSet => ({ needs, anchors: anchors.split(' ').filter(Boolean), patterns: patterns.map(global), marks: marks && global(marks), foreign })

/** Every match is looked at, not only the first. */
const global = (pattern: RegExp): RegExp => (pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`))

/** A part of a text: half-open range of offsets. */
export type Range = readonly [start: number, end: number]

/** How far before and after an anchor a pattern may reach. */
const BEFORE = 200
const AFTER = 280

/** Where the words are that patterns of each set need: found once for all sets. */
export class Anchored {
  /** By stem: where it stands. */
  private readonly places: readonly (number[] | undefined)[]
  /** No pattern of any set can match. */
  readonly barren: boolean
  private readonly ranges = new Map<PatternSet, readonly Range[]>()
  /** By the stems that were found of a set: many sets share theirs. */
  private readonly shared = new Map<string, readonly Range[]>()

  constructor(readonly text: string, private readonly index: AnchorIndex) {
    this.places = index.find(text)
    this.barren = this.places.length === 0 && text.length < FEW && !index.marks.test(text)
  }

  /** The parts of the text that patterns of a set can match in; a short text is one part. */
  rangesOf(set: PatternSet): readonly Range[] {
    if (this.places.length === 0 && set.marks === undefined) return NONE
    let known = this.ranges.get(set)
    if (known === undefined) this.ranges.set(set, (known = this.find(set)))
    return known
  }

  private find(set: PatternSet): readonly Range[] {
    const present = this.places.length === 0 ? [] : this.index.stemsOf(set).filter((stem) => this.places[stem] !== undefined)
    const marks: number[] = []
    if (set.marks) for (const match of this.text.matchAll(set.marks)) if (marks.push(match.index) > MAX_ANCHORS) break
    if (present.length + marks.length === 0) return NONE
    if (marks.length > 0) return merged(this.text, sorted(present.map((stem) => this.places[stem]!), marks))
    const key = present.join()
    let known = this.shared.get(key)
    if (known === undefined) this.shared.set(key, (known = merged(this.text, present.length === 1 ? this.places[present[0]!]! : sorted(present.map((stem) => this.places[stem]!), []))))
    return known
  }
}
const sorted = (lists: readonly (readonly number[])[], more: readonly number[]): Int32Array => Int32Array.from(lists.flat().concat(more)).sort()
const MAX_ANCHORS = 4096
const NONE: readonly Range[] = []
/** In a text as short as this, all marks are looked for at once. */
const FEW = 400

function merged(text: string, places: ArrayLike<number> & Iterable<number>): Range[] {
  const out: [number, number][] = []
  for (const at of places) {
    // Inside of the part before, its beginning is known.
    const start = out.length > 0 && at - BEFORE <= out.at(-1)![1] ? at - BEFORE : beginning(text, at)
    const end = Math.min(text.length, at + AFTER)
    const last = out.at(-1)
    if (last && start <= last[1]) last[1] = end
    else out.push([start, end])
  }
  return out
}

/** The beginning of the sentence before the last one, when it is near: `^` then means what it says. */
function beginning(text: string, at: number): number {
  const from = Math.max(0, at - BEFORE)
  const line = text.slice(from, Math.max(from, at - 60)).lastIndexOf('\n')
  return from + line + 1
}

/** One anchor with the sets that it belongs to; `offset` is that of its first letter outside of ASCII. */
interface Stem {
  readonly stem: string
  readonly offset: number
  readonly id: number
}

/** Words by their first three letters, others by their first letter outside of ASCII, with the sets that they are anchors of. */
export class AnchorIndex {
  /** By three letters as a number of base 26: 1 + index into `lists`. */
  private readonly latin = new Uint16Array(26 * 26 * 26)
  /** By UTF-16 code unit: 1 + index into `lists`. */
  private readonly foreign = new Uint16Array(65_536)
  private readonly lists: Stem[][] = []
  /** The marks of all sets. */
  readonly marks: RegExp
  private readonly stems = new Map<PatternSet, readonly number[]>()
  private count = 0

  /** @throws {TypeError} for an anchor that nothing would be found by: a mistake in a table, found at load. */
  constructor(sets: readonly PatternSet[]) {
    for (const set of sets) {
      const ids = new Set<number>()
      for (const stem of set.anchors) {
        if (!/^[a-z]{3,}$/.test(stem)) throw new TypeError(`anchor ${JSON.stringify(stem)}: three small Latin letters at least`)
        ids.add(this.add(this.latin, threeLetters(stem.charCodeAt(0), stem.charCodeAt(1), stem.charCodeAt(2)), stem, 0))
      }
      for (const stem of set.foreign ?? []) {
        const offset = stem.search(/[^\u0000-\u007F]/)
        if (offset < 0) throw new TypeError(`anchor ${JSON.stringify(stem)}: a letter outside of ASCII`)
        ids.add(this.add(this.foreign, stem.charCodeAt(offset), stem, offset))
      }
      this.stems.set(set, [...ids].sort((a, b) => a - b))
    }
    this.marks = new RegExp(sets.flatMap(({ marks }) => (marks ? [marks.source] : [])).join('|') || '(?!)')
  }

  /** The number of a stem; one that several sets have is one. */
  private add(table: Uint16Array, key: number, stem: string, offset: number): number {
    if (table[key] === 0) table[key] = this.lists.push([])
    const list = this.lists[table[key]! - 1]!
    const known = list.find((s) => s.stem === stem)
    if (known) return known.id
    list.push({ stem, offset, id: this.count })
    return this.count++
  }

  /** No set has an anchor in the text. */
  isBare(text: string): boolean {
    return this.find(text).length === 0
  }

  /** The numbers of the anchors of a set. */
  stemsOf(set: PatternSet): readonly number[] {
    return this.stems.get(set) ?? []
  }

  /** Offsets of anchors by their number; an empty list for a text without any. */
  find(text: string): readonly (number[] | undefined)[] {
    const { foreign, latin } = this
    const { length } = text
    const places: (number[] | undefined)[] = []
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i)
      if (code >= 128) {
        const known = foreign[code]!
        if (known !== 0) this.note(text, i, known, places)
      } else if (isLetter(code)) {
        const start = i
        while (i + 1 < length && isLetter(text.charCodeAt(i + 1))) i++
        if (i - start < 2) continue
        const known = latin[threeLetters(code, text.charCodeAt(start + 1), text.charCodeAt(start + 2))]!
        if (known !== 0) this.note(text, start, known, places)
      }
    }
    return places
  }

  private note(text: string, at: number, known: number, places: (number[] | undefined)[]): void {
    for (const { stem, offset, id } of this.lists[known - 1]!) {
      if (text.startsWith(stem, at - offset)) (places[id] ??= []).push(at - offset)
    }
  }
}
const isLetter = (code: number): boolean => code >= 97 && code <= 122
/** The number of three small letters. */
const threeLetters = (a: number, b: number, c: number): number => ((a - 97) * 26 + b - 97) * 26 + c - 97
