// data table
import type { Flag, Signature } from './signature.js'

const SWITCHES: Readonly<Record<string, Flag>> = { '/a': 'switch', '/b': 'switch', '/s': 'switch', '/q': 'switch', '/f': 'switch', '/p': 'switch', '/y': 'switch', '/-y': 'switch', '/o': 'switch', '/n': 'switch', '/v': 'switch', '/z': 'switch', '/w': 'switch', '/l': 'switch', '/d': 'switch' }

/** Commands that cmd.exe has itself; names of POSIX programs with other meanings are among them, so they are looked up in cmd only. Examples are lines of cmd. */
export const BUILTINS = [
  { names: ['dir', 'tree', 'vol'], grammar: 'windows', flags: SWITCHES, operands: { rest: 'list' }, tags: { '/s': 'recursive' }, examples: [['dir /s /b C:\\work', ['list path+recursive']], ['dir', []]] },
  { names: ['type', 'more', 'print'], grammar: 'windows', flags: { '/e': 'switch', '/d': 'value' }, operands: { rest: 'read' }, stdin: 'when-no-operand', stdout: 'content', examples: [['type a.txt', ['read path']], ['type %USERPROFILE%\\.ssh\\id_rsa', ['read path:private-key']]] },
  { names: ['copy'], grammar: 'windows', flags: SWITCHES, operands: { rest: 'read', last: 'write' }, examples: [['copy /y a.txt b.txt', ['read path', 'write path']], ['copy \\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy1\\Windows\\NTDS\\NTDS.dit C:\\x\\n.dit', ['read path:password-store']]] },
  { names: ['move', 'ren', 'rename'], grammar: 'windows', flags: SWITCHES, operands: { rest: 'read', last: 'write' }, effects: [{ does: 'delete', what: 'path', name: '$1', when: { min: 2 } }], examples: [['move a.txt b.txt', ['read path', 'write path', 'delete path']]] },
  { names: ['del', 'erase'], grammar: 'windows', flags: { '/f': 'switch', '/s': 'switch', '/q': 'switch', '/p': 'switch', '/a': 'switch' }, operands: { rest: 'delete' }, tags: { '/s': 'recursive', '/f': 'force' }, examples: [['del /f /q build\\a.obj', ['delete path+force']]] },
  { names: ['rd', 'rmdir'], grammar: 'windows', flags: { '/s': 'switch', '/q': 'switch' }, operands: { rest: 'delete' }, tags: { '/s': 'recursive', '/q': 'force' }, examples: [['rd /s /q build', ['delete path+recursive']]] },
  { names: ['md', 'mkdir'], grammar: 'windows', operands: { rest: 'value' }, examples: [['mkdir C:\\work\\out', []]] },
  { names: ['mklink'], grammar: 'windows', flags: { '/d': 'switch', '/h': 'switch', '/j': 'switch' }, operands: { first: 'value', second: 'use' }, effects: [{ does: 'write', what: 'path', name: '$1', tags: ['symlink'] }], examples: [['mklink /d link target', ['write path+symlink', 'read path+use']]] },
  { names: ['find', 'findstr'], grammar: 'windows', flags: { '/s': 'switch', '/i': 'switch', '/r': 'switch', '/n': 'switch', '/m': 'switch', '/v': 'switch', '/c': 'value', '/l': 'switch', '/x': 'switch', '/b': 'switch', '/e': 'switch', '/p': 'switch', '/d': 'list', '/g': 'read', '/f': 'read', '/off': 'switch', '/offline': 'switch' }, operands: { first: 'pattern', rest: 'read' }, stdin: 'when-no-operand', stdout: 'content', tags: { '/s': 'recursive' }, examples: [['findstr /s /i password *.xml', ['read path+search']], ['findstr foo a.txt', ['read path']]] },
  { names: ['sort'], grammar: 'windows', flags: { '/r': 'switch', '/o': 'write' }, operands: { first: 'read' }, stdin: 'when-no-operand', stdout: 'content', examples: [['sort a.txt /o b.txt', ['read path', 'write path']]] },
] as const satisfies readonly Signature[]
