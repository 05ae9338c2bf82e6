import { HOLE } from '../../word.js'
import { callClosure, call, escapeAll } from '../invoke.js'
import { eachItem } from '../loop.js'
import { index, libraryValue, member, namesOf } from '../member.js'
import { itemsOf, known } from '../fold/fold.js'
import type { Run } from '../run.js'
import { Scope } from '../scope.js'
import type { Node } from '../syntax.js'
import {
  either,
  joinOrigins,
  KNOWN,
  list,
  NULL,
  originOf,
  text,
  thing,
  truthOf,
  unknown,
  type Arguments,
  type ThingValue,
  type Value,
} from '../value.js'
import { runText } from './code.js'
import { HANDLES } from './handles.js'

/**
 * A library function that is about the code itself: it looks up names, makes functions, calls functions. Tables of languages map their
 * names to these with `aliases`.
 */
export type Structural = (run: Run, callee: ThingValue, args: Arguments, node: Node, scope: Scope) => Value

const positional = (...values: Value[]): Arguments => ({ positional: values, named: new Map() })

/** Calls `fn` with every item of `items`, and gives the results. */
function mapItems(run: Run, items: Value | undefined, fn: Value | undefined, node: Node, scope: Scope): Value {
  const results: Value[] = []
  let rest: Value | undefined
  if (!items || !fn) return unknown()
  eachItem(run, items, node, (item, at) => {
    const value = call(
      run,
      fn,
      positional(
        item,
        ...(at >= 0 && run.language.semantics.memberEntries ? [{ kind: 'number', value: at, origin: item.origin } as const] : []),
      ),
      node,
      scope,
    )
    if (at < 0) rest = value
    else results.push(value)
    return true
  })
  return list(results, rest)
}
function filterItems(run: Run, items: Value | undefined, fn: Value | undefined, node: Node, scope: Scope): Value {
  const tests = mapItems(run, items, fn, node, scope)
  if (items?.kind !== 'list' || tests.kind !== 'list') return items ?? unknown()
  return list(
    items.items.filter((_, i) => truthOf(tests.items[i] ?? unknown()) !== false),
    items.rest,
    items.origin,
  )
}
function reduceItems(run: Run, items: Value | undefined, fn: Value | undefined, first: Value | undefined, node: Node, scope: Scope): Value {
  let sum = first
  if (!items || !fn) return unknown()
  eachItem(run, items, node, (item) => {
    sum = sum ? call(run, fn, positional(sum, item), node, scope) : item
    return true
  })
  return sum ?? unknown(items.origin)
}
const importNamed: Structural = (run, _callee, { positional: [name], named }, _node, _scope) => {
  const names = namesOf(name ?? named.get('name') ?? NULL)
  return names.length === 0 ? unknown(name?.origin) : either(names.map((n) => libraryValue(run, moduleName(n))))
}
const moduleName = (name: string): string =>
  name
    .replace(/^node:/, '')
    .replace(/::|\//g, '.')
    .replace(/^\.+/, '?.')

const TABLE: Readonly<Record<string, Structural>> = {
  '@import': importNamed,
  '@member': (run, _callee, { positional: [of, name, otherwise] }, _node, _scope) => {
    const names = namesOf(name ?? NULL)
    return of && names.length > 0
      ? either(names.map((n) => (of.kind === 'thing' && of.path === '@globals' ? index(run, of, text(n)) : member(run, of, n))))
      : (otherwise ?? unknown(of?.origin))
  },
  '@import-maker': () => thing('require'),
  /** Every class there is: the one that is called with a command line is `Popen`. */
  '?.__subclasses__': () => list([], thing('subprocess.Popen')),
  '@globals': () => thing('@globals'),
  '@globals.get': (run, _callee, { positional: [name] }) => either(namesOf(name ?? NULL).map((n) => member(run, thing('@globals'), n))),
  /** attrgetter(name) and methodcaller(name, ...): functions of an object. */
  '@getter': (_run, _callee, { positional: [name] }) => thing('@got', { self: name }),
  '@got': (run, callee, { positional: [of] }) =>
    of ? either(namesOf(callee.self ?? NULL).flatMap((path) => path.split('.').reduce<Value>((v, n) => member(run, v, n), of))) : unknown(),
  '@caller': (_run, _callee, args) => thing('@called', { args }),
  '@called': (run, callee, { positional: [of] }, node, scope) => {
    const [name, ...rest] = callee.args.positional
    return of ? either(namesOf(name ?? NULL).map((n) => call(run, member(run, of, n), positional(...rest), node, scope))) : unknown()
  },
  /** partial(f, ...args), f.bind(this, ...args) */
  '@partial': (_run, _callee, { positional: [fn, ...rest], named }) => thing('@bound', { self: fn, args: { positional: rest, named } }),
  '@bound': (run, callee, args, node, scope) =>
    call(
      run,
      callee.self ?? unknown(),
      { positional: [...callee.args.positional, ...args.positional], named: new Map([...callee.args.named, ...args.named]) },
      node,
      scope,
    ),
  'function.bind': (_run, callee, { positional: [, ...rest] }) =>
    thing('@bound', { self: callee.self, args: { positional: rest, named: new Map() } }),
  'function.call': (run, callee, { positional: [, ...rest] }, node, scope) =>
    call(run, callee.self ?? unknown(), positional(...rest), node, scope),
  'function.apply': (run, callee, { positional: [, rest] }, node, scope) =>
    call(run, callee.self ?? unknown(), positional(...(itemsOf(rest) ?? [])), node, scope),
  /** call(f, ...args) and apply(f, list) */
  '@call': (run, _callee, { positional: [fn, ...rest], named }, node, scope) =>
    call(run, named.get('target') ?? fn ?? unknown(), positional(...rest), node, scope),
  '@apply': (run, _callee, { positional: [fn, rest] }, node, scope) =>
    call(run, fn ?? unknown(), positional(...(itemsOf(rest) ?? [unknown()])), node, scope),
  '@reflect-apply': (run, _callee, { positional: [fn, , rest] }, node, scope) =>
    call(run, fn ?? unknown(), positional(...(itemsOf(rest) ?? [unknown()])), node, scope),
  /** Thread(target=f, args=(...)) */
  '@thread': (run, _callee, { positional: given, named }, node, scope) => {
    const target = named.get('target') ?? given.find((v) => v.kind === 'closure') ?? given[1]
    const values = named.get('args') ?? given.find((v) => v.kind === 'list')
    if (target) call(run, target, positional(...(itemsOf(values) ?? [])), node, scope)
    return thing('threading.Thread()')
  },
  /** Functions that a name stands for: `call_user_func('system', ...)`, `send(:system, ...)`, `&{"system"}`. */
  '@named-call': (run, _callee, { positional: [name, ...rest] }, node, scope) => {
    if (name && name.kind !== 'text' && name.kind !== 'either') return call(run, name, positional(...rest), node, scope)
    return either(
      namesOf(name ?? NULL).map((n) => call(run, scope.get(n) ?? libraryValue(run, moduleName(n)), positional(...rest), node, scope)),
    )
  },
  '@named-apply': (run, callee, { positional: [name, rest] }, node, scope) =>
    TABLE['@named-call']?.(run, callee, positional(name ?? NULL, ...(itemsOf(rest) ?? [unknown()])), node, scope) ?? unknown(),
  '@send': (run, callee, { positional: [name, ...rest] }, node, scope) => {
    const self = callee.self
    return either(
      namesOf(name ?? NULL).map((n) =>
        call(
          run,
          !self || (self.kind === 'thing' && /^(Kernel|Object|self|main|method)$/.test(self.path))
            ? libraryValue(run, n)
            : member(run, self, n),
          positional(...rest),
          node,
          scope,
        ),
      ),
    )
  },
  '@named': (run, _callee, { positional: [name] }) => either(namesOf(name ?? NULL).map((n) => libraryValue(run, moduleName(n)))),
  '@map': (run, _callee, { positional: [fn, ...lists] }, node, scope) => mapItems(run, lists[0], fn, node, scope),
  '@map-items': (run, callee, { positional: [fn] }, node, scope) => mapItems(run, callee.self, fn, node, scope),
  '@items-map': (run, _callee, { positional: [items, fn] }, node, scope) => mapItems(run, items, fn, node, scope),
  '@filter': (run, _callee, { positional: [fn, items] }, node, scope) => filterItems(run, items, fn, node, scope),
  '@items-filter': (run, _callee, { positional: [items, fn] }, node, scope) =>
    fn ? filterItems(run, items, fn, node, scope) : (items ?? unknown()),
  '@filter-items': (run, callee, { positional: [fn] }, node, scope) => filterItems(run, callee.self, fn, node, scope),
  '@reduce': (run, _callee, { positional: [fn, items, first] }, node, scope) => reduceItems(run, items, fn, first, node, scope),
  '@reduce-items': (run, callee, { positional: [fn, first] }, node, scope) => reduceItems(run, callee.self, fn, first, node, scope),
  /** compile(code): kept until it is run. */
  '@compile': (_run, _callee, { positional: [code] }) =>
    thing('@compiled', { state: { ...(code && { content: code }) }, origin: code?.origin ?? KNOWN }),
  /** new Function(...parameters, body), called later. */
  '@make-function': (_run, _callee, args) => thing('@made-function', { self: args.positional.at(-1), args, origin: originOf(args) }),
  '@made-function': (run, callee, args, node, scope) => {
    escapeAll(run, args)
    const { returned } = run
    run.returned = []
    const made = new Scope(scope, true)
    const names = callee.args?.positional.slice(0, -1).flatMap((name) => known(name)?.split(/\s*,\s*/) ?? []) ?? []
    names.forEach((name, i) => made.names.set(name, args.positional[i] ?? NULL))
    const last = runText(run, callee.self ?? unknown(), node, made, 'Function')
    const values = run.returned
    run.returned = returned
    return values.length > 0 ? either(values) : last
  },
  '?.constructor': (_run, callee, args) => {
    // `x.constructor.constructor(code)` makes a function; `x.constructor(value)` only converts.
    return args.positional[0]?.kind === 'text'
      ? thing('@made-function', { self: args.positional.at(-1), args, origin: originOf(args) })
      : unknown(joinOrigins(callee.origin, originOf(args)))
  },
  '@promise': (run, _callee, { positional: [fn] }) => {
    let settled: Value = unknown()
    if (fn?.kind === 'closure') {
      const resolve = thing('@resolve', { state: {} })
      callClosure(run, fn, positional(resolve, resolve))
      if (resolve.kind === 'thing' && resolve.state.content) settled = resolve.state.content
    }
    return settled
  },
  '@resolve': (_run, callee, { positional: [value] }) => {
    if (value) callee.state.content = value
    return NULL
  },
  /** promise.then(f): f gets the value itself. */
  '?.then': (run, callee, { positional: [fn] }, node, scope) =>
    fn && callee.self ? call(run, fn, positional(callee.self), node, scope) : unknown(callee.origin),
  '@first': (_run, _callee, { positional: [value] }) => value ?? NULL,
  '@self': (_run, callee) => callee.self ?? NULL,
  '@nothing': () => NULL,
  '@unknown-text': (_run, callee, args) => text(HOLE, joinOrigins(originOf(args), callee.origin)),
}
/** By the names that tables of languages use, or `?.name` for a method of anything. */
export const STRUCTURAL: ReadonlyMap<string, Structural> = new Map(Object.entries({ ...TABLE, ...HANDLES }))
