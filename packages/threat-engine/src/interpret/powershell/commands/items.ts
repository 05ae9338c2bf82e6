import { CLEAN, join, resource } from '../../machine.js'
import { HOLE } from '../../word.js'
import { copyFile, readFile, stampFile, writeFile } from '../files.js'
import { frameOf, has, textOf, textsOf, valueOf, type Call, type Command } from '../call.js'
import { from, pathName, pathOf, readPath } from '../record.js'
import { deleteRegistry, readRegistry, registryKey, writeRegistry } from '../registry.js'
import { NULL, asText, carried, fromStream, gather, instance, itemsOf, list, text, unknown, withTaint, type Value } from '../value.js'

/** Where a path of PowerShell leads: drives are providers, and only some of them are files. */
type Place = { readonly in: 'file' | 'registry' | 'environment' | 'certificates' | 'session'; readonly path: string }
function place(path: string, call: Call): Place {
  const drive = /^(?:microsoft\.powershell\.(?:core|security)\\)?(env|cert|variable|function|alias|wsman|certificate|environment):{1,2}\\?(.*)$/is.exec(path)
  if (drive) {
    const name = drive[1]?.toLowerCase() ?? ''
    return { in: name.startsWith('env') ? 'environment' : name.startsWith('cert') ? 'certificates' : 'session', path: drive[2] ?? '' }
  }
  const key = registryKey(path, call.session)
  return key === undefined ? { in: 'file', path } : { in: 'registry', path: key }
}
const paths = (call: Call, name = 'path'): readonly string[] => (has(call, name) || call.input.k !== 'null' ? textsOf(call, name) : [])

function getContent(call: Call): Value {
  return gather(paths(call).map((path) => {
    const where = place(path, call)
    if (where.in === 'environment') return unknown(CLEAN)
    if (where.in !== 'file') return unknown()
    const value = readFile(path, frameOf(call, 'path'), call.session)
    return textOf(call, 'stream') !== undefined && value.k === 'unknown' ? value : value
  }))
}

/** `Set-Content`, `Add-Content`, `Out-File`, `Tee-Object`: data goes into a file. */
const puts = (target: string, append: boolean, passes = false) => (call: Call): Value => {
  const content = call.named.get('value') ?? call.named.get('inputobject') ?? call.input
  for (const path of textsOf(call, target).slice(0, 16)) {
    const where = place(path, call)
    const stream = textOf(call, 'stream')
    if (where.in === 'file') writeFile(stream === undefined ? path : `${path}:${stream}`, content, append || has(call, 'append'), [], frameOf(call, target), call.session)
    else if (where.in === 'registry') writeRegistry(where.path, '', content, frameOf(call, target), call.session)
  }
  return passes ? content : NULL
}

/** `Export-Csv` and its like: the objects of the pipeline as a file. */
const exports: Command = { parameters: 'path filepath=path literalpath=path | inputobject encoding delimiter depth quotefields usequotes nonewline | append notypeinformation useculture', run: puts('path', false) }

function newItem(call: Call): Value {
  const name = textOf(call, 'name')
  const type = (textOf(call, 'itemtype') ?? '').toLowerCase()
  const value = call.named.get('value') ?? NULL
  const given = paths(call)
  const out: Value[] = []
  for (const base of given.length ? given : ['.']) {
    const path = name === undefined ? base : `${base.replace(/[\\/]$/, '')}\\${name}`
    const where = place(path, call)
    if (where.in === 'registry') writeRegistry(where.path, '', value.k === 'null' ? undefined : value, frameOf(call, 'path'), call.session)
    else if (where.in === 'file') {
      if (/^(?:symboliclink|hardlink|junction)$/.test(type)) copyLink(path, asText(value), call)
      else if (!/^dir/.test(type)) writeFile(path, value.k === 'null' ? call.input : value, false, [], frameOf(call, 'path'), call.session)
      out.push(file(path))
    }
  }
  return gather(out)
}
const file = (path: string): Value => instance('file', [['fullname', text(path)], ['name', text(path.split(/[\\/]/).at(-1) ?? path)]])

function copyLink(path: string, target: string, call: Call): void {
  const { session } = call
  session.machine.effect(frameOf(call, 'path'), 'write', pathOf(path, session, ['symlink']))
  session.machine.files.set(pathName(path, session), { content: { taint: CLEAN }, copyOf: target })
}

