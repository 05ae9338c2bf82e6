import { NOTHING, resource } from '../../machine.js'
import { pathResource } from '../../resource/path.js'
import { at } from '../apply.js'
import { joinPath } from '../paths.js'
import { runCode } from '../run-code.js'
import { announceStandIn, isWatched } from '../shadow.js'
import type { Builtin } from './builtin.js'

/** `enable -f FILE NAME`: the shell loads a library, whose code is a builtin from then on (T1574.006). */
export const enables: Builtin = (words, frame, shell) => {
  const file = words[words.findIndex((w) => /^-[a-z]*f$/.test(w.text)) + 1]
  if (!file || !words.some((w) => /^-[a-z]*f$/.test(w.text))) return NOTHING
  const { tags } = pathResource(joinPath(file.text, shell.state), shell.machine.context)
  shell.machine.effect(at(frame, file), 'configure', resource('environment', 'loader', 'enable -f', tags.filter((t) => t === 'temporary' || t === 'hidden')), { detail: file.text })
  return NOTHING
}

/** `bind -x '"KEY": COMMAND'` and `complete -C COMMAND`: code that runs when a person types. */
export const bindsKeys: Builtin = (words, frame, shell) => {
  // `bind '"KEY": "LINE\n"'` types a line and sends it.
  const macro = words[0]!.text === 'bind' ? /^\s*"(?:[^"\\]|\\.){1,64}"\s*:\s*"(.{1,4096})\\[nrC]\S{0,4}"\s*$/s.exec(words[1]?.text ?? '') : null
  if (macro) announceStandIn('bind', at(frame, words[1]!), shell, (inner, later) => runCode('sh', { text: macro[1]!, taint: words[1]!.taint }, { ...later, direct: false }, inner))
  const flag = words[0]!.text === 'bind' ? '-x' : '-C'
  const value = words[words.findIndex((w) => w.text === flag) + 1]
  if (!value || !words.some((w) => w.text === flag)) return NOTHING
  const text = flag === '-x' ? value.text.replace(/^\s*"(?:[^"\\]|\\.){0,64}"\s*:?\s*/, '').replace(/^"(.*)"$/s, '$1') : value.text
  announceStandIn(words[0]!.text, at(frame, value), shell, (inner, later) => runCode('sh', { text, taint: value.taint }, { ...later, direct: false }, inner))
  return NOTHING
}

export const aliases: Builtin = (words, frame, shell) => {
  for (const w of words.slice(1)) {
    const cut = w.text.indexOf('=')
    if (cut <= 0) continue
    const [name, text] = [w.text.slice(0, cut), w.text.slice(cut + 1)]
    shell.state.aliases.set(name, text)
    if (isWatched(name)) announceStandIn(name, at(frame, w), shell, (inner, later) => runCode('sh', { text, taint: w.taint }, { ...later, direct: false }, inner))
  }
  return NOTHING
}

/** `hash -p FILE NAME`: from now on NAME is FILE. */
export const hashes: Builtin = (words, frame, shell) => {
  const [, flag, file, name] = words
  if (flag?.text === '-p' && file && name) {
    shell.state.aliases.set(name.text, file.text)
    const tags = pathResource(joinPath(file.text, shell.state), shell.machine.context).tags.filter((t) => t === 'temporary' || t === 'hidden')
    if (tags.includes('temporary')) shell.machine.effect(at(frame, file), 'configure', resource('environment', 'command', `hash ${name.text}`, tags))
  }
  return NOTHING
}
