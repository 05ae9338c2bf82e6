import { BUILTINS } from '../../signatures/windows-builtins.js'
import type { Signature } from '../../signatures/signature.js'
import { NOTHING, UNKNOWN, resource, type Frame, type Stream, type Taint } from '../machine.js'
import { applySignature } from '../shell/apply.js'
import type { Arg } from '../shell/expand.js'
import { runnerOf } from '../shell/program.js'
import { HOLE, STAR, display } from '../word.js'
import { isUnprotected } from './launched.js'
import { writeKey } from './registry.js'
import type { CmdRun } from './run.js'
import { splitCommandLine } from './words.js'

const signatures = new Map<string, Signature>()
for (const signature of BUILTINS) for (const name of signature.names) signatures.set(name, signature)

type Builtin = (rest: string, taint: Taint, frame: Frame, run: CmdRun) => Stream

const quiet: Builtin = () => NOTHING
const words = (rest: string, taint: Taint): Arg[] =>
  splitCommandLine(rest).map((word) => ({ text: word.text, taint, raw: '', start: -1, end: -1 }))

/** `echo text`, `echo.`, `echo off`. */
const echo: Builtin = (rest, taint) =>
  /^\s*(?:on|off)\s*$/i.test(rest) ? NOTHING : { text: `${rest.replace(/^[ .:;,/([\]+]/, '')}\r\n`, taint }

/** `set NAME=text`, `set "NAME=text"`, `set /p`, `set /a`; alone it prints all variables. */
const set: Builtin = (rest, taint, frame, run) => {
  const line = rest.trim()
  if (line === '') return UNKNOWN
  const prompt = /^\/p\s+"?([^="]+)=/i.exec(line)
  if (prompt?.[1]) {
    run.variables.set(prompt[1].trim(), { text: frame.stdin.text?.split(/\r?\n/)[0] ?? HOLE, taint: frame.stdin.taint })
    return NOTHING
  }
  const computed = /^\/a\s+"?([A-Za-z_]\w*)\s*=\s*(-?\d{1,9})?/i.exec(line)
  if (/^\/a\b/i.test(line)) {
    if (computed?.[1]) run.variables.set(computed[1], { text: computed[2] ?? HOLE, taint })
    return NOTHING
  }
  const assignment = /^"([^="]+)=([\s\S]*)"\s*$/.exec(line) ?? /^([^="]+)=([\s\S]*)$/.exec(line)
  if (!assignment?.[1]) return UNKNOWN
  const name = assignment[1].trim()
  const value = (assignment[2] ?? '').replace(/\r$/, '')
  run.variables.set(name, { text: value, taint })
  loader(name, value, frame, run)
  return NOTHING
}

/** Variables that programs of Windows look up to find what they load or run (T1574.012, T1216). */
const LOADERS = /^(?:dotnet_startup_hooks|cor(?:eclr)?_profiler_path(?:_32|_64)?|appx_process|comspec|systemroot|windir)$/i

function loader(name: string, value: string, frame: Frame, run: CmdRun): void {
  if (!LOADERS.test(name) || value === '') return
  const path = display(value).replace(/^"|"$/g, '')
  const plain = /^(?:comspec|systemroot|windir)$/i.test(name)
  const expected = plain ? /^(?:[a-z]:\\windows(?:\\system32\\cmd\.exe)?\\?|%\w+%.*|cmd(?:\.exe)?)$/i.test(path) : !isUnprotected(path)
  if (!expected) run.machine.effect(frame, 'configure', resource('environment', 'loader', name, [plain ? 'hijack' : 'unprotected']), { detail: path })
}

/** File types whose files run. */
const RUNNABLE = /^\.(?:exe|com|bat|cmd|scr|pif|lnk|hta|js|jse|vbs|vbe|wsf|wsh|ps1|reg|msc|cpl|inf|msi)$/i

/** `assoc .ext=type`, `ftype type=command`: what opens files of a kind (T1546.001). */
const association: Builtin = (rest, taint, frame, run) => {
  const [, name = '', value = ''] = /^\s*([^\s=]{1,100})=(.{1,1000})$/s.exec(rest) ?? []
  if (frame.actor.program === 'ftype' && value) writeKey(`HKCR\\${name}\\shell\\open\\command`, '', value, taint, frame, run.machine)
  else if (value && RUNNABLE.test(name)) run.machine.effect(frame, 'write', resource('registry', 'autostart', `hkcr\\${name.toLowerCase()}`), { detail: value })
  return UNKNOWN
}

const setLocal: Builtin = (rest, _taint, _frame, run) => {
  if (/enabledelayedexpansion/i.test(rest)) run.variables.delayed = true
  return NOTHING
}

const changeDirectory: Builtin = (rest, taint, _frame, run) => {
  const target = words(rest, taint).find((word) => !/^\/d$/i.test(word.text))
  if (target && target.text !== '..') run.shell.state.cwd = target.text
  return NOTHING
}

