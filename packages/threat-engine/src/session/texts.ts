// What texts leave in a session: definitions of tools, and what an instruction that does not come from the person asks for.
import type { Finding } from '../analysis/analyzer.js'
import { points } from '../analysis/score.js'
import type { Facts, Text } from '../facts.js'
import type { Trace } from '../session.js'
import { digest } from './digest.js'
import type { About, Touch } from './trace.js'

const MAX_TOOLS = 16
const MAX_ORDERS = 12
/** Texts that are not the person's. */
const FOREIGN: ReadonlySet<string> = new Set(['tool_result', 'resource', 'tool_description', 'prompt'])
const ORDERED: ReadonlySet<string> = new Set(['prompt_engineering', 'tool_poisoning'])

/** Remembers what each tool says that it is, and looks up what it said before. */
export function traceDefinitions(facts: Facts, about: About | undefined, traces: Trace[], touches: Touch[]): void {
  const texts = facts.texts.filter((text) => text.surface === 'tool_description')
  if (texts.length === 0) return
  const tools = new Map<string, Text[]>()
  for (const text of texts) {
    const name = text.about ?? about?.name
    if (name === undefined) continue
    const own = tools.get(name)
    if (own) own.push(text)
    else tools.set(name, [text])
  }
  for (const [name, own] of [...tools].slice(0, MAX_TOOLS)) {
    const key = digest(`${about?.server ?? ''}\n${name}`)
    const definition = digest(own.map(({ pointer, value }) => `${pointer.replace(/^.*\/(?=\w+$)/, '')}=${value}`).sort().join('\n'))
    traces.push({ field: 'tools', key, entry: { definition, ...(about?.server !== undefined && { server: 1 }) } })
    touches.push({ field: 'tools', key, how: 'define', evidence: own[0]!, expected: definition })
  }
}

/** Remembers hosts and files that an injected instruction names, and that there was one. */
export function traceOrders(facts: Facts, findings: readonly Finding[], traces: Trace[]): void {
  const orders = findings.filter((finding) => ORDERED.has(finding.analyzer) && points(finding) >= 50)
  if (orders.length === 0) return
  const texts = facts.texts.filter((text) => FOREIGN.has(text.surface) && orders.some(({ evidence }) => evidence.where === text.pointer))
  if (texts.length === 0) return
  const rule = `${orders[0]!.analyzer}/${orders[0]!.rule}`
  const keys = new Set(['any'])
  for (const { value } of texts) {
    const text = value.slice(0, 20_000)
    for (const key of namedIn(text)) keys.add(key)
    for (const [path] of text.matchAll(PATHS)) keys.add(`p:${digest(lastOf(path.replace(/[.,;:!?]+$/, '')))}`)
  }
  for (const key of [...keys].slice(0, MAX_ORDERS)) traces.push({ field: 'asked', key, entry: { rule, score: Math.round(points(orders[0]!)) } })
}

/** Keys of the hosts, addresses of mail and numbers of accounts that a text names. */
export function namedIn(text: string): readonly string[] {
  const keys = new Set<string>()
  for (const [, host = '', bare = ''] of text.matchAll(HOSTS)) keys.add(`h:${digest((host || bare).toLowerCase())}`)
  for (const [number] of text.matchAll(ACCOUNTS)) keys.add(`i:${digest(number)}`)
  return [...keys].slice(0, MAX_ORDERS)
}

const HOSTS = /(?:https?:\/\/|@)((?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{2,63}|\d{1,3}(?:\.\d{1,3}){3})|(?<![\w./@-])((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})(?=\/[\w?])/gi
const ACCOUNTS = /\b(?:[A-Z]{2}\d{10,30}|\d{9,20})\b/g
const PATHS = /(?:~|\.{1,2})?\/[\w.@+-]{1,100}(?:\/[\w.@+-]{1,100}){0,12}|(?<![\w.])\.?[\w-]{1,60}\.(?:env|pem|key|json|ya?ml|sql|db|csv|txt|sh|py|conf)\b|(?<![\w/])\.env\b/g

/** The last part of a path, as an instruction and a call both name it. */
export function lastOf(path: string): string {
  const name = path.replace(/[/\\]+$/, '').toLowerCase()
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}
