import { type Call, type Command, frameOf, textOf } from '../call.js'
import { stampFile } from '../files.js'
import { pathOf } from '../record.js'
import { deleteRegistry, readRegistry, writeRegistry } from '../registry.js'
import { NULL, type Value, asText, carried, fromStream, gather, instance, text, unknown } from '../value.js'
import { ITEM, file, paths, place } from './place.js'

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
      if (name === '' && !written) out.push(instance('registry-values', [['key', text(where.path)]], taint))
      else out.push(call.name === 'get-itempropertyvalue' || name === '' ? value : { k: 'table', entries: new Map([[name, value], ['pspath', text(path)]]), taint })
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
      if (value.k === 'text')
        call.session.machine.files.set(`registry:${where.path.toLowerCase()}\\${name.toLowerCase()}`, {
          content: { text: value.text, taint },
        })
    } else if (where.in === 'file') {
      if (/^(?:creationtime|lastwritetime|lastaccesstime)(?:utc)?$/i.test(name)) stampFile(path, name, value, frame, call.session)
      if (/^attributes$/i.test(name) && /hidden|system/i.test(asText(value)))
        call.session.machine.effect(frame, 'configure', pathOf(path, call.session, ['hidden']))
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

export const PROPERTY_COMMANDS: Readonly<Record<string, Command>> = {
  'get-itemproperty': { parameters: `${ITEM} name | filter include exclude credential`, run: getProperty },
  'get-itempropertyvalue': { parameters: `${ITEM} name | filter include exclude credential`, run: getProperty },
  'set-itemproperty': {
    parameters: `${ITEM} name value | propertytype type=propertytype filter include exclude inputobject credential`,
    run: setProperty,
  },
  'new-itemproperty': {
    parameters: `${ITEM} name propertytype type=propertytype value | filter include exclude credential`,
    run: setProperty,
  },
  'remove-itemproperty': { parameters: `${ITEM} name | filter include exclude credential`, run: removeProperty },
  'clear-itemproperty': { parameters: `${ITEM} name | filter include exclude credential`, run: removeProperty },
}
