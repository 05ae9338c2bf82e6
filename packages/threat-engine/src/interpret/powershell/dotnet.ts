// Static members of .NET classes that do something to the machine, or compute what obfuscators compute. Keys: type in lower case without
// `System.`, `::`, member.
import { CLEAN, join, resource, stepped } from '../machine.js'
import { hostResource } from '../resource/host.js'
import { known } from './cast.js'
import { copyFile, readFile, stampFile, writeFile } from './files.js'
import { environment, variable } from './evaluate.js'
import type { MemberCall } from './member.js'
import { createObject } from './objects.js'
import { from, pathOf, readPath } from './record.js'
import { writeRegistry } from './registry.js'
import { runProcess } from './process.js'
import { fromBase64, toBase64 } from './text-methods.js'
import { NULL, asBytes, asNumber, asText, carried, instance, list, number, text, unknown, type Value } from './value.js'

type Member = (call: MemberCall) => Value
const arg = (c: MemberCall, i: number): Value => c.args[i] ?? NULL
const shown = (c: MemberCall, i: number): string => asText(arg(c, i))

const reads: Member = (c) => readFile(shown(c, 0), c.frame, c.session)
const writes = (append: boolean): Member => (c) => {
  writeFile(shown(c, 0), arg(c, 1), append, [], c.frame, c.session)
  return NULL
}
const copies = (move: boolean): Member => (c) => {
  copyFile(shown(c, 0), shown(c, 1), move, [], c.frame, c.session)
  return NULL
}
const deletes = (tags: readonly 'recursive'[]): Member => (c) => {
  c.session.machine.effect(c.frame, 'delete', pathOf(shown(c, 0), c.session, tags))
  return NULL
}
const lists: Member = (c) => unknown(from(c.session.machine.effect(c.frame, 'list', pathOf(shown(c, 0), c.session))))
const stamps: Member = (c) => {
  stampFile(shown(c, 0), c.name, arg(c, 1), c.frame, c.session)
  return NULL
}
const quiet: Member = () => NULL
const carriesOn: Member = (c) => unknown(c.taint)
const number16: Member = (c) => {
  const radix = asNumber(arg(c, 1)) ?? 10
  const digits = shown(c, 0).trim()
  const n = arg(c, 0).k === 'text' && (arg(c, 0) as { char?: true }).char && c.args.length === 1 ? digits.codePointAt(0) : [2, 8, 10, 16].includes(radix) ? Number.parseInt(digits.replace(radix === 16 ? /^0x/i : /^$/, ''), radix) : NaN
  return n === undefined || Number.isNaN(n) ? unknown(c.taint) : number(n, c.taint)
}
/** Loads code into the process: bytes that were fetched or decoded, or a file. */
const loads: Member = (c) => {
  const { machine } = c.session
  const value = arg(c, 0)
  const taint = carried(value)
  const fetched = taint.sources.find((s) => s.resource.kind === 'host')
  const decoded = taint.steps.some((s) => s.startsWith('decode:'))
  if (value.k === 'text' && !fetched && !decoded) readPath(value.text, c.frame, c.session, ['load'])
  else machine.flow(taint, machine.effect(c.frame, 'execute', resource('code', fetched ? 'fetched' : decoded ? 'decoded' : 'opaque', fetched?.resource.name ?? 'assembly')))
  return instance('assembly', [], taint)
}
const special = (name: string): string =>
  ({ startup: '~\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Startup', commonstartup: 'C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\StartUp', applicationdata: '~\\AppData\\Roaming', localapplicationdata: '~\\AppData\\Local', desktop: '~\\Desktop', mydocuments: '~\\Documents', userprofile: '~', system: 'C:\\Windows\\System32', windows: 'C:\\Windows', programfiles: 'C:\\Program Files', commonapplicationdata: 'C:\\ProgramData' })[name] ?? '~'

