/** What judged records say, as tables: `{ title, head, rows }`. */
import { interval, percent, quantile } from '../statistics.mjs'

const isMust = ({ tier }) => tier === 'must'
const isBenign = ({ label }) => label === 'benign'
const isAttack = ({ label }) => label === 'malicious'
/** Rewritten variants of other records would count those twice. */
const isOriginal = ({ corpus }) => !corpus.startsWith('derived_')

const RATES = ['n', 'alert+', '95 % interval', 'block+', '95 % interval']
function rates(records) {
  const n = records.length
  const alert = records.filter(({ rank }) => rank >= 1).length
  const block = records.filter(({ rank }) => rank >= 2).length
  return [n, percent(alert, n), interval(alert, n), percent(block, n), interval(block, n)]
}
const rowsOf = (groups) => groups.filter(([, records]) => records.length > 0).map(([name, records]) => [name, ...rates(records)])

/** The README's detection table: the five kinds of attack that it names, and what harmless records suffer meanwhile. */
const ROWS = [['reconnaissance', 'Reconnaissance'], ['credentials', 'Credentials'], ['exfiltration', 'Exfiltration'], ['multi-phase', 'Multi-phase attacks'], ['social-engineering', 'Social engineering']]
export function detectionTable(judged, sessions = []) {
  const attacks = judged.filter((record) => isAttack(record) && record.row !== '')
  const phases = sessions.filter(({ label }) => label === 'malicious').map(({ sessions: n, alerted, stopped }) => [ROWS[3][1], n, percent(alerted, n), interval(alerted, n), percent(stopped, n), interval(stopped, n)])
  const rows = ROWS.flatMap(([row, name]) => (row === 'multi-phase' && phases.length > 0 ? phases : rowsOf([[name, attacks.filter((record) => record.row === row)]])))
  return { title: 'The five kinds of attack', head: ['attacks', ...RATES], rows: rows.length === 0 ? rows : [...rows, ...rowsOf([['harmless records', judged.filter(isBenign)]])] }
}

/** Attack sessions that were stopped at or before the first call that does harm and harmless sessions with any Block, and the same with each call judged alone. */
export function sessionTable(sessions) {
  const rows = sessions.map(({ label, sessions: n, calls, stopped, stoppedAlone }) => [
    label === 'malicious' ? 'attacks, stopped in time' : 'harmless, with a Block', n, calls, percent(stopped, n), interval(stopped, n), percent(stoppedAlone, n), interval(stoppedAlone, n),
  ])
  return { title: 'Sessions, and what they add', head: ['sessions', 'n', 'calls', 'as sessions', '95 % interval', 'each call alone', '95 % interval'], rows }
}

export function totalTable(judged) {
  const original = judged.filter(isOriginal)
  return {
    title: 'In total',
    head: ['records', ...RATES],
    rows: rowsOf([
      ['attacks, must', original.filter(isMust)],
      ['attacks, must, shell', original.filter((r) => isMust(r) && r.kind === 'shell')],
      ['attacks, should', original.filter(({ tier }) => tier === 'should')],
      ['attack sessions', original.filter((r) => isAttack(r) && r.kind === 'session')],
      ['benign', original.filter(isBenign)],
      ['benign, shell', original.filter((r) => isBenign(r) && r.kind === 'shell')],
      ['benign sessions', original.filter((r) => isBenign(r) && r.kind === 'session')],
      ['attacks, rewritten', judged.filter((r) => !isOriginal(r) && isAttack(r))],
      ['benign, rewritten', judged.filter((r) => !isOriginal(r) && isBenign(r))],
    ]),
  }
}

export function corpusTable(judged) {
  const groups = groupBy(judged, ({ corpus, kind, label, tier }) => JSON.stringify([corpus, kind, tier === '' ? label : `${label}, ${tier}`]))
  return { title: 'By corpus', head: ['corpus', 'kind', 'label', ...RATES], rows: [...groups].map(([key, records]) => [...JSON.parse(key), ...rates(records)]) }
}

