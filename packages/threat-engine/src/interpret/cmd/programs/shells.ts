import { CLEAN, NOTHING, UNKNOWN, join, resource, type Frame, type Stream, type Taint } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { pathResource } from '../../resource/path.js'
import { at } from '../../shell/apply.js'
import type { Arg } from '../../shell/expand.js'
import type { Shell } from '../../shell/execute.js'
import { resolvePath } from '../../shell/paths.js'
import { runProgram } from '../../shell/program.js'
import { runCode } from '../../shell/run-code.js'
import { display, hasHole } from '../../word.js'
import { inside, joinWords, options, type Program } from './options.js'

const taintOf = (args: readonly Arg[]): Taint => args.reduce((t, arg) => join(t, arg.taint), CLEAN)

/** Parameters of powershell.exe and pwsh that take a value; any unambiguous beginning is understood (about_PowerShell_exe). */
const VALUED =
  'command encodedcommand file executionpolicy version inputformat outputformat ' +
    'windowstyle psconsolefile configurationname encodedarguments custompipename settingsfile workingdirectory'.split(
    ' ',
  )
const SWITCHES = 'noprofile nologo noexit noninteractive sta mta interactive login noprofileloadtime sshservermode help'.split(' ')
const SHORT: Readonly<Record<string, string>> = {
  ec: 'encodedcommand',
  e: 'encodedcommand',
  c: 'command',
  f: 'file',
  ep: 'executionpolicy',
  ex: 'executionpolicy',
  w: 'windowstyle',
  v: 'version',
  nop: 'noprofile',
  noni: 'noninteractive',
  wd: 'workingdirectory',
  h: 'help',
  '?': 'help',
  l: 'login',
  i: 'interactive',
  o: 'outputformat',
  if: 'inputformat',
  of: 'outputformat',
}

function parameterName(written: string): string | undefined {
  const found = /^[-/\u2013\u2014\u2015]{1,2}([A-Za-z?]{1,24})$/.exec(written.replaceAll('^', '').replaceAll('`', ''))?.[1]?.toLowerCase()
  if (found === undefined) return undefined
  return SHORT[found] ?? [...VALUED, ...SWITCHES].find((name) => name.startsWith(found))
}

/** `powershell -enc …`, `-c …`, `-File …`, code on standard input; anything else is the command. */
export const powershell: Program = (args, frame, shell) => {
  const { machine } = shell
  machine.effect(frame, 'execute', resource('process', 'shell', frame.actor.program))
  const inner = inside(frame)
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (!arg) continue
    const name = parameterName(arg.text)
    const value = args[i + 1]
    if (arg.text === '-') return stdin(inner, shell)
    if (name === undefined) return command(args.slice(i), inner, shell, frame.actor.program === 'pwsh' && /\.ps1$/i.test(arg.text))
    if (name === 'help') return UNKNOWN
    if (name === 'command') return value && value.text !== '-' ? command(args.slice(i + 1), inner, shell, false) : stdin(inner, shell)
    if (name === 'file') return value && value.text !== '-' ? script(value, inner, shell) : stdin(inner, shell)
    if (name === 'encodedcommand') return value ? encoded(value, inner, shell) : UNKNOWN
    // Version 2 has neither AMSI nor script logging (T1562.010).
    if (name === 'version' && value && /^[12](?:\.0)?$/.test(value.text))
      machine.effect(frame, 'configure', resource('service', 'logging', 'PowerShell 2'))
    if (VALUED.includes(name)) i++
  }
  return stdin(inner, shell)
}

function command(words: readonly Arg[], frame: Frame, shell: Shell, isFile: boolean): Stream {
  const [first] = words
  if (isFile && first) return script(first, frame, shell)
  const text = words.length === 1 && first ? first.text : words.map((word) => word.text).join(' ')
  const braced = /^\s*\{([\s\S]*)\}\s*$/.exec(text)
  return runCode('powershell', { text: braced?.[1] ?? text, taint: taintOf(words) }, frame, shell)
}

function script(file: Arg, frame: Frame, shell: Shell): Stream {
  const path = resolvePath(file.text, shell.state)
  const effect = shell.machine.effect(at(frame, file), 'read', pathResource(path, shell.machine.context, ['load']))
  const held = shell.machine.files.get(path)
  const base = file.text.split(/[\\/]/).at(-1) ?? ''
  if (held) return runCode('powershell', held.content, frame, shell)
  // A script that is known for what it is counts as run.
  runProgram([{ ...file, text: base.replace(/\.ps1$/i, '') }], { ...frame, stdin: NOTHING }, shell)
  return {
    taint: join(CLEAN, { sources: effect.resource.kind === 'path' && effect.resource.class !== 'ordinary' ? [effect] : [], steps: [] }),
  }
}

function stdin(frame: Frame, shell: Shell): Stream {
  return frame.stdin === NOTHING ? UNKNOWN : runCode('powershell', frame.stdin, { ...frame, stdin: NOTHING }, shell)
}

