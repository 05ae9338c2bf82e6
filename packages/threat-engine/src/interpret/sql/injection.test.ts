import type { Tag } from '../../facts.js'
import { Machine, rootFrame } from '../machine.js'
import { interpretSql } from './interpret.js'

/** Tags of each injection that is found, in order of the effects. */
function injections(sql: string): (readonly Tag[])[] {
  const machine = new Machine({}, () => interpretSql)
  interpretSql(sql, rootFrame('/Database/query', sql.length), machine)
  return machine.effects.filter((e) => e.resource.class === 'injection').map((e) => [...e.resource.tags].sort())
}
const found = (rows: readonly (readonly [string, readonly Tag[]])[]): void => test.each(rows)('%s', (sql, tags) => expect(injections(sql)).toEqual([[...tags].sort()]))
const quiet = (rows: readonly string[]): void => test.each(rows)('%s', (sql) => expect(injections(sql)).toEqual([]))

describe('a condition that somebody changed', () => {
  found([
    ["SELECT * FROM u WHERE name = '' OR 1=1 --' AND pw = 'x'", ['tautology', 'comment']],
    ["SELECT * FROM u WHERE name = 'a' OR 'b'='b'", ['tautology']],
    ["SELECT * FROM u WHERE id = 5 OR true", ['tautology']],
    ["SELECT * FROM u WHERE id = 5 OR 2 > 1", ['tautology']],
    ["SELECT * FROM u WHERE id = 5 OR id = id", ['tautology']],
    ["SELECT * FROM u WHERE id = 5 || 1=1", ['tautology']],
    ["SELECT * FROM u WHERE id = 5 AND 7301=7301", ['tautology']],
    ["SELECT * FROM u WHERE name = '' = ''", ['tautology']],
    ["SELECT * FROM u WHERE name = ''or'1'", ['tautology']],
    ["SELECT * FROM u WHERE name = 'admin'/*' AND pw = 'x'", ['comment']],
    ["SELECT * FROM u WHERE name = 'admin' #' AND pw = 'x'", ['comment']],
    ["SELECT * FROM u WHERE name = ''; DROP TABLE t --' AND pw = 'x'", ['comment', 'stacked']],
    ["SELECT * FROM u WHERE id = 1 EXEC xp_cmdshell 'id'", ['stacked']],
    ["SELECT * FROM u WHERE id = 1 waitfor delay '0:0:9'", ['stacked']],
    ['SELECT/**/a/**/FROM/**/t', ['comment']],
  ])
  quiet([
    'SELECT * FROM t WHERE 1=1 AND a = 2',
    'SELECT * FROM t WHERE a = 2 AND 1=1',
    'SELECT * FROM t WHERE 1=0',
    "SELECT * FROM t WHERE ('All' = 'All' OR region = 'All')",
    'SELECT * FROM a JOIN b ON 1=1',
    "SELECT * FROM t WHERE a = 'x' OR b = 'y' OR c = c2",
    'SELECT * FROM t WHERE 2007 = \'SF\' AND 2008 = \'F\'',
    'SELECT * FROM t WHERE "Home" = "Home team" AND "a" = \'a\'',
    'SELECT * FROM t WHERE a BETWEEN 1 AND 10 OR b IN (1, 2)',
    "SELECT * FROM t WHERE name = 'O''Brien' OR name = 'Don\\'t'",
    "SELECT first || ' ' || last FROM t WHERE first || '-' || last = 'a-b'",
    "SELECT * FROM t WHERE id = 1 -- it's the admin",
    "SELECT * FROM t WHERE id = 1 /* action='index', controller='users' */",
    "/* name: GetUser :one */ SELECT * FROM t WHERE id = $1",
    "SELECT * FROM t WHERE id = %s AND name = :name AND x = @p1",
    'DECLARE @i int = 0\nWHILE @i < 10\nBEGIN\n  DELETE TOP (100) FROM t WHERE a = 1\n  WAITFOR DELAY \'00:00:01\'\nEND',
  ])
})

