import { defineAnalyzer } from '../../analysis/analyzer.js'
import { liveEffects, tagged } from '../../analysis/match.js'
import { isLive, type Effect, type Flow } from '../../facts.js'
import { type Reach, reachOf } from './reach.js'
import { type Worth, worthOf } from './worth.js'

/** Data that leaves this machine: what it is worth (`worth.ts`) against where it goes (`reach.ts`). */
export const exfiltration = defineAnalyzer({
  id: 'exfiltration',
  category: 'pattern',
  title: 'Exfiltration',
  techniques: ['T1048', 'T1041', 'T1567'],
  rules: {
    'secret-to-network': {
      severity: 'critical',
      title: 'Sends credentials to another host',
      advice: 'Keep the secret where it is; give the other side an identity of its own.',
      techniques: ['T1048', 'T1041', 'T1552'],
    },
    'database-to-network': {
      severity: 'critical',
      title: 'Sends a database to another host',
      advice: 'Back up to a host that is configured as own, or send a sample without people in it.',
      techniques: ['T1048', 'T1213.006'],
    },
    'variable-to-network': {
      severity: 'medium',
      title: 'Sends a secret of the environment to another host',
      advice: 'Send tokens in the header that the API documents, to the API they were made for.',
      techniques: ['T1041'],
    },
    'personal-to-network': {
      severity: 'high',
      title: 'Sends histories, logs or personal data to another host',
      advice: 'Leave out what the receiver does not need.',
      techniques: ['T1041', 'T1005'],
    },
    'captured-to-network': {
      severity: 'high',
      title: 'Sends what a person typed, said or saw to another host',
      advice: 'Do not record people.',
      techniques: ['T1041', 'T1113'],
    },
    'tree-to-network': {
      severity: 'high',
      title: 'Sends a whole directory or repository to another host',
      advice: 'Push to the project’s own remote, or publish the one artifact that is meant to leave.',
      techniques: ['T1048', 'T1020', 'T1567.001'],
    },
    'facts-to-network': {
      severity: 'medium',
      title: 'Tells another host what this machine is',
      advice: 'Run the diagnosis here.',
      techniques: ['T1041', 'T1082'],
    },
    'data-in-name': {
      severity: 'high',
      title: 'Hides data in a name or an address',
      advice: 'Send data in the body of a request, to a host that is meant to get it.',
      techniques: ['T1048.003', 'T1071.004'],
    },
    'file-to-drop': {
      severity: 'medium',
      title: 'Sends a file where nobody checks who gets it',
      advice: 'Share the file in the place that the team uses.',
      techniques: ['T1567.003', 'T1567.004', 'T1567.002'],
    },
    'foreign-remote': {
      severity: 'high',
      title: 'Pushes the source to a foreign remote',
      advice: 'Push to the remote that the project is configured with.',
      techniques: ['T1567.001'],
      confidence: 0.9,
    },
  },
  on: ['flow', 'send', 'receive host', 'publish repository'],
  analyze(facts, _context, report) {
    const explained = new Set<number>()
    for (const flow of facts.flows) {
      const reach = reachOf(flow.sink)
      if (reach === undefined || !isLive(flow.sink)) continue
      const worths = new Set(flow.sources.map(worthOf))
      const near = flow.sink.resource.class === 'private'
      for (const worth of ORDER) {
        if (!worths.has(worth)) continue
        const found = verdict(worth, reach, flow)
        if (!found) continue
        explained.add(flow.sink.id)
        report(found.rule, flow, { ...found, ...(near && { confidence: 0.9 }) })
        if (found.rule !== 'facts-to-network') break
      }
    }
    for (const effect of liveEffects(facts)) {
      const { kind, class: cls, tags } = effect.resource
      if (explained.has(effect.id)) continue
      if (kind === 'repository' && cls === 'foreign-remote' && (effect.action === 'publish' || effect.action === 'send')) {
        report('foreign-remote', effect, tags.includes('all') ? { severity: 'critical', confidence: 1 } : {})
      } else if (kind === 'host' && cls === 'paste' && effect.action === 'send') report('file-to-drop', effect)
      else if (kind === 'host' && effect.action === 'receive' && tags.includes('dns') && ASKED_IN_WIRE_FORM.test(effect.resource.target ?? '')) report('data-in-name', effect, { severity: 'medium' })
    }
  },
})

/** A question to a resolver over HTTPS that was written by no client (RFC 8484, section 4.1). */
const ASKED_IN_WIRE_FORM = /[?&]dns=[\w-]{20}/

const ORDER: readonly Worth[] = ['secret', 'records', 'variable', 'captured', 'personal', 'tree', 'facts', 'file']
type Verdict = { rule: keyof (typeof exfiltration)['rules']; severity?: 'low' | 'medium' | 'high' | 'critical'; confidence?: number } | undefined

