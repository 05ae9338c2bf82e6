// data table
import type { ResourceClasses } from '../facts.js'

/** Class of a service, daemon or process by its name. */
export type ServiceClass = ResourceClasses['service']

/** What watches or protects a machine: audit, EDR, antivirus, firewalls, mandatory access control, integrity checkers, intrusion detection (T1562.001). */
const SECURITY = [
  'proxilion', 'proxilion-gateway', 'proxilion-proxy', 'agentshield', 'agent-shield', 'llamafirewall', 'llm-guard', 'nemo-guardrails', 'lakera-guard', 'mcp-scan',
  'audit', 'auditd', 'kauditd', 'auditbeat', 'go-audit', 'laurel', 'audispd', 'auditbsd',
  'falcon-sensor', 'falcond', 'falconctl', 'falcon', 'crowdstrike', 'csfalconservice', 'csagent', 'com.crowdstrike*', 'sentinelone', 'sentinelagent', 'sentinelctl', 'sentineld', 'sentinelhelperservice', 'sentinelstaticengine',
  'cbagentd', 'cbdaemon', 'cbdefense', 'cbosxsensorservice', 'cb-psc-sensor', 'carbonblack*', 'com.carbonblack*', 'com.vmware.carbonblack*', 'mdatp', 'wdavdaemon', 'microsoft-mdatp', 'com.microsoft.wdav*', 'com.microsoft.fresno*',
  'windefend', 'sense', 'wdnissvc', 'wdnisdrv', 'wdfilter', 'wdboot', 'securityhealthservice', 'wscsvc', 'msmpeng', 'mpssvc', 'mpsdrv', 'bfe', 'sysmon', 'sysmon64', 'sysmondrv', 'defender', 'msmpsvc', 'mssecsvc', 'eventlog', 'windows defender',
  'osqueryd', 'osquery', 'fleetd', 'com.facebook.osqueryd', 'wazuh', 'wazuh-agent', 'wazuh-manager', 'wazuh-agentd', 'wazuh-modulesd', 'ossec', 'ossec-hids', 'ossec-agentd', 'ossec-syscheckd', 'samhain', 'aide', 'aidecheck', 'dailyaidecheck', 'tripwire', 'rkhunter', 'chkrootkit', 'lynis',
  'falco', 'falcoctl', 'falco-bpf', 'falco-kmod', 'falco-modern-bpf', 'tetragon', 'tracee', 'sysdig', 'sysdigcloud-agent', 'dragent', 'aqua-enforcer', 'twistlock-defender', 'lacework', 'threatstack', 'tsagentd', 'capsule8', 'uptycs', 'kolide', 'elastic-agent', 'elastic-endpoint', 'elasticendpoint', 'endpoint-security',
  'clamav', 'clamav-daemon', 'clamd', 'clamav-freshclam', 'freshclam', 'clamonacc', 'clamav-clamonacc', 'esets', 'eset', 'eea', 'ekrn', 'sophos', 'sophos-spl', 'sav-protect', 'sophosav*', 'com.sophos*', 'ds_agent', 'ds_filter', 'tmbmsrv', 'ntrtscan', 'kesl', 'kesl-supd', 'klnagent', 'klnagent64', 'bdsec', 'bdsrvscand', 'bitdefender*', 'epag', 'mcafee*', 'mfetpd', 'mfeespd', 'mcshield', 'nailsd', 'nails', 'isectpd', 'xagt', 'xagtnotif', 'fireeye*', 'traps_pmd', 'cortex-xdr', 'cyserver', 'cyveraservice', 'symcfgd', 'rtvscand', 'smcd', 'autoprotect', 'sepmaster*', 'taniumclient', 'tanium*', 'nessusd', 'nessusagent', 'qualys-cloud-agent', 'qagent', 'rapid7', 'ir_agent', 'cylancesvc', 'cylanceui', 'ampdaemon', 'ciscoampdaemon', 'cisco-amp', 'f-secure*', 'fsma', 'avast', 'avgd', 'drweb*', 'maldet', 'imunify360', 'malwarebytes*', 'mbamservice', 'mbdaemon', 'huntressagent', 'huntressupdater', 'trellix*', 'secureworks*', 'redcloak', 'limacharlie', 'rphcp', 'velociraptor', 'velociraptor_client', 'google-cloud-ops-agent-security', 'aws-guardduty*', 'guardduty*', 'amazon-guardduty*', 'santa', 'santad', 'com.google.santa*', 'com.northpolesec.santa*', 'lulu', 'com.objective-see*', 'blockblock', 'knockknock', 'oversight', 'littlesnitch*', 'at.obdev.littlesnitch*', 'little snitch*', 'jamf', 'jamfprotect', 'com.jamf.protect*', 'com.apple.xprotect*', 'com.apple.tccd*', 'com.apple.syspolicyd*', 'com.apple.alf*', 'com.apple.securityd*', 'com.apple.trustd*', 'com.apple.auditd*', 'xprotect', 'xprotectservice', 'syspolicyd', 'endpointsecurityd',
  'ufw', 'firewalld', 'firewall', 'iptables', 'ip6tables', 'nftables', 'netfilter-persistent', 'shorewall', 'csf', 'lfd', 'pf', 'ipfw', 'fail2ban', 'fail2ban-server', 'sshguard', 'denyhosts', 'crowdsec', 'crowdsec-firewall-bouncer', 'opensnitch', 'opensnitchd', 'portsentry', 'psad', 'fwknopd',
  'apparmor', 'selinux', 'selinux-autorelabel', 'setroubleshoot', 'setroubleshootd', 'tomoyo', 'fapolicyd', 'usbguard', 'snort', 'snortd', 'suricata', 'zeek', 'arpwatch', 'ntopng', 'maltrail', 'modsecurity', 'aesmd',
] as const

