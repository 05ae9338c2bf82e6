// data table
import type { EffectRule, Signature } from './signature.js'

/** Hosts that a file names. */
export const listed = (flag: string): EffectRule => ({ does: 'scan', what: 'host', class: 'unknown', name: `$${flag}`, tags: ['list'] })
/** Options whose value changes how, not what, a scanner of web sites probes. */
export const WEB_VALUES = {
  '-H, --header, --headers, -header': 'value', '--cookie, --cookies, -b': 'value', '-a, --useragent, --user-agent, --random-agent, -A': 'value', '-x, --proxy, -proxy': 'proxy', '-o, --output, -output, --output-file': 'write', '--threads, -T, -c, -threads, --concurrency': 'value', '--timeout, --delay, --rate, --rate-limit': 'value',
} as const

/** Finding hosts, ports, names and shares of other machines (T1046, T1595.001, T1590). */
export const SCANNERS: readonly Signature[] = [
  {
    names: ['nmap', 'zenmap'], class: 'scanner', stdin: 'ignored',
    flags: {
      '-p': 'port', '-iL': 'use', '--script': { value: 'value', forms: { '^([./~].*\\.nse)$': 'script:lua' } }, '-iR': 'value', '--exclude, --exclude-ports, --top-ports, --port-ratio, --script-args, --script-timeout, --scan-delay, --max-scan-delay, --min-rate, --max-rate, --host-timeout, --max-retries, --stats-every': 'value', '--excludefile, --script-args-file, --resume, --datadir, --servicedb, --versiondb, --stylesheet': 'use',
      '-oN, -oX, -oG, -oA, -oS, -oM': 'write', '-D, -S, -e, -g, --source-port, --data, --data-string, --data-length, --ip-options, --ttl, --spoof-mac, --mtu, --dns-servers, --version-intensity, --scanflags, -sI, -b': 'value', '--proxies, --proxy': 'proxy',
      '--min-hostgroup, --max-hostgroup, --min-parallelism, --max-parallelism, --min-rtt-timeout, --max-rtt-timeout, --initial-rtt-timeout, --max-os-tries, -T, -P, -s, -M': 'value', '-A': 'switch', '-sC': 'switch',
    },
    operands: { rest: 'target' }, effects: [listed('-iL'), { does: 'scan', what: 'host', class: 'public', name: '$-iR', tags: ['range'] }],
    modes: [{ when: { value: ['--script', 'vuln|exploit|brute|dos|fuzz|malware|intrusive|all|auth|broadcast|^default$'] }, flags: { '-p': 'value' } }],
    inert: ['-h', '-V', '--iflist', '--script-help', '--script-updatedb'],
    examples: [
      ['nmap -sV 10.0.0.0/24', ['execute process:scanner', 'scan host:private+range']], ['nmap -p 443 -Pn target.com', ['scan host:public+single-port']], ['nmap -p1-65535 target.com', ['scan host:public', '!scan host+single-port']], ['nmap -p- -T4 -oA out/all 203.0.113.9', ['scan host:raw-ip', '!scan host+single-port', 'write path:ordinary']],
      ['nmap -p 445 --script smb-vuln-ms17-010 10.0.0.8', ['!scan host+single-port', 'scan host:private']], ['nmap -iL hosts.txt -sn', ['scan host:unknown+list']], ['nmap localhost -p 8080', ['scan host:loopback+single-port']], ['nmap --version', []], ['nmap -h', []],
    ],
  },
  {
    names: ['masscan', 'zmap', 'zgrab', 'zgrab2', 'unicornscan', 'scanrand', 'fscan', 'goscan', 'kscan', 'qscan', 'sandmap'], class: 'scanner', stdin: 'ignored',
    flags: {
      '-p, --ports, --port, --target-ports, --target-port': 'port', '-iL, --includefile, --allowlist-file, -w, -hf': 'use', '--rate, --max-rate, -r, --top-ports, --banners-timeout, --exclude, -e, --interface, -i, --adapter, --adapter-ip, --source-ip, -S, --source-port, --output-fields, --output-filter, --bandwidth, -B, --max-targets, -n, --max-runtime, -t, --shards, --shard, --seed, --wait, --retries, --ttl, --senders, --probe-module, -M, --output-format, --cooldown-time': 'value',
      '--excludefile, -b, --blocklist-file, --blacklist-file, -c, --conf': 'use', '--readscan': 'use', '-o, --output-file, --output-filename, -oX, -oG, -oJ, -oL, -oB, -oD': 'write', '-h': 'target',
    },
    operands: { rest: 'target' }, effects: [listed('-iL')], inert: ['--dryrun', '--dry-run', '-d', '--echo', '--iflist'], modes: [{ when: { flags: ['--readscan'] }, operands: {} }],
    examples: [['masscan 10.0.0.0/8 --ports 22,80 --rate 100000', ['execute process:scanner', 'scan host:private+range']], ['zmap -p 443 203.0.113.0/24 -o out.csv', ['scan host+range', 'write path:ordinary']], ['masscan --version', []], ['zmap --dryrun 10.0.0.0/8', []]],
  },
  {
    names: ['rustscan'], class: 'scanner', grammar: 'gnu', flags: { '-a, --addresses': 'target', '-p, --ports': 'port', '-r, --range': 'value', '-b, --batch-size, -t, --timeout, -u, --ulimit, --tries, --scan-order, --scripts, -e, --exclude-ports, -x, --exclude-addresses, -c, --config-path': 'value' },
    examples: [['rustscan -a 10.0.0.5 -r 1-1000 -- -sV', ['execute process:scanner', 'scan host:private']], ['rustscan --help', []]],
  },
  {
    names: ['naabu', 'interactsh-client'], class: 'scanner', grammar: 'single-dash',
    flags: {
      '-host, --host, -u, -target, -d, -domain, --domain, -i, -input, -asn, -q, -query': 'target', '-l, -list, --list, -dL, -dl': 'use', '-p, -port': 'port', '-o, -output, -oJ': 'write', '-w, -wordlist': 'use', '-r, -resolver, -rl, -rate-limit, -c, -t, -threads, -timeout, -retries, -silent-level, -config, -pc, -s, -sources, -es, -exclude-sources, -top-ports, -tp, -exclude-ports, -rate, -depth, -crawl-duration, -ct, -proxy, -a-records, -rcode, -mode, -m': 'value',
    },
    operands: { rest: 'target' }, effects: [listed('-l')], inert: ['-h', '-version', '-up', '-update', '-ls'],
    examples: [['naabu -host target.com -top-ports 1000', ['execute process:scanner', 'scan host:public']], ['naabu -l hosts.txt', ['scan host:unknown+list']], ['naabu -version', []]],
  },
  {
    names: ['httpx'], grammar: 'single-dash', flags: { '-u, -target': 'target', '-l, -list': 'use', '-o, -output': 'write', '-title, -sc, -status-code, -td, -tech-detect, -probe, -follow-redirects, -content-length, -cl, -silent, -server, -web-server': 'switch', '-m, --method, -p, --params, -c, --content, -d, --data, -f, --files, -j, --json, --auth, --proxy, --timeout, --cookies, --download, -H, -t, -threads, -ports, -path, -mc, -fc, -rl': 'value' },
    operands: { first: 'url' }, modes: [{ when: { flags: ['-u', '-l', '-title'] }, class: 'reconnaissance', operands: { rest: 'target' } }], effects: [listed('-l')],
    examples: [['httpx -l hosts.txt -title -sc', ['execute process:reconnaissance', 'scan host:unknown+list']], ['httpx -u https://target.com -follow-redirects', ['scan host:public']], ['httpx https://target.com/api', ['receive host:public', '!execute process:reconnaissance']]],
  },
  {
    names: ['hping3', 'hping', 'hping2', 'nping', 'thc-ssl-dos', 'slowhttptest', 'slowloris', 'slowloris.py', 'goldeneye', 'goldeneye.py', 'hulk.py', 't50', 'loic', 'hoic', 'mhddos', 'torshammer.py', 'xerxes', 'pyloris'], class: 'scanner', stdin: 'ignored',
    flags: { '-p, --destport, --dest-port': 'port', '-s, --baseport, -i, --interval, -c, --count, -d, --data, -a, --spoof, -I, --interface, -t, --ttl, -C, --icmptype, -K, --icmpcode, -E, --file, -w, --win, -O, --tcpoff, -M, --setseq, -L, --setack, -8, --scan, --rate, --delay': 'value', '-u': 'target' }, operands: { rest: 'target' }, inert: ['-h', '-v'],
    examples: [['hping3 -S --flood -p 80 target.com', ['execute process:scanner', 'scan host:public']], ['hping3 --version', []]],
  },
  {
    names: ['fping', 'gping', 'oping', 'noping', 'prettyping', 'tcping', 'paping', 'psping'], stdin: 'ignored',
    flags: { '-g, --generate': 'switch', '-f, --file': 'use', '-c, --count, -C, --vcount, -t, --timeout, -p, --period, -i, --interval, -I, --iface, --interface, -r, --retry, -b, --size, -S, --src, -s, -H, --ttl, -O, --tos, -B, --backoff, -Q, --squiet, -x, --reachable, -w, -W, -T': 'value' }, operands: { rest: 'target' }, effects: [listed('-f')],
    tags: { '*': 'single-port' }, modes: [{ when: { flags: ['-g'] }, tags: { '-g': 'range' } }],
    examples: [['fping -a -g 10.0.0.0/24', ['scan host:private+range']], ['fping -g 10.0.0.1 10.0.0.254', ['scan host:private+range']], ['fping -f hosts.txt', ['scan host:unknown+list']], ['fping -c 1 192.168.1.1', ['scan host:private+single-port', '!scan host+range']]],
  },
  { names: ['arping'], stdin: 'ignored', flags: { '-I, -i, --interface, -c, --count, -w, --timeout, -W, -s, -S, -t, -T, -p, --interval': 'value' }, operands: { rest: 'target' }, tags: { '*': 'single-port' }, examples: [['arping -f -I eth0 192.168.1.1', ['scan host:private+single-port', '!scan host+list']]] },
  {
    names: ['arp-scan'], stdin: 'ignored', flags: { '-l, --localnet': 'switch', '-f, --file': 'use', '-I, --interface, -r, --retry, -t, --timeout, -i, --interval, -B, --bandwidth, -s, --arpsha, -S, --srcaddr, -T, --destaddr, -O, --ouifile, -m, --macfile, -W, --pcapsavefile, -F, --format': 'value' }, operands: { rest: 'target' }, inert: ['-V'],
    effects: [listed('-f'), { does: 'scan', what: 'host', class: 'private', name: 'the local network', tags: ['range'], when: { flags: ['-l'] } }],
    examples: [['arp-scan --localnet', ['scan host:private+range']], ['arp-scan 10.0.0.0/24', ['scan host:private+range']], ['arp-scan --version', []]],
  },
  {
    names: ['autorecon', 'reconftw', 'reconftw.sh', 'sn1per', 'osmedeus', 'bbot', 'rengine', 'nmapautomator.sh', 'finalrecon'], class: 'scanner', stdin: 'ignored', flags: { '-d, --domain, -t, --target, --url, -u, -H, --host': 'target', '-f, --file, -iL, -l': 'use', '-m, -p, -w, --type, --threads': 'value', '-o, --output': 'write' }, operands: { rest: 'target' }, effects: [listed('-f')],
    examples: [['autorecon 10.0.0.5', ['execute process:scanner', 'scan host:private']], ['sn1per -t target.com', ['scan host:public']], ['reconftw --help', []]],
  },
  {
    names: ['ike-scan', 'svmap', 'svwar', 'svcrack', 'cisco-torch', 'snmp-check', 'snmpcheck', 'snmpenum', 'braa', 'smtp-user-enum', 'finger-user-enum', 'acccheck', 'nullinux', 'ident-user-enum', 'rdp-sec-check'], class: 'scanner', stdin: 'ignored',
    flags: { '-f, --file': 'use', '-r, --range': 'target', '-i, --interface, -t, --timeout, -m, -M, -U, -u, -p, -c, --community, -C, -w, -s, -n, -l': 'value', '-o, -W': 'write' }, operands: { rest: 'target' }, effects: [listed('-f'), { does: 'scan', what: 'host', class: 'private', name: 'the local network', tags: ['range'], when: { max: 0, without: ['-r', '-f'] } }],
    examples: [['ike-scan 192.168.0.1/24', ['execute process:scanner', 'scan host:private+range']], ['svmap 10.0.0.0/24', ['scan host:private+range']], ['snmp-check --help', []]],
  },
  {
    names: ['enum4linux', 'enum4linux-ng', 'enum4linux-ng.py', 'enum4linux.pl'], class: 'scanner', stdin: 'ignored', flags: { '-u, -p, -w, -k, -s, -K, -H, -t, --timeout': 'value', '-oJ, -oY, -oA': 'write', '-A, -a, -U, -S, -G, -P, -o, -i, -n, -v, -d, -R, -r, -L, -I, -N, -C, -As': 'switch' }, operands: { rest: 'target' },
    examples: [['enum4linux -a 10.0.0.1', ['execute process:scanner', 'scan host:private']], ['enum4linux-ng -A 10.0.0.1', ['scan host:private']], ['enum4linux --help', []]],
  },
  {
    names: ['smbmap', 'smbmap.py', 'rid_enum.py', 'ridenum', 'smbcrawler', 'smbspider', 'manspider', 'snaffler'], class: 'scanner', stdin: 'ignored',
    flags: { '-u, --username, -p, --password, -d, --domain, -w, -s, -k, -r, -P, -R, --depth, -F, -A, --exclude, -t, --timeout, -n': 'value', '-x': 'value', '-H, --host': 'target', '--host-file': 'use', '-o, -oA, -oY, -oJ': 'write', '-L, -a': 'switch' }, operands: { rest: 'target' }, effects: [listed('--host-file')],
    modes: [{ when: { flags: ['-x'] }, class: 'post-exploitation' }],
    examples: [['smbmap -u guest -H 10.0.0.9', ['scan host:private']], ['smbmap -u adm -p secret -H 10.0.0.9 -x whoami', ['execute process:post-exploitation']], ['smbmap --help', []]],
  },
  {
    names: ['snmpwalk', 'snmpget', 'snmpgetnext', 'snmpbulkwalk', 'snmpbulkget', 'snmptable', 'snmpset', 'snmpstatus', 'snmpdf', 'snmpnetstat'], stdin: 'ignored',
    flags: { '-v, -c, -l, -u, -a, -A, -x, -X, -n, -e, -E, -r, -t, -m, -M, -O, -C, -L, -Z, -3': 'value' }, operands: { first: 'host' }, inert: ['-h', '-V'],
    examples: [['snmpwalk -v2c -c public 10.0.0.5 system', ['connect host:private', '!scan host']]],
  },
  {
    names: ['showmount', 'rpcinfo', 'nfsstat', 'smbtree', 'avahi-browse', 'dns-sd', 'smbutil', 'nbtstat'], stdin: 'ignored', flags: { '-h': 'switch', '-I, -U, -W, -n, -L': 'value' }, operands: { first: 'host' },
    subcommands: { 'view|statshares|lookup|status|identity': {} },
    examples: [['showmount -e nas.local', ['connect host']], ['rpcinfo --help', []]],
  },
  {
    names: ['sslscan', 'sslyze', 'testssl', 'testssl.sh', 'ssh-audit', 'tls-scan', 'cipherscan'], flags: { '--targets, --targets-file, -iL': 'use', '-p, --port, --starttls, -t, --timeout, --mapping, --severity, --openssl': 'value', '--json_out, --jsonfile, --logfile, --htmlfile, --csvfile, -oA, -oJ': 'write' }, operands: { rest: 'host' },
    examples: [['testssl.sh --severity HIGH https://target.com', ['connect host:public']], ['sslscan --version', []]],
  },
]

