// What goes to the script and what comes back. Texts travel as JSON inside JSON: they stay opaque to Lua, and come back as they were, lone surrogates and all.
import { SHOWN_FIELDS } from '../fold.js'
import type { Delta, Merge, SessionRecord, Value } from '../record.js'
import type { Entry, Termination } from '@proxilion/threat-engine'

type Argument = string | number
/** A merge operation as the script takes it: name, field, arguments. */
type Step = readonly [string, string, ...Argument[]]

const SHORT: ReadonlySet<string> = new Set(SHOWN_FIELDS)

/** Whether a map is kept apart from its record, because it may be long and is not shown whole. */
export function isLong(field: string): boolean {
  return !SHORT.has(field)
}

export function stepsOf(delta: Delta): Step[] {
  return delta.flatMap(stepOf)
}

/** Two deltas, with what they begin with alike sent once: most of an event is the same for the session and the principal. */
export function stepsOfBoth(session: Delta, principal: Delta): { ofBoth: Step[]; ofSession: Step[]; ofPrincipal: Step[] } {
  const [ofSession, ofPrincipal] = [stepsOf(session), stepsOf(principal)]
  let alike = 0
  while (alike < ofSession.length && alike < ofPrincipal.length && same(ofSession[alike], ofPrincipal[alike])) alike++
  return { ofBoth: ofSession.slice(0, alike), ofSession: ofSession.slice(alike), ofPrincipal: ofPrincipal.slice(alike) }
}

function same(one: Step | undefined, other: Step | undefined): boolean {
  return one !== undefined && other !== undefined && one.length === other.length && one.every((argument, n) => argument === other[n])
}

function stepOf(change: Merge): Step[] {
  switch (change.op) {
    case 'add':
      return [['add', change.field, change.by]]
    case 'max':
    case 'min':
      return [[change.op, change.field, change.value]]
    case 'once':
      return [['once', change.field, typeof change.value === 'number' ? `n${change.value}` : `s${JSON.stringify(change.value)}`]]
    case 'include':
      return [['include', change.field, JSON.stringify(change.member), change.limit]]
    case 'append': {
      const id = change.entry['id']
      return [['append', change.field, id === undefined ? '' : JSON.stringify(id), linesOf(change.entry), change.limit]]
    }
    case 'put':
      return [[isLong(change.field) ? 'putLong' : 'put', change.field, JSON.stringify(change.key), linesOf(change.entry), change.limit, change.first === true ? 1 : 0]]
    case 'copy':
      return [[isLong(change.field) ? 'copyLong' : 'copy', change.field, JSON.stringify(change.from), JSON.stringify(change.key), linesOf(change.entry), change.limit]]
    case 'drop':
      if (change.key !== undefined) return [[isLong(change.field) ? 'dropLong' : 'drop', change.field, JSON.stringify(change.key)]]
      return [['drop', change.field], ['dropLong', change.field]]
    case 'expire':
      return [['max', 'expires', change.at]]
  }
}

/** Two deltas that are the same and change nothing but numbers, as the words of a note; undefined when they are not so simple. */
export function wordsOf(session: Delta, principal: Delta): string | undefined {
  if (session.length !== principal.length) return undefined
  let words = ''
  for (let n = 0; n < session.length; n++) {
    const word = wordOf(session[n])
    if (word === undefined || word !== wordOf(principal[n])) return undefined
    words += word
  }
  return words
}

function wordOf(change: Merge | undefined): string | undefined {
  switch (change?.op) {
    case 'add':
      return Number.isFinite(change.by) ? `add ${change.field} ${change.by} ` : undefined
    case 'max':
      return Number.isFinite(change.value) ? `max ${change.field} ${change.value} ` : undefined
    case 'once':
      return Number.isFinite(change.value) ? `once ${change.field} n${change.value} ` : undefined
    case 'expire':
      return `max expires ${change.at} `
    default:
      return undefined
  }
}

/** What Redis said is not what this store asks for: another version, or something that is not Redis. */
export class UnexpectedReply extends Error {
  override readonly name = 'UnexpectedReply'

