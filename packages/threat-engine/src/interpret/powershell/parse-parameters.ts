import type { Expression, Parameter } from './ast.js'
import type { Cursor } from './cursor.js'
import { parseExpression } from './parse-expression.js'
import { parseVariable } from './parse-text.js'

/** `[type] [attribute()] $name = default, …` up to and including the closing parenthesis. */
export function parseParameters(p: Cursor, into: Parameter[]): void {
  for (;;) {
    p.skipSpace(true)
    const c = p.peek()
    if (c === '' || c === ')') {
      p.i++
      return
    }
    const before = p.i
    if (c === '$') {
      const variable = parseVariable(p)
      p.skipSpace(true)
      let value: Expression | undefined
      if (p.peek() === '=') {
        p.i++
        p.skipSpace(true)
        value = p.withCommas(false, () => parseExpression(p, 1, true))
      }
      if (variable?.t === 'variable') into.push({ name: variable.name, value })
    } else if (c === '[') skipBracket(p)
    if (p.i === before) p.i++
  }
}

function skipBracket(p: Cursor): void {
  let open = 0
  while (!p.done) {
    const c = p.peek()
    if (c === '[') open++
    else if (c === ']') open--
    p.i++
    if (open === 0) return
  }
}
