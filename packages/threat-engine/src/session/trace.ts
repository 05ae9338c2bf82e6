import type { Evidence, Finding } from '../analysis/analyzer.js'
import { points } from '../analysis/score.js'
import { isLive, type Context, type Effect, type Facts } from '../facts.js'
import type { Match, Probe, SessionView, Trace } from '../session.js'
import { digest } from './digest.js'
import { FileTrail, type JudgeCode } from './files.js'
import { provenBy } from './phases.js'
import { lookForValues, traceValues } from './values.js'
import { lastOf, namedIn, traceDefinitions, traceOrders } from './texts.js'

/** How a call touches something that the session may know: it sends or runs a file, carries a value outwards, defines a tool, or does what a text may have asked for. */
export type How = 'send' | 'run' | 'carry' | 'define' | 'follow'

/** A look-up, and what in the call it is about. */
export interface Touch extends Probe {
  readonly how: How
  readonly evidence: Evidence
  /** This call knows the folder: a match of the bare name counts only when the call that left it did not. */
  readonly loose?: boolean
  /** The value stands where an API asks for credentials. */
  readonly shown?: boolean
  /** The digest that the definition has now. */
  readonly expected?: string
}

/** A touch that met something. */
export interface Met extends Touch {
  readonly match: Match
}

/** What a call or a text adds to its session, and what it has to know of it: bounded, and without any text of the call. */
export interface Wake {
  readonly traces: readonly Trace[]
  readonly touches: readonly Touch[]
  /** The strongest deed of the call against a host, for correlation across principals. */
  readonly aim?: { readonly target: string; readonly phase: string; readonly rule: string }
}

export const NO_WAKE: Wake = { traces: [], touches: [] }

/** The tool that a text describes. */
export interface About {
  readonly server?: string | undefined
  readonly name?: string | undefined
}

/** What one event leaves in its session. Linear in the number of facts; for a call without anything notable it only looks at them. */
export function wakeOf(facts: Facts, findings: readonly Finding[], context: Context, judge: JudgeCode, about?: About): Wake {
  const traces: Trace[] = []
  const touches: Touch[] = []
  new FileTrail(context, judge, traces, touches).read(facts)
  if (facts.texts.length > 0) {
    traceDefinitions(facts, about, traces, touches)
    if (findings.length > 0) traceOrders(facts, findings, traces)
    traceValues(facts, traces)
  }
  lookForValues(facts, touches)
  follow(facts, findings, touches)
  const proven = provenBy(findings)
  if (traces.length + touches.length + proven.length === 0) return NO_WAKE
  let aim: Wake['aim']
  for (const { phase, finding } of proven.slice(0, 4)) {
    const rule = `${finding.analyzer}/${finding.rule}`
    const target = targetOf(finding, facts)
    traces.push({ field: 'phases', key: phase, entry: { rule } }, { field: 'deeds', key: phase, entry: { phase, rule, target, score: Math.round(points(finding)) } })
    if (target !== '') aim ??= { target, phase, rule }
  }
  return { traces, touches, ...(aim !== undefined && { aim }) }
}

/** What a call met of what its session and its principal know. What only the principal knows counts when the session does not. */
export function metBy({ touches }: Wake, { matches }: Pick<SessionView, 'matches'>): readonly Met[] {
  if (matches.length === 0) return []
  const met: Met[] = []
  for (const touch of touches) {
    const found = matches.filter(({ field, key }) => field === touch.field && key === touch.key)
    const match = found.find(({ of }) => of === 'session') ?? found[0]
    if (match !== undefined && !(touch.loose && match.entry['relative'] !== 1)) met.push({ ...touch, match })
  }
  return met
}

const MAX_LOOKS = 8

/** Hosts, and files that matter, that an injected instruction may have asked for. */
function follow(facts: Facts, findings: readonly Finding[], touches: Touch[]): void {
  let looks = 0
  const look = (key: string, evidence: Evidence) => {
    if (looks++ < MAX_LOOKS) touches.push({ field: 'asked', key, how: 'follow', evidence })
  }
  for (const effect of facts.effects) {
    if (looks >= MAX_LOOKS) break
    const { action, resource } = effect
    if (!isLive(effect)) continue
    if (resource.kind === 'host' && resource.class !== 'loopback' && resource.name !== '') look(`h:${digest(resource.name.toLowerCase())}`, effect)
    else if (resource.kind === 'path' && !UNNAMED.has(resource.class)) {
      look(`p:${digest(lastOf(resource.name))}`, effect)
      if (action === 'delete') look(`p:${digest(lastOf(resource.name.replace(/[/\\][^/\\]*$/, '')))}`, effect)
    }
  }
  // What goes to a tool that is not of this machine: an address of mail, an account.
  for (const text of facts.texts) {
    if (text.surface === 'argument' && text.about !== 'command' && text.value.length < 400) for (const key of namedIn(text.value)) look(key, text)
  }
  const cause = findings[0] && causeOf(findings[0], facts)
  if (cause) touches.push({ field: 'asked', key: 'any', how: 'follow', evidence: cause })
}
/** Paths that stand for no file in particular. */
const UNNAMED: ReadonlySet<string> = new Set(['null', 'device', 'disk', 'root', 'system-root', 'home', 'workspace', 'scratch'])

/** The effect that a finding rests on. */
export function causeOf({ evidence: { where, start, end } }: Finding, facts: Facts): Evidence | undefined {
  const here = facts.effects.filter((e) => isLive(e) && e.where === where && e.span.start >= start && e.span.end <= end)
  return here.find(({ resource }) => resource.kind === 'host') ?? here[0] ?? facts.effects.find(isLive) ?? facts.texts[0]
}

/** Digest of the host that a deed is aimed at; empty when it is aimed at none. */
function targetOf(finding: Finding, facts: Facts): string {
  const cause = causeOf(finding, facts)
  if (cause === undefined || !('action' in cause)) return ''
  const { resource, actor }: Effect = cause
  const host = resource.kind === 'host' ? resource.name : actor.remote
  return host === undefined || host === '' || (resource.kind === 'host' && resource.class === 'loopback') ? '' : digest(host.toLowerCase())
}
