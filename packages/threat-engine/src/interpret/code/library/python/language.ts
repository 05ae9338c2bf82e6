import { defineLanguage } from '../../language.js'
import { readPython } from '../../read/python/statements.js'
import { PYTHON_FILES } from './files.js'
import { PYTHON_FOLDS, PYTHON_PROPERTIES } from './folds.js'
import { PYTHON_NETWORK } from './network.js'
import { PYTHON_PROCESS } from './process.js'
import { PYTHON_ALIASES, PYTHON_CONSTANTS, PYTHON_MODELS, PYTHON_SYSTEM } from './system.js'

export const python = defineLanguage(
  'python',
  readPython,
  {
    implicitLocals: true,
    memberEntries: false,
    firstIndex: 0,
    constructorName: '__init__',
    selfParameter: true,
    argumentsName: '',
    lastValue: false,
    urlsAreFiles: false,
    numericPlus: false,
    bareCalls: false,
  },
  {
    apis: [PYTHON_PROCESS, PYTHON_FILES, PYTHON_NETWORK, PYTHON_SYSTEM, PYTHON_MODELS],
    constants: PYTHON_CONSTANTS,
    aliases: PYTHON_ALIASES,
  },
  PYTHON_FOLDS,
  PYTHON_PROPERTIES,
)
