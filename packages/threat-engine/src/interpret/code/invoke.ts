import { HOLE } from '../word.js'
import { callLibrary } from './act/library.js'
import { judgeOrigin } from './act/process.js'
import { evaluate } from './evaluate.js'
import { bindParameter, execute } from './execute.js'
import { MAX_CALLS } from './limits.js'
import { libraryValue, member } from './member.js'
import type { Run } from './run.js'
import { Scope } from './scope.js'
import type { Node } from './syntax.js'
import {
  either,
  from,
  joinOrigins,
  KNOWN,
  list,
  NO_ARGUMENTS,
  NULL,
  optionsOf,
  originOf,
  record,
  thing,
  unknown,
  type Arguments,
  type ClassValue,
  type ClosureValue,
  type ObjectValue,
  type Value,
} from './value.js'

/** Calls a value. */
export function call(run: Run, callee: Value, args: Arguments, node: Node, scope: Scope): Value {
  if (!run.pay()) return unknown()
  switch (callee.kind) {
    case 'either':
      return run.while('conditional', () => either(callee.options.map((option) => call(run, option, args, node, scope))))
    case 'closure':
      return callClosure(run, callee, args)
    case 'class':
      return instantiate(run, callee, args, node, scope)
    case 'thing':
      return callLibrary(run, callee, args, node, scope)
    case 'object': {
      const method = member(run, callee, '__call__')
      if (method.kind === 'closure') return callClosure(run, method, args)
      break
    }
    case 'text':
      if (run.language.name === 'php' && callee.text === HOLE && callee.origin.taint.sources.length > 0)
        judgeOrigin(run, node, callee.origin, '')
      // The name of a function is called (PHP, and what builds names elsewhere).
      if (run.language.name === 'php' && /^\\?[\w\\:]+$/.test(callee.text))
        return call(
          run,
          scope.get(callee.text) ?? libraryValue(run, callee.text.replace(/^\\/, '').toLowerCase(), { origin: callee.origin }),
          args,
          node,
          scope,
        )
      break
    default:
      break
  }
  run.reach(originOf(args))
  escapeAll(run, args)
  return unknown(joinOrigins(callee.origin, originOf(args)))
}

/** A function or class value; decorated ones are handed to someone who will call them. */
export function makeFunction(run: Run, node: Node & { type: 'function' | 'class' }, scope: Scope): Value {
  const value: Value = node.type === 'function' ? { kind: 'closure', node, scope, origin: KNOWN } : makeClass(run, node, scope)
  if (node.type === 'function') run.made.add(value as ClosureValue)
  if (node.name !== undefined) scope.set(node.name, value, true, true)
  for (const wrapper of node.wrapped ?? []) {
    evaluate(run, wrapper, scope)
    if (!QUIET_DECORATOR.test(nameOf(wrapper))) run.pending.push(value)
  }
  return value
}
/** Decorators that only change how a function is called by the code itself. */
const QUIET_DECORATOR =
  /^(staticmethod|classmethod|property|setter|getter|cached_property|lru_cache|cache|wraps|dataclass|contextmanager|abstractmethod|override|fixture|pytest|skip\w*|parametrize|mark|patch)$/
function nameOf(node: Node): string {
  if (node.type === 'call') return nameOf(node.callee)
  return node.type === 'member' || node.type === 'name' ? node.name : ''
}

function makeClass(run: Run, node: Node & { type: 'class' }, scope: Scope): ClassValue {
  const inner = new Scope(scope, false)
  const bases = node.bases.map((base) => evaluate(run, base, scope))
  const members = new Map<string, Value>()
  const made: ClassValue = { kind: 'class', name: node.name ?? '', members, bases, origin: KNOWN }
  for (const part of node.members) {
    if (part.type === 'function') {
      const value = makeFunction(run, part, inner)
      if (part.name !== undefined) members.set(part.name, value)
    } else execute(run, part, inner)
  }
  for (const [name, value] of inner.names) if (!members.has(name)) members.set(name, value)
  return made
}

function instantiate(run: Run, of: ClassValue, args: Arguments, node: Node, scope: Scope): Value {
  const made: ObjectValue = { kind: 'object', of, fields: new Map(), origin: originOf(args) }
  const maker = member(run, made, run.language.semantics.constructorName)
  if (maker.kind === 'closure') callClosure(run, maker, args)
  else if (maker.kind === 'thing' && maker.path.includes('().')) {
    // The base is a library's: `class T(threading.Thread)` is known by what the base does.
    const base = of.bases.find((b) => b.kind === 'thing')
    if (base) call(run, base, args, node, scope)
  }
  return made
}

