import { z } from 'zod'
import { Issues, type ParseResult } from './issues.js'
import { ID_LENGTH, Identifier, readRoot } from './principal.js'
import { readChoice, readString } from './read.js'

/** What became of a call that was decided. */
export const OutcomeStatus = z.enum(['executed', 'denied', 'failed'])
export type OutcomeStatus = z.infer<typeof OutcomeStatus>

/** Body of `POST /outcome`; `request_id` is the one that `/analyze` answered. */
export const OutcomeRequest = z.object({ request_id: Identifier, status: OutcomeStatus })
export type OutcomeRequest = z.infer<typeof OutcomeRequest>

export function parseOutcomeRequest(json: unknown): ParseResult<OutcomeRequest> {
  const issues = new Issues()
  const body = readRoot(json, issues)
  if (body === undefined) return issues.result<OutcomeRequest>(undefined)
  const request_id = readString(body, 'request_id', '', issues, ID_LENGTH)
  const status = readChoice(body, 'status', OutcomeStatus.options, '', issues)
  return issues.result<OutcomeRequest>(request_id === undefined || status === undefined ? undefined : { request_id, status })
}
