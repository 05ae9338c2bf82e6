import { defineLanguage } from '../../language.js'
import * as encoding from '../../fold/encoding.js'
import { same, type Fold } from '../../fold/fold.js'
import { sprintf } from '../../fold/format.js'
import * as lists from '../../fold/list.js'
import * as numbers from '../../fold/number.js'
import * as texts from '../../fold/text.js'
import { text } from '../../value.js'
import { readLua } from '../../read/script/lua/statements.js'
import type { Api } from '../api.js'

const APIS = [
  { calls: 'os.execute', args: { command: 'command' } },
  { calls: 'io.popen', args: { command: 'command', mode: 'ignored' }, gives: '#process' },
  { calls: '#process.read #process.lines', gives: 'output' },
  { calls: '#process.write', args: { data: 'input' } },
  { calls: 'dofile loadfile', args: { path: 'load' } },
  { calls: 'io.open', args: { path: 'open', mode: 'mode' }, gives: '#file' },
  { calls: 'io.lines', args: { path: 'read' }, gives: 'content' },
  { calls: '#file.read #file.lines #stdin.read io.read', self: 'value', gives: 'content' },
  { calls: '#file.write', args: { '...data': 'content' }, gives: 'self' },
  { calls: 'os.remove', args: { path: 'delete' } },
  { calls: 'os.rename', args: { from: 'move-from', to: 'copy-to' } },
  { calls: 'os.getenv', args: { name: 'name:environment' } },
  { calls: 'os.exit', special: 'exit' },
  { calls: 'socket.tcp socket.udp socket.tcp4', gives: '#socket' },
  { calls: 'socket.connect', args: { host: 'host', port: 'port' }, special: 'connect', gives: '#socket' },
  { calls: '#socket.connect', args: { host: 'host', port: 'port' }, special: 'connect' },
  { calls: '#socket.send', args: { data: 'body' }, special: 'send' },
  { calls: '#socket.receive', special: 'receive', gives: 'content' },
  { calls: 'socket.bind', args: { host: 'listen-host', port: 'listen-port' }, gives: '#socket' },
  { calls: '#socket.accept', special: 'accept', gives: '#socket' },
  { calls: 'socket.http.request ssl.https.request', args: { url: 'url', body: 'body' }, gives: 'content' },
  { calls: 'ngx.say print', args: { '...values': 'shown' }, gives: 'nothing' },
  { calls: 'io.write ngx.print #stdout.write', args: { '...values': 'shown' }, gives: 'nothing', raw: true },
] as const satisfies readonly Api[]

const FOLDS: Readonly<Record<string, Fold>> = {
  'string.char': texts.characterFromCodes,
  'string.byte text.byte': ([s, i], named) =>
    texts.codeAt(s ? [s, ...(i?.kind === 'number' ? [{ ...i, value: i.value - 1 }] : [])] : [], named),
  'string.reverse text.reverse': texts.reverse,
  'string.rep text.rep': texts.repeat,
  'string.upper text.upper': texts.upper,
  'string.lower text.lower': texts.lower,
  'string.sub text.sub': texts.subFromOne,
  'string.format text.format': sprintf,
  'table.concat': texts.joinItems(''),
  'table.insert': lists.append,
  'table.unpack unpack': same,
  tostring: texts.toText,
  tonumber: numbers.integer,
  'string.len text.len': texts.lengthOf,
  'mime.unb64 ngx.decode_base64': encoding.base64Text,
  'mime.b64 ngx.encode_base64': encoding.base64Encode,
  '@range': lists.inclusiveRange,
  ipairs: lists.enumerate,
  pairs: lists.entriesOf,
  'os.tmpname': () => text('/tmp/\0'),
}

export const lua = defineLanguage(
  'lua',
  readLua,
  {
    implicitLocals: false,
    memberEntries: true,
    firstIndex: 1,
    constructorName: 'new',
    selfParameter: false,
    argumentsName: '...',
    lastValue: false,
    urlsAreFiles: false,
    numericPlus: true,
    bareCalls: false,
  },
  {
    apis: [APIS],
    constants: { arg: 'arguments', 'io.stdin': 'stdin', 'io.stdout': 'stdout', _G: 'globals', _ENV: 'globals' },
    aliases: {
      require: '@import',
      loadstring: '@make-function',
      load: '@make-function',
      pcall: '@call',
      xpcall: '@call',
      'coroutine.wrap': '@first',
      rawget: '@member',
      'posix.exec': 'os.execute',
    },
  },
  [FOLDS],
)
