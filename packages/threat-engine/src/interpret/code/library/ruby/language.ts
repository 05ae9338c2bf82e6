import { defineLanguage } from '../../language.js'
import { readRuby } from '../../read/script/ruby/statements.js'
import { RUBY_APIS } from './apis.js'
import { RUBY_ALIASES, RUBY_CONSTANTS, RUBY_FOLDS } from './folds.js'

export const ruby = defineLanguage(
  'ruby',
  readRuby,
  {
    implicitLocals: true,
    memberEntries: false,
    firstIndex: 0,
    constructorName: 'initialize',
    selfParameter: false,
    argumentsName: 'args',
    lastValue: true,
    urlsAreFiles: true,
    numericPlus: false,
    bareCalls: true,
  },
  { apis: [RUBY_APIS], constants: RUBY_CONSTANTS, aliases: RUBY_ALIASES },
  RUBY_FOLDS,
)
