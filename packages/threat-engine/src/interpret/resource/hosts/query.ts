/**
 * Text that only a secret looks like: prefixes that issuers chose so that secrets can be found. Anchored by shape, no nested quantifiers.
 */
const TOKEN =
  /(?<![\w-])(?:(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{30}|github_pat_\w{22}|glpat-[\w-]{20}|sk-(?:(?:ant|proj|svcacct)-)?(?:api\d\d-)?[A-Za-z0-9_]{20}|sk_live_[A-Za-z0-9]{16}|xox[abprs]-[\w-]{10}|AIza[\w-]{35}|npm_[A-Za-z0-9]{36}|pypi-[\w-]{32}|hvs\.[\w-]{20}|dop_v1_[a-f0-9]{32}|SG\.[\w-]{16,64}\.[\w-]{16}|ya29\.[\w-]{20}|eyJ[\w-]{10,400}\.eyJ[\w-]{10})|-----BEGIN/
/** Names of parameters whose values let somebody in. Signatures and codes of ordinary links are not among them. */
const SECRET_NAME = /^(?:.{0,24}[_.-])?(password|passwd|pwd|secret|client_secret|api[_-]?key|apikey|access[_-]?token|auth[_-]?token|refresh[_-]?token|private[_-]?key|token|secret[_-]?key|aws_secret_access_key)$/i

/** Shortest value of a named token, and of a password, that is taken for a real one. Badges and share links carry shorter ones. */
const MIN_SECRET = 16
const MIN_PASSWORD = 8

/**
 * True when a query or path holds what looks like a secret: a token's shape anywhere, or a named value that is long and random enough not
 * to be a placeholder.
 */
export function carriesSecret(target: string): boolean {
  if (target.length < MIN_SECRET) return false
  if (TOKEN.test(target) || (target.includes('%') && TOKEN.test(decoded(target)))) return true
  for (const [name, value] of parameters(target)) {
    const found = SECRET_NAME.exec(name)
    if (found && value.length >= (/^p(?:ass|w)/i.test(found[1] ?? '') ? MIN_PASSWORD : MIN_SECRET) && isRandom(value)) return true
  }
  return false
}

/**
 * Shortest run of encoded text that is more than an identifier. A SHA-512 in hex has 128 digits, but stands alone; data does not keep to
 * such lengths.
 */
const MIN_DATA = 72
const HASH_LENGTHS: ReadonlySet<number> = new Set([32, 40, 56, 64, 96, 128])

/** True when a target has the shape of data that is carried out: a long encoded value in the query or in one segment of the path. */
export function carriesData(target: string): boolean {
  if (target.length < MIN_DATA) return false
  for (const [name, value] of parameters(target)) {
    if (value.length >= MIN_DATA && !SIGNATURES.test(name) && isEncoded(value)) return true
  }
  const path = target.split('?', 1)[0] ?? ''
  for (const segment of path.split('/')) if (segment.length >= MIN_DATA && isEncoded(segment) && !segment.includes('-')) return true
  return false
}
const SIGNATURES = /sig|hmac|state|nonce|code|token|credential|jwt|saml|cursor|page|continuation|policy|key-pair|verif|utm_|ref|expires|response|redirect|return|next|url|alg|badge|logo/i

/** True for a label of a host name that is no word: long, and in hex, base32 or base64 letters (T1048.003, T1071.004). */
export function looksEncoded(label: string): boolean {
  if (label.length < 28 || label.includes('--')) return false
  return /^[a-f\d]+$/.test(label) || (/^[a-z\d_=-]+$/i.test(label) && mixed(label) && !label.includes('-'))
}

function isEncoded(text: string): boolean {
  const value = text.includes('%') ? decoded(text) : text
  if (HASH_LENGTHS.has(value.length) && /^[\da-f]+$/i.test(value)) return false
  return /^[\w+/=-]+$/.test(value) && mixed(value)
}

/** Letters and digits in the mixture that encodings give, not that of words: several changes between digits, upper and lower case. */
function mixed(text: string): boolean {
  let changes = 0
  let before = 0
  let digits = 0
  const length = Math.min(text.length, 400)
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i)
    const kind = c >= 48 && c <= 57 ? 1 : c >= 65 && c <= 90 ? 2 : c >= 97 && c <= 122 ? 3 : 0
    if (kind === 1) digits++
    if (kind !== before && kind !== 0 && before !== 0) changes++
    if (kind !== 0) before = kind
  }
  return digits >= 2 && changes * 5 >= length
}

function isRandom(value: string): boolean {
  if (/[\u0000-\u0002]/.test(value)) return false
  const text = decoded(value)
  if (/^(?:x+|\*+|<.*|\{.*|\$.*|%7b.*|your|example|test|placeholder|changeme|null|undefined|true|false)/i.test(text)) return false
  return new Set(text.slice(0, 64)).size >= 6 && /\d/.test(text) && /[a-z]/i.test(text)
}

const MAX_PARAMETERS = 64
function parameters(target: string): readonly (readonly [name: string, value: string])[] {
  const from = target.indexOf('?')
  if (from < 0) return []
  return target
    .slice(from + 1)
    .split(/[&;]/, MAX_PARAMETERS)
    .map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0 ? (['', pair] as const) : ([pair.slice(0, equals), pair.slice(equals + 1)] as const)
    })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
