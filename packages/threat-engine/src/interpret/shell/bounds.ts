/** Longest shell text that is interpreted, in UTF-16 code units. Linux accepts no argument longer than 128 KiB (MAX_ARG_STRLEN), so a longer line cannot run. */
export const MAX_SHELL = 131_072
/** Deepest nesting of substitutions, groups and quotes that is handed to the parser, whose time grows with the square of it. */
export const MAX_NESTING = 48
/** Most here-documents in one text: beyond that it is data, not a script that a person or an assistant runs. */
const MAX_HEREDOCS = 256
/** Most characters that separate or join commands, redirect or substitute, wherever they stand: a minified program of 100 kB in a here-document has a few thousand. */
const MAX_OPERATORS = 12_000
/** Most quotes. */
const MAX_QUOTES = 24_000

/**
 * Whether the text is safe to parse: one pass, no allocation. It counts openers without understanding quotes, so it may overestimate the nesting of data,
 * never underestimate that of code.
 */
export function exceeds(source: string): 'length' | 'depth' | 'nodes' | undefined {
  if (source.length > MAX_SHELL) return 'length'
  let depth = 0, backticks = 0, heredocs = 0, worst = 0, operators = 0, quotes = 0
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
      case 0x3b: case 0x7c: case 0x26: case 0x3e: case 0x24: operators++; break // ; | & > $
      case 0x22: case 0x27: quotes++; break // " '
    }
  }
  if (operators > MAX_OPERATORS || quotes > MAX_QUOTES) return 'nodes'
  return worst > MAX_NESTING || (backticks > 64 && /\\\\`/.test(source)) || heredocs > MAX_HEREDOCS ? 'depth' : undefined
}
