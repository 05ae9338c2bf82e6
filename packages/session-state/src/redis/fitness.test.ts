import { fitnessOf } from './fitness.js'

const info = (policy: string, aof = '1') => `# Memory\r\nused_memory:1\r\nmaxmemory_policy:${policy}\r\n# Persistence\r\naof_enabled:${aof}\r\n`

test.each(['allkeys-lru', 'allkeys-lfu', 'allkeys-random'])('%s would forget that sessions were ended', (policy) => {
  expect(fitnessOf([info('noeviction'), info(policy)])).toEqual({ fit: false, reason: expect.stringContaining(policy) })
})

test.each<[string[], (RegExp | string)[]]>([
  [[info('noeviction')], []],
  [[info('volatile-ttl')], ['volatile-ttl']],
  [[info('noeviction', '0'), info('noeviction', '0')], ['append-only']],
  [[info('volatile-lru', '0')], ['volatile-lru', 'append-only']],
  [[''], ['does not tell']],
  [[], []],
])('%j: warnings about %j', (infos, words) => {
  expect(fitnessOf(infos)).toEqual({ fit: true, warnings: words.map((word) => expect.stringContaining(String(word))) })
})
