import { resource } from '../machine.js'
import type { Language } from '../language.js'
import { recordAccount } from './account.js'
import { reachesHost, runsOnHost, type Place } from './disk.js'
import { readName } from './name.js'
import type { Run, Statement } from './run.js'
import { readQueries } from './select.js'

/** Languages of PostgreSQL whose functions run on the host without a sandbox. */
const HOST_LANGUAGES: Readonly<Record<string, Language>> = {
  PLPYTHONU: 'python', PLPYTHON2U: 'python', PLPYTHON3U: 'python', PLPERLU: 'perl', PLSH: 'sh', PLTCLU: 'tcl', PLRUBY: 'ruby', PLLUAU: 'lua', PLR: 'r',
}
const SQL_LANGUAGES = new Set(['SQL', 'PLPGSQL', 'PLPGSQL_CHECK'])
const OBJECT = new Set([
  'TABLE', 'VIEW', 'INDEX', 'FUNCTION', 'PROCEDURE', 'PROC', 'TRIGGER', 'USER', 'ROLE', 'LOGIN', 'GROUP', 'EXTENSION', 'LANGUAGE', 'ASSEMBLY', 'JAVA', 'LIBRARY', 'DATABASE', 'SCHEMA', 'EVENT', 'SERVER', 'CREDENTIAL', 'AGGREGATE', 'PACKAGE', 'SUBSCRIPTION',
])

/** `CREATE …`: tables and views are ordinary; code that the server would run outside SQL, and accounts, are not (ATT&CK T1505.001, T1136). */
export function recordCreate(run: Run, statement: Statement): void {
  const { from, to, certainty } = statement
  let k = from + 1
  while (k < to && k < from + 10 && !OBJECT.has(run.word(k))) k++
  const object = run.word(k)
  const name = readName(run, run.words(k + 1, 'IF', 'NOT', 'EXISTS') ? k + 4 : k + 1, to)
  const place: Place = { from, to, certainty, detail: `CREATE ${object} ${name?.full ?? ''}`.trim() }
  const host = (cls: string): void => void run.emit('configure', resource('database', 'os', cls), from, to, place.detail, certainty)
  switch (object) {
    case 'USER': case 'ROLE': case 'LOGIN': case 'GROUP':
      recordAccount(run, statement, k)
      return
    case 'FUNCTION': case 'PROCEDURE': case 'PROC': case 'AGGREGATE':
      recordRoutine(run, statement, k, place)
      return
    case 'EXTENSION': case 'LANGUAGE': {
      const language = name?.last.toUpperCase() ?? ''
      if (language in HOST_LANGUAGES || language === 'ADMINPACK') host(name?.last ?? '')
      return
    }
    case 'ASSEMBLY': case 'LIBRARY': case 'JAVA':
      host(object.toLowerCase())
      return
    case 'SUBSCRIPTION': {
      const connection = run.find(k, to, 'CONNECTION')
      if (connection >= 0 && run.at(connection + 1).kind === 'string') reachesHost(run, run.at(connection + 1).text, place)
      return
    }
    case 'TABLE': case 'VIEW': {
      const as = run.find(k, to, 'AS')
      if (as >= 0) readQueries(run, { ...statement, from: as + 1 })
      if (name) run.emit('write', resource('database', 'ordinary', name.full), from, to, place.detail, certainty)
      const program = run.find(k, to, 'OPTIONS')
      if (program >= 0) recordForeignProgram(run, statement, program, place)
      return
    }
    default:
      if (name) run.emit('write', resource('database', 'ordinary', name.full), from, to, place.detail, certainty)
  }
}

function recordRoutine(run: Run, statement: Statement, k: number, place: Place): void {
  const { from, to, certainty } = statement
  // MySQL: a function of a shared library.
  const library = run.find(k, to, 'SONAME')
  if (library >= 0) {
    run.emit('configure', resource('database', 'os', run.at(library + 1).text), from, to, place.detail, certainty)
    return
  }
  const at = run.find(k, to, 'LANGUAGE')
  const language = at < 0 ? '' : run.at(at + 1).text.toUpperCase()
  let body = -1
  for (let n = k; n < to && body < 0; n++) if (run.at(n).kind === 'string' && (run.word(n - 1) === 'AS' || run.at(n).dollar)) body = n
  if (language === 'C' || language === 'JAVA' || /^DOTNET/.test(language)) {
    // A library of the installation is how extensions are made; one by its path is not.
    const path = body < 0 ? '' : run.at(body).text
    if (language === 'C' ? /^(?:\/|[A-Za-z]:|\\\\|\.)/.test(path) && !path.startsWith('$libdir') : language === 'JAVA') run.emit('configure', resource('database', 'os', path || language.toLowerCase()), from, to, place.detail, certainty)
    return
  }
  if (body < 0) return
  const code = run.at(body).text
  const host = HOST_LANGUAGES[language]
  if (host !== undefined) runsOnHost(run, host, code, { from: body, to: body + 1 }, { ...place, certainty: 'conditional' }, language.toLowerCase())
  else if (language === '' || SQL_LANGUAGES.has(language)) run.again(code, run.inside(body, body + 1, place.detail, code, run.mentions(readName(run, k + 1, to)?.last ?? '') > 1 ? 'conditional' : 'dead'))
}

/** `CREATE FOREIGN TABLE … OPTIONS (program 'command')` of file_fdw. */
function recordForeignProgram(run: Run, statement: Statement, options: number, place: Place): void {
  const end = run.close(options + 1, statement.to)
  for (let k = options + 1; k < end; k++)
    if (run.word(k) === 'PROGRAM' && run.at(k + 1).kind === 'string') runsOnHost(run, 'sh', run.at(k + 1).text, { from: k + 1, to: k + 2 }, place, 'file_fdw program')
}

/** `DO [LANGUAGE x] $$ code $$`. */
export function recordDo(run: Run, statement: Statement): void {
  const at = run.find(statement.from, statement.to, 'LANGUAGE')
  const language = at < 0 ? '' : run.at(at + 1).text.toUpperCase()
  for (let k = statement.from + 1; k < statement.to; k++) {
    if (run.at(k).kind !== 'string') continue
    if (k === at + 1 && at >= 0) continue
    const code = run.at(k).text
    const host = HOST_LANGUAGES[language]
    if (host !== undefined) runsOnHost(run, host, code, { from: k, to: k + 1 }, { from: statement.from, to: statement.to, certainty: statement.certainty, detail: 'DO' }, language.toLowerCase())
    else run.again(code, run.inside(k, k + 1, 'DO', code, statement.certainty))
    return
  }
}