const FILE: Readonly<Record<string, Member>> = {
  readalltext: reads, readallbytes: reads, readalllines: reads, readlines: reads, openread: reads, opentext: reads, open: reads,
  writealltext: writes(false), writeallbytes: writes(false), writealllines: writes(false), appendalltext: writes(true), appendalllines: writes(true),
  openwrite: (c) => instance('io.filestream', [['path', arg(c, 0)], ['writes', text('yes')]]), create: (c) => instance('io.filestream', [['path', arg(c, 0)], ['writes', text('yes')]]), createtext: (c) => instance('io.filestream', [['path', arg(c, 0)], ['writes', text('yes')]]),
  copy: copies(false), move: copies(true), replace: copies(true), delete: deletes([]), exists: () => unknown(), encrypt: (c) => unknown(from(c.session.machine.effect(c.frame, 'encrypt', pathOf(shown(c, 0), c.session)))),
  setcreationtime: stamps, setlastwritetime: stamps, setlastaccesstime: stamps, setcreationtimeutc: stamps, setlastwritetimeutc: stamps, setlastaccesstimeutc: stamps,
  setattributes: (c) => {
    if (/hidden|system/i.test(shown(c, 1))) c.session.machine.effect(c.frame, 'configure', pathOf(shown(c, 0), c.session, ['hidden']))
    return NULL
  },
}
const DIRECTORY: Readonly<Record<string, Member>> = {
  getfiles: lists, enumeratefiles: lists, getdirectories: lists, enumeratedirectories: lists, getfilesystementries: lists, delete: (c) => (c.args.length > 1 ? deletes(['recursive']) : deletes([]))(c),
  createdirectory: (c) => arg(c, 0), exists: () => unknown(), move: copies(true), setcurrentdirectory: (c) => { c.session.shell.state.cwd = shown(c, 0); return NULL },
}
const prefixed = (type: string, members: Readonly<Record<string, Member>>): Record<string, Member> => Object.fromEntries(Object.entries(members).map(([name, member]) => [`${type}::${name}`, member]))

/** `CopyFromScreen`, clipboards and keys: what a person at the machine sees and types (T1113, T1115, T1056.001). */
const captures = (kind: 'clipboard' | 'screen' | 'keyboard'): Member => (c) => {
  const what = kind === 'clipboard' ? resource('clipboard', 'contents', 'clipboard') : kind === 'screen' ? resource('screen', 'picture', 'screen') : resource('keyboard', 'keystrokes', 'keyboard')
  return unknown(from(c.session.machine.effect(c.frame, kind === 'clipboard' ? 'read' : 'capture', what)))
}

