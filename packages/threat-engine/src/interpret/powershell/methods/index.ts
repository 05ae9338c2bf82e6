import { resource, stepped } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { readFile, writeFile } from '../files.js'
import type { MemberCall } from '../member.js'
import { type Method, arg, field, quiet, same, shown } from './method.js'
import { CODE, POWERSHELL, PROCESS, SHELL, remote } from './processes.js'
import { SOCKET, STREAM } from './streams.js'
import { HTTP_CLIENT, HTTP_REQUEST, WEB_CLIENT, WEB_REQUEST } from './web.js'
import { runLine, runProcess } from '../process.js'
import { connect, from, receive } from '../record.js'
import { isRegistryProvider, writeRegistry, writeThroughWmi } from '../registry.js'
import { NULL, type Value, asText, carried, carriedBy, instance, text, unknown } from '../value.js'

const GRAPHICS: Readonly<Record<string, Method>> = {
  copyfromscreen: (c) => unknown(from(c.session.machine.effect(c.frame, 'capture', resource('screen', 'picture', 'screen')))),
}
const REGISTRY_KEY: Readonly<Record<string, Method>> = {
  opensubkey: (c) => instance('registry-key', [['path', text(`${asText(field(c, 'path'))}\\${shown(c, 0)}`)]]),
  createsubkey: (c) => instance('registry-key', [['path', text(`${asText(field(c, 'path'))}\\${shown(c, 0)}`)]]),
  setvalue: (c) => {
    writeRegistry(asText(field(c, 'path')), shown(c, 0), arg(c, 1), c.frame, c.session)
    return NULL
  },
  getvalue: () => unknown(),
  close: quiet,
  deletevalue: quiet,
}
/** The registry through WMI (`[wmiclass]'root\\default:StdRegProv'`): hive, key, name, value. */
const sets: Method = (c) => {
  if (isRegistryProvider(asText(field(c, 'text')))) writeThroughWmi(arg(c, 0), arg(c, 1), arg(c, 2), arg(c, 3), c.frame, c.session)
  return unknown()
}
const STD_REG_PROV: Readonly<Record<string, Method>> = { setstringvalue: sets, setexpandedstringvalue: sets, setmultistringvalue: sets, setdwordvalue: sets, setqwordvalue: sets, setbinaryvalue: sets }
const WMI: Readonly<Record<string, Method>> = {
  createinstance: same,
  // A consumer of events is kept by the system when it is put (T1546.003).
  put: (c) => {
    if (/eventconsumer|filtertoconsumerbinding/i.test(asText(field(c, 'text'))))
      c.session.machine.effect(c.frame, 'schedule', resource('process', 'ordinary', 'WMI event subscription', ['hijack']))
    return NULL
  },
  create: (c) => {
    const cls = asText(field(c, 'text')).toLowerCase()
    const host = /^\\\\([^\\]{1,100})\\/.exec(cls)?.[1]
    if (host !== undefined && !/^(?:\.|localhost|127\.0\.0\.1)$/.test(host)) c.session.machine.effect(c.frame, 'execute', { ...hostResource(host, c.session.machine.context), port: 135 })
    if (cls.endsWith('win32_process')) {
      c.session.machine.effect(c.frame, 'execute', resource('process', 'lolbin', 'Win32_Process.Create'))
      return runLine(shown(c, 0), c.taint, c.frame, c.session)
    }
    if (cls.endsWith('win32_shadowcopy')) c.session.machine.effect(c.frame, 'read', resource('backup', 'shadow-copy', shown(c, 0)))
    return unknown()
  },
  delete: (c) => {
    if (/shadowcopy/i.test(asText(field(c, 'text'))))
      c.session.machine.effect(c.frame, 'delete', resource('backup', 'shadow-copy', 'Win32_ShadowCopy'))
    return unknown()
  },
  ...STD_REG_PROV,
  stopservice: (c) => unknown(c.taint),
  terminate: quiet,
}
const SCHEDULER: Readonly<Record<string, Method>> = {
  connect: quiet,
  newtask: () => instance('task-definition'),
  getfolder: () => instance('task-folder'),
}
/** A ping whose buffer is data carries it to the host (T1048.003). */
const pings: Method = (c) => {
  const data = carriedBy(c.args.slice(2))
  if (!data.sources.length) return unknown(from(connect(shown(c, 0), undefined, c.frame, c.session)))
  const sink = c.session.machine.effect(c.frame, 'send', hostResource(shown(c, 0), c.session.machine.context, ['dns', 'fragment']))
  c.session.machine.flow(data, sink)
  return unknown(from(sink))
}
const PING: Readonly<Record<string, Method>> = { send: pings, sendasync: pings, sendpingasync: pings }
const MAIL: Readonly<Record<string, Method>> = {
  send: (c) => {
    const server = field(c, 'host')
    c.session.machine.flow(c.taint, c.session.machine.effect(c.frame, 'send', hostResource(asText(server), c.session.machine.context)))
    return NULL
  },
}

