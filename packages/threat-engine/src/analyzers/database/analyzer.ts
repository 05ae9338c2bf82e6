import { defineAnalyzer } from '../../analysis/analyzer.js'
import { SOFT_PLACES } from '../../analysis/classes.js'
import { liveEffects, perCall, table, tagged } from '../../analysis/match.js'
import type { Effect, Facts } from '../../facts.js'

const statements = table([
  { rule: 'command-execution', does: ['execute', 'query', 'write', 'read', 'configure'], what: 'database', class: 'os' },
  { rule: 'injection', does: ['query', 'execute', 'read', 'write', 'delete'], what: 'database', class: 'injection' },
  { rule: 'time-delay', does: ['query', 'read', 'execute'], what: 'database', class: 'time-delay' },
  { rule: 'credentials-read', does: ['read', 'query', 'list'], what: 'database', class: 'credentials' },
  { rule: 'file-written', does: ['write', 'append'], what: 'database', class: 'file' },
  { rule: 'file-written', does: ['write', 'append'], what: 'path', class: 'ordinary', when: isStatement, severity: 'low' },
    { rule: 'file-written', does: ['write', 'append'], what: 'path', when: isStatement, tags: SOFT_PLACES, severity: 'low' },
  { rule: 'file-written', does: ['write', 'append'], what: 'path', when: isStatement },
  { rule: 'file-read', does: ['read', 'query'], what: 'database', class: 'file' },
  { rule: 'metadata', does: ['read', 'query', 'list'], what: 'database', class: 'metadata' },
  { rule: 'metadata', does: ['read', 'query', 'list'], what: 'database', tags: ['system-table'] },
])
const destruction = table([
  { does: ['delete', 'write'], what: 'database', tags: ['preview'] },
  { rule: 'schema-dropped', does: 'delete', what: 'database', class: ['table', 'schema', 'dump'] },
  { rule: 'rows-deleted', does: 'delete', what: 'database', class: 'all-rows' },
  { rule: 'rows-deleted', does: 'delete', what: 'database', class: 'rows', tags: ['no-where', 'tautology'] },
  { rule: 'rows-overwritten', does: 'write', what: 'database', class: 'all-rows' },
  { rule: 'rows-overwritten', does: 'write', what: 'database', class: 'rows', tags: ['no-where', 'tautology'] },
])

/** What a statement does to a database. Local and project databases are there to be thrown away. */
export const database = defineAnalyzer({
  id: 'database',
  category: 'pattern',
  title: 'Database',
  techniques: ['T1213.006', 'T1485'],
  rules: {
    'schema-dropped': {
      severity: 'high',
      title: 'Drops or empties tables or schemas',
      advice: 'Write a migration that is reviewed, and back the table up first.',
      techniques: ['T1485'],
    },
    'rows-deleted': { severity: 'high', title: 'Deletes every row', advice: 'Add a WHERE, and count what it matches first.', techniques: ['T1485'] },
    'rows-overwritten': { severity: 'medium', title: 'Changes every row', advice: 'Add a WHERE, and count what it matches first.', techniques: ['T1565'] },
    'command-execution': {
      severity: 'high',
      title: 'Runs a command of the operating system through a database',
      advice: 'Run the command on the host, with an account of its own.',
      techniques: ['T1059', 'T1505'],
    },
    'file-written': {
      severity: 'high',
      title: 'Makes a database write a file',
      advice: 'Let the client write the result of the query.',
      techniques: ['T1505.003', 'T1213.006'],
    },
    'file-read': { severity: 'high', title: 'Makes a database read a file of its host', advice: 'Read the file on the host.', techniques: ['T1005'] },
    'credentials-read': {
      severity: 'high',
      title: 'Reads the credentials that a database keeps',
      advice: 'Read the columns that the task needs, never hashes or tokens.',
      techniques: ['T1555', 'T1213.006'],
    },
    'injection': {
      severity: 'medium',
      title: 'Runs a statement that looks like SQL injection',
      advice: 'Pass values as parameters.',
      techniques: ['T1190'],
    },
    'time-delay': { severity: 'low', title: 'Makes a database wait', advice: 'Measure on the client.', techniques: ['T1190', 'T1499'] },
    'metadata': { severity: 'info', title: 'Asks a database what it holds', advice: 'Nothing to do: ordinary alone, part of the picture when more follows.', techniques: ['T1213.006'] },
  },
  on: [...statements.on, ...destruction.on],
  analyze(facts, context, report) {
    statements.analyze(facts, context, report)
    destruction.analyze(facts, context, (rule, evidence, details) => {
      report(rule, evidence, isThrowaway(evidence as Effect, facts) ? { ...details, severity: 'low' } : details)
    })
  },
})

/** The path is in the statement, not on the command line of the client. */
function isStatement({ actor }: Effect): boolean {
  return actor.interpreter === 'sql'
}

/**
 * A database in the project, in a scratch directory, in memory, or on this machine by the address that the same command connects to; or a file in such a place
 * that the same command opens.
 */
function isThrowaway(effect: Effect, facts: Facts): boolean {
  if (tagged(effect, 'production')) return false
  return tagged(effect, 'in-workspace', 'scratch', 'temporary') || localClients(facts).has(`${effect.where} ${effect.actor.program}`)
}

/** Programs that, in their part of the call, open nothing but local databases. */
const localClients = perCall((facts) => {
  const local = new Map<string, boolean>()
  for (const effect of liveEffects(facts)) {
    const { resource, actor, where } = effect
    const isFile = resource.kind === 'path' && FILE_CLIENTS.has(actor.program) && !isStatement(effect)
    if (resource.kind !== 'host' && !isFile) continue
    const near = isFile ? tagged(effect, ...SOFT_PLACES) : resource.class === 'loopback'
    const key = `${where} ${actor.program}`
    local.set(key, near && local.get(key) !== false)
  }
  return new Set([...local].flatMap(([key, near]) => (near ? [key] : [])))
})

/** Clients whose database is a file. */
const FILE_CLIENTS: ReadonlySet<string> = new Set(['sqlite3', 'sqlite', 'litecli', 'duckdb'])
