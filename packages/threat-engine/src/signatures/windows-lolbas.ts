// data table
import type { Condition, Flag, Signature } from './signature.js'

/** A program of Windows or of Microsoft that is a proxy for other code only when it is asked in this way; asked otherwise it is what it is for. */
const when = (names: readonly string[], condition: Condition, flags: Readonly<Record<string, Flag>>, operand: 'load' | 'value' | 'url', examples: Signature['examples']) =>
  ({ names, grammar: 'windows', flags, operands: { rest: operand }, modes: [{ when: condition, class: 'lolbin' }], examples }) as const
const URL = '^(?:https?|ftp)://'
const WINDOWS_PATH = '^"?(?:[a-z]:[\\\\/]|\\\\\\\\|~[\\\\/])'

/** More programs that load, start or fetch what they are given (T1218, T1127, T1105, T1202); those that have a use of their own only in the way that abuses it. */
export const WINDOWS_LOLBAS = [
  // Libraries and programs (T1218)
  when(['certoc'], { flags: ['/loaddll', '/getcacaps'] }, { '/loaddll': 'load', '/getcacaps': 'url' }, 'value', [['certoc.exe -LoadDLL x.dll', ['execute process:lolbin', 'read path+load']], ['certoc -Store my', ['!execute process:lolbin']]]),
  when(['verclsid'], { flags: ['/s', '/c'] }, { '/s': 'switch', '/c': 'value' }, 'value', [["verclsid.exe /S /C '{00000001-0000-0000-0000-0000FEEDACDC}'", ['execute process:lolbin']]]),
  when(['rasautou'], { all: ['/d'] }, { '/d': 'load', '/p': 'value', '/a': 'value', '/e': 'value' }, 'value', [['rasautou -d x.dll -p f -a a -e e', ['execute process:lolbin', 'read path+load']]]),
  when(['ttdinject'], { flags: ['/client', '/launch'] }, { '/client': 'value', '/clientparams': 'value', '/launch': 'load' }, 'value', [['ttdinject.exe /ClientParams x /Launch x.exe', ['execute process:lolbin']]]),
  when(['mftrace', 'coregen', 'devicecredentialdeployment', 'dfsvc', 'runexehelper', 'vsiisexelauncher', 'appvlp', 'openconsole', 'wfc', 'testwindowremoteagent', 'agentexecutor', 'appcert', 'acccheckconsole', 'visualuiaverifynative', 'offlinescannershell', 'unregmp2', 'iediagcmd'], { min: 1 }, { '/p': 'load', '/l': 'load', '/f': 'load', '/target': 'load' }, 'load', [['runexehelper.exe x.exe', ['execute process:lolbin']], ['mftrace.exe', ['!execute process:lolbin']]]),
  when(['settingsynchost'], { flags: ['/loadandrundiagscript', '/loadandrundiagscriptnocab'] }, { '/loadandrundiagscript': 'load', '/loadandrundiagscriptnocab': 'load' }, 'value', [['SettingSyncHost -LoadAndRunDiagScript x', ['execute process:lolbin']]]),
  when(['vshadow'], { flags: ['/exec'] }, { '/exec': { value: 'load', optional: true }, '/nw': 'switch' }, 'value', [['vshadow.exe -nw -exec=x.exe C:', ['execute process:lolbin']], ['vshadow -q', ['!execute process:lolbin']]]),
  when(['bginfo', 'bginfo64'], { flags: ['/popup', '/nolicprompt'] }, { '/popup': 'switch', '/nolicprompt': 'switch', '/timer': 'value', '/silent': 'switch' }, 'load', [['bginfo.exe x.bgi /popup /nolicprompt', ['execute process:lolbin']]]),
  when(['defaultpack'], { flags: ['/c'] }, { '/c': 'value' }, 'value', [['DefaultPack.exe /C:x.exe', ['execute process:lolbin']]]),
  when(['tracker'], { flags: ['/d'] }, { '/d': 'load', '/c': 'load' }, 'value', [['tracker.exe /d x.dll /c app.exe', ['execute process:lolbin']]]),
  when(['msconfig'], { flags: ['/5'] }, { '/5': 'switch' }, 'value', [['msconfig.exe -5', ['execute process:lolbin']], ['msconfig', ['!execute process:lolbin']]]),
  when(['wab'], { flags: ['/import'] }, { '/import': 'load' }, 'value', [['wab.exe /import x', ['execute process:lolbin']]]),
  when(['remote'], { flags: ['/s'] }, { '/s': 'value' }, 'value', [['remote.exe /s calc.exe any', ['execute process:lolbin']]]),
  when(['colorcpl'], { operand: WINDOWS_PATH }, {}, 'load', [["colorcpl 'C:\\x\\a.txt'", ['execute process:lolbin']], ['colorcpl', ['!execute process:lolbin']]]),
  when(['mmc'], { flags: ['/embedding'] }, { '/embedding': 'load' }, 'value', [["mmc.exe -Embedding 'C:\\x\\a.msc'", ['execute process:lolbin']], ['mmc.exe services.msc', ['!execute process:lolbin']]]),
  when(['stordiag', 'wsreset'], { operand: WINDOWS_PATH }, {}, 'value', [['stordiag', ['!execute process:lolbin']]]),
  // Compilers that Windows comes with; developers call those of their tool chain (T1027.004, T1127)
  when(['jsc.exe', 'ilasm.exe'], { min: 1 }, { '/t': { value: 'value', optional: true }, '/out': { value: 'write', optional: true } }, 'load', [['jsc.exe x.js', ['execute process:lolbin', 'read path+load']], ['jsc.exe', ['!execute process:lolbin']]]),
  // Programs that fetch (T1105)
  when(['gfxdownloadwrapper', 'msohtmed', 'mspub', 'msaccess', 'winproj', 'powerpnt', 'excel', 'winword', 'squirrel', 'cmdl32', 'installer', 'hxtsr', 'onenote'], { operand: URL }, { '/l': 'load', '/update': 'url', '/download': 'url' }, 'url', [["winword.exe 'https://x.example/a.dll'", ['execute process:lolbin', 'receive host']], ['excel.exe book.xlsx', ['!execute process:lolbin']]]),
  // Shims, sessions, modules of servers (T1546.011, T1563.002, T1505.004)
  {
    names: ['sdbinst'], grammar: 'windows', flags: { '/q': 'switch', '/p': 'switch', '/u': 'switch', '/g': 'switch', '/n': 'switch' }, operands: { first: 'load' },
    effects: [{ does: 'write', what: 'registry', class: 'autostart', name: 'shim of a program', tags: ['hijack'], detail: '$1', when: { min: 1, without: ['/u'] } }],
    examples: [["sdbinst.exe -q 'C:\\x\\a.sdb'", ['write registry:autostart+hijack', 'read path+load']], ["sdbinst -u 'C:\\x\\a.sdb'", ['!write registry']]],
  },
  {
    names: ['tscon'], grammar: 'windows', flags: { '/dest': { value: 'value', optional: true }, '/password': { value: 'value', optional: true }, '/v': 'switch' },
    effects: [{ does: 'read', what: 'account', class: 'session', name: '$1', when: { flags: ['/dest'] } }], examples: [['tscon 2 /dest:console', ['read account:session']], ['tscon', []]],
  },
  {
    names: ['appcmd'], grammar: 'windows', flags: { '/name': { value: 'value', optional: true }, '/image': { value: 'load', optional: true }, '/text': { value: 'value', optional: true }, '/dontlog': { value: 'value', optional: true }, '/config': 'switch' },
    effects: [
      { does: 'write', what: 'registry', class: 'autostart', name: 'module of IIS', tags: ['hijack'], when: { flags: ['/image'], operand: '^(?:install|add|set)$' } },
      { does: 'read', what: 'account', class: 'password', name: 'passwords of IIS', tags: ['search'], when: { value: ['/text', '^[*\u0001]|password'] } },
      { does: 'read', what: 'account', class: 'password', name: 'passwords of IIS', tags: ['search'], when: { operand: '^/@t(?:ext)?:(?:[*\u0001]|.*password)' } },
      { does: 'configure', what: 'service', class: 'logging', name: 'log of IIS', when: { value: ['/dontlog', '^true$'] } },
    ],
    examples: [["appcmd.exe install module /name:m '/image:C:\\x\\a.dll'", ['write registry:autostart+hijack']], ['appcmd list apppool /text:processmodel.password', ['read account:password']], ["appcmd list apppool '/@t:*'", ['read account:password']], ["appcmd set config Site /section:httplogging /dontLog:true", ['configure service:logging']], ['appcmd list site', []], ['appcmd list apppool /text:name', []]],
  },
  when(['msdeploy'], { operand: 'runcommand' }, { '/verb': { value: 'value', optional: true }, '/source': { value: 'value', optional: true }, '/dest': { value: 'value', optional: true } }, 'value', [['msdeploy.exe -verb:sync -source:package=a.zip -dest:auto', ['!execute process:lolbin']]]),
  // Only compilers of Windows itself write programs among temporary files (T1027.004).
  when(['csc', 'csc.exe', 'vbc', 'vbc.exe'], { value: ['/out', '^"?(?:%te?mp%|~[\\\\/]appdata[\\\\/]local[\\\\/]temp|[a-z]:[\\\\/](?:windows[\\\\/]temp|temp|users[\\\\/]public))'] }, { '/out': { value: 'write', optional: true }, '/target': { value: 'value', optional: true }, '/t': { value: 'value', optional: true }, '/r': { value: 'value', optional: true }, '/reference': { value: 'value', optional: true }, '/keyfile': { value: 'use', optional: true } }, 'load', [["csc.exe '/out:C:\\Windows\\Temp\\a.exe' a.cs", ['execute process:lolbin']], ['csc.exe /out:bin.exe a.cs', ['!execute process:lolbin']]]),
  // Drivers from a folder that is not Windows' own (T1547, T1014): what an installer of hardware does, and nobody else
  {
    names: ['pnputil', 'drvload'], grammar: 'windows', flags: { '/add-driver': 'switch', '/a': 'switch', '/install': 'switch', '/i': 'switch', '/subdirs': 'switch', '/reboot': 'switch' }, operands: { rest: 'load' },
    effects: [{ does: 'install', what: 'kernel', class: 'module', name: '$1', when: { operand: '^(?:[a-z]:[\\\\/](?!windows[\\\\/]|program files)|~[\\\\/]|\\\\\\\\).*\\.inf$' } }],
    examples: [["pnputil.exe /add-driver 'C:\\x\\a.inf' /install", ['install kernel:module']], ["drvload 'C:\\x\\a.inf'", ['install kernel:module']], ['pnputil /add-driver driver.inf', ['!install kernel']], ['pnputil /enum-drivers', []]],
  },
  // Agents of guards that are taken off by their own installers (T1562.001)
  {
    names: ['windowssensor', 'csuninstalltool', 'sentinelcleaner', 'sentinelinstaller', 'xagtsetup', 'uninstallcbdefense', 'mbsetup', 'mbuns', 'savremove', 'avgclear', 'avastclear', 'wscleaner', 'mcpr', 'norton_removal_tool'], grammar: 'windows', flags: { '/uninstall': 'switch', '/repair': 'switch', '/quiet': 'switch' },
    effects: [{ does: 'stop', what: 'service', class: 'security', name: 'agent of a guard', when: { flags: ['/uninstall'] } }],
    examples: [['WindowsSensor.exe /repair /uninstall /quiet', ['stop service:security']], ['WindowsSensor.exe /install /quiet', []]],
  },
] as const satisfies readonly Signature[]
