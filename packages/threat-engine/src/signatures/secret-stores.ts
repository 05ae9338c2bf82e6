// data table
import type { EffectRule, Signature, Usage } from './signature.js'

const shows = (name: string, more: Pick<EffectRule, 'tags' | 'when'> = {}): EffectRule => ({ does: 'read', what: 'account', class: 'password', name, ...more }) as EffectRule
/** The store is a person's own: the keyring of the session, the kernel's, or a password manager. */
const OWN: EffectRule['tags'] = ['personal']
const SHOWN: Usage = { effects: [shows('$last', { tags: OWN, when: { min: 1 } })] }
const NOTHING_SHOWN: Usage = {}
/** What a store holds, or who may ask it, becomes something else. */
const CHANGED = (name: string, more: Pick<EffectRule, 'tags' | 'when'> = {}): EffectRule => ({ does: 'configure', what: 'account', class: 'session', name, ...more }) as EffectRule
/** The secret goes where every program of the session can read it. */
const copied = (flag: string): EffectRule => ({ does: 'write', what: 'clipboard', class: 'contents', tags: OWN, when: { flags: [flag] } })

/** A password manager with a vault that is asked for its entries. */
const MANAGER = {
  stdin: 'ignored', stdout: 'transform', step: 'vault',
  flags: { '--clipboard, --clip, -c, -x': 'switch', '--all': 'switch', '--raw': 'switch', '--check': 'switch', '-G, --sync, --fixed-strings, --quiet, --pretty, --password, --username, --notes': 'switch', '--field': 'value', '--session, --passwordenv, --passwordfile, --color, --organizationid, --itemid, --format, --output, --method, --code, --folder': 'value' },
  tags: { '--clipboard': 'use' }, effects: [copied('--clipboard')],
  subcommands: {
    get: { operands: { rest: 'value' }, effects: [shows('$last', { tags: OWN, when: { notFirst: '^(?:template|fingerprint|exposed|folder|collection|organization|org-collection|username|uri)$', min: 1, without: ['--field'] } }), shows('$last', { tags: OWN, when: { value: ['--field', '^(?!user|uri|url|email|name)'] } })] }, 'show|read|password|p|otp|code|reveal|note|n|clipboard-copy': { operands: { rest: 'value' }, effects: [shows('$last', { tags: OWN, when: { without: ['--all'] } }), shows('vault', { tags: ['bulk'], when: { flags: ['--all'] } })] },
    'list': { flags: { '--search, --url, --folderid, --collectionid': 'value' }, effects: [shows('vault', { tags: ['bulk'], when: { first: '^items$', without: ['--search'] } }), shows('$--search', { tags: OWN, when: { first: '^items$', flags: ['--search'] } })] }, export: { operands: { rest: 'value' }, effects: [shows('vault', { tags: ['bulk'] })] }, unlock: { effects: [{ does: 'read', what: 'account', class: 'session', name: 'vault', when: { without: ['--check'] } }] }, login: { effects: [{ does: 'read', what: 'account', class: 'session', name: 'vault', when: { flags: ['--raw'] } }] }, 'run|exec|shell': { operands: { first: 'argv' } }, '*': NOTHING_SHOWN,
  },
} satisfies Usage & Pick<Signature, 'stdin'>

