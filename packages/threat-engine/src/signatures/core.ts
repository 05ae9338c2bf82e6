// data table
import type { Signature } from './signature.js'

/** Programs that read, write, move and delete files: GNU coreutils and their BSD kin. */
export const CORE = [
  { names: ['sudo', 'doas'], grammar: 'getopt', flags: { '-u, --user': 'user', '-g, --group': 'value' }, operands: { first: 'argv' }, wraps: { privileged: true }, examples: [['sudo rm x', ['delete path:ordinary']]] },
] as const satisfies readonly Signature[]
