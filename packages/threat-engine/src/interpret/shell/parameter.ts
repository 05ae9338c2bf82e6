import type { ParameterOperation } from 'unbash'
import { HOLE, hasHole } from '../word.js'
import { expandPattern, expandSingle, expandText, type Expansion } from './expand.js'
import { prefixMatch, replaceMatches, suffixMatch } from './glob.js'
import { unescape } from './transform/printing.js'

/** Applies `${name<operation>}` to a known text. A hole stays where the operation keeps it and swallows the rest where it cannot be known. */
export function operate(text: string, operation: ParameterOperation, e: Expansion): string {
  switch (operation.type) {
    case 'Default': case 'Names': case 'Unknown': return HOLE
    case 'Remove': { const pattern = expandPattern(operation.operand, e); return pays(text, pattern, e) ? remove(text, operation.operator, pattern) : HOLE }
    case 'Replace': { const pattern = expandPattern(operation.pattern, e); return pays(text, pattern, e) ? replace(text, operation.operator, pattern, expandSingle(operation.replacement, e).text) : HOLE }
    case 'Slice': return slice(text, expandSingle(operation.offset, e).text, operation.length && expandSingle(operation.length, e).text)
    case 'CaseModification': return changeCase(text, operation.operator)
    case 'Transform': {
      const how = expandSingle(operation.operand, e).text
      switch (how) {
        case 'U': return text.toUpperCase()
        case 'u': return changeCase(text, '^')
        case 'L': return text.toLowerCase()
        case 'E': return unescape(text)
        case 'P': return expandText(text, e).text
        case 'Q': return text
        default: return HOLE
      }
    }
  }
}

/** Matching costs what the text and the pattern are long. */
const pays = (text: string, pattern: string, e: Expansion): boolean => e.machine.pay(e.frame, 1 + ((Math.min(text.length, 4096) * (pattern.length + 1)) >> 9))

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
  const length = suffixMatch(text, pattern, longest)
  return length < 0 ? text : text.slice(0, text.length - length)
}

function replace(text: string, operator: '/' | '//' | '/#' | '/%', pattern: string, replacement: string): string {
  if (hasHole(pattern)) return HOLE
  if (pattern === '') return text
  if (operator === '/#') { const end = prefixMatch(text, pattern, true); return end < 0 ? text : replacement + text.slice(end) }
  if (operator === '/%') { const length = suffixMatch(text, pattern, true); return length < 0 ? text : text.slice(0, text.length - length) + replacement }
  return replaceMatches(text, pattern, replacement, operator === '//') ?? HOLE
}
