import { defineAnalyzer } from '../../analysis/analyzer.js'
import { NEAR_HOSTS, SOFT_PLACES } from '../../analysis/classes.js'
import { perCall, table } from '../../analysis/match.js'
import type { Effect, Facts } from '../../facts.js'
import { HOLE, STAR } from '../../interpret/word.js'

/** Destruction, and what takes a machine or its data away from its owner. */
export const impact = defineAnalyzer({
  id: 'impact',
  category: 'pattern',
  title: 'Impact',
  techniques: ['T1485', 'T1486', 'T1490'],
  rules: {
    'system-destroyed': {
      severity: 'critical',
      title: 'Deletes the system, a home or everything',
      advice: 'Name the directory inside the project that is to be deleted.',
      techniques: ['T1485'],
    },
    'disk-destroyed': {
      severity: 'critical',
      title: 'Overwrites or formats a disk',
      advice: 'Write to an image file; disks are an administrator’s to format.',
      techniques: ['T1561', 'T1485'],
    },
    'backup-destroyed': {
      severity: 'critical',
      title: 'Deletes backups or snapshots',
      advice: 'Let the retention of the backup tool delete what is old.',
      techniques: ['T1490', 'T1485'],
    },
    'recovery-disabled': { severity: 'critical', title: 'Keeps the system from being recovered', advice: 'Leave boot and recovery settings alone.', techniques: ['T1490'] },
    'boot-changed': { severity: 'low', title: 'Changes how the machine boots', advice: 'Boot settings are an administrator’s to change.', techniques: ['T1542'] },
    'ransomware': {
      severity: 'critical',
      title: 'Encrypts many files in place',
      advice: 'Encrypt one archive, and keep the originals until it was opened again.',
      techniques: ['T1486'],
    },
    'fork-bomb': { severity: 'critical', title: 'Exhausts the machine with processes', advice: 'Limit how many processes run at once.', techniques: ['T1499'] },
    'exhaustion': { severity: 'medium', title: 'Fills the disk or the memory of the machine', advice: 'Make the file as large as the test needs, and limit how long a load test runs.', techniques: ['T1499', 'T1496'] },
    'endless-calls': { severity: 'medium', title: 'Asks a model again and again without an end', advice: 'Say how often, or what ends the loop.', techniques: ['T1496'] },
    'mining': { severity: 'critical', title: 'Mines a cryptocurrency', advice: 'Nothing that is built or tested needs it.', techniques: ['T1496.001'] },
    'unknown-deleted': {
      severity: 'medium',
      title: 'Deletes everything below a directory that is not known',
      advice: 'Check that the variable is set ("${DIR:?}"), or name the directory.',
      techniques: ['T1485'],
    },
    'directory-deleted': {
      severity: 'medium',
      title: 'Deletes a directory of the system’s or of somebody’s own data',
      advice: 'Let the package manager or the service remove its own data.',
      techniques: ['T1485'],
    },
    'project-deleted': {
      severity: 'medium',
      title: 'Deletes the whole project or its history',
      advice: 'Delete the build output; git clean -n shows what would go.',
      techniques: ['T1485'],
    },
    'system-file-deleted': { severity: 'high', title: 'Deletes a file that logins or the kernel need', advice: 'Keep the file; edit it with its own tool.', techniques: ['T1485', 'T1531'] },
    'keys-deleted': { severity: 'medium', title: 'Deletes keys or credentials', advice: 'Move them aside first: what they open may have no other key.', techniques: ['T1485', 'T1531'] },
    'service-stopped': {
      severity: 'medium',
      title: 'Stops a service',
      advice: 'Restart the one service that changed.',
      techniques: ['T1489'],
    },
    'processes-killed': { severity: 'medium', title: 'Kills many processes', advice: 'Stop the one process by its number or name.', techniques: ['T1489', 'T1499'] },
    'shutdown': { severity: 'medium', title: 'Shuts the machine down', advice: 'Restart the service instead.', techniques: ['T1529'] },
    'cloud-destroyed': {
      severity: 'high',
      title: 'Destroys cloud resources without confirmation',
      advice: 'Show the plan first, and let a person confirm it.',
      techniques: ['T1485'],
    },
    'cloud-deleted': { severity: 'medium', title: 'Deletes a resource of a cloud or of a shared service', advice: 'Delete through the reviewed infrastructure code.', techniques: ['T1485'] },
    'remote-deleted': { severity: 'medium', title: 'Asks another host to delete something', advice: 'Delete through the client of the service, which shows what it deletes.', techniques: ['T1485'] },
    'cluster-destroyed': {
      severity: 'high',
      title: 'Destroys what runs or is stored in a cluster',
      advice: 'Delete the one workload by its name, or change the manifest.',
      techniques: ['T1485', 'T1489'],
    },
  },
  ...table([
    { does: 'delete', what: 'path', tags: ['preview'] },
    { rule: 'system-destroyed', does: 'delete', what: 'path', class: ['root', 'system-root', 'home'], tags: ['recursive', 'glob', 'all', 'force'], without: ['scratch'] },
    { rule: 'system-destroyed', does: 'delete', what: 'path', class: ['root', 'system-root', 'home'], when: ({ actor }) => actor.program === 'mv' },
    { rule: 'system-destroyed', does: 'write', what: 'path', tags: ['glob'], without: ['in-place', 'scratch'], when: isOverwrittenEverywhere },
    { rule: 'disk-destroyed', does: ['write', 'append', 'delete', 'encrypt', 'configure'], what: ['path', 'device'], when: ({ resource }) => PLACEHOLDER_DISK.test(resource.name), severity: 'low' },
    // The name of the device goes, its content does not.
    { rule: 'disk-destroyed', does: 'delete', what: 'path', class: 'disk', without: ['truncate'], severity: 'medium' },
    { rule: 'disk-destroyed', does: ['write', 'append', 'delete', 'encrypt'], what: 'path', class: 'disk' },
    { rule: 'disk-destroyed', does: ['write', 'delete', 'configure', 'encrypt'], what: 'device', class: 'disk' },
    { rule: 'backup-destroyed', does: 'delete', what: 'path', class: 'backup', tags: ['recursive', 'glob', 'all'], without: SOFT_PLACES },
    // One of several, by its name.
    { rule: 'backup-destroyed', does: 'delete', what: 'backup', class: 'ordinary', severity: 'medium' },
    { rule: 'backup-destroyed', does: ['delete', 'stop', 'configure'], what: 'backup' },
    { rule: 'backup-destroyed', does: ['stop', 'delete'], what: 'service', class: 'backup', severity: 'high' },
    { rule: 'recovery-disabled', does: ['configure', 'delete', 'stop', 'write'], what: 'system', class: 'recovery' },
    // Guards do not start in safe mode (T1562.009).
    { rule: 'boot-changed', does: 'configure', what: 'system', class: 'boot', tags: ['insecure'], severity: 'high', techniques: ['T1562.009'] },
    { rule: 'boot-changed', does: ['configure', 'write'], what: 'system', class: 'boot', when: ({ resource, detail }) => UNGUARDED.test(`${resource.name} ${detail ?? ''}`), severity: 'medium' },
    { rule: 'boot-changed', does: ['configure', 'delete', 'write'], what: 'system', class: 'boot' },
    { rule: 'ransomware', does: 'encrypt', what: 'path', class: ['root', 'system-root', 'home'], tags: ['copy'], severity: 'medium' },
    { does: 'encrypt', what: 'path', tags: ['copy'] },
    { rule: 'ransomware', does: 'encrypt', what: 'path', class: ['root', 'system-root', 'home'] },
    { rule: 'ransomware', does: 'encrypt', what: 'path', tags: ['recursive', 'search', 'all', 'many'] },
    { rule: 'ransomware', does: 'encrypt', what: 'path', tags: ['glob', 'in-place'], severity: 'medium' },
    { rule: 'fork-bomb', does: 'execute', what: 'process', class: 'fork-bomb' },
    // Disks have their own rule, and what is not kept fills nothing.
    { does: 'write', what: 'system', class: 'exhaustion', when: ({ resource }) => /^\/dev\/(?!shm\/)/.test(resource.name) },
    { rule: 'exhaustion', does: ['write', 'append'], what: 'path', tags: ['redirect'], when: isEndless },
    { rule: 'exhaustion', does: 'write', what: 'system', class: 'exhaustion', severity: 'high', when: ({ resource }) => FILLED.test(resource.name) },
    { rule: 'endless-calls', does: 'execute', what: 'system', class: 'exhaustion', when: ({ resource }) => resource.name === 'endless calls of a model' },
    { rule: 'exhaustion', does: ['write', 'execute'], what: 'system', class: 'exhaustion' },
    { rule: 'mining', does: 'execute', what: 'process', class: 'miner' },
    { rule: 'mining', does: ['connect', 'send', 'receive'], what: 'host', class: 'mining-pool' },
    { rule: 'system-file-deleted', does: 'delete', what: 'path', class: ['user-database', 'kernel', 'pam', 'sudoers'], without: SOFT_PLACES },
    { rule: 'keys-deleted', does: 'delete', what: 'path', class: ['private-key', 'cloud-credentials', 'password-store'], without: SOFT_PLACES, when: ({ resource }) => RELATIVE.test(resource.name), severity: 'low' },
    { rule: 'keys-deleted', does: 'delete', what: 'path', class: ['private-key', 'cloud-credentials', 'password-store'], without: SOFT_PLACES },
    { rule: 'project-deleted', does: 'delete', what: 'path', class: 'workspace', tags: ['recursive', 'all', 'glob'] },
    { rule: 'project-deleted', does: 'delete', what: 'repository', class: 'history' },
    { rule: 'unknown-deleted', does: 'delete', what: 'path', all: ['recursive'], when: belowUnknown },
    { rule: 'directory-deleted', does: 'delete', what: 'path', class: 'ordinary', all: ['recursive'], without: SOFT_PLACES, when: isDataDirectory },
    { rule: 'directory-deleted', does: ['delete', 'write'], what: 'path', class: 'personal-data', tags: ['recursive', 'glob', 'all', 'truncate'], when: ({ resource }) => MAILBOXES.test(resource.name), techniques: ['T1070.008'] },
    { rule: 'directory-deleted', does: 'delete', what: 'path', class: ['system-config', 'database-dump'], all: ['recursive'], without: SOFT_PLACES },
    { rule: 'directory-deleted', does: 'delete', what: 'path', class: 'ordinary', all: ['recursive'], without: SOFT_PLACES, when: isPersonal },
    { rule: 'directory-deleted', does: 'delete', what: 'path', class: 'ordinary', all: ['recursive'], without: SOFT_PLACES, when: ({ resource }) => STRANGE_TOP.test(resource.name) },
    { rule: 'service-stopped', does: 'stop', what: 'service', class: ['database', 'remote-access', 'ordinary'] },
    { rule: 'processes-killed', does: 'stop', what: 'process', all: ['all'], severity: 'high', when: ({ resource }) => resource.name === 'every process' || resource.name === 'the first process' },
    { rule: 'processes-killed', does: 'stop', what: 'process', tags: ['all', 'many', 'other-user'] },
    // It comes back by itself.
    { rule: 'shutdown', does: 'stop', what: 'system', class: 'shutdown', when: ({ detail }) => detail === 'restart', severity: 'low' },
    { rule: 'shutdown', does: ['stop', 'configure', 'execute'], what: 'system', class: 'shutdown', without: ['remove'] },
    { rule: 'cloud-deleted', does: 'delete', what: 'cloud', tags: ['interactive'], without: ['preview'], severity: 'low' },
    { does: ['delete', 'stop'], what: ['cloud', 'cluster'], tags: ['preview', 'interactive'] },
    { rule: 'cloud-destroyed', does: 'delete', what: 'cloud', class: ['stack', 'database', 'storage', 'backup', 'key', 'public-storage'], tags: ['unconfirmed', 'force', 'recursive', 'all', 'production'] },
    { rule: 'cloud-destroyed', does: 'delete', what: 'cloud', class: ['backup', 'key'] },
    { rule: 'cloud-destroyed', does: 'delete', what: 'cloud', tags: ['all', 'many', 'production', 'unconfirmed'] },
    { rule: 'cloud-deleted', does: 'delete', what: 'cloud', class: 'stack', severity: 'low' },
    { rule: 'cloud-deleted', does: 'delete', what: 'cloud', class: ['database', 'storage', 'public-storage', 'compute', 'identity', 'network', 'secret', 'secrets-bulk', 'ordinary'] },
    { does: 'receive', what: 'host', class: NEAR_HOSTS },
    { rule: 'remote-deleted', does: 'receive', what: 'host', when: ({ detail }) => detail === 'DELETE' },
    { rule: 'cluster-destroyed', does: 'delete', what: 'cluster', class: ['namespace', 'volume', 'node'] },
    { rule: 'cluster-destroyed', does: 'delete', what: 'cluster', tags: ['all', 'production'] },
    { rule: 'cluster-destroyed', does: 'stop', what: 'cluster', class: 'node', severity: 'medium' },
  ]),
})

