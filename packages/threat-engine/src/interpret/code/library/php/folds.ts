import * as encoding from '../../fold/encoding.js'
import { same, passed, type Fold } from '../../fold/fold.js'
import { sprintf } from '../../fold/format.js'
import * as lists from '../../fold/list.js'
import * as numbers from '../../fold/number.js'
import { packValues, unpackValues } from '../../fold/pack.js'
import * as paths from '../../fold/path.js'
import * as texts from '../../fold/text.js'
import { text } from '../../value.js'
import type { Constant } from '../api.js'

const implode: Fold = ([a, b], named) =>
  b ? texts.joinText(a?.kind === 'list' ? [b, a] : [a ?? text(''), b], named) : a && texts.joinText([text(''), a], named)
/** explode(separator, subject) */
const explode: Fold = ([separator, subject], named) => (subject && separator ? texts.split([subject, separator], named) : undefined)

export const PHP_FOLDS: readonly Readonly<Record<string, Fold>>[] = [
  {
    base64_decode: encoding.base64Text,
    base64_encode: encoding.base64Encode,
    hex2bin: encoding.hexText,
    bin2hex: encoding.hexEncode,
    str_rot13: encoding.rot13,
    'gzinflate gzuncompress gzdecode zlib_decode': encoding.decompress,
    'gzdeflate gzcompress gzencode': encoding.compress,
    urldecode: encoding.urlDecode,
    rawurldecode: encoding.urlDecodeStrict,
    'urlencode rawurlencode': encoding.urlEncode,
    'html_entity_decode htmlspecialchars_decode': encoding.htmlDecode,
    convert_uudecode: encoding.uudecode,
    'strrev array_reverse': texts.reverse,
    chr: texts.characterFromCodes,
    ord: texts.codeAt,
    'implode join': implode,
    explode,
    str_split: texts.characters,
    'str_replace str_ireplace': texts.replaceIn,
    strtr: texts.translate,
    'substr mb_substr': texts.substring,
    'strtolower mb_strtolower': texts.lower,
    'strtoupper mb_strtoupper': texts.upper,
    ucfirst: texts.capitalize,
    trim: texts.strip,
    ltrim: texts.stripLeft,
    'rtrim chop': texts.stripRight,
    str_repeat: texts.repeat,
    'strlen count sizeof': texts.lengthOf,
    'sprintf vsprintf': sprintf,
    pack: packValues,
    unpack: unpackValues,
    hexdec: numbers.hexadecimalNumber,
    octdec: numbers.octalNumber,
    intval: numbers.integer,
    dechex: numbers.inBase(16, ''),
    strval: texts.toText,
    array_merge: lists.concatLists,
    array_keys: lists.keysOf,
    array_values: lists.valuesOf,
    range: lists.inclusiveRange,
    array_push: lists.append,
    array_pop: lists.pop,
    array_shift: lists.shift,
    'openssl_encrypt mcrypt_encrypt sodium_crypto_secretbox': encoding.encrypt,
    'openssl_decrypt mcrypt_decrypt': encoding.decrypt,
    'json_encode serialize http_build_query': passed,
    'escapeshellarg escapeshellcmd addslashes stripslashes realpath json_decode strval': same,
    dirname: paths.dirname,
    basename: paths.basename,
    getcwd: () => text('.'),
    sys_get_temp_dir: () => text('/tmp'),
  },
]
export const PHP_CONSTANTS: Readonly<Record<string, Constant>> = {
  $_ENV: 'environment',
  $_SERVER: 'argument',
  $argv: 'arguments',
  $_GET: 'request',
  $_POST: 'request',
  $_REQUEST: 'request',
  $_COOKIE: 'request',
  __dir__: 'here',
  __file__: 'script',
  stdin: 'stdin',
  php_eol: { text: '\n' },
  directory_separator: { text: '/' },
  $globals: 'globals',
  $GLOBALS: 'globals',
  php_binary: { text: 'php' },
}
export const PHP_ALIASES: Readonly<Record<string, string>> = {
  call_user_func: '@named-call',
  call_user_func_array: '@named-apply',
  array_map: '@map',
  array_filter: '@items-filter',
  array_walk: '@items-map',
  usort: '@items-map',
  create_function: '@make-function',
  preg_replace: '@preg-replace',
  preg_replace_callback: '@preg-callback',
  func_get_args: '@nothing',
  curl_init: '@curl-init',
  curl_setopt: '@curl-option',
  curl_setopt_array: '@curl-options',
  curl_exec: '@curl-run',
  constant: '@named',
  reflectionfunction: '@named',
  '@variable': '@variable',
}
