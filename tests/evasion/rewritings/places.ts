import { ofLine, ofSimple, simple, type Rewriting, type Rewritings } from '../words.js'

/** A word that names a file by an absolute path or one below the home folder, with folders and a last part. */
const PATH = /(?<=^|[ =@'"])(~|\$HOME)?((?:\/[\w.-]+)*)\/([\w.-]*[a-z]\w[\w.-]*)(?=$|[ '"])/

/** `removes`: the command takes the file away, so that a link or a copy of it is something else. */
interface Place { readonly home: string; readonly folders: string; readonly name: string; readonly removes: boolean }
/** A rewriting of the first path in a simple command. `{ home, folders }/name` is put together again by `rewrite`. */
const ofPath = (rewrite: (place: Place) => string | undefined): Rewriting => (command) => {
  if (!simple(command)) return undefined
  const found = PATH.exec(command)
  if (!found || /['"]/.test(command.slice(0, found.index + 1)) || command[found.index - 1] === '@') return undefined
  const other = rewrite({ home: found[1] ?? '', folders: found[2] ?? '', name: found[3]!, removes: command.startsWith('rm ') })
  return other === undefined ? undefined : command.slice(0, found.index) + other + command.slice(found.index + found[0].length)
}
/** The same, for a command that needs something done before. */
const ofPathWith = (rewrite: (place: Place) => readonly [before: string, path: string] | undefined): Rewriting => (command) => {
  let before = ''
  const rest = ofPath((place) => {
    const pair = rewrite(place)
    if (pair) before = pair[0]
    return pair?.[1]
  })(command)
  return rest === undefined ? undefined : `${before}${rest}`
}
const whole = ({ home, folders, name }: Place): string => `${home}${folders}/${name}`

/** Other names of the same files. */
export const PLACES: Rewritings = {
  'absolute path of the program': ofSimple(({ program, rest }) => `/usr/bin/${program}${rest}`),
  'path with dots': ofSimple(({ program, rest }) => `/usr/./lib/../bin//${program}${rest}`),
  'path through /proc': ofSimple(({ program, rest }) => `/proc/self/root/usr/bin/${program}${rest}`),
  'program by ?': ofSimple(({ program, rest }) => (program.length > 3 ? `/usr/bin/${program[0]}?${program.slice(2)}${rest}` : undefined)),
  'program by a class': ofSimple(({ program, rest }) => `/usr/bin/[${program[0]}]${program.slice(1)}${rest}`),
  'program by a range': ofSimple(({ program, rest }) => (/^[b-y]/.test(program) && program.length > 3 ? `/usr/bin/[a-z]${program.slice(1)}${rest}` : undefined)),
  'folders by ?': ofSimple(({ program, rest }) => `/???/b?n/${program}${rest}`),
  'program from a changed folder': ofSimple(({ program, rest }) => (/(?:^| )[^-/~$"'\s]*[/.]/.test(rest) ? undefined : `(cd /usr/bin && ./${program}${rest})`)),
  'program by an extended glob': ofSimple(({ program, rest }) => `shopt -s extglob\n/usr/bin/@(${program})${rest}`),
  'brace list of all words': ofSimple(({ program, words }) => (words.length && [program, ...words].every((w) => /^[\w@%+=:./-]+$/.test(w)) ? `{${[program, ...words].join(',')}}` : undefined)),
  'braces in the path': ofSimple(({ program, rest }) => `/usr/b{i..i}n/${program}${rest}`),
  'braces in the program': ofSimple(({ program, rest }) => (/^[a-z]/.test(program) ? `{${program[0]}..${program[0]}}${program.slice(1)}${rest}` : undefined)),
  'copy': ofSimple(({ program, rest }) => `cp /usr/bin/${program} /tmp/build-tool && /tmp/build-tool${rest}`),
  'copy into a folder': ofSimple(({ program, rest }) => `mkdir -p /tmp/t; cp "$(which ${program})" /tmp/t/; /tmp/t/${program}${rest}`),
  'copy by cat': ofSimple(({ program, rest }) => `cat /usr/bin/${program} > /tmp/npm; chmod +x /tmp/npm; /tmp/npm${rest}`),
  'copy by dd': ofSimple(({ program, rest }) => `dd if=/usr/bin/${program} of=/tmp/npm status=none && chmod 755 /tmp/npm && /tmp/npm${rest}`),
  'copy by install': ofSimple(({ program, rest }) => `install -m 755 /usr/bin/${program} /tmp/node\n/tmp/node${rest}`),
  'rename': ofSimple(({ program, rest }) => `cp /usr/bin/${program} /tmp/a; mv /tmp/a /tmp/b; /tmp/b${rest}`),
  'symbolic link': ofSimple(({ program, rest }) => `ln -s /usr/bin/${program} /tmp/ls && /tmp/ls${rest}`),
  'hard link': ofSimple(({ program, rest }) => `ln $(command -v ${program}) ./git; ./git${rest}`),
  'link of a link': ofSimple(({ program, rest }) => `ln -sf /usr/bin/${program} /tmp/one; ln -sf /tmp/one /tmp/two; /tmp/two${rest}`),
  'copy found by PATH': ofSimple(({ program, rest }) => `mkdir -p /tmp/bin; cp /usr/bin/${program} /tmp/bin/lint; PATH=/tmp/bin:$PATH; lint${rest}`),
  'hash': ofSimple(({ program, rest }) => `hash -p /usr/bin/${program} npm; npm${rest}`),
  'path in quotes': ofPath((p) => (p.home ? `"${p.home === '~' ? '$HOME' : p.home}${p.folders}/${p.name}"` : `"${whole(p)}"`)),
  'path with doubled slashes': ofPath((p) => `${p.home}${p.folders.replaceAll('/', '//')}//${p.name}`),
  'path with single dots': ofPath((p) => `${p.home}${p.folders}/./${p.name}`),
  'path with double dots': ofPath((p) => (p.folders ? `${p.home}${p.folders}/../${p.folders.split('/').at(-1)}/${p.name}` : `${p.home}/tmp/../${p.name}`)),
  'path by ?': ofPath((p) => `${p.home}${p.folders}/${p.name.slice(0, -1)}?`),
  'path by *': ofPath((p) => (p.name.length > 4 ? `${p.home}${p.folders}/${p.name.slice(0, -2)}*` : undefined)),
  'path by a class': ofPath((p) => { const i = p.name.search(/[a-z]/); return `${p.home}${p.folders}/${p.name.slice(0, i)}[${p.name[i]}]${p.name.slice(i + 1)}` }),
  'folder by ?': ofPath((p) => (p.folders ? `${p.home}${p.folders.slice(0, -1)}?/${p.name}` : undefined)),
  'path with empty quotes': ofPath((p) => `${p.home}${p.folders}/${p.name.slice(0, 2)}""${p.name.slice(2)}`),
  'path with a backslash': ofPath((p) => `${p.home}${p.folders}/${p.name.slice(0, 1)}\\${p.name.slice(1)}`),
  'path by braces': ofPath((p) => (/^[a-z]/.test(p.name) ? `${p.home}${p.folders}/{${p.name[0]}..${p.name[0]}}${p.name.slice(1)}` : undefined)),
  'path in a variable': ofPathWith((p) => [`f=${whole(p)}; `, '"$f"']),
  'path in two variables': ofPathWith((p) => [`d=${p.home}${p.folders || '/'}; n=${p.name}; `, '$d/$n']),
  'path by echo': ofPath((p) => `$(echo ${whole(p)})`),
  'path by printf': ofPath((p) => `"$(printf '%s/%s' ${p.home}${p.folders || '/.'} ${p.name})"`),
  'path by base64': ofPath((p) => (p.home ? undefined : `$(echo ${Buffer.from(whole(p)).toString('base64')} | base64 -d)`)),
  'path by tr': ofPath((p) => (p.home || whole(p).includes('#') ? undefined : `$(echo '${whole(p).replaceAll('/', '#')}' | tr '#' /)`)),
  'slash of the environment': ofPath((p) => (p.home ? undefined : whole(p).replaceAll('/', '${PATH:0:1}'))),
  'home by HOME': (command) => (simple(command) && / ~\//.test(command) ? command.replaceAll(' ~/', ' $HOME/') : undefined),
  'home by its absolute path': (command) => (simple(command) && / ~\//.test(command) ? command.replaceAll(' ~/', ' /root/') : undefined),
  'home by ~root': (command) => (simple(command) && / ~\//.test(command) ? command.replaceAll(' ~/', ' ~root/') : undefined),
  'home by eval': (command) => (simple(command) && / ~\//.test(command) ? command.replaceAll(' ~/', ' $(eval echo ~)/') : undefined),
  'folder changed before': (command) => changed(command, 'cd'),
  'folder changed before, pushd': (command) => changed(command, 'pushd'),
  'path through /proc/self/root': ofPath((p) => (p.home || p.folders === '/dev' || p.folders === '' ? undefined : `/proc/self/root${whole(p)}`)),
  'path by a symbolic link': ofPathWith((p) => (p.folders === '/dev' || p.removes ? undefined : [`ln -s ${whole(p)} /tmp/notes; `, '/tmp/notes'])),
  'folder by a symbolic link': ofPathWith((p) => (p.folders && p.folders !== '/dev' ? [`ln -s ${p.home}${p.folders} /tmp/notes; `, `/tmp/notes/${p.name}`] : undefined)),
  'file copied before': ofPathWith((p) => (p.folders === '/dev' || p.removes ? undefined : [`cp ${whole(p)} /tmp/notes.txt; `, '/tmp/notes.txt'])),
  'file as standard input': (command) => { const m = /^(cat|base64|xxd|sort|strings|head|tail) ((?:~|\$HOME)?\/[\w./-]+)$/.exec(command); return m ? `${m[1]} < ${m[2]}` : undefined },
  'file by the shell alone': ofLine((command) => { const m = /^cat ((?:~|\$HOME)?\/[\w./-]+)$/.exec(command); return m ? `echo "$(<${m[1]})"` : undefined }),
  'file by while read': ofLine((command) => { const m = /^cat ((?:~|\$HOME)?\/[\w./-]+)$/.exec(command); return m ? `while IFS= read -r l; do printf '%s\\n' "$l"; done < ${m[1]}` : undefined }),
  'file by mapfile': ofLine((command) => { const m = /^cat ((?:~|\$HOME)?\/[\w./-]+)$/.exec(command); return m ? `mapfile -t l < ${m[1]}; printf '%s\\n' "\${l[@]}"` : undefined }),
  'file by another reader': ofLine((command) => { const m = /^cat ((?:~|\$HOME)?\/[\w./-]+)$/.exec(command); return m ? `tac ${m[1]} | tac` : undefined }),
  'decimal address': (command) => rewriteAddress(command, (a) => String(a.reduce((n, part) => n * 256 + part, 0))),
  'hexadecimal address': (command) => rewriteAddress(command, (a) => `0x${a.map((part) => part.toString(16).padStart(2, '0')).join('')}`),
  'octal address': (command) => rewriteAddress(command, (a) => a.map((part) => `0${part.toString(8)}`).join('.')),
  'IPv6-mapped address': (command) => rewriteAddress(command, (a) => `[::ffff:${a.join('.')}]`),
  'full-width letters in the host': (command) => rewriteHost(command, (host) => host.replace(/[a-z]/, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))),
  'ideographic full stop in the host': (command) => rewriteHost(command, (host) => host.replace('.', '\u3002')),
  'upper case host': (command) => rewriteHost(command, (host) => host.toUpperCase()),
  'host with a trailing dot': (command) => rewriteHost(command, (host) => `${host}.`),
  'URL with user information': (command) => (/https?:\/\/[a-z]/.test(command) ? command.replace(/(https?:\/\/)(?=[a-z])/, '$1github.com@') : undefined),
}

function changed(command: string, how: string): string | undefined {
  const told = simple(command)
  const path = told?.words.find((w) => /^(?:~|\$HOME)?(?:\/[\w.-]+)+\/[\w.-]+$/.test(w) && !w.startsWith('/dev/'))
  if (!told || !path) return undefined
  const cut = path.lastIndexOf('/')
  return `${how} ${path.slice(0, cut)} > /dev/null && ${[told.program, ...told.words.map((w) => (w === path ? path.slice(cut + 1) : w))].join(' ')}`
}

function rewriteAddress(command: string, rewrite: (parts: number[]) => string): string | undefined {
  return /https?:\/\/\d+\.\d+\.\d+\.\d+/.test(command)
    ? command.replace(/(https?:\/\/)(\d+\.\d+\.\d+\.\d+)/, (_, scheme: string, address: string) => scheme + rewrite(address.split('.').map(Number)))
    : undefined
}

function rewriteHost(command: string, rewrite: (host: string) => string): string | undefined {
  return /https?:\/\/[a-z]/.test(command) ? command.replace(/(https?:\/\/)([a-z][\w.-]*)/, (_, scheme: string, host: string) => scheme + rewrite(host)) : undefined
}
