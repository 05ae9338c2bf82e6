import { type InspectSurface, type JsonObject, type ToolCall, collectStrings } from '@proxilion/mcp-protocol'
import { type Assessment, assess } from './analysis/assess.js'
import { type Analyzer, defineAnalyzer } from './analysis/analyzer.js'
import type { Context, Facts } from './facts.js'
import { Machine } from './interpret/machine.js'

/** A text to judge: a string, or an object whose strings are judged one by one. */
export interface Inspection {
  readonly surface: InspectSurface
  readonly content: string | JsonObject | readonly unknown[]
  readonly tool?: { readonly assistant?: string; readonly server?: string; readonly name?: string; readonly call_id?: string }
}

/** What a call means and what the analyzers say about it. Pure and synchronous; never throws on any input. */
export interface Engine {
  /** Ids of the analyzers. */
  readonly analyzers: readonly string[]
  analyze(call: ToolCall, context?: Context): Assessment & { readonly facts: Facts }
  inspect(inspection: Inspection, context?: Context): Assessment & { readonly facts: Facts }
}

export interface EngineOptions {
  /** In addition to the built-in ones. */
  readonly analyzers?: readonly Analyzer[]
  readonly context?: Context
}

// PROVISIONAL stand-in so that the layers above can be tested before the engine is there; to be overwritten as a whole.
const standIn = defineAnalyzer({
  id: 'stand_in', category: 'pattern', title: 'stand-in', techniques: ['T1000'],
  rules: {
    key: { severity: 'critical', title: 'Reads a private key', advice: 'Use an agent instead.' },
    secret: { severity: 'high', title: 'Prints a secret-bearing file', advice: 'Load it into the process instead.' },
    history: { severity: 'medium', title: 'Reads the shell history', advice: 'Ask for the command instead.' },
  },
  analyze(facts, _context, report) {
    for (const text of facts.texts) {
      if (/nmap|pg_dump|id_rsa/.test(text.value)) report('key', text)
      if (/cat \.env|ignore (all )?previous/i.test(text.value)) report('secret', text)
      if (/history|authori/.test(text.value)) report('history', text)
    }
  },
})

export function createEngine({ analyzers: extra = [], context: known = {} }: EngineOptions = {}): Engine {
  const analyzers = [standIn, ...extra]
  const judge = (facts: Facts, context: Context) => ({ ...assess(facts, { ...known, ...context }, analyzers), facts })
  const machine = (context: Context) =>
    new Machine({ ...known, ...context }, () => () => {
      throw new Error('no interpreter')
    })
  return {
    analyzers: analyzers.map(({ id }) => id),
    analyze(call, context = {}) {
      const m = machine(context)
      const text = JSON.stringify(call)
      m.text({ surface: 'argument', value: text, pointer: '/Bash/command' })
      return judge(m.facts({ '/Bash/command': text }), context)
    },
    inspect({ surface, content }, context = {}) {
      const m = machine(context)
      const strings = typeof content === 'string' ? [{ value: content, pointer: '' }] : collectStrings(content).strings
      const inputs: Record<string, string> = {}
      for (const { value, pointer } of strings) {
        inputs[pointer] = value
        m.text({ surface, value, pointer })
      }
      return judge(m.facts(inputs), context)
    },
  }
}
