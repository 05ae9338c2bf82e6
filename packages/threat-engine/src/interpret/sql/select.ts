import type { Certainty, Tag } from '../../facts.js'
import { resource } from '../machine.js'
import { readName, type Name } from './name.js'
import { isCredentialColumn, onlyNames, tableClass } from './objects.js'
import { alwaysTrue } from './predicate.js'
import type { Run, Statement } from './run.js'

/** One SELECT of a statement, with what matters of its clauses. */
export interface Query {
  readonly from: number
  to: number
  /** It continues another SELECT by UNION, EXCEPT or INTERSECT. */
  readonly union: boolean
  /** Select list: `[from, to)`. */
  listEnd: number
  readonly tables: Name[]
  /** Has a condition or a limit that leaves out rows. */
  restricted: boolean
}

const LIST_END = new Set(['FROM', 'WHERE', 'INTO', 'GROUP', 'ORDER', 'HAVING', 'LIMIT', 'UNION', 'EXCEPT', 'INTERSECT', 'MINUS'])
const AFTER_CONDITION = new Set(['GROUP', 'ORDER', 'HAVING', 'LIMIT', 'OFFSET', 'FETCH', 'UNION', 'EXCEPT', 'INTERSECT', 'MINUS', 'FOR', 'INTO', 'RETURNING', 'WINDOW', 'QUALIFY', 'OPTION', 'PROCEDURE', 'LOCK', 'ON', 'SELECT'])
const NOT_A_TABLE = new Set(['SELECT', 'LATERAL', 'ONLY', 'UNNEST', 'VALUES', 'TABLE', 'WHERE', 'SET', 'GROUP', 'ORDER', 'LIMIT'])
/** More rows than anybody reads on purpose. */
const LARGE_LIMIT = 1000

/** All SELECTs in tokens `[from, to)`, at any depth, in one pass. */
export function queriesIn(run: Run, from: number, to: number): Query[] {
  const queries: Query[] = []
  /** Innermost open query for every level of parentheses that is entered. */
  const levels: (Query | undefined)[] = [undefined]
  let afterSet = false
  let condition = -1
  let conditionOf: Query | undefined
  const endCondition = (k: number): void => {
    if (condition >= 0 && conditionOf !== undefined && !alwaysTrue(run, condition, k)) conditionOf.restricted = true
    condition = -1
  }
  const conditionLevels: { readonly condition: number; readonly of: Query | undefined }[] = []
  for (let k = from; k < to; k++) {
    const token = run.at(k)
    if (token.kind === 'open') {
      levels.push(undefined)
      conditionLevels.push({ condition, of: conditionOf })
      condition = -1
      continue
    }
    if (token.kind === 'close') {
      endCondition(k)
      const done = levels.length > 1 ? levels.pop() : levels[0]
      if (done) done.to = k
      if (levels.length === 0) levels.push(undefined)
      const outer = conditionLevels.pop()
      condition = outer?.condition ?? -1
      conditionOf = outer?.of
      continue
    }
    if (token.kind !== 'word') continue
    const current = levels.at(-1)
    const word = token.text
    if (condition >= 0 && AFTER_CONDITION.has(word)) endCondition(k)
    if (word === 'UNION' || word === 'EXCEPT' || word === 'INTERSECT' || word === 'MINUS') afterSet = word === 'UNION'
    if (word === 'SELECT') {
      if (current) current.to = k
      const query: Query = { from: k, to, union: afterSet, listEnd: -1, tables: [], restricted: false }
      levels[levels.length - 1] = query
      queries.push(query)
      afterSet = false
      continue
    }
    if (!current) continue
    if (current.listEnd < 0 && LIST_END.has(word)) current.listEnd = k
    if (word === 'FROM' || word === 'JOIN' || word === 'APPLY') k = readTables(run, k + 1, to, current) - 1
    else if (word === 'WHERE') {
      condition = k + 1
      conditionOf = current
    } else if (word === 'LIMIT' || word === 'TOP' || word === 'FETCH' || word === 'SAMPLE' || word === 'ROWNUM') current.restricted ||= limits(run, k)
  }
  endCondition(to)
  for (const query of queries) if (query.listEnd < 0) query.listEnd = query.to
  return queries
}

function limits(run: Run, k: number): boolean {
  for (let n = k + 1; n < k + 4; n++) {
    const token = run.at(n)
    if (token.kind === 'number') return Number(token.text) <= LARGE_LIMIT
    if (token.kind === 'variable') return true
  }
  return run.word(k) !== 'LIMIT' && run.word(k) !== 'TOP'
}

/** Reads the comma-separated tables at `k`; stops before what is in parentheses. Returns the index after them. */
function readTables(run: Run, k: number, to: number, query: Query): number {
  let at = k
  for (let n = 0; n < 64; n++) {
    while (at < to && (run.word(at) === 'ONLY' || run.word(at) === 'LATERAL')) at++
    const first = run.at(at)
    if (first.kind === 'open' || (first.kind === 'word' && NOT_A_TABLE.has(first.text) && !(first.text === 'TABLE' && run.at(at + 1).kind !== 'open'))) return at
    const name = readName(run, at, to)
    if (name === undefined || first.kind === 'operator') return at
    // A table function reads nothing by itself; what it does is a matter of functions.
    if (run.at(name.next).kind === 'open') return name.next
    // Oracle's and MySQL's table of nothing.
    if (name.full !== 'dual') query.tables.push(name)
    at = name.next
    if (run.word(at) === 'AS') at++
    if (run.at(at).kind === 'word' && !LIST_END.has(run.word(at)) && run.at(at + 1).kind === 'comma') at++
    if (run.at(at).kind !== 'comma') return at
    at++
  }
  return at
}

