import { CLEAN, NOTHING, resource, stepped, type Frame, type Stream } from '../../machine.js'
import { HOLE } from '../../word.js'
import { at } from '../apply.js'
import type { Shell } from '../execute.js'
import type { Arg } from '../expand.js'
import { runCode } from '../run-code.js'
import { isWatched } from '../shadow.js'
import { transform } from '../transform.js'
import { taintOf, texts, type Builtin } from './builtin.js'

/** Prints its arguments; the text is known as far as they are. */
export const prints = (name: string): Builtin => (words, frame, shell) => {
  const args = words.slice(1)
  if (name === 'printf' && args[0]?.text === '-v' && args[1]) {
    announceSubscript(words.slice(0, 3), frame, shell)
    const out = transform(name, texts(args.slice(2)), undefined)?.text ?? HOLE
    shell.setVariable(args[1].text, { values: [out], taint: taintOf(args) }, frame)
    return NOTHING
  }
  shell.state.lastStatus = 0
  const out = transform(name, texts(args), undefined)
  return { text: out?.text, taint: out?.step ? stepped(taintOf(args), out.step) : taintOf(args) }
}

/** `declare "a[$(command)]"`, `unset 'a[`command`]'`: a subscript that runs something, where the shell wants a name. */
export function announceSubscript(words: readonly Arg[], frame: Frame, shell: Shell): void {
  for (const w of words.slice(1, 64)) {
    if (!/^["']?\w{1,128}\[[^\]=]{0,256}(?:\$\((?!\()|`)/.test(w.raw)) continue
    shell.machine.effect(at(frame, w), 'execute', resource('code', 'inline', 'subscript', ['hidden']))
    const inside = /\[(?:\$\(|`)([^`]{1,4096}?)(?:\)|`)\]/.exec(w.text)?.[1]
    if (inside && w.raw.startsWith("'")) runCode('sh', { text: inside, taint: CLEAN }, { ...frame, direct: false }, shell.fork())
  }
}

export const assigns: Builtin = (words, frame, shell) => {
  if (words[0]!.text !== 'export') announceSubscript(words, frame, shell)
  for (const w of words) if (w.taint !== CLEAN) shell.machine.capture(w.taint)
  // `export -f sudo` hands a function of that name to every program that is started.
  if (words.slice(1).some((w) => /^-[a-z]*f/.test(w.text)) && /^(?:export|declare|typeset)$/.test(words[0]!.text)) {
    const exports = words[0]!.text === 'export' || words.slice(1).some((w) => /^-[a-z]*x/.test(w.text))
    for (const w of words.slice(1)) if (exports && isWatched(w.text)) shell.machine.effect(at(frame, w), 'configure', resource('environment', 'command', w.text, ['global']))
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

export const unsets: Builtin = (words, frame, shell) => {
  announceSubscript(words, frame, shell)
  // Bash refuses options that it does not know, and a name that shall be both.
  const options = words.slice(1).filter((w) => /^-./.test(w.text)).map((w) => w.text)
  if (options.some((option) => !/^-(?:-|[fvn]{1,8})$/.test(option)) || /f.*v|v.*f/.test(options.join(''))) return NOTHING
  for (const w of words.slice(1)) {
    if (/^HIST(?:FILE|SIZE|FILESIZE)$/.test(w.text)) shell.machine.effect(at(frame, w), 'configure', resource('environment', 'history', w.text), { detail: '' })
    shell.state.variables.delete(w.text)
    shell.state.functions.delete(w.text)
  }
  return NOTHING
}

export const sets: Builtin = (words, frame, shell) => {
  const args = words.slice(1)
  if (args.length === 0) return environment(frame, shell)
  if (args.some((a, i) => a.text === '+o' && args[i + 1]?.text === 'history')) shell.machine.effect(frame, 'configure', resource('environment', 'history', 'history'), { detail: 'off' })
  const from = args.findIndex((a) => a.text === '--' || !/^[-+]/.test(a.text))
  const rest = from < 0 || args[from - 1]?.text.endsWith('o') ? [] : args.slice(args[from]!.text === '--' ? from + 1 : from)
  if (rest.length) shell.state.positional = rest.map((a) => ({ text: a.text, taint: a.taint }))
  return NOTHING
}

/** All of the environment is printed. */
function environment(frame: Frame, shell: Shell): Stream {
  const effect = shell.machine.effect(frame, 'read', resource('environment', 'all', 'environment'))
  return { taint: { sources: [effect], steps: [] } }
}
