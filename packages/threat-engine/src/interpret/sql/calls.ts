import { resource } from '../machine.js'
import { HOLE, hasHole } from '../word.js'
import { reachesHost, readsFile, runsOnHost, writesFile, type Place } from './disk.js'
import { COMMAND_FUNCTIONS, FUNCTIONS, PROBES, type SqlFunction } from './functions.js'
import type { Run, Statement } from './run.js'
import type { Tokens } from './tokens.js'
import { evaluateArguments, type Value } from './value.js'

/** What the calls of a statement say about whether it was injected into. */
export interface CallEvidence {
  /** A delay inside a condition, a branch, a subquery: how blind injection asks a question. */
  readonly delayed: boolean
  /** Data inside the argument of a function that complains about its argument. */
  readonly error: boolean
}

const CONDITIONS = new Set(['WHERE', 'AND', 'OR', 'XOR', 'HAVING', 'ON', 'BY', 'WHEN', 'THEN', 'ELSE', 'IF', 'IIF', 'UNION'])
const REGION = 400

/** Records what the function calls in a statement do, and the server's own variables that it shows. One pass. */
export function recordCalls(run: Run, statement: Statement): CallEvidence {
  let delayed = false
  let error = false
  let condition = false
  let depth = 0
  const calls: { readonly call: Call; readonly open: number; readonly end: number }[] = []
  for (let k = statement.from; k < statement.to; k++) {
    const token = run.at(k)
    if (token.kind === 'close') depth--
    if (token.kind === 'word' && CONDITIONS.has(token.text)) condition = true
    if (token.kind === 'operator' && (token.text === '&&' || token.text === '||')) condition = true
    if (token.kind === 'variable' && PROBES.has(token.text.toUpperCase())) probe(run, token.text.toLowerCase(), k, k + 1, statement)
    if (token.kind === 'word' && token.text === 'WAITFOR' && run.word(k + 1) === 'DELAY') {
      delay(run, 'WAITFOR', k, Math.min(k + 3, statement.to), statement)
      delayed ||= k > statement.from
    }
    if (token.kind !== 'open') continue
    const call = calledAt(run, k, statement.from)
    if (call) {
      const end = Math.min(run.close(k, statement.to) + 1, statement.to)
      if (call.row.does === 'delay') {
        const amount = delayArgument(run, call.row, k, statement.to)
        if (amount) {
          delay(run, call.name, call.at, end, statement)
          if (condition || depth > 0) delayed = true
        }
      } else if (call.row.does === 'error') {
        if (holdsData(run, k + 1, Math.min(end, k + REGION), call.row.argument ?? 0)) error = true
      } else if (call.row.does === 'probe') {
        if (end - k <= 3 || call.name !== 'USER') probe(run, call.name.toLowerCase(), call.at, end, statement)
      } else calls.push({ call, open: k, end })
    }
    depth++
  }
  // Innermost first: what an argument reads is known before the call sends it.
  for (const { call, open, end } of calls.reverse()) recordCall(run, call.row, call.name, call.at, open, end, statement)
  return { delayed, error }
}

interface Call {
  readonly name: string
  readonly at: number
  readonly row: SqlFunction
}

/** The known function whose `(` is at `open`. */
function calledAt(run: Run, open: number, from: number): Call | undefined {
  const word = run.at(open - 1)
  if (open <= from || (word.kind !== 'word' && word.kind !== 'name')) return undefined
  const last = word.text.toUpperCase()
  if (run.at(open - 2).kind === 'dot' && open - 3 >= from) {
    const pair = `${run.at(open - 3).text.toUpperCase()}.${last}`
    const row = FUNCTIONS.get(pair)
    if (row) return { name: pair, at: open - 3, row }
    // A method or a routine of somebody's own package; schemas of the products may stand before their functions.
    if (!/^(?:PG_CATALOG|PUBLIC|SYS|DBO|EXTENSIONS|MYSQL)$/.test(run.at(open - 3).text.toUpperCase())) return undefined
  }
  const row = FUNCTIONS.get(last)
  if (row) return { name: last, at: open - 1, row }
  return COMMAND_FUNCTIONS.has(last) && run.at(open + 1).kind === 'string' ? { name: last, at: open - 1, row: { does: 'run', argument: 0, language: 'sh' } } : undefined
}

