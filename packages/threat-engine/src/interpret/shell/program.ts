import { parse } from 'unbash'
import { actedBy, asProgram, deeper, placed } from '../frame.js'
import type { Language } from '../language.js'
import { CLEAN, MAX_DEPTH, UNKNOWN, join, resource, type Frame, type Machine, type Stream } from '../machine.js'
import { pathResource } from '../resource/path.js'
import { urlResource } from '../resource/host.js'
import { HOLE, display, hasGlob, hasHole } from '../word.js'
import { signatureOf } from '../../signatures/index.js'
import { applySignature, at } from './apply.js'
import type { Runner } from './runner.js'
import { windowsProgram } from '../cmd/programs/index.js'
import { BUILTINS } from './builtins.js'
import { announceVariable } from './environment.js'
import { runCode } from './run-code.js'
import type { Shell } from './execute.js'
import type { Arg } from './expand.js'
import { globbedProgram } from './installed.js'
import { LAUNCHERS } from './launchers.js'
import { joinPath, resolvePath } from './paths.js'
import { PROGRAMS } from './programs.js'
import { transform } from './transform.js'
import { announceUnguarded } from './unguarded.js'
import { linkedPath, onPath, writtenFile } from './written.js'

const MAX_CALLS = 12

// Maps are made on first use, when all modules that need each other are loaded; a name cut out of the input is found in them without being interned first.
let builtins: ReadonlyMap<string, (typeof BUILTINS)[string]> | undefined
const builtinOf = (name: string): (typeof BUILTINS)[string] => (builtins ??= new Map(Object.entries(BUILTINS))).get(name)
let launchers: ReadonlyMap<string, (typeof LAUNCHERS)[string]> | undefined
const launcherOf = (name: string): (typeof LAUNCHERS)[string] => (launchers ??= new Map(Object.entries(LAUNCHERS))).get(name)
let programs: ReadonlyMap<string, (typeof PROGRAMS)[string]> | undefined
const programOf = (name: string): (typeof PROGRAMS)[string] | undefined => (programs ??= new Map(Object.entries(PROGRAMS))).get(name)

/** Runs the words of one command: alias, function, builtin, a file that the call wrote, a program of the table, or an unknown program. */
export function runArgv(words: readonly Arg[], frame: Frame, shell: Shell): Stream {
  const first = words[0]
  if (!first || !shell.machine.pay(frame)) return UNKNOWN
  const { machine, state } = shell
  const name = first.text
  const alias = state.alias(name)
  if (alias !== undefined && !state.calling.includes(`alias ${name}`)) return runAlias(name, alias, words, frame, shell)
  const fn = state.function(name)
  if (fn) {
    // A function that defines another of its own name and calls that does not call itself.
    if (state.bodies.includes(fn.body) || state.calling.length >= MAX_CALLS) return UNKNOWN
    const inner = shell.fork()
    inner.state.calling = [...state.calling, name]
    inner.state.bodies = [...state.bodies, fn.body]
    inner.state.positional = words.slice(1).map((w) => ({ text: w.text, taint: w.taint }))
    const callFrame = { ...fn.frame, stdin: frame.stdin, actor: frame.actor, certainty: frame.certainty, depth: frame.depth + 1, roots: [frame.span], derivation: [...frame.derivation, { how: 'calls the function', text: name }] }
    const out = inner.node(fn.body, callFrame)
    for (const [k, v] of inner.state.variables) state.variables.set(k, v)
    for (const [k, v] of inner.state.functions) state.functions.set(k, v)
    if (inner.state.cwd !== undefined) state.cwd = inner.state.cwd
    return out
  }
  const builtin = builtinOf(name)
  if (builtin) return builtin(words, frame, shell)
  if (hasHole(name)) return runUnknown(words, at(frame, first), shell)
  return runProgram(words, frame, shell)
}

