import type { Tag } from '../../facts.js'
import { resource } from '../machine.js'
import { readName, type Name } from './name.js'
import { isCredentialColumn, tableClass } from './objects.js'
import { alwaysTrue } from './predicate.js'
import type { Run, Statement } from './run.js'
import { isVerb } from './split.js'

/** A limit that leaves nothing out. */
const MANY = 1_000_000
const CLAUSE_END = ['RETURNING', 'ORDER', 'LIMIT', 'OPTION', 'OUTPUT'] as const

/** `DELETE FROM t [WHERE …]`: all rows when nothing restricts it, or what does is always true (ATT&CK T1485). */
export function recordDelete(run: Run, statement: Statement): void {
  let k = statement.from + 1
  while (/^(?:LOW_PRIORITY|QUICK|IGNORE|TOP|ONLY)$/.test(run.word(k)) || run.at(k).kind === 'open' || run.at(k).kind === 'close' || run.at(k).kind === 'number') k++
  if (run.word(k) === 'FROM') k++
  if (run.word(k) === 'ONLY') k++
  let name = readName(run, k, statement.to)
  // MySQL, SQL Server: `DELETE t FROM orders t JOIN …`.
  const joined = name !== undefined && run.word(name.next) === 'FROM' && run.word(k - 1) !== 'FROM'
  if (joined) name = readName(run, name!.next + 1, statement.to) ?? name
  // SQL Server's `DELETE t WHERE …`: without FROM and WHERE it is a statement of another language.
  const plain = !joined && run.word(k - 1) !== 'FROM' && run.word(k - 1) !== 'ONLY'
  if (name && ends(run, name.next, statement.to) && (!plain || run.word(name.next) === 'WHERE')) recordRows(run, statement, 'DELETE FROM', name, k, 'delete')
}

/** Whether what follows a table's name belongs to a statement, and not to a sentence. */
function ends(run: Run, k: number, to: number): boolean {
  const CLAUSE = /^(?:WHERE|USING|FROM|JOIN|INNER|LEFT|RETURNING|OUTPUT|ORDER|LIMIT|OPTION|WITH|PARTITION|AS|ON|OR|AND|SETTINGS|IN)$/
  const alias = run.at(k).kind === 'word' || run.at(k).kind === 'name' ? 1 : 0
  return k >= to || run.at(k).kind !== 'word' || CLAUSE.test(run.word(k)) || k + alias >= to || CLAUSE.test(run.word(k + alias))
}

/** `UPDATE t SET … [WHERE …]`. */
export function recordUpdate(run: Run, statement: Statement): void {
  let k = statement.from + 1
  while (/^(?:LOW_PRIORITY|IGNORE|ONLY|TOP|OR|REPLACE|ROLLBACK|ABORT|FAIL)$/.test(run.word(k)) || run.at(k).kind === 'open' || run.at(k).kind === 'close' || run.at(k).kind === 'number') k++
  const name = readName(run, k, statement.to)
  const set = name ? run.find(name.next, Math.min(statement.to, name.next + 400), 'SET') : -1
  if (name && run.word(k) !== 'STATISTICS' && set >= 0) recordRows(run, statement, 'UPDATE', name, k, 'write')
}

