/**
 * How fast it is: the engine per call, its growth with the length of unpleasant input, and `POST /analyze` against an express route that parses and echoes the same JSON.
 *
 *   pnpm bench [DIR] [--seconds N] [--connections N]
 *
 * DIR holds labelled corpora (`corpus` unless given), whose shell commands are judged and never executed. Absolute times depend on the machine; ratios of one run compare.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measured } from './bench/load.mjs'
import { compareSdk } from './bench/sdk.mjs'
import { SHAPES } from './bench/shapes.mjs'
import { printTable } from './bench/table.mjs'
import { TEXT_SHAPES } from './bench/text-shapes.mjs'
import { readCorpora } from './eval/records.mjs'
import { startEcho, startGateway } from './servers.mjs'
import { build, install, root } from './setup.mjs'
import { median, quantile } from './statistics.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '3' }, connections: { type: 'string', default: '32' } },
})

/** Calls that are judged before any is measured. */
const WARMING = 60_000

await install()
await build()
const { createEngine } = await import('../packages/threat-engine/dist/esm/index.js')
const engine = createEngine()
const judge = (command) => engine.analyze({ Bash: { command } })

const shell = readCorpora(positionals[0] ?? join(root, 'corpus')).flatMap(({ records }) => records.filter(({ kind }) => kind === 'shell'))
perCall(shell)
growth({ title: 'Engine, unpleasant input', shapes: SHAPES, judge, within: 5 })
growth({ title: 'Engine, texts that tools answer with', shapes: TEXT_SHAPES, judge: (content) => engine.inspect({ surface: 'tool_result', content }), within: 2 })
await ofTheClient()
await overHttp({
  'of an assistant at work': shell.filter(({ label }) => label === 'benign').map(({ input }) => input),
  'of an attack': shell.filter(({ label }) => label === 'malicious').map(({ input }) => input),
})
await (await import('./bench/redis.mjs')).benchRedis({ connections: Number(options.connections), seconds: Number(options.seconds) })

/**
 * Every command in many rounds, as a gateway that has run for a minute judges them: before that the compiler is at work, and the first rounds are not measured.
 * Of each command the median counts, so that a pause of the machine is not taken for a slow command.
 */
function perCall(records) {
  const commands = records.map(({ input }) => input)
  const warming = Math.ceil(WARMING / commands.length)
  const rounds = 9
  const times = commands.map(() => [])
  for (let round = 1 - warming; round <= rounds; round++) {
    for (const [n, command] of commands.entries()) {
      const start = process.hrtime.bigint()
      judge(command)
      const microseconds = Number(process.hrtime.bigint() - start) / 1000
      if (round > 0) times[n].push(microseconds)
    }
  }
  const rows = [['all', () => true], ['benign', ({ label }) => label === 'benign'], ['attacks', ({ label }) => label === 'malicious']].map(([name, of]) => {
    const sorted = times.filter((_, n) => of(records[n])).map(median).sort((a, b) => a - b)
    return [`${name}, ${sorted.length}`, ...[0.5, 0.95, 0.99, 1].map((q) => (sorted.length === 0 ? '–' : `${quantile(sorted, q).toFixed(1)} µs`))]
  })
  printTable('Engine, one shell command of the corpus, warm (budget: p50 ≤ 20 µs, p99 ≤ 500 µs)', ['commands', 'p50', 'p95', 'p99', 'max'], rows)
}

/** What each shape costs at two lengths, and what the slowest costs at a third; `within` milliseconds are meant for 10 kB. */
function growth({ title, shapes, judge, within }) {
  const rows = Object.entries(shapes).map(([name, make]) => {
    const [short, long] = [10_000, 100_000].map((length) => {
      const input = make(length)
      for (let warming = 0; warming < 1_000_000 / length; warming++) judge(input)
      return median(Array.from({ length: 9 }, () => milliseconds(() => judge(input))))
    })
    return [name, `${short.toFixed(2)} ms`, `${long.toFixed(2)} ms`, (long / short).toFixed(1), short <= within && long <= 10 * within ? '' : 'over budget']
  })
  printTable(`${title} (10 kB within ${within} ms, 100 kB within ${10 * within} ms)`, ['shape', '10 kB', '100 kB', 'ratio', ''], rows)
  const huge = Object.values(shapes).map((make) => milliseconds(() => judge(make(1_000_000))))
  printTable('The same shapes at 1 MB', ['slowest'], [[`${Math.max(...huge).toFixed(1)} ms`]])
}

/** Both servers are processes of their own; they are measured in turns, so that what else the machine does hits both. */
async function overHttp(kinds) {
  const echo = await startEcho()
  const gateway = await startGateway({ MODE: 'monitor' })
  try {
    const rows = []
    for (const [name, commands] of Object.entries(kinds)) {
      const settings = { bodies: bodiesOf(commands), connections: Number(options.connections), seconds: Number(options.seconds) }
      const onEcho = () => measured(echo, { path: '/echo', ...settings })
      const onGateway = () => measured(gateway, { path: '/analyze', ...settings })
      // The engine is much code, and the compiler takes a while to see which of it is hot.
      for (let warming = 0; warming < 3; warming++) await onGateway()
      await onEcho()
      const rounds = []
      for (let round = 0; round < 3; round++) rounds.push([await onEcho(), await onGateway()])
      const [echoes, decisions] = [rounds.map(([result]) => result), rounds.map(([, result]) => result)]
      const of = (results, what) => median(results.map((result) => result[what]))
      const row = (route, results) => [
        route, of(results, 'perSecond').toFixed(0), ...['p50', 'p95', 'p99'].map((q) => `${of(results, q).toFixed(2)} ms`), `${of(results, 'cpu').toFixed(0)} µs`,
      ]
      const ratios = [median(rounds.map(([a, b]) => b.perSecond / a.perSecond)), of(echoes, 'cpu') / of(decisions, 'cpu')]
      rows.push([...row(`express echo, calls ${name}`, echoes), '', ''], [...row(`POST /analyze, calls ${name}`, decisions), ...ratios.map((ratio) => ratio.toFixed(2))])
    }
    printTable(`HTTP, ${options.connections} connections, in-memory sessions; ratios to the echo route of the same run (≥ 0.80 at work)`, [
      'route', 'requests/s', 'p50', 'p95', 'p99', 'CPU per request', 'throughput ratio', 'CPU ratio',
    ], rows)
  } finally {
    await Promise.all([echo.stop(), gateway.stop()])
  }
}

async function ofTheClient() {
  const gateway = await startGateway({ MODE: 'block' })
  const { bare, guarded } = await compareSdk({ port: gateway.port }).finally(() => gateway.stop())
  printTable('Client, one call after the other on a kept connection (≤ 1 ms more)', ['POST /analyze, bare, p50', 'callToolWithAnalysis, p50', 'more'], [
    [bare, guarded, guarded - bare].map((time) => `${time.toFixed(2)} ms`),
  ])
}

/** Up to 256 different bodies, evenly from all commands of an ordinary length. */
function bodiesOf(commands) {
  const short = commands.filter((command) => command.length < 400)
  const sample = short.filter((_, n) => n % Math.ceil(short.length / 256) === 0)
  return sample.map((command, n) => ({ tool_call: { Bash: { command, args: [], env: {} } }, user_id: `user-${n % 16}`, session_id: `session-${n % 64}` }))
}

function milliseconds(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}
