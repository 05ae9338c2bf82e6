import { resource } from '../machine.js'
import { readName } from './name.js'
import { isAdministrator } from './objects.js'
import type { Run, Statement } from './run.js'

/** Privileges and roles that own the server (ATT&CK T1098, T1078.001). */
const ADMIN_ROLES = new Set([
  'SUPERUSER', 'SYSADMIN', 'SECURITYADMIN', 'SERVERADMIN', 'DBA', 'SYSDBA', 'SYSOPER', 'RDS_SUPERUSER', 'ACCOUNTADMIN', 'ORGADMIN', 'PG_EXECUTE_SERVER_PROGRAM', 'PG_READ_SERVER_FILES', 'PG_WRITE_SERVER_FILES',
  'SUPER', 'FILE', 'CONTROL', 'BYPASSRLS', 'JAVASYSPRIV', 'JAVA_ADMIN', 'EXP_FULL_DATABASE', 'IMP_FULL_DATABASE', 'ANY', 'IMPERSONATE', 'ALTER_ANY_LOGIN',
])

/** `GRANT what [ON object] TO account`. Rights on one database or table are ordinary administration. */
export function recordGrant(run: Run, statement: Statement): void {
  const { from, to, certainty } = statement
  const target = run.find(from, to, 'TO')
  const on = run.find(from, target < 0 ? to : target, 'ON')
  const listEnd = on < 0 ? (target < 0 ? to : target) : on
  const object = on < 0 ? undefined : run.at(on + 1)
  const everything = object?.text === '*' && run.at(on + 2).kind === 'dot' && run.at(on + 3).text === '*'
  const server = on < 0 || everything || object?.text === 'SERVER'
  let admin = false
  for (let k = from + 1; k < listEnd; k++) {
    const word = run.at(k).text.toUpperCase()
    // Oracle's `SELECT ANY TABLE`; SQL Server's `CONTROL` of one schema is not of the server.
    if (word === 'ANY' ? run.word(k + 1) !== '' && on < 0 : ADMIN_ROLES.has(word) && (server || word === 'FILE' || word === 'SUPER')) admin = true
    if (word === 'ALL' && (everything || (on < 0 && run.word(k + 1) === 'PRIVILEGES'))) admin = true
  }
  const name = target < 0 ? undefined : readName(run, target + 1, to)
  const all = run.word(from + 1) === 'ALL'
  const cls = admin ? 'database-admin' : all && name?.full === 'public' ? 'public-access' : 'ordinary'
  run.emit('grant', resource('permission', cls, name?.full ?? ''), from, to, `GRANT ${run.at(from + 1).text} TO ${name?.full ?? ''}`, certainty)
}

/** `CREATE|ALTER USER|ROLE|LOGIN`, and SQL Server's `ALTER SERVER ROLE … ADD MEMBER`. */
export function recordAccount(run: Run, statement: Statement, at: number): void {
  const { from, to, certainty } = statement
  let k = at + 1
  if (run.words(k, 'IF', 'NOT', 'EXISTS')) k += 3
  else if (run.words(k, 'IF', 'EXISTS')) k += 2
  const name = readName(run, k, to)
  if (!name) return
  const object = run.word(at)
  const detail = `${run.word(from)} ${object} ${name.full}`
  const member = run.find(name.next, to, 'MEMBER')
  if (object === 'ROLE' && member >= 0) {
    const account = readName(run, member + 1, to)
    const admin = ADMIN_ROLES.has(name.last.toUpperCase())
    run.emit('grant', resource('permission', admin ? 'database-admin' : 'ordinary', account?.full ?? ''), from, to, detail, certainty)
    return
  }
  run.emit('configure', resource('database', 'account', name.full, isAdministrator(name.last) ? ['system'] : []), from, to, detail, certainty)
  for (let n = name.next; n < to; n++) {
    if (ADMIN_ROLES.has(run.word(n)) && /^(?:SUPERUSER|BYPASSRLS|SYSADMIN|ACCOUNTADMIN)$/.test(run.word(n))) {
      run.emit('grant', resource('permission', 'database-admin', name.full), from, to, `${detail} ${run.word(n)}`, certainty)
      return
    }
  }
}

/** `SET PASSWORD [FOR account]`. */
export function recordSetPassword(run: Run, statement: Statement): void {
  const name = run.word(statement.from + 2) === 'FOR' ? readName(run, statement.from + 3, statement.to) : undefined
  run.emit('configure', resource('database', 'account', name?.full ?? '', name && isAdministrator(name.last) ? ['system'] : ['self']), statement.from, statement.to, 'SET PASSWORD', statement.certainty)
}

export const isAdminRole = (role: string): boolean => ADMIN_ROLES.has(role.toUpperCase())
