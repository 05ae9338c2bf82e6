/** Names of fields that hold one value and no prose: what a backend puts into a command line without thinking of it. */
const VALUE_FIELD = /^(?:file_?name|name|branch|tag|ref|revision|commit|host|host_?name|domain|ip|ip_?address|user|user_?name|version|format|id|key|label|package|package_?name|project|repo|repository|service|container|image|device|interface|port|size|color|codec|target|path|file|dir|directory|folder|input|output|url)$/i
/** `$(…)`, without another one in it. */
const SUBSTITUTION = String.raw`\$\([^()\n]{1,400}\)`
/** A line that is nothing but that, or a label and that. */
const OWN_LINE = new RegExp(String.raw`^\s{0,8}(?:[-*>]\s)?(?:[\p{L}\d_ -]{1,32}[:=]\s{0,4})?["']?${SUBSTITUTION}["']?[.;,]?\s{0,8}$`, 'u')
/** Part of a word without blanks: a name that is made on the way. */
const IN_WORD = new RegExp(String.raw`(?:[\w./@:+%-]${SUBSTITUTION}|${SUBSTITUTION}[\w./@:+%-])`)
const CHAIN = /^[\w./@:+%="' -]{0,80}?["']?\s{0,2}(?:;|&&|\|\|?|\n)\s{0,4}([a-z][\w./-]{0,60}\s[^\n]{1,400})$/
const TICKS = /^[\w./@:+%-]{0,80}`([^`\n]{2,400})`[\w./@:+%-]{0,80}$/
const MAX_VALUE = 600
const MAX_TEXT = 65_536
const MAX_LINES = 8

/**
 * What of a text a shell would run, if a tool that nobody knows hands the text to one without quoting it (CWE-78). Prose that mentions commands is left alone: inline code,
 * fences, `$(…)` between words. What remains is where no writer puts a command: in a name, behind a value, as a whole line.
 */
export function handedOn(text: string, field: string): string[] {
  const found: string[] = []
  const isValue = VALUE_FIELD.test(field) && text.length <= MAX_VALUE
  if (isValue) {
    const tail = CHAIN.exec(text)?.[1] ?? TICKS.exec(text)?.[1]
    if (tail !== undefined) found.push(tail)
  }
  if (!text.includes('$(')) return found
  const outside = text.slice(0, MAX_TEXT).replace(/```[^]{0,20000}?(?:```|$)|`[^`\n]{1,400}`/g, ' ')
  const lines = outside.split('\n').filter((line) => line.includes('$(') && (OWN_LINE.test(line) || (!/\s/.test(line.replace(/\$\([^()]{1,400}\)/g, '').trim()) && IN_WORD.test(line))))
  for (const line of lines.slice(0, MAX_LINES)) for (const [part] of line.matchAll(/\$\([^()\n]{1,400}\)/g)) found.push(part.slice(2, -1))
  return found
}
