import fc from 'fast-check'
import { parseJsonRpc } from './json-rpc.js'

const rpc = (members: object) => ({ jsonrpc: '2.0', ...members })

test.each([
  ['a request', rpc({ id: 1, method: 'm', params: { a: 1 } }), { kind: 'request', id: 1, method: 'm', params: { a: 1 } }],
  ['a request with positional params', rpc({ id: 'x', method: 'm', params: [1] }), { kind: 'request', id: 'x', method: 'm', params: [1] }],
  ['a request with an empty id', rpc({ id: '', method: 'm' }), { kind: 'request', id: '', method: 'm' }],
  ['a notification', rpc({ method: 'notifications/initialized' }), { kind: 'notification', method: 'notifications/initialized' }],
  ['a response', rpc({ id: 0, result: null }), { kind: 'response', id: 0, result: null }],
  ['an error', rpc({ id: 1, error: { code: -32601, message: 'no', data: 7 } }), { kind: 'error', id: 1, error: { code: -32601, message: 'no', data: 7 } }],
  ['an error without an id', rpc({ id: null, error: { code: -32700, message: 'no' } }), { kind: 'error', id: null, error: { code: -32700, message: 'no' } }],
  ['extra members', rpc({ method: 'm', vendor: 1 }), { kind: 'notification', method: 'm' }],
])('%s', (_name, json, expected) => {
  expect(parseJsonRpc(json)).toEqual({ ok: true, value: { ...expected, source: json } })
})

test.each([
  ['a batch', [rpc({ method: 'm' })], ['']],
  ['null', null, ['']],
  ['no version', { method: 'm' }, ['/jsonrpc']],
  ['version 1', { jsonrpc: '1.0', method: 'm' }, ['/jsonrpc']],
  ['nothing to do', rpc({ id: 1 }), ['']],
  ['a null id', rpc({ id: null, method: 'm' }), ['/id']],
  ['a fractional id', rpc({ id: 1.5, method: 'm' }), ['/id']],
  ['an id that was rounded', rpc({ id: 2 ** 53, method: 'm' }), ['/id']],
  ['a response without an id', rpc({ result: {} }), ['/id']],
  ['result and error', rpc({ id: 1, result: {}, error: { code: 1, message: '' } }), ['']],
  ['method and result', rpc({ id: 1, method: 'm', result: {} }), ['']],
  ['a method that is no string', rpc({ id: 1, method: 1 }), ['/method']],
  ['scalar params', rpc({ id: 1, method: 'm', params: 'x' }), ['/params']],
  ['null params', rpc({ id: 1, method: 'm', params: null }), ['/params']],
  ['an error without a code', rpc({ id: 1, error: { message: '' } }), ['/error']],
  ['a member in another case', rpc({ id: 1, method: 'm', Method: 'x' }), ['']],
  ['a member behind __proto__', JSON.parse('{"jsonrpc":"2.0","__proto__":{"method":"m"}}'), ['']],
])('refuses %s', (_name, json, paths) => {
  const result = parseJsonRpc(json)
  expect(result.ok ? result.value : result.issues.map(({ path }) => path)).toEqual(paths)
})

test('never throws', () => {
  fc.assert(fc.property(fc.anything(), (value) => expect(typeof parseJsonRpc(value).ok).toBe('boolean')))
  fc.assert(fc.property(fc.anything(), fc.anything(), fc.anything(), (id, method, params) => expect(typeof parseJsonRpc(rpc({ id, method, params })).ok).toBe('boolean')))
})
