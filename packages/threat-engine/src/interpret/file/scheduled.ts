import { UNKNOWN, weaker, type Interpreter } from '../machine.js'
import { commandsIn } from './commands.js'

/** Most commands of one file that are run. */
const MAX_PARTS = 200

/** Interprets a file in which commands stand (a crontab, a unit, a makefile), named as such a file is: they run later, each by itself. */
export const interpretScheduled =
  (name: string): Interpreter =>
  (source, frame, machine) => {
    if (!machine.pay(frame, 1 + (source.length >> 5))) return UNKNOWN
    for (const part of commandsIn(source, name).slice(0, MAX_PARTS))
      machine.run(part.language, part.source, { ...frame, direct: false, certainty: weaker(frame.certainty, 'conditional'), derivation: [...frame.derivation, { how: 'runs later', text: part.source.slice(0, 160) }] })
    return UNKNOWN
  }
