// Secrets that a tool brought in as text, and calls that carry one of them outwards: what a model has read, it can write anywhere.
import { reachOf } from '../analyzers/exfiltration/reach.js'
import { secretSpans } from '../analysis/redact.js'
import { isLive, type Effect, type Facts } from '../facts.js'
import type { Trace } from '../session.js'
import { digest } from './digest.js'
import type { Touch } from './trace.js'

const MAX_TEXT = 32_768
const MAX_SECRETS = 8
const MAX_WORDS = 24
/** Long enough that nobody writes it by chance. */
const WORD = /[A-Za-z0-9_+/-]{12,512}/g
const BROUGHT: ReadonlySet<string> = new Set(['tool_result', 'resource'])

/** Remembers secrets in what tools answer: by digest of each word of them. */
export function traceValues(facts: Facts, traces: Trace[]): void {
  let left = MAX_SECRETS
  for (const { surface, value } of facts.texts) {
    if (!BROUGHT.has(surface) || left <= 0) continue
    const text = value.slice(0, MAX_TEXT)
    for (const { start, end } of secretSpans(text)) {
      if (left-- <= 0) break
      for (const word of wordsIn(text.slice(start, end), 2)) traces.push({ field: 'sources', key: `v:${digest(word)}`, entry: { class: 'value' } })
    }
  }
}

/** Looks up every long word of a call that sends something away, as it is and decoded. */
export function lookForValues(facts: Facts, touches: Touch[]): void {
  const sink = facts.effects.find(carries)
  if (sink === undefined) return
  const seen = new Set<string>()
  for (const text of [...Object.values(facts.inputs), ...facts.texts.map(({ value }) => value)]) {
    const part = text.slice(0, MAX_TEXT)
    for (const word of wordsIn(part, MAX_WORDS)) {
      for (const candidate of [word, ...decodedWords(word)]) {
        if (seen.size >= 2 * MAX_WORDS || seen.has(candidate)) continue
        seen.add(candidate)
        touches.push({ field: 'sources', key: `v:${digest(candidate)}`, how: 'carry', evidence: sink, ...(isCredential(part, word) && { shown: true }) })
      }
    }
  }
}

/** A request can carry data in its address as well as in its body. */
function carries(effect: Effect): boolean {
  if (!isLive(effect)) return false
  const { action, resource } = effect
  if (resource.kind === 'host' && (action === 'receive' || action === 'connect')) return (resource.target ?? '').length > 12 && reachOf({ ...effect, action: 'send' }) !== undefined
  return reachOf(effect) !== undefined
}

function wordsIn(text: string, limit: number): string[] {
  const words: string[] = []
  for (const [word] of text.matchAll(WORD)) {
    words.push(word.replace(/^[/+-]+|[/+-]+$/g, ''))
    if (words.length >= limit) break
  }
  return words
}

function decodedWords(word: string): string[] {
  if (word.length < 16 || !/^[A-Za-z0-9+/_-]+$/.test(word)) return []
  try {
    const text = atob(word.replaceAll('-', '+').replaceAll('_', '/').slice(0, word.length - (word.length % 4 === 1 ? 1 : 0)))
    return /^[\t\n\r\x20-\x7e]+$/.test(text) ? wordsIn(text, 2) : []
  } catch {
    return []
  }
}

/** Shown where an API asks for it: a header made for credentials. */
function isCredential(text: string, word: string): boolean {
  const at = text.indexOf(word)
  return /(?:authorization|bearer|basic|x-[\w-]{0,24}(?:key|token)|private-token|cookie)["']?\s{0,3}[:=]?\s{0,3}["']?(?:(?:bearer|token|basic)\s{1,3})?$/i.test(text.slice(Math.max(0, at - 60), at))
}
