import type { AnalyzeRequest, InspectRequest } from '@proxilion/mcp-protocol'
import { type Amendments, MAX_FINDINGS, scoreOf, strongestFirst, type Analysis, type Assessment, type Context, type Engine, type Finding, type SessionView } from '@proxilion/threat-engine'
import type { Thresholds } from './decide.js'
import type { Asker } from './policy/clause.js'
import type { Judgement, Policy } from './policy/policy.js'
import type { PolicyRecord } from './policy/record.js'
import { sanitize } from './policy/sanitize.js'

/** How a call or a text is judged, and what the policy had to do with it. */
export interface Judged {
  readonly analysis: Analysis
  /** What is left of it to be stopped, when the policy redacts the rest. */
  readonly unredacted?: Analysis
  /** The copy that may pass instead. */
  readonly sanitized?: InspectRequest['content']
  readonly judgement?: Judgement
}

/** What judging needs besides the request. */
export interface Judging {
  readonly engine: Engine
  readonly context: Context
  readonly thresholds: Thresholds
  readonly policy: Policy | undefined
  readonly now: () => number
}

/** Judges a call, together with the conversation turn that led to it. */
export function judgeCall(request: AnalyzeRequest, { engine, context, thresholds, policy, now }: Judging): Judged {
  const judgement = policy?.judge({ ...askerOf(request), context, environment: bringsVariables(request), now: now() })
  const call = engine.analyze(request.tool_call, context, request.tool, judgement?.amendments)
  const turn = judgeTurn(engine, request, context, judgement?.amendments)
  const analysis = turn.length === 0 ? call : withTurn(call, turn, thresholds)
  return judgement === undefined ? { analysis } : { analysis: forbidden(analysis, judgement.record, thresholds), judgement }
}

/** Judges a text. What a person or the model says is never more than Alert: only what tools bring in, or what is done, can be stopped. */
export function judgeText(request: InspectRequest, { engine, context, thresholds, policy, now }: Judging): Judged {
  const { surface, content } = request
  const judgement = policy?.judge({ ...askerOf(request), surface, context, environment: false, now: now() })
  const inspect = (text: InspectRequest['content'], amendments?: Amendments): Analysis => engine.inspect({ surface, content: text }, context, amendments)
  const capped = (text: Analysis): Analysis => (isSpoken(request) ? belowBlock(text, thresholds) : text)
  const text = inspect(content, judgement?.amendments)
  if (policy === undefined || judgement === undefined) return { analysis: capped(text) }
  const { record } = judgement
  const analysis = capped(forbidden(text, record, thresholds))
  if (record.redactions.length === 0) return { analysis, judgement }
  const redactions = [...record.redactions]
  const unredacted = capped(forbidden(inspect(content, judgement.withoutRedacted), record, thresholds))
  const judge = (copy: InspectRequest['content']) => {
    const again = policy.judge({ ...askerOf(request), surface, context, environment: false, now: now() })
    const { facts } = inspect(copy, again.amendments)
    return { redactions: again.record.redactions, inputs: facts.inputs }
  }
  return { analysis, unredacted, sanitized: sanitize(content, { redactions, inputs: text.facts.inputs, judge }), judgement }
}

/** Whether it is a text of the conversation itself. */
export function isSpoken(request: AnalyzeRequest | InspectRequest): boolean {
  return 'surface' in request && (request.surface === 'user_message' || request.surface === 'ai_response')
}

/** What is added to the score of a call that has a finding, while its principal is quarantined. */
const QUARANTINE_POINTS = 15

/** Who had a session ended is looked at more closely for a while: what would be an alert is stopped. Calls without a finding are not touched. */
export function inQuarantine(judged: Analysis, { quarantinedUntil }: Pick<SessionView, 'quarantinedUntil'>): Analysis {
  if (quarantinedUntil === undefined || judged.findings.length === 0) return judged
  return { ...judged, score: Math.min(100, judged.score + QUARANTINE_POINTS) }
}

