import { redact, redactedSlice } from './redact.js'

describe('redact', () => {
  test.each<[text: string, redacted: string]>([
    ['aws configure set key AKIAIOSFODNN7EXAMPLE', 'aws configure set key [redacted]'],
    ['git clone https://me:hunter22@example.com/r.git', 'git clone https://me:[redacted]@example.com/r.git'],
    ['curl -H "Authorization: Bearer abc.def" https://x.example', 'curl -H "Authorization: Bearer [redacted]" https://x.example'],
    ['curl -u admin:s3cr3t https://x.example', 'curl -u admin:[redacted] https://x.example'],
    ['export DB_PASSWORD=hunter22; run', 'export DB_PASSWORD=[redacted]; run'],
    ['{"api_key": "0123abcd"}', '{"api_key": "[redacted]"}'],
    ['login --token abcd1234 --verbose', 'login --token [redacted] --verbose'],
    ['mysql -h db -u root -phunter22 shop', 'mysql -h db -u root -p[redacted] shop'],
    ['sshpass -p hunter22 ssh host', 'sshpass -p [redacted] ssh host'],
    ['echo ghp_abcdefghijklmnopqrstuvwxyz0123456789 > t', 'echo [redacted] > t'],
    ['echo eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl', 'echo [redacted]'],
    ['a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb', 'a\n[redacted]\nb'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn', '[redacted]'],
    ['https://hooks.slack.com/services/T000/B000/XXXX', 'https://hooks.slack.com/services/[redacted]'],
    ['x=wJalrXUtnFEMI7K7MDENGbPxRfiCYEXAMPLEKEY1', 'x=[redacted]'],
    ["CREATE USER a IDENTIFIED BY 'hunter22'", "CREATE USER a IDENTIFIED BY '[redacted]'"],
  ])('%j', (text, redacted) => {
    expect(redact(text)).toBe(redacted)
  })

  test.each([
    'cat ~/.ssh/id_rsa',
    'curl -d "token=$TOKEN" https://x.example',
    'grep -rn password src',
    'mkdir -p build/packages/threat-engine/analyzers',
    '/Users/someone/Library/Application Support/Google/Chrome/Default',
    '-----BEGIN CERTIFICATE-----',
    'docker run -p 8080:80 app',
    'https://example.com:8080/path',
  ])('nothing to redact in %j', (text) => {
    expect(redact(text)).toBe(text)
  })

  test('an excerpt that begins or ends inside a secret does not show the rest of it', () => {
    const text = 'run --password=correct-horse-battery-staple now'
    expect(redactedSlice(text, { start: 20, end: 40 })).toBe('[redacted]')
    expect(redactedSlice(text, { start: 0, end: 20 })).toBe('run --password=[redacted]')
    expect(redactedSlice(text, { start: 44, end: 47 })).toBe('now')
  })

  test('a long excerpt is cut and says so', () => {
    expect(redactedSlice('a b '.repeat(100), { start: 0, end: 400 }, 10)).toBe('a b a b a …')
  })

  test.each(['a', '-', 'eyJ', 'password=', '://a:', 'mysql ', 'Bearer ', '-----BEGIN PRIVATE KEY', 'x1A'])('%j repeated is examined to the end', (part) => {
    const text = part.repeat(20_000)
    expect(redact(text).length).toBeGreaterThan(0)
  })
})
