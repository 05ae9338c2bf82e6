import type { Certainty, Effect, PathClass, Tag } from '../../facts.js'
import { hostResource, urlResource } from '../resource/host.js'
import { pathResource } from '../resource/path.js'
import type { Language } from '../language.js'
import { CLEAN, resource, type Taint } from '../machine.js'
import { HOLE, display, hasHole } from '../word.js'
import type { Run } from './run.js'

/** Where in the statement something stands and how sure it is. */
export interface Place {
  readonly from: number
  readonly to: number
  readonly certainty: Certainty
  readonly detail: string
}

/** Files that hold tables and nothing else; importing and exporting them is what databases do all day. */
const DATA_FILE = /\.(?:csv|tsv|tab|txt|dat|data|json|jsonl|ndjson|xml|parquet|orc|avro|xlsx?|tbl|bcp|fmt|bin|gz|zst|bz2|zip|pgdump|dump|sql|bak|trn|dmp|geojson|arrow|feather|log|out|copy|copydata)$/i
const DATABASE_FILE = /^(?::memory:|)$|\.(?:db3?|sqlite3?|s3db|sl3|duckdb|ddb|mdb|accdb|gpkg|mbtiles|bak|backup)$|^(?:md|ducklake|postgres|mysql|sqlite|file):/i
/** Files that a server, a shell or a linker would execute. */
const EXECUTED_FILE = /\.(?:php\d?|phtml|phar|inc|jspx?|jspf|aspx?|ashx|asmx|cgi|pl|py|rb|sh|bash|bat|cmd|ps1|vbs?|js|hta|exe|dll|so(?:\.\d+)*|dylib|jar|war|class|htaccess|service|timer|conf|cnf|ini)$/i
const WEB_ROOT = /(?:^|[\\/])(?:www|htdocs|wwwroot|public_html|webapps|nginx[\\/]html|web)(?:[\\/]|$)/i
const SHARE = /^[\\/]{2,4}([^\\/?]+)/
const PLAIN: ReadonlySet<PathClass> = new Set(['ordinary', 'scratch', 'workspace', 'home', 'database-dump', 'backup', 'null', 'log'])

/**
 * A file on the database's host is read into a query's result: `pg_read_file`, `LOAD_FILE`, `UTL_FILE`, or imported with COPY and LOAD DATA. An `import` of a file of
 * data is a `read path` alone. A network share tells the host in its name who we are, and what the query put into the name (ATT&CK T1187, T1048.003).
 */
export function readsFile(run: Run, path: string, place: Place, how: 'function' | 'import'): Taint {
  const share = SHARE.exec(path)
  if (share) {
    reachesHost(run, share[1]!, place, ['network-share', ...(hasHole(share[1]!) ? (['dns', 'query-data'] as const) : [])])
    return { sources: [run.read(resource('database', 'file', display(path), ['network-share']), place.from, place.to, place.detail, place.certainty)], steps: [] }
  }
  const sources: Effect[] = []
  const file = pathResource(path, run.machine.context)
  if (how === 'function' || (!DATA_FILE.test(path) && /^(?:\/|[A-Za-z]:|\.\.)/.test(path) && !PLAIN.has(file.class)))
    sources.push(run.read(resource('database', 'file', display(path)), place.from, place.to, place.detail, place.certainty))
  if (path !== HOLE) sources.push(run.read(file, place.from, place.to, place.detail, place.certainty))
  return { sources, steps: [] }
}

/**
 * A file on the database's host is written. An export of rows to a data file is a `write path`; text that was made up in the statement, a file that something would
 * execute, and a place that the system reads are a `write database:file`, too (ATT&CK T1505.003).
 */
export function writesFile(run: Run, path: string, place: Place, content: { readonly planted: boolean; readonly text?: string; readonly taint?: Taint }): void {
  const taint = content.taint ?? CLEAN
  const share = SHARE.exec(path)
  const file = pathResource(path, run.machine.context)
  if (share || content.planted || EXECUTED_FILE.test(path) || WEB_ROOT.test(path) || !PLAIN.has(file.class))
    run.emit('write', resource('database', 'file', display(path), share ? ['network-share'] : []), place.from, place.to, place.detail, place.certainty)
  if (share) reachesHost(run, share[1]!, place, ['network-share'], taint)
  if (share || path === HOLE) return
  const effect = run.emit('write', file, place.from, place.to, place.detail, place.certainty)
  run.machine.flow(taint, effect)
  run.machine.files.set(file.name, { content: { text: content.text, taint } })
}

/** Whether `path` is a database of its own, and not a script or a page that a database file would be disguised as. */
export const isDatabaseFile = (path: string): boolean => DATABASE_FILE.test(path) || !EXECUTED_FILE.test(path)

/**
 * The server contacts another host, named by a URL, a host name or a connection string. Names with data in them send that data, DNS look-ups included;
 * so does `data`, when the statement hands it over.
 */
export function reachesHost(run: Run, target: string, place: Place, tags: readonly Tag[] = [], data?: Taint): Effect {
  const address = addressOf(target)
  const named = hasHole(target) && target !== HOLE
  const sends = named || data !== undefined
  const all: Tag[] = [...tags, ...(named && !tags.includes('query-data') ? (['query-data'] as const) : [])]
  const host = address.includes('://') ? urlResource(address, run.machine.context, all) : hostResource(address, run.machine.context, all)
  const effect = run.emit(sends ? 'send' : 'connect', host, place.from, place.to, place.detail, place.certainty)
  if (sends) run.machine.flow(data ?? run.local, effect)
  return effect
}

/** Host of a libpq or ODBC connection string, else the text as it is. */
function addressOf(target: string): string {
  const named = /(?:^|[;\s])(?:host|hostaddr|server|data source|addr|address|network address)\s*=\s*(?:tcp:)?([^;\s,']+)/i.exec(target.slice(0, 4096))
  if (named) return named[1]!
  if (/(?:^|[;\s])(?:dbname|user|port|password|driver)\s*=/i.test(target.slice(0, 4096))) return 'localhost'
  return target
}

/** A command or code of another language runs on the database's host (ATT&CK T1059, T1505.001); the query's data is its input. */
export function runsOnHost(run: Run, language: Language, code: string, at: { readonly from: number; readonly to: number }, place: Place, name: string, stdin: Taint = CLEAN): Taint {
  const effect = run.emit('execute', resource('database', 'os', name), place.from, place.to, place.detail, place.certainty)
  run.machine.flow(stdin, effect)
  const frame = run.inside(at.from, at.to, place.detail, code, place.certainty)
  if (code === HOLE) {
    run.machine.opaque(frame, 'runtime-value', place.detail)
    return CLEAN
  }
  return run.machine.run(language, code, { ...frame, stdin: { taint: stdin } }).taint
}
