import type { ParameterOperation } from 'unbash'
import { HOLE, STAR, ANY, hasHole } from '../word.js'
import { expandSingle, type Expansion } from './expand.js'

/** Applies `${name<operation>}` to a known text. A hole stays where the operation keeps it and swallows the rest where it cannot be known. */
export function operate(text: string, operation: ParameterOperation, e: Expansion): string {
  switch (operation.type) {
    case 'Default': case 'Names': case 'Unknown': return HOLE
    case 'Remove': return remove(text, operation.operator, expandSingle(operation.operand, e).text)
    case 'Replace': return replace(text, operation.operator, expandSingle(operation.pattern, e).text, expandSingle(operation.replacement, e).text)
    case 'Slice': return slice(text, expandSingle(operation.offset, e).text, operation.length && expandSingle(operation.length, e).text)
    case 'CaseModification': return changeCase(text, operation.operator)
    case 'Transform': {
      const how = expandSingle(operation.operand, e).text
      return how === 'U' ? text.toUpperCase() : how === 'L' ? text.toLowerCase() : how === 'P' || how === 'E' ? text : how === 'Q' ? text : HOLE
    }
  }
}

function slice(text: string, offset: string, length: string | undefined): string {
  const from = Number(offset.trim()), count = length === undefined ? undefined : Number(length.trim())
  if (!Number.isInteger(from) || (count !== undefined && !Number.isInteger(count)) || hasHole(text)) return HOLE
  const start = from < 0 ? Math.max(0, text.length + from) : from
  return count === undefined ? text.slice(start) : text.slice(start, count < 0 ? text.length + count : start + count)
}

function changeCase(text: string, operator: '^' | '^^' | ',' | ',,'): string {
  switch (operator) {
    case '^^': return text.toUpperCase()
    case ',,': return text.toLowerCase()
    case '^': return text.slice(0, 1).toUpperCase() + text.slice(1)
    case ',': return text.slice(0, 1).toLowerCase() + text.slice(1)
  }
}

function remove(text: string, operator: '#' | '##' | '%' | '%%', pattern: string): string {
  if (hasHole(pattern)) return HOLE
  const longest = operator.length === 2
  if (operator.startsWith('#')) {
    const end = prefixMatch(text, pattern, longest)
    return end < 0 ? text : text.slice(end)
  }
  const end = prefixMatch(reverse(text), reverse(pattern), longest)
  return end < 0 ? text : text.slice(0, text.length - end)
}

function replace(text: string, operator: '/' | '//' | '/#' | '/%', pattern: string, replacement: string): string {
  if (hasHole(pattern)) return HOLE
  if (pattern === '') return text
  if (operator === '/#') { const end = prefixMatch(text, pattern, true); return end < 0 ? text : replacement + text.slice(end) }
  if (operator === '/%') { const end = prefixMatch(reverse(text), reverse(pattern), true); return end < 0 ? text : text.slice(0, text.length - end) + replacement }
  let out = ''
  let budget = 4096
  for (let i = 0; i < text.length && budget > 0; budget--) {
    const end = prefixMatch(text.slice(i, i + 4096), pattern, true)
    if (end <= 0) { out += text[i++]; continue }
    out += replacement
    i += end
    if (operator === '/') return out + text.slice(i)
  }
  return budget > 0 ? out : HOLE
}

const reverse = (text: string): string => [...text].reverse().join('')

/** Length of the prefix of `text` that a glob matches (shortest or longest), -1 for none. Linear tables, no backtracking. */
export function prefixMatch(text: string, pattern: string, longest: boolean): number {
  const limit = Math.min(text.length, 4096), glob = pattern.slice(0, 256)
  let reach = new Set<number>([0])
  for (const c of glob) {
    const next = new Set<number>()
    if (c === STAR) { const from = Math.min(...reach); for (let i = from; i <= limit; i++) next.add(i) }
    else for (const i of reach) if (i < limit && (c === ANY || text[i] === c)) next.add(i + 1)
    if (next.size === 0) return -1
    reach = next
  }
  return longest ? Math.max(...reach) : Math.min(...reach)
}
/** True when the glob matches all of `text`. */
export const globMatches = (text: string, pattern: string): boolean => text.length <= 4096 && prefixMatch(text, pattern, true) === text.length
