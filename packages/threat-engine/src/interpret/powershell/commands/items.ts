import { CLEAN, resource } from '../../machine.js'
import { HOLE, STAR } from '../../word.js'
import { type Call, type Command, frameOf, has, textOf, textsOf, valueOf } from '../call.js'
import { copyFile, writeFile } from '../files.js'
import { from, pathName, pathOf } from '../record.js'
import { deleteRegistry, readRegistry, writeRegistry } from '../registry.js'
import { NULL, type Value, asText, bool, carried, gather, instance, text, unknown } from '../value.js'
import { ITEM, file, paths, place } from './place.js'

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

/** The folder of everybody's homes. */
const HOMES = /^[a-z]:[\\/]users[\\/*]{0,2}$/i

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
    const to = place(target, call)
    // A certificate that this machine believes from now on (T1553.004).
    if (where.in === 'certificates' || to.in === 'certificates') {
      if (/\\(?:root|authroot|trustedpublisher|ca)$/i.test(to.path)) call.session.machine.effect(call.frame, 'install', resource('certificate', 'trust', to.path))
    } else if (where.in === 'file' && to.in === 'file') {
      copyFile(source, target, call.name === 'move-item', recursive, frameOf(call, 'path'), call.session)
      if (remote)
        call.session.machine.effect(call.frame, 'send', resource('host', 'unknown', asText(valueOf(call, 'tosession')), ['upload']))
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
  const globs = !call.named.has('literalpath')
  for (const path of paths(call).slice(0, 64)) {
    const where = place(path, call)
    if (where.in === 'registry') deleteRegistry(where.path, undefined, frameOf(call, 'path'), session)
    else if (where.in === 'certificates') session.machine.effect(frameOf(call, 'path'), 'delete', resource('certificate', 'ordinary', path))
    else if (where.in === 'file') {
      const data = textOf(call, 'stream')
      session.machine.effect(frameOf(call, 'path'), 'delete', pathOf(data === undefined ? (globs ? path.replaceAll('*', STAR) : path) : `${path}:${data}`, session, tags))
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
    else if (where.in === 'environment')
      out.push(
        where.path.replace(/[\\*]/g, '') === ''
          ? unknown(from(session.machine.effect(frame, 'read', resource('environment', 'all', 'environment'))))
          : instance('variable', [['value', session.scope.get(`env:${where.path.toLowerCase()}`) ?? unknown()]]),
      )
    else if (where.in === 'certificates') out.push(instance('certificate', [['fullname', text(path)]]))
    else if (where.in === 'session')
      out.push(
        instance('variable', [
          ['value', session.scope.get(where.path.toLowerCase()) ?? unknown()],
          ['name', text(where.path)],
        ]),
      )
    else {
      const filters = [
        ...(has(call, 'include') ? textsOf(call, 'include') : []),
        ...(has(call, 'filter') ? textsOf(call, 'filter') : []),
        ...call.rest.map((v) => asText(v)),
      ]
      const recursive = has(call, 'recurse') ? (['recursive'] as const) : []
      // Below the folder of everybody's homes, each file is in one of them.
      const base = `${path.replace(/[\\/]?\*?$/, '')}${recursive.length > 0 && HOMES.test(path) ? '\\*' : ''}`
      if (call.name === 'get-childitem' || has(call, 'filter'))
        session.machine.effect(frame, 'list', pathOf(path, session, recursive), filters.length ? { detail: filters.join(', ') } : {})
      if (recursive.length > 0 && (HOMES.test(path) || /^(?:root|system-root|home)$/.test(pathOf(path.replace(/[\\/]?\*$/, ''), session).class)))
        for (const filter of filters.slice(0, 8)) session.machine.effect(frame, 'list', pathOf(`${base}\\${filter}`.replaceAll('*', STAR), session, ['search', 'recursive']))
      // `gci C:\ -Recurse -Include *.kdbx | Copy-Item` reads those files wherever they are.
      const names = filters.length ? filters.map((f) => `${base}\\${f}`) : [path]
      for (const name of names.slice(0, 16))
        out.push(
          instance('file', [
            ['fullname', text(name, carried(valueOf(call, 'path')))],
            ['name', text(name.split(/[\\/]/).at(-1) ?? name)],
            ['path', text(name)],
            ...(recursive.length > 0 ? [['recursive', bool(true)] as const] : []),
          ]),
        )
    }
  }
  return gather(out)
}

function setItem(call: Call): Value {
  const path = textOf(call, 'path') ?? ''
  const where = place(path, call)
  const value = call.named.get('value') ?? call.input
  if (where.in === 'registry') writeRegistry(where.path, '', value, frameOf(call, 'path'), call.session)
  else if (where.in === 'environment') call.session.scope.set(`env:${where.path.toLowerCase()}`, value)
  else if (/^wsman:.*trustedhosts$/i.test(path)) call.session.machine.effect(call.frame, 'configure', resource('service', 'remote-access', 'WinRM'), { detail: asText(value) })
  else if (where.in === 'session') {
    if (/^alias:/i.test(path)) call.session.scope.setAlias(where.path.toLowerCase(), asText(value))
    else call.session.scope.set(where.path.toLowerCase(), value)
  }
  return NULL
}

export const ITEM_COMMANDS: Readonly<Record<string, Command>> = {
  'new-item': { parameters: `${ITEM} itemtype type=itemtype | name value target=value credential`, run: newItem },
  mkdir: { parameters: `${ITEM} | name value`, run: (call) => file(textsOf(call, 'path')[0] ?? HOLE) },
  'copy-item': { parameters: `${ITEM} destination | filter include exclude credential fromsession tosession`, run: copyItem },
  'move-item': { parameters: `${ITEM} destination | filter include exclude credential`, run: copyItem },
  'rename-item': { parameters: `${ITEM} newname | credential`, run: renameItem },
  'remove-item': { parameters: `${ITEM} | filter include exclude stream credential`, run: removeItem },
  'get-childitem': {
    parameters: `${ITEM} filter | include exclude depth attributes | name follow directory ad=directory af=file ah=hidden s=recurse`,
    run: getItems,
  },
  'get-item': { parameters: `${ITEM} | filter include exclude stream credential`, run: getItems },
  'set-item': { parameters: `${ITEM} value | filter include exclude type credential`, run: setItem },
}
