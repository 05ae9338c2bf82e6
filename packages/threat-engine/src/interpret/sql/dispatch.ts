import type { Certainty } from '../../facts.js'
import { resource } from '../machine.js'
import { recordAccount, recordGrant, recordSetPassword } from './account.js'
import { recordAttach, recordBackup, recordBulkInsert, recordCopy, recordLoad, recordSelect } from './bulk.js'
import { recordAlterTable, recordDelete, recordDrop, recordInsert, recordTruncate, recordUpdate } from './change.js'
import { recordCreate, recordDo } from './create.js'
import { recordExecute, recordPrepare, recordProcedure } from './program.js'
import { readName } from './name.js'
import { recordAssignment, recordDeclare, recordSet } from './setting.js'
import type { Run, Statement } from './run.js'
import { readQueries, type Query } from './select.js'
import { isVerb } from './split.js'

/** What is known of a statement after it was recorded. */
export interface Recorded {
  readonly queries: readonly Query[]
  readonly certainty: Certainty
  /** It puts a keyword together from pieces and runs it. */
  readonly split: boolean
}

const CONTINUATIONS = new Set(['UNION', 'AND', 'OR', 'XOR', 'INTO', 'LIMIT', 'ORDER', 'GROUP', 'HAVING', 'WHERE'])

/** Whether the text begins with a statement, and so is not a piece of one. */
export function startsStatement(run: Run): boolean {
  let k = 0
  while (run.at(k).kind === 'open' || run.at(k).kind === 'semicolon') k++
  const token = run.at(k)
  if (k > 0 && run.at(0).kind === 'open' && token.kind !== 'word') return false
  if (token.kind === 'meta') return true
  if (token.kind !== 'word') return false
  if (k > 0 && run.at(0).kind === 'semicolon') return false
  return isVerb(token.text) || isProcedure(run, k) || run.at(k + 1).text === ':='
}

/** SQL Server runs a batch's first procedure without EXEC; PL/SQL calls procedures by their name. */
const isProcedure = (run: Run, k: number): boolean => /^(?:XP_|SP_)\w/.test(run.word(k)) || (run.word(k) === 'MASTER' && run.at(k + 1).kind === 'dot') || (/^(?:DBMS|UTL|APEX|CTXSYS)_?\w*$/.test(run.word(k)) && run.at(k + 1).kind === 'dot')

