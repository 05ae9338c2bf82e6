import { evaluate } from './evaluate.js'
import { known } from './fold/fold.js'
import { elementOf } from './fold/list.js'
import { MAX_ITEMS } from './limits.js'
import { environmentSet } from './act/environment.js'
import { assignedMember } from './act/assigned.js'
import { index } from './member.js'
import { operate } from './operate.js'
import type { Run } from './run.js'
import type { Scope } from './scope.js'
import type { Node } from './syntax.js'
import { either, joinOrigins, unknown, type Value } from './value.js'

export function assign(run: Run, node: Node & { type: 'assign' }, scope: Scope): Value {
  const given = evaluate(run, node.value, scope)
  const value = node.operator === undefined ? given : updated(run, node.operator, evaluate(run, node.target, scope), given)
  bind(run, node.target, value, scope, node.declare ?? false)
  return value
}
function updated(run: Run, operator: string, before: Value, given: Value): Value {
  if (operator === '||' || operator === '??' || operator === '&&') return either([before, given])
  return operate(run, operator, before, given)
}

/** Gives a value to a name, a member, an entry or a pattern of these. */
export function bind(run: Run, target: Node, value: Value, scope: Scope, declare: boolean): void {
  if (!run.pay()) return
  switch (target.type) {
    case 'name':
      scope.set(target.name, value, declare, run.language.semantics.implicitLocals)
      break
    case 'spread':
      bind(run, target.of, value, scope, declare)
      break
    case 'assign':
      bind(
        run,
        target.target,
        value.kind === 'unknown' || (value.kind === 'constant' && value.value === null)
          ? either([value, evaluate(run, target.value, scope)])
          : value,
        scope,
        declare,
      )
      break
    case 'member':
      setMember(run, evaluate(run, target.of, scope), target.name, value, target)
      break
    case 'index': {
      const key = evaluate(run, target.key, scope)
      setEntry(run, evaluate(run, target.of, scope), key, value, target)
      break
    }
    case 'list': {
      for (const [i, part] of target.items.entries()) {
        if (part.type === 'spread')
          bind(run, part.of, value.kind === 'list' ? { ...value, items: value.items.slice(i) } : unknown(value.origin), scope, declare)
        else bind(run, part, (value.kind === 'list' ? (value.items[i] ?? value.rest) : undefined) ?? elementOf(value), scope, declare)
      }
      break
    }
    case 'record':
      for (const { key, value: part } of target.entries) {
        if (!key) bind(run, part, value, scope, declare)
        else bind(run, part, index(run, value, evaluate(run, key, scope)), scope, declare)
      }
      break
    default:
      break
  }
}

function setMember(run: Run, of: Value, name: string, value: Value, node: Node): void {
  switch (of.kind) {
    case 'object':
      of.fields.set(name, value)
      of.origin = joinOrigins(of.origin, value.origin)
      break
    case 'record':
      setEntryOf(of, name, value)
      break
    case 'class':
      of.members.set(name, value)
      break
    case 'thing':
      assignedMember(run, of, name, value, node)
      break
    case 'either':
      for (const option of of.options) setMember(run, option, name, value, node)
      break
    default:
      break
  }
}
function setEntryOf(of: Value & { kind: 'record' }, name: string, value: Value): void {
  if (of.entries.size < MAX_ITEMS) of.entries.set(name, value)
  else of.rest = value
  of.origin = joinOrigins(of.origin, value.origin)
}
function setEntry(run: Run, of: Value, key: Value, value: Value, node: Node): void {
  const name = known(key)
  switch (of.kind) {
    case 'record':
      if (name === undefined) {
        of.rest = value
        of.origin = joinOrigins(of.origin, value.origin)
      } else setEntryOf(of, name, value)
      break
    case 'list': {
      const at = key.kind === 'number' ? key.value - run.language.semantics.firstIndex : -1
      if (at >= 0 && at < MAX_ITEMS && at <= of.items.length) of.items[at] = value
      else of.rest = value
      of.origin = joinOrigins(of.origin, value.origin)
      break
    }
    case 'thing':
      if (run.language.constants.get(of.path) === 'environment') environmentSet(run, name, value, node)
      else if (name !== undefined) assignedMember(run, of, name, value, node)
      break
    case 'object':
      if (name !== undefined) setMember(run, of, name, value, node)
      break
    case 'either':
      for (const option of of.options) setEntry(run, option, key, value, node)
      break
    default:
      break
  }
}
