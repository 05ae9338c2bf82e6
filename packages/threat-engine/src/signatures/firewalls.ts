// data table
import type { EffectRule, Signature } from './signature.js'

type FirewallClass = 'off' | 'flush' | 'open' | 'redirect' | 'route' | 'ordinary'
const filter = (cls: FirewallClass, when?: EffectRule['when'], name?: string): EffectRule => ({ does: cls === 'off' ? 'stop' : 'configure', what: 'firewall', class: cls, ...(name && { name }), ...(when && { when }) })

/** Rules that replace all others and lie where anybody could have put them. */
const ANYONES = '^/(?:tmp|var/tmp|dev/shm)/'

/** An address that is neither this machine's nor of a network of its own. */
const ABROAD = '^(?!0\\.|10\\.|127\\.|169\\.254\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.|192\\.168\\.|198\\.1[89]\\.|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.)\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d'

/** Any address but this machine's own. */
const ELSEWHERE = '^(?!127\\.|\\[?::1|:)\\[?[\\da-f]'
/** Words of a rule of nft that say which traffic is meant. */
const CHOSEN = '^(?:dport|sport|saddr|daddr|tcp|udp|iif|iifname|mark|meta|ct)$'

/** Packet filters: off, emptied, opened, or sending packets elsewhere (T1562.004, T1090, T1557). */
export const FIREWALLS: readonly Signature[] = [
  // The link layer: which neighbours are believed, not which ports are open.
  { names: ['ebtables', 'arptables'], stdin: 'ignored', flags: { '-F, --flush': 'switch', '-X, --delete-chain': 'switch', '-P, --policy': 'value', '-A, --append, -I, --insert, -D, --delete, -N, -t, --table, -j, --jump, -s, --source-ip, -d, --destination-ip, -i, -o, -p': 'value' }, effects: [filter('open', { flags: ['-F', '-X'] }), filter('open', { flags: ['-P'], operand: '^ACCEPT$' })], examples: [['arptables --flush', ['configure firewall:open']], ['arptables -A INPUT --source-ip 192.168.0.1 -j DROP', ['!configure firewall:open']]] },
  {
    names: ['iptables', 'ip6tables', 'iptables-nft', 'iptables-legacy', 'ip6tables-nft', 'ip6tables-legacy'], stdin: 'ignored',
    flags: {
      '-F, --flush': 'switch', '-X, --delete-chain': 'switch', '-P, --policy': 'value', '-A, --append': 'value', '-I, --insert': 'value', '-D, --delete': 'value', '-R, --replace, -N, --new-chain, -E, --rename-chain': 'value', '-t, --table': 'value', '-p, --protocol, --proto': 'value', '-s, --source, --src': 'value', '-d, --destination, --dst': 'value', '-j, --jump': 'value', '-i, --in-interface': 'value', '-m, --match': 'value', '--dport, --dports, --destination-port': 'value', '--to-destination': 'value',
      '-g, --goto, -o, --out-interface, --sport, --sports, --state, --ctstate, --limit, --limit-burst, --to-source, --to-ports, --to-port, --log-prefix, --log-level, --reject-with, --icmp-type, --comment, --mac-source, --set-mark, --set-xmark, --mark, --name, --seconds, --hitcount, --tproxy-mark, --on-port, --on-ip, --uid-owner, --gid-owner, --string, --algo, --match-set, --modprobe, --line-numbers-width': 'value', '-w, --wait': { value: 'value', optional: true },
    },
    effects: [
      filter('flush', { flags: ['-F', '-X'] }), filter('off', { value: ['-P', '^INPUT$'], operand: '^ACCEPT$' }), filter('open', { value: ['-P', '^(?:FORWARD|OUTPUT)$'], operand: '^ACCEPT$' }), filter('ordinary', { flags: ['-P'], operand: '^(?:DROP|REJECT)$' }),
      { ...filter('redirect', { flags: ['-A', '-I'], value: ['--to-destination', ABROAD] }), tags: ['exposed'] },
      // All that comes in, or what this machine itself sends out, goes to another: no published port of a container needs that.
      { ...filter('redirect', { flags: ['-A', '-I'], value: ['--to-destination', ELSEWHERE], without: ['-d', '--dport', '-p', '-s', '-m'] }), tags: ['exposed'] }, { ...filter('redirect', { all: ['--to-destination'], value: ['-A', '^OUTPUT$'], without: ['-d'] }), tags: ['exposed'] }, { ...filter('redirect', { flags: ['-A', '-I'], value: ['-j', '^TPROXY$'] }), tags: ['exposed'] }, filter('redirect', { flags: ['-A', '-I'], value: ['-j', '^(?:DNAT|REDIRECT|TPROXY|NETMAP)$'] }), filter('open', { flags: ['-D'], value: ['-j', '^(?:DROP|REJECT)$'] }), filter('open', { flags: ['-A', '-I'], value: ['-j', '^ACCEPT$'], without: ['-s', '-d', '--dport', '-i', '-m', '-p'] }),
      filter('route', { flags: ['-A', '-I'], value: ['-j', '^(?:MASQUERADE|SNAT)$'], without: ['-s'] }), filter('route', { all: ['-d'], flags: ['-A', '-I'], value: ['-j', '^(?:DROP|REJECT)$'], without: ['-s', '-i'] }),
      filter('ordinary', { flags: ['-A', '-I', '-D'] }),
    ],
    examples: [
      ['iptables -F', ['configure firewall:flush']], ['iptables -P INPUT ACCEPT', ['stop firewall:off']], ['iptables -t nat -A PREROUTING -p tcp --dport 443 -j REDIRECT --to-port 8080', ['configure firewall:redirect']], ['iptables -t nat -A OUTPUT -p tcp --dport 443 -j DNAT --to-destination 203.0.113.9:443', ['configure firewall:redirect+exposed']], ['iptables -t nat -A PREROUTING -p tcp --dport 80 -j DNAT --to-destination 192.168.1.9:80', ['configure firewall:redirect', '!configure firewall:redirect+exposed']], ['iptables -t nat -A PREROUTING -j DNAT --to-destination 10.0.0.1:4444', ['configure firewall:redirect+exposed']], ['iptables -t nat -A OUTPUT -p tcp --dport 53 -j DNAT --to-destination 127.0.0.1:5353', ['configure firewall:redirect']], ['iptables -t mangle -A PREROUTING -p tcp --dport 443 -j TPROXY --on-port 3129', ['configure firewall:redirect+exposed']], ['iptables -A INPUT -j ACCEPT', ['configure firewall:open']],
      ['iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE', ['configure firewall:route']], ['iptables -t nat -A POSTROUTING -s 172.30.0.0/16 -j MASQUERADE', ['!configure firewall:route']], ['iptables -A OUTPUT -d 203.0.113.9 -j DROP', ['configure firewall:route']], ['iptables -A INPUT -s 203.0.113.9 -j DROP', ['!configure firewall:route']], ['iptables -Z', []],
      ['iptables -A INPUT -p tcp --dport 22 -s 10.0.0.0/8 -j ACCEPT', ['configure firewall:ordinary', '!configure firewall:open']], ['iptables -P INPUT DROP', ['!stop firewall:off']], ['iptables -L -n', []],
    ],
  },
  { names: ['iptables-restore', 'ip6tables-restore', 'iptables-nft-restore', 'iptables-legacy-restore', 'ipset-restore', 'iptables-apply', 'netfilter-persistent'], operands: { first: 'use' }, flags: { '-n, -c, -v, -t': 'switch' }, effects: [filter('ordinary', { notOperand: '^save$' }), filter('flush', { first: `^flush$|${ANYONES}` })], examples: [['netfilter-persistent flush', ['configure firewall:flush']], ['iptables-restore rules.v4', ['configure firewall:ordinary']]] },
  { names: ['iptables-save', 'ip6tables-save', 'xtables-monitor', 'conntrack', 'ipset', 'nfct', 'iptstate'], stdin: 'ignored', examples: [['iptables-save', []]] },
  {
    names: ['nft'], flags: { '-f, --file': 'use', '-D, --define, -I, --includepath': 'value', '-c, --check': 'switch' }, inert: ['-c'],
    subcommands: {
      'flush': { effects: [filter('flush')] }, 'delete|destroy': { effects: [filter('flush', { first: '^(?:table|chain)$' }), filter('ordinary', { first: '^(?:rule|set|element|map)$' })] },
      'add|insert|create|replace': { effects: [{ ...filter('redirect', { first: '^rule$', operand: ['^dnat$', ABROAD] }), tags: ['exposed'] }, { ...filter('redirect', { first: '^rule$', operand: ['^dnat$', '^\\d{1,3}(?:\\.\\d{1,3}){3}'], notOperand: CHOSEN }), tags: ['exposed'] }, { ...filter('redirect', { first: '^rule$', operand: '^tproxy$' }), tags: ['exposed'] }, filter('redirect', { first: '^rule$', operand: '^(?:dnat|redirect|tproxy)$' }), filter('route', { first: '^rule$', operand: '^(?:masquerade|snat)$', notOperand: '^saddr$' }), filter('ordinary')] }, 'list|monitor|describe|export|reset|rename|get': {},
    },
    effects: [filter('flush', { first: '^flush\\s' }), filter('flush', { first: '^(?:delete|destroy)\\s+(?:table|chain)\\s' }), filter('redirect', { first: '^(?:add|insert)\\s.{0,200}\\s(?:dnat|redirect|tproxy)\\s' }), filter('ordinary', { flags: ['-f'] }), filter('flush', { value: ['-f', ANYONES] })],
    examples: [['nft -f /dev/shm/rules.nft', ['configure firewall:flush']], ['nft flush ruleset', ['configure firewall:flush']], ["nft 'flush ruleset'", ['configure firewall:flush']], ['nft add rule nat prerouting dnat to 10.0.0.1:4444', ['configure firewall:redirect+exposed']], ['nft add rule nat prerouting tcp dport 80 dnat to 172.17.0.2:80', ['configure firewall:redirect', '!configure firewall:redirect+exposed']], ['nft add rule inet filter input tcp dport 22 accept', ['configure firewall:ordinary', '!configure firewall:open']], ['nft add rule nat postrouting masquerade', ['configure firewall:route']], ['nft add rule nat postrouting ip saddr 10.9.0.0/24 masquerade', ['!configure firewall:route']], ['nft list ruleset', []]],
  },
  {
    names: ['ufw'], stdin: 'ignored', inert: ['--dry-run'],
    subcommands: {
      'disable': { effects: [filter('off')] }, 'reset': { effects: [filter('flush')] }, 'default': { effects: [filter('off', { first: '^allow$', notOperand: '^(?:outgoing|routed)$' }), filter('open', { first: '^allow$', operand: '^routed$' })] },
      'logging': { effects: [{ does: 'stop', what: 'log', class: 'security', name: 'firewall log', when: { first: '^off$' } }] }, 'allow|limit|deny|reject|delete|insert|prepend|route': { effects: [filter('ordinary')] }, 'enable|reload|status|show|app|version': {},
    },
    examples: [['ufw disable', ['stop firewall:off']], ['ufw --force reset', ['configure firewall:flush']], ['ufw default allow incoming', ['stop firewall:off']], ['ufw logging off', ['stop log:security']], ['ufw allow 5432', ['configure firewall:ordinary', '!configure firewall:open']], ['ufw default allow outgoing', []], ['ufw status', []]],
  },
  {
    names: ['firewall-cmd', 'firewall-offline-cmd'], stdin: 'ignored',
    flags: { '--zone, --add-interface, --change-interface, --remove-service, --add-service, --add-port, --remove-port, --add-source, --add-rich-rule, --remove-rich-rule, --timeout, --policy, --ipset, --get-zone-of-interface': 'value', '--set-default-zone': 'value', '--set-target': 'value', '--add-forward-port': 'value' },
    effects: [filter('off', { value: ['--set-default-zone', '^trusted$'] }), filter('open', { value: ['--set-target', '^ACCEPT$'] }), { ...filter('redirect', { value: ['--add-forward-port', `toaddr=${ABROAD.slice(1)}`] }), tags: ['exposed'] }, filter('redirect', { flags: ['--add-forward-port'] })],
    examples: [['firewall-cmd --set-default-zone=trusted', ['stop firewall:off']], ['firewall-cmd --zone=public --add-forward-port=port=443:proto=tcp:toaddr=10.0.0.9', ['configure firewall:redirect']], ['firewall-cmd --permanent --zone public --add-service https', []], ['firewall-cmd --reload', []]],
  },
  {
    names: ['pfctl'], flags: { '-F': 'value', '-f': 'use', '-s, -t, -T, -a, -i, -k, -K, -o, -p, -x, -D': 'value', '-d': 'switch', '-n': 'switch', '-e, -E, -q, -v': 'switch' }, inert: ['-n'],
    effects: [filter('off', { flags: ['-d'] }), filter('flush', { flags: ['-F'] }), filter('flush', { value: ['-f', ANYONES] }), filter('ordinary', { flags: ['-f'] })],
    examples: [['pfctl -d', ['stop firewall:off']], ['pfctl -F all', ['configure firewall:flush']], ['pfctl -s info', []]],
  },
  {
    names: ['ipfw', 'npfctl', 'shorewall', 'csf', 'firestarter', 'socketfilterfw'], stdin: 'ignored', flags: { '-f, -q': 'switch', '-x, --disable': 'switch', '--setglobalstate': 'value', '--setblockall, --setstealthmode, --setallowsigned, --setloggingmode, --add, --remove, --unblockapp, --blockapp, --getappblocked': 'value' },
    effects: [filter('flush', { first: '^flush$' }), { ...filter('redirect', { first: '^add$', operand: ['^(?:fwd|forward)$', '^(?!127\\.)\\d{1,3}(?:\\.\\d{1,3}){3}(?:,|$)'] }), tags: ['exposed'] }, filter('off', { first: '^(?:stop|clear|disable)$' }), filter('off', { flags: ['-x'] }), filter('off', { value: ['--setglobalstate', '^off$'] })],
    examples: [['ipfw -f flush', ['configure firewall:flush']], ['ipfw add fwd 10.0.0.1,8080 tcp from any to any 80', ['configure firewall:redirect+exposed']], ['ipfw add 100 allow tcp from any to me 22', []], ['/usr/libexec/ApplicationFirewall/socketfilterfw --setglobalstate off', ['stop firewall:off']], ['socketfilterfw --getglobalstate', []]],
  },
]
