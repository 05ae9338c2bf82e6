import { serviceClass } from './services.js'

describe('services are known by any of their names', () => {
  test.each([
    ['auditd', 'security'], ['/usr/sbin/auditd', 'security'], ['auditd.service', 'security'], ['[a]uditd', 'security'], ['^falcond$', 'security'], ['node|osqueryd', 'security'], ['system/com.crowdstrike.falcond', 'security'], ['/Library/LaunchDaemons/com.facebook.osqueryd.plist', 'security'], ['WinDefend', 'security'],
    ['rsyslog', 'logging'], ['/run/rsyslogd.pid', 'logging'], ['systemd-journald.socket', 'logging'], ['syslog', 'logging'],
    ['bareos-fd', 'backup'], ['postgresql@14-main', 'database'], ['sshd', 'remote-access'],
  ])('%s is %s', (name, cls) => {
    expect(serviceClass(name)).toBe(cls)
  })

  test.each(['nginx', 'node server.js', 'audit-report-generator', 'my-falcon-app', '', 'a'.repeat(5000), '|||'])('%.20s is ordinary', (name) => {
    expect(serviceClass(name)).toBe('ordinary')
  })
})