function recordRows(run: Run, statement: Statement, verb: string, name: Name, at: number, action: 'delete' | 'write'): void {
  const { from, to } = statement
  const where = run.find(at, to, 'WHERE')
  const joined = run.find(at, to, 'JOIN', 'USING') >= 0 || (action === 'write' && run.find(at, to, 'FROM') >= 0)
  const limit = run.find(at, to, 'LIMIT')
  const limited = (limit >= 0 && !(Number(run.at(limit + 1).text) > MANY)) || run.find(from, at, 'TOP') >= 0
  const end = where < 0 ? -1 : run.find(where, to, ...CLAUSE_END)
  const always = where >= 0 && alwaysTrue(run, where + 1, end < 0 ? to : end)
  const all = where < 0 ? !joined && !limited : always && !limited
  const table = tableClass(name)
  const tags: Tag[] = [...rowTags(run, name, table.system), ...(all ? [where < 0 ? ('no-where' as const) : ('tautology' as const)] : [])]
  const detail = `${verb} ${name.full}`
  const secret = table.system && table.class === 'credentials'
  run.emit(action, resource('database', all ? 'all-rows' : 'rows', name.full, tags), from, to, detail, statement.certainty)
  if (secret || (action === 'write' && all && setsCredential(run, at, where < 0 ? to : where))) run.emit('write', resource('database', 'credentials', name.full, tags), from, to, detail, statement.certainty)
}

function setsCredential(run: Run, from: number, to: number): boolean {
  const set = run.find(from, to, 'SET')
  if (set < 0) return false
  for (let k = set + 1; k < to; k++) if (run.at(k).text === '=' && isCredentialColumn(run.at(k - 1).text.toLowerCase())) return true
  return false
}

