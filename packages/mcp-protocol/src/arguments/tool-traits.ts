// What the name of a tool, and of its server, says about what it does with its arguments. Names decide nothing alone: they settle what a path is for, in
// which language code is, and whether a "query" goes to a database or to a search engine.
import type { PathOperation } from './interpretation.js'
import { hasAny, remembered, setOf, wordsOf } from './words.js'

const VERBS: Record<Exclude<PathOperation, 'unknown'>, ReadonlySet<string>> = {
  delete: setOf('delete remove rm unlink trash erase rmdir purge wipe destroy shred'),
  append: setOf('append'),
  write: setOf('write create save edit update replace patch insert modify overwrite put export download screenshot apply editor rewrite touch'),
  create: setOf('mkdir'),
  execute: setOf('run execute exec launch start invoke spawn'),
  read: setOf('read get view open cat load show head tail upload send attach import inspect grep search rg ripgrep parse extract summarize describe info stat copy cp move mv rename'),
  list: setOf('list ls glob tree walk find dir scandir'),
}
const DIRECTORY = setOf('directory directories folder folders dir')
/** Strongest first: a tool that can both read and write writes. */
const STRENGTH = ['delete', 'append', 'write', 'create', 'execute', 'read', 'list'] as const

/** The operation that words of a tool's name or of an `operation` argument mean, or undefined. */
export function operationOf(words: readonly string[]): Exclude<PathOperation, 'unknown'> | undefined {
  if (words.includes('create') && hasAny(words, DIRECTORY)) return 'create'
  return STRENGTH.find((op) => hasAny(words, VERBS[op]))
}

const SHELL = setOf('shell bash sh zsh fish terminal console tty pty tmux powershell pwsh command commands cmd cli subprocess process ssh exec')
const DATABASE = setOf(
  'sql postgres postgresql pg mysql mariadb sqlite sqlite3 mssql sqlserver oracle database databases db bigquery snowflake redshift clickhouse duckdb supabase neon cockroachdb databricks athena trino presto',
)
const WEB = setOf('fetch http https web url browse browser navigate crawl scrape download request curl webfetch')
const SEARCH = setOf('search google bing duckduckgo brave wikipedia arxiv find lookup suggest docs documentation recall memory ask')
const BROWSER = setOf('browser puppeteer playwright chrome chromium selenium evaluate')
// `run_terminal_cmd` says nothing about Windows, `execute_sql` nothing about code.
const AMBIGUOUS = setOf('cmd bat batch r java sql')
const MOVE = setOf('move mv rename')
const COPY = setOf('copy cp duplicate clone sync transfer')
const PATCH = setOf('patch diff applypatch')
const LANGUAGES: Record<string, string> = {
  python: 'python', python3: 'python', py: 'python', ipython: 'python', jupyter: 'python', notebook: 'python',
  javascript: 'javascript', js: 'javascript', node: 'javascript', nodejs: 'javascript', typescript: 'javascript', ts: 'javascript', deno: 'javascript', bun: 'javascript',
  ruby: 'ruby', perl: 'perl', php: 'php', lua: 'lua', r: 'r', tcl: 'tcl', java: 'java', awk: 'awk',
  applescript: 'applescript', osascript: 'applescript', powershell: 'powershell', pwsh: 'powershell', ps1: 'powershell',
  bash: 'sh', sh: 'sh', zsh: 'sh', shell: 'sh', fish: 'sh', cmd: 'cmd', bat: 'cmd', batch: 'cmd', sql: 'sql',
}

const MODES: Record<string, Exclude<PathOperation, 'unknown'>> = {
  r: 'read', rb: 'read', read: 'read', w: 'write', wb: 'write', write: 'write', rewrite: 'write', overwrite: 'write', a: 'append', ab: 'append', append: 'append',
}

/** The operation that an open mode (`w`, `append`) means, or undefined. */
export function operationOfMode(mode: string): Exclude<PathOperation, 'unknown'> | undefined {
  return Object.hasOwn(MODES, mode.toLowerCase()) ? MODES[mode.toLowerCase()] : undefined
}

/** The language that a word names, as the engine calls it: `py` → python, `zsh` → sh. */
export function languageNamed(word: string): string | undefined {
  const name = word.toLowerCase().replace(/^.*[\\/]/, '').replace(/\.exe$/, '')
  return Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined
}

export interface ToolTraits {
  /** The tool's own name, without the server's: `mcp__fs__read_file` → read_file. */
  readonly name: string
  readonly server?: string
  readonly words: readonly string[]
  readonly operation: Exclude<PathOperation, 'unknown'> | undefined
  readonly moves: 'move' | 'copy' | undefined
  readonly shell: boolean
  readonly database: boolean
  readonly web: boolean
  readonly search: boolean
  readonly patch: boolean
  readonly language: string | undefined
}

/** Reads the traits of a tool from its name and, when known, its server's. */
export function toolTraits(toolName: string, serverName?: string): ToolTraits {
  return traitsOf(`${toolName.length}:${toolName}${serverName ?? ''}`)
}

const traitsOf = remembered((names) => {
  const start = names.indexOf(':') + 1
  const end = start + Number(names.slice(0, start - 1))
  return computeTraits(names.slice(start, end), names.slice(end) || undefined)
}, 500)

function computeTraits(toolName: string, serverName: string | undefined): ToolTraits {
  const [, server = serverName, name = toolName] = /^mcp__([^]+?)__([^]+)$/.exec(toolName.slice(0, 256)) ?? []
  const words = wordsOf(name)
  const all = server === undefined ? words : [...words, ...wordsOf(server)]
  const language = words.filter((word) => !AMBIGUOUS.has(word)).map(languageNamed).find((found) => found !== undefined)
  return {
    name,
    ...(server !== undefined && { server }),
    words,
    operation: operationOf(words),
    moves: hasAny(words, MOVE) ? 'move' : hasAny(words, COPY) ? 'copy' : undefined,
    shell: hasAny(words, SHELL),
    database: hasAny(all, DATABASE),
    web: hasAny(words, WEB),
    search: hasAny(words, SEARCH),
    patch: hasAny(words, PATCH),
    language: language ?? (hasAny(all, BROWSER) ? 'javascript' : undefined),
  }
}
