import { CLEAN, MAX_DEPTH, NOTHING, UNKNOWN, join, resource, stepped, weaker, type Frame, type Stream, type Taint } from '../machine.js'
import { pathResource } from '../resource/path.js'
import { HOLE, hasHole } from '../word.js'
import { at, direct } from './apply.js'
import type { Shell } from './execute.js'
import type { Arg } from './expand.js'
import { joinPath, resolvePath } from './paths.js'
import { runArgv, runNested, runProgram } from './program.js'
import { runCode } from './run-code.js'
import { announceStandIn, isWatched } from './shadow.js'
import { MAX_VALUES } from './state.js'
import { testBinary, testUnary } from './status.js'
import { transform } from './transform.js'

type Builtin = (words: readonly Arg[], frame: Frame, shell: Shell) => Stream

const texts = (words: readonly Arg[]): string[] => words.map((w) => w.text)
const taintOf = (words: readonly Arg[]): Taint => words.reduce((t, w) => join(t, w.taint), CLEAN)
const status = (n: number | undefined): Builtin => (_, __, shell) => { shell.state.lastStatus = n; return NOTHING }
const quiet: Builtin = () => NOTHING

/** Prints its arguments; the text is known as far as they are. */
const prints = (name: string): Builtin => (words, frame, shell) => {
  const args = words.slice(1)
  if (name === 'printf' && args[0]?.text === '-v' && args[1]) {
    const out = transform(name, texts(args.slice(2)), undefined)?.text ?? HOLE
    shell.setVariable(args[1].text, { values: [out], taint: taintOf(args) }, frame)
    return NOTHING
  }
  shell.state.lastStatus = 0
  const out = transform(name, texts(args), undefined)
  return { text: out?.text, taint: out?.step ? stepped(taintOf(args), out.step) : taintOf(args) }
}

const assigns: Builtin = (words, frame, shell) => {
  for (const w of words) if (w.taint !== CLEAN) shell.machine.capture(w.taint)
  // `export -f sudo` hands a function of that name to every program that is started.
  if (words.slice(1).some((w) => /^-[a-z]*f/.test(w.text)) && /^(?:export|declare|typeset)$/.test(words[0]!.text)) {
    for (const w of words.slice(1)) if (isWatched(w.text)) shell.machine.effect(at(frame, w), 'configure', resource('environment', 'command', w.text, ['global']))
    return NOTHING
  }
  const refers = words.slice(1).some((w) => /^-[a-z]*n/.test(w.text)) && words[0]!.text !== 'export'
  for (const w of words.slice(1)) {
    const m = /^([A-Za-z_]\w{0,127})(\+?)=(.*)$/s.exec(w.text)
    if (m && refers) shell.state.set(m[1]!, { values: [HOLE], taint: CLEAN, ref: m[3]! })
    else if (m) shell.setVariable(m[1]!, { values: [(m[2] ? (shell.state.get(m[1]!)?.values[0] ?? '') : '') + m[3]!], taint: w.taint }, at(frame, w))
  }
  return words.length === 1 || words[1]?.text === '-p' || words[1]?.text === '-x' && words.length === 2 ? environment(frame, shell) : NOTHING
}

/** A word as a shell would have to be given it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** `enable -f FILE NAME`: the shell loads a library, whose code is a builtin from then on (T1574.006). */
const enables: Builtin = (words, frame, shell) => {
  const file = words[words.findIndex((w) => /^-[a-z]*f$/.test(w.text)) + 1]
  if (!file || !words.some((w) => /^-[a-z]*f$/.test(w.text))) return NOTHING
  const { tags } = pathResource(joinPath(file.text, shell.state), shell.machine.context)
  shell.machine.effect(at(frame, file), 'configure', resource('environment', 'loader', 'enable -f', tags.filter((t) => t === 'temporary' || t === 'hidden')), { detail: file.text })
  return NOTHING
}

