// data table
import type { Signature } from './signature.js'

/** Programs that read, write, move and delete files: GNU coreutils and their BSD kin. */
export const CORE = [
  {
    names: ['cat', 'tac', 'nl', 'bat', 'batcat', 'more', 'less', 'most', 'pr', 'rev', 'view', 'strings', 'fold', 'expand', 'unexpand', 'fmt', 'column', 'zcat', 'zless', 'zmore', 'bzcat', 'xzcat', 'lolcat', 'ccat', 'gcat'],
    operands: { rest: 'read' }, stdin: 'when-no-operand', stdout: 'content',
    examples: [['cat a.txt', ['read path:ordinary']], ['cat --help', []]],
  },
  {
    names: ['rm', 'grm'], operands: { rest: 'delete' }, tags: { '-r': 'recursive', '-f': 'force' }, flags: { '-r, -R, --recursive': 'switch', '-f, --force': 'switch' }, stdin: 'ignored',
    examples: [['rm -fr build', ['delete path:ordinary']]],
  },
  {
    names: ['nmap'], class: 'scanner', flags: { '-p': 'port', '-iL': 'read', '-oN, -oX, -oG, -oA': 'write', '-s': 'value', '--script': 'value', '-T': 'value' }, operands: { rest: 'target' },
    examples: [['nmap -sV 10.0.0.0/24', ['scan host:private']]],
  },
  {
    names: ['curl'], flags: {
      '-d, --data, --data-ascii, --data-binary, --data-urlencode': 'data', '-F, --form': 'form', '-T, --upload-file': 'upload', '-o, --output': 'write', '-H, --header': 'value', '-X, --request': 'value', '-u, --user': 'value', '-A, --user-agent': 'value',
    }, operands: { rest: 'url' }, stdout: 'content', stdin: 'data',
    examples: [['curl https://example.com', ['receive host:public']]],
  },
  { names: ['sudo', 'doas'], grammar: 'getopt', flags: { '-u, --user': 'user', '-g, --group': 'value' }, operands: { first: 'argv' }, wraps: { privileged: true }, examples: [['sudo rm x', ['delete path:ordinary']]] },
] as const satisfies readonly Signature[]
