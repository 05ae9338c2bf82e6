// data table
import type { Signature } from './signature.js'

/** Windows programs that reach credentials, and those that copy the memory or the files that hold them (T1003, T1552, T1555, T1558). */
export const WINDOWS_CREDENTIALS = [
  {
    names: ['procdump', 'procdump64', 'createdump', 'rdrleakdiag', 'sqldumper', 'dumpminitool', 'dump64', 'xordump', 'minidump', 'dumpert', 'processdump', 'adplus', 'cdb', 'ntsd', 'tttracer', 'mockingjay', 'avdump', 'werfault', 'werfaultsecure'],
    grammar: 'windows', flags: { '/ma': 'switch', '/mm': 'switch', '/mp': 'switch', '/accepteula': 'switch', '/o': 'write', '/f': 'write', '/out': 'write', '/p': 'value', '/file': 'write', '/processid': 'value', '/dumptype': 'value', '/wait': 'value', '/attach': 'value', '/dumpfull': 'switch', '/fullmemdmp': 'switch', '/x': 'value', '/w': 'value', '/u': 'switch' },
    effects: [
      { does: 'read', what: 'memory', class: 'credentials', name: 'lsass', when: { operand: '^lsass(?:\\.exe)?$' } },
      { does: 'read', what: 'memory', class: 'credentials', name: 'lsass', when: { operand: 'lsass.*\\.dmp$' } },
      { does: 'read', what: 'memory', class: 'credentials', name: 'lsass', when: { value: ['/f', 'lsass'] } },
      { does: 'read', what: 'memory', class: 'credentials', name: 'lsass', when: { value: ['/out', 'lsass'] } },
      { does: 'read', what: 'memory', class: 'credentials', name: 'lsass', when: { value: ['/p', '^lsass'] } },
      { does: 'read', what: 'memory', class: 'credentials', name: 'lsass', when: { value: ['/attach', '^lsass'] } },
      { does: 'read', what: 'memory', class: 'process', name: '$/attach', when: { all: ['/dumpfull', '/attach'] } },
      // SQL Server's tool for dumps takes process, thread and kind of dump: 0x01100 is all of the memory.
      { does: 'read', what: 'memory', class: 'process', name: '$1', when: { operand: '^0x0?1[01]\\d\\d' } },
      { does: 'read', what: 'memory', class: 'process', name: '$1', when: { flags: ['/ma', '/mm', '/mp', '/fullmemdmp', '/dumpfull'] } },
    ],
    examples: [["procdump.exe -accepteula -ma lsass.exe 'C:\\x\\l.dmp'", ['read memory:credentials']], ['procdump -ma node.exe out.dmp', ['read memory:process', '!read memory:credentials']], ['createdump -u -f app.dmp 4242', ['!read memory:credentials']], ['tttracer.exe -dumpFull -attach 600', ['read memory:process']], ['tttracer.exe app.exe', ['!read memory']], ['sqldumper.exe 540 0 0x01100:40', ['read memory:process']], ['WerFault.exe -u -p lsass -ip 1', ['read memory:credentials']]],
  },
  {
    names: ['ntdsutil'], grammar: 'none', operands: { rest: 'value' },
    effects: [{ does: 'read', what: 'path', class: 'password-store', name: 'C:\\Windows\\NTDS\\ntds.dit', when: { operand: '^(?:ifm|create full|create sysvol full|.*\\bifm\\b.*|.*create full.*)' } }, { does: 'write', what: 'account', class: 'password', name: 'restore mode of the domain', when: { operand: '^set dsrm password$|^sync from domain account' } }],
    examples: [["ntdsutil 'set dsrm password' 'sync from domain account bob' q q", ['write account:password']], ["ntdsutil 'ac i ntds' ifm 'create full C:\\x' q q", ['read path:password-store']], ['ntdsutil help', []]],
  },
  {
    names: ['esentutl'], grammar: 'windows', flags: { '/y': 'switch', '/d': 'write', '/o': 'switch', '/vss': 'switch', '/vssrec': 'switch', '/p': 'switch', '/r': 'switch', '/g': 'switch', '/k': 'switch', '/m': 'switch' }, modes: [{ when: { flags: ['/y'], operand: '^\\\\\\\\[^\\\\?.]' }, class: 'lolbin', operands: { first: 'read' } }, { when: { flags: ['/y'] }, operands: { first: 'read' } }],
    examples: [["esentutl.exe /y /vss 'C:\\Windows\\System32\\config\\SAM' /d 'C:\\x\\sam'", ['read path:password-store', 'write path']], ['esentutl /g db.edb', []]],
  },
  {
    names: ['vaultcmd'], grammar: 'windows', effects: [{ does: 'read', what: 'account', class: 'password', name: 'Windows vault', tags: ['search'], when: { flags: ['/listcreds'] } }, { does: 'read', what: 'account', class: 'password', name: 'Windows vault', when: { flags: ['/list', '/listproperties'] } }],
    examples: [["vaultcmd '/listcreds:Windows Credentials'", ['read account:password']], ['vaultcmd /?', []]],
  },
  {
    names: ['cmdkey'], grammar: 'windows', flags: { '/list': { value: 'value', optional: true }, '/add': { value: 'value', optional: true }, '/generic': { value: 'value', optional: true }, '/user': { value: 'user', optional: true }, '/pass': { value: 'value', optional: true }, '/delete': { value: 'value', optional: true } },
    effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'saved credentials', when: { flags: ['/list'] } }, { does: 'write', what: 'account', class: 'password', name: 'saved credentials', when: { flags: ['/pass'] } }],
    examples: [['cmdkey /list', ['query system:discovery']], ['cmdkey /generic:TERMSRV/h /user:u /pass:p', ['write account:password']]],
  },
  { names: ['rpcping'], grammar: 'windows', flags: { '/s': 'host', '/e': 'port', '/a': 'value', '/u': 'value', '/t': 'value' }, effects: [{ does: 'send', what: 'account', class: 'password', name: 'NTLM of the user', when: { value: ['/u', '^ntlm$'] } }], examples: [['rpcping -s 10.0.0.5 -e 9997 -a connect -u NTLM', ['connect host', 'send account:password']]] },
  {
    names: ['dsadd', 'dsmod'], grammar: 'windows', flags: { '/pwd': 'value', '/samid': 'value', '/addmbr': 'value', '/memberof': 'value', '/disabled': 'value' }, operands: { first: 'value', rest: 'value' },
    effects: [{ does: 'write', what: 'account', class: 'ordinary', name: '$2', when: { first: '^user$', flags: ['/pwd', '/samid', '/disabled'] } }, { does: 'write', what: 'account', class: 'administrator', name: '$2', when: { flags: ['/addmbr', '/memberof'] } }],
    examples: [['dsadd user CN=u,DC=corp,DC=example -samid u -pwd x', ['write account:ordinary']], ['dsmod group CN=g,DC=corp,DC=example -addmbr CN=u,DC=corp,DC=example', ['write account:administrator']], ['dsadd computer CN=c,DC=corp,DC=example', ['!write account']]],
  },
  { names: ['keymgr'], examples: [['keymgr', []]] },
  {
    names: ['klist'], grammar: 'windows', effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'Kerberos tickets' }], examples: [['klist', ['query system:discovery']]],
  },
  {
    names: ['setspn'], grammar: 'windows', flags: { '/q': 'value', '/t': 'value', '/l': 'value', '/s': 'value', '/a': 'value' }, effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'service principals', when: { flags: ['/q', '/t', '/l'] } }, { does: 'read', what: 'account', class: 'password', name: 'every account with a service', when: { value: ['/q', '^[*\u0001]/'] } }],
    examples: [["setspn -T corp -Q '*/*'", ['query system:discovery', 'read account:password']], ['setspn -Q HTTP/web.corp.example', ['!read account']], ['setspn -L svc', ['query system:discovery']]],
  },
] as const satisfies readonly Signature[]
