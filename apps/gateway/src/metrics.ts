import type { DecidedEvent } from '@proxilion/gateway'
import { Decision, Mode } from '@proxilion/mcp-protocol'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { WatchedPolicy } from './policy-file.js'

/** Routes as metrics name them: no text of a request is ever a label. */
export const ROUTES = ['/analyze', '/inspect', '/outcome', '/health', '/ready', '/metrics', '/openapi.json', '/demo/gtg1002', 'other'] as const
export type Route = (typeof ROUTES)[number]

const SECONDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** What the gateway counts. Labels come from closed sets, so the number of series does not depend on what callers send. */
export class Metrics {
  readonly registry = new Registry()
  private readonly decisions: Record<string, { inc(): void }> = {}
  private readonly findings
  private readonly wouldStop
  private readonly alerts
  private readonly degraded
  private readonly faults
  private readonly broken
  private readonly ended
  private readonly policyReads
  private readonly policyEffects
  private readonly requests
  private readonly seconds

  /** `redisAnswers` is asked at every scrape; a gateway without Redis has none. */
  constructor(mode: Mode, redisAnswers?: () => Promise<boolean>) {
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry })
    const decisions = new Counter({
      name: 'proxilion_decisions_total', help: 'Decisions, by kind of input.', labelNames: ['kind', 'decision', 'enforced'], registers,
    })
    for (const kind of ['call', 'text']) {
      for (const decision of Decision.options) {
        for (const enforced of [true, false]) this.decisions[`${kind} ${decision} ${enforced}`] = decisions.labels(kind, decision, String(enforced))
      }
    }
    this.findings = new Counter({ name: 'proxilion_findings_total', help: 'Findings, by analyzer and rule.', labelNames: ['analyzer', 'rule'], registers })
    this.wouldStop = new Counter({
      name: 'proxilion_would_stop_total', help: 'Decisions that were not enforced but would be in a mode that enforces.', labelNames: ['decision'], registers,
    })
    this.alerts = new Counter({ name: 'proxilion_alerts_total', help: 'Decisions that were sent to the alert sinks.', labelNames: ['decision'], registers })
    this.degraded = new Counter({ name: 'proxilion_store_failures_total', help: 'Times that the session store did not answer.', registers })
    this.faults = new Counter({ name: 'proxilion_analyzer_faults_total', help: 'Times that an analyzer threw.', labelNames: ['analyzer'], registers })
    this.broken = new Counter({ name: 'proxilion_enforcement_broken_total', help: 'Calls that were stopped and executed all the same.', registers })
    this.ended = new Counter({ name: 'proxilion_sessions_terminated_total', help: 'Sessions that were ended.', registers })
    this.policyReads = new Counter({ name: 'proxilion_policy_reads_total', help: 'Versions of the policy file that were read.', labelNames: ['result'], registers })
    this.policyEffects = new Counter({ name: 'proxilion_policy_applied_total', help: 'Clauses that had a part in a decision, by what they did.', labelNames: ['effect'], registers })
    this.requests = new Counter({ name: 'proxilion_http_requests_total', help: 'HTTP requests.', labelNames: ['route', 'status'], registers })
    this.seconds = new Histogram({ name: 'proxilion_http_request_seconds', help: 'Time from head to answer.', labelNames: ['route'], buckets: SECONDS, registers })
    if (redisAnswers !== undefined) {
      new Gauge({
        name: 'proxilion_redis_connected', help: '1 when Redis answers and can be written, else 0.', registers,
        async collect() {
          this.set((await redisAnswers()) ? 1 : 0)
        },
      })
    }
    new Gauge({ name: 'proxilion_mode', help: '1 for the mode of this gateway.', labelNames: ['mode'], registers }).labels(mode).set(1)
  }

  /** Shows whether the policy file is the policy in force, and how many clauses do nothing any more. */
  showPolicy(policy: Pick<WatchedPolicy, 'health'>): void {
    const registers = [this.registry]
    new Gauge({
      name: 'proxilion_policy_valid', help: '1 while the policy file is valid; 0 while an earlier version of it is in force.', registers,
      collect() {
        this.set(policy.health().valid ? 1 : 0)
      },
    })
    new Gauge({
      name: 'proxilion_policy_clauses', help: 'Clauses of the policy.', labelNames: ['state'], registers,
      collect() {
        const { clauses, expired } = policy.health()
        this.labels('active').set(clauses - expired.length)
        this.labels('expired').set(expired.length)
      },
    })
  }

  policyRead(result: 'accepted' | 'rejected'): void {
    this.policyReads.labels(result).inc()
  }

  decided({ kind, response, alert, calledFor, findings }: DecidedEvent): void {
    this.decisions[`${kind} ${response.decision} ${response.enforced}`]?.inc()
    if (findings.length > 0) for (const id of new Set(findings.map(({ analyzer, rule }) => `${analyzer} ${rule}`))) this.findings.labels(...(id.split(' ') as [string, string])).inc()
    if (!response.enforced && (calledFor === 'Block' || calledFor === 'Terminate')) this.wouldStop.labels(calledFor).inc()
    for (const { effect } of response.policy ?? []) this.policyEffects.labels(effect).inc()
    if (alert) this.alerts.labels(response.decision).inc()
  }

  sessionEnded(): void {
    this.ended.inc()
  }

  storeFailed(): void {
    this.degraded.inc()
  }

  analyzerFailed(analyzer: string): void {
    this.faults.labels(analyzer).inc()
  }

  enforcementBroken(): void {
    this.broken.inc()
  }

  private readonly answers = new Map<string, { inc(): void; observe(seconds: number): void }>()

  /** Counts an answered request. */
  answered(route: Route, status: number, seconds: number): void {
    const name = `${route} ${status}`
    let series = this.answers.get(name)
    if (series === undefined) {
      const count = this.requests.labels(route, String(status))
      const time = this.seconds.labels(route)
      series = { inc: () => count.inc(), observe: (value) => time.observe(value) }
      this.answers.set(name, series)
    }
    series.inc()
    series.observe(seconds)
  }
}
