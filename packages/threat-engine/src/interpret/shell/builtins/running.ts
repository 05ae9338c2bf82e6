import { MAX_DEPTH, NOTHING, UNKNOWN, CLEAN, resource, weaker } from '../../machine.js'
import { hasHole } from '../../word.js'
import { pathResource } from '../../resource/path.js'
import { at, direct } from '../apply.js'
import { BUILTINS } from '../builtins.js'
import type { Shell } from '../execute.js'
import { joinPath, resolvePath } from '../paths.js'
import { runArgv, runNested, runProgram } from '../program.js'
import { runCode } from '../run-code.js'
import { announceStandIn } from '../shadow.js'
import { writtenFile } from '../written.js'
import { taintOf, texts, type Builtin } from './builtin.js'

export const evaluates: Builtin = (words, frame, shell) => {
  const args = words.slice(1)
  if (args.length === 0) return NOTHING
  // Every `eval` is a level, and levels are bounded: so many in a row need not be tried one by one.
  if (args.length > MAX_DEPTH && args.slice(0, MAX_DEPTH).every((a) => a.text === 'eval')) {
    shell.machine.exhausted(frame, 'depth', true)
    return UNKNOWN
  }
  const inner = args.length === 1 ? direct(frame, args[0]!) : { ...frame, direct: false }
  return runCode('sh', { text: texts(args).join(' '), taint: taintOf(args) }, inner, shell, [], true)
}

export const sources: Builtin = (words, frame, shell) => {
  const file = words[1]
  if (!file) return NOTHING
  const path = resolvePath(file.text, shell.state)
  const fd = /^\/(?:dev|proc\/self)\/fd\/(\d{1,3})$/.exec(path)?.[1]
  const open = fd === undefined ? undefined : fd === '0' ? frame.stdin : shell.state.descriptor(Number(fd))
  const held = path === '/dev/stdin' ? { content: frame.stdin } : open ? { content: open } : writtenFile(path, shell.machine, shell.state)
  if (!/^\/dev\/(?!shm\/)/.test(path)) shell.machine.effect(at(frame, file), 'read', pathResource(joinPath(file.text, shell.state), shell.machine.context, ['load']))
  // The whole of standard input is read as the script; nothing of it is left for the commands in it.
  const stdin = path === '/dev/stdin' || fd === '0' ? NOTHING : frame.stdin
  return held ? runCode('sh', held.content, { ...frame, stdin, direct: false }, shell, [], true) : NOTHING
}

/** Names of kernel threads and daemons, under which a program would not be noticed (T1036.004). */
const SYSTEM_PROCESS = /^\[[\w/:.+-]{1,40}\]$|^(?:\/\S{1,60}\/)?(?:systemd(?:-\w+)?|sshd|init|crond?|atd|dbus-daemon|rsyslogd|syslogd|journald|udevd|kthreadd|kworker\S{0,20}|ksoftirqd\S{0,8}|NetworkManager|polkitd|accounts-daemon|launchd|login|getty|agetty)$/

const isShell = (program: string): boolean => /(?:^|\/)(?:(?:ba|da|k|z)?sh)$/.test(program)
/** `exec bash --norc`: a shell without its start-up files takes the place of this one, with all that was set up in it; with `-c` it gets an empty environment. */
const isBare = ([program = '', ...words]: readonly string[]): boolean => /(?:^|\/)(?:(?:ba|da|k)?sh)$/.test(program) && words.length > 0 && words.every((w) => /^(?:--norc|--noprofile|--posix|-[il]+)$/.test(w)) && words.some((w) => w.startsWith('--no'))

export const executes: Builtin = (words, frame, shell) => {
  let i = 1
  while (i < words.length && /^-[acl]+$/.test(words[i]!.text)) i += words[i]!.text.includes('a') ? 2 : 1
  if (i >= words.length) return NOTHING
  const shown = /^-[cl]*a/.test(words[1]?.text ?? '') ? words[2] : undefined
  if (shown && SYSTEM_PROCESS.test(shown.text) && !words[i]!.text.endsWith(shown.text)) shell.machine.effect(at(frame, shown), 'execute', resource('process', 'unknown', shown.text, ['homograph']))
  if (isBare(texts(words.slice(i))) || (words.slice(1, i).some((w) => /^-[al]*c/.test(w.text)) && isShell(words[i]!.text))) shell.machine.effect(frame, 'delete', resource('environment', 'all', words[i]!.text))
  const out = runNested(words.slice(i), frame, shell)
  if (frame.certainty === 'certain') shell.state.exited = true
  return out
}

/** The handler runs later, if at all: on EXIT surely, else on a signal. */
export const traps: Builtin = (words, frame, shell) => {
  const handler = words[1]
  if (!handler || words.length < 3 || /^-[lp]?$/.test(handler.text)) return NOTHING
  const certain = words.slice(2).some((w) => /^(?:EXIT|0|DEBUG|RETURN|ERR)$/i.test(w.text))
  const inner = direct({ ...frame, certainty: certain ? frame.certainty : weaker(frame.certainty, 'conditional') }, handler)
  // DEBUG is before every command that a person types.
  const event = words.slice(2).some((w) => /^DEBUG$/i.test(w.text)) ? 'trap DEBUG' : 'trap'
  announceStandIn(event, inner, shell, (later, at) => runCode('sh', { text: handler.text, taint: handler.taint }, at, later))
  return runCode('sh', { text: handler.text, taint: handler.taint }, inner, shell, [], true)
}

/** What `command -v` says: a builtin or function by its name, a program by its path. */
const found = (name: string, shell: Shell): string => (name.includes('/') || Object.hasOwn(BUILTINS, name) || shell.state.function(name) ? name : `/usr/bin/${name}`)

/** `command x`, `builtin x`: runs x without looking at functions and aliases; `command -v x` only asks. */
export const runsPlainly: Builtin = (words, frame, shell) => {
  if (/^-[a-z]*[vV]/.test(words[1]?.text ?? '')) return { text: words[2] ? `${found(words[2].text, shell)}\n` : undefined, taint: CLEAN }
  const rest = words.slice(words[1]?.text === '-p' || words[1]?.text === '--' ? 2 : 1)
  if (rest.length === 0) return NOTHING
  if (frame.depth >= MAX_DEPTH) { shell.machine.exhausted(frame, 'depth', true); return UNKNOWN }
  const inner = { ...frame, depth: frame.depth + 1 }
  return Object.hasOwn(BUILTINS, rest[0]!.text) ? BUILTINS[rest[0]!.text]!(rest, inner, shell) : hasHole(rest[0]!.text) ? runArgv(rest, inner, shell) : runProgram(rest, inner, shell)
}
