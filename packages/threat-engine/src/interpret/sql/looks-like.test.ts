import { looksLikeSql } from './looks-like.js'

test.each([
  'SELECT * FROM t', 'select 1', "SELECT 'a'", 'SELECT a, b FROM t', 'select count(*) from t', 'SELECT DISTINCT a FROM t', 'SELECT TOP 5 a FROM t', 'select case when a then b end from t', '(SELECT 1) UNION (SELECT 2)',
  '-- comment\nSELECT 1', '/* x */ DELETE FROM t', 'DELETE FROM t WHERE a = 1', 'delete from t;', 'INSERT INTO t (a) VALUES (1)', 'insert into t select 1', 'UPDATE t SET a = 1', 'update "t" as x set a = 1', 'DROP TABLE t',
  'DROP TABLE IF EXISTS a, b', 'TRUNCATE t', 'CREATE TABLE t (a int)', 'create or replace view v as select 1', 'ALTER TABLE t ADD a int', 'WITH x AS (SELECT 1) SELECT * FROM x', "EXEC xp_cmdshell 'id'",
  'EXEC sp_executesql @s', 'GRANT SELECT ON t TO a', 'COPY t FROM STDIN', 'EXPLAIN ANALYZE SELECT 1', 'SHOW TABLES', 'PRAGMA table_info(t)', 'BEGIN; COMMIT;', 'SET a = 1', '/*!40101 SET a = 1 */', 'DO $$ BEGIN END $$', 'db.users.find({})', 'VALUES (1, 2)',
])('%s is SQL', (text) => expect(looksLikeSql(text)).toBe(true))

test.each([
  '', 'hello', 'Select the best option from the menu', 'select an item', 'Update the docs', 'update README and set the version', 'Delete from the list whatever is old', 'drop table reservations for tonight', 'Create a table of contents',
  'create user stories for the sprint', 'insert coin', 'with love', 'grant access to Ann', 'show me the tables', 'show tables of content', 'explain this', 'set up the project', 'call me', 'begin with the end', 'copy that to me', 'use the force', 'truncate the text',
  'SELECTION FROM', "' OR 1=1 --", 'ls -la', '{"a": 1}', 'https://example.com/?q=select', 'merge into main', 'exec npm test', 'describe the function',
])('%s is none', (text) => expect(looksLikeSql(text)).toBe(false))
