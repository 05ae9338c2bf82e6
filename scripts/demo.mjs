/**
 * Shows a gateway at work: the calls of the README and three use cases, as a table. Every decision is compared with what is promised for the gateway's mode; the exit code is
 * 0 only when all of them come out as promised.
 *
 * Uses the gateway that listens on 127.0.0.1:PORT (8787), or else starts one in mode terminate and stops it afterwards. Calls are judged, never executed.
 */
import { styleText } from 'node:util'
import { startGateway } from './servers.mjs'
import { README, USE_CASES } from './demo/calls.mjs'

const STYLE = { Allow: 'green', Alert: 'yellow', Block: 'red', Terminate: 'magenta' }
const RANK = ['Allow', 'Alert', 'Block', 'Terminate']
const colored = process.env.FORCE_COLOR !== undefined || (process.stdout.isTTY && process.env.NO_COLOR === undefined)
const paint = (style, text) => (colored ? styleText(style, text) : text)
const width = Math.min(process.stdout.columns ?? 132, 160)

const listening = await whoListens(Number(process.env.PORT ?? 8787))
const started = listening === undefined ? await startGateway({ MODE: 'terminate' }) : undefined
try {
  const { port, mode } = listening ?? (await whoListens(started.port))
  say(`\n${paint('bold', 'Proxilion')} in mode ${paint('bold', mode)} on 127.0.0.1:${port}, ${started ? 'started for this demonstration' : 'which was running already'}. Nothing below is executed.\n`)
  const run = Date.now().toString(36)
  let broken = await play(port, mode, 'The calls of the README, each in a session of its own', README, (n) => ({ user_id: `demo-${run}-${n}` }))
  for (const { title, calls } of USE_CASES) {
    broken += await play(port, mode, title, calls, () => ({ user_id: `demo-${run}`, session_id: title }))
  }
  const total = README.length + USE_CASES.reduce((sum, { calls }) => sum + calls.length, 0)
  if (broken === 0) say(`${paint('green', '✓')} all ${total} decisions are as promised in mode ${mode}\n`)
  else say(`${paint('red', '✗')} ${broken} of ${total} decisions are not as promised in mode ${mode}\n`)
  process.exitCode = broken === 0 ? 0 : 1
} finally {
  await started?.stop()
}

/** Plays calls, prints a row for each, and returns how many came out other than promised. */
async function play(port, mode, title, calls, who) {
  say(paint('bold', title))
  const reasonWidth = Math.max(24, Math.floor((width - 26) * 0.42))
  const callWidth = width - reasonWidth - 26
  say(paint('dim', `    ${'call'.padEnd(callWidth)} ${'score'.padStart(5)} ${'decision'.padEnd(10)} strongest reason`))
  let broken = 0
  let ended = false
  for (const [n, { call, turn, decision: promised, score: [lowest, highest] = [0, 100] }] of calls.entries()) {
    const { status, body } = await post(port, { tool_call: call, ...turn, ...who(n) })
    const expected = ended ? 'Terminate' : inMode(promised, mode)
    const enforced = (mode === 'block' || mode === 'terminate') && RANK.indexOf(expected) >= 2
    const asPromised =
      body.decision === expected && body.enforced === enforced && status === (enforced ? 403 : 200) && (ended || (body.threat_score >= lowest && body.threat_score <= highest))
    if (!asPromised) broken++
    if (mode === 'terminate' && expected === 'Terminate' && 'session_id' in who(n)) ended = true
    const reason = body.findings?.[0]?.title ?? (body.session_terminated ? 'The session was ended' : '')
    say(
      `  ${asPromised ? paint('green', '✓') : paint('red', '✗')} ${fit(shown(call), callWidth)} ${String(body.threat_score ?? status).padStart(5)} ` +
        `${paint(STYLE[body.decision] ?? 'red', (body.decision ?? 'error').padEnd(10))} ${fit(reason, reasonWidth).trimEnd()}`,
    )
    if (!asPromised) say(paint('red', `      promised: ${expected}${enforced ? ', enforced' : ''}${ended ? '' : `, score ${lowest} to ${highest}`}`))
  }
  say('')
  return broken
}

function inMode(decision, mode) {
  return mode === 'block' && decision === 'Terminate' ? 'Block' : decision
}

function shown({ Bash, Database }) {
  return Bash?.command ?? Database?.query ?? ''
}

function fit(text, columns) {
  return text.length > columns ? `${text.slice(0, columns - 1)}…` : text.padEnd(columns)
}

async function post(port, body) {
  const response = await fetch(`http://127.0.0.1:${port}/analyze`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}

/** The gateway on a port, or undefined when there is none. */
async function whoListens(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2000) })
    const { service, mode } = await response.json()
    return service === 'proxilion-gateway' ? { port, mode } : undefined
  } catch {
    return undefined
  }
}

function say(line) {
  process.stdout.write(`${line}\n`)
}
