import type { Span } from '../../facts.js'
import { isDrawn, isPlaceholder, isRandomValue } from './chance.js'
import { FORMS } from './forms.js'
import { type Candidate, Markers } from './markers.js'
import { presetTokens } from './preset.js'

/** A token whose form, or whose name, says what it is, and where it belongs. */
export interface FoundSecret extends Span {
  /** "a GitHub token". */
  readonly kind: string
  /** Hosts of its issuer, to whom it is shown by design; endings of names. */
  readonly issuers: readonly string[]
}

const MAX_OCCURRENCES = 64
const MARKERS = new Markers(FORMS.map(({ markers }) => markers))

/** Everything with the form of a token, example or not: what is to be redacted. Linear: a text without any of the markers costs one pass. */
export function tokensIn(text: string): Candidate[] {
  const found: Candidate[] = []
  for (const [id, places] of MARKERS.find(text, MAX_OCCURRENCES)) {
    const { pattern, kind, issuers } = FORMS[id]!
    for (const at of places) {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      const token = match?.groups?.['s'] ?? match?.[0]
      if (!match || token === undefined) continue
      const start = match.index + match[0].lastIndexOf(token)
      found.push({ start, end: start + token.length, kind, issuers })
    }
  }
  return found
}

/** Secrets in a text: tokens of known forms, what secretlint's rules find, and values drawn by chance that are called secret. Where two overlap the first counts. */
export function secretsIn(text: string): FoundSecret[] {
  const out: FoundSecret[] = []
  const add = (found: FoundSecret): void => { if (!out.some((o) => found.start < o.end && o.start < found.end)) out.push(found) }
  for (const found of tokensIn(text)) if (isLikely(text.slice(found.start, found.end), found.kind)) add(found)
  for (const found of presetTokens(text)) if (isLikely(text.slice(found.start, found.end), found.kind)) add(found)
  for (const found of namedSecrets(text)) add(found)
  return out.sort((a, b) => a.start - b.start)
}

function isLikely(token: string, kind: string): boolean {
  const password = / password|in a URL$/.test(kind) ? (/:\/\/[^:@]{0,300}:([^@]{1,300})@/.exec(token)?.[1] ?? token) : undefined
  if (password !== undefined) return !isPlaceholder(token) && password.length >= 8 && new Set(password).size >= 6 && /\d/.test(password) && /[A-Za-z]/.test(password) && !/@(?:localhost|127\.|0\.0\.0\.0|\[::1)/.test(token)
  if (kind === 'a signed token') return isBearer(token)
  return isDrawn(token)
}

/** A JSON Web Token (RFC 7519) that is not the one of the manuals: those name John Doe, and a subject of digits in a row. */
function isBearer(token: string): boolean {
  const [head = '', body = '', signature = ''] = token.split('.')
  const claims = Buffer.from(body, 'base64url').toString('utf8')
  return /"alg"/.test(Buffer.from(head, 'base64url').toString('utf8')) && claims.startsWith('{') && !/John Doe|Jane Doe|1234567890|example\./.test(claims) && new Set(signature).size >= 12
}

const NAME = /(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|auth[_-]?key|client[_-]?secret|private[_-]?key|encryption[_-]?key|signing[_-]?key|credential)s?(?:[_-]?(?:key|value|base))?\\?["']?\s{0,3}(?:=>|:=|[:=])\s{0,3}\\?["'`]?(?<s>[\w+/=.~!@#%^&*-]{16,200})/gi
/** Names of what is shown to everybody, or says where to go on. */
const ORDINARY = /(?:page|next|prev\w{0,5}|csrf|xsrf|continuation|cursor|sync|public|max|min|nonce|cancel|eos|bos|pad|unk|mask|stop|start|end|image|media|total|input|output|prompt|completion|anti.?forgery|verification|middleware|resume|share|preview|device|push)[_-]?$/i

/** Values drawn by chance behind a name that calls them secret. */
function namedSecrets(text: string): FoundSecret[] {
  const found: FoundSecret[] = []
  NAME.lastIndex = 0
  for (let match = NAME.exec(text), n = 0; match && n < MAX_OCCURRENCES; match = NAME.exec(text), n++) {
    const value = match.groups!['s']!.replace(/[.&]+$/, '')
    const start = match.index + match[0].length - match.groups!['s']!.length
    if (!isRandomValue(value) || /[([]/.test(text[start + match.groups!['s']!.length] ?? '') || ORDINARY.test(text.slice(Math.max(0, match.index - 16), match.index))) continue
    found.push({ start, end: start + value.length, kind: 'a value that is called secret', issuers: [] })
  }
  return found
}
