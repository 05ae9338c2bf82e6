import type { Certainty } from '../../facts.js'
import { readName } from './name.js'
import type { Run, Statement } from './run.js'

/** Verbs that begin a statement. */
const VERBS = new Set([
  'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'REPLACE', 'UPSERT', 'WITH', 'VALUES', 'TABLE', 'CREATE', 'ALTER', 'DROP', 'TRUNCATE', 'RENAME', 'COMMENT', 'GRANT', 'REVOKE', 'DENY', 'SET', 'RESET',
  'SHOW', 'DESCRIBE', 'DESC', 'EXPLAIN', 'ANALYZE', 'ANALYSE', 'VACUUM', 'PRAGMA', 'USE', 'COPY', 'LOAD', 'EXEC', 'EXECUTE', 'CALL', 'DO', 'PREPARE', 'DEALLOCATE', 'DECLARE', 'BEGIN', 'START', 'COMMIT',
  'ROLLBACK', 'SAVEPOINT', 'RELEASE', 'END', 'IF', 'ELSE', 'ELSIF', 'ELSEIF', 'WHILE', 'FOR', 'LOOP', 'RETURN', 'FETCH', 'OPEN', 'CLOSE', 'WAITFOR', 'BACKUP', 'RESTORE', 'BULK', 'ATTACH', 'DETACH', 'LOCK', 'UNLOCK',
  'FLUSH', 'PURGE', 'KILL', 'SHUTDOWN', 'INSTALL', 'UNINSTALL', 'UNLOAD', 'RECONFIGURE', 'DBCC', 'NOAUDIT', 'AUDIT', 'REINDEX', 'CLUSTER', 'REFRESH', 'LISTEN', 'NOTIFY', 'DISCARD', 'OPTIMIZE',
  'CHECK', 'REPAIR', 'HANDLER', 'SIGNAL', 'PRINT', 'RAISERROR', 'THROW', 'GO', 'DELIMITER', 'SOURCE', 'SYSTEM', 'HOST', 'SPOOL', 'STOP', 'CHANGE', 'SECURITY', 'PERFORM', 'RAISE', 'REASSIGN', 'SNAPSHOT', 'UNDROP',
  'OPEN', 'REVERT', 'DISABLE', 'ENABLE', 'PUT', 'GET', 'LIST', 'REMOVE', 'MSCK', 'CACHE', 'PIVOT', 'SUMMARIZE', 'CHECKPOINT', 'ABORT', 'SPLIT', 'XA', 'BINLOG', 'CLONE', 'HELP', 'ADD',
])
export const isVerb = (word: string): boolean => VERBS.has(word)

const OBJECTS = new Set([
  'TABLE', 'DATABASE', 'SCHEMA', 'USER', 'LOGIN', 'ROLE', 'VIEW', 'INDEX', 'FUNCTION', 'PROCEDURE', 'PROC', 'TRIGGER', 'SEQUENCE', 'TYPE', 'EXTENSION', 'TEMPORARY', 'TEMP', 'UNIQUE', 'OR', 'SERVER', 'SYSTEM', 'ASSEMBLY',
  'CREDENTIAL', 'JAVA', 'AND', 'DIRECTORY', 'MATERIALIZED', 'POLICY', 'PACKAGE', 'OWNED', 'TABLESPACE', 'KEYSPACE', 'COLUMN', 'CONSTRAINT', 'EVENT', 'GLOBAL', 'UNLOGGED', 'VIRTUAL', 'EXTERNAL', 'AGGREGATE', 'LANGUAGE',
])
/** What may stand before a verb without ending the statement before it. */
const CONTINUES = new Set([
  'ON', 'FOR', 'AFTER', 'BEFORE', 'OR', 'OF', 'WITH', 'DO', 'KEY', 'INSTEAD', 'ALL', 'GRANT', 'REVOKE', 'DENY', 'EXPLAIN', 'ANALYZE', 'VERBOSE', 'THEN', 'AND', 'AS', 'BY', 'CAN', 'PREPARE', 'DBCC', 'NOT', 'IS', 'COMMENT', 'TO',
])
const NO_SPLIT_INSIDE = new Set(['GRANT', 'REVOKE', 'DENY', 'ALTER', 'AUDIT', 'NOAUDIT', 'EXPLAIN'])
const ROUTINES = new Set(['FUNCTION', 'PROCEDURE', 'PROC', 'TRIGGER', 'PACKAGE', 'EVENT', 'RULE'])
/** Words that only open a block; the statement begins after them. */
const OPENERS = new Set(['BEGIN', 'THEN', 'ELSE', 'LOOP', 'REPEAT', 'EXCEPTION', 'ATOMIC', 'TRY', 'CATCH', 'DELIMITER', 'GO', 'PERFORM', 'RETURN', 'AS', 'IS'])
const QUERIES = new Set(['SELECT', 'UPDATE', 'DELETE', 'INSERT', 'WITH'])
const BRANCHES = new Set(['IF', 'WHILE', 'ELSE', 'ELSIF', 'ELSEIF', 'FOR', 'WHEN'])

