import type { AnalyzeResponse } from '@proxilion/mcp-protocol'
import type { Reviewed } from '@proxilion/threat-engine'
import type { Clause } from './clause.js'
import type { RuleLevel } from './schema.js'

/** A clause that had a part in a decision, as the answer names it. */
export type AppliedClause = NonNullable<AnalyzeResponse['policy']>[number]

/** A clause that was looked at for a finding and did not exempt it, and why: for explanations. */
export interface NearMiss {
  readonly clause: string
  readonly rule: string
  readonly why: string
}

/** The part of a text that a redact clause is about; without `at`, all of it. */
export interface Redaction {
  readonly pointer: string
  readonly rule: string
  readonly at: Reviewed['at']
}

const MAX_MISSES = 50

/** What a policy did to one request, collected while it is judged. */
export class PolicyRecord {
  readonly redactions: Redaction[] = []
  /** The severity of the strongest deny clause that applied. */
  denied: 'high' | 'critical' | undefined
  private readonly misses = new Map<string, NearMiss>()
  private readonly entries = new Map<string, AppliedClause>()

  get applied(): readonly AppliedClause[] {
    return [...this.entries.values()]
  }

  get nearMisses(): readonly NearMiss[] {
    return [...this.misses.values()]
  }

  /** A clause did something about a finding of a rule. */
  clause({ id, reason, author, expires }: Clause, effect: AppliedClause['effect'], rule: string): void {
    this.entry(id, effect, rule, { reason, author, ...(expires !== undefined && { expires }) })
  }

  /** The level that the policy gives a rule did something. */
  level(rule: string, { reason, author }: RuleLevel, effect: 'disabled' | 'regraded'): void {
    this.entry(`rules/${rule}`, effect, rule, { ...(reason !== undefined && { reason }), ...(author !== undefined && { author }) })
  }

  forbade(clause: Clause & { readonly severity: 'high' | 'critical' }, rule: string): void {
    this.clause(clause, 'denied', rule)
    if (this.denied !== 'critical') this.denied = clause.severity
  }

  missed(miss: NearMiss): void {
    const key = `${miss.clause} ${miss.rule} ${miss.why}`
    if (this.misses.size < MAX_MISSES && !this.misses.has(key)) this.misses.set(key, miss)
  }

  private entry(clause: string, effect: AppliedClause['effect'], rule: string, why: Pick<AppliedClause, 'reason' | 'author' | 'expires'>): void {
    const key = `${effect} ${clause}`
    const known = this.entries.get(key)
    if (known === undefined) this.entries.set(key, { clause, effect, rules: [rule], ...why })
    else if (!known.rules.includes(rule)) known.rules.push(rule)
  }
}
