/**
 * Detection and false-positive rates over a folder of labelled corpora, through the pipeline of the gateway, in this process.
 *
 *   pnpm eval [DIR] [--only REGEX] [--misses N] [--json FILE] [--write]
 *
 * DIR is `corpus` unless given. Every record is judged alone, with a principal of its own; a session in order. `--misses` lists attacks that were not flagged and harmless
 * records that were blocked; `--write` puts the tables into docs/DETECTION.md. The exit code is 1 when a record was refused as malformed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readCorpora, requestOf, stepsOf, tierOf } from './eval/records.mjs'
import { interval, percent } from './eval/statistics.mjs'
import { build, install, root, say } from './setup.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, misses: { type: 'string', default: '0' }, json: { type: 'string' }, write: { type: 'boolean', default: false } },
})
const RANKS = ['Allow', 'Alert', 'Block', 'Terminate']
const BEGIN = '<!-- pnpm eval --write: begin -->'
const END = '<!-- end -->'
const folder = positionals[0] ?? join(root, 'corpus')

await install()
await build()
const { createGateway } = await import('../packages/gateway/dist/esm/index.js')
const { MemoryStore } = await import('../packages/session-state/dist/esm/index.js')
const { createEngine } = await import('../packages/threat-engine/dist/esm/index.js')

const judged = await judgeAll(readCorpora(folder, options.only === undefined ? undefined : new RegExp(options.only)))
const tables = [corpusTable(judged), totalTable(judged), thresholdTable(judged), analyzerTable(judged)]
for (const { title, head, rows } of tables) process.stdout.write(`${title}\n\n${plain(head, rows)}\n\n`)
for (const miss of missesOf(judged).slice(0, Number(options.misses))) process.stdout.write(`${miss}\n\n`)
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(judged.map(({ input: _, ...record }) => record)))
if (options.write) writeTables(tables)
const refused = judged.filter((record) => record.refused)
if (refused.length > 0) {
  say(`${refused.length} records were refused as malformed, the first one ${refused[0].corpus} ${refused[0].id}`)
  process.exitCode = 1
}

/** Judges every record; a result is the record with the worst score of its steps and the analyzers that found something. */
async function judgeAll(corpora) {
  const engine = createEngine()
  const results = []
  for (const { name, records } of corpora) {
    const gateway = createGateway({ engine, store: new MemoryStore(), mode: 'monitor' })
    for (const record of records) {
      const result = { corpus: name, id: record.id, kind: record.kind, label: record.label, tier: tierOf(record), input: record.input, rank: -1, score: 0, analyzers: {}, refused: false }
      for (const [n, step] of stepsOf(record).entries()) {
        const request = requestOf(step)
        if (request === undefined) continue
        const answer = await gateway[request.route]({ ...request.body, user_id: `${name}-${record.id}`.slice(0, 256), session_id: 'eval' }, { request: `${record.id}-${n}` })
        if (answer.kind !== 'decided') {
          result.refused = true
          continue
        }
        const { decision, threat_score, analyzer_scores } = answer.response
        result.rank = Math.max(result.rank, RANKS.indexOf(decision))
        result.score = Math.max(result.score, threat_score)
        for (const [analyzer, score] of Object.entries(analyzer_scores)) result.analyzers[analyzer] = Math.max(score, result.analyzers[analyzer] ?? 0)
      }
      // What is refused is not protected when it is an attack, and is in the way when it is not.
      if (result.refused && record.label === 'benign') result.rank = 2
      results.push(result)
    }
  }
  return results
}

function corpusTable(judged) {
  const groups = groupBy(judged, ({ corpus, kind, label, tier }) => JSON.stringify([corpus, kind, tier === '' ? label : `${label}, ${tier}`]))
  const rows = [...groups].map(([key, records]) => [...JSON.parse(key), ...rates(records)])
  return { title: 'By corpus', head: ['corpus', 'kind', 'label', 'n', 'alert+', 'block+', '95 % interval of block+'], rows }
}

