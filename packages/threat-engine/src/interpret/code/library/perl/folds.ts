import * as encoding from '../../fold/encoding.js'
import { known, same, type Fold } from '../../fold/fold.js'
import { sprintf } from '../../fold/format.js'
import * as lists from '../../fold/list.js'
import * as numbers from '../../fold/number.js'
import { packValues, unpackValues } from '../../fold/pack.js'
import * as paths from '../../fold/path.js'
import * as texts from '../../fold/text.js'
import { list, literal, text, textOf } from '../../value.js'
import type { Constant } from '../api.js'

/** `split /x/, text` and `split 'x', text`. */
const split: Fold = ([separator, subject], named) => {
  if (!subject || !separator) return undefined
  const by = separator.kind === 'thing' ? known(separator.args.positional[0]) : known(separator)
  if (by === undefined || by === '') return texts.characters([subject], named)
  return /[\\[\](){}.*+?^$]/.test(by.replace(/\\[|.]/g, '')) ? undefined : texts.split([subject, literal(by.replace(/\\/g, ''))], named)
}
const join: Fold = ([separator, ...items], named) =>
  separator && texts.joinText([separator, lists.concatLists(items, named) ?? list(items)], named)
/** `reverse` of one text reverses it, of lists turns the list. */
const reverse: Fold = (values, named) => (values.length === 1 ? texts.reverse(values, named) : texts.reverse([list([...values])], named))
/** sockaddr_in(port, host) */
const socketAddress: Fold = ([port, host]) => (port && host ? list([host, port]) : undefined)
const strip: Fold = ([subject]) => subject && text(textOf(subject), subject.origin)

export const PERL_FOLDS: readonly Readonly<Record<string, Fold>>[] = [
  {
    join,
    split,
    reverse: reverse,
    'scalar.reverse': texts.reverse,
    chr: texts.characterFromCodes,
    ord: texts.codeAt,
    lc: texts.lower,
    uc: texts.upper,
    ucfirst: texts.capitalize,
    lcfirst: same,
    sprintf,
    substr: texts.substring,
    index: texts.indexOf,
    length: texts.lengthOf,
    hex: numbers.hexadecimalNumber,
    oct: numbers.octalNumber,
    int: numbers.floor,
    abs: numbers.absolute,
    pack: packValues,
    unpack: unpackValues,
    'decode_base64 MIME.Base64.decode MIME.Base64.decode_base64 decode_qp': encoding.base64Text,
    'encode_base64 MIME.Base64.encode MIME.Base64.encode_base64': encoding.base64Encode,
    'uri_unescape URI.Escape.uri_unescape': encoding.urlDecodeStrict,
    'uri_escape URI.Escape.uri_escape': encoding.urlEncode,
    'Compress.Zlib.memGunzip Compress.Zlib.uncompress uncompress': encoding.decompress,
    scalar: same,
    ref: same,
    bless: same,
    quotemeta: strip,
    'inet_aton gethostbyname': same,
    'sockaddr_in pack_sockaddr_in': socketAddress,
    'IO.Handle.new IO.File.new': () => undefined,
    'File.Spec.catfile File.Spec.catdir catfile': (values, named) =>
      paths.joinLoosely(
        values.filter((v) => v.kind !== 'thing'),
        named,
      ),
    'dirname File.Basename.dirname': paths.dirname,
    'basename File.Basename.basename': paths.basename,
    'abs_path realpath Cwd.abs_path': paths.samePath,
    'getcwd cwd Cwd.getcwd': () => text('.'),
    tmpdir: () => text('/tmp'),
    keys: lists.keysOf,
    values: lists.valuesOf,
    push: lists.append,
    unshift: lists.prepend,
    'list.shift': lists.shift,
    'list.pop': lists.pop,
    'HTTP.Request.new': ([, , url]) => url,
  },
]
export const PERL_CONSTANTS: Readonly<Record<string, Constant>> = {
  '%ENV': 'environment',
  '@ARGV': 'arguments',
  STDIN: 'stdin',
  STDOUT: 'stdout',
  STDERR: 'stdout',
  $0: 'script',
  $_: 'input',
  '@_': 'arguments',
  $ENV: 'argument',
  undef: 'null',
  __FILE__: 'script',
}
export const PERL_ALIASES: Readonly<Record<string, string>> = {
  open: '@open-mode-first',
  'IO.Socket.INET.new': '@new-socket',
  'IO.Socket.new': '@new-socket',
  'IO.Socket.SSL.new': '@new-socket',
  'IO.Socket.IP.new': '@new-socket',
  '__PACKAGE__.can': '@named',
  'main.can': '@named',
  'UNIVERSAL.can': '@named',
  'CORE.system': 'system',
  'CORE.exec': 'exec',
  'CORE.GLOBAL.system': 'system',
  'Kernel.system': 'system',
  'threads.create': '@thread',
  'threads.new': '@thread',
  ARGV: 'STDIN',
  'POSIX.system': 'system',
}