/** Who asks, as policies name them. A tool that is called two names has none. */
function askerOf(request: AnalyzeRequest | InspectRequest): Asker {
  const named = request.tool?.name
  const called = 'tool_call' in request && 'Unknown' in request.tool_call ? request.tool_call.Unknown.tool_name : undefined
  return { user: request.user_id, server: request.tool?.server, tool: named !== undefined && called !== undefined && named !== called ? undefined : (named ?? called) }
}

function bringsVariables({ tool_call }: AnalyzeRequest): boolean {
  return 'Bash' in tool_call && Object.keys(tool_call.Bash.env ?? {}).length > 0
}

/** What the policy forbids is stopped, wherever the thresholds are. */
function forbidden(analysis: Analysis, { denied }: PolicyRecord, thresholds: Thresholds): Analysis {
  const least = denied === undefined ? 0 : denied === 'critical' ? thresholds.terminate : thresholds.block
  return analysis.score >= least ? analysis : { ...analysis, score: least }
}

/** What is known about the place where a call runs. Relative paths say nothing about it and are left out. */
export function contextOf(request: AnalyzeRequest | InspectRequest, known: Context): Context {
  const cwd = 'cwd' in request && isAbsolute(request.cwd) ? request.cwd : undefined
  const workspace = 'workspace' in request && isAbsolute(request.workspace) ? request.workspace : undefined
  if (cwd === undefined && workspace === undefined) return known
  const os = WINDOWS_PATH.test(cwd ?? workspace ?? '') ? 'windows' : known.os
  return { ...known, ...(os !== undefined && { os }), ...(cwd !== undefined && { cwd }), ...(workspace !== undefined && { workspace }) }
}

const WINDOWS_PATH = /^(?:[A-Za-z]:[\\/]|\\\\)/

function isAbsolute(path: string | undefined): path is string {
  return path !== undefined && (path.startsWith('/') || WINDOWS_PATH.test(path))
}

const NOTHING_SAID: readonly Assessment[] = []

function judgeTurn(engine: Engine, request: AnalyzeRequest, context: Context, amendments: Amendments | undefined): readonly Assessment[] {
  if (request.user_message === undefined && request.ai_response === undefined) return NOTHING_SAID
  const texts = (['user_message', 'ai_response'] as const).flatMap((surface) => {
    const content = request[surface]
    return content === undefined || content === '' ? [] : [{ surface, content }]
  })
  return texts
    .map(({ surface, content }) => relocated(engine.inspect({ surface, content }, context, amendments), `/${surface}`))
    .filter(({ findings, faults }) => findings.length + faults.length > 0)
}

/** A turn makes a call worse that does something; with a call that does not, it counts as what it is alone. */
function withTurn(call: Analysis, turn: readonly Assessment[], thresholds: Thresholds): Analysis {
  const findings = [...call.findings, ...turn.flatMap((text) => text.findings)].sort(strongestFirst).slice(0, MAX_FINDINGS)
  const analyzerScores = { ...call.analyzerScores }
  for (const text of turn) for (const [id, score] of Object.entries(text.analyzerScores)) analyzerScores[id] = Math.max(score, analyzerScores[id] ?? 0)
  const both: Analysis = { facts: call.facts, findings, faults: [...call.faults, ...turn.flatMap((text) => text.faults)], analyzerScores, ...scoreOf(findings) }
  return call.score < thresholds.alert ? belowBlock(both, thresholds) : both
}

function belowBlock(assessment: Analysis, thresholds: Thresholds): Analysis {
  return assessment.score < thresholds.block ? assessment : { ...assessment, score: Math.max(0, Math.ceil(thresholds.block) - 1) }
}

/** Findings of a text inside the request: their positions are in that member, not in the call. */
function relocated(text: Assessment, where: string): Assessment {
  const move = (finding: Finding): Finding => ({
    ...finding,
    evidence: { ...finding.evidence, where },
    roots: finding.roots.map((root) => ({ ...root, where })),
  })
  return { ...text, findings: text.findings.map(move) }
}
