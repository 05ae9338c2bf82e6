import { factsOf, testAnalyzer } from '../../testing.js'
import { hackingTools } from './analyzer.js'

testAnalyzer(hackingTools, {
  malicious: [
    // A network of one's own is still not a program's to attack.
    [factsOf('execute process:scanner nmap program=nmap', 'scan host:own db.internal program=nmap'), ['scan:critical']],
    [factsOf('execute process:scanner nmap program=nmap', 'scan host:private 10.0.0.0/24 [range] program=nmap count=256'), ['scan:critical']],
    [factsOf('execute process:scanner nmap program=nmap', 'scan host:public target.example program=nmap'), ['scan:critical']],
    [factsOf('execute process:scanner nmap program=nmap', 'scan host:public target.example [single-port] program=nmap port=443'), ['port-check:high']],
    [factsOf('execute process:scanner nmap program=nmap', 'scan host:private 10.0.0.0/24 [single-port range] program=nmap'), ['scan']],
    [factsOf('execute process:scanner nmap program=nmap', 'scan host:loopback localhost program=nmap', 'scan host:public target.example program=nmap'), ['scan']],
    [factsOf('execute process:vulnerability-scanner nikto program=nikto', 'scan host:public target.example program=nikto'), ['vulnerability-scan:critical']],
    [factsOf('execute process:reconnaissance subfinder program=subfinder', 'scan host:public target.example program=subfinder'), ['reconnaissance:medium']],
    [factsOf('execute process:reconnaissance dnsx program=dnsx', 'scan host:unknown names.txt [list] program=dnsx'), ['reconnaissance:medium']],
    [factsOf('execute process:brute-forcer hydra program=hydra', 'connect host:private 10.0.0.5 program=hydra'), ['brute-force:critical']],
    [factsOf('execute process:scanner nmap program=nmap'), ['untargeted:low']],
    [factsOf('execute process:cracker john'), ['cracker:high']],
    [factsOf('execute process:c2 sliver'), ['c2-framework:critical']],
    [factsOf('execute process:exploit-framework msfconsole'), ['exploit-framework:critical']],
    [factsOf('execute process:credential-dumper mimikatz'), ['credential-dumper:critical']],
    [factsOf('execute process:post-exploitation secretsdump.py'), ['post-exploitation:critical']],
    [factsOf('execute process:poisoner responder'), ['poisoner:critical']],
    [factsOf('execute process:privilege-enumerator linpeas.sh'), ['privilege-enumerator:high']],
    [factsOf('execute process:cloud-attack pacu'), ['cloud-attack:high']],
    [factsOf('execute process:wireless-attack aircrack-ng'), ['wireless-attack:high']],
    [factsOf('install package:offensive nmap'), ['tool-installed:medium']],
  ],
  benign: [
    factsOf('execute process:scanner nmap program=nmap', 'scan host:loopback localhost program=nmap'),
    factsOf('execute process:reconnaissance whatweb program=whatweb', 'scan host:loopback localhost program=whatweb'),
    factsOf('execute process:ordinary nc program=nc', 'scan host:public example.com [single-port] program=nc port=443'),
    factsOf('! execute process:scanner nmap'),
    factsOf('execute process:ordinary curl'),
    factsOf('read path:ordinary nmap'),
    factsOf('install package:registry curl'),
  ],
})