/** Base64 of UTF-16: hides a command from those who read it (T1027.010, T1059.001). */
function encoded(value: Arg, frame: Frame, shell: Shell): Stream {
  const { machine } = shell
  const effect = machine.effect(at(frame, value), 'execute', resource('code', 'encoded', 'base64'))
  machine.flow(value.taint, effect)
  const plain = value.text.replace(/["'\s]/g, '')
  if (hasHole(plain) || !/^[A-Za-z0-9+/=]*$/.test(plain) || plain === '') {
    machine.opaque(frame, 'unknown-code', 'powershell')
    return { taint: value.taint }
  }
  const text = Buffer.from(plain, 'base64')
    .toString('utf16le')
    .replace(/[\u0000-\u0002]/g, '')
  const shown = display(text).trim()
  return machine.run('powershell', text, {
    ...frame,
    derivation: [...frame.derivation, { how: 'decode base64', text: shown.length > 160 ? `${shown.slice(0, 157)}…` : shown }],
  })
}

/** `cmd /c line` from another shell: the words are one line again. */
export const cmd: Program = (args, frame, shell) => {
  shell.machine.effect(frame, 'execute', resource('process', 'shell', 'cmd'))
  const at_ = args.findIndex((arg) => /^\/[crk]/i.test(arg.text))
  const flag = args[at_]
  if (!flag) return frame.stdin === NOTHING ? UNKNOWN : runCode('cmd', frame.stdin, { ...inside(frame), stdin: NOTHING }, shell)
  const glued = flag.text.slice(2)
  const rest = [...(glued ? [{ ...flag, text: glued }] : []), ...args.slice(at_ + 1)]
  const [only] = rest
  const text = rest.length === 1 && only ? only.text : joinWords(rest)
  return runCode(
    'cmd',
    { text: /^"[^"]*"$/.test(text) && /\s/.test(text) && rest.length > 1 ? text.slice(1, -1) : text, taint: taintOf(rest) },
    inside(frame),
    shell,
  )
}

/** `forfiles /c "line"`, `pcalua -a program -c args`, `conhost program`: a command inside the arguments (T1202). */
const runsFlag =
  (name: string, more?: string): Program =>
  (args, frame, shell) => {
    shell.machine.effect(frame, 'execute', resource('process', 'lolbin', frame.actor.program))
    const { flags } = options(args, `${name} ${more ?? ''} p m d`)
    const line = flags.get(name)
    const rest = more === undefined ? undefined : flags.get(more)
    if (!line) return UNKNOWN
    return runCode(
      'cmd',
      { text: `${line.text.replace(/@(?:file|path|fname)/gi, 'file')}${rest ? ` ${rest.text}` : ''}`, taint: line.taint },
      inside(frame),
      shell,
    )
  }
const runsRest: Program = (args, frame, shell) => {
  shell.machine.effect(frame, 'execute', resource('process', 'lolbin', frame.actor.program))
  const from = args.findIndex((arg) => !/^[-/]/.test(arg.text))
  const words = from < 0 ? [] : args.slice(from)
  const [only] = words
  return words.length === 1 && only && /\s/.test(only.text)
    ? runCode('cmd', { text: only.text, taint: only.taint }, inside(frame), shell)
    : words.length
      ? runProgram(words, inside(frame), shell)
      : UNKNOWN
}

/** `runas /user:NAME "line"`: as somebody else. */
const runas: Program = (args, frame, shell) => {
  const { operands, flags } = options(args)
  shell.machine.effect(frame, 'execute', resource('process', 'ordinary', 'runas'))
  const user = flags.get('user')?.text ?? ''
  const line = operands.at(-1)
  return line
    ? runCode(
        'cmd',
        { text: joinWords(operands.length > 1 ? operands : [line]).replace(/^"([\s\S]*)"$/, '$1'), taint: line.taint },
        { ...inside(frame), actor: { ...inside(frame).actor, privileged: frame.actor.privileged || /admin|system/i.test(user) } },
        shell,
      )
    : UNKNOWN
}

/** `psexec [\\host] [-u user -p password] [-s] program args` (T1569.002, T1021.002). */
const psexec: Program = (args, frame, shell) => {
  const { machine } = shell
  machine.effect(frame, 'execute', resource('process', 'lolbin', frame.actor.program))
  let remote: string | undefined
  let system = false
  let i = 0
  for (; i < args.length; i++) {
    const text = args[i]?.text ?? ''
    if (text.startsWith('\\\\')) {
      remote = text.replace(/^\\+/, '')
      machine.effect(frame, 'execute', { ...hostResource(remote.split('\\')[0] ?? remote, machine.context), port: 445 })
    } else if (/^[-/](?:u|p|w|n|r|a|g)$/i.test(text)) i++
    else if (/^[-/]/.test(text)) system ||= /^[-/][a-z]*s$/i.test(text)
    else break
  }
  // A service with the rights of the system runs the program (T1548).
  if (system) machine.effect(frame, 'grant', resource('permission', 'sudo', 'SYSTEM'))
  const inner = inside(frame)
  const words = args.slice(i)
  return words.length
    ? runProgram(
        words,
        { ...inner, actor: { ...inner.actor, privileged: system || frame.actor.privileged, ...(remote !== undefined && { remote }) } },
        shell,
      )
    : UNKNOWN
}

export const SHELLS: Readonly<Record<string, Program>> = {
  powershell,
  pwsh: powershell,
  powershell_ise: powershell,
  'pwsh-preview': powershell,
  cmd,
  command: cmd,
  forfiles: runsFlag('c'),
  pcalua: runsFlag('a', 'c'),
  scriptrunner: runsFlag('appvscript'),
  wlrmdr: runsFlag('u'),
  devtoolslauncher: runsRest,
  conhost: runsRest,
  runas,
  psexec,
  psexec64: psexec,
  paexec: psexec,
  remcom: psexec,
  nsudo: runsRest,
  nsudolg: runsRest,
  nsudolc: runsRest,
  advancedrun: runsRest,
}
