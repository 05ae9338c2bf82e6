import { type Block, EMPTY_BLOCK, type Parameter, type Statement } from './ast.js'
import type { Cursor } from './cursor.js'

export const KEYWORD = /[A-Za-z]+(?![A-Za-z0-9_.\\:-])/y

/** A keyword that starts a statement, and what reading the rest needs. */
export interface Keyword {
  /** In lower case. */
  readonly word: string
  /** Where the statement starts: a label may stand before the word. */
  readonly start: number
  /** Where `followedBy` continues. */
  readonly after: number
  /** The parameters of the block that the statement is in: `param` adds to them. */
  readonly parameters: Parameter[]
  readonly parseStatement: (p: Cursor) => Statement | undefined
}

/** The statement of a keyword; undefined when the word is a command after all, null when the statement has no effect. */
export type Parse = (p: Cursor, keyword: Keyword) => Statement | null | undefined

/** Moves to what follows the keyword; says whether it is `c`. */
export function followedBy(p: Cursor, after: number, c: string): boolean {
  p.i = after
  p.skipSpace(true)
  return p.peek() === c
}

export function body(p: Cursor): Block {
  return bracketed(p, '{', '}')
}

export function condition(p: Cursor): Block {
  return bracketed(p, '(', ')')
}

function bracketed(p: Cursor, open: string, close: string): Block {
  p.skipSpace(true)
  if (p.peek() !== open) return EMPTY_BLOCK
  p.i++
  return p.parseBlock(p, close)
}