/** Stores that give out one secret by its name, and the memory of other processes (T1555, T1555.005, T1003). */
export const SECRET_STORES: readonly Signature[] = [
  { names: ['secret-tool'], stdin: 'ignored', stdout: 'content', flags: { '--all': 'switch', '--unlock': 'switch', '--label, -l': 'value' }, subcommands: { lookup: SHOWN, search: { effects: [shows('$last', { tags: OWN, when: { without: ['--all'] } }), shows('keyring', { tags: ['bulk'], when: { flags: ['--all'] } })] }, store: { effects: [CHANGED('keyring')] }, 'clear|lock': NOTHING_SHOWN }, examples: [['secret-tool lookup service db', ['read account:password']], ['secret-tool search --all service github', ['read account:password+bulk']], ['secret-tool store --label=db service db', ['configure account:session', '!read account']], ['secret-tool clear service db', []]] },
  {
    names: ['pass', 'gopass', 'passage', 'prs'], stdin: 'ignored', stdout: 'content', flags: { '-c, --clip': { value: 'value', optional: true }, '-q, --qrcode': { value: 'value', optional: true }, '-o, --password': 'switch', '-n, --no-newline, -f, --force': 'switch' }, tags: { '-c': 'use' },
    subcommands: { 'show|cat|view': { effects: [...(SHOWN.effects ?? []), copied('-c')] }, 'otp|totp': { subcommands: { 'insert|append|uri|validate': NOTHING_SHOWN, '*': { effects: [shows('one-time password', { tags: OWN }), copied('-c')] } } }, 'grep': { effects: [shows('$last', { tags: ['bulk'] })] }, 'ls|list|find|search': { effects: [{ does: 'query', what: 'account', class: 'password', name: 'password store' }] }, 'git|init|insert|add|edit|generate|rm|remove|delete|mv|cp|copy|rename|move|help|version|audit|sync|update|setup|clone|mounts|recipients|templates|config|completion|history|env|process|import|reencrypt': NOTHING_SHOWN, '*': { effects: [shows('password store entry', { tags: OWN }), copied('-c')] } },
    examples: [['pass generate -c web/site 32', ['!write clipboard', '!read account']], ['pass otp --clip work/db', ['write clipboard:contents']], ['pass --clip work/db', ['write clipboard:contents']], ['pass show infra/prod', ['read account:password']], ['pass -c work/db', ['read account:password+use']], ['gopass show -o work/db', ['read account:password']], ['pass work/db', ['read account:password']], ['pass otp work/db', ['read account:password']], ['pass ls', ['query account:password', '!read account']], ['pass git log', []], ['pass generate web/site 32', []]],
  },
  { names: ['kwallet-query', 'kwalletcli', 'kwalletcli_getpin', 'keyring', 'envchain'], stdin: 'ignored', stdout: 'content', flags: { '-r, --read-password, -e, -P': 'value', '-f, --folder, -w, --write-password, -b, --keyring-backend': 'value', '-l, --list-entries': 'switch' }, subcommands: { get: SHOWN, 'set|del|diagnose|list|--list-backends': NOTHING_SHOWN }, effects: [shows('$-r', { tags: OWN, when: { flags: ['-r'] } })], examples: [['kwallet-query -r github kdewallet', ['read account:password']], ['keyring get system me', ['read account:password']], ['keyring set system me', []]] },
  {
    names: ['keyctl'], stdin: 'ignored', stdout: 'content', subcommands: { 'read|print|pipe|request|request2': { effects: [shows('$1', { tags: OWN })] }, 'dh_compute|dh_compute_kdf|pkey_decrypt|pkey_sign': { effects: [shows('$1')] }, 'session': { operands: { second: 'argv' } }, 'show|list|rlist|describe|rdescribe|search|security|get_persistent': { effects: [{ does: 'list', what: 'account', class: 'password', name: '$1' }] }, setperm: { effects: [CHANGED('$1', { tags: ['exposed'], when: { operand: '^0x[0-9a-f]{1,7}[1-9a-f]$|^0x[0-9a-f]{1,5}[1-9a-f][0-9a-f]{2}$' } }), CHANGED('$1')] }, 'chown|chgrp|clear|revoke|unlink|invalidate|purge|reap|restrict_keyring': { effects: [CHANGED('$1')] }, '*': {} },
    examples: [['keyctl read 123', ['read account:password']], ['keyctl session - keyctl print 123', ['read account:password']], ['keyctl show @s', ['list account:password']], ['keyctl setperm 123 0x3f3f3f3f', ['configure account:session+exposed']], ['keyctl setperm 123 0x3f000000', ['configure account:session', '!configure account:session+exposed']], ['keyctl revoke 123', ['configure account:session']], ['keyctl add user name value @u', []]],
  },
  {
    names: ['keepassxc-cli', 'kpcli', 'keepassxc', 'keepass'], stdin: 'ignored', stdout: 'content', flags: { '-k, --key-file': 'use', '-y, --yubikey, -f, --format, -a, --attributes, -t, --timeout, --kdb, --command, -pwfile, --pwfile': 'value', '-q, -s, --show-protected, --no-password, --all': 'switch' },
    subcommands: { 'show|totp|attachment-export': { operands: { first: 'use' }, effects: [shows('$2', { tags: OWN })] }, clip: { operands: { first: 'use' }, effects: [{ does: 'write', what: 'clipboard', class: 'contents', name: '$2', tags: OWN }] }, 'export|extract': { operands: { first: 'read' }, effects: [shows('$1', { tags: ['bulk'] })] }, 'ls|add|edit|rm|mv|mkdir|rmdir|db-create|db-info|db-edit|generate|diceware|estimate|analyze|search|locate|merge|import|open|close|help': NOTHING_SHOWN },
    examples: [['keepassxc-cli export db.kdbx', ['read account:password+bulk']], ['keepassxc-cli show -s db.kdbx mail', ['read account:password']], ['keepassxc-cli ls db.kdbx', []]],
  },
  {
    names: ['bw', 'lpass', 'dashlane', 'dcli', 'keeper', 'enpass-cli', 'pass-cli', 'nordpass', 'buttercup', 'roboform', 'passbolt', 'himitsu-show', 'tpass'], ...MANAGER,
    examples: [['bw get password github', ['read account:password+personal']], ['bw get template item', []], ['bw list items', ['read account:password+bulk']], ['bw list items --search mail', ['read account:password+personal', '!read account:password+bulk']], ['bw list folders', []], ['bw unlock --passwordenv BW_PASSWORD', ['read account:session']], ['lpass show -c mail', ['write clipboard:contents']], ['lpass export', ['read account:password+bulk']], ['bw status', []], ['bw sync', []]],
  },
  // Its agent holds the key: unlocking it shows nothing.
  {
    names: ['rbw'], ...MANAGER, subcommands: { ...MANAGER.subcommands, unlock: NOTHING_SHOWN },
    examples: [['rbw get mail', ['read account:password+personal']], ['rbw get --field username mail', []], ['rbw get --clipboard mail', ['write clipboard:contents']], ['rbw unlock', []]],
  },
  {
    names: ['bws', 'phase', 'berglas', 'credstash', 'confidant', 'ksm', 'envkey-source', 'summon', 'ejson', 'eyaml', 'secrethub', 'cerberus', 'biscuit', 'ssm-parent', 'aws-secrets', 'secretly', 'pet-vault', 'blackbox_cat', 'blackbox_edit_start', 'git-secret', 'transcrypt', 'git-crypt', 'chezmoi', 'safe', 'akv2k8s', 'esc', 'varlock', 'fnox'], stdin: 'ignored', stdout: 'transform', step: 'vault',
    flags: { '-p, --project, --project-id, -e, --env, --environment, -f, --file, -o, --output, --region, --profile, -c, --config, -r, --table, -k, --key': 'value', '--reveal, --all, -d, --decrypt, -q': 'switch' },
    subcommands: {
      'secret|secrets': { subcommands: { get: { effects: [shows('$1')] }, 'list|export': { effects: [shows('secrets', { tags: ['bulk'] })] }, '*': NOTHING_SHOWN } }, 'access|get|decrypt|cat|reveal|read': { operands: { rest: 'value' }, effects: [shows('$last')] }, 'getall|export': { effects: [shows('secrets', { tags: ['bulk'] })] }, 'run|exec': { operands: { first: 'argv' } }, '*': NOTHING_SHOWN,
    },
    examples: [['bws secret get 0fca', ['read account:password']], ['berglas access bucket/api-key', ['read account:password']], ['credstash getall', ['read account:password+bulk']], ['chezmoi apply', []], ['git-crypt status', []]],
  },
  { names: ['seahorse', 'seahorse-tool', 'kwalletmanager5', 'kleopatra', 'gnome-keyring-daemon', 'gpgconf', 'pinentry', 'ykman', 'pkcs11-tool', 'pkcs15-tool', 'p11tool', 'tpm2_getrandom', 'tpm2_pcrread', 'kinit', 'kdestroy', 'kvno', 'ktutil', 'kadmin'], stdin: 'ignored', flags: { '-k, -t': 'use', '-c, -S, -l, -r, -p, -q': 'value' }, examples: [['kinit -k -t app.keytab app@CORP', ['read path:ordinary+use']], ['ykman list', []]] },
]

