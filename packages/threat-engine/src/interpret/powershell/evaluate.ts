import { isUnprotected } from '../cmd/launched.js'
import { CLEAN, join, resource, type Frame, type Taint } from '../machine.js'
import { HOLE } from '../word.js'
import type { Expression } from './ast.js'
import { cast } from './cast.js'
import { callMember, readMember, writeMember } from './member.js'
import { binary, unary } from './operators.js'
import type { Session } from './session.js'
import { NULL, asBool, asNumber, asText, carried, gather, list, number, text, unknown, type Value } from './value.js'

const SECRET_NAME = /(?:^|_)(?:SECRET|TOKEN|PASSW(?:OR)?D|PASSPHRASE|API_?KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIALS?)(?:_|$)/i

/** The value of an expression. Effects of the calls in it are recorded on the way. */
export function evaluate(e: Expression, frame: Frame, session: Session): Value {
  switch (e.t) {
    case 'text':
      return text(e.value)
    case 'number':
      return number(e.value)
    case 'expand':
      return expand(e.parts, frame, session)
    case 'variable':
      return variable(e.name, session.at(frame, e), session)
    case 'array':
      return list(e.items.map((item) => session.evaluate(item, frame)))
    case 'sub': {
      const value = session.block(e.body, frame)
      return e.list ? list(value.k === 'null' ? [] : value.k === 'list' ? value.items : [value], value.taint) : value
    }
    case 'paren': {
      const value = session.block(e.body, frame)
      const only = e.body.statements.length === 1 ? e.body.statements[0] : undefined
      // An assignment in parentheses also is its value.
      return only?.t === 'assign' ? session.evaluate(only.target, frame) : value
    }
    case 'hash': {
      const entries = new Map<string, Value>()
      for (const [key, value] of e.entries) entries.set(asText(session.evaluate(key, frame)).toLowerCase(), session.block(value, frame))
      return { k: 'table', entries, taint: CLEAN }
    }
    case 'block':
      return { k: 'block', body: e.body, source: e.source, taint: CLEAN }
    case 'type':
      return { k: 'type', name: e.name, taint: CLEAN }
    case 'member':
      return readMember(
        session.evaluate(e.object, frame),
        asText(session.evaluate(e.name, frame)),
        e.isStatic,
        session.at(frame, e),
        session,
      )
    case 'call': {
      const object = session.evaluate(e.object, frame)
      const args = e.args.map((arg) => session.evaluate(arg, frame))
      const name = asText(session.evaluate(e.name, frame))
      // `[array]::Reverse($x)` turns the variable's value around.
      const first = e.args[0]
      if (object.k === 'type' && object.name === 'array' && name.toLowerCase() === 'reverse' && args[0]?.k === 'list' && first) {
        assign(first, '=', list([...args[0].items].reverse(), args[0].taint), frame, session)
        return NULL
      }
      if (!session.machine.pay(frame)) return unknown()
      // `stream.Read($buffer, …)` fills the variable with what the other end sends.
      if (object.k === 'object' && first?.t === 'variable' && /^(?:read|receive|readblock)$/i.test(name))
        session.scope.set(first.name, unknown(carried(object)))
      return callMember(object, name, args, e.isStatic, session.at(frame, e), session)
    }
    case 'index':
      return index(session.evaluate(e.object, frame), session.evaluate(e.index, frame))
    case 'cast': {
      const value = session.evaluate(e.operand, frame)
      if (e.type === 'type' || e.type === 'convert') return cast('type', value)
      if (e.type === 'scriptblock' && value.k === 'text')
        return callMember({ k: 'type', name: 'scriptblock', taint: CLEAN }, 'create', [value], true, frame, session)
      return cast(e.type, value)
    }
    case 'unary': {
      if (e.op === '++' || e.op === '--') {
        const before = session.evaluate(e.operand, frame)
        const n = asNumber(before)
        assign(
          e.operand,
          '=',
          n === undefined && before.k !== 'null' ? unknown(before.taint) : number((n ?? 0) + (e.op === '++' ? 1 : -1), before.taint),
          frame,
          session,
        )
        return before
      }
      return unary(e.op, session.evaluate(e.operand, frame))
    }
    case 'binary':
      return chain(e, frame, session)
  }
}

/** Operators of one level lean to the left; a text that is put together from thousands of pieces must not need a stack of that depth. */
function chain(last: Extract<Expression, { t: 'binary' }>, frame: Frame, session: Session): Value {
  const operations: Extract<Expression, { t: 'binary' }>[] = []
  let first: Expression = last
  while (first.t === 'binary') {
    operations.push(first)
    first = first.left
  }
  let value = session.evaluate(first, frame)
  for (const operation of operations.reverse()) {
    const known = operation.op === 'and' || operation.op === 'or' ? asBool(value) : undefined
    if (known !== undefined && known === (operation.op === 'or')) continue
    value = binary(operation.op, value, session.evaluate(operation.right, frame))
  }
  return value
}

