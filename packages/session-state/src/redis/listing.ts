// Sessions page by page, for operators. Of one principal they are found through its index; all of them through the keys of all nodes, which are walked with SCAN.
import type { SessionPage, SessionQuery, SessionSummary } from '../store.js'
import { tallyOf } from '../view.js'
import type { Connection } from './connection.js'
import { PATTERNS, prefixOf } from './keys.js'
import { listOf, objectIn, ownText, parsed, recordOf, terminationOf, textOf } from './wire.js'

/** How far the listing is: in which of the two places, on which node, at which of its cursors, behind which item. */
interface Position {
  readonly place: 'sessions' | 'tombstones'
  readonly node: number
  readonly cursor: string
  readonly after: string
}

/** Items are the prefix of a principal and the digest of a session, with a space between. */
interface Batch {
  readonly items: readonly string[]
  /** Where the batch after this begins; undefined after the last. */
  readonly next: Position | undefined
}

const PAGE = 100
const LONGEST_PAGE = 1000
/** A page ends after so many batches although it is not full, so that no request walks a whole database. */
const BATCHES_PER_PAGE = 50
const KEYS_PER_BATCH = 200

export async function listSessions(connection: Connection, now: number, { principal, status, cursor, limit = PAGE }: SessionQuery): Promise<SessionPage> {
  const wanted = Math.min(Math.max(1, limit), LONGEST_PAGE)
  const start: Position = { place: status === 'terminated' ? 'tombstones' : 'sessions', node: 0, cursor: '0', after: '' }
  const batchAt = principal === undefined ? (at: Position) => scanned(connection, at) : (at: Position) => indexed(connection, now, prefixOf(principal), at)
  const sessions: SessionSummary[] = []
  let position: Position | undefined = positionIn(cursor) ?? start
  for (let batches = 0; batches < BATCHES_PER_PAGE && position !== undefined; batches++) {
    const { place, after }: Position = position
    const batch: Batch = await batchAt(position)
    const left = [...new Set(batch.items)].filter((item) => item > after).sort()
    for (const [n, item] of left.entries()) {
      if (sessions.length === wanted) return { sessions, cursor: cursorOf({ ...position, after: left[n - 1] ?? after }) }
      const summary = await summaryOf(connection, now, item)
      // An ended session is found at its record, or else at its tombstone; at its tombstone alone when only ended ones are wanted.
      const elsewhere = status !== 'terminated' && summary?.recorded !== (place === 'sessions')
      if (summary !== undefined && !elsewhere && !(status === 'active' && summary.line.terminated !== undefined)) sessions.push(summary.line)
    }
    position = batch.next ?? (place === 'sessions' && status !== 'active' ? { place: 'tombstones', node: 0, cursor: '0', after: '' } : undefined)
  }
  return { sessions, ...(position !== undefined && { cursor: cursorOf(position) }) }
}

async function scanned(connection: Connection, { place, node, cursor }: Position): Promise<Batch> {
  const page = await connection.scan(node, cursor, PATTERNS[place], KEYS_PER_BATCH)
  if (page === undefined) return { items: [], next: undefined }
  const next: Position = page.cursor === '0' ? { place, node: node + 1, cursor: '0', after: '' } : { place, node, cursor: page.cursor, after: '' }
  if (place === 'sessions') return { items: page.keys.map(itemOfKey), next }
  const ended = await Promise.all(page.keys.map((key) => endedOf(connection, key.slice(0, -1))))
  return { items: ended.flat(), next }
}

async function indexed(connection: Connection, now: number, prefix: string, { place }: Position): Promise<Batch> {
  if (place === 'tombstones') return { items: await endedOf(connection, prefix), next: undefined }
  const digests = listOf(await connection.script('sessions', `${prefix}p`, JSON.stringify({ now }))).map(textOf)
  return { items: digests.map((session) => `${prefix} ${session}`), next: undefined }
}

async function endedOf(connection: Connection, prefix: string): Promise<string[]> {
  return listOf(await connection.command('HKEYS', `${prefix}t`)).map((session) => `${prefix} ${textOf(session)}`)
}

function itemOfKey(key: string): string {
  const at = key.indexOf('}:s:')
  return `${key.slice(0, at + 2)} ${key.slice(at + 4)}`
}

/** A line of the list, and whether the session still has a record; undefined when it is gone. */
async function summaryOf(connection: Connection, now: number, item: string): Promise<{ line: SessionSummary; recorded: boolean } | undefined> {
  const [prefix, session] = item.split(' ')
  const [fields, , tombstone] = listOf(await connection.script('read', `${prefix}p`, JSON.stringify({ now, session })))
  const record = recordOf(fields)
  const recorded = record.size > 0
  const terminated = terminationOf(tombstone)
  if (!recorded && terminated === undefined) return undefined
  const names = recorded ? { principal: ownText(fields, '~principal'), session: ownText(fields, '~session') } : namesIn(textOf(tombstone))
  return { line: { ...names, ...tallyOf(record), ...(terminated !== undefined && { terminated }) }, recorded }
}

function namesIn(tombstone: string): { principal: string; session: string } {
  const { principal, session } = objectIn(tombstone)
  return { principal: String(principal), session: String(session) }
}

function cursorOf({ place, node, cursor, after }: Position): string {
  return Buffer.from(JSON.stringify([place, node, cursor, after])).toString('base64url')
}

function positionIn(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined
  try {
    const read = parsed(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(read)) return undefined
    const [place, node, at, after]: readonly unknown[] = read
    const fits = (place === 'sessions' || place === 'tombstones') && Number.isSafeInteger(node) && typeof at === 'string' && /^\d{1,20}$/.test(at) && typeof after === 'string'
    return fits ? { place, node: Number(node), cursor: at, after } : undefined
  } catch {
    return undefined
  }
}
