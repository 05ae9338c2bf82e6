import { CLEAN } from '../machine.js'
import { HOLE } from '../word.js'
import { assign } from './assign.js'
import { execute } from './execute.js'
import { known, knownNumber } from './fold/fold.js'
import { slice } from './fold/text.js'
import { call, makeFunction, valueOfBody } from './invoke.js'
import { turns } from './loop.js'
import { unmarked } from './language.js'
import { index, isLibraryName, libraryValue, member } from './member.js'
import { operate, unary } from './operate.js'
import type { Run } from './run.js'
import type { Scope } from './scope.js'
import type { Argument, Node } from './syntax.js'
import {
  constant,
  either,
  guarded,
  elementsOf,
  from,
  joinOrigins,
  KNOWN,
  list,
  literal,
  NO_ARGUMENTS,
  NULL,
  number,
  record,
  text,
  textOf,
  truthOf,
  unknown,
  UNKNOWN_VALUE,
  type Arguments,
  type ListValue,
  type Origin,
  type Value,
} from './value.js'

/** Where a text comes from that nobody can read as it stands in the source. */
const SPELLED_OUT: Origin = { taint: CLEAN, decoded: 'escapes' }
/**
 * True when letters of a text take three or more characters of the source each: `\\x63\\x75\\x72\\x6c` (T1027.010). What escapes are there for, control characters, bytes and
 * other scripts, is no plain text; `length` is that of the source, with its quotes.
 */
const isSpelledOut = (value: string, length: number): boolean => value.length >= 4 && length >= value.length * 3 && PLAIN.test(value)
const PLAIN = /^[\t\n -~]*[A-Za-z]{2}[\t\n -~]*$/

/** The value of an expression; statements give nothing. Effects of calls in it are recorded. */
export function evaluate(run: Run, node: Node, scope: Scope): Value {
  if (!run.pay() || !run.descend()) return UNKNOWN_VALUE
  const value = valueOfNode(run, node, scope)
  run.depth--
  return value
}
function valueOfNode(run: Run, node: Node, scope: Scope): Value {
  switch (node.type) {
    case 'text':
      return text(unmarked(guarded(node.value)), isSpelledOut(node.value, node.end - node.start) ? SPELLED_OUT : KNOWN, node.bytes ?? false)
    case 'number':
      return number(node.value)
    case 'constant':
      return constant(node.value)
    case 'name': {
      const value = nameValue(run, node.name, scope)
      return run.language.semantics.bareCalls && callsItself(run, value) ? call(run, value, NO_ARGUMENTS, node, scope) : value
    }
    case 'member':
      return member(run, evaluate(run, node.of, scope), node.name)
    case 'index':
      return index(run, evaluate(run, node.of, scope), evaluate(run, node.key, scope))
    case 'slice':
      return sliceValue(run, node, scope)
    case 'call': {
      const callee = node.callee.type === 'name' ? nameValue(run, node.callee.name, scope) : evaluate(run, node.callee, scope)
      return call(run, callee, argumentsOf(run, node.args, scope), node, scope)
    }
    case 'template':
      return template(
        run,
        node.parts.map((part) => evaluate(run, part, scope)),
      )
    case 'operation': {
      const [first, ...others] = node.items
      if (!first) return UNKNOWN_VALUE
      let value = evaluate(run, first, scope)
      for (const other of others) value = operate(run, node.operator, value, evaluate(run, other, scope))
      return value
    }
    case 'unary': {
      const value = evaluate(run, node.of, scope)
      if (node.operator !== 'yield') return unary(node.operator, value)
      run.yielded?.push(value)
      return unknown(value.origin)
    }
    case 'list':
      return listValue(run, node.items, scope)
    case 'spread':
      return evaluate(run, node.of, scope)
    case 'record':
      return recordValue(run, node, scope)
    case 'choice':
      return choice(run, node, scope)
    case 'function':
      return makeFunction(run, node, scope)
    case 'class':
      return makeFunction(run, node, scope)
    case 'assign':
      return assign(run, node, scope)
    case 'if':
      return run.language.semantics.lastValue ? branchValue(run, node, scope) : (execute(run, node, scope), NULL)
    case 'each':
      return turns(run, node, scope)
    case 'import': {
      if (node.as === '*') {
        run.stars.push(node.path)
        return UNKNOWN_VALUE
      }
      const value = libraryValue(run, node.path)
      scope.set(node.as, value, true, true)
      return value
    }
    default:
      execute(run, node, scope)
      return NULL
  }
}

/** The value of an `if` where it is an expression. */
function branchValue(run: Run, node: Node & { type: 'if' }, scope: Scope): Value {
  const truth = truthOf(evaluate(run, node.test, scope))
  const branches = truth === undefined ? [node.then, node.otherwise] : [truth ? node.then : node.otherwise]
  return run.while(truth === undefined ? 'conditional' : 'certain', () =>
    either(branches.map((b) => (b ? (valueOfBody(run, b, scope) ?? NULL) : NULL))),
  )
}

function nameValue(run: Run, name: string, scope: Scope): Value {
  const value = scope.get(name)
  if (value) return value
  if (name === 'this' || name === 'self') {
    const self = scope.receiver()
    if (self) return self
  }
  for (const star of run.stars) if (isLibraryName(run, `${star}.${name}`)) return libraryValue(run, `${star}.${name}`)
  return libraryValue(run, name)
}

/** In languages where a name alone calls the function: a function that was defined under it, or one of the library. */
const callsItself = (run: Run, value: Value): boolean =>
  value.kind === 'closure'
    ? value.node.method === true && value.node.name !== undefined
    : value.kind === 'thing' && (run.language.apis.has(value.path) || (run.language.name === 'perl' && run.language.folds.has(value.path)))

