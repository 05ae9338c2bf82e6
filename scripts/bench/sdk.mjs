/**
 * What the client costs: `callToolWithAnalysis` around a tool that does nothing, against the same `POST /analyze` sent bare on a kept connection, one after the
 * other in turns. Resolves with the p50 of both in milliseconds.
 */
import { Agent, request } from 'node:http'
import { ProxilionMCPClient } from '../../packages/mcp-middleware/dist/esm/index.js'
import { median } from '../statistics.mjs'

const TOOL_CALL = { Bash: { command: 'git status' } }

export async function compareSdk({ port, rounds = 2000 }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const client = new ProxilionMCPClient({ proxilionEndpoint: `http://127.0.0.1:${port}`, userId: 'bench', sessionId: 'sdk' })
  const body = Buffer.from(JSON.stringify({ tool_call: TOOL_CALL, user_id: 'bench', session_id: 'bare' }))
  const bare = () =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length }
      const sent = request({ host: '127.0.0.1', port, method: 'POST', path: '/analyze', agent, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk)).on('end', () => resolve(JSON.parse(text)))
      })
      sent.on('error', reject).end(body)
    })
  const guarded = () => client.callToolWithAnalysis(TOOL_CALL, () => undefined)
  const times = { bare: [], guarded: [] }
  // The first calls are unmeasured: the compiler warms up.
  for (let round = -rounds / 4; round < rounds; round++) {
    for (const [name, call] of Object.entries({ bare, guarded })) {
      const start = performance.now()
      await call()
      if (round >= 0) times[name].push(performance.now() - start)
      // The report of the outcome is in the background, and is not to be measured as part of the next call.
      await client.flush()
    }
  }
  agent.destroy()
  return { bare: median(times.bare), guarded: median(times.guarded) }
}