/** `call line` expands once more; `call :label` goes to a part of the script that is walked anyway. */
const call: Builtin = (rest, _taint, frame, run) =>
  /^\s*:/.test(rest) ? NOTHING : run.source(rest.replaceAll('%%', '%'), { ...frame, direct: false })

/** `start ["title"] [/flags] program args`: what it starts, or a document or address that is opened. */
const start: Builtin = (rest, taint, frame, run) => {
  let line = rest.trim()
  // The first quoted word is the title of the window, unless it is all there is.
  const title = /^"[^"]*"\s+(?=\S)/.exec(line)
  if (title) line = line.slice(title[0].length)
  for (let i = 0; i < 12; i++) {
    const flag = /^\/(?:d\s*(?:"[^"]*"|\S+)|node\s+\S+|affinity\s+\S+|[a-z]+)\s*/i.exec(line)
    if (!flag) break
    line = line.slice(flag[0].length)
  }
  const all = words(line, taint)
  const [first] = all
  if (!first || /^https?:/i.test(first.text)) return NOTHING
  return run.argv(all, { ...frame, actor: { ...frame.actor, wrappers: [...frame.actor.wrappers, 'start'].slice(-8) } })
}

/** `cmd /c line`: the line is read by another cmd; its quotes are those of this text. */
const cmd: Builtin = (rest, taint, frame, run) => {
  const flags = /^((?:\s*\/(?:q|d|a|u|s|[efvt]:\w+))*)\s*\/([crk])\s*/i.exec(rest)
  if (!flags) {
    const file = words(rest, taint).find((word) => !word.text.startsWith('/'))
    if (file) return run.argv([file], frame)
    return frame.stdin.text === undefined ? UNKNOWN : run.source(frame.stdin.text, { ...frame, direct: false, stdin: NOTHING })
  }
  if (/\/v:on/i.test(flags[1] ?? '')) run.variables.delayed = true
  let line = rest.slice(flags[0].length).trim()
  // Quotes around the whole line are taken off when nothing in it needs them.
  if (
    line.length > 1 &&
    line.startsWith('"') &&
    line.endsWith('"') &&
    (/^"[^"]*"$/.test(line) || /^"".*""$/.test(line) || /[&|<>()@^ ]/.test(line))
  )
    line = /^"[^"]*"\s+.*"[^"]*"$/.test(line) && !/^""/.test(line) ? line : line.slice(1, -1)
  return run.source(line, { ...frame, direct: false, actor: { ...frame.actor, wrappers: [...frame.actor.wrappers, 'cmd'].slice(-8) } })
}

/** Built-ins without an effect that matters. */
const QUIET =
  'endlocal popd goto exit rem cls title prompt pause ver vol shift color verify break time date mode chcp doskey timeout path dpath else'.split(
    ' ',
  )
const CODE: Readonly<Record<string, Builtin>> = {
  ...Object.fromEntries(QUIET.map((name) => [name, quiet])),
  echo,
  set,
  ftype: association,
  assoc: association,
  setlocal: setLocal,
  cd: changeDirectory,
  chdir: changeDirectory,
  pushd: changeDirectory,
  call,
  start,
  cmd,
  'cmd.exe': cmd,
}

const GLOBBING = new Set(['del', 'erase', 'copy', 'move', 'rd', 'rmdir', 'type'])
const HEAD = /^(?:"([^"]+)"|([^\s"/;,=(]+)|([^\s"]+))/

/** Runs a command that cmd.exe has itself; undefined when the line starts with a program. */
export function runBuiltin(line: string, taint: Taint, frame: Frame, run: CmdRun): Stream | undefined {
  const head = HEAD.exec(line)
  if (!head) return undefined
  const word = (head[1] ?? head[2] ?? head[3] ?? '').toLowerCase()
  const echoed = /^echo[.:;,/([\]+]/i.test(line)
  const name = echoed ? 'echo' : (/^(cd|chdir|md|rd|dir|del|type)[.\\/]/.exec(word)?.[1] ?? (head[1] === undefined ? word : ''))
  const base = /(?:^|[\\/])cmd(?:\.exe)?$/.test(word) ? 'cmd' : name
  const code = Object.hasOwn(CODE, base) ? CODE[base] : undefined
  const rest = base === 'cmd' ? line.slice(head[0].length) : line.slice(name.length)
  if (code) return code(rest, taint, { ...frame, actor: { ...frame.actor, program: base } }, run)
  const signature = signatures.get(base)
  if (!signature) return undefined
  // These take wildcards themselves, in quotes too.
  const all = GLOBBING.has(base) ? words(rest, taint).map((word) => ({ ...word, text: word.text.replaceAll('*', STAR) })) : words(rest, taint)
  return applySignature(signature, all, { ...frame, actor: { ...frame.actor, program: base } }, runnerOf(run.shell))
}
