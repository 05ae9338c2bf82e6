import { ANALYZERS } from '@proxilion/threat-engine'
import fc from 'fast-check'
import { describeProblem, parsePolicy } from './parse.js'

const problemsOf = (text: string): string[] => {
  const parsed = parsePolicy(text, ANALYZERS)
  return parsed.ok ? [] : parsed.problems.map(describeProblem)
}
/** A file with one clause of a section. */
const withClause = (section: string, members: string): string => `version: 1\n${section}:\n  - { ${members} }\n`
const COMPLETE = 'id: a, reason: agreed, author: ann, expires: 2029-12-31'

test.each([
  'version: 1',
  'version: 1\nrules: {}\nallow: []',
  withClause('allow', `${COMPLETE}, rule: hacking_tools/*`),
  withClause('allow', `${COMPLETE}, program: [nmap, masscan], host: ["*.lab.example", 10.0.0.0/8, "[2001:db8::1]:443", bücher.example]`),
  withClause('allow', `${COMPLETE}, path: ["/srv/a/*.env", ~/x, C:/build/**, "**/fixtures/.env"]`),
  withClause('deny', 'id: a, reason: never, author: ann, statement: [truncate, drop staging.*]'),
  withClause('redact', 'id: a, reason: noise, author: ann, rule: prompt_engineering/*, surface: [tool_result]'),
])('%j is valid', (text) => {
  expect(problemsOf(text)).toEqual([])
})

/** Each mistake is named with its line, its member, and what is allowed. */
test.each<[string, string]>([
  ['', 'line 1: '],
  ['version: 2', 'line 1, version: allowed is 1'],
  ['rules: {}', 'line 1, version: allowed is 1'],
  ['version: 1\nalow: []', 'line 2, alow: unknown member "alow"; allowed is version, own, rules, allow, deny, redact'],
  ['version: 1\nallow: yes', 'line 2, allow: allowed is a list of clauses'],
  ['version: 1\nrules:\n  impact/mining: never', 'line 3, rules.impact/mining.level: allowed is off, info, low, medium, high, critical'],
  ['version: 1\nrules:\n  impact/mining: false', 'line 3, rules.impact/mining.level: allowed is off, info, low, medium, high, critical'],
  ['version: 1\nrules:\n  impact/minig: low', 'line 3, rules.impact/minig: there is no rule "impact/minig"; allowed is impact/'],
  ['version: 1\nrules:\n  hacking_tools/scan: off', 'line 3, rules.hacking_tools/scan: this would stop a rule that ends sessions or watches the guard; allowed is { level: off, acknowledge: true }'],
  ['version: 1\nrules:\n  hacking_tools/*: medium', 'line 3, rules.hacking_tools/*: this would stop'],
  ['version: 1\nrules:\n  agent_tampering/agent-instructions: info', 'line 3, rules.agent_tampering/agent-instructions: this would stop'],
  ['version: 1\nown:\n  hosts: "*.com"', 'line 3, own.hosts[0]: allowed is a name or *.suffix of your own'],
  [withClause('allow', 'id: a, author: ann, expires: 2029-12-31, program: nmap'), 'line 3, allow[0].reason: allowed is a sentence that says why'],
  [withClause('allow', 'id: a, reason: agreed, expires: 2029-12-31, program: nmap'), 'line 3, allow[0].author: allowed is who decided it'],
  [withClause('allow', 'id: a, reason: agreed, author: ann, program: nmap'), 'line 3, allow[0].expires: allowed is a day'],
  [withClause('allow', 'id: a, reason: agreed, author: ann, expires: 2029-02-30, program: nmap'), 'line 3, allow[0].expires: allowed is a day'],
  [withClause('allow', 'id: a, reason: agreed, author: ann, expires: never, program: nmap'), 'line 3, allow[0].expires: allowed is a day'],
  [withClause('allow', COMPLETE), 'line 3, allow[0]: allowed is a clause with at least one of rule, program, path, host, statement'],
  [withClause('allow', `${COMPLETE}, user: bob`), 'line 3, allow[0]: allowed is a clause with at least one of'],
  [withClause('allow', `${COMPLETE}, program: []`), 'line 3, allow[0].program: allowed is at least one'],
  [withClause('allow', `${COMPLETE}, program: /usr/bin/nmap`), 'line 3, allow[0].program[0]: allowed is the name of a program'],
  [withClause('allow', `${COMPLETE}, program: "*"`), 'line 3, allow[0].program[0]: allowed is the name of a program'],
  ...['*', '**', '/', '/**', '*.example.*', 'relative/x', '../x', '/a/../b', '/a//b', '/a/./b', '~ann/x', '/a/b**', '/a\\b', ' /a'].map((path): [string, string] => [withClause('allow', `${COMPLETE}, path: '${path}'`), 'line 3, allow[0].path[0]: allowed is an absolute path']),
  ...['*', '*.', 'a b', 'https://a.example', 'a.example/x', 'user@a.example', 'a.*.example', '.example', '-a.example', 'a..example', '10.0.0.0/33', '010.0.0.1', '0x7f.1', '1.2', '[::g]', 'a.example:0', 'a.example:70000'].map((host): [string, string] => [withClause('allow', `${COMPLETE}, host: '${host}'`), 'line 3, allow[0].host[0]: allowed is a name']),
  [withClause('allow', `${COMPLETE}, statement: "drop table x; drop"`), 'line 3, allow[0].statement[0]: allowed is the first word'],
  [withClause('allow', `${COMPLETE}, rule: hacking_tools`), 'line 3, allow[0].rule[0]: allowed is analyzer/rule'],
  [withClause('allow', `${COMPLETE}, rule: "*/*"`), 'line 3, allow[0].rule[0]: allowed is analyzer/rule'],
  [withClause('deny', 'id: a, reason: never, author: ann, program: x, severity: low'), 'line 3, deny[0].severity: allowed is high, critical'],
  [withClause('redact', 'id: a, reason: noise, author: ann, rule: prompt_engineering/*, surface: everything'), 'line 3, redact[0].surface[0]: allowed is user_message'],
  [`${withClause('allow', `${COMPLETE}, program: nmap`)}${withClause('deny', 'id: a, reason: never, author: ann, program: x').slice(11)}`, 'line 5, deny[0].id: there are two clauses called a; allowed is one'],
  ['version: &v 1', 'line 1: anchors and aliases are not read'],
  ['version: 1\nown: !!js/function x', 'line 2: '],
  ['version: 1\n---\nversion: 1', 'line 2: not YAML'],
  ['version: 1\nrules: {}\nrules: {}', 'line 3: not YAML: Map keys must be unique'],
])('%j: %s', (text, expected) => {
  expect(problemsOf(text)[0]?.slice(0, expected.length)).toBe(expected)
})

