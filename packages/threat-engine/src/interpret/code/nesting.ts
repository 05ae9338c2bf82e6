/**
 * Greatest depth of brackets in a text, wherever they stand. Recursive-descent parsers use a stack frame or more for each level and some
 * look ahead from each, so text
 * that nests too deeply is not given to them. An over-estimate: brackets in strings count too.
 */
export function bracketDepth(source: string, limit: number): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i)
    if (c === 40 || c === 91 || c === 123) {
      if (++depth > deepest) {
        deepest = depth
        if (deepest > limit) return deepest
      }
    } else if ((c === 41 || c === 93 || c === 125) && depth > 0) depth--
  }
  return deepest
}

/** Longest run of one repeated prefix operator or keyword (`!!!!`, `new new`, `typeof typeof`), which nests without brackets. */
export function longestRun(source: string): number {
  let longest = 0
  let run = 0
  for (let i = 1; i < source.length; i++) {
    const c = source[i]
    run = c !== undefined && '!~-+=>?:*`$'.includes(c) ? run + 1 : c === ' ' ? run : 0
    if (run > longest) longest = run
  }
  return longest
}
