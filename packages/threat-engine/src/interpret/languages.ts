import type { Interpreter } from './machine.js'
import type { Language } from './language.js'
import { CODE_INTERPRETERS } from './code/index.js'
import { interpretCmd } from './cmd/cmd.js'
import { interpretPowershell } from './powershell/powershell.js'
import { interpretShell } from './shell/shell.js'
import { interpretSql } from './sql/interpret.js'
import { UNKNOWN } from './machine.js'

/** Languages without an interpreter of their own: what they do is not known. */
const unknown: Interpreter = (source, frame, machine) => {
  if (source.trim() !== '') machine.opaque(frame, 'unknown-code', source.slice(0, 120))
  return UNKNOWN
}

const INTERPRETERS: Partial<Record<Language, Interpreter>> = { ...CODE_INTERPRETERS, sh: interpretShell, powershell: interpretPowershell, cmd: interpretCmd, sql: interpretSql }

/** The interpreter of a language. */
export const interpreterOf = (language: Language): Interpreter => INTERPRETERS[language] ?? unknown
