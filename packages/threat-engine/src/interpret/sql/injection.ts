import type { Tag } from '../../facts.js'
import { isProbe } from './calls.js'
import { PART_FUNCTIONS } from './functions.js'
import { tableClass } from './objects.js'
import { alwaysTrue, constantComparison } from './predicate.js'
import type { Comment } from './lex.js'
import type { Query } from './select.js'
import type { Tokens } from './tokens.js'

/**
 * Signs that a condition was changed from outside (CWE-89; ATT&CK T1190). `strong` signs stand alone; `weak` ones are what query builders and people write, too,
 * and count only in company. Positions are token indices.
 */
export interface Signs {
  readonly strong: Set<Tag>
  readonly weak: Set<Tag>
  /** First token that a sign rests on, or -1. */
  at: number
  /** A sign that has no tag of its own. */
  other: boolean
}
export const noSigns = (): Signs => ({ strong: new Set(), weak: new Set(), at: -1, other: false })

const REGION = 64
const CLAUSES = new Set(['WHERE', 'HAVING'])
const OPERATORS = new Set(['OR', 'XOR', 'AND'])

const mark = (signs: Signs, strength: 'strong' | 'weak', tag: Tag | undefined, at: number): void => {
  if (tag === undefined) signs.other = true
  else signs[strength].add(tag)
  if (strength === 'strong' && (signs.at < 0 || at < signs.at)) signs.at = at
  else if (signs.at < 0 && strength === 'weak') signs.at = at
}

/** Looks for conditions on constants, probes and branches on constants in tokens `[from, to)`. One pass; every look-ahead is bounded. */
export function findSigns(run: Tokens, from: number, to: number, signs: Signs, inCondition = false): void {
  let condition = inCondition
  for (let k = from; k < to; k++) {
    const token = run.at(k)
    if (token.kind === 'word' && (CLAUSES.has(token.text) || token.text === 'ON')) {
      condition = token.text !== 'ON'
      if (condition) {
        const constant = constantComparison(run, k + 1, to)
        if (constant && !constant.trivial) mark(signs, 'weak', 'tautology', k)
        if (constant && token.text === 'HAVING') mark(signs, 'weak', 'tautology', k)
      }
    }
    const or = (token.kind === 'word' && (token.text === 'OR' || token.text === 'XOR')) || (token.kind === 'operator' && token.text === '||')
    const and = (token.kind === 'word' && token.text === 'AND') || (token.kind === 'operator' && token.text === '&&')
    // `name = '' = ''` compares a comparison; `''or'` and `''UNION` grow out of a text that somebody closed.
    if (token.text === '=' && condition && run.at(k - 1).kind === 'word' && run.at(k + 1).kind === 'string' && constantComparison(run, k + 1, to)) mark(signs, 'strong', 'tautology', k)
    if (condition && run.at(k - 1).kind === 'string' && run.at(k - 1).end === token.start && token.kind === 'word') {
      if (token.text === 'UNION') mark(signs, 'strong', 'union', k)
      else if (token.text === 'OR' && run.at(k + 1).kind === 'string' && run.at(k + 1).start === token.end) mark(signs, 'strong', 'tautology', k)
    }
    if ((or || and) && condition) operand(run, k, to, or, signs)
    if (token.kind === 'word' && (token.text === 'WHEN' || token.text === 'IF' || token.text === 'IIF' || token.text === 'ELT')) {
      const constant = constantComparison(run, k + 1, to)
      if (constant) mark(signs, constant.trivial ? 'weak' : 'strong', 'tautology', k)
    }
    if (token.kind === 'word' && PART_FUNCTIONS.has(token.text) && run.at(k + 1).kind === 'open' && partOfProbe(run, k, to, condition)) mark(signs, 'strong', undefined, k)
    if (token.kind === 'word' && (token.text === 'CONVERT' || token.text === 'CAST') && run.at(k + 1).kind === 'open' && castsProbe(run, k, to)) mark(signs, 'strong', undefined, k)
    // `GROUP BY CONCAT((SELECT …), FLOOR(RAND(0)*2))`: an error that carries data.
    if (token.kind === 'word' && token.text === 'RAND' && run.word(k - 2) === 'FLOOR' && run.at(k + 2).kind === 'number') mark(signs, 'strong', undefined, k)
    if (token.kind === 'word' && token.text === 'PROCEDURE' && run.word(k + 1) === 'ANALYSE') mark(signs, 'strong', undefined, k)
    if (token.kind === 'string' && token.text.length > 16 && /<!(?:ENTITY|DOCTYPE)[\s\S]{0,200}SYSTEM/i.test(token.text.slice(0, 2000))) mark(signs, 'strong', undefined, k)
  }
}

