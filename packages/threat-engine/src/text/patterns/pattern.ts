/**
 * Patterns of one kind, over lower-case text. No pattern can match without a word that begins with one of the `anchors` (Latin letters) or something that `marks`
 * matches, so that patterns only run around those, and most texts are done after one pass over their words. Every gap between words is bounded.
 */
export interface PatternSet {
  readonly anchors: readonly string[]
  readonly marks?: RegExp | undefined
  /** The marks are words of another script: no text in ASCII has them. */
  readonly foreign?: boolean
  readonly patterns: readonly RegExp[]
  /** What every pattern needs besides: one look for it spares all of them. */
  readonly needs?: RegExp | undefined
}

/** A set of patterns; `anchors` is a list of stems separated by blanks. */
export const patternSet = (anchors: string, patterns: readonly RegExp[], marks?: RegExp, needs?: RegExp): PatternSet => ({ needs, anchors: anchors.split(' ').filter(Boolean), patterns: patterns.map(global), marks: marks && global(marks), foreign: /[^\u0000-\u007F]/.test(marks?.source ?? '') })

/** Every match is looked at, not only the first. */
const global = (pattern: RegExp): RegExp => (pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`))

/** A part of a text: half-open range of offsets. */
export type Range = readonly [start: number, end: number]

/** How far before and after an anchor a pattern may reach. */
const BEFORE = 200
const AFTER = 280

/** Where the words are that patterns of each set need: found once for all sets. */
export class Anchored {
  private readonly places: (number[] | undefined)[]
  private readonly ranges = new Map<number, readonly Range[]>()
  private readonly ascii: boolean

  constructor(readonly text: string, private readonly index: AnchorIndex) {
    this.places = index.find(text)
    this.ascii = !/[^\u0000-\u007F]/.test(text)
  }

  /** The parts of the text that patterns of a set can match in; a short text is one part. */
  rangesOf(set: PatternSet): readonly Range[] {
    const id = this.index.idOf(set)
    const known = this.ranges.get(id)
    if (known) return known
    const at = [...(this.places[id] ?? [])]
    if (set.marks && !(this.ascii && set.foreign)) for (const match of this.text.matchAll(set.marks)) if (at.push(match.index) > MAX_ANCHORS) break
    const ranges = merged(this.text, at.sort((a, b) => a - b))
    this.ranges.set(id, ranges)
    return ranges
  }
}
const MAX_ANCHORS = 4096

function merged(text: string, places: readonly number[]): Range[] {
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

/** Words by their first three letters, with the sets that they are anchors of. */
export class AnchorIndex {
  private readonly stems = new Map<string, { readonly stem: string; readonly ids: number[] }[]>()
  private readonly ids = new Map<PatternSet, number>()

  constructor(sets: readonly PatternSet[]) {
    for (const [id, set] of sets.entries()) {
      this.ids.set(set, id)
      for (const stem of set.anchors) {
        const list = this.stems.get(stem.slice(0, 3)) ?? []
        const known = list.find((s) => s.stem === stem)
        if (known) known.ids.push(id)
        else list.push({ stem, ids: [id] })
        this.stems.set(stem.slice(0, 3), list)
      }
    }
  }

  idOf(set: PatternSet): number {
    return this.ids.get(set) ?? -1
  }

  /** Offsets of anchors by set, in order. */
  find(text: string): (number[] | undefined)[] {
    const places: (number[] | undefined)[] = new Array<number[] | undefined>(this.ids.size)
    for (let i = 0; i < text.length; i++) {
      if (!isLetter(text.charCodeAt(i))) continue
      const candidates = this.stems.get(text.slice(i, i + 3))
      if (candidates) for (const { stem, ids } of candidates) if (text.startsWith(stem, i)) for (const id of ids) (places[id] ??= []).push(i)
      while (i + 1 < text.length && isLetter(text.charCodeAt(i + 1))) i++
    }
    return places
  }
}
const isLetter = (code: number): boolean => code >= 97 && code <= 122
