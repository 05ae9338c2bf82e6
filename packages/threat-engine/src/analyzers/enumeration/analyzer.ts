import { defineAnalyzer } from '../../analysis/analyzer.js'
import { NEAR_HOSTS } from '../../analysis/classes.js'
import { table } from '../../analysis/match.js'
import { isByOffensiveTool } from '../hacking_tools/analyzer.js'

/** Looking around: on this machine (ordinary, recorded for the session) and on the network with ordinary programs. */
export const enumeration = defineAnalyzer({
  id: 'enumeration',
  category: 'pattern',
  title: 'Enumeration',
  techniques: ['T1082', 'T1018', 'T1046'],
  rules: {
    'network-sweep': {
      severity: 'medium',
      title: 'Probes many hosts or ports',
      advice: 'Check the one host and port that the task is about.',
      techniques: ['T1018', 'T1046'],
    },
    'zone-transfer': { severity: 'medium', title: 'Asks a name server for all its names', advice: 'Look up the name that you need.', techniques: ['T1018'] },
    'system-discovery': {
      severity: 'info',
      title: 'Asks what this machine is',
      advice: 'Nothing to do: ordinary alone, part of the picture when more follows.',
      techniques: ['T1082', 'T1033'],
    },
    'account-discovery': {
      severity: 'info',
      title: 'Asks which accounts there are',
      advice: 'Nothing to do: ordinary alone, part of the picture when more follows.',
      techniques: ['T1087', 'T1069'],
    },
    'cloud-discovery': {
      severity: 'info',
      title: 'Asks what a cloud account or cluster holds',
      advice: 'Nothing to do: ordinary alone, part of the picture when more follows.',
      techniques: ['T1580', 'T1613'],
    },
  },
  ...table([
    { does: 'scan', what: 'host', class: NEAR_HOSTS },
    { does: 'scan', what: 'host', when: isByOffensiveTool },
    { rule: 'zone-transfer', does: 'scan', what: 'host', all: ['dns', 'all'] },
    { rule: 'network-sweep', does: 'scan', what: 'host', tags: ['range', 'list', 'many'] },
    { rule: 'network-sweep', does: 'scan', what: 'host', when: ({ resource }) => (resource.count ?? 1) > 1 },
    { rule: 'system-discovery', does: ['read', 'list', 'query'], what: 'system', class: 'discovery' },
    { rule: 'account-discovery', does: ['read', 'list', 'query'], what: 'account', class: ['ordinary', 'administrator', 'session'] },
    { rule: 'account-discovery', does: 'read', what: 'path', class: 'user-database' },
    { rule: 'cloud-discovery', does: 'list', what: 'cloud' },
    { rule: 'cloud-discovery', does: 'list', what: 'cluster' },
  ]),
})
