import { defineAnalyzer } from '../../analysis/analyzer.js'
import { table, tagged } from '../../analysis/match.js'

/** How much at once: archives of whole homes, dumps of whole databases, everything of a table. */
export const dataVolume = defineAnalyzer({
  id: 'data_volume',
  category: 'pattern',
  title: 'Data volume',
  techniques: ['T1119', 'T1560', 'T1213'],
  rules: {
    'home-archived': {
      severity: 'medium',
      title: 'Copies or archives a whole home or system',
      advice: 'Name the directory that is needed; a home holds keys and histories.',
      techniques: ['T1005', 'T1560.001'],
    },
    'database-dumped': { severity: 'low', title: 'Dumps a whole database', advice: 'Dump the tables that are needed, without people in them.', techniques: ['T1213.006'] },
    'all-rows': { severity: 'info', title: 'Reads every row of a table', advice: 'Add a LIMIT or a WHERE.', techniques: ['T1213.006'] },
    'mass-send': {
      severity: 'medium',
      title: 'Sends many files at once to another host',
      advice: 'Send the one artifact that is meant to leave.',
      techniques: ['T1020', 'T1030'],
    },
  },
  ...table([
    { rule: 'home-archived', does: 'read', what: 'path', class: ['home', 'root', 'system-root'], all: ['recursive', 'copy'] },
    {
      rule: 'home-archived',
      does: 'read',
      what: 'path',
      class: ['home', 'root', 'system-root'],
      all: ['recursive'],
      without: ['search'],
      when: (effect, facts) => facts.flows.some((f) => f.sources.includes(effect) && (f.sink.action === 'write' || f.sink.action === 'send')),
    },
    { rule: 'database-dumped', does: 'read', what: 'database', class: 'dump' },
    { rule: 'all-rows', does: ['read', 'query'], what: 'database', class: 'all-rows' },
    { rule: 'all-rows', does: 'read', what: 'database', class: 'rows', tags: ['all'] },
    {
      rule: 'mass-send',
      does: 'send',
      what: 'host',
      class: ['public', 'raw-ip', 'paste', 'file-share', 'webhook', 'callback', 'tunnel', 'chat', 'dynamic-dns', 'onion'],
      when: (effect, facts) => {
        const files = facts.flows.filter((f) => f.sink === effect).flatMap((f) => f.sources.filter((s) => s.resource.kind === 'path'))
        return files.length > 8 || files.some((s) => tagged(s, 'glob') && tagged(s, 'recursive', 'home', 'system'))
      },
    },
  ]),
})
