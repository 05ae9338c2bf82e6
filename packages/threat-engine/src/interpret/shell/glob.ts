import { ANY, STAR } from '../word.js'

/** Around the body of a bracket expression in a pattern: what may stand at that place. Only in patterns that are matched here, never in a word. */
export const OPEN = '\uf580'
export const CLOSE = '\uf581'

type Part = '*' | ((c: string) => boolean)
const CLASSES: Readonly<Record<string, RegExp>> = { alpha: /[A-Za-z]/, digit: /\d/, alnum: /[A-Za-z0-9]/, upper: /[A-Z]/, lower: /[a-z]/, space: /\s/, punct: /[!-/:-@[-`{-~]/, xdigit: /[0-9A-Fa-f]/, blank: /[ \t]/ }
/** Longest text and pattern that are matched. */
const MAX_MATCHED = 4096
const MAX_PATTERN = 256

function parts(pattern: string): Part[] {
  const out: Part[] = []
  for (let i = 0; i < pattern.length && out.length < MAX_PATTERN; i++) {
    const c = pattern[i]!
    if (c === STAR) out.push('*')
    else if (c === ANY) out.push(() => true)
    else if (c === OPEN) {
      const end = pattern.indexOf(CLOSE, i)
      out.push(bracket(pattern.slice(i + 1, end < 0 ? undefined : end)))
      i = end < 0 ? pattern.length : end
    } else out.push((x) => x === c)
  }
  return out
}

/** Body of `[a-z_]`, `[!0-9]`, `[[:digit:]]`. */
function bracket(body: string): (c: string) => boolean {
  const negated = body[0] === '!' || body[0] === '^'
  const named: RegExp[] = []
  const rest = body.slice(negated ? 1 : 0).replace(/\[:(\w{1,8}):\]/g, (_, name: string) => { const set = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined; if (set) named.push(set); return '' })
  const ranges: [number, number][] = []
  for (let i = 0; i < rest.length; i++) {
    if (rest[i + 1] === '-' && i + 2 < rest.length) { ranges.push([rest.charCodeAt(i), rest.charCodeAt(i + 2)]); i += 2 } else ranges.push([rest.charCodeAt(i), rest.charCodeAt(i)])
  }
  return (c) => (named.some((set) => set.test(c)) || ranges.some(([a, b]) => c.charCodeAt(0) >= a && c.charCodeAt(0) <= b)) !== negated
}

/** How far a pattern reaches into a text, shortest or longest; -1 when it does not match. Sets of positions, no backtracking. */
function reach(at: (i: number) => string | undefined, length: number, pattern: readonly Part[], longest: boolean): number {
  let now = new Set<number>([0])
  for (const part of pattern) {
    const next = new Set<number>()
    if (part === '*') { for (let i = Math.min(...now); i <= length; i++) next.add(i) } else for (const i of now) if (i < length && part(at(i)!)) next.add(i + 1)
    if (next.size === 0) return -1
    now = next
  }
  return longest ? Math.max(...now) : Math.min(...now)
}

/** Length of the prefix of `text` that a pattern matches, -1 for none. */
export const prefixMatch = (text: string, pattern: string, longest: boolean): number => reach((i) => text[i], Math.min(text.length, MAX_MATCHED), parts(pattern), longest)
/** Length of the suffix of `text` that a pattern matches, -1 for none. */
export const suffixMatch = (text: string, pattern: string, longest: boolean): number =>
  reach((i) => text[text.length - 1 - i], Math.min(text.length, MAX_MATCHED), parts(pattern).reverse(), longest)
/** True when the pattern matches all of `text`. */
export const globMatches = (text: string, pattern: string): boolean => text.length <= MAX_MATCHED && prefixMatch(text, pattern, true) === text.length

const ACTIVE = /[\u0001\u0002\uf580]/
/** Comparisons that one replacement may take. */
const MAX_WORK = 400_000

/** The text with the first or all longest matches of a pattern replaced; `undefined` when finding them would take too long. */
export function replaceMatches(text: string, pattern: string, replacement: string, all: boolean): string | undefined {
  if (!ACTIVE.test(pattern)) return all ? text.replaceAll(pattern, () => replacement) : text.replace(pattern, () => replacement)
  const compiled = parts(pattern)
  const stars = compiled.filter((part) => part === '*').length
  if (text.length > MAX_MATCHED || (text.length + 1) * compiled.length * (stars > 0 ? text.length + 1 : 1) > MAX_WORK) return undefined
  let out = ''
  for (let i = 0; i < text.length;) {
    const end = reach((k) => text[i + k], text.length - i, compiled, true)
    if (end <= 0) { out += text[i++]; continue }
    out += replacement
    i += end
    if (!all) return out + text.slice(i)
  }
  return out
}