/**
 * Splits tokens `[from, to)` into statements: at semicolons, client commands and `GO`, and, as SQL Server needs no semicolon, where a verb and its object cannot
 * go on with the statement before. Statements inside parentheses (`WITH d AS (DELETE FROM t RETURNING *)`) follow the one they are in.
 */
export function splitStatements(run: Run, from: number, to: number): Statement[] {
  const statements: Statement[] = []
  let start = from
  let verb = ''
  let previous = ''
  let routine = false
  /** What a routine's body does: it runs when something fires it, and not at all when nothing in the text calls it. */
  let body: Certainty = 'dead'
  let blocks = 0
  let nestedUntil = from
  let glued = false
  let inRoutine = false
  const finish = (end: number, next = false): void => {
    if (end > start) {
      const head = headOf(run, start, end)
      const certainty: Certainty = inRoutine ? body : (BRANCHES.has(previous) && statements.length > 0) || BRANCHES.has(run.word(start)) ? 'conditional' : 'certain'
      statements.push({ from: head, to: end, verb: run.word(head), certainty, ...(glued && { glued }) })
      previous = run.word(start)
    }
    start = end
    glued = next
    inRoutine = routine
  }
  for (let k = from; k < to; k++) {
    const token = run.at(k)
    if (token.kind === 'semicolon') {
      finish(k)
      start = k + 1
      verb = ''
      previous = ''
      if (blocks <= 0) routine = inRoutine = false
      continue
    }
    if (token.kind === 'meta') {
      finish(k)
      statements.push({ from: k, to: k + 1, verb: '', certainty: 'certain' })
      start = k + 1
      verb = ''
      continue
    }
    if (token.kind === 'open' && isChange(run, k + 1)) {
      // Only the outermost, and only up to a semicolon: ranges must not overlap, or nesting would cost the square of its depth.
      if (k >= nestedUntil) {
        nestedUntil = k + 1
        const close = run.close(k, to)
        while (nestedUntil < close && run.at(nestedUntil).kind !== 'semicolon') nestedUntil++
        statements.push({ from: k + 1, to: nestedUntil, verb: run.word(k + 1), certainty: 'certain' })
      }
      continue
    }
    if (token.kind !== 'word') continue
    const word = token.text
    if (word === 'BEGIN' && !/^(?:TRAN|TRANSACTION|WORK)$/.test(run.word(k + 1)) && run.at(k + 1).kind !== 'semicolon') blocks++
    else if (word === 'CASE') blocks++
    else if (word === 'END' && !/^(?:IF|LOOP|WHILE|REPEAT|FOR)$/.test(run.word(k + 1))) blocks = Math.max(0, blocks - 1)
    if (k === start) {
      verb = word
      continue
    }
    if (verb === 'CREATE' && k - start < 8 && ROUTINES.has(word)) {
      routine = true
      body = word === 'TRIGGER' || word === 'EVENT' || word === 'RULE' || run.mentions(readName(run, k + 1, to)?.last ?? '') > 1 ? 'conditional' : 'dead'
    }
    if (word === 'GO' && run.at(k - 1).end < token.start) {
      finish(k)
      routine = inRoutine = false
    } else if (!NO_SPLIT_INSIDE.has(verb) && begins(run, k, verb)) finish(k, QUERIES.has(verb) && followsValue(run, k))
    else if (routine && verb === 'CREATE' && (word === 'AS' || word === 'BEGIN') && isVerb(run.word(k + 1))) {
      finish(k + 1)
    } else continue
    verb = run.word(start)
  }
  finish(to)
  return statements
}

/** Index where the statement in `[from, to)` really begins: behind block openers, labels and closed parentheses. */
function headOf(run: Run, from: number, to: number): number {
  let k = from
  while (k < to - 1) {
    const word = run.word(k)
    if (run.at(k).kind === 'open' && (run.word(k + 1) === 'SELECT' || run.at(k + 1).kind === 'open' || run.word(k + 1) === 'WITH' || run.word(k + 1) === 'VALUES')) k++
    else if (OPENERS.has(word) && !(word === 'BEGIN' && /^(?:TRAN|TRANSACTION|WORK|BACKUP|DIALOG)$/.test(run.word(k + 1)))) k++
    else if (word === 'END' && isVerb(run.word(k + 1)) && !OPENERS.has(run.word(k + 1)) && !/^(?:IF|LOOP|WHILE|FOR|REPEAT)$/.test(run.word(k + 1))) k++
    else if ((word === 'IF' || word === 'WHEN' || word === 'ELSIF') && run.find(k, to, 'THEN') > 0) k = run.find(k, to, 'THEN') + 1
    else if ((word === 'FOR' || word === 'WHILE') && run.find(k, to, 'LOOP') > 0) k = run.find(k, to, 'LOOP') + 1
    else break
  }
  return Math.min(k, to - 1)
}

