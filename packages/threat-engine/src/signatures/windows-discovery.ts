// data table
import type { Signature } from './signature.js'

const asks = (...names: readonly string[]) => ({ names, grammar: 'windows', effects: [{ does: 'query', what: 'system', class: 'discovery' }] }) as const

/** Windows programs that tell about the machine, the network and the domain (T1016, T1018, T1033, T1049, T1057, T1069, T1082, T1087, T1482). */
export const WINDOWS_DISCOVERY = [
  { ...asks('systeminfo', 'driverquery', 'gpresult', 'getmac', 'qprocess', 'quser', 'qwinsta', 'query', 'nltest', 'dsquery', 'dsget', 'csvde', 'ldifde', 'netdom', 'dcdiag', 'repadmin', 'whoami.exe', 'ipconfig', 'tasklist', 'openfiles', 'wevtquery', 'msinfo32', 'dxdiag', 'netcfg', 'w32tm', 'rasdial', 'auditquery', 'winver'), examples: [['systeminfo', ['query system:discovery']], ['nltest /dclist:corp', ['query system:discovery']], ['ipconfig /all', ['query system:discovery']], ['tasklist /svc', ['query system:discovery']]] },
  // Tools that list a whole directory (T1087.002).
  { names: ['adfind', 'adget', 'adexplorer', 'adexplorer64', 'adrecon.ps1', 'adidnsdump', 'pingcastle', 'purpleknight', 'soaphound'], class: 'post-exploitation', grammar: 'windows', effects: [{ does: 'query', what: 'system', class: 'discovery', name: 'Active Directory' }], examples: [["AdFind.exe -f '(objectcategory=computer)'", ['execute process:post-exploitation', 'query system:discovery']]] },
  { names: ['netscan', 'advanced_port_scanner', 'advanced_ip_scanner', 'softperfect', 'ipscan24', 'pchunter64', 'pchunter'], class: 'scanner', grammar: 'windows', flags: { '/range': 'target', '/hide': 'switch', '/auto': 'write' }, examples: [["netscan.exe /hide /range:10.0.0.1-10.0.0.9", ['execute process:scanner', 'scan host']]] },
] as const satisfies readonly Signature[]