/** Names that `WITH name AS (…)` gives to queries of the statement. */
export function commonNames(run: Run, from: number, to: number): ReadonlySet<string> {
  const names = new Set<string>()
  if (run.find(from, Math.min(to, from + 4), 'WITH') < 0) return names
  for (let k = from; k < to; k++) {
    const token = run.at(k)
    if (token.kind !== 'word' && token.kind !== 'name' && token.kind !== 'double') continue
    const before = run.word(k - 1)
    if (before !== 'WITH' && before !== 'RECURSIVE' && run.at(k - 1).kind !== 'comma') continue
    let next = k + 1
    if (run.at(next).kind === 'open') next = run.close(next, to) + 1
    if (run.word(next) === 'AS') names.add(token.text.toLowerCase())
  }
  return names
}

interface Columns {
  readonly star: boolean
  readonly credentials: boolean
  readonly onlyNames: boolean
}

/** What the select list shows. Aggregates over everything (`COUNT(*)`) show no rows. */
export function columnsOf(run: Run, query: Query): Columns {
  let star = false
  let credentials = false
  let naming = true
  let depth = 0
  for (let k = query.from + 1; k < query.listEnd; k++) {
    const token = run.at(k)
    // A SELECT that no parenthesis opens: broken, and not looked into twice.
    if (token.text === 'SELECT' && token.kind === 'word') break
    if (token.kind === 'open') {
      if (/^(?:COUNT|EXISTS|LENGTH|LEN|CHAR_LENGTH|APPROX_DISTINCT|APPROX_COUNT_DISTINCT)$/.test(run.word(k - 1)) || run.word(k + 1) === 'SELECT') k = Math.min(run.close(k, query.listEnd), query.listEnd)
      else depth++
    } else if (token.kind === 'close') depth--
    else if (token.kind === 'operator' && token.text === '*' && depth <= 0 && (run.at(k - 1).kind !== 'number' && run.at(k + 1).kind !== 'number')) star ||= isStar(run, k)
    else if (token.kind === 'word' || token.kind === 'name' || token.kind === 'double') {
      const column = token.text.toLowerCase()
      if (run.word(k - 1) === 'AS' || run.at(k + 1).kind === 'open' || run.at(k + 1).kind === 'dot') continue
      // `password IS NOT NULL AS has_password` says whether there is one.
      if (isCredentialColumn(column) && run.word(k + 1) !== 'IS') credentials = true
      if (!onlyNames(column)) naming = false
    }
  }
  return { star, credentials, onlyNames: naming && !star }
}

const isStar = (run: Run, k: number): boolean => {
  const before = run.at(k - 1)
  return before.kind === 'comma' || before.kind === 'dot' || /^(?:SELECT|DISTINCT|ALL)$/.test(before.text) || run.word(k - 2) === 'TOP' || run.at(k - 1).kind === 'close'
}

const TOTAL = /^(?:COUNT|SUM|AVG|MIN|MAX|EXISTS|STDDEV|VARIANCE|BOOL_AND|BOOL_OR|EVERY|APPROX_DISTINCT|APPROX_COUNT_DISTINCT)$/
/** The select list is nothing but totals over all rows: how many there are says little of what is in them. */
function onlyTotals(run: Run, query: Query): boolean {
  let k = query.from + 1
  while (k < query.listEnd && TOTAL.test(run.word(k)) && run.at(k + 1).kind === 'open') {
    k = run.close(k + 1, query.listEnd) + 1
    if (run.word(k) === 'AS') k += 2
    if (run.at(k).kind !== 'comma') break
    k++
  }
  return k >= query.listEnd
}

/** Records what the SELECTs of a statement read. Returns them, for those who look at them further. */
export function readQueries(run: Run, statement: Statement, certainty: Certainty = statement.certainty): Query[] {
  const queries = queriesIn(run, statement.from, statement.to)
  const common = commonNames(run, statement.from, statement.to)
  for (const query of queries) {
    const tables = query.tables.filter((name) => !common.has(name.full))
    if (tables.length === 0) continue
    const columns = columnsOf(run, query)
    for (const name of tables) readTable(run, name, query, columns, certainty)
  }
  return queries
}

function readTable(run: Run, name: Name, query: Query, columns: Columns, certainty: Certainty): void {
  const table = tableClass(name)
  const injected = run.tags.length > 0
  const restricted = (query.restricted || onlyTotals(run, query)) && !injected
  const tags: Tag[] = [...(restricted ? [] : (['all'] as const)), ...(table.system ? (['system-table'] as const) : []), ...(query.union && injected ? (['union'] as const) : [])]
  const detail = `SELECT FROM ${name.full}`
  const emit = (cls: 'credentials' | 'metadata' | 'rows'): void => void run.read(resource('database', cls, name.full, tags), query.from, query.to, detail, certainty)
  if (table.system) emit(table.class === 'credentials' && !columns.onlyNames && (columns.star || columns.credentials) ? 'credentials' : 'metadata')
  else if (restricted) emit('rows')
  else emit(columns.credentials || (table.class === 'credentials' && columns.star) ? 'credentials' : 'rows')
}