function recordCall(run: Run, row: SqlFunction, name: string, at: number, open: number, end: number, statement: Statement): void {
  const values = evaluateArguments(run, open, statement.to)
  const index = row.argument === undefined || row.argument < 0 ? values.length - 1 : row.argument
  const value: Value = values[index] ?? { text: HOLE, next: open + 1, decoded: false, split: false }
  const place: Place = { from: at, to: end, certainty: statement.certainty, detail: name }
  const argument = { from: open + 1, to: Math.max(open + 2, end - 1) }
  switch (row.does) {
    case 'read-file':
      if (name === 'UTL_FILE.FOPEN' && /^[wa]/i.test(values[2]?.text ?? '')) writesFile(run, joinPath(values[0]?.text, value.text), place, { planted: true })
      else readsFile(run, row.argument === 1 ? joinPath(values[0]?.text, value.text) : value.text, place, 'function')
      return
    case 'import':
      if (/^[a-z][a-z0-9+]+:\/\//i.test(value.text)) reachesHost(run, value.text, place)
      else if (!hasHole(value.text) && name !== 'URL' && name !== 'FILE') readsFile(run, value.text, place, 'import')
      return
    case 'list-file':
      run.read(resource('database', 'file', shown(value.text)), at, end, name, statement.certainty, 'list')
      return
    case 'write-file': {
      const content = row.content === undefined ? undefined : values[row.content]?.text
      writesFile(run, row.argument === 2 ? joinPath(values[1]?.text, value.text) : value.text, place, { planted: true, ...(content !== undefined && !hasHole(content) && { text: content }), taint: run.local })
      return
    }
    case 'connect':
      recordConnection(run, name, values, value, place, open)
      return
    case 'run':
      runsOnHost(run, row.language ?? 'sh', value.text, argument, place, name.toLowerCase())
      return
    case 'sql':
      if (value.text !== HOLE) run.again(value.text, run.inside(argument.from, argument.to, name, value.text, statement.certainty))
      return
    case 'load':
      // A module by its bare name comes from the installation; a path or a share may be anybody's.
      if (/[\\/]/.test(value.text) || hasHole(value.text)) run.emit('execute', resource('database', 'os', shown(value.text), ['load']), at, end, name, statement.certainty)
      else run.emit('configure', resource('database', 'ordinary', shown(value.text)), at, end, name, statement.certainty)
      if (/^[\\/]{2,4}[^\\/]/.test(value.text)) reachesHost(run, value.text.replace(/^[\\/]+/, '').split(/[\\/]/)[0]!, place, ['network-share'])
      return
    case 'dump':
      run.read(resource('database', 'dump', name.toLowerCase(), ['all']), at, end, name, statement.certainty)
      return
    case 'permission':
      // Java inside the server may then do that on the host.
      run.emit('grant', resource('permission', 'database-admin', shown(value.text)), at, end, name, statement.certainty)
      run.emit('configure', resource('database', 'os', 'java'), at, end, name, statement.certainty)
      return
    default:
  }
}

function recordConnection(run: Run, name: string, values: readonly Value[], value: Value, place: Place, open: number): void {
  if (name === 'OPENROWSET' && run.word(open + 1) === 'BULK') {
    const path = run.at(open + 2)
    readsFile(run, path.kind === 'string' ? path.text : HOLE, place, 'function')
    return
  }
  const target = value.text === HOLE ? (values[0]?.text ?? HOLE) : value.text
  // A name of a stored connection says nothing; a subquery as a host name carries its result into the look-up.
  if (target === HOLE && run.at(open + 1).kind !== 'open') return
  const query = name.startsWith('DBLINK') || name === 'OPENROWSET' ? values.at(-1)?.text : undefined
  if (target === HOLE) {
    const effect = run.emit('send', resource('host', 'unknown', HOLE, ['dns', 'query-data']), place.from, place.to, place.detail, place.certainty)
    run.machine.flow(run.local, effect)
  } else if (/[.:=\\/]|^localhost$/i.test(target) || /^(?:UTL|HTTP|NET\.|DBMS)/.test(name)) reachesHost(run, target, place, name.startsWith('UTL_INADDR') ? ['dns'] : [])
  if (query !== undefined && query !== target && query !== HOLE) {
    const frame = run.inside(open + 1, Math.max(open + 2, place.to - 1), name, query, place.certainty)
    run.again(query, { ...frame, actor: { ...frame.actor, remote: shown(target) } })
  }
}

function delayArgument(run: Run, row: SqlFunction, open: number, to: number): boolean {
  // The first argument of all but one is a number as it stands; the cheap way also for a thousand nested calls.
  const text = row.argument === 0 ? run.at(open + 1).text : evaluateArguments(run, open, to)[row.argument ?? 0]?.text
  if (text === undefined || run.at(open + 1).kind === 'close') return false
  const amount = Number.parseFloat(text)
  // `sleep` of a host language or of zero seconds waits for nothing; an interval is text.
  return Number.isNaN(amount) ? row.minimum === undefined : amount > 0 && amount >= (row.minimum ?? 0)
}

export function delay(run: Run, name: string, from: number, to: number, statement: Statement): void {
  run.emit('execute', resource('database', 'time-delay', name.toLowerCase()), from, to, name, statement.certainty)
}

function probe(run: Run, name: string, from: number, to: number, statement: Statement): void {
  run.read(resource('database', 'metadata', name, ['system-table']), from, to, `SELECT ${name}`, statement.certainty)
}

/** Whether argument number `index` of the call whose arguments are in `[from, to)` holds a subquery or names the server. */
function holdsData(run: Run, from: number, to: number, index: number): boolean {
  let argument = 0
  let depth = 0
  for (let k = from; k < to; k++) {
    const token = run.at(k)
    if (token.kind === 'open') depth++
    else if (token.kind === 'close') depth--
    else if (token.kind === 'comma' && depth === 0) argument++
    else if (argument === index && isProbe(run, k)) return true
  }
  return false
}

/** Whether the token at `k` begins a subquery or names the server, its version or its account. */
export function isProbe(run: Tokens, k: number): boolean {
  const token = run.at(k)
  if (token.kind === 'variable') return PROBES.has(token.text.toUpperCase())
  if (token.kind !== 'word') return false
  return token.text === 'SELECT' || (run.at(k + 1).kind === 'open' && FUNCTIONS.get(token.text)?.does === 'probe')
}

const shown = (text: string): string => text.replaceAll(HOLE, '…').slice(0, 200)
const joinPath = (folder: string | undefined, file: string): string => (folder !== undefined && /[\\/]/.test(folder) && !/^[\\/]/.test(file) ? `${folder}/${file}` : file)
