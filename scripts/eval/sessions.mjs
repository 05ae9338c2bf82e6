/**
 * Sessions, call by call: where an attack is stopped, whether harmless work is, and what the session adds to judging each call alone.
 *
 *   node scripts/eval/sessions.mjs [DIR] [--list]
 *
 * DIR is `corpus/sessions` unless given. Steps have, besides `kind` and `input`: `by` and `session` (who, and in which session), `after` (seconds since the step before,
 * 10 unless given) and `harmful` (the first step that does harm: an attack that is stopped later was not stopped). `--list` tells the attacks that got through and the
 * harmless sessions that were blocked, with what was found.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readCorpora, requestOf } from './records.mjs'
import { percent } from '../statistics.mjs'

const PLACE = { cwd: '/home/user/project', workspace: '/home/user/project' }
const HOME = '/home/user'
const ALERT = 50
const BLOCK = 70

/**
 * Plays one session in mode terminate with a store of its own and a clock that the steps move.
 *
 * @param record a record of kind `session`
 * @param parts `createGateway`, `MemoryStore` and an `engine`
 * @returns by step: whether it was stopped in its session, whether it would be alone, and what was found
 */
export async function playSession(record, { createGateway, MemoryStore, engine }) {
  let now = Date.UTC(2026, 0, 5, 9)
  const context = { os: 'linux', home: HOME }
  const gateway = createGateway({ engine, store: new MemoryStore({ now: () => now }), mode: 'terminate', context })
  const steps = []
  for (const [n, { by = 'ann', session = 's', after = 10, harmful = false, ...step }] of record.input.entries()) {
    now += after * 1000
    const request = requestOf(step)
    if (request === undefined) continue
    const who = { user_id: by, session_id: session, org_id: 'org', ...(request.route === 'analyze' && PLACE) }
    const answer = await gateway[request.route]({ ...request.body, ...who }, { request: `${record.id}-${n}` })
    if (answer.kind !== 'decided') throw new Error(`${record.id} step ${n}: ${answer.kind}`)
    const { enforced, threat_score: score, findings } = answer.response
    const alone = request.route === 'analyze' ? engine.analyze(request.body.tool_call, { ...context, ...PLACE }) : engine.inspect(request.body, context)
    steps.push({ n, harmful, alerted: score >= ALERT, stopped: enforced, stoppedAlone: alone.score >= BLOCK, score, alone: alone.score, step, rules: findings.map(({ analyzer, rule }) => `${analyzer}/${rule}`) })
  }
  return steps
}

/** Whether an attack was stopped at or before its first harmful step; a harmless session, at all. */
export function wasStopped(record, steps, member = 'stopped') {
  const harmful = steps.findIndex((step) => step.harmful)
  const until = record.label === 'malicious' && harmful >= 0 ? harmful + 1 : steps.length
  return steps.slice(0, until).some((step) => step[member])
}

/** Plays all sessions of a folder: `{ label, sessions, alerted, stopped, stoppedAlone, calls }` for each label, and the sessions that came out wrong. */
export async function measureSessions(folder, parts) {
  const rates = new Map()
  const wrong = []
  for (const { records } of readCorpora(folder)) {
    for (const record of records.filter(({ kind }) => kind === 'session')) {
      const steps = await playSession(record, parts)
      const rate = rates.get(record.label) ?? { label: record.label, sessions: 0, alerted: 0, stopped: 0, stoppedAlone: 0, calls: 0 }
      rates.set(record.label, rate)
      const stopped = wasStopped(record, steps)
      rate.sessions++
      rate.calls += steps.length
      rate.alerted += Number(wasStopped(record, steps, 'alerted'))
      rate.stopped += Number(stopped)
      rate.stoppedAlone += Number(wasStopped(record, steps, 'stoppedAlone'))
      if (stopped !== (record.label === 'malicious')) wrong.push({ record, steps })
    }
  }
  return { rates: [...rates.values()], wrong }
}

/** One line for each label: attacks that were stopped in time and harmless sessions that were disturbed, together and alone. */
export function describeRates(rates) {
  return rates.map(({ label, sessions, stopped, stoppedAlone, calls }) => {
    const what = label === 'malicious' ? 'attack sessions stopped in time' : 'harmless sessions with a Block'
    return `${what}: ${stopped} of ${sessions} (${percent(stopped, sessions)}), each call alone ${stoppedAlone} (${percent(stoppedAlone, sessions)}); ${calls} calls`
  })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { build, install, root } = await import('../setup.mjs')
  await install()
  await build()
  const { createGateway } = await import('../../packages/gateway/dist/esm/index.js')
  const { MemoryStore } = await import('../../packages/session-state/dist/esm/index.js')
  const { createEngine } = await import('../../packages/threat-engine/dist/esm/index.js')
  const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? join(root, 'corpus/sessions')
  const { rates, wrong } = await measureSessions(folder, { createGateway, MemoryStore, engine: createEngine() })
  process.stdout.write(`${describeRates(rates).join('\n')}\n`)
  if (process.argv.includes('--list')) {
    for (const { record, steps } of wrong) {
      process.stdout.write(`\n${record.id} ${record.title ?? record.technique ?? ''}\n`)
      for (const { step, stopped, harmful, score, alone, rules } of steps) {
        const input = typeof step.input === 'string' ? step.input : JSON.stringify(step.input)
        if (record.label === 'malicious' || stopped) process.stdout.write(`  ${stopped ? 'STOP' : '    '} ${harmful ? '!' : ' '} ${score} (${alone}) ${input.slice(0, 110).replaceAll('\n', ' ')} ${rules.slice(0, 3).join(', ')}\n`)
      }
    }
  }
}
