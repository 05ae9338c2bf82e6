import fc from 'fast-check'
import type { Context, PathClass, Tag } from '../../facts.js'
import { ANY, HOLE, STAR } from '../word.js'
import { pathResource } from './path.js'

const AT_WORK: Context = { os: 'linux', home: '/home/ann', cwd: '/home/ann/shop', workspace: '/home/ann/shop' }
/** `*` and `?` stand for active globs, `…` for a part that is not known. */
const marked = (path: string): string => (path.startsWith('\\\\?') ? path : path.replaceAll('*', STAR).replaceAll('?', ANY).replaceAll('…', HOLE))
const classOf = (path: string, context: Context = AT_WORK): PathClass => pathResource(marked(path), context).class

describe('what is worth stealing', () => {
  test.each<[string, PathClass]>([
    ['~/.ssh/id_rsa', 'private-key'],
    ['~/.ssh/work', 'private-key'],
    ['~/.ssh', 'private-key'],
    ['/root/.ssh/id_ed25519', 'private-key'],
    ['/backup/bob/.ssh/id_ecdsa', 'private-key'],
    ['id_rsa', 'private-key'],
    ['id_ed25519_deploy', 'private-key'],
    ['keys/putty.ppk', 'private-key'],
    ['server.key', 'private-key'],
    ['certs/server-key.pem', 'private-key'],
    ['/etc/letsencrypt/live/shop.example/privkey.pem', 'private-key'],
    ['/etc/ssh/ssh_host_ed25519_key', 'private-key'],
    ['~/.gnupg/private-keys-v1.d/AB.key', 'private-key'],
    ['signing.p12', 'private-key'],
    ['~/ec2key.pem', 'private-key'],
    ['~/.aws/credentials', 'cloud-credentials'],
    ['~/.config/gcloud/application_default_credentials.json', 'cloud-credentials'],
    ['~/.azure/msal_token_cache.json', 'cloud-credentials'],
    ['~/.kube/config', 'cloud-credentials'],
    ['~/.docker/config.json', 'cloud-credentials'],
    ['~/.config/gh/hosts.yml', 'cloud-credentials'],
    ['~/.terraform.d/credentials.tfrc.json', 'cloud-credentials'],
    ['/var/run/secrets/kubernetes.io/serviceaccount/token', 'cloud-credentials'],
    ['/etc/shadow', 'password-store'],
    ['/etc/gshadow-', 'password-store'],
    ['C:\\Windows\\System32\\config\\SAM', 'password-store'],
    ['C:\\Windows\\NTDS\\ntds.dit', 'password-store'],
    ['lsass.dmp', 'password-store'],
    ['~/Library/Keychains/login.keychain-db', 'password-store'],
    ['~/vault.kdbx', 'password-store'],
    ['~/.password-store/bank.gpg', 'password-store'],
    ['~/.config/google-chrome/Default/Login Data', 'password-store'],
    ['~/.config/google-chrome/*', 'password-store'],
    ['~/.mozilla/firefox/ab12.default/logins.json', 'password-store'],
    ['~/.bitcoin/wallet.dat', 'password-store'],
    ['%LOCALAPPDATA%\\Google\\Chrome\\User Data\\Local State', 'password-store'],
    ['/proc/812/mem', 'process-memory'],
    ['/proc/kcore', 'process-memory'],
    ['/dev/mem', 'process-memory'],
    ['/proc/1/environ', 'secret-file'],
    ['.env', 'secret-file'],
    ['apps/api/.env.production', 'secret-file'],
    ['prod.env', 'secret-file'],
    ['config/master.key', 'secret-file'],
    ['service-account-prod.json', 'secret-file'],
    ['~/.git-credentials', 'secret-file'],
    ['~/.netrc', 'secret-file'],
    ['~/.npmrc', 'secret-file'],
    ['~/.pypirc', 'secret-file'],
    ['~/.vault-token', 'secret-file'],
    ['~/.pgpass', 'secret-file'],
    ['infra/terraform.tfstate', 'secret-file'],
    ['/var/www/html/wp-config.php', 'secret-file'],
    ['~/.bash_history', 'shell-history'],
    ['%APPDATA%\\Microsoft\\Windows\\PowerShell\\PSReadLine\\ConsoleHost_history.txt', 'shell-history'],
    ['~/Library/Messages/chat.db', 'personal-data'],
    ['/var/mail/ann', 'personal-data'],
    ['backup_2024.sql.gz', 'database-dump'],
    ['/var/run/docker.sock', 'container-socket'],
    ['/dev/sda', 'disk'],
    ['/dev/nvme0n1p2', 'disk'],
    ['\\\\.\\PhysicalDrive0', 'disk'],
  ])('%s is %s', (path, cls) => expect(classOf(path)).toBe(cls))
})

