import { type Analyzer, defineAnalyzer } from './analyzer.js'
import { assess, docsOf } from './assess.js'
import { table } from './match.js'
import { factsOf } from './notation.js'

const keys = defineAnalyzer({
  id: 'keys',
  category: 'pattern',
  title: 'Keys',
  techniques: ['T1552.004'],
  rules: { read: { severity: 'critical', title: 'Reads a private key', advice: 'Use ssh-agent.' }, listed: { severity: 'low', title: 'Lists keys', advice: 'Nothing.' } },
  ...table([
    { rule: 'read', does: 'read', what: 'path', class: 'private-key', without: ['use'] },
    { rule: 'listed', does: ['list', 'read'], what: 'path', class: 'private-key', severity: 'info' },
  ]),
})
const broken: Analyzer = defineAnalyzer({
  id: 'broken',
  category: 'pattern',
  title: 'Throws',
  techniques: [],
  rules: { seen: { severity: 'medium', title: 'Sees it', advice: 'Nothing.' } },
  analyze(facts, _context, report) {
    for (const effect of facts.effects) report('seen', effect)
    throw new Error('broken: token=abcdefgh')
  },
})
const ANALYZERS = [keys, broken]

describe('assess', () => {
  test('a finding says what, where, why and where to read on', () => {
    const facts = factsOf('list path:ordinary src', 'read path:private-key ~/.ssh/id_rsa program=cat')
    expect(assess(facts, {}, [keys])).toEqual({
      score: 95,
      confidence: 1,
      analyzerScores: { keys: 95 },
      faults: [],
      findings: [
        {
          analyzer: 'keys',
          rule: 'read',
          severity: 'critical',
          confidence: 1,
          title: 'Reads a private key',
          techniques: ['T1552.004'],
          evidence: { excerpt: 'read path:private-key ~/.ssh/id_rsa program=cat', start: 23, end: 70, where: '/Bash/command' },
          why: '`cat` reads ~/.ssh/id_rsa (private key).',
          advice: 'Use ssh-agent.',
          docs: 'https://github.com/proxilion/proxilion/blob/main/packages/threat-engine/src/analyzers/keys/README.md#read',
          derivation: [],
          roots: [{ where: '/Bash/command', start: 23, end: 70 }],
        },
      ],
    })
  })

  test('nothing to judge', () => {
    expect(assess(factsOf(), {}, [keys])).toEqual({ findings: [], faults: [], score: 0, confidence: 1, analyzerScores: {} })
  })

  test('the first row that matches wins', () => {
    expect(assess(factsOf('read path:private-key k [use]'), {}, [keys]).findings).toMatchObject([{ rule: 'listed', severity: 'info' }])
  })

  test('what may not happen is less sure, what does not happen is nothing', () => {
    expect(assess(factsOf('? read path:private-key k'), {}, [keys])).toMatchObject({ score: 90.3, confidence: 0.95 })
    expect(assess(factsOf('! read path:private-key k'), {}, [keys]).findings).toEqual([])
  })

  test('an analyzer that throws is a fault without a secret in it, and the others still count', () => {
    const { faults, findings } = assess(factsOf('read path:private-key k'), {}, ANALYZERS)
    expect(faults).toEqual([{ analyzer: 'broken', error: 'Error: broken: token=[redacted]' }])
    expect(findings.map((f) => `${f.analyzer}/${f.rule}`)).toEqual(['keys/read', 'broken/seen'])
  })

  test('a rule that does not exist is a fault', () => {
    const wrong = { ...keys, id: 'wrong', analyze: broken.analyze }
    expect(assess(factsOf('read path:private-key k'), {}, [wrong]).faults).toEqual([{ analyzer: 'wrong', error: 'TypeError: wrong has no rule seen' }])
  })

  test('one rule over the same part of the input is one finding, the strongest', () => {
    const facts = factsOf('read path:private-key a')
    const twice = { ...facts, effects: [{ ...facts.effects[0]!, certainty: 'conditional' as const }, facts.effects[0]!] }
    expect(assess(twice, {}, [keys]).findings).toMatchObject([{ rule: 'read', confidence: 1 }])
  })

  test('many findings are capped and the strongest is kept', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `list path:private-key k${i}`)
    const { findings, score } = assess(factsOf(...lines, 'read path:private-key k'), {}, [keys])
    expect(findings).toHaveLength(50)
    expect(findings[0]).toMatchObject({ rule: 'read' })
    expect(score).toBe(95)
  })

  test('an analyzer is not called for facts that it is not on', () => {
    const calls: string[] = []
    const counting = { ...broken, analyze: () => void calls.push('called') }
    const only = (on: Analyzer['on']) => assess(factsOf('read path:ordinary a'), {}, [{ ...counting, on }])
    for (const on of [['write'], ['read host'], ['flow', 'text', 'opaque', 'exhausted']] as const) only(on)
    expect(calls).toEqual([])
    for (const on of [['read'], ['read path'], undefined] as const) only(on)
    expect(calls).toEqual(['called', 'called', 'called'])
  })

  test('secrets are redacted wherever a finding could show them', () => {
    const facts = factsOf('send host:public https://me:hunter22@example.com')
    const [finding] = assess(facts, {}, [{ ...broken, analyze: (f, _c, report) => report('seen', f.effects[0]!) }]).findings
    expect(JSON.stringify(finding)).not.toContain('hunter22')
    expect(finding?.evidence.excerpt).toBe('send host:public https://me:[redacted]@example.com')
  })
})

test.each([
  ['impact', 'https://github.com/proxilion/proxilion/blob/main/packages/threat-engine/src/analyzers/impact/README.md#wipe'],
  ['@acme/rules/hosts', 'https://www.npmjs.com/package/@acme/rules#wipe'],
])('the documentation of a rule of %s', (id, url) => {
  expect(docsOf(id, 'wipe')).toBe(url)
})