/** `bind -x '"KEY": COMMAND'` and `complete -C COMMAND`: code that runs when a person types. */
const bindsKeys: Builtin = (words, frame, shell) => {
  const flag = words[0]!.text === 'bind' ? '-x' : '-C'
  const value = words[words.findIndex((w) => w.text === flag) + 1]
  if (!value || !words.some((w) => w.text === flag)) return NOTHING
  const text = flag === '-x' ? value.text.replace(/^\s*"(?:[^"\\]|\\.){0,64}"\s*:?\s*/, '').replace(/^"(.*)"$/s, '$1') : value.text
  announceStandIn(words[0]!.text, at(frame, value), shell, (inner, later) => runCode('sh', { text, taint: value.taint }, { ...later, direct: false }, inner))
  return NOTHING
}

/** All of the environment is printed. */
function environment(frame: Frame, shell: Shell): Stream {
  const effect = shell.machine.effect(frame, 'read', resource('environment', 'all', 'environment'))
  return { taint: { sources: [effect], steps: [] } }
}

const evaluates: Builtin = (words, frame, shell) => {
  const args = words.slice(1)
  if (args.length === 0) return NOTHING
  const inner = args.length === 1 ? direct(frame, args[0]!) : { ...frame, direct: false }
  return runCode('sh', { text: texts(args).join(' '), taint: taintOf(args) }, inner, shell, [], true)
}

const sources: Builtin = (words, frame, shell) => {
  const file = words[1]
  if (!file) return NOTHING
  const path = resolvePath(file.text, shell.state)
  const held = path === '/dev/stdin' ? { content: frame.stdin } : shell.machine.files.get(path)
  if (!/^\/dev\/(?!shm\/)/.test(path)) shell.machine.effect(at(frame, file), 'read', pathResource(joinPath(file.text, shell.state), shell.machine.context, ['load']))
  return held ? runCode('sh', held.content, { ...frame, direct: false }, shell, [], true) : NOTHING
}

const executes: Builtin = (words, frame, shell) => {
  let i = 1
  while (i < words.length && /^-[acl]+$/.test(words[i]!.text)) i += words[i]!.text.includes('a') ? 2 : 1
  if (i >= words.length) return NOTHING
  const out = runNested(words.slice(i), frame, shell)
  if (frame.certainty === 'certain') shell.state.exited = true
  return out
}

const changesDirectory: Builtin = (words, _, shell) => {
  const target = words.slice(1).find((w) => !/^-[LPe@]*$/.test(w.text) || w.text === '-')?.text ?? '~'
  shell.state.cwd = target === '-' || hasHole(target) ? undefined : resolvePath(target, shell.state)
  shell.state.lastStatus = undefined
  return NOTHING
}

const reads: Builtin = (words, frame, shell) => {
  const names: string[] = []
  let fd = 0
  for (let i = 1; i < words.length; i++) {
    const t = words[i]!.text
    if (/^-[a-zA-Z]*[adinNptu]$/.test(t)) { if (t.endsWith('u')) fd = Number(words[i + 1]?.text ?? 0); if (t.endsWith('a')) names.push(words[i + 1]?.text ?? ''); i++ }
    else if (/^-u\d$/.test(t)) fd = Number(t[2])
    else if (!t.startsWith('-')) names.push(t)
  }
  const input = fd === 0 ? frame.stdin : (shell.state.descriptor(fd) ?? UNKNOWN)
  const lines = input.text?.split('\n').filter((l) => l !== '').slice(0, MAX_VALUES)
  const list = names.length ? names : ['REPLY']
  list.forEach((name, i) => {
    const values = lines?.map((l) => (list.length === 1 ? l.trim() : i === list.length - 1 ? l.trim().split(/\s+/).slice(i).join(' ') : (l.trim().split(/\s+/)[i] ?? '')))
    shell.setVariable(name, { values: values?.length ? values : [HOLE], taint: input.taint }, frame)
  })
  shell.state.lastStatus = undefined
  return NOTHING
}

/** A callback of `mapfile -C` that takes the lines it is given for code. */
const RUNS_LINES = /^(?:eval|exec|source|\.|(?:ba|da|z|k|a)?sh(?:\s+-c)?|(?:python|perl|ruby|node)[\d.]*\s+-[ce])$/

