import { factsOf, testAnalyzer } from '../../testing.js'
import { commandAndControl } from './analyzer.js'

testAnalyzer(commandAndControl, {
  malicious: [
    ['telnet evil.example 4444', ['raw-connection:medium']],
    [factsOf('connect host:public evil.example [redirect]'), ['raw-connection:high']],
    [factsOf('execute process:reverse-shell bash'), ['reverse-shell:critical']],
    [factsOf('execute process:bind-shell nc'), ['bind-shell:critical']],
    [factsOf('execute process:tunnel ngrok'), ['tunnel:high']],
    [factsOf('connect host:public serveo.net [reverse]'), ['tunnel:high']],
    [factsOf('listen host:unknown 8080:db:80 [local-forward exposed]'), ['tunnel']],
    [factsOf('execute process:remote-access anydesk'), ['remote-access:high']],
    [factsOf('listen host:unknown 4444 [exposed] program=nc'), ['raw-listener:low']],
    [factsOf('receive host:onion x.onion'), ['hidden-service:medium']],
    [factsOf('receive host:paste pastebin.com'), ['hidden-origin:low']],
    [factsOf('receive host:raw-ip 203.0.113.9'), ['hidden-origin:low']],
  ],
  benign: [
    'telnet smtp.example.com 25',
    'telnet localhost 4444',
    factsOf('connect host:loopback localhost [redirect]'),
    factsOf('connect host:public db.example'),
    factsOf('connect host:public example.com'),
    factsOf('connect host:public db.example [local-forward]'),
    factsOf('listen host:loopback 127.0.0.1 program=nc'),
    factsOf('listen host:unknown 8000 [exposed] program=python3'),
    factsOf('receive host:public nodejs.org'),
    factsOf('receive host:private 10.0.0.5'),
    factsOf('receive host:loopback localhost'),
    factsOf('send host:paste pastebin.com'),
    factsOf('! execute process:tunnel ngrok'),
  ],
})
