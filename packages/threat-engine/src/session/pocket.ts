import type { Analyzer } from '../analysis/analyzer.js'
import { assess, type Assessment } from '../analysis/assess.js'
import type { Context, Facts } from '../facts.js'
import type { Deed, Entry, Match, PhaseReached, SessionView } from '../session.js'
import { codeJudge } from './code.js'
import { NO_PAST } from './past.js'
import { metBy, wakeOf, type Wake } from './trace.js'

const BLOCK = 70
/** What only happens when the call runs. */
const RUNS: ReadonlySet<string> = new Set(['files', 'phases'])

/** A session of one organisation in the pocket of a test: what a store does, for a handful of calls, a clock that the test moves, and everything in one list. */
export class PocketSession {
  private readonly kept = new Map<string, Map<string, Entry>>()
  private readonly deeds = new Map<string, Deed[]>()
  private readonly attempted = new Map<string, number>()
  private readonly aims = new Map<string, { principals: Set<string>; phases: PhaseReached[]; attempted: number }>()
  private readonly first: number
  private requests = 0

  /** `single` judge a call alone; calls that they would block are stopped, and leave only what they tried. */
  constructor(private readonly single: readonly Analyzer[], private readonly context: Context, private now = 1_000_000) {
    this.first = now
  }

  /** Judges one more call of a principal, `after` milliseconds after the last, by the analyzers that are tested. */
  next(facts: Facts, analyzers: readonly Analyzer[], { principal = 'ann', after = 5000 }: { principal?: string; after?: number } = {}): Assessment {
    this.now += after
    const request = `r${++this.requests}`
    const alone = assess(facts, this.context, this.single)
    const wake = wakeOf(facts, alone.findings, this.context, codeJudge(this.single, this.context))
    const view = this.observe(wake, { principal, request, stopped: alone.score >= BLOCK })
    return assess(facts, this.context, analyzers, { view, findings: alone.findings, met: metBy(wake, view) })
  }

  private observe(wake: Wake, { principal, request, stopped }: { principal: string; request: string; stopped: boolean }): SessionView {
    const kept = getOr(this.kept, principal, () => new Map<string, Entry>())
    const deeds = getOr(this.deeds, principal, () => [])
    const matches = wake.touches.flatMap(({ field, key }): Match[] => {
      const entry = kept.get(`${field} ${key}`)
      return entry === undefined ? [] : [{ of: 'session', field, key, entry }]
    })
    for (const { field, key, entry, from, first = field === 'phases' } of wake.traces) {
      if (field === 'deeds') {
        const { phase, rule, target, score } = entry
        deeds.push({ request, at: this.now, phase: String(phase), rule: String(rule), target: String(target), score: Number(score), stopped })
      } else if (!stopped || !RUNS.has(field)) {
        const source = from === undefined ? {} : kept.get(`${field} ${from}`)
        if (source !== undefined && !(first && kept.has(`${field} ${key}`))) kept.set(`${field} ${key}`, { ...source, ...entry, request, at: this.now })
      }
    }
    const attempted = (this.attempted.get(principal) ?? 0) + 1
    this.attempted.set(principal, attempted)
    const conduct = { ...NO_PAST.view.principal, firstAt: this.first, lastAt: this.now, attempted, deeds: [...deeds] }
    return { ...NO_PAST.view, ...conduct, now: this.now, principal: conduct, matches, ...this.campaign(wake, principal, request) }
  }

  private campaign({ aim }: Wake, principal: string, request: string): Pick<SessionView, 'campaign'> {
    if (aim === undefined) return {}
    const known = getOr(this.aims, aim.target, () => ({ principals: new Set<string>(), phases: [] as PhaseReached[], attempted: 0 }))
    known.principals.add(principal)
    known.attempted++
    if (!known.phases.some(({ phase }) => phase === aim.phase)) known.phases.push({ phase: aim.phase, rule: aim.rule, request, at: this.now })
    return { campaign: { firstAt: this.first, lastAt: this.now, attempted: known.attempted, principals: known.principals.size, phases: [...known.phases] } }
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
