import { defineAnalyzer } from '../../analysis/analyzer.js'
import { distinct, isDeed, since } from '../../session/past.js'
import { causeOf } from '../../session/trace.js'

const MINUTE = 60_000

/** Bursts of harmful calls. Harmless ones may come as fast as they like: two hundred a minute is an assistant at work. */
export const requestRate = defineAnalyzer({
  id: 'request_rate',
  category: 'session',
  title: 'Request rate',
  techniques: ['T1119'],
  rules: {
    'harmful-burst': {
      severity: 'high',
      title: 'Is one of many harmful calls in a minute',
      advice: 'Slow down and say what the task is; calls like these need a person between them.',
      techniques: ['T1119'],
    },
  },
  analyze(facts, _context, report, past) {
    const { view, findings } = past
    if (!isDeed(past)) return
    const last = since(view.deeds, view.now, MINUTE)
    const calls = distinct(last.map(({ request }) => request))
    if (calls < (distinct(last.map(({ rule }) => rule)) > 1 ? 6 : 12)) return
    const cause = findings[0] && causeOf(findings[0], facts)
    if (cause) report('harmful-burst', cause, { why: `${calls} harmful calls came within a minute.` })
  },
})
