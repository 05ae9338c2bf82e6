import type { Span } from '../facts.js'
import { MAX_TEXT } from '../interpret/machine.js'
import { discussesAttacks, fences, isMention } from './mention.js'
import { ASKS, type Ask } from './patterns/asks.js'
import { FEATURES, type Feature } from './patterns/orders.js'
import { AnchorIndex, Anchored, type PatternSet, type Range } from './patterns/pattern.js'
import { type Planted, plantedCode } from './planted.js'
import { sentencesAround, spanInSource } from './span.js'
import { hidesOnTerminals, MAX_READ, read, type Reading } from './reading.js'

export type { Ask, Feature }

/** Pieces of a longer text overlap, so that no sentence is cut in two. */
const OVERLAP = 1024
/** How far from an order what it asks for may stand; in a text shorter than this, anywhere. */
const BEFORE = 300
const AFTER = 1200
const SHORT = 2000
const TARGET = /https?:\/\/[\w.-]{4}|[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2}|(?:^|[\s"'`(])(?:~|\.|[a-z]:)?[\\/][\w.-]{2,}[\\/][\w.-]{2,}|\b[a-z]{2}\d{2}[a-z0-9]{11,30}\b|\brm -rf/
/** An order and what belongs to it. */
const OWN_WORDS = 400
/** What stands as near to an order belongs to it. */
const NEAR = 400
const MAX_MATCHES = 16
const MAX_ORDERS = 24

const INDEX = new AnchorIndex([...FEATURES.flatMap(([, sets]) => sets), ...ASKS.map(([, set]) => set)])
const FEATURE_SETS = new Map(FEATURES)
/** Sets of words that make an order of what follows: passed over in a frame, the text is read again without it. */
const SERIOUS: ReadonlySet<PatternSet> = new Set((['overrides', 'conceals', 'addresses', 'obeys', 'fakesTurn', 'roleplays', 'reveals'] as const).flatMap((feature) => FEATURE_SETS.get(feature)!))
const ASK_SETS = new Map(ASKS)
/** What makes a text speak to the model that reads it: near these stands what it asks for. */
const ORDERS: readonly Feature[] = ['overrides', 'fakesTurn', 'conceals', 'addresses', 'obeys', 'displaces', 'requires', 'reveals', 'claims', 'roleplays']

/**
 * What a text of at most `MAX_READ` characters asks of the model that reads it: who is addressed and what is to be given up (features), and what is asked for near
 * those words (asks). A harmful action is only an attack when somebody is told to do it. Questions are answered when they are asked, and once.
 */
export class Instructions {
  private readonly features = new Map<Feature, Found | undefined>()
  private readonly asks = new Map<Ask, Found | undefined>()
  private readonly pieces: readonly Piece[]
  private readonly reading: Reading
  private order: Found | undefined
  private plants: Planted | undefined | null = null
  private softened = false
  private unframed: Instructions | undefined

  private readonly literal: boolean

  /** With `framed`, which has read the same text, quotation marks, fences and "for example" make no difference. */
  constructor(private readonly text: string, readonly base = 0, framed?: Instructions) {
    this.literal = framed !== undefined
    this.reading = framed?.reading ?? read(text)
    this.pieces = framed?.pieces ?? [this.reading.plain, ...[this.reading.hidden.toLowerCase(), ...this.reading.decoded, ...this.reading.respelled].filter((t) => t !== '')].map((t, i) => ({ text: t, anchored: new Anchored(t, INDEX), fenced: i === 0 ? fences(t) : [] }))
  }

  /** Text in characters that nobody sees. */
  get hidden(): string { return this.reading.hidden }
  /** Zero-width characters beside letters, or a reversed direction. */
  get disguised(): boolean { return this.reading.disguised }
  /** Terminal sequences hide part of it. */
  get concealed(): boolean { return hidesOnTerminals(this.text) }
  /** What was encoded in it. */
  get decoded(): readonly string[] { return this.reading.decoded }
  /** What stands around the first order is about attacks on models: an article, an advisory. The order's own words do not count: they are its author's. */
  get discusses(): boolean { return this.speaksOfAttacks(3) }
  /** The same with frames taken off, when words were passed over because of one. Whoever writes an order can put it into quotation marks, too. */
  get withoutFrames(): Instructions | undefined { return this.softened && !this.literal ? (this.unframed ??= new Instructions(this.text, this.base, this)) : undefined }
  /** Code that it orders to be put into an answer. */
  get planted(): Planted | undefined { return (this.plants === null ? (this.plants = plantedCode(this.text)) : this.plants) }
  /** First characters of the first order that was found, for the explanation. */
  get quote(): string { return this.order?.quote ?? this.planted?.quote ?? '' }
  /** So short that all of it belongs together. */
  get short(): boolean { return this.text.length <= SHORT }
  /** The first order that was found was encoded, hidden or spelled otherwise. */
  get smuggled(): boolean { return (this.order?.piece ?? 0) > 0 }

  /** True when so many topics of writing about attacks stand around the first order. */
  speaksOfAttacks(topics: number): boolean {
    const { plain } = this.reading
    const at = this.order?.piece === 0 ? this.order.at : undefined
    return discussesAttacks(at === undefined ? plain : `${plain.slice(0, at)} ${plain.slice(at + OWN_WORDS)}`, topics)
  }

  /** True for a text with any of these features. */
  has(...features: readonly Feature[]): boolean {
    return features.some((feature) => this.feature(feature) !== undefined)
  }

  /** True for a text that asks for any of these, near what it orders. */
  asksFor(...asks: readonly Ask[]): boolean {
    return asks.some((ask) => {
      if (this.asks.has(ask)) return this.asks.get(ask) !== undefined
      let found: Found | undefined
      for (const [i, piece] of this.pieces.entries()) {
        if (piece.anchored.barren) continue
        const near = piece.text.length <= SHORT ? [[0, piece.text.length] as const] : this.around(i)
        const match = near.length > 0 ? this.firstUse({ ...piece, fenced: [] }, ASK_SETS.get(ask)!, near) : undefined
        if (match) found = foundAt(i, match)
        if (found) break
      }
      this.asks.set(ask, found)
      return found !== undefined
    })
  }

  /**
   * Where the first order stands in the text, with what was found near it: whole sentences. Undefined when it was found in a reading that has no places in the text (invisible
   * characters, another spelling), or when nothing was found that has a place.
   */
  get span(): Span | undefined { return this.place(sentencesAround) }

  /** The same without the rest of the sentences: from the first word that was found to the last. */
  get words(): Span | undefined { return this.place((_, part) => part) }

  private place(widened: (plain: string, part: Span) => Span): Span | undefined {
    for (const feature of ORDERS) this.feature(feature)
    for (const ask of ASK_SETS.keys()) this.asksFor(ask)
    const found = [...this.features.values(), ...this.asks.values()].filter((f) => f !== undefined).sort((a, b) => a.at - b.at)
    const other = found.find(({ piece }) => piece > 0)
    if (other) return this.encodedSpan(other.piece)
    const first = this.order?.at ?? found[0]?.at
    if (first === undefined) return undefined
    let part: Span = { start: first, end: first + 1 }
    for (const { at, end } of found) if (at - part.end <= NEAR && part.start - end <= NEAR) part = { start: Math.min(part.start, at), end: Math.max(part.end, end) }
    const { plain } = this.reading
    const span = spanInSource(this.text, plain, widened(plain, part))
    return span && { start: this.base + span.start, end: this.base + span.end }
  }

  /** Where a part that was decoded stands in the text. */
  private encodedSpan(piece: number): Span | undefined {
    const part = this.reading.encoded[piece - 1 - (this.reading.hidden === '' ? 0 : 1)]
    const at = part === undefined ? -1 : this.text.indexOf(part)
    return at < 0 ? undefined : { start: this.base + at, end: this.base + at + part!.length }
  }

  /** True for a text that asks for anything that is listed. */
  get acts(): boolean { return this.asksFor(...ASK_SETS.keys()) }

  /** Near its first order a host, an address, an account, or a file is named. */
  get aims(): boolean {
    const piece = this.order && this.pieces[this.order.piece]
    return piece !== undefined && TARGET.test(piece.text.slice(this.order!.at, this.order!.at + OWN_WORDS))
  }

  private feature(feature: Feature): Found | undefined {
    if (this.features.has(feature)) return this.features.get(feature)
    let found: Found | undefined
    for (const [i, piece] of this.pieces.entries()) {
      for (const set of piece.anchored.barren ? [] : FEATURE_SETS.get(feature)!) {
        const match = this.firstUse(piece, set)
        if (match) found ??= foundAt(i, match)
        if (found) break
      }
      if (found) break
    }
    this.features.set(feature, found)
    if (found) this.order ??= found
    return found
  }

  /** The first match that is used and not only mentioned, outside of fenced code; of `within`, when given. */
  private firstUse(piece: Piece, set: PatternSet, within?: readonly Range[]): { at: number; text: string } | undefined {
    for (const [from, to] of within ? cut(piece.anchored.rangesOf(set), within) : piece.anchored.rangesOf(set)) {
      const part = piece.text.slice(from, to)
      if (set.needs && !set.needs.test(part)) continue
      for (const pattern of set.patterns) {
        pattern.lastIndex = 0
        for (let n = 0; n < MAX_MATCHES; n++) {
          const match = pattern.exec(part)
          if (!match) break
          if (match[0] === '') pattern.lastIndex++
          const at = from + match.index
          if (this.literal || (!piece.fenced.some(([open, close]) => at >= open && at < close) && !isMention(piece.text, at, at + match[0].length))) return { at, text: match[0] }
          this.softened ||= SERIOUS.has(set)
        }
      }
    }
    return undefined
  }

  /** What stands around the orders of a piece. */
  private around(piece: number): readonly Range[] {
    const places = ORDERS.map((f) => this.feature(f)).filter((f) => f?.piece === piece).map((f) => f!.at).sort((a, b) => a - b)
    const out: [number, number][] = []
    for (const at of places.slice(0, MAX_ORDERS)) {
      const last = out.at(-1)
      if (last && at - BEFORE <= last[1]) last[1] = at + AFTER
      else out.push([Math.max(0, at - BEFORE), at + AFTER])
    }
    return out
  }
}

interface Found {
  readonly piece: number
  readonly at: number
  readonly end: number
  readonly quote: string
}
const foundAt = (piece: number, { at, text }: { readonly at: number; readonly text: string }): Found => ({ piece, at, end: at + text.length, quote: text.trim().slice(0, 120) })
interface Piece {
  readonly text: string
  readonly anchored: Anchored
  readonly fenced: readonly Range[]
}

const known = new WeakMap<object, readonly Instructions[]>()
/** A word, a name, an address of mail, a number, a date: most strings of a table, none of which orders anything. */
const CELL = /^(?:[A-Za-z_]{0,19}|[A-Z][a-z]{1,18} [A-Z][a-z]{1,18}|[A-Za-z.]{1,19}@[A-Za-z.]{3,20}|[\d:.TZ +-]{0,40})$/
const LONGEST_CELL = 40
const NOTHING: readonly Instructions[] = [new Instructions('')]

/**
 * What a text asks of the model that reads it, by pieces of at most `MAX_READ` characters: an order in one and a request in another, far apart, are not one attack.
 * Several analyzers ask for the same text: `owner` is the fact that it belongs to, and is read once.
 */
export function instructionsIn(text: string, owner: object): readonly Instructions[] {
  if (text.length <= LONGEST_CELL && CELL.test(text) && INDEX.isBare(text.toLowerCase())) return NOTHING
  const before = known.get(owner)
  if (before) return before
  const pieces: Instructions[] = []
  const end = Math.min(text.length, MAX_TEXT)
  for (let at = 0; at === 0 || at < end; at += MAX_READ - OVERLAP) {
    pieces.push(new Instructions(text.slice(at, Math.min(end, at + MAX_READ)), at))
    if (at + MAX_READ >= end) break
  }
  known.set(owner, pieces)
  return pieces
}

/** What is in a range of both lists; both are sorted. */
function cut(ranges: readonly Range[], within: readonly Range[]): Range[] {
  const out: Range[] = []
  for (const [start, end] of ranges) for (const [from, to] of within) if (start < to && from < end) out.push([Math.max(start, from), Math.min(end, to)])
  return out
}
