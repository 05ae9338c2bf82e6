import { CLEAN } from '../../machine.js'
import { HOLE } from '../../word.js'
import { call } from '../invoke.js'
import { known } from '../fold/fold.js'
import { libraryValue, namesOf } from '../member.js'
import type { Run } from '../run.js'
import type { Scope } from '../scope.js'
import type { Node } from '../syntax.js'
import {
  either,
  joinOrigins,
  literal,
  NULL,
  optionsOf,
  originOf,
  text,
  textOf,
  thing,
  unknown,
  type Arguments,
  type ThingValue,
  type Value,
} from '../value.js'
import type { Structural } from './structural.js'

const given = (...positional: Value[]): Arguments => ({ positional, named: new Map() })

/** `open` of Perl: the mode comes first, alone or in front of the path; a bar makes it a command. */
const openModeFirst: Structural = (run, _callee, { positional: [first, second, ...more], named }, node, scope) => {
  if (!first) return unknown()
  const mode = textOf(first).trim()
  // `open(STDIN, ">&S")`: a standard handle becomes another one.
  if (/[<>]&/.test(mode)) {
    if (named.has('standard')) run.sockets.duplicated = true
    return unknown(first.origin)
  }
  if (second) return opened(run, mode, second, more, node, scope)
  if (mode.startsWith('|')) return opened(run, '|', text(mode.slice(1).trim(), first.origin), [], node, scope)
  if (mode.endsWith('|')) return opened(run, '|', text(mode.slice(0, -1).trim(), first.origin), [], node, scope)
  const sign = /^\+?[<>]{1,2}/.exec(mode)?.[0] ?? ''
  return opened(run, sign, text(mode.slice(sign.length).trim(), first.origin), [], node, scope)
}
function opened(run: Run, mode: string, path: Value, more: readonly Value[], node: Node, scope: Scope): Value {
  if (mode.includes('|') || mode === '-|' || mode === '|-') return call(run, thing('@popen'), given(path, ...more), node, scope)
  return call(run, thing('@open'), given(path, literal(mode.includes('>>') ? 'a' : mode.includes('>') ? 'w' : 'r')), node, scope)
}
/** `open(path, mode)` where a bar in front of the path makes it a command (Ruby, Tcl). */
const openModeLast: Structural = (run, _callee, args, node, scope) => {
  const [path] = args.positional
  const command = path && /^\s*\|([^]*)$/.exec(textOf(path))
  if (command && path) return call(run, thing('@popen'), { ...args, positional: [text(command[1] ?? '', path.origin)] }, node, scope)
  return call(run, thing('@open'), args, node, scope)
}
/** Sockets whose options come as a list of names and values. */
const newSocket: Structural = (run, _callee, { positional, named }, node, scope) => {
  const options = new Map(named)
  if (positional.length > 1)
    for (let i = 0; i + 1 < positional.length; i += 2) options.set(nameOf(positional[i] as Value), positional[i + 1] as Value)
  return call(run, thing('@socket-new'), { positional: positional.length === 1 ? positional : [], named: options }, node, scope)
}
const nameOf = (value: Value): string => (value.kind === 'thing' ? value.path : textOf(value))

/** awk's `command | getline` and `print | command`, with its own names for connections. */
const inet = (name: string): string | undefined => {
  const found = /^\/inet[46]?\/(?:tcp|udp)\/\d+\/([^/]+)\/(\w+)/.exec(name)
  return found ? `${found[1]}:${found[2]}` : undefined
}
function connection(run: Run, name: string, node: Node, scope: Scope): Value | undefined {
  const address = inet(name)
  if (address === undefined) return undefined
  const before = scope.get(`@socket ${address}`)
  if (before) return before
  const socket = call(run, thing('@connect'), given(literal(address)), node, scope)
  scope.set(`@socket ${address}`, socket, false, false)
  return socket
}
const awkRead: Structural = (run, _callee, { positional: [name] }, node, scope) =>
  either(
    optionsOf(name ?? NULL).map((option) => {
      const socket = connection(run, textOf(option), node, scope)
      return socket
        ? call(run, thing('#socket.read', { self: socket }), given(), node, scope)
        : call(run, thing('@command'), given(option), node, scope)
    }),
  )
const awkWrite: Structural = (run, _callee, { positional: [name, data] }, node, scope) =>
  either(
    optionsOf(name ?? NULL).map((option) => {
      const socket = connection(run, textOf(option), node, scope)
      if (socket) return call(run, thing('#socket.write', { self: socket }), given(data ?? NULL), node, scope)
      if (/^\/dev\/std(out|err)$/.test(textOf(option))) return call(run, libraryValue(run, 'print'), given(data ?? NULL), node, scope)
      return call(run, thing('@command'), given(option, data ?? NULL), node, scope)
    }),
  )

