import type { Report, Severity } from '../../analysis/analyzer.js'
import { isLive, type Effect, type Facts, type Text } from '../../facts.js'
import { type FoundSecret, secretsIn } from '../../text/secrets/secrets.js'

/** Secrets that are written out: in what comes back, in what is sent, in what is saved. */
export function judgeTexts(facts: Facts, report: Report<'text-secret'>): void {
  for (const text of facts.texts) {
    if (text.surface === 'ai_response' || text.surface === 'tool_description') continue
    for (const secret of secretsIn(text.value, MOST)) {
      const severity = severityOf(text, secret, facts)
      if (severity) report('text-secret', text, { severity, why: `It holds ${secret.kind}.`, at: { start: secret.start, end: secret.end } })
    }
  }
}

/** A text full of secrets has been judged when so many are told. */
const MOST = 16

/** Where it goes decides: to a stranger, into a file that is shared, to the model, or to whom it belongs. */
function severityOf(text: Text, secret: FoundSecret, facts: Facts): Severity | undefined {
  switch (text.surface) {
    case 'tool_result': case 'resource': case 'prompt': return 'medium'
    case 'user_message': return 'low'
    case 'file_content': return /(?:^|\/)\.env(?:\.|$)|(?:^|\/)(?:\.netrc|\.npmrc|\.pypirc|credentials)$|(?:^|\/)(?:tests?|fixtures?|__tests__|testdata|mocks?)\/|\.(?:test|spec)\.\w+$/.test(text.about ?? '') ? 'low' : 'medium'
    case 'argument': {
      if (text.about === 'command') return inCommand(text, secret, facts)
      const host = facts.effects.find((e) => e.resource.kind === 'host' && e.resource.name === text.about)
      return host ? sentTo(host, secret) : undefined
    }
    default: return undefined
  }
}

const NEAR: ReadonlySet<string> = new Set(['loopback', 'own', 'private'])
/** Shown to the one who issued it, a token is used, though it stays in histories; anybody else learns it. */
const sentTo = ({ resource }: Effect, { issuers }: FoundSecret): Severity =>
  NEAR.has(resource.class) ? 'low' : issuers.some((i) => resource.name === i || resource.name.endsWith(`.${i}`)) ? 'medium' : 'high'

/** In a command line: the host that the same simple command speaks to. */
function inCommand(text: Text, secret: FoundSecret, facts: Facts): Severity {
  const hosts = facts.effects.filter((e) => e.resource.kind === 'host' && e.where === text.pointer && isLive(e))
  const same = hosts.find((e) => !/[;\n]|&&|\|\|/.test(text.value.slice(Math.min(e.span.end, secret.end), Math.max(e.span.start, secret.start))))
  return same ? sentTo(same, secret) : 'low'
}
