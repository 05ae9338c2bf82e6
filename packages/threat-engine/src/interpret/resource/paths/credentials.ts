import type { PathRule } from './rule.js'

/** What stands beside secrets and is none: templates, public halves, lists of hosts, encrypted files. Before everything else. */
export const HARMLESS_NEIGHBOURS = [
  {
    class: 'secret-template',
    paths: [
      '.env.example', '.env.sample', '.env.template', '.env.tmpl', '.env.dist', '.env.defaults', '.env.default', '.env.schema',
      '.env.vault', '.env.enc', '.env.gpg', '.env.age',
      '.env.*.example', '.env.*.sample', '.env.*.template', '.env.example.*', '.env.sample.*', 'example.env', 'sample.env',
      'template.env', '.envrc.example', '.envrc.sample',
      'credentials.example.json', 'credentials.json.example', 'credentials.sample.json', 'secrets.example.*', 'secrets.sample.*',
      'secrets.yml.example', 'secrets.yaml.example',
      'secrets.json.example', 'secrets.toml.example', 'secret.example.*', 'secrets.enc.*', 'secrets.sops.*', '*.enc.yaml', '*.enc.yml',
      '*.sops.yaml', '*.sops.yml',
      'wp-config-sample.php', 'credentials.yml.enc', 'secrets.yml.enc', 'config.example.json', 'service-account.example.json',
      'terraform.tfvars.example', '.npmrc.example',
    ],
  },
  {
    class: 'public-key',
    paths: [
      '*.pub', '.ssh/known_hosts', '.ssh/known_hosts.old', '.ssh/known_hosts2', '/etc/ssh/ssh_known_hosts', '*.crt', '*.cer', '*.csr',
      '*.asc.pub', '*.p7b',
      'fullchain*.pem', 'chain*.pem', 'cert*.pem', 'cacert*.pem', 'ca.pem', 'ca-cert*.pem', 'ca-bundle*.pem', '*cert.pem', '*_cert.pem',
      '*.cert.pem', '*public*.pem', '*pubkey*.pem',
      '/etc/ssl/certs/**', '/etc/pki/ca-trust/**', '/etc/pki/tls/certs/**', '.gnupg/pubring.kbx', '.gnupg/pubring.gpg',
      '.gnupg/trustdb.gpg',
      '/run/secrets/kubernetes.io/serviceaccount/ca.crt', '/etc/kubernetes/pki/*.crt',
    ],
  },
  {
    class: 'ordinary',
    paths: [
      '/run/secrets/kubernetes.io/serviceaccount/namespace', '.kube/kubectx', '.kube/kubens', '.gnupg/gpg.conf', '.gnupg/gpg-agent.conf',
      '.gnupg/dirmngr.conf', '.aws/cli/cache/**', '.aws/config', '.kube/cache/**', '.kube/http-cache/**', '.kube/discovery/**',
      '.mozilla/firefox/profiles.ini', 'debug.keystore', '.gnupg/random_seed',
    ],
  },
  {
    class: 'authorized-keys',
    paths: [
      '.ssh/authorized_keys', '.ssh/authorized_keys2', 'authorized_keys', '/etc/ssh/authorized_keys/**', '/etc/dropbear/authorized_keys',
    ],
  },
  {
    class: 'ssh-config',
    paths: [
      '.ssh/config', '.ssh/config.d/**', '.ssh/environment', '/etc/ssh/ssh_config', '/etc/ssh/ssh_config.d/**', '/etc/ssh/sshd_config',
      '/etc/ssh/sshd_config.d/**', '/etc/ssh/moduli',
    ],
  },
  { class: 'startup', paths: ['.ssh/rc', '/etc/ssh/sshrc'] },
] as const satisfies readonly PathRule[]

