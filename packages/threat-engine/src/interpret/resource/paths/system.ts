import type { PathRule } from './rule.js'

/** Pseudo-files and devices. */
export const DEVICES = [
  {
    class: 'null',
    paths: [
      '/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom', '/dev/stdin', '/dev/stdout', '/dev/stderr', '/dev/tty',
      '/dev/console', '/dev/fd/0', '/dev/fd/1', '/dev/fd/2', '/proc/self/fd/0', '/proc/self/fd/1', '/proc/self/fd/2', '/dev/ptmx',
      '/dev/pts/**', '$null', 'c:/nul',
    ],
  },
  {
    class: 'container-socket',
    paths: [
      'docker.sock', 'docker_engine', '/run/containerd/**', 'containerd.sock', 'crio.sock', '/run/crio/**', 'podman.sock',
      'cri-dockerd.sock', '/run/docker/**', 'dockershim.sock', 'buildkitd.sock', '/run/snapd.socket', 'k3s/containerd/containerd.sock',
      'lxd/unix.socket', 'kubelet.sock', '/run/docker',
    ],
  },
  {
    class: 'disk',
    paths: [
      '/dev/sd*', '/dev/hd*', '/dev/vd*', '/dev/xvd*', '/dev/nvme*', '/dev/mmcblk*', '/dev/disk*', '/dev/disk/**', '/dev/rdisk*',
      '/dev/mapper/**', '/dev/md*', '/dev/dm-*', '/dev/root', '/dev/ada*', '/dev/da0*', '/dev/mtd*', '/dev/pmem*', '/dev/block/**',
      '/dev/zvol/**', '/dev/vg*', '/dev/wd0*', '/dev/nbd*', '/dev/cciss/**', '//./physicaldrive*', '//./harddisk*', '//./*:', '//./globalroot/**',
      '//?/globalroot/**',
    ],
  },
  { class: 'device', paths: ['/dev/**', '//./**'] },
] as const satisfies readonly PathRule[]

/** The system's own files, most special first; the rest of `/etc` and of the program directories last. */
export const SYSTEM = [
  { class: 'ordinary', paths: ['/proc/sys/fs/file-max', '/sys/class/net/**', '/sys/fs/cgroup/memory/memory.limit_in_bytes'] },
  {
    class: 'user-database',
    paths: [
      '/etc/passwd', '/etc/passwd-', '/etc/group', '/etc/group-', '/etc/subuid', '/etc/subgid', '/etc/login.defs', '/etc/shells',
    ],
  },
  {
    class: 'hosts-file',
    paths: [
      '/etc/hosts', '/etc/hosts.allow', '/etc/hosts.deny', '/etc/resolv.conf', 'system32/drivers/etc/hosts', 'drivers/etc/hosts',
      '/etc/hosts.equiv', '~/.rhosts', '~/.shosts',
    ],
  },
  {
    class: 'kernel',
    paths: [
      '/proc/sys/**', '/proc/sysrq-trigger', '/proc/kallsyms', '/proc/modules', '/sys/kernel/**', '/sys/module/**',
      '/sys/fs/cgroup/release_agent', '/sys/fs/cgroup/*/release_agent', '/sys/firmware/**', '/sys/fs/bpf/**', '/sys/fs/selinux/**', '/sys/power/**', '/boot/**',
      '/lib/modules/**', '/usr/lib/modules/**', '/etc/modules', '/etc/modules-load.d/**', '/etc/modprobe.d/**', '/etc/modprobe.conf',
      '/etc/sysctl.conf', '/etc/sysctl.d/**', 'system32/drivers/**', '/system/library/extensions/**', '/library/extensions/**',
      'release_agent', 'notify_on_release', 'bootmgr', 'windows/boot/**', 'boot/bcd', '/efi/**', '/system/library/kernels/**',
    ],
  },
  {
    class: 'security-log',
    paths: [
      '/var/log/auth.log', '/var/log/auth.log*', '/var/log/secure', '/var/log/secure*', '/var/log/wtmp', '/var/log/wtmp*',
      '/var/log/btmp', '/var/log/btmp*', '/var/log/lastlog', '/var/log/tallylog', '/var/log/faillog', '/var/log/faillog*',
      '/var/log/audit/**', '/var/log/audit.log', '/var/log/sudo.log', '/var/log/sudo-io/**', '/var/log/journal/**', '/run/log/journal/**',
      '/run/utmp', '/var/log/utmp', '/var/adm/wtmp', '/var/adm/utmp', '/var/adm/sulog', '/var/adm/lastlog', '/etc/wtmp', '/etc/utmp',
      '/etc/security/failedlogin', '/etc/security/lastlog', '/var/log/authlog', '/var/account/**', '/var/log/account/**',
      '/var/log/fail2ban.log', '/var/log/ufw.log', '/var/audit/**', '*.evtx', 'system32/winevt/**', '*event.evt', '*events.evt',
      '/var/db/diagnostics/**', '/var/log/asl/**', '/var/log/dpkg.log', '/var/log/apt/history.log', '/var/log/cloudtrail/**',
      '/var/log/kube-apiserver/**', '/var/log/kubernetes/audit/**', '/var/log/falco*', '/var/log/osquery/**',
    ],
  },
  {
    class: 'log',
    paths: [
      '/var/log/**', '/var/adm/**', '/var/lib/docker/containers/*/*.log', '~/library/logs/**', '/library/logs/**', 'windows/logs/**', 'windows/prefetch/**',
      'system32/logfiles/**', 'inetpub/logs/**', '/usr/local/apache/logs/**', '/usr/local/apache2/logs/**', '/usr/local/var/log/**',
      '/etc/httpd/logs/**', '/var/www/log/**', '/var/www/logs/**', '/opt/lampp/logs/**', '/usr/local/nginx/logs/**', '/run/log/**',
      '/proc/kmsg',
    ],
  },
  {
    class: 'system-config',
    paths: [
      '/etc/**', '/usr/local/etc/**', '/usr/etc/**', '/opt/homebrew/etc/**', 'c:/boot.ini', 'c:/windows/win.ini', 'c:/windows/php.ini',
      'c:/windows/my.ini', 'c:/winnt/win.ini', 'boot.ini', 'windows/win.ini', 'winnt/win.ini', 'system32/inetsrv/**',
      '/library/preferences/**', '/proc/cmdline', '/proc/version', '/proc/mounts', '/boot.ini', '/windows/win.ini', '/windows/system.ini',
      '/winnt/system32/cmd.exe',
    ],
  },
  {
    class: 'system-binary',
    paths: [
      '/bin/**', '/sbin/**', '/usr/bin/**', '/usr/sbin/**', '/lib/**', '/lib64/**', '/usr/lib/**', '/usr/lib64/**', '/usr/libexec/**',
      'c:/windows/**', '/system/**', '/nix/store/**',
    ],
  },
] as const satisfies readonly PathRule[]

