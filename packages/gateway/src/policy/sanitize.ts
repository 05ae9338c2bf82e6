// A copy of a text that may pass: what was found is gone, what nobody sees is gone, what would carry data out does not work any more.
import { collectStrings, type InspectRequest } from '@proxilion/mcp-protocol'
import { redact, type Span } from '@proxilion/threat-engine'
import { neutralized } from './neutralize.js'
import type { Redaction } from './record.js'

type Content = InspectRequest['content']

export interface Sanitizing {
  readonly redactions: readonly Redaction[]
  /** The texts that were judged, by pointer. */
  readonly inputs: Readonly<Record<string, string>>
  /** Judges a copy again: what would still have to be redacted in it, and the texts that were judged. */
  readonly judge: (copy: Content) => Pick<Sanitizing, 'redactions' | 'inputs'>
}

/** How often a copy is judged again before strings go as a whole: a page may hold several orders, and each judgement costs as much as the first. */
const ROUNDS = 6
const SHORT_ROUNDS = 2
const LONG = 262_144

/** What stands in the place of what was removed. */
export const removed = (rule: string): string => `[removed by policy: ${rule}]`
const UNEXAMINED = '[removed by policy: not examined]'
/** Rules about characters that the copy does not have any more. */
const OF_CHARACTERS: ReadonlySet<string> = new Set(['prompt_engineering/hidden-text', 'tool_poisoning/hidden-description'])

/**
 * A copy of the content, in its shape, without what was found: only the part where the finding says which part it is, otherwise the whole string. The copy is judged again, and what is
 * still found goes, too. A string that is still wrong after some rounds goes as a whole, and when even that does not help, every string does.
 */
export function sanitize(content: Content, { redactions, inputs, judge }: Sanitizing): Content {
  let copy = copyOf(content, inputs, plan(redactions, false))
  let left = judge(copy)
  const length = Object.values(inputs).reduce((sum, { length }) => sum + length, 0)
  for (let round = length > LONG ? SHORT_ROUNDS : ROUNDS; round > 0 && left.redactions.length > 0; round--) {
    copy = copyOf(copy, left.inputs, plan(left.redactions, false))
    left = judge(copy)
  }
  if (left.redactions.length === 0) return copy
  const whole = copyOf(copy, left.inputs, plan(left.redactions.map(({ pointer, rule }) => ({ pointer, rule, at: undefined })), true))
  return judge(whole).redactions.length === 0 ? whole : copyOf(content, {}, new Map())
}

/** By pointer: the parts to cut out, or the rule for which all of it goes. */
type Plan = ReadonlyMap<string, string | readonly (Span & { readonly rule: string })[]>

function plan(redactions: readonly Redaction[], strict: boolean): Plan {
  const plan = new Map<string, string | (Span & { rule: string })[]>()
  for (const { pointer, rule, at } of redactions) {
    const known = plan.get(pointer)
    if (typeof known === 'string') continue
    if (at !== undefined) plan.set(pointer, [...(known ?? []), { ...at, rule }])
    else if (!strict && OF_CHARACTERS.has(rule)) plan.set(pointer, known ?? [])
    else plan.set(pointer, rule)
  }
  return plan
}

function copyOf(content: Content, inputs: Sanitizing['inputs'], plan: Plan): Content {
  if (typeof content === 'string' && '' in inputs) return cut(content, plan.get(''))
  if (typeof content !== 'string') return copyValue(content, inputs, plan) as Content
  // A string that is JSON was judged by its parts.
  if (Object.keys(inputs).length === 0) return UNEXAMINED
  try {
    return JSON.stringify(copyValue(JSON.parse(content) as unknown, inputs, plan))
  } catch {
    return UNEXAMINED
  }
}

function copyValue(value: unknown, inputs: Sanitizing['inputs'], plan: Plan): unknown {
  const { strings } = collectStrings(value)
  // Of very many strings several are judged as one: what is found in such a group is in any of its strings.
  const groups = new Map<string, string>()
  let current: string | undefined
  for (const { pointer, value: text } of strings) {
    const judged = inputs[pointer]
    if (judged !== undefined && (judged === text || judged.startsWith(`${text}\n`))) current = pointer
    // Where a name and its value have one pointer, both are that group's.
    if (current !== undefined) groups.set(pointer, judged === undefined ? current : pointer)
  }
  const copy = (node: unknown, pointer: string, depth: number): unknown => {
    if (typeof node === 'string') return copyString(node, pointer)
    if (typeof node !== 'object' || node === null) return node
    if (depth >= MAX_DEPTH) return UNEXAMINED
    if (Array.isArray(node)) return node.map((item, at) => copy(item, `${pointer}/${at}`, depth + 1))
    const out = new Map<string, unknown>()
    for (const [key, child] of Object.entries(node)) {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      let name = isProse(key) ? copyString(key, at) : neutralized(key)
      while (out.has(name)) name += '_'
      out.set(name, copy(child, at, depth + 1))
    }
    return Object.fromEntries(out)
  }
  const copyString = (text: string, pointer: string): string => {
    const group = groups.get(pointer)
    if (group === undefined) return UNEXAMINED
    const planned = plan.get(group)
    const shared = group !== pointer || inputs[pointer] !== text
    if (shared && planned !== undefined) return removed(typeof planned === 'string' ? planned : (planned[0]?.rule ?? 'hidden text'))
    return cut(text, planned)
  }
  return copy(value, '', 0)
}

/** As deep as texts are looked for. */
const MAX_DEPTH = 64
/** A member name that is judged as a text. */
const isProse = (key: string): boolean => key.length > 48 || /\S\s+\S/.test(key)

/** One string without what is planned to go, and harmless in what is left. */
function cut(text: string, planned: Plan extends ReadonlyMap<string, infer P> ? P | undefined : never): string {
  if (typeof planned === 'string') return removed(planned)
  const parts = [...(planned ?? [])].sort((a, b) => a.start - b.start)
  let out = ''
  let at = 0
  for (const { start, end, rule } of parts) {
    if (end <= at) continue
    out += start > at ? neutralized(text.slice(at, start)) : ''
    out += removed(rule)
    at = Math.max(at, end)
  }
  return redact(out + neutralized(text.slice(at)))
}