const rowTags = (run: Run, name: Name, system: boolean): Tag[] => [...originTags(run, name), ...(system ? (['system-table'] as const) : [])]
const originTags = (run: Run, name: Name): Tag[] => [...(isTemporary(run, name) ? (['temporary'] as const) : []), ...(run.created.has(name.full) ? (['recreated'] as const) : [])]
const isTemporary = (run: Run, name: Name): boolean => /^[#@]|^(?:pg_temp|temp)\./.test(name.full) || name.last.startsWith('#') || run.temporary.has(name.full)

/** `INSERT INTO`, `REPLACE INTO`, `MERGE INTO`: ordinary, except into the tables that hold accounts. */
export function recordInsert(run: Run, statement: Statement): void {
  const into = run.find(statement.from, Math.min(statement.to, statement.from + 8), 'INTO', 'OVERWRITE')
  const name = readName(run, (into < 0 ? statement.from : into) + 1, statement.to)
  if (!name || name.full === '') return
  const table = tableClass(name)
  const detail = `${run.word(statement.from)} INTO ${name.full}`
  run.emit('write', resource('database', 'rows', name.full, table.system ? ['system-table'] : []), statement.from, statement.to, detail, statement.certainty)
  if (table.system && table.class === 'credentials') run.emit('configure', resource('database', 'account', name.full, ['system-table']), statement.from, statement.to, detail, statement.certainty)
}

/** `TRUNCATE [TABLE] a, b`. */
export function recordTruncate(run: Run, statement: Statement): void {
  let k = statement.from + 1
  while (/^(?:TABLE|ONLY|IF|EXISTS)$/.test(run.word(k))) k++
  for (const name of namesFrom(run, k, statement.to))
    run.emit('delete', resource('database', 'all-rows', name.full, ['truncate', ...rowTags(run, name, tableClass(name).system)]), statement.from, statement.to, `TRUNCATE ${name.full}`, statement.certainty)
}

const WHOLE = new Set(['DATABASE', 'SCHEMA', 'KEYSPACE', 'TABLESPACE', 'OWNED', 'CATALOG', 'CLUSTER', 'PLUGGABLE'])
const ACCOUNTS = new Set(['USER', 'ROLE', 'LOGIN', 'GROUP'])

/** `DROP TABLE|DATABASE|USER|…`. A table that the same text creates again, or created before, is `recreated`: a schema script, not a loss. */
export function recordDrop(run: Run, statement: Statement): void {
  let k = statement.from + 1
  let temporary = false
  for (; /^(?:TEMPORARY|TEMP|MATERIALIZED|FOREIGN|EXTERNAL|PLUGGABLE|PUBLIC|GLOBAL)$/.test(run.word(k)); k++) if (run.word(k).startsWith('TEMP')) temporary = true
  const object = run.word(k)
  k++
  if (run.word(k) === 'CONCURRENTLY') k++
  if (run.words(k, 'IF', 'EXISTS')) k += 2
  if (object === 'OWNED' && run.word(k) === 'BY') k++
  const { from, to, certainty } = statement
  const names = namesFrom(run, k, to)
  // "Drop table reservations for tonight" is a sentence.
  const after = run.word(names.at(-1)?.next ?? to)
  if (after !== '' && (names.at(-1)?.next ?? to) < to && !(isVerb(after) && after !== 'FOR') && !/^(?:CASCADE|RESTRICT|PURGE|FORCE|ON|WITH|AFTER|NO|INCLUDING|SYNC|IMMEDIATE|WHERE|AND|OR|UNION)$/.test(after)) return
  for (const name of names) {
    const tags: Tag[] = [...originTags(run, name), ...(temporary && !isTemporary(run, name) ? (['temporary'] as const) : [])]
    const cls = object === 'TABLE' ? 'table' : WHOLE.has(object) ? 'schema' : ACCOUNTS.has(object) ? 'account' : 'ordinary'
    run.emit('delete', resource('database', cls, name.full, tags), from, to, `DROP ${object} ${name.full}`, certainty)
    if (object === 'SERVER' && name.full === 'audit') run.emit('configure', resource('service', 'logging', 'database audit', ['remove']), from, to, 'DROP SERVER AUDIT', certainty)
  }
}

/** Comma-separated names at `k`, at most 200. */
function namesFrom(run: Run, k: number, to: number): Name[] {
  const names: Name[] = []
  let at = k
  while (at < to && names.length < 200) {
    const name = readName(run, at, to)
    if (!name) break
    names.push(name)
    if (run.at(name.next).kind !== 'comma') break
    at = name.next + 1
  }
  return names
}

/** Notes what the text creates or renames something to: dropping and emptying that is a step of a migration or of a schema script. */
export function noteCreated(run: Run): void {
  for (let k = 0; k < run.lexed.tokens.length; k++) {
    const word = run.word(k)
    const before = run.word(k - 1)
    let at = -1
    if (word === 'TABLE' && /^(?:CREATE|TEMPORARY|TEMP|UNLOGGED|GLOBAL|LOCAL|EXTERNAL|REPLACE)$/.test(before)) at = k + 1
    else if (word === 'TO' && before === 'RENAME') at = k + 1
    else if ((word === 'DATABASE' || word === 'SCHEMA') && (before === 'CREATE' || before === 'REPLACE')) at = k + 1
    if (at < 0) continue
    if (run.words(at, 'IF', 'NOT', 'EXISTS')) at += 3
    const name = readName(run, at, at + 8)
    if (!name) continue
    // `DROP TEMPORARY TABLE` has the same words before its name; what is dropped only was never created here.
    if (before.startsWith('TEMP')) {
      if (run.word(k - 2) !== 'DROP') run.temporary.add(name.full)
    } else run.created.add(name.full)
  }
}

/** `ALTER TABLE … DROP COLUMN|PARTITION`, and what ALTER does to accounts is a matter of accounts. */
export function recordAlterTable(run: Run, statement: Statement): void {
  let k = statement.from + 2
  while (/^(?:IF|EXISTS|ONLY)$/.test(run.word(k))) k++
  const name = readName(run, k, statement.to)
  if (!name) return
  const drop = run.find(name.next, statement.to, 'DROP')
  const what = drop < 0 ? '' : run.word(drop + 1)
  const partition = what === 'PARTITION'
  if (drop >= 0 && what !== 'CONSTRAINT' && what !== 'INDEX' && what !== 'FOREIGN' && what !== 'DEFAULT' && what !== 'NOT')
    run.emit('delete', resource('database', partition ? 'rows' : 'ordinary', name.full), statement.from, statement.to, `ALTER TABLE ${name.full} DROP ${partition ? 'PARTITION' : 'COLUMN'}`, statement.certainty)
}
