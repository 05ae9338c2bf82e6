import type { Language } from '../language.js'
import { deeper, indirect } from '../frame.js'
import { CLEAN, resource, type Frame, type Stream } from '../machine.js'
import { HOLE, display, hasHole } from '../word.js'
import type { Shell } from './execute.js'
import type { Arg } from './expand.js'
import { runSource } from './shell.js'
import { withoutZeros } from './transform/bytes.js'

/**
 * Runs code that arrives as data. What it does is interpreted when its text is known; that it was fetched, decoded or cannot be known is a fact of its own
 * (`execute code:…`), with the flow that brought it here.
 */
export function runCode(language: Language, code: Stream, frame: Frame, shell: Shell, args: readonly Arg[] = [], sameShell = false): Stream {
  const { machine } = shell
  const text = code.text === undefined ? undefined : withoutZeros(code.text)
  const fetched = code.taint.sources.filter((s) => (s.action === 'receive' || s.action === 'connect') && s.resource.kind === 'host')
  const decoded = code.taint.steps.find((s) => s.startsWith('decode:'))
  if (fetched.length) machine.flow(code.taint, machine.effect(frame, 'execute', resource('code', 'fetched', fetched[0]!.resource.name)))
  else if (code.taint.steps.includes('report of a build')) machine.effect(frame, 'execute', resource('code', 'opaque', 'report of a build'))
  else if (code.taint.steps.includes('answer of an agent')) machine.effect(frame, 'execute', resource('code', 'opaque', 'answer of an agent'))
  else if (decoded) {
    const effect = machine.effect(frame, 'execute', resource('code', 'decoded', decoded.slice(7)))
    machine.flow(code.taint, effect)
  } else if (code.taint !== CLEAN) machine.flow(code.taint, machine.effect(frame, 'execute', resource('code', text === undefined || hasHole(text) ? 'opaque' : 'inline', language)))
  if (text === undefined || text === HOLE) {
    if (!fetched.length) machine.opaque(frame, 'unknown-code', language)
    return { taint: code.taint }
  }
  const inner: Frame = decoded || !frame.direct
    ? indirect(frame, [...frame.derivation, { how: decoded ? decoded.replace(':', ' ') : `runs as ${language}`, text: excerpt(text) }])
    : frame
  if (language !== 'sh') return machine.run(language, text, inner)
  return runSource(text, deeper(inner), sameShell ? shell : withArguments(shell, args))
}

function withArguments(shell: Shell, args: readonly Arg[]): Shell {
  const inner = shell.fork(true)
  if (args.length) inner.state.positional = args.map((a) => ({ text: a.text, taint: a.taint }))
  return inner
}

const excerpt = (text: string): string => { const t = display(text).trim(); return t.length > 160 ? `${t.slice(0, 157)}…` : t }
