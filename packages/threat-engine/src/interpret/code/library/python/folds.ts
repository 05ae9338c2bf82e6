import * as encoding from '../../fold/encoding.js'
import { passed, same, something, type Fold } from '../../fold/fold.js'
import { braceFormat } from '../../fold/format.js'
import * as lists from '../../fold/list.js'
import * as numbers from '../../fold/number.js'
import { structPack } from '../../fold/pack.js'
import * as paths from '../../fold/path.js'
import * as texts from '../../fold/text.js'
import { pathThing } from '../../operate.js'
import { KNOWN, list, number, text, textOf, type Value } from '../../value.js'

const pathMember =
  (change: (path: string) => string): Fold =>
  ([self]) =>
    self ? pathThing(change(textOf(self)), self.origin) : undefined
const pathJoined: Fold = (values) => pathThing(paths.joinPath(values.map(textOf)), values[0]?.origin)
const codes = encoding.toBytes
/** `x.translate({...})` and `str.maketrans(a, b)`. */
const makeTranslation: Fold = ([a, b]) => (a && b ? list([a, b]) : undefined)
const translate: Fold = ([subject, table], named) =>
  table?.kind === 'list' && subject ? texts.translate([subject, ...table.items], named) : undefined
const xorBytes: Fold = ([a, b]) => something(a as Value, b)

