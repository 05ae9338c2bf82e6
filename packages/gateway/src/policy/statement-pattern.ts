import { type Effect, isLiteral, type Tag } from '@proxilion/threat-engine'
import { matchesName } from './wildcard.js'

/** Statements of a clause, compiled: the first word, and the name of what it is about; without a name, whatever it is about. */
export interface StatementPattern {
  readonly verb: string
  readonly object: string | undefined
}

/** Compiles `truncate`, `drop staging.*`. Undefined when it is neither. */
export function compileStatement(text: string): StatementPattern | undefined {
  const found = /^([a-z]{2,20})(?: ([\w$.-]{1,200}\*?))?$/i.exec(text)
  return found ? { verb: (found[1] ?? '').toLowerCase(), object: found[2]?.toLowerCase() } : undefined
}

/** Statements that are made to mean something else than they say, or that are not known. */
const UNCLEAR = ['stacked', 'tautology', 'union', 'dynamic', 'comment', 'encoded', 'unknown-target', 'list', 'glob', 'all'] as const satisfies readonly Tag[]

/** Whether an effect on a database certainly is by a statement that the pattern names. */
export function coversStatement({ verb, object }: StatementPattern, { resource: { name, tags }, detail }: Effect): boolean {
  if (detail === undefined || !isLiteral(detail) || !isLiteral(name) || UNCLEAR.some((tag) => tags.includes(tag))) return false
  const first = /^\s{0,20}([a-z]{2,20})(?![\w(])/i.exec(detail)?.[1]?.toLowerCase()
  return first === verb && (object === undefined || matchesName(object, name.toLowerCase()))
}
