// data table
import type { Condition, Signature } from './signature.js'

/** The effect that tells that the program is given something to run in a way that nobody uses it for otherwise. */
const misused = (when: Condition) => ({ does: 'execute', what: 'process', class: 'lolbin', tags: ['proxy'], when }) as const

const proxy = (names: readonly string[], examples: Signature['examples']) => ({ names, class: 'lolbin', grammar: 'windows', operands: { first: 'load', rest: 'value' }, examples }) as const

/**
 * Signed programs of Windows that run somebody else's code when they are asked to (T1218, T1127, T1202, T1220, T1216). Those whose arguments are a language of their own are in
 * `interpret/cmd/programs`. A program that developers use for its purpose has the class only in the mode that runs code.
 */
export const WINDOWS_LOLBINS = [
  { names: ['cmstp'], grammar: 'windows', operands: { first: 'load' }, modes: [{ when: { operand: '\\.inf$' }, class: 'lolbin' }], effects: [misused({ operand: '\\.inf$' })], examples: [['cmstp.exe /s x.inf', ['execute process:lolbin', 'read path+load']], ['cmstp /s profile', ['!execute process:lolbin']]] },
  proxy(['infdefaultinstall'], [["InfDefaultInstall.exe x.inf", ['execute process:lolbin']]]),
  { names: ['gup'], grammar: 'windows', flags: { '/unzipto': 'value' }, modes: [{ when: { flags: ['/unzipto'] }, class: 'lolbin' }], examples: [['gup.exe -unzipTo "" C:\\x https://host.example/a.zip', ['execute process:lolbin']], ['gup update', []]] },
  { names: ['ie4uinit'], grammar: 'windows', flags: { '/basesettings': 'switch' }, modes: [{ when: { flags: ['/basesettings'] }, class: 'lolbin' }], examples: [['ie4uinit.exe -BaseSettings', ['execute process:lolbin']]] },
  proxy(['presentationhost', 'microsoft.workflow.compiler', 'register-cimprovider', 'runscripthelper', 'syncappvpublishingserver', 'extexport', 'pcwrun', 'workfolders', 'provlaunch', 'customshellhost', 'gpscript', 'addinutil', 'regsvcs', 'rcsi', 'fsianycpu', 'msdt', 'protocolhandler'], [
    ['microsoft.workflow.compiler.exe a.xml b.txt', ['execute process:lolbin', 'read path+load']],
  ]),
  { names: ['regasm'], grammar: 'windows', flags: { '/u, /unregister': 'switch', '/codebase': 'switch', '/tlb': { value: 'write', optional: true } }, operands: { first: 'load' }, modes: [{ when: { flags: ['/u'] }, class: 'lolbin' }], examples: [['regasm.exe /U x.dll', ['execute process:lolbin']], ['regasm.exe my.dll /codebase', ['!execute process:lolbin']]] },
  { names: ['control'], grammar: 'windows', operands: { first: 'load' }, modes: [{ when: { operand: '[\\\\/:].*' }, class: 'lolbin' }], examples: [["control.exe 'C:\\x\\a.cpl'", ['execute process:lolbin']], ['control.exe', []]] },
  { names: ['atbroker'], grammar: 'windows', flags: { '/start': 'value' }, modes: [{ when: { flags: ['/start'] }, class: 'lolbin' }], examples: [['atbroker.exe /start x', ['execute process:lolbin']]] },
  { names: ['dnscmd'], grammar: 'windows', flags: { '/config': 'switch', '/serverlevelplugindll': 'load' }, modes: [{ when: { flags: ['/serverlevelplugindll'] }, class: 'lolbin' }], examples: [["dnscmd.exe /config /serverlevelplugindll x.dll", ['execute process:lolbin', 'read path+load']]] },
  { names: ['xwizard'], grammar: 'windows', operands: { first: 'value', rest: 'url' }, modes: [{ when: { operand: '^runwizard$|://' }, class: 'lolbin' }], effects: [misused({ operand: '://' })], examples: [['xwizard RunWizard x', ['execute process:lolbin']]] },
  // Programs that fetch what they are told to (T1105).
  { names: ['ieexec', 'imewdbld', 'configsecuritypolicy', 'datasvcutil', 'nimgrab', 'onedrivestandaloneupdater', 'ieframe'], class: 'lolbin', grammar: 'windows', flags: { '/out': 'write', '/uri': 'url' }, operands: { first: 'url', second: 'write' }, examples: [['ieexec.exe https://x.example/a.exe', ['execute process:lolbin', 'receive host']]] },
  { names: ['installutil'], grammar: 'windows', flags: { '/logfile': { value: 'value', optional: true }, '/logtoconsole': { value: 'value', optional: true }, '/u': 'switch' }, operands: { rest: 'load' }, class: 'lolbin', examples: [['InstallUtil.exe /logfile= /LogToConsole=false /U x.dll', ['execute process:lolbin', 'read path+load']]] },
  { names: ['odbcconf'], grammar: 'windows', flags: { '/a': 'value', '/f': 'load', '/s': 'switch' }, modes: [{ when: { flags: ['/f'] }, class: 'lolbin' }, { when: { value: ['/a', 'regsvr'] }, class: 'lolbin' }], examples: [["odbcconf.exe /S /A '{REGSVR x.dll}'", ['execute process:lolbin']], ['odbcconf.exe -f x.rsp', ['execute process:lolbin']]] },
  { names: ['mavinject', 'mavinject32', 'mavinject64'], grammar: 'windows', flags: { '/injectrunning': 'load', '/hmodule': 'load' }, class: 'lolbin', effects: [{ does: 'write', what: 'memory', class: 'process', name: '$1' }, misused({ flags: ['/injectrunning', '/hmodule'] })], examples: [['mavinject.exe 1000 /INJECTRUNNING x.dll', ['write memory:process', 'execute process:lolbin']]] },
  { names: ['wuauclt'], grammar: 'windows', flags: { '/updatedeploymentprovider': 'load', '/runhandlercomserver': 'switch', '/detectnow': 'switch' }, modes: [{ when: { flags: ['/updatedeploymentprovider'] }, class: 'lolbin' }], examples: [['wuauclt.exe /UpdateDeploymentProvider x.dll /RunHandlerComServer', ['execute process:lolbin']], ['wuauclt /detectnow', []]] },
  { names: ['desktopimgdownldr'], grammar: 'windows', flags: { '/lockscreenurl': { value: 'url', optional: true }, '/eventname': 'value' }, class: 'lolbin', effects: [misused({ value: ['/lockscreenurl', ':'] })], examples: [['desktopimgdownldr.exe /lockscreenurl:https://x.example/a.png /eventName:e', ['receive host', 'execute process:lolbin']]] },
  { names: ['diskshadow', 'diskraid'], grammar: 'windows', flags: { '/s': 'load' }, class: 'lolbin', examples: [['diskshadow.exe /s a.txt', ['execute process:lolbin', 'read path+load']]] },
  // Classes of events and what they start (T1546.003); Windows and installed applications bring theirs.
  { names: ['mofcomp'], grammar: 'windows', flags: { '/n': { value: 'value', optional: true }, '/check': 'switch', '/autorecover': 'switch', '/class': { value: 'value', optional: true } }, operands: { first: 'load' }, modes: [{ when: { operand: '\\.mof$', without: ['/check'] }, class: 'lolbin' }], effects: [misused({ operand: '^(?:[a-z]:[\\\\/](?!windows[\\\\/]|program files)|~[\\\\/]|\\\\\\\\).*\\.mof$', without: ['/check'] })], examples: [["mofcomp.exe 'C:\\x\\a.mof'", ['execute process:lolbin+proxy', 'read path+load']], ["mofcomp 'C:\\Program Files\\App\\a.mof'", ['!execute process:lolbin+proxy']], ['mofcomp -check a.mof', ['!execute process:lolbin']]] },
  // Functions of the diagnostic scripts of Windows (T1216)
  proxy(['syncinvoke', 'runaftercancelprocess'], [['SyncInvoke calc.exe', ['execute process:lolbin']]]),
  { names: ['vbscript', 'wsmanhttpconfig'], grammar: 'windows', examples: [['wsmanhttpconfig', []]] },
  { names: ['winrm', 'winrm.cmd', 'winrm.vbs'], grammar: 'windows', effects: [{ does: 'configure', what: 'service', class: 'remote-access', name: 'WinRM', when: { first: '^(?:quickconfig|qc|set)$' } }], examples: [['winrm.cmd quickconfig', ['configure service:remote-access']], ['winrm.cmd get winrm/config', ['!configure service']]] },
  { names: ['fodhelper', 'computerdefaults', 'sdclt', 'eventvwr', 'slui', 'wsreset.exe', 'changepk', 'cmstplua'], grammar: 'windows', examples: [['fodhelper.exe', []]] },
] as const satisfies readonly Signature[]
