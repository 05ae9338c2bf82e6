import type { Span } from '../facts.js'
import { entropy } from '../text/secrets/chance.js'
import { tokensIn } from '../text/secrets/secrets.js'

/** What stands in the place of a secret. */
export const REDACTED = '[redacted]'

const WORD = String.raw`(?:passwd|password|passphrase|pwd|secret|token|credential|api[-_]?key|access[-_]?key|private[-_]?key|account[-_]?key|auth[-_]?key|client[-_]?secret)`
// A reference to a variable or a hole is not a secret and says more than the mark.
const VALUE = String.raw`(?![$<{\u0000[])[^\s"'&;,|)}\]]{3,400}`

/**
 * Where secrets are: the named group `s` is what is replaced; what follows it in a match holds no character of it. Every quantifier is bounded or runs over one class that the next token cannot match, so that each
 * pattern is linear in the (already bounded) text.
 */
const PATTERNS: readonly RegExp[] = [
  // Tokens that say what they are by their prefix.
  /(?<s>\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,20}\b)/g,
  /(?<s>\b(?:gh[pousr]_|github_pat_|glpat-|gldt-|npm_|pypi-|hf_|dckr_pat_|shp(?:at|ca|pa|ss)_|dop_v1_|figd_|lin_api_|sntrys_|whsec_|tskey-|atlasv1\.|AIza|ya29\.|SG\.|EAAC)[\w.-]{12,400})/g,
  /(?<s>\b(?:sk|pk|rk)[-_](?:live|test|ant|proj|or|svcacct)?[-_]?[\w-]{16,400})/g,
  /(?<s>\bxox[abeoprs]-[\w-]{8,400})/g,
  /(?<s>\beyJ[\w-]{8,2000}\.[\w-]{4,2000}(?:\.[\w-]{0,2000})?)/g,
  /hooks\.slack\.com\/(?:services|workflows)\/(?<s>[\w/]{8,200})/g,
  /discord(?:app)?\.com\/api\/webhooks\/(?<s>[\w/-]{8,200})/g,
  /api\.telegram\.org\/bot(?<s>[\w:-]{8,200})/g,
  // A value that a name, a flag or a scheme calls secret.
  new RegExp(String.raw`${WORD}[\w-]{0,30}\\?["']?\s{0,4}(?:=>|:=|[=:])\s{0,4}\\?["']?(?<s>${VALUE})`, 'gi'),
  new RegExp(String.raw`--?${WORD}[\w-]{0,30}\s{1,4}["']?(?<s>(?!-)${VALUE})`, 'gi'),
  new RegExp(String.raw`\b(?:Bearer|Basic|Negotiate|Digest)\s{1,4}(?<s>${VALUE})`, 'g'),
  new RegExp(String.raw`\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:token\s{1,4})?(?<s>(?!Bearer|Basic|Negotiate|Digest|Token)${VALUE})`, 'gi'),
  new RegExp(String.raw`(?<![\w-])(?:-u|--user|--proxy-user)[ =]?["']?[^\s:"'/]{1,100}:(?<s>${VALUE})`, 'g'),
  new RegExp(String.raw`\bsshpass\s{1,4}-p\s{0,4}["']?(?<s>${VALUE})`, 'g'),
  new RegExp(String.raw`\bmysql(?:dump|admin|import)?\b[^\n|;]{0,200}?\s-p["']?(?<s>${VALUE})`, 'g'),
  // RFC 3986 userinfo: the part after the colon.
  /:\/\/[^\s/:@"']{0,200}:(?<s>(?![$<{\u0000])[^\s/@"']{1,400})@/g,
  /IDENTIFIED\s{1,4}BY\s{1,4}["'](?<s>[^"']{1,200})/gi,
]
/** What every pattern needs somewhere: most texts have none of it and are done after one pass. */
const HINT = new RegExp(
  String.raw`AKIA|ASIA|AROA|AIDA|gh[pousr]_|_pat_|gl(?:pat|dt)-|npm_|pypi-|hf_|shp(?:at|ca|pa|ss)_|dop_v1_|figd_|lin_api_|sntrys_|whsec_|tskey-|atlasv1|AIza|ya29|SG\.|EAAC|[spr]k[-_]|xox|eyJ|slack\.com|\/webhooks|api\.telegram|${WORD}|bearer|basic|negotiate|digest|authorization|-u|user|sshpass|mysql|:\/\/[^\s/]{0,400}@|identified`,
  'i',
)
const PEM = '-----BEGIN '
/** Characters of the encodings that secrets are drawn in, and how many in a row are looked at. */
const ENCODED = new Uint8Array(128)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-') ENCODED[c.charCodeAt(0)] = 1
const LONG = 32
/** The shortest token that a pattern knows (`xoxb-` and eight characters); what is shorter is none, unless a sign or a blank separates a value from its name. */
const SHORTEST = 13
const SEPARATOR = /[\s:=]/

/** Positions of secrets in `text`, sorted and without overlap. Cost is linear in the text: bound it before you ask. */
export function secretSpans(text: string): Span[] {
  if (text.length < SHORTEST && !SEPARATOR.test(text)) return []
  const spans: Span[] = pemSpans(text)
  for (const { start, end } of tokensIn(text)) spans.push({ start, end })
  for (const pattern of HINT.test(text) ? PATTERNS : []) {
    // A loop over `exec`: `matchAll` makes a copy of the pattern each time, which costs more than most matches.
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const secret = match.groups?.['s'] ?? ''
      const start = match.index + match[0].lastIndexOf(secret)
      if (secret !== '') spans.push({ start, end: start + secret.length })
      if (match[0] === '') pattern.lastIndex++
    }
  }
  if (text.length >= LONG) drawnSpans(text, spans)
  return spans.length > 1 ? merged(spans) : spans
}

