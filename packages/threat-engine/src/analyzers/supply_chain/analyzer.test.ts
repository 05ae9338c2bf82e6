import { factsOf, testAnalyzer } from '../../testing.js'
import { supplyChain } from './analyzer.js'

testAnalyzer(supplyChain, {
  malicious: [
    [factsOf('install package:raw-address http://203.0.113.9/p.tgz'), ['foreign-package:high']],
    [factsOf('install package:foreign-index requests'), ['foreign-package']],
    [factsOf('execute package:tarball http://evil.example/p.tgz'), ['foreign-package']],
    [factsOf('install package:repository git+https://github.com/a/b'), ['repository-package:low']],
    [factsOf('configure package:foreign-index http://evil.example'), ['foreign-index:high']],
    [factsOf('install package:registry requests [insecure]'), ['unchecked-package:medium']],
    [factsOf('write path:ci-config .github/workflows/ci.yml [in-workspace payload-fetch]'), ['poisoned-build:medium']],
    [factsOf('write path:ci-config .github/workflows/ci.yml [in-workspace payload-decode]'), ['poisoned-build:high']],
    [factsOf('write path:package-config package.json [payload-decode]'), ['poisoned-build']],
    [factsOf('install package:registry rеact'), ['look-alike-package:medium']],
    [factsOf('configure repository:foreign-remote https://sink.example/a.git [redirect]'), ['rerouted-source:medium']],
    [factsOf('configure repository:foreign-remote http.sslVerify [insecure global]'), ['rerouted-source']],
    [factsOf('configure package:registry GONOSUMDB [insecure]'), ['unchecked-package:medium']],
    [factsOf('install package:registry expresss'), ['look-alike-package:medium']],
    [factsOf('write path:ordinary yarn.lock [redirect]'), ['lock-edited:medium']],
    [factsOf('publish package:registry app'), ['published:low']],
  ],
  benign: [
    factsOf('install package:registry react'),
    factsOf('install package:local ./a'),
    factsOf('write path:ci-config .github/workflows/ci.yml'),
    factsOf('write path:package-config package.json'),
    factsOf('install package:registry app [preview]'),
    factsOf('! publish package:registry app'),
    factsOf('configure package:registry x'),
    factsOf('install package:registry dotenvx'),
    factsOf('install package:registry beautifulsoup'),
    factsOf('write path:ordinary yarn.lock'),
    factsOf('configure repository:foreign-remote https://github.com/a/b'),
    factsOf('configure repository:foreign-remote http.sslVerify [insecure]'),
  ],
})
