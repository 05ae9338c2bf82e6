/** `1i TEXT`, `$a TEXT`, `/x/c TEXT`: what sed puts into a file, whatever else is in it. */
const LINE = /^\s{0,8}(?:(?:\d{1,9}|\$|\/(?:[^/\\\n]|\\.){1,256}\/)(?:,(?:\d{1,9}|\$))?)?\s{0,8}[iac](?:\\\n?|\s|(?=[^a-z{};]))\s{0,8}(\S.*)$/s
/** `s/x/TEXT/`, with any separator; on the lines with a name, or on all. */
const SUBSTITUTION = /^\s{0,8}(?:\d{1,9}|\$|\/\^?\s{0,4}([\w-]{1,80})[:=]?\s{0,4}\/)?\s{0,4}s([^\w\s\\])/

/** `.a.b = VALUE` of yq and jq. */
const ASSIGNED = /^\s{0,8}\.(?:[\w"'[\]-]{1,80}\.){0,8}"?([\w-]{1,80})"?\s{0,4}\|?=\s{0,4}([^=|\s][^|\n]{0,400})$/

/** The parts of `s/PATTERN/REPLACEMENT/`, and the name that says which lines it is about. */
function substitutionIn(script: string): { readonly about: string | undefined; readonly pattern: string; readonly replacement: string } | undefined {
  const match = SUBSTITUTION.exec(script)
  if (!match) return undefined
  const [, pattern = '', replacement = ''] = script.slice(match[0].length - 1).split(match[2]!)
  return { about: match[1], pattern, replacement }
}

/** The text that `sed -i` and `yq -i` scripts among `words` put into a file whose content is not known, line by line; `undefined` when there is none. */
export function insertedBySed(words: readonly string[]): string | undefined {
  const lines: string[] = []
  for (const word of words.slice(0, 32)) {
    const script = word.slice(0, 16_384)
    const line = LINE.exec(script)?.[1]
    const substitution = substitutionIn(script)
    const assigned = ASSIGNED.exec(script)
    if (assigned) lines.push(`${assigned[1] ?? ''}: ${assigned[2] ?? ''}`)
    if (line !== undefined) lines.push(line)
    else if (substitution?.replacement) {
      const { about, replacement } = substitution
      lines.push((about === undefined || replacement.includes(about) ? '' : `${about}: `) + replacement.replace(/\\n/g, '\n').replace(/^[&^]\s*/, ''))
    }
  }
  return lines.length ? lines.join('\n') : undefined
}

/**
 * Whether all that `sed` scripts among `words` do is to write one piece of code in another way (`s/os.system(x)/subprocess.run(x)/`): what was there is gone afterwards. What is
 * still in the replacement, or was an end of a line, is added to.
 */
export function rewritesBySed(words: readonly string[]): boolean {
  const scripts = words.slice(0, 32).map((word) => word.slice(0, 16_384))
  const substitutions = scripts.flatMap((script) => substitutionIn(script) ?? [])
  return substitutions.length > 0 && !scripts.some((script) => LINE.test(script)) && substitutions.every(({ pattern, replacement }) => {
    const plain = pattern.replace(/\\(?=[^\w\s])/g, '')
    return /\w/.test(plain) && !/[\^$]/.test(plain) && !/(?:^|[^\\])&|\\\d/.test(replacement) && !replacement.includes(plain)
  })
}
