import type { Interpreter } from './machine.js'
import type { Language } from './language.js'
import { CODE_INTERPRETERS } from './code/index.js'
import { interpretCmd } from './cmd/cmd.js'
import { interpretScheduled } from './file/scheduled.js'
import { interpretPowershell } from './powershell/powershell.js'
import { interpretShell } from './shell/shell.js'
import { interpretSql } from './sql/interpret.js'
import { UNKNOWN } from './machine.js'

/** Languages without an interpreter of their own: what they do is not known. */
const unknown: Interpreter = (source, frame, machine) => {
  if (source.trim() !== '') machine.opaque(frame, 'unknown-code', source.slice(0, 120))
  return UNKNOWN
}

// Interpreters call each other through here, so the table is made at the first call, when all of their modules are loaded.
let interpreters: Partial<Record<Language, Interpreter>> | undefined

/** The interpreter of a language. */
export function interpreterOf(language: Language): Interpreter {
  interpreters ??= { ...CODE_INTERPRETERS, sh: interpretShell, powershell: interpretPowershell, cmd: interpretCmd, sql: interpretSql,
    crontab: interpretScheduled('crontab'), makefile: interpretScheduled('makefile'), 'systemd-unit': interpretScheduled('x.service') }
  return interpreters[language] ?? unknown
}
