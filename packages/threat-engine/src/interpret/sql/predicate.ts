import type { Token } from './lex.js'
import type { Tokens } from './tokens.js'

/** What is known of a comparison of two constants. `trivial`: the `1=1` and `1=0` that query builders write themselves. */
export interface Constant {
  readonly value: boolean
  readonly trivial: boolean
  readonly next: number
}

const COMPARISONS = new Set(['=', '==', '<', '>', '<=', '>=', '<>', '!=', '<=>', 'LIKE', 'RLIKE', 'REGEXP', 'ILIKE', 'GLOB', 'IS'])
const MAX_DEPTH = 32

const isConstant = (token: Token): boolean => token.kind === 'string' || token.kind === 'number' || token.kind === 'hex' || token.kind === 'double'

/** The comparison of two constants at token `k` (opening parentheses and NOT are skipped), or undefined. */
export function constantComparison(run: Tokens, k: number, to: number): Constant | undefined {
  let at = k
  let negated = false
  while (at < to && (run.at(at).kind === 'open' || run.word(at) === 'NOT' || run.at(at).text === '!')) {
    if (run.at(at).kind !== 'open') negated = !negated
    at++
  }
  const left = run.at(at)
  if (!isConstant(left) || at >= to) return undefined
  // `(1)=(1)` and `('x')=('x'`: parentheses around each side.
  let middle = at + 1
  while (middle < to && run.at(middle).kind === 'close') middle++
  let operator = run.at(middle).text
  if (run.word(middle) === 'NOT') {
    negated = !negated
    operator = run.word(++middle)
  }
  if (middle >= to || !COMPARISONS.has(operator)) return undefined
  let after = middle + 1
  while (after < to && (run.at(after).kind === 'open' || run.at(after).text === '=' || run.at(after).text === '>')) after++
  const right = run.at(after)
  if (after >= to || !isConstant(right)) return undefined
  // An expression goes on (`1 = 1 + x`): nothing is known of it.
  const beyond = run.at(after + 1)
  if (after + 1 < to && (beyond.kind === 'dot' || (beyond.kind === 'operator' && /^[-+*/%|]/.test(beyond.text)))) return undefined
  // In PostgreSQL and by the standard `"a"` is a column; only the same text on both sides is a comparison of nothing.
  if ((left.kind === 'double' || right.kind === 'double') && (left.kind !== right.kind || left.text !== right.text)) return undefined
  // `2007 = 'SF'`: a number that was meant as a column.
  if (left.kind !== right.kind && !(Number(left.text) === Number(right.text) && left.text !== '' && right.text !== '')) return undefined
  const value = compare(left, operator, right)
  const trivial = left.kind === 'number' && right.kind === 'number' && left.text.length === 1 && right.text.length === 1
  return { value: value !== negated, trivial, next: after + 1 }
}

function compare(left: Token, operator: string, right: Token): boolean {
  const [a, b] = left.kind === 'number' && right.kind === 'number' ? [Number(left.text), Number(right.text)] : [left.text, right.text]
  switch (operator) {
    case '=': case '==': case '<=>': case 'IS':
      return a === b || String(a).toLowerCase() === String(b).toLowerCase()
    case '<>': case '!=':
      return a !== b
    case '<':
      return a < b
    case '>':
      return a > b
    case '<=':
      return a <= b
    case '>=':
      return a >= b
    default:
      return String(b).replaceAll('%', '') === '' || a === b
  }
}

/** Whether the condition in tokens `[from, to)` holds for every row that could exist: `1=1`, `TRUE`, `x = x`, `id > 0`, `name LIKE '%'`, joined with AND and OR. */
export function alwaysTrue(run: Tokens, from: number, to: number, depth = 0): boolean {
  if (from >= to || depth > MAX_DEPTH) return false
  let conjunction = true
  let start = from
  for (let k = from; k <= to; k++) {
    const token = run.at(k)
    if (k < to && token.kind === 'open') {
      k = run.close(k, to)
      if (k < to) continue
    }
    const or = k < to && (token.text === 'OR' ? token.kind === 'word' : token.text === '||' && token.kind === 'operator')
    const and = k < to && (token.text === '&&' || (token.kind === 'word' && token.text === 'AND'))
    if (k < to && !or && !and) continue
    conjunction &&= atomAlwaysTrue(run, start, Math.min(k, to), depth)
    start = k + 1
    if (or || k >= to) {
      if (conjunction) return true
      conjunction = true
    }
  }
  return false
}

const LOW = new Set(['0', '1', ''])

function atomAlwaysTrue(run: Tokens, from: number, to: number, depth: number): boolean {
  if (from >= to) return false
  const first = run.at(from)
  if (first.kind === 'open' && run.close(from, to) === to - 1) return alwaysTrue(run, from + 1, to - 1, depth + 1)
  if (to - from === 1) return first.kind === 'number' ? Number(first.text) !== 0 : first.kind === 'word' && first.text === 'TRUE'
  if (run.word(from) === 'NOT') return to - from === 2 && (run.word(from + 1) === 'FALSE' || run.at(from + 1).text === '0')
  const constant = constantComparison(run, from, to)
  if (constant !== undefined) return constant.value && constant.next >= to
  if (first.kind !== 'word' && first.kind !== 'name') return false
  let k = from + 1
  while (run.at(k).kind === 'dot' && k + 1 < to) k += 2
  const column = run.at(k - 1).text.toUpperCase()
  const operator = run.at(k).text
  const rest = run.at(k + 1)
  if (operator === '=' && to - (k + 1) === k - from && sameTokens(run, from, k + 1, k - from)) return true
  if ((operator === 'LIKE' || operator === 'ILIKE') && k + 2 === to) return (rest.kind === 'string' || rest.kind === 'double') && /^%+$/.test(rest.text)
  // The ways around "safe update" modes: every key is positive and not null.
  const key = column === 'ID' || column.endsWith('_ID') || column === 'UUID' || column === 'ROWID'
  if (!key) return false
  if (operator === 'IS') return run.words(k + 1, 'NOT', 'NULL') && k + 3 === to
  if (operator === '>' || operator === '>=') return (rest.kind === 'number' && k + 2 === to && LOW.has(rest.text)) || (rest.text === '-' && run.at(k + 2).kind === 'number' && k + 3 === to)
  return (operator === '<>' || operator === '!=') && k + 2 === to && (rest.kind === 'number' || rest.kind === 'string') && LOW.has(rest.text)
}

function sameTokens(run: Tokens, a: number, b: number, count: number): boolean {
  for (let n = 0; n < count; n++) if (run.at(a + n).text !== run.at(b + n).text) return false
  return run.at(a).kind !== 'variable'
}
