// Patterns of grep and sed as far as they can be matched in bounded time.

/** A POSIX pattern that can be run, with the number of its choices: repetitions, options and alternatives, each of which may have to be tried again. */
export interface Pattern {
  readonly regex: RegExp
  readonly repetitions: number
}
const CLASSES: Readonly<Record<string, string>> = { alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: '\\s', punct: '!-\\/:-@\\[-`{-~', xdigit: '0-9A-Fa-f', blank: ' \\t' }

/** Reads a basic or extended regular expression (POSIX.1 chapter 9); `undefined` for what is not read: back references and repeated groups, which could take too long. */
export function posixPattern(source: string, extended: boolean, flags = ''): Pattern | undefined {
  let out = '', repetitions = 0, afterGroup = false
  if (source.length > 256) return undefined
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!
    const grouped = afterGroup
    afterGroup = false
    if (c === '\\') {
      const next = source[++i]
      if (next === undefined || /[1-9]/.test(next)) return undefined
      if (!extended && '(){}|+?'.includes(next)) {
        if (next === '{') { const end = source.indexOf('\\}', i); const bound = source.slice(i + 1, end); if (end < 0 || grouped || !/^\d{1,3}(?:,\d{0,3})?$/.test(bound)) return undefined; if (bound.includes(',')) repetitions++; out += `{${bound}}`; i = end + 1; continue }
        if ('+?|'.includes(next)) { if (grouped && next !== '|') return undefined; repetitions++ }
        if (next === ')') afterGroup = true
        out += next
      } else out += 'nstwWSb'.includes(next) ? `\\${next}` : /\w/.test(next) ? next : `\\${next}`
    } else if (c === '[') {
      const set = bracket(source, i)
      if (!set) return undefined
      out += set.text
      i = set.end
    } else if (c === '*' || (extended && (c === '+' || c === '?'))) {
      if (grouped) return undefined
      if (out === '' || out === '^') { out += `\\${c}`; continue }
      repetitions++
      out += c
    } else if (extended && c === '{') {
      const end = source.indexOf('}', i)
      const bound = source.slice(i + 1, end)
      if (end < 0 || grouped || !/^\d{1,3}(?:,\d{0,3})?$/.test(bound)) return undefined
      if (bound.includes(',')) repetitions++
      out += `{${bound}}`
      i = end
    } else if (extended && c === ')') { out += c; afterGroup = true } else if (extended && (c === '(' || c === '|')) {
      if (c === '|') repetitions++
      out += c
    } else if (c === '^' || c === '.' || c === '$') out += c
    else out += /[\w\s]/.test(c) ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
  }
  try {
    return { regex: new RegExp(out, flags), repetitions }
  } catch {
    return undefined
  }
}

/** `[a-z]`, `[^[:digit:]_]` as a class of JavaScript. */
function bracket(source: string, start: number): { text: string; end: number } | undefined {
  let i = start + 1, out = '['
  if (source[i] === '^') { out += '^'; i++ }
  for (let first = true; i < source.length; i++, first = false) {
    if (source[i] === ']' && !first) return { text: `${out}]`, end: i }
    const named = source[i] === '[' ? /^\[:(\w{1,8}):\]/.exec(source.slice(i, i + 14)) : null
    if (named) {
      const set = Object.hasOwn(CLASSES, named[1]!) ? CLASSES[named[1]!] : undefined
      if (!set) return undefined
      out += set
      i += named[0].length - 1
    } else out += source[i] === '-' ? '-' : `\\u${source.charCodeAt(i).toString(16).padStart(4, '0')}`
  }
  return undefined
}

/** Most character comparisons that one pattern may take on one text. */
const MAX_WORK = 2_000_000
/** True when trying a pattern on all these lines stays bounded: a search tries every start, and every repetition every length. */
export const affordable = ({ repetitions }: Pattern, lines: readonly string[]): boolean => lines.reduce((sum, l) => sum + (l.length + 1) ** (repetitions + 1), 0) <= MAX_WORK
