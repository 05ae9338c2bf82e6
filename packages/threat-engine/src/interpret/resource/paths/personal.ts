import type { PathRule } from './rule.js'

/** Commands and queries that were typed before (T1552.003). */
export const HISTORIES = [
  {
    class: 'shell-history',
    paths: [
      '.bash_history', '.zsh_history', '.zhistory', '.histfile', '.sh_history', '.ksh_history', '.ash_history', '.history',
      '.tcsh_history', '.fish_history', 'fish/fish_history', '.local/share/fish/fish_history', 'fish_history', '.zsh_sessions/**',
      '.bash_sessions/**', '.python_history', '.node_repl_history', '.irb_history', '.pry_history',
      '.ipython/profile_default/history.sqlite', '.mysql_history', '.psql_history', '.sqlite_history', '.rediscli_history', '.dbshell',
      '.mongosh/mongosh_repl_history', '.mongodb/mongosh/**', '.lesshst', '.viminfo', '.wget-hsts', '.scapy_history', '.php_history',
      '.rhistory', '.nu_history', '.config/nushell/history.txt', '.local/share/atuin/**', '.ghc/ghci_history', '.lldb/lldb-widehistory',
      '.gdb_history', '.nsr_history', '.influx_history', '.cqlsh/history', '.cassandra/cqlsh_history', '.bash_history-*',
      'consolehost_history.txt', 'psreadline/**', '.claude/history.jsonl', '~/.claude/projects/**', '.codex/sessions/**',
      '~/.gemini/tmp/*/chats/**', '.cursor/conversations/**', '.cursor/chats/**', '.codex/history.jsonl',
    ],
  },
] as const satisfies readonly PathRule[]

/** Mail, messages, pictures, contacts, calendars, browsing (T1114, T1213, T1005). */
export const PERSONAL = [
  {
    class: 'personal-data',
    paths: [
      '/var/mail/**', '/var/spool/mail/**', '~/maildir/**', '~/mail/**', '~/.mail/**', '~/mbox', '*.mbox', '*.pst', '*.ost',
      '~/.thunderbird/**', '.thunderbird/**', 'thunderbird/profiles/**', '.evolution/**', '.local/share/evolution/**', 'library/mail/**',
      'library/containers/com.apple.mail/**', 'library/messages/**', 'chat.db', 'library/application support/addressbook/**',
      'library/calendars/**', 'library/reminders/**', 'library/group containers/group.com.apple.notes/**',
      'library/group containers/group.com.apple.calendar/**', 'notestore.sqlite', 'pictures/photos library.photoslibrary/**',
      'library/photos/**', 'library/callhistorydb/**', 'application support/callhistorydb/**',
      'library/application support/mobilesync/**', 'library/safari/**', 'library/cookies/**', 'library/identityservices/**',
      'library/application support/com.apple.sharedfilelist/**', 'library/application support/knowledge/**', 'voice memos/recordings/**',
      '.config/signal/**', 'application support/signal/**', 'appdata/roaming/signal/**', 'application support/whatsapp/**',
      'appdata/roaming/whatsapp/**', 'group containers/group.net.whatsapp.whatsapp.shared/**', 'telegram desktop/**',
      '.local/share/telegramdesktop/**', 'library/application support/slack/**', '.config/slack/**', 'appdata/roaming/slack/**',
      '.config/discord/**', 'appdata/roaming/discord/**', 'library/application support/discord/**', '.config/skype/**',
      'appdata/roaming/skype/**', '.config/skypeforlinux/**', '.config/microsoft/microsoft teams/**',
      'appdata/roaming/microsoft/teams/**', 'microsoft/outlook/**', 'appdata/local/microsoft/outlook/**',
      'appdata/local/packages/microsoft.microsoftstickynotes_8wekyb3d8bbwe/**', '.config/element/**', '.purple/logs/**',
      '.weechat/logs/**', '.local/share/gajim/**',
      'places.sqlite', 'formhistory.sqlite', 'google-chrome/default/history', 'chrome/default/history', 'user data/default/history',
      'user data/default/bookmarks', 'safari/history.db', 'windows/history/**', '~/.local/share/recently-used.xbel', 'contacts.vcf',
    ],
  },
  {
    class: 'database-dump',
    paths: [
      'dump.rdb', 'appendonly.aof', '*.sql.gz', '*.sql.bz2', '*.sql.xz', '*.sql.zst', '*.sql.zip', '*.pgdump', '*.mysqldump',
      '*dump*.sql', '*backup*.sql', '*_dump.json', '*.dump', '*dump.bson', '*.sqlite.bak', '/var/lib/mysql/**', '/var/lib/postgresql/**',
      '/var/lib/mongodb/**', '/var/lib/redis/**', '/var/lib/pgsql/**', '/usr/local/var/postgres/**', '/opt/homebrew/var/postgres/**',
      '*.mdf', '*.ldf', '*.bacpac',
    ],
  },
  {
    class: 'backup',
    paths: [
      '/var/backups/**', '/backup/**', '/backups/**', '/var/lib/backup/**', '/mnt/backup/**', '/mnt/backups/**', '/srv/backup/**',
      '/srv/backups/**', '~/backup/**', '~/backups/**', '*.bkf', '*.wbcat', '*.vbk', '*.vib', '*.vhd', '*.vhdx', '*.sparsebundle',
      'backups.backupdb/**', '.timemachine/**', 'system volume information/**', 'windowsimagebackup/**', '/.snapshots/**',
      '/var/lib/restic/**', '/var/lib/borg/**', 'time machine backups/**', 'c:/backup/**', 'c:/backups/**',
    ],
  },
] as const satisfies readonly PathRule[]