describe('what changes a machine', () => {
  test.each<[string, PathClass]>([
    ['~/.ssh/authorized_keys', 'authorized-keys'],
    ['/etc/sudoers.d/ann', 'sudoers'],
    ['/etc/pam.d/sshd', 'pam'],
    ['/etc/ld.so.preload', 'preload'],
    ['/etc/cron.d/update', 'cron'],
    ['/var/spool/cron/crontabs/root', 'cron'],
    ['/etc/systemd/system/x.service', 'startup'],
    ['~/.config/systemd/user/x.timer', 'startup'],
    ['~/Library/LaunchAgents/com.x.plist', 'startup'],
    ['~/.config/autostart/x.desktop', 'startup'],
    ['%APPDATA%\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\x.bat', 'startup'],
    ['/etc/rc.local', 'startup'],
    ['/etc/udev/rules.d/99-x.rules', 'startup'],
    ['~/.bashrc', 'shell-startup'],
    ['~bob/.zshrc', 'shell-startup'],
    ['/etc/profile.d/x.sh', 'shell-startup'],
    ['.git/hooks/pre-commit', 'git-hook'],
    ['.git/config', 'git-config'],
    ['.github/workflows/ci.yml', 'ci-config'],
    ['package.json', 'package-config'],
    ['.claude/settings.json', 'agent-config'],
    ['.mcp.json', 'agent-config'],
    ['.cursor/hooks.json', 'agent-config'],
    ['~/.codex/config.toml', 'agent-config'],
    ['CLAUDE.md', 'agent-instructions'],
    ['docs/AGENTS.md', 'agent-instructions'],
    ['.cursor/rules/style.mdc', 'agent-instructions'],
    ['.github/copilot-instructions.md', 'agent-instructions'],
    ['proxilion.yml', 'guard'],
    ['/etc/audit/rules.d/x.rules', 'guard'],
    ['/opt/CrowdStrike/falconctl', 'guard'],
    ['/proc/sysrq-trigger', 'kernel'],
    ['/boot/vmlinuz', 'kernel'],
    ['/etc/hosts', 'hosts-file'],
    ['C:\\Windows\\System32\\drivers\\etc\\hosts', 'hosts-file'],
    ['/var/log/auth.log', 'security-log'],
    ['/var/log/syslog', 'log'],
    ['/etc/passwd', 'user-database'],
    ['/etc/nginx/nginx.conf', 'system-config'],
    ['/usr/bin/ls', 'system-binary'],
    ['/var/backups/dpkg.status.0', 'backup'],
  ])('%s is %s', (path, cls) => expect(classOf(path)).toBe(cls))
})

describe('harmless neighbours', () => {
  test.each<[string, PathClass]>([
    ['src/a.ts', 'ordinary'],
    ['./build', 'ordinary'],
    ['../other-repo/README.md', 'ordinary'],
    ['~/Documents/letter.txt', 'ordinary'],
    ['~/.ssh/id_rsa.pub', 'public-key'],
    ['~/.ssh/known_hosts', 'public-key'],
    ['~/.ssh/config', 'ssh-config'],
    ['certs/ca.pem', 'public-key'],
    ['cert.pem', 'public-key'],
    ['tsacert.pem', 'public-key'],
    ['bundle.pem', 'ordinary'],
    ['/etc/ssl/certs/ca-certificates.crt', 'public-key'],
    ['test/fixtures/server.key', 'secret-template'],
    ['.env.example', 'secret-template'],
    ['.env.sample', 'secret-template'],
    ['config/credentials.yml.enc', 'secret-template'],
    ['environment.ts', 'ordinary'],
    ['src/env.ts', 'ordinary'],
    ['src/credentials.ts', 'ordinary'],
    ['id_rsa_parser.py', 'ordinary'],
    ['.npmrc', 'package-config'],
    ['~/.aws/config', 'ordinary'],
    ['.git/hooks/pre-commit.sample', 'ordinary'],
    ['.bashrc', 'ordinary'],
    ['tests/data/.bashrc', 'ordinary'],
    ['src/shadow.css', 'ordinary'],
    ['docs/shadow', 'ordinary'],
    ['locales/en/auth.json', 'ordinary'],
    ['design/tokens.json', 'ordinary'],
    ['migrations/001_init.sql', 'ordinary'],
    ['src/signal/index.ts', 'ordinary'],
    ['/usr/local/bin/tool', 'ordinary'],
    ['/home/ann/shop/node_modules/a/index.js', 'ordinary'],
    ['/tmp/out.txt', 'ordinary'],
    ['/dev/null', 'null'],
    ['/dev/stdout', 'null'],
    ['/dev/urandom', 'null'],
    ['web.config', 'ordinary'],
    ['src/Configuration.php', 'ordinary'],
    ['pages/common/history.md', 'ordinary'],
    ['data/variants.vcf', 'ordinary'],
  ])('%s is %s', (path, cls) => expect(classOf(path)).toBe(cls))
})