/** What stands to the right of AND and OR. */
function operand(run: Tokens, k: number, to: number, or: boolean, signs: Signs): void {
  const constant = constantComparison(run, k + 1, to)
  // `||` joins texts in most products; only between numbers is it surely an OR.
  if (constant && run.at(k).text === '||' && run.at(k + 1).kind !== 'number') return
  if (constant) {
    // `('All' = 'All' OR region = 'All')` begins with the constant, and so is not seen here.
    mark(signs, or || !constant.trivial ? 'strong' : 'weak', 'tautology', k)
    return
  }
  if (!or) return
  let end = k + 1
  while (end < to && end < k + 12) {
    const token = run.at(end)
    if (token.kind === 'open') end = Math.min(run.close(end, to), to)
    else if (token.kind === 'close' || token.kind === 'semicolon' || (token.kind === 'word' && (OPERATORS.has(token.text) || /^(?:ORDER|GROUP|LIMIT|UNION)$/.test(token.text)))) break
    end++
  }
  if (run.at(k).text === '||' ? false : alwaysTrue(run, k + 1, Math.min(end, to))) mark(signs, 'strong', 'tautology', k)
}

/** `SUBSTRING((SELECT …), 1, 1) = 'a'`, `ASCII(MID(VERSION(), 1, 1)) > 52`: a question asked one character at a time. */
function partOfProbe(run: Tokens, k: number, to: number, condition: boolean): boolean {
  const close = run.close(k + 1, to)
  let probe = false
  for (let n = k + 2; n < Math.min(close, k + 12); n++) if (isProbe(run, n)) probe = true
  if (!probe) return false
  // Compared, here or around a subquery that only wraps it.
  let after = close + 1
  while (run.at(after).kind === 'close' && after < k + REGION) after++
  const compared = /^(?:[=<>]|<=|>=|<>|!=|LIKE|IN|BETWEEN|REGEXP|RLIKE)$/.test(run.at(after).text)
  const counts = /^(?:LENGTH|LEN|CHAR_LENGTH|HEX|LEFT|RIGHT)$/.test(run.word(k))
  return compared && (condition || !counts)
}

/** `CONVERT(INT, (SELECT @@version))`: the error message says what could not be converted. */
function castsProbe(run: Tokens, k: number, to: number): boolean {
  const close = Math.min(run.close(k + 1, to), k + REGION)
  let number = false
  let probe = false
  let characters = 0
  for (let n = k + 2; n < close; n++) {
    const word = run.word(n)
    if (word === '' && run.at(n).kind !== 'variable') continue
    if (/^(?:INT|INTEGER|NUMERIC|DECIMAL|SIGNED|BIGINT|FLOAT)$/.test(word) && (n === k + 2 || run.word(n - 1) === 'AS')) number = true
    if ((word === 'CHAR' || word === 'CHR' || word === 'SELECTCHAR') && run.at(n + 1).kind === 'open' && run.at(n + 2).kind === 'number') characters++
    if (word !== 'SELECT' && isProbe(run, n)) probe = true
    if (word === 'FROM' && run.at(n + 1).kind === 'word' && tableClass({ parts: [run.at(n + 1).text.toLowerCase(), run.at(n + 3).text.toLowerCase()].filter((part) => part !== ''), full: '', last: run.at(n + 1).text.toLowerCase(), next: n }).system) probe = true
  }
  return number && (probe || characters >= 1)
}

