import { unescapeBackslashes } from '../../fold/encoding.js'
import type { Node } from '../../syntax.js'
import type { Quoted } from './lexer.js'

/** A piece of code inside a text, as source and position. */
export interface Hole {
  readonly start: number
  readonly end: number
  /** Source of the expression and its position within the text. */
  readonly code: string
  readonly at: number
}

/**
 * Splits a text that expands variables into literal parts and expressions. `find` gives the first expression at or after a position.
 * `read` reads the source of an
 * expression that stands at a position of the whole source.
 */
export function template(
  quoted: Quoted,
  offset: number,
  find: (body: string, from: number) => Hole | undefined,
  read: (code: string, at: number) => Node,
  unescape: (s: string) => string = unescapeBackslashes,
): Node {
  const { body } = quoted
  const start = quoted.at + offset
  const range = { start, end: start + body.length }
  if (!quoted.expands) return { type: 'text', value: body.replace(/\\(['\\])/g, '$1'), ...range }
  const parts: Node[] = []
  let from = 0
  // Text that is longer than any hand-written one is not searched for more than a bounded number of expressions.
  for (let n = 0; n < 512; n++) {
    const hole = find(body, from)
    if (!hole) break
    if (hole.start > from)
      parts.push({ type: 'text', value: unescape(body.slice(from, hole.start)), start: start + from, end: start + hole.start })
    parts.push(read(hole.code, start + hole.at))
    from = hole.end
  }
  if (from < body.length || parts.length === 0)
    parts.push({ type: 'text', value: unescape(body.slice(from)), start: start + from, end: range.end })
  const [only] = parts
  return parts.length === 1 && only?.type === 'text' ? only : { type: 'template', parts, ...range }
}

/** End of the bracket that opens at `open`; the end of the text when it never closes. */
export function closing(body: string, open: number): number {
  const first = body[open]
  const close = first === '{' ? '}' : first === '[' ? ']' : ')'
  let depth = 0
  for (let i = open; i < body.length; i++) {
    if (body[i] === '\\') i++
    else if (body[i] === first) depth++
    else if (body[i] === close && --depth === 0) return i + 1
  }
  return body.length
}
/** Position of the next unescaped occurrence of one of `signs`. */
export function unescaped(body: string, from: number, signs: string): number {
  for (let i = from; i < body.length; i++) {
    if (body[i] === '\\') i++
    else if (signs.includes(body[i] as string)) return i
  }
  return -1
}
