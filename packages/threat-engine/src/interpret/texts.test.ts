import { interpretText } from './texts.js'

const texts = (...given: Parameters<typeof interpretText> extends [infer S, infer C, unknown] ? [S, C] : never) => interpretText(...given, {}).texts.map(({ pointer, value, about }) => [pointer, value, about])

test('a definition is walked, as an object and as its JSON, and every string knows its tool', () => {
  const definition = { name: 'add', description: 'Adds.', inputSchema: { properties: { a: { default: 'one' } } }, annotations: { readOnlyHint: true } }
  const expected = [['/name', 'add', 'add'], ['/description', 'Adds.', 'add'], ['/inputSchema/properties/a/default', 'one', 'add'], ['/annotations/readOnlyHint', 'true', 'add']]
  expect(texts('tool_description', definition)).toEqual(expected)
  expect(texts('tool_description', JSON.stringify(definition))).toEqual(expected)
})

test('a list of tools keeps them apart', () => {
  expect(texts('tool_description', { tools: [{ name: 'a', description: 'A.' }, { name: 'b', description: 'B.' }] })).toEqual([
    ['/tools/0/name', 'a', 'a'], ['/tools/0/description', 'A.', 'a'], ['/tools/1/name', 'b', 'b'], ['/tools/1/description', 'B.', 'b'],
  ])
})

test.each<[string, string]>([['prose', 'not {json}'], ['broken JSON', '{"a": '], ['a number', '12']])('%s is one text', (_, content) => {
  expect(texts('tool_result', content)).toEqual([['', content, undefined]])
})

test('what a person writes is not taken apart', () => {
  expect(texts('user_message', '{"a":"b"}')).toEqual([['', '{"a":"b"}', undefined]])
})

test('escapes in a result hide nothing', () => {
  expect(texts('tool_result', '{"a":"\\u0069gnore"}')).toEqual([['/a', 'ignore', undefined]])
})

test('thousands of strings are judged together, and none is lost', () => {
  const cells = Array.from({ length: 5000 }, (_, i) => `cell ${i}`)
  const found = texts('tool_result', cells)
  expect(found.length).toBeLessThan(100)
  expect(found.map(([, value]) => value).join('\n')).toBe(cells.join('\n'))
})
