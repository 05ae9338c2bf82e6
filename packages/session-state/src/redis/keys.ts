// How records are named in Redis. Everything of one principal has the same hash tag, so that in a cluster it is on one node and one script may change all of it. Names
// are digests: no text of a caller is ever part of a key, whatever it contains and however long it is.
import { hash } from 'node:crypto'

/** Changes when what is behind the keys changes shape, so that two versions never read each other's records. */
const VERSION = 'prox:v1'

/** The 256-bit digest of a name, in 43 characters that need no quoting. */
export function digest(name: string): string {
  return hash('sha256', name, 'base64url')
}

/**
 * The prefix of everything of a principal. What follows it: `p` the principal's record, `s:DIGEST` a session's record, `t:DIGEST` the tombstone of a session, `d` the
 * default session, `e` a default session that was ended.
 */
export function prefixOf(principal: string): string {
  return `${VERSION}:{${digest(principal)}}:`
}

/** To which session a request belongs: all that an outcome says is the request. */
export function requestKey(request: string): string {
  return `${VERSION}:{${digest(request)}}:r`
}

/** Written by `ping`, to know that writing is possible. */
export const PING_KEY = `${VERSION}:ping`

/** The record of what an organisation's principals do to one target. The digest of the pair is unambiguous: the length says where the name ends. */
export function campaignKey(organisation: string, target: string): string {
  return `${VERSION}:{${digest(`${organisation.length}:${organisation}${target}`)}}:k:p`
}

/** What of the keys of a node has records of sessions, or tombstones. */
export const PATTERNS = { sessions: `${VERSION}:{*}:s:*`, tombstones: `${VERSION}:{*}:t` } as const
