import { testAnalyzer } from '../../testing.js'
import { multiTargetOrchestration } from './analyzer.js'

testAnalyzer(multiTargetOrchestration, {
  malicious: [
    [['nmap -p 22 db1.example.org', 'nmap -p 22 db2.example.org', 'nmap -p 22 db3.example.org'], ['many-targets:high']],
    [Array.from({ length: 8 }, (_, n) => `nmap -p 22 db${n}.example.org`), ['many-targets:critical']],
  ],
  benign: [
    Array.from({ length: 5 }, (_, n) => `nmap -p ${n + 1} db1.example.org`),
    Array.from({ length: 9 }, (_, n) => `ssh web${n}.example.org uptime`),
    Array.from({ length: 9 }, (_, n) => `curl https://api${n}.example.org/health`),
  ],
})
