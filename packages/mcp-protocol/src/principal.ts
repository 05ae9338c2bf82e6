// The members that every request of the HTTP contract shares: who asks, in which session, through which tool.
import { z } from 'zod'
import { type Issues, type JsonObject, isObject, kindOf } from './issues.js'
import { isWellFormed, readOptionalString, readString } from './read.js'

/** Length of `user_id`, `session_id` and `request_id`, in UTF-16 code units. */
export const ID_LENGTH = { min: 1, max: 256, wellFormed: true } as const
const WELL_FORMED = { wellFormed: true } as const

export const Identifier = z.string().min(ID_LENGTH.min).max(ID_LENGTH.max).refine(isWellFormed)
/** Any length, but no lone surrogates. */
export const Name = z.string().refine(isWellFormed)

/** Where a call came from. */
export const CallOrigin = z.object({ assistant: Name.nullish(), server: Name.nullish(), name: Name.nullish(), call_id: Name.nullish() })
export interface CallOrigin {
  assistant?: string
  server?: string
  name?: string
  call_id?: string
}

export interface RequestOptions {
  /** The authenticated subject. When there is one it is the `user_id`, whatever the request says, and the request need not say any. */
  readonly principal?: string
}

export interface Principal {
  user_id: string
  session_id?: string
  org_id?: string
}

/** Reads `user_id`, `session_id` and `org_id`. A `user_id` of the wrong type is an issue even when a principal makes it superfluous. */
export function readPrincipal(json: JsonObject, options: RequestOptions, issues: Issues): Principal | undefined {
  const given = options.principal === undefined ? readString(json, 'user_id', '', issues, ID_LENGTH) : readOptionalString(json, 'user_id', '', issues, ID_LENGTH)
  const user_id = options.principal ?? given
  const session_id = readOptionalString(json, 'session_id', '', issues, ID_LENGTH)
  const org_id = readOptionalString(json, 'org_id', '', issues, WELL_FORMED)
  if (user_id === undefined) return undefined
  return { user_id, ...(session_id !== undefined && { session_id }), ...(org_id !== undefined && { org_id }) }
}

export function readOrigin(json: JsonObject, issues: Issues): CallOrigin | undefined {
  const value = json['tool']
  if (value === undefined || value === null) return undefined
  if (!isObject(value)) {
    issues.add('/tool', `expected an object, got ${kindOf(value)}`)
    return undefined
  }
  const origin: CallOrigin = {}
  for (const member of ['assistant', 'server', 'name', 'call_id'] as const) {
    const text = readOptionalString(value, member, '/tool', issues, WELL_FORMED)
    if (text !== undefined) origin[member] = text
  }
  return origin
}

/** The whole message as an object, or an issue at its root. */
export function readRoot(json: unknown, issues: Issues): JsonObject | undefined {
  if (isObject(json)) return json
  issues.add('', `expected a JSON object, got ${kindOf(json)}`)
  return undefined
}

