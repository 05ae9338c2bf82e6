import { ANY, STAR } from '../interpret/word.js'
import type { Signature } from './signature.js'
import { CORE } from './core.js'

/** Every table of command signatures. A new domain is a new file and a line here. */
export const SIGNATURES: readonly Signature[] = [...CORE]

const byName = new Map<string, Signature>()
for (const signature of SIGNATURES) for (const name of signature.names) byName.set(name, signature)

/** The signature of a program by its base name. */
export const signatureOf = (name: string): Signature | undefined => byName.get(name)

/** Names of programs that a glob such as `n?ap` or `/usr/bin/wh*mi` may mean, those with a special class first. At least two literal characters are needed to mean anything. */
export function matchingPrograms(glob: string): readonly string[] {
  if (glob.replaceAll(STAR, '').replaceAll(ANY, '').length < 2) return []
  const re = new RegExp(`^${[...glob].map((c) => (c === STAR ? '.*' : c === ANY ? '.' : c.replace(/[^\w]/g, '\\$&'))).join('')}$`)
  const found = [...byName.keys(), ...SHELLS].filter((name) => re.test(name))
  return found.sort((a, b) => weight(b) - weight(a) || a.length - b.length)
}
const SHELLS = ['sh', 'bash', 'zsh', 'dash']
const weight = (name: string): number => (byName.get(name)?.class ? 1 : 0)
