import { testAnalyzer } from '../../testing.js'
import { multiUserCorrelation } from './analyzer.js'

testAnalyzer(multiUserCorrelation, {
  malicious: [
    [['ann', 'bob', 'eve'].map((by) => ({ by, call: 'nmap -p 22 db1.example.org' })), ['shared-target:high']],
    [[{ by: 'ann', call: 'nmap -p 22 db1.example.org' }, { by: 'bob', call: 'hydra -l root -P words.txt ssh://db1.example.org' }, { by: 'eve', call: 'nmap -p 22 db1.example.org' }], ['shared-target']],
  ],
  benign: [
    ['ann', 'bob', 'eve'].map((by) => ({ by, call: 'curl https://db1.example.org/' })),
    ['ann', 'ann', 'ann'].map((by) => ({ by, call: 'nmap -p 22 db1.example.org' })),
    ['ann', 'bob', 'eve'].map((by) => ({ by, call: `nmap -p 22 ${by}.example.org` })),
  ],
})
