import { defineAnalyzer } from '../../analysis/analyzer.js'
import { SECRET_PATHS, SECRET_WORD, UNSEEN, WATCHERS } from '../../analysis/classes.js'
import { table } from '../../analysis/match.js'

/** Keys, password stores and tokens that are read or copied. A program that is given one to use it (`ssh -i`) does not show it. */
export const credentialAccess = defineAnalyzer({
  id: 'credential_access',
  category: 'pattern',
  title: 'Credential access',
  techniques: ['T1552', 'T1555', 'T1003'],
  rules: {
    'private-key': {
      severity: 'critical',
      title: 'Reads a private key',
      advice: 'Let the program that needs the key use it (ssh -i, ssh-agent); the public half is in the .pub file.',
      techniques: ['T1552.004'],
    },
    'cloud-credentials': {
      severity: 'critical',
      title: 'Reads the credentials of a cloud, a cluster or a registry',
      advice: 'Call the client itself, it finds its credentials; ask it who you are (aws sts get-caller-identity) instead of reading the file.',
      techniques: ['T1552.001', 'T1528'],
    },
    'password-store': {
      severity: 'critical',
      title: 'Reads a store of passwords, hashes, cookies or tickets',
      advice: 'Ask a person for the one credential that is needed; no development task needs the store.',
      techniques: ['T1555', 'T1003.008'],
    },
    'process-memory': {
      severity: 'critical',
      title: 'Reads the memory of a process or of the machine',
      advice: 'Debug a process that you started yourself, with a debugger and its symbols.',
      techniques: ['T1003.007', 'T1003.001'],
    },
    'windows-credentials': {
      severity: 'critical',
      title: 'Reads credentials from the Windows registry',
      advice: 'Nothing that is built or tested needs the SAM, SECURITY or stored logon secrets.',
      techniques: ['T1003.002', 'T1552.002'],
    },
    'exported-key': {
      severity: 'critical',
      title: 'Exports a private key from a certificate or key store',
      advice: 'Use the key where it is, or make a new one for the purpose.',
      techniques: ['T1552.004'],
    },
    'stored-password': {
      severity: 'medium',
      title: 'Asks a password store for a secret',
      advice: 'Hand the secret to the program that needs it without printing it.',
      techniques: ['T1555'],
    },
    'personal-password': {
      severity: 'medium',
      title: 'Prints a password from a person’s own store',
      advice: 'Hand the secret to the program that needs it ($(…) in its environment) without printing it.',
      techniques: ['T1555.001', 'T1555.005'],
    },
    'certificates': { severity: 'medium', title: 'Exports every certificate of a person', advice: 'Export the one certificate that is needed, by its thumbprint.', techniques: ['T1649'] },
    'store-changed': {
      severity: 'medium',
      title: 'Changes what a password store holds, or who may ask it',
      advice: 'Let the person whose store it is do that.',
      techniques: ['T1555', 'T1098'],
    },
    'credential-watch': {
      severity: 'high',
      title: 'Waits until credentials are used or changed',
      advice: 'Watch the files of the project.',
      techniques: ['T1552.001', 'T1083'],
    },
    'credential-search': {
      severity: 'medium',
      title: 'Searches the file system for credentials',
      advice: 'Search the project only, and for names of settings rather than their values.',
      techniques: ['T1552.001', 'T1083'],
    },
  },
  ...table([
    { rule: 'private-key', does: 'read', what: 'path', class: 'private-key', without: UNSEEN },
    { rule: 'cloud-credentials', does: 'read', what: 'path', class: ['cloud-credentials', 'metadata-token'], without: UNSEEN },
    { rule: 'cloud-credentials', does: 'read', what: 'cluster', class: 'config', without: UNSEEN },
    { rule: 'password-store', does: 'read', what: 'path', class: 'password-store', without: UNSEEN },
    { rule: 'process-memory', does: 'read', what: 'path', class: 'process-memory', without: UNSEEN },
    { rule: 'process-memory', does: ['read', 'capture', 'write'], what: 'memory', class: ['credentials', 'kernel'] },
    { does: 'read', what: 'memory', class: 'process', when: ({ actor }) => TRACERS.has(actor.program) },
    { rule: 'process-memory', does: ['read', 'capture'], what: 'memory', class: 'process', severity: 'medium' },
    { rule: 'process-memory', does: 'read', what: 'device', class: 'memory' },
    { rule: 'windows-credentials', does: 'read', what: 'registry', class: 'credentials' },
    // Windows keeps passwords in plain text from then on (T1112, T1003.001).
    { rule: 'windows-credentials', does: 'write', what: 'registry', class: 'credentials', severity: 'high' },
    // This machine is made to log in elsewhere, where the answer is recorded (T1187).
    { rule: 'stored-password', does: 'send', what: 'account', class: 'password' },
    { rule: 'exported-key', does: 'read', what: 'certificate', class: 'private-key', without: UNSEEN },
    { rule: 'password-store', does: ['read', 'list'], what: 'account', class: 'password', tags: ['bulk', 'all'] },
    // All of a vault, or a prompt that is made to look like one of the system (T1555.004, T1056.002).
    { rule: 'stored-password', does: 'read', what: 'account', class: 'password', tags: ['search', 'hijack'], severity: 'high' },
    // A password manager is asked for one entry by whom it belongs to; what lies in the store of the system or of git was put there for other programs.
    { rule: 'personal-password', does: 'read', what: 'account', class: 'password', tags: ['personal'], without: UNSEEN, when: ({ actor }) => SYSTEM_STORES.has(actor.program), severity: 'high' },
    // Root reads the store of whoever it wants; and what opens a cloud, a system or production is worth what its own file is.
    { rule: 'personal-password', does: 'read', what: 'account', class: 'password', tags: ['personal'], without: UNSEEN, when: ({ actor, resource }) => actor.privileged || OPENS_MUCH.test(resource.name), severity: 'high' },
    { rule: 'personal-password', does: 'read', what: 'account', class: 'password', tags: ['personal'], without: UNSEEN },
    { rule: 'stored-password', does: 'read', what: 'account', class: 'password', all: ['personal', 'load'] },
    { rule: 'stored-password', does: 'read', what: 'account', class: ['password', 'session'], without: UNSEEN },
    { rule: 'stored-password', does: 'list', what: 'account', class: 'password' },
    { rule: 'certificates', does: 'read', what: 'certificate', class: 'ordinary', tags: ['bulk'] },
    { rule: 'stored-password', does: 'write', what: 'clipboard', tags: ['personal'] },
    { rule: 'store-changed', does: 'configure', what: 'account', class: 'session', raised: { by: ['exposed'], to: 'high' } },
    { rule: 'credential-watch', does: 'list', what: 'path', class: ['private-key', 'cloud-credentials', 'password-store'], when: ({ actor }) => WATCHERS.has(actor.program) },
    // Passwords of group policies, which anybody of the domain can decrypt (T1552.006).
    { rule: 'credential-search', does: 'read', what: 'path', tags: ['search'], severity: 'high', when: ({ resource, detail }) => /sysvol|policies/i.test(resource.name) && /cpassword/i.test(detail ?? '') },
    { rule: 'credential-search', does: 'list', what: 'path', class: 'secret-file', tags: ['search'], when: ({ resource }) => resource.tags.includes('in-workspace') || /^[^/~\u0000]/.test(resource.name), severity: 'low' },
    { rule: 'credential-search', does: 'list', what: 'path', class: SECRET_PATHS, tags: ['search'] },
    // Every document below, whatever the project: `findstr /si pass *.xml *.doc *.xls`.
    { rule: 'credential-search', does: 'read', what: 'path', all: ['search', 'recursive'], when: ({ resource, detail }) => (OFFICE.test(resource.name) || WHOLE_DISK.test(resource.name)) && /^"?(?:pass|cred|pwd|secret)/i.test(detail ?? '') },
    {
      rule: 'credential-search',
      does: 'read',
      what: 'path',
      class: ['root', 'system-root', 'home', 'system-config'],
      all: ['search', 'recursive'],
      when: ({ detail }) => detail !== undefined && SECRET_WORD.test(detail),
    },
  ]),
})

/** Every file of a kind on a disk of Windows, or of everybody who works on it. */
const WHOLE_DISK = /^[a-z]:\/(?:users\/)?[*\u0001]/i
/** Files of an office by their kind alone; a project has few of them. */
const OFFICE = /^[*\u0001]\.(?:docx?|xlsx?|pptx?|rtf|msg|eml|pst|vsdx?)$/i
/** Programs that watch what a process does; a dump takes all that it holds. */
const TRACERS: ReadonlySet<string> = new Set(['strace', 'ltrace', 'dtruss', 'truss', 'perf', 'py-spy', 'jstack', 'rbspy', 'bpftrace'])
/** The keychain and git's helper: other programs put there what they need, and ask for it themselves. A keyring's tool is asked by the owner's scripts. */
const SYSTEM_STORES: ReadonlySet<string> = new Set(['security', 'git'])

/** Names of entries of a store that say what they open: a cloud account, production, the system itself, or a key. */
const OPENS_MUCH = /(?:^|[^a-z])(?:prod(?:uction)?|root|administrator|master|aws|azure|gcp)(?:[^a-z]|$)|(?:access|ssh|private|signing|root|deploy|encryption)[-_ ]?key/i
