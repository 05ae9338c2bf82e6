import type { Span } from '../facts.js'
import { plainOf, readsOneToOne } from './reading.js'

/** Behind the end of a sentence, a line, a tag, or a cell. */
const isOver = (text: string, at: number): boolean => {
  const c = text[at - 1]
  return c === undefined || c === '\n' || c === '>' || c === '|' || c === '。' || c === '！' || c === '？' || ((c === '.' || c === '!' || c === '?') && /\s/.test(text[at] ?? ' '))
}

/** The sentences, lines, or parts of markup that a part of a text stands in. */
export function sentencesAround(text: string, { start, end }: Span): Span {
  let from = start
  while (!isOver(text, from)) from--
  while (from < start && /\s/.test(text[from]!)) from++
  let to = Math.max(end, from + 1)
  while (to < text.length && !isOver(text, to) && text[to] !== '<' && text[to] !== '\n') to++
  return { start: from, end: Math.min(to, text.length) }
}

/**
 * Where a part of `plain`, the reading of `text` in lower case without what is invisible, stands in `text`: exactly, where a line of the text has only ASCII characters or its
 * sentences can be told apart, otherwise the whole lines; undefined when the two do not have the same lines.
 */
export function spanInSource(text: string, plain: string, { start, end }: Span): Span | undefined {
  if (readsOneToOne(text)) return { start, end }
  const [first, last] = [lineAt(plain, start), lineAt(plain, Math.max(start, end - 1))]
  if (countLines(text) !== countLines(plain)) return undefined
  const [a, b] = [lineNumber(text, first.number), lineNumber(text, last.number)]
  return { start: a.start + columnsOf(text.slice(a.start, a.end), first, start + 1).start, end: b.start + columnsOf(text.slice(b.start, b.end), last, end).end }
}

interface Line extends Span {
  readonly number: number
}

/** The line of a text that an offset is in. */
function lineAt(text: string, at: number): Line {
  const start = text.lastIndexOf('\n', at - 1) + (at === 0 ? 0 : 1)
  const end = text.indexOf('\n', at)
  return { number: countLines(text.slice(0, at)), start: at === 0 ? 0 : start, end: end < 0 ? text.length : end }
}
function countLines(text: string): number {
  let n = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) n++
  return n
}
function lineNumber(text: string, number: number): Span {
  let start = 0
  for (let n = 0; n < number; n++) start = text.indexOf('\n', start) + 1
  const end = text.indexOf('\n', start)
  return { start, end: end < 0 ? text.length : end }
}

/** The sentence of a line, or the character of it, that ends at an offset of its reading or behind it. */
function columnsOf(line: string, read: Line, at: number): Span {
  const column = at - read.start
  if (readsOneToOne(line) && line.length === read.end - read.start) return { start: column - 1, end: column }
  let source = 0
  let seen = 0
  let found: Span | undefined
  for (const sentence of line.split(/(?<=[.!?。！？>|]\s?)/)) {
    const length = plainOf(sentence).length
    if (found === undefined && column <= seen + length) found = { start: source, end: source + sentence.length }
    source += sentence.length
    seen += length
  }
  return found !== undefined && seen === read.end - read.start ? found : { start: 0, end: line.length }
}
