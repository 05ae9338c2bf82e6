import type { Frame, Machine, Stream } from '../machine.js'
import type { Arg } from '../shell/expand.js'
import type { Shell } from '../shell/execute.js'
import type { Block, Expression } from './ast.js'
import type { Scope } from './scope.js'
import type { Value } from './value.js'

/** One argument of a call after evaluation: a parameter's name, its value, or both (`-Name:value`). */
export interface CallArgument {
  /** Without dash, as written. */
  readonly name?: string | undefined
  readonly value?: Value | undefined
  /** The word as it would reach a native program. */
  readonly word: Arg
}

/** What commands and .NET members need from the interpreter around them. */
export interface Session {
  readonly machine: Machine
  /** The names that are visible now. */
  readonly scope: Scope
  /** State of the native side: programs, files and the working directory. */
  readonly shell: Shell
  /** How many loops over a list the walk is in. */
  readonly turning: number
  evaluate(expression: Expression, frame: Frame): Value
  block(block: Block, frame: Frame): Value
  /** Runs a script block with `$args`, parameters and `$_`. */
  invoke(block: Block, args: readonly Value[], item: Value | undefined, frame: Frame): Value
  /** Runs `body` for items one by one, a bounded number of them when it has effects. */
  each(items: readonly Value[], frame: Frame, body: (item: Value, frame: Frame) => Value): Value
  /** Runs code that is a value: `Invoke-Expression`, `[scriptblock]::Create`. Says where it came from and follows it when it is known. */
  code(value: Value, frame: Frame): Value
  /** Runs a command by name. */
  command(name: string, args: readonly CallArgument[], input: Value, frame: Frame): Value
  /** Runs a native program with its words. */
  native(words: readonly Arg[], input: Stream, frame: Frame): Value
  /** The frame of an expression of the script: its position in the input. */
  at(frame: Frame, position: { readonly start: number; readonly end: number }): Frame
}