export function argumentsOf(run: Run, args: readonly Argument[], scope: Scope): Arguments {
  const positional: Value[] = []
  const named = new Map<string, Value>()
  for (const arg of args) {
    const value = evaluate(run, arg.value, scope)
    if (arg.name !== undefined) named.set(arg.name, value)
    else if (!arg.spread) positional.push(value)
    else if (value.kind === 'record') for (const [name, v] of value.entries) named.set(name, v)
    else if (value.kind === 'list') positional.push(...value.items.slice(0, 64), ...(value.rest ? [value.rest] : []))
    else positional.push(unknown(value.origin))
  }
  return { positional, named }
}

/** Text made of parts. Alternatives of one part are kept, of several only the first four combinations. */
export function template(run: Run, parts: readonly Value[]): Value {
  let value: Value = literal('')
  for (const part of parts) {
    const options = part.kind === 'constant' ? literal(String(part.value), part.origin) : part
    value = operate(
      run,
      'concat',
      value,
      options.kind === 'text' || options.kind === 'either' ? options : text(textOf(options), options.origin),
    )
  }
  return value
}

function listValue(run: Run, nodes: readonly Node[], scope: Scope): Value {
  const items: Value[] = []
  let rest: Value | undefined
  for (const node of nodes) {
    const value = evaluate(run, node, scope)
    if (node.type !== 'spread') items.push(value)
    else if (value.kind === 'list') {
      items.push(...value.items)
      rest ??= value.rest
    } else {
      const elements = elementsOf(value)
      if (elements) items.push(...elements)
      else rest = unknown(value.origin)
    }
  }
  return list(items, rest)
}

function recordValue(run: Run, node: Node & { type: 'record' }, scope: Scope): Value {
  const entries = new Map<string, Value>()
  let rest: Value | undefined
  for (const { key, value: valueNode } of node.entries) {
    const value = evaluate(run, valueNode, scope)
    if (key) {
      const name = known(evaluate(run, key, scope))
      if (name === undefined) rest = rest ? either([rest, value]) : value
      else entries.set(name, value)
    } else if (value.kind === 'record') {
      for (const [k, v] of value.entries) entries.set(k, v)
      rest ??= value.rest
    } else rest = unknown(value.origin)
  }
  return record(entries, rest)
}

function choice(run: Run, node: Node & { type: 'choice' }, scope: Scope): Value {
  if (node.how === 'if') {
    const [yes, no] = node.options
    const truth = node.test ? truthOf(evaluate(run, node.test, scope)) : undefined
    if (truth !== undefined) {
      const taken = truth ? yes : no
      return taken ? evaluate(run, taken, scope) : NULL
    }
    return run.while('conditional', () => either(node.options.map((option) => evaluate(run, option, scope))))
  }
  const values: Value[] = []
  for (const [i, option] of node.options.entries()) {
    const conditional = values.length > 0
    const value: Value = conditional ? run.while('conditional', () => evaluate(run, option, scope)) : evaluate(run, option, scope)
    const truth = truthOf(value)
    const last = i === node.options.length - 1
    if (!last && truth !== undefined && truth === (node.how === 'and')) continue
    values.push(value)
    if (truth !== undefined) break
  }
  return either(values)
}

function sliceValue(run: Run, node: Node & { type: 'slice' }, scope: Scope): Value {
  const of = evaluate(run, node.of, scope)
  const first = node.from && evaluate(run, node.from, scope)
  const last = node.to && evaluate(run, node.to, scope)
  const step = node.step && knownNumber(evaluate(run, node.step, scope))
  return sliced(run, of, first, last, step ?? 1)
}
function sliced(run: Run, of: Value, first: Value | undefined, last: Value | undefined, step: number): Value {
  if (of.kind === 'either') return either(of.options.map((o) => sliced(run, o, first, last, step)))
  if (!run.pay(textOf(of).length * (step === 1 ? 1 : 4))) return unknown(of.origin)
  if (step === 1) return slice([of, first ?? number(0), ...(last ? [last] : [])], new Map()) ?? unknown(of.origin)
  return stepped(of, step, first && knownNumber(first), last && knownNumber(last)) ?? unknown(of.origin)
}
/** Slices with a step are how text is reversed or thinned out to hide it: the result counts as decoded. */
function stepped(of: Value, step: number, first: number | undefined, last: number | undefined): Value | undefined {
  const s = known(of)
  const items = of.kind === 'list' && !of.rest ? of.items : undefined
  const size = s?.length ?? items?.length
  if (size === undefined || step === 0) return of.kind === 'text' ? text(HOLE, of.origin) : undefined
  const at = (n: number | undefined, otherwise: number) => (n === undefined ? otherwise : n < 0 ? size + n : n)
  if (s !== undefined && step === -1 && first === undefined && last === undefined) return hidden(of, Array.from(s).reverse().join(''))
  const picked: number[] = []
  if (step > 0) for (let i = at(first, 0); i < Math.min(at(last, size), size); i += step) picked.push(i)
  else for (let i = Math.min(at(first, size - 1), size - 1); i > at(last, -1) && i >= 0; i += step) picked.push(i)
  if (items) return { ...(of as ListValue), items: picked.map((i) => items[i]).filter((v) => v !== undefined) }
  return hidden(of, picked.map((i) => s?.charAt(i) ?? '').join(''))
}
function hidden(of: Value, joined: string): Value {
  return from(
    literal(joined, KNOWN, of.kind === 'text' && of.bytes),
    joined.length > 3 ? joinOrigins(of.origin, { taint: KNOWN.taint, decoded: 'reverse' }) : of.origin,
  )
}
