// data table
import type { EffectRule, Signature } from './signature.js'

const stops = (name: string, when?: EffectRule['when']): EffectRule => ({ does: 'stop', what: 'service', name, ...(when && { when }) })
const disables = (name: string, when?: EffectRule['when']): EffectRule => ({ does: 'configure', what: 'service', name, ...(when && { when }) })
const enables = (name: string, when?: EffectRule['when']): EffectRule => ({ does: 'schedule', what: 'service', name, ...(when && { when }) })
const starts = (name: string, when?: EffectRule['when']): EffectRule => ({ does: 'execute', what: 'service', name, ...(when && { when }) })
const installs = (name: string, when?: EffectRule['when']): EffectRule => ({ does: 'install', what: 'service', name, ...(when && { when }) })
const DOWN: EffectRule = { does: 'stop', what: 'system', class: 'shutdown' }
/** The machine comes back by itself. */
const RESTART: EffectRule = { ...DOWN, detail: 'restart' }
const HALTS = ['--halt', '-p'] as const
const PROTECTED = ['security', 'logging', 'backup'] as const
/** A unit or job file that lies where anybody can write. */
const STRAY = '^(?:/tmp/|/var/tmp/|/dev/shm/|/users/shared/|/home/[^/]+/|~/(?!library/launchagents/|\\.config/systemd/)|\\.{1,2}/)'
const SIGNALS_TO_RELOAD = '-HUP, -SIGHUP, -USR1, -SIGUSR1, -10, -USR2, -SIGUSR2, -12, -CONT, -SIGCONT, -WINCH, -SIGWINCH, -28, -0'

