import { CLEAN, NOTHING, resource } from '../machine.js'
import { hasHole } from '../word.js'
import { texts, type Builtin } from './builtins/builtin.js'
import { mapsFile, reads } from './builtins/reading.js'
import { evaluates, executes, runsPlainly, sources, traps } from './builtins/running.js'
import { aliases, bindsKeys, enables, hashes } from './builtins/standing.js'
import { announceSubscript, assigns, prints, sets, unsets } from './builtins/variables.js'
import { resolvePath } from './paths.js'
import { runNested } from './program.js'
import { announceLookedFor, testBinary, testUnary } from './status.js'

const status = (n: number | undefined): Builtin => (_, __, shell) => { shell.state.lastStatus = n; return NOTHING }
const quiet: Builtin = () => NOTHING

const changesDirectory: Builtin = (words, _, shell) => {
  const target = words.slice(1).find((w) => !/^-[LPe@]*$/.test(w.text) || w.text === '-')?.text ?? '~'
  const cwd = target === '-' || hasHole(target) ? undefined : resolvePath(target, shell.state)
  // No system has a longer path (PATH_MAX).
  shell.state.cwd = cwd !== undefined && cwd.length > 4096 ? undefined : cwd
  shell.state.lastStatus = undefined
  return NOTHING
}

const tests: Builtin = (words, frame, shell) => {
  announceSubscript(words, frame, shell)
  let args = texts(words.slice(1))
  if (words[0]!.text === '[' && args.at(-1) === ']') args = args.slice(0, -1)
  const negated = args[0] === '!'
  if (negated) args = args.slice(1)
  if (args.length === 2) announceLookedFor(args[0]!, args[1]!, frame, shell.machine)
  const s = args.length === 3 ? testBinary(args[0]!, args[1]!, args[2]!) : args.length === 2 ? testUnary(args[0]!, args[1]!) : args.length === 1 ? testUnary('-n', args[0]!) : undefined
  shell.state.lastStatus = s === undefined ? undefined : negated ? 1 - s : s
  return NOTHING
}

const exits: Builtin = (_, frame, shell) => {
  if (frame.certainty === 'certain' && shell.state.calling.length === 0) shell.state.exited = true
  return NOTHING
}

const histories: Builtin = (words, frame, shell) => {
  const flags = texts(words.slice(1)).filter((t) => t.startsWith('-')).join('')
  // `-d 12` takes one line away, `-d 1-500` and `-c` the history.
  const line = !flags.includes('c') && /^-d(?:-?\d+)?$/.test(flags) && !words.slice(1).some((w) => /^\d+-\d+$/.test(w.text))
  // A subshell clears its own copy, and only writing that over the file is more than nothing.
  const copy = shell.state.apart && !/[aw]/.test(flags)
  if (/[cd]/.test(flags) && copy) shell.state.forgot = true
  else if (/[cd]/.test(flags) || (shell.state.forgot && flags.includes('w'))) shell.machine.effect(frame, 'delete', resource('log', 'history', 'shell history', line ? ['fragment'] : []))
  if (words.length > 1 && flags) return NOTHING
  const effect = shell.machine.effect(frame, 'read', resource('log', 'history', 'shell history'))
  return { taint: { sources: [effect], steps: [] } }
}

/** `type -p NAME` prints where a program is. */
const types: Builtin = (words) => ({ text: /^-[a-z]*[pP]/.test(words[1]?.text ?? '') && words[2] ? `/usr/bin/${words[2].text}\n` : undefined, taint: CLEAN })

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
  let: (words, frame, shell) => { announceSubscript(words, frame, shell); return NOTHING }, getopts: status(undefined), hash: hashes, wait: quiet, jobs: quiet, fg: quiet, bg: quiet, umask: quiet, shopt: quiet, type: types, times: quiet, ulimit: quiet, complete: bindsKeys, compgen: quiet, bind: bindsKeys, caller: quiet, dirs: quiet, disown: quiet, suspend: quiet, enable: enables, help: quiet,
  coproc: jumps, time: jumps, noglob: jumps, nocorrect: jumps,
  pwd: (_, __, shell) => ({ text: `${shell.state.cwd ?? '.'}\n`, taint: CLEAN }),
}
