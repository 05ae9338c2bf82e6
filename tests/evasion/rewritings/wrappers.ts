import { ofLine, ofSimple, quoted, type Rewritings } from '../words.js'

/** Programs that start another program, given its words. */
const PREFIXES = [
  'sudo', 'sudo -n -E', 'sudo -u root --', 'doas', 'env', 'env -i PATH=/usr/bin:/bin', 'env FOO=1 BAR=2', 'nohup', 'timeout 60', 'timeout -s KILL 5m', 'nice', 'nice -n 19',
  'ionice -c 3', 'setsid', 'setsid -w', 'stdbuf -o0', 'time', '/usr/bin/time -p', 'command', 'exec', 'exec -a npm', 'builtin command', 'chroot /', 'busybox', 'unshare -r',
  'setarch x86_64', 'taskset -c 0', 'chrt -b 0', 'prlimit --nofile=64', 'flock /tmp/l', 'strace -f -o /dev/null', 'ltrace', 'unbuffer', 'runuser -u root --', 'sudo -u root env FOO=1 nohup',
  'proot', 'fakeroot', 'systemd-run --user --scope', 'dbus-run-session --', 'xvfb-run', 'nsenter -t 1 -m --', 'firejail --noprofile', 'catchsegv', 'pkexec',
  'caffeinate', 'tini --', 'dumb-init', 'retry', 'chronic', 'softlimit', 'direnv exec .', 'poetry run', 'bundle exec', 'uv run --',
] as const

const prefixed = Object.fromEntries(PREFIXES.map((prefix) => [prefix, ofSimple((_, command) => `${prefix} ${command}`)]))

/** The command behind programs that start it (T1202). */
export const WRAPPERS: Rewritings = {
  ...prefixed,
  'five wrappers': ofSimple((_, command) => `env A=1 nohup nice -n 5 timeout 60 stdbuf -oL ${command}`),
  'absolute path of the wrapper': ofSimple((_, command) => `/usr/bin/env /usr/bin/nohup ${command} > /dev/null 2>&1 &`),
  'sudo of a shell': (c) => `sudo sh -c ${quoted(c)}`,
  'sudo -s': ofSimple((_, command) => `sudo -s ${command}`),
  'su -c': (c) => `su -c ${quoted(c)}`,
  'su root -c': (c) => `su - root -c ${quoted(c)}`,
  'su -s': (c) => `su -s /bin/bash -c ${quoted(c)} nobody`,
  'script -c': (c) => `script -qc ${quoted(c)} /dev/null`,
  'flock -c': (c) => `flock -n /tmp/l -c ${quoted(c)}`,
  'watch': (c) => `watch -n 60 ${quoted(c)}`,
  'parallel': (c) => `parallel ::: ${quoted(c)}`,
  'start-stop-daemon': ofSimple(({ program, rest }) => `start-stop-daemon --start --exec /usr/bin/${program} --${rest}`),
  'ld.so': ofSimple(({ program, rest }) => `/lib64/ld-linux-x86-64.so.2 /usr/bin/${program}${rest}`),
  'busybox sh -c': (c) => `busybox sh -c ${quoted(c)}`,
  'busybox env': ofSimple((_, command) => `busybox env ${command}`),
  'xargs': ofSimple(({ program, words }) => (words.length && words.every((w) => /^[\w@%+=:,./-]+$/.test(w)) ? `printf '%s\\n' ${words.join(' ')} | xargs ${program}` : undefined)),
  'xargs, last word': ofSimple(({ program, words }) => (words.length && /^[\w@%+=:,./][\w@%+=:,./-]*$/.test(words.at(-1)!) ? `echo ${words.at(-1)} | xargs ${[program, ...words.slice(0, -1)].join(' ')}` : undefined)),
  'xargs -I': ofSimple(({ program, words }) => (words.length && /^[\w@%+=:,./][\w@%+=:,./-]*$/.test(words.at(-1)!) ? `echo ${words.at(-1)} | xargs -I{} ${[program, ...words.slice(0, -1)].join(' ')} {}` : undefined)),
  'xargs -n1 from a here-string': ofSimple(({ program, words }) => (words.length && /^[\w@%+=:,./][\w@%+=:,./-]*$/.test(words.at(-1)!) ? `xargs -n1 ${[program, ...words.slice(0, -1)].join(' ')} <<< ${words.at(-1)}` : undefined)),
  'xargs without input': ofSimple((_, command) => `xargs ${command} < /dev/null`),
  'xargs -r of a shell': ofLine((c) => `echo x | xargs -r -I@@ sh -c ${quoted(c)}`),
  'find -exec': ofSimple((_, command) => `find . -maxdepth 0 -exec ${command} \\;`),
  'find -exec with a quoted end': ofSimple((_, command) => `find /tmp -maxdepth 0 -type d -exec ${command} ';'`),
  'find -execdir of a shell': (c) => `find . -maxdepth 0 -execdir sh -c ${quoted(c)} \\;`,
  'find -ok': ofSimple((_, command) => `yes | find . -maxdepth 0 -ok ${command} \\;`),
  'find -name with the last path': ofSimple(({ program, words }) => {
    const path = /^(\/[\w./-]+)\/([\w.-]+)$/.exec(words.at(-1) ?? '')
    return path ? `find ${path[1]} -name ${path[2]} -exec ${[program, ...words.slice(0, -1)].join(' ')} {} \\;` : undefined
  }),
  'nsenter of a shell': (c) => `nsenter -t $$ -m sh -c ${quoted(c)}`,
  'tmux': (c) => `tmux new-session -d ${quoted(c)}`,
  'screen': (c) => `screen -dmS work sh -c ${quoted(c)}`,
  'systemd-run of a shell': (c) => `systemd-run --wait --pipe sh -c ${quoted(c)}`,
  'ssh to this machine': (c) => `ssh localhost ${quoted(c)}`,
  'exec in a subshell': ofSimple((_, command) => `(exec ${command})`),
  'npx -c': (c) => `npx -c ${quoted(c)}`,
  'npm exec -c': (c) => `npm exec -c ${quoted(c)}`,
}
