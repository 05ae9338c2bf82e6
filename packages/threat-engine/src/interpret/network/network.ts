import type { Resource, Tag } from '../../facts.js'
import type { Frame, Machine } from '../machine.js'
import { urlResource } from '../resource/host.js'
import { carriesSecret } from '../resource/hosts/query.js'
import { pathResource } from '../resource/path.js'
import { withoutMarks } from '../word.js'
import { filledIn } from './filled.js'

/** A request over the network. `method` defaults to GET, or POST when there is a body. */
export interface NetworkCall {
  readonly method?: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/**
 * Records what a request does: it receives from its host, and sends to it when it has a body or a method that changes something. Local
 * files behind `file:` and the like
 * are reads of files. The body is a text of its own, so that secrets in it are judged where all secrets are.
 */
export function interpretNetwork(call: NetworkCall, frame: Frame, machine: Machine): void {
  if (!machine.pay(frame, 1 + (call.url.length >> 10))) return
  const url = withoutMarks(call.url)
  const base = urlResource(url, machine.context)
  const method = (call.method ?? (call.body ? 'POST' : 'GET')).toUpperCase()

  if (LOCAL.has(base.scheme ?? '')) {
    const path = (base.target ?? '').replace(/^[/\\]{2,}/, '/').replaceAll('\\/', '/').replace(/\/{2,}/g, '/')
    const file = pathResource(`file://${path.startsWith('/') ? '' : '/'}${path}`, machine.context, ['wrapper-scheme'])
    machine.effect(frame, SENDS.has(method) ? 'write' : 'read', file, { detail: method })
    return
  }
  const odd = PROTOCOLS.has(base.scheme ?? '') ? (['wrapper-scheme'] as const) : []
  const host = tagged(base, call.headers ? [...odd, ...headerTags(call.headers, base)] : odd)
  machine.effect(frame, SOCKETS.has(base.scheme ?? '') ? 'connect' : 'receive', host, { detail: method })
  if (call.headers) headers(call.headers, frame, machine, base)
  // By hand-made protocols the address itself is the message (CWE-918).
  const spoken = HAND_MADE.has(base.scheme ?? '') && (base.target ?? '').length > 1
  if (SENDS.has(method) || call.body || spoken) {
    const sent = machine.effect(frame, 'send', host, { detail: method })
    if (call.body) machine.flow(filledIn(call.body, frame, machine), sent)
  }
  if (call.body) machine.text({ surface: 'argument', value: call.body, pointer: pointerOf(frame, 'body'), about: host.name })
}

const LOCAL: ReadonlySet<string> = new Set(['file', 'netdoc', 'local_file'])
const SOCKETS: ReadonlySet<string> = new Set([
  'ws', 'wss', 'tcp', 'udp', 'telnet', 'ssh', 'redis', 'rediss', 'postgres', 'postgresql', 'mysql', 'mongodb', 'mongodb+srv', 'amqp',
  'amqps', 'ldap', 'ldaps', 'smtp', 'smtps', 'imap', 'imaps',
])
/** Protocols that a tool for web requests has no business with. */
const PROTOCOLS: ReadonlySet<string> = new Set(['ldap', 'ldaps', 'ldapi', 'telnet', 'smtp', 'imap', 'pop3', 'redis', 'data', 'javascript'])
const HAND_MADE: ReadonlySet<string> = new Set(['gopher', 'dict'])
const SENDS: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'MKCOL', 'MOVE', 'COPY', 'PROPPATCH'])

const tagged = (host: Resource<'host'>, tags: readonly Tag[]): Resource<'host'> =>
  tags.length === 0 ? host : { ...host, tags: [...new Set<Tag>([...host.tags, ...tags])] }
const pointerOf = (frame: Frame, member: string): string =>
  frame.where.endsWith('/url') ? `${frame.where.slice(0, -4)}/${member}` : frame.where

/**
 * A secret in a header of its own (`Authorization`) is what headers are for; over plain HTTP to a stranger, or in one that proxies log,
 * it leaks.
 */
function headerTags(given: Readonly<Record<string, string>>, host: Resource<'host'>): readonly Tag[] {
  if (host.class === 'loopback' || host.class === 'own' || host.class === 'private') return []
  for (const [name, value] of Object.entries(given)) {
    if (LOGGED.test(name) && carriesSecret(`?value=${value.slice(0, 4096)}`)) return ['query-secret']
  }
  return []
}

const LOGGED = /^(?:referer|user-agent|x-forwarded-[\w-]{1,20}|from|origin|accept-language)$/i

/** Headers that lead elsewhere than the address says, and the text of the others. */
function headers(given: Readonly<Record<string, string>>, frame: Frame, machine: Machine, host: Resource<'host'>): void {
  const near = host.class === 'loopback' || host.class === 'own'
  const trusted = !host.tags.includes('plain-http') && !STRANGERS.has(host.class)
  for (const [name, value] of Object.entries(given).slice(0, 64)) {
    const lower = name.toLowerCase()
    if (lower === 'host' && value.toLowerCase() !== host.name) {
      const other = urlResource(`//${value}`, machine.context)
      if (other.class === 'metadata' || other.class === 'link-local') machine.effect(frame, 'receive', other, { detail: 'Host' })
    }
    // What lets the caller in belongs into these headers, when the host is one to log in to.
    if (near || value === '' || (trusted && LOGIN.has(lower))) continue
    const pointer = `${pointerOf(frame, 'headers')}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    machine.text({ surface: 'argument', value: value.slice(0, 8192), pointer, about: host.name })
  }
}
const LOGIN: ReadonlySet<string> = new Set([
  'authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key', 'apikey', 'private-token', 'job-token', 'x-auth-token', 'x-vault-token',
  'x-access-token', 'x-csrf-token', 'x-amz-security-token', 'x-goog-api-key', 'ocp-apim-subscription-key', 'x-github-token', 'dd-api-key',
  'dd-application-key',
])
const STRANGERS: ReadonlySet<string> = new Set([
  'raw-ip', 'paste', 'file-share', 'webhook', 'callback', 'tunnel', 'dynamic-dns', 'onion', 'mining-pool',
])
