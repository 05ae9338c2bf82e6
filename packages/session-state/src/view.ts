import type { Campaign, Conduct, Deed, Entry, Match, PhaseReached, Probe, SessionView, Tally, Termination, Turn } from '@proxilion/threat-engine'
import { entriesIn, mapIn, membersIn, numberIn, type SessionRecord } from './record.js'
import type { SessionStory, Step } from './store.js'

/** What a view is made of. Matches are those of the records before the fold, everything else is as it is after it. */
export interface Known {
  readonly session: string
  readonly record: SessionRecord
  readonly principal: SessionRecord
  readonly termination: Termination | undefined
  readonly matches: readonly Match[]
  readonly campaign?: SessionRecord | undefined
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** A session as analyzers see it. It is a copy: later folds do not change it. */
export function viewOf({ session, record, principal, termination, matches, campaign, now }: Known): SessionView {
  const quarantinedUntil = numberIn(principal, 'quarantinedUntil')
  // Made for every event, so members are set one by one: a spread of this many copies them slowly.
  const view = conductOf(record) as Mutable<SessionView>
  view.session = session
  view.now = now
  if (termination !== undefined) view.terminated = termination
  if (quarantinedUntil > now) view.quarantinedUntil = quarantinedUntil
  const turns = entriesIn(record, 'turns')
  view.turns = turns.length === 0 ? NONE : turns.map(turnOf)
  view.principal = conductOf(principal)
  view.matches = matches
  if (campaign !== undefined) view.campaign = campaignOf(campaign)
  return view
}

type Mutable<T> = { -readonly [M in keyof T]: T[M] }

/** A session as operators see it. */
export function storyOf(principal: string, known: Known): SessionStory {
  const steps = [...mapIn(known.record, 'steps').values()].map(stepOf).sort((a, b) => a.at - b.at)
  return { principal, view: viewOf(known), steps }
}

/** What the probes find in one record. */
export function matchesIn(record: SessionRecord, probes: readonly Probe[], of: Match['of']): Match[] {
  const matches: Match[] = []
  for (const { field, key } of probes) {
    const entry = mapIn(record, field).get(key)
    if (entry !== undefined) matches.push({ of, field, key, entry })
  }
  return matches
}

export function tallyOf(record: SessionRecord): Tally {
  return {
    firstAt: numberIn(record, 'firstAt'),
    lastAt: numberIn(record, 'lastAt'),
    attempted: numberIn(record, 'attempted'),
    inspected: numberIn(record, 'inspected'),
    flagged: numberIn(record, 'flagged'),
    blocked: numberIn(record, 'blocked'),
    executed: numberIn(record, 'executed'),
    denied: numberIn(record, 'denied'),
    failed: numberIn(record, 'failed'),
    maxScore: numberIn(record, 'maxScore'),
  }
}

function conductOf(record: SessionRecord): Conduct {
  const conduct = tallyOf(record) as Mutable<Conduct>
  conduct.phases = phasesOf(record)
  conduct.deeds = deedsOf(record)
  return conduct
}

function campaignOf(record: SessionRecord): Campaign {
  return {
    firstAt: numberIn(record, 'firstAt'),
    lastAt: numberIn(record, 'lastAt'),
    attempted: numberIn(record, 'attempted'),
    principals: membersIn(record, 'members').length,
    phases: phasesOf(record),
  }
}

/** Most records have neither deeds nor phases. */
const NONE: readonly never[] = []

function deedsOf(record: SessionRecord): readonly Deed[] {
  const deeds = mapIn(record, 'deeds')
  return deeds.size === 0 ? NONE : [...deeds.values()].map(deedOf).sort((a, b) => a.at - b.at)
}

function phasesOf(record: SessionRecord): readonly PhaseReached[] {
  if (mapIn(record, 'phases').size === 0) return NONE
  return [...mapIn(record, 'phases')]
    .map(([phase, { rule, request, at }]) => ({ phase, rule: text(rule), request: text(request), at: Number(at) }))
    .sort((a, b) => a.at - b.at)
}

function deedOf({ request, at, phase, rule, target, score, stopped }: Entry): Deed {
  return { request: text(request), at: Number(at), phase: text(phase), rule: text(rule), target: text(target), score: Number(score ?? 0), stopped: stopped === 1 }
}

function stepOf({ request, at, kind, tool, rules, title, decision, score }: Entry): Step {
  return {
    request: text(request), at: Number(at), kind: kind === 'text' ? 'text' : 'call', tool: text(tool), rules: text(rules) === '' ? [] : text(rules).split(' '),
    title: text(title), decision: text(decision), score: Number(score ?? 0),
  }
}

function turnOf({ id, user, assistant, at }: Entry): Turn {
  return {
    at: Number(at),
    ...(id !== undefined && { id: String(id) }),
    ...(user !== undefined && { user: String(user) }),
    ...(assistant !== undefined && { assistant: String(assistant) }),
  }
}

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value))
