// Regular expressions and wildcards that come from the script. They are never run when they could take more than linear time: the result is
// unknown then.

const QUANTIFIER = /[*+?{]/
/** One atom with one quantifier and nothing else cannot backtrack into anything. */
const ONE_ATOM = /^(?:\\[sSdDwWnrt.]|\.|[A-Za-z0-9 ]|\[[^\]\\]{1,64}\])[*+]$/

/** Compiles a .NET expression that is safe to run; undefined for any other. */
export function safeRegExp(source: string, flags: string): RegExp | undefined {
  if (source.length > 1024) return undefined
  const bare = source.replace(/\\./g, '').replace(/\[[^\]]{0,256}\]/g, '')
  if (QUANTIFIER.test(bare) && !ONE_ATOM.test(source)) return undefined
  try {
    return new RegExp(source, flags)
  } catch {
    return undefined
  }
}

/** Whether running the expression over a text of this length stays cheap: alternatives may each be tried at every position. */
export const affordable = (expression: RegExp, length: number): boolean => expression.source.length * length <= 4_000_000

/** `-like`: `*`, `?` and `[…]`, ignoring case. Undefined when the texts are too long to compare. */
export function like(text: string, wildcard: string): boolean | undefined {
  if (text.length > 4096 || wildcard.length > 256) return undefined
  const t = text.toLowerCase()
  const w = wildcard.toLowerCase()
  let ti = 0
  let wi = 0
  let star = -1
  let mark = 0
  while (ti < t.length) {
    const set = w[wi] === '[' ? w.indexOf(']', wi + 1) : -1
    if (w[wi] === '*') {
      star = wi++
      mark = ti
    } else if (set > 0 && inSet(t[ti] ?? '', w.slice(wi + 1, set))) {
      wi = set + 1
      ti++
    } else if (set < 0 && wi < w.length && (w[wi] === '?' || w[wi] === t[ti])) {
      wi++
      ti++
    } else if (star >= 0) {
      wi = star + 1
      ti = ++mark
    } else return false
  }
  while (w[wi] === '*') wi++
  return wi >= w.length
}

function inSet(c: string, set: string): boolean {
  for (let i = 0; i < set.length; i++) {
    const to = set[i + 2]
    if (set[i + 1] === '-' && to !== undefined) {
      if (c >= (set[i] ?? '') && c <= to) return true
      i += 2
    } else if (set[i] === c) return true
  }
  return false
}
