import { CLEAN, join, resource, type Taint } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { readFile, writeFile } from '../files.js'
import { frameOf, has, textOf, textsOf, valueOf, type Call, type Command } from '../call.js'
import { countPort, from, readPath, receive, send, pathOf } from '../record.js'
import { NULL, asNumber, carried, instance, unknown, type Value } from '../value.js'

const READS = /^(?:get|head|options|default|)$/i

/** `Invoke-WebRequest` and `Invoke-RestMethod`: what is sent, what comes back, where it goes. */
function request(call: Call): Value {
  const { session } = call
  const url = textOf(call, 'uri') ?? (call.input.k === 'text' ? call.input.text : '')
  const at = frameOf(call, 'uri')
  const method =
    textOf(call, 'method') ??
    textOf(call, 'custommethod') ??
    (has(call, 'body') || has(call, 'infile') || has(call, 'form') ? 'post' : 'get')
  let sent: Taint = CLEAN
  for (const name of ['body', 'form']) sent = join(sent, carried(valueOf(call, name)))
  if (call.input.k !== 'null' && has(call, 'uri')) sent = join(sent, carried(call.input))
  const file = textOf(call, 'infile')
  if (file !== undefined) sent = join(sent, readPath(file, frameOf(call, 'infile'), session))
  // A query that is built from data sends that data as well.
  const query = carried(valueOf(call, 'uri'))
  if (!READS.test(method) || has(call, 'body') || file !== undefined || sent.sources.length || query.sources.length)
    send(url, join(sent, query), at, session, file !== undefined ? ['upload'] : [])
  const effect = receive(url, at, session)
  const answer = unknown(from(effect))
  const out = textOf(call, 'outfile')
  if (out !== undefined) writeFile(out, answer, false, [], frameOf(call, 'outfile'), session)
  if (out !== undefined && !has(call, 'passthru')) return NULL
  return call.name === 'invoke-webrequest'
    ? instance(
        'web-response',
        [
          ['content', answer],
          ['rawcontent', answer],
          ['text', answer],
        ],
        carried(answer),
      )
    : answer
}

/** Files that run. */
const STARTS = /\.(?:ps1|bat|cmd|vbs|js|hta|dll|exe|scr)$/i

/** `Start-BitsTransfer`: a download, or an upload with `-TransferType Upload`. */
function transfer(call: Call): Value {
  const { session } = call
  const target = textsOf(call, 'destination')[0]
  for (const source of textsOf(call, 'source')) {
    if (
      /^upload/i.test(textOf(call, 'transfertype') ?? '') ||
      (target !== undefined && /^https?:/i.test(target) && !/^https?:/i.test(source))
    ) {
      send(target ?? '', readPath(source, frameOf(call, 'source'), session), frameOf(call, 'destination'), session, ['upload'])
      continue
    }
    // A script or program that the service of Windows Update brings among temporary files (T1197).
    if (target !== undefined && /^https?:/i.test(source) && STARTS.test(target) && pathOf(target, session).tags.includes('temporary'))
      session.machine.effect(call.frame, 'execute', resource('process', 'lolbin', 'Start-BitsTransfer', /\.ps1$|\.(?:bat|cmd|vbs|js|hta|dll)$/i.test(target) ? ['proxy'] : []))
    const effect = /^(?:https?|ftp):/i.test(source)
      ? from(receive(source, frameOf(call, 'source'), session))
      : readPath(source, frameOf(call, 'source'), session)
    if (target !== undefined) {
      const name = source.split(/[?#]/)[0]?.split(/[\\/]/).at(-1) ?? ''
      writeFile(/[\\/]$/.test(target) ? `${target}${name}` : target, unknown(effect), false, [], frameOf(call, 'destination'), session)
    }
  }
  return NULL
}

/** `Send-MailMessage`. */
function mail(call: Call): Value {
  const { session } = call
  let taint = carried(valueOf(call, 'body'))
  for (const path of has(call, 'attachments') ? textsOf(call, 'attachments') : [])
    taint = join(taint, carried(readFile(path, frameOf(call, 'attachments'), session)))
  const server = textOf(call, 'smtpserver')
  const what =
    server === undefined ? resource('message', 'mail', textsOf(call, 'to').join(', ')) : hostResource(server, session.machine.context)
  session.machine.flow(taint, session.machine.effect(call.frame, 'send', what))
  return NULL
}

/** `Test-NetConnection`: one host, and one port when it is named. */
function probe(call: Call): Value {
  const { session, frame } = call
  for (const host of textsOf(call, 'computername').slice(0, 16)) {
    const port = asNumber(valueOf(call, 'port'))
    const what = hostResource(host, session.machine.context, port === undefined ? [] : ['single-port'])
    if (has(call, 'port') && what.class !== 'loopback') countPort(what, port, frame, session)
    session.machine.effect(frame, 'connect', port === undefined ? what : { ...what, port })
  }
  return unknown()
}

const CARRIED = /\u0000\.[\w.-]{1,200}\.[a-z]{2,20}\.?$/i

function resolves(call: Call): Value {
  const name = textOf(call, 'name') ?? ''
  const taint = carried(valueOf(call, 'name'))
  // Data before a domain that is written out reaches whoever answers for that domain (T1048.003).
  const effect = call.session.machine.effect(
    frameOf(call, 'name'),
    taint.sources.length && CARRIED.test(name) ? 'send' : 'query',
    hostResource(name, call.session.machine.context, taint.sources.length ? ['dns', 'query-data'] : ['dns']),
  )
  call.session.machine.flow(taint, effect)
  return unknown(from(effect))
}

const WEB_PARAMETERS =
  'uri url=uri | method custommethod body infile outfile form headers contenttype credential useragent proxy ' +
  'proxycredential timeoutsec maximumredirection sessionvariable sv=sessionvariable websession transferencoding ' +
  'certificate certificatethumbprint authentication token sslprotocol maximumretrycount retryintervalsec ' +
  'statuscodevariable responseheadersvariable httpversion | passthru resume followrellink allowunencryptedauthentication'

export const WEB: Readonly<Record<string, Command>> = {
  'invoke-webrequest': { parameters: WEB_PARAMETERS, run: request },
  'invoke-restmethod': { parameters: WEB_PARAMETERS, run: request },
  'start-bitstransfer': {
    parameters:
      'source destination | transfertype priority displayname description credential authentication proxyusage proxylist ' +
      'retryinterval retrytimeout customheaders dynamic | asynchronous suspended',
    run: transfer,
  },
  'send-mailmessage': {
    parameters:
      'to subject body smtpserver comp=smtpserver | from attachments psattach=attachments bcc cc encoding credential priority ' +
      'port | usessl bodyashtml',
    run: mail,
  },
  'test-netconnection': {
    parameters:
      'computername remoteaddress=computername cn=computername commontcpport | port remoteport=port informationlevel hops ' +
      'constraininterface | traceroute diagnoserouting',
    run: probe,
  },
  'test-connection': {
    parameters:
      'computername targetname=computername cn=computername | count delay buffersize timetolive throttlelimit source protocol ' +
      'tcpport timeoutseconds | quiet traceroute repeat ipv4 ipv6',
    run: probe,
  },
  'resolve-dnsname': { parameters: 'name type server | querytype=type | dnsonly nohostsfile quicktimeout tcponly', run: resolves },
}
