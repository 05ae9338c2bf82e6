import { ConfigError, readConfig } from './config.js'

const noFile = () => {
  throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
}
const problems = (env: Record<string, string>, readFile: (path: string) => string = noFile) => {
  try {
    readConfig(env, readFile)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

test('the defaults', () => {
  expect(readConfig({}, noFile)).toEqual({
    mode: 'monitor', host: '127.0.0.1', port: 8787, maxBodyBytes: 2_097_152, sessionTtl: 86_400_000, failMode: 'open', analyzers: [], logLevel: 'info',
    thresholds: { alert: 50, block: 70, terminate: 90 },
  })
})

test.each<[Record<string, string>, object]>([
  [{ MODE: 'terminate' }, { mode: 'terminate', failMode: 'closed' }],
  [{ MODE: 'block' }, { mode: 'block', failMode: 'closed' }],
  [{ MODE: 'alert' }, { mode: 'alert', failMode: 'open' }],
  [{ MODE: 'block', FAIL_MODE: 'open' }, { failMode: 'open' }],
  [{ PORT: '9000' }, { host: '127.0.0.1', port: 9000 }],
  [{ PORT: '9000', LISTEN_ADDR: '0.0.0.0:8000' }, { host: '0.0.0.0', port: 8000 }],
  [{ LISTEN_ADDR: '[::1]:8787' }, { host: '::1', port: 8787 }],
  [{ LISTEN_ADDR: 'localhost:0' }, { host: 'localhost', port: 0 }],
  [{ MAX_BODY_BYTES: '4096' }, { maxBodyBytes: 4096 }],
  [{ SESSION_TTL_HOURS: '0.5' }, { sessionTtl: 1_800_000 }],
  [{ SESSION_STORE: 'inmemory' }, { mode: 'monitor' }],
  [{ REDIS_URL: 'redis://127.0.0.1' }, { redis: { kind: 'standalone', nodes: [{ host: '127.0.0.1', port: 6379 }] } }],
  [{ SESSION_STORE: 'redis', REDIS_URL: 'rediss+cluster://a,b' }, { redis: { kind: 'cluster', tls: true } }],
  [{ ALERT_THRESHOLD: '40', BLOCK_THRESHOLD: '60.5', TERMINATE_THRESHOLD: '100' }, { thresholds: { alert: 40, block: 60.5, terminate: 100 } }],
  [{ ANALYZERS: 'a-package, @scope/b' }, { analyzers: ['a-package', '@scope/b'] }],
  [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
  [{ POLICY_FILE: './policy.yaml' }, { policyFile: './policy.yaml' }],
  [{ ENABLE_SEMANTIC_ANALYSIS: 'false' }, { mode: 'monitor' }],
  [{ PATH: '/bin', NODE_ENV: 'production' }, { mode: 'monitor' }],
])('%j is read', (env, expected) => {
  expect(readConfig(env, noFile)).toMatchObject(expected)
})

/** Each value stops the start with a problem that names the variable, the value and what is allowed. */
test.each<[string, string, string]>([
  ['MODE', 'Block', 'monitor, alert, block, terminate'],
  ['MODE', '', 'monitor, alert, block, terminate'],
  ['MODE', 'terminate ', 'monitor, alert, block, terminate'],
  ['MODE', 'enforce', 'monitor, alert, block, terminate'],
  ['PORT', '-1', 'from 0 to 65535'],
  ['PORT', '65536', 'from 0 to 65535'],
  ['PORT', '80.5', 'from 0 to 65535'],
  ['PORT', '0x50', 'from 0 to 65535'],
  ['PORT', '', 'from 0 to 65535'],
  ['LISTEN_ADDR', '127.0.0.1', 'HOST:PORT'],
  ['LISTEN_ADDR', ':8787', 'HOST:PORT'],
  ['LISTEN_ADDR', '127.0.0.1:99999', 'HOST:PORT'],
  ['LISTEN_ADDR', 'http://127.0.0.1:8787', 'HOST:PORT'],
  ['LISTEN_ADDR', '::1:8787', 'HOST:PORT'],
  ['MAX_BODY_BYTES', '2MiB', 'a whole number'],
  ['MAX_BODY_BYTES', '0', 'a whole number'],
  ['MAX_BODY_BYTES', '1e6', 'a whole number'],
  ['SESSION_STORE', 'memory', 'inmemory'],
  ['SESSION_STORE', 'redis', 'REDIS_URL'],
  ['SESSION_TTL_HOURS', '0', 'hours from'],
  ['SESSION_TTL_HOURS', 'NaN', 'hours from'],
  ['SESSION_TTL_HOURS', 'Infinity', 'hours from'],
  ['ALERT_THRESHOLD', '101', 'from 0 to 100'],
  ['BLOCK_THRESHOLD', '-5', 'from 0 to 100'],
  ['TERMINATE_THRESHOLD', 'high', 'from 0 to 100'],
  ['FAIL_MODE', 'maybe', 'open, closed'],
  ['FAIL_MODE', 'CLOSED', 'open, closed'],
  ['ANALYZERS', '', 'distinct package names'],
  ['ANALYZERS', 'a,,b', 'distinct package names'],
  ['ANALYZERS', 'a,a', 'distinct package names'],
  ['POLICY_FILE', '', 'the path of a file'],
  ['POLICY_FILE', ' ', 'the path of a file'],
  ['LOG_LEVEL', 'verbose', 'fatal, error, warn, info, debug, trace, silent'],
  ['ENABLE_SEMANTIC_ANALYSIS', 'true', '"false", or not to set it'],
  ['ENABLE_SEMANTIC_ANALYSIS', 'yes', '"false", or not to set it'],
])('%s=%j stops the start', (name, value, allowed) => {
  const found = problems({ [name]: value })
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(`${name}=${JSON.stringify(value)}`)
  expect(found[0]).toContain('allowed is')
  expect(found[0]).toContain(allowed)
})

test.each(['ANTHROPIC_API_KEY', 'SEMANTIC_MODEL', 'AUDIT_LOG', 'ALERT_WEBHOOK_URL', 'API_KEYS'])(
  '%s asks for what this build lacks: it stops the start, and its value is not shown',
  (name) => {
    const direct = problems({ [name]: 'sk-value' })
    expect(direct).toHaveLength(1)
    expect(direct[0]).toMatch(new RegExp(`^${name}=.* does not have .* allowed is not to set it$`))
    const fromFile = problems({ [`${name}_FILE`]: '/run/secret' }, () => 'sk-value\n')
    expect(fromFile).toHaveLength(1)
    expect(fromFile[0]).toMatch(new RegExp(`^${name}_FILE=`))
    expect([...direct, ...fromFile].join()).not.toContain('sk-value')
    expect(problems({ [name]: '' })).toHaveLength(1)
  },
)

test('REDIS_URL may come from a file, and its value is never shown', () => {
  expect(readConfig({ REDIS_URL_FILE: '/run/secret' }, () => 'redis://:s3cret@a:1/2\n').redis).toMatchObject({ nodes: [{ host: 'a', port: 1 }], password: 's3cret', database: 2 })
  for (const value of ['http://:s3cret@a', '', 'redis://:s3cret@a,b', 's3cret']) {
    const found = problems({ REDIS_URL: value })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^REDIS_URL=\(not shown\): allowed is redis:\/\//)
    expect(found[0]).not.toContain('s3cret')
    expect(problems({ REDIS_URL_FILE: '/run/secret' }, () => value)[0]).toMatch(/^REDIS_URL_FILE=\(not shown\): allowed is/)
  }
})

test('a REDIS_URL that would be ignored is refused', () => {
  expect(problems({ SESSION_STORE: 'inmemory', REDIS_URL: 'redis://a' })).toEqual([expect.stringContaining('REDIS_URL would be ignored')])
})

test('a _FILE that cannot be read is named, with its path', () => {
  expect(problems({ API_KEYS_FILE: '/run/absent' })).toEqual(['API_KEYS_FILE="/run/absent": cannot be read (ENOENT); allowed is a readable file'])
})

test('a secret given twice is refused', () => {
  expect(problems({ ADMIN_TOKEN: 'a', ADMIN_TOKEN_FILE: '/b' }, () => 'b')[0]).toBe('ADMIN_TOKEN and ADMIN_TOKEN_FILE: allowed is one of the two')
})

test.each([
  { ALERT_THRESHOLD: '80' },
  { BLOCK_THRESHOLD: '95' },
  { ALERT_THRESHOLD: '60', BLOCK_THRESHOLD: '50', TERMINATE_THRESHOLD: '90' },
] as Record<string, string>[])('%j: thresholds ascend', (env) => {
  expect(problems(env)).toEqual([expect.stringContaining('allowed is each one no greater than the next')])
})

test('every problem is told at once', () => {
  expect(problems({ MODE: 'x', PORT: 'y', REDIS_URL: 'http://z' })).toHaveLength(3)
})
