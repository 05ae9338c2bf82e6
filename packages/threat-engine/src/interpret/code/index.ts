import type { Interpreter } from '../machine.js'
import type { Language } from '../language.js'
import { interpretCode } from './interpret.js'
import { javascript } from './library/javascript/language.js'
import { lua } from './library/lua/language.js'
import { perl } from './library/perl/language.js'
import { php } from './library/php/language.js'
import { python } from './library/python/language.js'
import { ruby } from './library/ruby/language.js'
import { applescript } from './library/small/applescript.js'
import { awk } from './library/small/awk.js'
import { r } from './library/small/r.js'
import { tcl } from './library/small/tcl.js'
import { interpretSed } from './sed.js'

/** Interpreters of programming languages: what their code would do when it runs. */
export const CODE_INTERPRETERS: Partial<Record<Language, Interpreter>> = {
  python: interpretCode(python),
  javascript: interpretCode(javascript),
  perl: interpretCode(perl),
  ruby: interpretCode(ruby),
  php: interpretCode(php),
  lua: interpretCode(lua),
  awk: interpretCode(awk),
  r: interpretCode(r),
  tcl: interpretCode(tcl),
  applescript: interpretCode(applescript),
  sed: interpretSed,
}
