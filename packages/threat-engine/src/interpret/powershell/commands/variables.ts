import { type Call, type Command, has, textOf, textsOf } from '../call.js'
import { NULL, type Value, instance, text, unknown } from '../value.js'

function getVariable(call: Call): Value {
  const name = textsOf(call, 'name')[0]
  if (name === undefined) return unknown()
  const found = /[*?[]/.test(name) ? call.session.scope.names().find((candidate) => likeName(candidate, name)) : name.toLowerCase()
  const value = found === undefined ? undefined : call.session.scope.get(found)
  if (found === undefined) return unknown()
  return has(call, 'valueonly')
    ? (value ?? unknown())
    : instance('variable', [
        ['name', text(found)],
        ['value', value ?? unknown()],
      ])
}
function likeName(candidate: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split('*')
  let from = 0
  for (const part of parts) {
    const at = candidate.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

function setVariable(call: Call): Value {
  const name = textOf(call, 'name')
  if (name !== undefined) call.session.scope.set(name.toLowerCase(), call.named.get('value') ?? call.input)
  return NULL
}

function setAlias(call: Call): Value {
  const name = textOf(call, 'name')
  const value = textOf(call, 'value')
  if (name !== undefined && value !== undefined) call.session.scope.setAlias(name.toLowerCase(), value)
  return NULL
}

/** Variables and aliases by name. */
export const VARIABLE_COMMANDS: Readonly<Record<string, Command>> = {
  'get-variable': { parameters: 'name | scope include exclude | valueonly', run: getVariable },
  'set-variable': { parameters: 'name value | scope option description visibility include exclude', run: setVariable },
  'new-variable': { parameters: 'name value | scope option description visibility', run: setVariable },
  'set-alias': { parameters: 'name value | scope option description', run: setAlias },
  'new-alias': { parameters: 'name value | scope option description', run: setAlias },
}