/** Probing applications for weaknesses, and guessing what lies where (T1595.002, T1595.003, T1190). */
export const VULNERABILITY_SCANNERS: readonly Signature[] = [
  {
    names: ['nikto', 'nikto.pl'], class: 'vulnerability-scanner', grammar: 'single-dash', stdin: 'ignored', flags: { '-h, -host, -url, -u': 'target', '-p, -port, -Tuning, -Format, -id, -maxtime, -timeout, -Plugins, -root, -vhost, -evasion, -Display, -Cgidirs, -useragent': 'value', '-o, -output': 'write', '-useproxy': { value: 'proxy', optional: true }, '-config': 'use' }, operands: { rest: 'target' }, inert: ['-Version', '-list-plugins', '-update', '-H', '-Help'],
    examples: [['nikto -h https://target.com -o r.html', ['execute process:vulnerability-scanner', 'scan host:public']], ['nikto -Version', []]],
  },
  {
    names: ['sqlmap', 'sqlmap.py', 'sqlninja', 'jsql', 'jsql-injection', 'bbqsql', 'nosqlmap', 'nosqlmap.py', 'sqlsus', 'ghauri', 'commix', 'commix.py', 'tplmap', 'tplmap.py', 'sstimap', 'sstimap.py', 'xsstrike', 'xsstrike.py', 'xsser', 'xspear', 'liffy.py', 'kadimus', 'fimap', 'fuxploider.py', 'ssrfmap.py', 'crlfuzz', 'corsy.py', 'smuggler.py', 'jwt_tool', 'jwt_tool.py', 'graphqlmap', 'inql', 'dotdotpwn', 'dotdotpwn.pl'], class: 'vulnerability-scanner', stdin: 'ignored',
    flags: { '-u, --url, -h, --host': 'target', '-d': 'value', '-r, -m, -l, --bulkfile, -t': 'use', '--data, --cookie, --headers, -H, -p, --dbms, --level, --risk, --technique, --threads, --tamper, -D, -T, -C, -U, --os-cmd, --sql-query, --file-read, --file-write, --file-dest, --user-agent, --method, --prefix, --suffix, --auth-cred, --auth-type, --proxy, --output-dir, --tor-type, --delay, --timeout, --retries, -s, -g, --crawl': 'value' }, operands: { rest: 'target' },
    effects: [{ does: 'scan', what: 'host', class: 'unknown', name: '$-r', tags: ['list'] }], inert: ['-hh', '--update', '--list-tampers'],
    examples: [['sqlmap -u "https://target.com/item?id=1" --dbs --batch', ['execute process:vulnerability-scanner', 'scan host:public']], ['sqlmap -r request.txt --os-shell', ['scan host:unknown+list']], ['sqlmap --version', []], ['sqlmap -u http://localhost:3000/?id=1', ['scan host:loopback']]],
  },
  {
    names: ['wpscan', 'joomscan', 'droopescan', 'cmsmap', 'cmsmap.py', 'vulnx', 'plecost', 'drupwn', 'magescan', 'wpseku'], class: 'vulnerability-scanner', stdin: 'ignored', flags: { ...WEB_VALUES, '-u, --url': 'target', '-e, --enumerate, --api-token, --detection-mode, -f, --format, --plugins-detection, -U, --usernames, -t, --max-threads, -m': 'value', '-P, --passwords, --wordlist': 'use' }, operands: { rest: 'target' }, inert: ['--update', '-hh', '-h'],
    subcommands: { 'scan': { subcommands: { 'drupal|joomla|wordpress|moodle|silverstripe': { operands: { rest: 'target' } } } } },
    examples: [['wpscan --url https://target.com -e u', ['execute process:vulnerability-scanner', 'scan host:public']], ['joomscan -u https://target.com', ['scan host:public']], ['wpscan --version', []]],
  },
  {
    names: ['nuclei', 'jaeles', 'afrog', 'vscan', 'pocsuite', 'pocsuite3', 'dalfox', 'kxss', 'gxss', 'airixss', 'cvemap', 'vulmap', 'wapiti', 'wapiti3', 'skipfish', 'arachni', 'w3af', 'w3af_console', 'w3af_gui', 'uniscan', 'golismero', 'websploit', 'acunetix', 'netsparker'], class: 'vulnerability-scanner', grammar: 'single-dash',
    flags: { '-u, -target, --target, --url, -url, -T, -h': 'target', '-l, -list, --list, -L, -iL': 'use', '-t, -templates, --templates, -w, -workflows, -S, -W, -f': 'use', '-o, -output, --output, -markdown-export, -me, -je, -se, --json-output, --html-output': 'write', '-severity, -s, -tags, -type, -rl, -rate-limit, -c, -concurrency, -bs, -bulk-size, -H, -header, -p, -proxy, -id, -es, -etags, -prompt, -timeout, -retries, -m, --scope, -d, -A, -v, --plugin': 'value' },
    operands: { rest: 'target' }, effects: [listed('-l')], inert: ['-version', '-update', '-ut', '-update-templates', '-tl', '-tgl', '-validate', '-hc', '-health-check'],
    subcommands: { 'webscan|scan|url|sxss|file|pipe|server|servicescan': { operands: { rest: 'target' } } },
    examples: [['nuclei -u https://target.com -severity critical', ['execute process:vulnerability-scanner', 'scan host:public']], ['nuclei -l hosts.txt -t cves/', ['scan host:unknown+list']], ['nuclei -version', []], ['wapiti -u https://target.com', ['scan host:public']]],
  },
  {
    names: ['dirb', 'dirbuster', 'wfuzz', 'feroxbuster', 'rustbuster', 'ffuf', 'gobuster', 'recursebuster', 'cansina', 'dirmap', 'davtest', 'git-dumper', 'gittools', 'gitdumper.sh', 'svn-extractor', 'ds_walk', 'dvcs-ripper', 'rip-git.pl', 's3scanner', 'bucketloot', 'cloud_enum', 'cloud_enum.py'], class: 'vulnerability-scanner',
    flags: { ...WEB_VALUES, '-u, --url, -url, --target, --targets': 'target', '-w, --wordlist, --wordlists, -wordlist': 'use', '-i, --input, --stdin': 'value', '-d, --domain': 'value', '-e, -X, --extensions, -mc, -fc, -fs, -fw, -ac, -ic, -p, -rate, -recursion-depth, -s, -z, --hc, --hl, --hw, --hh, --sc, -r, -m, --methods, -D, -k, -n, --depth': 'value', '-l, --url-list, --urls-file': 'use' },
    operands: { first: 'target' }, effects: [listed('-l')], inert: ['-V', '-version', '--list-payloads'],
    subcommands: { 'dir|vhost|fuzz|scan|brute': { operands: { first: 'target' } }, 'dns': { flags: { '-d, --domain, --do': 'target' } }, 's3|gcs|tftp': { operands: { first: 'target' } }, 'version|completion|kb|wordlist': { class: 'ordinary', operands: {} } },
    examples: [['gobuster dir -u https://target.com -w words.txt', ['execute process:vulnerability-scanner', 'scan host:public']], ['gobuster dns -d target.com -w subs.txt', ['scan host:public']], ['ffuf -w words.txt -u https://target.com/FUZZ', ['scan host:public']], ['dirb https://target.com words.txt', ['scan host:public']], ['feroxbuster --help', []], ['gobuster version', []]],
  },
  {
    names: ['zap-baseline.py', 'zap-full-scan.py', 'zap-api-scan.py', 'zap-cli', 'zaproxy', 'zap.sh', 'owasp-zap', 'burpsuite', 'burp', 'burpsuite_community', 'burpsuitepro'], class: 'vulnerability-scanner', grammar: 'single-dash', flags: { '-t, -quickurl': 'target', '-r, -J, -w, -x, -quickout': 'write', '-c, -u, -g, -m, -d, -p, -port, -host, -config, -z, -f': 'value' },
    subcommands: { 'quick-scan|active-scan|spider|ajax-spider|open-url': { operands: { first: 'target' } } },
    examples: [['zap-baseline.py -t https://target.com', ['execute process:vulnerability-scanner', 'scan host:public']], ['zap-baseline.py -t http://localhost:8080', ['scan host:loopback']], ['zaproxy --version', []]],
  },
  {
    names: ['nessus', 'nessuscli', 'nessus-cli', 'openvas', 'openvas-start', 'gvm-cli', 'gvm-script', 'gvm-start', 'gvmd', 'omp', 'ospd-openvas', 'nexpose'], class: 'vulnerability-scanner', flags: { '--target, --targets, -T': 'target', '--hostname, -h, --gmp-username, --gmp-password, -u, -w, --xml, -X, --socketpath': 'value' }, subcommands: { 'update|fetch|adduser|chpasswd|lsuser|fix|node|managed|socket|tls|ssh': {} },
    examples: [['openvas --target 10.0.0.0/24', ['execute process:vulnerability-scanner', 'scan host:private+range']], ['nessuscli --version', []]],
  },
  {
    names: ['searchsploit', 'exploitdb', 'getsploit', 'sploitus'], class: 'vulnerability-scanner', flags: { '-m, --mirror': { value: 'value' }, '-x, --examine, -p, --path, --cve, --nmap, --exclude, -j': { value: 'value', optional: true } }, inert: ['-h', '-u', '--update'],
    // A copy of one exploit, to be changed and run (T1588.005).
    effects: [{ does: 'install', what: 'package', class: 'offensive', name: '$-m', when: { value: ['-m', '^(?:\\d{2,6}|(?:exploits|shellcodes)/.*)$'] } }],
    examples: [['searchsploit -m 40839 && gcc 40839.c', ['install package:offensive']], ['searchsploit -x 40839', ['!install package']], ['searchsploit apache 2.4', ['execute process:vulnerability-scanner']], ['searchsploit --help', []]],
  },
]

