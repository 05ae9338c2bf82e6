import type { InspectSurface } from '@proxilion/mcp-protocol'
import { type Amendments, type Analyzer, type Context, defineAnalyzer, type Effect, type Facts, isLive, type Reviewed, type Severity } from '@proxilion/threat-engine'
import { type Asker, type Clause, compileClause, isAbout, isAboutRule } from './clause.js'
import { isForbidden } from './deny.js'
import { type Surroundings, whyNotExempt } from './exempt.js'
import { PolicyRecord } from './record.js'
import type { PolicyFile, RuleLevel } from './schema.js'

/** A policy at work on one request. */
export interface Judgement {
  readonly amendments: Amendments
  /** The same, but what is to be redacted does not count. */
  readonly withoutRedacted: Amendments
  readonly record: PolicyRecord
}

export interface Request extends Asker, Surroundings {
  /** Of a text that is inspected. */
  readonly surface?: InspectSurface | undefined
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** What is in a policy, for /health, metrics and `proxilion policy check`. */
export interface ClauseSummary {
  readonly kind: 'allow' | 'deny' | 'redact'
  readonly id: string
  readonly reason: string
  readonly author: string
  readonly expires: string | undefined
  readonly expired: boolean
}

/** A policy file, compiled once and used for every request until the file changes. Pure: the clock comes in with the request. */
export class Policy {
  private readonly allow: readonly Clause[]
  private readonly deny: readonly (Clause & { readonly severity: 'high' | 'critical' })[]
  private readonly redact: readonly (Clause & { readonly surfaces: readonly string[] | undefined })[]
  private readonly rules: ReadonlyMap<string, RuleLevel>
  private readonly own: PolicyFile['own']
  private readonly denials: Analyzer

  constructor(file: PolicyFile) {
    this.allow = (file.allow ?? []).map(compileClause)
    this.deny = (file.deny ?? []).map((clause) => ({ ...compileClause(clause), severity: clause.severity }))
    this.redact = (file.redact ?? []).map((clause) => ({ ...compileClause(clause), surfaces: clause.surface }))
    this.rules = new Map(Object.entries(file.rules ?? {}))
    this.own = file.own
    const rules = Object.fromEntries(this.deny.map(({ id, severity, author }) => [id, { severity, title: 'Does what the policy forbids', advice: `Ask ${author}, who wrote the clause.` }]))
    this.denials = defineAnalyzer<string>({ id: 'policy', category: 'pattern', title: 'Policy', techniques: [], docs: DOCS, rules, analyze() {} })
  }

  /** The places and names that the policy calls its own, added to what is known. A workspace that a call names goes first. */
  contextOf(known: Context): Context {
    if (this.own === undefined) return known
    const { hosts = [], registries = [], remotes = [], workspace } = this.own
    const own = {
      hosts: [...(known.own?.hosts ?? []), ...hosts.map((host) => host.toLowerCase().replace(/^\*(?=\.)/, ''))],
      registries: [...(known.own?.registries ?? []), ...registries],
      remotes: [...(known.own?.remotes ?? []), ...remotes],
    }
    return { ...known, own, ...(workspace !== undefined && known.workspace === undefined && { workspace }) }
  }

  summary(now: number): ClauseSummary[] {
    const of = (kind: ClauseSummary['kind'], clauses: readonly Clause[]) =>
      clauses.map(({ id, reason, author, expires, until }) => ({ kind, id, reason, author, expires, expired: until < now }))
    return [...of('allow', this.allow), ...of('deny', this.deny), ...of('redact', this.redact)]
  }

  /** Rules whose level the policy sets. */
  levels(): ReadonlyMap<string, RuleLevel> {
    return this.rules
  }

