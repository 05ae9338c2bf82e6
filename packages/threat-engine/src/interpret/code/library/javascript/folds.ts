import * as encoding from '../../fold/encoding.js'
import { isBytes, known, knownNumber, same, passed, type Fold } from '../../fold/fold.js'
import * as lists from '../../fold/list.js'
import * as numbers from '../../fold/number.js'
import * as paths from '../../fold/path.js'
import * as texts from '../../fold/text.js'
import { number, text, textOf, type Value } from '../../value.js'

/** `buffer.toString()` decodes bytes, `number.toString(36)` writes digits, other values become text. */
const toString: Fold = (values, named) => {
  const [self] = values
  if (self?.kind === 'number') return numbers.numberToText(values, named)
  return isBytes(self) ? encoding.bytesToString(values, named) : texts.toText(values.slice(0, 1), named)
}
const sliceTo: Fold = (values, named) => texts.slice(values, named)
const substr: Fold = (values, named) => texts.substring(values, named)
const concat: Fold = (values, named) => {
  const [self] = values
  return self?.kind === 'list' ? lists.concatLists(values, named) : text(values.map(textOf).join(''), values[0]?.origin)
}
const at: Fold = ([self, index], named) =>
  self?.kind === 'list' ? self.items.at(knownNumber(index) ?? 0) : texts.characterAt(self ? [self, ...(index ? [index] : [])] : [], named)
const parse: Fold = texts.withoutQuotes
/** A known text in quotes, as code that is put together needs it; other values as they are. */
const stringified: Fold = (values, named) => (values[0]?.kind === 'text' && known(values[0]) !== undefined ? texts.quoted(values, named) : passed(values, named))
const assignAll: Fold = ([first, ...others]) => {
  if (first?.kind !== 'record') return first
  for (const other of others) if (other.kind === 'record') for (const [key, value] of other.entries) first.entries.set(key, value)
  return first
}
const from: Fold = (values, named) => {
  const [subject] = values as [Value?]
  const size = subject?.kind === 'record' ? knownNumber(subject.entries.get('length')) : undefined
  return size === undefined ? lists.toList(values, named) : lists.rangeOf([number(Math.min(size, 2048))], named)
}

/** Pure functions and methods of JavaScript. */
export const JAVASCRIPT_FOLDS: readonly Readonly<Record<string, Fold>>[] = [
  {
    'atob globalThis.atob': encoding.base64Text,
    btoa: encoding.base64Encode,
    'Buffer.from Buffer Uint8Array Uint8Array.from buffer.Buffer.from TextEncoder().encode': encoding.toBytes,
    'TextDecoder().decode': ([a], named) => encoding.decodeWith(a ? [a] : [], named),
    'Buffer.concat': ([items], named) => texts.joinText([text(''), ...(items ? [items] : [])], named),
    'String.fromCharCode String.fromCodePoint': texts.characterFromCodes,
    'decodeURIComponent decodeURI': encoding.urlDecodeStrict,
    unescape: encoding.unescape,
    'encodeURIComponent encodeURI escape': encoding.urlEncode,
    String: texts.toText,
    'parseInt Number.parseInt': numbers.integer,
    'Number parseFloat': numbers.float,
    'zlib.inflateSync zlib.gunzipSync zlib.unzipSync zlib.inflateRawSync': encoding.decompress,
    'zlib.brotliDecompressSync': encoding.decompressBrotli,
    'zlib.gzipSync zlib.deflateSync zlib.brotliCompressSync': encoding.compress,
    'JSON.parse': parse,
    'JSON.stringify': stringified,
    'Object.keys': lists.keysOf,
    'Object.values': lists.valuesOf,
    'Object.entries': lists.entriesOf,
    'Object.assign': assignAll,
    'Object.fromEntries': lists.recordOf,
    'Array.from': from,
    'Array.of Array': lists.concatLists,
    'Math.floor Math.trunc Math.round': numbers.floor,
    'path.join': paths.joinLoosely,
    'path.resolve': paths.join,
    'path.dirname': paths.dirname,
    'path.basename': paths.basename,
    'path.normalize url.fileURLToPath fs.realpathSync': paths.samePath,
    'os.homedir os.userInfo().homedir': () => text('~'),
    'os.tmpdir': () => text('/tmp'),
    'process.cwd Deno.cwd': () => text('.'),
    'os.hostname os.userInfo os.platform': () => text('\0'),
    URL: same,
    'Object.create': same,
    structuredClone: same,
    'crypto.createCipheriv': (values) => encoding.encrypt(values, new Map()),
  },
  {
    'text.toString text.valueOf number.toString list.toString constant.toString function.toString': toString,
    'text.concat list.concat': concat,
    'text.split': (values, named) =>
      textOf(values[1] ?? text('\0')) === '' ? texts.characters(values.slice(0, 1), named) : texts.split(values, named),
    'list.join': texts.joinItems(','),
    'list.reverse list.toReversed': texts.reverse,
    'text.replace': texts.replaceFirst,
    'text.replaceAll': texts.replaceAll,
    'text.slice text.substring list.slice text.subarray': sliceTo,
    'text.substr': substr,
    'text.charAt': texts.characterAt,
    'text.at list.at': at,
    'text.charCodeAt text.codePointAt': texts.codeAt,
    'text.toUpperCase': texts.upper,
    'text.toLowerCase': texts.lower,
    'text.trim': texts.strip,
    'text.trimStart': texts.stripLeft,
    'text.trimEnd': texts.stripRight,
    'text.repeat': texts.repeat,
    'text.padStart': texts.padLeft,
    'text.startsWith': texts.startsWith,
    'text.endsWith': texts.endsWith,
    'text.includes': texts.contains,
    'text.indexOf': texts.indexOf,
    'list.push': lists.append,
    'list.unshift': lists.prepend,
    'list.pop': lists.pop,
    'list.shift': lists.shift,
    'list.flat': lists.flatten,
    'list.sort': lists.sorted,
    'text.normalize': same,
  },
  { '?.encrypt': encoding.encrypt, '?.decrypt': encoding.decrypt, '#cipher.update #cipher.final': encoding.encrypt },
]
