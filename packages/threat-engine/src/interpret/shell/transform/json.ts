import { HOLE, hasHole } from '../../word.js'
import { fromBytes } from './bytes.js'
import { option, type Filter } from './filter.js'

/** Steps of a path: names, indices, and the string formats that decode and encode. */
const STEP = /^\s*(?:(@base64d?|@text|@json|ascii_downcase|ascii_upcase|fromjson|tostring|reverse)|\.?\[\s*(-?\d{1,6}|"[^"\\]{0,128}")\s*\]|\.([A-Za-z_]\w{0,63})|(\.))\s*\|?/

/** `jq` with a filter that is a plain path and text functions: `.data | @base64d`, `.[0].x`. Everything richer is not computed. */
export const jq: Filter = (args, input) => {
  const step = args.some((a) => a.includes('@base64d')) ? 'decode:base64' : undefined
  const source = args.find((a) => !a.startsWith('-'))
  const nothing = args.some((a) => /^-[a-zA-Z]*n/.test(a)) || args.includes('--null-input')
  if (source === undefined || args.filter((a) => !a.startsWith('-')).length > 1 || option(args, 'f', 'from-file') !== undefined) return undefined
  if (input === undefined && !nothing) return undefined
  const text = nothing ? 'null' : /^-[a-zA-Z]*R|--raw-input/.test(args.join(' ')) ? JSON.stringify((input ?? '').replace(/\n$/, '')) : (input ?? '')
  if (hasHole(text)) return { text: HOLE, step }
  const value = evaluate(source, text)
  if (value === undefined) return { text: undefined, step }
  const raw = typeof value === 'string' && args.some((a) => /^-[a-zA-Z]*[rj]|--raw-output/.test(a))
  return { text: `${raw ? value : JSON.stringify(value)}\n`, step }
}

function evaluate(source: string, text: string): unknown {
  const literal = /^\s*("(?:[^"\\]|\\["\\\/nt])*")\s*(?:\||$)/.exec(source)
  let value: unknown
  try {
    value = JSON.parse(literal ? literal[1]! : text)
  } catch {
    return undefined
  }
  let rest = literal ? source.slice(literal[0].length) : source
  for (let i = 0; i < 16 && rest.trim() !== ''; i++) {
    const m = STEP.exec(rest)
    if (!m || m[0] === '') return undefined
    rest = rest.slice(m[0].length)
    value = m[1] !== undefined ? apply(m[1], value) : m[4] !== undefined ? value : member(value, m[3] ?? (m[2]!.startsWith('"') ? m[2]!.slice(1, -1) : Number(m[2])))
    if (value === undefined) return undefined
  }
  return rest.trim() === '' ? value : undefined
}

function member(value: unknown, key: string | number): unknown {
  if (typeof key === 'number') return Array.isArray(value) ? (value.at(key) as unknown) : undefined
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

function apply(name: string, value: unknown): unknown {
  if (name === 'tostring' || name === '@text' || name === '@json') return typeof value === 'string' && name !== '@json' ? value : JSON.stringify(value)
  if (name === 'reverse' && Array.isArray(value)) return [...(value as unknown[])].reverse()
  if (typeof value !== 'string') return undefined
  switch (name) {
    case '@base64d': return fromBytes(Buffer.from(value, 'base64'))
    case '@base64': return Buffer.from(value).toString('base64')
    case 'ascii_downcase': return value.toLowerCase()
    case 'ascii_upcase': return value.toUpperCase()
    case 'reverse': return [...value].reverse().join('')
    case 'fromjson': try { return JSON.parse(value) } catch { return undefined }
    default: return undefined
  }
}
