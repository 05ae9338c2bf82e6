import type { Effect, Facts } from '../../facts.js'

/** What runs at intervals: tables of cron, timers, jobs of launchd. */
const AT_INTERVALS = /(?:^|\/)(?:ana)?crontab$|\/cron(?:\.(?:d|hourly|daily|weekly|monthly))?\/|\/spool\/cron|\/cron\/tabs\/|\.timer$/i
const JOB = /<key>Start(?:Interval|CalendarInterval)<\/key>/
/** Settings of an ssh client: what they name runs whenever somebody logs in somewhere. */
const OF_SSH = /(?:^|\/)\.ssh\/config$|\/ssh_config(?:\.d\/[^/]+)?$/i
/** Programs that open a connection and speak no protocol. */
const RAW: ReadonlySet<string> = new Set(['nc', 'ncat', 'netcat', 'nc.traditional', 'nc.openbsd', 'socat', 'telnet', 'cryptcat'])
/** Programs that lead a login to where the user meant it to go. */
const JUMPS: ReadonlySet<string> = new Set(['ssh', 'cloudflared', 'aws', 'gcloud', 'az', 'tsh', 'connect', 'connect-proxy', 'corkscrew'])

/**
 * Whether code that runs by itself talks to a foreign host in the form of a beacon (T1071, T1029): at intervals, in the clear or without a protocol; or at each login with ssh, to
 * a host that is not the one that is logged in to (`%h`). An ordinary ping of a service that watches jobs goes over HTTPS.
 */
export function callsHome(facts: Facts, content: string, path: string): boolean {
  const atLogin = OF_SSH.test(path) && !/%[hn]/.test(content)
  if (!atLogin && !AT_INTERVALS.test(path) && !(path.endsWith('.plist') && JOB.test(content))) return false
  return facts.effects.some((effect) => isForeign(effect) && (atLogin ? !JUMPS.has(effect.actor.program) : effect.resource.tags.includes('plain-http') || RAW.has(effect.actor.program)))
}

function isForeign({ action, resource, certainty }: Effect): boolean {
  if (resource.kind !== 'host' || certainty === 'dead' || certainty === 'inert') return false
  return (resource.class === 'public' || resource.class === 'raw-ip') && (action === 'receive' || action === 'send' || action === 'connect')
}
