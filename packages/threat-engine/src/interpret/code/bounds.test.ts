import fc from 'fast-check'
import type { Language } from '../language.js'
import { interpretPiece } from './effects-of.js'
import { CODE_INTERPRETERS } from './index.js'

const LANGUAGES = Object.keys(CODE_INTERPRETERS) as Language[]
/** Pieces that make parsers nest, recover or look ahead. */
const PIECES = [
  '(',
  '[',
  '{',
  ')',
  '}',
  '"',
  "'",
  '`',
  '${',
  '#{',
  '!',
  '-',
  'not ',
  'new ',
  'a?b:',
  'a=>',
  '<a ',
  '=<a',
  '<<A\n',
  '/',
  'q{',
  '%w(',
  "f'{",
  'lambda:',
  'if a:\n ',
  'else ',
  'do ',
  'end ',
  'a|',
  'a::',
  '..',
  '\0',
  '\u{1d41e}',
  's/a/b/e;',
  'eval(',
  'x=',
  '+',
  '\\',
  '\n',
  'a.b()',
  '1+',
  '$',
  '@',
  '**',
]

test.each(LANGUAGES)('%s: any text is interpreted without an error', (language) => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 200 }),
        fc
          .array(
            fc.constantFrom(
              ...PIECES,
              'system',
              'open',
              'os',
              'x',
              ' ',
              ';',
              ',',
              '1',
              'function',
              'def f',
              'class A',
              'for',
              'while',
              'import',
              'require',
            ),
            { maxLength: 40 },
          )
          .map((p) => p.join('')),
      ),
      (source) => {
        interpretPiece(language, source)
      },
    ),
    { numRuns: 80 },
  )
})
test.each(LANGUAGES)('%s: repetitions of what nests end, and no text is passed over in silence', (language) => {
  for (const piece of PIECES) {
    const { facts } = interpretPiece(language, piece.repeat(Math.ceil(3000 / piece.length)))
    expect(facts.exhausted.every((e) => e.executes)).toBe(true)
  }
})
test.each<[Language, string, string]>([
  ['python', 'depth', '('.repeat(2000)],
  ['javascript', 'depth', '['.repeat(2000)],
  ['perl', 'depth', '('.repeat(2000)],
  ['ruby', 'depth', 'a' + '[0]'.repeat(2000)],
  ['tcl', 'depth', '['.repeat(2000)],
  ['python', 'length', 'x=1\n'.repeat(40_000)],
  ['sed', 'length', 's/a/b/;'.repeat(20_000)],
  ['awk', 'length', '#'.repeat(70_000)],
  ['javascript', 'steps', `${Array.from({ length: 20 }, (_, i) => `function f${i}() { f${i + 1}(); f${i + 1}() }`).join('\n')} f0()`],
  ['python', 'nodes', '! '.repeat(8000)],
])('%s: the limit of %s is recorded', (language, limit, source) =>
  expect(interpretPiece(language, source).facts.exhausted.map((e) => e.limit)).toContain(limit),
)

test('text that grows is given up, not kept', () => {
  const { facts } = interpretPiece('python', `s = "${'a'.repeat(64)}"\n${'s = s + s\n'.repeat(40)}import os\nos.system(s)\n`)
  expect(facts.opaque.map((o) => o.reason)).toContain('runtime-value')
})
test('recursion without end ends', () => {
  for (const source of ['def f(x): return f(x) + f(x)\nf(1)', 'class A:\n  def __init__(self): A()\nA()'])
    expect(interpretPiece('python', source).facts.exhausted.length).toBeLessThan(3)
})
test('a program that writes itself to a startup file ends', () => {
  const source = 's = \'s = %r\\nopen("/home/a/.bashrc.py", "w").write(s %% s)\'\nopen("/home/a/.bashrc.py", "w").write(s % s)\n'
  expect(interpretPiece('python', source).facts.by('write').length).toBeGreaterThan(0)
})
