// The vocabulary of the engine: what a call would do, as facts. Interpreters produce facts, analyzers judge them, nothing else passes between the two.

/** Half-open `[start, end)` range in UTF-16 code units of the input text that an effect comes from. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What would happen to a resource. */
export type Action =
  | 'read' | 'write' | 'append' | 'delete' | 'list' | 'execute' | 'send' | 'receive' | 'listen' | 'scan' | 'connect' | 'grant' | 'install'
  | 'schedule' | 'stop' | 'configure' | 'capture' | 'encrypt' | 'publish' | 'query'

/**
 * How surely the effect happens when the call runs: `certain`; `conditional` (a branch, a loop, a handler);
 * `dead` (`false &&`, a function never called); `inert` (`--help`, `--version`, `--dry-run`).
 */
export type Certainty = 'certain' | 'conditional' | 'dead' | 'inert'

/** Classes of files, by what they are worth to an attacker. `ordinary` is everything else. */
export type PathClass =
  | 'private-key' | 'cloud-credentials' | 'password-store' | 'process-memory' | 'metadata-token'
  | 'secret-file' | 'secret-template' | 'public-key' | 'shell-history' | 'personal-data' | 'database-dump'
  | 'user-database' | 'sudoers' | 'pam' | 'cron' | 'startup' | 'shell-startup' | 'authorized-keys' | 'git-hook' | 'git-config' | 'preload'
  | 'kernel' | 'ssh-config' | 'system-config' | 'system-binary' | 'hosts-file' | 'container-socket'
  | 'agent-config' | 'agent-instructions' | 'guard' | 'ci-config' | 'package-config' | 'log' | 'security-log' | 'backup'
  | 'root' | 'system-root' | 'home' | 'workspace' | 'scratch' | 'disk' | 'device' | 'null' | 'ordinary'

/** Classes of hosts. `public` is a named host on the internet that nothing is known about. */
export type HostClass =
  | 'loopback' | 'private' | 'link-local' | 'metadata' | 'own' | 'public' | 'raw-ip' | 'paste' | 'file-share' | 'webhook' | 'callback' | 'tunnel'
  | 'chat' | 'dynamic-dns' | 'onion' | 'mining-pool' | 'code-host' | 'registry' | 'installer' | 'storage' | 'documentation' | 'unknown'

/** Classes of programs. `ordinary` has a signature and nothing special; `unknown` has none. */
export type ProcessClass =
  | 'scanner' | 'reconnaissance' | 'vulnerability-scanner' | 'brute-forcer' | 'cracker' | 'exploit-framework' | 'c2' | 'credential-dumper' | 'post-exploitation'
  | 'privilege-enumerator' | 'cloud-attack' | 'wireless-attack' | 'poisoner' | 'tunnel' | 'remote-access' | 'miner' | 'sniffer' | 'keylogger'
  | 'reverse-shell' | 'bind-shell' | 'fork-bomb' | 'lolbin' | 'debugger' | 'shell' | 'interpreter' | 'ordinary' | 'unknown'

