import type { Flag, Usage } from '../../signatures/signature.js'
import type { Tag } from '../../facts.js'

/** What is looked up of a usage for every command line, computed once for each usage. */
interface Compiled {
  readonly index: ReadonlyMap<string, { readonly name: string; readonly flag: Flag }>
  readonly longs: readonly string[]
}
const compiledUsages = new WeakMap<Usage, Compiled>()
const NO_FLAGS: Compiled = { index: new Map(), longs: [] }

/** Flags of a usage by each of their spellings. */
export function compile(usage: Usage): Compiled {
  if (!usage.flags) return NO_FLAGS
  let compiled = compiledUsages.get(usage)
  if (!compiled) {
    const index = new Map<string, { name: string; flag: Flag }>()
    for (const [key, flag] of Object.entries(usage.flags)) {
      const names = key.split(', ')
      for (const name of names) index.set(name, { name: names[0]!, flag })
    }
    compiled = { index, longs: [...index.keys()].filter((n) => n.startsWith('--')) }
    compiledUsages.set(usage, compiled)
  }
  return compiled
}

const modesOf = new WeakMap<Usage, Map<object, Usage>>()

/** A usage as one of its modes changes it; made once. */
export function inMode(usage: Usage, mode: NonNullable<Usage['modes']>[number]): Usage {
  const known = modesOf.get(usage) ?? new Map<object, Usage>()
  modesOf.set(usage, known)
  let changed = known.get(mode)
  if (!changed) known.set(mode, (changed = { ...usage, ...mode, flags: { ...usage.flags, ...mode.flags } }))
  return changed
}

const tagLists = new WeakMap<object, readonly (readonly [string, Tag])[]>()
/** Tags that flags give to a line. */
export function tagsByFlag(tags: NonNullable<Usage['tags']>): readonly (readonly [string, Tag])[] {
  const list = tagLists.get(tags) ?? Object.entries(tags)
  tagLists.set(tags, list)
  return list
}