/** Where mail lies. */
const MAILBOXES = /^\/var\/(?:spool\/)?mail(?:\/|$)|\/Library\/Mail(?:\/|$)/

/** What never ends is written to a file: `yes > f`, `cat /dev/urandom > f`. A redirection is part of the command that it belongs to. */
function isEndless({ resource, where, span }: Effect, facts: Facts): boolean {
  if (resource.class === 'null' || resource.class === 'disk' || resource.class === 'device' || resource.name.startsWith('/dev/std')) return false
  const holds = (e: Effect): boolean => e.where === where && e.span.start <= span.start && e.span.end >= span.end
  const writer = endless(facts).find(holds)
  return writer !== undefined && (writer.actor.program === 'yes' || facts.by('read').some((e) => e.where === where && e.actor.program === writer.actor.program && ENDLESS.test(e.resource.name) && e.span.start >= writer.span.start && e.span.end <= writer.span.end))
}
const endless = perCall((facts: Facts) => facts.by('execute').filter(({ actor }) => WRITERS.has(actor.program) && !actor.wrappers.includes('timeout')))
const WRITERS: ReadonlySet<string> = new Set(['yes', 'cat'])
const ENDLESS = /^\/dev\/(?:zero|full|u?random)$/

/** Whatever was found below the root, the system or the homes is written over, one file after the other. */
function isOverwrittenEverywhere({ actor, resource }: Effect): boolean {
  return actor.wrappers.some((wrapper) => EACH.has(wrapper)) && EVERYWHERE.test(resource.name)
}
const EACH: ReadonlySet<string> = new Set(['find', 'gfind', 'fd', 'fdfind', 'xargs', 'gxargs', 'parallel'])
/** `/*`, `/home/*`, `~/*` and what a name selects anywhere below them, but no name of a folder between. */
const EVERYWHERE = /^(?:\/(?:bin|boot|etc|home|lib|lib64|opt|root|sbin|srv|usr|var|Users)?|~|\/home\/[^/\u0000-\u0002]+|\/Users\/[^/\u0000-\u0002]+)\/?\u0001(?:\/[^/]{1,64})?$/

