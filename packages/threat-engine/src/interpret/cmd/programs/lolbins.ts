import { CLEAN, NOTHING, UNKNOWN, join, resource, stepped, type Frame, type Stream, type Taint } from '../../machine.js'
import { hostResource, urlResource } from '../../resource/host.js'
import { pathResource } from '../../resource/path.js'
import { at } from '../../shell/apply.js'
import type { Arg } from '../../shell/expand.js'
import type { Shell } from '../../shell/execute.js'
import { resolvePath } from '../../shell/paths.js'
import { runCode } from '../../shell/run-code.js'
import { display } from '../../word.js'
import { serviceClass } from '../service.js'
import { splitCommandLine } from '../words.js'
import { inside, joinWords, options, type Program } from './options.js'

const URL = /(?:https?|ftp):\/\/[^\s"'<>|)]{3,2000}/i

const lolbin = (frame: Frame, shell: Shell): void => void shell.machine.effect(frame, 'execute', resource('process', 'lolbin', frame.actor.program))
const ordinary = (frame: Frame, shell: Shell): void => void shell.machine.effect(frame, 'execute', resource('process', 'ordinary', frame.actor.program))

/** Code is fetched and run in one step. */
function fetchAndRun(url: string, frame: Frame, shell: Shell): Taint {
  const { machine } = shell
  const received = machine.effect(frame, 'receive', urlResource(display(url), machine.context))
  const taint = { sources: [received], steps: [] }
  machine.flow(taint, machine.effect(frame, 'execute', resource('code', 'fetched', received.resource.name)))
  return taint
}

function download(url: Arg, target: Arg | undefined, frame: Frame, shell: Shell): void {
  const { machine } = shell
  const received = machine.effect(at(frame, url), 'receive', urlResource(display(url.text), machine.context))
  const taint = { sources: [received], steps: [] }
  if (!target) return
  machine.flow(taint, machine.effect(at(frame, target), 'write', pathResource(resolvePath(target.text, shell.state), machine.context)))
  machine.files.set(resolvePath(target.text, shell.state), { content: { taint } })
}

function loads(file: Arg, frame: Frame, shell: Shell): void {
  const path = resolvePath(file.text, shell.state)
  const effect = shell.machine.effect(at(frame, file), 'read', pathResource(path, shell.machine.context, ['load']))
  const held = shell.machine.files.get(path)
  const fetched = held?.content.taint.sources.find((s) => s.resource.kind === 'host')
  if (held && fetched) shell.machine.flow(join(held.content.taint, { sources: [effect], steps: [] }), shell.machine.effect(frame, 'execute', resource('code', 'fetched', fetched.resource.name)))
}

const RUN = /(?:\.(?:run|exec|shellexecute)\s{0,4}\(?|\b(?:shell|execute)[\s(])\s{0,4}(?:"((?:[^"\n]|"")*)"|'([^'\n]*)')/gi

/** Script of the Windows Script Host that stands in an argument: what it fetches, and the commands that it runs. */
export function scriptText(text: string, frame: Frame, shell: Shell): void {
  const { machine } = shell
  machine.effect(frame, 'execute', resource('code', 'inline', 'script', ['hidden']))
  const url = /script:/i.test(text) || /xmlhttp|getobject/i.test(text) ? URL.exec(text)?.[0] : undefined
  if (url) fetchAndRun(url, frame, shell)
  let found = 0
  for (const match of text.slice(0, 16_384).matchAll(RUN)) {
    const line = (match[1] ?? match[2] ?? '').replaceAll('""', '"').replaceAll('%20', ' ').trim()
    if (line === '' || found++ >= 8) continue
    if (/\.(?:run|exec)\s|createobject/i.test(line)) scriptText(line, frame, shell)
    else machine.run('cmd', line, inside(frame))
  }
}

/** What rundll32 is used for by Windows itself, by library: none of it is worth a word. */
const HARMLESS = /^(?:printui|user32|powrprof|sysdm|inetcpl|shimgvw|ndfapi|iedkcs32|appwiz|newdev|hotplug|winsetupui|werconcpl|themecpl|displayswitch|cryptext|dsquery|mscms|netplwiz|rnaui|tcpmonui|wusa|keymgr)\.(?:dll|cpl)$/i
const PROXIES = /^(?:url|zipfldr|pcwutl|advpack|ieadvpack|syssetup|setupapi|desk|shdocvw|ieframe|dfshim|mshtml|shell32|scrobj|advapi32|davclnt|diagcpl)\.(?:dll|cpl)$/i

/** `library,Function rest`; the comma may have blanks around it or be missing. */
function libraryCall(text: string): { readonly library: string; readonly entry: string; readonly rest: string } {
  const quoted = /^"([^"]{1,400})"/.exec(text)
  const comma = text.indexOf(',')
  const blank = text.indexOf(' ')
  const end = quoted ? quoted[0].length : comma >= 0 ? comma : blank >= 0 ? blank : text.length
  const library = (quoted?.[1] ?? text.slice(0, end)).trim()
  const after = text.slice(end).replace(/^[\s,]+/, '')
  const entry = /^[#\w@?$+]{1,80}/.exec(after)?.[0] ?? ''
  return { library, entry: entry.toLowerCase(), rest: after.slice(entry.length).replace(/^[\s,]+/, '') }
}

