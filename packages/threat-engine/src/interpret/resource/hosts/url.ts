/** Parts of a URL as clients read it. Nothing is resolved; `hosts` has a second entry when clients disagree about which is contacted. */
export interface UrlParts {
  /** Lower case; empty when the text has none. */
  readonly scheme: string
  readonly user: string
  readonly password: string
  readonly hosts: readonly string[]
  readonly port: number | undefined
  /** Path and query, without the fragment. */
  readonly target: string
  /** `git@host:path`. */
  readonly scp: boolean
}

const SCHEME = /^([a-z][a-z0-9+.-]{0,30}):/i
/** Schemes that name no host. */
const HOSTLESS: ReadonlySet<string> = new Set([
  'file', 'data', 'about', 'javascript', 'mailto', 'netdoc', 'php', 'phar', 'zip', 'expect', 'glob', 'compress.zlib', 'blob', 'tel',
  'urn', 'vbscript', 'res',
])
const SPACE = /[\t\n\r]/g

const NOWHERE: UrlParts = { scheme: '', user: '', password: '', hosts: [], port: undefined, target: '', scp: false }

/**
 * Splits a URL without throwing, as curl and browsers do: no scheme means http, `\` may end the authority (WHATWG) or belong to the user
 * name (RFC 3986), the last
 * `@` ends the user. Linear in the length of the text.
 */
export function parseUrl(text: string): UrlParts {
  let rest = text.trim()
  if (/[\t\n\r]/.test(rest)) rest = rest.replace(SPACE, '')
  if (rest.startsWith('<') && rest.endsWith('>')) rest = rest.slice(1, -1)
  if (/^(?:url:|view-source:|jar:|feed:)/i.test(rest)) rest = rest.slice(rest.indexOf(':') + 1)
  let scheme = ''
  const found = SCHEME.exec(rest)
  if (found) {
    const after = rest.slice(found[0].length)
    // `localhost:3000` and `user:secret@host` are no schemes.
    const name = (found[1] ?? '').toLowerCase()
    const web = (name === 'http' || name === 'https') && !/^\d+(?:\/|$)/.test(after)
    if (web || after.startsWith('/') || after.startsWith('\\') || HOSTLESS.has(name)) {
      scheme = name
      rest = after
    }
  }
  if (HOSTLESS.has(scheme)) return { ...NOWHERE, scheme, target: rest.replace(/^\/\/(?=\/|[\w.-]*$)/, '') }
  if (scheme === '' && !rest.startsWith('/')) {
    const scp = /^([\w.-]{1,64})@([\w.-]{1,253}):(?!\d+(?:\/|$))([^\s]{0,4096})$/.exec(rest)
    if (scp) return { ...NOWHERE, scheme: 'ssh', user: scp[1] ?? '', hosts: [(scp[2] ?? '').toLowerCase()], target: `/${scp[3] ?? ''}`, scp: true }
  }
  let start = 0
  while (rest[start] === '/' || rest[start] === '\\') start++
  rest = rest.slice(start)
  const strictEnd = authorityEnd(rest, false)
  const looseEnd = authorityEnd(rest, true)
  const strict = authority(rest.slice(0, strictEnd))
  const loose = looseEnd === strictEnd ? strict : authority(rest.slice(0, looseEnd))
  // Text after a fragment sign that still looks like an authority fools clients that split it differently.
  const hosts = strict.host !== loose.host && strict.host !== '' ? [loose.host, strict.host] : [loose.host]
  const hash = rest.indexOf('#', looseEnd)
  const after = rest.slice(looseEnd, hash < 0 ? undefined : hash)
  const target = after.startsWith('\\') ? after.replaceAll('\\', '/') : after
  return { scheme, user: loose.user, password: loose.password, hosts, port: loose.port ?? strict.port, target, scp: false }
}

/** Index of the first `/`, `?`, `#` and, for clients that take it for a slash, `\\`. */
function authorityEnd(text: string, backslash: boolean): number {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 47 || c === 63 || c === 35 || (backslash && c === 92)) return i
  }
  return text.length
}

function authority(text: string): { user: string; password: string; host: string; port: number | undefined } {
  const at = text.lastIndexOf('@')
  const info = at < 0 ? '' : text.slice(0, at)
  let host = text.slice(at + 1)
  const colon = info.indexOf(':')
  let port: number | undefined
  const bracket = host.startsWith('[') ? host.indexOf(']') : -1
  const portAt = host.indexOf(':', bracket + 1)
  if (portAt >= 0 && (bracket >= 0 || host.indexOf(':', portAt + 1) < 0)) {
    const digits = /^\d{1,5}/.exec(host.slice(portAt + 1))
    if (digits && Number(digits[0]) < 65536) port = Number(digits[0])
    host = host.slice(0, portAt)
  } else if (portAt >= 0 && bracket < 0 && !/^[\da-f:.%]+$/i.test(host)) {
    const digits = /^\d{1,5}/.exec(host.slice(portAt + 1))
    if (digits) port = Number(digits[0])
    host = host.slice(0, portAt)
  }
  return { user: colon < 0 ? info : info.slice(0, colon), password: colon < 0 ? '' : info.slice(colon + 1), host, port }
}
