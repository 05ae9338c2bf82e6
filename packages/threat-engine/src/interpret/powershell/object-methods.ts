// data table
// Methods of .NET and COM classes that do something to the machine. Types in lower case without `System.`.
import type { Effect } from '../../facts.js'
import { join, resource, stepped, type Frame } from '../machine.js'
import { hostResource } from '../resource/host.js'
import { readFile, writeFile } from './files.js'
import type { MemberCall } from './member.js'
import { runLine, runProcess } from './process.js'
import { connect, from, receive, send } from './record.js'
import { writeRegistry } from './registry.js'
import { NULL, asNumber, asText, carried, carriedBy, instance, text, unknown, withTaint, type Value } from './value.js'

type Method = (call: MemberCall) => Value
const arg = (c: MemberCall, i: number): Value => c.args[i] ?? NULL
const shown = (c: MemberCall, i: number): string => asText(arg(c, i))
const fieldsOf = (c: MemberCall): Map<string, Value> => (c.object.k === 'object' ? c.object.fields : new Map<string, Value>())
const field = (c: MemberCall, name: string): Value => fieldsOf(c).get(name) ?? NULL

/** Methods of clients: which argument is the address, which the content, which the file. */
const fetches = (path?: number): Method => (c) => {
  const effect = receive(shown(c, 0), c.frame, c.session)
  const value = unknown(join(arg(c, 0).taint, from(effect)))
  if (path !== undefined) writeFile(shown(c, path), value, false, [], c.frame, c.session)
  return path === undefined ? value : NULL
}
const posts = (content: number): Method => (c) => {
  const effect = send(shown(c, 0), carriedBy(c.args.slice(content)), c.frame, c.session)
  return unknown(from(effect))
}
const uploads: Method = (c) => {
  const path = c.args.length > 2 ? 2 : 1
  const data = readFile(shown(c, path), c.frame, c.session)
  send(shown(c, 0), carried(data), c.frame, c.session, ['upload'])
  return NULL
}
const same: Method = (c) => c.object
const quiet: Method = () => NULL
const runs = (argument: number): Method => (c) => runLine(shown(c, argument), c.taint, c.frame, c.session)

const WEB_CLIENT: Readonly<Record<string, Method>> = {
  downloadstring: fetches(), downloaddata: fetches(), openread: fetches(), downloadfile: fetches(1), downloadstringasync: fetches(), downloadstringtaskasync: fetches(), downloadfileasync: fetches(1), downloadfiletaskasync: fetches(1), downloaddataasync: fetches(),
  downloaddatataskasync: fetches(), uploadstring: posts(1), uploaddata: posts(1), uploadvalues: posts(1), uploadfile: uploads, uploadfileasync: uploads, uploadstringasync: posts(1), openwrite: (c) => instance('net.stream', [['url', arg(c, 0)]]),
}
const HTTP_CLIENT: Readonly<Record<string, Method>> = {
  getstringasync: fetches(), getbytearrayasync: fetches(), getstreamasync: fetches(), getasync: fetches(), postasync: posts(1), putasync: posts(1), patchasync: posts(1), deleteasync: posts(1),
  sendasync: (c) => {
    const request = arg(c, 0)
    const url = request.k === 'object' ? request.fields.get('url') : undefined
    const content = request.k === 'object' ? request.fields.get('content') : undefined
    const effect = content ? send(asText(url ?? NULL), carried(content), c.frame, c.session) : receive(asText(url ?? NULL), c.frame, c.session)
    return unknown(from(effect))
  },
}
/** Requests of Windows and of COM: `Open(method, url)` and `Send(body)`. */
const HTTP_REQUEST: Readonly<Record<string, Method>> = {
  open: (c) => {
    fieldsOf(c).set('method', arg(c, 0)).set('url', arg(c, 1))
    return NULL
  },
  setrequestheader: quiet, setproxy: quiet,
  send: (c) => {
    const url = asText(field(c, 'url'))
    const body = c.args[0]
    const effect = body && body.k !== 'null' && !/^get$/i.test(asText(field(c, 'method'))) ? send(url, carried(body), c.frame, c.session) : receive(url, c.frame, c.session)
    fieldsOf(c).set('responsetext', unknown(from(effect))).set('responsebody', unknown(from(effect))).set('responsestream', unknown(from(effect)))
    return NULL
  },
}
const WEB_REQUEST: Readonly<Record<string, Method>> = {
  getresponse: (c) => instance('net.response', [], from(answered(c))), getresponseasync: (c) => instance('net.response', [], from(answered(c))),
  getrequeststream: (c) => instance('net.stream', [['url', field(c, 'url')]]),
}
function answered(c: MemberCall): Effect {
  return receive(asText(field(c, 'url')), c.frame, c.session)
}

