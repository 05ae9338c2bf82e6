/**
 * Matches a sequence against a pattern in which some elements stand for any run of elements, also an empty one. At most `pattern.length * sequence.length` steps: after a
 * mismatch only the last such element is tried again.
 */
export function matchesRun<P, T>(pattern: ArrayLike<P>, sequence: ArrayLike<T>, isAny: (element: P) => boolean, fits: (element: P, item: T) => boolean): boolean {
  let p = 0
  let s = 0
  let any = -1
  let from = 0
  while (s < sequence.length) {
    const element = pattern[p] as P
    if (p < pattern.length && isAny(element)) {
      any = p++
      from = s
    } else if (p < pattern.length && fits(element, sequence[s] as T)) {
      p++
      s++
    } else if (any >= 0) {
      p = any + 1
      s = ++from
    } else return false
  }
  while (p < pattern.length && isAny(pattern[p] as P)) p++
  return p === pattern.length
}

/** Whether one name matches a pattern in which `*` stands for any characters. */
export const matchesName = (pattern: string, name: string): boolean =>
  pattern.includes('*') ? matchesRun(pattern, name, (c) => c === '*', (a, b) => a === b) : pattern === name
