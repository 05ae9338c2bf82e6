import type { Action, AnyResource, Effect, Flow } from '../facts.js'
import { display } from '../interpret/word.js'
import type { Evidence } from './analyzer.js'
import { redactedSlice } from './redact.js'

const VERBS = {
  read: 'reads', write: 'writes', append: 'appends to', delete: 'deletes', list: 'lists', execute: 'runs', send: 'sends data to', receive: 'receives data from',
  listen: 'listens on', scan: 'probes', connect: 'connects to', grant: 'grants', install: 'installs', schedule: 'schedules', stop: 'stops',
  configure: 'changes', capture: 'captures', encrypt: 'encrypts', publish: 'publishes', query: 'queries',
} as const satisfies Record<Action, string>

/** One sentence about what an analyzer saw, made of facts only and redacted: "`cat` reads ~/.ssh/id_rsa (private key)." */
export function explain(evidence: Evidence, clauses: Clauses = new Map<Effect, string>()): string {
  if ('action' in evidence) return sentence(effectClause(evidence, clauses))
  if ('sink' in evidence) return sentence(flowClause(evidence, clauses))
  if ('surface' in evidence) return sentence(`text of ${evidence.surface.replaceAll('_', ' ')}${evidence.about ? ` for ${short(evidence.about)}` : ''}`)
  if ('reason' in evidence) return sentence(`what runs here is not known from the call (${evidence.reason.replace('-', ' ')})`)
  return sentence(`the limit of ${evidence.limit} was reached: ${evidence.executes ? 'code that would run' : 'the rest'} was not examined`)
}

/** What is said of each effect: once, however many findings of a call rest on it. */
export type Clauses = Map<Effect, string>

function effectClause(effect: Effect, clauses: Clauses): string {
  let clause = clauses.get(effect)
  if (clause === undefined) clauses.set(effect, (clause = newClause(effect)))
  return clause
}

function newClause(effect: Effect): string {
  const subject = effect.actor.program ? `\`${short(effect.actor.program)}\`` : 'the call'
  const away = effect.actor.remote ? ` on ${short(effect.actor.remote)}` : ''
  return `${subject} ${VERBS[effect.action]} ${noun(effect.resource)}${away}`
}

function flowClause(flow: Flow, clauses: Clauses): string {
  const sources = flow.sources.slice(0, 3).map((source) => effectClause(source, clauses)).join(', ') + (flow.sources.length > 3 ? ` and ${flow.sources.length - 3} more` : '')
  const steps = flow.steps.length > 0 ? ` (through ${flow.steps.join(', ')})` : ''
  return `${sources}; that goes${steps} where ${sinkClause(flow, clauses)}`
}

/** Code that came from a host of the sources is told by that host. */
function sinkClause({ sink, sources }: Flow, clauses: Clauses): string {
  const { name } = sink.resource
  const clause = effectClause(sink, clauses)
  const from = isFetched(sink.resource) && sources.some(({ action, resource }) => action === 'receive' && resource.kind === 'host' && resource.name === name)
  return from ? clause.replace(noun(sink.resource), () => `what was fetched from ${short(name)}`) : clause
}

const isFetched = ({ kind, class: cls }: AnyResource): boolean => kind === 'code' && cls === 'fetched'

function noun(resource: AnyResource): string {
  const named = resource.kind === 'path' || resource.kind === 'host' || resource.kind === 'package' || resource.kind === 'service'
  const cls = resource.class === 'ordinary' || resource.class === 'unknown' ? '' : resource.class.replaceAll('-', ' ')
  const many = resource.count !== undefined && resource.count > 1 ? ` (${resource.count} addresses)` : ''
  if (named) return `${short(resource.name)}${cls && cls !== resource.name ? ` (${cls})` : ''}${many}`
  if (isFetched(resource)) return `fetched code (${short(resource.name)})`
  const kind = resource.kind === 'process' ? '' : `${resource.kind} `
  return `${kind}${cls ? `${cls} ` : ''}${short(resource.name)}`.trim()
}

/** A name as people may see it. Redacted name by name: the words of the sentence around it ("secret file") are not its own. */
const short = (text: string): string => display(redactedSlice(text, { start: 0, end: text.length }, 120)).replace(/\s+/g, ' ')
const sentence = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
