import type { Finding, Severity } from './analyzer.js'
import { scoreOf } from './score.js'

/** A finding at a position: `found('high', 0)` is rule `r0` over characters 0–4. */
function found(severity: Severity, at: number, more: Partial<Finding> = {}): Finding {
  return {
    analyzer: 'a', rule: `r${at}`, severity, confidence: 1, title: '', techniques: [], why: '', advice: '', docs: '', derivation: [],
    evidence: { excerpt: '', start: at, end: at + 5, where: '/Bash/command' },
    roots: [{ where: '/Bash/command', start: at, end: at + 5 }],
    ...more,
  }
}

describe('scoreOf', () => {
  test.each<[string, Finding[], number]>([
    ['nothing', [], 0],
    ['one info', [found('info', 0)], 10],
    ['one low', [found('low', 0)], 30],
    ['one medium', [found('medium', 0)], 55],
    ['one high', [found('high', 0)], 75],
    ['one critical', [found('critical', 0)], 95],
    ['conditional critical still terminates', [found('critical', 0, { confidence: 0.95 })], 90.3],
    ['conditional high still blocks', [found('high', 0, { confidence: 0.95 })], 71.3],
    ['a disabled guard blocks', [found('critical', 0, { confidence: 0.9 })], 85.5],
    ['two independent mediums', [found('medium', 0), found('medium', 10)], 63.3],
    ['many independent mediums stay an Alert', [0, 10, 20, 30, 40].map((at) => found('medium', at)), 69],
    ['many independent highs stay a Block', [0, 10, 20, 30, 40].map((at) => found('high', at)), 89],
    ['critical and three others are capped', [found('critical', 0), found('high', 10), found('high', 20), found('high', 30)], 100],
    ['a doubtful critical can be corroborated into Terminate', [found('critical', 0, { confidence: 0.9 }), found('medium', 10)], 93.8],
    ['the same effect seen twice counts once', [found('high', 0), found('high', 2)], 75],
    ['the same rule twice counts once', [found('high', 0, { rule: 'x' }), found('high', 10, { rule: 'x' })], 75],
    ['low and info do not corroborate', [found('medium', 0), found('low', 10), found('info', 20)], 55],
    ['low findings do not add up', [found('low', 0), found('low', 10), found('low', 20)], 30],
    ['the same positions in another part of the call are other roots', [found('medium', 0), found('medium', 0, { rule: 'y', roots: [{ where: '/Bash/args/0', start: 0, end: 5 }] })], 63.3],
  ])('%s', (_, findings, score) => {
    expect(scoreOf(findings).score).toBe(score)
    expect(scoreOf([...findings].reverse()).score).toBe(score)
  })

  test('confidence is that of the strongest finding, and 1 when there is none', () => {
    expect(scoreOf([]).confidence).toBe(1)
    expect(scoreOf([found('critical', 0, { confidence: 0.9 }), found('low', 9)]).confidence).toBe(0.9)
  })

  test('more findings never lower a score', () => {
    const findings = [found('high', 0), found('info', 10), found('medium', 20), found('low', 30)]
    const scores = findings.map((_, i) => scoreOf(findings.slice(0, i + 1)).score)
    expect(scores).toEqual([...scores].sort((a, b) => a - b))
  })
})
