import { CLEAN, UNKNOWN, resource } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { pathResource } from '../../resource/path.js'
import { resolvePath } from '../../shell/paths.js'
import { isUnprotected } from '../launched.js'
import { splitCommandLine } from '../words.js'
import { URL, fetchAndRun, loads, lolbin, ordinary, proxies } from './loading.js'
import { inside, options, type Program } from './options.js'
import { scriptText } from './scripts.js'

/** What rundll32 is used for by Windows itself, by library: none of it is worth a word. */
const HARMLESS = libraryNames(
  'printui user32 powrprof sysdm inetcpl shimgvw ndfapi iedkcs32 appwiz newdev hotplug winsetupui werconcpl themecpl displayswitch ' +
    'cryptext dsquery mscms netplwiz rnaui tcpmonui wusa keymgr',
)
/** Libraries with functions that run a program or a file that they are given. */
const PROXIES = libraryNames(
  'url zipfldr pcwutl advpack ieadvpack syssetup setupapi desk shdocvw ieframe dfshim mshtml shell32 scrobj advapi32 davclnt diagcpl',
)

/** `rundll32 library,Function arguments` (T1218.011). */
const rundll32: Program = (args, frame, shell) => {
  const { machine } = shell
  const text = args.map((arg) => arg.text).join(' ')
  if (/^(?:javascript|vbscript):/i.test(text) || /mshtml[,\s]*(?:runhtmlapplication|#135)/i.test(text)) {
    proxies(frame, shell)
    scriptText(text, inside(frame), shell)
    return UNKNOWN
  }
  const { library, entry, rest } = libraryCall(text)
  const base = library.split(/[\\/]/).at(-1)?.toLowerCase() ?? ''
  if (/^comsvcs(?:\.dll)?$/.test(base) && (entry.startsWith('minidump') || /^#?\+?0*24$/.test(entry))) {
    ordinary(frame, shell)
    const effect = machine.effect(frame, 'read', resource('memory', 'credentials', 'lsass'))
    const target = splitCommandLine(rest)[1]
    if (target)
      machine.flow(
        { sources: [effect], steps: [] },
        machine.effect(frame, 'write', pathResource(resolvePath(target.text, shell.state), machine.context)),
      )
    return UNKNOWN
  }
  // The dialog that shows and saves the passwords of this user (T1555.004).
  if (base === 'keymgr.dll' && entry === 'krshowkeymgr') machine.effect(frame, 'read', resource('account', 'password', 'Windows vault'))
  if (HARMLESS.has(base)) {
    ordinary(frame, shell)
    return UNKNOWN
  }
  if (entry === '' && rest === '') lolbin(frame, shell)
  else proxies(frame, shell)
  const url = URL.exec(text)?.[0]
  if (url) fetchAndRun(url, frame, shell)
  else if (base === 'davclnt.dll') {
    const host = splitCommandLine(rest)[0]?.text
    if (host) machine.effect(frame, 'connect', { ...hostResource(host, machine.context) })
  } else if (PROXIES.has(base) && rest && !base.startsWith('setupapi')) {
    const target = rest.replace(/^["']+|["']+$/g, '').trim()
    if (
      /\.(?:exe|com|bat|cmd|hta|vbs|js)\b/i.test(target) ||
      /^(?:fileprotocolhandler|openurl|routethecall|launchapplication|registerocx|shellexec_rundll)$/.test(entry)
    )
      machine.run('cmd', target, inside(frame))
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
  if (url || odd || /scrobj\.dll$/i.test(library?.text ?? '')) proxies(frame, shell)
  else if (flags.has('s') && library && isUnprotected(library.text)) lolbin(frame, shell)
  else ordinary(frame, shell)
  if (url && URL.test(url)) fetchAndRun(url, frame, shell)
  if (library && !/scrobj\.dll$/i.test(library.text)) loads(library, frame, shell)
  return UNKNOWN
}

/** The file names of libraries: as a library and as an item of the control panel. */
function libraryNames(bases: string): ReadonlySet<string> {
  return new Set(bases.split(' ').flatMap((base) => [`${base}.dll`, `${base}.cpl`]))
}

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

/** Programs that call a library. */
export const LIBRARY_PROGRAMS: Readonly<Record<string, Program>> = { rundll32, regsvr32 }
