import { HOLE } from '../word.js'
import { CLEAN, resource } from '../machine.js'
import type { Constant } from './library/api.js'
import { known, knownNumber, itemsOf } from './fold/fold.js'
import { HERE } from './fold/path.js'
import type { Run } from './run.js'
import {
  either,
  from,
  joinOrigins,
  list,
  literal,
  NULL,
  number,
  optionsOf,
  originOfTaint,
  text,
  textOf,
  thing,
  unknown,
  type ClassValue,
  type ClosureValue,
  type ThingValue,
  type Value,
} from './value.js'

/** The dotted name that `path` stands for. */
export function canonical(run: Run, path: string): string {
  const { aliases } = run.language
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const target = aliases.get(path.slice(0, end))
    if (target !== undefined) return target + path.slice(end)
  }
  return path
}

/** What a name that the code does not define means. */
export function libraryValue(run: Run, name: string, more: { self?: Value; origin?: Value['origin'] } = {}): Value {
  const path = canonical(run, name)
  const constant = run.language.constants.get(path)
  if (constant !== undefined) return constantValue(run, path, constant)
  return thing(path, more)
}

/** True when tables of the language know the name. */
export function isLibraryName(run: Run, name: string): boolean {
  const path = canonical(run, name)
  return path !== name || run.language.apis.has(path) || run.language.folds.has(path) || run.language.constants.has(path)
}

function constantValue(run: Run, path: string, constant: Constant): Value {
  if (typeof constant === 'object') return 'text' in constant ? literal(constant.text) : number(constant.number)
  switch (constant) {
    case 'arguments':
      return list([], text(HOLE))
    case 'argument':
    case 'module':
      return text(HOLE)
    case 'environment':
      return thing(path, { origin: { taint: CLEAN, environment: '*' } })
    case 'stdin':
      return thing('#file', { state: { path: '-', content: stdinOf(run) }, origin: originOfTaint(run.stdin.taint) })
    case 'stdout':
      return thing('#stdout')
    case 'home':
      return text('~')
    case 'here':
      return text(HERE)
    case 'script':
      return text(`${HERE}/script`)
    case 'main':
      return text('__main__')
    case 'globals':
      return thing('@globals')
    case 'input':
      return stdinOf(run)
    case 'request':
      return thing('@request')
    case 'null':
      return NULL
  }
}
/** Standard input as a value. */
export const stdinOf = (run: Run): Value =>
  text(run.stdin.text === undefined || run.stdin.text === '' ? HOLE : run.stdin.text, originOfTaint(run.stdin.taint))

/** What a web page is asked for: running it makes the page a shell for whoever asks (T1505.003). */
export function requestValue(run: Run): Value {
  const host = resource('host', 'unknown', 'request')
  run.sockets.accepted ??= host
  if (!run.request) {
    run.request = run.machine.effect(run.baseFrame, 'receive', host)
    run.received.add(run.request)
  }
  return text(HOLE, { taint: { sources: [run.request], steps: [] } })
}

/** Names of variables that hold secrets by what they are called. */
const SECRET =
  /(^|_)(secret|token|password|passwd|passphrase|apikey|api_key|access_key|private_key|credentials?|auth)(_|$)|_key$|^aws_(secret|session)/i
/** One variable of the environment. */
export function environmentVariable(name: string): Value {
  if (name === 'HOME' || name === 'USERPROFILE') return text('~')
  if (name === 'PWD') return text('.')
  return SECRET.test(name) ? text(HOLE, { taint: CLEAN, environment: name }) : text(HOLE)
}
const isEnvironment = (value: ThingValue, run: Run): boolean => run.language.constants.get(value.path) === 'environment'

/** `value.name` */
export function member(run: Run, value: Value, name: string): Value {
  switch (value.kind) {
    case 'either':
      return either(value.options.map((o) => member(run, o, name)))
    case 'thing':
      return memberOfThing(run, value, name)
    case 'record': {
      const entry = run.language.semantics.memberEntries ? value.entries.get(name) : undefined
      return entry ?? bound(run, 'record', name, value)
    }
    case 'object':
      return value.fields.get(name) ?? inherited(run, value.of, name, value) ?? thing(`?.${name}`, { self: value, origin: value.origin })
    // `Class.new(…)` makes an instance.
    case 'class':
      return inherited(run, value, name, value) ?? (name === 'new' ? value : undefined) ?? thing(`?.${name}`, { self: value })
    case 'closure':
      return memberOfClosure(value, name)
    case 'text':
    case 'list':
    case 'number':
      return bound(run, value.kind, name, value)
    case 'constant':
      return name === 'constructor' ? thing('?.constructor') : bound(run, 'constant', name, value)
    case 'unknown':
      return name === '__globals__' ? thing('@globals') : thing(`?.${name}`, { self: value, origin: value.origin })
  }
}