/** Private keys (T1552.004). `*.pem` is one only where its name or directory says so. */
export const PRIVATE_KEYS = [
  {
    class: 'private-key',
    paths: [
      '.ssh/**', 'id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'id_ecdsa_sk', 'id_ed25519_sk', 'id_xmss', 'id_rsa_*', 'id_rsa-*',
      'id_rsa.*', 'id_dsa.*', 'id_ecdsa_*', 'id_ecdsa.*',
      'id_ed25519_*', 'id_ed25519-*', 'id_ed25519.*', '/etc/ssh/ssh_host_*_key', 'ssh_host_rsa_key', 'ssh_host_ecdsa_key',
      'ssh_host_ed25519_key', 'ssh_host_dsa_key', '/etc/dropbear/**',
      '*.ppk', '.gnupg/**', 'secring.gpg', 'private-keys-v1.d/**', '/etc/ssl/private/**', '/etc/pki/tls/private/**',
      '/etc/pki/ca/private/**',
      '/etc/letsencrypt/live/**', '/etc/letsencrypt/archive/**', '/etc/letsencrypt/keys/**', '/etc/letsencrypt/accounts/**',
      'privkey*.pem', 'private*.pem', '*private*.pem', '*privkey*.pem', '*priv.pem',
      '/etc/kubernetes/pki/**', '/etc/etcd/pki/**', '/etc/openvpn/*.key', '/etc/openvpn/server/*.key', '/etc/wireguard/**',
      '/etc/ipsec.d/private/**', '/etc/swanctl/private/**',
      '.minikube/*.key', '.minikube/profiles/minikube/client.key', '.docker/key.json', '.docker/trust/private/**', '.chef/*.pem',
      '.oci/*.pem', '.cloudflared/*.pem', '.step/secrets/**',
      '.age/**', '.config/age/**', '.config/rage/**', 'sops/age/keys.txt', 'age/keys.txt', '*.agekey', 'age-key.txt', 'age_key.txt', '.minisign/*.key', 'minisign.key', '.signify/*.sec', 'cosign.key', '.config/wireguard/**',
      'deploy_key', 'deploy_rsa', 'deploy-key', 'github_rsa', 'gitlab_rsa', 'bitbucket_rsa', 'google_compute_engine', 'private_key',
      'privatekey', '*.jks', '*.keystore', '*.p12', '*.pfx', 'authkey*.p8',
      '*-privatekey.*', '*_private_key', '*_private_key.*', '*.private.key',
    ],
  },
] as const satisfies readonly PathRule[]

/** Private keys by a name that test certificates share: the only ones that a test or example directory makes harmless. */
export const TLS_KEYS = [
  {
    class: 'private-key',
    paths: [
      '*.key', 'key.pem', 'key*.pem', '*-key.pem', '*_key.pem', '*.key.pem', 'server.pem', '*.ec2.pem', 'aws*.pem', 'ec2*.pem', '*key.pem',
      '~/downloads/*.pem', '~/desktop/*.pem', '~/documents/*.pem',
      'keys/*.pem', 'private/*.pem', '*.der.key', '*.pkcs8', '*.pkcs12',
    ],
  },
] as const satisfies readonly PathRule[]

/** Files in which clients keep what lets them into a cloud, cluster, forge or registry (T1552.001, T1528). */
export const CLOUD_CREDENTIALS = [
  {
    class: 'cloud-credentials',
    paths: [
      '.aws/credentials', '~/.aws/**', '.aws/sso/**', '.boto', '.s3cfg', '.passwd-s3fs', '*accesskeys.csv', 'rootkey.csv',
      'credentials.csv', '.elasticbeanstalk/aws_credential_file', '.config/aws/credentials',
      '.config/gcloud/**', 'appdata/roaming/gcloud/**', 'gcloud/credentials.db', 'gcloud/access_tokens.db',
      'application_default_credentials.json', 'legacy_credentials/**', '~/.azure/**', '.azure/accesstokens.json',
      '.azure/msal_token_cache.*', 'accesstokens.json', 'msal_token_cache.*', 'azureprofile.json',
      '.kube/config', '.kube/config.*', '~/.kube/**', 'kubeconfig', '*.kubeconfig', 'kubeconfig.yaml', 'kubeconfig.yml',
      '/etc/kubernetes/*.conf', '/etc/rancher/k3s/k3s.yaml', '/etc/rancher/rke2/rke2.yaml',
      '/var/lib/kubelet/kubeconfig', '/var/lib/kubelet/pki/**', '/run/secrets/kubernetes.io/**', '/run/secrets/eks.amazonaws.com/**',
      '/run/secrets/azure/**', '/var/lib/etcd/**',
      '.docker/config.json', '~/.docker', '.dockercfg', '.config/containers/auth.json', 'containers/auth.json',
      '/run/containers/0/auth.json',
      '.terraform.d/credentials.tfrc.json', 'credentials.tfrc.json', '.terraformrc', '.pulumi/credentials.json', '.config/gh/hosts.yml',
      'github cli/hosts.yml', '.config/hub',
      '.config/glab-cli/config.yml', '.config/doctl/config.yaml', 'doctl/config.yaml', '.config/hcloud/cli.toml', '.fly/config.yml',
      '.config/netlify/config.json', 'appdata/roaming/netlify/config.json', 'library/preferences/netlify/config.json',
      'com.vercel.cli/auth.json', '.vercel/auth.json', '.config/vercel/auth.json', '.local/share/com.vercel.cli/auth.json',
      '.wrangler/config/default.toml', '.railway/config.json',
      '.supabase/access-token', '.databrickscfg', '.snowsql/config', '.snowflake/connections.toml', '.config/rclone/rclone.conf',
      'rclone/rclone.conf', '~/.oci/**', '.aliyun/config.json', '~/.cloudflared/**', '.tccli/*.credential',
      '.bluemix/config.json', '.ibmcloud/config.json', '.config/scw/config.yaml', '.config/argocd/config', '.argocd/config',
      '.config/openstack/clouds.yaml', 'clouds.yaml',
      '.config/configstore/firebase-tools.json', '.config/configstore/@vercel', '.config/github-copilot/hosts.json',
      '.config/github-copilot/apps.json',
      'github-copilot/hosts.json', 'github-copilot/apps.json', '.config/stripe/config.toml', '.helm/repository/repositories.yaml',
      'helm/registry/config.json', '.rhcloud/express.conf', '.cf/config.json',
    ],
  },
] as const satisfies readonly PathRule[]