/** Taking the memory of processes or the whole machine (T1003.001, T1003.007). */
export const MEMORY_DUMPERS: readonly Signature[] = [
  { names: ['gcore', 'gencore', 'memdump', 'pcileech'], stdin: 'ignored', flags: { '-o': 'write', '-p, -w, -n, -s, -c, -m, -t, -e, -d, -a, -i, -x, -f, -cl': { value: 'value', optional: true } }, stdout: 'content', effects: [{ does: 'capture', what: 'memory', class: 'credentials', name: '$operands', when: { operand: 'lsass|sshd|gpg-agent|ssh-agent|keyring|vault|1password|keepass' } }, { does: 'capture', what: 'memory', class: 'process', name: '$operands', when: { notOperand: 'lsass|sshd|gpg-agent|ssh-agent|keyring|vault|1password|keepass' } }], examples: [['gcore 1234', ['capture memory:process']], ['gcore $(pidof sshd)', ['capture memory']], ['gcore --help', []]] },
  { names: ['avml', 'lime', 'winpmem', 'osxpmem', 'linpmem', 'dumpit', 'makedumpfile', 'fmem', 'magnetramcapture', 'ftkimager', 'volatility', 'vol.py', 'volatility3', 'rekall', 'memprocfs', 'bulk_extractor'], stdin: 'ignored', flags: { '-f': 'use', '-o': 'write', '-p, --profile, -r': 'value' }, operands: { rest: 'write' }, effects: [{ does: 'capture', what: 'memory', class: 'kernel' }], modes: [{ when: { flags: ['-f'] }, operands: {} }], examples: [['avml out.lime', ['capture memory:kernel']], ['vol.py -f mem.raw linux.pslist', ['capture memory:kernel']], ['avml --help', []]] },
  { names: ['coredumpctl'], stdin: 'ignored', stdout: 'content', flags: { '-o, --output': 'write', '-1, -n, -S, -U, -F, -D, -r': 'value' }, subcommands: { 'dump|debug|gdb': { effects: [{ does: 'capture', what: 'memory', class: 'process', name: '$1' }] }, '*': {} }, examples: [['coredumpctl dump 4711 -o core', ['capture memory:process']], ['coredumpctl list', []]] },
  { names: ['frida-inject', 'scanmem', 'gameconqueror', 'linux-inject', 'injectso', 'injcode', 'dlinject', 'dlinject.py', 'asminject.py'], stdin: 'ignored', flags: { '-p, --attach-pid, -n, --attach-name, -f, -F, -D, -H': 'value', '-l, --load, -s, --script': 'use', '-U, -R': 'switch' }, effects: [{ does: 'read', what: 'memory', class: 'process', name: '$operands', tags: ['debug'] }, { does: 'read', what: 'memory', class: 'process', name: '$-p', tags: ['debug'] }], examples: [['frida-inject -p 1234 -s hook.js', ['read memory:process+debug']], ['dlinject.py 1234 ./evil.so', ['read memory:process+debug']], ['frida-inject --version', []]] },
  { names: ['conspy', 'ttyrpld', 'writevt', 'ttysnoops', 'ttyspy', 'ttyinject'], stdin: 'ignored', effects: [{ does: 'connect', what: 'account', class: 'session', name: 'console', tags: ['other-user'] }, { does: 'capture', what: 'screen', class: 'recording', name: 'console', tags: ['other-user'] }], examples: [['conspy 1', ['connect account:session+other-user', 'capture screen:recording']], ['conspy --help', []]] },
]
