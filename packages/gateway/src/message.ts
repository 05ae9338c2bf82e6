import type { Decision } from '@proxilion/mcp-protocol'
import type { Finding, Termination } from '@proxilion/threat-engine'

/** What the sentence is about. */
interface Verdict {
  readonly decision: Decision
  readonly enforced: boolean
  readonly strongest: Finding | undefined
  /** Set when this call comes after the end of its session. */
  readonly ended: Termination | undefined
  readonly faults: number
}

/**
 * One sentence for a person or a model: what was decided, why, what to do instead. It is made of titles and advice, which authors of rules write, and never of the input:
 * neither a secret nor an injected instruction can come out again here.
 */
export function messageOf({ decision, enforced, strongest, ended, faults }: Verdict): string {
  if (ended !== undefined) {
    const state = `this session was ended${ended.reason === '' ? '' : ` earlier because a call ${clause(ended.reason)}`}`
    return enforced ? `Blocked: ${state}; an operator has to release it.` : `Not enforced: ${state}.`
  }
  if (strongest === undefined) {
    return faults > 0 ? 'Allowed with an alert: an analyzer failed, so this was not judged completely.' : 'Allowed: nothing harmful was found.'
  }
  const reason = `${clause(strongest.title)} (${strongest.analyzer}/${strongest.rule})`
  if (decision === 'Allow') return `Allowed: it ${reason}, which is harmless enough here.`
  if (decision === 'Alert') return `Allowed with an alert: it ${reason}. ${strongest.advice}`
  if (!enforced) return `Would be stopped in mode ${decision === 'Block' ? 'block' : 'terminate'}: it ${reason}. ${strongest.advice}`
  return `${decision === 'Block' ? 'Blocked' : 'Blocked, and the session is ended'}: it ${reason}. ${strongest.advice}`
}

/** A title as a clause inside a sentence: `Sends credentials to another host` → `sends credentials to another host`. Acronyms stay. */
function clause(title: string): string {
  const trimmed = title.replace(/\.$/, '')
  return /^[A-Z][a-z]/.test(trimmed) ? trimmed.charAt(0).toLowerCase() + trimmed.slice(1) : trimmed
}
