/**
 * Metamorphic tests: what a command does, and with it the decision, does not depend on how the command is written. Every attack in every way of writing it keeps the decision of
 * the plain one. A failing test names the cells that lost it, the worst first. (The harmless half of the matrix is in `harmless.test.ts`.)
 */
import { ATTACKS } from './attacks.js'
import { combinations } from './combinations.js'
import { band, judge } from './judge.js'
import { KNOWN_MISSES, ONLY_WRITTEN } from './known.js'
import { REWRITINGS } from './rewritings.js'

const attacks = ATTACKS.map(([command]) => ({ command, score: judge(command).score }))

/** One cell of the matrix, for the message of a failing test. */
const cell = (before: number, after: number, command: string, written: string): string => `${before} -> ${after}  ${command}\n      ${written.slice(0, 600).replaceAll('\n', '\n      ')}`

/** Attacks whose decision a way of writing softens, the worst first. */
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

test('every attack is blocked when it is written plainly, and there is one of each', () => {
  expect(attacks.filter(({ score }) => score < 70)).toEqual([])
  expect(new Set(ATTACKS.map(([command]) => command)).size).toBe(ATTACKS.length)
})

test('what is known is about ways of writing that there are', () => {
  expect([...Object.keys(KNOWN_MISSES), ...ONLY_WRITTEN].filter((name) => REWRITINGS[name] === undefined)).toEqual([])
})

test.each(Object.keys(REWRITINGS))('attacks keep their decision: %s', (name) => {
  const found = lost(name)
  if (ONLY_WRITTEN.includes(name)) return expect(found.length).toBeGreaterThan(0)
  const known = KNOWN_MISSES[name] ?? []
  expect(found.filter(({ attack }) => !known.includes(attack)).map(({ text }) => text)).toEqual([])
  // A known miss that is found by now has to leave the list.
  expect(known.filter((attack) => !found.some((miss) => miss.attack === attack))).toEqual([])
})

test.each([[2, 500, 20260101], [3, 300, 20260102], [4, 100, 20260103]])('attacks keep their decision written in %d ways at once: %d combinations (seed %d)', (depth, count, seed) => {
  const scores = new Map(attacks.map(({ command, score }) => [command, score]))
  const found = combinations([...scores.keys()], depth, count, seed).flatMap(({ command, ways, written }) => {
    const before = scores.get(command)!, after = judge(written).score
    return band(after) < band(before) ? [`${ways.join(' | ')}\n    ${cell(before, after, command, written)}`] : []
  })
  expect(found).toEqual([])
})