/** `rundll32 library,Function arguments` (T1218.011). */
const rundll32: Program = (args, frame, shell) => {
  const { machine } = shell
  const text = args.map((arg) => arg.text).join(' ')
  if (/^(?:javascript|vbscript):/i.test(text) || /mshtml[,\s]*(?:runhtmlapplication|#135)/i.test(text)) {
    lolbin(frame, shell)
    scriptText(text, inside(frame), shell)
    return UNKNOWN
  }
  const { library, entry, rest } = libraryCall(text)
  const base = library.split(/[\\/]/).at(-1)?.toLowerCase() ?? ''
  if (/^comsvcs(?:\.dll)?$/.test(base) && (entry.startsWith('minidump') || /^#?\+?0*24$/.test(entry))) {
    ordinary(frame, shell)
    const effect = machine.effect(frame, 'read', resource('memory', 'credentials', 'lsass'))
    const target = splitCommandLine(rest)[1]
    if (target) machine.flow({ sources: [effect], steps: [] }, machine.effect(frame, 'write', pathResource(resolvePath(target.text, shell.state), machine.context)))
    return UNKNOWN
  }
  if (HARMLESS.test(base)) {
    ordinary(frame, shell)
    return UNKNOWN
  }
  lolbin(frame, shell)
  const url = URL.exec(text)?.[0]
  if (url) fetchAndRun(url, frame, shell)
  else if (base === 'davclnt.dll') {
    const host = splitCommandLine(rest)[0]?.text
    if (host) machine.effect(frame, 'connect', { ...hostResource(host, machine.context) })
  } else if (PROXIES.test(base) && rest && !base.startsWith('setupapi')) {
    const target = rest.replace(/^["']+|["']+$/g, '').trim()
    if (/\.(?:exe|com|bat|cmd|hta|vbs|js)\b/i.test(target) || /^(?:fileprotocolhandler|openurl|routethecall|launchapplication|registerocx|shellexec_rundll)$/.test(entry)) machine.run('cmd', target, inside(frame))
  } else loads({ text: library, taint: CLEAN, raw: '', start: -1, end: -1 }, frame, shell)
  return UNKNOWN
}

/** `regsvr32 /s /u /i:URL scrobj.dll` (T1218.010); registering a library of one's own is ordinary. */
const regsvr32: Program = (args, frame, shell) => {
  const { flags, operands } = options(args)
  const script = flags.get('i')
  const [library] = operands.slice(-1)
  const url = script && (URL.exec(script.text)?.[0] ?? (/^\\\\/.test(script.text) ? script.text : undefined))
  const odd = library !== undefined && (!/\.(?:dll|ocx|ax|cpl)$/i.test(library.text) || /^\\\\|^https?:/i.test(library.text))
  if (url || odd || /scrobj\.dll$/i.test(library?.text ?? '')) lolbin(frame, shell)
  else ordinary(frame, shell)
  if (url && URL.test(url)) fetchAndRun(url, frame, shell)
  if (library && !/scrobj\.dll$/i.test(library.text)) loads(library, frame, shell)
  return UNKNOWN
}

/** `mshta URL`, `mshta javascript:…`, `mshta file.hta` (T1218.005). */
const mshta: Program = (args, frame, shell) => {
  lolbin(frame, shell)
  const text = args.map((arg) => arg.text).join(' ')
  if (/^\s*(?:javascript|vbscript|about):/i.test(text)) scriptText(text, inside(frame), shell)
  else if (URL.test(text)) fetchAndRun(URL.exec(text)?.[0] ?? '', frame, shell)
  else if (args[0]) loads(args[0], frame, shell)
  return UNKNOWN
}

/** `cscript`, `wscript`: a script, also one of Windows that runs what it is given (T1059.005, T1216). */
const scriptHost: Program = (args, frame, shell) => {
  const { machine } = shell
  const file = args.find((arg) => !/^[/-]/.test(arg.text))
  const text = args.map((arg) => arg.text).join(' ')
  const proxy = /(?:pubprn|syncappvpublishingserver|manage-bde|winrm|slmgr-?proxy|cl_\w+|utilityfunctions|launcher)\.(?:vbs|wsf|ps1|js)$/i.test(file?.text ?? '')
  machine.effect(frame, 'execute', resource('process', proxy ? 'lolbin' : 'interpreter', frame.actor.program))
  const url = /script:/i.test(text) ? URL.exec(text)?.[0] : undefined
  if (url) fetchAndRun(url, frame, shell)
  if (!file) return UNKNOWN
  loads(file, frame, shell)
  const held = machine.files.get(resolvePath(file.text, shell.state))
  if (held?.content.text !== undefined) scriptText(held.content.text, inside(frame), shell)
  if (proxy) {
    const payload = args[args.indexOf(file) + 1]?.text.replace(/^[^;]*;/, '')
    if (payload && /syncappv/i.test(file.text)) machine.run('powershell', payload, inside(frame))
  }
  return UNKNOWN
}

/** `certutil`: fetches, decodes, encodes, exports keys and trusts certificates (T1105, T1140, T1553.004). */
const certutil: Program = (args, frame, shell) => {
  const { machine } = shell
  const { flags, operands } = options(args, 'p')
  const has = (...names: readonly string[]): boolean => names.some((name) => flags.has(name))
  const url = operands.find((arg) => URL.test(arg.text))
  if (url && has('urlcache', 'verifyctl', 'url', 'urlfetch', 'ping')) {
    lolbin(frame, shell)
    download(url, operands.find((arg) => arg !== url) ?? { ...url, text: url.text.split(/[?#]/)[0]?.split('/').at(-1) ?? 'download' }, frame, shell)
    return UNKNOWN
  }
  ordinary(frame, shell)
  const [first, second] = operands
  if (has('decode', 'decodehex', 'encode', 'encodehex') && first && second) {
    const decodes = has('decode', 'decodehex')
    const hex = has('decodehex', 'encodehex')
    const path = resolvePath(first.text, shell.state)
    const source = machine.effect(at(frame, first), 'read', pathResource(path, machine.context))
    const held = machine.files.get(path)
    const taint = stepped(join(held?.content.taint ?? CLEAN, { sources: [source], steps: [] }), `${decodes ? 'decode:' : ''}${hex ? 'hex' : 'base64'}`)
    machine.flow(taint, machine.effect(at(frame, second), 'write', pathResource(resolvePath(second.text, shell.state), machine.context)))
    machine.files.set(resolvePath(second.text, shell.state), { content: { text: decodes ? decodedText(held?.content.text, hex) : undefined, taint } })
    return NOTHING
  }
  if (has('addstore') && first && /^(?:root|authroot|ca|trustedpublisher|enterprise)$/i.test(first.text)) machine.effect(frame, 'install', resource('certificate', 'trust', first.text))
  else if (has('exportpfx', 'recoverkey', 'getkey')) machine.effect(frame, 'read', resource('certificate', 'private-key', operands.map((arg) => arg.text).join(' ')))
  return UNKNOWN
}
function decodedText(text: string | undefined, hex: boolean): string | undefined {
  const plain = text?.replace(/-----[A-Z ]{1,40}-----/g, '').replace(/\s/g, '')
  return plain === undefined || plain.length > 262_144 ? undefined : Buffer.from(plain, hex ? 'hex' : 'base64').toString('utf8').replace(/[\u0000-\u0002]/g, '')
}

/** `bitsadmin`: transfers, and programs that start when one ends (T1197). */
const bitsadmin: Program = (args, frame, shell) => {
  lolbin(frame, shell)
  const verb = args.find((arg) => /^[/-](?:transfer|addfile|setnotifycmdline|addfileset)$/i.test(arg.text))
  const rest = verb ? args.slice(args.indexOf(verb) + 1) : []
  if (verb && /setnotifycmdline$/i.test(verb.text)) {
    const command = joinWords(rest.slice(1).filter((arg) => !/^null$/i.test(arg.text)))
    shell.machine.effect(frame, 'schedule', resource('process', 'ordinary', rest[0]?.text ?? 'transfer'), { detail: command.slice(0, 300) })
    return UNKNOWN
  }
  rest.forEach((arg, i) => {
    if (URL.test(arg.text)) download(arg, rest[i + 1], frame, shell)
  })
  return UNKNOWN
}

/** `msiexec /i package`: an installer, from the net (T1218.007) or from here; `/y` and `/z` run a library. */
const msiexec: Program = (args, frame, shell) => {
  const { machine } = shell
  const { flags, operands } = options(args, 'i package a x y z p j jm ju f l')
  const source = flags.get('i') ?? flags.get('package') ?? flags.get('a') ?? flags.get('j') ?? flags.get('jm')
  const library = flags.get('y') ?? flags.get('z')
  const target = source ?? operands.find((arg) => URL.test(arg.text) || /\.(?:msi|msp)$/i.test(arg.text))
  if (library) {
    lolbin(frame, shell)
    loads(library, frame, shell)
  } else ordinary(frame, shell)
  if (target && URL.test(target.text)) {
    const taint = fetchAndRun(target.text, at(frame, target), shell)
    machine.flow(taint, machine.effect(at(frame, target), 'install', resource('package', 'raw-address', target.text)))
  } else if (target) {
    loads(target, frame, shell)
    machine.effect(at(frame, target), 'install', resource('package', 'local', target.text))
  }
  return UNKNOWN
}

/** `wmic [/node:host] alias verb …` (T1047). */
const wmic: Program = (args, outer, shell) => {
  const { machine } = shell
  machine.effect(outer, 'execute', resource('process', 'ordinary', 'wmic'))
  const flags = new Map<string, string>()
  const words: Arg[] = []
  for (const arg of args) {
    const flag = /^\/([a-z]+):?([\s\S]*)$/i.exec(arg.text)
    if (flag?.[1]) flags.set(flag[1].toLowerCase(), (flag[2] ?? '').replace(/^["']|["']$/g, ''))
    else words.push(arg)
  }
  const host = flags.get('node')
  let frame = outer
  if (host !== undefined && !/^(?:localhost|127\.0\.0\.1|\.)?$/i.test(host)) {
    machine.effect(outer, 'execute', { ...hostResource(host, machine.context), port: 135 })
    frame = { ...outer, actor: { ...outer.actor, remote: host } }
  }
  const sheet = flags.get('format')
  if (sheet !== undefined && /\.xsl|:\/\/|[\\/]/i.test(sheet)) {
    // A style sheet is a script (T1220).
    lolbin(frame, shell)
    if (URL.test(sheet)) fetchAndRun(sheet, frame, shell)
    else loads({ text: sheet, taint: CLEAN, raw: '', start: -1, end: -1 }, frame, shell)
  }
  const lower = words.map((arg) => arg.text.toLowerCase())
  const line = lower.join(' ')
  const has = (...all: readonly string[]): boolean => all.every((word) => lower.includes(word))
  const created = lower.indexOf('create')
  if (has('process', 'call', 'create')) {
    const command = words.slice(created + 1)
    return runCode('cmd', { text: command.length === 1 ? (command[0]?.text ?? '') : joinWords(command), taint: command.reduce((t, arg) => join(t, arg.taint), CLEAN) }, inside(frame), shell)
  }
  if (/shadowcopy/.test(lower[0] ?? '') || /win32_shadowcopy/.test(line)) machine.effect(frame, has('delete') || /call delete/.test(line) ? 'delete' : has('create') ? 'read' : 'query', resource('backup', 'shadow-copy', 'Win32_ShadowCopy'))
  else if (/eventconsumer|__eventfilter|__filtertoconsumer/.test(line) && has('create')) machine.effect(frame, 'schedule', resource('process', 'ordinary', 'WMI event subscription'), { detail: line.slice(0, 300) })
  else if (lower[0] === 'useraccount' && has('set')) machine.effect(frame, 'write', resource('account', 'ordinary', line.slice(0, 120)))
  else if (/^(?:service|process|product|rdtoggle|path)$/.test(lower[0] ?? '') && /\bcall\s+(?:stopservice|terminate|uninstall|delete|changestartmode|setallowtsconnections)|\bdelete\b/.test(line)) stops(line, frame, shell)
  else machine.effect(frame, 'query', resource('system', 'discovery', `wmic ${lower[0] ?? ''}`))
  return UNKNOWN
}

function stops(line: string, frame: Frame, shell: Shell): void {
  if (/setallowtsconnections/.test(line)) {
    shell.machine.effect(frame, 'configure', resource('service', 'remote-access', 'Remote Desktop', ['exposed']))
    return
  }
  const name = /(?:name|caption|description)\s*(?:=|like)\s*["'%\\]*([^"'%\\]{2,80})/.exec(line)?.[1] ?? ''
  const cls = serviceClass(name)
  if (line.startsWith('process') && cls === 'ordinary') shell.machine.effect(frame, 'stop', resource('process', 'ordinary', name))
  else shell.machine.effect(frame, 'stop', resource('service', cls, name))
}

/** `winrs -r:host command`: a command on another host (T1021.006). */
const winrs: Program = (args, frame, shell) => {
  const { flags, operands } = options(args, 'r u p d')
  const host = flags.get('r') ?? flags.get('remote')
  ordinary(frame, shell)
  if (!host) return UNKNOWN
  shell.machine.effect(at(frame, host), 'execute', { ...hostResource(host.text, shell.machine.context), port: 5985 })
  const inner = inside(frame)
  return runCode('cmd', { text: joinWords(operands), taint: CLEAN }, { ...inner, actor: { ...inner.actor, remote: host.text } }, shell)
}

/** `cmstp`-like tools aside, a page or help file that is fetched (`hh https://…`). */
const help: Program = (args, frame, shell): Stream => {
  lolbin(frame, shell)
  const url = args.find((arg) => URL.test(arg.text))
  if (url) fetchAndRun(url.text, at(frame, url), shell)
  else {
    const file = args.find((arg) => !/^-/.test(arg.text))
    if (file) loads(file, frame, shell)
  }
  return UNKNOWN
}

export const LOLBINS: Readonly<Record<string, Program>> = { rundll32, regsvr32, mshta, cscript: scriptHost, wscript: scriptHost, certutil, bitsadmin, msiexec, wmic, winrs, hh: help, msxsl: help }