function totalTable(judged) {
  // Rewritten variants of other records would count those twice.
  const original = judged.filter(({ corpus }) => !corpus.startsWith('derived_'))
  const groups = [
    ['attacks, must', original.filter(({ tier }) => tier === 'must')],
    ['attacks, must, shell', original.filter(({ tier, kind }) => tier === 'must' && kind === 'shell')],
    ['attacks, should', original.filter(({ tier }) => tier === 'should')],
    ['attack sessions', original.filter(({ label, kind }) => label === 'malicious' && kind === 'session')],
    ['benign', original.filter(({ label }) => label === 'benign')],
    ['benign, shell', original.filter(({ label, kind }) => label === 'benign' && kind === 'shell')],
    ['benign sessions', original.filter(({ label, kind }) => label === 'benign' && kind === 'session')],
    ['attacks, rewritten', judged.filter(({ corpus, label }) => corpus.startsWith('derived_') && label === 'malicious')],
    ['benign, rewritten', judged.filter(({ corpus, label }) => corpus.startsWith('derived_') && label === 'benign')],
  ]
  const rows = groups.filter(([, records]) => records.length > 0).map(([name, records]) => [name, ...rates(records)])
  return { title: 'In total', head: ['records', 'n', 'alert+', 'block+', '95 % interval of block+'], rows }
}

function thresholdTable(judged) {
  const attacks = judged.filter(({ tier }) => tier === 'must')
  const benign = judged.filter(({ label }) => label === 'benign')
  const rows = [30, 50, 70, 90].map((threshold) => {
    const caught = attacks.filter(({ score }) => score >= threshold).length
    const wrong = benign.filter(({ score }) => score >= threshold).length
    return [threshold, percent(caught, caught + wrong), percent(caught, attacks.length), interval(caught, attacks.length), percent(wrong, benign.length), interval(wrong, benign.length)]
  })
  return { title: 'By threshold (attacks of tier must)', head: ['score ≥', 'precision', 'recall', '95 % interval', 'false positives', '95 % interval'], rows }
}

function analyzerTable(judged) {
  const ids = [...new Set(judged.flatMap(({ analyzers }) => Object.keys(analyzers)))].sort()
  const flagging = (records, id) => records.filter(({ analyzers }) => (analyzers[id] ?? 0) >= 50).length
  const attacks = judged.filter(({ label }) => label === 'malicious')
  const benign = judged.filter(({ label }) => label === 'benign')
  const rows = ids.map((id) => {
    const right = flagging(attacks, id)
    const wrong = flagging(benign, id)
    return [id, right, wrong, percent(right, right + wrong), percent(wrong, benign.length)]
  })
  return { title: 'By analyzer (alert or more)', head: ['analyzer', 'attacks', 'benign', 'precision', 'of all benign'], rows }
}

function rates(records) {
  const n = records.length
  const alert = records.filter(({ rank }) => rank >= 1).length
  const block = records.filter(({ rank }) => rank >= 2).length
  return [n, percent(alert, n), percent(block, n), interval(block, n)]
}

function missesOf(judged) {
  const missed = judged.filter(({ label, tier, rank }) => (tier === 'must' && rank < 1) || (label === 'benign' && rank >= 2))
  return missed.map(({ corpus, id, label, score, analyzers, input }) => {
    const shown = typeof input === 'string' ? input : JSON.stringify(input)
    return `${label === 'benign' ? 'WRONGLY BLOCKED' : 'MISSED'} ${corpus} ${id} ${score} ${Object.keys(analyzers).join(' ')}\n${shown.slice(0, 400)}`
  })
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

function groupBy(values, keyOf) {
  const groups = new Map()
  for (const value of values) {
    const key = keyOf(value)
    if (groups.has(key)) groups.get(key).push(value)
    else groups.set(key, [value])
  }
  return groups
}
