import { factsOf, testAnalyzer } from '../../testing.js'
import { enumeration } from './analyzer.js'

testAnalyzer(enumeration, {
  malicious: [
    ['ps aux | grep -iE "falcon|wazuh"', ['guard-discovery:medium']],
    ['ldapsearch -H ldap://10.0.0.1 -b dc=corp "(objectClass=computer)"', ['directory-listing:medium', 'account-discovery']],
    ['ldapsearch -H ldap://10.0.0.1 -b dc=corp "(&(objectClass=user)(uid=jdoe))"', ['account-discovery:info']],
    [factsOf('scan host:private 10.0.0.5 [range] program=nc'), ['network-sweep:medium']],
    [factsOf('scan host:private 10.0.0.0/24 program=ping count=256'), ['network-sweep:medium']],
    [factsOf('scan host:public example.com [dns all] program=dig'), ['zone-transfer:medium']],
    [factsOf('read system:discovery whoami'), ['system-discovery:info']],
    [factsOf('query system:discovery security software'), ['guard-discovery:medium']],
    [factsOf('list account:ordinary users'), ['account-discovery:info']],
    [factsOf('read path:user-database /etc/passwd'), ['account-discovery:info']],
    [factsOf('list cloud:identity users'), ['cloud-discovery:info']],
    [factsOf('list cluster:workload pods'), ['cloud-discovery:info']],
  ],
  benign: [
    'pip list | grep falcon',
    factsOf('scan host:loopback 127.0.0.1 [range] program=nc'),
    factsOf('scan host:public example.com [single-port] program=nc'),
    factsOf('read path:ordinary README.md'),
    factsOf('execute process:scanner nmap program=nmap', 'scan host:private 10.0.0.0/24 [range] program=nmap'),
    factsOf('connect host:public example.com'),
    factsOf('read cloud:storage a.txt'),
  ],
})