const mapsFile: Builtin = (words, frame, shell) => {
  const callback = words[words.findIndex((w) => w.text === '-C') + 1]
  if (callback && words.some((w) => w.text === '-C')) {
    if (RUNS_LINES.test(callback.text)) {
      shell.machine.effect(at(frame, callback), 'execute', resource('code', 'inline', callback.text, ['hidden']))
      for (const text of frame.stdin.text?.split('\n').filter((l) => l !== '').slice(0, MAX_VALUES) ?? []) runCode('sh', { text: `${callback.text} ${quoted(text)}`, taint: frame.stdin.taint }, { ...frame, direct: false, stdin: NOTHING }, shell.fork())
    } else runCode('sh', { text: `${callback.text} 0 ${HOLE}`, taint: callback.taint }, { ...frame, direct: false, stdin: NOTHING }, shell.fork())
  }
  const name = words.slice(1).filter((w, i, all) => !w.text.startsWith('-') && !/^-[dnOsucC]$/.test(all[i - 1]?.text ?? '')).at(-1)?.text ?? 'MAPFILE'
  const items = frame.stdin.text?.split('\n').filter((l) => l !== '').slice(0, 512)
  shell.setVariable(name, { values: [items?.[0] ?? HOLE], items: items ?? [HOLE], taint: frame.stdin.taint }, frame)
  return NOTHING
}

const aliases: Builtin = (words, frame, shell) => {
  for (const w of words.slice(1)) {
    const cut = w.text.indexOf('=')
    if (cut <= 0) continue
    const [name, text] = [w.text.slice(0, cut), w.text.slice(cut + 1)]
    shell.state.aliases.set(name, text)
    if (isWatched(name)) announceStandIn(name, at(frame, w), shell, (inner, later) => runCode('sh', { text, taint: w.taint }, { ...later, direct: false }, inner))
  }
  return NOTHING
}

/** The handler runs later, if at all: on EXIT surely, else on a signal. */
const traps: Builtin = (words, frame, shell) => {
  const handler = words[1]
  if (!handler || words.length < 3 || /^-[lp]?$/.test(handler.text)) return NOTHING
  const certain = words.slice(2).some((w) => /^(?:EXIT|0|DEBUG|RETURN|ERR)$/i.test(w.text))
  const inner = direct({ ...frame, certainty: certain ? frame.certainty : weaker(frame.certainty, 'conditional') }, handler)
  announceStandIn('trap', inner, shell, (later, at) => runCode('sh', { text: handler.text, taint: handler.taint }, at, later))
  return runCode('sh', { text: handler.text, taint: handler.taint }, inner, shell, [], true)
}

const tests: Builtin = (words, _, shell) => {
  let args = texts(words.slice(1))
  if (words[0]!.text === '[' && args.at(-1) === ']') args = args.slice(0, -1)
  const negated = args[0] === '!'
  if (negated) args = args.slice(1)
  const s = args.length === 3 ? testBinary(args[0]!, args[1]!, args[2]!.replaceAll('*', '\\*')) : args.length === 2 ? testUnary(args[0]!, args[1]!) : args.length === 1 ? testUnary('-n', args[0]!) : undefined
  shell.state.lastStatus = s === undefined ? undefined : negated ? 1 - s : s
  return NOTHING
}

const unsets: Builtin = (words, frame, shell) => {
  for (const w of words.slice(1)) {
    if (/^HIST(?:FILE|SIZE|FILESIZE)$/.test(w.text)) shell.machine.effect(at(frame, w), 'configure', resource('environment', 'history', w.text), { detail: '' })
    shell.state.variables.delete(w.text)
    shell.state.functions.delete(w.text)
  }
  return NOTHING
}

const exits: Builtin = (_, frame, shell) => {
  if (frame.certainty === 'certain' && shell.state.calling.length === 0) shell.state.exited = true
  return NOTHING
}