/** What writes down what happens (T1562.012, T1070.002). */
const LOGGING = [
  'rsyslog', 'rsyslogd', 'syslog', 'syslogd', 'syslog-ng', 'syslog.socket', 'klogd', 'sysklogd', 'inetutils-syslogd', 'busybox-syslogd', 'metalog', 'systemd-journald', 'systemd-journald-dev-log', 'systemd-journald-audit', 'journald', 'systemd-journal-remote', 'systemd-journal-upload', 'newsyslog', 'asl', 'aslmanager', 'com.apple.syslogd*', 'com.apple.asl*', 'com.apple.newsyslog*', 'com.apple.logd*', 'logd',
  'splunkd', 'splunk', 'splunkforwarder', 'filebeat', 'winlogbeat', 'packetbeat', 'journalbeat', 'heartbeat-elastic', 'metricbeat', 'td-agent', 'td-agent-bit', 'fluentd', 'fluent-bit', 'logstash', 'vector', 'promtail', 'nxlog', 'awslogs', 'awslogsd', 'amazon-cloudwatch-agent', 'google-fluentd', 'google-cloud-ops-agent', 'stackdriver-agent', 'omsagent', 'azuremonitoragent', 'sumologic-collector', 'datadog-agent', 'newrelic-infra', 'psacct', 'acct', 'sysstat', 'process-accounting',
] as const

/** What makes or keeps copies to recover from. */
const BACKUP = [
  'bacula-fd', 'bacula-sd', 'bacula-dir', 'bareos-fd', 'bareos-sd', 'bareos-dir', 'veeamservice', 'veeam*', 'veritas*', 'backupexec*', 'acronis*', 'acronis_mms', 'vss', 'swprv', 'wbengine', 'sdrsvc', 'shadowcopy', 'com.apple.backupd*', 'backupd', 'rsnapshot', 'snapper-timeline', 'snapper-cleanup', 'timeshift', 'urbackupsrv', 'urbackupclientbackend', 'duplicati', 'restic-backup', 'borgmatic', 'crashplan', 'commvault*', 'amanda', 'zfs-auto-snapshot', 'sanoid', 'velero',
] as const

/** What keeps an organisation's records. */
const DATABASE = [
  'mysql', 'mysqld', 'mariadb', 'mariadbd', 'postgres', 'postgresql*', 'mongod', 'mongodb', 'mongos', 'redis', 'redis-server', 'valkey', 'mssqlserver', 'mssql-server', 'sqlservr', 'oracle', 'oracle-xe*', 'oracledb*', 'elasticsearch', 'opensearch', 'cassandra', 'scylla-server', 'couchdb', 'couchbase-server', 'influxdb', 'influxd', 'neo4j', 'clickhouse-server', 'etcd', 'cockroach', 'db2', 'firebird', 'memcached', 'rabbitmq-server', 'kafka', 'zookeeper',
] as const

/** What lets somebody in from elsewhere. */
const REMOTE_ACCESS = [
  'ssh', 'sshd', 'sshd.socket', 'dropbear', 'telnet', 'telnetd', 'inetd', 'xinetd', 'xrdp', 'xrdp-sesman', 'vncserver', 'tigervnc', 'x11vnc', 'vino-server', 'termservice', 'winrm', 'teamviewer', 'teamviewerd', 'anydesk', 'rustdesk', 'tailscaled', 'zerotier-one', 'openvpn', 'com.openssh.sshd', 'com.apple.screensharing', 'com.apple.remotedesktop*', 'ngrok', 'cloudflared', 'frpc', 'frps', 'tor', 'cockpit', 'webmin', 'meshagent', 'screenconnect*',
] as const

const EXACT = new Map<string, ServiceClass>()
const PREFIXES: (readonly [string, ServiceClass])[] = []
for (const [names, cls] of [[SECURITY, 'security'], [LOGGING, 'logging'], [BACKUP, 'backup'], [DATABASE, 'database'], [REMOTE_ACCESS, 'remote-access']] as const)
  for (const name of names) {
    if (name.endsWith('*')) PREFIXES.push([name.slice(0, -1), cls])
    else EXACT.set(name, cls)
  }

/**
 * Class of a service by its name, unit file, process, job label, pid file or a pattern for it: `auditd`, `rsyslog.service`, `/usr/sbin/osqueryd`, `[a]uditd`,
 * `falcon-sensor|mdatp`, `/run/rsyslogd.pid`. The most protected of several counts.
 */
export function serviceClass(name: string): ServiceClass {
  const classes = name.slice(0, 512).toLowerCase().split(/[|\n]|\\\|/).slice(0, 32).map(classOf)
  return RANKED.find((cls) => classes.includes(cls)) ?? 'ordinary'
}
const RANKED = ['security', 'logging', 'backup', 'database', 'remote-access'] as const satisfies readonly ServiceClass[]

function classOf(text: string): ServiceClass {
  const plain = text.trim().replace(/^(?:system|gui\/\d{1,8}|user\/\d{1,8})\//, '').replace(/[[\]^$()"']/g, '').replace(/\s-.*$/s, '')
  const base = plain.slice(plain.search(/[^/\\]*$/)).replace(/\.exe$|\.pid$|\.plist$|\.service$|\.socket$|\.timer$|\.target$|\.mount$/, '').replace(/@.*$/s, '').replace(/[.*]+$/, '')
  return EXACT.get(base) ?? (base.length > 3 ? EXACT.get(`${base}d`) : undefined) ?? PREFIXES.find(([prefix]) => base.startsWith(prefix))?.[1] ?? 'ordinary'
}
