// data table
import type { Signature } from './signature.js'

/** Kernel parameters set to a value that takes a protection away. */
const WEAKENED = [
  'kernel\\.randomize_va_space\\s?=\\s?[01]$', 'kernel\\.(?:kptr_restrict|dmesg_restrict|yama\\.ptrace_scope|unprivileged_bpf_disabled|modules_disabled|kexec_load_disabled)\\s?=\\s?0$', 'kernel\\.perf_event_paranoid\\s?=\\s?-1$', 'kernel\\.core_pattern\\s?=\\s?(?:\\||/tmp|/dev/shm|/var/tmp)', 'kernel\\.modprobe\\s?=\\s?/(?:tmp|dev|var|home)',
  'fs\\.suid_dumpable\\s?=\\s?[12]$', 'fs\\.protected_\\w{1,20}\\s?=\\s?0$', 'vm\\.mmap_min_addr\\s?=\\s?0$', 'vm\\.mmap_rnd(?:_compat)?_bits\\s?=\\s?[0-9]$', 'net\\.ipv[46]\\.conf\\.[\\w-]{1,20}\\.(?:accept_redirects|send_redirects|accept_source_route|route_localnet)\\s?=\\s?1$', 'net\\.ipv4\\.conf\\.[\\w-]{1,20}\\.rp_filter\\s?=\\s?0$', 'kern\\.securelevel\\s?=\\s?-1$',
].map((p) => `^${p}`).join('|')
const WEAKENS = new RegExp(WEAKENED)
/** True for `name=value` when the value takes a protection of the kernel away. */
export const isWeakened = (setting: string): boolean => setting.length <= 512 && WEAKENS.test(setting)
/** Modules of the packet filter: without them nothing is filtered. */
const FILTERS = '^(?:ip6?_tables|ip6?table_\\w{1,20}|nf_\\w{1,30}|nft_\\w{1,30}|x_tables|xt_\\w{1,30}|ebtables|br_netfilter)$'
const UNFILTERED = { does: 'configure', what: 'firewall', class: 'open', name: '$operands' } as const
const MODULE = { does: 'install', what: 'kernel', class: 'module' } as const