const sets: Builtin = (words, frame, shell) => {
  const args = words.slice(1)
  if (args.length === 0) return environment(frame, shell)
  if (args.some((a, i) => a.text === '+o' && args[i + 1]?.text === 'history')) shell.machine.effect(frame, 'configure', resource('environment', 'history', 'history'), { detail: 'off' })
  const from = args.findIndex((a) => a.text === '--' || !/^[-+]/.test(a.text))
  const rest = from < 0 || args[from - 1]?.text.endsWith('o') ? [] : args.slice(args[from]!.text === '--' ? from + 1 : from)
  if (rest.length) shell.state.positional = rest.map((a) => ({ text: a.text, taint: a.taint }))
  return NOTHING
}

const histories: Builtin = (words, frame, shell) => {
  const flags = texts(words.slice(1)).filter((t) => t.startsWith('-')).join('')
  // `-d 12` takes one line away, `-d 1-500` and `-c` the history.
  const line = !flags.includes('c') && /^-d(?:-?\d+)?$/.test(flags) && !words.slice(1).some((w) => /^\d+-\d+$/.test(w.text))
  if (/[cd]/.test(flags)) shell.machine.effect(frame, 'delete', resource('log', 'history', 'shell history', line ? ['fragment'] : []))
  if (words.length > 1 && flags) return NOTHING
  const effect = shell.machine.effect(frame, 'read', resource('log', 'history', 'shell history'))
  return { taint: { sources: [effect], steps: [] } }
}

/** `command x`, `builtin x`: runs x without looking at functions and aliases; `command -v x` only asks. */
const runsPlainly: Builtin = (words, frame, shell) => {
  if (/^-[a-z]*[vV]/.test(words[1]?.text ?? '')) return { text: words[2] ? `/usr/bin/${words[2].text}\n` : undefined, taint: CLEAN }
  const rest = words.slice(words[1]?.text === '-p' || words[1]?.text === '--' ? 2 : 1)
  if (rest.length === 0) return NOTHING
  if (frame.depth >= MAX_DEPTH) { shell.machine.exhausted(frame, 'depth', true); return UNKNOWN }
  const inner = { ...frame, depth: frame.depth + 1 }
  return Object.hasOwn(BUILTINS, rest[0]!.text) ? BUILTINS[rest[0]!.text]!(rest, inner, shell) : hasHole(rest[0]!.text) ? runArgv(rest, inner, shell) : runProgram(rest, inner, shell)
}

const jumps: Builtin = (words, frame, shell) => (words.length > 1 ? runNested(words.slice(1), frame, shell) : NOTHING)

/** Builtins of bash whose meaning is part of the language. Data only: a name and what it does. */
export const BUILTINS: Readonly<Record<string, Builtin | undefined>> = {
  ':': status(0), true: status(0), false: status(1),
  echo: prints('echo'), printf: prints('printf'),
  export: assigns, declare: assigns, typeset: assigns, local: assigns, readonly: assigns,
  eval: evaluates, source: sources, '.': sources, exec: executes, command: runsPlainly, builtin: runsPlainly,
  cd: changesDirectory, pushd: changesDirectory, popd: (_, __, shell) => { shell.state.cwd = undefined; return NOTHING },
  read: reads, mapfile: mapsFile, readarray: mapsFile,
  alias: aliases, unalias: (words, _, shell) => { for (const w of words.slice(1)) shell.state.aliases.delete(w.text); return NOTHING },
  trap: traps, test: tests, '[': tests, unset: unsets, set: sets, history: histories,
  exit: exits, return: quiet, break: quiet, continue: quiet,
  shift: (words, _, shell) => { shell.state.positional = shell.state.positional.slice(Number(words[1]?.text ?? 1) || 1); return NOTHING },
  let: quiet, getopts: status(undefined), hash: quiet, wait: quiet, jobs: quiet, fg: quiet, bg: quiet, umask: quiet, shopt: quiet, type: quiet, times: quiet, ulimit: quiet, complete: bindsKeys, compgen: quiet, bind: bindsKeys, caller: quiet, dirs: quiet, disown: quiet, suspend: quiet, enable: enables, help: quiet,
  coproc: jumps, time: jumps, noglob: jumps, nocorrect: jumps,
  pwd: (_, __, shell) => ({ text: `${shell.state.cwd ?? '.'}\n`, taint: CLEAN }),
}
