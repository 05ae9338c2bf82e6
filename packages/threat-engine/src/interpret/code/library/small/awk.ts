import { defineLanguage } from '../../language.js'
import { sprintf } from '../../fold/format.js'
import { lengthOf, lower, subFromOne, upper } from '../../fold/text.js'
import { number } from '../../value.js'
import { knownNumber, type Fold } from '../../fold/fold.js'
import { readAwk } from '../../read/script/awk.js'
import type { Api } from '../api.js'

const APIS = [
  { calls: 'system', args: { command: 'command' } },
  { calls: '@command', args: { command: 'command', input: 'input' }, gives: 'output' },
  { calls: '@write', args: { path: 'write', data: 'content' } },
  { calls: '@append', args: { path: 'append', data: 'content' } },
  { calls: '@read', args: { path: 'read' }, gives: 'content' },
  { calls: '@connect', args: { address: 'address' }, special: 'connect', gives: '#socket' },
  { calls: '#socket.read', special: 'receive', gives: 'content' },
  { calls: '#socket.write', args: { data: 'body' }, special: 'send' },
  { calls: 'print printf', args: { '...values': 'shown' }, gives: 'nothing' },
  { calls: 'close fflush getline srand', args: { name: 'ignored' } },
] as const satisfies readonly Api[]
/** substr(text, first, length) counts from one. */
const substr: Fold = ([s, first, length], named) => {
  const a = knownNumber(first)
  const n = knownNumber(length)
  return s && a !== undefined ? subFromOne([s, number(a), ...(n === undefined ? [] : [number(a + n - 1)])], named) : undefined
}

export const awk = defineLanguage(
  'awk',
  readAwk,
  {
    implicitLocals: false,
    memberEntries: false,
    firstIndex: 1,
    constructorName: '',
    selfParameter: false,
    argumentsName: '',
    lastValue: false,
    urlsAreFiles: false,
    numericPlus: true,
    bareCalls: false,
  },
  {
    apis: [APIS],
    constants: {
      ENVIRON: 'environment',
      ARGV: 'arguments',
      $0: 'input',
      $1: 'input',
      $2: 'input',
      $3: 'input',
      $4: 'input',
      $NF: 'input',
      FILENAME: 'argument',
      NR: 'argument',
      NF: 'argument',
      FS: { text: ' ' },
      OFS: { text: ' ' },
    },
    aliases: { '@pipe-read': '@awk-read', '@pipe-write': '@awk-write' },
  },
  [{ sprintf, toupper: upper, tolower: lower, length: lengthOf, substr }],
)
