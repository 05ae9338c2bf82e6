import { defineLanguage } from '../../language.js'
import { readPerl } from '../../read/script/perl/statements.js'
import { PERL_APIS } from './apis.js'
import { PERL_ALIASES, PERL_CONSTANTS, PERL_FOLDS } from './folds.js'

export const perl = defineLanguage(
  'perl',
  readPerl,
  {
    implicitLocals: false,
    memberEntries: true,
    firstIndex: 0,
    constructorName: 'new',
    selfParameter: true,
    argumentsName: '@_',
    lastValue: true,
    urlsAreFiles: false,
    numericPlus: true,
    bareCalls: true,
  },
  { apis: [PERL_APIS], constants: PERL_CONSTANTS, aliases: PERL_ALIASES },
  PERL_FOLDS,
)
