import { type FSWatcher, readFileSync, realpathSync, statSync, watch } from 'node:fs'
import { dirname } from 'node:path'
import { describeProblem, parsePolicy, Policy } from '@proxilion/gateway'
import type { Analyzer } from '@proxilion/threat-engine'

/** A policy that cannot be used. The gateway does not start with one. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError'

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

const MAX_BYTES = 4 * 1024 * 1024

/**
 * Reads a policy file. `analyzers` are those whose rules it may name.
 * @throws {PolicyError} with every problem and its line, when the file cannot be read or is not valid
 */
export function readPolicy(path: string, analyzers: readonly Analyzer[]): Policy {
  return policyOf(textOf(path), analyzers)
}

function policyOf(text: string, analyzers: readonly Analyzer[]): Policy {
  const parsed = parsePolicy(text, analyzers)
  if (!parsed.ok) throw new PolicyError(parsed.problems.map(describeProblem))
  return new Policy(parsed.file)
}

function textOf(path: string): string {
  try {
    const { size } = statSync(path)
    if (size > MAX_BYTES) throw new PolicyError([`the file has ${size} bytes; allowed are ${MAX_BYTES}`])
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    if (error instanceof PolicyError) throw error
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
    const why = code.startsWith('ERR_ENCODING') ? 'it is not UTF-8' : code
    throw new PolicyError([`cannot be read (${why}); allowed is a readable file`])
  }
}

/** What /health says about the policy. */
export interface PolicyHealth {
  readonly file: string
  /** False while the file on the disk is not the policy in force, because it is not valid. */
  readonly valid: boolean
  readonly loaded_at: string
  readonly problems: readonly string[]
  readonly clauses: number
  /** Ids of clauses whose day is over: they do nothing. */
  readonly expired: readonly string[]
}

/** Is told what became of a changed file. */
export interface PolicyListener {
  accepted(policy: Policy): void
  /** The previous policy stays in force. */
  rejected(problems: readonly string[]): void
}

interface Timing {
  /** Milliseconds of quiet after which a change is read: editors write in several steps. */
  readonly quiet: number
  /** Milliseconds between looks at the file, where the file system does not tell. */
  readonly look: number
}
const TIMING: Timing = { quiet: 150, look: 5000 }
const MAX_PROBLEMS_SHOWN = 5

/**
 * The policy in force, read again whenever its file changes: written in place, replaced by another file of its name (editors), or reached by a link that now leads elsewhere
 * (config maps of Kubernetes). A file that is not valid changes nothing but what /health says.
 */
export class WatchedPolicy {
  private policy: Policy
  private text: string
  private loadedAt = new Date()
  private problems: readonly string[] = []
  private listener: PolicyListener | undefined
  private watchers: FSWatcher[] = []
  private watched = ''
  private timer: NodeJS.Timeout | undefined
  private readonly interval: NodeJS.Timeout

  /** @throws {PolicyError} when the file is not valid now */
  constructor(private readonly path: string, private readonly analyzers: readonly Analyzer[], private readonly timing: Timing = TIMING) {
    this.text = textOf(path)
    this.policy = policyOf(this.text, analyzers)
    this.watch()
    this.interval = setInterval(() => this.read(), timing.look).unref()
  }

  readonly current = (): Policy => this.policy

  listen(listener: PolicyListener): void {
    this.listener = listener
  }

  health(): PolicyHealth {
    const clauses = this.policy.summary(Date.now())
    return {
      file: this.path,
      valid: this.problems.length === 0,
      loaded_at: this.loadedAt.toISOString(),
      problems: this.problems.slice(0, MAX_PROBLEMS_SHOWN),
      clauses: clauses.length,
      expired: clauses.flatMap(({ id, expired }) => (expired ? [id] : [])),
    }
  }

  close(): void {
    clearInterval(this.interval)
    clearTimeout(this.timer)
    this.unwatch()
  }

  /** Reads the file and takes it when it is valid. */
  private read(): void {
    this.watch()
    try {
      const text = textOf(this.path)
      if (text === this.text && this.problems.length === 0) return
      this.policy = policyOf(text, this.analyzers)
      this.text = text
      this.problems = []
      this.loadedAt = new Date()
      this.listener?.accepted(this.policy)
    } catch (error) {
      const problems = error instanceof PolicyError ? error.problems : [String(error)]
      // The same mistake is told once.
      if (problems.join('\n') === this.problems.join('\n')) return
      this.problems = problems
      this.listener?.rejected(problems)
    }
  }

  /** Watches the folder of the file, and that of what a link leads to: a replaced file is another one, its folder stays. */
  private watch(): void {
    const folders = new Set([dirname(this.path)])
    try {
      folders.add(dirname(realpathSync(this.path)))
    } catch {
      // The file is away for the moment; its folder tells when it is back.
    }
    const names = [...folders].join('\n')
    if (names === this.watched) return
    this.unwatch()
    this.watched = names
    for (const folder of folders) {
      try {
        const watcher = watch(folder, { persistent: false }, () => {
          clearTimeout(this.timer)
          this.timer = setTimeout(() => this.read(), this.timing.quiet).unref()
        })
        watcher.on('error', () => this.unwatch())
        this.watchers.push(watcher)
      } catch {
        // Without events the file is looked at from time to time.
      }
    }
  }

  private unwatch(): void {
    for (const watcher of this.watchers.splice(0)) watcher.close()
    this.watched = ''
  }
}