/** A UNION branch made of constants, for finding out how many columns there are and of what type. */
export function unionSigns(run: Tokens, queries: readonly Query[], fragment: boolean, signs: Signs): void {
  for (let n = 0; n < queries.length; n++) {
    const query = queries[n]!
    if (!query.union) continue
    if (fragment) mark(signs, 'strong', 'union', query.from)
    if (query.tables.length > 0) {
      const system = query.tables.every((name) => tableClass(name).system)
      const first = queries[n - 1]?.tables ?? []
      if (system && first.length > 0 && first.every((name) => !tableClass(name).system)) {
        mark(signs, 'strong', 'union', query.from)
        mark(signs, 'strong', 'system-table', query.from)
      }
      continue
    }
    const items = constantItems(run, query)
    // `UNION ALL SELECT 0, 'All'` is a row of a drop-down list; numbered columns and rows of NULLs are probes, and so is asking who the server is.
    const previous = queries[n - 1]
    if (items.probe || ((previous === undefined || previous.tables.length > 0) && (items.nulls >= 2 || items.counting >= 3) && items.others === 0)) mark(signs, 'strong', 'union', query.from)
    else mark(signs, 'weak', 'union', query.from)
  }
}

function constantItems(run: Tokens, query: Query): { nulls: number; counting: number; others: number; probe: boolean } {
  let nulls = 0
  let counting = 0
  let others = 0
  let probe = false
  let position = 1
  for (let k = query.from + 1; k < Math.min(query.listEnd, query.from + 400); k++) {
    const token = run.at(k)
    if (token.kind === 'comma') position++
    else if (token.text === 'NULL') nulls++
    else if (token.kind === 'number' && Number(token.text) === position) counting++
    else if (isProbe(run, k)) probe ||= token.text !== 'SELECT'
    else if (token.kind === 'word' && !/^(?:ALL|DISTINCT)$/.test(token.text)) others++
    else if (token.kind === 'number' && run.at(k + 1).kind === 'comma') others++
    if (token.kind === 'string' || token.kind === 'variable') others++
  }
  return { nulls, counting, others, probe }
}

/** A comment that swallows the end of a string (`-- ' AND password = …`), or has no end: the rest of somebody's statement. */
export function swallows(run: Tokens): Comment | undefined {
  const comment = run.lexed.comments.at(-1)
  if (comment === undefined || comment.at < run.lexed.tokens.length) return undefined
  // `admin'/*`: without an end, behind a value.
  if (!comment.terminated) return /^(?:string|double|number|close)$/.test(run.lexed.tokens.at(-1)?.kind ?? '') ? comment : undefined
  if (comment.style === 'block') return undefined
  const body = run.lexed.source.slice(comment.start, Math.min(comment.end, comment.start + 400)).replace(/^(?:--|#)[-+\s;]*/, '')
  const quote = body[0]
  if (quote !== "'" && quote !== '"') return undefined
  let quotes = 0
  for (const character of body) if (character === quote) quotes++
  return quotes % 2 === 1 ? comment : undefined
}

/** Whether empty comments stand where blanks would (`UNION/**\/SELECT`), which only filters make anybody do. */
export function commentsForBlanks(run: Tokens): boolean {
  let count = 0
  for (const comment of run.lexed.comments) {
    if (comment.style !== 'block' || comment.end - comment.start > 8 || comment.at === 0) continue
    if (run.at(comment.at - 1).end === comment.start && run.at(comment.at).start === comment.end && ++count >= 2) return true
  }
  return false
}
