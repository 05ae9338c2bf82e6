// What a deny clause forbids. Where an allow clause asks what is certain, this one asks what may be: sets, branches, unknown parts and wrappers count.
import { type Context, type Effect, pathResource } from '@proxilion/threat-engine'
import { type Clause, programKey } from './clause.js'
import { coversHost, type HostPattern, networkOf, sameNetwork } from './host-pattern.js'
import { type PathPattern, placeOf } from './path-pattern.js'
import { matchesName, matchesRun } from './wildcard.js'

const MARK = /[\u0000-\u0002]/

/** Whether an effect may be one that the clause forbids. */
export function isForbidden(clause: Clause, effect: Effect, context: Context): boolean {
  const { action, actor, resource, detail } = effect
  if (clause.actions && !clause.actions.has(action)) return false
  if (clause.programs && ![actor.program, ...actor.wrappers].some((program) => clause.programs?.has(programKey(program)))) return false
  if (clause.paths || clause.hosts || clause.statements) {
    if (resource.kind === 'path') return clause.paths?.some((pattern) => mayBeIn(pattern, effect, context)) ?? false
    if (resource.kind === 'host') return clause.hosts?.some((pattern) => mayBeHost(pattern, effect)) ?? false
    if (resource.kind !== 'database' || !clause.statements) return false
    const words = (detail ?? '').toLowerCase()
    return clause.statements.some(({ verb, object }) => new RegExp(String.raw`\b${verb}\b`).test(words) && (object === undefined || matchesName(object, resource.name.toLowerCase())))
  }
  return clause.programs !== undefined || clause.actions !== undefined
}

/** The path, or a folder whose whole content is meant, may lie where the pattern says. Letters count the same in both cases: file systems differ. */
function mayBeIn(pattern: PathPattern, { resource }: Effect, context: Context): boolean {
  const { anchor, segments } = placeOf(resource.name)
  const home = pattern.anchor === '~' && context.home !== undefined ? placeOf(pathResource('~', context).name) : undefined
  const wanted = (home ? [...home.segments, ...pattern.segments] : pattern.segments).map((segment) => segment.toLowerCase())
  const base = home?.anchor ?? pattern.anchor
  const names = segments.map((segment) => segment.toLowerCase())
  if (names.every((name) => /^[\u0000-\u0002]*$/.test(name)) && names.length > 0) return false
  if (base !== '**' && anchor !== '' && base !== anchor) return false
  // A path that starts in a folder which is not known may be anywhere.
  const sought = anchor === '' && base !== '**' ? ['**', ...names.filter((name) => name !== '..')] : names
  const whole = ['recursive', 'all', 'search', 'bulk', 'glob'].some((tag) => (resource.tags as readonly string[]).includes(tag))
  return overlap(wanted, sought) || (whole && isPrefix(names, wanted))
}

const isAny = (segment: string): boolean => segment === '**'
/** Both sides may have parts that stand for others. */
function overlap(pattern: readonly string[], names: readonly string[]): boolean {
  const fits = (a: string, b: string): boolean => matchesLoosely(a, b)
  return names[0] === '**' ? pattern.some((part, at) => !isAny(part) && matchesRun(pattern.slice(at), names.slice(1), isAny, fits)) : matchesRun(pattern, names, isAny, fits)
}

function matchesLoosely(pattern: string, name: string): boolean {
  if (!MARK.test(name)) return matchesName(pattern, name)
  // Unknown on one side, any on the other: what is known at both ends has to agree.
  const [head = '', tail = ''] = [pattern.split('*')[0], pattern.split('*').at(-1)]
  const [first = '', last = ''] = [name.split(MARK)[0], name.split(MARK).at(-1)]
  const exact = !pattern.includes('*')
  const starts = head.startsWith(first) || (!exact && first.startsWith(head))
  const ends = tail.endsWith(last) || (!exact && last.endsWith(tail))
  return starts && ends
}

const isPrefix = (names: readonly string[], pattern: readonly string[]): boolean => names.length <= pattern.length && names.every((name, at) => matchesLoosely(pattern[at] ?? '', name))

function mayBeHost(pattern: HostPattern, { resource }: Effect): boolean {
  if (resource.kind !== 'host') return false
  const port = pattern.port === undefined || resource.port === undefined ? undefined : pattern.port
  return resource.name.split(',').slice(0, 64).some((item) => {
    // What is not known before a dot may be any label.
    const name = item.trim().replace(/^.*[\u0000-\u0002][^.]*\./, 'x.')
    const range = networkOf(name)
    if (pattern.kind === 'network' && range) return sameNetwork(range.first, pattern.first, Math.min(range.bits, pattern.bits)) && (port === undefined || port === resource.port)
    return coversHost({ ...pattern, port }, { name, tags: [], ...(resource.port !== undefined && { port: resource.port }) })
  })
}