function copyItem(call: Call): Value {
  const recursive = has(call, 'recurse') ? (['recursive'] as const) : []
  const target = textOf(call, 'destination') ?? '.'
  const remote = has(call, 'tosession')
  for (const source of paths(call).slice(0, 32)) {
    const where = place(source, call)
    if (where.in === 'file' && place(target, call).in === 'file') {
      copyFile(source, target, call.name === 'move-item', recursive, frameOf(call, 'path'), call.session)
      if (remote) call.session.machine.effect(call.frame, 'send', resource('host', 'unknown', asText(valueOf(call, 'tosession')), ['upload']))
    } else if (where.in === 'registry') {
      readRegistry(where.path, '', call.frame, call.session)
      writeRegistry(pathName(target, call.session), '', undefined, call.frame, call.session)
    }
  }
  return has(call, 'passthru') ? file(target) : NULL
}

function renameItem(call: Call): Value {
  const source = textOf(call, 'path') ?? asText(call.input)
  const name = textOf(call, 'newname') ?? HOLE
  if (place(source, call).in !== 'file') return NULL
  const folder = /[\\/]/.test(name) ? '' : source.replace(/[^\\/]*$/, '')
  copyFile(source, `${folder}${name}`, true, [], frameOf(call, 'path'), call.session)
  return NULL
}

function removeItem(call: Call): Value {
  const { session } = call
  const tags = [...(has(call, 'recurse') ? (['recursive'] as const) : []), ...(has(call, 'force') ? (['force'] as const) : [])]
  for (const path of paths(call).slice(0, 64)) {
    const where = place(path, call)
    if (where.in === 'registry') deleteRegistry(where.path, undefined, frameOf(call, 'path'), session)
    else if (where.in === 'certificates') session.machine.effect(frameOf(call, 'path'), 'delete', resource('certificate', 'ordinary', path))
    else if (where.in === 'file') {
      const data = textOf(call, 'stream')
      session.machine.effect(frameOf(call, 'path'), 'delete', pathOf(data === undefined ? path : `${path}:${data}`, session, tags))
      session.machine.files.delete(pathName(path, session))
    }
  }
  return NULL
}

/** `Get-ChildItem`, `Get-Item`: names; the objects stand for the files in what follows. */
function getItems(call: Call): Value {
  const { session } = call
  const given = paths(call)
  const out: Value[] = []
  for (const path of (given.length ? given : ['.']).slice(0, 32)) {
    const where = place(path, call)
    const frame = frameOf(call, 'path')
    if (where.in === 'registry') out.push(unknown(readRegistry(where.path, '', frame, session)))
    else if (where.in === 'environment') out.push(where.path.replace(/[\\*]/g, '') === '' ? unknown(from(session.machine.effect(frame, 'read', resource('environment', 'all', 'environment')))) : instance('variable', [['value', session.scope.get(`env:${where.path.toLowerCase()}`) ?? unknown()]]))
    else if (where.in === 'certificates') out.push(instance('certificate', [['fullname', text(path)]]))
    else if (where.in === 'session') out.push(instance('variable', [['value', session.scope.get(where.path.toLowerCase()) ?? unknown()], ['name', text(where.path)]]))
    else {
      const filters = [...(has(call, 'include') ? textsOf(call, 'include') : []), ...(has(call, 'filter') ? textsOf(call, 'filter') : []), ...call.rest.map((v) => asText(v))]
      const recursive = has(call, 'recurse') ? (['recursive'] as const) : []
      if (call.name === 'get-childitem' || has(call, 'filter')) session.machine.effect(frame, 'list', pathOf(path, session, recursive), filters.length ? { detail: filters.join(', ') } : {})
      // `gci C:\ -Recurse -Include *.kdbx | Copy-Item` reads those files wherever they are.
      const names = filters.length ? filters.map((f) => `${path.replace(/[\\/]?\*?$/, '')}\\${f}`) : [path]
      for (const name of names.slice(0, 16)) out.push(instance('file', [['fullname', text(name, carried(valueOf(call, 'path')))], ['name', text(name.split(/[\\/]/).at(-1) ?? name)], ['path', text(name)]]))
    }
  }
  return gather(out)
}

/** `Get-ItemProperty KEY -Name VALUE`. */
function getProperty(call: Call): Value {
  const out: Value[] = []
  for (const path of paths(call)) {
    const where = place(path, call)
    if (where.in === 'registry') {
      const taint = readRegistry(where.path, textOf(call, 'name') ?? '', frameOf(call, 'path'), call.session)
      const written = call.session.machine.files.get(`registry:${where.path.toLowerCase()}\\${(textOf(call, 'name') ?? '').toLowerCase()}`)
      const value = written ? fromStream(written.content) : unknown(taint)
      const name = (textOf(call, 'name') ?? '').toLowerCase()
      out.push(call.name === 'get-itempropertyvalue' || name === '' ? value : { k: 'table', entries: new Map([[name, value]]), taint })
    } else out.push(file(path))
  }
  return gather(out)
}

