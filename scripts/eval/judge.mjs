/** Judges the records of corpora through the pipeline of the gateway, in this process. */
import { requestOf, stepsOf, tierOf } from './records.mjs'

export const RANKS = ['Allow', 'Alert', 'Block', 'Terminate']

/**
 * A result for every record: what is known of it, the worst decision (`rank`) and score of its steps, the scores of the analyzers that found something, the severity of the
 * strongest finding, and how long its steps took on average, in microseconds. Corpora have a gateway each, records a principal of their own, sessions go on in order.
 */
export async function judgeAll(corpora, { createGateway, MemoryStore, engine }) {
  const results = []
  for (const { name, records } of corpora) {
    const gateway = createGateway({ engine, store: new MemoryStore(), mode: 'monitor' })
    for (const record of records) {
      const { id, kind, label, technique = '', input, meta = {} } = record
      const result = { corpus: name, id, kind, label, tier: tierOf(record), technique, row: meta.row ?? '', input, rank: -1, score: 0, severity: 'none', analyzers: {}, refused: false, microseconds: 0 }
      let steps = 0
      for (const [n, step] of stepsOf(record).entries()) {
        const request = requestOf(step)
        if (request === undefined) continue
        const body = { ...request.body, user_id: `${name}-${id}`.slice(0, 256), session_id: 'eval' }
        const start = performance.now()
        const answer = await gateway[request.route](body, { request: `${id}-${n}` })
        result.microseconds += (performance.now() - start) * 1000
        steps++
        if (answer.kind === 'decided') keepWorst(result, answer.response)
        else result.refused = true
      }
      result.microseconds /= Math.max(1, steps)
      // What is refused is not protected when it is an attack, and is in the way when it is not.
      if (result.refused && label === 'benign') result.rank = 2
      results.push(result)
    }
  }
  return results
}

function keepWorst(result, { decision, threat_score, analyzer_scores, findings }) {
  result.rank = Math.max(result.rank, RANKS.indexOf(decision))
  if (findings.length > 0 && threat_score >= result.score) result.severity = findings[0].severity
  result.score = Math.max(result.score, threat_score)
  for (const [analyzer, score] of Object.entries(analyzer_scores)) result.analyzers[analyzer] = Math.max(score, result.analyzers[analyzer] ?? 0)
}
