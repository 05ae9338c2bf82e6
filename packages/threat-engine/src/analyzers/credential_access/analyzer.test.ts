import { factsOf, testAnalyzer } from '../../testing.js'
import { credentialAccess } from './analyzer.js'

testAnalyzer(credentialAccess, {
  malicious: [
    [factsOf('read path:private-key ~/.ssh/id_rsa'), ['private-key:critical']],
    [factsOf('read path:private-key ~/.ssh/id_rsa [copy]'), ['private-key']],
    [factsOf('? read path:private-key ~/.ssh/id_rsa'), ['private-key']],
    [factsOf('read path:private-key key.pem [in-workspace]'), ['private-key:critical']],
    [factsOf('read path:cloud-credentials ~/.aws/credentials'), ['cloud-credentials:critical']],
    [factsOf('read path:password-store /etc/shadow'), ['password-store:critical']],
    [factsOf('read path:process-memory /proc/1/mem'), ['process-memory:critical']],
    [factsOf('read path:metadata-token /run/secrets/token'), ['cloud-credentials:critical']],
    [factsOf('read cluster:config kubeconfig'), ['cloud-credentials:critical']],
    [factsOf('read memory:credentials lsass'), ['process-memory:critical']],
    [factsOf('read memory:process 4242'), ['process-memory:medium']],
    [factsOf('read device:memory /dev/mem'), ['process-memory']],
    [factsOf('read registry:credentials HKLM/SAM'), ['windows-credentials']],
    [factsOf('read certificate:private-key login'), ['exported-key']],
    [factsOf('read account:password build'), ['stored-password:medium']],
    [factsOf('list account:password all [bulk]'), ['password-store:critical']],
    [factsOf('list path:private-key id_rsa [search]'), ['credential-search:medium']],
    [factsOf('read path:home /home [search recursive] detail=password'), ['credential-search']],
  ],
  benign: [
    factsOf('read path:private-key ~/.ssh/id_rsa [use]'),
    factsOf('read path:cloud-credentials ~/.aws/credentials [load]'),
    factsOf('list path:private-key ~/.ssh'),
    factsOf('write path:private-key key.pem'),
    factsOf('delete path:private-key key.pem'),
    factsOf('read memory:process 4242 program=strace'),
    factsOf('read path:public-key ~/.ssh/id_rsa.pub'),
    factsOf('! read path:private-key ~/.ssh/id_rsa'),
    factsOf('read path:workspace . [search recursive] detail=password'),
    factsOf('read path:home /home [search recursive] detail=main'),
    factsOf('list path:ordinary main.py [search]'),
  ],
  knownMisses: [
    ['security export -t privKeys -o keys.p12', ['exported-key']],
  ],
})