function setProperty(call: Call): Value {
  const name = textOf(call, 'name') ?? ''
  const value = call.named.get('value') ?? NULL
  for (const path of paths(call)) {
    const where = place(path, call)
    const frame = frameOf(call, 'path')
    if (where.in === 'registry') {
      writeRegistry(where.path, name, value, frame, call.session)
      const taint = carried(value)
      if (value.k === 'text') call.session.machine.files.set(`registry:${where.path.toLowerCase()}\\${name.toLowerCase()}`, { content: { text: value.text, taint } })
    } else if (where.in === 'file') {
      if (/^(?:creationtime|lastwritetime|lastaccesstime)(?:utc)?$/i.test(name)) stampFile(path, frame, call.session)
      if (/^attributes$/i.test(name) && /hidden|system/i.test(asText(value))) call.session.machine.effect(frame, 'configure', pathOf(path, call.session, ['hidden']))
    }
  }
  return NULL
}

function removeProperty(call: Call): Value {
  for (const path of paths(call)) {
    const where = place(path, call)
    if (where.in === 'registry') deleteRegistry(where.path, textOf(call, 'name'), frameOf(call, 'path'), call.session)
  }
  return NULL
}

/** `Select-String`: matching lines of files or of the pipeline. */
function selectString(call: Call): Value {
  const pattern = textsOf(call, 'pattern').join('|')
  const files = has(call, 'path') ? textsOf(call, 'path') : itemsOf(call.input).flatMap((item) => (item.k === 'object' && item.type === 'file' ? [asText(item)] : []))
  const { session } = call
  const out: Value[] = []
  for (const path of files.slice(0, 32)) {
    const effect = session.machine.effect(frameOf(call, 'path'), 'read', pathOf(path, session, ['search']), { detail: pattern })
    out.push(unknown(from(effect)))
  }
  return out.length ? gather(out) : unknown(carried(call.input))
}

function setItem(call: Call): Value {
  const path = textOf(call, 'path') ?? ''
  const where = place(path, call)
  const value = call.named.get('value') ?? call.input
  if (where.in === 'registry') writeRegistry(where.path, '', value, frameOf(call, 'path'), call.session)
  else if (where.in === 'environment') call.session.scope.set(`env:${where.path.toLowerCase()}`, value)
  else if (where.in === 'session') {
    if (/^alias:/i.test(path)) call.session.scope.setAlias(where.path.toLowerCase(), asText(value))
    else call.session.scope.set(where.path.toLowerCase(), value)
  }
  return NULL
}

function clear(call: Call): Value {
  for (const path of paths(call)) if (place(path, call).in === 'file') writeFile(path, text(''), false, [], frameOf(call, 'path'), call.session)
  return NULL
}

/** `Set-Location` and its kin change where relative paths lead. */
function setLocation(call: Call): Value {
  const path = textOf(call, 'path')
  if (path !== undefined) call.session.shell.state.cwd = pathName(path, call.session)
  return NULL
}