describe('UNION', () => {
  found([
    ['SELECT a, b FROM t WHERE id = 1 UNION SELECT NULL, NULL', ['union']],
    ['SELECT a, b, c FROM t WHERE id = -1 UNION ALL SELECT 1, 2, 3', ['union']],
    ['SELECT a FROM t WHERE id = 1 UNION SELECT @@version', ['union']],
    ['SELECT a FROM t WHERE id = 1 UNION SELECT current_user()', ['union']],
    ['SELECT a, b FROM t WHERE id = 1 UNION SELECT table_name, 2 FROM information_schema.tables', ['union', 'system-table']],
    ["SELECT a FROM t WHERE n = ''UNION SELECT '2'", ['union']],
  ])
  quiet([
    "SELECT name FROM t UNION ALL SELECT 'All' ORDER BY 1",
    "SELECT id, name FROM t UNION SELECT 0, 'Any'",
    "SELECT 1 AS id, 'a' AS n UNION ALL SELECT 2, 'b' UNION ALL SELECT 3, 'c'",
    "SELECT 'x' AS a, NULL AS b, NULL AS c FROM t UNION ALL SELECT 'y', NULL, NULL FROM u",
    'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 100) SELECT sum(n) FROM t',
    'SELECT a, sum(b) FROM t GROUP BY a UNION ALL SELECT NULL, sum(b) FROM t',
    'SELECT table_name FROM information_schema.tables UNION SELECT matviewname FROM pg_matviews',
  ])
})

describe('questions asked blindly or by errors', () => {
  found([
    ["SELECT * FROM t WHERE id = 1 AND ascii(substring((SELECT pw FROM u LIMIT 1), 1, 1)) > 64", []],
    ["SELECT * FROM t WHERE id = 1 AND MID(VERSION(), 1, 1) = '5'", []],
    ['SELECT * FROM t WHERE id = 1 AND SLEEP(5)', ['delayed']],
    ['SELECT CASE WHEN a = 1 THEN pg_sleep(5) ELSE pg_sleep(0) END FROM t', ['delayed']],
    ['SELECT * FROM t ORDER BY (SELECT SLEEP(5))', ['delayed']],
    ['SELECT * FROM t WHERE id = 1 AND BENCHMARK(5000000, MD5(1))', ['delayed']],
    ['SELECT * FROM t WHERE id = 1 AND extractvalue(1, concat(0x7e, (SELECT a)))', []],
    ['SELECT * FROM t WHERE id = 1 AND 1 = CONVERT(INT, @@version)', []],
    ['SELECT COUNT(*), CONCAT(a, FLOOR(RAND(0)*2)) x FROM t GROUP BY x', []],
    ['SELECT IF(7301=7302, 1, 0)', ['tautology']],
    ["EXEC('SEL' + 'ECT 1')", ['encoded']],
  ])
  quiet([
    'SELECT pg_sleep(5)',
    "WAITFOR DELAY '00:00:05'",
    'SELECT substring(name, 1, 1) FROM t WHERE ascii(substring(name, 1, 1)) > 64',
    "SELECT extractvalue(doc, '/a/b') FROM t",
    'SELECT CAST((SELECT count(*) FROM t) AS int)',
    'SELECT version(), current_user',
    'SELECT floor(random() * 2)',
    'SELECT CASE WHEN 1=1 THEN 2 END',
    'SELECT pg_sleep(0) FROM t WHERE a = 1',
    "EXEC('SELECT a, ' + 'b FROM t')",
  ])
})

