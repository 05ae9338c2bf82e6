import type { Span } from '../facts.js'

/** A token whose form says what it is, and where it belongs. */
export interface FoundSecret extends Span {
  /** "a GitHub token". */
  readonly kind: string
  /** Hosts of its issuer, to whom it is shown by design; endings of names. */
  readonly issuers: readonly string[]
}

interface Form {
  readonly kind: string
  /** A literal that every such token has: without it no pattern runs. */
  readonly marker: string
  /** Sticky; matches from `back` characters before the marker on. The group `s`, or all of it, is the token. */
  readonly pattern: RegExp
  readonly back?: number
  readonly issuers?: readonly string[]
}

const form = (kind: string, marker: string, pattern: RegExp, issuers: readonly string[] = [], back = 0): Form => ({ kind, marker, pattern: new RegExp(pattern.source, 'y'), issuers, back })
/**
 * Published token formats. The engine is synchronous and in the path of every call, where a literal and one sticky pattern for each form are enough to look; rule packages
 * such as secretlint's preset are asynchronous.
 */
const FORMS: readonly Form[] = [
  ...['AKIA', 'ASIA'].map((m) => form('an AWS access key', m, /[A-Z0-9]{20}(?![A-Za-z0-9])/, ['amazonaws.com'])),
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((m) => form('a GitHub token', m, /gh[pousr]_[A-Za-z0-9]{30,255}/, ['github.com', 'githubusercontent.com', 'githubcopilot.com'])),
  form('a GitHub token', 'github_pat_', /github_pat_\w{50,255}/, ['github.com', 'githubusercontent.com']),
  form('a GitLab token', 'glpat-', /glpat-[\w-]{20,64}/, ['gitlab.com']),
  ...['xoxb-', 'xoxp-', 'xoxa-', 'xoxs-', 'xoxe-', 'xapp-'].map((m) => form('a Slack token', m, /x(?:ox[a-z]|app)-[\w-]{20,200}/, ['slack.com'])),
  form('a Slack webhook', 'hooks.slack.com/services/', /hooks\.slack\.com\/services\/(?<s>T\w{6,14}\/B\w{6,14}\/\w{20,32})/, ['slack.com']),
  ...['sk_live_', 'rk_live_'].map((m) => form('a Stripe key', m, /[sr]k_live_[A-Za-z0-9]{20,128}/, ['stripe.com'])),
  form('an Anthropic key', 'sk-ant-', /sk-ant-[\w-]{32,200}/, ['anthropic.com']),
  ...['sk-proj-', 'sk-svcacct-'].map((m) => form('an OpenAI key', m, /sk-(?:proj|svcacct)-[\w-]{32,255}/, ['openai.com'])),
  form('a Google API key', 'AIza', /AIza[\w-]{35}(?![\w-])/, ['googleapis.com', 'google.com']),
  form('an npm token', 'npm_', /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/, ['npmjs.org', 'npmjs.com']),
  form('a PyPI token', 'pypi-AgEI', /pypi-AgEI[\w-]{50,255}/, ['pypi.org']),
  form('a Hugging Face token', 'hf_', /hf_[A-Za-z]{30,40}(?![A-Za-z0-9_])/, ['huggingface.co']),
  form('a SendGrid key', 'SG.', /SG\.[\w-]{20,24}\.[\w-]{39,50}/, ['sendgrid.com']),
  form('a DigitalOcean token', 'dop_v1_', /dop_v1_[a-f0-9]{64}/, ['digitalocean.com']),
  ...['shpat_', 'shpss_', 'shpca_'].map((m) => form('a Shopify token', m, /shp[a-z]{2}_[a-fA-F0-9]{32}/, ['myshopify.com', 'shopify.com'])),
  form('an AWS secret key', 'aws_secret_access_key', /aws_secret_access_key["']?\s{0,3}[=:]\s{0,3}["']?(?<s>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/, ['amazonaws.com']),
  form('a private key', '-----BEGIN ', /-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY-----(?:\\n|\\r|\s){1,4}(?:[A-Za-z-]{4,20}: [^\n]{0,80}\n){0,4}\n?(?<s>[A-Za-z0-9+/=]{48,80}(?:(?:\\n|\\r|\s){1,4}[A-Za-z0-9+/=]{1,80}){0,80})/),
  ...['postgres', 'mysql', 'mongodb', 'redis', 'amqp'].map((m) => form('a database password', `${m}`, /(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?|amqps?):\/\/[^\s:/@"']{0,64}:(?<s>[^\s:/@"'<>${}]{8,128})@[\w-]{1,63}\.[\w.-]{2,200}/)),
]
const MAX_OCCURRENCES = 64
/** One pattern for all markers; in long texts a search for each of them is faster. */
const ANY_MARKER = new RegExp(FORMS.map(({ marker }) => marker.replace(/[./]/g, '\\$&')).join('|'))
const SHORT = 2000
/** What examples, templates and tests write in the place of a secret. */
const PLACEHOLDER = /example|sample|dummy|placeholder|your|x{4}|0{6}|1234567|abcdefg|test|fake|changeme|redacted|secret|password|\*{3}|\.{3}|<|\$\{|token_here/i

/** Tokens of known forms in a text, at most 64 of each. Linear: a text without any of the markers costs a search for each of them. */
export function secretsIn(text: string): FoundSecret[] {
  const found: FoundSecret[] = []
  if (text.length < SHORT && !ANY_MARKER.test(text)) return found
  for (const { marker, pattern, kind, issuers = [], back = 0 } of FORMS) {
    let at = text.indexOf(marker)
    for (let n = 0; at >= 0 && n < MAX_OCCURRENCES; n++, at = text.indexOf(marker, at + marker.length)) {
      if (/[A-Za-z0-9]/.test(text[at - 1] ?? '') && marker !== '-----BEGIN ') continue
      pattern.lastIndex = Math.max(0, at - back)
      const match = pattern.exec(text)
      const token = match?.groups?.['s'] ?? match?.[0]
      if (!match || token === undefined || !isLikely(token, kind)) continue
      const start = match.index + match[0].indexOf(token)
      found.push({ start, end: start + token.length, kind, issuers })
    }
  }
  return found
}

/** Drawn by chance, not written by hand: enough different characters, and none of the words of examples. */
function isLikely(token: string, kind: string): boolean {
  const body = token.replace(/^[a-z]{2,6}_(?:live_|pat_|v1_)?|^(?:AKIA|ASIA|AIza)/, '')
  if (PLACEHOLDER.test(body)) return false
  if (kind === 'a database password') return new Set(body).size >= 6 && /\d/.test(body) && /[A-Za-z]/.test(body)
  return new Set(body).size >= Math.min(10, body.length / 3)
}
