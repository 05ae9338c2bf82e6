import { resource } from '../machine.js'
import { HOLE, hasHole } from '../word.js'
import { reachesHost, runsOnHost, type Place } from './disk.js'
import { isAdminRole } from './account.js'
import { readName, type Name } from './name.js'
import { isAdministrator } from './objects.js'
import type { Run, Statement } from './run.js'
import { evaluate, type Value } from './value.js'

/** Settings of `sp_configure` that let SQL reach the host. */
const HOST_SETTING = /^(?:xp_cmdshell|ole automation procedures|clr enabled|clr strict security|ad hoc distributed queries|external scripts enabled|agent xps|cross db ownership chaining)$/i

interface Argument {
  readonly name: string
  readonly value: Value
  readonly at: number
}

/** `EXEC procedure arguments`, `EXEC (text)`, `EXECUTE IMMEDIATE text`, `CALL procedure(arguments)`. Returns whether the text hid a keyword in pieces. */
export function recordExecute(run: Run, statement: Statement): boolean {
  const { from, to } = statement
  let k = from + 1
  if (run.word(k) === 'IMMEDIATE') return runText(run, statement, k + 1, 'EXECUTE IMMEDIATE')
  if (run.at(k).kind === 'open') return runText(run, statement, k + 1, 'EXEC')
  // `EXEC @result = procedure`.
  if (run.at(k).kind === 'variable' && run.at(k + 1).text === '=') k += 2
  const target = run.at(k)
  if (target.kind === 'variable' || target.kind === 'string') return runText(run, statement, k, 'EXEC')
  const name = readName(run, k, to)
  if (!name) return false
  const prepared = run.variables.get(`PREPARED ${name.full.toUpperCase()}`)
  if (prepared !== undefined) return runCode(run, statement, prepared, k, 'EXECUTE')
  // PL/pgSQL: `EXECUTE variable USING …`.
  const variable = run.variables.get(name.full.toUpperCase())
  if (variable !== undefined) return runCode(run, statement, variable, k, 'EXECUTE')
  if (run.word(k) === 'FORMAT' || run.word(k) === 'CONCAT') return runText(run, statement, k, 'EXECUTE')
  return runProcedure(run, statement, procedureOf(name), readArguments(run, name.next, to))
}

/** Oracle's procedures with their package, all others by their own name. */
const procedureOf = (name: Name): string => (/^(?:dbms_|utl_)/.test(name.parts.at(-2) ?? '') ? name.parts.slice(-2).join('.') : name.last)

/** A statement that is a call: `xp_dirtree 'C:\\'`, `dbms_scheduler.create_job(…);`. */
export function recordProcedure(run: Run, statement: Statement): boolean {
  const name = readName(run, statement.from, statement.to)
  return name ? runProcedure(run, statement, procedureOf(name), readArguments(run, name.next, statement.to)) : false
}

function readArguments(run: Run, k: number, to: number): Argument[] {
  const values: Argument[] = []
  let at = run.at(k).kind === 'open' ? k + 1 : k
  const end = run.at(k).kind === 'open' ? run.close(k, to) : to
  while (at < end && values.length < 64) {
    const named = (run.at(at).kind === 'variable' || run.at(at).kind === 'word') && (run.at(at + 1).text === '=' || run.at(at + 1).text === '=>')
    const start = named ? at + 2 : at
    const value = evaluate(run, start, end)
    values.push({ name: named ? run.at(at).text.toLowerCase() : '', value, at: start })
    at = value.next
    while (at < end && run.at(at).kind !== 'comma') at = run.at(at).kind === 'open' ? run.close(at, end) + 1 : at + 1
    at++
  }
  return values
}

function runText(run: Run, statement: Statement, at: number, how: string): boolean {
  const value = evaluate(run, at, statement.to)
  const code = runCode(run, statement, value.text, at, how, value.next)
  if (value.decoded && !hasHole(value.text)) run.emit('execute', resource('code', 'decoded', 'sql'), statement.from, statement.to, how, statement.certainty)
  return value.split || code
}

/** Interprets text as SQL again. Holes are values that nobody knows; a text of nothing else is opaque. */
function runCode(run: Run, statement: Statement, text: string, at: number, how: string, next = at + 1): boolean {
  const frame = run.inside(at, next, how, text, statement.certainty)
  if (text.replaceAll(HOLE, '').trim() === '') {
    if (text !== '') run.machine.opaque(frame, 'runtime-value', how)
    return false
  }
  // The same text twice (EXEC in a loop that was written out) has the same effects.
  const key = `RAN ${text}`
  if (run.variables.has(key)) return false
  run.variables.set(key, '')
  run.taint = { sources: [...run.taint.sources, ...run.again(text, frame).sources].slice(0, 16), steps: run.taint.steps }
  return false
}

