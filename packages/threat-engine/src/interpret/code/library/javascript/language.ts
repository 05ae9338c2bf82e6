import { defineLanguage } from '../../language.js'
import { readJavascript } from '../../read/javascript/statements.js'
import { JAVASCRIPT_FILES } from './files.js'
import { JAVASCRIPT_FOLDS } from './folds.js'
import { JAVASCRIPT_NETWORK } from './network.js'
import { JAVASCRIPT_PROCESS } from './process.js'
import { JAVASCRIPT_ALIASES, JAVASCRIPT_CONSTANTS, JAVASCRIPT_MODELS, JAVASCRIPT_SYSTEM } from './system.js'

export const javascript = defineLanguage(
  'javascript',
  readJavascript,
  {
    implicitLocals: false,
    memberEntries: true,
    firstIndex: 0,
    constructorName: 'constructor',
    selfParameter: false,
    argumentsName: 'arguments',
    lastValue: false,
    urlsAreFiles: false,
    numericPlus: false,
    bareCalls: false,
  },
  {
    apis: [JAVASCRIPT_PROCESS, JAVASCRIPT_FILES, JAVASCRIPT_NETWORK, JAVASCRIPT_SYSTEM, JAVASCRIPT_MODELS],
    constants: JAVASCRIPT_CONSTANTS,
    aliases: JAVASCRIPT_ALIASES,
  },
  JAVASCRIPT_FOLDS,
)
