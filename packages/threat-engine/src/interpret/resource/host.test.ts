import fc from 'fast-check'
import type { Context, HostClass, Tag } from '../../facts.js'
import { HOLE } from '../word.js'
import { hostResource, urlResource } from './host.js'

const OURS: Context = { own: { hosts: ['git.shop.example', '.corp.example'] } }

describe('hosts of a command line', () => {
  test.each<[string, HostClass, string, readonly Tag[]]>([
    ['localhost', 'loopback', 'localhost', []],
    ['127.0.0.1', 'loopback', '127.0.0.1', []],
    ['0.0.0.0', 'loopback', '0.0.0.0', []],
    ['::1', 'loopback', '::1', []],
    ['[::1]', 'loopback', '::1', []],
    ['[::]', 'loopback', '::', []],
    ['app.localhost', 'loopback', 'app.localhost', []],
    ['lvh.me', 'loopback', 'lvh.me', []],
    ['127.1', 'loopback', '127.0.0.1', ['obfuscated-address']],
    ['0x7f.0.0.1', 'loopback', '127.0.0.1', ['obfuscated-address']],
    ['0177.0.0.1', 'loopback', '127.0.0.1', ['obfuscated-address']],
    ['2130706433', 'loopback', '127.0.0.1', ['obfuscated-address']],
    ['0x7f000001', 'loopback', '127.0.0.1', ['obfuscated-address']],
    ['127.127.0.9', 'loopback', '127.127.0.9', ['obfuscated-address']],
    ['::ffff:127.0.0.1', 'loopback', '127.0.0.1', ['obfuscated-address']],
    ['10.1.2.3', 'private', '10.1.2.3', []],
    ['172.20.0.1', 'private', '172.20.0.1', []],
    ['172.32.0.1', 'raw-ip', '172.32.0.1', []],
    ['100.64.0.1', 'private', '100.64.0.1', []],
    ['fd12::1', 'private', 'fd12::1', []],
    ['redis', 'private', 'redis', []],
    ['db.internal', 'private', 'db.internal', []],
    ['api.svc.cluster.local', 'private', 'api.svc.cluster.local', []],
    ['169.254.1.1', 'link-local', '169.254.1.1', []],
    ['fe80::1%eth0', 'link-local', 'fe80::1', []],
    ['169.254.169.254', 'metadata', '169.254.169.254', []],
    ['2852039166', 'metadata', '169.254.169.254', ['obfuscated-address']],
    ['[::ffff:a9fe:a9fe]', 'metadata', '169.254.169.254', ['obfuscated-address']],
    ['fd00:ec2::254', 'metadata', 'fd00:ec2::254', []],
    ['metadata.google.internal', 'metadata', 'metadata.google.internal', []],
    ['100.100.100.200', 'metadata', '100.100.100.200', []],
    ['169.254.169.254.nip.io', 'metadata', '169.254.169.254.nip.io', ['obfuscated-address']],
    ['a9fea9fe.nip.io', 'metadata', 'a9fea9fe.nip.io', ['obfuscated-address']],
    ['10-0-0-5.sslip.io', 'private', '10-0-0-5.sslip.io', []],
    ['203.0.113.9', 'raw-ip', '203.0.113.9', []],
    ['evil.example', 'public', 'evil.example', []],
    ['Example.COM.', 'public', 'example.com', []],
    ['git.shop.example', 'own', 'git.shop.example', []],
    ['ci.corp.example', 'own', 'ci.corp.example', []],
    ['corp.example', 'own', 'corp.example', []],
    ['notcorp.example', 'public', 'notcorp.example', []],
    ['ann@files.example', 'public', 'files.example', []],
    [HOLE, 'unknown', HOLE, []],
    [`${HOLE}.evil.example`, 'public', `${HOLE}.evil.example`, ['dynamic']],
    ['22', 'unknown', '22', []],
    ['', 'unknown', '', []],
  ])('%s is %s', (host, cls, name, tags) => expect(hostResource(host, OURS)).toMatchObject({ class: cls, name, tags }))

  test.each<[string, HostClass, number]>([
    ['10.0.0.0/24', 'private', 256],
    ['10.0.0.1-254', 'private', 254],
    ['10.0.0.1-10.0.0.9', 'private', 9],
    ['192.168.1.*', 'private', 256],
    ['192.168.1-2.*', 'private', 512],
    ['192.168.1.1,5,9', 'private', 3],
    ['203.0.113.0/28', 'raw-ip', 16],
    ['shop.example/30', 'public', 4],
    ['a.example,b.example', 'public', 2],
    ['127.0.0.1,203.0.113.9', 'raw-ip', 2],
  ])('%s is %s, %i addresses', (host, cls, count) => expect(hostResource(host, {})).toMatchObject({ class: cls, count }))

  test.each<[string, number]>([['a.example:22', 22], ['[::1]:8080', 8080], ['ann@a.example:2222', 2222]])('%s has a port', (host, port) => expect(hostResource(host, {})).toMatchObject({ port }))
})

