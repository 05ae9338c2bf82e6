// data table
import type { EffectRule, Signature, Usage } from './signature.js'

/** What a machine looks like from inside; the output is worth something to somebody who should not have it. */
const TELLS: EffectRule = { does: 'read', what: 'system', class: 'discovery' }
const told: Usage = { stdout: 'content', effects: [TELLS] }
const redirected = (name: string, when: EffectRule['when']): EffectRule => ({ does: 'configure', what: 'firewall', class: 'redirect', name, ...(when && { when }) })
const ANYWHERE = '^(?:default|0\\.0\\.0\\.0(?:/0)?|::/0|0/0)$'
const SHOWS = '^(?:add|del|delete|change|replace|append|set|flush|restore|prepend|exec|attach|monitor|get)$'
const looks = (more: readonly EffectRule[] = []): Usage => ({ stdout: 'content', effects: [{ ...TELLS, when: { notFirst: SHOWS } }, ...more] })

/** Interfaces, addresses, routes, names and time of this machine (T1016, T1049; T1557 for traffic that is sent another way). */
export const NETWORK_CONFIGURATION: readonly Signature[] = [
  {
    names: ['ip'], stdin: 'ignored', flags: { '-n, -netns, -N': 'value', '-b, -batch': 'use', '-f, -family': 'value', '-c, -color': { value: 'value', optional: true } },
    subcommands: {
      'route|r|ro|rou|rout': looks([redirected('route', { first: '^(?:add|replace|change|append|prepend)$', operand: ANYWHERE })]), 'addr|address|a|ad|add|link|l|li|lin|neigh|neighbor|neighbour|n|ne|rule|ru|rul|maddr|maddress|tcp_metrics|tcpmetrics|tunnel|vrf|nexthop|token|mroute': looks(),
      'netns': { subcommands: { 'exec|e': { operands: { second: 'argv' } }, '*': {} } }, 'xfrm|x': { stdout: 'content', effects: [{ does: 'read', what: 'account', class: 'password', name: 'IPsec keys', when: { first: '^s(?:tate)?$', notOperand: '^(?:add|del|delete|flush|update)$' } }] }, 'monitor|mon|help|fou|macsec|l2tp|sr|ila|ioam|mptcp|stats': {},
    },
    examples: [['ip route replace default via 10.10.10.1', ['configure firewall:redirect']], ['sudo ip route add 0.0.0.0/0 via 10.0.0.1 dev eth0', ['configure firewall:redirect']], ['ip netns exec blue cat /etc/shadow', ['read path:password-store']], ['ip addr show', ['read system:discovery']], ['ip -4 a', ['read system:discovery']], ['ip route add 10.1.0.0/16 via 10.0.0.1', ['!configure firewall:redirect']], ['ip link set eth0 up', []]],
  },
  { names: ['ifconfig'], stdin: 'ignored', ...told, modes: [{ when: { min: 2 }, stdout: 'none' }], effects: [{ ...TELLS, when: { max: 1 } }], examples: [['ifconfig -a', ['read system:discovery']], ['ifconfig eth0 up', []]] },
  { names: ['route'], stdin: 'ignored', flags: { '-A, -t, -T': 'value', '-net, -host, -inet, -inet6': 'switch' }, stdout: 'content', effects: [redirected('route', { first: '^(?:add|change)$', operand: ANYWHERE }), { ...TELLS, when: { max: 0 } }], examples: [['route add default gw 10.0.0.1', ['configure firewall:redirect']], ['route -n', ['read system:discovery']], ['route add -net 10.0.0.0 netmask 255.0.0.0 gw 10.0.0.1', []]] },
  { names: ['arp', 'netstat', 'ss', 'sockstat', 'iwconfig', 'iwlist', 'iw', 'hostnamectl', 'scutil', 'ifstat', 'nettop', 'iftop', 'nethogs', 'bmon', 'vnstat', 'lsof', 'ethtool', 'mii-tool', 'ipcs', 'lldpctl', 'wg', 'brctl', 'bridge', 'ndp', 'ipmaddr'], stdin: 'ignored', flags: { '-p, -u, -c, -i, -f, -I, -d, -s, -D, -H, -T, -o': { value: 'value', optional: true } }, ...told, subcommands: { 'set-hostname|set-icon-name|genkey|genpsk|pubkey|set|addbr|delbr|addif|add|del|dev|phy': {}, 'showconf': { stdout: 'content', effects: [{ does: 'read', what: 'account', class: 'password', name: 'WireGuard keys' }] } }, examples: [['ss -tlnp', ['read system:discovery']], ['arp -a', ['read system:discovery']], ['lsof -i :8080', ['read system:discovery']], ['netstat --help', []]] },
  { names: ['tc', 'ifup', 'ifdown', 'dhclient', 'dhcpcd', 'udhcpc', 'wg-quick', 'openvpn', 'openconnect', 'vpnc', 'strongswan', 'netplan', 'nmtui', 'nm-online', 'wpa_supplicant', 'wpa_cli', 'iwctl', 'rfkill', 'macchanger', 'resolvconf', 'resolvectl', 'systemd-networkd-wait-online', 'networkctl', 'ipcalc', 'sipcalc', 'grepcidr', 'iperf', 'iperf3', 'speedtest', 'speedtest-cli', 'fast', 'bluetoothctl', 'hciconfig', 'hcitool', 'airport', 'networkQuality', 'networkquality', 'nscd', 'named-checkconf', 'named-checkzone', 'rndc', 'dnsmasq', 'unbound-control', 'chronyc', 'ntpq', 'ntpstat', 'sntp'], stdin: 'ignored', operands: {}, examples: [['tc qdisc show dev eth0', []], ['wg-quick up wg0', []], ['resolvectl status', []]] },
  {
    names: ['nmcli'], stdin: 'ignored', flags: { '-f, --fields, -g, --get-values, -m, --mode, -c, --colors, -w, --wait': 'value', '-s, --show-secrets': 'switch', '-t, -p, -a': 'switch' }, stdout: 'content',
    subcommands: { 'device|dev|d': { effects: [{ does: 'read', what: 'account', class: 'password', name: 'Wi-Fi', when: { operand: '^show-password$' } }] }, 'connection|con|c': { effects: [{ does: 'read', what: 'account', class: 'password', name: '$last', when: { flags: ['-s'] } }] }, '*': {} },
    examples: [['nmcli device wifi show-password', ['read account:password']], ['nmcli -s connection show home', ['read account:password']], ['nmcli connection show', []]],
  },
  {
    names: ['networksetup'], stdin: 'ignored', grammar: 'none', effects: [redirected('proxy', { first: '^-set(?:web|secureweb|socksfirewall|ftp|streaming|gopher)proxy$', notOperand: '^(?:off|empty)$' }), redirected('proxy', { first: '^-setautoproxyurl$' }), { ...TELLS, when: { first: '^-(?:list|get)' } }], stdout: 'content',
    examples: [['networksetup -setwebproxy Wi-Fi 203.0.113.9 8080', ['configure firewall:redirect']], ['networksetup -setautoproxyurl Wi-Fi http://203.0.113.9/p.pac', ['configure firewall:redirect']], ['networksetup -listallnetworkservices', ['read system:discovery']], ['networksetup -setdnsservers Wi-Fi 1.1.1.1', []]],
  },
  { names: ['date', 'gdate'], stdin: 'ignored', flags: { '-s, --set': 'value', '-d, --date, -r, --reference, -f, --file, -v, -j, -I, --iso-8601, --rfc-3339': { value: 'value', optional: true } }, effects: [{ does: 'configure', what: 'time', class: 'clock', name: '$-s' }], examples: [["date -s '2020-01-01'", ['configure time:clock']], ['date +%s', []], ['date -d yesterday +%F', []]] },
  { names: ['timedatectl'], stdin: 'ignored', flags: { '-H, -M, -p': 'value' }, subcommands: { 'set-time': { effects: [{ does: 'configure', what: 'time', class: 'clock', name: '$1' }] }, '*': {} }, examples: [['timedatectl set-time "2020-01-01 00:00:00"', ['configure time:clock']], ['timedatectl set-timezone UTC', []], ['timedatectl', []]] },
  { names: ['hwclock', 'clock'], stdin: 'ignored', flags: { '--date': 'value', '--set': 'switch', '-s, --hctosys, -w, --systohc, -r, --show': 'switch', '-f, --rtc': 'value' }, effects: [{ does: 'configure', what: 'time', class: 'clock', name: '$--date', when: { flags: ['--set'] } }], examples: [['hwclock --set --date "2020-01-01"', ['configure time:clock']], ['hwclock --show', []]] },
  { names: ['ntpdate', 'rdate', 'ntpd', 'chronyd'], stdin: 'ignored', flags: { '-a, -e, -k, -o, -p, -t': 'value', '-q, -u, -b, -d, -s, -v, -B': 'switch' }, operands: { rest: 'host' }, examples: [['ntpdate -q pool.ntp.org', ['connect host:public']], ['ntpdate --help', []]] },
]
