import { defineAnalyzer } from '../../analysis/analyzer.js'
import { OFFENSIVE } from '../../analysis/classes.js'
import { liveEffects, perCall, table } from '../../analysis/match.js'
import type { Effect, Facts, ProcessClass } from '../../facts.js'

const tools = table([
  { rule: 'c2-framework', does: ['execute', 'install'], what: 'process', class: 'c2' },
  { rule: 'exploit-framework', does: 'execute', what: 'process', class: 'exploit-framework' },
  { rule: 'credential-dumper', does: 'execute', what: 'process', class: 'credential-dumper' },
  { rule: 'post-exploitation', does: 'execute', what: 'process', class: 'post-exploitation' },
  { rule: 'poisoner', does: 'execute', what: 'process', class: 'poisoner' },
  { rule: 'privilege-enumerator', does: 'execute', what: 'process', class: 'privilege-enumerator' },
  { rule: 'cracker', does: 'execute', what: 'process', class: 'cracker' },
  { rule: 'cloud-attack', does: 'execute', what: 'process', class: 'cloud-attack' },
  { rule: 'wireless-attack', does: 'execute', what: 'process', class: 'wireless-attack' },
  { rule: 'tool-installed', does: 'install', what: 'package', class: 'offensive' },
])

/** Programs made for attacks. What a scanner is aimed at decides: nothing for this machine, Block for one port of one host, Terminate for the rest; Alert for a tool that only gathers what is public. */
export const hackingTools = defineAnalyzer({
  id: 'hacking_tools',
  category: 'pattern',
  title: 'Hacking tools',
  techniques: ['T1588.002', 'T1595', 'T1046'],
  rules: {
    'scan': {
      severity: 'critical',
      title: 'Scans hosts with an offensive tool',
      advice: 'Ask the owner of the network for an inventory; check a service of your own on loopback.',
      techniques: ['T1046', 'T1595.001'],
    },
    'port-check': {
      severity: 'high',
      title: 'Checks a port with an offensive tool',
      advice: 'Use the client of the service (curl, psql) or nc -z for one port that you are meant to reach.',
      techniques: ['T1046'],
    },
    'vulnerability-scan': {
      severity: 'critical',
      title: 'Probes a host for vulnerabilities',
      advice: 'Scan your own build on loopback, or let the security team run the scan.',
      techniques: ['T1595.002', 'T1190'],
    },
    'reconnaissance': {
      severity: 'medium',
      title: 'Gathers what can be known about a host or a domain',
      advice: 'Ask the owner of the domain for an inventory; look up the one name that the task needs.',
      techniques: ['T1590', 'T1592', 'T1595.003'],
    },
    'brute-force': {
      severity: 'critical',
      title: 'Guesses passwords of a service',
      advice: 'Reset the password of your own account instead.',
      techniques: ['T1110'],
    },
    'untargeted': {
      severity: 'low',
      title: 'Runs an offensive tool without a target',
      advice: 'Say what the tool is for, or leave it out.',
      techniques: ['T1588.002'],
    },
    'cracker': { severity: 'high', title: 'Cracks password hashes', advice: 'Reset a forgotten password instead of recovering it.', techniques: ['T1110.002'] },
    'c2-framework': {
      severity: 'critical',
      title: 'Runs a command-and-control framework',
      advice: 'Use ssh or the platform of the company to administer machines.',
      techniques: ['T1071', 'T1105'],
    },
    'exploit-framework': {
      severity: 'critical',
      title: 'Runs an exploit framework',
      advice: 'Update the vulnerable component; exploits are the security team’s to run.',
      techniques: ['T1210', 'T1190'],
    },
    'credential-dumper': { severity: 'critical', title: 'Dumps credentials', advice: 'No development task needs the credentials of a machine.', techniques: ['T1003'] },
    'post-exploitation': {
      severity: 'critical',
      title: 'Runs a tool for attacks inside a network',
      advice: 'Use the administration tools of the platform with your own account.',
      techniques: ['T1021', 'T1550'],
    },
    'poisoner': {
      severity: 'critical',
      title: 'Puts itself between other machines of the network',
      advice: 'Debug your own traffic with a proxy on loopback.',
      techniques: ['T1557'],
    },
    'privilege-enumerator': {
      severity: 'high',
      title: 'Looks for ways to become root',
      advice: 'Ask for the permission that the task needs.',
      techniques: ['T1068', 'T1082'],
    },
    'cloud-attack': {
      severity: 'high',
      title: 'Runs a tool for attacks on a cloud',
      advice: 'Let the security team audit the account.',
      techniques: ['T1580', 'T1078'],
    },
    'wireless-attack': { severity: 'high', title: 'Attacks a wireless network', advice: 'Nothing that is built or tested needs it.', techniques: ['T1557', 'T1040'] },
    'tool-installed': {
      severity: 'medium',
      title: 'Installs an offensive tool',
      advice: 'Install what the project needs; security tools come with the security team’s images.',
      techniques: ['T1588.002'],
    },
  },
  on: [...tools.on, 'execute process:scanner', 'execute process:reconnaissance', 'execute process:vulnerability-scanner', 'execute process:brute-forcer'],
  analyze(facts, context, report) {
    tools.analyze(facts, context, report)
    for (const run of liveEffects(facts)) {
      const kind = probing(run)
      if (kind === undefined) continue
      const targets = targetsOf(run, facts)
      if (targets.length === 0) report('untargeted', run)
      for (const target of targets) {
        const { class: cls, tags } = target.resource
        // A network of one's own is still not a program's to attack.
        if (cls === 'loopback') continue
        if (kind === 'reconnaissance' && PLACEHOLDER.test(target.resource.name)) report('untargeted', run)
        else if (kind === 'reconnaissance' && isOneNeighbour(target)) report('reconnaissance', target, { severity: 'low' })
        else if (kind === 'scan' && tags.includes('single-port') && !tags.includes('range') && !tags.includes('list')) report('port-check', target)
        else if (kind === 'reconnaissance') report(kind, target, isAimed(target) ? { severity: 'high' } : {})
        else report(kind, target, cls === 'unknown' ? { confidence: 0.8 } : {})
      }
    }
  },
})

