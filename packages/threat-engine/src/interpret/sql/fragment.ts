import type { Tag } from '../../facts.js'
import { FUNCTIONS } from './functions.js'
import { findSigns, noSigns, swallows, type Signs } from './injection.js'
import { lex, type Token } from './lex.js'
import { constantComparison } from './predicate.js'
import { isVerb } from './split.js'
import { Tokens } from './tokens.js'

/** A text that continues somebody else's statement: `' OR 1=1 --`, `1) UNION SELECT …`. */
export interface Fragment {
  readonly tags: readonly Tag[]
  readonly tokens: Tokens
  /** Position in the text at which its tokens begin. */
  readonly offset: number
}

const ENCODED = /%(?:2[0-9a-f]|3[bcd]|0[9ad]|5[bd]|7c)/i
const WORTH_READING = /\b(?:x?or|and|union|having|by|like|rlike|where|waitfor|sleep|benchmark|pg_sleep|randomblob|exec|insert|drop|select|delete|update|create|shutdown)\b|&&|\|\||--|#|\/\*|;/i
/** What a field holds that an injection is put behind: one value, and parentheses. */
const VALUE = /^\s*(?:[\w%.@+-]{1,40}\)*)?$/
const COMPARES = new Set(['=', '<', '>', '<=', '>=', '<>', '!=', 'LIKE', 'ILIKE', 'RLIKE', 'REGEXP', 'IS', 'IN', 'BETWEEN', 'NOT'])

/**
 * Reads a text as the rest of a statement, in every place where it could have been put: as it stands (after a number), and behind the first quote of either kind.
 * A search phrase, a sentence or a filter expression is none; linear, at most three readings.
 * @returns undefined when there is nothing that would change a statement.
 */
export function readFragment(text: string): Fragment | undefined {
  if (text.length > 65_536 || !WORTH_READING.test(ENCODED.test(text) ? percentDecoded(text) : text)) return undefined
  const decoded = ENCODED.test(text) ? percentDecoded(text) : text
  const places = [0, decoded.indexOf("'") + 1, decoded.indexOf('"') + 1].filter((place, n) => n === 0 || (place > 0 && place <= 65))
  let delayed: Fragment | undefined
  for (const place of places) {
    const tokens = new Tokens(lex(decoded.slice(place)))
    const signs = noSigns()
    const broken = place > 0
    readTail(tokens, 0, broken, true, signs)
    // Behind a phrase of several words only conditions on constants and what follows a semicolon count.
    if (broken && !VALUE.test(decoded.slice(0, place - 1))) {
      signs.strong.delete('comment')
      if (tokens.at(0).kind !== 'semicolon' && tokens.at(0).kind !== 'close') signs.strong.delete('stacked')
      signs.other = false
    }
    if (!broken) {
      const after = valueEnd(tokens)
      if (after > 0) readTail(tokens, after, false, false, signs)
    }
    const tags = [...signs.strong]
    if (signs.strong.size > 0 || signs.other) {
      if (signs.strong.size > 0 || broken) findSigns(tokens, 0, tokens.lexed.tokens.length, signs, true)
      if (swallows(tokens) || tokens.lexed.comments.length > 0) signs.strong.add('comment')
      if (delays(tokens)) signs.strong.add('delayed')
      return { tags: [...signs.strong], tokens, offset: decoded === text ? place : -1 }
    }
    if (tags.length === 0 && delayed === undefined && delays(tokens)) delayed = { tags: ['delayed'], tokens, offset: decoded === text ? place : -1 }
  }
  return delayed
}

/** Index after one leading value (`1`, `-1`, `admin`, `(1`), or 0. */
function valueEnd(tokens: Tokens): number {
  let k = 0
  if (tokens.at(k).text === '-' || tokens.at(k).text === '+') k++
  const kind = tokens.at(k).kind
  return kind === 'number' || kind === 'string' || kind === 'double' || (kind === 'word' && !isVerb(tokens.word(k))) ? k + 1 : 0
}

