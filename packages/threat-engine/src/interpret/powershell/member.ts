import { CLEAN, resource, type Frame, type Taint } from '../machine.js'
import { hasHole } from '../word.js'
import { STATIC_METHODS, STATIC_PROPERTIES } from './dotnet.js'
import { OBJECT_METHODS } from './methods/index.js'
import { createObject, readObject, writeObject } from './objects.js'
import { format } from './operators.js'
import type { Session } from './session.js'
import { decodeText, encodeText, staticText, textMember, textMethod } from './text-methods.js'
import { NULL, asText, carried, carriedBy, instance, list, text, unknown, type Value } from './value.js'

/** One use of a member: what implementations get. */
export interface MemberCall {
  readonly object: Value
  /** Lower case. */
  readonly name: string
  readonly args: readonly Value[]
  /** What the object and all arguments carry. */
  readonly taint: Taint
  readonly frame: Frame
  readonly session: Session
}

/** `object.name` or `[type]::name`. */
export function readMember(object: Value, member: string, isStatic: boolean, frame: Frame, session: Session): Value {
  const name = member.toLowerCase()
  if (object.k === 'type' && isStatic) {
    const key = `${object.name}::${name}`
    const property = Object.hasOwn(STATIC_PROPERTIES, key) ? STATIC_PROPERTIES[key] : undefined
    if (property) return property({ object, name, args: [], taint: CLEAN, frame, session })
    return object.name === 'text.encoding' ? instance('text.encoding', [['name', text(name)]]) : method(object, member)
  }
  if (object.k === 'table')
    return (
      object.entries.get(name) ??
      (name === 'count'
        ? unknown()
        : name === 'keys'
          ? list([...object.entries.keys()].map((key) => text(key)))
          : name === 'values'
            ? list([...object.entries.values()])
            : unknown(object.taint))
    )
  if (object.k === 'object') return readObject(object, name, frame, session)
  if (name === 'count' && object.k === 'unknown') return object
  const known = textMember(object, name)
  if (known) return known
  // A member of every item (`(Get-Process lsass).Id`).
  if (object.k === 'list' && object.items.length)
    return list(
      object.items
        .slice(0, 64)
        .map((item) =>
          item.k === 'object' || item.k === 'table' ? readMember(item, member, false, frame, session) : unknown(carried(item)),
        ),
    )
  if (object.k === 'type') return instance('reflection', [['target', text(object.name)]])
  return method(object, member)
}

/** A member that is not a known property: a method that somebody may `Invoke`, or a property that is not known. */
function method(object: Value, name: string): Value {
  return instance(
    'method',
    [
      ['owner', object],
      ['method', text(name)],
    ],
    carried(object),
  )
}

/** `object.name = value`. */
export function writeMember(object: Value, member: string, value: Value, isStatic: boolean, frame: Frame, session: Session): void {
  const name = member.toLowerCase()
  if (object.k === 'table') {
    if (object.entries.size < 4096) object.entries.set(name, value)
  } else if (object.k === 'object' && !isStatic) writeObject(object, name, value, frame, session)
}

/** `object.name(args)` or `[type]::name(args)`. */
export function callMember(
  object: Value,
  member: string,
  args: readonly Value[],
  isStatic: boolean,
  frame: Frame,
  session: Session,
): Value {
  const name = member.toLowerCase()
  const call: MemberCall = { object, name, args, taint: carriedBy([object, ...args]), frame, session }
  if (object.k === 'object' && object.type === 'method' && /^(?:invoke|dynamicinvoke)$/.test(name)) {
    const owner = object.fields.get('owner') ?? NULL
    return callMember(owner, asText(object.fields.get('method') ?? NULL), args, owner.k === 'type', frame, session)
  }
  if (object.k === 'block' && /^(?:invoke|invokereturnasis|invokewithcontext|getnewclosure)$/.test(name))
    return name === 'getnewclosure' ? object : session.invoke(object.body, args, undefined, frame)
  if (object.k === 'type' && isStatic) return callStatic(object.name, call)
  if (object.k === 'object') {
    if (object.type === 'text.encoding') {
      const encoding = asText(object.fields.get('name') ?? NULL)
      if (name === 'getstring' && args[0]) return decodeText(encoding, args[0])
      if (name === 'getbytes' && args[0]) return encodeText(encoding, args[0])
    }
    const implementation = methodOf(object.type, name)
    if (implementation) return implementation(call)
  }
  // What is put into a collection, a form or a builder is carried by it from then on.
  if (
    object.k === 'object' &&
    /^(?:add|addrange|append|appendline|appendchar|insert|enqueue|push|write|writeline)$/.test(name) &&
    object.fields.size < 64
  )
    for (const arg of args) object.fields.set(`added${object.fields.size}`, arg)
  const computed = textMethod(object, name, args)
  if (computed) return computed
  return reflected(call)
}

