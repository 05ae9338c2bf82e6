import { z } from 'zod'
import { Issues, type JsonObject, type ParseResult, kindOf } from './issues.js'
import { CallOrigin, Identifier, Name, type Principal, type RequestOptions, readOrigin, readPrincipal, readRoot } from './principal.js'
import { readChoice } from './read.js'

/** Where a text reaches or leaves the model. */
export const InspectSurface = z.enum(['user_message', 'ai_response', 'tool_description', 'tool_result', 'resource', 'prompt'])
export type InspectSurface = z.infer<typeof InspectSurface>

/** Body of `POST /inspect`. */
export const InspectRequest = z.object({
  surface: InspectSurface,
  content: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]),
  user_id: Identifier.describe('Required unless the gateway authenticates its callers.').nullish(),
  session_id: Identifier.nullish(),
  org_id: Name.nullish(),
  tool: CallOrigin.nullish(),
})
export interface InspectRequest extends Principal {
  surface: InspectSurface
  content: string | JsonObject | readonly unknown[]
  tool?: CallOrigin
}

/** Reads the body of `POST /inspect`. Strings inside an object or array are found with `collectStrings`. */
export function parseInspectRequest(json: unknown, options: RequestOptions = {}): ParseResult<InspectRequest> {
  const issues = new Issues()
  const body = readRoot(json, issues)
  if (body === undefined) return issues.result<InspectRequest>(undefined)
  const surface = readChoice(body, 'surface', InspectSurface.options, '', issues)
  const content = body['content']
  const readable = typeof content === 'string' || (typeof content === 'object' && content !== null)
  if (!readable) issues.add('/content', content === undefined ? 'required' : `expected a string or an object, got ${kindOf(content)}`)
  const principal = readPrincipal(body, options, issues)
  const tool = readOrigin(body, issues)
  if (surface === undefined || principal === undefined || !readable) return issues.result<InspectRequest>(undefined)
  return issues.result<InspectRequest>({ surface, content: content as InspectRequest['content'], ...principal, ...(tool !== undefined && { tool }) })
}