function runProcedure(run: Run, statement: Statement, procedure: string, values: readonly Argument[]): boolean {
  const { from, to, certainty } = statement
  const place: Place = { from, to, certainty, detail: `EXEC ${procedure}` }
  const text = (index: number): string => values[index]?.value.text ?? HOLE
  const named = (...names: string[]): Argument | undefined => values.find((value) => names.includes(value.name))
  const region = (argument: Argument | undefined): { from: number; to: number } => ({ from: argument?.at ?? from, to: argument?.value.next ?? to })
  const configure = (cls: 'account' | 'os' | 'ordinary', name: string): void => void run.emit('configure', resource('database', cls, name), from, to, place.detail, certainty)
  switch (procedure) {
    case 'xp_cmdshell': case 'xp_cmdshell_proxy':
      runsOnHost(run, 'cmd', text(0), region(values[0]), place, procedure)
      return values[0]?.value.split ?? false
    case 'sp_executesql': case 'sp_prepexec': case 'sp_sqlexec': case 'sp_execute_remote': {
      const statementAt = named('@stmt', '@statement') ?? values[procedure === 'sp_prepexec' ? 2 : 0]
      return statementAt === undefined ? false : runCode(run, statement, statementAt.value.text, statementAt.at, place.detail, statementAt.value.next) || statementAt.value.split
    }
    case 'sp_configure':
      configure(HOST_SETTING.test(text(0)) && text(1) !== '0' ? 'os' : 'ordinary', text(0).replaceAll(HOLE, ''))
      return false
    case 'sp_oacreate': case 'sp_oamethod': {
      const command = procedure === 'sp_oamethod' ? values.slice(2).find((value) => value.value.text !== HOLE && value.value.text.length > 2 && value.value.text.toUpperCase() !== 'NULL') : undefined
      if (procedure === 'sp_oamethod' && /^(?:run|exec)$/i.test(text(1)) && command) runsOnHost(run, 'cmd', command.value.text, region(command), place, procedure)
      else run.emit('execute', resource('database', 'os', procedure), from, to, place.detail, certainty)
      return false
    }
    case 'sp_execute_external_script': case 'sp_execute_external_scripts': {
      const script = named('@script') ?? values[1]
      const language = (named('@language') ?? values[0])?.value.text.toLowerCase()
      runsOnHost(run, language === 'r' ? 'r' : 'python', script?.value.text ?? HOLE, region(script), place, procedure)
      return false
    }
    case 'sp_add_jobstep': {
      const command = named('@command')
      const subsystem = named('@subsystem')?.value.text.toUpperCase() ?? 'TSQL'
      if (subsystem === 'TSQL') return command ? runCode(run, statement, command.value.text, command.at, place.detail, command.value.next) : false
      if (/^(?:CMDEXEC|POWERSHELL|ACTIVESCRIPTING)$/.test(subsystem)) runsOnHost(run, subsystem === 'POWERSHELL' ? 'powershell' : 'cmd', command?.value.text ?? HOLE, region(command), place, procedure)
      return false
    }
    case 'xp_dirtree': case 'xp_fileexist': case 'xp_subdirs': case 'xp_getfiledetails': {
      const share = /^[\\/]{2}([^\\/]+)/.exec(text(0))
      run.read(resource('database', 'file', text(0).replaceAll(HOLE, '…'), share ? ['network-share'] : []), from, to, place.detail, certainty, 'list')
      if (share) reachesHost(run, share[1]!, place, ['network-share'])
      return false
    }
    case 'xp_regread': case 'xp_instance_regread':
      run.read(resource('registry', 'ordinary', `${text(0)}\\${text(1)}`), from, to, place.detail, certainty)
      return false
    case 'xp_regwrite': case 'xp_instance_regwrite': case 'xp_regaddmultistring': case 'xp_regdeletekey': case 'xp_regdeletevalue': {
      const key = `${text(0)}\\${text(1)}`
      const autostart = /\\(?:run|runonce|winlogon|image file execution options|services)\b/i.test(key)
      run.emit('write', resource('registry', autostart ? 'autostart' : 'ordinary', key), from, to, place.detail, certainty)
      return false
    }
    case 'sp_addlogin': case 'sp_grantlogin': case 'sp_adduser': case 'sp_password': case 'sp_addremotelogin': case 'sp_addlinkedsrvlogin':
      run.emit('configure', resource('database', 'account', text(0).toLowerCase().replaceAll(HOLE, ''), isAdministrator(text(0).toLowerCase()) ? ['system'] : []), from, to, place.detail, certainty)
      return false
    case 'sp_addsrvrolemember': case 'sp_addrolemember': {
      const role = procedure === 'sp_addrolemember' ? text(0) : text(1)
      const account = procedure === 'sp_addrolemember' ? text(1) : text(0)
      run.emit('grant', resource('permission', isAdminRole(role) ? 'database-admin' : 'ordinary', account.replaceAll(HOLE, '')), from, to, place.detail, certainty)
      return false
    }
    case 'dbms_scheduler.create_job': {
      const type = named('job_type')?.value.text.toUpperCase()
      const action = named('job_action')
      if (type === 'EXECUTABLE' || type === 'EXTERNAL_SCRIPT') runsOnHost(run, 'sh', action?.value.text ?? HOLE, region(action), place, 'dbms_scheduler')
      else if (action && /^(?:PLSQL_BLOCK|SQL_SCRIPT)$/.test(type ?? '')) return runCode(run, statement, action.value.text, action.at, place.detail, action.value.next)
      return false
    }
    case 'sp_addextendedproc': case 'sp_addserver':
      configure('os', text(0).replaceAll(HOLE, ''))
      return false
    case 'sp_addlinkedserver': {
      const source = named('@datasrc', '@provstr') ?? values[3]
      configure('ordinary', text(0).replaceAll(HOLE, ''))
      if (source && !hasHole(source.value.text)) reachesHost(run, source.value.text, place)
      return false
    }
    case 'sp_audit_write': case 'sp_cycle_errorlog': case 'sp_cycle_agent_errorlog':
      run.emit('configure', resource('log', 'system', procedure), from, to, place.detail, certainty)
      return false
    default:
      return false
  }
}

/** `PREPARE name FROM text`, `PREPARE name AS statement`. */
export function recordPrepare(run: Run, statement: Statement): boolean {
  const name = run.at(statement.from + 1).text.toUpperCase()
  if (run.word(statement.from + 2) !== 'FROM') return false
  const value = evaluate(run, statement.from + 3, statement.to)
  run.assign(`PREPARED ${name}`, value.text, value.decoded)
  return value.split
}
