import { has, lines, mapText, option, unlines, type Transformed } from './filter.js'

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
  const legacy = args.map((a) => /^-(\d{1,6})$/.exec(a)?.[1]).find(Boolean)
  const n = Number(legacy ?? bytes ?? option(args, 'n', 'lines') ?? 10)
  const plus = /^\+/.test(bytes ?? option(args, 'n', 'lines') ?? '')
  if (!Number.isInteger(n)) return undefined
  if (bytes !== undefined) return first ? text.slice(0, n < 0 ? text.length + n : n) : plus ? text.slice(n - 1) : text.slice(Math.max(0, text.length - n))
  const l = lines(text)
  return unlines(first ? l.slice(0, n < 0 ? l.length + n : n) : plus ? l.slice(n - 1) : l.slice(Math.max(0, l.length - n)))
}

/** `s/old/new/[g]` with a pattern that is literal but for anchors and dots, and `y/abc/xyz/`. Anything richer is not computed. */
function substitute(text: string, script: string): string | undefined {
  const kind = script[0], d = script[1]
  if ((kind !== 's' && kind !== 'y') || d === undefined) return undefined
  const [from, to, flags, ...more] = script.slice(2).split(d)
  if (from === undefined || to === undefined || flags === undefined || more.length || from.includes('\\') || from === '') return undefined
  if (kind === 'y') return from.length === to.length ? [...text].map((c) => { const i = from.indexOf(c); return i < 0 ? c : to[i]! }).join('') : undefined
  if (/[.*[\]^$]/.test(from) || /[&\\]/.test(to) || !/^[gi]?$/.test(flags)) return undefined
  return flags === 'g' ? text.replaceAll(from, to) : unlines(lines(text).map((l) => l.replace(from, () => to)))
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

function awkField(args: readonly string[], input: string | undefined): Transformed | undefined {
  const program = args.find((a, i) => !a.startsWith('-') && args[i - 1] !== '-F' && args[i - 1] !== '-v')
  const field = /^\s*\{\s*print\s+\$(\d{1,3}|NF)\s*;?\s*\}\s*$/.exec(program ?? '')?.[1]
  if (field === undefined) return undefined
  const separator = option(args, 'F', 'field-separator')
  return mapText(input, undefined, (t) => unlines(lines(t).map((l) => { const f = separator ? l.split(separator) : l.trim().split(/\s+/); return field === '0' ? l : (field === 'NF' ? f.at(-1) : f[Number(field) - 1]) ?? '' })))
}
