import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ToolCall } from '@proxilion/mcp-protocol'
import { assess } from '../analysis/assess.js'
import { interpretCall } from '../interpret/call.js'
import { analyzers } from './index.js'

// The examples of the pages are executed: each line of a block marked `malicious` reports the rule of its heading, each line marked `benign` does not.

const CONTEXT = { os: 'linux', home: '/home/user', cwd: '/home/user/project', workspace: '/home/user/project' } as const
const CALLS: Record<string, (line: string) => ToolCall> = {
  sh: (command) => ({ Bash: { command } }),
  sql: (query) => ({ Database: { query } }),
  json: (line) => JSON.parse(line) as ToolCall,
}

/** Sections of a page by the rule of their heading. */
function sections(page: string): Map<string, string> {
  const [, ...parts] = page.split(/^### /m)
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part]))
}

const lines = (section: string, kind: 'malicious' | 'benign') =>
  [...section.matchAll(/^```(\w+) (malicious|benign)\n([^]*?)^```$/gm)].flatMap(([, language = '', is, body = '']) =>
    is === kind ? body.split('\n').filter(Boolean).map((line) => ({ language, line })) : [],
  )

describe.each(Object.entries(analyzers))('the page of %s', (name, analyzer) => {
  const page = sections(readFileSync(join(__dirname, name, 'README.md'), 'utf8'))
  const reported = (language: string, line: string) =>
    assess(interpretCall(CALLS[language]!(line), CONTEXT), CONTEXT, [analyzer]).findings.map(({ rule }) => rule)

  test('has a section for each rule', () => {
    expect([...page.keys()]).toEqual(Object.keys(analyzer.rules))
  })

  describe.each([...page])('%s', (rule, section) => {
    const [malicious, benign] = [lines(section, 'malicious'), lines(section, 'benign')]

    test('has examples of both kinds', () => {
      expect({ malicious: malicious.length > 0, benign: benign.length > 0 }).toEqual({ malicious: true, benign: true })
    })

    for (const { language, line } of malicious) {
      test(`is found: ${line}`, () => {
        expect(reported(language, line)).toContain(rule)
      })
    }
    for (const { language, line } of benign) {
      test(`is not found: ${line}`, () => {
        expect(reported(language, line)).not.toContain(rule)
      })
    }
  })
})
