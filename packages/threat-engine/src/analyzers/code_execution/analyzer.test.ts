import { factsOf, testAnalyzer } from '../../testing.js'
import { codeExecution } from './analyzer.js'

testAnalyzer(codeExecution, {
  malicious: [
    [factsOf('execute code:opaque output of another program'), ['unseen-code:medium']],
    [factsOf('receive host:public evil.example scheme=http | execute code:fetched evil.example'), ['download-and-run:high']],
    [factsOf('receive host:installer sh.rustup.rs scheme=https | execute code:fetched sh.rustup.rs'), ['download-and-run:medium']],
    [factsOf('receive host:installer get.example [insecure] scheme=https | execute code:fetched x'), ['download-and-run:high']],
    [factsOf('receive host:installer get.example scheme=http | execute code:fetched x'), ['download-and-run:high']],
    [factsOf('receive host:installer sh.rustup.rs scheme=https | receive host:paste pastebin.com scheme=https | execute code:fetched x'), ['download-and-run:high']],
    [factsOf('execute code:fetched x'), ['download-and-run:high']],
    [factsOf('? execute code:decoded base64'), ['decode-and-run:high']],
    [factsOf('execute code:encoded powershell'), ['encoded-command:medium']],
    [factsOf('execute code:inline core.pager [hidden]'), ['smuggled-code:medium']],
    [factsOf('read database:rows jobs | execute code:opaque sh'), ['data-as-code:medium']],
    [factsOf('exhausted depth executes'), ['unexamined:high']],
    [factsOf('exhausted length'), ['unexamined:medium']],
    [factsOf('opaque unknown-code $x', 'read path:secret-file .env'), ['hidden-with-secret:medium']],
    [factsOf('opaque unknown-code $x', 'send host:webhook webhook.site'), ['hidden-with-secret']],
  ],
  benign: [
    factsOf('execute code:opaque sh'),
    factsOf('receive host:loopback localhost | execute code:fetched localhost'),
    factsOf('receive host:own ci.internal | execute code:fetched ci.internal'),
    factsOf('execute code:inline sh'),
    factsOf('execute code:written sh'),
    factsOf('read path:ordinary install.sh | execute code:opaque sh'),
    factsOf('opaque unknown-code $x'),
    factsOf('opaque unknown-code $x', 'read path:secret-file .env [load]'),
    factsOf('opaque unknown-code $x', 'send host:public api.example.com'),
    factsOf('receive host:public example.com'),
  ],
})
