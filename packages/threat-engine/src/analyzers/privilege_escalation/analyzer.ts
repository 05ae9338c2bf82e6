import { defineAnalyzer } from '../../analysis/analyzer.js'
import { SOFT_PLACES, WRITES } from '../../analysis/classes.js'
import { perCall, table, tagged } from '../../analysis/match.js'
import type { Effect, Facts, PathClass } from '../../facts.js'

/** Power that a call gives to a program, an account or everybody. */
export const privilegeEscalation = defineAnalyzer({
  id: 'privilege_escalation',
  category: 'pattern',
  title: 'Privilege escalation',
  techniques: ['T1548', 'T1098'],
  rules: {
    'setuid': {
      severity: 'high',
      title: 'Makes a program run with its owner’s power',
      advice: 'Run the one command with sudo, which asks and logs.',
      techniques: ['T1548.001'],
    },
    'capability': {
      severity: 'high',
      title: 'Gives a program a capability of root',
      advice: 'Grant only what the service needs (cap_net_bind_service for a low port), in its unit file.',
      techniques: ['T1548.001'],
    },
    'sudoers': {
      severity: 'high',
      title: 'Changes who may become root',
      advice: 'Ask an administrator for the one command that is needed.',
      techniques: ['T1548.003'],
    },
    'powerful-account': {
      severity: 'high',
      title: 'Creates or raises an account with power',
      advice: 'Use the account that exists; accounts with power are an administrator’s to make.',
      techniques: ['T1136.001', 'T1098'],
    },
    'account-changed': {
      severity: 'medium',
      title: 'Adds, changes or removes an account',
      advice: 'Let the platform manage accounts; in a container, create them in its image.',
      techniques: ['T1136.001', 'T1098'],
    },
    'user-database': {
      severity: 'high',
      title: 'Edits the user database by hand',
      advice: 'Use useradd or the platform’s tool, which check what they write.',
      techniques: ['T1136.001', 'T1098'],
    },
    'accounts-opened': {
      severity: 'medium',
      title: 'Gives others access to the files that say who may log in or become root',
      advice: 'Leave these files to root; groups and sudo rules say who may do what.',
      techniques: ['T1222.002', 'T1098'],
    },
    'cloud-admin': {
      severity: 'high',
      title: 'Grants power over a cloud account',
      advice: 'Grant the one action on the one resource, through the reviewed infrastructure code.',
      techniques: ['T1098.003'],
    },
    'cluster-admin': {
      severity: 'high',
      title: 'Grants power over a cluster',
      advice: 'Bind a role of the namespace instead of cluster-admin.',
      techniques: ['T1098.006'],
    },
    'database-admin': {
      severity: 'medium',
      title: 'Grants all rights on a database',
      advice: 'Grant the rights on the tables that the application uses.',
      techniques: ['T1098'],
    },
    'public-access': {
      severity: 'high',
      title: 'Opens a cloud resource to everybody',
      advice: 'Share with the one account, or with a signed address that expires.',
      techniques: ['T1098.003', 'T1530'],
    },
    'writable-system': {
      severity: 'high',
      title: 'Lets everybody write to the system',
      advice: 'Change the owner of the one file that is needed.',
      techniques: ['T1222.002'],
    },
    'memory-written': {
      severity: 'high',
      title: 'Writes to the memory of the kernel or of another process',
      advice: 'Nothing that is built or tested needs it.',
      techniques: ['T1055', 'T1014'],
    },
    'shell-escape': {
      severity: 'high',
      title: 'Starts a root shell from inside another program',
      advice: 'Run the one command with sudo, which logs it.',
      techniques: ['T1548.003', 'T1059.004'],
    },
    'mass-permissions': {
      severity: 'medium',
      title: 'Changes permissions of many files',
      advice: 'Change the one directory that the program writes to.',
      techniques: ['T1222.002'],
    },
    'root-shell': {
      severity: 'medium',
      title: 'Opens a shell with the power of root',
      advice: 'Run the one command with sudo, which asks and logs.',
      techniques: ['T1548.003'],
    },
    'setuid-search': {
      severity: 'medium',
      title: 'Looks for programs that run as root',
      advice: 'Nothing that is built or tested needs the list.',
      techniques: ['T1548.001', 'T1083'],
    },
  },
  ...table([
    { does: ['grant', 'configure', 'write'], what: 'permission', tags: ['remove'] },
    { rule: 'setuid', does: ['grant', 'configure', 'write'], what: 'permission', class: 'setuid' },
    { rule: 'setuid-search', does: ['list', 'read', 'scan'], what: 'permission', class: ['setuid', 'capability'] },
    // Root inside of namespaces only: the first step of most ways out of the kernel's sandbox.
    { rule: 'capability', does: 'configure', what: 'permission', class: 'capability', all: ['self'], severity: 'medium', techniques: ['T1611', 'T1548'] },
    { rule: 'capability', does: ['grant', 'configure', 'write'], what: 'permission', class: 'capability' },
    { rule: 'sudoers', does: ['grant', 'configure', 'write'], what: 'permission', class: 'sudo' },
    { rule: 'sudoers', does: WRITES, what: 'path', class: 'sudoers' },
    { rule: 'user-database', does: WRITES, what: 'path', class: 'user-database', without: ['scratch', 'interactive'] },
    { rule: 'user-database', does: WRITES, what: 'path', class: 'password-store', without: SOFT_PLACES },
    { rule: 'accounts-opened', does: 'configure', what: 'path', class: ['user-database', 'password-store', 'sudoers'], all: ['exposed'], without: SOFT_PLACES },
    { rule: 'cloud-admin', does: ['grant', 'configure', 'write'], what: 'permission', class: 'cloud-admin' },
    { rule: 'cloud-admin', does: 'grant', what: 'cloud', class: 'identity' },
    { rule: 'cluster-admin', does: ['grant', 'configure', 'write'], what: 'permission', class: 'cluster-admin' },
    { rule: 'database-admin', does: ['grant', 'configure', 'write'], what: 'permission', class: 'database-admin' },
    { rule: 'database-admin', does: ['grant', 'write'], what: 'database', class: 'account' },
    { rule: 'public-access', does: ['grant', 'configure', 'write'], what: 'permission', class: 'public-access' },
    { rule: 'public-access', does: ['grant', 'configure'], what: 'cloud', class: 'public-storage' },
    { rule: 'writable-system', does: ['grant', 'configure', 'write'], what: 'permission', class: 'system-world-writable' },
    { rule: 'writable-system', does: ['grant', 'configure', 'write'], what: 'permission', class: 'world-writable', when: (effect, facts) => pathsOf(effect, facts).some(isTrusted) },
    { does: ['grant', 'configure', 'write'], what: 'permission', tags: SOFT_PLACES },
    { does: ['grant', 'configure', 'write'], what: 'permission', when: isOfProject },
    { rule: 'mass-permissions', does: ['grant', 'configure', 'write'], what: 'permission', class: 'recursive' },
    { rule: 'mass-permissions', does: ['grant', 'configure', 'write'], what: 'permission', class: ['world-writable', 'ownership'], tags: ['recursive', 'all', 'glob'] },
    { rule: 'memory-written', does: WRITES, what: 'path', class: 'process-memory', when: ({ resource }) => /^\/(?:dev\/k?mem|proc\/[^/]+\/mem)$/.test(resource.name) },
    { rule: 'memory-written', does: 'write', what: 'memory', class: 'process', without: ['hidden'] },
    { rule: 'mass-permissions', does: 'configure', what: 'path', class: ['root', 'system-root'], tags: ['recursive'], without: ['scratch'] },
    { rule: 'setuid-search', does: 'list', what: 'path', tags: ['search'], when: ({ detail }) => SETUID.test(detail ?? '') },
    { rule: 'shell-escape', does: 'execute', what: 'process', class: 'shell', all: ['interactive'], when: (effect) => effect.actor.privileged && isEscape(effect) },
    { rule: 'shell-escape', does: 'execute', what: 'process', class: 'shell', all: ['interactive'], severity: 'medium', when: isEscape },
    { rule: 'root-shell', does: 'execute', what: 'process', class: 'shell', when: ({ actor }) => actor.privileged && actor.remote === undefined && actor.wrappers.some((w) => UNLOGGED.has(w)) },
    { rule: 'powerful-account', does: ['write', 'grant', 'install', 'configure'], what: 'account', class: 'administrator' },
    { rule: 'account-changed', does: 'write', what: 'account', class: 'ordinary', tags: ['hidden'], severity: 'high', techniques: ['T1136', 'T1564.002'] },
    { rule: 'account-changed', does: 'write', what: 'account', class: 'password', tags: ['interactive'], severity: 'low' },
    // What every account of Windows is a member of.
    { rule: 'account-changed', does: 'write', what: 'account', class: 'ordinary', when: ({ detail }) => detail !== undefined && /^(?:users|s-1-5-32-545)$/i.test(detail), severity: 'low' },
    // An account that nobody logs in to gets a password or a shell (T1078.003).
    { rule: 'account-changed', does: 'write', what: 'account', class: ['ordinary', 'password'], severity: 'high', techniques: ['T1078.003', 'T1098'], when: ({ resource }) => UNUSED.test(resource.name) && (resource.class === 'password' || !OF_WEB.test(resource.name)) },
    { rule: 'account-changed', does: ['write', 'grant', 'install', 'configure'], what: 'account', class: ['ordinary', 'password'] },
    { rule: 'account-changed', does: 'delete', what: 'account', techniques: ['T1531'] },
  ]),
})

