import { hasHole, HOLE } from '../../word.js'
import { hostResource, urlResource } from '../../resource/host.js'

import type { Effect, Resource } from '../../../facts.js'
import { known, knownNumber } from '../fold/fold.js'
import { requestValue } from '../member.js'
import type { Run } from '../run.js'
import type { Node } from '../syntax.js'
import { joinOrigins, KNOWN, optionsOf, text, textOf, textsOf, type Origin, type Value } from '../value.js'
import { touch, writeTo } from './files.js'
import type { Deed } from './roles.js'

/** What a call did on the network: what it received, the host that it talks to from now on. */
export interface Contacted {
  readonly origin: Origin
  readonly host?: Resource<'host'>
  readonly serves?: boolean
  /** Data of a `data:` address. */
  readonly content?: Value
}

export function contact(deed: Deed): Contacted | undefined {
  const opened = deed.first('open') ?? deed.first('read') ?? deed.first('load') ?? deed.first('use') ?? deed.first('copy-from')
  const url =
    deed.first('url') ??
    (opened && textsOf(opened).some((s) => /^(https?|ftps?|ssh2\.\w+|data|php):/i.test(s)) && deed.run.language.semantics.urlsAreFiles
      ? opened
      : undefined)
  let contacted: Contacted | undefined
  if (deed.api.host !== undefined) contacted = ask(deed, deed.api.host)
  else if (url) contacted = fetch(deed, url)
  else if (deed.has('address') || deed.has('host')) contacted = connect(deed)
  if (deed.has('listen-address') || deed.has('listen-port') || deed.has('listen-host')) contacted = listen(deed)
  contacted = exchange(deed, contacted)
  const save = deed.first('save')
  if (save && contacted)
    for (const path of textsOf(save)) {
      const { sink } = touch(deed.run, deed.node, 'write', path, [])
      if (sink) writeTo(deed.run, deed.node, sink, text(HOLE, contacted.origin), false)
    }
  return contacted
}

/** Talks to a service: everything that the call is given is sent. */
function ask({ run, node, args }: Deed, name: string): Contacted {
  const host = { ...hostResource(name, run.context), scheme: 'https' }
  // A secret of the environment among the arguments is how the client logs in.
  sendTo(
    run,
    node,
    host,
    [...args.positional, ...args.named.values()].filter((v) => v.origin.environment === undefined || v.origin.environment === '*'),
  )
  return { origin: received(run, node, host), host }
}

const FETCHES = /^(get|head|options)$/i

function fetch(deed: Deed, url: Value): Contacted {
  const { run, node } = deed
  let origin: Origin = KNOWN
  let host: Resource<'host'> | undefined
  let content: Value | undefined
  const method = known(deed.first('method')) ?? deed.api.assume
  for (const address of textsOf(url)) {
    if (/^php:\/\/(input|stdin)/i.test(address)) {
      content = requestValue(run)
      continue
    }
    const data = /^data:[^,]{0,80},/i.exec(address)
    if (data) {
      content = text(
        data[0].includes('base64')
          ? Buffer.from(address.slice(data[0].length), 'base64').toString('utf8')
          : decodeURIComponent(address.slice(data[0].length).replace(/%(?![0-9a-f]{2})/gi, '%25')),
        { ...url.origin, decoded: 'data address' },
      )
      continue
    }
    if (/^file:/i.test(address)) {
      origin = joinOrigins(origin, touch(run, node, 'read', address.replace(/^file:(\/\/)?/i, ''), []).origin)
      continue
    }
    host = urlResource(address, run.context)
    const bodies = [...deed.all('body'), ...uploads(deed)]
    const headers = deed.all('headers').filter((h) => !ordinaryHeader(h))
    // One secret of the environment in an address is how clients log in; anything else that was read and goes into it is sent.
    const inUrl = [url, ...deed.all('query')].filter((v) => v.origin.taint.sources.length > 0 || v.origin.environment === '*')
    const sends = bodies.length > 0 || (method !== undefined && !FETCHES.test(method))
    if (sends || inUrl.length > 0 || headers.some((h) => h.origin.taint.sources.length > 0)) {
      const sink = run.effect(node, 'send', host, method?.toUpperCase())
      for (const value of [...bodies, ...inUrl, ...headers]) run.flow(value, sink, node)
    }
    if (!sends || deed.api.gives !== 'nothing') origin = joinOrigins(origin, received(run, node, host))
  }
  return { origin, ...(host && { host }), ...(content && { content }) }
}
function received(run: Run, node: Node, host: Resource<'host'>): Origin {
  return { taint: { sources: [run.effect(node, 'receive', host)], steps: [] } }
}
/** Headers that carry one secret of the environment, or nothing that was read, are how clients log in. */
const ordinaryHeader = (value: Value): boolean =>
  value.origin.environment !== '*' && value.origin.taint.sources.every((s) => s.resource.kind === 'environment')

