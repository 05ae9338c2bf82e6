import { ENCODED_COMMANDS, ENCODED_NAMES } from './rewritings/encodings.js'
import { FEEDING } from './rewritings/feeding.js'
import { LANGUAGES } from './rewritings/languages.js'
import { PLACES } from './rewritings/places.js'
import { PROGRAMS } from './rewritings/programs.js'
import { QUOTING } from './rewritings/quoting.js'
import { SCRIPTS } from './rewritings/scripts.js'
import { STRUCTURE } from './rewritings/structure.js'
import { SUBSTITUTIONS } from './rewritings/substitutions.js'
import { VARIABLES } from './rewritings/variables.js'
import { WRAPPERS } from './rewritings/wrappers.js'
import type { Rewriting } from './words.js'

const GROUPS = {
  quoting: QUOTING, variables: VARIABLES, names: ENCODED_NAMES, encodings: ENCODED_COMMANDS, structure: STRUCTURE, substitutions: SUBSTITUTIONS, feeding: FEEDING,
  wrappers: WRAPPERS, places: PLACES, languages: LANGUAGES, scripts: SCRIPTS, programs: PROGRAMS,
}

/** A here-document inside of another needs an end of its own. */
const withOtherEnds = (command: string): string => command.replace(/(?:(?<=\\n)|(?<![\w+/=]))EOF(x*)(?![\w+/=])/g, 'EOF$1x')

/** Every way of writing the same command, by its name: `group: name`. */
export const REWRITINGS: Readonly<Record<string, Rewriting>> = Object.fromEntries(
  Object.entries(GROUPS).flatMap(([group, rewritings]) => Object.entries(rewritings).map(([name, rewriting]): [string, Rewriting] => [`${group}: ${name}`, (command) => rewriting(withOtherEnds(command))])),
)
