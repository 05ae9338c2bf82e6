import fc from 'fast-check'
import { MAX_DEPTH, Machine, rootFrame, type Interpreter } from '../machine.js'
import { interpretSql } from './interpret.js'
import { lex } from './lex.js'
import { looksLikeSql } from './looks-like.js'
import { Tokens } from './tokens.js'

const other: Interpreter = () => ({ taint: { sources: [], steps: [] } })
const machine = (): Machine => new Machine({}, (language) => (language === 'sql' ? interpretSql : other))
const interpret = (text: string): Machine => {
  const m = machine()
  interpretSql(text, rootFrame('/q', text.length), m)
  return m
}

const PIECES = [
  '(', ')', "'", '"', '`', '[', ']', '$a$', '$$', '--', '\n', '/*', '*/', '/*!', '#', ';', ',', '.', '\\', '\\!', ' ', '=', '||', '+', '@a', '@@version', '0x41', '1', 'a', 'ü', '–', '%27', '\u0000', 'SELECT ', 'FROM ', 'WHERE ',
  'UNION ', 'ALL ', 'OR ', 'AND ', 'NOT ', 'DELETE FROM ', 'UPDATE ', 'SET ', 'DROP TABLE ', 'CREATE ', 'FUNCTION ', 'BEGIN ', 'END ', 'IF ', 'THEN ', 'ELSE ', 'LOOP ', 'CASE ', 'WHEN ', 'EXEC ', 'EXECUTE ', 'IMMEDIATE ', 'DECLARE ', 'PREPARE ',
  'COPY ', 'TO ', 'PROGRAM ', 'GRANT ', 'ALTER ', 'SYSTEM ', 'GLOBAL ', 'WITH ', 'AS ', 'DO ', 'LANGUAGE ', 'SLEEP(', 'CONCAT(', 'CHAR(', 'LOAD_FILE(', 'EXTRACTVALUE(', 'CAST(', 'DBLINK(', 'xp_cmdshell ', 'INTO OUTFILE ', 'LIMIT ', 'IN ', 'LIKE ', 'GO\n',
  'db.a.find(', '{$gt:', 'FLUSHALL', 'q\'[', "E'", "N'", ':=', '::', '\n.', 'waitfor delay ', 'information_schema.', 'password ', 'mysql.user ', 'VALUES ', 'DELIMITER ', 'JOIN ', 'ON ', 'BY ',
] as const

const sql = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ maxLength: 6 }) }), { maxLength: 60 }).map((parts) => parts.join(''))

test('any text is interpreted, and positions lie in it', () => {
  fc.assert(
    fc.property(sql, (text) => {
      for (const effect of interpret(text).effects) {
        expect(effect.span.start).toBeGreaterThanOrEqual(0)
        expect(effect.span.end).toBeLessThanOrEqual(text.length)
        expect(effect.span.start).toBeLessThanOrEqual(effect.span.end)
      }
      looksLikeSql(text)
    }),
    { numRuns: 1500 },
  )
})

test('tokens and comments cover the text in order', () => {
  fc.assert(
    fc.property(sql, (text) => {
      const { tokens, comments } = lex(text)
      let at = 0
      for (const { start, end } of [...tokens, ...comments].sort((a, b) => a.start - b.start || a.end - b.end)) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end).toBeGreaterThan(start)
        at = end
      }
      expect(at).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 1000 },
  )
})

/** Looks at tokens while a text is interpreted. */
function looks(text: string): number {
  const { at, word } = Tokens.prototype
  let count = 0
  Tokens.prototype.at = function (k) {
    count++
    return at.call(this, k)
  }
  Tokens.prototype.word = function (k) {
    count++
    return word.call(this, k)
  }
  try {
    interpret(text)
  } finally {
    Object.assign(Tokens.prototype, { at, word })
  }
  return count
}

describe('twice the text is about twice the work', () => {
  const repeated = [...PIECES, 'SELECT (1 ', '(SELECT ', 'SELECT a FROM (', "'a'||", 'EXEC(@a);SET @a=@a+@a;', '(DELETE FROM t ', 'SELECT a AND 1=1 OR (', "= 'or 1=1' OR ", 'CASE WHEN 1=1 THEN ', 'SUBSTRING((SELECT ', 'DECLARE @a = 1 ', 'UNION SELECT 1,2,3 ', 'JOIN a ON b = c ']
  test.each(repeated)('%j', (piece) => {
    const [short, long] = [500, 1000].map((n) => Math.min(...['', 'SELECT * FROM t WHERE a = ', "' "].map((start) => looks(start + piece.repeat(n) + ' '))))
    expect(long! / Math.max(short!, 1000)).toBeLessThan(2.6)
  })
})

test('a script of 100 kB needs a small part of the budget and is not cut short', () => {
  const text = "INSERT INTO orders (id, note) VALUES (1, 'a'), (2, 'b''c');\n".repeat(1700)
  const m = interpret(text)
  expect(m.exhausts).toEqual([])
  expect(m.effects.map((e) => e.resource.name)).toEqual(['orders'])
  expect(m.pay(rootFrame('/q', 0), 19_000)).toBe(true)
})

test('what is longer than the limit is said to be unexamined', () => {
  expect(interpret(`${'-- x\n'.repeat(1 << 18)}DROP TABLE t`).exhausts.map((e) => e.limit)).toContain('length')
})

test('code in code in code ends at the depth of the machine, and says so', () => {
  let text = 'SELECT 1'
  for (let n = 0; n < MAX_DEPTH + 6; n++) text = `DO $a${n}$ ${text} $a${n}$`
  expect(interpret(text).exhausts.map((e) => e.limit)).toContain('depth')
})

test('variables that double do not run away', () => {
  const text = `SET @a = 'x'; ${'SET @a = CONCAT(@a, @a); EXEC(@a); '.repeat(400)}`
  expect(interpret(text).effects.length).toBeLessThan(10)
})