describe('what kind of service a host is', () => {
  test.each<[string, HostClass]>([
    ['https://pastebin.com/raw/x', 'paste'],
    ['https://transfer.sh/x', 'file-share'],
    ['https://webhook.site/x', 'webhook'],
    ['https://abc.oastify.com', 'callback'],
    ['https://abc.ngrok-free.app', 'tunnel'],
    ['https://abc.trycloudflare.com', 'tunnel'],
    ['https://hooks.slack.com/services/T/B/x', 'chat'],
    ['https://discord.com/api/webhooks/1/x', 'chat'],
    ['https://api.telegram.org/botX/sendMessage', 'chat'],
    ['http://bad.duckdns.org', 'dynamic-dns'],
    ['http://abcdef.onion', 'onion'],
    ['stratum+tcp://pool.supportxmr.com:3333', 'mining-pool'],
    ['https://github.com/o/r', 'code-host'],
    ['https://raw.githubusercontent.com/o/r/main/x.sh', 'code-host'],
    ['https://registry.npmjs.org/react', 'registry'],
    ['https://files.pythonhosted.org/x', 'registry'],
    ['https://docs.python.org/3/', 'documentation'],
    ['https://bucket.s3.eu-central-1.amazonaws.com/x', 'storage'],
    ['s3://bucket/x', 'storage'],
    ['https://sh.rustup.rs', 'installer'],
    ['https://get.docker.com', 'installer'],
    ['https://astral.sh/uv/install.sh', 'installer'],
    ['https://raw.githubusercontent.com/Homebrew/install/HEAD/install.sh', 'installer'],
    ['https://raw.githubusercontent.com/nvm-sh/nvm/v0.39.0/install.sh', 'installer'],
    ['http://sh.rustup.rs', 'public'],
    ['https://docs.astral.sh/uv/', 'public'],
    ['https://sh.rustup.rs.evil.example', 'public'],
    ['https://evil-github.com', 'public'],
    ['https://notpastebin.com', 'public'],
    ['https://example.com', 'public'],
    ['https://[host]/x', 'unknown'],
  ])('%s is %s', (url, cls) => expect(urlResource(url, {}).class).toBe(cls))
})