export function kindTable(judged) {
  const groups = groupBy(judged.filter(isOriginal), ({ kind, label, tier }) => `${kind}, ${tier === '' ? label : tier}`)
  return { title: 'By kind', head: ['kind', ...RATES], rows: rowsOf([...groups].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** Attacks of tier must by what they are for. `tacticsOf` tells the tactics of techniques; one with several counts for each of them. */
export function tacticTable(judged, tacticsOf) {
  const attacks = judged.filter((record) => isMust(record) && isOriginal(record))
  const tactics = new Map()
  for (const record of attacks) for (const tactic of tacticsOf([record.technique])) tactics.set(tactic, [...(tactics.get(tactic) ?? []), record])
  return { title: 'By ATT&CK tactic (attacks of tier must)', head: ['tactic', ...RATES], rows: rowsOf([...tactics].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

export function thresholdTable(judged) {
  const attacks = judged.filter(isMust)
  const benign = judged.filter(isBenign)
  const rows = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95].map((threshold) => {
    const caught = attacks.filter(({ score }) => score >= threshold).length
    const wrong = benign.filter(({ score }) => score >= threshold).length
    return [threshold, percent(caught, caught + wrong), percent(caught, attacks.length), interval(caught, attacks.length), percent(wrong, benign.length), interval(wrong, benign.length)]
  })
  return { title: 'By threshold (attacks of tier must)', head: ['score ≥', 'precision', 'recall', '95 % interval', 'false positives', '95 % interval'], rows }
}

/** How often a severity is right: of the records whose strongest finding has it, how many are attacks. */
export function severityTable(judged) {
  const rows = ['critical', 'high', 'medium', 'low', 'info', 'none'].map((severity) => {
    const of = judged.filter((record) => record.severity === severity)
    const [attacks, benign] = [of.filter(isAttack).length, of.filter(isBenign).length]
    return [severity, attacks, benign, percent(attacks, attacks + benign), interval(attacks, attacks + benign)]
  })
  return { title: 'By severity of the strongest finding', head: ['severity', 'attacks', 'benign', 'are attacks', '95 % interval'], rows }
}

export function analyzerTable(judged) {
  const ids = [...new Set(judged.flatMap(({ analyzers }) => Object.keys(analyzers)))].sort()
  const flagging = (records, id) => records.filter(({ analyzers }) => (analyzers[id] ?? 0) >= 50).length
  const benign = judged.filter(isBenign)
  const rows = ids.map((id) => {
    const right = flagging(judged.filter(isAttack), id)
    const wrong = flagging(benign, id)
    return [id, right, wrong, percent(right, right + wrong), interval(right, right + wrong), percent(wrong, benign.length)]
  })
  return { title: 'By analyzer (alert or more)', head: ['analyzer', 'attacks', 'benign', 'precision', '95 % interval', 'of all benign'], rows }
}

/** How long a call took in the same run, the compiler's work included. */
export function latencyTable(judged) {
  const groups = groupBy(judged, ({ kind }) => kind)
  const rows = [...groups].map(([kind, records]) => {
    const times = records.map(({ microseconds }) => microseconds).sort((a, b) => a - b)
    return [kind, records.length, ...[0.5, 0.95, 0.99].map((q) => `${quantile(times, q).toFixed(0)} µs`)]
  })
  return { title: 'Latency of this run', head: ['kind', 'n', 'p50', 'p95', 'p99'], rows }
}

/** Attacks of tier must that were not flagged, and harmless records that were blocked. */
export const missesOf = (judged) => judged.filter((record) => (isMust(record) && record.rank < 1) || (isBenign(record) && record.rank >= 2))

export function missTable(judged) {
  const rows = missesOf(judged).map(({ corpus, id, label, technique, score }) => [label === 'benign' ? 'wrongly blocked' : 'missed', corpus, id, technique || '–', score])
  return { title: 'Misses by name', head: ['', 'corpus', 'record', 'technique', 'score'], rows }
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
