import type { Language } from '../language.js'
import type { Fold } from './fold/fold.js'
import type { Api, Constant, Library } from './library/api.js'
import type { Reading } from './syntax.js'

/** What differs between languages once their syntax is read. */
export interface Semantics {
  /** Assignment makes a variable of the function (Python, Ruby). */
  readonly implicitLocals: boolean
  /** Members of records are entries (JavaScript, Lua, R, Perl's and PHP's objects). */
  readonly memberEntries: boolean
  /** First index of a list. */
  readonly firstIndex: 0 | 1
  /** Name of the method that makes an instance. */
  readonly constructorName: string
  /** The object is passed to methods as their first parameter (Python, Perl). */
  readonly selfParameter: boolean
  /** Name of the list of arguments inside functions. */
  readonly argumentsName: string
  /** A function returns the value of its last statement (Ruby, Perl, R). */
  readonly lastValue: boolean
  /** A function that is only named is called (Ruby, Perl). */
  readonly bareCalls: boolean
  /** Functions for files take URLs (PHP, R, Ruby's open). */
  readonly urlsAreFiles: boolean
  /** `==` between text and number and `+` on texts are numeric (PHP, Perl, awk, Lua). */
  readonly numericPlus: boolean
}

/** A language of code as the evaluator uses it. Built once from data. */
export interface CodeLanguage {
  readonly name: Language
  readonly read: (source: string) => Reading
  readonly semantics: Semantics
  readonly apis: ReadonlyMap<string, Api>
  readonly constants: ReadonlyMap<string, Constant>
  readonly aliases: ReadonlyMap<string, string>
  readonly folds: ReadonlyMap<string, Fold>
  /** Members that are computed from their object when they are only named: `path.parent`. */
  readonly properties: ReadonlyMap<string, Fold>
}

/**
 * Parts of the source that are not known (`python -c "print($x)"`) become characters that all readers take for part of a name or a text,
 * so that positions stay; `unmarked`
 * turns them back in values.
 */
const markHoles = (source: string): string =>
  /[\0-\x02]/.test(source) ? source.replace(/[\0-\x02]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xf710)) : source
export const unmarked = (s: string): string =>
  /[\uf710-\uf712]/.test(s) ? s.replace(/[\uf710-\uf712]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xf710)) : s

/** Puts a language together from its reader and its tables; of two rows for one name the first wins. */
export function defineLanguage(
  name: Language,
  read: (source: string) => Reading,
  semantics: Semantics,
  library: Library,
  folds: readonly Readonly<Record<string, Fold>>[],
  properties: Readonly<Record<string, Fold>> = {},
): CodeLanguage {
  const apis = new Map<string, Api>()
  for (const table of library.apis)
    for (const api of table) for (const call of api.calls.split(' ')) if (!apis.has(call)) apis.set(call, api)
  return {
    name,
    read: (source) => read(markHoles(source)),
    semantics,
    apis,
    constants: new Map(Object.entries(library.constants)),
    aliases: new Map(Object.entries(library.aliases)),
    folds: byName(folds),
    properties: byName([properties]),
  }
}

function byName(tables: readonly Readonly<Record<string, Fold>>[]): ReadonlyMap<string, Fold> {
  const folds = new Map<string, Fold>()
  for (const table of tables)
    for (const [names, fold] of Object.entries(table)) for (const name of names.split(' ')) if (!folds.has(name)) folds.set(name, fold)
  return folds
}