/** Records what one statement does, by its verb. Function calls are a matter of `recordCalls`. */
export function recordStatement(run: Run, statement: Statement): Recorded {
  const { from, to, certainty } = statement
  let queries: readonly Query[] = []
  let split = false
  const next = run.word(from + 1)
  const stops = (name: string, detail: string): void => void run.emit('stop', resource('service', 'database', name), from, to, detail, certainty)
  switch (statement.verb) {
    case 'EXPLAIN': case 'DESCRIBE': case 'DESC': {
      const at = run.find(from + 1, Math.min(to, from + 12), 'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH', 'MERGE', 'REPLACE')
      if (at < 0) metadata(run, statement)
      else {
        const executes = run.find(from + 1, at, 'ANALYZE', 'ANALYSE') >= 0 || (run.at(from + 1).kind === 'open' && run.word(from + 2).startsWith('ANALY'))
        const inner: Statement = { ...statement, from: at, verb: run.word(at), certainty: executes ? certainty : 'inert' }
        return { ...recordStatement(run, inner), certainty: inner.certainty }
      }
      break
    }
    case 'SELECT': case 'WITH': case 'VALUES': case 'TABLE':
      queries = recordSelect(run, statement)
      break
    case 'INSERT': case 'MERGE': case 'REPLACE': case 'UPSERT':
      recordInsert(run, statement)
      queries = readQueries(run, statement)
      break
    case 'DELETE':
      recordDelete(run, statement)
      queries = readQueries(run, statement)
      break
    case 'UPDATE':
      recordUpdate(run, statement)
      queries = readQueries(run, statement)
      break
    case 'TRUNCATE':
      recordTruncate(run, statement)
      break
    case 'DROP':
      recordDrop(run, statement)
      break
    case 'CREATE':
      recordCreate(run, statement)
      break
    case 'ALTER':
      recordAlter(run, statement, next)
      break
    case 'GRANT':
      if (run.find(from, to, 'TO') > 0) recordGrant(run, statement)
      break
    case 'SET':
      if (next === 'PASSWORD') recordSetPassword(run, statement)
      else recordSet(run, statement)
      break
    case 'DECLARE':
      recordDeclare(run, statement)
      break
    case 'EXEC': case 'EXECUTE': case 'CALL':
      split = recordExecute(run, statement)
      break
    case 'PREPARE':
      split = recordPrepare(run, statement)
      break
    case 'DO':
      recordDo(run, statement)
      break
    case 'COPY':
      recordCopy(run, statement)
      break
    case 'LOAD':
      recordLoad(run, statement)
      break
    case 'BULK':
      if (next === 'INSERT') recordBulkInsert(run, statement)
      break
    case 'ATTACH':
      recordAttach(run, statement)
      break
    case 'BACKUP':
      if (/^(?:DATABASE|LOG|TABLE|ALL|TO|CERTIFICATE)$/.test(next)) recordBackup(run, statement)
      break
    case 'VACUUM': case 'UNLOAD': case 'EXPORT':
      if (statement.verb === 'EXPORT' ? next === 'DATABASE' : statement.verb === 'VACUUM' || run.at(from + 1).kind === 'open') recordBackup(run, statement)
      break
    case 'SHOW': case 'PRAGMA': case 'HELP': case 'SUMMARIZE':
      metadata(run, statement)
      break
    case 'SHUTDOWN': case 'STOP':
      if (to - from === 1 || /^(?:WITH|IMMEDIATE|ABORT|NORMAL|TRANSACTIONAL|NOWAIT)$/.test(next)) stops('database server', statement.verb)
      break
    case 'NOAUDIT':
      run.emit('configure', resource('service', 'logging', 'database audit', ['remove']), from, to, 'NOAUDIT', certainty)
      break
    case 'PURGE':
      if (next === 'BINARY' || next === 'MASTER') run.emit('delete', resource('log', 'system', 'binary log'), from, to, 'PURGE BINARY LOGS', certainty)
      break
    case 'RESET':
      if (next === 'MASTER' || next === 'BINARY') run.emit('delete', resource('log', 'system', 'binary log'), from, to, 'RESET MASTER', certainty)
      break
    case 'INSTALL': case 'UNINSTALL':
      run.emit('configure', resource('database', 'ordinary', run.at(from + 2).text.toLowerCase()), from, to, `${statement.verb} ${next}`, certainty)
      break
    case 'IF': case 'WHILE': case 'FOR': case 'RETURN': case 'OPEN': case 'PRINT': case 'ELSE':
      queries = readQueries(run, statement)
      break
    default:
      // A fragment goes on with somebody else's statement: `UNION SELECT …`.
      if (CONTINUATIONS.has(statement.verb) || run.at(from).kind !== 'word') queries = recordSelect(run, statement)
      else if (run.at(from + 1).text === ':=') recordAssignment(run, statement)
      else if (statement.verb !== '' && !isVerb(statement.verb)) split = recordProcedure(run, statement)
  }
  return { queries, certainty, split }
}

function recordAlter(run: Run, statement: Statement, next: string): void {
  const { from, to, certainty } = statement
  if (next === 'TABLE' || (next === 'FOREIGN' && run.word(from + 2) === 'TABLE')) recordAlterTable(run, statement)
  else if (next === 'USER' || next === 'ROLE' || next === 'LOGIN' || next === 'GROUP') recordAccount(run, statement, from + 1)
  else if (next === 'SERVER' && run.word(from + 2) === 'ROLE') recordAccount(run, statement, from + 2)
  else if (next === 'SERVER' && run.word(from + 2) === 'AUDIT') {
    for (let k = from; k < to; k++)
      if (run.word(k) === 'STATE' && run.at(k + 1).text === '=' && run.word(k + 2) === 'OFF') run.emit('configure', resource('service', 'logging', 'database audit', ['remove']), from, to, 'ALTER SERVER AUDIT', certainty)
  } else if (next === 'SYSTEM') recordSet(run, statement)
  else if (next === 'DATABASE' && run.find(from, to, 'TRUSTWORTHY') >= 0 && run.word(to - 1) === 'ON')
    run.emit('configure', resource('database', 'os', 'trustworthy'), from, to, 'ALTER DATABASE', certainty)
}

function metadata(run: Run, statement: Statement): void {
  const name = readName(run, statement.from + 1, statement.to)
  run.read(resource('database', 'metadata', name?.full ?? '', ['system-table']), statement.from, statement.to, `${statement.verb} ${name?.full ?? ''}`.trim(), statement.certainty)
}
