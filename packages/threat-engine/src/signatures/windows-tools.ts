// data table
import type { Signature } from './signature.js'

const tool = (cls: 'post-exploitation' | 'credential-dumper' | 'c2', names: readonly string[], example: string) => ({ names, class: cls, grammar: 'windows', examples: [[example, [`execute process:${cls}`]]] }) as const

/** Attack tools that exist for Windows only and run as programs (T1068, T1134, T1187, T1558). Those that run elsewhere too are in `offensive.ts`. */
export const WINDOWS_TOOLS = [
  tool('post-exploitation', ['badpotato', 'petitpotam', 'spoolsample', 'dfscoerce', 'krbrelayup', 'krbrelay', 'localpotato', 'rogueoxidresolver', 'remotepotato0', 'seatbelt', 'sharpup', 'sharphound', 'azurehound', 'sharpview', 'sharprdp', 'sharpwmi', 'sharpexec', 'sharpmove', 'sharpcom', 'sharpgpoabuse', 'certify', 'whisker', 'passthecert', 'standin', 'powermad', 'inveighzero', 'edrsandblast', 'killdefender', 'backstab', 'terminator', 'edrsilencer', 'aukill', 'pplkiller', 'ppldump', 'ppid-spoof', 'donut', 'nimpackt', 'frostbyte', 'namedpipes_executor', 'tokenvator', 'incognito', 'winpwn', 'crackmapexec', 'netexec'], 'PetitPotam.exe 10.0.0.3 10.0.0.2'),
  tool('credential-dumper', ['rubeus', 'kekeo', 'safetykatz-x64', 'betterxencrypt', 'internalmonologue', 'lazagneforensic', 'wcreddump', 'credninja', 'dumpertdll', 'physmem2profit-dump', 'keethief-x64', 'sharpsecdump', 'sharpsniper', 'vaultdump', 'browserpasswordview', 'iepv', 'mspass', 'dialupass', 'bulletspassview', 'routerpassview', 'wirelesskeyview', 'credentialsfileview', 'vncpassview', 'pstpassword', 'operapassview'], 'rubeus.exe asktgt /user:a'),
] as const satisfies readonly Signature[]
