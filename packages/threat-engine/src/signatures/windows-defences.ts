// data table
import type { Signature } from './signature.js'

/** Windows programs that switch guards, logs, recovery and backups off, and the ordinary uses of the same programs (T1490, T1562, T1070). */
export const WINDOWS_DEFENCES = [
  {
    names: ['vssadmin'], grammar: 'windows', flags: { '/for': 'value', '/all': 'switch', '/quiet': 'switch', '/oldest': 'switch', '/shadow': 'value', '/on': 'value', '/maxsize': 'value' },
    subcommands: {
      delete: { effects: [{ does: 'delete', what: 'backup', class: 'shadow-copy', name: 'shadow copies' }] },
      resize: { effects: [{ does: 'delete', what: 'backup', class: 'shadow-copy', name: 'shadow copies' }] },
      create: { effects: [{ does: 'read', what: 'backup', class: 'shadow-copy', name: '$/for' }] },
      list: { effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'shadow copies' }] },
    },
    examples: [['vssadmin.exe delete shadows /all /quiet', ['delete backup:shadow-copy']], ['vssadmin Delete Shadows /for=C: /oldest', ['delete backup:shadow-copy']], ['vssadmin list shadows', ['query system:discovery']], ['vssadmin create shadow /for=C:', ['read backup:shadow-copy']]],
  },
  {
    names: ['wbadmin'], grammar: 'windows', flags: { '/quiet': 'switch', '/keepversions': 'value', '/deleteoldest': 'switch', '/backuptarget': 'value' },
    subcommands: { start: { flags: { '/include': { value: 'read', optional: true } } }, delete: { effects: [{ does: 'delete', what: 'backup', class: 'catalog', name: '$1' }] }, disable: { effects: [{ does: 'delete', what: 'backup', class: 'catalog', name: 'scheduled backup' }] } },
    examples: [['wbadmin delete catalog -quiet', ['delete backup:catalog']], ['wbadmin delete systemstatebackup -keepVersions:0', ['delete backup:catalog']], ['wbadmin get versions', []]],
  },
  {
    names: ['bcdedit'], grammar: 'windows', flags: { '/set': 'switch', '/deletevalue': 'switch', '/delete': 'switch', '/enum': 'switch', '/debug': 'switch' },
    effects: [
      { does: 'configure', what: 'system', class: 'recovery', name: 'recovery at boot', when: { flags: ['/set'], operand: '^(?:recoveryenabled|bootstatuspolicy)$' } },
      { does: 'configure', what: 'system', class: 'boot', name: 'safe mode', tags: ['insecure'], when: { flags: ['/set'], operand: '^safeboot(?:alternateshell)?$' } },
      { does: 'configure', what: 'service', class: 'security', name: 'driver signatures', when: { flags: ['/set'], operand: '^(?:testsigning|nointegritychecks|loadoptions|hypervisorlaunchtype|disableelamdrivers|nx|vsmlaunchtype)$' } },
      { does: 'configure', what: 'system', class: 'recovery', name: 'entry of the boot menu', when: { flags: ['/delete'], operand: '^\\{(?:current|default|bootmgr)\\}$' } },
      { does: 'configure', what: 'kernel', class: 'trace', name: 'kernel debugging', when: { flags: ['/debug'] } },
    ],
    examples: [["bcdedit /set '{default}' recoveryenabled no", ['configure system:recovery']], ['bcdedit /set safeboot network', ['configure system:boot']], ['bcdedit /set testsigning on', ['configure service:security']], ["bcdedit /delete '{current}'", ['configure system:recovery']], ['bcdedit /enum', []]],
  },
  { names: ['format.com'], grammar: 'windows', flags: { '/fs': { value: 'value', optional: true }, '/q': 'switch', '/y': 'switch', '/v': { value: 'value', optional: true }, '/x': 'switch', '/p': { value: 'value', optional: true } }, effects: [{ does: 'delete', what: 'device', class: 'disk', name: '$1', when: { operand: '^[a-z]:$' } }], examples: [['format.com D: /q /y', ['delete device:disk']], ['format.com /?', []]] },
  { names: ['reagentc'], grammar: 'windows', effects: [{ does: 'configure', what: 'system', class: 'recovery', name: 'recovery environment', when: { flags: ['/disable'] } }], examples: [['reagentc /disable', ['configure system:recovery']], ['reagentc /info', []]] },
  {
    names: ['wevtutil'], grammar: 'windows', flags: { '/e': 'value', '/q': 'value', '/c': 'value', '/ms': 'value', '/bu': 'value', '/f': 'value' },
    subcommands: {
      'cl|clear-log': { effects: [{ does: 'delete', what: 'log', class: 'security', name: '$1' }] },
      'sl|set-log': { effects: [{ does: 'configure', what: 'service', class: 'logging', name: '$1', when: { value: ['/e', '^false$'] } }, { does: 'delete', what: 'log', class: 'security', name: '$1', when: { flags: ['/ms'] } }] },
      'um|uninstall-manifest': { effects: [{ does: 'configure', what: 'service', class: 'logging', name: '$1' }] },
      'epl|export-log': { effects: [{ does: 'read', what: 'log', class: 'security', name: '$1' }, { does: 'write', what: 'path', name: '$2' }] },
      'qe|query-events': { effects: [{ does: 'read', what: 'log', class: 'ordinary', name: '$1' }] },
      'el|enum-logs|gl|get-log|gli|ep|gp': { effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'event logs' }] },
    },
    examples: [['wevtutil cl System', ['delete log:security']], ['wevtutil.exe clear-log Security', ['delete log:security']], ['wevtutil sl Security /e:false', ['configure service:logging']], ['wevtutil qe Application /c:5 /f:text', ['!delete log']], ['wevtutil enum-logs', ['query system:discovery']]],
  },
  {
    names: ['auditpol'], grammar: 'windows', flags: { '/set': 'switch', '/clear': 'switch', '/remove': 'switch', '/get': 'switch', '/category': 'value', '/subcategory': 'value', '/success': 'value', '/failure': 'value', '/restore': 'switch', '/file': 'use', '/y': 'switch', '/allusers': 'switch' },
    effects: [{ does: 'configure', what: 'service', class: 'logging', name: 'audit policy', when: { flags: ['/clear', '/remove', '/restore'] } }, { does: 'configure', what: 'service', class: 'logging', name: 'audit policy', when: { value: ['/success', '^disable$'] } }, { does: 'configure', what: 'service', class: 'logging', name: 'audit policy', when: { value: ['/failure', '^disable$'] } }],
    examples: [["auditpol /set '/category:Account Logon' /success:disable", ['configure service:logging']], ['auditpol /clear /y', ['configure service:logging']], ["auditpol /get '/category:*'", ['!configure service']]],
  },
  {
    names: ['fsutil'], grammar: 'windows', flags: { '/d': 'switch', '/n': 'switch' },
    effects: [
      { does: 'delete', what: 'log', class: 'security', name: 'USN journal', when: { operand: '^deletejournal$' } },
      { does: 'delete', what: 'path', name: '$3', tags: ['truncate'], when: { operand: '^setzerodata$', max: 3 } },
      { does: 'delete', what: 'path', name: '$last', tags: ['truncate'], when: { operand: '^setzerodata$', min: 4 } },
      { does: 'write', what: 'path', name: '$3', when: { operand: '^createnew$' } },
      { does: 'write', what: 'registry', class: 'policy', name: 'symbolic links over the network', when: { operand: ['^symlinkevaluation$', '^r2[lr]:1$'] } },
    ],
    examples: [['fsutil usn deletejournal /D C:', ['delete log:security']], ['fsutil file createnew a.bin 1024', ['write path']], ['fsutil behavior set SymlinkEvaluation R2R:1', ['write registry:policy']], ['fsutil behavior set SymlinkEvaluation L2L:1', ['!write registry']], ['fsutil fsinfo drives', []]],
  },
  {
    names: ['cipher'], grammar: 'windows', flags: { '/w': { value: 'value', optional: true }, '/e': { value: 'change', optional: true }, '/d': { value: 'change', optional: true }, '/c': { value: 'list', optional: true }, '/s': { value: 'change', optional: true } },
    effects: [{ does: 'delete', what: 'backup', class: 'ordinary', name: '$/w', when: { value: ['/w', '^[a-z]:\\\\?$'] } }],
    examples: [['cipher.exe /w:C:', ['delete backup:ordinary']], ["cipher '/w:path\\to\\folder'", ['!delete backup']], ['cipher /e:folder', ['configure path']]],
  },
  {
    names: ['sdelete', 'sdelete64', 'eraser'], grammar: 'windows', flags: { '/accepteula': 'switch', '/p': 'value', '/s': 'switch', '/q': 'switch', '/r': 'switch', '/z': 'switch', '/c': 'switch', '/nobanner': 'switch' }, operands: { rest: 'delete' }, tags: { '*': 'force', '/s': 'recursive' },
    examples: [['sdelete.exe -accepteula -p 3 a.txt', ['delete path+force']]],
  },
  { names: ['fltmc'], grammar: 'windows', subcommands: { unload: { effects: [{ does: 'stop', what: 'service', class: 'security', name: '$1' }] }, detach: { effects: [{ does: 'stop', what: 'service', class: 'security', name: '$1' }] }, '*': {} }, effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'file system filters', when: { max: 0 } }], examples: [['fltmc unload SysmonDrv', ['stop service:security']], ['fltmc.exe', ['query system:discovery']]] },
  {
    names: ['mpcmdrun'], grammar: 'windows', flags: { '/url': 'url', '/path': 'write', '/downloadfile': 'switch', '/removedefinitions': 'switch', '/all': 'switch', '/scan': 'switch', '/restore': 'switch', '/signatureupdate': 'switch', '/disable': 'switch', '/wdenable': 'switch' }, modes: [{ when: { flags: ['/downloadfile'] }, class: 'lolbin' }],
    effects: [{ does: 'configure', what: 'service', class: 'security', name: 'Microsoft Defender', when: { flags: ['/removedefinitions', '/restore', '/disable'] } }],
    examples: [['MpCmdRun.exe -RemoveDefinitions -All', ['configure service:security']], ['MpCmdRun.exe -DownloadFile -url https://x.example/a -path a.exe', ['receive host', 'write path']], ['MpCmdRun.exe -SignatureUpdate', []]],
  },
  { names: ['sysmon', 'sysmon64'], grammar: 'windows', flags: { '/u': { value: 'value', optional: true }, '/i': { value: 'use', optional: true }, '/c': { value: 'use', optional: true }, '/accepteula': 'switch' }, effects: [{ does: 'stop', what: 'service', class: 'security', name: 'Sysmon', when: { flags: ['/u'] } }], examples: [['sysmon -u', ['stop service:security']], ['sysmon64 -s', []]] },
  {
    names: ['netsh'], grammar: 'windows',
    subcommands: {
      advfirewall: {
        effects: [
          { does: 'configure', what: 'firewall', class: 'off', name: 'Windows Firewall', when: { operand: '^(?:off|disable|allowinbound,allowoutbound)$' } },
          { does: 'configure', what: 'firewall', class: 'flush', name: 'Windows Firewall', when: { operand: '^reset$' } },
        ],
        subcommands: {
          firewall: {
            subcommands: {
              add: { effects: [{ does: 'configure', what: 'firewall', class: 'open', name: '$2', detail: '$rest', when: { operand: '^action=allow$' } }, { does: 'configure', what: 'firewall', class: 'ordinary', name: '$2', when: { operand: '^action=block$' } }] },
              set: { effects: [{ does: 'configure', what: 'firewall', class: 'open', name: '$2', when: { operand: '^enable=yes$' } }, { does: 'configure', what: 'firewall', class: 'ordinary', name: '$2' }] },
              delete: { effects: [{ does: 'configure', what: 'firewall', class: 'ordinary', name: '$2', tags: ['remove'] }] },
              'show|dump': { effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'firewall' }] },
            },
          },
          'show|export|dump': { effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'firewall' }] },
        },
      },
      firewall: {
        effects: [{ does: 'configure', what: 'firewall', class: 'off', name: 'Windows Firewall', when: { operand: '^(?:disable|mode=disable)$' } }],
        subcommands: { 'add': { effects: [{ does: 'configure', what: 'firewall', class: 'open', name: '$1' }] }, show: { effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'firewall' }] } },
      },
      interface: {
        subcommands: {
          portproxy: {
            subcommands: { add: { effects: [{ does: 'listen', what: 'host', class: 'unknown', name: 'port proxy', tags: ['local-forward', 'exposed'], detail: '$rest' }] }, '*': {} },
          },
          '*': {},
        },
      },
      add: { subcommands: { helper: { effects: [{ does: 'write', what: 'registry', class: 'autostart', name: 'library that netsh loads', detail: '$1', tags: ['hijack'] }] } } },
      trace: { subcommands: { start: { effects: [{ does: 'capture', what: 'traffic', class: 'packets', name: 'netsh trace', when: { operand: '^capture=yes$' } }] }, '*': {} } },
      wlan: { effects: [{ does: 'read', what: 'account', class: 'password', name: 'wireless networks', when: { operand: '^key=clear$' } }, { does: 'read', what: 'account', class: 'password', name: 'wireless networks', when: { operand: '^export$' } }] },
      '*': {},
    },
    examples: [
      ['netsh advfirewall set allprofiles state off', ['configure firewall:off']], ['netsh firewall set opmode mode=disable', ['configure firewall:off']], ['netsh advfirewall firewall add rule name=x dir=in action=allow protocol=TCP localport=4489', ['configure firewall:open']],
      ['netsh interface portproxy add v4tov4 listenport=1337 connectport=1337 connectaddress=10.0.0.9', ['listen host+local-forward']], ['netsh interface portproxy show all', []], ["netsh.exe add helper 'C:\\x\\h.dll'", ['write registry:autostart']],
      ['netsh wlan show profile x key=clear', ['read account:password']], ['netsh trace start capture=yes tracefile=t.etl', ['capture traffic:packets']], ['netsh advfirewall show allprofiles', ['query system:discovery', '!configure firewall']], ['netsh interface ip show config', []], ['netsh wlan show profiles', []],
    ],
  },
  { names: ['logman'], grammar: 'windows', subcommands: { 'stop|delete|update': { effects: [{ does: 'configure', what: 'service', class: 'logging', name: '$1', when: { operand: 'eventlog|defender|security|amsi|sysmon|powershell' } }] }, '*': {} }, examples: [["logman stop EventLog-Application -ets", ['configure service:logging']], ['logman query', []]] },
  { names: ['dism'], grammar: 'windows', flags: { '/featurename': 'value', '/online': 'switch', '/remove': 'switch', '/norestart': 'switch', '/quiet': 'switch', '/disable-feature': 'switch' }, effects: [{ does: 'stop', what: 'service', class: 'security', name: '$/featurename', when: { value: ['/featurename', '^windows-defender'] } }], examples: [['dism /online /Disable-Feature /FeatureName:Windows-Defender /Remove', ['stop service:security']], ['dism /online /Get-Features', []]] },
  { names: ['secedit'], grammar: 'windows', flags: { '/cfg': 'load', '/db': 'value', '/import': 'switch', '/configure': 'switch', '/export': 'switch' }, effects: [{ does: 'configure', what: 'service', class: 'security', name: 'security policy', when: { flags: ['/configure'] } }], examples: [['secedit /configure /db t.db', ['configure service:security']], ['secedit /export /cfg a.ini', ['!configure service']]] },
  { names: ['manage-bde'], grammar: 'windows', flags: { '/off': 'switch', '/on': 'switch', '/status': 'switch', '/protectors': 'switch', '/delete': 'switch', '/disable': 'switch', '/lock': 'switch' }, effects: [{ does: 'configure', what: 'service', class: 'security', name: 'BitLocker', when: { flags: ['/off', '/delete', '/disable'] } }], examples: [['manage-bde -off C:', ['configure service:security']], ['manage-bde -status', []]] },
] as const satisfies readonly Signature[]
