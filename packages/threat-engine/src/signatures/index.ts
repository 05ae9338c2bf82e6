import { ANY, STAR } from '../interpret/word.js'
import type { Signature } from './signature.js'
import { ASSISTANTS } from './assistants.js'
import { BUILD } from './build.js'
import { DATABASES } from './databases.js'
import { CLOUD } from './cloud.js'
import { CLUSTER } from './cluster.js'
import { CONTAINERS } from './containers.js'
import { VERSION_CONTROL } from './version-control.js'
import { PACKAGES } from './packages.js'
import { ARCHIVES } from './archives.js'
import { EDITORS } from './editors.js'
import { DNS } from './dns.js'
import { FILES } from './files.js'
import { HTTP } from './http.js'
import { INTERPRETERS } from './interpreters.js'
import { WRAPPERS } from './wrappers.js'
import { CRYPTO } from './crypto.js'
import { MAIL_CLIENTS } from './mail.js'
import { CAPTURE } from './capture.js'
import { REMOTE } from './remote.js'
import { SOCKETS } from './sockets.js'
import { TEXT } from './text.js'
import { SCANNERS, VULNERABILITY_SCANNERS, BRUTE_FORCERS } from './scanners.js'
import { RECONNAISSANCE } from './reconnaissance.js'
import { CRACKERS, WIRELESS_ATTACKS, POISONERS, EXPLOIT_FRAMEWORKS, COMMAND_AND_CONTROL, CREDENTIAL_DUMPERS, POST_EXPLOITATION, PRIVILEGE_ENUMERATORS, CLOUD_ATTACKS, CLOUD_AUDITS, MINERS } from './offensive.js'
import { ACCOUNTS } from './accounts.js'
import { SERVICE_MANAGERS, PROCESSES, SERVICE_TOOLS } from './service-managers.js'
import { FIREWALLS } from './firewalls.js'
import { PROTECTION } from './protection.js'
import { KERNEL } from './kernel.js'
import { WINDOWS } from './windows.js'
import { DISKS } from './disks.js'
import { NETWORK_CONFIGURATION } from './network-configuration.js'
import { DISCOVERY } from './discovery.js'
import { MACOS } from './macos.js'
import { SECRET_STORES, MEMORY_DUMPERS } from './secret-stores.js'
import { TUNNELS, REMOTE_ACCESS } from './remote-access.js'
import { CERTIFICATES } from './certificates.js'
import { DESKTOP } from './desktop.js'
import { MESSAGING } from './messaging.js'

/** Every table of command signatures. A new domain is a new file and a line here. */
export const SIGNATURES: readonly Signature[] = [...WINDOWS, ...ASSISTANTS, ...BUILD, ...DATABASES, ...CLOUD, ...CLUSTER, ...CONTAINERS, ...VERSION_CONTROL, ...PACKAGES, ...FILES, ...ARCHIVES, ...EDITORS, ...TEXT, ...HTTP, ...SOCKETS, ...DNS, ...REMOTE, ...INTERPRETERS, ...WRAPPERS, ...CRYPTO, ...MAIL_CLIENTS, ...CAPTURE, ...SCANNERS, ...RECONNAISSANCE, ...VULNERABILITY_SCANNERS, ...BRUTE_FORCERS, ...CRACKERS, ...WIRELESS_ATTACKS, ...POISONERS, ...EXPLOIT_FRAMEWORKS, ...COMMAND_AND_CONTROL, ...CREDENTIAL_DUMPERS, ...POST_EXPLOITATION, ...PRIVILEGE_ENUMERATORS, ...CLOUD_ATTACKS, ...CLOUD_AUDITS, ...MINERS, ...ACCOUNTS, ...SERVICE_MANAGERS, ...PROCESSES, ...SERVICE_TOOLS, ...FIREWALLS, ...PROTECTION, ...KERNEL, ...DISKS, ...NETWORK_CONFIGURATION, ...DISCOVERY, ...MACOS, ...SECRET_STORES, ...MEMORY_DUMPERS, ...TUNNELS, ...REMOTE_ACCESS, ...CERTIFICATES, ...DESKTOP, ...MESSAGING]

const byName = new Map<string, Signature>()
for (const signature of SIGNATURES) for (const name of signature.names) byName.set(name, signature)

/** The signature of a program by its base name. */
export const signatureOf = (name: string): Signature | undefined => byName.get(name)

/** Names of programs that a glob such as `n?ap` or `/usr/bin/wh*mi` may mean, those with a special class first. At least two literal characters are needed to mean anything. */
export function matchingPrograms(glob: string): readonly string[] {
  if (glob.replaceAll(STAR, '').replaceAll(ANY, '').length < 2) return []
  const re = new RegExp(`^${[...glob].map((c) => (c === STAR ? '.*' : c === ANY ? '.' : c.replace(/[^\w]/g, '\\$&'))).join('')}$`)
  const found = [...byName.keys(), ...SHELLS].filter((name) => re.test(name))
  return found.sort((a, b) => weight(b) - weight(a) || a.length - b.length)
}
const SHELLS = ['sh', 'bash', 'zsh', 'dash']
const weight = (name: string): number => (byName.get(name)?.class ? 1 : 0)