// PHP's curl: options are set one by one, then the request runs.
const curlInit: Structural = (_run, _callee, { positional: [url] }) => thing('#curl', { state: { ...(url && { content: url }) } })
const curlOption: Structural = (_run, _callee, { positional: [handle, option, value] }) => setCurl(handle, option, value)
function setCurl(handle: Value | undefined, option: Value | undefined, value: Value | undefined): Value {
  if (handle?.kind !== 'thing' || !option || !value) return NULL
  const name = nameOf(option).toLowerCase()
  if (name === 'curlopt_url') handle.state.content = value
  else if (name === 'curlopt_postfields' || name === 'curlopt_infile')
    handle.origin = joinOrigins(handle.origin, joinOrigins(value.origin, { taint: CLEAN, decoded: 'body' }))
  return NULL
}
const curlOptions: Structural = (_run, _callee, { positional: [handle, options] }) => {
  if (options?.kind === 'record') for (const [name, value] of options.entries) setCurl(handle, literal(name), value)
  return NULL
}
const curlRun: Structural = (run, _callee, { positional: [handle] }, node, scope) => {
  if (handle?.kind !== 'thing') return unknown()
  const { content } = handle.state
  const { decoded, ...origin } = handle.origin
  return call(run, thing('@curl'), given(content ?? text(HOLE), ...(decoded === 'body' ? [text(HOLE, origin)] : [])), node, scope)
}

/** preg_replace with the modifier `e` runs the replacement as code. */
const pregReplace: Structural = (run, _callee, args, node, scope) => {
  const [pattern, by] = args.positional
  const regex = known(pattern) ?? ''
  const modifiers = regex.slice(regex.lastIndexOf(regex.charAt(0)) + 1)
  if (by && regex.length > 1 && /^\w*$/.test(modifiers) && modifiers.includes('e'))
    return call(run, libraryValue(run, 'eval'), given(by), node, scope)
  return text(HOLE, originOf(args))
}
const pregCallback: Structural = (run, callee, { positional: [, fn, subject] }, node, scope) =>
  fn ? call(run, fn, given(unknown(subject?.origin)), node, scope) : unknown(callee.origin)

/** The variable that a name in a value stands for (`$$x`, `${"x"}`). */
const variable: Structural = (run, _callee, { positional: [name] }, _node, scope) => {
  const names = namesOf(name ?? NULL)
  return names.length === 0 ? unknown(name?.origin) : either(names.map((n) => scope.get(`$${n}`) ?? libraryValue(run, `$${n}`)))
}
/** Expect's `send`: what is typed into a spawned program. A shell runs it. */
const sendInput: Structural = (run, _callee, { positional }, node) => {
  const line = positional.at(-1)
  const typed =
    line &&
    textOf(line)
      .replace(/[\r\n]+/g, '\n')
      .trim()
  if (typed !== undefined && typed !== HOLE && typed.length > 3 && /\s|^(?:id|ls|su)\b/.test(typed))
    run.start('sh', typed, node, 'expect send')
  return NULL
}
/** The first time of a block that is called again and again. */
const once: Structural = (run, _callee, { positional: [fn] }, node, scope) => {
  const calls = { ...run.calls }
  const value = fn ? call(run, fn, given(), node, scope) : unknown()
  if (run.calls.fork > calls.fork && run.calls.other === calls.other)
    run.effect(node, 'execute', { kind: 'process', class: 'fork-bomb', name: 'fork', tags: [] })
  return value
}
const block: Structural = (_run, callee: ThingValue, { positional }) => positional.at(-1) ?? unknown(callee.origin)
/** Perl's and Ruby's substitution with a pattern: plain text is replaced, patterns are not run. */
const substitute: Structural = (_run, _callee, args) => {
  const [subject, pattern, by, flags] = args.positional
  const what = known(pattern)
  if (!subject || what === undefined || !by || /[[\](){}.*+?^$|\\]/.test(what) || what === '') return text(HOLE, originOf(args))
  const s = textOf(subject)
  const replacement = textOf(by)
  return text(known(flags)?.includes('g') ? s.split(what).join(replacement) : s.replace(what, () => replacement), originOf(args))
}

/** Functions on handles and of single languages that rows alone do not describe. */
export const HANDLES: Readonly<Record<string, Structural>> = {
  '@open-mode-first': openModeFirst,
  '@open-mode-last': openModeLast,
  '@new-socket': newSocket,
  '@awk-read': awkRead,
  '@awk-write': awkWrite,
  '@curl-init': curlInit,
  '@curl-option': curlOption,
  '@curl-options': curlOptions,
  '@curl-run': curlRun,
  '@preg-replace': pregReplace,
  '@preg-callback': pregCallback,
  '@variable': variable,
  '@send-input': sendInput,
  '@once': once,
  '@times': once,
  '@block': block,
  '@substitute': substitute,
}