/** `broken`: a quote or a parenthesis was left behind. `atStart`: nothing at all stands before. */
function readTail(tokens: Tokens, from: number, broken: boolean, atStart: boolean, signs: Signs): void {
  const end = tokens.lexed.tokens.length
  let k = from
  let parentheses = 0
  for (;;) {
    if (tokens.at(k).kind === 'close') {
      parentheses++
      k++
    } else if (tokens.at(k).kind === 'comma' && isValue(tokens.at(k + 1))) k += 2
    else break
  }
  const out = broken || parentheses > 0
  const strong = (tag: Tag): void => {
    signs.strong.add(tag)
    if (signs.at < 0) signs.at = k
  }
  const token = tokens.at(k)
  const word = token.kind === 'operator' && (token.text === '&&' || token.text === '||') ? token.text : tokens.word(k)
  const commented = tokens.lexed.comments.some((comment) => comment.at >= end)
  switch (word) {
    case 'OR': case 'XOR': case 'AND': case '&&': case '||': {
      const symbol = token.kind === 'operator'
      if (symbol && !out && !tokens.lexed.tokens.some((one) => one.kind === 'number')) return
      let next = k + 1
      while (tokens.at(next).kind === 'open' || tokens.word(next) === 'NOT' || tokens.at(next).text === '!') next++
      const right = tokens.at(next)
      const following = tokens.at(next + 1)
      const alone = next + 1 >= end || following.kind === 'close' || /^(?:AND|OR|&&|\|\|)$/.test(following.text)
      if (constantComparison(tokens, k + 1, end)) strong('tautology')
      else if (right.kind === 'number' || /^(?:TRUE|FALSE)$/.test(tokens.word(next))) {
        if (alone ? out || atStart || commented : (out || atStart) && COMPARES.has(following.text)) strong('tautology')
      } else if (isValue(right)) {
        if (out && !symbol) strong('tautology')
      } else if ((out || (atStart && !symbol)) && comparesSoon(tokens, next, end)) strong('tautology')
      else if (next > k + 1 && tokens.word(next) === 'SELECT' && (out || atStart || tokens.at(k - 1).kind === 'number')) signs.other = true
      return
    }
    case 'UNION': {
      let next = k + 1
      while (/^(?:ALL|DISTINCT|DISTINCTROW)$/.test(tokens.word(next)) || tokens.at(next).kind === 'open') next++
      if (tokens.word(next).startsWith('SELECT') && next > k) strong('union')
      return
    }
    case 'ORDER': case 'GROUP':
      if (tokens.word(k + 1) !== 'BY' || (!atStart && !out && !commented)) return
      if (tokens.at(k + 2).kind === 'number' ? k + 3 >= end || tokens.at(k + 3).kind !== 'word' : out && k + 2 < end) strong('tautology')
      return
    case 'HAVING': case 'WHERE':
      if (constantComparison(tokens, k + 1, end)) strong('tautology')
      return
    case 'AS':
      if (atStart && tokens.word(k + 2) === 'WHERE' && constantComparison(tokens, k + 3, end)) strong('tautology')
      return
    case 'LIKE': case 'ILIKE': case 'RLIKE': case 'REGEXP':
      if ((atStart || out) && (isValue(tokens.at(k + 1)) || tokens.at(k + 1).kind === 'open')) strong('tautology')
      return
    case 'IF':
      if (atStart && constantComparison(tokens, k + 1, end)) strong('tautology')
      return
    case 'LIMIT': case 'INTO': case 'PROCEDURE': case 'OFFSET':
      if (out && tokens.at(k + 1).kind !== 'operator') signs.other = true
      return
    default:
  }
  if (token.kind === 'semicolon') {
    if (isStatement(tokens, k + 1) && (out || commented)) strong('stacked')
    else if (out && k + 1 >= end && endsHere(tokens)) strong('comment')
  } else if (out && k < end && isStatement(tokens, k)) strong('stacked')
  else if (broken && k >= end && endsHere(tokens)) strong('comment')
}