/** Pure functions and methods of Python. */
export const PYTHON_FOLDS: readonly Readonly<Record<string, Fold>>[] = [
  {
    'base64.b64decode base64.standard_b64decode base64.urlsafe_b64decode base64.decodebytes base64.decodestring binascii.a2b_base64 pybase64.b64decode':
      encoding.base64Decode,
    'base64.b64encode base64.urlsafe_b64encode base64.encodebytes base64.standard_b64encode binascii.b2a_base64': encoding.base64Encode,
    'base64.b32decode': encoding.base32Decode,
    'base64.b85decode': encoding.base85Decode,
    'base64.a85decode': encoding.ascii85Decode,
    'base64.b16decode binascii.unhexlify binascii.a2b_hex bytes.fromhex bytearray.fromhex': encoding.hexDecode,
    'base64.b16encode binascii.hexlify text.hex': encoding.hexEncode,
    'zlib.decompress gzip.decompress zlib.decompressobj().decompress': encoding.decompress,
    'zlib.compress gzip.compress bz2.compress lzma.compress': encoding.compress,
    'bz2.decompress lzma.decompress brotli.decompress marshal.loads': encoding.decodeUnknown,
    'codecs.decode text.decode': encoding.decodeWith,
    'codecs.encode text.encode': encoding.encodeWith,
    'urllib.parse.unquote urllib.unquote': encoding.urlDecodeStrict,
    'urllib.parse.unquote_plus': encoding.urlDecode,
    'urllib.parse.quote urllib.parse.quote_plus urllib.quote': encoding.urlEncode,
    'html.unescape': encoding.htmlDecode,
    'binascii.a2b_uu': encoding.uudecode,
    'str unicode': texts.toText,
    'bytes bytearray': codes,
    'repr ascii': texts.quoted,
    chr: texts.characterFromCodes,
    unichr: texts.characterFromCodes,
    ord: texts.codeAt,
    'int long': numbers.integer,
    float: numbers.float,
    hex: numbers.inBase(16, '0x'),
    oct: numbers.inBase(8, '0o'),
    bin: numbers.inBase(2, '0b'),
    len: texts.lengthOf,
    abs: numbers.absolute,
    sum: lists.sum,
    'list tuple set frozenset iter collections.deque': lists.toList,
    dict: lists.recordOf,
    'range xrange': lists.rangeOf,
    zip: lists.zip,
    enumerate: lists.enumerate,
    sorted: lists.sorted,
    reversed: texts.reverse,
    next: lists.firstItem,
    'itertools.chain': lists.concatLists,
    'itertools.chain.from_iterable': lists.flatten,
    'operator.add operator.concat': ([a, b]) => (a && b ? text(textOf(a) + textOf(b), a.origin) : undefined),
    'operator.xor': ([a, b]) => a && b && numbers.arithmetic('^', a, b),
    'ast.literal_eval json.loads': texts.withoutQuotes,
    'textwrap.dedent inspect.cleandoc shlex.quote pipes.quote re.escape': same,
    'shlex.split': texts.split,
    'shlex.join': texts.joinItems(' '),
    'str.join': texts.joinText,
    'os.path.join posixpath.join': paths.join,
    'os.path.dirname': paths.dirname,
    'os.path.basename': paths.basename,
    'os.path.split': paths.splitPath,
    'os.path.expanduser os.path.abspath os.path.realpath os.path.normpath os.path.expandvars os.fspath os.fsdecode os.path.relpath':
      paths.samePath,
    'os.getcwd os.getcwdu pathlib.Path.cwd': () => text('.'),
    'pathlib.Path.home': () => pathThing('~'),
    'os.uname platform.system platform.node socket.gethostname getpass.getuser': () => text('\0'),
    'time.sleep random.seed': () => number(0),
    'tempfile.gettempdir': () => text('/tmp'),
    'tempfile.mkdtemp tempfile.mktemp': () => text('/tmp/\0'),
    'struct.pack': structPack,
    'copy.copy copy.deepcopy': same,
    'str.maketrans bytes.maketrans string.maketrans': makeTranslation,
    'Crypto.Util.strxor.strxor': xorBytes,
    'json.dumps pickle.dumps marshal.dumps': passed,
  },
  {
    'text.upper': texts.upper,
    'text.lower text.casefold': texts.lower,
    'text.capitalize text.title': texts.capitalize,
    'text.swapcase': texts.swapCase,
    'text.strip': texts.strip,
    'text.lstrip': texts.stripLeft,
    'text.rstrip': texts.stripRight,
    'text.removeprefix': texts.withoutPrefix,
    'text.removesuffix': texts.withoutSuffix,
    'text.replace': texts.replaceAll,
    'text.split text.rsplit': texts.split,
    'text.splitlines': texts.splitLines,
    'text.join': texts.joinText,
    'text.format': braceFormat,
    'text.format_map': braceFormat,
    'text.startswith': texts.startsWith,
    'text.endswith': texts.endsWith,
    'text.find text.index': texts.indexOf,
    'text.translate': translate,
    'text.zfill': same,
    'text.__add__': ([a, b]) => (a && b ? text(textOf(a) + textOf(b), a.origin) : undefined),
    'number.to_bytes': (values) => text('\0', encodingOrigin(values), true),
    'int.from_bytes': () => undefined,
    'list.append': lists.append,
    'list.extend': lists.extend,
    'list.insert': ([self, , value], named) => lists.append(self && value ? [self, value] : [], named),
    'list.pop': lists.pop,
    'list.reverse': lists.reverseInPlace,
    'list.copy record.copy': same,
    'record.get record.pop record.setdefault': lists.entry,
    'record.items': lists.entriesOf,
    'record.keys': lists.keysOf,
    'record.values': lists.valuesOf,
    'list.join': () => undefined,
    'os.environ.copy os.environ.items os.environ.values': ([self]) => self,
    '#path.joinpath': pathJoined,
    '#path.expanduser #path.resolve #path.absolute #path.with_suffix #path.as_posix': same,
  },
  {
    '?.encrypt ?.encrypt_and_digest #encryptor.update': encoding.encrypt,
    '?.decrypt ?.decrypt_and_verify': encoding.decrypt,
  },
]
const encodingOrigin = (values: readonly Value[]) => ({ ...(values[0]?.origin ?? KNOWN), decoded: 'number' })
const outputOf: Fold = ([self]) => (self?.kind === 'thing' ? (self.state.content ?? text('\0', self.origin)) : undefined)
export const PYTHON_PROPERTIES: Readonly<Record<string, Fold>> = {
  '#path.parent': pathMember(paths.parentOf),
  '#path.name #path.stem': pathMember(paths.baseOf),
  '#ran.stdout #ran.stderr': outputOf,
  '#response.text #response.content': outputOf,
}
