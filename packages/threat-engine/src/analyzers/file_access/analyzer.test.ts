import { factsOf, testAnalyzer } from '../../testing.js'
import { fileAccess } from './analyzer.js'

testAnalyzer(fileAccess, {
  malicious: [
    [factsOf('read path:user-database /etc/passwd [traversal]'), ['traversal:high']],
    [factsOf('read path:password-store /etc/shadow [traversal]'), ['traversal']],
    [factsOf('read path:user-database /etc/passwd [encoded traversal]'), ['disguised-path:high']],
    [factsOf('read path:system-config /etc/apache2/httpd.conf [traversal]'), ['traversal:medium']],
    [factsOf('read path:log /var/log/app.log [encoded]'), ['disguised-path:medium']],
    [factsOf('write path:password-store /etc/shadow [symlink]'), ['link-to-secret:high']],
    [factsOf('write path:secret-file .env [symlink]'), ['link-to-secret:medium']],
    [factsOf('append path:ssh-config ~/.ssh/config [home]'), ['system-config:medium']],
    [factsOf('read path:disk /dev/sda'), ['raw-disk:medium']],
    [factsOf('read backup:shadow-copy C:'), ['raw-disk:medium']],
    [factsOf('write path:system-binary /bin/ls'), ['system-binary:low']],
    [factsOf('write path:system-binary /bin/ls [payload-fetch]'), ['system-binary:high']],
    [factsOf('append path:system-config /etc/x.conf'), ['system-config:low']],
    [factsOf('append path:hosts-file /etc/hosts'), ['name-resolution:medium']],
  ],
  benign: [
    factsOf('read path:ordinary ../lib/util.js [traversal]'),
    factsOf('read path:user-database /etc/passwd'),
    factsOf('read path:system-config /etc/x.conf'),
    factsOf('write path:system-config /etc/x.conf [interactive]'),
    factsOf('write path:ordinary a'),
    factsOf('read path:ordinary a [encoded]'),
  ],
})
