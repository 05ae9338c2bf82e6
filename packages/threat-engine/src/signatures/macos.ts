// data table
import type { EffectRule, Signature } from './signature.js'

const NO = '^(?:0|false|no|off)$'
const off = (name: string, when: NonNullable<EffectRule['when']>): EffectRule => ({ does: 'stop', what: 'service', class: 'security', name, when })
const startup = (name: string, when: NonNullable<EffectRule['when']>): EffectRule => ({ does: 'write', what: 'path', class: 'startup', name, when })
const account = (cls: 'administrator' | 'ordinary' | 'password', name: string, when: NonNullable<EffectRule['when']>): EffectRule => ({ does: 'write', what: 'account', class: cls, name, when })
const shown = (name: string, more: Pick<EffectRule, 'tags' | 'when'> = {}): EffectRule => ({ does: 'read', what: 'account', class: 'password', name, ...more }) as EffectRule

/** What only macOS has: preferences, keychains, the directory service, profiles (T1555.001, T1547, T1136, T1562). */
export const MACOS: readonly Signature[] = [
  {
    names: ['defaults'], stdin: 'ignored', flags: { '-app': 'value', '-host': 'value', '-currentHost': 'switch' },
    subcommands: {
      write: {
        effects: [
          startup('$1', { operand: '^(?:LoginHook|LogoutHook|AutoLaunchedApplicationDictionary)$' }), { does: 'stop', what: 'firewall', class: 'off', name: '$1', when: { operand: ['com\\.apple\\.alf', '^globalstate$', '^0$'] } }, off('quarantine', { operand: ['^LSQuarantine$', NO] }), off('Gatekeeper', { operand: ['com\\.apple\\.security', '^GKAutoRearm$', NO] }),
          { does: 'configure', what: 'environment', class: 'loader', name: '$1', tags: ['global'], when: { operand: 'DYLD_' } }, { does: 'write', what: 'account', class: 'ordinary', name: 'hidden accounts', when: { operand: ['com\\.apple\\.loginwindow', '^(?:Hide500Users|HiddenUsersList)$'] } },
        ],
      },
      '*': {},
    },
    examples: [['defaults write com.apple.loginwindow LoginHook /tmp/hook.sh', ['write path:startup']], ['defaults write /Library/Preferences/com.apple.alf globalstate -int 0', ['stop firewall:off']], ['defaults write com.apple.LaunchServices LSQuarantine -bool NO', ['stop service:security']], ['defaults write com.apple.dock autohide -bool true', []], ['defaults read com.apple.alf', []]],
  },
  {
    names: ['security'], stdin: 'ignored', stdout: 'content', flags: { '-q, -v, -i': 'switch' },
    subcommands: {
      'dump-keychain|dump-keychains': { effects: [shown('keychain', { tags: ['bulk'] })] },
      'find-generic-password|find-internet-password|find-key': { flags: { '-w': 'switch', '-g': 'switch', '-a, -s, -l, -c, -C, -D, -G, -j, -d, -p, -P, -r, -t': 'value' }, effects: [shown('$-a', { tags: ['personal'], when: { flags: ['-w', '-g'] } }), { does: 'list', what: 'account', class: 'password', when: { without: ['-w', '-g'] } }] },
      'export': { flags: { '-t': 'value', '-o': 'write', '-k': 'use', '-f, -P': 'value' }, effects: [{ does: 'read', what: 'certificate', class: 'private-key', name: '$-k', when: { without: ['-t'] } }, { does: 'read', what: 'certificate', class: 'private-key', name: '$-k', when: { value: ['-t', '^(?:all|allKeys|privKeys|identities|agg)$'] } }] },
      'add-trusted-cert|trust-settings-import': { flags: { '-r, -p, -a, -s, -e, -u, -k, -i, -o': 'value', '-d, -D': 'switch' }, effects: [{ does: 'configure', what: 'certificate', class: 'trust', name: '$1' }] },
      'authorizationdb': { effects: [{ does: 'grant', what: 'permission', class: 'sudo', name: '$2', when: { first: '^write$' } }] }, 'import|add-certificates|add-certificate': { flags: { '-k, -t, -f, -P, -T, -a': 'value' }, operands: { first: 'use' } },
      'delete-keychain': {}, 'unlock-keychain|lock-keychain|set-keychain-settings|set-keychain-password|create-keychain|default-keychain|list-keychains|login-keychain|set-key-partition-list|set-generic-password-partition-list': { flags: { '-p, -k, -t, -S, -a, -s, -l, -u, -d, -D, -o': 'value' } }, '*': {},
    },
    examples: [
      ['security dump-keychain -d login.keychain', ['read account:password+bulk']], ['security find-generic-password -wa Chrome', ['read account:password']], ['security find-internet-password -s github.com -a me', ['list account:password', '!read account:password']], ['security export -k login.keychain -t identities -f pkcs12 -o out.p12', ['read certificate:private-key', 'write path']],
      ['security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain ca.pem', ['configure certificate:trust']], ['security authorizationdb write system.privilege.admin allow', ['grant permission:sudo']], ['security find-identity -v -p codesigning', []], ['security unlock-keychain -p "$PASS" build.keychain', []],
    ],
  },
  {
    names: ['dscl'], stdin: 'ignored', stdout: 'content', grammar: 'none',
    effects: [
      account('administrator', '$last', { operand: ['^-?(?:append|merge|create)$', '/Groups/(?:admin|wheel|com\\.apple\\.access_ssh)$'] }), account('administrator', '$last', { operand: ['^-?(?:create|change|merge)$', '^UniqueID$', '^0$'] }), { ...account('ordinary', '$last', { operand: ['^-?(?:create|change|merge)$', '^UniqueID$', '^[1-4]?\\d{1,2}$'], notOperand: '/_' }), tags: ['hidden'] }, account('administrator', '$last', { operand: ['^-?(?:create|change|merge)$', '^IsHidden$', '^(?:1|yes|true)$'] }), account('administrator', '$last', { operand: ['^-?(?:create|change|merge)$', '^PrimaryGroupID$', '^(?:0|80)$'] }), account('ordinary', '$last', { operand: ['^-?create$', '^/Users/'] }), account('ordinary', '$last', { operand: ['^-?(?:create|change|append|merge)$', '^/Users/'] }),
      account('password', '$last', { operand: '^-?passwd$' }), { does: 'delete', what: 'account', class: 'ordinary', name: '$last', when: { operand: ['^-?delete$', '^/Users/[^/]+$'] } }, shown('$last', { tags: ['bulk'], when: { operand: 'ShadowHashData|AuthenticationAuthority|HashedPasswords' } }),
      { does: 'read', what: 'account', class: 'ordinary', when: { operand: '^-?(?:list|ls|read|readall|search|readpl)$' } },
    ],
    examples: [['dscl . -create /Users/helper UniqueID 503', ['write account:ordinary']], ['dscl . -create /Users/helper PrimaryGroupID 80', ['write account:administrator']], ['dscl . -append /Groups/admin GroupMembership helper', ['write account:administrator']], ['dscl . -passwd /Users/helper secret', ['write account:password']], ['dscl . -read /Users/dev dsAttrTypeNative:ShadowHashData', ['read account:password+bulk']], ['dscl . -list /Users', ['read account:ordinary', '!write account']]],
  },
  { names: ['dscacheutil'], stdin: 'ignored', stdout: 'content', flags: { '-q': 'value', '-a': 'value' }, effects: [{ does: 'read', what: 'account', class: 'ordinary', when: { value: ['-q', '^(?:user|group)$'] } }], examples: [['dscacheutil -q user', ['read account:ordinary']], ['dscacheutil -flushcache', []]] },
  {
    names: ['sysadminctl'], stdin: 'ignored', grammar: 'single-dash', flags: { '-addUser': 'value', '-deleteUser': 'value', '-resetPasswordFor': 'value', '-newPassword, -password, -fullName, -UID, -GID, -shell, -home, -hint, -picture, -adminUser, -adminPassword': 'value', '-screenLock': 'value', '-admin': 'switch', '-guestAccount, -autologin, -secureTokenStatus': 'value' },
    effects: [account('administrator', '$-addUser', { flags: ['-admin'] }), account('ordinary', '$-addUser', { flags: ['-addUser'], without: ['-admin'] }), account('password', '$-resetPasswordFor', { flags: ['-resetPasswordFor'] }), { does: 'delete', what: 'account', class: 'ordinary', name: '$-deleteUser' }],
    examples: [['sysadminctl -addUser helper -password x -admin', ['write account:administrator']], ['sysadminctl -addUser guest2 -password x', ['write account:ordinary']], ['sysadminctl -secureTokenStatus dev', []]],
  },
  { names: ['dseditgroup'], stdin: 'ignored', flags: { '-o': 'value', '-a, -d': 'value', '-t, -T, -u, -P, -n, -i, -g, -r, -k, -c, -s, -m, -S, -f': 'value' }, effects: [account('administrator', '$-a', { value: ['-o', '^edit$'], operand: '^(?:admin|wheel|com\\.apple\\.access_ssh)$', flags: ['-a'] })], examples: [['dseditgroup -o edit -a helper -t user admin', ['write account:administrator']], ['dseditgroup -o checkmember -m dev admin', []]] },
  { names: ['dsenableroot'], stdin: 'ignored', flags: { '-u, -p, -r': 'value', '-d': 'switch' }, effects: [account('administrator', 'root', { without: ['-d'] })], examples: [['dsenableroot -u dev -p x -r y', ['write account:administrator']], ['dsenableroot -d', []]] },
  { names: ['pwpolicy'], stdin: 'ignored', flags: { '-u, -a, -p': 'value', '-clearaccountpolicies': 'switch' }, effects: [account('password', 'password policy', { flags: ['-clearaccountpolicies'] })], examples: [['pwpolicy -clearaccountpolicies', ['write account:password']], ['pwpolicy -getaccountpolicies', []]] },
  { names: ['plistbuddy'], stdin: 'ignored', flags: { '-c': 'value', '-x, -l': 'switch' }, operands: { first: 'read' }, stdout: 'content', modes: [{ when: { value: ['-c', '^(?:set|add|delete|import|merge|copy|clear|revert) '] }, operands: { first: 'write' } }], examples: [["/usr/libexec/PlistBuddy -c 'Add :ProgramArguments:0 string /tmp/x' ~/Library/LaunchAgents/a.plist", ['write path:startup']], ["PlistBuddy -c 'Print :CFBundleVersion' Info.plist", ['read path:ordinary']]] },
  { names: ['plutil'], stdin: 'ignored', grammar: 'single-dash', flags: { '-replace, -insert, -remove, -create': 'value', '-convert, -extract, -type': 'value', '-o': 'write', '-p, -lint, -help': 'switch' }, operands: { rest: 'read' }, stdout: 'content', effects: [{ does: 'configure', what: 'environment', class: 'loader', name: 'DYLD_INSERT_LIBRARIES', detail: '$last', when: { value: ['-replace', '^LSEnvironment'], operand: 'DYLD_INSERT_LIBRARIES' } }], modes: [{ when: { flags: ['-replace'] }, operands: { last: 'write', rest: 'value' } }], examples: [["plutil -insert LSEnvironment -xml '<dict><key>DYLD_INSERT_LIBRARIES</key></dict>' App.app/Contents/Info.plist", ['configure environment:loader']], ['plutil -insert RunAtLoad -bool true ~/Library/LaunchAgents/a.plist', ['write path:startup']], ['plutil -lint Info.plist', ['read path:ordinary']]] },
  { names: ['systemsetup'], stdin: 'ignored', grammar: 'single-dash', flags: { '-setremotelogin': 'value', '-setremoteappleevents': 'value', '-settimezone, -setcomputername, -setsleep, -setdate, -settime, -setusingnetworktime, -setnetworktimeserver, -setrestartfreeze': 'value' }, effects: [{ does: 'configure', what: 'service', class: 'remote-access', name: 'ssh', tags: ['exposed'], when: { value: ['-setremotelogin', '^on$'] } }, { does: 'configure', what: 'service', class: 'remote-access', name: 'Apple events', tags: ['exposed'], when: { value: ['-setremoteappleevents', '^on$'] } }], examples: [['systemsetup -setremotelogin on', ['configure service:remote-access+exposed']], ['systemsetup -gettimezone', []]] },
  { names: ['kickstart'], class: 'remote-access', stdin: 'ignored', grammar: 'single-dash', flags: { '-users, -clientopts, -computerinfo': 'value' }, inert: ['-help'], modes: [{ when: { flags: ['-deactivate', '-stop'] }, class: 'ordinary' }], examples: [['/System/Library/CoreServices/RemoteManagement/ARDAgent.app/Contents/Resources/kickstart -activate -configure -access -on -privs -all', ['execute process:remote-access']], ['kickstart -deactivate', []]] },
  { names: ['profiles'], stdin: 'ignored', flags: { '-R': 'switch', '-D': 'switch', '-p, -F, -path, -type, -user, -identifier, -password': 'value' }, subcommands: { 'remove': { effects: [{ does: 'stop', what: 'service', class: 'security', name: 'device management' }] }, '*': {} }, effects: [off('device management', { flags: ['-R', '-D'] })], examples: [['profiles remove -all', ['stop service:security']], ['profiles list', []]] },
  { names: ['nvram'], stdin: 'ignored', flags: { '-d': 'value', '-f': 'use', '-c, -p, -x': 'switch' }, effects: [{ does: 'configure', what: 'system', class: 'boot', name: '$1', when: { first: '^(?:boot-args|csr-active-config|bootdelay|recovery-boot-mode|rtc-blacklist)' } }, { does: 'configure', what: 'system', class: 'boot', name: '$-d', when: { value: ['-d', '^(?:boot-args|csr-active-config)'] } }], examples: [['nvram boot-args="amfi_get_out_of_my_way=1"', ['configure system:boot']], ['nvram -p', []], ['nvram SystemAudioVolume=" "', []]] },
  { names: ['tccutil', 'pmset', 'softwareupdate', 'codesign', 'productbuild', 'productsign', 'pkgbuild', 'pkgutil', 'lsbom', 'notarytool', 'stapler', 'xcode-select', 'hdiutil', 'lsregister', 'mdutil', 'mdimport', 'dsmemberutil', 'odutil', 'say', 'afplay', 'afinfo', 'sips', 'textutil', 'sfltool', 'lsappinfo', 'heap', 'leaks', 'sample', 'spindump', 'vtool', 'dyld_info', 'dwarfdump', 'atos', 'actool', 'ibtool', 'simctl', 'createhomedir', 'sc_usage', 'vm_stat', 'fs_usage', 'cupsctl', 'getfileinfo', 'setfile', 'rez', 'derez', 'scselect', 'wdutil', 'systemkeychain', 'kcc', 'gktool'], stdin: 'ignored', examples: [['pmset -g batt', []], ['softwareupdate --list', []], ['codesign -dv app.app', []]] },
]
