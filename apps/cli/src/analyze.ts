import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createGateway, type Answer, type Policy } from '@proxilion/gateway'
import { PolicyError, readPolicy } from '@proxilion/gateway-app'
import { Mode } from '@proxilion/mcp-protocol'
import { MemoryStore } from '@proxilion/session-state'
import { ANALYZERS, createEngine } from '@proxilion/threat-engine'
import type { createColors } from 'picocolors'
import { explainDecision } from './explain.js'
import { UsageError } from './usage-error.js'

/** Where output goes and what it looks like there. */
export interface Terminal {
  readonly colors: ReturnType<typeof createColors>
  /** Columns. */
  readonly width: number
  readonly cwd: string
  write(text: string): void
  readStdin(): string
}

/** Exit codes of `proxilion analyze`. */
export const EXIT = { mayRun: 0, notJudged: 1, stopped: 2 } as const

/**
 * `proxilion analyze`: decides on one call as a gateway would, and explains it. Nothing is executed.
 *
 * @returns the exit code
 * @throws {UsageError} when the arguments do not name one call
 */
export async function analyze(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = optionsIn(args, terminal.cwd)
  const mode = Mode.safeParse(values.mode)
  if (!mode.success) throw new UsageError(`--mode ${values.mode}: allowed is ${Mode.options.join(', ')}`)
  const tool_call = callIn(values, positionals, terminal)
  const cwd = resolve(terminal.cwd, values.cwd)
  const workspace = values.workspace === undefined ? cwd : resolve(terminal.cwd, values.workspace)
  const policy = values.policy === undefined ? undefined : policyAt(resolve(terminal.cwd, values.policy))
  const gateway = createGateway({ engine: createEngine(), store: new MemoryStore(), mode: mode.data, ...(policy && { policy: () => policy }) })
  const answer = await gateway.analyze({ tool_call, user_id: values.user, session_id: 'cli', cwd, workspace }, { request: 'cli' })
  return show(answer, values.json, terminal)
}

function optionsIn(args: readonly string[], cwd: string) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        mode: { type: 'string', default: 'terminate' },
        file: { type: 'string' },
        call: { type: 'string' },
        cwd: { type: 'string', default: cwd },
        workspace: { type: 'string' },
        policy: { type: 'string' },
        user: { type: 'string', default: 'cli' },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function show(answer: Answer, json: boolean, terminal: Terminal): number {
  switch (answer.kind) {
    case 'invalid':
      throw new UsageError(answer.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
    case 'unavailable':
      return EXIT.notJudged
    case 'decided': {
      const { response, judged } = answer
      const findings = response.findings.map((finding, index) => ({ ...finding, derivation: judged.findings[index]?.derivation ?? [] }))
      terminal.write(json ? `${JSON.stringify({ ...response, findings }, null, 2)}\n` : explainDecision(answer, terminal))
      return response.enforced ? EXIT.stopped : EXIT.mayRun
    }
  }
}

function policyAt(path: string): Policy {
  try {
    return readPolicy(path, ANALYZERS)
  } catch (error) {
    if (error instanceof PolicyError) throw new UsageError(error.problems.map((problem) => `${path}: ${problem}`).join('\n'))
    throw error
  }
}

function callIn({ file, call }: { file?: string | undefined; call?: string | undefined }, positionals: readonly string[], terminal: Terminal): unknown {
  const given = [file, call, positionals[0]].filter((source) => source !== undefined)
  if (given.length !== 1) throw new UsageError(given.length === 0 ? 'analyze what? Give a command, --file or --call' : 'give one of a command, --file and --call')
  if (file !== undefined) return { Bash: { command: file === '-' ? terminal.readStdin() : read(file) } }
  if (call !== undefined) return parsed(call)
  const [command = '', ...words] = positionals
  // A pipe into `analyze -` must not judge the dash and say that it is harmless.
  if (command === '-' && words.length === 0) return { Bash: { command: terminal.readStdin() } }
  return { Bash: { command, ...(words.length > 0 && { args: words }) } }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`--file ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new UsageError('--call: not JSON')
  }
}