/** Password hashes, vaults, browser logins, keyrings, wallets, tickets (T1003, T1555). */
export const PASSWORD_STORES = [
  {
    class: 'password-store',
    paths: [
      '/etc/shadow', '/etc/shadow-', '/etc/gshadow', '/etc/gshadow-', '/etc/master.passwd', '/etc/spwd.db', '/etc/security/opasswd',
      '/etc/security/passwd', '/etc/shadow.*', '/etc/tcb/**',
      '/var/backups/shadow*', '/var/backups/gshadow*', '/var/db/dslocal/nodes/default/users/**', '/var/db/shadow/hash/**',
      '/etc/ppp/chap-secrets', '/etc/ppp/pap-secrets',
      '/etc/networkmanager/system-connections/**', '/etc/wpa_supplicant/**', '/etc/wpa_supplicant.conf', '/var/lib/samba/private/**',
      '/etc/samba/smbpasswd', '/var/lib/sss/db/**', '/var/lib/sss/secrets/**',
      '/etc/krb5.keytab', '*.keytab', 'krb5cc_*', '*.ccache', '*.kirbi', '/var/lib/krb5kdc/**', '/etc/openldap/slapd.d/**', '/etc/sasldb2',
      'system32/config/sam', 'system32/config/system', 'system32/config/security', 'system32/config/sam.*', 'system32/config/system.*',
      'system32/config/security.*', 'system32/config/regback/**',
      'windows/repair/sam', 'windows/repair/system', 'windows/repair/security', 'winnt/repair/sam', 'winnt/repair/sam._',
      'winnt/repair/system', 'winnt/system32/config/sam', 'config/systemprofile/appdata/**', 'sam.hive', 'sam.save', 'system.hive',
      'system.save', 'security.hive', 'security.save', 'sam.hiv', 'system.hiv',
      'ntds.dit', 'windows/ntds/**', 'lsass*.dmp', 'lsass*.zip', 'sysvol/*/policies/**', 'microsoft/protect/**', 'microsoft/tokenbroker/cache/**',
      'microsoft/credentials/**', 'microsoft/vault/**', 'microsoft/crypto/**',
      'library/keychains/**', '*.keychain', '*.keychain-db', '.local/share/keyrings/**', '.gnome2/keyrings/**',
      '.local/share/kwalletd/**', '.kde/share/apps/kwallet/**', '*.kwl',
      '*.kdbx', '*.kdb', '.password-store/**', '*.agilekeychain', '*.opvault', '.config/1password/**', 'appdata/local/1password/**',
      'library/group containers/2bua8c4s2c.com.1password/**', 'appdata/locallow/lastpass/**', 'bitwarden/data.json', 'bitwarden cli/**',
      '.config/bitwarden/**', '.config/bitwarden cli/**',
      'keepassxc.ini', '.lpass/**', '*.psafe3', '*.enpassdb', '.vnc/passwd', 'ultravnc.ini',
      'login data', 'login data for account', 'logins.json', 'logins-backup.json', 'key4.db', 'key3.db', 'signons.sqlite',
      'cookies.sqlite', 'cookies.binarycookies', 'network/cookies', 'default/cookies', 'default/web data',
      'google/chrome/user data/local state', 'chromium/local state', 'google-chrome/local state', 'google/chrome/local state',
      'microsoft/edge/user data/local state', 'brave-browser/local state', 'user data/local state', 'user data/default',
      '.config/google-chrome', '.config/chromium', '.config/bravesoftware', '.config/microsoft-edge', 'application support/google/chrome',
      'user data', 'google-chrome/default', 'google-chrome/profile *', 'google/chrome/default', '.mozilla/firefox/**',
      'mozilla/firefox/profiles/**', 'application support/firefox/profiles/**',
      'local extension settings/**', 'wallet.dat', '.bitcoin/**', '.ethereum/keystore/**', 'ethereum/keystore/**', '.electrum/wallets/**',
      'electrum/wallets/**', 'exodus/exodus.wallet/**', '.config/solana/id.json', '.monero/**', '*.wallet', '.litecoin/wallet.dat',
      '.dogecoin/wallet.dat', 'atomic/local storage/leveldb/**', 'coinomi/wallets/**', 'keystore/utc--*',
      'discord/local storage/leveldb/**', 'discordcanary/local storage/leveldb/**', 'slack/local storage/leveldb/**', 'slack/cookies',
      'microsoft/teams/cookies', 'microsoft/teams/local storage/leveldb/**', 'telegram desktop/tdata/**',
      '.local/share/telegramdesktop/tdata/**',
    ],
  },
] as const satisfies readonly PathRule[]