/** Whether the last comment only cuts off what comes after: nothing is in it but the closing quote of somebody's string. */
function endsHere(tokens: Tokens): boolean {
  const comment = tokens.lexed.comments.at(-1)
  if (comment === undefined || comment.at < tokens.lexed.tokens.length) return false
  const body = tokens.lexed.source.slice(comment.start, Math.min(comment.end, comment.start + 80)).replace(/^(?:--|#|\/\*)[-+\s;]*/, '')
  return body === '' || /^['"]/.test(body)
}

const isValue = (token: Token): boolean => token.kind === 'string' || token.kind === 'double' || token.kind === 'number' || token.kind === 'hex' || (token.kind === 'word' && token.text === 'NULL')

/** Whether a comparison or a call begins at `k`: `id IS NULL`, `x = y`, `substring(…)`. */
function comparesSoon(tokens: Tokens, k: number, end: number): boolean {
  if (tokens.word(k) === '' && tokens.at(k).kind !== 'name' && tokens.at(k).kind !== 'variable') return false
  if (tokens.word(k) === 'EXISTS' && tokens.at(k + 1).kind === 'open') return true
  for (let n = k + 1; n < Math.min(end, k + 4); n++) {
    const token = tokens.at(n)
    if (token.kind === 'open') return token.start === tokens.at(n - 1).end
    if (COMPARES.has(token.text)) return /^(?:string|double|number|open|hex)$/.test(tokens.at(n + 1).kind) || /^(?:NULL|NOT)$/.test(tokens.word(n + 1)) || (token.kind === 'operator' && /^(?:word|name|variable)$/.test(tokens.at(n + 1).kind))
    if (token.kind !== 'dot' && tokens.at(n - 1).kind !== 'dot') return false
  }
  return false
}

/** Whether a verb and what it needs stand at `k`. */
function isStatement(tokens: Tokens, k: number): boolean {
  const next = tokens.at(k + 1)
  switch (tokens.word(k)) {
    case 'SELECT':
      return next.text === '*' || next.kind === 'variable' || isValue(next) || tokens.at(k + 2).kind === 'open' || next.kind === 'open' || tokens.find(k, Math.min(k + 40, tokens.lexed.tokens.length), 'FROM') > 0
    case 'INSERT': case 'MERGE': case 'REPLACE':
      return next.text === 'INTO'
    case 'DELETE':
      return next.text === 'FROM'
    case 'UPDATE':
      return tokens.find(k, k + 8, 'SET') > 0
    case 'DROP': case 'CREATE': case 'ALTER': case 'TRUNCATE':
      return /^(?:TABLE|DATABASE|SCHEMA|USER|LOGIN|ROLE|VIEW|INDEX|FUNCTION|PROCEDURE|TRIGGER|OR|TEMPORARY|TEMP|SERVER|SYSTEM)$/.test(next.text)
    case 'EXEC': case 'EXECUTE':
      return next.kind === 'word' || next.kind === 'name' || next.kind === 'open' || next.kind === 'variable'
    case 'WAITFOR':
      return next.text === 'DELAY' || next.text === 'TIME'
    case 'SHUTDOWN':
      return true
    case 'GRANT': case 'REVOKE':
      return next.kind === 'word'
    case 'DECLARE':
      return next.kind === 'variable'
    case 'COPY': case 'BULK': case 'LOAD': case 'ATTACH': case 'BACKUP': case 'CALL':
      return next.kind === 'word' || next.kind === 'open'
    case 'IF':
      return constantComparison(tokens, k + 1, k + 12) !== undefined
    default:
      return false
  }
}

/** Whether a function that waits is called, or `WAITFOR DELAY` stands somewhere. */
function delays(tokens: Tokens): boolean {
  const { length } = tokens.lexed.tokens
  for (let k = 0; k < length; k++) {
    const word = tokens.word(k)
    if (word === 'WAITFOR' && tokens.word(k + 1) === 'DELAY') return true
    const row = word === '' ? undefined : FUNCTIONS.get(word)
    // `time.sleep(3)` is a method of another language.
    if (row?.does === 'delay' && tokens.at(k - 1).kind !== 'dot' && tokens.at(k + 1).kind === 'open' && tokens.at(k + 2).kind === 'number' && Number(tokens.at(k + 2).text) >= Math.max(row.minimum ?? 0, 0.1)) return true
  }
  return false
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (whole, digits: string) => {
    const code = parseInt(digits, 16)
    return code >= 0x09 && code < 0x7f ? String.fromCharCode(code) : whole
  })
}