/** `/dev/sdX` of documentation: kernels name disks in lower case, so it is no device of any machine. */
const PLACEHOLDER_DISK = /^\/dev\/r?(?:sd|hd|vd|xvd|nvme|mmcblk|disk)[XYZN]/

/** Below the directory where the call runs: a key that a build made, not the keys of a person or the machine. */
const RELATIVE = /^(?!\.{2}|[A-Za-z]:)[\w.][^\u0000-\u0002]*$/

/** `"$DIR"/*`: when the variable is empty, this is everything. `"$DIR"` alone, or with a name after it, is a directory that the script made. */
function belowUnknown({ resource }: Effect): boolean {
  return resource.name === `${HOLE}/${STAR}` || resource.name === `${HOLE}/` || resource.name === `${HOLE}/.${STAR}`
}

/** A huge file where the system keeps its own: nothing but space is used. Images of disks and swap have names that say so. */
const FILLED = /^\/(?:tmp|var|run|dev|etc|boot|usr|root)?(?:\/|$)(?!.*(?:\.(?:img|raw|iso|qcow2?|vmdk|vdi|vhdx?|ext4|bin|swap)$|swap|disk|libvirt|docker|pool))/
/** The data of a whole service (`/var/lib/data`, `/srv/app`), where `/var/lib/apt/lists` is a part of one and `/opt/tool` a program. */
function isDataDirectory({ resource }: Effect): boolean {
  return /^\/(?:srv|mnt|media|data|var\/lib|var\/www|var\/opt)\/[^/]+(?:\/\u0001?)?$/.test(resource.name)
}