/** Streams: what is read carries the other end, what is written goes to it. */
const readsStream: Method = (c) => (c.object.k === 'object' ? (c.object.fields.get('data') ?? unknown(c.taint)) : unknown(c.taint))
const writesStream: Method = (c) => {
  const { session, frame } = c
  const url = fieldsOf(c).get('url')
  const peer = fieldsOf(c).get('peer')
  const path = fieldsOf(c).get('path')
  const data = carriedBy(c.args)
  if (url) send(asText(url), data, frame, session)
  else if (path) writeFile(asText(path), arg(c, 0), false, [], frame, session)
  else {
    const source = (peer ?? c.object).taint.sources.find((s) => s.resource.kind === 'host' && (s.action === 'connect' || s.action === 'listen'))
    if (source && source.resource.kind === 'host') session.machine.flow(data, session.machine.effect(frame, 'send', source.resource))
  }
  return NULL
}
const STREAM: Readonly<Record<string, Method>> = {
  read: (c) => {
    // `Read(buffer, …)` fills the buffer; it is shared, so that the bytes read carry the connection from here on.
    return withTaint(unknown(), c.object.taint)
  },
  readtoend: readsStream, readline: readsStream, readbyte: readsStream, readasync: readsStream, readtoendasync: readsStream, toarray: readsStream, getbuffer: readsStream, copyto: (c) => {
    const target = arg(c, 0)
    if (target.k === 'object') target.fields.set('data', readsStream(c))
    return NULL
  },
  write: writesStream, writeline: writesStream, writeasync: writesStream, flush: quiet, close: quiet, dispose: quiet,
  getresponsestream: same, getstream: same, authenticateasclient: quiet, getcontent: same,
}
const SOCKET: Readonly<Record<string, Method>> = {
  connect: (c) => {
    const effect = connect(shown(c, 0), asNumber(arg(c, 1)), c.frame, c.session)
    fieldsOf(c).set('peer', unknown(stepped(from(effect), 'socket')))
    return NULL
  },
  connectasync: (c) => {
    const effect = connect(shown(c, 0), asNumber(arg(c, 1)), c.frame, c.session)
    fieldsOf(c).set('peer', unknown(stepped(from(effect), 'socket')))
    return unknown()
  },
  beginconnect: (c) => {
    connect(shown(c, 0), asNumber(arg(c, 1)), c.frame, c.session, ['single-port'])
    return unknown()
  },
  getstream: (c) => instance('net.stream', [['peer', field(c, 'peer')]], c.taint),
  send: writesStream, sendto: writesStream, receive: (c) => unknown(c.taint), start: quiet, close: quiet, accepttcpclient: (c) => instance('net.sockets.tcpclient', [['peer', unknown(c.taint)]], c.taint), acceptsocket: (c) => instance('net.sockets.tcpclient', [['peer', unknown(c.taint)]], c.taint),
}
const CODE: Readonly<Record<string, Method>> = {
  invoke: (c) => c.session.code(field(c, 'text'), c.frame), invokereturnasis: (c) => c.session.code(field(c, 'text'), c.frame), getnewclosure: same,
}
const POWERSHELL: Readonly<Record<string, Method>> = {
  addscript: (c) => {
    fieldsOf(c).set('script', arg(c, 0))
    return c.object
  },
  addcommand: (c) => {
    fieldsOf(c).set('script', arg(c, 0))
    return c.object
  },
  addargument: same, addparameter: same,
  invoke: (c) => c.session.code(field(c, 'script'), c.frame), begininvoke: (c) => c.session.code(field(c, 'script'), c.frame),
}
/** Windows Script Host and the shell as COM objects (T1059.005); on another host they run there (T1021.003). */
const SHELL: Readonly<Record<string, Method>> = {
  run: runs(0), exec: runs(0), filerun: quiet,
  shellexecute: (c) => runProcess(arg(c, 0), arg(c, 1), c.frame, c.session),
  executeshellcommand: (c) => runProcess(arg(c, 0), arg(c, 2), remote(c), c.session),
  createshortcut: (c) => instance('shortcut', [['path', arg(c, 0)]]),
  regwrite: (c) => {
    const key = shown(c, 0)
    writeRegistry(key.replace(/\\[^\\]*$/, ''), key.split('\\').at(-1) ?? '', arg(c, 1), c.frame, c.session)
    return NULL
  },
  sendkeys: quiet, popup: quiet, namespace: (c) => instance('shell-folder', [['path', arg(c, 0)]]), environment: quiet,
}
function remote(c: MemberCall): Frame {
  const host = field(c, 'host')
  if (host.k === 'null') return c.frame
  const name = asText(host)
  connect(name, 135, c.frame, c.session)
  return { ...c.frame, actor: { ...c.frame.actor, remote: name } }
}
const GRAPHICS: Readonly<Record<string, Method>> = {
  copyfromscreen: (c) => unknown(from(c.session.machine.effect(c.frame, 'capture', resource('screen', 'picture', 'screen')))),
}
const REGISTRY_KEY: Readonly<Record<string, Method>> = {
  opensubkey: (c) => instance('registry-key', [['path', text(`${asText(field(c, 'path'))}\\${shown(c, 0)}`)]]), createsubkey: (c) => instance('registry-key', [['path', text(`${asText(field(c, 'path'))}\\${shown(c, 0)}`)]]),
  setvalue: (c) => {
    writeRegistry(asText(field(c, 'path')), shown(c, 0), arg(c, 1), c.frame, c.session)
    return NULL
  },
  getvalue: () => unknown(), close: quiet, deletevalue: quiet,
}
const WMI: Readonly<Record<string, Method>> = {
  create: (c) => {
    const cls = asText(field(c, 'text')).toLowerCase()
    if (cls.endsWith('win32_process')) return runLine(shown(c, 0), c.taint, c.frame, c.session)
    if (cls.endsWith('win32_shadowcopy')) c.session.machine.effect(c.frame, 'read', resource('backup', 'shadow-copy', shown(c, 0)))
    return unknown()
  },
  delete: (c) => {
    if (/shadowcopy/i.test(asText(field(c, 'text')))) c.session.machine.effect(c.frame, 'delete', resource('backup', 'shadow-copy', 'Win32_ShadowCopy'))
    return unknown()
  },
  put: quiet, stopservice: (c) => unknown(c.taint), terminate: quiet,
}
const SCHEDULER: Readonly<Record<string, Method>> = {
  connect: quiet, newtask: () => instance('task-definition'), getfolder: () => instance('task-folder'),
}
const PING: Readonly<Record<string, Method>> = { send: (c) => unknown(from(connect(shown(c, 0), undefined, c.frame, c.session))), sendpingasync: (c) => unknown(from(connect(shown(c, 0), undefined, c.frame, c.session))) }
const PROCESS: Readonly<Record<string, Method>> = {
  start: (c) => {
    const info = field(c, 'startinfo')
    const fields = info.k === 'object' ? info.fields : fieldsOf(c)
    return runProcess(fields.get('filename') ?? NULL, fields.get('arguments') ?? NULL, c.frame, c.session)
  },
  kill: quiet, waitforexit: quiet,
}
const MAIL: Readonly<Record<string, Method>> = {
  send: (c) => {
    const server = field(c, 'host')
    c.session.machine.flow(c.taint, c.session.machine.effect(c.frame, 'send', hostResource(asText(server), c.session.machine.context)))
    return NULL
  },
}

