// data table
import { matchingPrograms } from '../../signatures/index.js'
import { globMatches } from './glob.js'

/** Programs that a developer's machine has. A pattern in the place of a program (`/usr/bin/c?t`) becomes the first of them in alphabetical order. */
const INSTALLED: readonly string[] = (
  'awk base32 base64 basename bash bzip2 cat chgrp chmod chown chroot comm cp crontab curl cut dash date dd df diff dig dirname dmesg du echo ed egrep env expr false fdisk fgrep find flock fold gdb git grep gzip head hexdump host hostname ' +
    'id install ip join kill kubectl ld less ln ls lsof make man md5sum mkdir mkfifo mkfs mknod mktemp more mount mv mysql nano nc ncat netcat nice nl nm node nohup npm npx od openssl passwd paste perl php pip pip3 psql ping pr printenv printf ps python python3 ' +
    'readlink rev rm rmdir rsync ruby scp script sed seq setsid sh shred sleep socat sort split ss ssh stat strings stty su sudo tac tail tar tee telnet test time timeout top touch tr true truncate umount uname uniq unzip useradd vi vim watch wc wget which who whoami xargs xxd xz yes zip'
).split(' ').sort()

/** The program that a pattern in the place of one stands for: what is surely there, else what the tables know. `undefined` when nothing matches, or when all would. */
export function globbedProgram(glob: string): string | undefined {
  if (!/\w/.test(glob)) return undefined
  return INSTALLED.find((name) => globMatches(name, glob)) ?? matchingPrograms(glob)[0]
}
