import { hasHole, isLiteral } from '../../word.js'
import { awk } from './awk.js'
import { has, lines, mapText, option, unlines, type Filter } from './filter.js'
import { affordable, posixPattern } from './pattern.js'
import { unescape } from './printing.js'
import { sed } from './sed.js'

/** Expands a `tr` set: ranges, escapes, classes. */
function trSet(set: string): string {
  return unescape(set.replace(/\[:(\w+):\]/g, (_, c: string) => ({ upper: 'A-Z', lower: 'a-z', digit: '0-9', space: ' \t\n', alpha: 'A-Za-z', alnum: 'A-Za-z0-9' })[c] ?? ''))
    .replace(/(.)-(.)/gs, (m, a: string, b: string) => {
      const from = a.charCodeAt(0), to = b.charCodeAt(0)
      return to >= from && to - from < 256 ? String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, i) => from + i)) : m
    })
}
function translate(text: string, sets: readonly string[], args: readonly string[]): string | undefined {
  if (sets[0] === undefined) return undefined
  const from = trSet(sets[0])
  const complement = has(args, 'c') || has(args, 'C')
  if (has(args, 'd')) return [...text].filter((c) => from.includes(c) === complement).join('')
  if (sets[1] === undefined) return has(args, 's') ? text : undefined
  const to = trSet(sets[1])
  if (complement || to === '') return undefined
  const map = new Map([...from].map((c, i) => [c, to[Math.min(i, to.length - 1)]!]))
  return [...text].map((c) => map.get(c) ?? c).join('')
}

function cut(text: string, args: readonly string[]): string | undefined {
  const fields = option(args, 'f', 'fields'), chars = option(args, 'c', 'characters') ?? option(args, 'b', 'bytes')
  const delimiter = option(args, 'd', 'delimiter') ?? '\t'
  const list = fields ?? chars
  if (list === undefined) return undefined
  const wanted = (n: number): boolean => list.split(',').some((r) => { const m = /^(\d*)(-?)(\d*)$/.exec(r); return !!m && (m[2] ? n >= Number(m[1] || 1) && n <= Number(m[3] || Infinity) : n === Number(m[1])) })
  return unlines(lines(text).map((l) => chars !== undefined ? [...l].filter((_, i) => wanted(i + 1)).join('') : l.includes(delimiter) ? l.split(delimiter).filter((_, i) => wanted(i + 1)).join(delimiter) : l))
}

function portion(text: string, args: readonly string[], first: boolean): string | undefined {
  const bytes = option(args, 'c', 'bytes')
  const legacy = args.map((a, i) => (/^-[nc]$/.test(args[i - 1] ?? '') ? undefined : /^-(\d{1,6})$/.exec(a)?.[1])).find(Boolean)
  const n = Number(legacy ?? bytes ?? option(args, 'n', 'lines') ?? 10)
  const plus = /^\+/.test(bytes ?? option(args, 'n', 'lines') ?? '')
  if (!Number.isInteger(n)) return undefined
  if (bytes !== undefined) return first ? text.slice(0, n < 0 ? text.length + n : n) : plus ? text.slice(n - 1) : text.slice(Math.max(0, text.length - n))
  const l = lines(text)
  return unlines(first ? l.slice(0, n < 0 ? l.length + n : n) : plus ? l.slice(n - 1) : l.slice(Math.max(0, l.length - n)))
}

function sequence(args: readonly string[]): string | undefined {
  const n = args.filter((a) => /^-?\d{1,9}$/.test(a)).map(Number)
  if (n.length === 0 || n.length !== args.filter((a) => !/^-[a-z]/.test(a)).length) return undefined
  const from = n.length > 1 ? n[0]! : 1, step = n.length > 2 ? n[1]! : 1, to = n.at(-1)!
  if (step === 0) return undefined
  const out: number[] = []
  for (let i = from; step > 0 ? i <= to : i >= to; i += step) { out.push(i); if (out.length >= 512) break }
  return unlines(out.map(String))
}

/** `grep` over known lines: which of them, or which parts (`-o`). */
function grep(args: readonly string[], text: string): string | undefined {
  const given = option(args, 'e', 'regexp')
  const operands = args.filter((a, i) => !a.startsWith('-') && !/^-[eABCmf]$/.test(args[i - 1] ?? ''))
  const source = given ?? operands[0]
  if (source === undefined || !isLiteral(source) || operands.length > (given === undefined ? 1 : 0)) return undefined
  if (has(args, 'c', 'count') || has(args, 'q', 'quiet') || has(args, 'l') || has(args, 'P') || args.some((a) => /^-[ABCmnb]/.test(a))) return undefined
  const literal = has(args, 'F', 'fixed-strings') ? source.replace(/[^\w\s]/g, '\\$&') : source
  const pattern = posixPattern(literal, has(args, 'E', 'extended-regexp'), `g${has(args, 'i', 'ignore-case') ? 'i' : ''}`)
  const all = lines(text)
  if (!pattern || !affordable(pattern, all)) return undefined
  if (has(args, 'o', 'only-matching')) return unlines(all.flatMap((l) => l.match(pattern.regex) ?? []).filter((m) => m !== ''))
  return unlines(all.filter((l) => (l.search(pattern.regex) >= 0) !== has(args, 'v', 'invert-match')))
}

