import { resource } from '../machine.js'
import { HOLE, hasHole } from '../word.js'
import { writesFile } from './disk.js'
import type { Run, Statement } from './run.js'
import { evaluate } from './value.js'

/** Settings of PostgreSQL whose value is a command of the host or a library that it loads (ATT&CK T1505.001). */
const COMMAND_SETTING = /^(?:archive_command|restore_command|archive_cleanup_command|recovery_end_command|ssl_passphrase_command)$/
const LIBRARY_SETTING = /^(?:shared_preload_libraries|session_preload_libraries|local_preload_libraries|dynamic_library_path|jit_provider|archive_library|plugin_dir|init_connect|init_file)$/
const KNOWN_LIBRARY = /^(?:pg_stat_statements|pg_cron|auto_explain|timescaledb|pgaudit|pg_partman_bgw|citus|pg_hint_plan|pg_prewarm|pglogical|wal2json|decoderbufs|pg_net|supautils|plpgsql|pg_tle|vector|vchord(?:\.so)?|pg_search|[,\s"'])*$/
const LOG_FILE_SETTING = /^(?:general_log_file|slow_query_log_file|log_error|log_filename|log_directory)$/
const LOGGING_OFF = /^(?:pgaudit\.log|audit_trail|audit_sys_operations|server_audit_logging|audit_log_policy|logging_collector|log_bin)$/

/** `SET`, `SET GLOBAL`, `ALTER SYSTEM SET`: variables of the session are remembered, settings that run commands or move logs are effects. */
export function recordSet(run: Run, statement: Statement): void {
  const { from, to, certainty } = statement
  let lasting = run.word(from) === 'ALTER'
  let k = from + 1
  for (; /^(?:SYSTEM|GLOBAL|SESSION|LOCAL|PERSIST|PERSIST_ONLY|SET)$/.test(run.word(k)); k++) if (/^(?:SYSTEM|GLOBAL|PERSIST)/.test(run.word(k))) lasting = true
  for (let n = 0; n < 64 && k < to; n++) {
    const variable = run.at(k)
    let name = variable.text.toLowerCase().replace(/^@@(?:global\.|session\.|persist\.)?/, '')
    if (run.at(k + 1).kind === 'dot') {
      name += `.${run.at(k + 2).text.toLowerCase()}`
      k += 2
    }
    lasting ||= /^@@(?:global|persist)/i.test(variable.text)
    const sign = run.at(k + 1).text
    const appends = sign === '+' && run.at(k + 2).text === '='
    if (sign !== '=' && sign !== ':=' && sign !== 'TO' && !appends) return
    const start = k + (appends ? 3 : 2)
    const value = evaluate(run, start, to)
    if (variable.kind === 'variable' && !variable.text.startsWith('@@')) {
      const key = variable.text.toUpperCase()
      run.assign(key, appends ? (run.variables.get(key) ?? HOLE) + value.text : value.text, value.decoded || (appends && run.isDecoded(key)))
    } else {
      const place = { from, to, certainty, detail: `SET ${name}` }
      if (COMMAND_SETTING.test(name)) {
        // Backups are made this way, so that the setting alone says nothing; its command does, whenever the server runs it.
        run.emit('configure', resource('database', 'ordinary', name), from, to, place.detail, certainty)
        if (!hasHole(value.text)) run.machine.run('sh', value.text, run.inside(start, value.next, place.detail, value.text, 'conditional'))
      }
      else if (LIBRARY_SETTING.test(name) && lasting && !KNOWN_LIBRARY.test(value.text)) run.emit('configure', resource('database', 'os', name), from, to, place.detail, certainty)
      else if (LOG_FILE_SETTING.test(name)) writesFile(run, value.text, place, { planted: false })
      else if (LOGGING_OFF.test(name) && isOff(value.text, run, start)) run.emit('configure', resource('service', 'logging', name, ['remove']), from, to, place.detail, certainty)
      else if (lasting) run.emit('configure', resource('database', 'ordinary', name), from, to, place.detail, certainty)
    }
    k = value.next
    while (k < to && run.at(k).kind !== 'comma') k = run.at(k).kind === 'open' ? run.close(k, to) + 1 : k + 1
    k++
    while (/^(?:GLOBAL|SESSION)$/.test(run.word(k))) k++
  }
}

const isOff = (text: string, run: Run, at: number): boolean => /^(?:0|off|none|false)$/i.test(text) || /^(?:OFF|NONE|FALSE)$/.test(run.word(at))

/** `DECLARE @x type = value`, `DECLARE x type := value`. */
export function recordDeclare(run: Run, statement: Statement): void {
  for (let k = statement.from + 1; k < statement.to; k++) {
    const sign = run.at(k).text
    if (run.at(k).kind !== 'operator' || (sign !== '=' && sign !== ':=')) continue
    let name = k - 1
    while (k - name < 8 && name > statement.from + 1 && run.at(name - 1).kind !== 'comma' && run.word(name - 1) !== 'DECLARE') name--
    const value = evaluate(run, k + 1, statement.to)
    run.assign(run.at(name).text.toUpperCase(), value.text, value.decoded)
    k = Math.max(k, value.next - 1)
  }
}

/** PL/SQL and PL/pgSQL: `name := expression` as a statement. */
export function recordAssignment(run: Run, statement: Statement): void {
  if (run.at(statement.from + 1).text !== ':=') return
  const value = evaluate(run, statement.from + 2, statement.to)
  run.assign(run.at(statement.from).text.toUpperCase(), value.text, value.decoded)
}