const PROBING: Partial<Record<ProcessClass, 'scan' | 'reconnaissance' | 'vulnerability-scan' | 'brute-force'>> = {
  'scanner': 'scan',
  'reconnaissance': 'reconnaissance',
  'vulnerability-scanner': 'vulnerability-scan',
  'brute-forcer': 'brute-force',
}
const probing = ({ action, resource }: Effect) => (action === 'execute' && resource.kind === 'process' ? PROBING[resource.class] : undefined)

/** What documentation writes where a host goes: no network has one of that name. */
const PLACEHOLDER = /^(?:url|target|host(?:name)?|domain|ip(?:_?address)?|server|string_?binding|(?:remote|target)_(?:host|ip))$/

/** Names that documentation writes for a host (RFC 2606, RFC 6761), and addresses that it does (RFC 5737). */
const DOCUMENTED = /(?:^|\.)(?:example\.(?:com|org|net|edu)|(?:\w+\.)?(?:example|test|invalid|localhost))$|^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d/i
/** A domain or an address of somebody else, or a directory whose accounts are all written down. */
const isAimed = ({ resource: { kind, class: cls, name, tags } }: Effect): boolean => kind === 'host' && (tags.includes('bulk') || (FOREIGN.has(cls) && /\.(?:[a-z][a-z\d-]+|\d+)$/i.test(name) && !DOCUMENTED.test(name)))
const FOREIGN: ReadonlySet<string> = new Set(['public', 'raw-ip', 'dynamic-dns', 'tunnel'])

/** One machine of the own network, and nothing that says more than it: what `ping` and `arp` are asked too. */
const isOneNeighbour = ({ resource, actor }: Effect): boolean =>
  NEIGHBOURS.has(actor.program) && resource.class === 'private' && (resource.count ?? 1) === 1 && ADDRESS.test(resource.name) && !resource.tags.some((tag) => tag === 'range' || tag === 'list')
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/
/** Programs that ask who answers and what it is called, not which of its ports are open. */
const NEIGHBOURS: ReadonlySet<string> = new Set(['ipscan', 'angryipscanner', 'nbtscan', 'netdiscover', 'arp-scan'])

const AIMED: ReadonlySet<string> = new Set(['scan', 'connect', 'send', 'receive'])

/** What tools are aimed at: hosts that the same program of the same part of the call touches. */
const hostsByProgram = perCall((facts) => {
  const hosts = new Map<string, Effect[]>()
  for (const effect of liveEffects(facts)) {
    if (effect.resource.kind !== 'host' || !AIMED.has(effect.action)) continue
    const key = keyOf(effect)
    hosts.set(key, [...(hosts.get(key) ?? []), effect])
  }
  return hosts
})
const keyOf = ({ actor, where }: Effect) => `${where} ${actor.program}`
const targetsOf = (run: Effect, facts: Facts): readonly Effect[] => hostsByProgram(facts).get(keyOf(run)) ?? []

const offensivePrograms = perCall(
  (facts) => new Set(facts.by('execute').flatMap(({ resource, actor }) => (resource.kind === 'process' && (OFFENSIVE as readonly string[]).includes(resource.class) ? [actor.program] : []))),
)

/** True when an effect is the work of a program made for attacks: other analyzers leave it to this one. */
export const isByOffensiveTool = (effect: Effect, facts: Facts): boolean => offensivePrograms(facts).has(effect.actor.program)
