import type { Interpreter } from '../machine.js'
import type { Language } from '../language.js'
import { interpretCode } from './interpret.js'
import { javascript } from './library/javascript/language.js'
import { python } from './library/python/language.js'

/** Interpreters of programming languages: what their code would do when it runs. */
export const CODE_INTERPRETERS: Partial<Record<Language, Interpreter>> = {
  javascript: interpretCode(javascript),
  python: interpretCode(python),
}
