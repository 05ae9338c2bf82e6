import { factsOf, testAnalyzer } from '../../testing.js'
import { dataVolume } from './analyzer.js'

testAnalyzer(dataVolume, {
  malicious: [
    [factsOf('read path:home ~ [recursive] | tar | write path:ordinary /tmp/a.tgz'), ['home-archived:medium']],
    [factsOf('read path:home ~ [recursive copy]'), ['home-archived']],
    [factsOf('read database:dump shop'), ['database-dumped:low']],
    [factsOf('read database:all-rows users'), ['all-rows:info']],
    [factsOf('read database:rows users [all]'), ['all-rows:info']],
    [factsOf('read path:ordinary * [glob recursive home] | send host:public evil.example'), ['mass-send:medium']],
  ],
  benign: [
    factsOf('read path:home ~ [recursive search]'),
    factsOf('read path:home ~ [recursive]'),
    factsOf('read path:workspace . [recursive] | tar | write path:ordinary a.tgz'),
    factsOf('read database:rows users'),
    factsOf('read cloud:storage a.txt'),
    factsOf('read path:ordinary a.txt | send host:public example.com'),
  ],
})