/**
 * Programs that are there for something else and can start a shell: what keeps a person out of a shell, or off the list of what sudo allows, does not keep out this one
 * (T1548.003, T1059.004). Programs whose purpose is to start others (`env`, `nice`, `xargs`, `docker exec`) are none of them.
 */
const ESCAPES: ReadonlySet<string> = new Set([
  'find', 'fd', 'awk', 'gawk', 'mawk', 'nawk', 'sed', 'ed', 'red', 'vi', 'vim', 'nvim', 'view', 'rvim', 'rview', 'vimdiff', 'ex', 'emacs', 'nano', 'pico', 'less', 'more', 'most', 'pg', 'man', 'tar', 'bsdtar', 'zip', 'cpio', '7z', 'rsync', 'scp', 'sftp', 'ftp', 'lftp',
  'git', 'gdb', 'lldb', 'apt', 'apt-get', 'aptitude', 'dpkg', 'rpm', 'yum', 'dnf', 'make', 'gmake', 'gcc', 'cc', 'mysql', 'psql', 'sqlite3', 'split', 'csplit', 'tcpdump', 'nmap', 'crontab', 'mail', 'top', 'wget', 'logsave', 'run-parts', 'dmsetup', 'journalctl', 'systemctl',
  'openssl', 'pip', 'pip3', 'npm', 'gem', 'cpan', 'composer', 'puppet', 'rake', 'latex', 'pdflatex', 'xetex', 'tex', 'node', 'php', 'perl', 'ruby', 'lua', 'tclsh', 'irb', 'jjs', 'jrunscript', 'gimp', 'inkscape', 'strings', 'python', 'python2', 'python3',
])
function isEscape({ actor }: Effect): boolean {
  const within = actor.wrappers.at(-1)
  return within !== undefined && actor.remote === undefined && ESCAPES.has(within.replace(/\.[\d.]+$/, ''))
}

