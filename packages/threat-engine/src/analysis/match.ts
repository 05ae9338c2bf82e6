import { isLive, type Action, type Context, type Effect, type Facts, type ResourceClasses, type ResourceKind, type Tag } from '../facts.js'
import type { Analyzer, Report, Severity, Trigger } from './analyzer.js'

/**
 * One row of an analyzer's table: which effects it is about and which rule they break. All given members must hold; a list means any of it. Rows are tried in
 * order and the first that matches an effect wins, so that the special case stands above the general one. A row without `rule` passes what it matches.
 */
export type Row<R extends string> = RowOf<R> &
  ({ [K in ResourceKind]: { readonly what: K; readonly class?: ResourceClasses[K] | readonly ResourceClasses[K][] } }[ResourceKind] | { readonly what: readonly ResourceKind[]; readonly class?: undefined })

interface RowOf<R extends string> {
  readonly rule?: R
  readonly does: Action | readonly Action[]
  /** At least one of these tags. */
  readonly tags?: readonly Tag[]
  /** All of these tags. */
  readonly all?: readonly Tag[]
  /** None of these tags. */
  readonly without?: readonly Tag[]
  /** What the words of a row cannot say. */
  readonly when?: (effect: Effect, facts: Facts) => boolean
  readonly severity?: Severity
  /** Another severity when one of these tags is there. */
  readonly raised?: { readonly by: readonly Tag[]; readonly to: Severity }
  readonly confidence?: number
  readonly techniques?: readonly string[]
}

/** The part of an analyzer that is a table: `defineAnalyzer({ …, ...table([rows]) })`. */
export function table<const R extends string>(rows: readonly Row<R>[]): {
  readonly on: readonly Trigger[]
  analyze(facts: Facts, context: Context, report: Report<R>): void
} {
  const index = new Map<Action, Map<ResourceKind, Rows<R>>>()
  const on = new Set<Trigger>()
  for (const row of rows) {
    for (const action of listOf<Action>(row.does)) {
      for (const kind of listOf<ResourceKind>(row.what)) {
        const kinds = index.get(action) ?? new Map<ResourceKind, Rows<R>>()
        const found = kinds.get(kind) ?? { all: [], classes: new Map<string, readonly Row<R>[]>() }
        index.set(action, kinds.set(kind, found))
        found.all.push(row)
        if (row.rule === undefined) continue
        if (row.class === undefined) on.add(`${action} ${kind}`)
        else for (const cls of listOf<string>(row.class)) on.add(`${action} ${kind}:${cls}`)
      }
    }
  }
  const analyze = (facts: Facts, _context: Context, report: Report<R>): void => {
    for (const effect of facts.effects) {
      const found = index.get(effect.action)?.get(effect.resource.kind)
      if (found === undefined || !isLive(effect)) continue
      for (const row of ofClass(found, effect.resource.class)) {
        if (!holds(row, effect, facts)) continue
        if (row.rule !== undefined) report(row.rule, effect, detailsOf(row, effect))
        break
      }
    }
  }
  return { on: [...on], analyze }
}

/** Rows about one action and kind: all, and those about a class, which most have none of; put together when the class is first seen. */
interface Rows<R extends string> {
  readonly all: Row<R>[]
  readonly classes: Map<string, readonly Row<R>[]>
}

function ofClass<R extends string>({ all, classes }: Rows<R>, cls: string): readonly Row<R>[] {
  let rows = classes.get(cls)
  if (rows === undefined) classes.set(cls, (rows = all.filter((row) => row.class === undefined || listOf<string>(row.class).includes(cls))))
  return rows
}

function detailsOf<R extends string>({ severity, raised, confidence, techniques }: Row<R>, { resource }: Effect): Parameters<Report<R>>[2] {
  const actual = raised && share(raised.by, resource.tags) ? raised.to : severity
  if (actual === undefined && confidence === undefined && techniques === undefined) return undefined
  return { ...(actual && { severity: actual }), ...(confidence !== undefined && { confidence }), ...(techniques && { techniques }) }
}

/** Effects that would happen: not dead, not inert. */
export const liveEffects = (facts: Facts): readonly Effect[] => facts.effects.filter(isLive)

/** True when some tag of the effect's resource is among `tags`. */
export const tagged = (effect: Effect, ...tags: readonly Tag[]): boolean => share(tags, effect.resource.tags)

/** Computes something about the facts of a call once, however many effects ask for it: a script of a thousand lines must not cost a million looks. */
export function perCall<T>(compute: (facts: Facts) => T): (facts: Facts) => T {
  const known = new WeakMap<Facts, T>()
  return (facts) => {
    let value = known.get(facts)
    if (value === undefined) known.set(facts, (value = compute(facts)))
    return value
  }
}

/** Whether a row that is about the effect's class holds of it. */
function holds(row: Row<string>, effect: Effect, facts: Facts): boolean {
  const { tags } = effect.resource
  return (
    (row.tags === undefined || share(row.tags, tags)) &&
    (row.all === undefined || row.all.every((tag) => tags.includes(tag))) &&
    (row.without === undefined || !share(row.without, tags)) &&
    (row.when === undefined || row.when(effect, facts))
  )
}

/** Whether two lists of tags have one in common; most resources have one or two, many none. */
function share(wanted: readonly Tag[], tags: readonly Tag[]): boolean {
  for (let i = 0; i < tags.length; i++) if (wanted.includes(tags[i]!)) return true
  return false
}

const listOf = <T extends string>(value: T | readonly T[]): readonly T[] => (typeof value === 'string' ? [value] : value)
