import { join, resource, stepped, type Frame, type Taint } from '../machine.js'
import { hostResource } from '../resource/host.js'
import { hasHole } from '../word.js'
import { inflate } from './inflate.js'
import { readFile, stampFile } from './files.js'
import { OBJECT_METHODS } from './methods/index.js'
import { connect, from, pathOf } from './record.js'
import { readRegistry } from './registry.js'
import type { Session } from './session.js'
import { NULL, asBytes, asNumber, asText, carried, carriedBy, instance, text, unknown, type ObjectValue, type Value } from './value.js'

const isKnown = (value: Value): boolean => value.k === 'text' && value.text !== '' && !hasHole(value.text)
const CONTENT = /^net\.http\.(?:multipartformdata|stream|bytearray|string|formurlencoded|readonlymemory)content$/

/** Classes of COM that start programs, under the names that mean the same (T1021.003). */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['9ba05972-f6a8-11cf-a442-00a0c90a8f39', 'shell.application'],
  ['c08afd90-f2a1-11d1-8455-00a0c91f3880', 'shell.application'],
  ['13709620-c279-11ce-a49e-444553540000', 'shell.application'],
  ['49b2791a-b1ae-4c90-9b8e-e860ba07f889', 'mmc20.application'],
  ['72c24dd5-d70a-438b-8a42-98424b88afb8', 'wscript.shell'],
  ['00024500-0000-0000-c000-000000000046', 'excel.application'],
])

/** `New-Object TYPE args` and `[TYPE]::new(args)`. `host` is where a COM object is created when not here. */
export function createObject(type: string, args: readonly Value[], frame: Frame, session: Session, host?: Value): Value {
  const name = type
    .toLowerCase()
    .replace(/^system\./, '')
    .replace(/^(mmc20\.application|(?:excel|word|outlook|shell|powerpoint)\.application|wscript\.shell)\.\d{1,2}$/, '$1')
    .replace(/^\{?([0-9a-f]{8}-[0-9a-f-]{27})\}?$/, (all, id: string) => CLASSES.get(id) ?? all)
    .replace(/^shellbrowserwindow$/, 'shell.application')
  const taint = carriedBy(args)
  const first = args[0] ?? NULL
  switch (name) {
    case 'net.sockets.tcpclient':
    case 'net.sockets.udpclient': {
      const object = instance(name, [], taint)
      if (args.length < 2) return object
      const effect = connect(asText(first), asNumber(args[1] ?? NULL), frame, session)
      const peer: Taint = stepped(from(effect), 'socket')
      return instance(name, [['peer', unknown(peer)]], join(taint, peer))
    }
    case 'net.sockets.tcplistener': {
      const port = asNumber(args[1] ?? first)
      const address = args.length > 1 ? asText(first) : ''
      const any = address === '' || /any|0\.0\.0\.0|\0/i.test(address)
      const at = any ? resource('host', 'unknown', address, ['exposed']) : hostResource(address, session.machine.context)
      const effect = session.machine.effect(frame, 'listen', port === undefined ? at : { ...at, port })
      return instance(name, [], join(taint, stepped(from(effect), 'socket')))
    }
    case 'net.webrequest':
    case 'net.http.httprequestmessage':
      return instance(name, [['url', args.at(-1) ?? NULL]], taint)
    case 'io.compression.gzipstream':
    case 'io.compression.deflatestream': {
      const inner = first.k === 'object' ? (first.fields.get('data') ?? first) : first
      const bytes = asBytes(inner)
      const compresses = args[1]?.k === 'object' && /(?:^|\W)compress$/i.test(asText(args[1].fields.get('method') ?? NULL))
      const how = name.includes('gzip') ? 'gzip' : 'deflate'
      const unpacked = bytes && !compresses ? inflate(bytes, how) : undefined
      const moved = stepped(taint, compresses ? how : `decode:${how}`)
      return instance(name, [['data', unpacked ? { k: 'bytes', bytes: unpacked, taint: moved } : unknown(moved)]], moved)
    }
    case 'io.memorystream':
      return instance(name, first.k === 'null' ? [] : [['data', first]], taint)
    case 'io.streamreader': {
      if (first.k === 'text') return instance(name, [['data', readFile(first.text, frame, session)]])
      const data = first.k === 'object' ? first.fields.get('data') : undefined
      const bytes = data && asBytes(data)
      if (bytes && data)
        return instance(
          name,
          [
            [
              'data',
              text(
                Buffer.from(bytes)
                  .toString(bytes[1] === 0 ? 'utf16le' : 'utf8')
                  .replace(/[\u0000-\u0002]/g, ''),
                data.taint,
              ),
            ],
          ],
          taint,
        )
      return instance(name, first.k === 'object' ? peerOf(first) : [], taint)
    }
    case 'io.streamwriter':
    case 'net.security.sslstream':
    case 'io.binarywriter':
    case 'io.binaryreader':
      if (first.k === 'text') return instance(name, [['path', first]], taint)
      return instance(name, first.k === 'object' ? [...first.fields] : [], taint)
    case 'io.filestream': {
      const mode = args
        .slice(1)
        .map((a) => asText(a))
        .join(' ')
      if (/create|append|write(?!r)/i.test(mode) && !/readwrite/i.test(mode)) return instance(name, [['path', first]])
      const data = readFile(asText(first), frame, session)
      return instance(name, [['data', data]], carried(data))
    }
    case 'net.mail.smtpclient':
      return instance(name, [['host', first]], taint)
    case 'io.fileinfo':
    case 'io.directoryinfo':
      return instance(
        name,
        [
          ['fullname', first],
          ['path', first],
        ],
        taint,
      )
    case 'diagnostics.processstartinfo':
      return instance(name, [['filename', first], ...(args[1] ? [['arguments', args[1]] as const] : [])], taint)
    case 'directoryservices.directorysearcher':
      return instance(name, [['text', args.at(-1) ?? NULL]], taint)
    // A ticket of a service, whose password can be guessed from it (T1558.003).
    case 'identitymodel.tokens.kerberosrequestorsecuritytoken':
      session.machine.effect(frame, 'read', resource('account', 'password', asText(first), ['search']))
      return unknown()
    // One name with many passwords, or one password with many names (T1110).
    case 'management.automation.pscredential':
    case 'pscredential':
    case 'net.networkcredential':
      if (session.turning > 0 && args.length > 1 && args.slice(0, 2).some((arg) => isKnown(arg.k === 'object' && arg.type === 'securestring' ? (arg.fields.get('text') ?? NULL) : arg))) {
        session.machine.effect(frame, 'execute', resource('process', 'brute-forcer', 'credentials in turn'))
        session.machine.effect(frame, 'scan', resource('host', 'unknown', 'whoever checks them'))
      }
      return instance(name, args.slice(0, 2).map((value, i) => [`arg${i}`, value]), taint)
    case 'uri':
      return first
    case 'object':
    case 'string':
      return first.k === 'null' ? unknown() : text(asText(first), taint)
    case 'psobject':
    case 'management.automation.psobject':
    case 'collections.hashtable':
    case 'hashtable':
      return { k: 'table', entries: new Map(first.k === 'table' ? first.entries : []), taint }
    case 'text.utf8encoding':
      return instance('text.encoding', [['name', text('utf8')]])
    case 'text.asciiencoding':
      return instance('text.encoding', [['name', text('ascii')]])
    case 'text.unicodeencoding':
      return instance('text.encoding', [['name', text('unicode')]])
    default: {
      const fields: [string, Value][] = CONTENT.test(name)
        ? args.map((value, i) => [`content${i}`, value])
        : args.slice(0, 4).map((value, i) => [`arg${i}`, value])
      return instance(name, host ? [...fields, ['host', host]] : fields, taint)
    }
  }
}
const peerOf = (object: ObjectValue): [string, Value][] => {
  const peer = object.fields.get('peer')
  return peer ? [['peer', peer]] : []
}