/** Files that programs keep secrets in: high, not critical. */
export const SECRET_FILES = [
  {
    class: 'secret-file',
    paths: [
      '.env', '.env.*', '.env-*', '.env_*', '*.env', '.envrc', 'credentials.json', 'credentials.yml', 'credentials.yaml',
      'credentials.toml', 'credentials.xml', 'credentials.ini', 'credentials.txt',
      'service-account*.json', 'service_account*.json', 'serviceaccount*.json', '*-service-account.json', 'gcp-key.json',
      'gcp-credentials.json', 'firebase-adminsdk*.json', '*-firebase-adminsdk-*.json', 'client_secret*.json', 'google-credentials.json',
      'secrets.yml', 'secrets.yaml', 'secrets.json', 'secrets.toml', 'secrets.env', 'secrets.ini', 'secrets.txt', 'secrets.xml',
      'secrets.properties', 'secrets.tfvars', 'secret.tfvars', 'secret.yml', 'secret.yaml', 'secret.json', 'secret.key', 'secret.txt',
      'secret_key.txt', '*.secret', '*.secrets', 'secret_token.rb',
      'passwords.txt', 'password.txt', 'passwords.csv', 'passwords.xlsx', 'passwords.json', 'passwords.yml', 'passwords.yaml',
      'passwd.txt', 'pass.txt', 'token.json', '*.token', 'api_key.txt', 'apikey.txt', 'api_keys.json', 'apikeys.json', 'api-keys.json',
      'api_keys.txt', 'apikeys.txt',
      'config/master.key', 'config/credentials/*.key', 'config/secrets.yml', '.git-credentials', 'git/credentials', '.htpasswd',
      'htpasswd', 'wp-config.php', 'wp-config.php.*', '/var/www/html/configuration.php', '/var/www/html/localsettings.php',
      'app/config/parameters.yml', 'sites/default/settings.php', 'app/etc/env.php', 'app/etc/local.xml',
      '/var/www/*/config/database.yml', 'shared/config/database.yml', 'shared/config/secrets.yml', 'inetpub/wwwroot/web.config',
      'applicationhost.config', 'appsettings.production.json', 'appsettings.secrets.json', 'usersecrets/*/secrets.json',
      '.pgpass', 'pgpass.conf', '.my.cnf', '.mylogin.cnf', '/etc/mysql/debian.cnf', '.vault-token', '.vault_pass', '.vault_pass.txt',
      '.vault-password', 'vault_password', 'ansible_vault_pass', 'vault-init.json', '.bw_session', '.op_session',
      '.netrc', '_netrc', '.pypirc', '~/.npmrc', '~/.yarnrc.yml', '~/.yarnrc', '.cargo/credentials', '.cargo/credentials.toml',
      '.gem/credentials', '.m2/settings.xml', '.m2/settings-security.xml', '~/.gradle/gradle.properties', '.nuget/nuget.config',
      '~/.composer/auth.json', '.config/composer/auth.json', '.ivy2/.credentials', '.sbt/credentials', '~/.bundle/config',
      '.jfrog/jfrog-cli.conf*', '.hex/hex.config',
      'terraform.tfstate', 'production.tfvars', 'prod.tfvars', 'prod.auto.tfvars', '*.tfstate', '*.tfstate.backup', '.ngrok2/ngrok.yml',
      'ngrok/ngrok.yml', '.huggingface/token', '.cache/huggingface/token', '.kaggle/kaggle.json', '.config/openai/**', '~/.openai/**',
      '~/.anthropic/**', '.claude/.credentials.json', '.codex/auth.json', '.gemini/oauth_creds.json', '.gemini/google_accounts.json',
      '.local/share/opencode/auth.json', '.config/op/config', 'user/globalstorage/state.vscdb', 'user/globalstorage/storage.json', 'globalstorage/state.vscdb', 'globalstorage/storage.json', 
      '.travis/config.yml', '.circleci/cli.yml', '.sentryclirc',
      '.twilio-cli/config.json', '.msmtprc', '.muttrc', '.fetchmailrc', '.offlineimaprc', '.mbsyncrc', '.irssi/config',
      '.config/hexchat/servlist.conf', '.config/weechat/sec.conf', '.esmtprc', '.smbcredentials', '.cifs-credentials', '.ldaprc',
      '.jupyter/jupyter_server_config.json', '.config/filezilla/**', 'filezilla/sitemanager.xml', 'filezilla/recentservers.xml',
      'filezilla server.xml', 'winscp.ini', 'confcons.xml', '.remmina/**', '.local/share/remmina/**', 'ws_ftp.ini', 'sftp-config.json',
      'sftp.json', 'sitemanager.xml', 'unattend.xml', 'autounattend.xml', 'unattended.xml', 'unattended.txt', 'unattend.txt',
      'windows/panther/**', 'sysprep.inf', 'sysprep.xml', 'system32/sysprep/**', 'vnc.ini', 'tomcat-users.xml',
      'jenkins.model.jenkinslocationconfiguration.xml', 'secrets/master.key', 'secrets/hudson.util.secret', '.jenkins/secrets/**',
      '/var/lib/jenkins/secrets/**', '/var/lib/jenkins/credentials.xml', '/var/jenkins_home/secrets/**',
      '/var/jenkins_home/credentials.xml', 'gitlab-secrets.json', '/etc/gitlab/gitlab.rb', '/run/secrets/**', '/etc/docker/secrets/**',
      '/etc/secrets/**', '/etc/vault/**', '/etc/vault.d/**', '/etc/rndc.key', '/etc/bind/rndc.key', '/etc/postfix/sasl_passwd',
      '/etc/snmp/snmpd.conf', '/etc/chef/validation.pem', '/etc/puppetlabs/puppet/ssl/private_keys/**', '/etc/exim4/passwd.client',
      '/etc/davfs2/secrets', '/etc/ipsec.secrets', '/etc/racoon/psk.txt', '/etc/asterisk/sip.conf', '/etc/grafana/grafana.ini',
      '/etc/zabbix/zabbix_server.conf', 'kafka_jaas.conf', 'jaas.conf', '.erlang.cookie', '.rsync_pass', 'rsyncd.secrets',
      '/var/lib/cloud/instance/user-data.txt', '/var/lib/cloud/instances/*/user-data.txt', '/var/lib/waagent/**', '/proc/*/environ',
      '/proc/*/task/*/environ',
    ],
  },
] as const satisfies readonly PathRule[]

/** Memory of processes and of the machine (T1003.007). */
export const MEMORY = [
  {
    class: 'process-memory',
    paths: [
      '/proc/*/mem', '/proc/*/task/*/mem', '/proc/mem', '/proc/kcore', '/proc/kmem', '/dev/mem', '/dev/kmem', '/dev/port', '/dev/fmem',
      '/dev/crash', 'memory.dmp', 'hiberfil.sys', 'pagefile.sys', 'swapfile.sys', '/var/vm/sleepimage', '/swapfile', '/swap.img',
      '*.vmem', '/var/crash/**', '/var/lib/systemd/coredump/**',
    ],
  },
] as const satisfies readonly PathRule[]
