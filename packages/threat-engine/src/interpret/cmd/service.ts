import type { ResourceClasses } from '../../facts.js'

/** Services and processes of Windows that watch, log or back up, and of the products that do so. */
const CLASSES: readonly (readonly [RegExp, ResourceClasses['service']])[] = [
  [/^(?:windefend|wdnissvc|wdnisdrv|wdfilter|wdboot|wscsvc|sense|mssense|mpssvc|bfe|securityhealthservice|msmpsvc|msmpeng|nissrv|mpcmdrun|sgrmbroker|smartscreen|windows defender.*|microsoft defender.*|windows firewall|security center)$/i, 'security'],
  [/(?:carbon ?black|cbdefense|cbcomms|cbstream|^cb$|crowdstrike|csfalcon|csagent|falcon|sentinel(?:agent|helper|static|one)|cylance|cyserver|cyvera|traps|sophos|savservice|hmpalert|mcafee|mcshield|mfe|masvc|macmnsvc|symantec|sepmaster|smcservice|ccsvchst|norton|kaspersky|^avp|klnagent|bitdefender|bdservice|^ekrn|eset|trend ?micro|tmlisten|ntrtscan|dsagent|malwarebytes|mbamservice|avast|avg(?:svc|antivirus)?$|panda|webroot|wrsvc|f-secure|fshoster|sysmon|sysmon64|wazuh|ossec|osquery|elastic[- ]?(?:endpoint|agent)|winlogbeat|nxlog|fireeye|xagt|tanium|qualys|rapid7|huntress|limacharlie|velociraptor|cortex|deepinstinct|splunk|threatlocker|cybereason)/i, 'security'],
  [/^(?:eventlog|wecsvc|windows event log|diagtrack|wersvc|pla|auditd)$/i, 'logging'],
  [/^(?:vss|swprv|wbengine|sdrsvc|volume shadow copy|acrsch2svc|acronis.*|veeam.*|backupexec.*|bedbg|sqlwriter|sqlvdiwriter|vmvss|commvault.*|gxvss|gxblr|gxfwd|gxcvd|gxcimgr|arcserve.*|carbonite.*|zoolz.*)$/i, 'backup'],
  [/^(?:mssql.*|sqlserver.*|sqlagent.*|sqlbrowser|mysql\d*|postgresql.*|mongodb|oracle.*|msexchange.*|redis)$/i, 'database'],
  [/^(?:termservice|winrm|sshd|openssh.*|remoteregistry|tvnserver|uvnc_service|teamviewer|anydesk|umrdpservice|sessionenv)$/i, 'remote-access'],
]

/** The class of a service or of a process that stands for one; `.exe` and wildcards at the ends do not matter. */
export function serviceClass(name: string): ResourceClasses['service'] {
  const plain = name.slice(0, 128).replace(/\.exe$/i, '').replace(/^[\s*"]+|[\s*"]+$/g, '')
  if (plain.length < 2) return 'ordinary'
  for (const [pattern, cls] of CLASSES) if (pattern.test(plain)) return cls
  return 'ordinary'
}
