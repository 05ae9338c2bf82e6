import { factsOf, testAnalyzer } from '../../testing.js'
import { containerEscape } from './analyzer.js'

testAnalyzer(containerEscape, {
  malicious: [
    [factsOf('grant container:privileged alpine'), ['privileged:high']],
    [factsOf('grant container:host-mount /'), ['host-mount:high']],
    [factsOf('execute container:host-namespace nsenter'), ['host-namespace:high']],
    [factsOf('grant container:socket docker.sock'), ['container-socket:medium']],
    [factsOf('connect path:container-socket /var/run/docker.sock'), ['container-socket:high']],
    [factsOf('read path:container-socket /var/run/docker.sock [use] program=curl'), ['container-socket:high']],
    [factsOf('write path:kernel /sys/fs/cgroup/release_agent'), ['escape-file:high']],
    [factsOf('write path:kernel /proc/sys/kernel/core_pattern'), ['escape-file']],
  ],
  benign: [
    factsOf('execute container:ordinary app'),
    factsOf('execute container:exec app'),
    factsOf('receive container:image alpine'),
    factsOf('list path:container-socket /var/run/docker.sock'),
    factsOf('read path:container-socket /var/run/docker.sock [use] program=docker'),
    factsOf('write path:kernel /proc/sys/vm/swappiness'),
    factsOf('! grant container:privileged alpine'),
  ],
})
