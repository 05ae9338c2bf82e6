// data table
import type { Signature } from './signature.js'

/** Windows programs that copy, hide, pack and own files (T1222, T1564, T1560, T1105, T1048). */
export const WINDOWS_FILES = [
  { names: ['xcopy', 'robocopy'], grammar: 'windows', flags: { '/e': 'switch', '/s': 'switch', '/i': 'switch', '/y': 'switch', '/mir': 'switch', '/copyall': 'switch', '/log': { value: 'write', optional: true } }, operands: { first: 'read-tree', second: 'write', rest: 'value' }, examples: [["xcopy /I /Y src 'C:\\out'", ['read path', 'write path']], ["robocopy src dst /MIR", ['read path', 'write path']]] },
  { names: ['replace.exe', 'extrac32', 'expand.exe'], grammar: 'windows', flags: { '/a': 'switch', '/y': 'switch', '/c': 'switch', '/f': 'value' }, operands: { first: 'read', second: 'write' }, modes: [{ when: { operand: '^\\\\\\\\[^\\\\?.]' }, class: 'lolbin' }], examples: [["expand.exe '\\\\10.0.0.5\\share\\a.cab' a.exe", ['execute process:lolbin']], ["extrac32 /Y /C a.cab b.txt", ['read path', 'write path']]] },
  { names: ['makecab', 'diantz', 'compact.exe'], grammar: 'windows', flags: { '/d': 'value', '/f': 'read', '/l': 'write', '/v1': 'switch' }, operands: { first: 'read', second: 'write' }, stdout: 'transform', step: 'cab', examples: [["makecab.exe a.txt a.cab", ['read path', 'write path', 'read path -> write path']]] },
  { names: ['winrar', 'rar.exe', 'winzip32', 'winzip64', 'wzzip'], grammar: 'windows', flags: { '/hp': 'value', '/p': 'value', '/r': 'switch', '/m5': 'switch', '/v': 'value', '/s': 'value', '/min': 'switch', '/a': 'switch' }, operands: { first: 'value', second: 'write', rest: 'read-tree' }, stdout: 'transform', step: 'rar', examples: [["winrar a -r data.rar docs", ['write path', 'read path']]] },
  {
    names: ['attrib'], grammar: 'windows', flags: { '/s': 'switch', '/d': 'switch', '/l': 'switch', '/r': 'switch', '/h': 'switch', '/a': 'switch' }, operands: { rest: 'value' }, tags: { '/s': 'recursive' },
    effects: [{ does: 'configure', what: 'path', name: '$last', tags: ['hidden'], when: { operand: '^\\+[a-z]*[hs]', min: 2 } }],
    examples: [['attrib.exe +h a.txt', ['configure path+hidden']], ['attrib -r a.txt', []], ['attrib', []]],
  },
  {
    names: ['icacls', 'cacls', 'xcacls'], grammar: 'windows', flags: { '/grant': 'value', '/deny': 'value', '/remove': 'value', '/setowner': 'user', '/inheritance': 'value', '/t': 'switch', '/c': 'switch', '/q': 'switch', '/save': 'write', '/restore': 'use', '/reset': 'switch' }, operands: { first: 'value' }, tags: { '/t': 'recursive' },
    effects: [
      { does: 'configure', what: 'path', name: '$1', when: { flags: ['/grant', '/deny', '/remove', '/setowner', '/inheritance', '/reset'] } },
      { does: 'grant', what: 'permission', class: 'system-world-writable', name: '$1', when: { operand: '^"?(?:c:[\\\\/](?:windows|program files)|%(?:windir|systemroot|programfiles)%)', value: ['/grant', '^"?(?:everyone|\\*?s-1-1-0|users|authenticated users|builtin.users):?.*[fmw]'] } },
      { does: 'grant', what: 'permission', class: 'world-writable', name: '$1', when: { value: ['/grant', '^"?(?:everyone|\\*?s-1-1-0|users|authenticated users|builtin.users):?.*[fmw]'] } },
    ],
    examples: [['icacls.exe work /grant Everyone:F', ['grant permission:world-writable', '!grant permission:system-world-writable']], ["icacls 'C:\\Windows\\System32' /grant Everyone:F", ['grant permission:system-world-writable']], ['icacls work', []], ['icacls key.pem /inheritance:r', ['!grant permission']]],
  },
  { names: ['takeown', 'subinacl', 'setacl'], grammar: 'windows', flags: { '/f': 'change', '/r': 'switch', '/a': 'switch', '/d': 'value', '/file': 'change', '/on': 'change' }, tags: { '/r': 'recursive' }, effects: [{ does: 'grant', what: 'permission', class: 'ownership', name: '$/f', when: { flags: ['/f'] } }], examples: [["takeown /F 'C:\\Windows\\System32\\sethc.exe' /A", ['grant permission:ownership', 'configure path']]] },
  { names: ['where.exe'], grammar: 'windows', flags: { '/r': 'list' }, examples: [["where.exe git", []]] },
  { names: ['clip'], examples: [['clip', []]] },
  { names: ['psftp', 'winscp', 'winscp.com'], grammar: 'windows', flags: { '/p': 'port', '/pw': 'value', '/l': 'user', '/i': 'use', '/batch': 'switch', '/command': 'value', '/b': 'use' }, operands: { first: 'host' }, examples: [['psftp -pw x user@host.example', ['connect host']]] },
  { names: ['plink', 'klink'], grammar: 'single-dash', flags: { '-ssh': 'switch', '-batch': 'switch', '-l': 'user', '-pw': 'value', '-P': 'port', '-i': 'use', '-m': 'load', '-R': { value: 'forward', tags: ['reverse'] }, '-L': { value: 'forward', tags: ['local-forward'] }, '-D': { value: 'forward', tags: ['dynamic'] }, '-N': 'switch', '-T': 'switch' }, operands: { first: 'host', rest: 'command' }, wraps: { remote: 'host' }, examples: [['plink host.example ls', ['connect host']]] },
  { names: ['printbrm'], grammar: 'windows', flags: { '/b': 'switch', '/d': 'read-tree', '/f': 'write', '/o': 'value', '/r': 'switch', '/s': 'value' }, modes: [{ when: { value: ['/d', '^\\\\\\\\[^\\\\?.]'] }, class: 'lolbin' }, { when: { value: ['/f', '^\\\\\\\\[^\\\\?.]'] }, class: 'lolbin' }], examples: [["printbrm -b -d src -f out.zip", ['read path', 'write path']]] },
  { names: ['certreq'], grammar: 'windows', flags: { '/post': 'switch', '/config': 'url-send', '/new': 'switch', '/submit': 'switch' }, operands: { first: 'upload', second: 'write' }, modes: [{ when: { flags: ['/post'] }, class: 'lolbin' }], examples: [['certreq -Post -config https://x.example a.txt b.txt', ['send host', 'read path']]] },
  { names: ['finger.exe'], operands: { rest: 'host' }, examples: [['finger.exe data@host.example', ['connect host']]] },
  { names: ['shutdown.exe'], grammar: 'windows', effects: [{ does: 'stop', what: 'system', class: 'shutdown', when: { flags: ['/s', '/r', '/p', '/h', '/o', '/g', '/sg'] } }], examples: [['shutdown.exe /s /t 1', ['stop system:shutdown']]] },
  { names: ['pktmon', 'windump'], grammar: 'windows', flags: { '/f': 'write', '/c': 'switch', '/etw': 'switch', '/p': 'value' }, effects: [{ does: 'capture', what: 'traffic', class: 'packets', name: 'pktmon', when: { operand: '^(?:start|filter)$' } }], examples: [['pktmon start --etw -f a.etl', ['capture traffic:packets']], ['pktmon stop', []]] },
  { names: ['mstsc'], grammar: 'windows', flags: { '/v': { value: 'host', optional: true }, '/shadow': { value: 'value', optional: true }, '/control': 'switch', '/noconsentprompt': 'switch' }, effects: [{ does: 'read', what: 'account', class: 'session', name: '$/shadow', when: { flags: ['/shadow'] } }], examples: [['mstsc /v:host.example', ['connect host']], ['mstsc /v:host.example /shadow:1', ['read account:session']]] },
  { names: ['psr', 'snippingtool.exe'], grammar: 'windows', flags: { '/start': 'switch', '/output': 'write', '/gui': 'value', '/sc': 'value', '/maxsc': 'value', '/stop': 'switch' }, effects: [{ does: 'capture', what: 'screen', class: 'recording', name: 'screen', when: { flags: ['/start'] } }], examples: [['psr.exe /start /output a.zip /sc 1 /gui 0', ['capture screen:recording']]] },
] as const satisfies readonly Signature[]
