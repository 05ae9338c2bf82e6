/**
 * Metamorphic tests: what a command does, and with it the decision, does not depend on how the command is written. Every attack in every way of writing it keeps the decision of
 * the plain one; every harmless command in the same ways stays harmless, but for what the way of writing itself does.
 */
import { createEngine, type Finding } from '@proxilion/threat-engine'
import { ATTACKS } from './attacks.js'
import { HARMLESS } from './harmless.js'
import { KNOWN_MISSES, ONLY_WRITTEN, OWN_RULES } from './known.js'
import { REWRITINGS } from './rewritings.js'

const engine = createEngine()
const judge = (command: string) => engine.analyze({ Bash: { command } })
/** Lowest scores of Alert, Block and Terminate. */
const THRESHOLDS = [50, 70, 90]
const band = (score: number): number => THRESHOLDS.filter((t) => score >= t).length

const attacks = ATTACKS.map(([command]) => ({ command, score: judge(command).score }))
const names = Object.keys(REWRITINGS)

/** A cell of the matrix that lost its decision, for the message of a failing test. */
const cell = (before: number, after: number, command: string, written: string): string => `${before} -> ${after}  ${command}\n      ${written.slice(0, 600).replaceAll('\n', '\n      ')}`

/** Attacks that a rewriting hides, the worst first. */
function lost(name: string): { attack: string; text: string }[] {
  return attacks
    .flatMap(({ command, score }) => {
      const written = REWRITINGS[name]!(command)
      if (written === undefined) return []
      const after = judge(written).score
      return band(after) < band(score) ? [{ attack: command, drop: score - after, text: cell(score, after, command, written) }] : []
    })
    .sort((a, b) => b.drop - a.drop)
}

/** Findings of at least Alert that are not about the way of writing itself. */
const loud = (findings: readonly Finding[], own: readonly string[]): string[] =>
  findings.filter((f) => f.severity !== 'info' && f.severity !== 'low' && !own.includes(`${f.analyzer}/${f.rule}`)).map((f) => `${f.analyzer}/${f.rule}`)
const ownRules = (name: string): readonly string[] => [...(OWN_RULES[name] ?? []), ...(OWN_RULES[name.slice(0, name.indexOf(':'))] ?? [])]

test('there is something to compare', () => {
  expect(attacks.filter(({ score }) => score < 70)).toEqual([])
  expect(HARMLESS.filter((command) => judge(command).score >= 50)).toEqual([])
  expect(new Set(ATTACKS.map(([command]) => command)).size).toBe(ATTACKS.length)
  expect([...Object.keys(KNOWN_MISSES), ...ONLY_WRITTEN].filter((name) => !names.includes(name))).toEqual([])
})

test.each(names)('attacks keep their decision: %s', (name) => {
  const found = lost(name)
  if (ONLY_WRITTEN.includes(name)) return expect(found.length).toBeGreaterThan(0)
  expect(found.filter(({ attack }) => !KNOWN_MISSES[name]?.includes(attack)).map(({ text }) => text)).toEqual([])
  // A known miss that is found by now has to leave the list.
  expect(found.map(({ attack }) => attack).filter((attack) => KNOWN_MISSES[name]?.includes(attack)).sort()).toEqual([...(KNOWN_MISSES[name] ?? [])].sort())
})

test.each(names)('harmless commands stay harmless: %s', (name) => {
  const own = ownRules(name)
  const seen = new Set<string>()
  const found = HARMLESS.flatMap((command) => {
    const written = REWRITINGS[name]!(command)
    if (written === undefined) return []
    const { score, findings } = judge(written)
    for (const f of findings) seen.add(`${f.analyzer}/${f.rule}`)
    const others = loud(findings, own)
    return others.length > 0 || (score >= 50 && own.length === 0) ? [`${score} ${others.join(', ')}: ${written}`] : []
  })
  expect(found).toEqual([])
  // What a way of writing is excused for, it must really do.
  expect((OWN_RULES[name] ?? []).filter((rule) => !seen.has(rule))).toEqual([])
})

describe('ways of writing combined', () => {
  const combined = names.filter((name) => !ONLY_WRITTEN.includes(name) && KNOWN_MISSES[name] === undefined)
  /** Longest text that a combination may grow to: quoting in quoting doubles. */
  const MAX_LENGTH = 20_000

  /** Numbers from 0 to 1 that only depend on the seed (mulberry32). */
  function numbers(seed: number): () => number {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let t = Math.imul(state ^ (state >>> 15), 1 | state)
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
    }
  }

  /** `count` commands, each rewritten in `depth` ways, one after the other. */
  function combinations(commands: readonly string[], depth: number, count: number, seed: number): { command: string; ways: string[]; written: string }[] {
    const next = numbers(seed)
    const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)]!
    const out: { command: string; ways: string[]; written: string }[] = []
    while (out.length < count) {
      const command = pick(commands)
      const ways: string[] = []
      let written = command
      for (let tries = 0; ways.length < depth && tries < 40; tries++) {
        const name = pick(combined)
        const other = REWRITINGS[name]!(written)
        if (other === undefined || other.length > MAX_LENGTH) continue
        ways.push(name)
        written = other
      }
      if (ways.length === depth) out.push({ command, ways, written })
    }
    return out
  }

  test.each([[2, 400, 20260101], [3, 300, 20260102], [4, 100, 20260103]])('%d at once, %d attacks keep their decision (seed %d)', (depth, count, seed) => {
    const scores = new Map(attacks.map(({ command, score }) => [command, score]))
    const hidden = combinations([...scores.keys()], depth, count, seed).flatMap(({ command, ways, written }) => {
      const before = scores.get(command)!, after = judge(written).score
      return band(after) < band(before) ? [`${ways.join(' | ')}\n    ${cell(before, after, command, written)}`] : []
    })
    expect(hidden).toEqual([])
  })

  test.each([[2, 400, 20260104], [3, 300, 20260105]])('%d at once, %d harmless commands stay harmless (seed %d)', (depth, count, seed) => {
    const found = combinations(HARMLESS, depth, count, seed).flatMap(({ ways, written }) => {
      const others = loud(judge(written).findings, ways.flatMap(ownRules))
      return others.length > 0 ? [`${ways.join(' | ')}\n    ${others.join(', ')}: ${written}`] : []
    })
    expect(found).toEqual([])
  })
})
