import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Policy, type ClauseSummary } from '@proxilion/gateway'
import { loadAnalyzers, PluginError, PolicyError, readPolicy } from '@proxilion/gateway-app'
import { ANALYZERS } from '@proxilion/threat-engine'
import { analyze, EXIT, type Terminal } from './analyze.js'
import { printable } from './columns.js'
import { UsageError } from './usage-error.js'

/**
 * `proxilion policy`: checks a policy file, or explains what it does to one call. Nothing is executed.
 *
 * @returns the exit code
 * @throws {UsageError} when the arguments make no sense
 */
export async function policy(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args
  if (command === 'check') return check(rest, terminal)
  if (command === 'explain') return explain(rest, terminal)
  throw new UsageError(command === undefined ? 'policy what? Give check or explain' : `there is no command policy ${command}`)
}

async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parsed(args, { analyzers: { type: 'string' } })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('policy check takes one file')
  const { colors } = terminal
  const read = await readOrProblems(resolve(terminal.cwd, file), values['analyzers'])
  if (!(read instanceof Policy)) {
    for (const problem of read) terminal.write(`${colors.red('✗')} ${printable(`${file}: ${problem}`)}\n`)
    return EXIT.notJudged
  }
  const clauses = read.summary(Date.now())
  const levels = [...read.levels()].map(([rule, { level }]) => `  ${rule} ${colors.bold(level)}\n`)
  terminal.write(`${colors.green('✓')} ${printable(file)} is valid: ${counted(clauses.length, 'clause')}, ${counted(levels.length, 'rule level')}\n`)
  for (const line of [...levels, ...clauses.map((clause) => described(clause, terminal))]) terminal.write(line)
  return EXIT.mayRun
}

function described({ kind, id, reason, author, expires, expired }: ClauseSummary, { colors }: Terminal): string {
  const paint = { allow: colors.green, deny: colors.red, redact: colors.yellow }[kind]
  const until = expires === undefined ? '' : expired ? colors.yellow(` expired on ${expires}: does nothing`) : colors.dim(` until ${expires}`)
  return `  ${paint(kind)} ${colors.bold(id)}${until}\n    ${printable(reason)} ${colors.dim(`— ${printable(author)}`)}\n`
}

/** As `analyze`, under a policy: `--policy FILE`, or else the file that POLICY_FILE names. */
async function explain(args: readonly string[], terminal: Terminal): Promise<number> {
  const end = args.indexOf('--')
  const given = (end < 0 ? args : args.slice(0, end)).some((arg) => arg === '--policy' || arg.startsWith('--policy='))
  const file = process.env['POLICY_FILE']
  if (!given && file === undefined) throw new UsageError('policy explain needs --policy FILE, or POLICY_FILE')
  return analyze(given ? args : ['--policy', file ?? '', ...args], terminal)
}

async function readOrProblems(file: string, plugins: string | undefined): Promise<Policy | readonly string[]> {
  try {
    const added = await loadAnalyzers(plugins === undefined ? [] : plugins.split(',').map((name) => name.trim()))
    return readPolicy(file, [...ANALYZERS, ...added])
  } catch (error) {
    if (error instanceof PolicyError) return error.problems
    if (error instanceof PluginError) throw new UsageError(error.message)
    throw error
  }
}

function parsed(args: readonly string[], options: Readonly<Record<string, { type: 'string' }>>) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