/** Methods of .NET and COM classes that do something to the machine. Types in lower case without `System.`. */
export const OBJECT_METHODS: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  'net.webclient': WEB_CLIENT,
  'net.http.httpclient': HTTP_CLIENT,
  'net.webrequest': WEB_REQUEST,
  'net.response': { getresponsestream: same },
  'net.stream': STREAM,
  'msxml2.xmlhttp': HTTP_REQUEST,
  'msxml2.serverxmlhttp': HTTP_REQUEST,
  'microsoft.xmlhttp': HTTP_REQUEST,
  'winhttp.winhttprequest.5.1': HTTP_REQUEST,
  'msxml2.xmlhttp.6.0': HTTP_REQUEST,
  'msxml2.xmlhttp.3.0': HTTP_REQUEST,
  'msxml2.serverxmlhttp.6.0': HTTP_REQUEST,
  // A document that is loaded from an address is what the address answers.
  'xml.xmldocument': {
    load: (c) => {
      if (/^https?:/i.test(shown(c, 0)) && c.object.k === 'object') c.object.fields.set('data', unknown(from(receive(shown(c, 0), c.frame, c.session))))
      return NULL
    },
  },
  'internetexplorer.application': { navigate: (c) => visits(c), navigate2: (c) => visits(c) },
  'microsoft.xmldom': { load: (c) => visits(c) },
  'msxml2.domdocument': { load: (c) => visits(c) },
  'io.streamreader': STREAM,
  'io.streamwriter': STREAM,
  'io.memorystream': STREAM,
  'io.filestream': STREAM,
  'io.compression.gzipstream': STREAM,
  'io.compression.deflatestream': STREAM,
  'net.security.sslstream': STREAM,
  'io.binaryreader': STREAM,
  'io.binarywriter': STREAM,
  'net.sockets.tcpclient': SOCKET,
  'net.sockets.tcplistener': SOCKET,
  'net.sockets.udpclient': SOCKET,
  'net.sockets.socket': SOCKET,
  code: CODE,
  powershell: POWERSHELL,
  decryptor: { transformfinalblock: (c) => unknown(stepped(c.taint, 'decode:decrypt')) },
  // Rules of the firewall through COM (T1562.004)
  'hnetcfg.fwpolicy2': {
    add: (c) => (c.session.machine.effect(c.frame, 'configure', resource('firewall', 'open', 'Windows Firewall')), NULL),
    remove: quiet,
  },
  'net.httplistener': {
    add: (c) => {
      const [, host = '', port] = /^https?:\/\/([^:/]{1,100}):?(\d{1,5})?/i.exec(shown(c, 0)) ?? []
      const at = /^[+*\0]|^0\.0\.0\.0$/.test(host) ? resource('host', 'unknown', host, ['exposed']) : hostResource(host, c.session.machine.context)
      const effect = c.session.machine.effect(c.frame, 'listen', port === undefined ? at : { ...at, port: Number(port) })
      if (c.object.k === 'object') c.object.fields.set('asked', unknown(from(effect)))
      return NULL
    },
    getcontext: (c) => instance('net.request', [['request', unknown(carried(c.object))]], carried(c.object)),
    start: quiet,
    stop: quiet,
    close: quiet,
  },
  'drawing.graphics': GRAPHICS,
  'registry-key': REGISTRY_KEY,
  wmiclass: WMI,
  wmi: WMI,
  'net.networkinformation.ping': PING,
  'wscript.shell': SHELL,
  'shell.application': SHELL,
  'mmc20.application': SHELL,
  shellbrowserwindow: SHELL,
  'schedule.service': SCHEDULER,
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
    ddeinitiate: (c) => (c.session.machine.effect(c.frame, 'execute', resource('process', 'lolbin', 'DDEInitiate')), runProcess)(arg(c, 0), arg(c, 1), remote(c), c.session),
  },
  shortcut: {
    save: (c) => {
      const content = text(`${asText(field(c, 'targetpath'))} ${asText(field(c, 'arguments'))}`)
      writeFile(asText(field(c, 'path')), content, false, [], c.frame, c.session)
      return NULL
    },
  },
  'diagnostics.process': PROCESS,
  'net.mail.smtpclient': MAIL,
  credential: {
    // A credential that a prompt asked for is turned into its password (T1056.002).
    getnetworkcredential: (c) =>
      instance('network-credential', [
        ['password', unknown(from(c.session.machine.effect(c.frame, 'read', resource('account', 'password', 'prompted credential', field(c, 'prompt').k === 'null' ? [] : ['hijack']))))],
      ]),
  },
  'directoryservices.accountmanagement.userprincipal': {
    save: (c) => {
      c.session.machine.effect(c.frame, 'write', resource('account', 'ordinary', asText(field(c, 'samaccountname'))))
      return NULL
    },
  },
  adsi: {
    // `[ADSI]"WinNT://HOST"` makes accounts and members of groups (T1136).
    create: (c) => {
      if (/^user$/i.test(shown(c, 0))) c.session.machine.effect(c.frame, 'write', resource('account', 'ordinary', shown(c, 1)))
      return instance('adsi', [['text', arg(c, 1)]])
    },
    add: (c) => {
      c.session.machine.effect(
        c.frame,
        'write',
        resource('account', /admin/i.test(asText(field(c, 'text'))) ? 'administrator' : 'ordinary', shown(c, 0)),
      )
      return NULL
    },
    setpassword: (c) => {
      c.session.machine.effect(c.frame, 'write', resource('account', 'password', asText(field(c, 'text'))))
      return NULL
    },
  },
  'outlook.application': {
    getnamespace: (c) => unknown(from(c.session.machine.effect(c.frame, 'read', resource('message', 'mail', 'Outlook')))),
    createitem: () => instance('outlook-item'),
  },
  // A mail that Outlook sends in the name of the person at the machine, with what is attached to it (T1048.003, T1534).
  'outlook-item': {
    add: (c) => {
      const added = readFile(shown(c, 0), c.frame, c.session)
      if (c.object.k === 'object' && c.object.fields.size < 64) c.object.fields.set(`attached${c.object.fields.size}`, unknown(carried(added)))
      return NULL
    },
    send: (c) => {
      c.session.machine.flow(carried(c.object), c.session.machine.effect(c.frame, 'send', resource('message', 'mail', asText(field(c, 'to')), ['insecure'])))
      return NULL
    },
  },
  adsisearcher: { findall: (c) => directory(c), findone: (c) => directory(c) },
  'directoryservices.directorysearcher': { findall: (c) => directory(c), findone: (c) => directory(c) },
}
/** A page that is opened is what its address answers from then on. */
function visits(c: MemberCall): Value {
  if (c.object.k === 'object' && /^https?:/i.test(shown(c, 0))) {
    const answer = unknown(from(receive(shown(c, 0), c.frame, c.session)))
    for (const name of ['document', 'text', 'xml', 'documentelement']) c.object.fields.set(name, answer)
  }
  return NULL
}
function directory(c: MemberCall): Value {
  return unknown(
    from(
      c.session.machine.effect(c.frame, 'query', resource('system', 'discovery', 'Active Directory'), { detail: asText(field(c, 'text')) }),
    ),
  )
}
