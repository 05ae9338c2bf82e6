import type { Action, ResourceClasses, ResourceKind, Tag } from '../../../facts.js'
import type { Language } from '../../language.js'

/**
 * What an argument means to the function that gets it.
 *
 * Processes: `command` a shell line · `argv` a list of words, or one program · `argument` one word of a command · `program` with `arguments`, a
 * list of the words after it, or `named-arguments`, the same with a name for the program in front · `shell` true: `argv` is a shell line ·
 * `input` what the process reads · `stdio` a handle that becomes its standard input or output.
 *
 * Files: `read` `write` `append` `delete` `list` `change` `use` `load` as in signatures, `read-tree` `delete-tree` `list-tree` with all below ·
 * `copy-from` `copy-to` `move-from` · `open` with `mode` · `content` written there · `permissions` · `owner` · `recursive` a switch that makes it a
 * tree · `handle` the open file, socket or process that it acts on.
 *
 * Network: `url` fetched · `host` `port` · `address` a pair or `host:port` · `listen-host` `listen-port` `listen-address` · `body` sent · `query` sent
 * in the address · `headers` · `method` · `save` path that the response is written to · `upload` path that is sent.
 *
 * Code: `code` of the same language · `code:LANG` · `serialized` data that runs code when it is loaded · `trust` true: the download runs · `weights` false: more than numbers is loaded.
 *
 * Functions: `callback` called with the result · `node-callback` called with (error, result) · `handler` called sometime with unknown arguments.
 *
 * Others: `queued` a message to whoever reads a queue · `shown` printed · `name:environment` of a variable that is read, `set:environment` of one that is set · `sql` · `value` nothing of the
 * above, but part of the result · `ignored` not even that.
 */
export type Role =
  | 'command'
  | 'argv'
  | 'argument'
  | 'program'
  | 'arguments'
  | 'named-arguments'
  | 'shell'
  | 'input'
  | 'stdio'
  | 'read'
  | 'write'
  | 'append'
  | 'delete'
  | 'list'
  | 'change'
  | 'use'
  | 'load'
  | 'read-tree'
  | 'delete-tree'
  | 'list-tree'
  | 'copy-from'
  | 'copy-to'
  | 'move-from'
  | 'open'
  | 'mode'
  | 'content'
  | 'permissions'
  | 'owner'
  | 'recursive'
  | 'handle'
  | 'url'
  | 'host'
  | 'port'
  | 'address'
  | 'listen-host'
  | 'listen-port'
  | 'listen-address'
  | 'body'
  | 'query'
  | 'headers'
  | 'method'
  | 'save'
  | 'upload'
  | 'code'
  | `code:${Language}`
  | 'module'
  | 'serialized'
  | 'weights'
  | 'trust'
  | 'callback'
  | 'node-callback'
  | 'handler'
  | 'each'
  | 'shown'
  | 'name:environment'
  | 'set:environment'
  | 'sql'
  | 'queued'
  | 'value'
  | 'ignored'

/** An effect that a call has whatever its arguments are: `capture screen:picture`. */
export type EffectName = { [K in ResourceKind]: `${Action} ${K}:${ResourceClasses[K]}` }[ResourceKind]

/** A role, or the roles of the members of an options record. */
export type Argument = Role | { readonly [member: string]: Argument }

/** One library function. */
export interface Api {
  /**
   * Dotted names, separated by spaces. `#type.method` for methods of a shared type; `?.method` for a method of a thing that nothing is
   * known about.
   */
  readonly calls: string
  /** Parameters in order, by name; a name that starts with `...` takes all that follow. */
  readonly args?: { readonly [name: string]: Argument }
  /** Role of the object that a method belongs to. */
  readonly self?: Role
  readonly effects?: readonly EffectName[]
  readonly tags?: readonly Tag[]
  /** Host of a service that gets all arguments and answers: what a client library of a model talks to. */
  readonly host?: string
  /** Recorded as the effects' name or detail. */
  readonly detail?: string
  /**
   * What comes back: `content` text that was read or received (with its taint) · `output` of the process that ran · `#type` an object
   * that keeps what is known (`#file`, `#socket`, `#response`) ·
   * `self` · `nothing` · `value` a text made of the arguments · `callback` what the callback returns. Default: an object named after the
   * call.
   */
  readonly gives?: 'content' | 'output' | 'self' | 'nothing' | 'value' | 'callback' | 'listing' | 'path' | `#${string}`
  /** Printed without a line break and without spaces between values. */
  readonly raw?: true
  /** Step that the data goes through: `encrypt`, `base64`. */
  readonly step?: string
  /** What the call does to the process as a whole. */
  readonly special?:
    'fork' | 'duplicate' | 'connect' | 'accept' | 'chdir' | 'exit' | 'receive' | 'send' | 'pipe' | 'terminal' | 'walk' | 'identity'
  /** Only when the mode (or method) of the call is unknown: `GET` fetches, others send. */
  readonly assume?: string
}

/** What a name of the library stands for when it is not called. */
export type Constant =
  | 'arguments'
  | 'argument'
  | 'environment'
  | 'stdin'
  | 'stdout'
  | 'home'
  | 'here'
  | 'main'
  | 'script'
  | 'module'
  | 'globals'
  | 'null'
  | 'input'
  | 'request'
  | { readonly text: string }
  | { readonly number: number }

/** All that the evaluator must know about one language and its libraries. */
export interface Library {
  readonly apis: readonly (readonly Api[])[]
  readonly constants: Readonly<Record<string, Constant>>
  /** Dotted names that mean others; the longest prefix wins: `fs/promises` → `fs`. */
  readonly aliases: Readonly<Record<string, string>>
}
