export { createEngine, type Analysis, type Engine, type EngineOptions, type Inspection } from './engine.js'
export { type Assessment, type Fault, MAX_FINDINGS, assess, docsOf } from './analysis/assess.js'
export { scoreOf, strongestFirst } from './analysis/score.js'
export {
  type Analyzer, type AnalyzerDefinition, type Category, type Evidence, type Finding, type Report, type Rule, type Severity, type Trigger, SEVERITY_SCORE, defineAnalyzer,
} from './analysis/analyzer.js'
export { type Row, isLive, liveEffects, perCall, table, tagged } from './analysis/match.js'
export { API_VERSION, type CheckedPlugin, type Plugin, checkPlugin, definePlugin } from './analysis/plugin.js'
export { REDACTED, redact, redactedSlice, secretSpans } from './analysis/redact.js'
export { type Tactic, type Technique, tacticsOf, technique } from './analysis/techniques.js'
export { ANALYZERS, analyzers } from './analyzers/index.js'
export type { Action, Actor, AnyResource, Certainty, Context, Effect, Exhausted, Facts, Flow, Opaque, Resource, ResourceClasses, ResourceKind, Span, Surface, Tag, Text } from './facts.js'
export type { Campaign, Conduct, Deed, Entry, Match, PhaseReached, Probe, SessionView, Tally, Termination, Trace, TraceField, Turn } from './session.js'
export { explain } from './analysis/explain.js'