/** Directories that are the system: deleting or rewriting one, or all in it, breaks the machine. Joined with `/`, lower case. */
export const SYSTEM_ROOTS: ReadonlySet<string> = new Set([
  '/etc', '/usr', '/var', '/boot', '/bin', '/sbin', '/lib', '/lib64', '/lib32', '/opt', '/sys', '/proc', '/dev', '/run', '/srv',
  '/usr/bin', '/usr/sbin', '/usr/lib', '/usr/lib64', '/usr/share', '/usr/libexec', '/usr/local', '/usr/include', '/var/lib', '/boot/efi',
  '/boot/grub',
  '/system', '/library', '/applications', '/volumes', '/private', '/system/library', '/cores', '/nix', '/nix/store', '/mnt', '/media',
  '/snap', '/efi',
  'c:/windows', 'c:/windows/system32', 'c:/windows/syswow64', 'c:/program files', 'c:/program files (x86)', 'c:/programdata', 'c:/boot',
  'c:/recovery', 'c:/windows/system32/drivers', 'c:/windows/winsxs', 'c:/winnt',
])

/** Directories that hold home directories. All of one is all homes. */
export const HOME_PARENTS: ReadonlySet<string> = new Set([
  '/home', '/users', 'c:/users', '/export/home', '/usr/home', 'c:/documents and settings', '/var/home',
])

/** Directories of temporary files themselves. */
export const SCRATCH_ROOTS: ReadonlySet<string> = new Set([
  '/tmp', '/var/tmp', '/usr/tmp', '/dev/shm', '/run/shm', 'c:/temp', 'c:/tmp', 'c:/windows/temp',
])

/** Names of directories that builds and package managers make anew. */
export const BUILD_DIRECTORIES: ReadonlySet<string> = new Set([
  'node_modules', 'dist', 'build', 'target', 'out', 'coverage', '.next', '.nuxt', '.turbo', '.cache', '__pycache__', '.pytest_cache',
  '.mypy_cache', '.ruff_cache', '.tox', '.nox', '.venv', 'venv', '.gradle', '.parcel-cache', '.svelte-kit', '.angular', '.nyc_output',
  '.eggs', 'htmlcov', 'obj', '.output', '.vite', '.terraform', 'cmake-build-debug', 'cmake-build-release', '_build', '.dart_tool',
  'deriveddata', 'pods', 'storybook-static', '.serverless', '.docusaurus', 'tmp', 'temp', '.tmp',
])