function memberOfThing(run: Run, value: ThingValue, name: string): Value {
  if (value.path === '@globals') return globalNamed(run, name)
  if (value.path === '@request') return requestValue(run)
  if (name === '__globals__' || name === '__builtins__') return thing('@globals')
  if (name === '__dict__' || name === 'default') return value
  if (isEnvironment(value, run) && run.language.semantics.memberEntries && !run.language.apis.has(`${value.path}.${name}`))
    return environmentVariable(name)
  if (value.path.endsWith('?.constructor') && name === 'constructor') return libraryValue(run, 'Function')
  if ((name === 'call' || name === 'apply' || name === 'bind') && run.language.semantics.memberEntries && run.language.apis.has(value.path))
    return thing(`function.${name}`, { self: value })
  const path = canonical(run, `${value.path}.${name}`)
  const constant = run.language.constants.get(path)
  if (constant !== undefined) return constantValue(run, path, constant)
  const property = run.language.properties.get(path)
  if (property) return property([value], new Map()) ?? unknown(value.origin)
  // Something computed from an object carries what the object carries.
  return thing(path, { self: value, origin: value.origin, args: value.args })
}
/** A name looked up in a table of all globals, however the code got at it (`__globals__`, `globals()`, `sys.modules`, `globalThis`). */
function globalNamed(run: Run, name: string): Value {
  if (name === '__builtins__' || name === 'modules' || name === '__dict__' || name === 'get')
    return thing(name === 'get' ? '@globals.get' : '@globals')
  const { apis } = run.language
  if (apis.has(name)) return libraryValue(run, name)
  for (const module of ['os', 'subprocess', 'builtins', 'child_process'])
    if (apis.has(`${module}.${name}`)) return libraryValue(run, `${module}.${name}`)
  return libraryValue(run, name)
}

function bound(run: Run, kind: string, name: string, self: Value): Value {
  const property = run.language.properties.get(`${kind}.${name}`)
  if (property) return property([self], new Map()) ?? unknown(self.origin)
  if (name === 'constructor')
    return self.kind === 'list' || self.kind === 'text' || self.kind === 'number' || self.kind === 'record'
      ? thing('?.constructor', { self })
      : thing('?.constructor')
  if (name === 'length' && run.language.semantics.memberEntries) {
    const size = itemsOf(self)?.length ?? known(self)?.length
    return size === undefined ? unknown(self.origin) : number(size, self.origin)
  }
  if (name === '__class__' || name === '__init__') return unknown(self.origin)
  return thing(`${kind}.${name}`, { self, origin: self.origin })
}
function memberOfClosure(value: ClosureValue, name: string): Value {
  if (name === '__globals__' || name === '__builtins__') return thing('@globals')
  if (name === 'constructor') return thing('Function')
  return thing(`function.${name}`, { self: value })
}
function inherited(run: Run, of: ClassValue, name: string, self: Value, depth = 0): Value | undefined {
  const own = of.members.get(name)
  if (own) return own.kind === 'closure' ? { ...own, self } : own
  for (const base of depth < 8 ? of.bases : []) {
    if (base.kind === 'class') {
      const found = inherited(run, base, name, self, depth + 1)
      if (found) return found
    } else if (base.kind === 'thing') {
      return thing(canonical(run, `${base.path}().${name}`), { self, origin: self.origin })
    }
  }
  return undefined
}

/** `value[key]` */
export function index(run: Run, value: Value, key: Value): Value {
  if (key.kind === 'either') return either(key.options.map((k) => index(run, value, k)))
  if (value.kind === 'either') return either(value.options.map((v) => index(run, v, key)))
  const name = known(key)
  const position = knownNumber(key)
  const origin = joinOrigins(value.origin, key.origin)
  switch (value.kind) {
    case 'list': {
      if (position === undefined)
        return name !== undefined && run.language.semantics.memberEntries
          ? member(run, value, name)
          : either(
              [...value.items, ...(value.rest ? [value.rest] : [])]
                .slice(0, 8)
                .concat(value.items.length + (value.rest ? 1 : 0) === 0 ? [unknown(origin)] : []),
            )
      const { firstIndex } = run.language.semantics
      return value.items[position < 0 ? value.items.length + position : position - firstIndex] ?? value.rest ?? unknown(origin)
    }
    case 'text': {
      if (position === undefined)
        return name !== undefined && run.language.semantics.memberEntries ? member(run, value, name) : text(HOLE, origin)
      const s = known(value)
      if (s === undefined) return text(HOLE, origin)
      const at = position < 0 ? s.length + position : position
      return value.bytes ? number(s.charCodeAt(at), origin) : literal(s.charAt(at), origin)
    }
    case 'record':
      return name === undefined
        ? either(
            [...value.entries.values()]
              .slice(0, 8)
              .concat(value.rest ? [value.rest] : [], value.entries.size === 0 ? [unknown(origin)] : []),
          )
        : (value.entries.get(name) ?? value.rest ?? (run.language.semantics.memberEntries ? member(run, value, name) : unknown(origin)))
    case 'thing':
      if (value.path === '@request') return requestValue(run)
      if (name === undefined) return isEnvironment(value, run) ? text(HOLE) : unknown(origin)
      if (isEnvironment(value, run)) return environmentVariable(name)
      if (position !== undefined && !run.language.semantics.memberEntries) return from(value.state.content ?? unknown(origin), origin)
      return memberOfThing(run, value, name)
    case 'object':
      return name === undefined ? unknown(origin) : member(run, value, name)
    default:
      return name === undefined || name === '' ? unknown(origin) : from(member(run, value, name), origin)
  }
}

/** Alternatives of a value as texts, for names of modules and members. */
export const namesOf = (value: Value): readonly string[] =>
  optionsOf(value)
    .map((v) => textOf(v))
    .filter((s) => !s.includes(HOLE))
