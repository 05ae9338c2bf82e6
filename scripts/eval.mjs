/**
 * Detection and false-positive rates over a folder of labelled corpora, through the pipeline of the gateway, in this process.
 *
 *   pnpm eval [DIR] [--only REGEX] [--misses N] [--json FILE] [--write]
 *
 * DIR is `corpus` unless given. Every record is judged alone, with a principal of its own; a session in order. A folder `sessions` in DIR is played call by call. `--misses` lists attacks that were not flagged and harmless
 * records that were blocked; `--write` puts the tables into docs/DETECTION.md. The exit code is 1 when a record was refused as malformed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { judgeAll } from './eval/judge.mjs'
import { readCorpora } from './eval/records.mjs'
import { measureSessions } from './eval/sessions.mjs'
import * as tables from './eval/tables.mjs'
import { build, install, root, say } from './setup.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, misses: { type: 'string', default: '0' }, json: { type: 'string' }, write: { type: 'boolean', default: false } },
})
const BEGIN = '<!-- pnpm eval --write: begin -->'
const END = '<!-- end -->'
const folder = positionals[0] ?? join(root, 'corpus')

if (!existsSync(folder)) {
  say(`there is no folder ${folder}`)
  process.exit(1)
}
await install()
await build()
const { createGateway } = await import('../packages/gateway/dist/esm/index.js')
const { MemoryStore } = await import('../packages/session-state/dist/esm/index.js')
const { createEngine, tacticsOf } = await import('../packages/threat-engine/dist/esm/index.js')

const corpora = readCorpora(folder, options.only === undefined ? undefined : new RegExp(options.only))
const parts = { createGateway, MemoryStore, engine: createEngine() }
const judged = await judgeAll(corpora, parts)
const sessions = existsSync(join(folder, 'sessions')) ? (await measureSessions(join(folder, 'sessions'), parts)).rates : []
const published = [
  tables.detectionTable(judged, sessions), tables.sessionTable(sessions), tables.totalTable(judged), tables.corpusTable(judged), tables.kindTable(judged), tables.tacticTable(judged, tacticsOf),
  tables.thresholdTable(judged), tables.severityTable(judged), tables.analyzerTable(judged), tables.missTable(judged),
].filter(({ rows }) => rows.length > 0)
const latency = tables.latencyTable(judged)
for (const { title, head, rows } of [...published, latency]) process.stdout.write(`${title}\n\n${plain(head, rows)}\n\n`)
for (const miss of tables.missesOf(judged).slice(0, Number(options.misses))) process.stdout.write(`${described(miss)}\n\n`)
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(judged.map(({ input: _, ...record }) => record)))
if (options.write) writeTables([...published, latency])
const refused = judged.filter((record) => record.refused)
if (refused.length > 0) {
  say(`${refused.length} records were refused as malformed, the first one ${refused[0].corpus} ${refused[0].id}`)
  process.exitCode = 1
}

function described({ corpus, id, label, score, analyzers, input }) {
  const shown = typeof input === 'string' ? input : JSON.stringify(input)
  return `${label === 'benign' ? 'WRONGLY BLOCKED' : 'MISSED'} ${corpus} ${id} ${score} ${Object.keys(analyzers).join(' ')}\n${shown.slice(0, 400)}`
}

/** Replaces what is between the marks in docs/DETECTION.md. */
function writeTables(tables) {
  const file = join(root, 'docs', 'DETECTION.md')
  const text = readFileSync(file, 'utf8')
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END, begin)
  if (begin < 0 || end < 0) throw new Error(`${file} has no ${BEGIN} … ${END}`)
  const markdown = tables.map(({ title, head, rows }) => `### ${title}\n\n| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`)
  writeFileSync(file, `${text.slice(0, begin + BEGIN.length)}\n\n${markdown.join('\n\n')}\n\n${text.slice(end)}`)
}

function plain(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const isNumber = head.map((_, column) => cells.slice(1).every((row) => /^[\d.–]/.test(row[column])))
  return cells.map((row) => row.map((cell, n) => (isNumber[n] ? cell.padStart(widths[n]) : cell.padEnd(widths[n]))).join('  ').trimEnd()).join('\n')
}
