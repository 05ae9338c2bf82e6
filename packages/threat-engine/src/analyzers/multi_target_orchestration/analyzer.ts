import { defineAnalyzer } from '../../analysis/analyzer.js'
import { deedsOf, distinct, isDeed } from '../../session/past.js'
import { phaseOf } from '../../session/phases.js'
import { causeOf } from '../../session/trace.js'

const DAY = 24 * 60 * 60_000

/** One agent, many victims. */
export const multiTargetOrchestration = defineAnalyzer({
  id: 'multi_target_orchestration',
  category: 'session',
  title: 'Multi-target orchestration',
  techniques: ['T1018', 'T1021'],
  rules: {
    'many-targets': {
      severity: 'high',
      title: 'Does to one more host what it did to others',
      advice: 'Work on the hosts that are in your inventory, with the tools that manage them.',
      techniques: ['T1018', 'T1021'],
    },
  },
  analyze(facts, _context, report, past) {
    const strongest = past.findings[0]
    if (strongest === undefined || !isDeed(past) || !AIMED.has(phaseOf(strongest) ?? '')) return
    const targets = distinct(deedsOf(past, DAY).filter(({ target, phase }) => target !== '' && AIMED.has(phase)).map(({ target }) => target))
    if (targets < 3) return
    const cause = causeOf(strongest, facts)
    if (cause) report('many-targets', cause, { ...(targets >= 8 && { severity: 'critical' }), why: `Harmful calls were aimed at ${targets} different hosts.` })
  },
})

/** Phases whose deeds are aimed at somebody else's machine. */
const AIMED: ReadonlySet<string> = new Set(['reconnaissance', 'initial-access', 'credential-access', 'lateral-movement', 'exfiltration', 'command-and-control', 'impact'])
