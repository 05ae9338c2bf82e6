// The whole product on one screen: from a tool call, or a text, to an explained decision.
//
//   parse ─ judge (interpret → analyzers → score) ─ observe (session) ─ follow (session analyzers) ─ decide ─ settle ─ answer
//
// Nothing here throws on any input; what goes wrong is a member of the answer.
import { type AnalyzeRequest, type AnalyzeResponse, type InspectRequest, type Issue, parseAnalyzeRequest, parseInspectRequest, parseOutcomeRequest } from '@proxilion/mcp-protocol'
import type { SessionKey } from '@proxilion/session-state'
import type { About, Amendments, Analysis } from '@proxilion/threat-engine'
import { alertAtLeast, calledForBy, DEFAULT_THRESHOLDS, enforces, inMode, isAlerted, isEnforced } from './decide.js'
import { contextOf, inQuarantine, isSpoken, judgeCall, judgeText, type Judged, type Judging } from './judge.js'
import { Memory } from './memory.js'
import type { NearMiss } from './policy/record.js'
import { changesOf, observationOf, type Passing } from './remember.js'
import { responseOf } from './response.js'
import type { GatewayOptions } from './settings.js'

/** Who asks: the id of the request, and the authenticated principal when there is one. */
export interface Caller {
  readonly request: string
  readonly principal?: string
}

export type Answer =
  | {
      readonly kind: 'decided'
      readonly response: AnalyzeResponse
      readonly judged: Analysis
      /** With a policy: its clauses that were looked at and did not apply, for explanations. */
      readonly nearMisses?: readonly NearMiss[]
    }
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

export function createGateway({ engine, store, mode = 'monitor', thresholds = DEFAULT_THRESHOLDS, failMode, context = {}, watcher = {}, policy, now = Date.now }: GatewayOptions): Gateway {
  const failsClosed = enforces(mode) && (failMode ?? 'closed') === 'closed'
  const memory = new Memory(store, watcher)

  /** With the policy of this moment: it may change between two requests, never within one. */
  function judging(request: AnalyzeRequest | InspectRequest): Judging {
    const current = policy?.()
    return { engine, context: contextOf(request, current?.contextOf(context) ?? context), thresholds, policy: current, now }
  }

  async function decide(request: AnalyzeRequest | InspectRequest, { analysis, unredacted, sanitized, judgement }: Judged, passing: Passing, { context: place }: Judging, about?: About): Promise<Answer> {
    const key: SessionKey = { principal: request.user_id, session: request.session_id }
    const alone = inMode(calledForBy(unredacted ?? analysis, { thresholds, kind: passing.kind, ended: false }), mode)
    const wake = engine.wake(analysis, place, about)
    const observation = observationOf(passing, analysis, wake, { decision: alone, stopped: isEnforced(alone, mode) })
    const seen = await memory.observe(key, observation)
    const { view } = seen
    // What a person or the model says is judged for what it is; everything else together with what came before.
    const together = (judged: Analysis, amendments?: Amendments): Analysis =>
      view === undefined || isSpoken(request) ? judged : inQuarantine(engine.follow(judged, wake, view, place, amendments), view)
    const whole = together(analysis, judgement?.amendments)
    const called = (judged: Analysis) => calledForBy(judged, { thresholds, kind: passing.kind, ended: seen.ended !== undefined })
    // What is redacted is not stopped: only the rest is, and the reader learns that there was something.
    const calledFor = unredacted === undefined ? called(whole) : alertAtLeast(called(together(unredacted, judgement?.withoutRedacted)), called(whole))
    const capped = inMode(calledFor, mode)
    const enforced = isEnforced(capped, mode)
    if (view === undefined && failsClosed && !enforced) return { kind: 'unavailable', retryAfter: 1 }
    const changes = enforced && view !== undefined ? changesOf(passing, observation, view, whole, capped) : []
    const settled = enforced ? await memory.settle(key, seen, passing.request, capped, whole, changes) : view !== undefined
    // Nobody is told that a session has ended before the store has confirmed it.
    const ending = enforced && capped === 'Terminate' && seen.ended === undefined
    const decision = ending && !settled ? 'Block' : capped
    const terminated = seen.ended !== undefined || (ending && settled)

    const response = responseOf({
      request: passing.request, session: seen.session, assessment: whole, decision, enforced, mode, ended: seen.ended, terminated, remembered: settled, policy: judgement?.record.applied,
      ...(!enforced && sanitized !== undefined && { sanitized }),
    })
    watcher.decided?.({ kind: passing.kind, response, userId: request.user_id, alert: isAlerted(decision, mode), calledFor, findings: whole.findings })
    for (const { analyzer, error } of whole.faults) watcher.analyzerFailed?.(analyzer, error, passing.request)
    return { kind: 'decided', response, judged: whole, ...(judgement && { nearMisses: judgement.record.nearMisses }) }
  }

  return {
    async analyze(json, { request: id, principal }) {
      const parsed = parseAnalyzeRequest(json, principal === undefined ? {} : { principal })
      if (!parsed.ok) return { kind: 'invalid', issues: parsed.issues }
      const request = parsed.value
      const at = judging(request)
      const turn = { id: request.turn_id, user: request.user_message, assistant: request.ai_response }
      const [tool = ''] = Object.keys(request.tool_call)
      return decide(request, judgeCall(request, at), { kind: 'call', request: id, tool, toolCall: request.tool?.call_id, turn, organisation: request.org_id }, at)
    },

    async inspect(json, { request: id, principal }) {
      const parsed = parseInspectRequest(json, principal === undefined ? {} : { principal })
      if (!parsed.ok) return { kind: 'invalid', issues: parsed.issues }
      const request = parsed.value
      const at = judging(request)
      const answered = request.surface === 'tool_result' ? request.tool?.call_id : undefined
      return decide(request, judgeText(request, at), { kind: 'text', request: id, tool: request.surface, toolCall: answered }, at, request.tool)
    },

    async outcome(json) {
      const parsed = parseOutcomeRequest(json)
      if (!parsed.ok) return { kind: 'invalid', issues: parsed.issues }
      const recorded = await memory.report(parsed.value)
      return recorded || !failsClosed ? { kind: 'recorded' } : { kind: 'unavailable', retryAfter: 1 }
    },
  }
}
