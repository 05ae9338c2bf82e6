import type { Context, Effect, Facts, Span, Step } from '../facts.js'
import { NO_PAST, type Past } from '../session/past.js'
import { GUESS } from '../interpret/frame.js'
import { display } from '../interpret/word.js'
import type { Amendments } from './amend.js'
import { type Analyzer, type Evidence, type Finding, type Report, type Rule, SEVERITY_SCORE } from './analyzer.js'
import { concerned } from './concerned.js'
import { type Clauses, explain } from './explain.js'
import { redact, Redactor } from './redact.js'
import { CONDITIONAL_CONFIDENCE, scoreOf, strongestFirst } from './score.js'

/** An analyzer that threw. What it had reported before still counts, and so does every other analyzer. */
export interface Fault {
  readonly analyzer: string
  /** Name and message, redacted. */
  readonly error: string
}

/** What the analyzers say about one call. A fault leaves the score alone: what it means for the decision is policy. */
export interface Assessment {
  /** The strongest first; at most `MAX_FINDINGS`. */
  readonly findings: readonly Finding[]
  readonly faults: readonly Fault[]
  /** 0–100. */
  readonly score: number
  /** 0–1: that of the strongest finding, 1 when nothing was found. */
  readonly confidence: number
  /** Score of each analyzer that found something. */
  readonly analyzerScores: Readonly<Record<string, number>>
}

export const MAX_FINDINGS = 50
const MAX_REPORTS = 2000
const EXCERPT = 200

const NOTHING: Assessment = { findings: [], faults: [], score: 0, confidence: 1, analyzerScores: {} }

/** Lets the analyzers that are concerned judge the facts of one call, and what came before it when that is given, and a policy amend what they report. Never throws. */
export function assess(facts: Facts, context: Context, analyzers: readonly Analyzer[], past: Past = NO_PAST, amendments?: Amendments): Assessment {
  const concerns = concerned(facts, analyzers)
  const called = amendments?.analyzer === undefined ? concerns : [...concerns, amendments.analyzer]
  if (called.length === 0) return NOTHING
  const reports = new Map<string, Reported>()
  const faults: Fault[] = []
  for (const analyzer of called) {
    try {
      analyzer.analyze(facts, context, collector(analyzer, reports, facts, analyzer === amendments?.analyzer ? undefined : amendments), past)
    } catch (error) {
      faults.push({ analyzer: analyzer.id, error: redact(String(error).slice(0, 300)) })
    }
  }
  if (reports.size === 0) return faults.length === 0 ? NOTHING : { ...NOTHING, faults }
  const strongest = [...reports.values()].sort((a, b) => pointsOf(b) - pointsOf(a)).slice(0, MAX_FINDINGS)
  const redactor = new Redactor()
  const clauses: Clauses = new Map<Effect, string>()
  const findings = strongest.map((reported) => findingOf(reported, facts, redactor, clauses)).sort(strongestFirst)
  const { score, confidence } = scoreOf(findings)
  return { findings, faults, score, confidence, analyzerScores: scoresByAnalyzer(findings) }
}

/** A report before its finding is written out: most of a long script's are dropped, so the costly part waits. */
interface Reported {
  readonly analyzer: Analyzer
  readonly name: string
  readonly rule: Rule
  readonly evidence: Evidence
  readonly severity: Rule['severity']
  readonly confidence: number
  readonly details: Parameters<Report<string>>[2]
  readonly roots: Finding['roots']
}
const pointsOf = (reported: Reported) => SEVERITY_SCORE[reported.severity] * reported.confidence

/** Keeps the strongest report of each rule for the same roots. */
function collector(analyzer: Analyzer, reports: Map<string, Reported>, facts: Facts, amendments: Amendments | undefined): Report<string> {
  return (name, evidence, details = {}) => {
    const rule = Object.hasOwn(analyzer.rules, name) ? analyzer.rules[name] : undefined
    if (!rule) throw new TypeError(`${analyzer.id} has no rule ${name}`)
    let severity = details.severity ?? rule.severity
    // What a tool that nobody knows does with a value is a guess: it stops the call, and not the session.
    if (severity === 'critical' && isGuessed(evidence)) severity = 'high'
    if (amendments !== undefined) {
      // Before anything is merged or dropped for being too many: what is exempted takes no place from what is not.
      const amended = amendments.review({ analyzer: analyzer.id, rule: name, category: analyzer.category, usual: rule.severity, severity, evidence, at: details.at }, facts)
      if (amended === 'exempt') return
      severity = amended
    }
    const sure = (details.confidence ?? rule.confidence ?? 1) * (isConditional(evidence) ? CONDITIONAL_CONFIDENCE : 1)
    const roots = rootsOf(evidence, details.at)
    let key = `${analyzer.id}/${name}`
    for (const { where, start, end } of roots) key += ` ${where}:${start}-${end}`
    const reported = { analyzer, name, rule, evidence, details, roots, severity, confidence: Math.round(sure * 1000) / 1000 }
    const known = reports.get(key)
    if (known ? pointsOf(known) < pointsOf(reported) : reports.size < MAX_REPORTS) reports.set(key, reported)
  }
}

