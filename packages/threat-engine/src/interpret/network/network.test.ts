import fc from 'fast-check'
import type { Tag } from '../../facts.js'
import { interpreterOf } from '../languages.js'
import { Machine, rootFrame } from '../machine.js'
import { interpretNetwork, type NetworkCall } from './network.js'

function run(call: NetworkCall): Machine {
  const machine = new Machine({ own: { hosts: ['api.shop.example'] } }, interpreterOf)
  interpretNetwork(call, rootFrame('/Network/url', call.url.length), machine)
  return machine
}
const effects = (call: NetworkCall): string[] => run(call).effects.map((e) => `${e.action} ${e.resource.kind}:${e.resource.class}`)

describe('requests', () => {
  test.each<[NetworkCall, string[]]>([
    [{ url: 'https://docs.python.org/3/' }, ['receive host:documentation']],
    [{ url: 'http://localhost:3000/health' }, ['receive host:loopback']],
    [{ url: 'http://localhost:3000/x', method: 'POST', body: '{}' }, ['receive host:loopback', 'send host:loopback']],
    [{ url: 'https://api.shop.example/x', method: 'PUT', body: '{}' }, ['receive host:own', 'send host:own']],
    [{ url: 'https://webhook.site/x', body: 'a' }, ['receive host:webhook', 'send host:webhook']],
    [{ url: 'https://api.github.com/repos', method: 'DELETE' }, ['receive host:code-host', 'send host:code-host']],
    [{ url: 'http://169.254.169.254/latest/meta-data/' }, ['receive host:metadata']],
    [{ url: 'http://0xA9FEA9FE/' }, ['receive host:metadata']],
    [{ url: 'http://proxy.example/', headers: { Host: '169.254.169.254' } }, ['receive host:public', 'receive host:metadata']],
    [{ url: 'file:///etc/passwd' }, ['read path:user-database']],
    [{ url: 'file://\\/\\/etc/passwd' }, ['read path:user-database']],
    [{ url: 'file:///home/ann/shop/README.md' }, ['read path:ordinary']],
    [{ url: 'netdoc:///etc/passwd' }, ['read path:user-database']],
    [{ url: 'gopher://127.0.0.1:6379/_SAVE' }, ['receive host:loopback', 'send host:loopback']],
    [{ url: 'wss://a.example/socket' }, ['connect host:public']],
  ])('%j', (call, expected) => expect(effects(call)).toEqual(expected))

  test.each<[NetworkCall, readonly Tag[]]>([
    [{ url: 'gopher://127.0.0.1:6379/_SAVE' }, ['wrapper-scheme']],
    [{ url: 'dict://127.0.0.1:6379/INFO' }, ['wrapper-scheme']],
    [{ url: 'ldap://127.0.0.1:389/x' }, ['wrapper-scheme']],
    [{ url: 'file:///etc/passwd' }, ['system', 'wrapper-scheme']],
    [{ url: 'https://a.example/', headers: { Referer: 'ghp_0123456789abcdefghijABCDEFGHIJ012345' } }, ['query-secret']],
    [{ url: 'https://a.example/', headers: { Authorization: 'Bearer ghp_0123456789abcdefghijABCDEFGHIJ012345' } }, []],
  ])('%j is tagged', (call, tags) => expect([...(run(call).effects[0]?.resource.tags ?? [])].sort()).toEqual([...tags].sort()))
})

describe('texts for those who look for secrets', () => {
  test('the body, with the host it goes to', () =>
    expect(run({ url: 'https://a.example/x', body: 'k=v' }).texts).toEqual([{ surface: 'argument', value: 'k=v', pointer: '/Network/body', about: 'a.example' }]))
  test('no header that logs in to its host', () => expect(run({ url: 'https://api.github.com/', headers: { Authorization: 'Bearer x' } }).texts).toEqual([]))
  test('a login that is sent in clear, or to a drop', () => {
    expect(run({ url: 'http://a.example/', headers: { Authorization: 'Bearer x' } }).texts).toHaveLength(1)
    expect(run({ url: 'https://webhook.site/x', headers: { Authorization: 'Bearer x' } }).texts).toHaveLength(1)
  })
  test('nothing for this machine', () => expect(run({ url: 'http://localhost/', headers: { 'X-Key': 'x' } }).texts).toEqual([]))
})

test('any input does not throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('', ':', 'http://', 'file:', 'data:,', '\u0000', '//[')), fc.string(), fc.dictionary(fc.string(), fc.string()), (url, method, headers) => {
      expect(run({ url, method, headers, body: method }).effects.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
