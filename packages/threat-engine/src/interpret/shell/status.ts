import type { Frame, Machine } from '../machine.js'
import { pathResource } from '../resource/path.js'
import { hasHole, isLiteral } from '../word.js'
import { globMatches } from './glob.js'

/** Exit status when it is known: 0 is success. */
export type Status = number | undefined

/** Status of `[ OP x ]` for a known `x`. File tests are not known. */
export function testUnary(operator: string, text: string): Status {
  if (operator === '-z') return text === '' ? 0 : hasHole(text) ? undefined : 1
  if (operator === '-n') return text === '' ? 1 : hasHole(text) ? undefined : 0
  return undefined
}

/** Status of `[ a OP b ]` for known texts. */
export function testBinary(a: string, operator: string, b: string): Status {
  if (!isLiteral(a) || hasHole(b)) return undefined
  switch (operator) {
    case '=': case '==': return globMatches(a, b) ? 0 : 1
    case '!=': return globMatches(a, b) ? 1 : 0
    case '-eq': return number(a, b, (x, y) => x === y)
    case '-ne': return number(a, b, (x, y) => x !== y)
    case '-lt': return number(a, b, (x, y) => x < y)
    case '-gt': return number(a, b, (x, y) => x > y)
    case '-le': return number(a, b, (x, y) => x <= y)
    case '-ge': return number(a, b, (x, y) => x >= y)
    default: return undefined
  }
}
function number(a: string, b: string, compare: (x: number, y: number) => boolean): Status {
  return /^-?\d{1,15}$/.test(a) && /^-?\d{1,15}$/.test(b) ? (compare(Number(a), Number(b)) ? 0 : 1) : undefined
}

/** Notes that a file which anybody may have put there is looked for (`[ -f /tmp/x ]`). */
export function announceLookedFor(operator: string, path: string, frame: Frame, machine: Machine): void {
  if (!/^-[aefrsx]$/.test(operator) || !/^\/(?:var\/)?(?:tmp|dev\/shm)\//.test(path)) return
  machine.effect(frame, 'list', pathResource(path, machine.context, ['use']), { detail: 'is there' })
}
