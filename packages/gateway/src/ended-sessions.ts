import type { SessionKey } from '@proxilion/session-state'
import type { Termination } from '@proxilion/threat-engine'

const MAX_ENDED = 100_000

/**
 * Sessions that this gateway has seen to be ended, so that it stops them even while the store cannot be asked. The store decides: what it shows replaces what is here.
 * Bounded; the oldest go first.
 */
export class EndedSessions {
  private readonly known = new Map<string, Termination>()

  get(key: SessionKey): Termination | undefined {
    return this.known.size === 0 ? undefined : this.known.get(nameOf(key))
  }

  set(key: SessionKey, termination: Termination | undefined): void {
    if (termination === undefined) {
      if (this.known.size > 0) this.known.delete(nameOf(key))
      return
    }
    this.known.set(nameOf(key), termination)
    if (this.known.size > MAX_ENDED) for (const oldest of this.known.keys()) return void this.known.delete(oldest)
  }
}

/** The session as the caller named it; the default session has a name that no other can have. */
function nameOf({ principal, session }: SessionKey): string {
  return session === undefined ? `default:${principal}` : `${principal.length}:${principal}${session}`
}
