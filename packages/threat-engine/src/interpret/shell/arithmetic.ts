import type { ArithmeticExpression } from 'unbash'

const MAX_NESTING = 64

/** Value of an arithmetic expression over known variables, as a 64-bit-safe integer; `undefined` when it depends on something unknown. */
export function arithmetic(x: ArithmeticExpression, variable: (name: string) => string | undefined, depth = 0): number | undefined {
  if (depth > MAX_NESTING) return undefined
  const value = (y: ArithmeticExpression) => arithmetic(y, variable, depth + 1)
  switch (x.type) {
    case 'ArithmeticGroup': return value(x.expression)
    case 'ArithmeticWord': return number(x.value, variable)
    case 'ArithmeticCommandExpansion': return undefined
    case 'ArithmeticTernary': {
      const test = value(x.test)
      return test === undefined ? undefined : value(test !== 0 ? x.consequent : x.alternate)
    }
    case 'ArithmeticUnary': {
      const v = value(x.operand)
      return v === undefined ? undefined : x.operator === '-' ? -v : x.operator === '!' ? Number(v === 0) : x.operator === '~' ? ~v : x.operator === '++' ? v + 1 : x.operator === '--' ? v - 1 : v
    }
    case 'ArithmeticBinary': {
      const a = value(x.left), b = value(x.right)
      return a === undefined || b === undefined ? undefined : binary(x.operator, a, b)
    }
  }
}

function number(text: string, variable: (name: string) => string | undefined): number | undefined {
  const t = text.trim()
  if (/^0[xX][0-9a-fA-F]{1,12}$/.test(t)) return parseInt(t, 16)
  if (/^0[0-7]{1,16}$/.test(t)) return parseInt(t, 8)
  const based = /^(\d{1,2})#([0-9a-zA-Z]{1,12})$/.exec(t)
  if (based) { const n = parseInt(based[2]!, Number(based[1])); return Number.isNaN(n) ? undefined : n }
  if (/^-?\d{1,15}$/.test(t)) return Number(t)
  const name = /^\$?\{?([A-Za-z_]\w{0,63})\}?$/.exec(t)?.[1]
  const held = name === undefined ? undefined : variable(name)
  return held !== undefined && /^-?\d{1,15}$/.test(held) ? Number(held) : undefined
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
