import type { Past } from '../session/past.js'
import type { Action, Context, Effect, Exhausted, Facts, Flow, Opaque, ResourceKind, Span, Surface, Text } from '../facts.js'

export type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical'
export type Category = 'pattern' | 'session' | 'semantic'

/** One thing that an analyzer can find. `techniques` are MITRE ATT&CK or ATLAS ids; names and tactics are derived from them elsewhere. */
export interface Rule {
  readonly severity: Severity
  /** Goes on the wire in `patterns_detected`. A clause about what the call does: "Sends credentials to another host". */
  readonly title: string
  /** What to do instead: one sentence to the developer or the model. */
  readonly advice: string
  readonly techniques?: readonly string[]
  /** 0–1, default 1: how often a fully derived, certain match of this rule is what its title says. */
  readonly confidence?: number
}

/** What a finding rests on. */
export type Evidence = Effect | Flow | Text | Opaque | Exhausted

/**
 * Reports a finding. `severity` and `confidence` soften or harden the rule for this evidence; the reason must be structural (loopback, scratch directory), never a word
 * of the input. `why` is one sentence that names what was seen (secrets are redacted by the engine).
 */
export type Report<R extends string> = (
  rule: R,
  evidence: Evidence,
  details?: {
    readonly severity?: Severity
    readonly confidence?: number
    readonly why?: string
    readonly techniques?: readonly string[]
    /** Which part of a `Text`'s value it is; default all of it. */
    readonly at?: Span
  },
) => void

/** A rule's finding as analyzers see it later and callers get it (before redaction it never leaves the engine). */
export interface Finding {
  readonly analyzer: string
  readonly rule: string
  readonly severity: Severity
  readonly confidence: number
  readonly title: string
  readonly techniques: readonly string[]
  readonly evidence: { readonly excerpt: string; readonly start: number; readonly end: number; readonly where: string }
  readonly why: string
  readonly advice: string
  readonly docs: string
  /** How the engine came to it, redacted: for explanations. */
  readonly derivation: readonly { readonly how: string; readonly text: string }[]
  /** Spans that the finding rests on, with the pointer they belong to; for independence. */
  readonly roots: readonly { readonly where: string; readonly start: number; readonly end: number }[]
}

/**
 * What must be among the facts for an analyzer to be called: effects of an action (`scan`), of an action on a kind of resource (`read path`) or a class of it
 * (`read path:private-key`), or another fact (`text user_message`: only one of that surface).
 */
export type Trigger = Action | `${Action} ${ResourceKind}` | `${Action} ${string}:${string}` | 'flow' | 'text' | `text ${Surface}` | 'opaque' | 'exhausted'

/**
 * A small, pure, synchronous judge of facts. One of category `session` judges them together with what came before: it is called when the call has a finding of its own
 * or met something that was remembered, after the call was folded into its session. The others see one call alone, and `past` is that of a first call.
 */
export interface Analyzer<R extends string = string> {
  readonly apiVersion: 1
  readonly id: string
  readonly category: Category
  readonly title: string
  readonly techniques: readonly string[]
  readonly rules: Readonly<Record<R, Rule>>
  /** When given, the analyzer is not called unless one of these is among the facts. It is a promise to find nothing otherwise. */
  readonly on?: readonly Trigger[]
  /** Address of the page that explains its findings, when it is not the one that is derived from ids. */
  readonly docs?: string
  analyze(facts: Facts, context: Context, report: Report<R>, past: Past): void
}

export interface AnalyzerDefinition<R extends string> extends Omit<Analyzer<R>, 'apiVersion' | 'analyze'> {
  /** R is inferred from `rules` alone, so that a report of a rule that does not exist is a type error. */
  analyze(facts: Facts, context: Context, report: Report<NoInfer<R>>, past: Past): void
}

const ID = /^[a-z][a-z0-9_]*$/
const PACKAGE_ID = /^(@[a-z0-9-]+\/)?[a-z0-9][a-z0-9-]*\/[a-z][a-z0-9_]*$/
const RULE = /^[a-z][a-z0-9-]*$/

/**
 * Declares an analyzer. Built-ins and plug-ins use this and no other door.
 * @throws {TypeError} when an id, a rule's name, severity or confidence is not well formed: a mistake of the author, found at load.
 */
export function defineAnalyzer<const R extends string>(definition: AnalyzerDefinition<R>): Analyzer<R> {
  if (!ID.test(definition.id) && !PACKAGE_ID.test(definition.id)) throw new TypeError(`analyzer id ${JSON.stringify(definition.id)}: snake_case, or package/snake_case for plug-ins`)
  for (const [name, rule] of Object.entries<Rule>(definition.rules)) {
    if (!RULE.test(name)) throw new TypeError(`rule ${definition.id}/${name}: kebab-case`)
    if (!(rule.severity in SEVERITY_SCORE)) throw new TypeError(`rule ${definition.id}/${name}: severity ${String(rule.severity)} is none of ${Object.keys(SEVERITY_SCORE).join(', ')}`)
    const confidence = rule.confidence ?? 1
    if (!(confidence > 0 && confidence <= 1)) throw new TypeError(`rule ${definition.id}/${name}: confidence ${confidence} is not in (0, 1]`)
  }
  return { apiVersion: 1, ...definition }
}

/** Base score of a severity (DESIGN: info 10, low 30, medium 55, high 75, critical 95), multiplied by confidence. */
export const SEVERITY_SCORE: Readonly<Record<Severity, number>> = { info: 10, low: 30, medium: 55, high: 75, critical: 95 }
