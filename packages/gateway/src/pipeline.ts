// The whole product on one screen: from a tool call, or a text, to an explained decision.
//
//   parse ─ judge (interpret → analyzers → score) ─ observe (session) ─ decide ─ enforce ─ answer
//
// Nothing here throws on any input; what goes wrong is a member of the answer.
import { type AnalyzeRequest, type AnalyzeResponse, type InspectRequest, type Issue, parseAnalyzeRequest, parseInspectRequest, parseOutcomeRequest } from '@proxilion/mcp-protocol'
import type { Observation, SessionKey } from '@proxilion/session-state'
import type { Analysis } from '@proxilion/threat-engine'
import { calledForBy, DEFAULT_THRESHOLDS, enforces, inMode, isAlerted, isEnforced } from './decide.js'
import { contextOf, judgeCall, judgeText } from './judge.js'
import { Memory } from './memory.js'
import { responseOf } from './response.js'
import type { GatewayOptions } from './settings.js'

/** Who asks: the id of the request, and the authenticated principal when there is one. */
export interface Caller {
  readonly request: string
  readonly principal?: string
}

export type Answer =
  | { readonly kind: 'decided'; readonly response: AnalyzeResponse; readonly judged: Analysis }
  /** The message has the wrong shape. */
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }
  /** The session store is unreachable and the gateway fails closed. `retryAfter` is in seconds. */
  | { readonly kind: 'unavailable'; readonly retryAfter: number }

export interface Gateway {
  /** Decides on a call: the body of `POST /analyze`, as parsed JSON. */
  analyze(json: unknown, caller: Caller): Promise<Answer>
  /** Decides on a text: the body of `POST /inspect`. */
  inspect(json: unknown, caller: Caller): Promise<Answer>
  /** Records what became of a call: the body of `POST /outcome`. */
  outcome(json: unknown): Promise<{ readonly kind: 'recorded' } | Exclude<Answer, { kind: 'decided' }>>
}

export function createGateway({ engine, store, mode = 'monitor', thresholds = DEFAULT_THRESHOLDS, failMode, context = {}, watcher = {} }: GatewayOptions): Gateway {
  const failsClosed = enforces(mode) && (failMode ?? 'closed') === 'closed'
  const memory = new Memory(store, watcher)

  async function decide(request: AnalyzeRequest | InspectRequest, judged: Analysis, observation: Observation): Promise<Answer> {
    const key: SessionKey = { principal: request.user_id, session: request.session_id }
    const seen = await memory.observe(key, observation)
    const calledFor = calledForBy(judged, { thresholds, kind: observation.kind, ended: seen.ended !== undefined })
    const capped = inMode(calledFor, mode)
    const enforced = isEnforced(capped, mode)
    if (!seen.reachable && failsClosed && !enforced) return { kind: 'unavailable', retryAfter: 1 }
    const settled = enforced ? await memory.settle(key, seen, observation, capped, judged) : seen.reachable
    // Nobody is told that a session has ended before the store has confirmed it.
    const ending = enforced && capped === 'Terminate' && seen.ended === undefined
    const decision = ending && !settled ? 'Block' : capped
    const terminated = seen.ended !== undefined || (ending && settled)

    const response = responseOf({
      request: observation.request, session: seen.session, assessment: judged, decision, enforced, mode, ended: seen.ended, terminated, remembered: settled,
    })
    watcher.decided?.({ kind: observation.kind, response, userId: request.user_id, alert: isAlerted(decision, mode), calledFor, findings: judged.findings })
    for (const { analyzer, error } of judged.faults) watcher.analyzerFailed?.(analyzer, error, observation.request)
    return { kind: 'decided', response, judged }
  }

  return {
    async analyze(json, { request: id, principal }) {
      const parsed = parseAnalyzeRequest(json, principal === undefined ? {} : { principal })
      if (!parsed.ok) return { kind: 'invalid', issues: parsed.issues }
      const request = parsed.value
      const judged = judgeCall(engine, request, contextOf(request, context), thresholds)
      const turn = { id: request.turn_id, user: request.user_message, assistant: request.ai_response }
      return decide(request, judged, { kind: 'call', request: id, toolCall: request.tool?.call_id, turn, score: judged.score, flagged: judged.findings.length > 0 })
    },

    async inspect(json, { request: id, principal }) {
      const parsed = parseInspectRequest(json, principal === undefined ? {} : { principal })
      if (!parsed.ok) return { kind: 'invalid', issues: parsed.issues }
      const request = parsed.value
      const judged = judgeText(engine, request, contextOf(request, context), thresholds)
      const answered = request.surface === 'tool_result' ? request.tool?.call_id : undefined
      return decide(request, judged, { kind: 'text', request: id, toolCall: answered, score: judged.score, flagged: judged.findings.length > 0 })
    },

    async outcome(json) {
      const parsed = parseOutcomeRequest(json)
      if (!parsed.ok) return { kind: 'invalid', issues: parsed.issues }
      const recorded = await memory.report(parsed.value)
      return recorded || !failsClosed ? { kind: 'recorded' } : { kind: 'unavailable', retryAfter: 1 }
    },
  }
}
