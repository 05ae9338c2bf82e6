import type { PathClass } from '../../../facts.js'
import type { PathRule } from './rule.js'

/**
 * A path as rules see it: lower-case segments and where they start. `root` is the index at which absolute patterns apply (-1 when the
 * start of the path is not
 * known), `drive` likewise for Windows drives, `home` the index of the first segment below a home directory (-1 when not in one).
 */
export interface PathKey {
  readonly segments: readonly string[]
  readonly root: number
  readonly drive: number
  readonly home: number
  /** `//server` and `//./device`: index at which patterns that start with `//` apply. */
  readonly unc: number
}
export interface Match {
  readonly class: PathClass
  /** Position of the rule; lower wins. */
  readonly rank: number
}

type Matcher = (segment: string) => boolean
interface Pattern extends Match {
  readonly anchor: 'any' | 'root' | 'drive' | 'home' | 'unc'
  readonly segments: readonly (string | Matcher)[]
  readonly tree: boolean
}
interface Entry {
  readonly pattern: Pattern
  /** Index in `pattern.segments` of the segment under which the pattern is filed. */
  readonly at: number
}

const ANCHORS = [['//', 'unc'], ['~/', 'home'], ['c:/', 'drive'], ['/', 'root']] as const
/** Ends of names that an open pattern (`id_rsa_*`) does not mean: source code about such files, and public keys. */
const NOT_SECRETS =
  /\.(?:pub|[cm]?[jt]sx?|pyi?|rb|go|rs|java|kt|swift|c|h|cc|cpp|hpp|cs|php|scala|exs?|vue|svelte|mdx?|rst|adoc|html?|css|scss|lock|snap|svg|png)$/

function wildcard(text: string): Matcher {
  const parts = text.split('*')
  const first = parts[0] ?? ''
  const last = parts[parts.length - 1] ?? ''
  const middle = parts.slice(1, -1)
  return (segment) => {
    if (segment.length < first.length + last.length || !segment.startsWith(first) || !segment.endsWith(last)) return false
    let from = first.length
    for (const part of middle) {
      const found = segment.indexOf(part, from)
      if (found < 0) return false
      from = found + part.length
    }
    return from <= segment.length - last.length && !(last === '' && first !== '' && NOT_SECRETS.test(segment))
  }
}

function compile(text: string, cls: PathClass, rank: number): Pattern & { readonly texts: readonly string[] } {
  const [prefix, anchor] = ANCHORS.find(([start]) => text.startsWith(start)) ?? ['', 'any' as const]
  const tree = text.endsWith('/**')
  const texts = text.slice(prefix.length, tree ? -3 : undefined).split('/')
  return { class: cls, rank, anchor, tree, texts, segments: texts.map((s) => (s.includes('*') ? wildcard(s) : s)) }
}

const push = (map: Map<string, Entry[]>, key: string, entry: Entry): void => {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}

/** Looks paths up in a table of rules, in time proportional to the number of their segments. */
export class PathIndex {
  private readonly named = new Map<string, Entry[]>()
  private readonly ending = new Map<string, Entry[]>()
  private readonly starting = new Map<string, Entry[]>()
  /** Patterns with two wildcards in their only segment; few. */
  private readonly odd: Entry[] = []
  /** Every literal segment of the rules: what a glob in a path could be aimed at. */
  readonly words: readonly string[]

  constructor(rules: readonly PathRule[]) {
    const words = new Set<string>()
    let rank = 0
    for (const rule of rules) {
      for (const path of rule.paths) {
        const { texts, ...pattern } = compile(path, rule.class, rank++)
        for (const text of texts) if (!text.includes('*')) words.add(text)
        this.file(pattern, texts)
      }
    }
    this.words = [...words]
  }

  private file(pattern: Pattern, texts: readonly string[]): void {
    const last = texts.length - 1
    for (let at = last; at >= 0; at--) {
      const text = texts[at] ?? ''
      if (!text.includes('*')) return push(this.named, text, { pattern, at })
      const entry = { pattern, at }
      // A wildcard name is filed under its own ending or beginning when that is telling, else under the directory before it.
      if (at !== last || pattern.tree) continue
      const dot = text.lastIndexOf('.')
      if (dot >= 0 && dot < text.length - 1 && !text.slice(dot).includes('*')) return push(this.ending, text.slice(dot), entry)
      if (text.indexOf('*') >= 3) return push(this.starting, text.slice(0, 3), entry)
    }
    this.odd.push({ pattern, at: last })
  }

  /** The first rule that matches, if any. */
  find(key: PathKey): Match | undefined {
    const { segments } = key
    const last = segments.length - 1
    let best: Pattern | undefined
    for (let i = 0; i <= last; i++) {
      const entries = this.named.get(segments[i] ?? '')
      if (entries) best = better(entries, key, i, best)
    }
    const base = segments[last] ?? ''
    const dot = base.lastIndexOf('.')
    const ending = dot >= 0 ? this.ending.get(base.slice(dot)) : undefined
    if (ending) best = better(ending, key, last, best)
    const starting = base.length >= 3 ? this.starting.get(base.slice(0, 3)) : undefined
    if (starting) best = better(starting, key, last, best)
    if (this.odd.length > 0) best = better(this.odd, key, last, best)
    return best
  }
}

function better(entries: readonly Entry[], key: PathKey, i: number, best: Pattern | undefined): Pattern | undefined {
  let found = best
  for (const { pattern, at } of entries) if ((!found || pattern.rank < found.rank) && matches(pattern, key, i - at)) found = pattern
  return found
}

function matches(pattern: Pattern, key: PathKey, start: number): boolean {
  const wanted = pattern.segments
  const { segments } = key
  if (start < 0 || (pattern.tree ? segments.length < start + wanted.length : segments.length !== start + wanted.length)) return false
  if (pattern.anchor !== 'any' && key[pattern.anchor] !== start) return false
  for (let i = 0; i < wanted.length; i++) {
    const want = wanted[i]
    const have = segments[start + i] ?? ''
    if (typeof want === 'string' ? want !== have : want === undefined || !want(have)) return false
  }
  return true
}
