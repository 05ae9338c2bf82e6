import { CLEAN } from '../../machine.js'
import { type Call, type Command, frameOf, has, textOf, textsOf } from '../call.js'
import { readFile, writeFile } from '../files.js'
import { from, pathOf } from '../record.js'
import { writeRegistry } from '../registry.js'
import { STAR } from '../../word.js'
import { NULL, type Value, asText, carried, gather, itemsOf, text, unknown } from '../value.js'
import { ITEM, paths, place } from './place.js'

function getContent(call: Call): Value {
  return gather(
    paths(call).map((path) => {
      const where = place(path, call)
      if (where.in === 'environment') return unknown(CLEAN)
      if (where.in !== 'file') return unknown()
      const value = readFile(path, frameOf(call, 'path'), call.session)
      return textOf(call, 'stream') !== undefined && value.k === 'unknown' ? value : value
    }),
  )
}

/** `Set-Content`, `Add-Content`, `Out-File`, `Tee-Object`: data goes into a file. */
const puts =
  (target: string, append: boolean, passes = false) =>
  (call: Call): Value => {
    const content = call.named.get('value') ?? call.named.get('inputobject') ?? call.input
    for (const path of textsOf(call, target).slice(0, 16)) {
      const where = place(path, call)
      const stream = textOf(call, 'stream')
      if (where.in === 'file')
        writeFile(
          stream === undefined ? path : `${path}:${stream}`,
          content,
          append || has(call, 'append'),
          [],
          frameOf(call, target),
          call.session,
        )
      else if (where.in === 'registry') writeRegistry(where.path, '', content, frameOf(call, target), call.session)
    }
    return passes ? content : NULL
  }

/** `Export-Csv` and its like: the objects of the pipeline as a file. */
const exports: Command = {
  parameters:
    'path filepath=path literalpath=path | inputobject encoding delimiter depth quotefields usequotes nonewline | append ' +
    'notypeinformation useculture',
  run: puts('path', false),
}

/** `Select-String`: matching lines of files or of the pipeline. */
function selectString(call: Call): Value {
  const pattern = textsOf(call, 'pattern').join('|')
  const below = itemsOf(call.input).some((item) => item.k === 'object' && item.fields.has('recursive'))
  const files = has(call, 'path')
    ? textsOf(call, 'path')
    : itemsOf(call.input).flatMap((item) => (item.k === 'object' && item.type === 'file' ? [asText(item)] : []))
  const { session } = call
  const out: Value[] = []
  for (const path of files.slice(0, 32)) {
    const effect = session.machine.effect(frameOf(call, 'path'), 'read', pathOf(path.replaceAll('*', STAR), session, below ? ['search', 'recursive'] : ['search']), { detail: pattern })
    out.push(unknown(from(effect)))
  }
  return out.length ? gather(out) : unknown(carried(call.input))
}

function clear(call: Call): Value {
  for (const path of paths(call))
    if (place(path, call).in === 'file') writeFile(path, text(''), false, [], frameOf(call, 'path'), call.session)
  return NULL
}

export const CONTENT_COMMANDS: Readonly<Record<string, Command>> = {
  'get-content': {
    parameters:
      `${ITEM} | encoding readcount totalcount first=totalcount head=totalcount tail last=tail delimiter stream filter include ` +
      'exclude credential | raw asbytestream',
    run: getContent,
  },
  'set-content': { parameters: `${ITEM} value | encoding stream filter include exclude credential`, run: puts('path', false) },
  'add-content': { parameters: `${ITEM} value | encoding stream filter include exclude credential`, run: puts('path', true) },
  'out-file': { parameters: 'filepath path=filepath literalpath=filepath encoding | inputobject width', run: puts('filepath', false) },
  'tee-object': {
    parameters: 'filepath path=filepath literalpath=filepath | variable inputobject encoding',
    run: (call) =>
      has(call, 'variable')
        ? (call.session.scope.set((textOf(call, 'variable') ?? '').toLowerCase(), call.input), call.input)
        : puts('filepath', false, true)(call),
  },
  'export-csv': exports,
  'export-clixml': exports,
  'out-printer': { parameters: 'name', run: () => NULL },
  'clear-content': { parameters: `${ITEM} | filter include exclude stream credential`, run: clear },
  'select-string': {
    parameters: 'pattern path literalpath=path | inputobject include exclude encoding context culture',
    run: selectString,
  },
}