export const STATIC_METHODS: Readonly<Record<string, Member>> = {
  ...prefixed('io.file', FILE),
  ...prefixed('io.directory', DIRECTORY),
  'io.path::combine': (c) => text(c.args.map((a) => asText(a)).join('\\').replace(/\\{2,}/g, '\\'), c.taint),
  'io.path::join': (c) => text(c.args.map((a) => asText(a)).join('\\'), c.taint),
  'io.path::gettemppath': () => text('~\\AppData\\Local\\Temp\\'),
  'io.path::gettempfilename': () => text('~\\AppData\\Local\\Temp\\tmp.tmp'),
  'io.path::getrandomfilename': () => unknown(),
  'io.path::getfilename': (c) => text(shown(c, 0).split(/[\\/]/).at(-1) ?? '', c.taint),
  'io.path::getdirectoryname': (c) => text(shown(c, 0).replace(/[\\/][^\\/]*$/, ''), c.taint),
  'io.path::getfullpath': (c) => arg(c, 0),
  'io.compression.zipfile::createfromdirectory': (c) => {
    const taint = readPath(shown(c, 0), c.frame, c.session, ['recursive'])
    writeFile(shown(c, 1), unknown(stepped(taint, 'zip')), false, [], c.frame, c.session)
    return NULL
  },
  'io.compression.zipfile::extracttodirectory': quiet,

  'convert::frombase64string': (c) => fromBase64(arg(c, 0)),
  'convert::tobase64string': (c) => toBase64(arg(c, 0)),
  'convert::fromhexstring': (c) => {
    const hex = known(arg(c, 0))
    return hex !== undefined && /^(?:[0-9a-f]{2})*$/i.test(hex) ? { k: 'bytes', bytes: Buffer.from(hex, 'hex'), taint: stepped(c.taint, 'decode:hex') } : unknown(stepped(c.taint, 'decode:hex'))
  },
  'convert::toint32': number16, 'convert::toint16': number16, 'convert::tobyte': number16, 'convert::touint32': number16, 'convert::toint64': number16,
  'convert::tochar': (c) => text(String.fromCodePoint(Math.max(3, Math.min(0x10ffff, asNumber(arg(c, 0)) ?? 63))), c.taint),
  'convert::tostring': (c) => {
    const n = asNumber(arg(c, 0))
    const radix = asNumber(arg(c, 1))
    return n !== undefined && radix !== undefined && [2, 8, 10, 16].includes(radix) ? text(Math.trunc(n).toString(radix), c.taint) : text(asText(arg(c, 0)), c.taint)
  },
  'char::converttoutf32': (c) => number(shown(c, 0).codePointAt(0) ?? 0, c.taint),
  'bitconverter::tostring': (c) => {
    const bytes = asBytes(arg(c, 0))
    return bytes ? text(Buffer.from(bytes).toString('hex').toUpperCase().replace(/..(?=.)/g, '$&-'), stepped(c.taint, 'hex')) : unknown(stepped(c.taint, 'hex'))
  },
  'web.httputility::urldecode': (c) => arg(c, 0), 'web.httputility::urlencode': (c) => arg(c, 0), 'uri::escapedatastring': (c) => arg(c, 0), 'uri::unescapedatastring': (c) => arg(c, 0),
  'text.encoding::convert': carriesOn,

  'environment::getenvironmentvariable': (c) => variable(`env:${shown(c, 0).toLowerCase()}`, c.frame, c.session),
  'environment::expandenvironmentvariables': (c) => arg(c, 0),
  'environment::getenvironmentvariables': (c) => unknown(from(c.session.machine.effect(c.frame, 'read', resource('environment', 'all', 'environment')))),
  'environment::setenvironmentvariable': (c) => {
    c.session.scope.set(`env:${shown(c, 0).toLowerCase()}`, arg(c, 1))
    environment(shown(c, 0), arg(c, 1), c.frame, c.session)
    if (/^(?:user|machine)$/i.test(shown(c, 2))) writeRegistry('HKCU\\Environment', shown(c, 0), arg(c, 1), c.frame, c.session)
    return NULL
  },
  'environment::getfolderpath': (c) => text(special(shown(c, 0).toLowerCase())),
  'environment::exit': quiet,

  'scriptblock::create': (c) => instance('code', [['text', arg(c, 0)]], c.taint),
  'management.automation.scriptblock::create': (c) => instance('code', [['text', arg(c, 0)]], c.taint),
  'powershell::create': () => instance('powershell'), 'management.automation.powershell::create': () => instance('powershell'),
  'reflection.assembly::load': loads, 'reflection.assembly::loadfile': loads, 'reflection.assembly::loadfrom': loads, 'reflection.assembly::unsafeloadfrom': loads, 'appdomain::load': loads,
  'reflection.assembly::loadwithpartialname': quiet,
  'activator::createinstance': (c) => {
    const type = arg(c, 0)
    return type.k === 'type' ? createObject(type.name, c.args.slice(1), c.frame, c.session) : type.k === 'object' && type.type === 'com-class' ? createObject(asText(type.fields.get('name') ?? NULL), [], c.frame, c.session, type.fields.get('host')) : unknown(c.taint)
  },
  'type::gettypefromprogid': (c) => instance('com-class', [['name', arg(c, 0)], ...(c.args[1] ? [['host', c.args[1]] as const] : [])]),
  'type::gettypefromclsid': (c) => instance('com-class', [['name', arg(c, 0)], ...(c.args[1] ? [['host', c.args[1]] as const] : [])]),
  'diagnostics.process::start': (c) => runProcess(arg(c, 0), arg(c, 1), c.frame, c.session),
  'diagnostics.process::getprocessesbyname': (c) => instance('process', [['name', arg(c, 0)]]),

  'net.webrequest::create': (c) => createObject('net.webrequest', c.args, c.frame, c.session), 'net.httpwebrequest::create': (c) => createObject('net.webrequest', c.args, c.frame, c.session),
  'net.dns::gethostbyname': (c) => resolves(c), 'net.dns::gethostaddresses': (c) => resolves(c), 'net.dns::gethostentry': (c) => resolves(c), 'net.dns::resolve': (c) => resolves(c),
  'microsoft.win32.registry::setvalue': (c) => {
    writeRegistry(shown(c, 0), shown(c, 1), arg(c, 2), c.frame, c.session)
    return NULL
  },
  'security.cryptography.protecteddata::unprotect': (c) => {
    // DPAPI: what Windows keeps encrypted for this user (T1555.003, T1555.004).
    const effect = c.session.machine.effect(c.frame, 'read', resource('account', 'password', 'DPAPI'))
    return unknown(join(stepped(c.taint, 'decrypt'), from(effect)))
  },
  'runtime.interopservices.marshal::copy': (c) => {
    const bytes = arg(c, 0)
    if (bytes.k !== 'bytes' && bytes.k !== 'list' && !c.taint.sources.length && !c.taint.steps.length) return NULL
    c.session.machine.flow(c.taint, c.session.machine.effect(c.frame, 'write', resource('memory', 'process', 'Marshal.Copy')))
    return NULL
  },
  'runtime.interopservices.marshal::securestringtobstr': carriesOn, 'runtime.interopservices.marshal::ptrtostringauto': carriesOn,
  'windows.forms.clipboard::gettext': captures('clipboard'), 'windows.clipboard::gettext': captures('clipboard'), 'windows.forms.clipboard::getimage': captures('clipboard'),
  'windows.input.keyboard::iskeydown': captures('keyboard'),
  'windows.forms.sendkeys::sendwait': quiet,
  'drawing.graphics::fromimage': () => instance('drawing.graphics'),
  'drawing.graphics::fromhwnd': () => instance('drawing.graphics'),
  'math::abs': (c) => mathematics(c, Math.abs), 'math::floor': (c) => mathematics(c, Math.floor), 'math::round': (c) => mathematics(c, Math.round),
  'guid::newguid': () => unknown(), 'threading.thread::sleep': quiet, 'gc::collect': quiet, 'console::writeline': quiet, 'console::write': quiet, 'console::readline': () => unknown(),
  'linq.enumerable::reverse': (c) => (arg(c, 0).k === 'list' ? list([...(arg(c, 0) as { items: readonly Value[] }).items].reverse(), c.taint) : unknown(c.taint)),
}