/** Every kind of resource with its closed set of classes. A new command adds rows that use these; a new kind is a design decision. */
export interface ResourceClasses {
  path: PathClass
  host: HostClass
  process: ProcessClass
  /** Code that runs: where it came from. */
  code: 'fetched' | 'decoded' | 'opaque' | 'written' | 'inline' | 'encoded'
  service: 'security' | 'logging' | 'backup' | 'database' | 'remote-access' | 'ordinary'
  package: 'registry' | 'foreign-index' | 'raw-address' | 'tarball' | 'repository' | 'local' | 'offensive'
  account: 'administrator' | 'ordinary' | 'password' | 'session'
  permission: 'setuid' | 'capability' | 'world-writable' | 'system-world-writable' | 'ownership' | 'sudo' | 'cloud-admin' | 'cluster-admin' | 'public-access'
    | 'database-admin' | 'recursive' | 'execute' | 'ordinary'
  environment: 'all' | 'secret' | 'loader' | 'history' | 'proxy' | 'path' | 'command' | 'ordinary'
  repository: 'own-remote' | 'foreign-remote' | 'history' | 'hook' | 'config' | 'working-tree' | 'branch' | 'secrets'
  container: 'privileged' | 'host-mount' | 'host-namespace' | 'socket' | 'image' | 'foreign-image' | 'exec' | 'ordinary'
  cloud: 'secret' | 'secrets-bulk' | 'storage' | 'public-storage' | 'compute' | 'identity' | 'logging' | 'network' | 'database' | 'stack' | 'backup' | 'key' | 'ordinary'
  cluster: 'secret' | 'secrets-bulk' | 'namespace' | 'workload' | 'node' | 'role' | 'config' | 'volume' | 'ordinary'
  device: 'disk' | 'memory' | 'camera' | 'microphone' | 'ordinary'
  database: 'table' | 'schema' | 'rows' | 'all-rows' | 'dump' | 'credentials' | 'file' | 'os' | 'account' | 'metadata' | 'injection' | 'time-delay' | 'ordinary'
  registry: 'autostart' | 'security' | 'credentials' | 'logon' | 'policy' | 'ordinary'
  firewall: 'off' | 'flush' | 'open' | 'redirect' | 'route' | 'ordinary'
  kernel: 'module' | 'parameter' | 'trace'
  certificate: 'trust' | 'private-key' | 'ordinary'
  log: 'security' | 'history' | 'system' | 'ordinary'
  backup: 'shadow-copy' | 'snapshot' | 'catalog' | 'ordinary'
  clipboard: 'contents'
  screen: 'picture' | 'recording'
  keyboard: 'keystrokes'
  audio: 'recording'
  traffic: 'packets'
  memory: 'process' | 'credentials' | 'kernel'
  agent: 'config' | 'instructions' | 'guard' | 'hook'
  time: 'file-times' | 'clock'
  system: 'discovery' | 'shutdown' | 'recovery' | 'boot' | 'exhaustion' | 'ordinary'
  message: 'mail' | 'chat' | 'ordinary'
}
export type ResourceKind = keyof ResourceClasses

/** Qualifiers of a resource in an effect. Closed, so that tables and analyzers cannot drift apart; extend it together with the first user. */
export type Tag =
  | 'recursive' | 'glob' | 'force' | 'all' | 'range' | 'list' | 'search' | 'use' | 'load' | 'bulk' | 'copy' | 'hidden' | 'interactive' | 'unconfirmed'
  | 'single-port' | 'redirect' | 'truncate' | 'in-workspace' | 'scratch' | 'home' | 'system' | 'temporary' | 'traversal' | 'encoded' | 'symlink'
  | 'payload-fetch' | 'payload-decode' | 'payload-shell' | 'payload-hide' | 'payload-unknown' | 'payload-process' | 'insecure' | 'plain-http' | 'credentials-in-url' | 'query-secret'
  | 'obfuscated-address' | 'homograph' | 'reverse' | 'dynamic' | 'local-forward' | 'exposed' | 'anonymous' | 'production' | 'preview' | 'fragment' | 'write' | 'global'
  | 'other-user' | 'self' | 'remove' | 'unknown-target' | 'upload' | 'long-delay' | 'many' | 'in-place' | 'no-where' | 'stacked' | 'tautology' | 'comment'
  | 'union' | 'system-table' | 'delayed' | 'background' | 'debug' | 'random-name' | 'dns' | 'query-data' | 'double-extension' | 'wrapper-scheme' | 'network-share' | 'recreated' | 'hijack' | 'unprotected' | 'proxy' | 'personal' | 'rerouted' | 'backslash' | 'committed'

/** One thing an effect happens to. `name` is normalised and may hold the marks of `interpret/word.ts` for parts that are not known. */
export interface Resource<K extends ResourceKind = ResourceKind> {
  readonly kind: K
  readonly class: ResourceClasses[K]
  readonly name: string
  readonly tags: readonly Tag[]
  /** Host: TCP or UDP port. */
  readonly port?: number
  /** Host: number of addresses meant (a /24 is 256). */
  readonly count?: number
  /** Host: URL scheme, lower case, without colon. */
  readonly scheme?: string
  /** Host: path and query of the URL. */
  readonly target?: string
}
/** A resource of any kind, discriminated by `kind`. */
export type AnyResource = { [K in ResourceKind]: Resource<K> }[ResourceKind]

