import { type Finding, SEVERITY_SCORE, type Severity } from './analyzer.js'

/** What a conditional effect (inside `if`, a loop, a handler) keeps of its confidence. At 0.95 a critical one still terminates (90.25) and a high one still blocks (71.25). */
export const CONDITIONAL_CONFIDENCE = 0.95

/** Shares of the next three independent findings that are added to the strongest. */
const CORROBORATION = [0.15, 0.1, 0.05] as const

// Corroboration moves a score inside the band of its strongest severity and never into the next one. The severity table says which class of effect deserves
// which decision; two effects that deserve a Block each are two Blocks, not a Terminate, and five routine Alerts in one deployment script are not an attack.
const CEILING: Readonly<Record<Severity, number>> = { info: 29, low: 49, medium: 69, high: 89, critical: 100 }

/** Info and low findings are context: they say what a call touches, and any script that does work has many. */
const CORROBORATES: Readonly<Record<Severity, boolean>> = { info: false, low: false, medium: true, high: true, critical: true }

/** Points of one finding alone, 0–95. */
export const points = (finding: Pick<Finding, 'severity' | 'confidence'>): number => SEVERITY_SCORE[finding.severity] * finding.confidence

/** Order of findings: the strongest first, then by position, so that equal calls give equal answers. */
export function strongestFirst(a: Finding, b: Finding): number {
  return points(b) - points(a) || a.evidence.start - b.evidence.start || compare(a.analyzer, b.analyzer) || compare(a.rule, b.rule)
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Score of a call, 0–100 with one decimal, and how sure it is: the strongest finding plus 15 %, 10 % and 5 % of the next three that corroborate it. A finding
 * corroborates when it is of another rule and rests on other parts of the input than all that were counted before: one effect that three analyzers see is one.
 * Nothing lowers a score.
 */
export function scoreOf(findings: readonly Finding[]): { score: number; confidence: number } {
  const [strongest, ...rest] = [...findings].sort(strongestFirst)
  if (!strongest) return { score: 0, confidence: 1 }
  const counted = [strongest]
  let score = points(strongest)
  for (const finding of CORROBORATES[strongest.severity] ? rest : []) {
    const share = CORROBORATION[counted.length - 1]
    if (share === undefined) break
    if (!CORROBORATES[finding.severity] || counted.some((other) => sameRule(finding, other) || overlap(finding, other))) continue
    score += share * points(finding)
    counted.push(finding)
  }
  const ceiling = Math.max(CEILING[strongest.severity], points(strongest))
  return { score: Math.round(Math.min(score, ceiling) * 10) / 10, confidence: strongest.confidence }
}

const sameRule = (a: Finding, b: Finding) => a.analyzer === b.analyzer && a.rule === b.rule
const overlap = (a: Finding, b: Finding) =>
  a.roots.some((x) => b.roots.some((y) => x.where === y.where && (x.start === y.start || (x.start < y.end && y.start < x.end))))