function expand(parts: readonly (string | Expression)[], frame: Frame, session: Session): Value {
  const [only] = parts
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') {
    const value = session.evaluate(only, frame)
    return value.k === 'text' || value.k === 'unknown' ? value : text(asText(value), carried(value))
  }
  let shown = ''
  let taint: Taint = CLEAN
  for (const part of parts) {
    if (typeof part === 'string') shown += part
    else {
      const value = session.evaluate(part, frame)
      shown += asText(value)
      taint = join(taint, carried(value))
    }
  }
  return text(shown, taint)
}

/** The value of a variable: set by the script, known from the start, or unknown. */
export function variable(name: string, frame: Frame, session: Session): Value {
  const set = session.scope.get(name)
  if (set) return set
  if (name.startsWith('env:') && SECRET_NAME.test(name.slice(4))) {
    const source = session.machine.effect(frame, 'read', resource('environment', 'secret', name.slice(4).toUpperCase(), ['use']))
    return text(HOLE, { sources: [source], steps: [] })
  }
  return unknown()
}

/** `object[index]`: one item, several, or a member of a table. */
function index(object: Value, at: Value): Value {
  if (at.k === 'list')
    return list(
      at.items.map((one) => index(object, one)),
      object.taint,
    )
  if (object.k === 'table') return object.entries.get(asText(at).toLowerCase()) ?? unknown(object.taint)
  const n = asNumber(at)
  const taint = join(object.taint, at.taint)
  if (n === undefined) return unknown(join(carried(object), at.taint))
  if (object.k === 'text') {
    const c = object.text.includes(HOLE) ? undefined : object.text.at(n)
    return c === undefined ? unknown(taint) : { k: 'text', text: c, char: true, taint }
  }
  if (object.k === 'list') return object.items.at(n) ?? unknown(taint)
  if (object.k === 'bytes') return number(object.bytes.at(n) ?? 0, taint)
  return unknown(carried(object))
}

/** `target OP value`. Returns nothing, as an assignment prints nothing. */
export function assign(target: Expression, op: string, value: Value, frame: Frame, session: Session): Value {
  switch (target.t) {
    case 'cast': {
      assign(target.operand, op, cast(target.type, value), frame, session)
      return NULL
    }
    case 'array': {
      const items = value.k === 'list' ? value.items : [value]
      target.items.forEach((item, i) =>
        assign(
          item,
          op,
          i === target.items.length - 1 && items.length > target.items.length ? gather(items.slice(i)) : (items[i] ?? NULL),
          frame,
          session,
        ),
      )
      return NULL
    }
    case 'variable': {
      const before = op === '=' ? NULL : (session.scope.get(target.name) ?? NULL)
      const next = op === '=' ? value : op === '??=' ? (before.k === 'null' ? value : before) : binary(op.slice(0, -1), before, value)
      session.scope.set(target.name, next)
      if (target.name.startsWith('env:')) environment(target.name.slice(4), next, session.at(frame, target), session)
      return NULL
    }
    case 'member': {
      writeMember(
        session.evaluate(target.object, frame),
        asText(session.evaluate(target.name, frame)),
        value,
        target.isStatic,
        session.at(frame, target),
        session,
      )
      return NULL
    }
    case 'index': {
      const object = session.evaluate(target.object, frame)
      const at = session.evaluate(target.index, frame)
      if (object.k === 'table' && object.entries.size < 4096) object.entries.set(asText(at).toLowerCase(), value)
      else if (object.k === 'list' && target.object.t === 'variable') {
        const n = asNumber(at)
        const items = [...object.items]
        if (n !== undefined && n >= 0 && n < items.length) items[n] = op === '=' ? value : binary(op.slice(0, -1), items[n] ?? NULL, value)
        session.scope.set(target.object.name, list(items, object.taint))
      }
      return NULL
    }
    case 'paren':
    case 'sub':
      return NULL
    default:
      return NULL
  }
}

/** Variables of the environment that make other programs load code or keep quiet (T1574.012, T1562.006). */
const ENVIRONMENT: Readonly<Record<string, 'loader' | 'proxy' | 'path' | undefined>> = {
  cor_profiler: 'loader',
  cor_profiler_path: 'loader',
  coreclr_profiler: 'loader',
  coreclr_profiler_path: 'loader',
  dotnet_startup_hooks: 'loader',
  node_options: 'loader',
  pythonstartup: 'loader',
  http_proxy: 'proxy',
  https_proxy: 'proxy',
  path: 'path',
  psmodulepath: 'path',
}

/** An environment variable is set, for this process or (registry, `setx`) for later ones. */
export function environment(name: string, value: Value, frame: Frame, session: Session): void {
  const lower = name.toLowerCase()
  const cls = Object.hasOwn(ENVIRONMENT, lower) ? ENVIRONMENT[lower] : undefined
  if (cls)
    session.machine.effect(frame, 'configure', resource('environment', cls, name.toUpperCase(), /_path$|_hooks$/.test(lower) && isUnprotected(asText(value)) ? ['unprotected'] : []), {
      detail: asText(value),
    })
  else if (lower === 'complus_etwenabled' && asText(value) === '0')
    session.machine.effect(frame, 'configure', resource('service', 'logging', 'Event Tracing for Windows'))
}
