import { Conversation } from './conversation.js'
import { ProxilionBlockedError, ProxilionUnavailableError } from './errors.js'
import { ask, newId, tell } from './exchange.js'
import { type Asked, type CallOptions, type ProxilionOptions, checkOptions } from './options.js'
import type { Analysis, InspectedText, Outcome, ToolCall } from './types.js'

/**
 * Asks a Proxilion gateway before a tool runs. One client is one conversation: give each its own with `withSession`.
 *
 * Decides on `enforced` alone; see `contracts/README.md` for what it does with every answer.
 */
export class ProxilionMCPClient {
  readonly #options: ProxilionOptions
  readonly #conversation = new Conversation()
  #sessionId: string | undefined
  #reports = new Set<Promise<void>>()
  #mayTellMode = true

  /** Throws a `TypeError` for an option that has no such value. */
  constructor(options: ProxilionOptions) {
    checkOptions(options)
    this.#options = { ...options }
    this.#sessionId = options.sessionId
  }

  /** The session of the next call; undefined for the default session of the user. */
  get sessionId(): string | undefined {
    return this.#sessionId
  }

  /** Remembers what was said until the next call, which takes it to the gateway. */
  addConversationTurn(user: string, ai = ''): void {
    this.#conversation.add(user, ai)
  }

  /** Forgets turns that were not sent and begins another session. A session that was ended stays ended. */
  resetConversation(): void {
    this.#conversation.clear()
    this.#sessionId = newId()
  }

  /** A client for another conversation, with the same options. */
  withSession(sessionId: string = newId()): ProxilionMCPClient {
    const client = new ProxilionMCPClient({ ...this.#options, sessionId })
    client.#reports = this.#reports
    return client
  }

  /**
   * Runs `execute`, without arguments and once, unless the gateway forbids the call. Resolves and rejects as `execute` does.
   *
   * Throws `ProxilionBlockedError` when the call is forbidden, `ProxilionUnavailableError` when nobody decided and `failMode` does not let it run, and the
   * reason of `signal` when that aborts before. In these cases `execute` was not called.
   */
  async callToolWithAnalysis<T>(toolCall: ToolCall, execute: () => T | PromiseLike<T>, options: CallOptions = {}): Promise<T> {
    const analysis = await this.#decide(toolCall, options)
    if (analysis?.enforced === true) {
      this.#report(analysis, 'denied')
      throw new ProxilionBlockedError(analysis)
    }
    if (options.signal?.aborted === true) {
      this.#report(analysis, 'denied')
      options.signal.throwIfAborted()
    }
    try {
      const result = await execute()
      this.#report(analysis, 'executed')
      return result
    } catch (error) {
      this.#report(analysis, 'failed')
      throw error
    }
  }

  /** The gateway's decision, enforced or not, without running anything. Say with `reportOutcome` what became of the call. Throws `ProxilionUnavailableError`. */
  async analyze(toolCall: ToolCall, options: CallOptions = {}): Promise<Analysis> {
    const { signal, ...origin } = this.#origin(options)
    const turn = this.#conversation.take()
    try {
      return await this.#ask('/analyze', { toolCall }, { tool_call: toolCall, ...origin, ...turn }, signal)
    } catch (error) {
      this.#conversation.giveBack(turn)
      throw error
    }
  }

  /** Judges a text that reaches or leaves the model, for one the result of a tool. Throws `ProxilionUnavailableError`. */
  async inspect(text: InspectedText, options: CallOptions = {}): Promise<Analysis> {
    const { signal, cwd: _cwd, workspace: _workspace, ...origin } = this.#origin(options)
    return this.#ask('/inspect', text, { surface: text.surface, content: text.content, ...origin }, signal)
  }

  /** Tells the gateway what became of a call that `analyze` decided. Returns at once; `flush` waits. */
  reportOutcome(requestId: string, status: Outcome): void {
    if (requestId === '') return
    const report = tell(this.#options, '/outcome', { request_id: requestId, status }).finally(() => this.#reports.delete(report))
    this.#reports.add(report)
    watch(() => this.#options.waitUntil?.(report))
  }

  /** Resolves when all reports have left, for the end of a short-lived process. */
  async flush(): Promise<void> {
    await Promise.all(this.#reports)
  }

  /** Undefined when nobody decided and the call runs all the same. */
  async #decide(toolCall: ToolCall, options: CallOptions): Promise<Analysis | undefined> {
    try {
      return await this.analyze(toolCall, options)
    } catch (error) {
      if (this.#options.failMode === 'open' && error instanceof ProxilionUnavailableError && error.isOutage) return undefined
      throw error
    }
  }

  async #ask(path: '/analyze' | '/inspect', asked: Asked, body: object, signal: AbortSignal | undefined): Promise<Analysis> {
    const { onDecision, onAlert, onUnavailable } = this.#options
    try {
      const analysis = await ask(this.#options, path, body, signal)
      watch(() => onDecision?.(analysis, asked))
      if (analysis.decision !== 'Allow') watch(() => onAlert?.(analysis, asked))
      this.#compareMode(analysis)
      return analysis
    } catch (error) {
      if (error instanceof ProxilionUnavailableError) watch(() => onUnavailable?.(error, asked))
      throw error
    }
  }

  #compareMode({ mode }: Analysis): void {
    const expected = this.#options.mode
    if (expected === undefined || mode === '' || mode === expected || !this.#mayTellMode) return
    this.#mayTellMode = false
    watch(() => this.#options.onModeMismatch?.(mode, expected))
  }

  #origin({ signal, tool, cwd = this.#options.cwd, workspace = this.#options.workspace }: CallOptions) {
    const { userId: user_id, orgId: org_id } = this.#options
    const from = { ...this.#options.tool, ...tool }
    return { signal, user_id, org_id, session_id: this.#sessionId, cwd, workspace, ...(Object.keys(from).length > 0 && { tool: from }) }
  }

  #report(analysis: Analysis | undefined, status: Outcome): void {
    if (analysis !== undefined) this.reportOutcome(analysis.request_id, status)
  }
}

/** Calls a callback of the application. What it throws, now or later, is dropped. */
function watch(callback: () => unknown): void {
  try {
    Promise.resolve(callback()).catch(() => {})
  } catch {
    // A watcher decides nothing.
  }
}