describe('directories that are everything', () => {
  test.each<[string, PathClass]>([
    ['/', 'root'],
    ['/*', 'root'],
    ['//', 'root'],
    ['/./', 'root'],
    ['/etc/..', 'root'],
    ['C:\\', 'root'],
    ['C:', 'root'],
    ['~', 'home'],
    ['~/', 'home'],
    ['~/*', 'home'],
    ['~/.*', 'home'],
    ['$HOME', 'home'],
    ['%USERPROFILE%', 'home'],
    ['/home', 'home'],
    ['/home/*', 'home'],
    ['/Users/ann', 'home'],
    ['/root', 'home'],
    ['/etc', 'system-root'],
    ['/etc/*', 'system-root'],
    ['/usr/bin', 'system-root'],
    ['C:\\Windows\\System32', 'system-root'],
    ['/tmp', 'scratch'],
    ['/tmp/*', 'scratch'],
    ['.', 'workspace'],
    ['*', 'workspace'],
    ['./*', 'workspace'],
    ['/home/ann/shop', 'workspace'],
    ['/home/ann/shop/*', 'workspace'],
    ['dist/*', 'ordinary'],
    ['/opt/shop', 'ordinary'],
    ['/home/ann/shop/src', 'ordinary'],
    ['/…', 'ordinary'],
    ['…/*', 'ordinary'],
  ])('%s is %s', (path, cls) => expect(classOf(path)).toBe(cls))
})

describe('other spellings of the same path', () => {
  test.each<[string, string, PathClass]>([
    ['/etc//./shadow', '/etc/shadow', 'password-store'],
    ['/var/www/../../etc/shadow', '/etc/shadow', 'password-store'],
    ['file:///etc/shadow', '/etc/shadow', 'password-store'],
    ['file://localhost/etc/shadow', '/etc/shadow', 'password-store'],
    ['/proc/self/root/etc/shadow', '/etc/shadow', 'password-store'],
    ['/private/etc/sudoers', '/etc/sudoers', 'sudoers'],
    ['$HOME/.aws/credentials', '/home/ann/.aws/credentials', 'cloud-credentials'],
    ['$env:USERPROFILE\\.ssh\\id_rsa', '/home/ann/.ssh/id_rsa', 'private-key'],
    ['../../../../../../etc/shadow', '/etc/shadow', 'password-store'],
    ['/mnt/c/Users/bob/.ssh/id_rsa', 'c:/Users/bob/.ssh/id_rsa', 'private-key'],
    ['\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy1\\Windows\\System32\\config\\SAM', 'c:/Windows/System32/config/SAM', 'password-store'],
    ['c:/windows/system32/CONFIG/sam', 'c:/windows/system32/CONFIG/sam', 'password-store'],
    ['/ETC/Shadow', '/ETC/Shadow', 'password-store'],
    ['/ｅtc/shadow', '/ｅtc/shadow', 'password-store'],
    ['id_rsa.bak', '/home/ann/shop/id_rsa.bak', 'private-key'],
    ['.env~', '/home/ann/shop/.env~', 'secret-file'],
    ['~/mail.txt', '/home/ann/mail.txt', 'ordinary'],
    ['~/mail.bak', '/home/ann/mail.bak', 'personal-data'],
    ['/host/etc/shadow', '/host/etc/shadow', 'password-store'],
    ['/mnt/disk/etc/shadow', '/mnt/disk/etc/shadow', 'password-store'],
    ['C:\\Windows \\System32\\config\\SAM', 'c:/Windows/System32/config/SAM', 'password-store'],
    ['C:\\Users\\ann\\.env::$DATA', 'c:/Users/ann/.env', 'secret-file'],
    ['\\\\srv\\C$\\Windows\\NTDS\\ntds.dit', '//srv/C$/Windows/NTDS/ntds.dit', 'password-store'],
    ['/host/etc/cron.d/x', '/host/etc/cron.d/x', 'cron'],
  ])('%s is %s', (path, name, cls) => expect(pathResource(marked(path), AT_WORK)).toMatchObject({ name, class: cls }))
})

