import type { Facts, ResourceKind } from '../facts.js'
import type { Analyzer, Trigger } from './analyzer.js'

// Which analyzers a fact concerns, built once for each list of analyzers. Most calls have a handful of effects that concern none or two of them, so finding
// that out is most of the work of most calls.
interface Index {
  readonly always: readonly number[]
  readonly other: ReadonlyMap<Trigger, readonly number[]>
  readonly surfaces: ReadonlyMap<string, readonly number[]>
  readonly effects: ReadonlyMap<string, ReadonlyMap<string, Concerned>>
  /** Which analyzers are wanted for the facts at hand; all 0 between calls. */
  readonly wanted: Uint8Array
}
/** Analyzers by the class of a resource; `any` when the class does not matter. */
interface Concerned {
  readonly any: readonly number[]
  readonly classes: ReadonlyMap<string, readonly number[]>
}
const indexes = new WeakMap<readonly Analyzer[], Index>()
const NOBODY: readonly Analyzer[] = []

/** The analyzers that have something to judge in these facts, in their order. */
export function concerned(facts: Facts, analyzers: readonly Analyzer[]): readonly Analyzer[] {
  let index = indexes.get(analyzers)
  if (!index) indexes.set(analyzers, (index = indexOf(analyzers)))
  const { wanted } = index
  let count = want(index.always, wanted)
  for (const { action, resource, certainty } of facts.effects) {
    const found = index.effects.get(action)?.get(resource.kind)
    if (!found || certainty === 'dead' || certainty === 'inert') continue
    if (found.any.length > 0) count += want(found.any, wanted)
    const ofClass = found.classes.get(resource.class)
    if (ofClass !== undefined) count += want(ofClass, wanted)
  }
  for (const [fact, trigger] of OTHER) {
    const list = facts[fact].length > 0 ? index.other.get(trigger) : undefined
    if (list !== undefined) count += want(list, wanted)
  }
  for (const { surface } of facts.texts) {
    const list = index.surfaces.get(surface)
    if (list !== undefined) count += want(list, wanted)
  }
  if (count === 0) return NOBODY
  const called: Analyzer[] = []
  for (let i = 0; i < wanted.length; i++) if (wanted[i] === 1) called.push(analyzers[i]!)
  wanted.fill(0)
  return called
}

/** Marks analyzers as wanted; returns how many were not before. */
function want(list: readonly number[], wanted: Uint8Array): number {
  let more = 0
  for (let i = 0; i < list.length; i++) {
    more += 1 - wanted[list[i]!]!
    wanted[list[i]!] = 1
  }
  return more
}

const OTHER = [['flows', 'flow'], ['texts', 'text'], ['opaque', 'opaque'], ['exhausted', 'exhausted']] as const

function indexOf(analyzers: readonly Analyzer[]): Index {
  const always: number[] = []
  const other = new Map<Trigger, number[]>()
  const surfaces = new Map<string, number[]>()
  const effects = new Map<string, Map<string, { any: number[]; classes: Map<string, number[]> }>>()
  const add = (i: number, action: string, kind: string, cls: string | undefined) => {
    const kinds = getOr(effects, action, () => new Map<string, { any: number[]; classes: Map<string, number[]> }>())
    const found = getOr(kinds, kind, () => ({ any: [], classes: new Map<string, number[]>() }))
    ;(cls === undefined ? found.any : getOr(found.classes, cls, () => [])).push(i)
  }
  analyzers.forEach(({ on }, i) => {
    if (!on) always.push(i)
    for (const trigger of on ?? []) {
      const [action = '', kind, cls] = trigger.split(/[ :]/)
      if (OTHER.some((fact) => fact[1] === trigger)) getOr(other, trigger, () => []).push(i)
      else if (action === 'text' && kind !== undefined) getOr(surfaces, kind, () => []).push(i)
      else for (const k of kind === undefined ? RESOURCE_KINDS : [kind]) add(i, action, k, cls)
    }
  })
  return { always, other, surfaces, effects, wanted: new Uint8Array(analyzers.length) }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}

const RESOURCE_KINDS = Object.keys({
  path: 0, host: 0, process: 0, code: 0, service: 0, package: 0, account: 0, permission: 0, environment: 0, repository: 0, container: 0, cloud: 0, cluster: 0,
  device: 0, database: 0, registry: 0, firewall: 0, kernel: 0, certificate: 0, log: 0, backup: 0, clipboard: 0, screen: 0, keyboard: 0, audio: 0, traffic: 0,
  memory: 0, agent: 0, time: 0, system: 0, message: 0,
} satisfies Record<ResourceKind, 0>)
