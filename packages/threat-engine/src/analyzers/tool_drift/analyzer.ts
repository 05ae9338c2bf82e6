import { defineAnalyzer } from '../../analysis/analyzer.js'

/** A tool that is not any more what it was when it was approved. */
export const toolDrift = defineAnalyzer({
  id: 'tool_drift',
  category: 'session',
  title: 'Tool drift',
  techniques: ['AML.T0110', 'T1195.001'],
  rules: {
    'changed-definition': {
      severity: 'medium',
      title: 'Describes a tool otherwise than before',
      advice: 'Read what has changed before the tool is used again; pin the version of its server.',
      techniques: ['AML.T0110', 'T1195.001'],
    },
  },
  analyze(_facts, _context, report, { met }) {
    for (const { how, evidence, expected, match } of met) {
      if (how !== 'define' || match.entry['definition'] === expected) continue
      // Without the name of the server it may be another tool of the same name.
      const named = match.entry['server'] === 1
      report('changed-definition', evidence, { ...(!named && { severity: 'low' }), why: 'The definition of this tool is not the one that was seen before under the same name.' })
    }
  },
})
