import type { InspectSurface, ToolCall } from '@proxilion/mcp-protocol'
import type { Analyzer, Severity } from './analysis/analyzer.js'
import { assess } from './analysis/assess.js'
import { factsOf } from './analysis/notation.js'
import { ANALYZERS } from './analyzers/index.js'
import type { Context, Facts } from './facts.js'
import { interpretCall, interpretText } from './interpret/call.js'
import { PocketSession } from './session/pocket.js'

export { factsOf }

/** A shell line, any other tool call, or facts that were written down with `factsOf`. */
export type SingleCall = string | ToolCall | Facts

/** A call or a text of a session: by whom (default `ann`), and how many seconds after the one before (default 5). */
export interface SessionCall {
  readonly call?: SingleCall
  readonly text?: { readonly surface: InspectSurface; readonly content: string }
  readonly by?: string
  readonly after?: number
}

/** One call, or a session: what is found is what is found in its last call. */
export type TestCall = SingleCall | readonly (SingleCall | SessionCall)[]

/** A rule, or a rule with the severity that it must be reported with. */
export type ExpectedRule<R extends string> = R | `${R}:${Severity}`

/** What an analyzer finds, what it must not find, and what it is known not to find yet. */
export interface AnalyzerCases<R extends string> {
  /** Each call with exactly the rules that the analyzer reports for it. */
  readonly malicious: readonly (readonly [call: TestCall, rules: readonly ExpectedRule<R>[]])[]
  /** Calls for which it reports nothing: the harmless neighbours of the malicious ones. */
  readonly benign: readonly TestCall[]
  /** Calls that it should find and does not. One that is found fails the test, so that the list stays true. */
  readonly knownMisses?: readonly (readonly [call: TestCall, rules: readonly R[]])[]
  /** Where the calls would run; default a project in /home/user/project on Linux. */
  readonly context?: Context
}

/** One test; `run` throws when it fails. */
export interface NamedCase {
  readonly name: string
  run(): void
}

const CONTEXT: Context = { os: 'linux', home: '/home/user', cwd: '/home/user/project', workspace: '/home/user/project' }

/**
 * Tests an analyzer by literal cases. Where `describe` and `test` are global (jest, vitest) the cases are registered with them; elsewhere run what is returned:
 * `for (const { name, run } of testAnalyzer(analyzer, cases)) test(name, run)` with node:test.
 * @throws {TypeError} when there are no malicious or no benign cases: an analyzer without its harmless neighbours is not tested.
 */
export function testAnalyzer<R extends string>(analyzer: Analyzer<R>, cases: AnalyzerCases<NoInfer<R>>): NamedCase[] {
  if (cases.malicious.length === 0 || cases.benign.length === 0) throw new TypeError(`${analyzer.id}: malicious and benign cases are both needed`)
  const context = cases.context ?? CONTEXT
  const reported = (call: TestCall) => findingsOf(analyzer, call, context)
  const named: NamedCase[] = [
    ...cases.malicious.map(([call, rules]) => ({
      name: `finds ${rules.join(', ')} in ${nameOf(call)}`,
      run: () => {
        const expected = [...new Set<string>(rules)].sort()
        const actual = reported(call).map(({ rule, severity }) => expected.find((e) => e === `${rule}:${severity}`) ?? (expected.includes(rule) ? rule : `${rule}:${severity}`))
        same([...new Set(actual)].sort(), expected, call)
      },
    })),
    ...cases.benign.map((call) => ({
      name: `finds nothing in ${nameOf(call)}`,
      run: () => same([...new Set(reported(call).map(({ rule, severity }) => `${rule}:${severity}`))], [], call),
    })),
    ...(cases.knownMisses ?? []).map(([call, rules]) => ({
      name: `does not find ${rules.join(', ')} yet in ${nameOf(call)}`,
      run: () => {
        const found = new Set(reported(call).map(({ rule }) => rule))
        if (rules.every((rule) => found.has(rule))) throw new Error(`${nameOf(call)} is found now: move it from knownMisses to malicious`)
      },
    })),
  ]
  register(analyzer.id, named)
  return named
}

const factsIn = (call: SingleCall, context: Context): Facts =>
  typeof call === 'string' ? interpretCall({ Bash: { command: call } }, context) : 'effects' in call ? call : interpretCall(call, context)

/** The assessment of the last call of a session, by one analyzer. Calls before it that would be blocked for themselves count as stopped. */
export function assessLast(calls: readonly (SingleCall | SessionCall)[], analyzer: Analyzer, context: Context = CONTEXT): ReturnType<typeof assess> {
  const session = new PocketSession(ANALYZERS.filter(({ category }) => category !== 'session'), context)
  let last = assess(factsOf(), context, [])
  for (const given of calls) {
    const { call, text, by, after }: SessionCall = typeof given === 'string' || !('call' in given || 'text' in given) ? { call: given as SingleCall } : (given as SessionCall)
    const facts = text === undefined ? factsIn(call ?? '', context) : interpretText(text.surface, text.content, context)
    last = session.next(facts, [analyzer], { ...(by !== undefined && { principal: by }), ...(after !== undefined && { after: 1000 * after }) })
  }
  return last
}

function findingsOf(analyzer: Analyzer, call: TestCall, context: Context) {
  const { findings, faults } = isSession(call) ? assessLast(call, analyzer, context) : assess(factsIn(call, context), context, [analyzer])
  if (faults[0]) throw new Error(`${nameOf(call)}: ${faults[0].error}`)
  return findings
}

const isSession = (call: TestCall): call is readonly (SingleCall | SessionCall)[] => Array.isArray(call)

const nameOf = (call: TestCall): string =>
  isSession(call) ? `session ${JSON.stringify(call.map((c) => (typeof c === 'object' && 'effects' in c ? Object.values(c.inputs)[0] : c)))}`
  : typeof call === 'string' ? JSON.stringify(call) : 'effects' in call ? `facts ${JSON.stringify(Object.values(call.inputs)[0] ?? '')}` : JSON.stringify(call)

function same(actual: readonly string[], expected: readonly string[], call: TestCall): void {
  if (actual.join() === expected.join()) return
  const listed = (rules: readonly string[]) => (rules.length === 0 ? 'nothing' : rules.join(', '))
  throw new Error(`${nameOf(call)}\n  expected ${listed(expected)}\n  reported ${listed(actual)}`)
}

type Register = (name: string, run: () => void) => void

function register(name: string, cases: readonly NamedCase[]): void {
  const { describe, test, it } = globalThis as { describe?: Register; test?: Register; it?: Register }
  const add = test ?? it
  if (typeof describe !== 'function' || typeof add !== 'function') return
  describe(name, () => {
    for (const { name, run } of cases) add(name, run)
  })
}
