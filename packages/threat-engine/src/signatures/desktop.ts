// data table
import type { EffectRule, Signature } from './signature.js'

const called = (does: EffectRule['does'], what: EffectRule['what'], cls: string, method: string): EffectRule => ({ does, what, class: cls, name: '$last', when: { operand: `(?:^|\\.)(?:${method})$` } }) as EffectRule

/** Settings, messages on the bus, and watching files and the load of a machine. */
export const DESKTOP: readonly Signature[] = [
  {
    names: ['dbus-send', 'gdbus', 'qdbus', 'qdbus6', 'dbus-monitor'], stdin: 'ignored', flags: { '--method, -m': 'value', '--dest, -d, --object-path, -o, --type, --address, --bus, --reply-timeout, --timeout': 'value', '--system, -y, --session, -e, --print-reply': 'switch' },
    effects: [
      { does: 'write', what: 'account', class: 'administrator', name: '$last', when: { operand: ['(?:^|\\.)CreateUser$', '^(?:int32:)?1$'] } }, called('write', 'account', 'ordinary', 'CreateUser'), ...(['CreateUser', 'DeleteUser'] as const).map((m): EffectRule => ({ does: m === 'CreateUser' ? 'write' : 'delete', what: 'account', class: 'ordinary', name: '$last', when: { value: ['--method', `\\.${m}$`] } })), called('delete', 'account', 'ordinary', 'DeleteUser'), called('write', 'account', 'administrator', 'SetAccountType'), called('write', 'account', 'password', 'SetPassword'), called('write', 'device', 'disk', 'Block\\.Format|PartitionTable\\.CreatePartition|Partition\\.Delete|Drive\\.SecurityErase'),
      called('grant', 'permission', 'sudo', 'RegisterAuthenticationAgent|RegisterAuthenticationAgentWithOptions'), called('stop', 'system', 'shutdown', 'login1\\.Manager\\.(?:PowerOff|Reboot|Halt)'), called('read', 'account', 'password', 'GetSecrets?'),
    ],
    examples: [
      ['dbus-send --system --dest=org.freedesktop.Accounts /org/freedesktop/Accounts org.freedesktop.Accounts.CreateUser string:x string:x int32:1', ['write account:administrator']], ['gdbus call --system -d org.freedesktop.Accounts -o /org/freedesktop/Accounts -m org.freedesktop.Accounts.DeleteUser 1001 true', ['delete account:ordinary']], ['dbus-send --system --dest=org.freedesktop.UDisks2 /org/freedesktop/UDisks2/block_devices/sda org.freedesktop.UDisks2.Block.Format string:ext4', ['write device:disk']],
      ['dbus-send --session --dest=org.freedesktop.Notifications /org/freedesktop/Notifications org.freedesktop.DBus.Peer.Ping', []],
    ],
  },
  {
    names: ['gsettings', 'dconf'], stdin: 'ignored', subcommands: { 'set|write': { effects: [{ does: 'configure', what: 'firewall', class: 'redirect', name: '$1', when: { first: '^(?:org\\.gnome\\.system\\.proxy|/system/proxy)', notOperand: "^'?none'?$" } }] }, '*': {} },
    examples: [["gsettings set org.gnome.system.proxy.http host '203.0.113.9'", ['configure firewall:redirect']], ['gsettings set org.gnome.desktop.interface gtk-theme Adwaita', []], ['dconf dump /', []]],
  },
  {
    names: ['inotifywait', 'inotifywatch', 'fswatch', 'watchmedo', 'fatrace', 'incrontab'], stdin: 'ignored', flags: { '-e, --event, -t, --timeout, --format, --timefmt, --exclude, --excludei, --include, --includei, -o, --outfile, --fromfile, -p, --patterns, --ignore-patterns, -l, -x': 'value', '-m, --monitor': 'switch', '-r, --recursive': 'switch', '-d, --directory': 'list' },
    modes: [{ when: { flags: ['-r'] }, operands: { rest: 'list' } }], operands: { rest: 'list' }, subcommands: { 'log|tricks|tricks-from|tricks-generate-yaml|shell-command|auto-restart': { operands: { rest: 'list' } } }, tags: { '-r': 'recursive', '*': 'search' },
    examples: [['inotifywait -m -r ~/.ssh', ['list path']], ['inotifywait -e modify src/main.go', ['list path:ordinary']], ['fswatch --version', []]],
  },
  { names: ['chokidar', 'chokidar-cli', 'onchange', 'gazer', 'swatchdog', 'swatch'], stdin: 'ignored', flags: { '-c, --command': 'command', '-i, --ignore, -d, --debounce, -f, --filter': 'value', '--initial, -q, -v': 'switch' }, operands: { rest: 'list' }, tags: { '*': 'search' }, examples: [["chokidar 'src/**' -c 'npm run build'", ['list path:ordinary']], ["chokidar '/home/**' -c 'cat /etc/shadow'", ['list path:home', 'read path:password-store']]] },
  { names: ['exiftool', 'exif', 'jpegoptim', 'steghide', 'stegosuite', 'outguess', 'zsteg', 'stegdetect', 'binwalk'], stdin: 'ignored', grammar: 'single-dash', flags: { '-ef, --embedfile': 'read', '-cf, --coverfile, -sf, --stegofile': 'use', '-xf, --extractfile, -o': 'write', '-p, --passphrase, -ext, -config, -tagsfromfile, -d, -if, -n, --directory, --depth': 'value', '-e, --extract, -M, --matryoshka': 'switch' }, operands: { rest: 'read' }, stdout: 'content', subcommands: { 'embed|extract|info|encinfo': {} }, examples: [['steghide embed -cf cover.jpg -ef ~/.ssh/id_rsa', ['read path:private-key']], ['exiftool photo.jpg', ['read path:ordinary']], ['exiftool --version', []]] },
  { names: ['stress', 'stress-ng', 'sysbench', 'memtester', 'fio', 'bonnie++', 'iozone', 'cpuburn', 'prime95', 'mprime', 'glmark2', 'geekbench'], stdin: 'ignored', flags: { '-m, --vm, -c, --cpu, -i, --io, -d, --hdd, -t, --timeout': 'value', '--vm-bytes': 'value', '--hdd-bytes': 'value', '--vm-hang': 'value', '--vm-keep': 'switch' }, effects: [{ does: 'execute', what: 'system', class: 'exhaustion', when: { flags: ['--vm-keep'] } }, { does: 'execute', what: 'system', class: 'exhaustion', when: { value: ['--vm-bytes', '^(?:[89]\\d|100)%$|^(?:\\d{2,}|[4-9])G' ] } }, { does: 'execute', what: 'system', class: 'exhaustion', when: { value: ['--hdd-bytes', '^\\d{2,}G|^\\d+T'] } }], examples: [['stress -m 1 --vm-bytes 16G --vm-keep', ['execute system:exhaustion']], ['stress --cpu 4', []], ['sysbench --version', []]] },
]