/** Runs a program by its resolved name. */
export function runProgram(words: readonly Arg[], outer: Frame, shell: Shell): Stream {
  const { machine, state } = shell
  const first = words[0]!
  const hijacked = first.text.includes('/') ? undefined : onPath(first.text, machine, state)
  const path = hijacked ?? resolvePath(first.text, state)
  const file = writtenFile(path, machine, state)
  if (file && !file.copyOf && (hijacked !== undefined || first.text.includes('/'))) return runWrittenFile(words, file.content, outer, shell)
  // SysV init scripts take the words of `service NAME …`.
  const unit = path.includes('.d/') ? /^(?:\/usr\/local)?\/etc\/(?:rc\.d\/)?(?:init|rc)\.d\/([^/]{1,128})$/.exec(path)?.[1] : undefined
  if (unit !== undefined) return runProgram([{ ...first, text: 'service' }, { ...first, text: unit }, ...words.slice(1)], outer, shell)
  const name = file?.copyOf ? baseName(file.copyOf) : hasGlob(first.text) ? (globbedProgram(baseName(first.text)) ?? baseName(first.text)) : baseName(first.text)
  const frame = actedBy(placed(at(outer, first), outer.span), asProgram(outer.actor, name))
  const args = words.slice(1)
  // Where the program lies matters as much as its name when anybody may put files there.
  const renamed = file?.copyOf !== undefined && SYSTEM_FOLDER.test(file.copyOf) && baseName(path) !== name && DAEMON.test(baseName(path))
  if ((first.text.startsWith('/') && /^\/(?:tmp|var\/tmp|dev|run|proc)\//.test(first.text)) || renamed || ODD_FOLDER.test(first.text)) machine.effect(at(frame, first), 'execute', pathResource(path, machine.context, renamed ? ['copy'] : []))
  announceUnguarded(args, frame, machine)
  state.lastStatus = name === 'true' ? 0 : name === 'false' ? 1 : undefined
  const program = programOf(name)
  if (program) return program(args, frame, shell)
  const windows = windowsProgram(name, false)
  if (windows) return windows(args, { ...frame, actor: { ...frame.actor, program: name.toLowerCase().replace(/\.(?:exe|com)$/, '') } }, shell)
  const signature = signatureOf(name)
  if (signature) {
    const out = applySignature(signature, args, frame, runnerOf(shell))
    const launched = launcherOf(name)?.(args, frame, shell)
    return launched ? { text: undefined, taint: join(out.taint, launched.taint) } : out
  }
  const canonical = canonicalName(name)
  if (canonical !== name && (programOf(canonical) || signatureOf(canonical))) return runProgram([{ ...first, text: canonical }, ...args], outer, shell)
  return runWithoutSignature(name, first, args, frame, shell)
}

/** Programs that came with the system. */
const SYSTEM_FOLDER = /^\/(?:usr\/)?s?bin\/[^/]+$/
/** What is always there in a list of processes: nobody looks at one more (T1036.003, T1036.004). */
const DAEMON = /^(?:\[.{1,32}\]|(?:kworker|kthreadd|ksoftirqd|migration|rcu_).{0,32}|init|systemd(?:-\w{1,16})?|(?:cron|ssh|syslog|rsyslog|udev|http|at|acpi|irqbalance|dbus|klog|audit|ntp|chrony|network|snap|cups|named?)d|cron|sshd|dbus-daemon|launchd|mds(?:_stores)?|cfprefsd|loginwindow|apache2|nginx|NetworkManager|polkitd|agetty)$/
/** Names that are hard to see in a listing (T1036.005, T1036.006). */
const ODD_FOLDER = /\/\.{3,}\/|^[\w./~-]{1,200} (?:\/[\w.-]{1,80})?$/

/** `python3.11` is python3, `NMAP` is nmap on a file system that ignores case, `tool.exe` and `tool_1.9.1_linux_amd64` are tool. */
function canonicalName(name: string): string {
  const plain = name.replace(/\.exe$/i, '')
  const versioned = /^((?:python|pip|ruby|gem|perl|php|lua|node|gcc|java|clang|ksh|tclsh)\d?)[-.\d]{1,8}$/.exec(plain)?.[1] ?? plain
  if (signatureOf(versioned) || programOf(versioned)) return versioned
  let release = versioned.toLowerCase()
  for (let i = 0; i < 6 && RELEASE_SIGN.test(release) && !signatureOf(release); i++) release = release.replace(RELEASE, '')
  return signatureOf(release) ? release : versioned.toLowerCase()
}
const RELEASE_SIGN = /[-_.]/
/** What releases append to the name of a program: version, system, processor. */
const RELEASE = /[-_.](?:v?\d[\d.]{0,12}|linux(?:32|64)?|darwin|macos|windows|win(?:32|64)?|freebsd|amd64|x86_64|x64|x86|i?386|arm64|aarch64|armv[67]|static|musl|gnu)$/

export const baseName = (path: string): string => !path.includes('/') && !path.includes('\\') ? path : path.replace(/[\\/]{1,64}$/, '').split(/[\\/]/).at(-1) ?? path

/** A program that no table knows: it runs, it may read the files it is given, and what it prints may hold what it got. */
function runWithoutSignature(name: string, first: Arg, args: readonly Arg[], frame: Frame, shell: Shell): Stream {
  const { machine, state } = shell
  machine.effect(frame, 'execute', resource('process', 'unknown', name))
  let taint = join(frame.stdin.taint, first.taint)
  for (const arg of args.slice(0, 64)) {
    const text = arg.text.startsWith('-') && arg.text.includes('=') ? arg.text.slice(arg.text.indexOf('=') + 1) : arg.text
    taint = join(taint, arg.taint)
    if (/^[a-z][a-z0-9+.-]{1,15}:\/\//i.test(text)) {
      const received = machine.effect(at(frame, arg), 'receive', urlResource(display(text), machine.context, ['use']))
      taint = join(taint, { sources: [received], steps: [] })
    } else if (/[/.~\\]/.test(text)) {
      const path = resolvePath(text, state)
      const res = pathResource(joinPath(text, state), machine.context, ['use'])
      const written = machine.files.get(path)
      if (res.class !== 'ordinary' || written) taint = join(taint, join({ sources: [machine.effect(at(frame, arg), 'read', res)], steps: [] }, written?.content.taint ?? CLEAN))
    }
  }
  const computed = transform(name, args.map((a) => a.text), frame.stdin.text)
  return { text: computed?.text, taint: computed?.step ? { sources: taint.sources, steps: [...taint.steps, computed.step] } : taint }
}

/** `./x.sh` where the call itself wrote `x.sh`: its content runs. */
function runWrittenFile(words: readonly Arg[], content: Stream, outer: Frame, shell: Shell): Stream {
  const frame = { ...outer, direct: false, derivation: [...outer.derivation, { how: 'runs the file', text: display(words[0]!.text) }] }
  const interpreter = /^#!\s*(?:\/usr\/bin\/env\s+(?:-S\s+)?)?(\S{1,64})/.exec(content.text ?? '')?.[1]
  const program = interpreter ? canonicalName(baseName(interpreter)) : 'sh'
  const language = INTERPRETERS[program] ?? INTERPRETERS[program.replace(/\d$/, '')] ?? 'sh'
  return runCode(language, content, frame, shell, words.slice(1))
}
const INTERPRETERS: Readonly<Record<string, 'python' | 'javascript' | 'perl' | 'ruby' | 'php' | 'sh' | 'lua' | 'awk'>> = { python: 'python', node: 'javascript', deno: 'javascript', bun: 'javascript', perl: 'perl', ruby: 'ruby', php: 'php', lua: 'lua', awk: 'awk' }

/** The program's name is not known. What was downloaded or decoded may be it. */
function runUnknown(words: readonly Arg[], frame: Frame, shell: Shell): Stream {
  const first = words[0]!
  if (first.taint !== CLEAN) return runCode('sh', { text: undefined, taint: first.taint }, frame, shell)
  const known = first.text.split(HOLE).join('')
  if (known === '' || /^[./~]*$/.test(known)) {
    shell.machine.opaque(frame, 'unknown-command', words.map((w) => w.text).join(' '))
    shell.machine.effect(frame, 'execute', resource('process', 'unknown', HOLE))
    return { taint: words.reduce((t, w) => join(t, w.taint), frame.stdin.taint) }
  }
  // Parts that are not known are mostly nothing: `n${unset}map`.
  return runProgram(Object.hasOwn(PROGRAMS, baseName(known)) || signatureOf(baseName(known)) ? [{ ...first, text: known }, ...words.slice(1)] : words, frame, shell)
}

function runAlias(name: string, text: string, words: readonly Arg[], frame: Frame, shell: Shell): Stream {
  const tree = parse(text)
  const only = tree.commands.length === 1 ? tree.commands[0]!.command : undefined
  const { calling } = shell.state
  shell.state.calling = [...calling, `alias ${name}`]
  const inner = { ...frame, direct: false, derivation: [...frame.derivation, { how: 'alias', text: `${name} → ${text}` }] }
  const simple = only?.type === 'Command' && only.redirects.length === 0 && only.prefix.length === 0 && only.name && !/[$`]/.test(text)
  const out = simple
    ? runArgv([only.name!.value, ...only.args.map((a) => (a.type === 'Word' ? a.value : a.text))].map((t) => ({ text: t, taint: CLEAN, raw: t, start: -1, end: -1 })).concat(words.slice(1) as never), inner, shell)
    : runCode('sh', { text: [text, ...words.slice(1).map((w) => w.text)].join(' '), taint: CLEAN }, inner, shell)
  shell.state.calling = calling
  return out
}

/** The interpreter as signatures see it. */
export const runnerOf = (shell: Shell): Runner => new ShellRunner(shell)

class ShellRunner implements Runner {
  readonly machine: Machine

  constructor(private readonly shell: Shell) {
    this.machine = shell.machine
  }

  argv(words: readonly Arg[], frame: Frame): Stream {
    return runNested(withoutAssignments(words, frame, this.shell), frame, this.shell)
  }

  code(language: Language, code: Stream, frame: Frame): Stream {
    return runCode(language, code, frame, this.shell)
  }

  locate(path: string): string {
    return linkedPath(path, this.machine, this.shell.state)
  }

  resolve(path: string): string {
    return resolvePath(path, this.shell.state)
  }
}

/** A command inside a command is one level deeper, and levels are bounded. */
export function runNested(words: readonly Arg[], frame: Frame, shell: Shell): Stream {
  if (frame.depth < MAX_DEPTH) return runArgv(words, deeper(frame), shell.fork())
  shell.machine.exhausted(frame, 'depth', true)
  return UNKNOWN
}

/** `sudo NAME=value command`: leading assignments belong to the command's environment. */
const withoutAssignments = (words: readonly Arg[], frame: Frame, shell: Shell): readonly Arg[] => {
  const from = words.findIndex((w) => !/^[A-Za-z_]\w*=/.test(w.text))
  if (from <= 0) return words
  for (const w of words.slice(0, from)) announceVariable(w.text.slice(0, w.text.indexOf('=')), w.text.slice(w.text.indexOf('=') + 1), at(frame, w), shell)
  return words.slice(from)
}