function resolves(c: MemberCall): Value {
  return unknown(join(CLEAN, from(c.session.machine.effect(c.frame, 'query', hostResource(shown(c, 0), c.session.machine.context, ['dns'])))))
}
function mathematics(c: MemberCall, compute: (n: number) => number): Value {
  const n = asNumber(arg(c, 0))
  return n === undefined ? unknown(c.taint) : number(compute(n), c.taint)
}

export const STATIC_PROPERTIES: Readonly<Record<string, Member>> = {
  'environment::username': () => unknown(), 'environment::machinename': () => unknown(), 'environment::newline': () => text('\r\n'), 'environment::currentdirectory': () => text('.'),
  'environment::systemdirectory': () => text('C:\\Windows\\System32'), 'string::empty': () => text(''), 'io.path::directoryseparatorchar': () => text('\\'),
  'convert::dbnull': () => NULL, 'intptr::zero': () => number(0), 'char::minvalue': () => text(''),
  'microsoft.win32.registry::localmachine': () => instance('registry-key', [['path', text('HKLM')]]), 'microsoft.win32.registry::currentuser': () => instance('registry-key', [['path', text('HKCU')]]),
  'microsoft.win32.registry::classesroot': () => instance('registry-key', [['path', text('HKCR')]]), 'microsoft.win32.registry::users': () => instance('registry-key', [['path', text('HKU')]]),
  'windows.forms.screen::primaryscreen': () => unknown(), 'net.credentialcache::defaultcredentials': () => unknown(), 'net.credentialcache::defaultnetworkcredentials': () => unknown(),
}
