import type { Decision, OutcomeRequest } from '@proxilion/mcp-protocol'
import type { Change, Observation, SessionKey, SessionStore } from '@proxilion/session-state'
import type { Assessment, SessionView, Termination } from '@proxilion/threat-engine'
import { EndedSessions } from './ended-sessions.js'
import type { Watcher } from './settings.js'

/** What the pipeline knows of the session after it has observed a call. */
export interface Remembered {
  /** Empty when the store had to name the session and could not be asked. */
  readonly session: string
  readonly ended: Termination | undefined
  /** Undefined when the store could not be asked. */
  readonly view: SessionView | undefined
}

/** The session store as the pipeline sees it: it may be unreachable, but it never throws, and an ended session is not forgotten meanwhile. */
export class Memory {
  private readonly endedSessions = new EndedSessions()

  constructor(private readonly store: SessionStore, private readonly watcher: Watcher) {}

  async observe(key: SessionKey, observation: Observation): Promise<Remembered> {
    try {
      const { view, reported } = await this.store.observe(key, observation)
      if (reported === 'contradicted') this.watcher.enforcementBroken?.(undefined)
      this.endedSessions.set(key, view.terminated)
      return { session: view.session, ended: view.terminated, view }
    } catch (error) {
      this.watcher.storeFailed?.(error, observation.request)
      return { session: key.session ?? '', ended: this.endedSessions.get(key), view: undefined }
    }
  }

  /** Records that a call was stopped and, when that ends the session, why. False when the store did not confirm. */
  async settle(key: SessionKey, { session, ended }: Remembered, request: string, decision: Decision, { score, findings }: Assessment, changes: readonly Change[]): Promise<boolean> {
    if (session === '') return false
    const ending = decision === 'Terminate' && ended === undefined
    const reason = findings[0]?.title ?? ''
    try {
      await this.store.settle({ principal: key.principal, session }, request, ending ? { outcome: 'terminated', score, reason, changes } : { outcome: 'blocked', score, changes })
      if (ending) {
        this.endedSessions.set(key, { request, score, reason, at: 0 })
        this.watcher.sessionEnded?.({ principal: key.principal, session }, request)
      }
      return true
    } catch (error) {
      this.watcher.storeFailed?.(error, request)
      return false
    }
  }

  async report({ request_id, status }: OutcomeRequest): Promise<boolean> {
    try {
      const reported = await this.store.report(request_id, status)
      if (reported === 'contradicted') this.watcher.enforcementBroken?.(request_id)
      return true
    } catch (error) {
      this.watcher.storeFailed?.(error, request_id)
      return false
    }
  }
}
