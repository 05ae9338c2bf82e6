import * as encoding from '../../fold/encoding.js'
import { same, type Fold } from '../../fold/fold.js'
import { sprintf } from '../../fold/format.js'
import * as lists from '../../fold/list.js'
import * as numbers from '../../fold/number.js'
import { packList, unpackFirst, unpackList } from '../../fold/pack.js'
import * as paths from '../../fold/path.js'
import * as texts from '../../fold/text.js'
import { text, textOf } from '../../value.js'
import type { Constant } from '../api.js'

const concat: Fold = (values) => text(values.map(textOf).join(''), values[0]?.origin)

export const RUBY_FOLDS: readonly Readonly<Record<string, Fold>>[] = [{
  'Base64.decode64 Base64.strict_decode64 Base64.urlsafe_decode64': encoding.base64Text, 'Base64.encode64 Base64.strict_encode64 Base64.urlsafe_encode64': encoding.base64Encode, 'Zlib.Inflate.inflate Zlib.inflate Zlib.gunzip': encoding.decompress, 'Zlib.Deflate.deflate Zlib.gzip': encoding.compress,
  'CGI.unescape URI.decode_www_form_component URI.unescape': encoding.urlDecode, 'CGI.escape URI.encode_www_form_component': encoding.urlEncode, 'list.pack': packList, 'text.unpack': unpackList, 'text.unpack1': unpackFirst, 'text.hex': numbers.hexadecimalNumber, 'text.oct': numbers.octalNumber, 'text.to_i': numbers.integer, 'number.chr': texts.characterFromCodes, 'text.ord': texts.codeAt, 'number.ord': same,
  'text.reverse list.reverse': texts.reverse, 'text.tr': texts.translate, 'text.gsub text.gsub!': texts.replaceAll, 'text.sub text.delete_prefix': texts.replaceFirst, 'text.upcase': texts.upper, 'text.downcase': texts.lower, 'text.capitalize': texts.capitalize, 'text.swapcase': texts.swapCase, 'text.strip text.chomp': texts.strip, 'text.chars': texts.characters, 'text.split': texts.split, 'text.lines': texts.splitLines, 'text.concat': concat,
  'list.join': texts.joinItems(''), 'text.to_s text.to_str text.to_sym text.dup text.freeze text.force_encoding text.encode text.b text.chop list.to_a list.to_ary list.compact list.uniq': same, 'number.to_s': numbers.numberToText, 'text.length text.size list.length list.size': texts.lengthOf, 'text.%': sprintf, 'sprintf format Kernel.sprintf Kernel.format': sprintf, 'String.new String': texts.toText, 'Integer': numbers.integer, 'Array': lists.toList,
  'list.push list.append list.<<': lists.append, 'list.first': lists.firstItem, 'list.last': lists.lastItem, 'list.flatten': lists.flatten, 'list.zip': lists.zip, 'list.shift': lists.shift, 'list.pop': lists.pop, 'record.fetch record.dig': lists.entry, 'record.to_a': lists.entriesOf, 'record.keys': lists.keysOf, 'record.values': lists.valuesOf, 'text.bytes': (values, named) => lists.toList([...values.slice(0, 1)].map((v) => (v.kind === 'text' ? { ...v, bytes: true } : v)), named),
  'File.join Pathname.new': paths.joinLoosely, 'File.dirname': paths.dirname, 'File.basename': paths.basename, 'File.expand_path File.absolute_path File.realpath': paths.samePath, 'Dir.pwd Dir.getwd': () => text('.'), 'Dir.home': () => text('~'), 'Dir.tmpdir': () => text('/tmp'), 'URI URI.parse URI.HTTP.build Addressable.URI.parse Shellwords.escape': same, 'ENV.to_h ENV.to_hash ENV.inspect ENV.each ENV.map': ([self]) => self,
  '?.encrypt': encoding.encrypt,
}]
export const RUBY_CONSTANTS: Readonly<Record<string, Constant>> = {
  ENV: 'environment', ARGV: 'arguments', '$*': 'arguments', STDIN: 'stdin', $stdin: 'stdin', ARGF: 'stdin', STDOUT: 'stdout', $stdout: 'stdout', $stderr: 'stdout', STDERR: 'stdout', __dir__: 'here', __FILE__: 'script', $0: 'script', $PROGRAM_NAME: 'script', $_: 'input',
}
export const RUBY_ALIASES: Readonly<Record<string, string>> = {
  open: '@open-mode-last', 'Kernel.open': '@open-mode-last', 'Kernel.system': 'system', 'Kernel.exec': 'exec', 'Kernel.eval': 'eval', 'Kernel.spawn': 'spawn', 'Kernel.fork': 'fork', 'Kernel.`': '`', 'Kernel.puts': 'puts', 'Object.const_get': '@named', 'Kernel.const_get': '@named', const_get: '@named', 'Kernel.method': '@named', method: '@named', send: '@send', __send__: '@send', public_send: '@send',
  'Object.send': '@send', 'Kernel.send': '@send', 'Kernel.public_send': '@send', 'Kernel.__send__': '@send', loop: '@once', 'list.each': '@map-items', 'list.map': '@map-items', 'list.collect': '@map-items', 'list.each_with_index': '@map-items', 'list.inject': '@reduce-items', 'list.reduce': '@reduce-items', 'list.select': '@filter-items', 'number.times': '@times', lambda: '@block', proc: '@block', 'Proc.new': '@block', File: 'File', IO: 'IO',
}
