import { SIGNATURES } from './index.js'
import type { Condition, Signature, Usage } from './signature.js'

/** Flags that a usage names beside its own `flags`: in conditions, names of effects, tags and the inert ones. */
function named(usage: Usage): string[] {
  const conditions = [...(usage.effects ?? []).map(({ when }) => when), ...(usage.modes ?? []).map(({ when }) => when)].filter((when): when is Condition => when !== undefined)
  const rules = [...(usage.effects ?? []), ...(usage.modes ?? []).flatMap(({ effects }: Usage) => effects ?? [])]
  return [
    ...conditions.flatMap(({ flags = [], all = [], without = [], value }) => [...flags, ...all, ...without, ...(value ? [value[0]] : [])]),
    ...rules.flatMap(({ name, detail }) => [name, detail].filter((n) => n?.startsWith('$-')).map((n) => n!.slice(1))),
    ...Object.keys(usage.tags ?? {}).filter((tag) => tag !== '*'),
    ...(usage.inert ?? []).filter((name) => name.startsWith('-')),
  ]
}

/** Flags that are named by another spelling than their first: they would never be found. */
function misspelt(usage: Usage, outer: ReadonlyMap<string, string>, path: string): string[] {
  const first = new Map(outer)
  for (const key of Object.keys(usage.flags ?? {})) for (const name of key.split(', ')) first.set(name, key.split(', ')[0]!)
  const own = named(usage).filter((flag) => first.has(flag) && first.get(flag) !== flag)
  return [...own.map((flag) => `${path}: ${flag} is ${first.get(flag)}`), ...Object.entries(usage.subcommands ?? {}).flatMap(([name, sub]) => misspelt(sub, first, `${path} ${name}`))]
}

describe('tables name flags by their first spelling', () => {
  test('in conditions, effects, tags and inert flags', () => {
    expect(SIGNATURES.flatMap((signature: Signature) => misspelt(signature, new Map(), signature.names[0]!))).toEqual([])
  })
})
