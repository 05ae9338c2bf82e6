import type { Action, ProcessClass, ResourceClasses, ResourceKind, Tag } from '../facts.js'
import type { Language } from '../interpret/language.js'

/**
 * What a word means to the program that gets it.
 *
 * paths    `read` content is read · `write` · `append` · `delete` · `list` names only · `change` its permissions or owner · `use` read but not shown or copied
 *          (`ssh -i KEY`) · `load` sourced into a process (`--env-file`) · `link` what the written name will stand for (ln) · `read-tree` read with all below · `workdir`
 * network  `host` (`name[:port]`, `user@name`) · `url` fetched · `url-send` receives what the command sends · `host-path` local path or `host:path` (scp) · `target` host, list or range
 *          that is probed · `port` · `listen` port or address that is opened · `forward` `8080:localhost:80` of ssh -L/-R · `proxy`
 * data     `upload` path of a file that is sent (`-` is stdin) · `data` text that is sent, `@file` reads it (curl -d) · `form` `name=@file` (curl -F) · `body` text that is sent as it is
 *          · `header` text that goes along with a request: a send only when it carries data that was read, `@file` reads it · `method` of the request
 * code     `command` a shell line · `argv` this word and all that follow are a command · `script` a file that is run · `code:LANG` · `query` SQL
 *          · `later` a command line that some program runs later, `!` before it says that it is one · `assignment` `NAME=value` or `NAME:TYPE=value` of a variable that programs load code by
 * other    `pattern` searched for · `message` prose · `package` · `image` · `user` · `service` · `value` anything else · `switch` a flag without a value
 */
export type Role =
  | 'read' | 'link' | 'write' | 'append' | 'delete' | 'list' | 'change' | 'use' | 'load' | 'read-tree' | 'delete-tree' | 'workdir'
  | 'host' | 'url' | 'url-send' | 'host-path' | 'target' | 'port' | 'listen' | 'forward' | 'proxy'
  | 'upload' | 'data' | 'form' | 'body' | 'header' | 'method'
  | 'command' | 'later' | 'assignment' | 'argv' | 'script' | 'query' | `code:${Language}` | `script:${Language}`
  | 'pattern' | 'message' | 'package' | 'image' | 'user' | 'service' | 'value'

/**
 * A flag's role, `switch` for none. `{ value, optional: true }`: only an attached value (`-i.bak`, `--color=auto`) is one. `last`: what follows its value is operands, never
 * flags (`python -c CODE -x`). `keys`: the value is `key=value` or `key value`, and its role is that of the key in lower case (`ssh -o ProxyCommand=…`), `value` for keys that
 * are not listed; conditions see it as the flag `-o proxycommand`. `count`: the flag takes that many words, and the role is that of the last (`jq --slurpfile NAME FILE`).
 * `forms`: sources of patterns and the role of what their group captures; the first that matches decides (`vim -c '!cmd'`). The key `'+'` is words that begin with a plus sign.
 */
export type Flag =
  | Role
  | 'switch'
  | {
      readonly value: Role
      readonly optional?: boolean
      readonly last?: boolean
      readonly count?: number
      readonly tags?: readonly Tag[]
      readonly keys?: Readonly<Record<string, Role>>
      readonly forms?: Readonly<Record<string, Role>>
    }

/** When an effect rule or a nested rule applies. All given members must hold. */
export interface Condition {
  /** At least one of these flags is present (canonical spelling: the first name of its key in `flags`). */
  readonly flags?: readonly string[]
  /** All of these are present. */
  readonly all?: readonly string[]
  /** None of these is present. */
  readonly without?: readonly string[]
  /** Some operand matches; of a list, each is matched by some operand. Source of an anchored-by-yourself RegExp without super-linear parts, letters of either case. */
  readonly operand?: string | readonly string[]
  /** No operand matches. */
  readonly notOperand?: string
  /** The first operand matches. */
  readonly first?: string
  /** The first operand does not match, or there is none. */
  readonly notFirst?: string
  /** Value of one flag matches `[flag, regexp source]`. */
  readonly value?: readonly [flag: string, pattern: string]
  /** Number of operands at least / at most. */
  readonly min?: number
  readonly max?: number
  /** Standard input is (true) or is not (false) a pipe, a file or a here-document. Of effect rules only. */
  readonly piped?: boolean
}

