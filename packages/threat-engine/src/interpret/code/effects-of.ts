import { isLive, type Context, type Effect, type Facts } from '../../facts.js'
import type { Language } from '../language.js'
import { interpreterOf } from '../languages.js'
import { Machine, rootFrame, type Stream } from '../machine.js'

/** One effect in a word: `read path:private-key`, with its certainty when that is not certain. */
export const effectName = ({ action, resource, certainty }: Effect): string =>
  `${action} ${resource.kind}:${resource.class}${certainty === 'certain' ? '' : ` (${certainty})`}`

/** The facts of one piece of code and what it prints, as the engine would see them. For tests and for trying rows out. */
export function interpretPiece(
  language: Language,
  source: string,
  options: { readonly stdin?: Stream; readonly context?: Context } = {},
): { readonly facts: Facts; readonly output: Stream } {
  const machine = new Machine(options.context ?? {}, interpreterOf)
  const frame = rootFrame('/code', source.length)
  const output = machine.run(language, source, options.stdin ? { ...frame, stdin: options.stdin } : frame)
  return { facts: machine.facts({ '/code': source }), output }
}

/** Names of the effects that would happen. */
export const effectsOf = (language: Language, source: string): readonly string[] =>
  interpretPiece(language, source)
    .facts.effects.filter(isLive)
    .map(effectName)

const ORDINARY: readonly RegExp[] = [
  /^execute process:(ordinary|unknown|shell|interpreter)/,
  /^(read|write|append|list|delete) path:(ordinary|package-config|scratch|workspace|null|system-config)/,
  /^(receive|send|listen|connect) host:(public|loopback|code-host|registry|documentation|unknown|own)/,
  /^grant permission:execute/,
  /^execute (repository|package):/,
  /^(read|list|write) repository:/,
]
/** Effects and flows that are more than ordinary work with files, programs and hosts. */
export function notableIn(facts: Facts): readonly string[] {
  const live = facts.effects.filter(isLive).map(effectName)
  const flows = facts.flows.map((f) => `${f.sources.map(effectName).join(' + ')} => ${effectName(f.sink)}`)
  return [
    ...live.filter((name) => !ORDINARY.some((pattern) => pattern.test(name))),
    ...flows.filter((flow) => flow.split(/ \+ | => /).some((name) => !ORDINARY.some((pattern) => pattern.test(name)))),
    ...facts.exhausted.map((e) => `exhausted ${e.limit}`),
  ]
}