/** `expr substr TEXT FROM LENGTH`, `length TEXT`, `A + B`. */
function expr(args: readonly string[]): string | undefined {
  const [a, b, c, d] = args
  if (!args.every(isLiteral)) return undefined
  if (a === 'substr' && b !== undefined && c !== undefined && d !== undefined) return `${b.slice(Number(c) - 1, Number(c) - 1 + Number(d))}\n`
  if (a === 'length' && b !== undefined) return `${b.length}\n`
  const [x, y] = [Number(a), Number(c)]
  if (args.length !== 3 || !Number.isSafeInteger(x) || !Number.isSafeInteger(y)) return undefined
  return b === '+' ? `${x + y}\n` : b === '-' ? `${x - y}\n` : b === '*' ? `${x * y}\n` : b === '/' && y !== 0 ? `${Math.trunc(x / y)}\n` : undefined
}

const PATHS: Readonly<Record<string, Filter>> = {
  basename: (args) => ({ text: args[0] !== undefined && isLiteral(args[0]) ? args[0].replace(/\/+$/, '').split('/').at(-1)!.replace(args[1] && args[0].endsWith(args[1]) ? args[1] : '', '') + '\n' : undefined }),
  dirname: (args) => ({ text: args[0] !== undefined && isLiteral(args[0]) ? (args[0].includes('/') ? args[0].slice(0, args[0].lastIndexOf('/')) || '/' : '.') + '\n' : undefined }),
  which: (args) => { const name = args.find((a) => !a.startsWith('-')); return { text: name && isLiteral(name) ? `/usr/bin/${name}\n` : undefined } },
}
/** Programs that pass on what they get, as far as a shell cares. */
const passes: Filter = (args, input) => (args.some((a) => !a.startsWith('-')) ? undefined : { text: input })
/** An awk program that only computes text; others are interpreted as code. */
const computes: Filter = (args, input) => {
  const text = input !== undefined && hasHole(input) ? undefined : awk(args, input)
  return text === undefined ? undefined : { text }
}

/** Programs that choose, cut, order and change lines. */
export const TEXT: Readonly<Record<string, Filter>> = {
  cat: passes, dos2unix: passes, unexpand: passes, tee: (_, input) => ({ text: input }), pv: (_, input) => ({ text: input }), sponge: (_, input) => ({ text: input }),
  rev: (_, input) => mapText(input, 'decode:rev', (t) => unlines(lines(t).map((l) => [...l].reverse().join('')))),
  tac: (args, input) => (args.some((a) => !a.startsWith('-')) ? undefined : mapText(input, undefined, (t) => unlines(lines(t).reverse()))),
  rot13: (_, input) => mapText(input, 'decode:rot13', rot13),
  tr: (args, input) => mapText(input, has(args, 'd') ? undefined : 'decode:tr', (t) => translate(t, args.filter((a) => !/^-[a-zA-Z]+$/.test(a)), args)),
  cut: (args, input) => mapText(input, undefined, (t) => cut(t, args)),
  head: (args, input) => mapText(input, undefined, (t) => portion(t, args, true)),
  tail: (args, input) => mapText(input, undefined, (t) => portion(t, args, false)),
  sort: (args, input) => mapText(input, undefined, (t) => { const l = lines(t).sort(); return unlines(has(args, 'r', 'reverse') ? l.reverse() : has(args, 'u', 'unique') ? [...new Set(l)] : l) }),
  uniq: (_, input) => mapText(input, undefined, (t) => unlines(lines(t).filter((l, i, all) => l !== all[i - 1]))),
  fold: (args, input) => mapText(input, undefined, (t) => { const w = Number(option(args, 'w', 'width') ?? 80); return w > 0 ? lines(t).flatMap((l) => l.match(new RegExp(`.{1,${Math.min(w, 4096)}}`, 'g')) ?? ['']).join('\n') + (t.endsWith('\n') ? '\n' : '') : undefined }),
  paste: (args, input) => (has(args, 's', 'serial') ? mapText(input, undefined, (t) => lines(t).join(delimiter(args)) + '\n') : undefined),
  sed: (args, input) => (input === undefined ? undefined : mapText(input, undefined, (t) => sed(args, t))),
  grep: (args, input) => (input === undefined ? undefined : mapText(input, undefined, (t) => grep(args, t))), egrep: (args, input) => (input === undefined ? undefined : mapText(input, undefined, (t) => grep(['-E', ...args], t))),
  seq: (args) => ({ text: sequence(args) }),
  expr: (args) => ({ text: expr(args) }),
  awk: computes, gawk: computes, mawk: computes, nawk: computes,
  ...PATHS,
}

/** What `paste -s` puts between lines: a tab, or what bundled flags say (`-sd,`); `''` and `\0` are nothing. */
function delimiter(args: readonly string[]): string {
  const i = args.findIndex((a) => /^-[sz]*d/.test(a) || a.startsWith('--delimiters'))
  if (i < 0) return '\t'
  const given = args[i]!.startsWith('--') ? (args[i]!.split('=')[1] ?? args[i + 1]) : args[i]!.replace(/^-[sz]*d/, '') || args[i + 1]
  return given === undefined || given === '\\0' ? '' : unescape(given).slice(0, 1)
}

const rot13 = (t: string): string => t.replace(/[A-Za-z]/g, (c) => { const b = c <= 'Z' ? 65 : 97; return String.fromCharCode(((c.charCodeAt(0) - b + 13) % 26) + b) })
