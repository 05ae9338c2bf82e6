import { secretsIn } from './secrets.js'

/** Drawn by chance, belong to nobody; put together here so that no scanner takes this file for a leak. */
const made = (...parts: readonly string[]) => parts.join('')

test.each([
  ['an AWS access key', made('AKIA', '7Q2MZX4KJ9WB5TCD')],
  ['a GitHub token', made('ghp_', 'R7qLm2Xc9VbT4nKp8WsZ1yHd6JfG3aEuQ5oi')],
  ['a GitLab token', made('glpat-', 'R7qLm2Xc9VbT4nKp8WsZ')],
  ['a Slack token', made('xoxb-', '738291045566-R7qLm2Xc9VbT4nKp8WsZ')],
  ['a Stripe key', made('sk_live_', 'R7qLm2Xc9VbT4nKp8WsZ1yHd')],
  ['an Anthropic key', made('sk-ant-', 'api03-R7qLm2Xc9VbT4nKp8WsZ1yHd6JfG3aEu')],
  ['a Google API key', made('AIza', 'SyR7qLm2Xc9VbT4nKp8WsZ1yHd6JfG3aEuQ')],
  ['an npm token', made('npm_', 'R7qLm2Xc9VbT4nKp8WsZ1yHd6JfG3aEuQ5oi')],
  ['an AWS secret key', made('aws_secret_access_key = ', 'R7qLm2Xc9VbT4nKp8WsZ1yHd6JfG3aEuQ5oi/kLw')],
  ['a private key', made('-----BEGIN ', 'PRIVATE KEY-----\n', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n')],
  ['a database password', made('postgres://app:', 'Zk7qLm2Xc9', '@db.internal.example.net/app')],
])('%s is found', (kind, text) => {
  expect(secretsIn(`a ${text} b`).map((s) => s.kind)).toEqual([kind])
})

test.each([
  'AKIAIOSFODNN7EXAMPLE', 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'ghp_<token>', 'sk_test_R7qLm2Xc9VbT4nKp8WsZ1yHd', 'postgres://user:${PASSWORD}@db.example.com/app',
  'postgres://postgres:postgres@localhost/app', '-----BEGIN PRIVATE KEY-----\nQUJDRA==\n-----END PRIVATE KEY-----', '-----BEGIN PUBLIC KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj', 'npm_config_registry', 'The AIza prefix',
])('%j holds none', (text) => {
  expect(secretsIn(text)).toEqual([])
})

test('where it is', () => {
  const token = made('ghp_', 'R7qLm2Xc9VbT4nKp8WsZ1yHd6JfG3aEuQ5oi')
  const text = `Token: ${token}.`
  expect(secretsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([token])
})
