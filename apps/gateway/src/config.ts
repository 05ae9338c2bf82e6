import type { FailMode, Thresholds } from '@proxilion/gateway'
import { Mode } from '@proxilion/mcp-protocol'
import { parseRedisUrl, REDIS_URL_FORMS, type RedisAddress } from '@proxilion/session-state'
import { forms, type Form, type Reading } from './config-values.js'

export interface Config {
  readonly mode: Mode
  readonly host: string
  readonly port: number
  readonly maxBodyBytes: number
  /** Milliseconds that a session is remembered after its last call. */
  readonly sessionTtl: number
  /** Where sessions are kept; without it they are in memory. */
  readonly redis?: RedisAddress
  readonly thresholds: Thresholds
  readonly failMode: FailMode
  /** npm packages or paths of additional analyzers. */
  readonly analyzers: readonly string[]
  /** Path of the policy, when there is one. */
  readonly policyFile?: string
  readonly logLevel: LogLevel
  /** Opens the operator routes. */
  readonly adminToken?: string
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Everything that is wrong with an environment, one sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Variables of features that this build does not have, with the one value, if any, that asks for no feature. Any other value stops the start: a key that is silently ignored
 * is an open door.
 */
const LACKING: Readonly<Record<string, { feature: string; off?: string }>> = {
  ENABLE_SEMANTIC_ANALYSIS: { feature: 'semantic analysis', off: 'false' },
  ANTHROPIC_API_KEY: { feature: 'semantic analysis' },
  SEMANTIC_MODEL: { feature: 'semantic analysis' },
  AUDIT_LOG: { feature: 'the audit log' },
  ALERT_WEBHOOK_URL: { feature: 'alert webhooks' },
  API_KEYS: { feature: 'authentication' },
}

/**
 * Reads the configuration from environment variables. `readFile` resolves the `_FILE` forms.
 * @throws {ConfigError} when a value is not one of those allowed, or asks for what this build cannot do. No value is ever replaced by a default.
 */
export function readConfig(env: Environment, readFile: (path: string) => string): Config {
  const problems: string[] = []

  function read<T>(name: string, form: Form<T>, otherwise: T): T {
    const value = env[name]
    if (value === undefined) return otherwise
    const reading: Reading<T> = form(value)
    if (reading.ok) return reading.value
    problems.push(`${name}=${JSON.stringify(value)}: allowed is ${reading.allowed}`)
    return otherwise
  }

  for (const [name, { feature, off }] of Object.entries(LACKING)) {
    const given = secretOf(env, name, readFile, problems)
    // The value may be a secret and is not repeated, unless it is a switch.
    if (given !== undefined && given.value !== off) {
      const shown = off === undefined ? '(not shown)' : JSON.stringify(given.value)
      problems.push(`${given.from}=${shown}: this build does not have ${feature}; allowed is ${off === undefined ? 'not to set it' : `"${off}", or not to set it`}`)
    }
  }
  const redis = redisIn(env, readFile, problems)
  const store = read('SESSION_STORE', forms.oneOf(['inmemory', 'redis']), redis === undefined ? 'inmemory' : 'redis')
  if (store === 'redis' && redis === undefined) problems.push('SESSION_STORE="redis": there is no REDIS_URL; allowed is to set that, too')
  if (store === 'inmemory' && redis !== undefined) problems.push('SESSION_STORE="inmemory": REDIS_URL would be ignored; allowed is one of the two')

  const mode = read('MODE', forms.oneOf(Mode.options), 'monitor')
  const port = read('PORT', forms.port, 8787)
  const address = read('LISTEN_ADDR', forms.address, { host: '127.0.0.1', port })
  const thresholds = {
    alert: read('ALERT_THRESHOLD', forms.score, 50),
    block: read('BLOCK_THRESHOLD', forms.score, 70),
    terminate: read('TERMINATE_THRESHOLD', forms.score, 90),
  }
  if (!(thresholds.alert <= thresholds.block && thresholds.block <= thresholds.terminate)) {
    problems.push(
      `ALERT_THRESHOLD=${thresholds.alert}, BLOCK_THRESHOLD=${thresholds.block}, TERMINATE_THRESHOLD=${thresholds.terminate}: allowed is each one no greater than the next`,
    )
  }
  const adminToken = secretOf(env, 'ADMIN_TOKEN', readFile, problems)
  const config: Config = {
    mode,
    ...address,
    maxBodyBytes: read('MAX_BODY_BYTES', forms.integer(1024, 1024 ** 3), 2 * 1024 * 1024),
    sessionTtl: read('SESSION_TTL_HOURS', forms.hours, 24) * 3_600_000,
    ...(redis?.address !== undefined && { redis: redis.address }),
    thresholds,
    failMode: read<FailMode>('FAIL_MODE', forms.oneOf(['open', 'closed']), mode === 'block' || mode === 'terminate' ? 'closed' : 'open'),
    analyzers: read('ANALYZERS', forms.list, []),
    logLevel: read('LOG_LEVEL', forms.oneOf(LOG_LEVELS), 'info'),
    ...(adminToken !== undefined && { adminToken: adminToken.value }),
  }
  if (adminToken !== undefined && adminToken.value.trim().length < MIN_TOKEN) problems.push(`${adminToken.from}=(not shown): allowed is a token of at least ${MIN_TOKEN} characters`)
  const policyFile = read<string | undefined>('POLICY_FILE', forms.path, undefined)
  if (problems.length > 0) throw new ConfigError(problems)
  return policyFile === undefined ? config : { ...config, policyFile }
}

/** A token that is guessed is none. */
const MIN_TOKEN = 16

/** What `REDIS_URL` says; without an address when it cannot be followed. It may hold a password and is never repeated. */
function redisIn(env: Environment, readFile: (path: string) => string, problems: string[]): { readonly address: RedisAddress | undefined } | undefined {
  const given = secretOf(env, 'REDIS_URL', readFile, problems)
  if (given === undefined) return undefined
  const address = parseRedisUrl(given.value)
  if (address === undefined) problems.push(`${given.from}=(not shown): allowed is ${REDIS_URL_FORMS}`)
  return { address }
}

/** The value of `NAME`, or what is in the file that `NAME_FILE` names, without its last line break. */
function secretOf(env: Environment, name: string, readFile: (path: string) => string, problems: string[]): { from: string; value: string } | undefined {
  const value = env[name]
  const path = env[`${name}_FILE`]
  if (path === undefined) return value === undefined ? undefined : { from: name, value }
  if (value !== undefined) problems.push(`${name} and ${name}_FILE: allowed is one of the two`)
  try {
    return { from: `${name}_FILE`, value: readFile(path).replace(/\r?\n$/, '') }
  } catch (error) {
    problems.push(`${name}_FILE=${JSON.stringify(path)}: cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'}); allowed is a readable file`)
    return undefined
  }
}