/** A folder of somebody's own, directly below the home (`~/Documents`), that no tool made. */
function isPersonal({ resource }: Effect): boolean {
  const name = /^(?:~|\/home\/[^/]+|(?:[A-Za-z]:)?\/Users\/[^/]+)\/([^./\u0000-\u0002][^/\u0000-\u0002]*)\/?$/.exec(resource.name)?.[1]
  return name !== undefined && !MADE.test(name)
}
const MADE = /^(?:go|snap|tmp|temp|build|dist|out|target|bin|cache|node_modules|env|venv|anaconda3?|miniconda3?|actions-runner|perl5|rpmbuild|test\w*)$/i

/** A directory below a top directory that is neither the system’s nor one where containers and runners keep a project. */
const STRANGE_TOP =
  /^\/(?!(?:usr|opt|var|tmp|etc|home|users|root|app|apps|build|builds|src|work|workspaces?|code|projects?|repos?|dist|out|output|input|github|__w|mnt|media|data|srv|nix|snap|proc|sys|dev|run|boot|lib\d*|bin|sbin|private|cache|target|tests?|go|rust|node|deps?|vendor|install|pkg|rpmbuild|packages|scripts|config|docker|rootfs|sysroot|staging|artifacts?|results?|logs?|assets|node_modules|backups?|[a-z])\/)[a-z][^/\u0000-\u0002]*\/[^/\u0000-\u0002]+\/?$/i

/** Settings with which a machine boots without its protections, or straight into a shell. */
const UNGUARDED = /safe ?(?:boot|mode)|testsigning|nointegritychecks|amfi|init=|single\b|selinux=0|apparmor=0|mitigations=off/i
