import { redact } from '../../analysis/redact.js'
import { secretsIn } from './secrets.js'

/** Drawn by chance, belong to nobody; put together here so that no scanner takes this file for a leak. */
const made = (...parts: readonly string[]) => parts.join('')
const B64 = 'R7qLm2Xc9VbT4nKp8WsZ1yHd6JfG3aEuQ5oiMw0SrCtYvBxNgDhUkPlIeAjFzO'
const HEX = '9f3a7c1e5b8d2046af97c3e1b5d80264fa793c1eb5d82046f9a73ce1b58d0264'
const UPPER = 'K7QZ3MX9WB5TCD2LF8RH4VN6PJ1YGSAE0U'
const JWT = [{ alg: 'HS256', typ: 'JWT' }, { sub: 'u-8123', role: 'owner', exp: 1899999999 }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

const TOKENS: readonly (readonly [string, string])[] = [
  ['an AWS access key', made('AKIA', '7Q2MZX4KJ9WB5TCD')],
  ['an AWS secret key', made('aws_secret_access_key = ', B64.slice(0, 40))],
  ['a Google API key', made('AIza', B64.slice(0, 35))],
  ['a Google OAuth secret', made('GOCSPX-', B64.slice(0, 28))],
  ['a Google OAuth token', made('ya29.', B64, B64.slice(0, 40))],
  ['an Azure storage key', made('AccountKey=', B64, B64.slice(0, 24), '==')],
  ['a DigitalOcean token', made('dop_v1_', HEX)],
  ['a Netlify token', made('nfp_', B64.slice(0, 40))],
  ['a GitHub token', made('ghp_', B64.slice(0, 36))],
  ['a GitHub token', made('github_pat_', B64, '_', B64.slice(0, 19))],
  ['a GitLab token', made('glpat-', B64.slice(0, 20))],
  ['an Atlassian token', made('ATATT3', B64, B64)],
  ['an npm token', made('npm_', B64.slice(0, 36))],
  ['a PyPI token', made('pypi-AgEI', B64)],
  ['a RubyGems key', made('rubygems_', HEX.slice(0, 48))],
  ['a Docker token', made('dckr_pat_', B64.slice(0, 27))],
  ['a Pulumi token', made('pul-', HEX.slice(0, 40))],
  ['a Doppler token', made('dp.pt.', B64.slice(0, 43))],
  ['an Anthropic key', made('sk-ant-', 'api03-', B64.slice(0, 36))],
  ['an OpenAI key', made('sk-proj-', B64.slice(0, 48))],
  ['an OpenAI key', made('sk-', B64.slice(0, 20), 'T3BlbkFJ', B64.slice(20, 40))],
  ['a Hugging Face token', made('hf_', 'RqLmXcVbTnKpWsZyHdJfGaEuQoiMwSrCtY')],
  ['a Groq key', made('gsk_', B64.slice(0, 52))],
  ['a Slack token', made('xoxb-', '738291045566-', B64.slice(0, 20))],
  ['a Slack webhook', made('https://hooks.slack.com/services/', 'T7QZ3MX9W/B5TCD2LF8/', B64.slice(0, 24))],
  ['a Discord webhook', made('https://discord.com/api/webhooks/', '738291045566738291/', B64, 'Wq4s')],
  ['a Discord bot token', made('MT', B64.slice(2, 24), '.Gq3xWz.', B64.slice(0, 34))],
  ['a Telegram bot token', made('7382910455:AA', B64.slice(0, 33))],
  ['a SendGrid key', made('SG.', B64.slice(0, 22), '.', B64.slice(0, 43))],
  ['a Mailgun key', made('key-', HEX.slice(0, 32))],
  ['a Twilio key', made('SK', HEX.slice(0, 32))],
  ['a Stripe key', made('sk_live_', B64.slice(0, 24))],
  ['a Stripe webhook secret', made('whsec_', B64.slice(0, 32))],
  ['a Shopify token', made('shpat_', HEX.slice(0, 32))],
  ['a Grafana token', made('glsa_', B64.slice(0, 32), '_', HEX.slice(0, 8))],
  ['a New Relic key', made('NRAK-', UPPER.slice(0, 27))],
  ['a Datadog key', made('DD_API_KEY=', HEX.slice(0, 32))],
  ['a Figma token', made('figd_', B64.slice(0, 43))],
  ['a Linear key', made('lin_api_', B64.slice(0, 40))],
  ['a Vault token', made('hvs.', B64, B64.slice(0, 30))],
  ['a 1Password token', made('ops_', Buffer.from(JSON.stringify({ email: 'k@service.lcl', k: B64, n: HEX })).toString('base64').replace(/fQ?=*$/, 'fQ=='))],
  ['a Databricks token', made('dapi', HEX.slice(0, 32))],
  ['a Tailscale key', made('tskey-auth-', B64.slice(0, 12), '-', B64.slice(12, 40))],
  ['an age key', made('AGE-SECRET-KEY-1', UPPER, UPPER.slice(0, 24))],
  ['a signed token', made(JWT, '.', B64.slice(0, 43))],
  ['a private key', made('-----BEGIN ', 'PRIVATE KEY-----\n', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n')],
  ['a private key', made('{"type": "service_account", "private_key": "-----BEGIN ', 'PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\\n"}')],
  ['a database password', made('postgres://app:', 'Zk7qLm2Xc9', '@db.internal.example.net/app')],
  ['a database password', made('mongodb+srv://app:', 'Zk7qLm2Xc9', '@cluster0.k2x9.mongodb.net/app')],
  ['a database password', made('jdbc:mysql://app:', 'Zk7qLm2Xc9', '@db7/app')],
  ['a password in a URL', made('https://deploy:', 'Zk7qLm2Xc9', '@repo.corp.net/x.git')],
  ['a value that is called secret', made('client_secret: "', B64.slice(0, 32), '"')],
  ['a value that is called secret', made('INTERNAL_API_KEY=', HEX.slice(0, 40))],
  ['a value that is called secret', made('{\\"password\\": \\"', 'qL7!m2Xc9VbT4nKp8W', '\\"}')],
]

test.each(TOKENS)('%s is found', (kind, text) => {
  expect(secretsIn(`a ${text} b`).map((s) => s.kind)).toEqual([kind])
})

test.each(TOKENS)('%s is redacted as it is found', (_, text) => {
  const { start, end } = secretsIn(text)[0]!
  const token = text.slice(start, end)
  expect(redact(`a ${text} b`)).not.toContain(/:\/\/[^:]*:([^@]*)@/.exec(token)?.[1] ?? token)
})

test.each([
  'AKIAIOSFODNN7EXAMPLE', 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'ghp_<token>', 'sk_test_R7qLm2Xc9VbT4nKp8WsZ1yHd', 'postgres://user:${PASSWORD}@db.example.com/app',
  'postgres://postgres:postgres@localhost/app', '-----BEGIN PRIVATE KEY-----\nQUJDRA==\n-----END PRIVATE KEY-----', '-----BEGIN PUBLIC KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj', 'npm_config_registry', 'The AIza prefix',
  'https://user:password@example.com/', 'https://example.com:8080/@scope/name@1.2.3', 'mongodb://localhost:27017/app', 'sk-learn is sk-inny', 'gh_pages ghost_writer_of_the_many_long_words_in_a_line',
  `commit ${HEX.slice(0, 40)}`, `sha256:${HEX}`, `"integrity": "sha512-${B64}${B64.slice(0, 24)}=="`, 'id: 7c9e6679-7425-40de-944b-e07fc1f90ae7', `"resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz#${HEX.slice(0, 40)}"`,
  `data:image/png;base64,${B64}${B64}`, 'token = process.env.GITHUB_TOKEN2', 'const token = await createTokenForUser2(userId)', 'password: hashPasswordV2(input)', 'secret: ${{ secrets.DEPLOY_KEY2 }}', `"next_page_token": "${B64.slice(0, 40)}"`, `csrf_token="${B64.slice(0, 40)}"`, 'api_key: YOUR_API_KEY_GOES_HERE_1234', 'password=CorrectHorseBatteryStaple1', 'token: 7c9e6679-7425-40de-944b-e07fc1f90ae7', 'secretKeyRef: name2-ofTheSecret-inThe-Cluster1',
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
])('%j holds none', (text) => {
  expect(secretsIn(text)).toEqual([])
})

test('where it is', () => {
  const token = made('ghp_', B64.slice(0, 36))
  const text = `Token:\\n${token}.`
  expect(secretsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([token])
})
