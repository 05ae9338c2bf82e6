import { UNKNOWN, resource, type Frame, type Stream } from '../../machine.js'
import { at } from '../../shell/apply.js'
import type { Shell } from '../../shell/execute.js'
import { resolvePath } from '../../shell/paths.js'
import { URL, fetchAndRun, loads, lolbin, proxies } from './loading.js'
import { inside, type Program } from './options.js'

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

/** `mshta URL`, `mshta javascript:…`, `mshta file.hta` (T1218.005). */
const mshta: Program = (args, frame, shell) => {
  const text = args.map((arg) => arg.text).join(' ')
  const inline = /^\s*(?:javascript|vbscript|about):/i.test(text)
  // A page of the project is an application that somebody tests.
  if (inline || URL.test(text) || /^(?:"|')?(?:[a-z]:[\\/]|\\\\|~[\\/]|%)/i.test(text)) proxies(frame, shell)
  else lolbin(frame, shell)
  if (inline) scriptText(text, inside(frame), shell)
  else if (URL.test(text)) fetchAndRun(URL.exec(text)?.[0] ?? '', frame, shell)
  else if (args[0]) loads(args[0], frame, shell)
  return UNKNOWN
}

/** `cscript`, `wscript`: a script, also one of Windows that runs what it is given (T1059.005, T1216). */
const scriptHost: Program = (args, frame, shell) => {
  const { machine } = shell
  const file = args.find((arg) => !/^[/-]/.test(arg.text))
  const text = args.map((arg) => arg.text).join(' ')
  const proxy =
    /(?:pubprn|syncappvpublishingserver|manage-bde|winrm|slmgr-?proxy|cl_\w+|utilityfunctions|launcher)\.(?:vbs|wsf|ps1|js)$/i.test(
      file?.text ?? '',
    )
  machine.effect(frame, 'execute', resource('process', proxy ? 'lolbin' : 'interpreter', frame.actor.program, proxy && isMisused(file?.text ?? '', text, shell) ? ['proxy'] : []))
  // The engine is named because the name of the file does not say that it is a script (T1036.008).
  if (!proxy && file && args.some((arg) => /^\/{1,2}e:/i.test(arg.text)) && !/\.(?:vbs|vbe|js|jse|wsf|wsh)$/i.test(file.text)) proxies(frame, shell)
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

/** True when a script of Windows is given something to run: an address or a command, or the program that it looks up by a variable. */
function isMisused(file: string, text: string, shell: Shell): boolean {
  if (/manage-bde/i.test(file)) return shell.state.variables.has('comspec') || shell.state.variables.has('COMSPEC')
  return /script:|;|\\\\|-format:|:\/\//i.test(text) || /syncappv|utilityfunctions|launcher/i.test(file)
}

/** `msxsl data style`: a style sheet is a script, and this program does not come with Windows (T1220). */
const styleSheet: Program = (args, frame, shell) => {
  proxies(frame, shell)
  for (const arg of args.filter(({ text }) => !/^-/.test(text)).slice(0, 2)) {
    if (URL.test(arg.text)) fetchAndRun(arg.text, at(frame, arg), shell)
    else loads(arg, frame, shell)
  }
  return UNKNOWN
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

/** Programs that run a script, a page or a help file. */
export const SCRIPT_PROGRAMS: Readonly<Record<string, Program>> = { mshta, cscript: scriptHost, wscript: scriptHost, hh: help, msxsl: styleSheet }
