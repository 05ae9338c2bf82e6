/** Longest shell text that is interpreted, in UTF-16 code units. Linux accepts no argument longer than 128 KiB (MAX_ARG_STRLEN), so a longer line cannot run. */
export const MAX_SHELL = 131_072
/** Deepest nesting of substitutions, groups and quotes that is handed to the parser, whose time grows with the square of it. */
export const MAX_NESTING = 48
/** Most commands, quotes or here-documents in one text: beyond that it is data, not a script that a person or an assistant runs. */
const MAX_HEREDOCS = 256

/**
 * Whether the text is safe to parse: one pass, no allocation. It counts openers without understanding quotes, so it may overestimate the nesting of data,
 * never underestimate that of code.
 */
export function exceeds(source: string): 'length' | 'depth' | undefined {
  if (source.length > MAX_SHELL) return 'length'
  let depth = 0, backticks = 0, heredocs = 0, worst = 0
  for (let i = 0; i < source.length; i++) {
    switch (source.charCodeAt(i)) {
      case 0x28: case 0x7b: // ( {
        if (++depth > worst) worst = depth
        break
      case 0x29: case 0x7d: // ) }
        if (depth > 0) depth--
        break
      case 0x60: backticks++; break // `
      case 0x3c: if (source.charCodeAt(i + 1) === 0x3c) { heredocs++; i++ } break // <<
    }
  }
  return worst > MAX_NESTING || (backticks > 64 && /\\\\`/.test(source)) || heredocs > MAX_HEREDOCS ? 'depth' : undefined
}
