import { defineAnalyzer } from '../../analysis/analyzer.js'
import { NEAR_HOSTS, WRITES } from '../../analysis/classes.js'
import { perCall, table } from '../../analysis/match.js'
import type { Effect, Facts } from '../../facts.js'

/** From this machine to the next ones. One login to one host is administration; many, through a pivot or with a planted key, are not. */
export const lateralMovement = defineAnalyzer({
  id: 'lateral_movement',
  category: 'pattern',
  title: 'Lateral movement',
  techniques: ['T1021'],
  rules: {
    'many-hosts': {
      severity: 'medium',
      title: 'Logs in to many hosts at once',
      advice: 'Use the configuration management of the company, whose changes are reviewed.',
      techniques: ['T1021.004', 'T1021'],
    },
    'pivot': {
      severity: 'medium',
      title: 'Routes traffic through another host',
      advice: 'Forward the one port that is needed (ssh -L).',
      techniques: ['T1090', 'T1572'],
    },
    'remote-key': {
      severity: 'medium',
      title: 'Installs a login key on another host',
      advice: 'Let the owner of the account add the key.',
      techniques: ['T1098.004', 'T1021.004'],
    },
    'remote-desktop': {
      severity: 'low',
      title: 'Opens a remote desktop',
      advice: 'Nothing to do when the developer asked for it.',
      techniques: ['T1021.001'],
    },
    'admin-share': {
      severity: 'medium',
      title: 'Uses an administrative share of another host',
      advice: 'Use a share that was made for the purpose.',
      techniques: ['T1021.002'],
    },
    'remote-execution': {
      severity: 'medium',
      title: 'Runs a program on another Windows host',
      advice: 'Use the deployment tool of the company.',
      techniques: ['T1021.006', 'T1047', 'T1569.002'],
    },
  },
  ...table([
    { rule: 'pivot', does: 'listen', what: 'host', tags: ['dynamic'] },
    { does: ['connect', 'send', 'execute'], what: 'host', class: NEAR_HOSTS },
    { rule: 'many-hosts', does: ['connect', 'execute'], what: 'host', tags: ['range', 'list', 'many'] },
    { rule: 'many-hosts', does: 'connect', what: 'host', when: (effect, facts) => isFirstOfMany(effect, facts) },
    { rule: 'remote-execution', does: 'execute', what: 'host' },
    { rule: 'remote-key', does: 'grant', what: 'account', class: 'session', tags: ['self'], when: reachesOut, severity: 'low' },
    { rule: 'remote-key', does: 'grant', what: 'account', class: 'session', when: reachesOut },
    { rule: 'admin-share', does: ['connect', 'send', 'receive'], what: 'host', tags: ['network-share'] },
    { rule: 'admin-share', does: WRITES, what: 'path', tags: ['network-share'], when: ({ resource }) => /^[\\/]{2}[^\\/]+[\\/](?:[a-z]|admin)\$(?:[\\/]|$)/i.test(resource.name) },
    { rule: 'admin-share', does: WRITES, what: 'path', tags: ['network-share'], severity: 'low' },
    { rule: 'remote-desktop', does: 'connect', what: 'host', when: ({ resource, actor }) => resource.port === 3389 || DESKTOPS.has(actor.program) },
  ]),
})

const DESKTOPS: ReadonlySet<string> = new Set(['xfreerdp', 'xfreerdp3', 'wlfreerdp', 'rdesktop', 'mstsc', 'mstsc.exe', 'remmina', 'vncviewer'])

/** The same command connects to a host that is neither this machine nor our own. */
function reachesOut(effect: Effect, facts: Facts): boolean {
  const near: readonly string[] = NEAR_HOSTS
  return facts.by('connect').some((e) => e.resource.kind === 'host' && !near.includes(e.resource.class) && e.actor.program === effect.actor.program)
}

const MANY = 5

/** Logins of one program to many hosts are one finding, at the first of them. */
function isFirstOfMany(effect: Effect, facts: Facts): boolean {
  const [first, ...others] = logins(facts).get(effect.actor.program) ?? []
  return first === effect && new Set([first, ...others].map((e) => e.resource.name)).size >= MANY
}
const logins = perCall((facts) => {
  const programs = new Map<string, Effect[]>()
  for (const effect of facts.by('connect')) {
    if (effect.resource.kind !== 'host' || !LOGINS.has(effect.actor.program)) continue
    const found = programs.get(effect.actor.program)
    if (found) found.push(effect)
    else programs.set(effect.actor.program, [effect])
  }
  return programs
})
const LOGINS: ReadonlySet<string> = new Set(['ssh', 'mosh', 'telnet', 'pssh', 'parallel-ssh', 'sshpass', 'winrs', 'plink'])