/** Adds long runs of characters that look drawn by chance; up to two `=` belong to one. */
function drawnSpans(text: string, spans: Span[]): void {
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (ENCODED[text.charCodeAt(i)] === 1) continue
    if (i - start >= LONG) {
      const end = text[i] !== '=' ? i : text[i + 1] !== '=' ? i + 1 : i + 2
      if (isRandom(text.slice(start, end))) spans.push({ start, end })
    }
    start = i + 1
  }
}

/** `text` with every secret replaced by `[redacted]`. */
export const redact = (text: string): string => redactedSlice(text, { start: 0, end: text.length })

/** Looks for the secrets of a text once, however many findings quote it. */
export class Redactor {
  private readonly known = new Map<string, readonly Span[]>()
  private seen: { readonly text: string; readonly from: number; readonly to: number; readonly spans: readonly Span[] } | undefined

  /** `redactedSlice`, remembering. */
  slice(text: string, span: Span, limit: number): string {
    if (text.length > REMEMBERED) return this.part(text, span, limit)
    let spans = this.known.get(text)
    if (spans === undefined) this.known.set(text, (spans = secretSpans(text)))
    return withoutSpans(text, span, limit, spans, 0)
  }

  /** The same for a long text: findings stand beside each other, so that what was looked at for one is enough for the next. */
  private part(text: string, span: Span, limit: number): string {
    const from = Math.max(0, span.start - MARGIN)
    const to = Math.min(text.length, Math.min(span.end, span.start + limit) + MARGIN)
    const { seen } = this
    if (seen?.text === text && seen.from <= from && to <= seen.to) return withoutSpans(text, span, limit, seen.spans, seen.from)
    const end = Math.min(text.length, to + (seen?.text === text ? REMEMBERED : 0))
    const spans = secretSpans(text.slice(from, end))
    this.seen = { text, from, to: end, spans }
    return withoutSpans(text, span, limit, spans, from)
  }
}
/** Longest text whose secrets are looked for as a whole, when an excerpt of it is wanted. */
const REMEMBERED = 4096

/** How far around an excerpt a secret that reaches into it is looked for. */
const MARGIN = 1000

/**
 * The part of `text` at `span`, at most `limit` characters, redacted. Secrets are looked for around it as well, so that a cut through the middle of one never
 * shows the rest of it.
 */
export function redactedSlice(text: string, span: Span, limit = 4000): string {
  const from = Math.max(0, span.start - MARGIN)
  const window = text.slice(from, Math.min(span.end, span.start + limit) + MARGIN)
  return withoutSpans(text, span, limit, secretSpans(window), from)
}

/** `secrets` are positions after `from`, in order. */
function withoutSpans(text: string, span: Span, limit: number, secrets: readonly Span[], from: number): string {
  const end = Math.min(span.end, span.start + limit, text.length)
  let out = ''
  let at = span.start
  for (const secret of secrets) {
    const start = Math.max(secret.start + from, at)
    if (start >= end) break
    if (secret.end + from <= at) continue
    out += text.slice(at, start) + REDACTED
    at = Math.min(secret.end + from, end)
  }
  return out + text.slice(at, end) + (end < Math.min(span.end, text.length) ? '…' : '')
}

/** Private key blocks; one without its end reaches to the end of the text. */
function pemSpans(text: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(PEM); at >= 0; at = text.indexOf(PEM, at + 1)) {
    const line = text.slice(at, at + 80)
    if (!/^-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/.test(line)) continue
    const close = text.indexOf('-----END ', at)
    const tail = close < 0 ? -1 : text.indexOf('-----', close + 9)
    const end = tail < 0 ? text.length : tail + 5
    spans.push({ start: at, end })
    at = end
  }
  return spans
}

function merged(spans: Span[]): Span[] {
  spans.sort((a, b) => a.start - b.start || a.end - b.end)
  const out: Span[] = []
  for (const span of spans) {
    const last = out.at(-1)
    if (last && span.start <= last.end) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else out.push(span)
  }
  return out
}

/** True for what looks drawn by chance: at least three kinds of characters or pure hexadecimal, many different ones, and not a path or a list of words. */
function isRandom(run: string): boolean {
  if (/^[0-9a-f]+$/i.test(run)) return /\d/.test(run) && /[a-f]/i.test(run)
  if (!/\d/.test(run) || !/[a-z]/.test(run) || !/[A-Z]/.test(run)) return false
  if (run.split(/[/_-]/).length > run.length / 8) return false
  return entropy(run) >= 4
}
