import { defineLanguage } from '../../language.js'
import * as encoding from '../../fold/encoding.js'
import { same, type Fold } from '../../fold/fold.js'
import { sprintf } from '../../fold/format.js'
import * as lists from '../../fold/list.js'
import * as paths from '../../fold/path.js'
import * as texts from '../../fold/text.js'
import { list, literal, text, textOf } from '../../value.js'
import { readR } from '../../read/script/r.js'
import type { Api } from '../api.js'

const APIS = [
  { calls: 'system shell', args: { command: 'command', intern: 'ignored', '*input': 'input' }, gives: 'output' },
  { calls: 'system2 processx.run', args: { command: 'program', args: 'arguments' }, gives: 'output' },
  { calls: 'pipe', args: { command: 'command' }, gives: '#process' },
  { calls: 'source sys.source', args: { file: 'load' }, gives: 'content' },
  { calls: 'eval evalq', args: { expr: 'value' } },
  { calls: 'readLines readRDS readr.read_file scan read.csv read.table readChar', args: { file: 'read' }, gives: 'content' },
  { calls: 'file', args: { path: 'open', mode: 'mode' }, gives: '#file' },
  { calls: 'writeLines write cat.file writeBin', args: { data: 'content', path: 'write' } },
  { calls: 'write.csv write.table saveRDS save', args: { data: 'content', file: 'write' } },
  { calls: 'unlink', args: { path: 'delete', recursive: 'recursive' } },
  { calls: 'file.remove fs.file_delete', args: { path: 'delete' } },
  { calls: 'file.copy', args: { from: 'copy-from', to: 'copy-to' } },
  { calls: 'file.rename', args: { from: 'move-from', to: 'copy-to' } },
  { calls: 'list.files dir list.dirs', args: { path: 'list', pattern: 'ignored', '*recursive': 'recursive' }, gives: 'listing' },
  { calls: 'Sys.chmod', args: { path: 'change', mode: 'permissions' } },
  { calls: 'setwd', args: { path: 'value' }, special: 'chdir' },
  { calls: 'Sys.getenv', args: { name: 'name:environment' } },
  { calls: 'download.file curl_download', args: { url: 'url', destfile: 'save' } },
  { calls: 'url GET getURL curl_fetch_memory', args: { url: 'url' }, assume: 'GET', gives: 'content' },
  { calls: 'POST PUT postForm', args: { url: 'url', '*body': 'body', '...more': 'body' }, assume: 'POST', gives: 'content' },
  { calls: 'socketConnection make.socket', args: { host: 'host', port: 'port' }, special: 'connect', gives: '#socket' },
  { calls: 'library require suppressMessages install.packages source_gist', args: { name: 'ignored' } },
  { calls: 'print cat message', args: { '...values': 'shown' }, gives: 'nothing' },
  { calls: 'quit q', special: 'exit' },
] as const satisfies readonly Api[]

const paste =
  (separator: string): Fold =>
  (values, named) =>
    texts.joinText([named.get('sep') ?? literal(separator), list([...values])], named)
const FOLDS: Readonly<Record<string, Fold>> = {
  paste0: paste(''),
  paste: paste(' '),
  sprintf,
  toupper: texts.upper,
  tolower: texts.lower,
  'c list': lists.concatLists,
  rev: texts.reverse,
  'file.path': paths.joinLoosely,
  'path.expand normalizePath': paths.samePath,
  getwd: () => text('.'),
  tempdir: () => text('/tmp'),
  'base64_dec base64decode base64_decode': encoding.base64Text,
  rawToChar: (values, named) => encoding.toBytes(values, named),
  'as.raw as.hexmode': same,
  intToUtf8: texts.characterFromCodes,
  parse: (values, named) => named.get('text') ?? values[0],
  expression: same,
  strtoi: same,
  'substr substring': texts.subFromOne,
  'gsub sub': ([what, by, subject], named) => what && by && subject && texts.replaceAll([subject, what, by], named),
  'toString as.character': ([a]) => a && text(textOf(a), a.origin),
  unlist: same,
  URLdecode: encoding.urlDecodeStrict,
}
export const r = defineLanguage(
  'r',
  readR,
  {
    implicitLocals: true,
    memberEntries: true,
    firstIndex: 1,
    constructorName: 'new',
    selfParameter: false,
    argumentsName: '...',
    lastValue: true,
    urlsAreFiles: true,
    numericPlus: true,
    bareCalls: false,
  },
  {
    apis: [[{ calls: 'eval evalq', args: { expr: 'code' } }, ...APIS]],
    constants: {},
    aliases: {
      'do.call': '@named-apply',
      get: '@named',
      'match.fun': '@named',
      lapply: '@items-map',
      sapply: '@items-map',
      Map: '@map',
      Reduce: '@reduce',
    },
  },
  [FOLDS],
)
