import type { Action, HostClass, PathClass, ProcessClass, Tag } from '../facts.js'

// Sets of classes that several analyzers speak of.

/** Files whose content is a secret. */
export const SECRET_PATHS = ['private-key', 'cloud-credentials', 'password-store', 'process-memory', 'metadata-token', 'secret-file'] as const satisfies readonly PathClass[]

/** Hosts that are this machine or the company's. */
export const NEAR_HOSTS = ['loopback', 'own'] as const satisfies readonly HostClass[]

/** Hosts where data is dropped for somebody else to pick up, or that hide whose they are. */
export const DROP_HOSTS = ['raw-ip', 'paste', 'file-share', 'webhook', 'callback', 'tunnel', 'chat', 'dynamic-dns', 'onion', 'mining-pool'] as const satisfies readonly HostClass[]

/** Programs made for attacks. */
export const OFFENSIVE = [
  'scanner', 'reconnaissance', 'vulnerability-scanner', 'brute-forcer', 'cracker', 'exploit-framework', 'credential-dumper', 'post-exploitation', 'privilege-enumerator', 'cloud-attack',
  'wireless-attack', 'poisoner',
] as const satisfies readonly ProcessClass[]

/** What written or scheduled code does that no ordinary start-up line does. */
export const PAYLOADS = ['payload-fetch', 'payload-decode', 'payload-hide', 'payload-shell'] as const satisfies readonly Tag[]

/** A file's content changes. */
export const WRITES = ['write', 'append'] as const satisfies readonly Action[]

/** Places whose content is made to be thrown away, or is the project's own. */
export const SOFT_PLACES = ['in-workspace', 'scratch', 'temporary'] as const satisfies readonly Tag[]

/** A file is given to a program that uses it without showing it. */
export const UNSEEN = ['use', 'load'] as const satisfies readonly Tag[]

/** What somebody looks for who looks for credentials: the pattern of a search is a fact of its own, not the text of the call. */
export const SECRET_WORD = /passw|pwd|secret|token|credential|api.?key|access.?key|private.?key|AKIA|BEGIN/i

/** Programs that tell when a file is opened or written. */
export const WATCHERS: ReadonlySet<string> = new Set(['inotifywait', 'inotifywatch', 'fswatch', 'watchmedo', 'fatrace', 'incrontab', 'chokidar', 'chokidar-cli', 'watchexec', 'watchman', 'entr', 'auditctl'])
