import { UNKNOWN, type Interpreter } from '../machine.js'

/** Interprets a line or batch file of cmd.exe. */
export const interpretCmd: Interpreter = () => UNKNOWN