/** Services: started, stopped, made to start at boot (T1489, T1543, T1562.001). */
export const SERVICE_MANAGERS: readonly Signature[] = [
  {
    names: ['systemctl', 'systemctl3.py'], stdin: 'ignored',
    flags: { '-H, --host': 'host', '-t, --type, --state, -p, --property, -P, -M, --machine, -o, --output, -n, --lines, -s, --signal, --kill-who, --kill-whom, --kill-value, --root, --image, --job-mode, --what, --preset-mode, --message, --reboot-argument, --boot-loader-entry, --timestamp, --when, --drop-in, --check-inhibitors': 'value', '--user': 'switch', '--now': 'switch' },
    subcommands: {
      'stop|kill|freeze|stop-when-unneeded': { effects: [stops('$operands', { without: ['--user'] }), { ...stops('$operands', { flags: ['--user'] }), only: PROTECTED } as EffectRule] },
      'disable|mask|revert|unlink': { effects: [disables('$operands', { without: ['--now'] }), stops('$operands', { flags: ['--now'] })] },
      'enable|reenable|preset|add-wants|add-requires|link|bind': { effects: [enables('$operands'), installs('$operands', { operand: STRAY })] },
      'start|restart|reload|try-restart|condrestart|reload-or-restart|try-reload-or-restart|thaw|unmask|isolate': { effects: [starts('$operands')] },
      'poweroff|halt': { effects: [DOWN] }, 'reboot|kexec|soft-reboot': { effects: [RESTART] },
      'show|cat': { stdout: 'content', effects: [{ does: 'read', what: 'service', name: '$operands', only: PROTECTED }] },
    },
    examples: [
      ['systemctl stop auditd', ['stop service:security']], ['sudo systemctl disable --now rsyslog.service', ['stop service:logging']], ['systemctl mask falcon-sensor', ['configure service:security']], ['systemctl enable /tmp/x.service', ['install service:ordinary']],
      ['systemctl stop nginx', ['stop service:ordinary']], ['systemctl reboot', ['stop system:shutdown']], ['systemctl --user stop watcher', []], ['kill $(systemctl show -p MainPID --value auditd)', ['stop service:security']],
      ['systemctl status auditd', []], ['systemctl restart rsyslog', ['execute service:logging', '!stop service']], ['systemctl enable nginx', ['schedule service:ordinary', '!install service']], ['systemctl daemon-reload', []],
    ],
  },
  {
    names: ['service', 'rc-service', 'invoke-rc.d', 'rcctl-service'], stdin: 'ignored', flags: { '--status-all, -l, --list, -e, --exists, -q, --quiet, --full-restart': 'switch' },
    effects: [stops('$1', { operand: '^(?:stop|force-stop|onestop|forcestop|zap)$' }), starts('$1', { operand: '^(?:start|restart|reload|force-reload|onestart|try-restart|condrestart)$' }), disables('$1', { operand: '^(?:disable|delete)$' })],
    examples: [['service auditd stop', ['stop service:security']], ['/etc/init.d/rsyslog stop', ['stop service:logging']], ['service nginx restart', ['execute service:ordinary']], ['service ssh status', []]],
  },
  {
    names: ['update-rc.d', 'chkconfig', 'rc-update', 'sysv-rc-conf', 'rcctl', 'insserv'], stdin: 'ignored', flags: { '--level, --levels': 'value', '--del': 'switch', '--add': 'switch', '-f': 'switch', '-r': 'switch' },
    subcommands: { 'del|delete|disable|remove': { effects: [disables('$1')] }, 'add|enable': { effects: [enables('$1')] }, 'stop': { effects: [stops('$1')] }, 'start|restart|reload': { effects: [starts('$1')] }, 'show|list|get|ls|check|update|order|set': {} },
    effects: [disables('$1', { operand: '^(?:off|disable|remove)$' }), disables('$1', { flags: ['--del'] }), enables('$1', { operand: '^(?:on|enable|defaults)$' }), enables('$1', { flags: ['--add'] })],
    examples: [['chkconfig auditd off', ['configure service:security']], ['update-rc.d rsyslog disable', ['configure service:logging']], ['rc-update delete auditd default', ['configure service:security']], ['chkconfig --list', []], ['chkconfig sshd on', ['schedule service:remote-access']]],
  },
  {
    names: ['initctl', 'sv', 's6-svc', 's6-rc', 'svcadm', 'svc', 'runsvctrl', 'dinitctl'], stdin: 'ignored', flags: { '-w, -t, -l, -v': 'switch', '-d, -D, -k, -x': 'switch', '-u, -U, -r, -h': 'switch' },
    subcommands: { 'stop|down|force-stop|force-shutdown|disable|exit|shutdown|kill|term|d|x': { effects: [stops('$operands')] }, 'start|up|restart|reload|once|hup|cont|enable|change|u': { effects: [starts('$operands')] }, 'status|list|check|show-config|log-priority|s': {} },
    effects: [stops('$operands', { flags: ['-d'] })],
    examples: [['sv down /var/service/auditd', ['stop service:security']], ['initctl stop rsyslog', ['stop service:logging']], ['sv status web', []]],
  },
  {
    names: ['launchctl'], stdin: 'ignored', flags: { '-w': 'switch', '-F': 'switch', '-l': 'value', '-o, -e, -p': 'value', '-D, -S': 'value', '-k': 'switch' },
    subcommands: {
      'unload|bootout|remove|stop|kill': { effects: [stops('$last')] }, 'disable': { effects: [disables('$last')] }, 'load|bootstrap|enable': { effects: [enables('$last'), installs('$last', { operand: STRAY })] }, 'start|kickstart': { effects: [starts('$last')] },
      'submit': { operands: { first: 'argv' }, effects: [installs('$-l')] }, 'setenv': { effects: [{ does: 'configure', what: 'environment', class: 'loader', name: '$1', tags: ['global'], when: { first: '^DYLD_' } }] }, 'asuser|bsexec': { operands: { second: 'argv' } }, 'reboot': { effects: [DOWN] },
    },
    examples: [
      ['launchctl unload -w /Library/LaunchDaemons/com.crowdstrike.falcond.plist', ['stop service:security']], ['launchctl bootout system/com.facebook.osqueryd', ['stop service:security']], ['launchctl submit -l updater -- /tmp/x', ['install service:ordinary']], ['launchctl setenv DYLD_INSERT_LIBRARIES /tmp/a.dylib', ['configure environment:loader+global']],
      ['launchctl list', []], ['launchctl load ~/Library/LaunchAgents/dev.plist', ['schedule service:ordinary', '!install service']],
    ],
  },
  {
    names: ['reboot'], stdin: 'ignored', flags: { '--halt': 'switch', '-p, --poweroff': 'switch', '-w, --wtmp-only': 'switch' },
    effects: [{ ...RESTART, when: { without: [...HALTS, '-w'] } }, { ...DOWN, when: { flags: HALTS } }],
    examples: [['reboot', ['stop system:shutdown']], ['reboot --poweroff', ['stop system:shutdown']], ['reboot -w', []]],
  },
  {
    names: ['shutdown', 'halt', 'poweroff'], stdin: 'ignored', flags: { '-c, --cancel': 'switch', '-k': 'switch', '--show': 'switch', '-w, --wtmp-only': 'switch', '-r, --reboot': 'switch', '-t': 'value' },
    effects: [{ ...RESTART, when: { flags: ['-r'], without: ['-c', '-k', '--show', '-w'] } }, { ...DOWN, when: { without: ['-c', '-k', '--show', '-w', '-r'] } }], 
    examples: [['shutdown -h now', ['stop system:shutdown']], ['shutdown -r now', ['stop system:shutdown']], ['shutdown -c', []], ['halt --wtmp-only', []]],
  },
  { names: ['init', 'telinit'], stdin: 'ignored', effects: [{ ...DOWN, when: { first: '^[016S]$' } }], examples: [['telinit 0', ['stop system:shutdown']], ['telinit q', []]] },
  {
    names: ['loginctl', 'machinectl', 'homectl', 'portablectl'], stdin: 'ignored', flags: { '-H, --host, -M, --machine, -p, --property, -s, --signal, -n, --lines, -o, --output, --kill-who': 'value' },
    subcommands: { 'poweroff|reboot': { effects: [{ ...DOWN, when: { max: 0 } }] }, 'kill-user|terminate-user': { effects: [{ does: 'stop', what: 'process', class: 'ordinary', name: '$1', tags: ['other-user'] }] }, 'shell': { operands: { second: 'argv' } } },
    examples: [['loginctl terminate-user bob', ['stop process:ordinary+other-user']], ['loginctl list-sessions', []]],
  },
]