/** Whether the token before `k` ends a value, on the same line. */
function followsValue(run: Run, k: number): boolean {
  const before = run.at(k - 1)
  return (before.kind === 'string' || before.kind === 'double' || before.kind === 'number' || before.kind === 'close') && !run.lexed.source.slice(before.end, run.at(k).start).includes('\n')
}

/** Whether a data change begins at token `k`. */
function isChange(run: Run, k: number): boolean {
  const word = run.word(k)
  return (word === 'DELETE' && run.word(k + 1) === 'FROM') || (word === 'INSERT' && run.word(k + 1) === 'INTO') || (word === 'UPDATE' && setFollows(run, k + 1))
}

function setFollows(run: Run, k: number): boolean {
  for (let n = k; n < k + 8; n++) {
    if (run.word(n) === 'SET') return n > k
    const kind = run.at(n).kind
    if (kind !== 'word' && kind !== 'name' && kind !== 'double' && kind !== 'dot') return false
  }
  return false
}

/** Verbs that may begin a statement without a semicolon before them. */
const STARTERS = new Set([
  'DELETE', 'INSERT', 'UPDATE', 'TRUNCATE', 'DROP', 'CREATE', 'ALTER', 'EXEC', 'EXECUTE', 'WAITFOR', 'SHUTDOWN', 'GRANT', 'REVOKE', 'DECLARE', 'SET', 'BACKUP', 'RESTORE', 'BULK', 'MERGE', 'IF', 'RECONFIGURE', 'LOAD', 'SELECT', 'ELSE',
])

/** Whether the word at `k` begins a new statement though no semicolon came before. */
function begins(run: Run, k: number, verb: string): boolean {
  if (!STARTERS.has(run.word(k))) return false
  const before = run.at(k - 1)
  if (before.kind === 'dot' || before.kind === 'comma' || before.kind === 'open' || before.kind === 'operator' || (before.kind === 'word' && CONTINUES.has(before.text))) return false
  const next = run.at(k + 1)
  switch (run.word(k)) {
    case 'DELETE':
      return next.text === 'FROM'
    case 'INSERT':
      return next.text === 'INTO'
    case 'UPDATE':
      return setFollows(run, k + 1)
    case 'TRUNCATE':
      return next.text === 'TABLE'
    case 'DROP': case 'CREATE':
      return next.kind === 'word' && OBJECTS.has(next.text) && next.text !== 'COLUMN'
    case 'ALTER':
      return next.kind === 'word' && OBJECTS.has(next.text) && next.text !== 'COLUMN'
    case 'EXEC': case 'EXECUTE':
      return (next.kind === 'word' && !/^(?:FUNCTION|PROCEDURE|ON|AS|TO|ANY)$/.test(next.text)) || next.kind === 'name' || next.kind === 'open' || next.kind === 'variable'
    case 'WAITFOR':
      return next.text === 'DELAY' || next.text === 'TIME'
    case 'SHUTDOWN':
      return next.text === 'WITH' || (k + 1 >= run.lexed.tokens.length && followsValue(run, k))
    case 'GRANT': case 'REVOKE':
      return /^(?:ALL|SELECT|INSERT|UPDATE|DELETE|EXECUTE|CREATE|CONNECT|USAGE|DBA|RESOURCE|FILE|SUPER)$/.test(next.text)
    case 'DECLARE':
      return next.kind === 'variable'
    case 'SET':
      return next.kind === 'variable' && verb !== 'UPDATE' && verb !== 'SET'
    case 'BACKUP': case 'RESTORE':
      return next.text === 'DATABASE' || next.text === 'LOG'
    case 'BULK':
      return next.text === 'INSERT'
    case 'MERGE':
      return next.text === 'INTO'
    case 'IF':
      return verb !== 'IF' && next.kind === 'word' && (next.text === 'EXISTS' || next.text === 'NOT') && run.at(k + 2).kind === 'open'
    case 'RECONFIGURE':
      return true
    case 'LOAD':
      return next.text === 'DATA'
    case 'SELECT':
      return verb === 'IF' || verb === 'DECLARE' || verb === 'PRINT' || verb === 'EXEC' || verb === 'USE' || verb === 'WAITFOR' || verb === 'SET'
    case 'ELSE':
      return verb !== 'SELECT' && verb !== 'WITH' && (verb === 'IF' || previousBranch(run, k))
    default:
      return false
  }
}

/** T-SQL: `IF … statement ELSE statement`; an ELSE of a CASE has a value after it. */
const previousBranch = (run: Run, k: number): boolean => isVerb(run.word(k + 1)) && run.word(k + 1) !== 'IF'
