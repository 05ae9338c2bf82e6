import { lines, unlines } from './filter.js'
import { affordable, posixPattern, type Pattern } from './pattern.js'

type Address = number | '$' | Pattern | undefined
interface Command { readonly from: Address; readonly to: Address; readonly negated: boolean; readonly name: string; readonly prints: boolean; edit(line: string): string }

/** What `sed` prints for a known input: `s`, `y`, `d`, `p`, `q` with line and pattern addresses. `undefined` for everything richer. */
export function sed(args: readonly string[], input: string): string | undefined {
  const told = options(args)
  if (!told) return undefined
  const commands = told.scripts.flatMap((s) => split(s)).map((text) => read(text, told.extended))
  const all = lines(input)
  if (commands.some((c) => c === undefined)) return undefined
  const patterns = commands.flatMap((c) => [c!.from, c!.to]).filter((a): a is Pattern => typeof a === 'object')
  if (patterns.some((p) => !affordable(p, all))) return undefined
  const out: string[] = []
  try {
    for (let n = 0; n < all.length; n++) {
      let line: string | undefined = all[n]!, quits = false
      for (const c of commands) {
        if (line === undefined) break
        if (!selected(c!, line, n + 1, all.length)) continue
        if (c!.name === 'd') line = undefined
        else if (c!.name === 'p') out.push(line)
        else if (c!.name === 'q') quits = true
        else {
          const before: string = line
          line = c!.edit(before)
          if (c!.prints && line !== before) out.push(line)
        }
      }
      if (line !== undefined && !told.silent) out.push(line)
      if (quits) break
    }
  } catch (error) {
    if (error instanceof TooMuch) return undefined
    throw error
  }
  const text = unlines(out)
  return input.endsWith('\n') || text === '' ? text : text.slice(0, -1)
}

class TooMuch extends Error {}

function options(args: readonly string[]): { scripts: string[]; silent: boolean; extended: boolean } | undefined {
  const scripts: string[] = []
  let silent = false, extended = false, first: string | undefined
  for (let i = 0; i < args.length; i++) {
    const a = args[i]!
    if (a === '-e' || a === '--expression') scripts.push(args[++i] ?? '')
    else if (a.startsWith('--expression=')) scripts.push(a.slice(13))
    else if (/^-[nErsuz]{1,6}$/.test(a)) { silent ||= a.includes('n'); extended ||= /[Er]/.test(a); if (a.includes('z')) return undefined } else if (a === '--quiet' || a === '--silent') silent = true
    else if (a === '--regexp-extended') extended = true
    else if (a.startsWith('-')) return undefined
    else if (first === undefined) first = a
  }
  if (scripts.length === 0 && first !== undefined) scripts.push(first)
  return scripts.length ? { scripts, silent, extended } : undefined
}

/** Commands are parted by `;` and line ends, but not inside of `s` and `y`. */
function split(script: string): string[] {
  const out: string[] = []
  let text = ''
  for (let i = 0; i < script.length; i++) {
    const c = script[i]!
    if ((c === ';' || c === '\n') && text.trim() !== '') { out.push(text.trim()); text = '' } else if ((c === 's' || c === 'y') && /^[\d$,!\s]*(?:\/[^/]{0,128}\/[!\s]*)?$/.test(text) && i + 1 < script.length) {
      const d = script[i + 1]!
      let parts = 0, k = i + 2
      for (; k < script.length && parts < 2; k++) { if (script[k] === '\\') k++; else if (script[k] === d) parts++ }
      text += script.slice(i, k)
      i = k - 1
    } else if (c !== ';' && c !== '\n') text += c
  }
  if (text.trim() !== '') out.push(text.trim())
  return out
}

function read(text: string, extended: boolean): Command | undefined {
  const m = /^(\d{1,6}|\$|\/(?:[^/\\]|\\.){0,128}\/)?(?:,(\d{1,6}|\$|\/(?:[^/\\]|\\.){0,128}\/))?\s*(!?)\s*([sydpq])(.*)$/s.exec(text)
  if (!m) return undefined
  const from = address(m[1], extended), to = address(m[2], extended)
  if (from === null || to === null) return undefined
  const name = m[4]!, rest = m[5]!
  if (!'sy'.includes(name)) return rest.trim() === '' ? { from, to, negated: m[3] === '!', name, prints: false, edit: (l) => l } : undefined
  const d = rest[0]
  if (d === undefined) return undefined
  const parts = delimited(rest.slice(1), d)
  if (!parts) return undefined
  const edit = name === 'y' ? transliterate(parts[0], parts[1]) : substitute(parts[0], parts[1], parts[2], extended)
  return edit && { from, to, negated: m[3] === '!', name, prints: parts[2].includes('p'), edit }
}

function address(text: string | undefined, extended: boolean): Address | null {
  if (text === undefined) return undefined
  if (text === '$') return '$'
  return text.startsWith('/') ? (posixPattern(text.slice(1, -1), extended) ?? null) : Number(text)
}

function selected(c: Command, line: string, n: number, count: number): boolean {
  const at = (a: Address): boolean => (a === undefined ? true : a === '$' ? n === count : typeof a === 'number' ? n === a : a.regex.test(line))
  const inside = c.to === undefined ? at(c.from) : typeof c.from === 'number' && (typeof c.to === 'number' || c.to === '$') ? n >= c.from && n <= (c.to === '$' ? count : Math.max(c.to, c.from)) : at(c.from) || at(c.to)
  return inside !== c.negated
}

/** The two parts and the flags of `s/a/b/g`; a delimiter after a backslash is itself. */
function delimited(text: string, d: string): [string, string, string] | undefined {
  const parts = ['', '']
  let k = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\\' && i + 1 < text.length) { parts[k] += text[i + 1] === d ? d : c + text[i + 1]; i++ } else if (c === d) { if (++k === 2) return [parts[0]!, parts[1]!, text.slice(i + 1).trim()] } else parts[k] += c
  }
  return undefined
}

const transliterate = (from: string, to: string) => (from.length !== to.length ? undefined : (line: string): string => [...line].map((c) => { const i = from.indexOf(c); return i < 0 ? c : to[i]! }).join(''))

function substitute(from: string, to: string, flags: string, extended: boolean): ((line: string) => string) | undefined {
  const m = /^(?:(g)|(\d{1,3})|[iIp]){0,3}$/.exec(flags)
  if (!m || from === '') return undefined
  const pattern = posixPattern(from, extended, `g${/i/i.test(flags) ? 'i' : ''}`)
  if (!pattern) return undefined
  const wanted = Number(/\d+/.exec(flags)?.[0] ?? 1), every = flags.includes('g')
  return (line) => {
    if (!affordable(pattern, [line])) throw new TooMuch()
    let n = 0
    return line.replace(pattern.regex, (whole: string, ...groups: unknown[]) => (++n === wanted || (every && n >= wanted) ? fill(to, whole, groups) : whole))
  }
}

/** The replacement with `&`, `\1` and line ends put in. */
const fill = (to: string, whole: string, groups: readonly unknown[]): string =>
  to.replace(/\\([\s\S])|&/g, (m, c: string | undefined) => {
    if (m === '&') return whole
    if (c !== undefined && /[1-9]/.test(c)) { const g = groups[Number(c) - 1]; return typeof g === 'string' ? g : '' }
    return c === 'n' ? '\n' : c === 't' ? '\t' : (c ?? '')
  })
