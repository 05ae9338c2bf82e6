import { defineLanguage } from '../../language.js'
import { readPhp } from '../../read/script/php/statements.js'
import { PHP_APIS } from './apis.js'
import { PHP_ALIASES, PHP_CONSTANTS, PHP_FOLDS } from './folds.js'

export const php = defineLanguage(
  'php',
  readPhp,
  {
    implicitLocals: true,
    memberEntries: true,
    firstIndex: 0,
    constructorName: '__construct',
    selfParameter: false,
    argumentsName: '',
    lastValue: false,
    urlsAreFiles: true,
    numericPlus: true,
    bareCalls: false,
  },
  { apis: [PHP_APIS], constants: PHP_CONSTANTS, aliases: PHP_ALIASES },
  PHP_FOLDS,
)
