import { UNKNOWN, type Interpreter } from '../machine.js'

/** Interprets PowerShell. */
export const interpretPowershell: Interpreter = () => UNKNOWN