/** Who does it. */
export interface Actor {
  /** Base name of the program that acts, as resolved (`nmap` for `/usr/bin/n?ap`). */
  readonly program: string
  /** Programs that run it, outermost first: `sudo`, `xargs`, `docker exec`. */
  readonly wrappers: readonly string[]
  readonly privileged: boolean
  /** Language whose code does it, when not the shell: `python`, `sql`. */
  readonly interpreter?: string
  /** Host or container on which it happens, when not here. */
  readonly remote?: string
}

/** One step of how the engine came to an effect, for the explanation: `{ how: 'variable a', text: 'nm' }`. */
export interface Step {
  readonly how: string
  readonly text: string
}

/** What would happen to what, by whom, how surely, and where in the input that comes from. */
export interface Effect {
  readonly id: number
  readonly action: Action
  readonly resource: AnyResource
  readonly certainty: Certainty
  readonly actor: Actor
  /** Position in the text at `where`; text computed by decoding points at the word it was decoded from. */
  readonly span: Span
  /** JSON pointer of the part of the call: `/Bash/command`. */
  readonly where: string
  readonly derivation: readonly Step[]
  /** Spans of the input that this effect rests on. Two findings corroborate each other only when their roots are disjoint. */
  readonly roots: readonly Span[]
  /** What is needed to judge it further: a search pattern, an SQL statement, a method. Never a secret's value. */
  readonly detail?: string
}

/** Data going from sources to a sink: `read path:private-key` → base64 → `send host:public`. */
export interface Flow {
  readonly sources: readonly Effect[]
  readonly steps: readonly string[]
  readonly sink: Effect
}

export type Surface = 'user_message' | 'ai_response' | 'tool_description' | 'tool_result' | 'resource' | 'prompt' | 'file_content' | 'argument' | 'message'

/** A text that reaches or leaves a model or a file; the only fact that patterns may be run over. */
export interface Text {
  readonly surface: Surface
  readonly value: string
  /** JSON pointer inside the content that was inspected or the call. */
  readonly pointer: string
  /** Where the text goes: the path it is written to, the host it is sent to, the tool it describes. */
  readonly about?: string
}

/** Something that cannot be known from the input alone. Evidence only together with a source or a sink. */
export interface Opaque {
  readonly reason: 'unknown-variable' | 'unknown-command' | 'runtime-value' | 'unknown-code' | 'unparsed'
  readonly span: Span
  readonly where: string
  readonly text: string
}

/** A limit of the engine was hit: always at least Alert, and Block where unexamined text would execute. */
export interface Exhausted {
  readonly limit: 'length' | 'depth' | 'steps' | 'expansion' | 'nodes'
  readonly span: Span
  readonly where: string
  /** True when the unexamined rest would be executed by the call. */
  readonly executes: boolean
}

/** Everything the engine knows about one call. */
export interface Facts {
  readonly effects: readonly Effect[]
  readonly flows: readonly Flow[]
  readonly texts: readonly Text[]
  readonly opaque: readonly Opaque[]
  readonly exhausted: readonly Exhausted[]
  /** Files that the call leaves, by path, as far as it is known what is in them. */
  readonly files?: ReadonlyMap<string, { readonly content: { readonly text?: string | undefined } }>
  /** Effects of one action that are not dead or inert, in order. */
  by(action: Action): readonly Effect[]
  /** Text that positions refer to, by JSON pointer. */
  readonly inputs: Readonly<Record<string, string>>
}

export type Os = 'linux' | 'macos' | 'windows'

/** What is known about the place where the call would run. Explicit: the engine reads no environment and no clock. */
export interface Context {
  readonly os?: Os
  readonly home?: string
  readonly cwd?: string
  readonly workspace?: string
  readonly own?: {
    /** Host names; a leading dot matches subdomains. */
    readonly hosts?: readonly string[]
    readonly registries?: readonly string[]
    /** Git remotes: URLs or remote names. */
    readonly remotes?: readonly string[]
  }
}

/** Whether an effect would happen: it is neither dead nor inert. */
export const isLive = ({ certainty }: Pick<Effect, 'certainty'>): boolean => certainty === 'certain' || certainty === 'conditional'
