// data table
import type { EffectRule, Signature } from './signature.js'

/** Groups whose members are as good as root. */
const POWER = '(?:^|,)(?:sudo|wheel|admin|root|adm|sudoers|administrators|lxd|incus-admin|disk|shadow|domain admins)(?:,|$)'
/** Groups that let their members start containers, and so nearly anything. */
const CONTAINERS = '(?:^|,)(?:docker|podman|libvirt|kvm)(?:,|$)'
/** A shell that lets nobody in. */
const LOGIN_SHELL = '^(?!.*(?:nologin|false|/sync)$)'
/** Accounts of the system that have no shell of their own. */
const SERVICE_ACCOUNTS = '^(?:nobody|daemon|bin|sys|sync|games|man|lp|mail|news|uucp|proxy|www-data|www|backup|list|irc|gnats|sshd|ftp|apache|nginx|mysql|postgres|redis|operator|_.{1,32})$'
const administrator = (name: string, when: EffectRule['when']): EffectRule => ({ does: 'write', what: 'account', class: 'administrator', name, ...(when && { when }) })
const account = (name: string, when: EffectRule['when']): EffectRule => ({ does: 'write', what: 'account', class: 'ordinary', name, ...(when && { when }) })

/** Accounts of BSD: group 0 is wheel, user 0 is root by another name. */
const POWERFUL: readonly EffectRule[] = [administrator('$1', { value: ['-g', `^0+$|${POWER}`] }), administrator('$1', { value: ['-G', `^0+$|${POWER}`] }), administrator('$1', { value: ['-u', '^0+$'] }), account('$1', undefined)]

