import type { SessionStore } from '@proxilion/session-state'
import type { Config } from './config.js'
import type { PolicyHealth, WatchedPolicy } from './policy-file.js'

export interface Health {
  readonly status: 'healthy' | 'degraded'
  readonly service: string
  readonly version: string
  readonly mode: string
  readonly session_store: string
  /** Whether ended sessions stay ended when the gateway is started again. */
  readonly sessions_survive_restart: boolean
  readonly redis_connected: boolean
  readonly semantic_analysis_enabled: boolean
  readonly analyzers: readonly string[]
  /** Only with a policy file. */
  readonly policy?: PolicyHealth
}

interface StatusParts {
  readonly config: Pick<Config, 'mode' | 'failMode'>
  readonly store: SessionStore
  readonly version: string
  readonly analyzers: readonly string[]
  readonly policy?: Pick<WatchedPolicy, 'health'>
}

/** What the gateway says about itself. */
export class Status {
  private stopping = false

  constructor(private readonly parts: StatusParts) {}

  /** From now on the gateway is not ready for new calls. */
  stop(): void {
    this.stopping = true
  }

  async health(): Promise<Health> {
    const { config, store, version, analyzers } = this.parts
    const answers = await this.storeAnswers()
    const policy = this.parts.policy?.health()
    return {
      status: answers && policy?.valid !== false ? 'healthy' : 'degraded',
      service: 'proxilion-gateway',
      version,
      mode: config.mode,
      session_store: store.kind,
      sessions_survive_restart: store.durable,
      redis_connected: store.kind === 'redis' && answers,
      semantic_analysis_enabled: false,
      analyzers,
      ...(policy && { policy }),
    }
  }

  /** Whether the gateway can decide as it is configured to. */
  async ready(): Promise<{ readonly ready: boolean; readonly reason?: string }> {
    if (this.stopping) return { ready: false, reason: 'stopping' }
    const { mode, failMode } = this.parts.config
    const needsStore = failMode === 'closed' && (mode === 'block' || mode === 'terminate')
    if (needsStore && !(await this.storeAnswers())) return { ready: false, reason: 'session_store' }
    return { ready: true }
  }

  async storeAnswers(): Promise<boolean> {
    try {
      await this.parts.store.ping()
      return true
    } catch {
      return false
    }
  }
}
