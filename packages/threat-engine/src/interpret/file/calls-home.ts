import type { Effect, Facts } from '../../facts.js'

/** What runs at intervals: tables of cron, timers, jobs of launchd. */
const AT_INTERVALS = /(?:^|\/)(?:ana)?crontab$|\/cron(?:\.(?:d|hourly|daily|weekly|monthly))?\/|\/spool\/cron|\/cron\/tabs\/|\.timer$/i
const JOB = /<key>Start(?:Interval|CalendarInterval)<\/key>/
/** What runs at each login, each start of a shell or the machine, or each use of git: none of them has a reason to tell a foreign host. */
const AT_START = /(?:^|\/)\.(?:bashrc|bash_profile|bash_login|bash_logout|bash_aliases|profile|zshrc|zshenv|zprofile|zlogin|zlogout|kshrc|cshrc|tcshrc|xprofile|xinitrc|xsession)$|\/etc\/(?:profile|bash\.bashrc|bashrc|zshrc|zsh\/.{1,40}|profile\.d\/.{1,200}|rc\.local|rc\.common|init\.d\/.{1,200})$|\/\.?(?:git\/)?hooks\/[\w-]{1,60}$/i
/** Settings of an ssh client: what they name runs whenever somebody logs in somewhere. */
const OF_SSH = /(?:^|\/)\.ssh\/config$|\/ssh_config(?:\.d\/[^/]+)?$/i
/** Programs that open a connection and speak no protocol. */
const RAW: ReadonlySet<string> = new Set(['nc', 'ncat', 'netcat', 'nc.traditional', 'nc.openbsd', 'socat', 'telnet', 'cryptcat'])
/** Programs that lead a login to where the user meant it to go. */
const JUMPS: ReadonlySet<string> = new Set(['ssh', 'cloudflared', 'aws', 'gcloud', 'az', 'tsh', 'connect', 'connect-proxy', 'corkscrew'])

/**
 * Whether code that runs by itself talks to a foreign host in the form of a beacon (T1071, T1029): at intervals, in the clear or without a protocol; or at each login with ssh, to
 * a host that is not the one that is logged in to (`%h`). An ordinary ping of a service that watches jobs goes over HTTPS; the page of a site that does its chores is asked for
 * and thrown away.
 */
export function callsHome(facts: Facts, content: string, path: string): boolean {
  const atLogin = OF_SSH.test(path) && !/%[hn]/.test(content)
  const atStart = AT_START.test(path)
  if (atStart && facts.flows.some(({ sources, sink }) => isForeign(sink) && sources.some(isAboutTheMachine))) return true
  if (!atLogin && !atStart && !AT_INTERVALS.test(path) && !(path.endsWith('.plist') && JOB.test(content))) return false
  const thrownAway = /(?:>|\s-[oO])\s{0,4}\/dev\/null\b/.test(content)
  const isChore = ({ action, resource }: Effect): boolean => thrownAway && action === 'receive' && resource.class === 'public'
  return facts.effects.some((effect) => isForeign(effect) && (atLogin ? !JUMPS.has(effect.actor.program) : (!atStart && effect.resource.tags.includes('plain-http') && !isChore(effect)) || RAW.has(effect.actor.program)))
}

/** What a program tells others about the machine it is on: its facts, its variables, its histories. */
const isAboutTheMachine = ({ action, resource: { kind } }: Effect): boolean => action === 'read' && (kind === 'system' || kind === 'environment' || kind === 'log')

/** Whether a file that Python reads at its own start starts other programs (T1546.018): what it is there for sets paths. */
export const startsAtImport = (facts: Facts, path: string): boolean => /(?:^|[\\/])(?:user|site)customize\.py$|\.pth$/i.test(path) && facts.effects.some(({ action, resource, certainty }) => action === 'execute' && resource.kind === 'process' && certainty !== 'dead' && certainty !== 'inert')

function isForeign({ action, resource, certainty }: Effect): boolean {
  if (resource.kind !== 'host' || certainty === 'dead' || certainty === 'inert') return false
  return (resource.class === 'public' || resource.class === 'raw-ip') && (action === 'receive' || action === 'send' || action === 'connect')
}
