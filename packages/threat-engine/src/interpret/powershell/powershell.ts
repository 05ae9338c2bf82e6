import { Shell } from '../shell/execute.js'
import { ShellState } from '../shell/state.js'
import type { Frame, Machine, Stream } from '../machine.js'
import { Run } from './run.js'
import { Scope } from './scope.js'
import { asStream } from './value.js'

/**
 * Interprets PowerShell from nothing: no variables but those that Windows and PowerShell set. Never throws; linear in the source and in the
 * steps that the machine allows.
 */
export function interpretPowershell(source: string, frame: Frame, machine: Machine): Stream {
  const run = new Run(machine, new Scope(machine.context), new Shell(machine, new ShellState()))
  const value = run.source(source, frame)
  run.uncalled(frame)
  return asStream(value)
}