function uploads(deed: Deed): readonly Value[] {
  return deed
    .all('upload')
    .flatMap((value) => textsOf(value).map((path) => text(HOLE, touch(deed.run, deed.node, 'read', path, []).origin)))
}

/** `host:port`, `(host, port)`, `{ host, port }` or a path of a Unix socket. */
export function addressOf(value: Value): { host: string; port?: number | undefined } {
  if (value.kind === 'list')
    return { host: value.items[0] ? textOf(value.items[0]) : HOLE, port: value.items[1] && knownNumber(value.items[1]) }
  if (value.kind === 'record')
    return {
      host: textOf(value.entries.get('host') ?? value.entries.get('hostname') ?? text('localhost')),
      port: value.entries.get('port') && knownNumber(value.entries.get('port')),
    }
  if (value.kind === 'number') return { host: 'localhost', port: value.value }
  const s = textOf(value).replace(/^(tcp|udp|ssl|tls|unix):\/\//i, '')
  const at = /^(.*):(\d{1,5})$/.exec(s)
  return at ? { host: at[1] ?? HOLE, port: Number(at[2]) } : { host: s }
}
function hostAt(run: Run, host: string, port: number | undefined): Resource<'host'> {
  const of = hostResource(host, run.context)
  return port === undefined ? of : { ...of, port }
}

function connect(deed: Deed): Contacted | undefined {
  const { run, node } = deed
  const port = deed.first('port') && knownNumber(deed.first('port'))
  let host: Resource<'host'> | undefined
  for (const value of [...deed.all('address'), ...deed.all('host')]) {
    for (const option of optionsOf(value)) {
      const address = addressOf(option)
      if (address.host.startsWith('/') || address.host === '') continue
      host = hostAt(run, address.host, address.port ?? port)
      const effect = run.effect(node, 'connect', host)
      if (deed.api.special === 'connect') {
        run.sockets.connected = host
        run.sockets.effect = effect
      }
    }
  }
  const sent = deed.all('body')
  if (host && sent.length > 0) sendTo(run, node, host, sent)
  return host && { origin: KNOWN, host }
}

function listen(deed: Deed): Contacted {
  const { run, node } = deed
  const address = deed.first('listen-address')
  const from = address ? addressOf(address.kind === 'number' ? text(`0.0.0.0:${address.value}`) : address) : undefined
  const given = deed.first('listen-host')
  const name = given ? textOf(given) : from && from.host !== '' && !/^\d+$/.test(from.host) ? from.host : '0.0.0.0'
  const port =
    from?.port ??
    (deed.first('listen-port') && knownNumber(deed.first('listen-port'))) ??
    (from && /^\d+$/.test(from.host) ? Number(from.host) : undefined)
  const host = hostAt(run, hasHole(name) ? '0.0.0.0' : name, port)
  run.effect(node, 'listen', host)
  return { origin: KNOWN, host, serves: true }
}

/** Talk over a socket or session that was opened before. */
function exchange(deed: Deed, contacted: Contacted | undefined): Contacted | undefined {
  const { run, node, api, self } = deed
  const host = contacted?.host ?? self?.state.host
  if (api.special === 'accept') {
    run.sockets.accepted = host ?? hostResource('0.0.0.0', run.context)
    return host && { origin: KNOWN, host, serves: true }
  }
  if (!host) return contacted
  const special =
    api.special ??
    (deed.has('handle') && self?.path.startsWith('#socket')
      ? deed.has('content')
        ? 'send'
        : api.gives === 'content'
          ? 'receive'
          : undefined
      : undefined)
  if (special === 'send' && !contacted) {
    sendTo(run, node, host, [...deed.all('body'), ...deed.all('content'), ...uploads(deed)])
    return { origin: KNOWN, host }
  }
  if (special === 'receive') {
    const effect = run.effect(node, 'receive', host)
    if (!self?.path.startsWith('#session')) run.received.add(effect)
    return { origin: { taint: { sources: [effect], steps: [] } }, host }
  }
  return contacted
}

/** Sends values; a log-in or a fixed greeting is only a contact. */
export function sendTo(run: Run, node: Node, host: Resource<'host'>, values: readonly Value[]): Effect {
  const sink = run.effect(node, 'send', host)
  for (const value of values) run.flow(value, sink, node)
  return sink
}