const ITEM = 'path literalpath=path pspath=path lp=path'
export const ITEMS: Readonly<Record<string, Command>> = {
  'get-content': { parameters: `${ITEM} | encoding readcount totalcount first=totalcount head=totalcount tail last=tail delimiter stream filter include exclude credential | raw asbytestream`, run: getContent },
  'set-content': { parameters: `${ITEM} value | encoding stream filter include exclude credential`, run: puts('path', false) },
  'add-content': { parameters: `${ITEM} value | encoding stream filter include exclude credential`, run: puts('path', true) },
  'out-file': { parameters: 'filepath path=filepath literalpath=filepath encoding | inputobject width', run: puts('filepath', false) },
  'tee-object': { parameters: 'filepath path=filepath literalpath=filepath | variable inputobject encoding', run: (call) => (has(call, 'variable') ? (call.session.scope.set((textOf(call, 'variable') ?? '').toLowerCase(), call.input), call.input) : puts('filepath', false, true)(call)) },
  'export-csv': exports, 'export-clixml': exports, 'out-printer': { parameters: 'name', run: () => NULL },
  'new-item': { parameters: `${ITEM} itemtype type=itemtype | name value target=value credential`, run: newItem },
  mkdir: { parameters: `${ITEM} | name value`, run: (call) => file(textsOf(call, 'path')[0] ?? HOLE) },
  'copy-item': { parameters: `${ITEM} destination | filter include exclude credential fromsession tosession`, run: copyItem },
  'move-item': { parameters: `${ITEM} destination | filter include exclude credential`, run: copyItem },
  'rename-item': { parameters: `${ITEM} newname | credential`, run: renameItem },
  'remove-item': { parameters: `${ITEM} | filter include exclude stream credential`, run: removeItem },
  'get-childitem': { parameters: `${ITEM} filter | include exclude depth attributes | name follow directory ad=directory af=file ah=hidden s=recurse`, run: getItems },
  'get-item': { parameters: `${ITEM} | filter include exclude stream credential`, run: getItems },
  'get-itemproperty': { parameters: `${ITEM} name | filter include exclude credential`, run: getProperty },
  'get-itempropertyvalue': { parameters: `${ITEM} name | filter include exclude credential`, run: getProperty },
  'set-itemproperty': { parameters: `${ITEM} name value | propertytype type=propertytype filter include exclude inputobject credential`, run: setProperty },
  'new-itemproperty': { parameters: `${ITEM} name propertytype type=propertytype value | filter include exclude credential`, run: setProperty },
  'remove-itemproperty': { parameters: `${ITEM} name | filter include exclude credential`, run: removeProperty },
  'clear-itemproperty': { parameters: `${ITEM} name | filter include exclude credential`, run: removeProperty },
  'set-item': { parameters: `${ITEM} value | filter include exclude type credential`, run: setItem },
  'clear-content': { parameters: `${ITEM} | filter include exclude stream credential`, run: clear },
  'select-string': { parameters: 'pattern path literalpath=path | inputobject include exclude encoding context culture', run: selectString },
  'set-location': { parameters: `${ITEM} | stackname`, run: setLocation },
  'push-location': { parameters: `${ITEM} | stackname`, run: setLocation },
  'join-path': { parameters: 'path childpath additionalchildpath | credential | resolve', run: (call) => {
    const parts = [valueOf(call, 'path'), valueOf(call, 'childpath'), valueOf(call, 'additionalchildpath'), ...call.rest]
    const taint = parts.reduce((t, part) => join(t, carried(part)), CLEAN)
    return text(parts.map((part) => asText(part)).filter((part) => part !== '').join('\\').replace(/[\\/]{2,}(?!$)/g, (m, at: number) => (at === 0 ? m : '\\')), taint)
  } },
  'split-path': { parameters: 'path literalpath=path | | parent leaf qualifier noqualifier leafbase extension isabsolute resolve', run: (call) => {
    const path = textsOf(call, 'path')[0] ?? HOLE
    return text(has(call, 'leaf') ? (path.split(/[\\/]/).at(-1) ?? path) : path.replace(/[\\/][^\\/]*$/, ''), carried(call.named.get('path') ?? call.input))
  } },
  'resolve-path': { parameters: `${ITEM}`, run: (call) => list(textsOf(call, 'path').map((path) => withTaint(file(path), carried(valueOf(call, 'path'))))) },
  'convert-path': { parameters: `${ITEM}`, run: (call) => call.named.get('path') ?? call.input },
  'test-path': { parameters: `${ITEM} | pathtype filter include exclude newerthan olderthan credential | isvalid`, run: () => unknown() },
  'export-certificate': { parameters: 'cert filepath | type | ', run: (call) => {
    writeFile(textOf(call, 'filepath') ?? HOLE, unknown(), false, [], frameOf(call, 'filepath'), call.session)
    return NULL
  } },
  'export-pfxcertificate': { parameters: 'cert pfx=cert filepath password | ', run: (call) => {
    const effect = call.session.machine.effect(call.frame, 'read', resource('certificate', 'private-key', asText(valueOf(call, 'cert'))))
    writeFile(textOf(call, 'filepath') ?? HOLE, unknown(from(effect)), false, [], frameOf(call, 'filepath'), call.session)
    return NULL
  } },
  'compress-archive': { parameters: 'path literalpath=path destinationpath compressionlevel | ', run: (call) => {
    let taint = carried(call.input)
    for (const path of textsOf(call, 'path').slice(0, 32)) taint = join(taint, readPath(path, frameOf(call, 'path'), call.session, ['recursive']))
    const moved = { sources: taint.sources, steps: [...taint.steps, 'zip'] }
    writeFile(textOf(call, 'destinationpath') ?? HOLE, unknown(moved), false, [], frameOf(call, 'destinationpath'), call.session)
    return NULL
  } },
}