function methodOf(type: string, name: string): ((call: MemberCall) => Value) | undefined {
  const own = Object.hasOwn(OBJECT_METHODS, type) ? OBJECT_METHODS[type] : undefined
  return own && Object.hasOwn(own, name) ? own[name] : undefined
}

function callStatic(type: string, call: MemberCall): Value {
  const computed = staticText(type, call.name, call.args, format)
  if (computed) return computed
  const key = `${type}::${call.name}`
  const known = Object.hasOwn(STATIC_METHODS, key) ? STATIC_METHODS[key] : undefined
  if (known) return known(call)
  if (call.name === 'new') return createObject(type, call.args, call.frame, call.session)
  if (type === 'text.encoding' && call.name === 'getencoding' && call.args[0])
    return instance('text.encoding', [['name', text(asText(call.args[0]).toLowerCase())]])
  return reflected(call)
}

const AMSI = /amsi(?:utils|initfailed|context|session|scanbuffer|scanstring|openSession|initialize|uacinitialize)?|^amsi\.dll$/i
const TRACING =
  /etweventwrite|psetwlogprovider|etwprovider|m_enabled|cachedgrouppolicysettings|scriptblocklogging|enablescriptblocklogging/i

/**
 * Calls of members that nothing is known about. Two uses of reflection matter whatever they are called: switching off the interface that
 * hands scripts to the virus
 * scanner (AMSI, T1562.001) and the tracing of what scripts do (ETW, T1562.006).
 */
function reflected(call: MemberCall): Value {
  const names = call.args
    .slice(0, 4)
    .map((arg) => (arg.k === 'text' ? arg.text : ''))
    .join(' ')
  const target =
    call.object.k === 'object' ? asText(call.object.fields.get('target') ?? NULL) : call.object.k === 'type' ? call.object.name : ''
  const about = names.length < 400 ? `${target} ${names}` : target
  const reaches = /^(?:setvalue|invoke|getprocaddress|getdelegateforfunctionpointer|copy|virtualprotect|writeint32|writebyte)$/.test(
    call.name,
  )
  if (reaches && AMSI.test(about))
    call.session.machine.effect(call.frame, 'configure', resource('service', 'security', 'AMSI'), { detail: call.name })
  else if (reaches && TRACING.test(about))
    call.session.machine.effect(call.frame, 'configure', resource('service', 'logging', 'Event Tracing for Windows'), { detail: call.name })
  if (call.name === 'minidumpwritedump' || (call.name === 'invoke' && /minidumpwritedump/i.test(about)))
    call.session.machine.effect(call.frame, 'read', resource('memory', 'process', asText(call.args[0] ?? NULL)))
  if (/^(?:retrieveall|findallbyresource|findallbyusername)$/.test(call.name)) call.session.machine.effect(call.frame, 'read', resource('account', 'password', 'password vault', ['search']))
  if (/^clear(?:event)?log$/.test(call.name)) call.session.machine.effect(call.frame, 'delete', resource('log', 'security', names || 'event log'))
  // The engine of PowerShell compiles and runs a text itself (T1059.001); so do the macros of Office (T1137, T1559).
  if (call.name === 'invokescript') return call.session.code(call.args.find((a) => a.k === 'text' || a.taint.sources.length > 0) ?? NULL, call.frame)
  if (call.name === 'newscriptblock') return instance('code', [['text', call.args[0] ?? NULL]], call.taint)
  if (/^(?:executeexcel4macro|addfromstring|addfromfile)$/.test(call.name))
    call.session.machine.effect(call.frame, 'execute', resource('process', 'lolbin', call.name))
  if (call.name === 'createdecryptor') return instance('decryptor', [], call.taint)
  if (call.name === 'promptforcredential') return instance('credential', [['prompt', text('own')]], call.taint)
  if (
    /^(?:getdelegateforfunctionpointer|createthread|createremotethread|queueuserapc|ntcreatethreadex|enumsystemlocalesa)$/.test(call.name)
  ) {
    const effect = call.session.machine.effect(
      call.frame,
      'execute',
      resource('code', call.taint.steps.some((s) => s.startsWith('decode:')) ? 'decoded' : 'opaque', call.name),
    )
    call.session.machine.flow(call.taint, effect)
    call.session.machine.effect(call.frame, 'write', resource('memory', 'process', call.name))
  }
  const shown = about.trim()
  return shown &&
    !hasHole(shown) &&
    /^(?:gettype|getfield|getfields|getmethod|getproperty|getprocaddress|getmember|getmethods|assembly)$/.test(call.name)
    ? instance('reflection', [['target', text(shown)]], call.taint)
    : unknown(call.taint)
}