/** Processes ended by their number or name (T1489, T1562.001). */
export const PROCESSES: readonly Signature[] = [
  {
    names: ['kill', 'skill', 'snice', 'tkill'], stdin: 'ignored', flags: { '-9, -KILL, -SIGKILL, -15, -TERM, -SIGTERM, -2, -INT, -SIGINT, -3, -QUIT, -SIGQUIT, -6, -ABRT, -11, -SEGV, -19, -STOP, -SIGSTOP, -17, -20, -TSTP, -SIGTSTP': 'switch', '-1': 'switch', '-l, -L, --list, --table': 'switch', [SIGNALS_TO_RELOAD]: 'switch', '-s, --signal, -n, -q, --queue': 'value' },
    effects: [
      { does: 'stop', what: 'process', class: 'ordinary', name: '$operands', when: { without: ['-l', '-HUP'], notOperand: '^-1$' } }, { does: 'stop', what: 'process', class: 'ordinary', name: 'every process', tags: ['all'], when: { flags: ['-1'], max: 0, without: ['-l'] } }, { does: 'stop', what: 'process', class: 'ordinary', name: 'every process', tags: ['all'], when: { operand: '^-1$' } },
      { does: 'stop', what: 'process', class: 'ordinary', name: 'the first process', tags: ['all'], when: { flags: ['-9'], operand: '^1$', without: ['-l'] } },
      { does: 'stop', what: 'process', class: 'ordinary', name: 'the first process', tags: ['all'], when: { value: ['-s', '^(?:SIG)?(?:KILL|STOP|SEGV|ABRT|9|19|11|6)$'], operand: '^1$' } },
      { does: 'stop', what: 'service', name: '$from', only: PROTECTED, when: { without: ['-l', '-HUP', '-1'] } },
    ],
    examples: [['kill -9 $(pidof auditd)', ['stop service:security']], ['kill -STOP $(pgrep -f syslog)', ['stop service:logging']], ['kill -20 $(pgrep -f syslog)', ['stop service:logging']], ['kill -9 -1', ['stop process:ordinary+all']], ['kill -- -1', ['stop process:ordinary+all']], ['kill $(cat /run/rsyslogd.pid)', ['stop service:logging']], ['kill -HUP $(pidof rsyslogd)', ['!stop service']], ['kill -9 1234', ['stop process:ordinary', '!stop process+all']], ['kill -l', []]],
  },
  {
    names: ['pkill', 'killall', 'zkill', 'xkill', 'slay'], stdin: 'ignored',
    flags: { '-9, -KILL, -SIGKILL, -15, -TERM, -SIGTERM, -2, -INT, -SIGINT, -3, -QUIT, -SIGQUIT, -6, -ABRT, -11, -SEGV, -19, -STOP, -SIGSTOP, -17, -20, -TSTP, -SIGTSTP': 'switch', [`${SIGNALS_TO_RELOAD}, -1`]: 'switch', '-l, --list': 'switch', '-u, --user, --euid, -U, --uid': 'value', '-s, --signal, --session, -g, --pgroup, -G, --group, -P, --parent, -t, --terminal, -F, --pidfile, --ns, --nslist, -y, --younger-than, -O, --older, -Z, --context': 'value', '-f, --full': 'switch' },
    effects: [
      { does: 'stop', what: 'service', name: '$operands', only: PROTECTED, when: { without: ['-HUP', '-l'] } }, { does: 'stop', what: 'process', class: 'ordinary', name: '$operands', when: { without: ['-HUP', '-l'], notOperand: '^[.^*]{0,2}$' } },
      { does: 'stop', what: 'process', class: 'ordinary', name: '$-u', tags: ['other-user'], when: { flags: ['-u'], max: 0 } }, { does: 'stop', what: 'process', class: 'ordinary', name: '$operands', tags: ['all'], when: { operand: '^[.^*]{0,2}$', without: ['-HUP', '-l'] } },
    ],
    examples: [['pkill -STOP -f auditd', ['stop service:security']], ['killall -9 falco', ['stop service:security']], ['pkill -u bob', ['stop process:ordinary+other-user']], ['pkill -9 .', ['stop process:ordinary+all']], ['pkill -HUP rsyslogd', []], ['pkill -f "node server.js"', ['stop process:ordinary', '!stop service']], ['killall node', ['!stop service']], ['killall -l', []]],
  },
  { names: ['killall5'], stdin: 'ignored', flags: { '-0, -CONT, -18, -HUP, -1': 'switch', '-o': 'value' }, effects: [{ does: 'stop', what: 'process', class: 'ordinary', name: 'every process', tags: ['all'], when: { without: ['-0'] } }], examples: [['killall5 -9', ['stop process:ordinary+all']], ['killall5 -0', []]] },
  {
    names: ['pgrep', 'pidof', 'pidwait'], stdin: 'ignored', flags: { '-u, --euid, -U, --uid, -g, -G, -P, --parent, -s, --session, -t, --terminal, -d, --delimiter, -F, --pidfile, -o, -S': 'value' }, stdout: 'content', effects: [{ does: 'read', what: 'service', name: '$operands', only: ['security', 'logging', 'backup', 'database'] }],
    examples: [['pgrep -l "osqueryd|wazuh-agent"', ['read service:security']], ['pgrep -f "npm run dev"', []]],
  },
  { names: ['fuser'], stdin: 'ignored', flags: { '-n, --namespace, -signal': 'value', '-k, --kill': 'switch' }, effects: [{ does: 'stop', what: 'process', class: 'ordinary', name: '$operands', when: { flags: ['-k'] } }], examples: [['fuser -k 8080/tcp', ['stop process:ordinary']], ['fuser -v .', []]] },
]

/** Tools of the service manager that only tell or tidy. */
export const SERVICE_TOOLS: readonly Signature[] = [
  { names: ['anacron', 'fcron', 'systemd-analyze', 'systemd-cgls', 'systemd-cgtop', 'systemd-delta', 'systemd-escape', 'systemd-detect-virt', 'systemd-notify', 'systemd-path', 'systemd-tmpfiles', 'systemd-sysusers', 'busctl'], stdin: 'ignored', examples: [['systemd-analyze blame', []]] },
]