/** An effect that the roles of single words do not say: `{ does: 'delete', what: 'cluster', class: 'namespace', name: '$rest' }`. */
export type EffectRule = {
  [K in ResourceKind]: {
    readonly does: Action
    readonly what: K
    /** Omitted for paths, hosts, packages and services: computed from the name. */
    readonly class?: ResourceClasses[K]
    /**
     * `$1`, `$2` … one operand; `$operands` each of them (one effect per operand); `$rest` all but the first; `$sources` all but the last; `$last`; `$argv` the program that is run; `$-f` the value of flag -f; `$basename` the name under which
     * a URL is saved; `$from` what the operands were read from, when it is of the rule's kind or a pid file of the service (`kill $(pidof NAME)`); else literal. Default: the program and its subcommand.
     */
    readonly name?: string
    readonly tags?: readonly Tag[]
    /** Operand or flag value recorded as detail (same notation as `name`). */
    readonly detail?: string
    readonly when?: Condition
    readonly certainty?: 'conditional'
    /** The effect happens only when the class that is computed from the name is one of these (`pkill auditd`, but not `pkill node`). */
    readonly only?: readonly ResourceClasses[K][]
  }
}[ResourceKind]

/** How words are told apart. The default is `gnu`: bundled short flags, `--long[=value]`, abbreviations, `--`, flags and operands mixed. */
export type Grammar =
  | 'gnu' | 'getopt' | 'single-dash' | 'key=value' | 'tar' | 'find' | 'ssh' | 'git' | 'sed' | 'awk' | 'windows' | 'none'
  /** Operands are addresses `TYPE:value,option…` (socat): each is a flag `type:`, the first one `type:1` when that is listed. */
  | 'address'

/** What a command line means when some of its flags are there: replaces members of the usage; flags only change their role, not whether they take a value. */
export interface Mode extends Omit<Usage, 'subcommands' | 'modes' | 'inert' | 'effects'> {
  readonly when: Condition
}

/** The part of a signature that subcommands share with programs. */
export interface Usage {
  /** What kind of program it is with this subcommand or in this mode; that of the program when omitted (`ngrok http`, but not `ngrok config`). */
  readonly class?: ProcessClass
  /** Keys list all spellings, the canonical first: `'-o, --output': 'write'`. */
  readonly flags?: Readonly<Record<string, Flag>>
  /** Roles of operands. `rest` for all without their own; `last` wins over `rest` when there are at least two (`cp a b dir`). */
  readonly operands?: { readonly first?: Role; readonly second?: Role; readonly third?: Role; readonly rest?: Role; readonly last?: Role }
  /** What standard input is: data that goes through, `sent` to the hosts, code that runs, SQL, a list of `argv`, or nothing. `used` is data that is never shown (`kubeseal < secret.yaml`). Default `data`. */
  readonly stdin?: 'ignored' | 'used' | 'data' | 'sent' | `code:${Language}` | 'query' | 'when-no-operand'
  /** What standard output is: what was read (`content`), what was read after a step (`transform`), nothing of it (`none`). Default `none`. */
  readonly stdout?: 'content' | 'transform' | 'none'
  /** Name of the step for `transform`: `base64`, `gzip`, `encrypt`. */
  readonly step?: string
  readonly effects?: readonly EffectRule[]
  /** Flags with which the program only prints something about itself. `--help` and `--version` always are. */
  readonly inert?: readonly string[]
  /** True when operands after the subcommand or first operand are a command (`env`, `timeout 5`, `docker exec C`): the role `argv` says the same by position. */
  readonly subcommands?: Readonly<Record<string, Usage>>
  /** Usages for some flags, tried in order: the first whose condition holds is merged over this one (`tar -c` reads its operands, `tar -x` does not). */
  readonly modes?: readonly Mode[]
  /** Tags that flags put on all of this command's path, host or other effects: `{ '-r': 'recursive', '-f': 'force' }`. `'*'` is always there. */
  readonly tags?: Readonly<Record<string, Tag>>
  /** Wrapper: runs `argv` as another user with power (`sudo`), on another host or container. */
  readonly wraps?: { readonly privileged?: boolean; readonly remote?: 'host' | 'container' }
}

/** What a command line of one program means. Pure data, checked with `satisfies`, executed by its own examples. */
export interface Signature extends Usage {
  readonly names: readonly string[]
  readonly grammar?: Grammar
  /**
   * `[line, effects]`. Each effect is written `action kind:class` (`read path:private-key`), with `+tag` for tags it must have (`read path:private-key+use`) and a leading `!`
   * when there must be none (`!grant permission:setuid`; the class may be left out: `!send host`). `from -> to` is a flow between two such effects. All must be found when
   * the line is interpreted (dead and inert effects excluded). An empty list says that the line has no effect beyond executing ordinary or unknown programs.
   */
  readonly examples: readonly (readonly [line: string, effects: readonly string[]])[]
}
