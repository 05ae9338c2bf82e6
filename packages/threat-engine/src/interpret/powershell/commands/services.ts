import { serviceClass } from '../../cmd/windows-services.js'
import { resource } from '../../machine.js'
import { HOLE } from '../../word.js'
import { type Call, type Command, frameOf, has, textOf, textsOf } from '../call.js'
import { NULL, type Value, asText, gather, instance, itemsOf, text } from '../value.js'
import { later } from './later.js'

function stopService(call: Call): Value {
  const { session } = call
  const given = call.named.get('name') ?? call.named.get('displayname') ?? call.input
  for (const name of itemsOf(given).slice(0, 32).map(serviceName)) {
    if (name !== HOLE) session.machine.effect(frameOf(call, 'name'), 'stop', resource('service', serviceClass(name), name))
  }
  return NULL
}
const serviceName = (value: Value): string => (value.k === 'object' ? asText(value.fields.get('name') ?? NULL) : asText(value))

function setService(call: Call): Value {
  const { session } = call
  const disabled = /^(?:disabled|4)$/i.test(textOf(call, 'startuptype') ?? '') || /^(?:stopped|paused)$/i.test(textOf(call, 'status') ?? '')
  for (const name of textsOf(call, 'name').slice(0, 32)) {
    const cls = serviceClass(name)
    session.machine.effect(frameOf(call, 'name'), disabled ? 'stop' : 'configure', resource('service', disabled ? cls : 'ordinary', name))
  }
  const path = textOf(call, 'binarypathname') ?? textOf(call, 'path')
  if (path !== undefined) later(call, 'install', 'service', textsOf(call, 'name')[0] ?? HOLE, path, call.frame)
  return NULL
}

export const SERVICE_COMMANDS: Readonly<Record<string, Command>> = {
  'stop-service': { parameters: 'name displayname | inputobject include exclude', run: stopService },
  'suspend-service': { parameters: 'name displayname | inputobject', run: stopService },
  'remove-service': { parameters: 'name | inputobject', run: stopService },
  'set-service': {
    parameters: 'name | displayname description startuptype startmode=startuptype status computername binarypathname path credential',
    run: setService,
  },
  'set-servicebinarypath': { parameters: 'name path', run: setService },
  'new-service': {
    parameters: 'name binarypathname path=binarypathname | displayname description startuptype credential dependson',
    run: (call) => {
      later(call, 'install', 'service', textOf(call, 'name') ?? HOLE, textOf(call, 'binarypathname') ?? '', call.frame)
      return NULL
    },
  },
  'get-service': {
    parameters: 'name | displayname computername include exclude inputobject',
    run: (call) =>
      gather([...(has(call, 'name') ? textsOf(call, 'name') : []), ...(has(call, 'displayname') ? textsOf(call, 'displayname') : [])].slice(0, 16).map((name) => instance('service', [['name', text(name)]]))),
  },
}