/** A property of an instance. */
export function readObject(object: ObjectValue, name: string, frame: Frame, session: Session): Value {
  const set = object.fields.get(name)
  if (set) return set
  switch (object.type) {
    case 'process':
      return name === 'name' || name === 'processname'
        ? (object.fields.get('name') ?? unknown())
        : /^(?:id|pid|handle)$/.test(name)
          ? instance('process-id', [['name', object.fields.get('name') ?? NULL]])
          : unknown()
    case 'ref':
      return name === 'assembly' ? instance('reflection', [['target', text('assembly')]]) : unknown(object.taint)
    case 'reflection':
      return object
    // Every value of a key is asked for, one is used.
    case 'registry-values':
      return unknown(join(object.taint, readRegistry(asText(object.fields.get('key') ?? NULL), name, frame, session)))
    case 'mmc20.application':
    case 'shell.application':
    case 'excel.application':
    case 'outlook-item':
    case 'hnetcfg.fwpolicy2':
    case 'net.httplistener':
      return object
    case 'file':
      return name === 'directory' ? object : unknown(object.taint)
    case 'psreadlineoptions':
      return name === 'historysavepath'
        ? text('~\\AppData\\Roaming\\Microsoft\\Windows\\PowerShell\\PSReadLine\\ConsoleHost_history.txt')
        : unknown()
    case 'net.sockets.tcpclient':
      return name === 'connected' ? unknown() : object
    case 'task-definition':
      return object
    default:
      break
  }
  if (OBJECT_METHODS[object.type] && Object.hasOwn(OBJECT_METHODS[object.type] ?? {}, name))
    return instance(
      'method',
      [
        ['owner', object],
        ['method', text(name)],
      ],
      object.taint,
    )
  return session.machine.pay(frame)
    ? instance(
        'method',
        [
          ['owner', object],
          ['method', text(name)],
        ],
        carried(object),
      )
    : unknown(carried(object))
}

/** Sets a property of an instance. Attributes and times of files are effects of their own. */
export function writeObject(object: ObjectValue, name: string, value: Value, frame: Frame, session: Session): void {
  const path = object.fields.get('fullname') ?? object.fields.get('path')
  if (path && name === 'attributes' && /hidden|system/i.test(asText(value)))
    session.machine.effect(frame, 'configure', pathOf(asText(path), session, ['hidden']))
  if (path && /^(?:creationtime|lastwritetime|lastaccesstime)(?:utc)?$/.test(name)) stampFile(asText(path), name, value, frame, session)
  if (object.fields.size < 256) object.fields.set(name, value)
}
