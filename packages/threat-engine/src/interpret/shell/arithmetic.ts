import type { ArithmeticExpression, ParsedScript, WordPart } from 'unbash'
import { HOLE } from '../word.js'

const MAX_NESTING = 64

/** The shell around an expression. */
export interface Names {
  get(name: string): string | undefined
  set(name: string, value: number | undefined): void
  /** Runs a command substitution and returns what it prints. */
  substitute(script: ParsedScript, text: string): string | undefined
  expand(parts: readonly WordPart[]): string
  /** Reads text that a variable holds as an expression: arithmetic evaluates what it finds. */
  parse(text: string): ArithmeticExpression | undefined
}

/** Value of an arithmetic expression over known variables, as a 64-bit-safe integer; `undefined` when it depends on something unknown. */
export function arithmetic(x: ArithmeticExpression, names: Names, depth = 0): number | undefined {
  if (depth > MAX_NESTING) return undefined
  const value = (y: ArithmeticExpression) => arithmetic(y, names, depth + 1)
  switch (x.type) {
    case 'ArithmeticGroup': return value(x.expression)
    case 'ArithmeticWord': return number(x.parts ? names.expand(x.parts) : x.value, names, depth)
    case 'ArithmeticCommandExpansion': {
      const text = x.script && names.substitute(x.script, x.text)
      return text === undefined ? undefined : number(text, names, depth)
    }
    case 'ArithmeticTernary': {
      const test = value(x.test)
      return test === undefined ? undefined : value(test !== 0 ? x.consequent : x.alternate)
    }
    case 'ArithmeticUnary': {
      const v = value(x.operand)
      if (x.operator === '++' || x.operator === '--') return step(x.operand, v, x.operator === '++' ? 1 : -1, x.prefix, names)
      return v === undefined ? undefined : x.operator === '-' ? -v : x.operator === '!' ? Number(v === 0) : x.operator === '~' ? ~v : v
    }
    case 'ArithmeticBinary': {
      const assigned = /^(\+|-|\*|\/|%|<<|>>|&|\||\^)?=$/.exec(x.operator)
      const b = value(x.right)
      if (assigned) {
        const a = assigned[1] ? value(x.left) : 0
        const result = assigned[1] ? (a === undefined || b === undefined ? undefined : binary(assigned[1], a, b)) : b
        if (x.left.type === 'ArithmeticWord' && NAME.test(x.left.value.trim())) names.set(x.left.value.trim(), result)
        return result
      }
      const a = value(x.left)
      return a === undefined || b === undefined ? undefined : binary(x.operator, a, b)
    }
  }
}

const NAME = /^[A-Za-z_]\w{0,63}$/

function step(operand: ArithmeticExpression, v: number | undefined, by: number, prefix: boolean, names: Names): number | undefined {
  const next = v === undefined ? undefined : v + by
  if (operand.type === 'ArithmeticWord' && NAME.test(operand.value.trim())) names.set(operand.value.trim(), next)
  return prefix ? next : v
}

function number(text: string, names: Names, depth: number): number | undefined {
  const t = text.trim()
  if (/^0[xX][0-9a-fA-F]{1,12}$/.test(t)) return parseInt(t, 16)
  if (/^0[0-7]{1,16}$/.test(t)) return parseInt(t, 8)
  const based = /^(\d{1,2})#([0-9a-zA-Z]{1,12})$/.exec(t)
  if (based) { const n = parseInt(based[2]!, Number(based[1])); return Number.isNaN(n) ? undefined : n }
  if (/^-?\d{1,15}$/.test(t)) return Number(t)
  const name = /^\$?\{?([A-Za-z_]\w{0,63})\}?$/.exec(t)?.[1]
  const held = name === undefined ? (/[$`[]/.test(t) && depth > 0 ? t : undefined) : names.get(name)
  if (held === undefined || held === '' || held === t) return held === '' ? 0 : undefined
  if (/^-?\d{1,15}$/.test(held)) return Number(held)
  if (held.includes(HOLE) || held.length > 1024) return undefined
  const inner = names.parse(held)
  return inner && arithmetic(inner, names, depth + 1)
}

function binary(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+': return safe(a + b)
    case '-': return safe(a - b)
    case '*': return safe(a * b)
    case '/': return b === 0 ? undefined : Math.trunc(a / b)
    case '%': return b === 0 ? undefined : a % b
    case '**': return safe(a ** b)
    case '<<': return safe(a * 2 ** b)
    case '>>': return Math.floor(a / 2 ** b)
    case '&': return Number(BigInt(a) & BigInt(b))
    case '|': return Number(BigInt(a) | BigInt(b))
    case '^': return Number(BigInt(a) ^ BigInt(b))
    case '<': return Number(a < b)
    case '>': return Number(a > b)
    case '<=': return Number(a <= b)
    case '>=': return Number(a >= b)
    case '==': return Number(a === b)
    case '!=': return Number(a !== b)
    case '&&': return Number(a !== 0 && b !== 0)
    case '||': return Number(a !== 0 || b !== 0)
    default: return undefined
  }
}
const safe = (n: number): number | undefined => (Number.isSafeInteger(n) ? n : undefined)