describe('URLs as clients read them', () => {
  test.each<[string, { name: string; scheme: string; port?: number; target?: string }]>([
    ['https://a.example:8443/x?y=1#z', { name: 'a.example', scheme: 'https', port: 8443, target: '/x?y=1' }],
    ['a.example/x', { name: 'a.example', scheme: 'http', target: '/x' }],
    ['localhost:3000/health', { name: 'localhost', scheme: 'http', port: 3000, target: '/health' }],
    ['//a.example', { name: 'a.example', scheme: 'http' }],
    ['http:a.example', { name: 'a.example', scheme: 'http' }],
    ['HTTP://A.EXAMPLE', { name: 'a.example', scheme: 'http' }],
    ['ht\ntp://a.exam\tple', { name: 'a.example', scheme: 'http' }],
    ['git@github.com:o/r.git', { name: 'github.com', scheme: 'ssh', target: '/o/r.git' }],
    ['http://%6cocalhost/', { name: 'localhost', scheme: 'http', target: '/' }],
    ['http://①②⑦.⓪.⓪.①/', { name: '127.0.0.1', scheme: 'http', target: '/' }],
    ['http://169。254。169。254/', { name: '169.254.169.254', scheme: 'http', target: '/' }],
    ['file:///etc/passwd', { name: 'localhost', scheme: 'file', target: '/etc/passwd' }],
    ['postgres://ann:pw@db.example/shop', { name: 'db.example', scheme: 'postgres', target: '/shop' }],
  ])('%s', (url, parts) => expect(urlResource(url, {})).toMatchObject(parts))

  test.each<[string, readonly Tag[]]>([
    ['http://a.example/', ['plain-http']],
    ['http://localhost/', []],
    ['http://10.0.0.1/', []],
    ['https://ann:pw@a.example/', ['credentials-in-url']],
    ['https://ann@a.example/', []],
    ['https://google.com@evil.example/', ['homograph']],
    ['https://paypa1.com/', ['homograph']],
    ['https://аpple.com/', ['homograph']],
    ['https://xn--pple-43d.com/', ['homograph']],
    ['https://münchen.example/', []],
    ['https://xn--mnchen-3ya.example/', []],
    ['https://github.com/', []],
    ['https://a.example\\@b.example/', ['obfuscated-address']],
    ['gopher://127.0.0.1:6379/_SAVE', ['wrapper-scheme']],
    ['http://7f000001.c0a80001.rbndr.us/', ['obfuscated-address']],
    ['https://a.example/?api_key=ghp_0123456789abcdefghijABCDEFGHIJ012345', ['query-secret']],
    ['https://a.example/?password=hunter2hunter2', ['query-secret']],
    ['https://a.example/?token=18XAVDK365', []],
    ['https://a.example/?page=2&q=secret', []],
    ['https://a.example/?d=cm9vdDp4OjA6MDpyb290Oi9yb290Oi9iaW4vYmFzaApkYWVtb246eDoxOjE6ZGFlbW9uOi91c3Ivc2Jpbg', ['query-data']],
    ['https://726f6f743a783a303a303a726f6f743a2f.evil.example/', ['query-data']],
    ['https://a.example/commit/0123456789abcdef0123456789abcdef01234567', []],
    ['https://a.example/a-long-title-of-a-blog-post-about-nothing-in-particular-that-goes-on-and-on-and-on', []],
    ['http://localhost/?api_key=ghp_0123456789abcdefghijABCDEFGHIJ012345', []],
  ])('%s has %j', (url, tags) => expect(urlResource(url, {}).tags).toEqual(tags))
})

describe('any input', () => {
  test('is classified without a throw', () => {
    const piece = fc.oneof(fc.string({ maxLength: 10 }), fc.webUrl(), fc.constantFrom('@', ':', '//', '[', ']', '%', '\\', '.', '-', ',', '/', 'xn--', '0x', '127', HOLE, '①', '://'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        expect(hostResource(text, OURS).kind).toBe('host')
        expect(urlResource(text, OURS).kind).toBe('host')
      }),
      { numRuns: 500 },
    )
  })
  test('grows with its length alone', () => {
    for (const unit of ['a.', '@', ':', '//', '%2e', '127.', '1-', ',', 'xn--a.', '&a=b', '[', '\\', 'eyJ', 'a'] ) {
      expect(hostResource(unit.repeat(20_000), {}).kind).toBe('host')
      expect(urlResource(`http://${unit.repeat(20_000)}`, {}).kind).toBe('host')
      expect(urlResource(`http://a.example/?${unit.repeat(20_000)}`, {}).kind).toBe('host')
    }
  })
})
