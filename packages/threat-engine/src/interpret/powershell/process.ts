import { CLEAN, join, UNKNOWN, type Frame, type Taint } from '../machine.js'
import type { Arg } from '../shell/expand.js'
import { splitCommandLine } from '../cmd/words.js'
import { HOLE } from '../word.js'
import type { Session } from './session.js'
import { NULL, asText, carried, fromStream, itemsOf, unknown, type Value } from './value.js'

/** A word that stands nowhere in the input by itself. */
export const word = (shown: string, taint: Taint = CLEAN): Arg => ({ text: shown, taint, raw: '', start: -1, end: -1 })

/** Words of a program's arguments: every item of a list is split as Windows would (`Start-Process cmd '/c whoami'`). */
export function wordsOf(args: Value): Arg[] {
  return itemsOf(args).flatMap((item) => {
    const shown = asText(item)
    return item.k === 'unknown' ? [word(HOLE, carried(item))] : splitCommandLine(shown).map((w) => word(w.text, carried(item)))
  })
}

/** Starts a program with arguments (`Start-Process`, `Process.Start`, `ShellExecute`). */
export function runProcess(file: Value, args: Value, frame: Frame, session: Session): Value {
  const fields = file.k === 'object' ? file.fields : undefined
  const program = fields?.get('filename') ?? fields?.get('fullname') ?? file
  const name = asText(program)
  if (name === '') return unknown()
  const words = [word(name, carried(program)), ...wordsOf(fields?.get('arguments') ?? args)]
  return session.native(words, UNKNOWN, frame)
}

/** Runs a whole command line, as `WScript.Shell.Run` and WMI do. */
export function runLine(line: string, taint: Taint, frame: Frame, session: Session): Value {
  if (line === '' || line === HOLE) {
    // The registry says where programs are installed: one that is started from there is a program, not a script.
    if (taint.sources.length && taint.sources.every((s) => s.resource.kind === 'registry')) return unknown(taint)
    if (taint.sources.length) return session.code(unknown(taint), frame)
    session.machine.opaque(frame, 'unknown-command', line)
    return NULL
  }
  const out = session.machine.run('cmd', line, { ...frame, direct: false })
  return fromStream({ ...out, taint: join(out.taint, taint) })
}
