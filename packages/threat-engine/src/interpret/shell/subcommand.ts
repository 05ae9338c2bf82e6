import type { Usage } from '../../signatures/signature.js'
import { HOLE } from '../word.js'

/** Looks a subcommand up: exact, one of `a|b`, a prefix rule `get-*`, or `*` for any. */
export function subcommand(subcommands: Readonly<Record<string, Usage>>, text: string): Usage | undefined {
  if (text.includes(HOLE)) return undefined
  let table = subcommandTables.get(subcommands)
  if (!table) {
    table = { exact: new Map(), prefixes: [] }
    for (const [key, usage] of Object.entries(subcommands))
      for (const name of key.split('|')) {
        if (name.endsWith('*')) table.prefixes.push([name.slice(0, -1), usage])
        else table.exact.set(name, usage)
      }
    table.prefixes.sort((a, b) => b[0].length - a[0].length)
    subcommandTables.set(subcommands, table)
  }
  return table.exact.get(text) ?? table.prefixes.find(([prefix]) => text.startsWith(prefix))?.[1]
}
const subcommandTables = new WeakMap<object, { exact: Map<string, Usage>; prefixes: [string, Usage][] }>()
