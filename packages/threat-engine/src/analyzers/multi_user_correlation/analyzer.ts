import { defineAnalyzer } from '../../analysis/analyzer.js'
import { isDeed } from '../../session/past.js'
import { causeOf } from '../../session/trace.js'

/** Several principals of one organisation against one target: an attack that was divided among accounts, or accounts that one attacker has. */
export const multiUserCorrelation = defineAnalyzer({
  id: 'multi_user_correlation',
  category: 'session',
  title: 'Multi-user correlation',
  techniques: ['T1078', 'T1595'],
  rules: {
    'shared-target': {
      severity: 'high',
      title: 'Aims at the same host as harmful calls of other people',
      advice: 'If this is an exercise that the team has agreed on, configure its targets as own hosts.',
      techniques: ['T1078', 'T1595'],
    },
  },
  analyze(facts, _context, report, past) {
    const { view: { campaign }, findings } = past
    if (campaign === undefined || campaign.principals < 2 || !isDeed(past)) return
    if (campaign.principals === 2 && campaign.phases.length < 2) return
    const cause = findings[0] && causeOf(findings[0], facts)
    if (cause) report('shared-target', cause, { why: `${campaign.principals} principals made ${campaign.attempted} harmful calls about this host.` })
  },
})