/** The kernel: its parameters, modules, tracing, and what boots (T1547.006, T1014, T1562). */
export const KERNEL: readonly Signature[] = [
  {
    names: ['sysctl'], stdin: 'ignored', flags: { '-w, --write': 'switch', '-p, --load, -f': { value: 'use', optional: true }, '-r, --pattern': 'value', '--system': 'switch', '-a, -A, -X, -n, -N, -q, -e, -b': 'switch' },
    effects: [
      { does: 'configure', what: 'kernel', class: 'parameter', name: '$operands', tags: ['insecure'], when: { operand: WEAKENED } }, { does: 'configure', what: 'kernel', class: 'parameter', name: '$operands', when: { operand: '^[\\w.-]{1,80}\\s?=', notOperand: WEAKENED } },
      { does: 'configure', what: 'kernel', class: 'parameter', name: '$operands', when: { flags: ['-p'] } }, { does: 'configure', what: 'kernel', class: 'parameter', name: '$-p', when: { flags: ['-p'] } },
    ],
    examples: [['sysctl -w kernel.randomize_va_space=0', ['configure kernel:parameter+insecure']], ['sysctl kernel.yama.ptrace_scope=0', ['configure kernel:parameter+insecure']], ['sysctl -w kernel.apparmor_restrict_unprivileged_userns=0', ['!configure kernel:parameter+insecure']], ['sysctl -w kernel.core_pattern=core', ['!configure kernel:parameter+insecure']], ["sysctl -w kernel.core_pattern='|/tmp/x %p'", ['configure kernel:parameter+insecure']], ['sysctl -w net.ipv4.ip_forward=1', ['configure kernel:parameter', '!configure kernel:parameter+insecure']], ['sysctl -w kernel.randomize_va_space=2', ['!configure kernel:parameter+insecure']], ['sysctl -n kernel.osrelease', []], ['sysctl -a', []]],
  },
  { names: ['insmod', 'kldload', 'kextload', 'kextutil'], stdin: 'ignored', flags: { '-b, -d, -r': 'value' }, operands: { first: 'use' }, effects: [{ ...MODULE, name: '$1' }], examples: [['insmod ./rootkit.ko', ['install kernel:module']], ['insmod --help', []]] },
  { names: ['kmutil'], stdin: 'ignored', subcommands: { 'load|install': { effects: [{ ...MODULE, name: '$last' }] }, '*': {} }, examples: [['kmutil load -p /tmp/x.kext', ['install kernel:module']], ['kmutil showloaded', []]] },
  {
    names: ['modprobe'], stdin: 'ignored', flags: { '-r, --remove': 'switch', '-c, --showconfig, --show-config, -D, --show-depends, -R, --resolve-alias': 'switch', '-d, --dirname, -C, --config, -S, --set-version': 'value' }, inert: ['-n', '--dry-run', '--show', '-V'], effects: [{ ...MODULE, name: '$1', when: { without: ['-r', '-c'] } }, { does: 'delete', what: 'kernel', class: 'module', name: '$operands', when: { flags: ['-r'] } }, { ...UNFILTERED, when: { flags: ['-r'], operand: FILTERS } }],
    examples: [['modprobe evil_module', ['install kernel:module']], ['modprobe -r floppy', ['delete kernel:module']], ['modprobe -n -v overlay', []]],
  },
  { names: ['rmmod', 'kldunload', 'kextunload'], stdin: 'ignored', effects: [{ does: 'delete', what: 'kernel', class: 'module', name: '$operands' }, { ...UNFILTERED, when: { operand: FILTERS } }], examples: [['rmmod nf_tables', ['delete kernel:module', 'configure firewall:open']], ['rmmod pcspkr', ['!configure firewall']], ['rmmod --help', []]] },
  { names: ['lsmod', 'modinfo', 'kldstat', 'kextstat', 'kextfind', 'depmod', 'dkms', 'kmod', 'mokutil', 'dracut', 'mkinitcpio', 'update-initramfs', 'mkinitramfs', 'lsinitramfs', 'update-grub', 'grub-mkconfig', 'grub2-mkconfig', 'bootctl', 'sbctl', 'turbostat', 'x86info', 'cpuid', 'cpupower', 'getconf', 'slabtop', 'trace-cmd', 'kernelshark'], stdin: 'ignored', examples: [['lsmod', []], ['update-grub', []]] },
  { names: ['kexec'], stdin: 'ignored', flags: { '-l, --load, -p, --load-panic': { value: 'use', optional: true }, '-e, --exec': 'switch', '--initrd, --append, --command-line': 'value', '-u, --unload': 'switch' }, effects: [{ does: 'configure', what: 'system', class: 'boot', name: '$operands', when: { flags: ['-l'] } }, { does: 'stop', what: 'system', class: 'shutdown', when: { flags: ['-e'] } }], examples: [['kexec -l ./vmlinuz --append=init=/bin/sh', ['configure system:boot']], ['kexec -e', ['stop system:shutdown']], ['kexec --version', []]] },
  { names: ['efibootmgr', 'grub-install', 'grub2-install', 'grubby', 'grub-reboot', 'grub-set-default', 'grub-editenv', 'bless', 'lilo', 'rdev'], stdin: 'ignored', flags: { '-v, --verbose, --info, --default-kernel, list': 'switch', '-o': 'value', '-b, -n, -L, -l, -d, -p, -t, --bootnum, --bootorder, --label, --loader, --disk, --part, --args, --update-kernel, --remove-args, --set-default, --mount, --folder, --target, --efi-directory, --boot-directory': 'value' }, effects: [{ does: 'configure', what: 'system', class: 'boot', when: { flags: ['-b', '-B', '-c', '-o'] } }, { does: 'configure', what: 'system', class: 'boot', when: { min: 1, notFirst: '^list$' } }], examples: [['grub-install /dev/sda', ['configure system:boot']], ['efibootmgr -b 0001 -B', ['configure system:boot']], ['efibootmgr -v', []]] },
  { names: ['bpftrace', 'stap', 'dtrace', 'opensnoop', 'execsnoop', 'tcplife', 'bcc-trace', 'trace-bpfcc', 'ttysnoop', 'sslsniff', 'bashreadline'], stdin: 'ignored', flags: { '-e': 'value', '-p, -c, -o, -n, -s': 'value' }, operands: { first: 'use' }, effects: [{ does: 'configure', what: 'kernel', class: 'trace' }], examples: [["bpftrace -e 'uprobe:/bin/bash:readline { printf(\"%s\", str(retval)); }'", ['configure kernel:trace']], ['bpftrace --version', []]] },
  { names: ['bpftool'], stdin: 'ignored', subcommands: { 'prog': { subcommands: { 'load|loadall|attach|run': { operands: { first: 'use' }, effects: [{ does: 'configure', what: 'kernel', class: 'trace', name: '$1' }] }, '*': {} } }, '*': {} }, examples: [['bpftool prog load evil.o /sys/fs/bpf/evil', ['configure kernel:trace']], ['bpftool prog list', []]] },
  {
    names: ['setcap'], stdin: 'ignored', flags: { '-n': 'value', '-r': 'switch', '-v': 'switch', '-q': 'switch' }, inert: ['-v'],
    effects: [
      { does: 'grant', what: 'permission', class: 'capability', name: '$last', when: { first: 'cap_(?:setuid|setgid|setpcap|setfcap|sys_admin|sys_ptrace|sys_module|sys_rawio|sys_boot|sys_chroot|dac_override|dac_read_search|chown|fowner|fsetid|bpf|perfmon|mknod|mac_admin|mac_override|kill|audit_control)|^all[=+]|^[=+]e?i?p' } },
      { does: 'grant', what: 'permission', class: 'ordinary', name: '$last', when: { first: '^cap_(?:net_bind_service|net_raw|net_admin|net_broadcast|sys_nice|sys_time|sys_resource|ipc_lock|ipc_owner|syslog|lease|wake_alarm|block_suspend)(?:,cap_(?:net_bind_service|net_raw|net_admin|sys_nice|ipc_lock))*[=+]' } },
    ],
    examples: [['setcap cap_setuid+ep /tmp/python3', ['grant permission:capability']], ['setcap cap_net_raw,cap_sys_admin=ep ./x', ['grant permission:capability']], ['setcap cap_net_bind_service=+ep /usr/bin/node', ['grant permission:ordinary', '!grant permission:capability']], ['setcap -r /usr/bin/node', []]],
  },
  { names: ['getcap', 'getpcaps', 'capsh', 'filecap', 'netcap', 'pscap', 'captest'], stdin: 'ignored', flags: { '-r': 'switch', '-v, -n, -h': 'switch', '--uid': 'value', '--gid, --user, --caps, --inh, --drop, --addamb, --secbits, --chroot, --keep': 'value' }, effects: [{ does: 'grant', what: 'permission', class: 'capability', name: 'uid 0', when: { value: ['--uid', '^0$'] } }, { does: 'list', what: 'permission', class: 'capability', name: '$operands', when: { flags: ['-r'] } }], examples: [['getcap -r /', ['list permission:capability']], ['getcap /usr/bin/ping', []], ['capsh --gid=0 --uid=0 --', ['grant permission:capability']], ['capsh --print', []]] },
]
