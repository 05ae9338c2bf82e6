import fc from 'fast-check'
import { claimedRevision, contentBlocks, parseToolsCallParams, readResourcesList, readToolsList, resourceContents, toolCallOf } from './mcp.js'

test('a tools/call becomes a tool call', () => {
  const result = parseToolsCallParams({ name: 'read_file', arguments: { path: '/x' }, _meta: {} })
  expect(result.ok && toolCallOf(result.value)).toEqual({ Unknown: { tool_name: 'read_file', params: { path: '/x' } } })
})

test.each([
  [undefined, '/params'],
  [[], '/params'],
  [{}, '/params/name'],
  [{ name: 1 }, '/params/name'],
])('params %j are refused at %s', (params, path) => {
  expect(parseToolsCallParams(params)).toMatchObject({ ok: false, issues: [{ path }] })
})

test('one malformed tool does not fail the list', () => {
  const good = { name: 'a', description: 'd', vendor: 1 }
  expect(readToolsList({ tools: [good, { description: 'no name' }, null], nextCursor: 'c' })).toEqual({
    items: [{ value: good, pointer: '/tools/0' }], malformed: ['/tools/1', '/tools/2'], nextCursor: 'c',
  })
  expect(readToolsList({})).toEqual({ items: [], malformed: ['/tools'] })
  expect(readResourcesList({ resources: [{ uri: 'file:///x' }] }).items).toEqual([{ value: { uri: 'file:///x' }, pointer: '/resources/0' }])
})

test('blocks of results keep their places', () => {
  expect(contentBlocks({ content: ['x', { type: 'text', text: 't' }, { type: 'new-in-2027' }] })).toEqual([
    { value: { type: 'text', text: 't' }, pointer: '/content/1' },
    { value: { type: 'new-in-2027' }, pointer: '/content/2' },
  ])
  expect(resourceContents({ contents: [{ uri: 'x', text: 't' }] })).toEqual([{ value: { uri: 'x', text: 't' }, pointer: '/contents/0' }])
  expect(contentBlocks({ content: 'x' })).toEqual([])
})

test.each([
  [{ _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } }, '2026-07-28'],
  [{ _meta: {} }, undefined],
  [{ _meta: { 'io.modelcontextprotocol/protocolVersion': 1 } }, undefined],
  [undefined, undefined],
])('the revision that %j claims', (params, expected) => {
  expect(claimedRevision(params)).toBe(expected)
})

test('never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const read of [readToolsList, readResourcesList, contentBlocks, resourceContents, claimedRevision, parseToolsCallParams]) read(value)
      expect(readToolsList({ tools: value }).items.every(({ value: tool }) => typeof tool.name === 'string')).toBe(true)
    }),
  )
})
