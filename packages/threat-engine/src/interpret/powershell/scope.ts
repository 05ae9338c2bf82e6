import type { Context } from '../../facts.js'
import type { Block } from './ast.js'
import { NULL, bool, list, text, type Value } from './value.js'
import { ALIASES } from './aliases.js'
import { WINDOWS_ENVIRONMENT } from '../cmd/environment.js'

/** Variables that every session has. */
const AUTOMATIC: Readonly<Record<string, Value>> = {
  true: bool(true),
  false: bool(false),
  null: NULL,
  home: text('~'),
  pshome: text('C:\\Windows\\System32\\WindowsPowerShell\\v1.0'),
  shellid: text('Microsoft.PowerShell'),
  verbosepreference: text('SilentlyContinue'),
  debugpreference: text('SilentlyContinue'),
  warningpreference: text('Continue'),
  erroractionpreference: text('Continue'),
  ofs: text(' '),
  profile: text('~\\Documents\\WindowsPowerShell\\Microsoft.PowerShell_profile.ps1'),
  args: list([]),
  error: list([]),
  maximumdrivecount: text('4096'),
  pwd: text('.'),
  psscriptroot: text('.'),
}
const SCOPE = /^(?:global|script|local|private|using|variable):/

/** Names that a session knows. A called function sees its caller's variables, so one chain of maps is enough. */
export class Scope {
  private readonly variables = new Map<string, Value>()
  private readonly functions: Map<string, Block>
  private readonly aliases: Map<string, string>
  private readonly environment: Map<string, Value>
  /** Names of the functions that are being called, for recursion. */
  readonly calling: readonly string[]

  constructor(
    readonly context: Context,
    private readonly parent?: Scope,
    calling?: string,
  ) {
    this.functions = parent?.functions ?? new Map()
    this.aliases = parent?.aliases ?? new Map()
    this.environment = parent?.environment ?? new Map()
    this.calling = calling === undefined ? (parent?.calling ?? []) : [...(parent?.calling ?? []), calling]
  }

  /** The value of a variable; undefined when nothing sets it. */
  get(name: string): Value | undefined {
    if (name.startsWith('env:')) return this.env(name.slice(4))
    if (name.startsWith('function:')) {
      const body = this.functions.get(name.slice(9))
      return body && { k: 'block', body, source: '', taint: NULL.taint }
    }
    const bare = name.replace(SCOPE, '')
    return this.variables.get(bare) ?? this.parent?.get(bare) ?? (Object.hasOwn(AUTOMATIC, bare) ? AUTOMATIC[bare] : undefined)
  }

  env(name: string): Value | undefined {
    const set = this.environment.get(name)
    if (set) return set
    const known = Object.hasOwn(WINDOWS_ENVIRONMENT, name) ? WINDOWS_ENVIRONMENT[name] : undefined
    return known === undefined ? undefined : text(known)
  }

  set(name: string, value: Value): void {
    if (name.startsWith('env:')) this.environment.set(name.slice(4), value)
    else if (/^(?:global|script):/.test(name)) this.root().variables.set(name.replace(SCOPE, ''), value)
    else this.variables.set(name.replace(SCOPE, ''), value)
  }

  /** Takes over what a block that ran in a child of this scope has set (dot sourcing, `Invoke-Expression`, loops). */
  adopt(child: Scope): void {
    for (const [name, value] of child.variables) this.variables.set(name, value)
  }

  names(): string[] {
    return [...this.variables.keys(), ...(this.parent?.names() ?? Object.keys(AUTOMATIC))]
  }

  define(name: string, body: Block): void {
    this.functions.set(name, body)
  }

  function(name: string): Block | undefined {
    return this.functions.get(name)
  }

  functionNames(): IterableIterator<string> {
    return this.functions.keys()
  }

  setAlias(name: string, command: string): void {
    this.aliases.set(name, command)
  }

  /** The command that an alias stands for, built in or made by the script. */
  alias(name: string): string | undefined {
    return this.aliases.get(name) ?? (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined)
  }

  private root(): Scope {
    return this.parent?.root() ?? this
  }
}