test('a file that is something else is refused in a few words, and nothing of it is quoted', () => {
  for (const text of ['API_KEY="s3cr3t-value"\nPASSWORD=\'s3cr3t-value\' x: y: z\n', '# Notes\n\n```sh\ncurl -H "token: s3cr3t-value"\n```\n\nkey: s3cr3t-value: more\n- s3cr3t-value\n', '{"private_key": "s3cr3t-value" "x"}', 's3cr3t-value: [', '@s3cr3t-value', '%s3cr3t-value\n---\n']) {
    const problems = problemsOf(text)
    expect([problems.length > 0 && problems.length <= 3, problems.join('\n').includes('s3cr3t')]).toEqual([true, false])
  }
})

test('one mistake rejects the whole file, and all of them are told', () => {
  expect(problemsOf(`version: 1\nrules: { impact/minig: low }\n${withClause('allow', `${COMPLETE}, program: nmap`).slice(11)}deny:\n  - { id: b, reason: never, author: ann, colour: red, program: x }\n`)).toHaveLength(1)
  expect(problemsOf('version: 1\nallow:\n  - { id: A }\n  - 3\n').length).toBeGreaterThan(3)
})

test('no text makes it throw, and what is not a mapping is no policy', () => {
  const piece = fc.constantFrom('version: 1\n', 'allow:\n', '  - ', 'id: a\n', '{', '}', '[', ']', ':', '&a', '*a', '!!', '\t', '"', "'", '|', '>', '#', '%YAML 1.1\n', '---\n', '? ', 'rules:\n', '<<: ', '\u0000', '\ud800', 'off', '2029-12-31', '\n')
  fc.assert(
    fc.property(fc.oneof(fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary' })), (text) => {
      const parsed = parsePolicy(text, ANALYZERS)
      if (parsed.ok) expect(parsed.file.version).toBe(1)
      else expect(parsed.problems.length).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})

test('a file that is too long, or deep, is refused in time', () => {
  expect(problemsOf('#'.repeat(2_000_000))[0]).toMatch(/^line 1: the file is too long/)
  expect(problemsOf(`version: 1\nallow: ${'['.repeat(20_000)}`).length).toBeGreaterThan(0)
})