function verdict(worth: Worth, reach: Reach, { sink, steps, sources }: Flow): Verdict {
  // A token in the header that is made for it: what an API asks for, unless nobody's API is there.
  if (steps.includes('authorization') && reach !== 'drop' && (worth === 'secret' || worth === 'variable')) {
    return worth === 'secret' ? { rule: 'secret-to-network', severity: 'medium' } : undefined
  }
  const hidden = tagged(sink, 'dns') || (tagged(sink, 'query-data') && reach === 'drop')
  switch (worth) {
    case 'secret':
      return { rule: 'secret-to-network', ...(reach === 'unknown' || sink.resource.kind === 'cloud' ? { confidence: 0.8 } : {}) }
    case 'records':
      return { rule: 'database-to-network', ...(reach === 'unknown' || sink.resource.kind === 'cloud' ? { confidence: 0.8 } : {}) }
    case 'variable':
      if (sources.every((s) => isForIssuer(s, sink))) return undefined
      if (reach === 'drop') return { rule: 'variable-to-network', severity: 'critical' }
      return reach === 'copy' || sink.resource.kind === 'repository' ? undefined : { rule: 'variable-to-network', severity: tagged(sink, 'dns', 'query-data', 'plain-http') || sources.some((s) => isForAnother(s, sink)) ? 'high' : 'medium' }
    case 'captured':
      return { rule: 'captured-to-network' }
    case 'personal':
      return { rule: 'personal-to-network', ...(reach === 'copy' ? { severity: 'medium' } : {}) }
    case 'tree':
      if (reach === 'drop') return { rule: 'tree-to-network', severity: 'critical' }
      return reach === 'copy' ? undefined : { rule: 'tree-to-network' }
    case 'facts':
      if (hidden) return { rule: 'data-in-name' }
      return { rule: 'facts-to-network', severity: reach === 'drop' || tagged(sink, 'query-data') ? 'medium' : 'low' }
    case 'file':
      if (hidden) return { rule: 'data-in-name' }
      // Nobody attaches a file by writing a command into a message.
      if (reach === 'outside' && steps.includes('filled-in')) return { rule: 'file-to-drop', severity: 'high' }
      if (reach === 'outside' && RAW.has(sink.actor.program)) return { rule: 'file-to-drop', severity: 'high' }
      if (reach === 'drop') return { rule: 'file-to-drop', ...(sources.some(isStaged) ? { severity: 'high' } : {}) }
      if (reach === 'outside' && sink.resource.kind === 'message' && sources.some((s) => tagged(s, 'temporary'))) return { rule: 'file-to-drop' }
      return reach === 'outside' && tagged(sink, 'insecure') ? { rule: 'file-to-drop', ...(sources.some(isStaged) ? { severity: 'high' } : {}) } : undefined
  }
}

/** Keys by whose they are, and the hosts of those. */
const ISSUERS: readonly (readonly [name: RegExp, host: RegExp])[] = [
  [/^OPENAI_/, /openai|azure/], [/^ANTHROPIC_|^CLAUDE_/, /anthropic|claude/], [/^(?:GEMINI|GOOGLE|GCP|FIREBASE)_/, /google|firebase/], [/^AWS_/, /aws|amazon/], [/^AZURE_|^ARM_/, /azure|microsoft|windows/],
  [/^(?:GITHUB|GH)_/, /github/], [/^GITLAB_|^CI_JOB_/, /gitlab/], [/^NPM_/, /npm/], [/^(?:PYPI|TWINE)_/, /pypi/], [/^CARGO_/, /crates/], [/^(?:HF|HUGGING_?FACE)_/, /huggingface|hf\.co/], [/^STRIPE_/, /stripe/], [/^SLACK_/, /slack/],
  [/^SENDGRID_/, /sendgrid|twilio/], [/^TWILIO_/, /twilio/], [/^CLOUDFLARE_|^CF_/, /cloudflare/], [/^DOCKER(?:HUB)?_/, /docker/], [/^(?:DATADOG|DD)_/, /datadog/], [/^VERCEL_/, /vercel/], [/^NETLIFY_/, /netlify/], [/^HEROKU_/, /heroku/], [/^DIGITALOCEAN_|^DO_/, /digitalocean/],
]
/** A key of a known service goes to a host that is not that service's, whatever the host is called further left. */
function isForAnother({ resource: { kind, name } }: Effect, { resource }: Effect): boolean {
  const issuer = kind === 'environment' ? ISSUERS.find(([pattern]) => pattern.test(name.toUpperCase())) : undefined
  return issuer !== undefined && resource.kind === 'host' && !issuer[1].test(resource.name.split('.').slice(-3).join('.'))
}

/** Services whose APIs take their own key as a field of a form, at the one domain that is theirs. */
const OWN_APIS: readonly (readonly [name: RegExp, host: RegExp])[] = [[/^SLACK_/, /^(?:www\.)?slack\.com$/], [/^CODECOV_/, /^(?:[\w-]+\.)?codecov\.io$/], [/^STRIPE_/, /^api\.stripe\.com$/], [/^COVERALLS_/, /^coveralls\.io$/], [/^PUSHOVER_/, /^api\.pushover\.net$/], [/^TWILIO_/, /^api\.twilio\.com$/]]
function isForIssuer({ resource: { kind, name } }: Effect, { resource }: Effect): boolean {
  return kind === 'environment' && resource.kind === 'host' && !resource.tags.includes('plain-http') && OWN_APIS.some(([key, host]) => key.test(name) && host.test(resource.name))
}

/** The file is the machine's, or was put where nobody keeps what belongs to a project. */
const isStaged = (source: Effect): boolean => source.resource.kind === 'path' && tagged(source, 'temporary', 'system', 'hidden')

/** Programs that send bytes to a port without any protocol: whoever listens there was told to. */
const RAW: ReadonlySet<string> = new Set(['nc', 'ncat', 'netcat', 'nc.traditional', 'nc.openbsd', 'socat', 'telnet', 'cryptcat'])
