import { CLEAN, NOTHING, UNKNOWN, join, resource } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { runProgram } from '../../shell/program.js'
import { runCode } from '../../shell/run-code.js'
import { inside, joinWords, options, type Program } from './options.js'

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
    {
      text: /^"[^"]*"$/.test(text) && /\s/.test(text) && rest.length > 1 ? text.slice(1, -1) : text,
      taint: rest.reduce((t, arg) => join(t, arg.taint), CLEAN),
    },
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
  // Tools that start a program with the token of the system or of the installer of Windows (T1134.002).
  if (args.some((arg) => /^[-/](?:u[:=][ts]|runas[:=]?[48]?)$/i.test(arg.text))) shell.machine.effect(frame, 'grant', resource('permission', 'sudo', 'SYSTEM'))
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

/** Programs that run a command line. */
export const COMMAND_RUNNERS: Readonly<Record<string, Program>> = {
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
