import { testAnalyzer } from '../../testing.js'
import { requestRate } from './analyzer.js'

testAnalyzer(requestRate, {
  malicious: [
    [['crontab /tmp/job', 'history -c', 'find / -name id_rsa', 'crontab /tmp/job', 'history -c', 'find / -name id_rsa'], ['harmful-burst:high']],
    [Array.from({ length: 12 }, () => ({ call: 'vault kv get secret/app', after: 2 })), ['harmful-burst']],
  ],
  benign: [
    Array.from({ length: 200 }, () => ({ call: 'git status', after: 0.3 })),
    Array.from({ length: 12 }, () => ({ call: 'vault kv get secret/app', after: 60 })),
    ['crontab /tmp/job', 'history -c', 'find / -name id_rsa', 'ls'],
  ],
})
