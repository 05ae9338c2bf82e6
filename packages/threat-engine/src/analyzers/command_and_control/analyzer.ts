import { defineAnalyzer } from '../../analysis/analyzer.js'
import { NEAR_HOSTS } from '../../analysis/classes.js'
import { perCall, table } from '../../analysis/match.js'
import type { Effect, Facts } from '../../facts.js'

/** The relay that a tunnel is known to lead to is this machine or one of its own network: nobody outside is let in. */
const isRelayedInside = ({ actor }: Effect, facts: Facts): boolean => {
  const relays = facts.by('connect').filter((e) => e.resource.kind === 'host' && e.actor.program === actor.program)
  return relays.length > 0 && relays.every(({ resource }) => INSIDE.has(resource.class))
}
const INSIDE: ReadonlySet<string> = new Set([...NEAR_HOSTS, 'private'])

/** Channels by which somebody else could steer or reach this machine. */
export const commandAndControl = defineAnalyzer({
  id: 'command_and_control',
  category: 'pattern',
  title: 'Command and control',
  techniques: ['T1071', 'T1572', 'T1219'],
  rules: {
    'reverse-shell': {
      severity: 'critical',
      title: 'Connects a shell to another host',
      advice: 'Log in with ssh from the other side, through the access that the company gives.',
      techniques: ['T1059.004', 'T1095'],
    },
    'bind-shell': {
      severity: 'critical',
      title: 'Offers a shell on a port',
      advice: 'Use ssh, which authenticates who connects.',
      techniques: ['T1059.004', 'T1095'],
    },
    'tunnel': {
      severity: 'high',
      title: 'Exposes this machine through a tunnel',
      advice: 'Deploy to a preview environment, or ask for a tunnel that the company runs.',
      techniques: ['T1572', 'T1090'],
    },
    'remote-access': {
      severity: 'high',
      title: 'Runs a remote-access tool',
      advice: 'Use the remote access that the company provides.',
      techniques: ['T1219'],
    },
    'raw-listener': {
      severity: 'low',
      title: 'Waits for connections with a raw network tool',
      advice: 'Bind to 127.0.0.1 and use a server made for the purpose.',
      techniques: ['T1095'],
    },
    'raw-connection': {
      severity: 'medium',
      title: 'Keeps a raw connection to another host open',
      advice: 'Use a client of the protocol; to see whether a port is open, connect once and close.',
      techniques: ['T1095'],
    },
    'beacon': {
      severity: 'medium',
      title: 'Calls another host without end and without TLS',
      advice: 'Wait for one event and stop; a service is watched by the monitoring that there is.',
      techniques: ['T1071'],
    },
    'hidden-service': { severity: 'medium', title: 'Contacts a hidden service', advice: 'Use the public address of the service.', techniques: ['T1090.003'] },
    'hidden-origin': {
      severity: 'low',
      title: 'Downloads from a host that hides whose it is',
      advice: 'Download from the project’s own site or a package registry.',
      techniques: ['T1105', 'T1102'],
    },
  },
  ...table([
    { rule: 'reverse-shell', does: 'execute', what: 'process', class: 'reverse-shell' },
    { rule: 'bind-shell', does: 'execute', what: 'process', class: 'bind-shell' },
    { rule: 'tunnel', does: 'execute', what: 'process', class: 'tunnel', when: isRelayedInside, severity: 'medium' },
    { rule: 'tunnel', does: 'execute', what: 'process', class: 'tunnel' },
    { rule: 'remote-access', does: ['execute', 'install'], what: 'process', class: 'remote-access' },
    { rule: 'remote-access', does: ['install', 'configure', 'schedule'], what: 'service', class: 'remote-access', tags: ['exposed'] },
    { rule: 'remote-access', does: 'configure', what: 'service', class: 'remote-access', when: ({ resource }) => resource.name === 'WinRM', severity: 'medium' },
    { rule: 'tunnel', does: ['connect', 'listen'], what: 'host', tags: ['reverse'] },
    { rule: 'tunnel', does: ['connect', 'listen'], what: 'host', all: ['local-forward', 'exposed'] },
    { does: ['connect', 'listen', 'receive', 'send'], what: 'host', class: NEAR_HOSTS },
    { rule: 'beacon', does: 'connect', what: 'host', all: ['delayed'] },
    { rule: 'raw-connection', does: 'connect', what: 'host', class: ['public', 'raw-ip', 'dynamic-dns', 'tunnel', 'callback', 'onion'], all: ['redirect'], severity: 'high', when: ({ resource }) => /[.:]/.test(resource.name) },
    { rule: 'raw-connection', does: 'connect', what: 'host', tags: ['redirect'], when: ({ resource }) => resource.class !== 'unknown' },
    { rule: 'raw-connection', does: 'connect', what: 'host', class: ['public', 'raw-ip', 'dynamic-dns', 'tunnel'], when: ({ actor, resource }) => actor.program === 'telnet' && resource.port !== undefined && !SPOKEN.has(resource.port) },
    { rule: 'raw-listener', does: 'listen', what: 'host', when: (effect, facts) => RAW.has(effect.actor.program) && !isShell(effect, facts) },
    { rule: 'raw-listener', does: 'listen', what: 'host', tags: ['exposed'], when: ({ actor, resource }) => actor.program === 'kubectl' && resource.name === 'API server', severity: 'medium' },
    { rule: 'hidden-service', does: ['connect', 'receive', 'send'], what: 'host', class: 'onion' },
    { rule: 'hidden-origin', does: 'receive', what: 'host', class: ['paste', 'raw-ip', 'dynamic-dns', 'tunnel', 'file-share'], severity: 'high', when: (effect, facts) => lands(effect, facts) },
    { rule: 'hidden-origin', does: 'receive', what: 'host', class: ['paste', 'raw-ip', 'dynamic-dns', 'tunnel', 'file-share'] },
  ]),
})

