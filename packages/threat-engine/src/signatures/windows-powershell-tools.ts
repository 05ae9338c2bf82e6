// data table
import type { Signature } from './signature.js'

/**
 * Functions and scripts of published attack tools for PowerShell, by the names that they have in their projects (a renamed function is judged by what it does instead).
 * Names in lower case, without `.ps1`.
 */
export const POWERSHELL_TOOLS = [
  {
    // T1003, T1555, T1558
    names: [
      'invoke-mimikatz', 'invoke-mimi', 'invoke-memekatz', 'invoke-powerdump', 'powerdump', 'invoke-dcsync', 'invoke-lsadump', 'invoke-nanodump', 'invoke-ninjacopy', 'underlay-copy', 'get-lsasecret', 'invoke-wcmdump', 'get-vaultcredential', 'get-webcredentials', 'invoke-credentialinjection',
      'get-gpppassword', 'get-gppautologon', 'get-cachedgpppassword', 'get-passhashes', 'invoke-sessiongopher', 'get-chromedump', 'invoke-lazagne', 'invoke-kerberoast', 'invoke-asreproast', 'invoke-rubeus', 'invoke-internalmonologue', 'get-adreplaccount', 'get-addbaccount', 'get-bootkey', 'get-lsapolicyinformation',
      'samfile', 'obfuskittiedump', 'safedump', 'invoke-credentialsphish', 'invoke-loginprompt', 'get-azurepasswords', 'get-azpasswords', 'invoke-certify', 'invoke-whisker', 'invoke-safetykatz', 'invoke-sharpdpapi', 'invoke-sharpchrome', 'invoke-snaffler', 'invoke-stickynotesextract', 'invoke-kittielazagne', 'kittielazagne', 'passhunt', 'browserpwn', 'domainpassspray', 'dumplsass', 'wificreds', 'get-aadintlsasecrets', 'get-aadintlsabackupkeys', 'get-aadintsynccredentials', 'get-aadintadfsconfiguration', 'export-aadintadfscertificates', 'export-aadintadfssigningcertificate', 'export-aadintadfsencryptioncertificate', 'export-aadintadfsconfiguration', 'export-aadintproxyagentcertificates', 'invoke-adfsdump',
    ],
    class: 'credential-dumper', stdout: 'transform', examples: [['Invoke-Mimikatz -DumpCreds', ['execute process:credential-dumper']], ["Write-Host 'Invoke-Mimikatz'", []]],
  },
  {
    // T1059.001, T1071, T1095
    names: ['powercat', 'invoke-powershelltcp', 'invoke-powershelltcponeline', 'invoke-powershelltcponelinebind', 'invoke-powershelludp', 'invoke-powershellicmp', 'invoke-powershellwmi', 'invoke-poshrathttp', 'invoke-poshrathttps', 'invoke-conptyshell', 'invoke-empire', 'invoke-psgcat', 'invoke-psgcatagent', 'invoke-shellcode', 'invoke-metasploitpayload', 'dnscat2', 'start-dnscat2', 'invoke-dnscat2', 'powerfun'],
    class: 'c2', examples: [['Invoke-PowerShellTcp -Reverse -IPAddress 10.0.0.1 -Port 4444', ['execute process:c2']]],
  },
  {
    // T1055, T1134, T1548, T1021: PowerSploit, Empire, Nishang and their kin
    names: [
      'invoke-reflectivepeinjection', 'invoke-dllinjection', 'invoke-psinject', 'invoke-processhollowing', 'invoke-tokenmanipulation', 'invoke-runas', 'get-system', 'get-winlogontokensystem', 'get-usoclientdllsystem', 'ppid-spoof', 'invoke-bypassuac', 'invoke-eventvwrbypass', 'invoke-fodhelperbypass', 'invoke-sdcltbypass', 'invoke-wscriptbypassuac', 'invoke-uacme', 'uacbypass', 'dccuacbypass',
      'invoke-wmiexec', 'invoke-smbexec', 'invoke-smbclient', 'invoke-smbenum', 'invoke-thehash', 'invoke-psexec', 'invoke-dcom', 'invoke-sqloscmd', 'invoke-executemsbuild', 'invoke-wmicommand', 'invoke-psremoting', 'invoke-sshcommand', 'invoke-backdoorlnk', 'new-userpersistenceoption', 'new-elevatedpersistenceoption', 'add-persistence', 'install-ssp', 'add-scrnsavebackdoor', 'add-regbackdoor', 'set-remotewmi', 'set-remotepsremoting',
      'invoke-obfuscation', 'out-encodedcommand', 'out-compresseddll', 'invoke-adsbackdoor', 'invoke-psuacme', 'out-word', 'out-excel', 'out-hta', 'out-chm', 'out-shortcut', 'out-js', 'out-sct', 'invoke-maldoc', 'invoke-athhtmlapplication', 'invoke-athcompiledhelp', 'start-athprocessunderspecificparent', 'invoke-phant0m', 'invoke-amsibypass', 'invoke-nopshell', 'invoke-cradlecrafter', 'invoke-badpotato', 'invoke-petitpotam', 'invoke-spoolsample', 'new-aadintsamltoken', 'get-aadintaccesstokenforaadgraph', 'open-aadintoffice365portal', 'set-aadintuserpassword', 'new-aadintbackdoor', 'convertto-aadintbackdoor', 'winpwn', 'invoke-winpwn', 'invoke-egresscheck', 'invoke-exfiltration', 'do-exfiltration', 'invoke-dnsexfiltrator', 'new-machineaccount', 'set-machineaccountattribute', 'new-adidnsnode', 'invoke-dnsupdate', 'start-hollow', 'start-athprocessherpaderp', 'invoke-athinjectedthread', 'invoke-athremotefxvgpudisablementcommand', 'out-athpowershellcommandlineparameter', 'timestomp', 'install-aadintptaspy', 'set-aadintpassthroughauthenticationenabled', 'invoke-aadintphishing', 'invoke-aadintreconasinsider', 'invoke-aadintuserenumerationasinsider', 'register-aadintptaagent', 'new-aadintadfsrefreshtoken', 'invoke-ghosttask', 'invoke-herpaderping', 'invoke-dcshadow', 'invoke-wmipersist', 'invoke-nimscan', 'invoke-smbremoting',
    ],
    class: 'post-exploitation', examples: [['Invoke-TokenManipulation -ImpersonateUser', ['execute process:post-exploitation']]],
  },
  {
    // T1087, T1482, T1069: directory enumeration of PowerView, BloodHound and ADRecon
    names: [
      'powerview', 'invoke-bloodhound', 'sharphound', 'get-bloodhounddata', 'invoke-adrecon', 'adrecon', 'invoke-userhunter', 'find-domainuserlocation', 'invoke-processhunter', 'find-domainprocess', 'invoke-eventhunter', 'invoke-sharefinder', 'find-domainshare', 'find-interestingdomainsharefile', 'find-interestingfile', 'find-interestingdomainacl', 'invoke-aclscanner', 'find-localadminaccess', 'invoke-checklocaladminaccess', 'test-adminaccess', 'find-psremotinglocaladminaccess', 'find-wmilocaladminaccess',
      'get-netdomain', 'get-netforest', 'get-netforestdomain', 'get-netdomaincontroller', 'get-netuser', 'get-netcomputer', 'get-netgroup', 'get-netgroupmember', 'get-netlocalgroup', 'get-netlocalgroupmember', 'get-netsession', 'get-netloggedon', 'get-netshare', 'get-netou', 'get-netsite', 'get-netgpo', 'get-netgpogroup', 'get-netdomaintrust', 'get-netforesttrust', 'get-netfileserver', 'get-netsubnet', 'get-netrdpsession', 'get-netprocess', 'get-domainuser', 'get-domaincomputer', 'get-domaincontroller', 'get-domaingroup', 'get-domaingroupmember', 'get-domainou', 'get-domaingpo', 'get-domaintrust', 'get-domainpolicy', 'get-domainspnticket', 'get-domainobject', 'get-domainobjectacl', 'get-domainfileserver', 'get-domaindfsshare', 'set-domainobject', 'add-domainobjectacl', 'set-domainuserpassword', 'add-domaingroupmember', 'get-forest', 'get-foresttrust', 'get-forestdomain', 'invoke-domainpasswordspray', 'invoke-passwordspray', 'invoke-spraykatz', 'get-azdomaininfo', 'azurestealth', 'invoke-mfasweep', 'invoke-msolspray',
    ],
    class: 'post-exploitation', effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'Active Directory' }], stdout: 'transform', examples: [['Get-NetUser -SPN', ['execute process:post-exploitation', 'query system:discovery']], ['Get-NetAdapter', ['!execute process:post-exploitation']]],
  },
  {
    // T1082, T1068: what could be abused on this machine
    names: ['invoke-allchecks', 'powerup', 'invoke-privesc', 'invoke-privesccheck', 'invoke-winpeas', 'winpeas', 'invoke-seatbelt', 'invoke-sharpup', 'invoke-watson', 'invoke-sharpwatson', 'sherlock', 'find-allvulns', 'jaws-enum', 'itm4nprivesc', 'oldchecks', 'otherchecks', 'generalrecon', 'morerecon', 'rbcd-check', 'write-hijackdll', 'find-pathdllhijack', 'find-processdllhijack', 'invoke-serviceabuse', 'write-serviceexe', 'write-servicebinary', 'get-unquotedservice', 'get-modifiableservicefile', 'get-modifiableservice', 'get-registryalwaysinstallelevated', 'get-registryautologon', 'invoke-sharpview', 'invoke-hostrecon', 'get-uac'],
    class: 'privilege-enumerator', examples: [['Invoke-AllChecks', ['execute process:privilege-enumerator']]],
  },
  { names: ['invoke-portscan', 'invoke-arpscan', 'invoke-reversednslookup', 'invoke-httpstatus', 'invoke-wordlistscan', 'invoke-tcpscan', 'invoke-ipv6scan', 'invoke-smbscanner'], flags: { '-hosts, -target, -cidr, -startaddress, -computername': 'target', '-ports': 'port' }, operands: { first: 'target' }, class: 'scanner', examples: [['Invoke-Portscan -Hosts 10.0.0.0/24', ['scan host:private', 'execute process:scanner']]] },
  { names: ['invoke-inveigh', 'inveigh', 'invoke-inveighrelay', 'invoke-tater', 'invoke-netripper', 'invoke-responder', 'conveigh'], class: 'poisoner', examples: [['Invoke-Inveigh -ConsoleOutput Y', ['execute process:poisoner']]] },
  { names: ['get-keystrokes', 'start-keylogger', 'invoke-keylogger', 'keylogger', 'get-keylogger'], class: 'keylogger', flags: { '-logpath': 'write' }, effects: [{ does: 'capture', what: 'keyboard', class: 'keystrokes', name: 'keyboard' }], examples: [['Get-Keystrokes -LogPath k.log', ['capture keyboard:keystrokes']]] },
  { names: ['get-timedscreenshot', 'get-screenshot', 'invoke-screenshot', 'invoke-clipboardmonitor', 'get-clipboardcontents', 'invoke-webcamrecorder', 'start-webcamrecorder', 'get-microphoneaudio', 'get-inbox', 'invoke-mailsearch', 'get-outlookinbox'], class: 'post-exploitation', effects: [{ does: 'capture', what: 'screen', class: 'picture', name: 'screen' }], examples: [['Get-TimedScreenshot -Path p', ['capture screen:picture']]] },
] as const satisfies readonly Signature[]