describe('globs and unknown parts', () => {
  test.each<[string, PathClass]>([
    ['/home/*/.ssh/id_*', 'private-key'],
    ['~/.ssh/*', 'private-key'],
    ['~/.aws/*', 'cloud-credentials'],
    ['/e?c/sh?dow', 'password-store'],
    ['/etc/sha*', 'password-store'],
    ['/???/shadow', 'password-store'],
    ['.e?v', 'secret-file'],
    ['.env*', 'secret-file'],
    ['*/.env', 'secret-file'],
    ['~/.*history', 'shell-history'],
    ['/*/shadow', 'password-store'],
    ['*.kdbx', 'password-store'],
    ['…/.ssh/id_rsa', 'private-key'],
    ['…/etc/shadow', 'password-store'],
    ['…/.env', 'secret-file'],
    ['.env.…', 'secret-file'],
    ['*.py', 'ordinary'],
    ['*.json', 'ordinary'],
    ['src/**', 'ordinary'],
    ['/etc/*release*', 'system-config'],
    ['…', 'ordinary'],
    ['…/etc/shop.conf', 'ordinary'],
    ['…/usr/bin/tool', 'ordinary'],
    ['*.md', 'ordinary'],
    ['*.lock', 'ordinary'],
    ['h*', 'ordinary'],
    ['mem*', 'ordinary'],
    ['src/*/shadow', 'ordinary'],
  ])('%s is %s', (path, cls) => expect(classOf(path)).toBe(cls))
})

describe('tags', () => {
  test.each<[string, readonly Tag[]]>([
    ['src/a.ts', ['in-workspace']],
    ['dist/a.js', ['in-workspace', 'scratch']],
    ['~/notes.txt', ['home']],
    ['/etc/nginx/nginx.conf', ['system']],
    ['/tmp/a', ['temporary', 'scratch']],
    ['/tmp/.a', ['temporary', 'scratch', 'hidden']],
    ['.gitignore', ['in-workspace']],
    ['../../../../../etc/passwd', ['system', 'traversal']],
    ['/var/www/html/../../../etc/passwd', ['system', 'traversal']],
    ['../lib/a.js', ['home']],
    ['\\\\files\\team\\a', ['network-share']],
    ['file:///%65tc/passwd', ['system', 'encoded']],
    ['/opt/shop/*', ['system', 'glob', 'all']],
  ])('%s has %j', (path, tags) => expect(pathResource(marked(path), AT_WORK).tags).toEqual(tags))

  test('given tags stay', () => expect(pathResource('src/a.ts', AT_WORK, ['use', 'recursive']).tags).toEqual(['use', 'recursive', 'in-workspace']))
})

describe('without a known working directory', () => {
  test.each<[string, PathClass, readonly Tag[]]>([
    ['src/a.ts', 'ordinary', []],
    ['.bashrc', 'shell-startup', []],
    ['../lib/x.js', 'ordinary', []],
    ['../../etc/passwd', 'user-database', ['traversal']],
    ['../../../../../../boot.ini', 'system-config', ['traversal']],
    ['../../../../../../../x', 'ordinary', ['traversal']],
  ])('%s', (path, cls, tags) => expect(pathResource(path, {})).toMatchObject({ class: cls, tags }))
})

test.each(['/', '/home/ann', '/etc', '~', 'C:\\', 'shop', '/usr/local'])('a workspace of %s is ignored', (workspace) => {
  const context: Context = { home: '/home/ann', workspace }
  for (const path of ['/etc/passwd', '/home/ann/x', '/usr/local/x', 'c:/x']) expect(pathResource(path, context).tags).not.toContain('in-workspace')
})

test('being in the workspace softens no secret', () => {
  expect(pathResource('/home/ann/shop/.env', AT_WORK)).toMatchObject({ class: 'secret-file', tags: ['in-workspace'] })
  expect(pathResource('/home/ann/shop/tests/id_rsa', AT_WORK).class).toBe('private-key')
})

describe('any input', () => {
  const piece = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('..', '.', '', '~', 'etc', '.ssh', 'C:', '\\\\?\\', '%2e', HOLE, STAR, ANY, `${STAR}a`, 'file://', '$HOME', '%APPDATA%', 'proc', 'root', 'mnt', '.env'))
  test('is classified without a throw, and its name again the same way', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('/', '\\'), (pieces, separator) => {
        const first = pathResource(pieces.join(separator), AT_WORK)
        expect(pathResource(pieces.join(separator), AT_WORK)).toEqual(first)
        expect(first.name.length).toBeLessThan(pieces.join(separator).length + 200)
      }),
      { numRuns: 500 },
    )
  })
  test('grows with its length alone', () => {
    for (const unit of ['../', 'a/', '\\..', `${STAR}a/`, '%25', 'x', `${STAR}${ANY}`, 'a.b~']) expect(pathResource(unit.repeat(20_000), AT_WORK).kind).toBe('path')
  })
})
