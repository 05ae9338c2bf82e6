import { parseRedisUrl } from './address.js'

const here = { host: '127.0.0.1', port: 6379 }

test.each<[string, object]>([
  ['redis://127.0.0.1', { kind: 'standalone', nodes: [here], tls: false, database: 0 }],
  ['redis://127.0.0.1:6380/5', { kind: 'standalone', nodes: [{ ...here, port: 6380 }], tls: false, database: 5 }],
  ['redis://redis.internal/', { kind: 'standalone', nodes: [{ host: 'redis.internal', port: 6379 }], tls: false, database: 0 }],
  ['redis://[::1]:7000', { kind: 'standalone', nodes: [{ host: '::1', port: 7000 }], tls: false, database: 0 }],
  ['redis://:secret@127.0.0.1', { kind: 'standalone', nodes: [here], tls: false, password: 'secret', database: 0 }],
  ['rediss://app:p%40ss%3A%2F@127.0.0.1', { kind: 'standalone', nodes: [here], tls: true, username: 'app', password: 'p@ss:/', database: 0 }],
  ['redis+sentinel://a,b:1/main', { kind: 'sentinel', nodes: [{ host: 'a', port: 26_379 }, { host: 'b', port: 1 }], tls: false, master: 'main', database: 0 }],
  ['rediss+sentinel://:x@a/main/3?sentinel_password=y%26', {
    kind: 'sentinel', nodes: [{ host: 'a', port: 26_379 }], tls: true, password: 'x', sentinelPassword: 'y&', master: 'main', database: 3,
  }],
  ['redis+cluster://a:7000,b:7001,c', { kind: 'cluster', nodes: [{ host: 'a', port: 7000 }, { host: 'b', port: 7001 }, { host: 'c', port: 6379 }], tls: false, database: 0 }],
  ['rediss+cluster://u:p@a', { kind: 'cluster', nodes: [{ host: 'a', port: 6379 }], tls: true, username: 'u', password: 'p', database: 0 }],
])('%s', (url, expected) => {
  expect(parseRedisUrl(url)).toEqual(expected)
})

test.each([
  '', 'redis', 'redis://', 'redis:///0', 'http://127.0.0.1', 'REDIS://127.0.0.1', ' redis://127.0.0.1', 'redis://127.0.0.1\n', '127.0.0.1:6379',
  'redis://127.0.0.1:0', 'redis://127.0.0.1:65536', 'redis://127.0.0.1:6379x', 'redis://127.0.0.1/one', 'redis://127.0.0.1/-1', 'redis://127.0.0.1/0/0',
  'redis://a,b', 'redis://127.0.0.1?x=1', 'redis://127.0.0.1#x', 'redis://%@127.0.0.1', 'redis://u:%zz@127.0.0.1', 'redis://a b',
  'redis+sentinel://a', 'redis+sentinel://a/', 'redis+sentinel://a/main?password=x', 'redis+sentinel://a,,b/main', 'redis+sentinel://a/ma in',
  'redis+cluster://a/1', 'redis+cluster://a,', 'redis+other://a', `redis://${'a'.repeat(5000)}`, `redis+cluster://${Array.from({ length: 65 }, (_, n) => `n${n}`).join()}`,
])('%j is refused', (url) => {
  expect(parseRedisUrl(url)).toBeUndefined()
})
