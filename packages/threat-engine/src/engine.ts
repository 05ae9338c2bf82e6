import type { InspectSurface, JsonObject, ToolCall } from '@proxilion/mcp-protocol'
import { type Assessment, assess } from './analysis/assess.js'
import type { Amendments } from './analysis/amend.js'
import type { Analyzer } from './analysis/analyzer.js'
import { redact } from './analysis/redact.js'
import { ANALYZERS } from './analyzers/index.js'
import type { Context, Facts } from './facts.js'
import { interpretCall, interpretText, type Origin } from './interpret/call.js'
import { interpreterOf } from './interpret/languages.js'
import { Machine, rootFrame } from './interpret/machine.js'
import { codeJudge } from './session/code.js'
import { inSession } from './session/judge.js'
import { type About, NO_WAKE, type Wake, wakeOf } from './session/trace.js'
import type { SessionView } from './session.js'

/** A text to judge: a string, or an object whose strings are judged one by one. */
export interface Inspection {
  readonly surface: InspectSurface
  readonly content: string | JsonObject | readonly unknown[]
}

/** What a call or a text means, and what the analyzers say about it. */
export type Analysis = Assessment & { readonly facts: Facts }

/** From a call to an assessment: interprets it into facts and lets the analyzers judge them. Pure and synchronous; never throws on any input. */
export interface Engine {
  /** Ids of the analyzers. */
  readonly analyzers: readonly string[]
  analyze(call: ToolCall, context?: Context, origin?: Origin, amendments?: Amendments): Analysis
  inspect(inspection: Inspection, context?: Context, amendments?: Amendments): Analysis
  /** What a call or a text leaves in its session, and what has to be looked up there to judge it together with what came before. */
  wake(analysis: Analysis, context?: Context, about?: About): Wake
  /** The same analysis, judged together with the session that it was folded into. */
  follow(analysis: Analysis, wake: Wake, view: SessionView, context?: Context, amendments?: Amendments): Analysis
}

export interface EngineOptions {
  /** In addition to the built-in ones. */
  readonly analyzers?: readonly Analyzer[]
  /** What is known about the place where calls run, unless a call says otherwise. */
  readonly context?: Context
}

export function createEngine({ analyzers: added = [], context: known = {} }: EngineOptions = {}): Engine {
  const analyzers = added.length === 0 ? ANALYZERS : [...ANALYZERS, ...added]
  const single = analyzers.filter(({ category }) => category !== 'session')
  const following = analyzers.filter(({ category }) => category === 'session')
  const judge = (interpret: () => Facts, context: Context, executes: boolean, amendments: Amendments | undefined): Analysis => {
    try {
      const facts = interpret()
      const { findings, faults, score, confidence, analyzerScores } = assess(facts, context, single, undefined, amendments)
      return { findings, faults, score, confidence, analyzerScores, facts }
    } catch (error) {
      // An interpreter that throws is a mistake of ours. What it did not read counts as unexamined, and the fault is told: nothing is allowed because we failed.
      const machine = new Machine(context, interpreterOf)
      machine.exhausted(rootFrame('', 0), 'nodes', executes)
      const facts = machine.facts({})
      const assessment = assess(facts, context, single)
      return { ...assessment, faults: [...assessment.faults, { analyzer: 'interpreter', error: redact(String(error).slice(0, 300)) }], facts }
    }
  }
  return {
    analyzers: analyzers.map(({ id }) => id),
    analyze(call, given, origin, amendments) {
      const context = given === undefined ? known : { ...known, ...given }
      return judge(() => interpretCall(call, context, origin), context, true, amendments)
    },
    inspect({ surface, content }, given, amendments) {
      const context = given === undefined ? known : { ...known, ...given }
      return judge(() => interpretText(surface, content, context), context, false, amendments)
    },
    wake({ facts, findings }, given, about) {
      const context = given === undefined ? known : { ...known, ...given }
      try {
        return wakeOf(facts, findings, context, codeJudge(single, context), about)
      } catch {
        // The call itself was judged; what is not remembered of it is a mistake of ours that must not stop it.
        return NO_WAKE
      }
    },
    follow(analysis, wake, view, given, amendments) {
      return inSession(analysis, wake, view, given === undefined ? known : { ...known, ...given }, following, amendments)
    },
  }
}
