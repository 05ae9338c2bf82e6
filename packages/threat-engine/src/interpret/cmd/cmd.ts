import { MAX_DEPTH, UNKNOWN, type Frame, type Machine, type Stream } from '../machine.js'
import { Shell } from '../shell/execute.js'
import { ShellState } from '../shell/state.js'
import { Variables } from './expand.js'
import { parseCmd } from './parse.js'
import { CmdRun } from './run.js'

/** Longest text that is interpreted, in UTF-16 code units; cmd.exe itself takes 8191 a line, batch files may be longer. */
const MAX_SOURCE = 262_144

/** Interprets a line or batch file of cmd.exe. Never throws; linear in the source and in the steps that the machine allows. */
export function interpretCmd(source: string, frame: Frame, machine: Machine): Stream {
  if (frame.depth > MAX_DEPTH || source.length > MAX_SOURCE) {
    machine.exhausted(frame, frame.depth > MAX_DEPTH ? 'depth' : 'length', true)
    return UNKNOWN
  }
  if (!machine.pay(frame, 1 + (source.length >> 8))) return UNKNOWN
  const { body, deep } = parseCmd(source)
  if (deep) machine.exhausted(frame, 'depth', true)
  return new CmdRun(machine, new Variables(), new Shell(machine, new ShellState())).sequence(body, frame)
}
