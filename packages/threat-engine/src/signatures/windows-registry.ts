// data table
import type { Action, ResourceClasses, ResourceKind, Tag } from '../facts.js'

/** Keys and values of the registry that decide what starts, who may what, and what is watched. */
export interface RegistryRow {
  /** Source of a regular expression over the normalised key: `hklm\software\…` in lower case, `hkcr` for classes of any hive, without `wow6432node`. Anchored by itself. */
  readonly key: string
  /** Name of the value, in lower case; absent: any value of the key, and the key itself. */
  readonly value?: string
  /** The value's data, in lower case; absent: any. Numbers are decimal. */
  readonly data?: string
  /** `write` (the default) covers creating and changing; `delete` deleting the key or value; `read` reading or saving it. */
  readonly does?: 'write' | 'delete' | 'read'
  readonly class: ResourceClasses['registry']
  /** Tells what the row is, for explanations and documentation. */
  readonly about: string
  /** What it means beyond the registry. */
  readonly also?: readonly { readonly does: Action; readonly what: ResourceKind; readonly class: string; readonly name: string; readonly tags?: readonly Tag[] }[]
  /** True when the data is a command or a path that will run. */
  readonly runs?: boolean
  /** True for a place that makes a program of Windows, or every program, run somebody else's code, and that installers of applications do not use. */
  readonly hijack?: boolean
}

const elevates = [{ does: 'grant', what: 'permission', class: 'sudo', name: 'elevation without a prompt' }] as const
const remote = [{ does: 'configure', what: 'service', class: 'remote-access', name: 'Remote Desktop', tags: ['exposed'] }] as const
const OFF = '^0$'
const ON = '^(?:1|2|3|4)$'

