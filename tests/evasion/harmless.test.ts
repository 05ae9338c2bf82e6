/** The other half of the metamorphic matrix: harmless commands stay harmless however they are written, but for what the way of writing does by itself. */
import type { Finding } from '@proxilion/threat-engine'
import { combinations } from './combinations.js'
import { HARMLESS } from './harmless.js'
import { judge } from './judge.js'
import { OWN_RULES } from './known.js'
import { REWRITINGS } from './rewritings.js'

const nameOf = (finding: Finding): string => `${finding.analyzer}/${finding.rule}`
const group = (name: string): string => name.slice(0, name.indexOf(':'))
/** Rules that are reported because of the way of writing alone. */
const ownRules = (name: string): string[] => Object.entries(OWN_RULES).flatMap(([rule, of]) => (of.includes(name) || of.includes(group(name)) ? [rule] : []))
/** Findings of at least Alert that are not about the way of writing itself. */
const loud = (findings: readonly Finding[], own: readonly string[]): string[] => findings.filter((f) => f.severity !== 'info' && f.severity !== 'low').map(nameOf).filter((rule) => !own.includes(rule))

test('every harmless command is allowed when it is written plainly', () => {
  expect(HARMLESS.filter((command) => judge(command).score >= 50)).toEqual([])
})

test('what is known is about ways of writing that there are', () => {
  const names = Object.keys(REWRITINGS)
  expect(Object.values(OWN_RULES).flat().filter((name) => !names.includes(name) && !names.some((other) => group(other) === name))).toEqual([])
})

test.each(Object.keys(REWRITINGS))('harmless commands stay harmless: %s', (name) => {
  const own = ownRules(name)
  const reported = new Set<string>()
  const found = HARMLESS.flatMap((command) => {
    const written = REWRITINGS[name]!(command)
    if (written === undefined) return []
    const { score, findings } = judge(written)
    for (const finding of findings) reported.add(nameOf(finding))
    const others = loud(findings, own)
    return others.length > 0 || (own.length === 0 && score >= 50) ? [`${score} ${others.join(', ')}: ${written}`] : []
  })
  expect(found).toEqual([])
  // What a way of writing is excused for, it must really do.
  expect(own.filter((rule) => OWN_RULES[rule]!.includes(name) && !reported.has(rule))).toEqual([])
})

test.each([[2, 400, 20260104], [3, 300, 20260105]])('harmless commands stay harmless written in %d ways at once: %d combinations (seed %d)', (depth, count, seed) => {
  const found = combinations(HARMLESS, depth, count, seed).flatMap(({ ways, written }) => {
    const others = loud(judge(written).findings, ways.flatMap(ownRules))
    return others.length > 0 ? [`${ways.join(' | ')}\n    ${others.join(', ')}: ${written}`] : []
  })
  expect(found).toEqual([])
})
