import { z } from 'zod'
import { Issues, type ParseResult } from './issues.js'
import { CallOrigin, Identifier, Name, type Principal, type RequestOptions, readOrigin, readPrincipal, readRoot } from './principal.js'
import { readOptionalString } from './read.js'
import { RawToolsCall, ToolCall, readToolCall } from './tool-call.js'

/** Body of `POST /analyze`. Members that are not listed are ignored: fields may be added to the contract. */
export const AnalyzeRequest = z.object({
  tool_call: z.union([...ToolCall.options, RawToolsCall]),
  user_id: Identifier.describe('Required unless the gateway authenticates its callers.').nullish(),
  session_id: Identifier.nullish(),
  org_id: Name.nullish(),
  user_message: z.string().nullish(),
  ai_response: z.string().nullish(),
  turn_id: Name.nullish(),
  cwd: z.string().describe('Absolute path.').nullish(),
  workspace: z.string().describe('Absolute path.').nullish(),
  tool: CallOrigin.nullish(),
})
/** A request as it was read: one shape of tool call, one principal, no nulls. */
export interface AnalyzeRequest extends Principal {
  tool_call: ToolCall
  user_message?: string
  ai_response?: string
  turn_id?: string
  cwd?: string
  workspace?: string
  tool?: CallOrigin
}

/** Reads the body of `POST /analyze`; issues are what a 422 answers. Never throws on JSON. */
export function parseAnalyzeRequest(json: unknown, options: RequestOptions = {}): ParseResult<AnalyzeRequest> {
  const issues = new Issues()
  const body = readRoot(json, issues)
  if (body === undefined) return issues.result<AnalyzeRequest>(undefined)
  const tool_call = readToolCall(body['tool_call'], '/tool_call', issues)
  const principal = readPrincipal(body, options, issues)
  const user_message = readOptionalString(body, 'user_message', '', issues)
  const ai_response = readOptionalString(body, 'ai_response', '', issues)
  const turn_id = readOptionalString(body, 'turn_id', '', issues, { wellFormed: true })
  const cwd = readOptionalString(body, 'cwd', '', issues)
  const workspace = readOptionalString(body, 'workspace', '', issues)
  const tool = readOrigin(body, issues)
  if (tool_call === undefined || principal === undefined) return issues.result<AnalyzeRequest>(undefined)
  return issues.result<AnalyzeRequest>({
    tool_call,
    ...principal,
    ...(user_message !== undefined && { user_message }),
    ...(ai_response !== undefined && { ai_response }),
    ...(turn_id !== undefined && { turn_id }),
    ...(cwd !== undefined && { cwd }),
    ...(workspace !== undefined && { workspace }),
    ...(tool !== undefined && { tool }),
  })
}
