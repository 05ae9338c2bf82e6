import { factsOf, testAnalyzer } from '../../testing.js'
import { lateralMovement } from './analyzer.js'

testAnalyzer(lateralMovement, {
  malicious: [
    [factsOf('connect host:private 10.0.0.5 [list]'), ['many-hosts:medium']],
    [factsOf('connect host:private h0 program=ssh', 'connect host:private h1 program=ssh', 'connect host:private h2 program=ssh', 'connect host:private h3 program=ssh', 'connect host:private h4 program=ssh', 'connect host:private h5 program=ssh'), ['many-hosts:medium']],
    [factsOf('listen host:loopback 1080 [dynamic]'), ['pivot:medium']],
    [factsOf('connect host:private 10.0.0.5 program=ssh-copy-id', 'grant account:session key program=ssh-copy-id'), ['remote-key:medium']],
    [factsOf('connect host:private 10.0.0.5 program=ssh-copy-id', 'grant account:session key [self] program=ssh-copy-id'), ['remote-key:low']],
    [factsOf('connect host:private 10.0.0.5 program=xfreerdp'), ['remote-desktop:low']],
    [factsOf('connect host:private 10.0.0.5 port=3389'), ['remote-desktop']],
    [factsOf('connect host:private 10.0.0.5 [network-share]'), ['admin-share:medium']],
    [factsOf('execute host:private 10.0.0.5'), ['remote-execution:medium']],
  ],
  benign: [
    factsOf('connect host:private h0 program=ssh', 'connect host:private h1 program=ssh', 'connect host:private h2 program=ssh', 'connect host:private h3 program=ssh'),
    factsOf('connect host:private 10.0.0.5 program=ssh'),
    factsOf('connect host:public db.example [local-forward]'),
    factsOf('send host:private 10.0.0.5 program=scp'),
    factsOf('connect host:own a.internal [list]'),
    factsOf('connect host:loopback localhost program=ssh-copy-id', 'grant account:session key program=ssh-copy-id'),
  ],
})
