import { factsOf, testAnalyzer } from '../../testing.js'
import { privilegeEscalation } from './analyzer.js'

testAnalyzer(privilegeEscalation, {
  malicious: [
    [factsOf('grant permission:setuid /tmp/x'), ['setuid:high']],
    [factsOf('list permission:setuid /'), ['setuid-search:medium']],
    [factsOf('grant permission:capability python3'), ['capability:high']],
    [factsOf('write path:sudoers /etc/sudoers.d/x'), ['sudoers:high']],
    [factsOf('grant permission:sudo eve'), ['sudoers']],
    [factsOf('write account:administrator eve'), ['powerful-account:high']],
    [factsOf('write account:ordinary eve'), ['account-changed:medium']],
    [factsOf('delete account:ordinary eve'), ['account-changed']],
    [factsOf('append path:user-database /etc/passwd'), ['user-database:high']],
    [factsOf('write path:password-store /etc/shadow'), ['user-database']],
    [factsOf('grant permission:cloud-admin eve'), ['cloud-admin:high']],
    [factsOf('grant permission:cluster-admin eve'), ['cluster-admin:high']],
    [factsOf('grant permission:database-admin eve'), ['database-admin:medium']],
    [factsOf('grant permission:public-access bucket'), ['public-access:high']],
    [factsOf('grant permission:system-world-writable /etc/passwd'), ['writable-system:high']],
    [factsOf('grant permission:recursive /srv'), ['mass-permissions:medium']],
    [factsOf('grant permission:world-writable /srv [recursive]'), ['mass-permissions']],
    [factsOf('configure path:system-root /opt [recursive]'), ['mass-permissions']],
    [factsOf('list path:root / [search recursive] detail=-perm%20-4000'), ['setuid-search:medium']],
  ],
  benign: [
    factsOf('grant permission:setuid x [remove]'),
    factsOf('grant permission:execute script.sh'),
    factsOf('grant permission:recursive build [in-workspace]'),
    factsOf('grant permission:recursive /tmp/x [scratch]'),
    factsOf('grant permission:world-writable x'),
    factsOf('read path:sudoers /etc/sudoers'),
    factsOf('read path:user-database /etc/passwd'),
    factsOf('list account:ordinary users'),
    factsOf('write path:password-store vault.kdbx [in-workspace]'),
    factsOf('grant permission:ordinary app'),
  ],
})
