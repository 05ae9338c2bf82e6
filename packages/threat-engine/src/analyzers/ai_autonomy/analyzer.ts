import { defineAnalyzer } from '../../analysis/analyzer.js'
import { deedsOf, distinct, isDeed, since } from '../../session/past.js'
import { causeOf } from '../../session/trace.js'

const MINUTE = 60_000

/** An attack at the pace of a machine: tempo and phases together, never tempo alone; and a model that does not take no for an answer. */
export const aiAutonomy = defineAnalyzer({
  id: 'ai_autonomy',
  category: 'session',
  title: 'AI autonomy',
  techniques: ['T1119', 'T1059'],
  rules: {
    'machine-attack': {
      severity: 'high',
      title: 'Runs through the phases of an attack faster than a person could',
      advice: 'Let a person take over: nobody reads along at this pace.',
      techniques: ['T1119', 'T1059'],
    },
    'tries-again': {
      severity: 'high',
      title: 'Tries another way after harmful calls were stopped',
      advice: 'A call that was stopped was stopped for what it does, not for how it is written; ask a person.',
      techniques: ['T1119'],
    },
  },
  analyze(facts, _context, report, past) {
    const { view, findings } = past
    const cause = findings[0] && causeOf(findings[0], facts)
    if (cause === undefined || !isDeed(past)) return
    const recent = since(deedsOf(past, 15 * MINUTE), view.now, 15 * MINUTE)
    const phases = distinct(recent.map(({ phase }) => phase))
    const perMinute = view.attempted / Math.max(1, (view.now - view.firstAt) / MINUTE)
    if (phases >= 3 && view.attempted >= 6 && perMinute >= 6 && recent.length >= view.attempted / 4) {
      report('machine-attack', cause, { ...(phases >= 5 && { severity: 'critical' }), why: `${phases} phases of an attack within minutes, at ${Math.round(perMinute)} calls a minute.` })
    }
    const stopped = distinct(recent.filter((deed) => deed.stopped).map(({ request }) => request))
    if (stopped >= 3) report('tries-again', cause, { ...(stopped >= 6 && { severity: 'critical' }), why: `${stopped} harmful calls were stopped within a quarter of an hour, and this is one more.` })
  },
})