describe('a fragment of a statement', () => {
  found([
    ["' OR 1=1 --", ['tautology', 'comment']],
    ["admin' OR '1'='1", ['tautology']],
    ["') or ('x')=('x", ['tautology']],
    ['" or ""="', ['tautology']],
    ['1 or 1=1', ['tautology']],
    ["admin'--", ['comment']],
    ['1) UNION ALL SELECT NULL,NULL#', ['union', 'comment']],
    ["x'; DROP TABLE users; --", ['stacked', 'comment']],
    ["'; EXEC xp_cmdshell('id') --", ['stacked', 'comment']],
    ['1 ORDER BY 10--', ['tautology', 'comment']],
    ["' and sleep(5)#", ['tautology', 'comment', 'delayed']],
    ['sleep(5)#', ['delayed']],
    ["')%20or%20('1'='1", ['tautology']],
    ["' AND id IS NULL; --", ['tautology', 'comment']],
    ["1' AND (SELECT 1 FROM dual)=1 AND '1'='1", ['tautology']],
  ])
  quiet([
    'cats OR dogs',
    '"exact phrase" OR "other phrase"',
    "rock 'n' roll or jazz",
    "O'Brien or Smith",
    "the dogs' or cats' food",
    'project = ABC AND status = Done ORDER BY created DESC',
    "name contains 'report' and trashed = false",
    'is:open label:"bug" sort:updated-desc',
    'title:(a OR b) AND NOT c',
    'age > 21 and active = true',
    '5 or more = good',
    'How do I select the best option; or drop it?',
    '# heading\n-- rule',
    'a && b || true',
    "time.sleep(3)",
    'echo "# Title" > README.md',
  ])
  test('what its statements do is known, too', () => {
    const machine = new Machine({}, () => interpretSql)
    interpretSql("1' UNION SELECT usename, passwd FROM pg_shadow; DROP TABLE t --", rootFrame('/q', 62), machine)
    expect(machine.effects.map((e) => `${e.action} ${e.resource.kind}:${e.resource.class}`)).toEqual(['execute database:injection', 'read database:credentials', 'delete database:table'])
  })
})

describe('a value that would be an injection where it is not quoted', () => {
  test.each([
    ["SELECT * FROM u WHERE name = ' UNION ALL SELECT 1,2,3'", ['union']],
    ["SELECT * FROM u WHERE name = '1 or 1=1'", ['tautology']],
    ["SELECT * FROM u WHERE name IN ('a', ' ORDER BY 3-- ')", undefined],
    ["SELECT * FROM u WHERE name = ' ORDER BY 3-- '", ['comment', 'tautology']],
  ])('%s is conditional', (sql, tags) => {
    const machine = new Machine({}, () => interpretSql)
    interpretSql(sql, rootFrame('/q', sql.length), machine)
    const effects = machine.effects.filter((e) => e.resource.class === 'injection')
    expect(effects.map((e) => e.certainty)).toEqual(tags ? ['conditional'] : [])
    expect(effects.map((e) => [...e.resource.tags].sort())).toEqual(tags ? [tags] : [])
  })
  quiet([
    "SELECT * FROM logs WHERE query LIKE '%UNION SELECT%'",
    "SELECT * FROM t WHERE note = 'order by 3 people' AND title = 'Bread and butter; a story -- part 1'",
    "SELECT * FROM t WHERE tag = '#1' AND c = '--'",
    "SELECT * FROM t WHERE status = 'sleeping and waiting'",
    "SELECT * FROM t WHERE color = 'red or blue'",
  ])
})

describe('operators, scripts and filters in other queries', () => {
  test.each([
    '{"username": {"$ne": null}, "password": {"$ne": null}}',
    '{"$gt": ""}',
    'login[$ne]=1',
    "$where: '1 == 1'",
    "' || this.password.match(/.*/)//",
    '*)(uid=*))(|(uid=*',
  ])('%s', (text) => expect(injections(text)).toEqual([['fragment', 'tautology']]))
  quiet(['{"age": {"$gt": 21}}', '{"email": {"$exists": true}, "age": {"$gte": 18}}', '(&(objectClass=person)(uid=ann))', '{"status": {"$ne": "done"}}'])
})
