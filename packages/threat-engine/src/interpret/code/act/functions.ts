import { callClosure, call, escape } from '../invoke.js'
import { either, NULL, optionsOf, unknown, joinOrigins, type Value } from '../value.js'
import type { Deed } from './roles.js'

/** Calls the functions that a library function is given; gives what the last one returns. */
export function callBack(deed: Deed, result: Value): Value | undefined {
  const { run, node, scope, callee } = deed
  let returned: Value | undefined
  const origin = joinOrigins(result.origin, callee.origin)
  for (const value of deed.all('callback')) returned = callWith(value, [result])
  for (const value of deed.all('node-callback')) returned = callWith(value, [NULL, result, result])
  for (const value of deed.all('handler')) escape(run, value, origin)
  return returned

  function callWith(callback: Value, given: readonly Value[]): Value {
    return either(
      optionsOf(callback).map((option) => {
        if (option.kind === 'closure') return callClosure(run, option, { positional: given, named: new Map() })
        if (option.kind === 'thing') return call(run, option, { positional: given.slice(0, 1), named: new Map() }, node, scope)
        return unknown(result.origin)
      }),
    )
  }
}
