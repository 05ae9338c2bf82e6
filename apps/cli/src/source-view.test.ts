import { type Mark, sourceView } from './source-view.js'

const mark = (start: number, end: number, label = '1'): Mark => ({ start, end, label, paint: (text) => text })
const view = (input: string, marks: Mark[], width = 40) => sourceView(input, marks, { width, dim: (text) => text })

test.each<[string, string, Mark[], string[]]>([
  ['one line', 'cat .env', [mark(4, 8)], [' │ cat .env', ' │     ──── 1']],
  ['several marks, a row each', 'cat a b', [mark(4, 5), mark(6, 7, '2')], [' │ cat a b', ' │     ─ 1', ' │       ─ 2']],
  ['an empty mark is still seen', 'cat', [mark(3, 3)], [' │ cat', ' │    ─ 1']],
  ['a mark beyond the end', 'cat', [mark(1, 99)], [' │ cat', ' │  ── 1']],
  ['wide characters', 'echo 日本 x', [mark(8, 9)], [' │ echo 日本 x', ' │           ─ 1']],
  ['what does not print takes one column', 'a\u001b\tb', [mark(3, 4)], [' │ a␛→b', ' │    ─ 1']],
  ['no mark', 'ls', [], [' │ ls']],
  ['nothing', '', [], [' │ ']],
  ['of many lines only those with a mark', 'a\nb\nc\nd\n', [mark(4, 5)], ['  ┊', '3 │ c', '  │ ─ 1', '  ┊ 1 more line']],
  ['a mark over two lines shows where it begins', 'a \\\nb', [mark(0, 5)], ['1 │ a \\', '  │ ─── 1', '  ┊ 1 more line']],
])('%s', (_, input, marks, expected) => {
  expect(view(input, marks)).toEqual(expected)
})

test('of a long line, the part around the mark', () => {
  const input = `${'a'.repeat(200)} .env ${'b'.repeat(200)}`
  const [line = '', underline = ''] = view(input, [mark(201, 205)])
  expect(line.length).toBeLessThanOrEqual(40)
  expect(line).toMatch(/^ │ …a+ \.env b+…$/)
  expect(line.slice(underline.indexOf('─'), underline.lastIndexOf('─') + 1)).toBe('.env')
})

test('a lot of lines with marks is cut', () => {
  const input = 'x\n'.repeat(100)
  const marks = Array.from({ length: 100 }, (_, n) => mark(2 * n, 2 * n + 1))
  const lines = view(input, marks)
  expect(lines.length).toBeLessThan(30)
  expect(lines.at(-1)).toBe('    ┊ 88 more lines')
})