/** Ways to root that ask once, or a desktop, and keep no log of the commands. */
const UNLOGGED: ReadonlySet<string> = new Set(['pkexec', 'doas', 'run0', 'gksudo', 'kdesudo'])

/** Accounts that own files and processes of the system, and that nobody logs in to. Those of databases are left out: their owner sets a shell for maintenance; so does that of a web server, but gives it no password. */
const UNUSED = /^(?:nobody|daemon|bin|sys|sync|games|man|lp|mail|news|uucp|proxy|www-data|www|list|irc|gnats|sshd|ftp|apache|nginx|operator|guest)$/
const OF_WEB = /^(?:www-data|www|apache|nginx)$/

/** A search for files by their setuid or setgid bit (`find -perm -4000`, `/u=s`). */
const SETUID = /-perm\s+[-/+]?(?:0?[2467][0-7]{3}\b|[ugoa]{0,4}[+=][rwxXt]{0,5}s)/

/** The files whose permissions change: the same word of the same command is a path. */
const pathsOf = (effect: Effect, facts: Facts): readonly Effect[] => changedPaths(facts).get(wordOf(effect)) ?? []
const changedPaths = perCall((facts) => {
  const paths = new Map<string, Effect[]>()
  for (const effect of facts.by('configure')) if (effect.resource.kind === 'path') paths.set(wordOf(effect), [...(paths.get(wordOf(effect)) ?? []), effect])
  return paths
})
const wordOf = ({ where, span }: Effect) => `${where} ${span.start}-${span.end}`

function isOfProject(effect: Effect, facts: Facts): boolean {
  const paths = pathsOf(effect, facts)
  return paths.length > 0 && paths.every((e) => tagged(e, ...SOFT_PLACES))
}

/** Files that are believed, or run, by whoever reads them. */
const TRUSTED: ReadonlySet<string> = new Set<PathClass>([
  'private-key', 'cloud-credentials', 'password-store', 'authorized-keys', 'user-database', 'sudoers', 'pam', 'cron', 'startup', 'preload', 'system-binary', 'security-log',
])
const isTrusted = ({ resource }: Effect) => TRUSTED.has(resource.class)
