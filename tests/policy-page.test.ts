/** The page about policies is true: every block of it is read, and every row of its tables is decided. The example file is valid. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGateway, describeProblem, parsePolicy, Policy } from '@proxilion/gateway'
import { MemoryStore } from '@proxilion/session-state'
import { ANALYZERS, createEngine } from '@proxilion/threat-engine'
import { root } from './sources.js'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const page = read('docs/POLICY.md')
const engine = createEngine()

function policyOf(text: string): Policy {
  const parsed = parsePolicy(text, ANALYZERS)
  if (!parsed.ok) throw new Error(parsed.problems.map(describeProblem).join('\n'))
  return new Policy(parsed.file)
}

async function decision(policy: Policy | undefined, command: string): Promise<string> {
  const gateway = createGateway({ engine, store: new MemoryStore({ maxRecords: 10 }), mode: 'terminate', ...(policy && { policy: () => policy }) })
  const answer = await gateway.analyze({ tool_call: { Bash: { command } }, user_id: 'ann' }, { request: 'r' })
  return answer.kind === 'decided' ? answer.response.decision : answer.kind
}

const sections = page.split(/^## /m).slice(1).flatMap((section) => {
  const block = /```yaml\n([^]*?)```/.exec(section)?.[1]
  const rows = [...section.matchAll(/^\| `(.+?)` \| (\w+) \| (\w+) \|$/gm)].map(([, command = '', without = '', within = '']) => ({ command, without, within }))
  return block === undefined ? [] : [{ title: section.split('\n')[0] ?? '', text: `version: 1\n${block}`, rows }]
})

test('there are sections to check', () => {
  expect(sections.map(({ title, rows }) => [title, rows.length > 0])).toEqual([['own', true], ['rules', true], ['allow', true], ['deny', true], ['redact', false]])
})

describe.each(sections)('$title', ({ text, rows }) => {
  test('is a policy', () => {
    expect(policyOf(text)).toBeInstanceOf(Policy)
  })

  for (const { command, without, within } of rows) {
    test(`${command}: ${without}, then ${within}`, async () => {
      expect([await decision(undefined, command), await decision(policyOf(text), command)]).toEqual([without, within])
    })
  }
})

test('examples/policy.yaml is valid, and nothing in it has expired', () => {
  const clauses = policyOf(read('examples/policy.yaml')).summary(Date.UTC(2027, 0, 1))
  expect(clauses.map(({ kind, id, expired }) => [kind, id, expired])).toEqual([
    ['allow', 'lab-scans', false], ['allow', 'test-fixtures', false], ['allow', 'staging-tables', false], ['deny', 'no-terraform', false], ['deny', 'ledger', false], ['redact', 'clean-results', false],
  ])
})

test.each([
  ['nmap -sV db.lab.corp.example', 'Allow'],
  ['nmap -sV db.corp.example', 'Terminate'],
  ['cat app/test/fixtures/.env', 'Allow'],
  ['cat app/.env', 'Block'],
  ['psql -h staging-db.corp.example -c "TRUNCATE staging_users"', 'Allow'],
  ['psql -h prod-db.corp.example -c "TRUNCATE staging_users"', 'Block'],
  ['terraform plan', 'Block'],
  ['cat /srv/ledger/2029.csv', 'Terminate'],
])('under examples/policy.yaml, %s is %s', async (command, expected) => {
  expect(await decision(policyOf(read('examples/policy.yaml')), command)).toBe(expected)
})

test('the page, the README and the architecture lead to each other', () => {
  expect(read('README.md')).toContain('(docs/POLICY.md)')
  expect(read('docs/ARCHITECTURE.md')).toContain('POLICY.md')
  expect(page).toContain('(../examples/policy.yaml)')
})
