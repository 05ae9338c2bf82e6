import type { Condition } from '../../signatures/signature.js'
import { display } from '../word.js'
import type { Parsed } from './grammar.js'

/** Tests a condition of the table against a parsed line; `piped` says whether standard input is given. */
export function holds(when: Condition, { flags, operands }: Pick<Parsed, 'flags' | 'operands'>, piped = false): boolean {
  if (when.piped !== undefined && when.piped !== piped) return false
  if (when.flags && !when.flags.some((f) => flags.has(f))) return false
  if (when.all && !when.all.every((f) => flags.has(f))) return false
  if (when.without && when.without.some((f) => flags.has(f))) return false
  if (when.min !== undefined && operands.length < when.min) return false
  if (when.max !== undefined && operands.length > when.max) return false
  if (when.first !== undefined && !(operands[0] && pattern(when.first).test(display(operands[0].text)))) return false
  if (when.notFirst !== undefined && operands[0] && pattern(when.notFirst).test(display(operands[0].text))) return false
  if (when.notOperand !== undefined) { const re = pattern(when.notOperand); if (operands.some((o) => re.test(display(o.text)))) return false }
  for (const source of when.operand === undefined ? [] : typeof when.operand === 'string' ? [when.operand] : when.operand) {
    const re = pattern(source)
    if (!operands.some((o) => re.test(display(o.text)))) return false
  }
  if (when.value) { const re = pattern(when.value[1]); if (!(flags.get(when.value[0]) ?? []).some((v) => re.test(display(v.text)))) return false }
  return true
}
const patterns = new Map<string, RegExp>()
/** A pattern of a table, compiled once; letters of either case. */
export function pattern(source: string): RegExp {
  let re = patterns.get(source)
  if (!re) patterns.set(source, (re = new RegExp(source, 'is')))
  return re
}