export const OBJECT_METHODS: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  'net.webclient': WEB_CLIENT, 'net.http.httpclient': HTTP_CLIENT, 'net.webrequest': WEB_REQUEST, 'net.response': { getresponsestream: same }, 'net.stream': STREAM,
  'msxml2.xmlhttp': HTTP_REQUEST, 'msxml2.serverxmlhttp': HTTP_REQUEST, 'microsoft.xmlhttp': HTTP_REQUEST, 'winhttp.winhttprequest.5.1': HTTP_REQUEST, 'msxml2.xmlhttp.6.0': HTTP_REQUEST, 'msxml2.xmlhttp.3.0': HTTP_REQUEST, 'msxml2.serverxmlhttp.6.0': HTTP_REQUEST,
  'io.streamreader': STREAM, 'io.streamwriter': STREAM, 'io.memorystream': STREAM, 'io.filestream': STREAM, 'io.compression.gzipstream': STREAM, 'io.compression.deflatestream': STREAM, 'net.security.sslstream': STREAM, 'io.binaryreader': STREAM, 'io.binarywriter': STREAM,
  'net.sockets.tcpclient': SOCKET, 'net.sockets.tcplistener': SOCKET, 'net.sockets.udpclient': SOCKET, 'net.sockets.socket': SOCKET,
  code: CODE, powershell: POWERSHELL, 'drawing.graphics': GRAPHICS, 'registry-key': REGISTRY_KEY, wmiclass: WMI, wmi: WMI, 'net.networkinformation.ping': PING,
  'wscript.shell': SHELL, 'shell.application': SHELL, 'mmc20.application': SHELL, 'shellbrowserwindow': SHELL, 'schedule.service': SCHEDULER,
  'task-folder': {
    registertaskdefinition: (c) => {
      c.session.machine.effect(c.frame, 'schedule', resource('process', 'ordinary', shown(c, 0)))
      return NULL
    },
  },
  'excel.application': {
    registerxll: (c) => {
      readFile(shown(c, 0), c.frame, c.session, ['load'])
      c.session.machine.effect(c.frame, 'execute', resource('process', 'lolbin', shown(c, 0)))
      return NULL
    },
    ddeinitiate: (c) => runProcess(arg(c, 0), arg(c, 1), remote(c), c.session),
  },
  shortcut: {
    save: (c) => {
      const content = text(`${asText(field(c, 'targetpath'))} ${asText(field(c, 'arguments'))}`)
      writeFile(asText(field(c, 'path')), content, false, [], c.frame, c.session)
      return NULL
    },
  },
  'diagnostics.process': PROCESS, 'net.mail.smtpclient': MAIL,
  credential: {
    // A credential that a prompt asked for is turned into its password (T1056.002).
    getnetworkcredential: (c) => instance('network-credential', [['password', unknown(from(c.session.machine.effect(c.frame, 'read', resource('account', 'password', 'prompted credential'))))]]),
  },
  'directoryservices.accountmanagement.userprincipal': { save: (c) => { c.session.machine.effect(c.frame, 'write', resource('account', 'ordinary', asText(field(c, 'samaccountname')))); return NULL } },
  adsi: {
    // `[ADSI]"WinNT://HOST"` makes accounts and members of groups (T1136).
    create: (c) => { if (/^user$/i.test(shown(c, 0))) c.session.machine.effect(c.frame, 'write', resource('account', 'ordinary', shown(c, 1))); return instance('adsi', [['text', arg(c, 1)]]) },
    add: (c) => { c.session.machine.effect(c.frame, 'write', resource('account', /admin/i.test(asText(field(c, 'text'))) ? 'administrator' : 'ordinary', shown(c, 0))); return NULL },
    setpassword: (c) => { c.session.machine.effect(c.frame, 'write', resource('account', 'password', asText(field(c, 'text')))); return NULL },
  },
  'outlook.application': { getnamespace: (c) => unknown(from(c.session.machine.effect(c.frame, 'read', resource('message', 'mail', 'Outlook')))), createitem: () => unknown() },
  adsisearcher: { findall: (c) => directory(c), findone: (c) => directory(c) }, 'directoryservices.directorysearcher': { findall: (c) => directory(c), findone: (c) => directory(c) },
}
function directory(c: MemberCall): Value {
  return unknown(from(c.session.machine.effect(c.frame, 'query', resource('system', 'discovery', 'Active Directory'), { detail: asText(field(c, 'text')) })))
}
