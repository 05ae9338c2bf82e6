import { resource, type Taint } from '../machine.js'
import { HOLE, hasHole } from '../word.js'
import { isDatabaseFile, reachesHost, readsFile, runsOnHost, writesFile, type Place } from './disk.js'
import { readName } from './name.js'
import { tableClass } from './objects.js'
import type { Run, Statement } from './run.js'
import { readQueries, type Query } from './select.js'
import { evaluate, evaluateArguments } from './value.js'

const placeOf = (statement: Statement, detail: string): Place => ({ from: statement.from, to: statement.to, certainty: statement.certainty, detail })

/** `COPY what FROM|TO 'file' | PROGRAM 'command' | STDIN | 'url'` of PostgreSQL, DuckDB, Redshift and Snowflake. */
export function recordCopy(run: Run, statement: Statement): void {
  const { from, to } = statement
  const query = run.at(from + 1).kind === 'open'
  let k = from + 1
  if (run.word(k) === 'INTO' || run.word(k) === 'BINARY') k++
  const name = query ? undefined : readName(run, k, to)
  k = query ? run.close(from + 1, to) + 1 : (name?.next ?? k)
  if (run.at(k).kind === 'open') k = run.close(k, to) + 1
  const direction = run.word(k)
  if (direction !== 'FROM' && direction !== 'TO') return
  const program = run.word(k + 1) === 'PROGRAM'
  const at = k + (program ? 2 : 1)
  const target = run.at(at)
  const quoted = target.kind === 'string' || target.kind === 'double'
  // A broken fragment may name its file without quotes; STDIN and STDOUT belong to the client.
  const path = quoted || target.kind === 'hex' || program ? evaluate(run, at, to) : { text: target.text === '/' ? unquotedPath(run, at, to) : '', next: at + 1 }
  const place = placeOf(statement, `COPY ${direction}${program ? ' PROGRAM' : ''}`)
  if (direction === 'TO') {
    const queries = query ? readQueries(run, { ...statement, from: from + 2, to: run.close(from + 1, to) }) : []
    const taint = query ? run.local : readsTable(run, statement, k, place)
    if (program) runsOnHost(run, 'sh', path.text, { from: at, to: at + 1 }, place, 'copy program', taint)
    else if (/^[a-z][a-z0-9+]*:\/\//i.test(path.text)) reachesHost(run, path.text, place, [], taint)
    else if (path.text !== '') writesFile(run, path.text, place, { planted: queries.length > 0 && constantText(run, queries), ...contentOf(run, queries), taint })
    return
  }
  if (name) run.emit('write', resource('database', 'rows', name.full), from, to, `COPY ${name.full}`, statement.certainty)
  if (program) runsOnHost(run, 'sh', path.text, { from: at, to: at + 1 }, place, 'copy program')
  else if (/^[a-z][a-z0-9+]*:\/\//i.test(path.text)) reachesHost(run, path.text, place)
  else if (path.text !== '') readsFile(run, path.text, place, 'import')
}

function readsTable(run: Run, statement: Statement, before: number, place: Place): Taint {
  const name = readName(run, statement.from + 1, before)
  if (!name) return run.local
  const table = tableClass(name)
  const cls = table.class === 'credentials' ? 'credentials' : table.system ? 'metadata' : 'rows'
  return { sources: [run.read(resource('database', cls, name.full, ['all']), statement.from, before, place.detail, place.certainty)], steps: [] }
}

function unquotedPath(run: Run, at: number, to: number): string {
  const end = run.at(to - 1).end
  return /^[^\s;]*/.exec(run.lexed.source.slice(run.at(at).start, Math.min(end, run.at(at).start + 512)))?.[0] ?? ''
}

/** Whether what the SELECTs give is text that was written into the statement, and not data. */
function constantText(run: Run, queries: readonly Query[]): boolean {
  return queries.every((query) => query.tables.length === 0) && queries.some((query) => {
    const first = run.at(query.from + 1).kind
    return first === 'string' || first === 'hex' || first === 'double' || (first === 'word' && /^(?:CHAR|CHR|UNHEX|CONCAT|FROM_BASE64|DECODE|CONVERT_FROM)$/.test(run.word(query.from + 1)))
  })
}

function contentOf(run: Run, queries: readonly Query[]): { text?: string } {
  if (queries.length !== 1) return {}
  const text = evaluate(run, queries[0]!.from + 1, queries[0]!.listEnd).text
  return hasHole(text) ? {} : { text }
}

/** `SELECT … INTO OUTFILE|DUMPFILE 'file'` of MySQL. `queries` are those of the statement. */
export function recordOutfile(run: Run, statement: Statement, queries: readonly Query[]): void {
  for (let k = statement.from; k < statement.to; k++) {
    const word = run.word(k)
    if (word !== 'OUTFILE' && word !== 'DUMPFILE') continue
    if (run.word(k - 1) !== 'INTO') continue
    const path = evaluate(run, k + 1, statement.to)
    const union = queries.some((query) => query.union && query.tables.length === 0)
    writesFile(run, path.text, placeOf(statement, `INTO ${word}`), { planted: word === 'DUMPFILE' || union || constantText(run, queries), ...contentOf(run, queries), taint: run.local })
    return
  }
}

/** `LOAD DATA [LOCAL] INFILE 'file' INTO TABLE t`. LOCAL reads it from the client. */
export function recordLoad(run: Run, statement: Statement): void {
  const at = run.find(statement.from, statement.to, 'INFILE', 'INPATH')
  if (at >= 0) readsFile(run, evaluate(run, at + 1, statement.to).text, placeOf(statement, 'LOAD DATA INFILE'), 'import')
  else if (run.at(statement.from + 1).kind === 'string') {
    // `LOAD 'library'` of PostgreSQL and DuckDB.
    const library = run.at(statement.from + 1).text
    const risky = /^\/|\\|:\/\/|\.\./.test(library)
    run.emit(risky ? 'execute' : 'configure', resource('database', risky ? 'os' : 'ordinary', library, risky ? ['load'] : []), statement.from, statement.to, 'LOAD', statement.certainty)
  }
}

/** `BULK INSERT t FROM 'file'` of SQL Server. */
export function recordBulkInsert(run: Run, statement: Statement): void {
  const at = run.find(statement.from, statement.to, 'FROM')
  if (at >= 0) readsFile(run, evaluate(run, at + 1, statement.to).text, placeOf(statement, 'BULK INSERT'), 'import')
}

/** `ATTACH DATABASE 'file' AS name` of SQLite creates that file: a page in a web root is a web shell (ATT&CK T1505.003). */
export function recordAttach(run: Run, statement: Statement): void {
  let at = statement.from + 1
  while (/^(?:DATABASE|IF|NOT|EXISTS)$/.test(run.word(at))) at++
  const path = evaluate(run, at, statement.to).text
  const place = placeOf(statement, 'ATTACH DATABASE')
  if (path === HOLE || path === '' || path === ':memory:') return
  if (!isDatabaseFile(path) || /^[\\/]{2}/.test(path)) writesFile(run, path, place, { planted: true })
  else if (/^(?:[a-z]{3,}):\/\//i.test(path) || /\bhost=/.test(path)) reachesHost(run, path.replace(/^.*@/, ''), place)
  else readsFile(run, path.replace(/^file:/i, '').replace(/\?.*$/, ''), place, 'import')
}

/** `BACKUP DATABASE d TO DISK = 'file' | URL = 'url'`, `VACUUM INTO 'file'`, `EXPORT DATABASE 'folder'`, `UNLOAD ('query') TO 's3://…'`. */
export function recordBackup(run: Run, statement: Statement): void {
  const { from, to, certainty } = statement
  const verb = run.word(from)
  const at = run.find(from, to, 'TO', 'INTO')
  const name = readName(run, from + 2, to)
  const place = placeOf(statement, `${verb} ${verb === 'BACKUP' ? (name?.full ?? '') : ''}`.trim())
  if (verb === 'VACUUM' && at < 0) return
  if (verb === 'UNLOAD' && run.at(from + 1).kind === 'open') {
    const query = evaluateArguments(run, from + 1, to)[0]?.text ?? HOLE
    if (!hasHole(query)) run.local = run.again(query, run.inside(from + 2, run.close(from + 1, to), 'UNLOAD', query, certainty))
  }
  const source = verb === 'UNLOAD' ? run.local : { sources: [run.read(resource('database', 'dump', verb === 'BACKUP' ? (name?.full ?? '') : '', ['all']), from, to, place.detail, certainty)], steps: [] }
  let k = at < 0 ? from + 1 : at + 1
  for (let n = 0; n < 8 && k < to && run.at(k).kind !== 'string'; n++) k++
  const path = run.at(k)
  if (path.kind !== 'string') return
  if (/^[a-z][a-z0-9+]*:\/\//i.test(path.text)) reachesHost(run, path.text, place, [], source)
  else writesFile(run, path.text, place, { planted: false, taint: source })
}

/** `SELECT` and everything that is one: what it reads, and the file that it may write. */
export function recordSelect(run: Run, statement: Statement): Query[] {
  const queries = readQueries(run, statement)
  recordOutfile(run, statement, queries)
  return queries
}
