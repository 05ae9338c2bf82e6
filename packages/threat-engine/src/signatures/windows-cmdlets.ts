// data table
import type { Signature } from './signature.js'
import { POWERSHELL_TOOLS } from './windows-powershell-tools.js'

/**
 * Cmdlets whose effects a row can say, names and flags in lower case. The first flags are the positional parameters, as many as there are operand roles. Those that run code,
 * carry data or act on what an argument computes are in `interpret/powershell/commands`. Examples are lines of PowerShell.
 */
const ADMINISTRATION = [
  // Tracing switched off (T1562.006), modules of servers (T1505.002, T1505.004)
  {
    names: ['remove-etwtraceprovider', 'set-etwtraceprovider', 'stop-etwtracesession', 'remove-autologgerconfig', 'set-autologgerconfig'], flags: { '-autologgername, -name, -sessionname': 'value', '-guid': 'value', '-property': 'value' }, operands: { first: 'value' },
    effects: [{ does: 'configure', what: 'service', class: 'logging', name: '$-autologgername' }],
    examples: [['Remove-EtwTraceProvider -AutologgerName EventLog-Application -Guid x', ['configure service:logging']], ['Get-EtwTraceProvider', []]],
  },
  {
    names: ['install-transportagent', 'new-webglobalmodule', 'enable-webglobalmodule'], flags: { '-name': 'value', '-image, -assemblypath': 'load', '-transportagentfactory': 'value' }, operands: { first: 'value' },
    effects: [{ does: 'write', what: 'registry', class: 'autostart', name: 'module of a server', detail: '$-image', tags: ['hijack'], when: { flags: ['-image'] } }],
    examples: [["New-WebGlobalModule -Name m -Image 'C:\\x\\a.dll'", ['write registry:autostart+hijack', 'read path+load']], ['Get-WebGlobalModule', []]],
  },
  // Accounts and groups (T1136, T1098)
  {
    names: ['new-localuser'], flags: { '-name': 'user', '-password': 'value', '-description': 'value', '-fullname': 'value', '-accountexpires': 'value', '-nopassword': 'switch', '-passwordneverexpires': 'switch' }, operands: { first: 'user' },
    effects: [{ does: 'write', what: 'account', class: 'ordinary', name: '$-name' }],
    examples: [['New-LocalUser -Name helper -NoPassword', ['write account:ordinary']], ['Rename-LocalUser a b', []]],
  },
  {
    names: ['new-aduser', 'new-adcomputer', 'new-machineaccount', 'new-msoluser', 'new-azureaduser', 'new-mguser', 'new-azaduser'], flags: { '-name, -userprincipalname, -displayname': 'user', '-samaccountname': 'value', '-accountpassword, -password, -passwordprofile': 'value', '-enabled': 'value', '-path': 'value' }, operands: { first: 'user' },
    effects: [{ does: 'write', what: 'account', class: 'ordinary', name: '$-name' }],
    examples: [['New-ADUser -Name bob -Enabled $true', ['write account:ordinary']]],
  },
  {
    names: ['set-localuser', 'set-adaccountpassword', 'set-msoluserpassword', 'set-azureaduserpassword', 'enable-localuser', 'enable-adaccount', 'unlock-adaccount'], flags: { '-name, -identity, -userprincipalname, -objectid': 'user', '-password, -newpassword': 'value', '-reset': 'switch' }, operands: { first: 'user' },
    effects: [{ does: 'write', what: 'account', class: 'password', name: '$-name' }, { does: 'write', what: 'account', class: 'password', name: 'accounts that come one by one', when: { without: ['-name'], max: 0, piped: true } }],
    examples: [['Set-LocalUser -Name bob -Password $p', ['write account:password']]],
  },
  {
    names: ['add-msolrolemember', 'add-azureaddirectoryrolemember', 'new-azroleassignment', 'new-mgrolemanagementdirectoryroleassignment', 'new-azureadmsroleassignment', 'add-azureadserviceprincipalowner', 'new-azureaduserapproleassignment'],
    flags: { '-rolename, -roledefinitionname, -roledefinitionid, -roleobjectid, -objectid': 'value', '-rolemembertype': 'value', '-rolememberobjectid, -principalid, -refobjectid, -signinname': 'user', '-scope': 'value' },
    effects: [{ does: 'grant', what: 'permission', class: 'cloud-admin', name: '$-rolename' }],
    examples: [["New-AzRoleAssignment -RoleDefinitionName Owner -SignInName 'a@b.example'", ['grant permission:cloud-admin']], ['Get-AzRoleAssignment', []]],
  },
  {
    names: ['add-mailboxpermission', 'add-recipientpermission', 'add-mailboxfolderpermission'], flags: { '-identity': 'value', '-user, -trustee': 'user', '-accessrights': 'value' }, operands: { first: 'value' },
    effects: [{ does: 'grant', what: 'permission', class: 'cloud-admin', name: '$-identity', detail: '$-accessrights' }],
    examples: [["Add-MailboxPermission -Identity 'a@b.example' -User 'c@d.example' -AccessRights FullAccess", ['grant permission:cloud-admin']]],
  },
  {
    names: ['new-inboxrule', 'set-inboxrule', 'set-mailbox', 'new-transportrule'], flags: { '-name, -identity': 'value', '-forwardto, -redirectto, -forwardasattachmentto, -forwardingsmtpaddress, -forwardingaddress, -blindcopyto': 'value', '-deletemessage': 'value', '-movetofolder': 'value', '-mailbox': 'value' },
    effects: [{ does: 'send', what: 'message', class: 'mail', name: '$-forwardto', when: { flags: ['-forwardto'] } }, { does: 'configure', what: 'message', class: 'mail', name: '$-name', tags: ['hidden'], when: { flags: ['-deletemessage', '-movetofolder'] } }],
    examples: [["New-InboxRule -Name x -ForwardTo 'c@d.example'", ['send message:mail']], ['Get-InboxRule', []]],
  },
  {
    // Another key or password for an application of the cloud (T1098.001)
    names: ['new-azureadserviceprincipalkeycredential', 'new-azureadserviceprincipalpasswordcredential', 'new-azureadapplicationkeycredential', 'new-azureadapplicationpasswordcredential', 'new-azadappcredential', 'new-azadspcredential', 'new-azadserviceprincipalcredential', 'add-mgapplicationpassword', 'add-mgapplicationkey', 'add-mgserviceprincipalpassword', 'add-mgserviceprincipalkey', 'new-msolserviceprincipalcredential', 'new-iamaccesskey'],
    flags: { '-objectid, -applicationid, -serviceprincipalid, -username': 'value', '-type': 'value', '-value': 'value', '-startdate': 'value', '-enddate': 'value', '-passwordcredential': 'value', '-customkeyidentifier': 'value' }, operands: { first: 'value' },
    effects: [{ does: 'write', what: 'cloud', class: 'key', name: '$-objectid' }],
    examples: [['New-AzADAppCredential -ObjectId x -EndDate $d', ['write cloud:key']], ['Get-AzADAppCredential -ObjectId x', []]],
  },
  {
    // What lets somebody else act as an account of the directory (T1098, T1558)
    names: ['set-adaccountcontrol', 'set-aduser', 'set-adcomputer', 'set-adobject', 'set-adserviceaccount'],
    flags: { '-identity': 'user', '-doesnotrequirepreauth, -trustedfordelegation, -trustedtoauthfordelegation, -allowreversiblepasswordencryption, -usedeskeyonly': 'value', '-replace, -add': 'value', '-serviceprincipalnames': 'value', '-principalsallowedtodelegatetoaccount, -principalsallowedtoretrievemanagedpassword': 'value', '-server': 'value', '-clear': 'value', '-description': 'value' }, operands: { first: 'user' },
    effects: [
      { does: 'write', what: 'account', class: 'ordinary', name: '$-identity', when: { flags: ['-doesnotrequirepreauth', '-replace', '-serviceprincipalnames'] } },
      { does: 'write', what: 'account', class: 'administrator', name: '$-identity', when: { flags: ['-principalsallowedtodelegatetoaccount'] } },
    ],
    examples: [['Set-ADAccountControl -Identity bob -DoesNotRequirePreAuth $true', ['write account:ordinary']], ['Set-ADComputer DC01 -PrincipalsAllowedToDelegateToAccount X$', ['write account:administrator']], ["Set-ADUser bob -Description 'x'", ['!write account']]],
  },
  {
    // People are kept out (T1531)
    names: ['remove-localuser', 'remove-aduser', 'disable-adaccount', 'disable-localuser', 'remove-localgroupmember', 'remove-adgroupmember', 'remove-azureaduser', 'remove-msoluser', 'remove-mguser', 'remove-azaduser', 'remove-adobject'],
    flags: { '-identity, -name, -group, -objectid, -userid, -userprincipalname': 'value', '-members, -member': 'user', '-confirm': 'value', '-force': 'switch', '-recursive': 'switch' }, operands: { first: 'value', second: 'value' },
    effects: [{ does: 'delete', what: 'account', class: 'ordinary', name: '$-identity' }, { does: 'delete', what: 'account', class: 'ordinary', name: 'accounts that come one by one', when: { without: ['-identity'], max: 0, piped: true } }],
    examples: [['Disable-ADAccount -Identity bob', ['delete account:ordinary']], ["Remove-ADGroupMember -Identity 'Domain Admins' -Members bob", ['delete account:ordinary']], ['Get-ADUser bob', ['!delete account']]],
  },
  {
    // T1484.001
    names: ['set-gpregistryvalue', 'set-gpprefregistryvalue', 'new-gplink', 'set-gplink', 'set-gppermission', 'import-gpo', 'restore-gpo', 'set-gpinheritance'], flags: { '-name, -guid': 'value', '-key': 'value', '-valuename': 'value', '-type': 'value', '-value': 'value', '-target': 'value' }, operands: { first: 'value' },
    effects: [{ does: 'write', what: 'registry', class: 'policy', name: 'group policy', detail: '$-name' }],
    examples: [["New-GPLink -Name x -Target 'dc=corp,dc=example'", ['write registry:policy']], ['Get-GPO -All', []]],
  },
  // Audit and guards (T1562, T1685)
  {
    names: ['set-adminauditlogconfig', 'set-mailboxauditbypassassociation', 'set-organizationconfig'], flags: { '-identity': 'value', '-unifiedauditlogingestionenabled, -auditbypassenabled, -auditdisabled, -adminauditlogenabled': 'value' },
    effects: [
      { does: 'configure', what: 'service', class: 'logging', name: 'audit log', when: { value: ['-unifiedauditlogingestionenabled', '^(?:false|0|true)$'] } },
    ],
    examples: [['Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $false', ['configure service:logging']]],
  },
  {
    names: ['remove-azeventhub', 'remove-azeventhubnamespace', 'remove-azdiagnosticsetting', 'remove-azloganalyticsworkspace', 'remove-aznetworkwatcher', 'remove-azactivitylogalert'], flags: { '-name': 'value', '-resourcegroupname': 'value', '-namespace': 'value' },
    effects: [{ does: 'delete', what: 'cloud', class: 'logging', name: '$-name' }], tags: { '-force': 'force' },
    examples: [['Remove-AzEventHub -ResourceGroupName g -Namespace n -Name hub', ['delete cloud:logging']], ['Get-AzEventHub', []]],
  },
  {
    names: ['disable-windowsoptionalfeature', 'uninstall-windowsfeature', 'remove-windowsfeature'], flags: { '-featurename, -name': 'value', '-online': 'switch', '-norestart': 'switch', '-remove': 'switch' }, operands: { first: 'value' },
    effects: [{ does: 'stop', what: 'service', class: 'security', name: '$-featurename', when: { value: ['-featurename', '^windows-defender'] } }],
    examples: [['Uninstall-WindowsFeature -Name Windows-Defender', ['stop service:security']], ['Disable-WindowsOptionalFeature -Online -FeatureName Internet-Explorer-Optional-amd64', []]],
  },
  {
    // Version 2 has neither AMSI nor script logging (T1562.010).
    names: ['enable-windowsoptionalfeature'], flags: { '-featurename': 'value', '-online': 'switch', '-all': 'switch', '-norestart': 'switch' },
    effects: [{ does: 'configure', what: 'service', class: 'logging', name: 'PowerShell 2', when: { value: ['-featurename', '^microsoftwindowspowershellv2'] } }, { does: 'configure', what: 'service', class: 'security', name: 'signatures of the network', when: { value: ['-featurename', '^smb1protocol'] } }],
    examples: [['Enable-WindowsOptionalFeature -Online -FeatureName MicrosoftWindowsPowerShellV2', ['configure service:logging']], ['Enable-WindowsOptionalFeature -Online -FeatureName SMB1Protocol', ['configure service:security']], ['Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Windows-Subsystem-Linux', []]],
  },
  {
    names: ['remove-mppreference', 'remove-mpthreat', 'update-mpsignature', 'start-mpscan', 'get-mppreference', 'get-mpcomputerstatus', 'get-mpthreat', 'get-mpthreatdetection'], effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'Microsoft Defender' }],
    examples: [['Get-MpComputerStatus', ['query system:discovery']]],
  },
  {
    names: ['set-processmitigation', 'set-smbserverconfiguration', 'set-smbclientconfiguration'], flags: { '-name, -policyfilepath': 'value', '-disable, -remove': 'value', '-requiresecuritysignature, -enablesmb1protocol, -encryptdata': 'value' },
    effects: [{ does: 'configure', what: 'service', class: 'security', name: 'exploit protection', when: { flags: ['-disable', '-remove'] } }],
    examples: [['Set-ProcessMitigation -Name x.exe -Disable DEP', ['configure service:security']]],
  },
  {
    names: ['disable-computerrestore'], flags: { '-drive': 'value' }, operands: { first: 'value' }, effects: [{ does: 'configure', what: 'system', class: 'recovery', name: '$-drive' }],
    examples: [["Disable-ComputerRestore -Drive 'C:\\'", ['configure system:recovery']], ["Enable-ComputerRestore -Drive 'C:\\'", []]],
  },
  {
    names: ['disable-bitlocker', 'suspend-bitlocker', 'clear-bitlockerautounlock', 'remove-bitlockerkeyprotector'], flags: { '-mountpoint': 'value' }, operands: { first: 'value' }, effects: [{ does: 'configure', what: 'service', class: 'security', name: 'BitLocker' }],
    examples: [['Disable-BitLocker -MountPoint C:', ['configure service:security']], ['Get-BitLockerVolume', []]],
  },
  { names: ['clear-history'], flags: { '-id': 'value', '-commandline': 'value', '-count': 'value', '-newest': 'switch' }, effects: [{ does: 'delete', what: 'log', class: 'history', name: 'history of the session', when: { without: ['-id', '-commandline', '-count', '-confirm'] } }], examples: [['Clear-History', ['delete log:history']], ['Clear-History -Id 3', []]] },
  { names: ['get-history'], examples: [['Get-History', []]] },
  // Remote access (T1021.006) and shares (T1021.002, T1135)
  { names: ['enable-psremoting', 'enable-wsmancredssp', 'set-wsmanquickconfig'], effects: [{ does: 'configure', what: 'service', class: 'remote-access', name: 'WinRM' }], examples: [['Enable-PSRemoting -Force', ['configure service:remote-access']], ['Disable-PSRemoting -Force', []]] },
  {
    names: ['new-psdrive', 'new-smbmapping'], flags: { '-name, -localpath': 'value', '-psprovider': 'value', '-root, -remotepath': 'value', '-credential, -username': 'value', '-password': 'value', '-scope': 'value', '-persist': 'switch' }, operands: { first: 'value', second: 'value', third: 'value' },
    effects: [{ does: 'list', what: 'path', name: '$-root', when: { value: ['-root', '^\\\\\\\\'] } }, { does: 'connect', what: 'host', class: 'unknown', name: '$-root', tags: ['network-share'], when: { value: ['-root', '^\\\\\\\\[^\\\\]+\\\\(?:[a-z]|admin|ipc)\\$'] } }],
    examples: [["New-PSDrive -Name g -PSProvider FileSystem -Root '\\\\host\\C$'", ['connect host']], ['New-PSDrive -Name HKCR -PSProvider Registry -Root HKEY_CLASSES_ROOT', []]],
  },
  {
    names: ['new-smbshare', 'grant-smbshareaccess', 'new-fileshare'], flags: { '-name': 'value', '-path': 'value', '-fullaccess, -changeaccess, -accountname': 'value', '-accessright': 'value' }, operands: { first: 'value', second: 'value' },
    effects: [{ does: 'publish', what: 'path', name: '$-path', tags: ['network-share'] }, { does: 'grant', what: 'permission', class: 'world-writable', name: '$-name', when: { value: ['-fullaccess', '^everyone$'] } }, { does: 'grant', what: 'permission', class: 'world-writable', name: '$-path', tags: ['recursive'], when: { value: ['-path', '^"?[a-z]:[\\\\/]?"?$'], flags: ['-fullaccess'] } }],
    examples: [["New-SmbShare -Name s -Path 'C:\\work' -FullAccess Everyone", ['publish path', 'grant permission:world-writable']], ['Set-SmbShare -Name s', []]],
  },
  { names: ['remove-smbmapping'], flags: { '-localpath, -remotepath': 'value', '-force': 'switch' }, operands: { first: 'value' }, examples: [['Remove-SmbMapping -LocalPath Z: -Force', []]] },
  { names: ['remove-smbshare', 'remove-fileshare'], flags: { '-name': 'value' }, operands: { first: 'value' }, effects: [{ does: 'configure', what: 'system', class: 'ordinary', name: '$-name', tags: ['remove', 'network-share'] }], examples: [['Remove-SmbShare -Name s', ['configure system:ordinary']]] },
  // Capture (T1040)
  {
    names: ['start-neteventsession', 'add-neteventpacketcaptureprovider', 'add-neteventprovider', 'start-pktmon'], flags: { '-name, -sessionname': 'value' }, operands: { first: 'value' }, effects: [{ does: 'capture', what: 'traffic', class: 'packets', name: '$-name' }],
    examples: [['Add-NetEventPacketCaptureProvider -SessionName s', ['capture traffic:packets']], ['Get-NetEventSession', []]],
  },
  {
    // T1123
    names: ['windowsaudiodevice-powershell-cmdlet', 'write-recordingaudiodevice', 'start-audiorecording', 'start-recording'], flags: { '-outfile, -path': 'write' }, effects: [{ does: 'capture', what: 'audio', class: 'recording', name: 'microphone' }],
    examples: [['WindowsAudioDevice-Powershell-Cmdlet', ['capture audio:recording']], ['Get-AudioDevice -List', []]],
  },
  // Logs (T1654)
  {
    names: ['get-eventlog', 'get-winevent'], flags: { '-logname, -filterhashtable, -listlog, -providername': 'value', '-instanceid, -id': 'value', '-newest, -maxevents': 'value', '-computername': 'value', '-entrytype': 'value', '-after': 'value', '-before': 'value', '-source': 'value', '-filterxpath': 'value', '-list': 'switch' }, operands: { first: 'value', second: 'value' },
    effects: [{ does: 'read', what: 'log', class: 'security', name: '$-logname', when: { value: ['-logname', '^security$'] } }], stdout: 'transform',
    examples: [['Get-EventLog Security -Newest 10', ['read log:security']], ['Get-EventLog Application -Newest 10', []]],
  },
  // Certificates (T1553.004)
  {
    names: ['import-certificate', 'import-pfxcertificate'], flags: { '-filepath': 'read', '-certstorelocation': 'value', '-password': 'value', '-exportable': 'switch' }, operands: { first: 'read', second: 'value' },
    effects: [{ does: 'install', what: 'certificate', class: 'trust', name: '$-certstorelocation', when: { value: ['-certstorelocation', '\\\\(?:root|authroot|trustedpublisher|ca)$'] } }],
    examples: [["Import-Certificate -FilePath ca.cer -CertStoreLocation 'Cert:\\LocalMachine\\Root'", ['install certificate:trust']], ["Import-Certificate -FilePath a.cer -CertStoreLocation 'Cert:\\CurrentUser\\My'", ['!install certificate:trust']]],
  },
  // Machine and disks (T1529, T1561)
  { names: ['stop-computer', 'restart-computer'], flags: { '-computername': 'host' }, operands: { first: 'host' }, effects: [{ does: 'stop', what: 'system', class: 'shutdown' }], examples: [['Stop-Computer -Force', ['stop system:shutdown']], ['Start-Service x', []]] },
  {
    names: ['format-volume', 'clear-disk', 'initialize-disk', 'remove-partition', 'reset-physicaldisk'], flags: { '-driveletter': 'value', '-number, -disknumber': 'value', '-filesystem': 'value', '-removedata': 'switch', '-removeoem': 'switch', '-partitionnumber': 'value' },
    effects: [{ does: 'delete', what: 'device', class: 'disk', name: '$-driveletter', when: { flags: ['-driveletter'] } }, { does: 'delete', what: 'device', class: 'disk', when: { without: ['-driveletter'] } }],
    examples: [['Clear-Disk -Number 1 -RemoveData', ['delete device:disk']], ['Get-Partition', []]],
  },
  { names: ['clear-recyclebin'], examples: [['Clear-RecycleBin -Force', []]] },
  {
    // What lies in an image has no mark of the net (T1553.005)
    names: ['mount-diskimage'], flags: { '-imagepath': 'use', '-storagetype': 'value', '-access': 'value' }, operands: { first: 'use' }, modes: [{ when: { value: ['-imagepath', '^(?:[a-z]:[\\\\/](?!program files|windows[\\\\/])|~[\\\\/])'] }, class: 'lolbin' }],
    examples: [['Mount-DiskImage -ImagePath a.iso', ['read path:ordinary+use', '!execute process:lolbin']], ["Mount-DiskImage -ImagePath 'C:\\Users\\u\\Downloads\\a.iso'", ['execute process:lolbin']]],
  },
  // Packages
  {
    names: ['install-module', 'install-script', 'install-package', 'save-module', 'install-psresource', 'update-module'], flags: { '-name': 'package', '-repository, -source, -providername': 'value', '-requiredversion, -version, -minimumversion': 'value', '-scope': 'value', '-path': 'value', '-credential': 'value', '-skippublishercheck': 'switch' }, operands: { first: 'package' },
    examples: [['Install-Module Pester -Scope CurrentUser -Force', ['install package:registry']], ['Get-Module -ListAvailable', []]],
  },
  {
    names: ['add-appxpackage', 'add-appxprovisionedpackage'], flags: { '-path, -packagepath': 'load', '-dependencypath': 'value', '-appinstallerfile': 'load', '-register': 'switch', '-allowunsigned': 'switch' }, operands: { first: 'load' },
    examples: [['Add-AppxPackage -Path app.msix', ['read path:ordinary+load']]],
  },
  { names: ['expand-archive'], flags: { '-path, -literalpath': 'read', '-destinationpath': 'write' }, operands: { first: 'read', second: 'write' }, examples: [['Expand-Archive -Path a.zip -DestinationPath out', ['read path:ordinary', 'write path:ordinary']]] },
  { names: ['set-acl'], flags: { '-path, -literalpath': 'change', '-aclobject': 'value' }, operands: { first: 'change', second: 'value' }, effects: [{ does: 'write', what: 'account', class: 'administrator', name: '$-path', when: { value: ['-path', '^(?:activedirectory:)?ad:'] } }], examples: [["Set-Acl -AclObject $acl -Path 'AD:CN=AdminSDHolder,CN=System,DC=corp,DC=example'", ['write account:administrator']], ['Set-Acl -Path a.txt -AclObject $acl', ['configure path:ordinary']]] },
  {
    // Which services anybody may change (T1574.011): all of them are asked, where one has one's own in mind
    names: ['get-acl'], flags: { '-path, -literalpath': 'list', '-inputobject': 'value' }, operands: { first: 'list' }, modes: [{ when: { value: ['-path', '\\\\services\\\\[*\u0001]$'] }, class: 'privilege-enumerator' }],
    examples: [['Get-Acl HKLM:\\SYSTEM\\CurrentControlSet\\Services\\*', ['execute process:privilege-enumerator']], ['Get-Acl a.txt', ['list path:ordinary', '!execute process:privilege-enumerator']]],
  },
  { names: ['get-filehash', 'unblock-file'], flags: { '-path, -literalpath': 'list', '-algorithm': 'value', '-inputobject': 'value' }, operands: { first: 'list' }, examples: [['Get-FileHash a.txt', ['list path:ordinary']]] },
  { names: ['set-executionpolicy'], flags: { '-executionpolicy': 'value', '-scope': 'value' }, operands: { first: 'value', second: 'value' }, effects: [{ does: 'configure', what: 'system', class: 'ordinary', name: 'execution policy', detail: '$-executionpolicy' }], examples: [['Set-ExecutionPolicy RemoteSigned', ['configure system:ordinary']]] },
  // Secrets by name (T1555.006)
  {
    names: ['get-azkeyvaultsecret', 'get-secret', 'get-ssmparametervalue', 'get-secsecretvalue', 'get-storedcredential', 'get-adserviceaccount'], flags: { '-name, -secretid, -target, -identity': 'value', '-vaultname, -vault': 'value', '-asplaintext': 'switch' }, operands: { first: 'value', second: 'value' },
    effects: [{ does: 'read', what: 'cloud', class: 'secret', name: '$-name', when: { flags: ['-name'] } }, { does: 'read', what: 'cloud', class: 'secrets-bulk', when: { without: ['-name'] } }], stdout: 'content',
    examples: [['Get-AzKeyVaultSecret -VaultName v -Name n -AsPlainText', ['read cloud:secret']]],
  },
  // Discovery (T1087, T1069, T1082, T1016, T1049, T1482)
  {
    names: ['get-aduser', 'get-adgroup', 'get-adgroupmember', 'get-adcomputer', 'get-addomain', 'get-addomaincontroller', 'get-adtrust', 'get-adforest', 'get-adobject', 'get-localuser', 'get-localgroup', 'get-localgroupmember', 'get-computerinfo', 'get-nettcpconnection', 'get-netudpendpoint', 'get-netipaddress', 'get-netipconfiguration', 'get-netadapter', 'get-netroute', 'get-netneighbor', 'get-dnsclientcache', 'get-hotfix', 'get-netfirewallrule', 'get-netfirewallprofile', 'get-netfirewallsetting', 'get-smbshare', 'get-scheduledtask', 'get-psdrive', 'get-volume', 'get-disk', 'get-msoluser', 'get-azureaduser', 'get-gpresultantsetofpolicy'],
    flags: { '-identity, -name, -filter': 'value', '-group': 'value', '-properties': 'value', '-server': 'value', '-searchbase': 'value', '-psprovider': 'value' }, operands: { first: 'value' }, effects: [{ does: 'query', what: 'system', class: 'discovery' }, { does: 'read', what: 'account', class: 'password', name: 'passwords of the directory', tags: ['search'], when: { value: ['-properties', 'ms-mcs-admpwd|mslaps-(?:encrypted)?password|msds-managedpassword|unixuserpassword|^userpassword'] } }],
    examples: [['Get-ADComputer -Filter x -Properties ms-Mcs-AdmPwd', ['read account:password']], ['Get-ADUser -Filter x -Properties mail', ['!read account']], ['Get-LocalGroupMember -Group Administrators', ['query system:discovery']]],
  },
] as const satisfies readonly Signature[]

/** All rows for cmdlets, by names in lower case. */
export const CMDLETS: readonly Signature[] = [...ADMINISTRATION, ...POWERSHELL_TOOLS]
