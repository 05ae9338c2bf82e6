import type { Answer, NearMiss } from '@proxilion/gateway'
import { explain as sentenceOf, type Effect, type Finding, type Severity } from '@proxilion/threat-engine'
import type { createColors } from 'picocolors'
import { cut, printable, widthOf, wrap } from './columns.js'
import { sourceView, type Mark } from './source-view.js'

type Decided = Extract<Answer, { kind: 'decided' }>
type Colors = ReturnType<typeof createColors>
type Paint = (text: string) => string

interface ExplainOptions {
  readonly colors: Colors
  /** Columns of the terminal. */
  readonly width: number
}

const MAX_FINDINGS = 12
const MAX_EFFECTS = 8
const MAX_MISSES = 6

/** A decision for the terminal: the verdict, the input with what matters underlined, then every finding with how the engine came to it and what to do instead. */
export function explainDecision({ response, judged, nearMisses = [] }: Decided, { colors, width: columns }: ExplainOptions): string {
  const width = Math.min(Math.max(columns, 40), 110)
  const { bold, dim } = colors
  const findings = judged.findings.slice(0, MAX_FINDINGS)
  const output: string[] = ['', `${verdict(response.decision, colors)} ${bold(String(response.threat_score))}${dim('/100')}  ${dim(modeOf(response))}`, '']

  for (const where of placesOf(judged)) {
    const marks: Mark[] = findings.flatMap((finding, index) =>
      finding.evidence.where === where
        ? [{ start: finding.evidence.start, end: finding.evidence.end, label: String(index + 1), paint: painterOf(finding.severity, colors) }]
        : [],
    )
    if (where !== '/Bash/command') output.push(`  ${dim(where === '' ? 'text' : where)}`)
    output.push(...sourceView(judged.facts.inputs[where] ?? '', marks, { width, dim }), '')
  }

  findings.forEach((finding, index) => output.push(...explainFinding(finding, index + 1, width, colors), ''))
  if (judged.findings.length > findings.length) output.push(dim(`  and ${judged.findings.length - findings.length} more`), '')
  if (judged.findings.length === 0) output.push(...explainEffects(judged, width, colors), '')
  output.push(...explainPolicy(response.policy ?? [], nearMisses, width, colors))
  for (const { analyzer, error } of judged.faults) output.push(colors.yellow(`  The analyzer ${analyzer} failed: ${printable(error)}`), '')
  // With findings, the sentence for the caller would only say the first of them again.
  if (judged.findings.length === 0 || judged.faults.length > 0) output.push(...indented(response.message, width, ' ', dim), '')
  return output.join('\n')
}

/** Which clauses of the policy had a part in it, and which were looked at and did not apply. */
function explainPolicy(applied: NonNullable<Decided['response']['policy']>, nearMisses: readonly NearMiss[], width: number, { bold, dim, green, red, yellow }: Colors): string[] {
  const paint = { allowed: green, disabled: yellow, regraded: yellow, redacted: yellow, denied: red, expired: dim }
  const lines = applied.flatMap(({ clause, effect, rules, reason, author, expires }) => [
    `   ${paint[effect](effect.padEnd(8))} ${bold(printable(clause))} ${dim(`· ${rules.join(', ')}`)}`,
    ...indented(printable([reason, author && `— ${author}`, expires && `(until ${expires})`].filter(Boolean).join(' ')), width, ' '.repeat(12), dim),
  ])
  const missed = nearMisses.slice(0, MAX_MISSES).flatMap(({ clause, rule, why }) => indented(printable(`${clause} does not allow ${rule}: ${why}.`), width, '   ', dim))
  return lines.length + missed.length === 0 ? [] : [` ${bold('policy')}`, ...lines, ...missed, '']
}

