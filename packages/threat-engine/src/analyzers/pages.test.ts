import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InspectSurface, ToolCall } from '@proxilion/mcp-protocol'
import { assess } from '../analysis/assess.js'
import type { Facts } from '../facts.js'
import { interpretCall, interpretText } from '../interpret/call.js'
import { assessLast, type SessionCall } from '../testing.js'
import { analyzers } from './index.js'

// The examples of the pages are executed: each line of a block marked `malicious` reports the rule of its heading, each line marked `benign` does not.

const CONTEXT = { os: 'linux', home: '/home/user', cwd: '/home/user/project', workspace: '/home/user/project' } as const
const call = (toolCall: ToolCall) => interpretCall(toolCall, CONTEXT)
const text = (surface: InspectSurface) => (line: string) => interpretText(surface, line.replaceAll('\\n', '\n'), CONTEXT)
/** What a line is, by the language of its block: calls, or text of a surface in which `\n` is a line break. */
const FACTS: Record<string, (line: string) => Facts> = {
  sh: (command) => call({ Bash: { command } }),
  sql: (query) => call({ Database: { query } }),
  json: (line) => call(JSON.parse(line) as ToolCall),
  user_message: text('user_message'),
  ai_response: text('ai_response'),
  tool_description: text('tool_description'),
  tool_result: text('tool_result'),
  resource: text('resource'),
  prompt: text('prompt'),
}

/** Calls of a session, with `=>` between them: `bob>` says by whom, `tool_result>` and the like make a text of one. */
function sessionOf(line: string): SessionCall[] {
  return line.split(' => ').map((part): SessionCall => {
    const [, mark = '', rest = part] = /^(\w+)> (.*)$/.exec(part) ?? []
    if (mark === '') return { call: part }
    return mark in FACTS ? { text: { surface: mark as InspectSurface, content: rest } } : { by: mark, call: rest }
  })
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
  const { on, ...always } = analyzer
  const reported = (language: string, line: string) => {
    if (language === 'session') return assessLast(sessionOf(line), analyzer).findings.map(({ rule }) => rule)
    const facts = FACTS[language]!(line)
    const { findings } = assess(facts, CONTEXT, [analyzer])
    // `on` is a promise to find nothing otherwise.
    expect(on === undefined ? findings : assess(facts, CONTEXT, [always]).findings).toEqual(findings)
    return findings.map(({ rule }) => rule)
  }

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