function findingOf({ analyzer, name, rule, evidence, severity, confidence, details, roots }: Reported, facts: Facts, redactor: Redactor, clauses: Clauses): Finding {
  const { where, span, text } = positionOf(evidence, facts, details?.at)
  const excerpt = redactor.slice(text, span, EXCERPT)
  return {
    analyzer: analyzer.id,
    rule: name,
    severity,
    confidence,
    title: rule.title,
    techniques: details?.techniques ?? rule.techniques ?? analyzer.techniques,
    evidence: { excerpt: display(excerpt), start: span.start, end: span.end, where },
    why: details?.why === undefined ? explain(evidence, clauses) : redact(details.why.slice(0, 1000)),
    advice: rule.advice,
    docs: analyzer.docs ?? docsOf(analyzer.id, name),
    derivation: derivationOf(evidence).map((step) => ({ how: display(step.how), text: display(redactor.slice(step.text, { start: 0, end: step.text.length }, EXCERPT)) })),
    roots,
  }
}

const DOCS = 'https://github.com/proxilion/proxilion/blob/main/packages/threat-engine/src/analyzers'

/** Address of the paragraph that explains a rule: derived from ids, written nowhere. */
export function docsOf(analyzer: string, rule: string): string {
  const slash = analyzer.lastIndexOf('/')
  return slash < 0 ? `${DOCS}/${analyzer}/README.md#${rule}` : `https://www.npmjs.com/package/${analyzer.slice(0, slash)}#${rule}`
}

function positionOf(evidence: Evidence, facts: Facts, at: Span | undefined): { where: string; span: Span; text: string } {
  if ('surface' in evidence) return { where: evidence.pointer, span: at ?? { start: 0, end: evidence.value.length }, text: evidence.value }
  if ('action' in evidence) return { where: evidence.where, span: { start: evidence.span.start, end: evidence.span.end }, text: facts.inputs[evidence.where] ?? '' }
  const effects = effectsOf(evidence)
  const { where, span } = 'sink' in evidence ? evidence.sink : evidence
  const hull = effects.filter((e) => e.where === where).reduce((s, e) => ({ start: Math.min(s.start, e.span.start), end: Math.max(s.end, e.span.end) }), span)
  // A flow shows the way from its source to its sink when that fits, else the sink.
  const { start, end } = hull.end - hull.start <= EXCERPT ? hull : span
  return { where, span: { start, end }, text: facts.inputs[where] ?? '' }
}

function rootsOf(evidence: Evidence, at: Span | undefined): Finding['roots'] {
  if ('surface' in evidence) return [{ where: evidence.pointer, ...(at ?? { start: 0, end: evidence.value.length }) }]
  const roots: { where: string; start: number; end: number }[] = []
  for (const e of effectsOf(evidence)) for (const { start, end } of e.roots) roots.push({ where: e.where, start, end })
  if (roots.length > 0) return roots
  const { where, span } = 'sink' in evidence ? evidence.sink : evidence
  return [{ where, start: span.start, end: span.end }]
}

const effectsOf = (evidence: Evidence): readonly Effect[] =>
  'action' in evidence ? [evidence] : 'sink' in evidence ? [...evidence.sources, evidence.sink] : []
const isConditional = (evidence: Evidence) => ('action' in evidence ? evidence.certainty === 'conditional' : effectsOf(evidence).some((e) => e.certainty === 'conditional'))
const isGuessed = (evidence: Evidence) => effectsOf(evidence).some((e) => e.derivation.some(({ how }) => how === GUESS))
function derivationOf(evidence: Evidence): readonly Step[] {
  if ('action' in evidence) return evidence.derivation.length <= MAX_STEPS ? evidence.derivation : evidence.derivation.slice(0, MAX_STEPS)
  return effectsOf(evidence).flatMap((e) => e.derivation).slice(0, MAX_STEPS)
}
const MAX_STEPS = 24

function scoresByAnalyzer(findings: readonly Finding[]): Record<string, number> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const own = groups.get(finding.analyzer)
    if (own) own.push(finding)
    else groups.set(finding.analyzer, [finding])
  }
  const scores: Record<string, number> = {}
  for (const [id, own] of groups) scores[id] = scoreOf(own).score
  return scores
}
