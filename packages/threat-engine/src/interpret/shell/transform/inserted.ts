/** `1i TEXT`, `$a TEXT`, `/x/c TEXT`: what sed puts into a file, whatever else is in it. */
const LINE = /^\s{0,8}(?:(?:\d{1,9}|\$|\/(?:[^/\\\n]|\\.){1,256}\/)(?:,(?:\d{1,9}|\$))?)?\s{0,8}[iac](?:\\\n?|\s|(?=[^a-z{};]))\s{0,8}(\S.*)$/s
/** `s/x/TEXT/`, with any separator. */
const SUBSTITUTION = /^\s{0,8}(?:\d{1,9}|\$)?s([^\w\s\\])/

/** `.a.b = VALUE` of yq and jq. */
const ASSIGNED = /^\s{0,8}\.(?:[\w"'[\]-]{1,80}\.){0,8}"?([\w-]{1,80})"?\s{0,4}\|?=\s{0,4}([^=|\s][^|\n]{0,400})$/

/** The text that `sed -i` and `yq -i` scripts among `words` put into a file whose content is not known, line by line; `undefined` when there is none. */
export function insertedBySed(words: readonly string[]): string | undefined {
  const lines: string[] = []
  for (const word of words.slice(0, 32)) {
    const script = word.slice(0, 16_384)
    const line = LINE.exec(script)?.[1]
    const separator = SUBSTITUTION.exec(script)?.[1]
    const assigned = ASSIGNED.exec(script)
    if (assigned) lines.push(`${assigned[1] ?? ''}: ${assigned[2] ?? ''}`)
    if (line !== undefined) lines.push(line)
    else if (separator !== undefined) {
      const replacement = script.split(separator)[2]
      if (replacement) lines.push(replacement.replace(/\\n/g, '\n').replace(/^[&^]\s*/, ''))
    }
  }
  return lines.length ? lines.join('\n') : undefined
}
