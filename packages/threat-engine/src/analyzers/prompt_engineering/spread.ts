import type { Span, Text } from '../../facts.js'
import { type Instructions, instructionsIn } from '../../text/instructions.js'

/** Longer strings are texts of their own; what is shorter may be a part of one. */
const LONGEST = 1000
/** A string that begins with a capital letter is a label, or a sentence of its own. */
const GOES_ON = /^\s{0,8}[^\p{Lu}\s]/u
/** As much as is read at once. */
const MOST = 65_536

/**
 * Strings of one object read one after the other, as a model reads them: an order may begin in one member or message and end in the next. Undefined when there are not at least two
 * that could be parts of one.
 */
export function readTogether(texts: readonly Text[]): Spread | undefined {
  const parts: (Span & { readonly text: Text })[] = []
  let joined = ''
  for (const text of texts) {
    if (text.value.length > LONGEST || !/\p{L}{2}/u.test(text.value)) continue
    if (joined.length + text.value.length > MOST) break
    if (joined !== '') joined += GOES_ON.test(text.value) ? ' ' : '. '
    const start = joined.length
    joined += text.value
    parts.push({ text, start, end: joined.length })
  }
  return parts.length < 2 ? undefined : new Spread(instructionsIn(joined, parts)[0]!, parts)
}

/** What is read together, and what each part of it comes from. */
export class Spread {
  constructor(readonly found: Instructions, private readonly parts: readonly (Span & { readonly text: Text })[]) {}

  /** The strings that the first order and what belongs to it are spread over; every string, when that cannot be told. */
  get carriers(): readonly Text[] {
    const span = this.found.words
    return this.parts.filter(({ start, end }) => span === undefined || (start < span.end && span.start < end)).map(({ text }) => text)
  }
}
