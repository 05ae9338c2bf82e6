import type { AnalyzeRequest, InspectRequest } from '@proxilion/mcp-protocol'
import { MAX_FINDINGS, scoreOf, strongestFirst, type Analysis, type Assessment, type Context, type Engine, type Finding, type SessionView } from '@proxilion/threat-engine'
import type { Thresholds } from './decide.js'

/** Judges a call, together with the conversation turn that led to it. */
export function judgeCall(engine: Engine, request: AnalyzeRequest, context: Context, thresholds: Thresholds): Analysis {
  const call = engine.analyze(request.tool_call, context, request.tool)
  const turn = judgeTurn(engine, request, context)
  return turn.length === 0 ? call : withTurn(call, turn, thresholds)
}

/** Judges a text. What a person or the model says is never more than Alert: only what tools bring in, or what is done, can be stopped. */
export function judgeText(engine: Engine, request: InspectRequest, context: Context, thresholds: Thresholds): Analysis {
  const { surface, content } = request
  const text = engine.inspect({ surface, content }, context)
  return isSpoken(request) ? belowBlock(text, thresholds) : text
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

function judgeTurn(engine: Engine, request: AnalyzeRequest, context: Context): Assessment[] {
  const texts = (['user_message', 'ai_response'] as const).flatMap((surface) => {
    const content = request[surface]
    return content === undefined || content === '' ? [] : [{ surface, content }]
  })
  return texts
    .map(({ surface, content }) => relocated(engine.inspect({ surface, content }, context), `/${surface}`))
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
