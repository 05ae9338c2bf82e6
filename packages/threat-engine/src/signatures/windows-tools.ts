// data table
import type { Signature } from './signature.js'

const tool = (cls: 'post-exploitation' | 'credential-dumper' | 'c2', names: readonly string[], example: string) => ({ names, class: cls, grammar: 'windows', examples: [[example, [`execute process:${cls}`]]] }) as const

/** Attack tools that exist for Windows only and run as programs (T1068, T1134, T1187, T1558). Those that run elsewhere too are in `offensive.ts`. */
export const WINDOWS_TOOLS = [
  tool('post-exploitation', ['badpotato', 'petitpotam', 'spoolsample', 'dfscoerce', 'localpotato', 'rogueoxidresolver', 'remotepotato0', 'sharpcom', 'sharpgpoabuse', 'whisker', 'passthecert', 'standin', 'powermad', 'inveighzero', 'edrsandblast', 'killdefender', 'backstab', 'terminator', 'edrsilencer', 'aukill', 'pplkiller', 'ppid-spoof', 'donut', 'nimpackt', 'frostbyte', 'namedpipes_executor', 'ghosttask', 'backstab64', 'realblindingedr', 'powertool64', 'poortry', 'sharpterminator', 'nimblackout', 'edrkillshifter', 'hollowreaper', 'herpaderping', 'processherpaderping', 'whitechocolatemacademianut', 'browserstealer', 'tokenvator', 'incognito', 'winpwn'], 'PetitPotam.exe 10.0.0.3 10.0.0.2'),
  tool('credential-dumper', ['kekeo', 'safetykatz-x64', 'betterxencrypt', 'internalmonologue', 'lazagneforensic', 'wcreddump', 'credninja', 'dumpertdll', 'physmem2profit-dump', 'keethief-x64', 'sharpsecdump', 'sharpsniper', 'vaultdump', 'browserpasswordview', 'iepv', 'mspass', 'dialupass', 'bulletspassview', 'routerpassview', 'wirelesskeyview', 'credentialsfileview', 'vncpassview', 'pstpassword', 'operapassview'], 'kekeo.exe x'),
  // Scripts of Impacket that were made into programs (T1021, T1003, T1558)
  tool('post-exploitation', ['wmiexec.exe', 'smbexec.exe', 'atexec.exe', 'dcomexec.exe', 'getuserspns.exe', 'getnpusers.exe', 'getadusers.exe', 'lookupsid.exe', 'ntlmrelayx.exe', 'ticketer.exe', 'mssqlclient.exe', 'samrdump.exe', 'rpcdump.exe', 'gettgt.exe', 'getst.exe', 'goldenpac.exe', 'rdp_check.exe'], 'wmiexec.exe corp/a@10.0.0.4 whoami'),
  tool('credential-dumper', ['secretsdump.exe'], 'secretsdump.exe corp/a@10.0.0.4'),
  // T1123
  { names: ['soundrecorder'], grammar: 'windows', flags: { '/file': 'write', '/duration': 'value' }, effects: [{ does: 'capture', what: 'audio', class: 'recording', name: 'microphone', when: { flags: ['/file'] } }], examples: [['SoundRecorder /FILE a.wma /DURATION 0000:00:30', ['capture audio:recording']], ['SoundRecorder', ['!capture audio']]] },
  // T1219
  {
    names: ['ultraviewer_desktop', 'ultraviewer_service', 'strwinclt', 'srserver', 'client32', 'pcicfgui', 'lmiignition', 'g2ax_comm_customer', 'screenconnect.windowsclient', 'remotepcservice', 'remotepcdesktop', 'rserver3', 'aa_v3', 'ammyy_admin', 'rfusclient', 'quickassist', 'winvnc4', 'tvnserver', 'netsupport', 'zohomeeting', 'bomgar-scc', 'logmein', 'rustdesk-host', 'fleetdeck_agent', 'tacticalrmm', 'action1_agent', 'splashtopstreamer'],
    class: 'remote-access', grammar: 'windows', examples: [['strwinclt.exe', ['execute process:remote-access']]],
  },
] as const satisfies readonly Signature[]
