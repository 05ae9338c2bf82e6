/**
 * Brace expansion of one raw word (bash manual, "Brace Expansion"): `{a,b}`, nested, `{1..5..2}`, `{a..e}`. Quotes, escapes and `$…` stay as written.
 * Returns raw words, at most `limit`; the word itself when it has no valid brace.
 */
export function expandBraces(word: string, limit: number): string[] {
  let budget = limit * 8
  const expand = (text: string, depth: number): string[] => {
    if (depth > 16 || budget-- <= 0) return [text]
    const brace = firstBrace(text)
    if (!brace) return [text]
    const before = text.slice(0, brace.open)
    const tails = expand(text.slice(brace.close + 1), depth + 1)
    const middles = brace.items.flatMap((item) => expand(item, depth + 1)).slice(0, limit)
    const out: string[] = []
    for (const middle of middles) for (const tail of tails) if (out.length < limit) out.push(before + middle + tail)
    return out
  }
  return expand(word, 0)
}

interface Brace { readonly open: number; readonly close: number; readonly items: readonly string[] }

/** Finds the first brace that expands: one with a top-level comma or a range. */
function firstBrace(text: string): Brace | undefined {
  const opens: number[] = []
  const commas: number[][] = []
  const valid: Brace[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\\') i++
    else if (c === "'" || c === '"') { const end = text.indexOf(c, i + 1); if (end < 0) break; i = end }
    else if (c === '$' && text[i + 1] === '{') { const end = text.indexOf('}', i); if (end < 0) break; i = end }
    else if (c === '{') { opens.push(i); commas.push([]) }
    else if (c === ',' && opens.length) commas.at(-1)!.push(i)
    else if (c === '}' && opens.length) {
      const open = opens.pop()!, at = commas.pop()!
      const items = at.length ? split(text, open, i, at) : range(text.slice(open + 1, i))
      if (items) valid.push({ open, close: i, items })
    }
  }
  return valid.reduce<Brace | undefined>((first, b) => (!first || b.open < first.open ? b : first), undefined)
}

const split = (text: string, open: number, close: number, commas: readonly number[]): string[] =>
  [open, ...commas].map((from, i) => text.slice(from + 1, commas[i] ?? close))

function range(body: string): string[] | undefined {
  const m = /^(-?\d{1,9}|[A-Za-z])\.\.(-?\d{1,9}|[A-Za-z])(?:\.\.(-?\d{1,6}))?$/.exec(body)
  if (!m) return undefined
  const letters = /[A-Za-z]/.test(m[1]!)
  if (letters !== /[A-Za-z]/.test(m[2]!)) return undefined
  const from = letters ? m[1]!.charCodeAt(0) : Number(m[1]), to = letters ? m[2]!.charCodeAt(0) : Number(m[2])
  const step = Math.max(1, Math.abs(Number(m[3] ?? 1)))
  const width = !letters && /^-?0\d/.test(m[1]!) ? m[1]!.length : 0
  const out: string[] = []
  for (let n = from; from <= to ? n <= to : n >= to; n += from <= to ? step : -step) {
    out.push(letters ? String.fromCharCode(n) : String(n).padStart(width, '0'))
    if (out.length >= 512) break
  }
  return out
}
