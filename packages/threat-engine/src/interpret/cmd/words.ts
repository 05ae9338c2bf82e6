// How Windows programs get their arguments: one string, which each splits by the rules of CommandLineToArgvW.

/** One word of a command line with its place in it. */
export interface CommandWord {
  readonly text: string
  readonly start: number
  readonly end: number
}
const MAX_WORDS = 1024

/** Splits at blanks; double quotes group (also in the middle of a word), `\"` is a quote. */
export function splitCommandLine(line: string): readonly CommandWord[] {
  const words: CommandWord[] = []
  let i = 0
  while (i < line.length && words.length < MAX_WORDS) {
    while (line[i] === ' ' || line[i] === '\t' || line[i] === '\n' || line[i] === '\r') i++
    if (i >= line.length) break
    const start = i
    let text = ''
    let quoted = false
    for (; i < line.length; i++) {
      const c = line[i]
      if (c === '\\' && line[i + 1] === '"') {
        text += '"'
        i++
      } else if (c === '"') {
        if (quoted && line[i + 1] === '"') {
          text += '"'
          i++
        } else quoted = !quoted
      } else if (!quoted && (c === ' ' || c === '\t' || c === '\n' || c === '\r')) break
      else text += c
    }
    words.push({ text, start, end: i })
  }
  return words
}
