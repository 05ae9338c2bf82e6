import type { ResourceKind } from '../../facts.js'
import type { Arg } from './expand.js'
import type { Parsed } from './grammar.js'

/**
 * The words that the `name` of an effect rule means (`signatures/signature.ts` lists the notations): `[undefined]` for a literal or the program itself, nothing when the
 * words are absent. `based` puts a file name into the folder that the command works in.
 */
export function wordsOf(name: string | undefined, parsed: Parsed, what?: ResourceKind, based: (arg: Arg) => Arg = (arg) => arg): readonly (Arg | undefined)[] {
  const { operands, flags } = parsed
  if (name === undefined || !name.startsWith('$')) return [undefined]
  if (name === '$operands') return operands
  if (name === '$from') return operands.flatMap((o) => o.taint.sources.filter((s) => s.resource.kind === what || (what === 'service' && s.resource.name.endsWith('.pid'))).map((s) => ({ ...o, text: s.resource.name })))
  if (name === '$argv') return parsed.argv.slice(0, 1)
  if (name === '$rest') return operands.slice(1)
  if (name === '$last') return operands.slice(-1)
  if (name === '$sources') return parsed.usage.operands?.last ? operands.slice(0, -1) : operands
  if (name === '$basename') return parsed.roles.filter((r) => r.role === 'url').map((r) => based({ ...r.arg, text: r.arg.text.split(/[?#]/)[0]!.split('/').at(-1) || 'index.html' }))
  const position = /^\$(\d)$/.exec(name)
  if (position) {
    const arg = operands[Number(position[1]) - 1]
    return arg ? [arg] : []
  }
  return flags.get(name.slice(1)) ?? []
}
