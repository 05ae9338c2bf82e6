import { interpretPiece } from '../effects-of.js'
import type { CodeLanguage } from '../language.js'
import { STRUCTURAL } from '../act/structural.js'
import type { Api } from './api.js'
import { JAVASCRIPT_FILES } from './javascript/files.js'
import { javascript } from './javascript/language.js'
import { JAVASCRIPT_NETWORK } from './javascript/network.js'
import { JAVASCRIPT_PROCESS } from './javascript/process.js'
import { JAVASCRIPT_SYSTEM } from './javascript/system.js'
import { lua } from './lua/language.js'
import { PERL_APIS } from './perl/apis.js'
import { perl } from './perl/language.js'
import { PHP_APIS } from './php/apis.js'
import { php } from './php/language.js'
import { PYTHON_FILES } from './python/files.js'
import { python } from './python/language.js'
import { PYTHON_NETWORK } from './python/network.js'
import { PYTHON_PROCESS } from './python/process.js'
import { PYTHON_SYSTEM } from './python/system.js'
import { RUBY_APIS } from './ruby/apis.js'
import { ruby } from './ruby/language.js'

const TABLES: readonly (readonly [CodeLanguage, readonly (readonly Api[])[]])[] = [
  [python, [PYTHON_PROCESS, PYTHON_FILES, PYTHON_NETWORK, PYTHON_SYSTEM]],
  [javascript, [JAVASCRIPT_PROCESS, JAVASCRIPT_FILES, JAVASCRIPT_NETWORK, JAVASCRIPT_SYSTEM]],
  [perl, [PERL_APIS]],
  [ruby, [RUBY_APIS]],
  [php, [PHP_APIS]],
]

describe.each(TABLES.map(([language, tables]) => [language.name, language, tables] as const))('%s', (_name, language, tables) => {
  const calls = tables.flatMap((table) => table.flatMap((api) => api.calls.split(' ')))
  test('no function has two rows', () => expect(calls.filter((call, i) => calls.indexOf(call) !== i)).toEqual([]))
  test('no row is hidden behind a fold or an alias', () =>
    expect(calls.filter((call) => language.folds.has(call) || language.aliases.has(call))).toEqual([]))
})
test.each([python, javascript, perl, ruby, php, lua].map((l) => [l.name, l] as const))(
  '%s: aliases lead to something known',
  (_name, language) => {
    const unknown = [...language.aliases.values()].filter(
      (target) => target.startsWith('@') && !STRUCTURAL.has(target) && !language.apis.has(target),
    )
    expect(unknown).toEqual([])
  },
)
test.each(
  [
    ...new Set(
      TABLES.flatMap(([language, tables]) =>
        tables.flatMap((t) => t.flatMap((api) => api.calls.split(' ').map((call) => `${language.name} ${call}`))),
      ),
    ),
  ].filter((line) => /^(python|javascript) [a-zA-Z_][\w.]*$/.test(line)),
)('a row can be called with anything: %s', (line) => {
  const [language, call] = line.split(' ') as ['python' | 'javascript', string]
  const root = call.split('.')[0] ?? ''
  const source =
    language === 'python'
      ? `import ${root}\n${call}("x", ["y"], lambda a: a)\n${call}()`
      : `const ${root.replace(/^(process|vm|module|eval|fetch)$/, '_$1')} = require('${root}'); ${call}('x', ['y'], a => a); ${call}()`
  expect(interpretPiece(language, source).facts.exhausted).toEqual([])
})
