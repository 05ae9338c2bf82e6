import type { Run } from './run.js'

/** The name of an object: parts in lower case without quotes, and the index of the token after it. */
export interface Name {
  readonly parts: readonly string[]
  /** Parts joined with dots. */
  readonly full: string
  /** The last part: the table without its schema. */
  readonly last: string
  readonly next: number
}

const NAMED = new Set(['word', 'name', 'double', 'string', 'variable'])

/** Reads the possibly qualified name at token `k` (`db.dbo.[t]`, `master..t`, `*.*`), or undefined when there is none. */
export function readName(run: Run, k: number, to: number): Name | undefined {
  const parts: string[] = []
  let next = k
  while (next < to && parts.length < 6) {
    const token = run.at(next)
    if (!NAMED.has(token.kind) && !(token.kind === 'operator' && token.text === '*')) break
    parts.push(token.text.toLowerCase())
    next++
    if (next >= to || run.at(next).kind !== 'dot') break
    while (next < to && run.at(next).kind === 'dot') next++
  }
  return parts.length === 0 ? undefined : { parts, full: parts.join('.'), last: parts.at(-1)!, next }
}
