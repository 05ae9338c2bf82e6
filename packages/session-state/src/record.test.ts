import { type Merge, merge, type SessionRecord } from './record.js'

const after = (...changes: Merge[]) => {
  const record: SessionRecord = new Map()
  for (const change of changes) merge(record, [change])
  return Object.fromEntries(record)
}

test('the growth of entries adds up to nothing when they are gone', () => {
  const record: SessionRecord = new Map()
  const grown = ['a', 'b', 'a', 'c'].map((key, n) => merge(record, [{ op: 'put', field: 'm', key, entry: { text: 'x'.repeat(n) }, limit: 2 }]))
  expect(grown.every((bytes) => Number.isFinite(bytes))).toBe(true)
  expect(grown.reduce((sum, bytes) => sum + bytes) + merge(record, [{ op: 'drop', field: 'm' }])).toBe(0)
})

test.each<[string, Merge[], Record<string, unknown>]>([
  ['add starts at zero', [{ op: 'add', field: 'n', by: 2 }, { op: 'add', field: 'n', by: 3 }], { n: 5 }],
  ['max', [{ op: 'max', field: 'n', value: -5 }, { op: 'max', field: 'n', value: -9 }], { n: -5 }],
  ['min', [{ op: 'min', field: 'n', value: 5 }, { op: 'min', field: 'n', value: 9 }], { n: 5 }],
  ['once keeps the first value', [{ op: 'once', field: 's', value: 'a' }, { op: 'once', field: 's', value: 'b' }], { s: 'a' }],
  ['include is a set', ['a', 'b', 'a'].map((member) => ({ op: 'include', field: 's', member, limit: 3 })), { s: ['a', 'b'] }],
  ['include is bounded, oldest out first', ['a', 'b', 'c'].map((member) => ({ op: 'include', field: 's', member, limit: 2 })), { s: ['b', 'c'] }],
  ['append keeps order and repeats', [1, 1].map((x) => ({ op: 'append', field: 'l', entry: { x }, limit: 3 })), { l: [{ x: 1 }, { x: 1 }] }],
  ['append ignores an id that is there', ['a', 'b', 'a'].map((id) => ({ op: 'append', field: 'l', entry: { id }, limit: 3 })), { l: [{ id: 'a' }, { id: 'b' }] }],
  ['append is bounded, oldest out first', [1, 2, 3].map((x) => ({ op: 'append', field: 'l', entry: { x }, limit: 2 })), { l: [{ x: 2 }, { x: 3 }] }],
  ['put replaces', [1, 2].map((x) => ({ op: 'put', field: 'm', key: 'k', entry: { x }, limit: 3 })), { m: new Map([['k', { x: 2 }]]) }],
  ['put keeps the first when told so', [1, 2].map((x) => ({ op: 'put', field: 'm', key: 'k', entry: { x }, limit: 3, first: true })), { m: new Map([['k', { x: 1 }]]) }],
  ['put is bounded, what was put longest ago goes first', ['a', 'b', 'a', 'c'].map((key) => ({ op: 'put', field: 'm', key, entry: {}, limit: 2 })), { m: new Map([['a', {}], ['c', {}]]) }],
  ['copy takes an entry along', [{ op: 'put', field: 'm', key: 'a', entry: { x: 1, y: 1 }, limit: 2 }, { op: 'copy', field: 'm', from: 'a', key: 'b', entry: { y: 2 }, limit: 2 }], { m: new Map([['a', { x: 1, y: 1 }], ['b', { x: 1, y: 2 }]]) }],
  ['copy of nothing changes nothing', [{ op: 'copy', field: 'm', from: 'a', key: 'b', entry: { y: 2 }, limit: 2 }], {}],
  ['drop takes a key', [{ op: 'put', field: 'm', key: 'a', entry: {}, limit: 2 }, { op: 'put', field: 'm', key: 'b', entry: {}, limit: 2 }, { op: 'drop', field: 'm', key: 'a' }], { m: new Map([['b', {}]]) }],
  ['drop takes a field', [{ op: 'add', field: 'n', by: 2 }, { op: 'drop', field: 'n' }], {}],
  ['expire only postpones', [{ op: 'expire', at: 9 }, { op: 'expire', at: 5 }], { expires: 9 }],
])('%s', (_, changes, expected) => {
  expect(after(...changes)).toEqual(expected)
})
