import { defineAnalyzer } from '../../analysis/analyzer.js'
import { PAYLOADS, WRITES } from '../../analysis/classes.js'
import { table, tagged } from '../../analysis/match.js'
import type { Effect, Facts } from '../../facts.js'

/** Changes to what watches the assistant, to what it may do and to what it is told. */
export const agentTampering = defineAnalyzer({
  id: 'agent_tampering',
  category: 'pattern',
  title: 'Agent tampering',
  techniques: ['T1562.001', 'AML.T0053'],
  rules: {
    'guard-off': {
      severity: 'critical',
      confidence: 0.9,
      title: 'Switches off, edits or removes the guard',
      advice: 'Ask whoever runs the guard; a policy clause with a reason and an expiry is the way to an exception.',
      techniques: ['T1562.001'],
    },
    'hook-changed': {
      severity: 'high',
      title: 'Changes the hooks of an assistant',
      advice: 'Show the change to the developer and let them make it.',
      techniques: ['T1562.001', 'T1546'],
    },
    'agent-config': {
      severity: 'medium',
      title: 'Changes what an assistant may do',
      advice: 'Show the change to the developer and let them make it.',
      techniques: ['AML.T0053'],
    },
    'model-rerouted': {
      severity: 'medium',
      title: 'Sends what a model is asked to another host',
      advice: 'Use the address of the vendor or of your own gateway; whoever answers there reads every prompt and key.',
      techniques: ['T1557', 'AML.T0057'],
    },
    'forged-approval': {
      severity: 'medium',
      title: 'Writes an approval or a grant of agents by hand',
      advice: 'Let the one who approves write it.',
      techniques: ['T1548', 'AML.T0053'],
    },
    'unattended-agent': {
      severity: 'medium',
      title: 'Starts an agent where nobody sees what it does',
      advice: 'Run it in the foreground, or where what it may do is limited and its log is read.',
      techniques: ['AML.T0053', 'T1059'],
    },
    'agent-instructions': {
      severity: 'low',
      title: 'Changes what an assistant is told',
      advice: 'Keep instructions in the repository, where they are reviewed.',
      techniques: ['AML.T0051.001', 'AML.T0061'],
    },
  },
  ...table([
    { rule: 'guard-off', does: [...WRITES, 'delete'], what: 'path', class: 'guard', without: ['interactive'] },
    { rule: 'guard-off', does: ['stop', 'delete', 'write', 'configure'], what: 'agent', class: 'guard' },
    { rule: 'hook-changed', does: ['write', 'delete', 'configure', 'stop', 'install'], what: 'agent', class: 'hook' },
    { rule: 'hook-changed', does: [...WRITES, 'delete'], what: 'path', class: 'agent-config', when: ({ resource }) => /(?:^|\/)hooks(?:\/|\.json$|$)/.test(resource.name) },
    { rule: 'agent-config', does: ['write', 'delete', 'configure', 'install'], what: 'agent', class: 'config', raised: { by: PAYLOADS, to: 'high' } },
    { rule: 'agent-config', does: [...WRITES, 'delete'], what: 'path', class: 'agent-config', without: ['interactive'], raised: { by: PAYLOADS, to: 'high' } },
    // The key that goes along can be read by everybody on the way.
    { rule: 'model-rerouted', does: WRITES, what: 'path', all: ['rerouted', 'plain-http'], without: ['interactive', 'scratch'], severity: 'high' },
    { rule: 'model-rerouted', does: WRITES, what: 'path', tags: ['rerouted'], without: ['interactive', 'scratch'] },
    { rule: 'model-rerouted', does: 'configure', what: 'environment', class: 'proxy', all: ['rerouted', 'plain-http'], severity: 'high' },
    { rule: 'model-rerouted', does: 'configure', what: 'environment', class: 'proxy', tags: ['rerouted'] },
    { rule: 'unattended-agent', does: 'execute', what: 'agent', class: 'config', all: ['background'] },
    { rule: 'forged-approval', does: 'write', what: 'path', all: ['copy'], severity: 'high', when: isForged },
    { rule: 'forged-approval', does: WRITES, what: 'path', without: ['interactive', 'scratch', 'copy'], when: ({ resource }) => APPROVALS.test(resource.name) && !SOURCES.test(resource.name) },
    // A switch that was on is turned off, or overridden where it stands; a file that is written new says what it is.
    { rule: 'agent-config', does: WRITES, what: 'path', all: ['unconfirmed', 'in-place'], without: ['interactive', 'scratch'], severity: 'high' },
    { rule: 'agent-config', does: 'append', what: 'path', all: ['unconfirmed'], without: ['interactive', 'scratch'], severity: 'high' },
    { rule: 'agent-config', does: WRITES, what: 'path', tags: ['unconfirmed'], without: ['interactive', 'scratch'] },
    { rule: 'agent-instructions', does: [...WRITES, 'delete'], what: 'path', class: 'agent-instructions', tags: PAYLOADS, severity: 'high' },
    { rule: 'agent-instructions', does: [...WRITES, 'delete'], what: 'path', class: 'agent-instructions', without: ['in-workspace'], when: ({ resource }) => OF_ALL_PROJECTS.test(resource.name), severity: 'medium' },
    { rule: 'agent-instructions', does: [...WRITES, 'delete'], what: 'path', class: 'agent-instructions' },
    { rule: 'agent-instructions', does: ['write', 'delete', 'configure'], what: 'agent', class: 'instructions' },
  ]),
})

/** Below a dot directory of the home itself, or of the system: read in every project. */
const OF_ALL_PROJECTS = /^(?:~|\/root|\/(?:home|Users)\/[^/]+|[a-z]:\/users\/[^/]+)\/\.|^\/etc\//i

/** Where agents keep what they were allowed: approvals, grants, delegations, tokens. */
const GRANTS = /(?:^|\/)\.?(?:agents?|orchestrator|orchestration|crew|swarm|autogpt|langgraph|a2a|mcp)(?:\/[^/]+){0,3}\/[^/]{0,60}(?:approv|grant|delegat|permission|token|consent|credential)/i
/** What says that somebody approved, granted or delegated something, in a place of agents or with a name of theirs; programs that ask for approvals write these files themselves. */
const APPROVALS = /(?:^|\/)\.?(?:agents?|orchestrator|orchestration|crew|swarm|autogpt|langgraph|a2a)(?:\/[^/]+){0,3}\/[^/]{0,60}(?:approv|grant|delegat)[^/]{0,60}(?:\/[^/]+\.(?:json|ya?ml|txt|toml)|\.(?:json|ya?ml|txt|toml|jwt|token))$|(?:^|\/)(?:agents?|orchestrator|swarm|crew)[-_](?:[a-z]{1,20}[-_])?(?:approval|vote|grant|consensus|delegation)(?:[-_]?\w{1,20})?\.(?:json|ya?ml|txt)$/i
/** Folders of a project that hold what its own agents are made of, tested with and told by. */
const SOURCES = /(?:^|\/)(?:src|lib|packages|tests?|__tests__|specs?|fixtures?|docs?|examples?|schemas?|config|templates?|migrations)\/|schema[^/]*$/i
/** Copied from where anybody may have put it. */
function isForged({ resource, where, span }: Effect, facts: Facts): boolean {
  return GRANTS.test(resource.name) && facts.by('read').some((e) => e.resource.kind === 'path' && tagged(e, 'temporary') && e.where === where && Math.abs(e.span.start - span.start) < 4096)
}
