import { readFileSync } from 'node:fs'
import { ANALYZERS, createEngine } from '@proxilion/threat-engine'
import { ConfigError, readConfig } from './config.js'
import { createLog } from './log.js'
import { loadAnalyzers, PluginError } from './plugins.js'
import { PolicyError, WatchedPolicy } from './policy-file.js'
import { startServer } from './server.js'
import { openStore, StoreError } from './store.js'

/**
 * Runs the gateway in this process until SIGTERM or SIGINT, then lets requests finish and sets the exit code. What keeps it from starting goes to stderr, one problem a line.
 *
 * @returns once it listens, or has failed to start
 */
export async function serve(env: Readonly<Record<string, string | undefined>> = process.env): Promise<void> {
  try {
    const config = readConfig(env, (path) => readFileSync(path, 'utf8'))
    const analyzers = await loadAnalyzers(config.analyzers)
    const policy = config.policyFile === undefined ? undefined : new WatchedPolicy(config.policyFile, [...ANALYZERS, ...analyzers])
    const log = createLog(config.logLevel)
    const store = await openStore(config, log)
    const server = await startServer({ config, engine: createEngine({ analyzers }), store, log, ...(policy && { policy }) })
    log.info({ url: server.url, mode: config.mode, fail_mode: config.failMode, session_store: store.kind }, 'listening')
    if (config.mode === 'terminate' && !store.durable) log.warn('ended sessions are kept in memory only: a restart forgets them')
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, async () => {
        log.info({ signal }, 'stopping')
        const finished = await server.stop()
        log.info({ finished }, 'stopped')
        log.flush(() => process.exit(0))
      })
    }
  } catch (error) {
    process.exitCode = 1
    for (const problem of problemsOf(error, env)) process.stderr.write(`proxilion-gateway: ${problem}\n`)
  }
}

function problemsOf(error: unknown, env: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (error instanceof ConfigError) return error.problems
  if (error instanceof PolicyError) return error.problems.map((problem) => `POLICY_FILE=${JSON.stringify(env['POLICY_FILE'])}: ${problem}`)
  if (error instanceof PluginError || error instanceof StoreError) return [error.message]
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen') return [`cannot listen: ${error.message}${'code' in error && error.code === 'EADDRINUSE' ? '; set PORT or LISTEN_ADDR to another address' : ''}`]
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
}
