import type { SessionView, Tally, Termination, Turn } from '@proxilion/threat-engine'
import { type Entry, entriesIn, numberIn, type SessionRecord } from './record.js'

/** A session as analyzers see it. It is a copy: later folds do not change it. */
export function viewOf(session: string, record: SessionRecord, principal: SessionRecord, termination: Termination | undefined): SessionView {
  return {
    session,
    ...tallyOf(record),
    ...(termination !== undefined && { terminated: termination }),
    turns: entriesIn(record, 'turns').map(turnOf),
    phases: [],
    principal: tallyOf(principal),
  }
}

function tallyOf(record: SessionRecord): Tally {
  return {
    firstAt: numberIn(record, 'firstAt'),
    lastAt: numberIn(record, 'lastAt'),
    attempted: numberIn(record, 'attempted'),
    inspected: numberIn(record, 'inspected'),
    flagged: numberIn(record, 'flagged'),
    blocked: numberIn(record, 'blocked'),
    executed: numberIn(record, 'executed'),
    denied: numberIn(record, 'denied'),
    failed: numberIn(record, 'failed'),
    maxScore: numberIn(record, 'maxScore'),
  }
}

function turnOf({ id, user, assistant, at }: Entry): Turn {
  return {
    at: Number(at),
    ...(id !== undefined && { id: String(id) }),
    ...(user !== undefined && { user: String(user) }),
    ...(assistant !== undefined && { assistant: String(assistant) }),
  }
}