/** Guessing passwords of a service (T1110.001, T1110.003, T1110.004). */
export const BRUTE_FORCERS: readonly Signature[] = [
  {
    names: ['hydra', 'xhydra', 'hydra-gtk'], class: 'brute-forcer', stdin: 'ignored', flags: { '-l, -p, -s, -t, -w, -W, -e, -x, -m, -c': 'value', '-L, -P, -C': 'use', '-M': 'use', '-o': 'write', '-b': 'value' }, operands: { first: 'target', second: 'value', third: 'value' }, modes: [{ when: { flags: ['-M'] }, operands: {} }],
    effects: [listed('-M')], inert: ['-h', '-U'],
    examples: [['hydra -l admin -P words.txt ssh://192.168.1.1', ['execute process:brute-forcer', 'scan host:private']], ['hydra -L users.txt -P words.txt -f 10.0.0.7 ftp', ['scan host:private']], ['hydra -l root -P w.txt -M hosts.txt ssh', ['scan host:unknown+list']], ['hydra -h', []]],
  },
  {
    names: ['medusa'], class: 'brute-forcer', stdin: 'ignored', flags: { '-h': 'target', '-H': 'use', '-U, -P, -C': 'use', '-u, -p, -e, -M, -m, -n, -g, -r, -R, -c, -t, -T, -w, -v, -Z, -d': 'value', '-O': 'write' }, effects: [listed('-H')], inert: ['-V', '-q'],
    examples: [['medusa -h 10.0.0.5 -u root -P words.txt -M ssh', ['execute process:brute-forcer', 'scan host:private']], ['medusa -H hosts.txt -U u.txt -P w.txt -f -M ftp', ['scan host:unknown+list']], ['medusa --help', []]],
  },
  {
    names: ['ncrack', 'crowbar', 'crowbar.py', 'brutespray', 'brutespray.py', 'legba', 'rdpassspray.py', 'thc-pptp-bruter', 'keimpx', 'sshbrute', 'changeme.py', 'sipcrack', 'snmpbrute.py', 'onesixtyone'], class: 'brute-forcer', stdin: 'ignored',
    flags: { '-s, --server, --target, -T, --host': 'target', '-iL, -S, -i, --file': 'use', '-u, -p, -n, --user, --pass, -b, -t, -g, -m, --username, --password, --threads, -w': 'value', '-U, -P, -C, -c, -k': 'use', '-oN, -oX, -oA, -o': 'write' }, operands: { rest: 'target' }, effects: [listed('-iL')], inert: ['-V'],
    examples: [['ncrack -p 22 --user root -P w.txt 10.0.0.5', ['execute process:brute-forcer', 'scan host:private']], ['crowbar -b rdp -s 10.0.0.0/24 -u admin -C w.txt', ['scan host:private+range']], ['onesixtyone -c communities.txt 10.0.0.0/24', ['scan host:private+range']], ['ncrack --version', []]],
  },
  {
    names: ['patator', 'patator.py'], class: 'brute-forcer', grammar: 'key=value', stdin: 'ignored', flags: { 'host': 'target', 'url': 'target', 'target': 'target' },
    examples: [['patator ssh_login host=10.0.0.5 user=root password=FILE0 0=words.txt', ['execute process:brute-forcer', 'scan host:private']], ['patator --help', []]],
  },
  {
    names: ['kerbrute', 'kerbrute.py', 'o365spray', 'o365creeper', 'trevorspray', 'sprayhound', 'msolspray', 'msolspray.ps1', 'spray.sh', 'sprayingtoolkit', 'atomizer.py', 'domainpasswordspray.ps1', 'smartbrute', 'go365', 'credking'], class: 'brute-forcer', stdin: 'ignored', flags: { '--dc, --dc-ip, -dc-ip, --url, --host, --target': 'target', '-d, --domain, -domain': 'target', '-u, -p, --user, --password, -t, --threads, -users, -passwords, -U, -P': 'value', '-o, --output': 'write' },
    subcommands: { 'userenum|passwordspray|bruteuser|bruteforce|version': {} },
    examples: [['kerbrute passwordspray --dc 10.0.0.1 -d corp.local users.txt secret', ['execute process:brute-forcer', 'scan host:private']], ['kerbrute --help', []]],
  },
]
