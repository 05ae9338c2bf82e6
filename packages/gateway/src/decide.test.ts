import type { Decision, Mode } from '@proxilion/mcp-protocol'
import { calledForBy, DEFAULT_THRESHOLDS, inMode, isAlerted, isEnforced } from './decide.js'

const circumstances = { thresholds: DEFAULT_THRESHOLDS, kind: 'call', ended: false } as const
const fault = { analyzer: 'a', error: 'out of order' }

test.each<[number, Decision]>([
  [0, 'Allow'], [49.9, 'Allow'], [50, 'Alert'], [69.9, 'Alert'], [70, 'Block'], [89.9, 'Block'], [90, 'Terminate'], [100, 'Terminate'],
])('a score of %d calls for %s', (score, decision) => {
  expect(calledForBy({ score, faults: [] }, circumstances)).toBe(decision)
})

test('thresholds may be equal: the stricter decision wins', () => {
  expect(calledForBy({ score: 80, faults: [] }, { ...circumstances, thresholds: { alert: 80, block: 80, terminate: 80 } })).toBe('Terminate')
})

test.each<[number, Decision]>([[0, 'Alert'], [55, 'Alert'], [75, 'Block'], [95, 'Terminate']])('a fault with a score of %d: %s', (score, decision) => {
  expect(calledForBy({ score, faults: [fault] }, circumstances)).toBe(decision)
})

test('a text ends no session', () => {
  expect(calledForBy({ score: 100, faults: [] }, { ...circumstances, kind: 'text' })).toBe('Block')
})

test('an ended session stays so, whatever the call', () => {
  expect(calledForBy({ score: 0, faults: [] }, { ...circumstances, ended: true })).toBe('Terminate')
})

test.each<[Mode, string]>([
  ['monitor', 'Allow Alert Block Terminate'],
  ['alert', 'Allow Alert(alert) Block(alert) Terminate(alert)'],
  ['block', 'Allow Alert(alert) Block(enforced,alert) Block(enforced,alert)'],
  ['terminate', 'Allow Alert(alert) Block(enforced,alert) Terminate(enforced,alert)'],
])('mode %s', (mode, expected) => {
  const answers = (['Allow', 'Alert', 'Block', 'Terminate'] as const).map((calledFor) => {
    const decision = inMode(calledFor, mode)
    const more = [isEnforced(decision, mode) && 'enforced', isAlerted(decision, mode) && 'alert'].filter(Boolean)
    return more.length > 0 ? `${decision}(${more.join()})` : decision
  })
  expect(answers.join(' ')).toBe(expected)
})
