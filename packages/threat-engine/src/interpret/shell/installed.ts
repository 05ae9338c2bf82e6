// data table
import { matchingPrograms } from '../../signatures/index.js'

/** Programs that a developer's machine has. A pattern in the place of a program (`/usr/bin/c?t`) becomes the first of them in alphabetical order. */
const INSTALLED: ReadonlySet<string> = new Set(
  ('awk base32 base64 basename bash bzip2 cat chgrp chmod chown chroot comm cp crontab curl cut dash date dd df diff dig dirname dmesg du echo ed egrep env expr false fdisk fgrep find flock fold gdb git grep gzip head hexdump host hostname ' +
    'id install ip join kill kubectl ld less ln ls lsof make man md5sum mkdir mkfifo mkfs mknod mktemp more mount mv nano nc ncat netcat nice nl nm node nohup npm npx od openssl passwd paste perl pip pip3 ping pr printenv printf ps python python3 ' +
    'readlink rev rm rmdir rsync ruby scp script sed seq setsid sh shred sleep socat sort split ss ssh stat strings stty su sudo tac tail tar tee telnet test time timeout top touch tr true truncate umount uname uniq unzip useradd vi vim watch wc wget which who whoami xargs xxd xz yes zip').split(' '),
)

/** The programs that a pattern may stand for, the likeliest first: what is surely there, else what the tables know. */
export function programsOf(glob: string): readonly string[] {
  const found = matchingPrograms(glob)
  const there = found.filter((name) => INSTALLED.has(name)).sort()
  return there.length > 0 ? there.slice(0, 1) : found.slice(0, 3)
}