/** Runs a function of the code with these arguments and gives what it returns. */
export function callClosure(run: Run, closure: ClosureValue, args: Arguments): Value {
  const { node } = closure
  const recursion = run.active.filter((n) => n === node).length
  if (run.active.length >= MAX_CALLS || recursion > 1) return unknown(joinOrigins(originOf(args), closure.origin))
  run.ran.add(node)
  const scope = new Scope(closure.scope, true, closure.self)
  const returned = run.returned
  const yielded = run.yielded
  run.returned = []
  run.yielded = []
  run.active.push(node)
  bindParameters(run, closure, args, scope)
  // A body that is an expression is what the function returns (lambda, arrow function, last statement of Ruby).
  const last =
    run.language.semantics.lastValue || node.body.type !== 'block'
      ? valueOfBody(run, node.body, scope)
      : void execute(run, node.body, scope)
  const values = run.returned
  const yields = run.yielded
  run.returned = returned
  run.yielded = yielded
  run.active.pop()
  if (yields.length > 0) return list(yields)
  if (last) values.push(last)
  return values.length > 0 ? either(values) : NULL
}

/** Runs a body and gives the value of its last expression. */
export function valueOfBody(run: Run, body: Node, scope: Scope): Value | undefined {
  if (body.type !== 'block') return STATEMENTS.has(body.type) ? void execute(run, body, scope) : evaluate(run, body, scope)
  const last = body.body.at(-1)
  if (!last) return undefined
  if (execute(run, { ...body, scoped: false, body: body.body.slice(0, -1) }, scope) !== 'next') return undefined
  return valueOfBody(run, last, scope)
}
const STATEMENTS = new Set<Node['type']>(['if', 'loop', 'try', 'return', 'stop', 'shared', 'exports', 'nothing'])

function bindParameters(run: Run, closure: ClosureValue, args: Arguments, scope: Scope): void {
  const { parameters, method } = closure.node
  // Python passes the object as the first parameter, the others have a name for it.
  const positional = method && closure.self && run.language.semantics.selfParameter ? [closure.self, ...args.positional] : args.positional
  if (run.language.semantics.argumentsName !== '') scope.names.set(run.language.semantics.argumentsName, list([...positional]))
  const given = args.named.get('&block')
  if (given) scope.names.set('&block', given)
  let used = 0
  for (const { target, value, rest } of parameters) {
    const name = target.type === 'name' ? target.name : ''
    if (rest) {
      const extra = new Map([...args.named].filter(([n]) => !parameters.some((p) => p.target.type === 'name' && p.target.name === n)))
      bindParameter(
        run,
        target,
        extra.size > 0 && used >= positional.length ? record(extra) : list(positional.slice(used)),
        undefined,
        scope,
      )
    } else bindParameter(run, target, args.named.get(name) ?? positional[used], value, scope)
    if (!rest) used++
  }
}

/** Hands functions among the arguments to someone who may call them with anything; what they get carries `origin`. */
export function escapeAll(run: Run, args: Arguments, origin = KNOWN): void {
  for (const value of args.positional) escape(run, value, origin)
  for (const value of args.named.values()) escape(run, value, origin)
}
export function escape(run: Run, value: Value, origin = KNOWN, depth = 0): void {
  if (depth > 3 || run.over) return
  for (const option of optionsOf(value)) {
    switch (option.kind) {
      case 'closure': {
        if (run.ran.has(option.node) && origin === KNOWN) break
        const given = option.node.parameters.map(() => unknown(origin))
        run.while('conditional', () => callClosure(run, option, { ...NO_ARGUMENTS, positional: given }))
        break
      }
      case 'list':
        for (const item of option.items.slice(0, 64)) if (MAY_HOLD_CODE.has(item.kind)) escape(run, item, origin, depth + 1)
        break
      case 'record':
        for (const item of [...option.entries.values()].slice(0, 64)) if (MAY_HOLD_CODE.has(item.kind)) escape(run, item, origin, depth + 1)
        break
      case 'class':
        escapeMembers(run, option, { kind: 'object', of: option, fields: new Map(), origin: KNOWN }, origin)
        break
      case 'object':
        escapeMembers(run, option.of, option, origin)
        break
      default:
        break
    }
  }
}
const MAY_HOLD_CODE = new Set<Value['kind']>(['closure', 'list', 'record', 'class', 'object', 'either'])
function escapeMembers(run: Run, of: ClassValue, self: Value, origin: typeof KNOWN): void {
  for (const value of [...of.members.values()].slice(0, 64)) {
    if (value.kind === 'closure' && !run.ran.has(value.node)) escape(run, { ...value, self }, origin, 3)
  }
}

/** A thing made by a call that nothing is known about: it carries what it was given. */
export const opaqueResult = (path: string, args: Arguments, self: Value | undefined): Value =>
  from(thing(`${path}()`, { args, self }), joinOrigins(originOf(args), self?.origin ?? KNOWN))
