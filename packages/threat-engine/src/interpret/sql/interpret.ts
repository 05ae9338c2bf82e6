import type { Tag } from '../../facts.js'
import { CLEAN, UNKNOWN, resource, type Frame, type Machine, type Stream } from '../machine.js'
import { HOLE, hasHole } from '../word.js'
import { recordCalls } from './calls.js'
import { noteCreated } from './change.js'
import { recordClientCommand, recordClientWord } from './client.js'
import { recordStatement, startsStatement } from './dispatch.js'
import { interpretDocuments } from './documents.js'
import { readFragment } from './fragment.js'
import { commentsForBlanks, findSigns, noSigns, swallows, unionSigns, type Signs } from './injection.js'
import { lex } from './lex.js'
import { readLiterals } from './literal.js'
import { Run, type Statement } from './run.js'
import { isVerb, splitStatements } from './split.js'
import { evaluate } from './value.js'

/** Longer texts are dumps; what is beyond is reported as not examined. */
const MAX_LENGTH = 1 << 20
/** Characters for one step of the machine's budget: a token of SQL costs far less than a command of a shell. */
const CHARACTERS_PER_STEP = 256

/** Statements that values of users are put into. */
const CONDITIONAL = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH', 'EXEC', 'CALL', 'REPLACE', 'MERGE'])

/**
 * Interprets SQL of any of PostgreSQL, MySQL, MariaDB, SQLite, SQL Server and Oracle, the commands of their client programs, MongoDB shell lines and Redis commands.
 * A parser of one dialect would reject what another executes, and everything that is broken on purpose; so this reads tokens, and of each statement what matters.
 * Effects are on `database` and, where a statement reaches out of it, on `path`, `host`, `permission`, `service` and through other languages on anything.
 * Never throws; time is linear in the length of `source`.
 * @returns what the client would print: the taint of everything that was read.
 */
export function interpretSql(source: string, frame: Frame, machine: Machine): Stream {
  if (!machine.pay(frame, 1 + Math.ceil(source.length / CHARACTERS_PER_STEP))) return UNKNOWN
  const sqlFrame: Frame = { ...frame, actor: { ...frame.actor, interpreter: 'sql' } }
  if (source.length > MAX_LENGTH) machine.exhausted(frame, 'length', true)
  const text = source.length > MAX_LENGTH ? source.slice(0, MAX_LENGTH) : source
  if (text.trim() === '') return UNKNOWN
  if (text.replaceAll(HOLE, '').trim() === '') {
    machine.opaque(sqlFrame, 'unknown-code', 'SQL')
    return UNKNOWN
  }
  const documents = interpretDocuments(text, sqlFrame, machine)
  if (documents) return documents

  const run = new Run(machine, sqlFrame, lex(text))
  if (run.lexed.tokens.length > 0 && !startsStatement(run)) {
    const fragment = readFragment(text)
    if (fragment) return interpretFragment(fragment.tokens.lexed.source, fragment.offset, fragment.tags, sqlFrame, machine)
  }
  interpretStatements(run, false)
  return { taint: run.taint, ...constantOf(run) }
}

/** What a single `SELECT` of nothing but text prints, for those who pipe it into something. */
function constantOf(run: Run): { text?: string } {
  if (run.word(0) !== 'SELECT' || run.taint.sources.length > 0) return {}
  const { tokens } = run.lexed
  const end = tokens.at(-1)?.kind === 'semicolon' ? tokens.length - 1 : tokens.length
  const value = evaluate(run, 1, end)
  return value.next >= end && !hasHole(value.text) ? { text: `${value.text}\n` } : {}
}

/** A break-out: the injection itself, and what the statements behind it do. */
function interpretFragment(text: string, offset: number, tags: readonly Tag[], frame: Frame, machine: Machine): Stream {
  const direct = frame.direct && offset >= 0
  const run = new Run(machine, { ...frame, direct, offset: direct ? frame.offset + offset : 0 }, lex(text))
  run.emit('execute', resource('database', 'injection', 'fragment', tags), 0, run.lexed.tokens.length, 'fragment')
  run.tags = tags.includes('stacked') ? ['stacked'] : tags.includes('union') ? ['union'] : ['fragment']
  interpretStatements(run, true)
  return { taint: run.taint }
}

function interpretStatements(run: Run, fragment: boolean): void {
  noteCreated(run)
  const statements = splitStatements(run, 0, run.lexed.tokens.length)
  const swallowed = fragment || !statements.some((statement) => CONDITIONAL.has(statement.verb)) ? undefined : swallows(run)
  const last = run.lexed.tokens.at(-1)
  const open = last?.unterminated === true
  let broken = false
  statements.forEach((statement, n) => {
    run.local = CLEAN
    if (run.at(statement.from).kind === 'meta') {
      recordClientCommand(run, statement.from)
      return
    }
    if (!fragment && recordClientWord(run, statement.from, statement.to)) return
    const stacked = !fragment && n > 0 && (broken || swallowed !== undefined)
    if (stacked) run.tags = ['stacked']
    const signs = noSigns()
    const { queries, certainty, split } = recordStatement(run, statement)
    const calls = fragment || callsFunctions(run, statement) ? recordCalls(run, { ...statement, certainty }) : NO_CALLS
    if (split) mark(signs, 'encoded', statement)
    if (fragment) return
    if (calls.delayed) mark(signs, 'delayed', statement)
    if (calls.error) signs.other = true
    findSigns(run, statement.from, statement.to, signs)
    unionSigns(run, queries, false, signs)
    if (swallowed !== undefined && n === statements.length - 1) mark(signs, 'comment', statement)
    if (swallowed !== undefined && n > 0) signs.strong.add('stacked')
    if (statement.glued && (open || swallowed !== undefined || /^(?:EXEC|EXECUTE|WAITFOR|SHUTDOWN)$/.test(statement.verb))) mark(signs, 'stacked', statement)
    readLiterals(run, statement)
    broken = record(run, statement, signs, open && n === statements.length - 1) || broken
  })
  for (const output of run.later) output()
  if (!fragment && commentsForBlanks(run)) run.emit('execute', resource('database', 'injection', 'comments', ['comment']), 0, run.lexed.tokens.length, 'comments between words')
}

/** Text of another language has calls of the same names. */
const callsFunctions = (run: Run, statement: Statement): boolean =>
  isVerb(statement.verb) || /^(?:DBMS|UTL|APEX|CTXSYS|XP|SP)_/.test(statement.verb) || statement.verb === 'MASTER' || run.at(statement.from + 1).text === ':='
const NO_CALLS = { delayed: false, error: false }

function mark(signs: Signs, tag: Tag, statement: Statement): void {
  signs.strong.add(tag)
  if (signs.at < 0) signs.at = statement.from
}

/** Records the injection that the signs amount to, if any. */
function record(run: Run, statement: Statement, signs: Signs, open: boolean): boolean {
  const certain = signs.strong.size > 0 || signs.other
  if (!certain && signs.weak.size < 2 && !(open && signs.weak.size > 0)) return false
  const tags = [...new Set([...signs.strong, ...signs.weak])]
  run.emit('execute', resource('database', 'injection', statement.verb.toLowerCase(), tags), signs.at < 0 ? statement.from : signs.at, statement.to, statement.verb, statement.certainty)
  return true
}
