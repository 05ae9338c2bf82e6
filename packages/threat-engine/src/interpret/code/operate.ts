import { HOLE, hasHole } from '../word.js'
import { arithmetic } from './fold/number.js'
import { known, knownNumber } from './fold/fold.js'
import { sprintf } from './fold/format.js'
import { append, concatLists, flatten, inclusiveRange } from './fold/list.js'
import { joinPath } from './fold/path.js'
import { repeat, transliterate } from './fold/text.js'
import type { Run } from './run.js'
import {
  constant,
  decodedBy,
  either,
  from,
  joinAll,
  joinOrigins,
  literal,
  number,
  optionsOf,
  record,
  text,
  textOf,
  thing,
  truthOf,
  unknown,
  type Value,
} from './value.js'

/** Applies `fn` to every combination of alternatives, at most eight. */
export function distribute(values: readonly Value[], fn: (values: readonly Value[]) => Value): Value {
  const at = values.findIndex((v) => v.kind === 'either')
  if (at < 0) return fn(values)
  let budget = 8
  const results: Value[] = []
  const visit = (done: readonly Value[], i: number): void => {
    const value = values[i]
    if (!value) {
      if (budget-- > 0) results.push(fn(done))
      return
    }
    for (const option of optionsOf(value)) if (budget > 0) visit([...done, option], i + 1)
  }
  visit([], 0)
  return either(results)
}

/**
 * What `a operator b` is, in the language of `run`. Operators that readers name: `concat`, `+`, `repeat`, `match`, `range` and the usual
 * signs.
 */
export function operate(run: Run, operator: string, a: Value, b: Value): Value {
  if (a.kind === 'either' || b.kind === 'either') return distribute([a, b], ([x, y]) => operate(run, operator, x as Value, y as Value))
  const origin = joinOrigins(a.origin, b.origin)
  switch (operator) {
    case 'concat':
      return run.pay(textOf(a).length + textOf(b).length) ? text(textOf(a) + textOf(b), origin, bytes(a)) : unknown(origin)
    case 'repeat':
      return repeat([a, b], new Map()) ?? unknown(origin)
    case 'range':
      return inclusiveRange([a, b], new Map()) ?? unknown(origin)
    case '+':
      return plus(run, a, b)
    case '*': {
      if (a.kind === 'text' || (a.kind === 'list' && !a.rest)) return run.pay(64) ? multiplied(a, b) : unknown(origin)
      if (b.kind === 'text') return operate(run, '*', b, a)
      break
    }
    case '%':
      if (a.kind === 'text') return sprintf(b.kind === 'list' ? [a, ...b.items] : [a, b], new Map()) ?? unknown(origin)
      break
    case '/':
      if (isPath(a) || isPath(b)) return pathThing(joinPath([textOf(a), textOf(b)]), origin)
      break
    case '<<':
      if (a.kind === 'list') return append([a, b], new Map()) ?? a
      if (a.kind === 'text') return operate(run, 'concat', a, b)
      break
    case '|':
    case '||':
      if (a.kind === 'record' && b.kind === 'record') return record(new Map([...a.entries, ...b.entries]), a.rest ?? b.rest)
      break
    case '==':
    case '===':
    case '!=':
    case '!==':
    case 'is':
    case 'eq':
    case 'ne':
    case '~=':
      return compare(operator, a, b)
    case 'tr': {
      const s = known(a)
      const [set, by, flags] = b.kind === 'list' ? b.items.map((i) => known(i)) : []
      return s === undefined || set === undefined
        ? text(HOLE, origin)
        : literal(transliterate(s, set, by ?? '', flags?.includes('d')), decodedBy(origin, 'tr'))
    }
    case ',':
      return b
  }
  return arithmetic(operator, a, b) ?? unknown(origin)
}

const bytes = (value: Value): boolean => value.kind === 'text' && value.bytes
export const isPath = (value: Value): boolean => value.kind === 'thing' && value.path === '#path'
export const pathThing = (path: string, origin = joinAll([])): Value => thing('#path', { state: { content: text(path, origin) }, origin })

function plus(run: Run, a: Value, b: Value): Value {
  const origin = joinOrigins(a.origin, b.origin)
  if (a.kind === 'list' && b.kind === 'list') return concatLists([a, b], new Map()) ?? unknown(origin)
  const numeric = knownNumber(a) !== undefined && knownNumber(b) !== undefined
  if (numeric && (run.language.semantics.numericPlus || (a.kind !== 'text' && b.kind !== 'text')))
    return arithmetic('+', a, b) ?? unknown(origin)
  if (a.kind === 'text' || b.kind === 'text') {
    if (!run.pay(textOf(a).length + textOf(b).length)) return unknown(origin)
    return text(printable(a) + printable(b), origin, bytes(a))
  }
  return unknown(origin)
}
/** JavaScript's empty list in a sum is empty text, which is how text is built without letters. */
const printable = (value: Value): string => {
  if (value.kind === 'list' && value.items.length === 0 && !value.rest) return ''
  if (value.kind === 'constant') return String(value.value)
  return textOf(value)
}
function multiplied(a: Value, b: Value): Value {
  if (a.kind === 'text') return repeat([a, b], new Map()) ?? text(HOLE, joinAll([a, b]))
  const times = knownNumber(b)
  if (a.kind !== 'list' || times === undefined || times * a.items.length > 1024) return unknown(joinAll([a, b]))
  return { ...a, items: Array.from({ length: Math.max(0, times) }, () => a.items).flat() }
}

function compare(operator: string, a: Value, b: Value): Value {
  const negated = operator === '!=' || operator === '!==' || operator === 'ne' || operator === '~='
  const equal = equals(a, b)
  return equal === undefined ? unknown(joinAll([a, b])) : from(constant(equal !== negated), joinAll([a, b]))
}
function equals(a: Value, b: Value): boolean | undefined {
  const s = known(a)
  const t = known(b)
  if (s !== undefined && t !== undefined) return s === t
  if (a.kind === 'constant' && b.kind === 'constant') return a.value === b.value
  if (
    a.kind === 'thing' &&
    b.kind === 'thing' &&
    a.path === b.path &&
    !a.path.includes('(') &&
    !a.path.startsWith('?') &&
    !a.path.startsWith('#')
  )
    return true
  return undefined
}

export function unary(operator: string, value: Value): Value {
  if (value.kind === 'either') return either(value.options.map((o) => unary(operator, o)))
  const n = knownNumber(value)
  switch (operator) {
    case '!':
    case 'not': {
      // `!![]` and `![]` are how text is built without letters; objects and lists are true in JavaScript.
      const truth = value.kind === 'list' ? true : truthOf(value)
      return truth === undefined ? unknown(value.origin) : from(constant(!truth), value.origin)
    }
    case '-':
      return n === undefined ? unknown(value.origin) : number(-n, value.origin)
    case '+':
      return n !== undefined
        ? number(n, value.origin)
        : value.kind === 'list' && value.items.length === 0
          ? number(0, value.origin)
          : unknown(value.origin)
    case '~':
      return n === undefined ? unknown(value.origin) : number(~n, value.origin)
    case 'flatten':
      return flatten([value], new Map()) ?? value
    case 'typeof':
      return text(hasHole(textOf(value)) ? HOLE : 'string', value.origin)
    case 'void':
      return unknown()
    default:
      return value
  }
}