function explainFinding(finding: Finding, number: number, width: number, colors: Colors): string[] {
  const { bold, dim } = colors
  const paint = painterOf(finding.severity, colors)
  const sure = finding.confidence < 1 ? ` ${Math.round(finding.confidence * 100)} %` : ''
  return [
    `${paint(bold(String(number).padStart(2)))} ${bold(printable(finding.title))}`,
    `   ${paint(finding.severity)}${dim(sure)} ${dim('·')} ${finding.analyzer}/${finding.rule}${finding.techniques.length > 0 ? ` ${dim(`· ${finding.techniques.join(' ')}`)}` : ''}`,
    ...indented(printable(finding.why), width, '   ', (line) => highlighted(line, colors)),
    ...stepsOf(finding, width, colors),
    ...labelled('instead', finding.advice, width, colors.green),
    ...labelled('docs', finding.docs, width, dim).map(dim),
  ]
}

/** Every step from the input to what was found, in order. */
function stepsOf({ derivation }: Finding, width: number, { dim, cyan }: Colors): string[] {
  const steps = derivation.map(({ how, text }) => ({ how: printable(how), text: printable(text) }))
  const distinct = steps.filter((step, n) => steps.findIndex(({ how, text }) => how === step.how && text === step.text) === n)
  const column = Math.max(0, ...distinct.map(({ how }) => widthOf(how)))
  return distinct.map(({ how, text }, n) => {
    const fits = cut(text, width - column - 6)
    return `   ${dim(n === distinct.length - 1 ? '╰' : '├')} ${dim(how.padEnd(column))} ${cyan(fits)}${fits === text ? '' : dim('…')}`
  })
}

/** Names in backticks stand out; without colours the backticks do it. */
function highlighted(line: string, { bold, isColorSupported }: Colors): string {
  return isColorSupported ? line.replace(/`([^`]+)`/g, (_, name: string) => bold(name)) : line
}

/** What a call without findings does, so that an Allow explains itself, too. */
function explainEffects({ facts }: Decided['judged'], width: number, colors: Colors): string[] {
  const clauses = [...new Set(facts.effects.filter(({ certainty }) => certainty !== 'dead' && certainty !== 'inert').map(clauseOf))]
  if (clauses.length === 0) return [` ${colors.dim('It does nothing that the engine keeps track of.')}`]
  const shown = clauses.slice(0, MAX_EFFECTS).map((clause) => ` ${colors.green('✓')} ${highlighted(cut(printable(clause), width - 3), colors)}`)
  const more = clauses.length - shown.length
  return more > 0 ? [...shown, colors.dim(`   and ${more} more`)] : shown
}

function clauseOf(effect: Effect): string {
  const { action, resource } = effect
  return action === 'execute' && resource.kind === 'process' ? `Runs \`${resource.name}\`.` : sentenceOf(effect)
}

function verdict(decision: Decided['response']['decision'], colors: Colors): string {
  const badge = ` ${decision.toUpperCase()} `
  const paint = { Allow: colors.bgGreen, Alert: colors.bgYellow, Block: colors.bgRed, Terminate: colors.bgMagenta }[decision]
  return colors.isColorSupported ? paint(colors.bold(colors.black(badge))) : `[${badge.trim()}]`
}

function modeOf({ mode, enforced, decision }: Decided['response']): string {
  if (enforced) return `stopped in mode ${mode}`
  return decision === 'Block' || decision === 'Terminate' ? `not enforced in mode ${mode}` : 'may run'
}

/** Texts that are shown: those with findings, or else all, the shell line first. */
function placesOf({ findings, facts }: Decided['judged']): string[] {
  const places = [...new Set(findings.map(({ evidence }) => evidence.where))].filter((where) => where in facts.inputs)
  return places.length > 0 ? places : Object.keys(facts.inputs).slice(0, 3)
}

function painterOf(severity: Severity, { magenta, red, yellow, blue, dim }: Colors): Paint {
  return { critical: magenta, high: red, medium: yellow, low: blue, info: dim }[severity]
}

function labelled(label: string, text: string, width: number, paint: Paint): string[] {
  const [first = '', ...rest] = wrap(text, width - 12)
  return [`   ${paint(label.padEnd(8))} ${first}`, ...rest.map((line) => `${' '.repeat(12)}${line}`)]
}

function indented(text: string, width: number, indent: string, paint: Paint = (line) => line): string[] {
  return wrap(text, width - indent.length).map((line) => `${indent}${paint(line)}`)
}
