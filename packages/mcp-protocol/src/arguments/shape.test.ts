import { patchedFiles } from './patch.js'
import { directionOf, roleOf } from './roles.js'
import { hostsIn, isPathLike, shebangProgram } from './shape.js'
import { looksLikeSql } from './sql-shape.js'
import { collectStrings } from './strings.js'
import { wordsOf } from './words.js'

test.each([
  ['file_path', ['file', 'path']],
  ['fileAbsolutePath', ['file', 'absolute', 'path']],
  ['HTTPMethod', ['http', 'method']],
  ['shell-command', ['shell', 'command']],
  ['Cwd', ['cwd']],
  ['', []],
  ['北京', []],
])('wordsOf(%j)', (name, words) => {
  expect(wordsOf(name)).toEqual(words)
})

test.each([
  ['shellCommand', 'command'], ['CommandLine', 'command'], ['command_id', undefined], ['filename', 'path'], ['file-name', 'path'], ['sheetName', undefined],
  ['output_dir', 'path'], ['country_code', undefined], ['python_code', 'code'], ['callback_url', 'url'], ['rawSql', 'sql'], ['searchQuery', 'query'],
  ['markdown_content', 'content'], ['new_string', 'content'], ['oldString', 'previous'], ['constructor', undefined], ['__proto__', undefined], ['toString', undefined],
])('roleOf(%j)', (key, role) => {
  expect(roleOf(key)).toBe(role)
})

test.each([['inputPath', 'in'], ['output_filename', 'out'], ['path', undefined], ['destination', 'out'], ['template_path', 'in']])('directionOf(%j)', (key, direction) => {
  expect(directionOf(key)).toBe(direction)
})

describe('SQL', () => {
  test.each([
    'SELECT * FROM users WHERE id = 1', 'select 1', "SELECT 'x'", 'select\n a,\n b\nfrom t', 'WITH a AS (SELECT 1) SELECT * FROM a', 'INSERT INTO t VALUES (1)', 'insert or ignore into t values (1)',
    'UPDATE users SET a = 1', 'update "t" as x set a=1', 'DELETE FROM t', 'DROP TABLE users', 'create or replace view v as select 1', 'ALTER TABLE t ADD c int', 'TRUNCATE users;', 'truncate table users',
    'GRANT ALL ON t TO u', 'EXPLAIN ANALYZE SELECT * FROM t', "COPY t FROM '/tmp/x'", 'PRAGMA table_info(t)', 'EXEC xp_cmdshell 1', 'CALL p(1)', 'DESCRIBE users;', 'BEGIN; DELETE FROM t; COMMIT', 'SHOW TABLES',
    'SET search_path = x', '/* x */ -- y\n SELECT 1', '((select 1))', "1' UNION SELECT password FROM users", 'x; drop table users', ';;SELECT 1',
  ])('%j', (text) => {
    expect(looksLikeSql(text)).toBe(true)
  })
  test.each([
    '', 'select the best phone', 'update me on the news', 'delete old files', 'drop everything', 'create a plan', 'show me the way', 'describe the picture in detail', 'explain how selects work',
    'execute the plan', 'call me maybe', 'begin with the first', 'set a timer', 'truncate the text', 'grant access', 'with love', 'insert a coin', 'history of union selection', '/* unclosed', '-- only a comment', 'copy that',
  ])('not %j', (text) => {
    expect(looksLikeSql(text)).toBe(false)
  })
  test.each([' ', 'select ', '(', '--\n', '/*', 'a '])('long runs of %j end quickly', (piece) => {
    expect(looksLikeSql(piece.repeat(100_000))).toBe(false)
  })
})

test.each([
  ['10.0.0.0/24', ['10.0.0.0/24']], ['10.0.0.1-254', ['10.0.0.1-254']], ['a.example, b.example:8080', ['a.example', 'b.example:8080']], ['::1', ['::1']], ['[2001:db8::1]:443', ['[2001:db8::1]:443']],
  ['localhost', ['localhost']], ['Paris', []], ['a.example is down', []], ['', []], ['x@a.example', []], ['production', []],
])('hostsIn(%j)', (value, hosts) => {
  expect(hostsIn(value)).toEqual(hosts)
})

test.each([['/', true], ['/a b', false], ['/a/b c', true], ['.', true], ['..', true], ['.gitignore', true], ['a/b', false], ['/a\nb', false], ['\\\\host\\share', true], ['%APPDATA%\\x', true], ['${HOME}/x', true]])('isPathLike(%j)', (value, expected) => {
  expect(isPathLike(value)).toBe(expected)
})

test.each([['#!/bin/bash -e\nx', 'bash'], ['#! /usr/bin/env python3\n', 'python'], ['#!/usr/bin/env -S FOO=1 node\n', 'node'], ['echo', undefined], ['#!', '']])('shebangProgram(%j)', (text, program) => {
  expect(shebangProgram(text)).toBe(program)
})

describe('patches', () => {
  test.each([
    ['*** Begin Patch\n*** Update File: a\n@@\n-old\n+new\n*** Move to: b\n*** End Patch', [{ path: 'a', op: 'delete', content: 'new' }, { path: 'b', op: 'write', content: 'new', copyOf: 'a' }]],
    ['*** Begin Patch\n*** Update File: a\n--- x\n+++ y\n', [{ path: 'a', op: 'write', content: '++ y' }]],
    ['--- a/x.ts\t2026\n+++ b/x.ts\t2026\n@@ -1 +1 @@\n-a\n+b\n', [{ path: 'x.ts', op: 'write', content: 'b' }]],
    ['diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n', [{ path: 'x', op: 'delete', content: '' }]],
    ['diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n', [{ path: 'x', op: 'delete', content: '' }, { path: 'y', op: 'write', content: '', copyOf: 'x' }]],
    ['--- /dev/null\n+++ b/new\n+1\n--- a/z\n+++ b/z\n+2\n', [{ path: 'new', op: 'write', content: '1' }, { path: 'z', op: 'write', content: '2' }]],
    ['no patch', []],
  ])('%j', (text, files) => {
    expect(patchedFiles(text)).toEqual({ files, complete: true })
  })
})

describe('collectStrings', () => {
  test.each([
    ['text', 'x', [['', 'x']]],
    ['a tree in order', { b: ['x', { c: 'y' }, 1, null], a: 'z' }, [['/b/0', 'x'], ['/b/1/c', 'y'], ['/a', 'z']]],
    ['names that are prose', { 'do this now': 1 }, [['/do this now', 'do this now']]],
    ['nothing', 7, []],
  ])('%s', (_name, value, expected) => {
    expect(collectStrings(value)).toEqual({ strings: expected.map(([pointer, text]) => ({ pointer, value: text })), truncated: false })
  })

  test.each([
    ['depth', [[['x']]], { depth: 2, nodes: 9, length: 9 }],
    ['nodes', ['a', 'b', 'c'], { depth: 9, nodes: 2, length: 9 }],
    ['length', ['aa', 'bb'], { depth: 9, nodes: 9, length: 3 }],
  ])('says when %s ran out', (_name, value, limits) => {
    expect(collectStrings(value, limits).truncated).toBe(true)
  })

  test('100,000 levels do not overflow', () => {
    let value: unknown = 'x'
    for (let i = 0; i < 100_000; i++) value = [value]
    expect(collectStrings(value)).toEqual({ strings: [], truncated: true })
  })
})
