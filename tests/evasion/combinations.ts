import { KNOWN_MISSES, ONLY_WRITTEN } from './known.js'
import { REWRITINGS } from './rewritings.js'

/** Ways of writing that hide nothing that we know of. */
const combined = Object.keys(REWRITINGS).filter((name) => !ONLY_WRITTEN.includes(name) && KNOWN_MISSES[name] === undefined)
/** Longest text that a combination may grow to: quoting in quoting doubles. */
const MAX_LENGTH = 20_000

/** Numbers from 0 to 1 that only depend on the seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A command that was rewritten in several ways, one after the other. */
export interface Combination {
  readonly command: string
  readonly ways: readonly string[]
  readonly written: string
}

/** `count` commands, each rewritten in `depth` ways, the same for the same seed. */
export function combinations(commands: readonly string[], depth: number, count: number, seed: number): Combination[] {
  const next = numbers(seed)
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)]!
  const out: Combination[] = []
  while (out.length < count) {
    const command = pick(commands)
    const ways: string[] = []
    let written = command
    for (let tries = 0; ways.length < depth && tries < 40; tries++) {
      const name = pick(combined)
      const other = REWRITINGS[name]!(written)
      if (other === undefined || other.length > MAX_LENGTH) continue
      ways.push(name)
      written = other
    }
    if (ways.length === depth) out.push({ command, ways, written })
  }
  return out
}
