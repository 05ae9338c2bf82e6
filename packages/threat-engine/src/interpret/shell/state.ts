import type { CommandNode, CompoundList } from 'unbash'
import { HOLE } from '../word.js'
import { CLEAN, UNKNOWN, type Frame, type Stream, type Taint } from '../machine.js'

/** A shell variable: the texts it may hold (branches join, loops collect; never empty), its array items, and what the data carries. */
export interface Variable {
  readonly values: readonly string[]
  readonly items?: readonly string[] | undefined
  readonly keys?: Readonly<Record<string, string>> | undefined
  readonly taint: Taint
  /** The variable that this one is another name of (`declare -n`). */
  readonly ref?: string | undefined
}
export const MAX_VALUES = 16
/** Values that a command is run with, one after the other: the lines that `read` has got. */
export const MAX_CHOICES = 128
export const UNKNOWN_VARIABLE: Variable = { values: [HOLE], taint: CLEAN }

/** Joins two possible values of one variable; equal texts once, at most `MAX_VALUES`. */
export function either(a: Variable | undefined, b: Variable): Variable {
  if (!a) return b
  const values = union(a.values, b.values)
  return { values, items: b.items ?? a.items, taint: a.taint.sources.length ? a.taint : b.taint }
}

/** Both lists without repetitions; loops join the same value again and again. */
function union(a: readonly string[], b: readonly string[]): readonly string[] {
  if (b.length === 1 && a.length <= MAX_VALUES) {
    const value = b[0]!
    return a.includes(value) ? a : a.length === MAX_VALUES ? a : [...a, value]
  }
  return [...new Set([...a, ...b])].slice(0, MAX_VALUES)
}

export interface ShellFunction {
  readonly body: CommandNode | CompoundList
  readonly source: string
  readonly frame: Frame
}

/** What a shell remembers between commands. `fork` gives a subshell, whose changes stay inside. */
export class ShellState {
  // Created on first use: most shells of a pipeline never change anything.
  private ownVariables: Map<string, Variable> | undefined
  private ownFunctions: Map<string, ShellFunction> | undefined
  private ownAliases: Map<string, string> | undefined
  private ownDescriptors: Map<number, Stream> | undefined
  /** Arguments of the script or function: `$1` is `positional[0]`. */
  positional: readonly { readonly text: string; readonly taint: Taint }[] = []
  /** `undefined` when not known: relative paths then stay relative. */
  cwd: string | undefined
  /** After a certain `exit`, `return` or `exec PROGRAM` the rest of this shell is dead. */
  exited = false
  /** Which of several possible values expansions take `now`, and `of` how many the last expansions had to choose; shared with forks. */
  readonly selection: { now: number; of: number }
  /** How often variables, functions, aliases or descriptors may have changed; shared with forks. */
  readonly memory: { changes: number }
  /** Calls of functions that are active, for recursion (a fork bomb calls itself). */
  calling: readonly string[] = []
  /** Bodies of the functions that are active. */
  bodies: readonly object[] = []
  lastStatus: number | undefined
  /** A shell of its own, which has a copy of the history at most; `forgot` once it cleared that, and writes nothing of it to the file unless it is told to. */
  apart = false
  forgot = false
  /** Last word of the command before: `$_`. */
  lastWord: { readonly text: string; readonly taint: Taint } | undefined

  constructor(private readonly parent?: ShellState) {
    this.selection = parent?.selection ?? { now: 0, of: 1 }
    this.memory = parent?.memory ?? { changes: 0 }
    if (parent) {
      this.positional = parent.positional
      this.cwd = parent.cwd
      this.calling = parent.calling
      this.bodies = parent.bodies
      this.apart = parent.apart
      this.forgot = parent.forgot
    }
  }

  get variables(): Map<string, Variable> {
    this.memory.changes++
    return (this.ownVariables ??= new Map())
  }

  get functions(): Map<string, ShellFunction> {
    this.memory.changes++
    return (this.ownFunctions ??= new Map())
  }

  get aliases(): Map<string, string> {
    this.memory.changes++
    return (this.ownAliases ??= new Map())
  }

  get descriptors(): Map<number, Stream> {
    this.memory.changes++
    return (this.ownDescriptors ??= new Map())
  }

  fork(): ShellState {
    return new ShellState(this)
  }

  /** Marks this as a shell of its own. */
  setApart(): this {
    this.apart = true
    return this
  }

  get(name: string): Variable | undefined {
    return this.ownVariables?.get(name) ?? this.parent?.get(name)
  }

  set(name: string, variable: Variable): void {
    this.variables.set(name, variable)
  }

  unset(name: string): void {
    this.variables.delete(name)
  }

  function(name: string): ShellFunction | undefined {
    return this.ownFunctions?.get(name) ?? this.parent?.function(name)
  }

  alias(name: string): string | undefined {
    return this.ownAliases?.get(name) ?? this.parent?.alias(name)
  }

  descriptor(fd: number): Stream | undefined {
    return this.ownDescriptors?.get(fd) ?? this.parent?.descriptor(fd)
  }

  /** The value that expansions see now; notes how many there are to choose from. */
  pick(variable: Variable): string {
    const n = variable.values.length
    if (n > this.selection.of) this.selection.of = n
    return variable.values[Math.min(this.selection.now, n - 1)] ?? ''
  }
}

/** Concatenates what two commands print, one after the other; what is not known of it is a hole. */
export function concat(a: Stream, b: Stream): Stream {
  if (a.text === '' && a.taint === CLEAN) return b
  if (b.text === '' && b.taint === CLEAN) return a
  const known = a.text !== undefined || b.text !== undefined ? (a.text ?? `${HOLE}\n`) + (b.text ?? `${HOLE}\n`) : undefined
  const text = known !== undefined && known.length <= MAX_TEXT ? known : undefined
  const taint = a.taint === CLEAN ? b.taint : b.taint === CLEAN || b.taint === a.taint ? a.taint : { sources: [...new Set([...a.taint.sources, ...b.taint.sources])].slice(0, 16), steps: [...new Set([...a.taint.steps, ...b.taint.steps])].slice(0, 12) }
  return text === undefined && taint === CLEAN ? UNKNOWN : { text, taint }
}
/** Longest text that is followed through pipes, variables and files, in UTF-16 code units. */
export const MAX_TEXT = 65_536