/** Programs that pass bytes between a port and whatever they are told, or whatever connects next. */
const RAW: ReadonlySet<string> = new Set(['nc', 'ncat', 'netcat', 'nc.traditional', 'nc.openbsd', 'socat', 'pwncat', 'pwncat-cs', 'rlwrap', 'cryptcat', 'powercat', 'frps', 'ttyd', 'vncserver', 'tigervncserver', 'tightvncserver', 'smbserver.py', 'impacket-smbserver'])

/** Ports whose protocol people type by hand to see whether a server answers. */
const SPOKEN: ReadonlySet<number> = new Set([21, 22, 23, 25, 53, 79, 80, 110, 119, 143, 389, 443, 465, 587, 636, 993, 995, 1433, 1521, 3306, 5432, 5672, 6379, 6667, 8080, 8443, 9092, 9200, 11211, 27017])

/** The port is a shell's: that finding says it all. */
const isShell = ({ actor }: Effect, facts: Facts) => shells(facts).has(actor.program)
const shells = perCall(
  (facts) => new Set(facts.by('execute').flatMap(({ resource, actor }) => (resource.class === 'bind-shell' || resource.class === 'reverse-shell' ? [actor.program] : []))),
)

/** What was downloaded becomes a program or a script of Windows where anybody may put one. */
const lands = (effect: Effect, facts: Facts): boolean =>
  facts.flows.some(({ sources, sink }) => sources.includes(effect) && sink.action === 'write' && sink.resource.kind === 'path' && LANDED.test(sink.resource.name))
const LANDED = /^(?:[a-z]:[\\/](?:users[\\/]public|windows[\\/](?:temp|tasks)|temp|programdata|perflogs)|~[\\/]appdata)[\\/].*\.(?:exe|dll|scr|ps1|bat|cmd|vbs|vbe|js|hta|cpl)$/i