/** Rows of what is written. The first row that fits decides the class; order goes from special to general. */
export const REGISTRY = [
  // Elevation (T1548.002): handlers that auto-elevating programs open, and the switches of UAC.
  { key: '\\\\(?:ms-settings|mscfile|exefile|launcher\\.systemsettings|folder|appx[a-z0-9]{8,40}|\\.pwn)(?:\\\\curver|\\\\shell\\\\[a-z]+\\\\command)$', class: 'autostart', about: 'handler that an auto-elevating program opens', also: elevates, runs: true },
  { key: '\\\\\\.[a-z0-9]+\\\\shell\\\\open\\\\command$', class: 'autostart', about: 'handler of a file type', runs: true },
  { key: '\\\\app paths\\\\(?:control|sdclt|fodhelper)\\.exe$', class: 'autostart', about: 'path of an auto-elevating program', also: elevates, runs: true },
  { key: '^hk(?:cu|lm)\\\\environment$', value: '^windir$|^systemroot$', class: 'autostart', about: 'folder that auto-elevating tasks start from', also: elevates, runs: true },
  { key: '\\\\policies\\\\system$', value: '^enablelua$', data: OFF, class: 'security', about: 'UAC off', also: elevates },
  { key: '\\\\policies\\\\system$', value: '^consentpromptbehavior(?:admin|user)$', data: OFF, class: 'security', about: 'elevation without a prompt', also: elevates },
  { key: '\\\\policies\\\\system$', value: '^promptonsecuredesktop$', data: OFF, class: 'security', about: 'prompts off the secure desktop' },
  { key: '\\\\policies\\\\system$', value: '^localaccounttokenfilterpolicy$', data: ON, class: 'security', about: 'remote logons of local administrators are not filtered' },
  { key: '\\\\policies\\\\microsoft\\\\windows\\\\installer$', value: '^alwaysinstallelevated$', data: ON, class: 'security', about: 'installers run with all rights', also: elevates },
  // Logon (T1547.004, T1547.002, T1547.005, T1037.001, T1546.002, T1546.008, T1564.002)
  { key: '\\\\winlogon\\\\specialaccounts\\\\userlist$', data: OFF, class: 'logon', about: 'account hidden from the logon screen', also: [{ does: 'write', what: 'account', class: 'ordinary', name: 'hidden account', tags: ['hidden'] }] },
  { key: '\\\\winlogon\\\\?$', value: '^shell$', data: '^(?:c:\\\\windows\\\\|%windir%\\\\|%systemroot%\\\\)?explorer\\.exe$', class: 'ordinary', about: 'the shell that Windows comes with' },
  { key: '\\\\winlogon\\\\?$', value: '^userinit$', data: '^(?:(?:c:\\\\windows|%windir%|%systemroot%)\\\\system32\\\\)?userinit\\.exe,?$', class: 'ordinary', about: 'the logon program that Windows comes with' },
  { key: '\\\\winlogon\\\\?$', value: '^(?:shell|userinit|vmapplet|taskman|notify|system|gpextensions|mpnotify|appsetup|ginadll)$', class: 'logon', about: 'program that every logon starts', runs: true, hijack: true },
  { key: '\\\\winlogon\\\\alternateshells\\\\availableshells', class: 'logon', about: 'program that every logon starts', runs: true, hijack: true },
  { key: '\\\\winlogon\\\\(?:notify|gpextensions)', class: 'logon', about: 'library that every logon loads', runs: true, hijack: true },
  { key: '\\\\winlogon$', value: '^(?:defaultpassword|autoadminlogon|defaultusername)$', class: 'logon', about: 'automatic logon' },
  { key: '\\\\control\\\\lsa(?:\\\\osconfig)?$', value: '^(?:security|authentication|notification) packages$', data: '^(?:""|(?:[\\s",;]|\\\\0|kerberos|msv1_0|schannel|wdigest|tspkg|pku2u|livessp|cloudap|scecli|rassfm)*)$', class: 'ordinary', about: 'libraries of LSASS that Windows comes with' },
  { key: '\\\\control\\\\securityproviders$', value: '^securityproviders$', class: 'logon', about: 'library that LSASS loads', runs: true, hijack: true },
  { key: '\\\\control\\\\lsa\\\\(?:extensions|lsasrv)|\\\\lsaextensionconfig\\\\', value: '^extensions$', class: 'logon', about: 'library that LSASS loads', runs: true, hijack: true },
  { key: '\\\\control\\\\lsa(?:\\\\osconfig)?$', value: '^(?:security|authentication|notification) packages$', class: 'logon', about: 'library that LSASS loads', runs: true, hijack: true },
  { key: '\\\\services\\\\ntds$', value: '^(?:lsadbextpt|directoryserviceextpt)$', class: 'logon', about: 'library that LSASS loads', runs: true, hijack: true },
  { key: '\\\\authentication\\\\(?:credential provider(?:s| filters)|plap providers)|\\\\control\\\\networkprovider\\\\order|\\\\services\\\\[^\\\\]+\\\\networkprovider$', class: 'logon', about: 'library that sees passwords at logon', runs: true, hijack: true },
  { key: '^hkcu\\\\environment$', value: '^userinitmprlogonscript$', class: 'logon', about: 'logon script', runs: true, hijack: true },
  { key: '\\\\image file execution options\\\\(?:sethc|utilman|osk|magnify|narrator|displayswitch|atbroker)\\.exe$', value: '^(?:debugger|globalflag)$', class: 'logon', about: 'program behind an accessibility key of the logon screen', runs: true, hijack: true },
  { key: '\\\\accessibility\\\\(?:ats\\\\.+|configuration|session\\d*)$|\\\\accessibility$', class: 'logon', about: 'assistive program that the logon screen starts', runs: true, hijack: true },
  { key: '\\\\control panel\\\\desktop$', value: '^scrnsave\\.exe$', data: '^(?:|(?:(?:c:\\\\windows|%windir%|%systemroot%)\\\\(?:system32|syswow64)\\\\)?[\\w. ]+\\.scr)$', class: 'ordinary', about: 'screen saver of Windows' },
  { key: '\\\\control panel\\\\desktop$', value: '^scrnsave\\.exe$', class: 'autostart', about: 'screen saver', runs: true, hijack: true },
  // Credentials (T1003, T1112)
  { key: '\\\\securityproviders\\\\wdigest$', value: '^uselogoncredential$', data: ON, class: 'credentials', about: 'passwords kept in plain text in memory' },
  { key: '\\\\control\\\\lsa$', value: '^(?:disablerestrictedadmin|limitblankpassworduse|runasppl|runaspplboot|lsacfgflags|restrictanonymous|restrictanonymoussam|disabledomaincreds|nolmhash|crashonauditfail)$', data: OFF, class: 'security', about: 'protection of LSASS and logons off' },
  { key: '\\\\control\\\\lsa$', value: '^(?:everyoneincludesanonymous)$', data: ON, class: 'security', about: 'anonymous logons count as everyone' },
  { key: '\\\\control\\\\lsa(?:\\\\msv1_0)?$', value: '^(?:lmcompatibilitylevel|ntlmminclientsec|ntlmminserversec|restrictsendingntlmtraffic)$', data: '^[012]$', class: 'security', about: 'weak authentication allowed' },
  // Guards (T1562)
  { key: '\\\\windows defender\\\\exclusions\\\\', class: 'security', about: 'exclusion of the virus scanner', also: [{ does: 'configure', what: 'service', class: 'security', name: 'Microsoft Defender exclusions' }] },
  { key: '\\\\windows defender(?:\\\\|$)|\\\\microsoft antimalware(?:\\\\|$)', value: '^(?:disable\\w+|hidenotifications?|notification_suppress|passivemode|forcepassivemode|forcedefenderpassivemode|suppressrebootnotification|uilockdown|serviceKeepalive)$', data: ON, class: 'security', about: 'virus scanner off', also: [{ does: 'configure', what: 'service', class: 'security', name: 'Microsoft Defender' }] },
  { key: '\\\\windows defender(?:\\\\|$)', value: '^(?:tamperprotection|tamperprotectionsource|spynetreporting|submitsamplesconsent|puaprotection|mpenablepus|enablecontrolledfolderaccess|enablenetworkprotection|enablesmartscreen|servicekeepalive|allowfastservicestartup|checkforsignaturesbeforerunningscan|mpcloudblocklevel|realtimescandirection|exploitguard_asr_rules)$', data: '^(?:0|2|4)$', class: 'security', about: 'virus scanner weakened', also: [{ does: 'configure', what: 'service', class: 'security', name: 'Microsoft Defender' }] },
  { key: '\\\\services\\\\(?:windefend|wdfilter|wdnisdrv|wdnissvc|wdboot|sense|securityhealthservice|wscsvc|mpssvc|sysmon\\w*|sysmondrv|csagent|csfalconservice|sentinelagent|cbdefense|mssecflt|bfe|eventlog)$', value: '^start$', data: '^4$', class: 'security', about: 'security service disabled', also: [{ does: 'stop', what: 'service', class: 'security', name: 'security service' }] },
  { key: '\\\\(?:firewallpolicy|windowsfirewall)\\\\(?:\\w+profile)$', value: '^(?:enablefirewall|disablenotifications)$', data: OFF, class: 'security', about: 'firewall off', also: [{ does: 'configure', what: 'firewall', class: 'off', name: 'Windows Firewall' }] },
  { key: '\\\\firewallpolicy\\\\.*firewallrules$|\\\\globallyopenports\\\\list|\\\\authorizedapplications\\\\list', class: 'security', about: 'firewall rule', also: [{ does: 'configure', what: 'firewall', class: 'open', name: 'Windows Firewall' }] },
  { key: '\\\\security center(?:\\\\|$)', value: 'disablenotify$|override$', data: ON, class: 'security', about: 'warnings of the security center off' },
  { key: '\\\\(?:smartscreen|appmodel\\\\.*phishingfilter|microsoft\\\\windows\\\\system|currentversion\\\\explorer|currentversion\\\\apphost)(?:\\\\|$)', value: '^(?:smartscreenenabled|enablesmartscreen|enablewebcontentevaluation|enabledv9|shellsmartscreenlevel)$', data: '^(?:0|off)$', class: 'security', about: 'SmartScreen off' },
  { key: '\\\\deviceguard(?:\\\\|$)', value: '^(?:enablevirtualizationbasedsecurity|enabled|requireplatformsecurityfeatures|lsacfgflags|hypervisorenforcedcodeintegrity)$', data: OFF, class: 'security', about: 'virtualization-based security off' },
  { key: '\\\\control\\\\ci\\\\config$', value: '^vulnerabledriverblocklistenable$', data: OFF, class: 'security', about: 'vulnerable drivers allowed' },
  { key: '\\\\amsi(?:\\\\|$)', value: '^(?:featurebits|amsienable)$', data: OFF, class: 'security', about: 'AMSI off', also: [{ does: 'configure', what: 'service', class: 'security', name: 'AMSI' }] },
  { key: '\\\\windows script\\\\settings$', value: '^amsienable$', data: OFF, class: 'security', about: 'AMSI off', also: [{ does: 'configure', what: 'service', class: 'security', name: 'AMSI' }] },
  { key: '\\\\policies\\\\attachments$', value: '^(?:savezoneinformation|scanwithantivirus)$', data: ON, class: 'security', about: 'downloads are not marked' },
  { key: '\\\\zonemap\\\\|\\\\internet settings\\\\zones\\\\', class: 'security', about: 'trust of internet zones' },
  { key: '\\\\cryptography\\\\(?:oid|providers)\\\\.*|\\\\wintrust\\\\trust providers', class: 'security', about: 'how signatures are checked' },
  { key: '\\\\policies\\\\(?:system|explorer)$', value: '^(?:disabletaskmgr|disableregistrytools|disablecmd|norun|nologoff|noclose|nodesktop|nocontrolpanel|disablelockworkstation|disablechangepassword|hidefastuserswitching|noviewondrive|nosetfolders|nofind|notrayitemsdisplay|noactivedesktop|shutdownwithoutlogon)$', data: ON, class: 'security', about: 'tools of the administrator off' },
  { key: '\\\\policies\\\\microsoft\\\\windows\\\\system$', value: '^grouppolicyrefreshtime\\w*$', class: 'security', about: 'refresh of group policies off' },
  { key: '\\\\office\\\\.*\\\\security(?:\\\\|$)', value: '^(?:accessvbom|vbawarnings|level|disableinternetfilesinpv|disableattachmentsinpv|disableunsafelocationsinpv|enabledde|objectmodelguard|packageractivationmode|blockcontentexecutionfrominternet|macroruntimescanscope|allowdde)$', class: 'security', about: 'protection of Office against macros' },
  // Logs (T1562.002, T1562.003, T1070)
  { key: '\\\\policies\\\\system\\\\audit$', value: '^processcreationincludecmdline_enabled$', data: OFF, class: 'security', about: 'command lines are not logged', also: [{ does: 'configure', what: 'service', class: 'logging', name: 'process auditing' }] },
  { key: '\\\\powershell(?:core)?\\\\(?:scriptblocklogging|modulelogging|transcription)$', value: '^enable\\w+$', data: OFF, class: 'security', about: 'PowerShell is not logged', also: [{ does: 'configure', what: 'service', class: 'logging', name: 'PowerShell logging' }] },
  { key: '\\\\services\\\\eventlog(?:\\\\|$)|\\\\winevt\\\\channels\\\\|\\\\wmi\\\\autologger\\\\', value: '^(?:start|enabled|file|maxsize|restrictguestaccess|customsd|channelaccess)$', class: 'security', about: 'event log off or elsewhere', also: [{ does: 'configure', what: 'service', class: 'logging', name: 'event log' }] },
  { key: '\\\\control\\\\minint$', class: 'security', about: 'event log off', also: [{ does: 'stop', what: 'service', class: 'logging', name: 'event log' }] },
  { key: '\\\\\\.netframework$', value: '^etwenabled$', data: OFF, class: 'security', about: '.NET is not traced', also: [{ does: 'configure', what: 'service', class: 'logging', name: 'Event Tracing for Windows' }] },
  // Recovery (T1490)
  { key: '\\\\(?:systemrestore|windows nt\\\\systemrestore)$', value: '^disable(?:sr|config)$', data: ON, class: 'security', about: 'system restore off', also: [{ does: 'configure', what: 'system', class: 'recovery', name: 'system restore' }] },
  // Remote access (T1021.001)
  { key: '\\\\terminal server(?:\\\\|$)|\\\\terminal services$', value: '^fdenytsconnections$', data: OFF, class: 'ordinary', about: 'Remote Desktop on', also: remote },
  { key: '\\\\terminal server(?:\\\\|$)|\\\\terminal services$', value: '^(?:portnumber|userauthentication|securitylayer|shadow|fallowtogethelp|fsinglesessionperuser)$', class: 'ordinary', about: 'how Remote Desktop is reached', also: remote },
  // Started by Windows (T1547.001, T1547.009–.014, T1546)
  { key: '\\\\currentversion\\\\(?:runonceex|runservices|runservicesonce)(?:\\\\|$)', class: 'autostart', about: 'started at logon, as no installer does any more', runs: true, hijack: true },
  { key: '\\\\currentversion\\\\(?:run|runonce)(?:\\\\|$)', class: 'autostart', about: 'started at logon', runs: true },
  { key: '\\\\policies\\\\explorer\\\\run(?:\\\\|$)', class: 'autostart', about: 'started at logon', runs: true, hijack: true },
  { key: '\\\\policies\\\\system$', value: '^shell$', class: 'logon', about: 'program that every logon starts', runs: true, hijack: true },
  { key: '\\\\currentversion\\\\explorer\\\\(?:user )?shell folders$', value: '^(?:common )?(?:startup|alt startup)$', class: 'autostart', about: 'folder whose programs start at logon', runs: true, hijack: true },
  { key: '\\\\active setup\\\\installed components\\\\', data: '^"?(?:c:\\\\program files|%programfiles)', class: 'autostart', about: 'started once for each user', runs: true },
  { key: '\\\\active setup\\\\installed components\\\\', value: '^stubpath$', class: 'autostart', about: 'started once for each user', runs: true, hijack: true },
  { key: '\\\\active setup\\\\installed components\\\\', class: 'autostart', about: 'started once for each user', runs: true },
  { key: '\\\\session manager$', value: '^bootexecute$', data: '^autocheck autochk \\*$', class: 'ordinary', about: 'the disk check that Windows comes with' },
  { key: '\\\\session manager$', value: '^pendingfilerenameoperations2?$', class: 'autostart', about: 'files that are replaced at boot', runs: true },
  { key: '\\\\session manager$', value: '^(?:bootexecute\\w*|setupexecute\\w*|execute|platformexecute|s0initialcommand|bootshell|excludefromknowndlls)$', class: 'autostart', about: 'started at boot', runs: true, hijack: true },
  { key: '\\\\system\\\\setup$', value: '^cmdline$', class: 'autostart', about: 'started at boot', runs: true, hijack: true },
  { key: '\\\\control\\\\safeboot$', value: '^alternateshell$', class: 'logon', about: 'program that every logon in safe mode starts', runs: true, hijack: true },
  { key: '\\\\control\\\\safeboot\\\\(?:minimal|network)\\\\', class: 'autostart', about: 'started in safe mode too', hijack: true },
  { key: '\\\\session manager\\\\(?:appcertdlls|knowndlls|subsystems)$', class: 'autostart', about: 'library that programs load', runs: true, hijack: true },
  { key: '\\\\windows nt\\\\currentversion\\\\windows$', value: '^loadappinit_dlls$', data: OFF, class: 'ordinary', about: 'libraries for every program off' },
  { key: '\\\\windows nt\\\\currentversion\\\\windows$', value: '^(?:load|run|appinit_dlls|loadappinit_dlls|iconservicelib)$', data: '^.', class: 'autostart', about: 'loaded by every program', runs: true, hijack: true },
  { key: '\\\\image file execution options\\\\', value: '^debugger$', data: '^"?(?:[a-z]:\\\\[^"]*\\\\|%[a-z]+%\\\\[^"]*)?(?:vsjitdebugger|windbgx?|cdb|ntsd|devenv|rider64|procexp(?:64)?)(?:\\.exe)?(?:"|\\s|$)', class: 'autostart', about: 'debugger of a program', runs: true },
  { key: '\\\\image file execution options\\\\', value: '^(?:debugger|verifierdlls)$', class: 'autostart', about: 'runs instead of another program', runs: true, hijack: true },
  // 0x200: another program is started when this one ends (T1546.012); other flags are those of heap checks.
  { key: '\\\\image file execution options\\\\', value: '^globalflag$', data: '^(?:512|0x0*200|dword:0*200)$', class: 'autostart', about: 'runs when another program ends', runs: true, hijack: true },
  { key: '\\\\image file execution options\\\\', value: '^(?:globalflag|mitigationoptions)$', class: 'autostart', about: 'how another program is checked', runs: true },
  { key: '\\\\silentprocessexit\\\\', value: '^(?:monitorprocess|reportingmode)$', class: 'autostart', about: 'runs when another program ends', runs: true, hijack: true },
  { key: '\\\\silentprocessexit\\\\', class: 'autostart', about: 'runs when another program ends', runs: true },
  { key: '\\\\control\\\\print\\\\(?:monitors|providers|environments\\\\.+\\\\print processors)\\\\', class: 'autostart', about: 'library that the print spooler loads', runs: true, hijack: true },
  { key: '\\\\services\\\\w32time\\\\timeproviders\\\\', class: 'autostart', about: 'library that the time service loads', runs: true, hijack: true },
  { key: '\\\\services\\\\[^\\\\]+(?:\\\\parameters)?$', value: '^(?:servicedll|failurecommand)$', class: 'autostart', about: 'program of a service', runs: true, hijack: true },
  { key: '\\\\services\\\\[^\\\\]+$', value: '^imagepath$', class: 'autostart', about: 'program of a service', runs: true },
  { key: '\\\\services\\\\winsock2\\\\parameters$', value: '^autodialdll$', class: 'autostart', about: 'library that every program with a network loads', runs: true, hijack: true },
  { key: '\\\\services\\\\(?:dns|dhcpserver)\\\\parameters$', value: '^(?:serverlevelplugindll|calloutdlls)$', class: 'autostart', about: 'library that a network service loads', runs: true, hijack: true },
  { key: '\\\\services\\\\[^\\\\]+\\\\performance$', value: '^(?:library|open|collect|close)$', class: 'autostart', about: 'library that performance counters load', runs: true, hijack: true },
  { key: '\\\\mprservices\\\\', value: '^dllname$', class: 'autostart', about: 'library that Windows loads', runs: true, hijack: true },
  { key: '\\\\windows nt\\\\currentversion\\\\svchost$', class: 'autostart', about: 'group of services', runs: true, hijack: true },
  // COM classes (T1546.015): those of a user win over those of the machine, and stand in Program Files when an application brings them.
  { key: '\\{645ff040-5081-101b-9f08-00aa002f954e\\}', class: 'autostart', about: 'handler of the recycle bin', runs: true, hijack: true },
  { key: '^hk(?:cu|u\\\\[^\\\\]+)\\\\.*\\\\clsid\\\\\\{[^\\\\]+\\\\(?:inprocserver32|localserver32|inprochandler32)$', value: '^$', data: '^"?(?:c:\\\\program files|%programfiles|~\\\\appdata\\\\local\\\\(?:microsoft|programs)\\\\)', class: 'autostart', about: 'library or program behind a COM class', runs: true },
  { key: '^hk(?:cu|u\\\\[^\\\\]+)\\\\.*\\\\clsid\\\\\\{[^\\\\]+\\\\(?:inprocserver32|localserver32|inprochandler32)$', value: '^(?:|assembly|class|codebase)$', class: 'autostart', about: 'library or program behind a COM class of a user', runs: true, hijack: true },
  { key: '\\\\clsid\\\\\\{[^\\\\]+\\\\(?:scriptleturl|treatas)', class: 'autostart', about: 'script or class that takes the place of a COM class', runs: true, hijack: true },
  { key: '\\\\typelib\\\\\\{.+', data: '^script:', class: 'autostart', about: 'script that takes the place of a type library', runs: true, hijack: true },
  { key: '\\\\clsid\\\\\\{[^\\\\]+\\\\(?:inprocserver32|localserver32|inprochandler32|scriptleturl|treatas|shell\\\\open\\\\command)', class: 'autostart', about: 'library or program behind a COM class', runs: true },
  { key: '\\\\clsid\\\\\\{[^\\\\]+$', value: '^(?:treatas|progid)$', class: 'autostart', about: 'library or program behind a COM class', runs: true },
  // File types that Windows itself opens (T1546.001); an application has a type of its own.
  { key: '^hk(?:cr|(?:lm|cu|u\\\\[^\\\\]+)\\\\software\\\\classes)\\\\(?:exe|bat|cmd|com|hta|html|txt|inf|ini|reg|lnk|pif|scr|msc|cpl|chm\\.|dll|vbs|vbe|js|jse|wsf|wsh|jpeg|png|xml|cer|crl)file(?:legacy)?\\\\shell\\\\[^\\\\]+\\\\(?:command|ddeexec)$', value: '^(?:|delegateexecute|isolatedcommand)$', class: 'autostart', about: 'program that opens files of a type of Windows', runs: true, hijack: true },
  { key: '^hk(?:cr|(?:lm|cu|u\\\\[^\\\\]+)\\\\software\\\\classes)\\\\(?:https?|ftp|mailto|search-ms|ms-[a-z-]+|calculator|windows\\.[a-z.]+|cldapp|htafile|clsid)\\\\shell\\\\open\\\\command$', value: '^(?:|delegateexecute)$', class: 'autostart', about: 'program that opens addresses of Windows', runs: true, hijack: true },
  { key: '^hk(?:cr|(?:lm|cu)\\\\software\\\\classes)\\\\.+\\\\(?:shell|shellex)\\\\.*(?:command|ddeexec|contextmenuhandlers\\\\.*)$', class: 'autostart', about: 'handler of files and folders', runs: true },
  { key: '\\\\command processor$', value: '^autorun$', data: '^"?@?(?:doskey|chcp|prompt|set |if exist .*(?:conda|doskey|aliases|clink)|.*\\\\(?:clink|conda_hook|cmd-aliases|aliases|cmdrc|init)\\w*[.\\\\]|$)', class: 'autostart', about: 'set up of the prompt of cmd', runs: true },
  { key: '\\\\command processor$', value: '^autorun$', class: 'autostart', about: 'runs with every cmd', runs: true, hijack: true },
  { key: '\\\\microsoft\\\\netsh$', class: 'autostart', about: 'library that netsh loads', runs: true, hijack: true },
  { key: '\\\\office test\\\\special\\\\perf|\\\\office\\\\.*\\\\(?:outlook\\\\(?:webview|today)(?:\\\\|$))', class: 'autostart', about: 'loaded by Office', runs: true, hijack: true },
  { key: '\\\\office\\\\.*\\\\(?:excel|word|powerpoint)\\\\options$', value: '^(?:open\\d*|gimmex|globaldotname)$', class: 'autostart', about: 'loaded by Office', runs: true, hijack: true },
  { key: '\\\\office\\\\.*\\\\(?:addins\\\\|excel\\\\options$|word\\\\options$)', class: 'autostart', about: 'loaded by Office', runs: true },
  { key: '\\\\terminal server\\\\wds\\\\rdpwd$', value: '^startupprograms$', class: 'autostart', about: 'started with every remote session', runs: true, hijack: true },
  { key: '\\\\terminal server(?:\\\\|$)|\\\\terminal services$', value: '^(?:initialprogram|servicedll)$', class: 'autostart', about: 'started with every remote session', runs: true, hijack: true },
  { key: '\\\\bootverificationprogram$', value: '^imagepath$', class: 'autostart', about: 'started at boot', runs: true, hijack: true },
  { key: '\\\\provisioning\\\\commands\\\\', value: '^command ?line$', class: 'autostart', about: 'started by provisioning', runs: true },
  { key: '\\\\(?:group policy|system)\\\\scripts\\\\(?:startup|logon|shutdown|logoff)|\\\\policies\\\\.*scripts', class: 'autostart', about: 'script of a group policy', runs: true, hijack: true },
  { key: '\\\\shelliconoverlayidentifiers(?:\\\\|$)', class: 'autostart', about: 'loaded by Explorer', runs: true },
  { key: '\\\\(?:shellserviceobjectdelayload|sharedtaskscheduler|shellserviceobjects|shellexecutehooks|browser helper objects)(?:\\\\|$)', class: 'autostart', about: 'loaded by Explorer', runs: true, hijack: true },
  // Libraries and programs that parts of Windows look up by name.
  { key: '\\\\contentindex\\\\language\\\\', value: '^\\w{0,20}dlloverridepath$', class: 'autostart', about: 'library that the search loads', runs: true, hijack: true },
  { key: '\\\\windows error reporting\\\\(?:hangs$|runtimeexceptionhelpermodules)', value: '^(?:debugger|reflectdebugger|.*\\.dll)$', class: 'autostart', about: 'runs when a program hangs', runs: true, hijack: true },
  { key: '\\\\aedebug(?:protected)?$', value: '^(?:debugger|protecteddebugger)$', data: '(?:vsjitdebugger|windbgx?|cdb|ntsd|drwtsn32|procdump(?:64)?)(?:\\.exe)?"?(?:\\s|$)', class: 'autostart', about: 'debugger of programs that crash', runs: true },
  { key: '\\\\aedebug(?:protected)?$', value: '^(?:debugger|protecteddebugger)$', class: 'autostart', about: 'runs when a program crashes', runs: true, hijack: true },
  { key: '\\\\ctf\\\\langbaraddin\\\\', class: 'autostart', about: 'library that every window loads', runs: true, hijack: true },
  { key: '\\\\keyboard layouts\\\\', value: '^ime file$', class: 'autostart', about: 'library that every window loads', runs: true, hijack: true },
  { key: '\\\\htmlhelp author$|\\\\html help author$', value: '^location$', class: 'autostart', about: 'library that the help loads', runs: true, hijack: true },
  { key: '\\\\\\.netframework$', value: '^dbgmanageddebugger$', class: 'autostart', about: 'runs when a .NET program crashes', runs: true, hijack: true },
  { key: '\\\\explorer\\\\mycomputer\\\\(?:cleanuppath|backuppath|defragpath)$', class: 'autostart', about: 'program behind a tool of Explorer', runs: true, hijack: true },
  { key: '\\\\appcompatflags\\\\telemetrycontroller(?:\\\\|$)', class: 'autostart', about: 'started by the telemetry of Windows', runs: true, hijack: true },
  { key: '\\\\appcompatflags\\\\(?:custom|installedsdb)(?:\\\\|$)', class: 'autostart', about: 'shim that is put into a program', runs: true, hijack: true },
  { key: '\\\\terminal server client\\\\default\\\\addins\\\\|\\\\terminal server\\\\addins\\\\', class: 'autostart', about: 'library that remote sessions load', runs: true, hijack: true },
  { key: '\\\\amsi\\\\providers\\\\', class: 'autostart', about: 'library that sees every script', runs: true, hijack: true },
  { key: '\\\\schedule\\\\taskcache\\\\', class: 'autostart', about: 'scheduled task', runs: true, hijack: true },
  { key: '^hk(?:cu|lm)\\\\.*environment$', value: '^(?:cor_profiler_path\\w*|coreclr_profiler_path\\w*|dotnet_startup_hooks|appx_process)$', data: '^"?(?:c:\\\\program files|%programfiles|$)', class: 'autostart', about: 'library that other programs load', runs: true },
  { key: '^hk(?:cu|lm)\\\\.*environment$', value: '^(?:cor_profiler_path\\w*|coreclr_profiler_path\\w*|dotnet_startup_hooks|appx_process)$', class: 'autostart', about: 'library that other programs load', runs: true, hijack: true },
  { key: '^hk(?:cu|lm)\\\\.*environment$|^hkcu\\\\environment$', value: '^(?:cor_profiler\\w*|cor_enable_profiling|coreclr_\\w+|dotnet_startup_hooks|psmodulepath|appx_process|node_options|pathext)$', class: 'autostart', about: 'library that other programs load', runs: true },
  { key: '\\\\recycle ?bin|\\{645ff040-5081-101b-9f08-00aa002f954e\\}', class: 'autostart', about: 'handler of the recycle bin', runs: true, hijack: true },
  // What the person at the machine may see and do, and what the machine does by itself (T1112, T1491.001, T1564.001, T1070.005)
  { key: '\\\\policies\\\\(?:explorer|system|activedesktop|comdlg32|programs|network|nonenum)$', value: '^(?:no\\w+|hide\\w+|disable\\w+|disallowrun|restrictrun|legalnotice(?:caption|text)|wallpaper(?:style)?|scforceoption)$', data: '^(?!0$|$)', class: 'policy', about: 'restriction of what a user may do' },
  { key: '\\\\policies\\\\explorer\\\\(?:disallowrun|restrictrun)$', class: 'policy', about: 'programs that a user may not start' },
  { key: '^hk(?:lm|cu)\\\\software\\\\policies\\\\microsoft\\\\(?:windows\\\\(?:windowsupdate(?:\\\\au)?|system|explorer|personalization|windows ?error ?reporting|oobe|credui|safer\\\\.+)|secondaryauthenticationfactor|biometrics|windows nt\\\\terminal services|fve|fido|internet explorer\\\\.+)$', value: '^.', class: 'policy', about: 'policy of the machine' },
  { key: '\\\\explorer\\\\advanced$', value: '^(?:hidden|showsuperhidden)$', data: '^[02]$', class: 'policy', about: 'hidden files out of sight' },
  { key: '\\\\explorer\\\\advanced$', value: '^hidefileext$', data: ON, class: 'policy', about: 'extensions of files out of sight' },
  { key: '\\\\winlogon$', value: '^(?:allowmultipletssessions|legalnotice(?:caption|text))$', class: 'policy', about: 'notice or sessions at logon' },
  { key: '\\\\control\\\\terminal server(?:\\\\|$)', value: '^(?:fsinglesessionperuser|tsuserenabled|shadow)$', class: 'policy', about: 'sessions of Remote Desktop' },
  { key: '\\\\control\\\\lsa\\\\fipsalgorithmpolicy$', value: '^enabled$', data: OFF, class: 'policy', about: 'approved ciphers only, off' },
  { key: '\\\\featurecontrol\\\\feature_[a-z_]+$|\\\\internet settings\\\\(?:zones\\\\|zonemap\\\\(?:protocoldefaults|domains|ranges))', class: 'policy', about: 'zones of Internet Explorer' },
  { key: '\\\\internet settings$', value: '^(?:proxyserver|autoconfigurl)$', data: '^(?!(?:https?=|https?://)?(?:127\\.|localhost)).', class: 'policy', about: 'proxy of the machine' },
  { key: '\\\\internet settings$', value: '^proxyenable$', data: ON, class: 'policy', about: 'proxy of the machine' },
  { key: '\\\\prefetchparameters$', value: '^enable(?:prefetcher|superfetch)$', data: OFF, class: 'policy', about: 'record of the programs that ran, off' },
  { key: '\\\\explorer\\\\advanced$', value: '^(?:showcompcolor|showinfotip)$', data: OFF, class: 'policy', about: 'signs of files out of sight' },
  { key: '\\\\immersiveshell$', value: '^useactioncenterexperience$', data: OFF, class: 'policy', about: 'notifications off' },
  { key: '\\\\policies\\\\system$', value: '^shutdownwithoutlogon$', data: OFF, class: 'policy', about: 'restriction of what a user may do' },
  { key: '\\\\policies\\\\system$', value: '^enablelinkedconnections$', data: ON, class: 'policy', about: 'elevated programs see the drives of the user' },
  { key: '\\\\credssp\\\\parameters$', value: '^allowencryptionoracle$', data: '^2$', class: 'policy', about: 'weak authentication of Remote Desktop' },
  { key: '\\\\terminal server client$', value: '^authenticationleveloverride$', data: OFF, class: 'policy', about: 'weak authentication of Remote Desktop' },
  { key: '\\\\terminal server$', value: '^fdenytsconnections$', data: ON, class: 'policy', about: 'Remote Desktop off' },
  { key: '\\\\internet settings$', value: '^maxconnectionsper(?:1_0)?server$', data: '^\\d{2,9}$', class: 'policy', about: 'limit of downloads at once, off' },
  { key: '\\\\windows error reporting$', value: '^(?:disabled|dontsendadditionaldata|loggingdisabled)$', data: ON, class: 'policy', about: 'reports of crashes off' },
  { key: '\\\\pushnotifications$', value: '^toastenabled$', data: OFF, class: 'policy', about: 'notifications off' },
  { key: '\\\\services\\\\lanman(?:server|workstation)\\\\parameters$', value: '^(?:autoshare(?:server|wks)|(?:enable|require)securitysignature)$', data: OFF, class: 'policy', about: 'shares or signatures of the network, off' },
  { key: '\\\\windows defender security center\\\\|\\\\windows defender\\\\ux configuration$', value: '^(?:disable(?:enhanced)?notifications|notification_suppress|uilockdown|hidesystray|hiderealtimeprotection)$', data: ON, class: 'security', about: 'alerts of Windows Defender off' },
  { key: '\\\\event viewer$', value: '^microsoftredirection(?:url|program(?:commandlineparameters)?)$', class: 'autostart', about: 'program behind the help of the event viewer', runs: true, hijack: true },
  { key: '\\\\app paths\\\\[^\\\\]+$', value: '^(?:|path)$', data: '^"?(?:c:\\\\(?!program files|windows\\\\system32)|~\\\\appdata\\\\local\\\\temp|%temp%|%public%)', class: 'autostart', about: 'program that a name starts', runs: true },
  { key: '\\\\safeboot\\\\(?:minimal|network)\\\\', class: 'autostart', about: 'service that starts in safe mode' },
  { key: '^hk(?:cu|lm)\\\\.*environment$|\\\\\\.netframework$', value: '^(?:complus_)?etw(?:enabled|flags)$', data: OFF, class: 'security', about: 'tracing of .NET off', also: [{ does: 'configure', what: 'service', class: 'logging', name: 'Event Tracing for Windows' }] },
  { key: '^hk', data: '^"?.{0,40}<script|^"?(?:java|vb)script:', class: 'autostart', about: 'script that waits in the registry', runs: true, hijack: true },
  // Deleting (T1562.001, T1070, T1564)
  { key: '\\\\amsi\\\\providers\\\\', does: 'delete', class: 'security', about: 'AMSI provider', also: [{ does: 'configure', what: 'service', class: 'security', name: 'AMSI' }] },
  { key: '\\\\windows defender(?:\\\\|$)|\\\\services\\\\(?:windefend|wdfilter|sense|wscsvc|securityhealthservice|eventlog)(?:\\\\|$)|\\\\safeboot(?:\\\\|$)', does: 'delete', class: 'security', about: 'security service', also: [{ does: 'stop', what: 'service', class: 'security', name: 'security service' }] },
  { key: '\\\\schedule\\\\taskcache\\\\tree\\\\', value: '^sd$', does: 'delete', class: 'security', about: 'scheduled task out of sight' },
  { key: '\\\\wmi\\\\autologger\\\\|\\\\winevt\\\\(?:channels|publishers)\\\\|\\\\powershell\\\\(?:scriptblocklogging|modulelogging|transcription)', does: 'delete', class: 'security', about: 'log off', also: [{ does: 'configure', what: 'service', class: 'logging', name: 'event log' }] },
  { key: '\\\\explorer\\\\runmru|\\\\typedpaths|\\\\recentdocs|\\\\typedurls|\\\\terminal server client\\\\(?:default|servers)', does: 'delete', class: 'ordinary', about: 'history of the user', also: [{ does: 'delete', what: 'log', class: 'history', name: 'registry history' }] },
  // Reading (T1003.002, T1003.004, T1003.005, T1552.002)
  { key: '^hklm\\\\(?:sam|security)(?:\\\\|$)', does: 'read', class: 'credentials', about: 'password hashes and secrets of Windows' },
  { key: '\\\\winlogon$', value: '^defaultpassword$', does: 'read', class: 'credentials', about: 'password of the automatic logon' },
  { key: '\\\\(?:simontatham\\\\putty\\\\sessions|realvnc|tightvnc|orl\\\\winvnc3|openssh\\\\agent\\\\keys|snmp\\\\parameters\\\\validcommunities|martin prikryl\\\\winscp)', does: 'read', class: 'credentials', about: 'saved passwords of remote access' },
  { key: '\\\\(?:intelliforms\\\\storage2|outlook\\\\profiles|windows messaging subsystem\\\\profiles)', does: 'read', class: 'credentials', about: 'saved passwords' },
] as const satisfies readonly RegistryRow[]

/** Hives that hold secrets when they are saved as a whole: SAM and SECURITY by themselves, SYSTEM as the key to them. */
export const SECRET_HIVES = '^hklm\\\\(?:sam|security|system)(?:\\\\policy(?:\\\\secrets)?|\\\\cache)?$'