/** Accounts, groups and who may become root (T1136.001, T1098, T1531, T1548.003). */
export const ACCOUNTS: readonly Signature[] = [
  { names: ['samba-tool'], stdin: 'ignored', flags: { '-H, -U, -P, --given-name, --surname': 'value' }, subcommands: { user: { subcommands: { 'create|add': { operands: { first: 'value' }, effects: [{ does: 'write', what: 'account', class: 'ordinary', name: '$1' }] }, 'setpassword': { operands: { first: 'value' }, effects: [{ does: 'write', what: 'account', class: 'password', name: '$1' }] }, delete: { operands: { first: 'value' }, effects: [{ does: 'delete', what: 'account', class: 'ordinary', name: '$1' }] }, '*': {} } }, group: { subcommands: { addmembers: { operands: { first: 'value' }, effects: [{ does: 'write', what: 'account', class: 'administrator', name: '$2', when: { first: 'admins?$' } }] }, '*': {} } }, '*': {} }, examples: [['samba-tool user create helper Passw0rd', ['write account:ordinary']], ["samba-tool group addmembers 'Domain Admins' helper", ['write account:administrator']], ['samba-tool user list', []]] },
  {
    names: ['useradd', 'luseradd'], stdin: 'ignored',
    flags: { '-G, --groups': 'value', '-g, --gid': 'value', '-u, --uid': 'value', '-s, --shell': 'value', '-p, --password': 'value', '-b, --base-dir, -c, --comment, -d, --home-dir, -e, --expiredate, -f, --inactive, -K, --key, -k, --skel, -P, --prefix, -Z, --selinux-user': 'value', '-R, --root': 'value', '-r, --system': 'switch', '-D, --defaults': 'switch', '-o, --non-unique': 'switch' },
    effects: [
      administrator('$1', { value: ['-u', '^0+$'] }), administrator('$1', { value: ['-G', POWER] }), administrator('$1', { value: ['-g', '^(?:0|root|sudo|wheel|admin)$'] }),
      account('$1', { without: ['-r', '-D', '-s', '-u'] }), account('$1', { value: ['-s', LOGIN_SHELL], without: ['-D', '-u'] }),
      // Images of containers give their one account the number that a mounted folder has.
      account('$1', { all: ['-u'], flags: ['-p', '-o'] }), account('$1', { value: ['-u', '^(?!1\\d{3}$|$)'] }),
    ],
    examples: [['useradd -m -s /bin/bash backup2', ['write account:ordinary']], ['useradd -o -u 0 -g 0 -m support', ['write account:administrator']], ['useradd -G sudo,video bob', ['write account:administrator']], ['useradd -m -u 1000 app', []], ['useradd -u 1000 -p x app', ['write account:ordinary']], ['useradd -u 600 app', ['write account:ordinary']], ['useradd -r -s /usr/sbin/nologin app', []], ['useradd -D', []]],
  },
  {
    names: ['adduser'], stdin: 'ignored',
    flags: { '-G, --groups, --ingroup': 'value', '-g, --gid, --gecos, --comment': 'value', '-u, --uid': 'value', '-s, --shell': 'value', '-h, --home, -d, -c, -k, --conf, --firstuid, --lastuid, -p, -b': 'value', '--system, -S, -r': 'switch', '--disabled-login, --disabled-password, -D': 'switch' },
    effects: [
      administrator('$1', { operand: POWER, min: 2 }), administrator('$1', { value: ['-G', POWER] }), administrator('$1', { value: ['-u', '^0+$'] }), account('$1', { operand: CONTAINERS, min: 2 }),
      account('$1', { without: ['--system', '--disabled-login'], max: 1 }),
    ],
    examples: [['adduser bob sudo', ['write account:administrator']], ['adduser eve', ['write account:ordinary']], ['adduser --system --group app', []], ['adduser -D -u 1000 app', []], ['adduser --disabled-password --gecos "" app', []]],
  },
  {
    names: ['usermod', 'lusermod'], stdin: 'ignored',
    flags: { '-G, --groups': 'value', '-g, --gid': 'value', '-u, --uid': 'value', '-p, --password': 'value', '-s, --shell': 'value', '-c, --comment, -d, --home, -e, --expiredate, -f, --inactive, -l, --login, -v, --add-subuids, -w, --add-subgids, -V, -W, -Z, -P, --prefix': 'value', '-R, --root': 'value', '-L, --lock': 'switch', '-a, --append': 'switch', '-o, --non-unique': 'switch' },
    effects: [
      administrator('$1', { value: ['-G', POWER] }), administrator('$1', { value: ['-u', '^0+$'] }), administrator('$1', { value: ['-g', '^(?:0|root|sudo|wheel|admin)$'] }), account('$1', { value: ['-G', CONTAINERS] }),
      { does: 'write', what: 'account', class: 'password', name: '$1', when: { flags: ['-p'] } }, { does: 'configure', what: 'account', class: 'ordinary', name: '$1', when: { flags: ['-L'] } }, account('$1', { value: ['-s', LOGIN_SHELL], operand: SERVICE_ACCOUNTS }),
    ],
    examples: [['usermod -aG sudo eve', ['write account:administrator']], ['usermod -aG docker ci', ['write account:ordinary']], ['usermod -p x nobody', ['write account:password']], ['usermod -aG dialout dev', []]],
  },
  {
    names: ['gpasswd', 'groupmems', 'lgroupmod'], stdin: 'ignored', flags: { '-a, --add': 'value', '-M, --members': 'value', '-A, --administrators': 'value', '-d, --delete': 'value', '-g, --group': 'value' },
    effects: [administrator('$-a', { operand: POWER, flags: ['-a'] }), administrator('$-a', { value: ['-g', POWER] }), administrator('$-M', { operand: POWER, flags: ['-M'] }), account('$-a', { operand: CONTAINERS, flags: ['-a'] })],
    examples: [['gpasswd -a eve wheel', ['write account:administrator']], ['groupmems -g sudo -a eve', ['write account:administrator']], ['gpasswd -a dev video', []]],
  },
  { names: ['addgroup'], stdin: 'ignored', flags: { '-g, --gid': 'value', '-S, --system': 'switch' }, effects: [administrator('$1', { operand: POWER, min: 2 })], examples: [['addgroup eve wheel', ['write account:administrator']], ['addgroup -S app', []]] },
  { names: ['groupadd', 'groupmod', 'groupdel', 'delgroup', 'lgroupadd', 'lgroupdel', 'chage', 'lchage', 'pwck', 'grpck', 'pwconv', 'grpconv', 'faillock', 'pam_tally2', 'pam-auth-update', 'logname', 'cracklib-check', 'pwscore', 'pwgen', 'apg', 'mkpasswd', 'chfn', 'lchfn'], stdin: 'ignored', flags: { '-g, --gid, -n, --new-name, -K, -p, -M, -m, -W, -I, -E, -d': 'value' }, examples: [['groupadd -g 1000 app', []], ['chage -l dev', []]] },
  {
    names: ['passwd', 'lpasswd', 'yppasswd', 'kpasswd'], stdin: 'ignored', flags: { '-i, --inactive, -n, --mindays, --minimum, -w, --warndays, --warning, -x, --maxdays, --maximum, -r, --repository': 'value', '-S, --status': 'switch', '-l, --lock': 'switch', '-u, --unlock, -e, --expire, -a, --all': 'switch', '-d, --delete': 'switch' },
    effects: [
      { does: 'write', what: 'account', class: 'password', when: { flags: ['-d', '--stdin'] } }, { does: 'write', what: 'account', class: 'password', when: { without: ['-S', '-l', '-u', '-i', '-d', '--stdin'], piped: true } },
      // It asks whoever sits there for the new password, twice.
      { does: 'write', what: 'account', class: 'password', tags: ['interactive'], when: { without: ['-S', '-l', '-u', '-i', '-d', '--stdin'], piped: false } }, { does: 'configure', what: 'account', class: 'ordinary', name: '$1', when: { flags: ['-l'] } },
    ],
    examples: [['passwd', ['write account:password+interactive']], ["printf 'x\\nx\\n' | passwd dev", ['write account:password', '!write account:password+interactive']], ['passwd -d dev', ['write account:password', '!write account:password+interactive']], ['passwd root', ['write account:password']], ['passwd -l root', ['configure account:ordinary']], ['passwd -S dev', []]],
  },
  { names: ['chpasswd', 'chgpasswd'], flags: { '-c, --crypt-method, -s, --sha-rounds, -R, --root': 'value' }, effects: [{ does: 'write', what: 'account', class: 'password' }], examples: [['echo "root:secret" | chpasswd', ['write account:password']], ['chpasswd --help', []]] },
  { names: ['newusers'], operands: { first: 'use' }, effects: [{ does: 'write', what: 'account', class: 'ordinary', tags: ['many'] }], examples: [['newusers batch.txt', ['write account:ordinary']], ['newusers --help', []]] },
  { names: ['userdel', 'deluser', 'luserdel', 'rmuser'], stdin: 'ignored', flags: { '-R, --root, -P': 'value' }, effects: [{ does: 'delete', what: 'account', class: 'ordinary', name: '$1', when: { max: 1 } }], examples: [['userdel -r eve', ['delete account:ordinary']], ['deluser dev video', []]] },
  {
    names: ['pw'], stdin: 'ignored', flags: { '-n': 'value', '-g': 'value', '-G': 'value', '-u': 'value', '-m': 'value', '-c, -d, -e, -p, -s, -L, -h, -H, -k, -w, -M': 'value' },
    subcommands: {
      'useradd|adduser': { effects: POWERFUL }, 'usermod|moduser': { effects: POWERFUL },
      'userdel|deluser': { effects: [{ does: 'delete', what: 'account', class: 'ordinary', name: '$1' }] }, 'lock': { effects: [{ does: 'configure', what: 'account', class: 'ordinary', name: '$1' }] },
      'user': { subcommands: { 'add|mod': { effects: POWERFUL }, 'del': { effects: [{ does: 'delete', what: 'account', class: 'ordinary', name: '$1' }] } } }, 'groupmod': { effects: [administrator('$-m', { operand: POWER })] },
    },
    examples: [['pw useradd art -g wheel -s /bin/sh', ['write account:administrator']], ['pw user mod art -h 0', ['write account:ordinary']], ['pw useradd art -g 0 -d /root', ['write account:administrator']], ['pw useradd art -u 0 -o', ['write account:administrator']], ['pw usershow dev', []]],
  },
  { names: ['chsh', 'lchsh'], stdin: 'ignored', flags: { '-s, --shell': 'value' }, effects: [account('$1', { value: ['-s', LOGIN_SHELL], operand: SERVICE_ACCOUNTS })], examples: [['chsh --shell /bin/bash nobody', ['write account:ordinary']], ['chsh -s /bin/zsh', []], ['chsh -s /bin/zsh dev', []]] },
  { names: ['pwunconv', 'grpunconv'], effects: [{ does: 'write', what: 'path', name: '/etc/passwd' }], examples: [['pwunconv', ['write path:user-database']], ['pwunconv --help', []]] },
  {
    names: ['getent'], stdin: 'ignored', flags: { '-s, --service': 'value' }, stdout: 'content',
    effects: [{ does: 'read', what: 'path', name: '/etc/shadow', when: { first: '^g?shadow$' } }, { does: 'read', what: 'path', name: '/etc/passwd', when: { first: '^(?:passwd|group)$' } }],
    examples: [['getent shadow', ['read path:password-store']], ['getent passwd', ['read path:user-database']], ['getent hosts db.local', []]],
  },
]