  judge(request: Request): Judgement {
    const record = new PolicyRecord()
    const concerned = <C extends Clause>(clauses: readonly C[]): readonly C[] => clauses.filter((clause) => isAbout(clause, request))
    const allow = concerned(this.allow)
    const deny = concerned(this.deny).filter(({ until }) => request.now <= until)
    const redact = concerned(this.redact).filter(({ until, surfaces }) => request.now <= until && request.surface !== undefined && (surfaces === undefined || surfaces.includes(request.surface)))
    const review = (report: Reviewed, facts: Facts, keep: boolean): Severity | 'exempt' => {
      const rule = `${report.analyzer}/${report.rule}`
      const forbidden = deny.find((clause) => clause.rules !== undefined && isAboutRule(clause, report.analyzer, report.rule) && concernsEvidence(clause, report, request))
      if (forbidden) {
        record.forbade(forbidden, rule)
        return RANK[forbidden.severity] > RANK[report.severity] ? forbidden.severity : report.severity
      }
      const said = this.rules.size === 0 ? undefined : (this.rules.get(rule) ?? this.rules.get(`${report.analyzer}/*`))
      const level = said === undefined ? report.severity : levelOf(report, said)
      if (said !== undefined && level !== report.severity) record.level(rule, said, level === 'exempt' ? 'disabled' : 'regraded')
      if (level === 'exempt') return level
      if (isExempt(allow, report, facts, request, record)) return 'exempt'
      const redacted = 'surface' in report.evidence ? redact.find((clause) => isAboutRule(clause, report.analyzer, report.rule)) : undefined
      if (redacted && 'surface' in report.evidence) {
        record.clause(redacted, 'redacted', rule)
        record.redactions.push({ pointer: report.evidence.pointer, rule, at: report.at })
        if (!keep) return 'exempt'
      }
      return level
    }
    const analyzer: Analyzer | undefined = deny.length === 0 ? undefined : {
      ...this.denials,
      analyze(facts, context, report) {
        for (const clause of deny) {
          if (clause.rules !== undefined) continue
          const forbidden = facts.effects.filter((effect) => isLive(effect) && isForbidden(clause, effect, context)).slice(0, 20)
          if (forbidden.length > 0) record.forbade(clause, `policy/${clause.id}`)
          for (const effect of forbidden) report(clause.id, effect, { why: `The policy says: ${clause.reason}` })
        }
      },
    }
    const amendments = (keep: boolean): Amendments => ({ ...(analyzer && { analyzer }), review: (report, facts) => review(report, facts, keep) })
    return { amendments: amendments(true), withoutRedacted: amendments(false), record }
  }
}

/**
 * The severity that the policy gives a report of a rule. What was softened for its evidence stays softer, what was hardened stays harder unless the rule is lowered, and a critical
 * one goes only when that was acknowledged.
 */
function levelOf({ usual, severity }: Reviewed, { level: said, acknowledge }: RuleLevel): Severity | 'exempt' {
  const level = said as Severity | 'off'
  const lowers = level === 'off' || RANK[level] < RANK[usual]
  if (lowers && severity === 'critical' && acknowledge !== true) return severity
  if (level === 'off') return 'exempt'
  if (lowers) return RANK[severity] < RANK[level] ? severity : level
  return severity === usual || RANK[severity] > RANK[usual] ? (RANK[severity] > RANK[level] ? severity : level) : severity
}

const DOCS = 'https://github.com/proxilion/proxilion/blob/main/docs/POLICY.md#deny'
const RANK: Readonly<Record<Severity, number>> = { info: 1, low: 2, medium: 3, high: 4, critical: 5 }

function isExempt(allow: readonly Clause[], report: Reviewed, facts: Facts, request: Request, record: PolicyRecord): boolean {
  const rule = `${report.analyzer}/${report.rule}`
  let expired: Clause | undefined
  for (const clause of allow) {
    if (!isAboutRule(clause, report.analyzer, report.rule) || (report.category === 'session' && clause.rules === undefined)) continue
    const why = whyNotExempt(clause, report.evidence, facts, request)
    if (why !== undefined) record.missed({ clause: clause.id, rule, why })
    else if (request.now > clause.until) expired ??= clause
    else {
      record.clause(clause, 'allowed', rule)
      return true
    }
  }
  if (expired) record.clause(expired, 'expired', rule)
  return false
}

/** Whether a finding rests on something that a deny clause with a rule is about; one that names nothing but rules is about all their findings. */
function concernsEvidence(clause: Clause, { evidence }: Reviewed, { context }: Request): boolean {
  if (!clause.aboutFacts) return true
  const effects: readonly Effect[] = 'sink' in evidence ? [...evidence.sources, evidence.sink] : 'action' in evidence ? [evidence] : []
  return effects.some((effect) => isForbidden(clause, effect, context))
}
