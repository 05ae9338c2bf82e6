import type { Span } from '../../facts.js'
import { isDrawn, isPlaceholder, isRandomValue } from './chance.js'
import { FORMS } from './forms.js'
import { type Candidate, Markers } from './markers.js'
import { PRESET_MARKERS, presetTokens } from './preset.js'

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
  const places = MARKERS.find(text, MAX_OCCURRENCES)
  return places.size === 0 ? [] : tokensAt(text, places)
}

function tokensAt(text: string, places: ReadonlyMap<number, readonly number[]>): Candidate[] {
  const found: Candidate[] = []
  // Where two overlap, the form that stands first in the table counts.
  for (const id of [...places.keys()].filter((key) => key < FORMS.length).sort((a, b) => a - b)) {
    const { pattern, kind, issuers } = FORMS[id]!
    for (const at of places.get(id)!.slice(0, MAX_OCCURRENCES)) {
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

/** Secrets in a text: tokens of known forms, what secretlint's rules find, and values drawn by chance that are called secret. Where two overlap the first counts. At most `limit`, so that a text full of them costs no more than a few. */
export function secretsIn(text: string, limit = Number.POSITIVE_INFINITY): FoundSecret[] {
  const places = ALL_MARKERS.find(text, MAX_NAMES)
  if (places.size === 0) return []
  const out: FoundSecret[] = []
  const add = (found: FoundSecret): void => { if (!out.some((o) => found.start < o.end && o.start < found.end)) out.push(found) }
  for (const found of tokensAt(text, places)) if (out.length < limit && isLikely(text.slice(found.start, found.end), found.kind)) add(found)
  for (const found of out.length < limit ? presetTokens(text, places, FORMS.length) : []) if (out.length < limit && isLikely(text.slice(found.start, found.end), found.kind)) add(found)
  for (const found of out.length < limit ? namedSecrets(text, places.get(NAMED) ?? []) : []) add(found)
  return out.sort((a, b) => a.start - b.start).slice(0, limit)
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

const NAMES = ['password', 'passwd', 'passphrase', 'secret', 'token', 'api_key', 'api-key', 'apikey', 'access_key', 'access-key', 'accesskey', 'auth_key', 'authkey', 'private_key', 'privatekey', 'encryption_key', 'encryptionkey', 'signing_key', 'signingkey', 'credential']
const KEY = NAMES.flatMap((name) => [name, name.toUpperCase(), name[0]!.toUpperCase() + name.slice(1), name.replace(/key$/, 'Key'), name[0]!.toUpperCase() + name.slice(1).replace(/key$/, 'Key')])
const NAMED = FORMS.length + PRESET_MARKERS.length
/** All three kinds in one pass: forms, the preset's rules, names. */
const ALL_MARKERS = new Markers([...FORMS.map(({ markers }) => markers), ...PRESET_MARKERS, [...new Set(KEY)]], NAMED)
const VALUE = /[A-Za-z]{3,10}(?:[_-]?[Kk](?:ey|EY))?s?(?:[_-]?(?:[Kk]ey|KEY|[Vv]alue|[Bb]ase))?\\?["']?\s{0,3}(?:=>|:=|[:=])\s{0,3}\\?["'`]?(?<s>[\w+/=.~!@#%^&*-]{16,200})/y
/** Names of what is shown to everybody, or says where to go on. */
const ORDINARY = /(?:page|next|prev\w{0,5}|csrf|xsrf|continuation|cursor|sync|public|max|min|nonce|cancel|eos|bos|pad|unk|mask|stop|start|end|image|media|total|input|output|prompt|completion|anti.?forgery|verification|middleware|resume|share|preview|device|push)[_-]?$/i

/** Values drawn by chance behind a name that calls them secret. */
function namedSecrets(text: string, places: readonly number[]): FoundSecret[] {
  const found: FoundSecret[] = []
  for (const at of places) {
    VALUE.lastIndex = at
    const match = VALUE.exec(text)
    if (!match) continue
    const whole = match.groups!['s']!
    const value = whole.replace(/[.&]+$/, '')
    const start = match.index + match[0].length - whole.length
    if (!isRandomValue(value) || /[([]/.test(text[start + whole.length] ?? '') || ORDINARY.test(text.slice(Math.max(0, at - 16), at))) continue
    found.push({ start, end: start + value.length, kind: 'a value that is called secret', issuers: [] })
    if (found.length >= MAX_OCCURRENCES) break
  }
  return found
}
const MAX_NAMES = 1024