  constructor() {
    super('the session store gave an answer that is not one')
  }
}

/** The answer to a note, as `observe` would give it; undefined when it is that of `observe`, since the records were not so simple. */
export function notedIn(reply: unknown): { time: readonly string[]; tombstone: string; session: string; principal: string; found: readonly unknown[] } | undefined {
  const [text, ...found] = listOf(reply)
  const [head, session, principal] = textOf(text).split('\n\n')
  if (head === undefined || session === undefined || principal === undefined) return undefined
  const [seconds = '', microseconds = '', tombstone = '-'] = head.split('\n')
  return { time: [seconds, microseconds], tombstone: tombstone === '-' ? '' : tombstone, session, principal, found }
}

/** A record as the script shows it: two lines for each number and text, its name and its value, then names and values of lists by turns. */
export function recordOf(reply: unknown): SessionRecord {
  const [scalars, ...lists] = listOf(reply)
  const record = numbersOf(scalars)
  for (let n = 0; n + 1 < lists.length; n += 2) {
    const field = textOf(lists[n])
    if (!field.startsWith('~')) record.set(field, itemsOf(lists[n + 1]))
  }
  return record
}

/** The numbers and texts of a record. */
export function numbersOf(reply: unknown): SessionRecord {
  const record: SessionRecord = new Map()
  for (const [field, text] of linesIn(reply)) if (!field.startsWith('~')) record.set(field, scalarOf(text))
  return record
}

/** A field of the store's own, which is a text. */
export function ownText(reply: unknown, field: string): string {
  const line = linesIn(listOf(reply)[0]).find(([name]) => name === field)
  return line === undefined ? '' : String(scalarOf(line[1]))
}

function linesIn(reply: unknown): (readonly [string, string])[] {
  const text = textOf(reply)
  if (text === '') return []
  const lines = text.split('\n')
  const pairs: (readonly [string, string])[] = []
  for (let n = 0; n + 1 < lines.length; n += 2) pairs.push([lines[n] ?? '', lines[n + 1] ?? ''])
  return pairs
}

function itemsOf(reply: unknown): Value {
  const [kind, ...items] = listOf(reply).map(textOf)
  if (kind === 'i') return items.map((item) => String(parsed(item)))
  if (kind === 'l') return items.filter((_, n) => n % 2 === 1).map(entryOf)
  if (kind === 'm') return new Map(items.flatMap((key, n) => (n % 2 === 0 ? [[String(parsed(key)), entryOf(textOf(items[n + 1]))] as const] : [])))
  throw new UnexpectedReply()
}

function scalarOf(text: string): Value {
  if (text.startsWith('n')) return Number(text.slice(1))
  if (text.startsWith('s')) return String(parsed(text.slice(1)))
  throw new UnexpectedReply()
}

function linesOf(entry: Entry): string {
  return Object.entries(entry)
    .map(([name, value]) => `${JSON.stringify(name)}\t${JSON.stringify(value)}`)
    .join('\n')
}

/** An entry as it is kept: JSON, but for tabs instead of colons and line breaks instead of commas. */
export function entryOf(lines: string): Entry {
  return objectIn(`{${lines.replaceAll('\t', ':').replaceAll('\n', ',')}}`)
}

export function objectIn(text: string): Entry {
  const entry = parsed(text)
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) throw new UnexpectedReply()
  return entry as Entry
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnexpectedReply()
  }
}

export function listOf(reply: unknown): readonly unknown[] {
  if (!Array.isArray(reply)) throw new UnexpectedReply()
  return reply
}

export function textOf(reply: unknown): string {
  if (typeof reply !== 'string') throw new UnexpectedReply()
  return reply
}

/** A tombstone; undefined when there is none. */
export function terminationOf(reply: unknown): Termination | undefined {
  if (reply === '') return undefined
  const { request, score, reason, at } = objectIn(textOf(reply))
  return { request: String(request), score: Number(score), reason: String(reason), at: Number(at) }
}

/** Lua reads no lone surrogates, and Redis keeps none. */
export function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}
