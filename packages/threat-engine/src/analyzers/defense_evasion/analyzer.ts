import { defineAnalyzer } from '../../analysis/analyzer.js'
import { WRITES } from '../../analysis/classes.js'
import { perCall, table, tagged } from '../../analysis/match.js'
import type { Effect, Facts, PathClass } from '../../facts.js'

/** Files that an administrator makes immutable. */
const LOCKED = ['user-database', 'password-store', 'sudoers', 'pam', 'cron', 'preload', 'authorized-keys', 'ssh-config', 'startup', 'security-log', 'shell-history', 'guard'] as const satisfies readonly PathClass[]

const EVIDENCE = 'Leave logs and histories as they are; rotate logs with logrotate, which keeps them.'

/** Logs that `find` selected by their age: a week or more, as rotation does. What an intruder did is younger. */
const isRotation = ({ resource }: Effect, facts: Facts): boolean => aged(facts).has(resource.name)
const aged = perCall((facts: Facts) => new Set([...facts.by('list'), ...facts.by('delete')].flatMap(({ resource, actor }) => (actor.program === 'find' && resource.tags.includes('fragment') ? [resource.name] : []))))

/** What makes an attack hard to see: protection switched off, traces wiped, files that pretend. */
export const defenseEvasion = defineAnalyzer({
  id: 'defense_evasion',
  category: 'pattern',
  title: 'Defense evasion',
  techniques: ['T1562', 'T1070', 'T1036'],
  rules: {
    'protection-off': {
      severity: 'critical',
      confidence: 0.9,
      title: 'Switches off a protection or its logs',
      advice: 'Ask the security team for an exception for the one file or port.',
      techniques: ['T1562.001', 'T1562.012'],
    },
    'firewall-off': {
      severity: 'critical',
      confidence: 0.9,
      title: 'Switches off the firewall',
      advice: 'Open the one port to the one network that needs it.',
      techniques: ['T1562.004'],
    },
    'firewall-opened': { severity: 'medium', title: 'Opens the firewall', advice: 'Open the one port to the one network that needs it.', techniques: ['T1562.004'] },
    'route-changed': { severity: 'medium', title: 'Sends or drops traffic of the machine by another way', advice: 'Change the one address of the one program; routes are an administrator’s to set.', techniques: ['T1557', 'T1565.002'] },
    'log-wiped': { severity: 'critical', confidence: 0.9, title: 'Wipes or edits a security log', advice: EVIDENCE, techniques: ['T1070.001', 'T1070.002'] },
    'log-cleared': { severity: 'medium', title: 'Clears a system log', advice: EVIDENCE, techniques: ['T1070.002'] },
    'history-wiped': { severity: 'high', title: 'Wipes the shell history', advice: EVIDENCE, techniques: ['T1070.003'] },
    'history-off': { severity: 'high', title: 'Stops the shell from keeping a history', advice: EVIDENCE, techniques: ['T1562.003'] },
    'cloud-log-off': {
      severity: 'critical',
      confidence: 0.9,
      title: 'Switches off the audit trail of a cloud account',
      advice: 'Reduce what is logged in the reviewed infrastructure code.',
      techniques: ['T1562.008'],
    },
    'times-changed': { severity: 'medium', title: 'Changes when a file says it was made', advice: 'Let the file system keep time.', techniques: ['T1070.006'] },
    'trusted-certificate': {
      severity: 'medium',
      title: 'Trusts another certificate authority',
      advice: 'Give the certificate to the one program that needs it (NODE_EXTRA_CA_CERTS, --cacert).',
      techniques: ['T1553.004'],
    },
    'library-injection': {
      severity: 'medium',
      title: 'Loads a library into other programs',
      advice: 'Link the library, or wrap the one program.',
      techniques: ['T1574.006'],
    },
    'shadowed-command': {
      severity: 'medium',
      title: 'Puts code of its own before a command, a key or an event of the shell',
      advice: 'Give the function a name of its own; what a person types should reach the program that is meant.',
      techniques: ['T1546.004', 'T1056'],
    },
    'hidden-code': {
      severity: 'medium',
      title: 'Runs code from a place where nobody looks',
      advice: 'Keep scripts in the project; run a scratch file by a plain name.',
      techniques: ['T1564.001', 'T1620'],
    },
    'hidden-file': {
      severity: 'medium',
      title: 'Hides a file where nobody looks for it',
      advice: 'Leave files visible; a name that begins with a dot is enough to keep a list short.',
      techniques: ['T1564.001', 'T1564.004'],
    },
    'environment-shed': {
      severity: 'medium',
      title: 'Starts a shell or an interpreter without the environment and start-up files that guard it',
      advice: 'Unset the one variable that is in the way.',
      techniques: ['T1562'],
    },
    'path-hijack': {
      severity: 'medium',
      title: 'Puts a directory that others can write to before the system’s programs',
      advice: 'Call the program by its full path.',
      techniques: ['T1574.007'],
    },
    'masquerade': {
      severity: 'medium',
      title: 'Runs or writes a program that pretends to be something else',
      advice: 'Give the file the name and the extension of what it is.',
      techniques: ['T1036.007', 'T1036.005'],
    },
    'kernel-changed': {
      severity: 'medium',
      title: 'Changes how the kernel protects the machine',
      advice: 'Set kernel parameters in the reviewed configuration of the host.',
      techniques: ['T1562', 'T1014'],
    },
    'proxy-execution': {
      severity: 'high',
      title: 'Makes a trusted program of the system run code that the call gives it',
      advice: 'Run the program or script itself.',
      techniques: ['T1218', 'T1216', 'T1220'],
    },
    'policy-changed': {
      severity: 'medium',
      title: 'Changes what Windows allows or shows the person at the machine',
      advice: 'Leave policies to the administrator who sets them for the company.',
      techniques: ['T1112'],
    },
    'share-removed': {
      severity: 'medium',
      title: 'Takes a share of this machine off the network',
      advice: 'Let whoever made the share remove it.',
      techniques: ['T1070.005'],
    },
    'lolbin': {
      severity: 'medium',
      title: 'Runs code through a program of the system that is trusted',
      advice: 'Run the program itself.',
      techniques: ['T1218'],
    },
  },
  ...table([
    { rule: 'protection-off', does: ['stop', 'delete', 'configure', 'write'], what: 'service', class: ['security', 'logging'] },
    { rule: 'protection-off', does: ['write', 'configure', 'delete'], what: 'registry', class: 'security' },
    { rule: 'protection-off', does: ['stop', 'configure'], what: 'log', class: 'security' },
    { rule: 'protection-off', does: 'stop', what: 'repository', class: 'config', severity: 'medium', confidence: 1 },
    { rule: 'protection-off', does: [...WRITES, 'delete'], what: 'path', class: 'system-config', without: ['interactive', 'scratch', 'in-workspace'], severity: 'medium', confidence: 1, when: ({ resource }) => DEFENCE_SETTINGS.test(resource.name), techniques: ['T1562.004', 'T1562.006'] },
    { rule: 'policy-changed', does: ['write', 'configure'], what: 'registry', class: 'policy' },
    { rule: 'hidden-code', does: 'configure', what: 'system', class: 'ordinary', tags: ['hidden'], techniques: ['T1564.003'] },
    { rule: 'share-removed', does: 'configure', what: 'system', all: ['remove', 'network-share'] },
    { rule: 'firewall-off', does: ['stop', 'configure', 'delete'], what: 'firewall', class: ['off', 'flush'] },
    { rule: 'firewall-opened', does: ['configure', 'grant', 'write'], what: 'firewall', class: 'open' },
    { rule: 'firewall-opened', does: 'configure', what: 'firewall', class: 'redirect', all: ['exposed'], severity: 'medium', when: ({ actor }) => actor.wrappers.some((wrapper) => INNER.has(wrapper)) },
    { rule: 'firewall-opened', does: ['configure', 'write'], what: 'firewall', class: 'redirect', raised: { by: ['exposed'], to: 'high' } },
    { rule: 'route-changed', does: ['configure', 'write'], what: 'firewall', class: 'route' },
    { rule: 'firewall-opened', does: 'grant', what: 'cloud', class: 'network' },
    { rule: 'log-wiped', does: ['delete', 'write'], what: 'log', class: 'security' },
    { rule: 'log-wiped', does: ['delete', 'write'], what: 'path', class: 'security-log' },
    { rule: 'log-cleared', does: 'delete', what: 'path', class: 'log', all: ['copy'], without: ['in-workspace', 'scratch', 'home'] },
    { rule: 'log-cleared', does: 'delete', what: 'path', class: 'log', when: isRotation, severity: 'low' },
    { rule: 'log-wiped', does: 'delete', what: 'path', class: 'log', tags: ['recursive', 'glob', 'all'], without: ['in-workspace', 'scratch', 'home'] },
    // Every log at once, or zeros over one: rotation keeps what it takes away.
    { rule: 'log-cleared', does: ['delete', 'write'], what: 'path', class: 'log', all: ['truncate'], tags: ['glob', 'all', 'recursive', 'many', 'search'], without: ['in-workspace', 'scratch', 'home'], severity: 'high' },
    { rule: 'log-cleared', does: 'write', what: 'path', class: 'log', without: ['in-workspace', 'scratch', 'home'], severity: 'high', when: ({ actor }) => actor.program === 'dd' || actor.program === 'shred' },
    { rule: 'log-cleared', does: ['delete', 'write'], what: 'path', class: 'log', tags: ['redirect'], without: ['in-workspace', 'scratch', 'home'], severity: 'low' },
    { rule: 'log-cleared', does: ['delete', 'write'], what: 'path', class: 'log', tags: ['truncate', 'force'], without: ['in-workspace', 'scratch', 'home'] },
    { rule: 'log-cleared', does: 'delete', what: 'path', all: ['recursive'], when: ({ resource }) => ALL_LOGS.test(resource.name) },
    { rule: 'log-cleared', does: 'delete', what: 'log', class: 'system' },
    { rule: 'history-wiped', does: 'delete', what: 'log', class: 'history', tags: ['fragment'], severity: 'medium' },
    { rule: 'history-wiped', does: ['delete', 'write'], what: 'log', class: 'history' },
    { rule: 'history-wiped', does: ['delete', 'write'], what: 'path', class: 'shell-history' },
    { rule: 'history-off', does: ['configure', 'delete', 'write', 'stop'], what: 'environment', class: 'history', when: ({ detail }) => HISTORY_OFF.has(detail ?? '') },
    { rule: 'cloud-log-off', does: ['stop', 'delete', 'configure'], what: 'cloud', class: 'logging' },
    { rule: 'trusted-certificate', does: WRITES, what: 'path', without: ['interactive', 'scratch', 'in-workspace'], when: ({ resource }) => AUTHORITIES.test(resource.name) },
    { rule: 'masquerade', does: WRITES, what: 'path', without: ['scratch', 'in-workspace'], when: ({ resource }) => SHADOWED.test(resource.name), techniques: ['T1574.007', 'T1036.005'] },
    { rule: 'times-changed', does: 'configure', what: 'time', class: 'file-times', tags: ['force'] },
    { rule: 'times-changed', does: ['write', 'configure'], what: 'time', class: 'file-times', without: ['copy'], when: ({ resource }) => OWN_FILE.test(resource.name), severity: 'low' },
    { rule: 'times-changed', does: ['write', 'configure'], what: 'time', class: 'file-times' },
    { rule: 'trusted-certificate', does: ['install', 'grant', 'configure', 'write'], what: 'certificate', class: 'trust' },
    { rule: 'library-injection', does: 'configure', what: 'environment', class: 'loader', tags: ['hijack'], severity: 'high', techniques: ['T1574.007', 'T1216'] },
    { rule: 'library-injection', does: 'configure', what: 'environment', class: 'loader', tags: ['temporary', 'hidden'], severity: 'high', when: ({ resource, detail }) => TOOLS.test(resource.name) && (LAID_THERE.test(detail ?? '') || LOADED_BY_COMPILER.test(detail ?? '')) },
    // The name of a program is no command line: what stands here gets every recipe or file of the build.
    { rule: 'library-injection', does: 'configure', what: 'environment', class: 'loader', severity: 'high', when: ({ resource, detail }) => TOOL_NAME.test(resource.name) && /[|;`]|&&/.test(detail ?? '') },
    { rule: 'library-injection', does: 'configure', what: 'environment', class: 'loader', tags: ['unprotected'], techniques: ['T1574.012'] },
    { rule: 'library-injection', does: ['configure', 'write'], what: 'environment', class: 'loader', tags: ['temporary', 'hidden'], severity: 'high', when: ({ resource }) => INJECTS.test(resource.name) },
    { rule: 'library-injection', does: ['configure', 'write'], what: 'environment', class: 'loader', severity: 'high', when: ({ resource, detail }) => SEARCHED.test(resource.name) && SCRATCH.test(detail ?? '') },
    { rule: 'library-injection', does: 'configure', what: 'environment', class: 'loader', when: ({ resource, detail }) => resource.name === 'DYLD_INSERT_LIBRARIES' && /\/Info\.plist$/.test(detail ?? ''), techniques: ['T1647', 'T1574.006'] },
    { rule: 'library-injection', does: ['configure', 'write'], what: 'environment', class: 'loader', when: ({ detail }) => SCRATCH.test(detail ?? '') },
    { rule: 'library-injection', does: ['configure', 'write'], what: 'environment', class: 'loader', tags: ['temporary', 'hidden'], severity: 'high', when: ({ resource }) => SEARCHED.test(resource.name) },
    { rule: 'library-injection', does: ['configure', 'write'], what: 'environment', class: 'loader', tags: ['temporary', 'hidden'] },
    { rule: 'library-injection', does: 'configure', what: 'environment', class: 'loader', severity: 'high', when: ({ resource, detail }) => resource.name === 'enable -f' && !INSTALLED.test(detail ?? '') },
    { rule: 'library-injection', does: 'configure', what: 'environment', class: 'loader', when: ({ resource }) => resource.name === 'enable -f' },
    { rule: 'shadowed-command', does: 'configure', what: 'environment', class: 'command', tags: ['hidden', 'payload-decode'], severity: 'high' },
    { rule: 'shadowed-command', does: 'configure', what: 'environment', class: 'command', all: ['payload-fetch'], tags: ['plain-http', 'upload'], severity: 'high', when: ({ resource }) => resource.name === 'trap' },
    { rule: 'shadowed-command', does: 'configure', what: 'environment', class: 'command', when: ({ resource }) => resource.name === 'trap' },
    { rule: 'shadowed-command', does: 'configure', what: 'environment', class: 'command', tags: ['temporary'], severity: 'high', when: ({ resource }) => ENTRUSTED.test(resource.name) },
    { rule: 'shadowed-command', does: 'configure', what: 'environment', class: 'command', tags: ['global'], severity: 'high', when: ({ resource }) => PASSWORDS.test(resource.name) },
    { rule: 'shadowed-command', does: 'configure', what: 'environment', class: 'command', raised: { by: ['payload-decode', 'payload-fetch'], to: 'high' } },
    { rule: 'environment-shed', does: 'delete', what: 'environment', class: 'all' },
    { rule: 'path-hijack', does: 'configure', what: 'environment', class: 'path', all: ['hijack'], severity: 'high' },
    { rule: 'path-hijack', does: ['configure', 'write'], what: 'environment', class: 'path', severity: 'high', when: ({ detail }) => UNSEEN_SEARCH.test(detail ?? '') },
    // A stream behind a file is no file that a folder shows (T1564.004).
    { rule: 'hidden-file', does: WRITES, what: 'path', when: ({ resource }) => STREAM.test(resource.name) },
    { rule: 'hidden-file', does: 'configure', what: 'path', all: ['hidden'], tags: ['temporary', 'system'] },
    { rule: 'hidden-file', does: 'configure', what: 'path', all: ['hidden'], when: ({ resource }) => SHARED.test(resource.name) },
    { rule: 'hidden-code', does: 'execute', what: 'process', class: 'unknown', when: ({ resource }) => STREAM_PROGRAM.test(resource.name), severity: 'high' },
    { rule: 'path-hijack', does: WRITES, what: 'path', when: ({ resource }) => UNQUOTED.test(resource.name), severity: 'high', techniques: ['T1574.009'] },
    { rule: 'path-hijack', does: 'configure', what: 'environment', class: 'path', when: ({ detail }) => CURRENT.test(detail ?? '') },
    { rule: 'path-hijack', does: ['configure', 'write'], what: 'environment', class: 'path', when: ({ detail }) => SCRATCH.test(detail ?? '') },
    { rule: 'masquerade', does: ['write', 'append', 'configure'], what: 'path', severity: 'high', when: ({ resource }) => INJECTED_OPTION.test(resource.name) },
    { rule: 'masquerade', does: ['execute', 'write'], what: 'path', when: ({ resource }) => DOUBLE_EXTENSION.test(resource.name) },
    { rule: 'masquerade', does: 'write', what: 'path', without: ['in-workspace'], when: ({ resource }) => SYSTEM_PROCESS.test(resource.name), techniques: ['T1036.005'] },
    { rule: 'masquerade', does: 'execute', what: 'process', class: 'unknown', tags: ['homograph'], severity: 'high' },
    { rule: 'masquerade', does: 'execute', what: 'path', when: ({ resource }) => ODD_NAME.test(resource.name), techniques: ['T1036.005', 'T1036.006'] },
    { rule: 'masquerade', does: 'execute', what: 'path', all: ['copy', 'hijack'], severity: 'high', techniques: ['T1036'] },
    { rule: 'masquerade', does: 'execute', what: 'path', all: ['copy'], techniques: ['T1036'] },
    { rule: 'masquerade', does: 'execute', what: 'path', all: ['hidden', 'scratch'] },
    { rule: 'protection-off', does: 'configure', what: 'path', class: LOCKED, tags: ['remove'], severity: 'medium', confidence: 1, when: ({ actor }) => actor.program === 'chattr' || actor.program === 'chflags' },
    { rule: 'protection-off', does: ['write', 'append'], what: 'path', class: 'kernel', tags: ['insecure'], when: ({ resource }) => resource.name.startsWith('/sys/fs/selinux/') },
    { rule: 'hidden-code', does: ['read', 'execute'], what: 'path', all: ['temporary'], without: ['in-workspace'], severity: 'high', when: (effect) => isRun(effect) && (tagged(effect, 'hidden') || MEMORY_PLACE.test(effect.resource.name)) },
    { rule: 'hidden-code', does: 'write', what: 'memory', class: 'process', all: ['hidden'], severity: 'high' },
    { rule: 'hidden-code', does: 'write', what: 'path', all: ['temporary', 'hidden'], severity: 'high', when: ({ actor }) => actor.program === 'mkfifo' },
    { rule: 'hidden-code', does: 'configure', what: 'path', all: ['temporary'], severity: 'high', when: ({ actor, resource }) => actor.program === 'chmod' && MEMORY_PLACE.test(resource.name) },
    { rule: 'hidden-code', does: ['read', 'execute'], what: 'path', all: ['temporary'], without: ['in-workspace'], when: (effect) => isRun(effect) && (tagged(effect, 'hidden') || UNSEEN_PLACE.test(effect.resource.name)) },
    { rule: 'hidden-code', does: ['read', 'execute'], what: 'path', all: ['temporary'], without: ['in-workspace'], when: (effect, facts) => isAwaited(effect, facts) },
    { rule: 'hidden-code', does: 'write', what: 'path', all: ['temporary'], when: (effect) => effect.actor.program === 'mkfifo' && (tagged(effect, 'hidden') || UNSEEN_PLACE.test(effect.resource.name)) },
    { rule: 'hidden-code', does: 'configure', what: 'path', all: ['temporary'], when: ({ actor, resource }) => actor.program === 'chmod' && UNSEEN_PLACE.test(resource.name) },
    { rule: 'masquerade', does: ['write', 'append', 'configure'], what: 'path', when: ({ resource }) => OPTION.test(resource.name) },
    { rule: 'hidden-code', does: ['read', 'execute', 'configure'], what: 'path', severity: 'high', when: (effect) => (isRun(effect) || effect.actor.program === 'chmod') && DESCRIPTOR.test(effect.resource.name) },
    { rule: 'kernel-changed', does: ['write', 'append'], what: 'path', class: 'kernel', severity: 'high', when: ({ resource }) => resource.name === '/proc/sysrq-trigger' },
    { rule: 'kernel-changed', does: ['write', 'append'], what: 'path', class: 'kernel', tags: ['insecure'], without: ['in-workspace', 'scratch', 'interactive'], severity: 'high' },
    { rule: 'kernel-changed', does: 'write', what: 'path', class: 'kernel', tags: ['hidden'], severity: 'high' },
    { rule: 'kernel-changed', does: ['write', 'append'], what: 'path', class: 'kernel', without: ['interactive'], when: ({ resource }) => !PROTECTION.test(resource.name), severity: 'low' },
    { rule: 'kernel-changed', does: ['write', 'append'], what: 'path', class: 'kernel', without: ['in-workspace', 'scratch', 'interactive'] },
    { rule: 'kernel-changed', does: ['configure', 'write'], what: 'kernel', class: 'parameter', tags: ['insecure'], severity: 'high' },
    { rule: 'kernel-changed', does: ['configure', 'write'], what: 'kernel', class: 'parameter', tags: ['self'] },
    { rule: 'kernel-changed', does: ['configure', 'write'], what: 'kernel', class: 'parameter', severity: 'high', when: ({ resource }) => SCRATCH.test(resource.name) },
    { rule: 'kernel-changed', does: ['configure', 'write'], what: 'kernel', class: 'parameter', when: ({ resource }) => HARDENING.test(resource.name) },
    { rule: 'kernel-changed', does: ['configure', 'write'], what: 'kernel', class: 'parameter', severity: 'low' },
    { rule: 'kernel-changed', does: ['configure', 'write', 'execute'], what: 'kernel', class: 'trace', severity: 'low' },
    { rule: 'proxy-execution', does: 'execute', what: 'process', class: 'lolbin', tags: ['proxy'] },
    { rule: 'lolbin', does: 'execute', what: 'process', class: 'lolbin' },
  ]),
})

/** What a firewall lets through, and what of the audit and the log is kept. */
const DEFENCE_SETTINGS = /^\/etc\/(?:ufw\/(?:ufw\.conf|(?:user|before|after)6?\.rules)|(?:r?syslog|syslog-ng)(?:\.conf|\.d\/|\/)|libaudit\.conf|audisp\/)/
/** Folders of authorities that every program of the machine trusts (T1553.004). */
const AUTHORITIES = /^\/(?:usr\/(?:local\/)?share\/(?:ca-certificates|pki\/(?:ca-trust-source|trust)\/anchors)|etc\/(?:pki\/ca-trust\/source\/anchors|ca-certificates\/trust-source\/anchors|ssl\/certs))(?:\/|$)/
/** Commands of the system that a folder found earlier on the search path would replace. */
const SHADOWED = /^(?:\/usr\/local\/s?bin|~\/(?:\.local\/)?bin)\/(?:ls|ps|top|who|w|id|su|sudo|ssh|login|passwd|netstat|ss|lsof|cat|find|df|du|ifconfig|crontab|systemctl|journalctl)$/
/** A folder of three dots, or a name that ends with a space. */
const ODD_NAME = /\/\.{3,}\/|^[\w./~-]{1,200} (?:\/[\w.-]{1,80})?$/
/** Every log below the root, the homes or the data of services. */
const ALL_LOGS = /^(?:\/|\/(?:var|home|opt|srv|usr|Users)\/|~\/)\u0001\/?[\w-]{0,32}\u0001?\.log\u0001?$/
/** Values of HISTFILE, HISTSIZE and their like with which nothing is kept. */
const HISTORY_OFF: ReadonlySet<string> = new Set(['', '0', 'off', '/dev/null', '*'])
/** A value that begins with a directory that anybody can write to. */
const SCRATCH = /^(?:\/tmp|\/var\/tmp|\/dev\/shm)(?:$|[/:])/
/** Variables that put code into every program, shell or login, where the others name what one interpreter or build looks for. */
const INJECTS = /^(?:LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES|BASH_ENV|ENV|PROMPT_COMMAND|(?:GIT|SSH|SUDO)_ASKPASS|GIT_SSH(?:_COMMAND)?|enable -f|compiler plug-in)$/
/** What a dynamic linker or an interpreter searches for libraries, where others name tools and flags of one build. */
const SEARCHED = /^(?:LD_LIBRARY_PATH|DYLD_\w+|ZDOTDIR|PS[04]|PYTHON(?:PATH|HOME|STARTUP|USERBASE)|NODE_(?:OPTIONS|PATH)|PERL5?(?:LIB|OPT|DB)|RUBY(?:OPT|LIB)|LUA_(?:PATH|CPATH|INIT)|R_PROFILE(?:_USER)?|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|OPENSSL_CONF|GCONV_PATH|GTK_MODULES|QT_PLUGIN_PATH|GIT_(?:EXEC_PATH|TEMPLATE_DIR)|library path of a program|LESSOPEN|LESSCLOSE|PAGER|MANPAGER|GIT_PAGER|GIT_EXTERNAL_DIFF|GIT_PROXY_COMMAND|BROWSER|jupyter kernel|linker cache)$/
/** The programs that a build runs, and what is said to all of them. */
const TOOLS = /^(?:CC|CXX|CPP|LD|AR|AS|MAKE|SHELL|RUSTC(?:_WRAPPER)?|CMAKE_CX*_COMPILER|C(?:XX|PP)?FLAGS|LDFLAGS|RUSTFLAGS|MAKEFLAGS)$/
const TOOL_NAME = /^(?:CC|CXX|CPP|LD|AR|AS|MAKE|SHELL|RUSTC(?:_WRAPPER)?)$/
/** A program that lies in a scratch directory itself: a toolchain that was unpacked there has directories of its own. */
const LAID_THERE = /^(?:\/(?:tmp|var\/tmp)\/[^/\s]+|\/dev\/shm\/\S+)$/
/** Flags by which a compiler or a linker runs what lies in a directory that anybody can write to. */
const LOADED_BY_COMPILER = /(?:-fplugin=|-B ?|-specs=|-wrapper[ ,=]|-fuse-ld=|linker=|--plugin[ =,]|-plugin[ ,=])\/(?:tmp|var\/tmp|dev\/shm)\//
/** Programs that are trusted with passwords, keys and code, and the events of a shell. */
const ENTRUSTED = /^(?:sudo|su|doas|passwd|login|ssh|scp|sftp|git|gh|gpg|vault|op|security|aws|gcloud|az|docker|kubectl|bind|complete|preexec|precmd|zshaddhistory|command_not_found_handler?|PROMPT_COMMAND|trap DEBUG|hash \S+|PS[0-4])$/
/** Programs to which a person types a password. */
const PASSWORDS = /^(?:sudo|su|doas|passwd|login|ssh|gpg)$/
/** A file name that gives a program a command to run, when somebody expands `*` (`tar`, `rsync`, `7z`, `chown`). */
const INJECTED_OPTION = /(?:^|\/)-(?:-(?:checkpoint(?:-action)?|to-command|use-compress-program|rsh|reference)=|[eI][ =]?(?:\/|(?:ba|da|z)?sh\b|python|perl|nc\b))/
/** Libraries that came with the system. */
const INSTALLED = /^\/(?:usr\/(?:local\/)?)?lib/
/** A search path that begins with a place in memory, one that outlives a session, a hidden one, or the one that every program writes to. */
const UNSEEN_SEARCH = /^(?:\/dev\/shm|\/run\/shm|\/var\/tmp|\/tmp\/\.[^/:]+)(?:[/:]|$)|^\/tmp\/?:/
/** A search path that begins with the directory where one happens to be. */
const CURRENT = /^\.?\/?:/
/** A file whose name is an option to whoever expands `*` (`--checkpoint-action=exec=sh`, `-e sh x`). */
const OPTION = /(?:^|\/)-(?:-[a-z][\w-]*(?:=|$)|[a-zA-Z] )/
/** An alternate data stream of a file of Windows, but not the one that browsers write. */
const STREAM = /^(?:[a-z]:[\\/]|~[\\/])[^:]+\.\w{1,5}:(?!zone\.identifier)[^\\/:]+$|^[^:/\\]+\.\w{1,5}:[\w .-]+\.(?:exe|dll|vbs|js|ps1|hta|bat|cmd|sct)$/i
const STREAM_PROGRAM = /^[^:/\\]+\.\w{1,5}:[\w .-]+\.(?:exe|com|dll|vbs|js|ps1|hta|bat|cmd)$/i
/** Programs that work inside of a network of its own: that of a container or a test. */
const INNER: ReadonlySet<string> = new Set(['ip', 'docker', 'podman', 'nerdctl', 'lxc', 'incus', 'kubectl', 'vagrant'])
/** Folders of Windows that belong to nobody. */
const SHARED = /^[a-z]:[\\/](?:users[\\/]public|programdata|perflogs)[\\/]/i
/** What Windows starts instead of a program below `Program Files` whose path a service does not quote. */
const UNQUOTED = /^c:[\\/](?:program|documents|program files[\\/]common)\.exe$/i
/** Scratch places that outlive a session or never reach a disk. */
const UNSEEN_PLACE = /^\/(?:dev\/shm|run\/shm|var\/tmp)\//
/** A file that has no name but the descriptor of whoever opened it (memfd, T1620). */
const DESCRIPTOR = /^\/proc\/(?:self|thread-self|\d+)\/fd\/(?!0$)/
/** A file system in memory: nothing is left of it when the machine goes down. */
const MEMORY_PLACE = /^\/(?:dev|run)\/shm\//
const isRun = (effect: Effect): boolean => effect.action === 'execute' || tagged(effect, 'load')
/** Run if it is there, and not put there by this call: whoever gets to write into the folder first decides what runs (T1574). A folder below it belongs to whoever made it. */
const isAwaited = (effect: Effect, facts: Facts): boolean =>
  isRun(effect) && /^(?:\/private)?\/(?:var\/|dev\/)?(?:tmp|shm)\/[^/]+$/.test(effect.resource.name) && facts.files?.get(effect.resource.name) === undefined && facts.by('list').some(({ resource, detail }) => detail === 'is there' && resource.name === effect.resource.name)
/** A relative path, or one in a home or a scratch directory: test data gets dates like these. */
const OWN_FILE = /^(?:~|\.|[^/.~]|\/home\/|\/Users\/|\/tmp\/|\/var\/tmp\/)/
/** Parts of the kernel that decide what is allowed or run; the rest are sizes and caches. */
const PROTECTION = /^\/(?:proc\/sys\/(?:kernel|fs)\/|proc\/sys\/net\/ipv[46]\/(?:ip_forward|conf\/[^/]+\/(?:forwarding|rp_filter|accept_|send_|route_))|proc\/sysrq|sys\/(?:kernel(?!\/mm\/)|module|firmware|fs)\/|boot\/|(?:usr\/)?lib\/modules\/)/
/** Parameters of the kernel that keep programs from reading or changing each other. */
const HARDENING = /^net[./]ipv[46][./].*(?:forward|rp_filter|accept_redirects|accept_source_route|send_redirects|secure_redirects)|mmap_rnd_bits|max_user_namespaces|kernel\.(?:sysrq|apparmor profiles|randomize_va_space|yama|kptr_restrict|dmesg_restrict|unprivileged|modules_disabled|core_pattern|perf_event_paranoid|kexec)|fs\.(?:protected|suid)|vm\.mmap_min/
/** A program with the name of one that Windows itself keeps running, in a folder that is not Windows’ (T1036.005). */
const SYSTEM_PROCESS = /^(?:[a-z]:[\\/](?!windows[\\/](?:system32|syswow64|winsxs)[\\/]|windows[\\/]explorer\.exe)|~[\\/]).*[\\/](?:svchost|lsass|lsm|csrss|smss|wininit|winlogon|services|spoolsv|taskhostw?|dllhost|conhost|rundll32|explorer|searchindexer|sihost|ctfmon|dwm|fontdrvhost)\.exe$/i
/** `invoice.pdf.exe`: a document by its first extension, a program by its last. */
const DOUBLE_EXTENSION = /\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif)\s*\.sh$|\.(?:pdf|docx?|xlsx?|pptx?|rtf|txt|csv|jpe?g|png|gif|mp[34]|zip)\s*\.(?:exe|scr|pif|com|bat|cmd|vbs|hta|lnk|jar|app|command)$/i
