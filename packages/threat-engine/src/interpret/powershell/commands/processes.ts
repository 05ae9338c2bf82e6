import { serviceClass } from '../../cmd/windows-services.js'
import { resource } from '../../machine.js'
import { type Call, type Command, has, textOf, textsOf } from '../call.js'
import { from, pathOf } from '../record.js'
import { NULL, type Value, asText, itemsOf, unknown } from '../value.js'

function killProcess(call: Call): Value {
  const names = [
    ...(has(call, 'name') ? textsOf(call, 'name') : []),
    ...itemsOf(call.input).flatMap((item) =>
      item.k === 'object' && item.type === 'process' ? [asText(item.fields.get('name') ?? NULL)] : [],
    ),
  ]
  for (const name of names.slice(0, 32)) {
    const cls = serviceClass(name)
    if (cls !== 'ordinary') call.session.machine.effect(call.frame, 'stop', resource('service', cls, name))
  }
  return NULL
}

/** A process's memory goes to a file; LSASS holds everybody's credentials (T1003.001). */
function minidump(call: Call): Value {
  const process = itemsOf(call.named.get('process') ?? call.input)[0]
  const name = process?.k === 'object' ? asText(process.fields.get('name') ?? NULL) : ''
  const effect = call.session.machine.effect(
    call.frame,
    'read',
    resource('memory', /lsass/i.test(name) ? 'credentials' : 'process', name || 'process'),
  )
  const path = textOf(call, 'dumpfilepath')
  if (path !== undefined)
    call.session.machine.flow(from(effect), call.session.machine.effect(call.frame, 'write', pathOf(path, call.session)))
  return unknown(from(effect))
}

export const PROCESS_COMMANDS: Readonly<Record<string, Command>> = {
  'stop-process': { parameters: 'id name processname=name | inputobject', run: killProcess },
  'out-minidump': { parameters: 'process dumpfilepath | ', run: minidump },
}
