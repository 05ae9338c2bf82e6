import { escapeAll, opaqueResult } from '../invoke.js'
import { distribute } from '../operate.js'
import { canonical } from '../member.js'
import type { Api, EffectName } from '../library/api.js'
import type { Run } from '../run.js'
import type { Scope } from '../scope.js'
import type { Node } from '../syntax.js'
import {
  from,
  joinAll,
  KNOWN,
  joinOrigins,
  originOf,
  text,
  textOf,
  unknown,
  type Arguments,
  type ThingValue,
  type Value,
} from '../value.js'
import { resource } from '../../machine.js'
import type { Action, AnyResource, ResourceKind } from '../../../facts.js'
import { announceQueued } from '../../file/queued.js'
import { runCode, runLoaded } from './code.js'
import { changeEnvironment } from './environment.js'
import { actOnFiles } from './files.js'
import { callBack } from './functions.js'
import { contact } from './network.js'
import { startProcess } from './process.js'
import { resultOf } from './result.js'
import { Deed } from './roles.js'
import { STRUCTURAL } from './structural.js'

/**
 * Calls a library function: computes it when it is a fold, records what it does when there is a row for it, else remembers only what it
 * was given.
 */
export function callLibrary(run: Run, callee: ThingValue, args: Arguments, node: Node, scope: Scope): Value {
  const path = canonical(run, callee.path)
  const structural = STRUCTURAL.get(path) ?? (path.includes('.') ? STRUCTURAL.get(`?${path.slice(path.lastIndexOf('.'))}`) : undefined)
  if (structural) return structural(run, callee, withBlock(args), node, scope)
  const folded = fold(run, path, callee, withTopic(run, path, args, scope))
  if (folded) return folded
  const api = apiFor(run, path)
  if (api) {
    if (api.special === 'fork') run.calls.fork++
    else run.calls.other++
    return perform(new Deed(run, api, path, callee, withTopic(run, path, args, scope), node, scope))
  }
  run.calls.other++
  const origin = joinOrigins(originOf(args), callee.origin)
  run.reach(originOf(args))
  escapeAll(run, args, origin)
  return opaqueResult(path, args, callee.self)
}

/** Perl's functions of one argument take `$_` when they get none. */
function withTopic(run: Run, path: string, args: Arguments, scope: Scope): Arguments {
  if (
    args.positional.length > 0 ||
    run.language.name !== 'perl' ||
    !/^(eval|unlink|chr|ord|lc|uc|length|hex|oct|reverse|require|split|rmdir)$/.test(path)
  )
    return args
  const topic = scope.get('$_')
  return topic ? { positional: [topic], named: args.named } : args
}

/** A block that was given to a method is its last argument. */
function withBlock(args: Arguments): Arguments {
  const given = args.named.get('&block')
  return given ? { positional: [...args.positional, given], named: args.named } : args
}

/** The row for a name: its own, that of its method on any object, or that of the whole module (`openai.**`). */
export function apiFor(run: Run, path: string): Api | undefined {
  const { apis } = run.language
  const own = apis.get(path)
  if (own) return own
  const dot = path.lastIndexOf('.')
  const byMethod = dot > 0 ? apis.get(`?.${path.slice(dot + 1)}`) : undefined
  if (byMethod) return byMethod
  // Making a client only names it; its methods talk to the service.
  if (dot < 0 || /^[A-Z_]/.test(path.slice(dot + 1))) return undefined
  for (let end = path.indexOf('.'), n = 0; end > 0 && n < 3; end = path.indexOf('.', end + 1), n++) {
    const service = apis.get(`${path.slice(0, end).replace(/\(\)/g, '')}.**`)
    if (service) return service
  }
  return undefined
}

function fold(run: Run, path: string, callee: ThingValue, args: Arguments): Value | undefined {
  const { folds } = run.language
  const own = folds.get(path)
  const method = own ? undefined : folds.get(`?.${path.slice(path.lastIndexOf('.') + 1)}`)
  const chosen = own ?? method
  if (!chosen) return undefined
  const bound =
    method !== undefined ||
    /^(text|list|number|record|constant|function|\?)\./.test(path) ||
    path.startsWith('#') ||
    callee.origin.environment !== undefined
  const values = bound && callee.self ? [callee.self, ...args.positional] : args.positional
  let size = 0
  for (const value of values) size += value.kind === 'list' ? value.items.length * 4 : textOf(value).length
  if (!run.pay(size)) return unknown()
  return distribute(
    values,
    (given) =>
      chosen(given, args.named) ?? unknown(joinOrigins(originOf({ positional: given, named: args.named }), bound ? callee.origin : KNOWN)),
  )
}

/** Records everything that one call does, in the order in which it would happen, and gives what it returns. */
export function perform(deed: Deed): Value {
  const { api } = deed
  const files = actOnFiles(deed)
  const network = contact(deed)
  for (const name of api.effects ?? []) fixedEffect(deed, name)
  changeEnvironment(deed)
  for (const message of deed.all('queued')) announceQueued(textOf(message), deed.run.at(deed.node), deed.run.machine)
  const output = startProcess(deed)
  const evaluated = runLoaded(deed, files, network) ?? runCode(deed)
  show(deed)
  const sources = joinOrigins(joinOrigins(files?.origin ?? KNOWN, network?.origin ?? KNOWN), output?.origin ?? KNOWN)
  const result = resultOf(deed, { files, network, output, evaluated, sources })
  const returned = callBack(deed, result)
  if (api.gives === 'callback') return returned ?? evaluated ?? result
  return result
}

/** Values that are printed, as one text. */
function show(deed: Deed): void {
  const values = deed.all('shown')
  if (values.length === 0) return
  const { run, api, args, node } = deed
  const end = args.named.get('end')
  const raw = api.raw === true || deed.path.endsWith('.write')
  const joined =
    values.length === 1 && values[0]?.kind !== 'constant'
      ? (values[0] as Value)
      : text(values.map(textOf).join(raw ? '' : ' '), joinAll(values))
  run.print(joined, node, end ? textOf(end) : raw ? '' : '\n')
}

function fixedEffect({ run, api, node, args, path }: Deed, name: EffectName): void {
  const [action = '', rest = ''] = name.split(' ')
  const [kind = '', cls = ''] = rest.split(':')
  const sink = run.effect(
    node,
    action as Action,
    resource(kind as ResourceKind, cls as AnyResource['class'], api.detail ?? path.replace(/\(\)/g, ''), api.tags ?? []),
  )
  for (const value of [...args.positional, ...args.named.values()]) run.flow(value, sink, node)
}

/** Elements of a list argument, or the argument itself. */
export const spreadList = (value: Value): readonly Value[] =>
  value.kind === 'list' ? [...value.items, ...(value.rest ? [value.rest] : [])].map((v) => from(v, value.origin)) : [value]
