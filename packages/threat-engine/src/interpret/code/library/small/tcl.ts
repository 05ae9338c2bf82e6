import { defineLanguage } from '../../language.js'
import * as encoding from '../../fold/encoding.js'
import type { Fold } from '../../fold/fold.js'
import { sprintf } from '../../fold/format.js'
import * as paths from '../../fold/path.js'
import * as texts from '../../fold/text.js'
import { list, text, textOf } from '../../value.js'
import { readTcl } from '../../read/script/tcl.js'
import type { Api } from '../api.js'

const APIS = [
  { calls: 'exec', args: { '...words': 'argument' }, gives: 'output' },
  { calls: 'spawn', args: { '...words': 'argument' }, special: 'terminal', gives: '#process' },
  { calls: '@popen', args: { command: 'command' }, gives: '#process' },
  { calls: 'system', args: { command: 'command' } },
  { calls: 'eval uplevel subst', args: { code: 'code' } },
  { calls: 'source', args: { path: 'load' } },
  { calls: '@open', args: { path: 'open', mode: 'mode' }, gives: '#file' },
  { calls: 'read gets', args: { handle: 'handle' }, gives: 'content' },
  { calls: 'puts', args: { '...values': 'shown' }, gives: 'nothing' },
  { calls: '@puts', args: { handle: 'handle', data: 'content' }, gives: 'nothing' },
  { calls: 'file.delete', args: { '...path': 'delete-tree' } },
  { calls: 'file.copy', args: { from: 'copy-from', to: 'copy-to' } },
  { calls: 'file.rename', args: { from: 'move-from', to: 'copy-to' } },
  { calls: 'cd', args: { path: 'value' }, special: 'chdir' },
  { calls: 'glob', args: { pattern: 'list' }, gives: 'listing' },
  { calls: 'socket', args: { host: 'host', port: 'port' }, special: 'connect', gives: '#socket' },
  { calls: 'http.geturl http::geturl ::http::geturl', args: { url: 'url' }, gives: '#response' },
  { calls: 'exit', special: 'exit' },
  { calls: 'package expect interact close log_user set_timeout wait sleep after', args: { name: 'ignored' } },
] as const satisfies readonly Api[]
const FOLDS: Readonly<Record<string, Fold>> = {
  'string.reverse': texts.reverse,
  'string.tolower': texts.lower,
  'string.toupper': texts.upper,
  'string.map': (values, named) => texts.replaceIn([values[0] ?? text(''), values[0] ?? text(''), ...values.slice(1)], named),
  format: sprintf,
  'binary.decode': ([kind, data], named) => (kind && data ? encoding.decodeWith([data, kind], named) : undefined),
  concat: (values) => text(values.map(textOf).join(' ')),
  list: (values) => list([...values]),
  join: texts.joinItems(' '),
  'file.join': paths.joinLoosely,
  'string.trim': texts.strip,
}
export const tcl = defineLanguage(
  'tcl',
  readTcl,
  {
    implicitLocals: true,
    memberEntries: false,
    firstIndex: 0,
    constructorName: '',
    selfParameter: false,
    argumentsName: 'args',
    lastValue: true,
    urlsAreFiles: false,
    numericPlus: true,
    bareCalls: false,
  },
  {
    apis: [APIS],
    constants: { argv: 'arguments', env: 'environment', stdin: 'stdin' },
    aliases: { open: '@open-mode-last', send: '@send-input' },
  },
  [FOLDS],
)
