import { defineAnalyzer } from '../../analysis/analyzer.js'
import { NEAR_HOSTS } from '../../analysis/classes.js'
import { perCall, table } from '../../analysis/match.js'
import type { Effect, Facts } from '../../facts.js'
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
    'directory-listing': {
      severity: 'medium',
      title: 'Asks a directory for all its accounts, groups or machines',
      advice: 'Look up the one account that the task is about.',
      techniques: ['T1087.002', 'T1069.002', 'T1018'],
    },
    'guard-discovery': {
      severity: 'medium',
      title: 'Asks which security software runs here',
      advice: 'Ask the operator; work does not depend on what watches it.',
      techniques: ['T1518.001'],
    },
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
    { does: 'connect', what: 'host', class: NEAR_HOSTS },
    { rule: 'network-sweep', does: ['scan', 'connect'], what: 'host', when: triesPorts },
    { rule: 'guard-discovery', does: ['read', 'list', 'query'], what: ['system', 'process', 'service', 'kernel'], when: (_effect, facts) => guardsSought(facts) },
    { rule: 'guard-discovery', does: 'query', what: 'system', class: 'discovery', when: ({ resource }) => resource.name === 'security software' },
    { rule: 'system-discovery', does: ['read', 'list', 'query'], what: 'system', class: 'discovery' },
    { rule: 'directory-listing', does: 'read', what: 'account', class: 'ordinary', tags: ['bulk'], when: isElsewhere },
    { rule: 'account-discovery', does: ['read', 'list', 'query'], what: 'account', class: ['ordinary', 'administrator', 'session'] },
    { rule: 'account-discovery', does: 'read', what: 'path', class: 'user-database' },
    { rule: 'cloud-discovery', does: 'list', what: 'cloud' },
    { rule: 'cloud-discovery', does: 'list', what: 'cluster' },
  ]),
})

/** Products that watch a machine: endpoint protection, audit, intrusion detection. */
const GUARD_NAMES = /(?:^|[^a-z])(?:edr|xdr|av|antivirus|crowdstrike|falcon|sentinel(?:one)?|carbon.?black|cbagent|cylance|sophos|defender|mdatp|wdav|clam(?:av|d)?|symantec|mcafee|trellix|kaspersky|eset|bitdefender|trendmicro|ds_agent|tanium|osquery|wazuh|ossec|auditd|falco|tetragon|sysmon|tripwire|aide|rkhunter|chkrootkit|snort|suricata|splunkd|elastic-agent|auditbeat|jamf|santad|littlesnitch|blockblock|lulu|proxilion)(?![a-z])/i
const guardsSought = perCall((facts) => facts.by('execute').some(({ resource, detail }) => resource.kind === 'process' && detail !== undefined && GUARD_NAMES.test(detail)))

/** One word that stands for a port known at first and for others after it: a loop over ports (`echo > /dev/tcp/HOST/$port`). */
function triesPorts({ action, resource, where, span }: Effect, facts: Facts): boolean {
  if (resource.port !== undefined) return false
  return facts.by(action).some((e) => e.resource.kind === 'host' && e.resource.port !== undefined && e.resource.name === resource.name && e.where === where && e.span.start === span.start)
}

/** The program that asks does so on another machine. */
function isElsewhere({ actor }: Effect, facts: Facts): boolean {
  return facts.effects.some((e) => e.resource.kind === 'host' && e.actor.program === actor.program && !(NEAR_HOSTS as readonly string[]).includes(e.resource.class))
}
