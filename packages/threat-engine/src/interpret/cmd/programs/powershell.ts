import { CLEAN, NOTHING, UNKNOWN, join, resource, type Frame, type Stream } from '../../machine.js'
import { pathResource } from '../../resource/path.js'
import { at } from '../../shell/apply.js'
import type { Arg } from '../../shell/expand.js'
import type { Shell } from '../../shell/execute.js'
import { resolvePath } from '../../shell/paths.js'
import { runProgram } from '../../shell/program.js'
import { runCode } from '../../shell/run-code.js'
import { display, hasHole } from '../../word.js'
import { inside, type Program } from './options.js'

/** Parameters of powershell.exe and pwsh that take a value; any unambiguous beginning is understood (about_PowerShell_exe). */
const VALUED = [
  ...['command', 'encodedcommand', 'file', 'executionpolicy', 'version', 'inputformat', 'outputformat', 'windowstyle', 'psconsolefile'],
  ...['configurationname', 'encodedarguments', 'custompipename', 'settingsfile', 'workingdirectory'],
]
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
const powershell: Program = (args, frame, shell) => {
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
    // Nobody sees what a shell without a window does (T1564.003).
    if (name === 'windowstyle' && /^(?:h|hid|hidden|1)$/i.test(value?.text ?? '')) machine.effect(frame, 'configure', resource('system', 'ordinary', 'window of a shell', ['hidden']))
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
  return runCode('powershell', { text: braced?.[1] ?? text, taint: words.reduce((t, arg) => join(t, arg.taint), CLEAN) }, frame, shell)
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

/** PowerShell, started from another shell. */
export const POWERSHELLS: Readonly<Record<string, Program>> = {
  powershell,
  pwsh: powershell,
  powershell_ise: powershell,
  'pwsh-preview': powershell,
}
