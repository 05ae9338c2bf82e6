// data table
import { WEB_VALUES, listed } from './scanners.js'
import type { Signature } from './signature.js'

/** Scripts of the Impacket collection that ask a service what it is and what it answers. */
const IMPACKET_QUESTIONS = ['rpcdump', 'rpcmap', 'rdp_check', 'getarch', 'dumpntlminfo', 'checkldapstatus']

/** What a host, a site or a domain shows to everybody: names, machines that answer, technologies, pages, open sources (T1590, T1592, T1593, T1595.003, T1018). */
export const RECONNAISSANCE: readonly Signature[] = [
  {
    names: ['dnsrecon', 'dnsrecon.py', 'dnsenum', 'dnsenum.pl', 'fierce', 'fierce.pl', 'dnsmap', 'dnswalk', 'dnsdict6', 'knockpy', 'sublist3r', 'sublist3r.py', 'findomain', 'assetfinder', 'altdns', 'massdns', 'puredns', 'dnstwist', 'subbrute.py', 'sudomy', 'subzy', 'subjack', 'crobat', 'waybackurls', 'hakrawler', 'gospider', 'httprobe', 'aquatone', 'gowitness', 'eyewitness', 'eyewitness.py', 'webscreenshot', 'paramspider', 'linkfinder.py', 'secretfinder.py', 'jsfinder', 'gau', 'getallurls', 'waymore', 'urlfinder', 'waybackpy', 'unfurl-urls', 'github-subdomains', 'gitlab-subdomains', 'subscraper', 'sublert', 'oneforall', 'oneforall.py', 'ctfr', 'ctfr.py', 'certgraph', 'hakrevdns', 'haktrails', 'rapiddns', 'vita', 'cero', 'uncover', 'naabu-urls', 'lazys3', 'spoofcheck', 'dnscan', 'dnscan.py', 'dnsgen', 'dnsvalidator', 'subover', 'cloudfail.py', 'crtndstry', 'metagoofil', 'goofile', 'emailharvester'], class: 'reconnaissance', stdin: 'ignored',
    flags: { '-d, --domain, -t, --target, --url, -u': 'target', '-D, --dictionary, -w, --wordlist, -f, --file, -iL, -l': 'use', '--resolvers, --bindto, --rcodes': 'use', '-n, --name_server, --dnsserver, --dns-servers, --threads, --hashmap-size, --interval, --resolve-count, --processes, --socket-count, -r, --range, -s, -c, --csv, --db, -x, --xml, -j, --json, --type, -b, -e, -p, -m, -i': 'value', '-o, --output, --outfile': 'write', '--subs-only, -a, --subdomains, --silent': 'switch' }, operands: { rest: 'target' }, effects: [listed('-D')],
    examples: [['dnsrecon -d example.com -t axfr', ['execute process:reconnaissance', 'scan host']], ['assetfinder --subs-only example.com', ['scan host:public']], ['fierce --domain target.com', ['scan host:public']], ['dnsenum --help', []]],
  },
  {
    names: ['dnsx', 'tlsx', 'asnmap', 'mapcidr', 'cdncheck', 'shuffledns', 'alterx', 'subfinder', 'chaos', 'katana'], class: 'reconnaissance', grammar: 'single-dash',
    flags: {
      '-host, --host, -u, -target, -d, -domain, --domain, -i, -input, -asn, -q, -query': 'target', '-l, -list, --list, -dL, -dl': 'use', '-o, -output, -oJ': 'write', '-w, -wordlist': 'use', '-headers, -H, -config, -pc': 'use',
      '-r, -resolver, -rl, -rate-limit, -c, -t, -threads, -timeout, -retries, -s, -sources, -es, -exclude-sources, -rate, -depth, -crawl-duration, -ct, -proxy, -rcode, -mode, -m, -strategy, -p, -port': 'value',
    },
    operands: { rest: 'target' }, effects: [listed('-l')], inert: ['-h', '-version', '-up', '-update', '-ls'],
    examples: [['subfinder -d example.com -o subs.txt', ['execute process:reconnaissance', 'scan host:public', 'write path:ordinary']], ['dnsx -l subs.txt -a -resp', ['scan host:unknown+list']], ['katana -u https://target.com -depth 2', ['scan host:public']], ['subfinder -version', []]],
  },
  {
    names: ['amass'], class: 'reconnaissance', grammar: 'single-dash',
    subcommands: { 'enum|intel|viz|track|db|subs|assoc': { flags: { '-d, -addr, -cidr, -org': 'target', '-df, -w, -config, -rf, -trf, -nf, -blf': 'use', '-o, -oA, -json, -log': 'write', '-dir, -p, -asn, -timeout, -max-dns-queries, -r, -bl, -exclude, -include, -if, -min-for-recursive, -max-depth, -scripts': 'value' }, effects: [listed('-df')] } }, inert: ['-version', '-h', '-list', 'help'],
    examples: [['amass enum -passive -d target.com', ['execute process:reconnaissance', 'scan host:public']], ['amass intel -addr 192.168.0.1-254', ['scan host']], ['amass -version', []]],
  },
  {
    names: ['theharvester', 'theharvester.py', 'recon-ng', 'recon-cli', 'spiderfoot', 'sf.py', 'maltego', 'shodan', 'censys', 'zoomeye', 'osrframework', 'usufy', 'datasploit'], class: 'reconnaissance', stdin: 'ignored',
    flags: { '-d, --domain, -s': 'target', '-b, --source, -l, --limit, -S, --start, -m, -u, -t, -q, -o, -x, -w, -r, --fields, --limit': 'value', '-f, --filename': 'write' },
    subcommands: { 'host|domain|scan|search|stats|parse|download|count|honeyscore|alert|view|subdomains': { operands: { first: 'target' } }, 'init|info|myip|version|config|account': { class: 'ordinary' } },
    examples: [['theHarvester -d target.com -b all', ['execute process:reconnaissance', 'scan host:public']], ['shodan host 203.0.113.9', ['scan host:raw-ip']], ['shodan info', []], ['theHarvester --help', []]],
  },
  {
    names: ['h8mail', 'holehe', 'ghunt', 'socialscan', 'phoneinfoga', 'crosslinked', 'crosslinked.py', 'linkedin2username', 'linkedin2username.py', 'infoga', 'infoga.py', 'buster', 'mosint', 'hunter', 'toutatis', 'osintgram', 'twint', 'instaloader-osint', 'pwnedornot.py', 'breach-parse', 'breach-parse.sh', 'dehashed', 'leaklooker'], class: 'reconnaissance', stdin: 'ignored',
    flags: { '-t, --targets, --target, -d, --domain, -e, --email, -u, --username, -n, --number': 'target', '-bc, --breach, -lb, --local-breach, -gz, -c, --config, -k, --apikey, -p, --proxy, --timeout, --site, -f, --format, -ch, --chase, -l': 'value', '-o, --output, -j, --json, --csv, --folderoutput': 'write' }, operands: { rest: 'target' },
    examples: [['h8mail -t target@example.com', ['execute process:reconnaissance', 'scan host:public']], ['holehe someone@example.com', ['scan host:public']], ['h8mail --help', []]],
  },
  // Whether an account of that name shows a public profile somewhere: no host of anybody is touched but the sites that publish it (T1593.001).
  {
    names: ['sherlock', 'maigret', 'blackbird', 'blackbird.py', 'whatsmyname', 'nexfil', 'nexfil.py'], class: 'reconnaissance', stdin: 'ignored',
    flags: { '-u, --username, --site, --top-sites, --timeout, -n, -p, --proxy, --tor-proxy, --i2p-proxy, --web, --tags, --json, -fo, --folderoutput, --db, --cookies-jar-file': 'value', '-o, --output': 'write' }, operands: { rest: 'value' },
    examples: [['maigret someone --site github', ['execute process:reconnaissance', '!scan host']], ['sherlock someone else', ['execute process:reconnaissance', '!scan host']], ['sherlock --help', []]],
  },
  {
    names: ['whatweb', 'wafw00f', 'identywaf', 'wappalyzer', 'webanalyze', 'httprint', 'cmseek', 'cmseek.py'], class: 'reconnaissance', flags: { ...WEB_VALUES, '-i, --input-file, --input': 'use', '--test': 'value', '--headers': 'use', '-u, --url': 'target', '-a': 'value' }, operands: { rest: 'target' }, effects: [listed('-i')],
    examples: [['whatweb -a 3 https://target.com', ['execute process:reconnaissance', 'scan host:public']], ['wafw00f https://target.com', ['scan host:public']], ['whatweb --version', []]],
  },
  {
    names: ['dirsearch', 'dirsearch.py', 'dirhunt', 'opendoor', 'kiterunner', 'kr', 'arjun'], class: 'reconnaissance',
    flags: {
      ...WEB_VALUES, '-u, --url, --target': 'target', '-w, --wordlist, --wordlists, --assetnote-wordlist': 'use', '-l, --url-list, --urls-file': 'use', '-e, --extensions, -m, --http-method, --max-connection-per-host, --max-parallel-hosts, --ignore-length, --fail-status-codes, -d, --delay, -s, -i': 'value', '--json-report, --simple-report, --plain-text-report, -oJ, -oT, -oB': 'write',
    },
    operands: { first: 'target' }, effects: [listed('-l')], inert: ['-V', '--version'], subcommands: { 'scan|brute': { operands: { first: 'target' } }, 'version|completion|kb|wordlist|help': { class: 'ordinary', operands: {} } },
    examples: [['dirsearch -u https://target.com -e php -w words.txt', ['execute process:reconnaissance', 'scan host:public']], ['arjun -u https://target.com/api -m POST', ['scan host:public']], ['kiterunner brute https://target.com --wordlist words.txt', ['scan host:public']], ['dirsearch -u http://localhost:3000', ['scan host:loopback']], ['kiterunner wordlist list', []]],
  },
  {
    names: ['nbtscan', 'nbtscan-unixwiz', 'nbtenum', 'netdiscover', 'dmitry', 'p0f', 'xprobe2'], class: 'reconnaissance', stdin: 'ignored',
    flags: { '-f, --file': 'use', '-r, --range': 'target', '-i, --interface, -t, --timeout, -m, -u, -p, -c, -w, -s, -n, -l': 'value', '-o, -W': 'write' }, operands: { rest: 'target' }, effects: [listed('-f'), { does: 'scan', what: 'host', class: 'private', name: 'the local network', tags: ['range'], when: { max: 0, without: ['-r', '-f'] } }],
    examples: [['nbtscan 192.168.0.1/24', ['execute process:reconnaissance', 'scan host:private+range']], ['netdiscover -r 10.0.0.0/24', ['scan host:private+range']], ['netdiscover -i eth0', ['scan host:private+range']], ['nbtscan --help', []]],
  },
  {
    names: ['ipscan', 'angryipscanner'], class: 'reconnaissance', stdin: 'ignored', flags: { '-p, --ports': 'value', '-f': 'value', '-o': 'write', '-s, -q, -a': 'switch' }, operands: { rest: 'target' }, modes: [{ when: { flags: ['-p'] }, class: 'scanner' }],
    examples: [['ipscan 192.168.0.1-254', ['execute process:reconnaissance', 'scan host']], ['ipscan 192.168.0.1-254 -p 22,80', ['execute process:scanner']], ['ipscan --help', []]],
  },
  {
    names: [...IMPACKET_QUESTIONS.flatMap((n) => [`impacket-${n}`, `${n}.py`])], class: 'reconnaissance', grammar: 'single-dash', stdin: 'ignored',
    flags: { '-target-ip, -dc-ip, --dc-ip, --dc': 'target', '-hashes, -hashes-rpc, -auth-rpc, -auth-level, -port, -ns, -u, --user, -p, --password, --passwordpassword, -d, --dns-server, -at, --authtype, -uuid, -o, --outdir, --module, -m': 'value', '-brute-uuids, -brute-opnums, -brute-versions, -debug, -ts, --resolve, -r, --no-json': 'switch' }, operands: { rest: 'target' },
    examples: [['rdp_check.py corp/user@10.0.0.5', ['execute process:reconnaissance', 'scan host']], ['rpcmap.py --help', []]],
  },
  {
    // All accounts, groups, machines or names of a domain, from its controller (T1087.002, T1069.002).
    names: ['ldapdomaindump', 'ldapdomaindump.py', 'windapsearch', 'windapsearch.py', 'go-windapsearch', 'msldapdump', 'ldapenum', 'ldapper', 'goddi', 'adalanche'], class: 'reconnaissance', grammar: 'single-dash', stdin: 'ignored', tags: { '*': 'bulk' },
    flags: { '-target-ip, -dc-ip, --dc-ip, --dc, -s, -ldapserver': 'target', '-port, -ns, -u, --user, --username, -p, --password, --passwordpassword, -d, --domain, --dns-server, -at, --authtype, -o, --outdir, --module, -m, -w, -x, -H, --hash, -b': 'value', '-debug, --resolve, -r, --no-json, -U, -G, -C, --da, --full': 'switch' }, operands: { rest: 'target' }, inert: ['-h'],
    examples: [['ldapdomaindump -u corp/user -p secret 10.0.0.1', ['execute process:reconnaissance', 'scan host:private+bulk']], ['windapsearch -d corp.local --dc-ip 10.0.0.1 -U', ['scan host:private+bulk']], ['windapsearch --help', []]],
  },
]
