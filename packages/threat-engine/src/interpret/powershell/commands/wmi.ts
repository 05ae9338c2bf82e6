import { type Frame, resource } from '../../machine.js'
import { type Call, type Command, textOf } from '../call.js'
import { runLine } from '../process.js'
import { readPath } from '../record.js'
import { isRegistryProvider, writeThroughWmi } from '../registry.js'
import { NULL, type Value, asText, carried, instance, itemsOf, text, unknown } from '../value.js'
import { later } from './later.js'
import { target } from './remote.js'

/** `Win32_Process`, also when it was looked up before (`Get-CimClass`). */
function className(call: Call): string {
  const value = call.named.get('class') ?? call.named.get('path') ?? NULL
  return (value.k === 'object' ? asText(value.fields.get('text') ?? NULL) : asText(value)).toLowerCase()
}

/** `Invoke-WmiMethod`, `Invoke-CimMethod`: processes are created this way, here and on other hosts (T1047). */
function wmiMethod(call: Call): Value {
  const frame = target(call, true)
  const cls = className(call)
  const method = (textOf(call, 'name') ?? '').toLowerCase()
  const args = call.named.get('argumentlist') ?? NULL
  const line =
    args.k === 'table'
      ? (args.entries.get('commandline') ?? args.entries.get('packagelocation') ?? NULL)
      : (itemsOf(args)[0] ?? call.rest[0] ?? NULL)
  if (cls.endsWith('win32_process') && method === 'create') {
    // Not this shell but the service of WMI is seen as the parent (T1047).
    call.session.machine.effect(frame, 'execute', resource('process', 'lolbin', 'Win32_Process.Create'))
    return runLine(asText(line), carried(args), frame, call.session)
  }
  if (cls.endsWith('win32_product') && method === 'install') {
    const path = asText(line)
    if (/^https?:/i.test(path)) return runLine(`msiexec /i ${path}`, carried(args), frame, call.session)
    readPath(path, frame, call.session, ['load'])
    call.session.machine.effect(frame, 'execute', resource('process', 'lolbin', 'Win32_Product.Install'))
  } else if (isRegistryProvider(cls) && method.startsWith('set')) {
    const given = (name: string, i: number): Value => (args.k === 'table' ? args.entries.get(name) : itemsOf(args)[i]) ?? NULL
    const value = args.k === 'table' ? (args.entries.get('svalue') ?? args.entries.get('uvalue') ?? NULL) : given('', 3)
    writeThroughWmi(given('hdefkey', 0), given('ssubkeyname', 1), given('svaluename', 2), value, frame, call.session)
  } else if (cls.endsWith('ps_scheduledtask') && method.startsWith('register')) later(call, 'schedule', 'process', 'scheduled task', '', frame)
  else if (cls.endsWith('win32_shadowcopy') && method === 'create')
    call.session.machine.effect(frame, 'read', resource('backup', 'shadow-copy', asText(line)))
  else if (cls.includes('msft_mppreference') || cls.includes('mppreference'))
    call.session.machine.effect(frame, 'configure', resource('service', 'security', 'Microsoft Defender'))
  else if (cls.endsWith('win32_terminalservicesetting'))
    call.session.machine.effect(frame, 'configure', resource('service', 'remote-access', 'Remote Desktop'))
  else if (call.input.k === 'object' && call.input.type === 'wmi') wmiDelete(call, call.input, frame)
  return unknown()
}

/** Consumers that WMI starts when an event happens (T1546.003). */
function wmiInstance(call: Call): Value {
  const cls = className(call)
  const properties = call.named.get('property') ?? call.named.get('arguments') ?? NULL
  const entries = properties.k === 'table' ? properties.entries : new Map<string, Value>()
  if (/(?:commandlineeventconsumer|activescripteventconsumer)$/.test(cls)) {
    const command = asText(entries.get('commandlinetemplate') ?? entries.get('executablepath') ?? entries.get('scripttext') ?? NULL)
    later(call, 'schedule', 'process', asText(entries.get('name') ?? NULL) || 'WMI event consumer', command, target(call), ['hijack'])
  } else if (cls.endsWith('__filtertoconsumerbinding'))
    call.session.machine.effect(target(call), 'schedule', resource('process', 'ordinary', 'WMI event subscription', ['hijack']))
  else if (cls.endsWith('win32_environment'))
    call.session.machine.effect(call.frame, 'configure', resource('environment', 'ordinary', asText(entries.get('name') ?? NULL)))
  return instance('wmi', [['text', text(cls)]])
}

/** `Get-WmiObject`, `Get-CimInstance`: queries; the objects remember their class for what is done to them. */
function wmiQuery(call: Call): Value {
  const frame = target(call)
  const query = textOf(call, 'query') ?? textOf(call, 'filter')
  const cls = (textOf(call, 'class') ?? (query ? (/\bfrom\s+(\w+)/i.exec(query)?.[1] ?? '') : '')).toLowerCase()
  const namespace = textOf(call, 'namespace') ?? ''
  const about = /securitycenter|defender/i.test(namespace) || /antivirus|firewallproduct/.test(cls) ? 'security software' : `WMI ${cls}`
  call.session.machine.effect(frame, 'query', resource('system', 'discovery', about))
  return instance('wmi', [
    ['text', text(cls)],
    ['filter', text(query ?? '')],
  ])
}

function wmiDelete(call: Call, object: Value, frame: Frame): void {
  const cls = object.k === 'object' ? asText(object.fields.get('text') ?? NULL) : ''
  if (/shadowcopy/i.test(cls)) call.session.machine.effect(frame, 'delete', resource('backup', 'shadow-copy', 'Win32_ShadowCopy'))
  else if (/process$/i.test(cls)) call.session.machine.effect(frame, 'stop', resource('process', 'ordinary', cls))
}

const WMI =
  'computername cn=computername cimsession namespace query filter credential inputobject key session resourceuri ' +
  'querydialect impersonation authentication'

export const WMI_COMMANDS: Readonly<Record<string, Command>> = {
  'invoke-wmimethod': { parameters: `class name methodname=name argumentlist args=argumentlist path | ${WMI} property`, run: wmiMethod },
  'invoke-cimmethod': {
    parameters: `class classname=class name methodname=name argumentlist arguments=argumentlist | ${WMI} cimclass=class property`,
    run: wmiMethod,
  },
  'set-wmiinstance': { parameters: `class path | arguments args=arguments ${WMI} putype`, run: wmiInstance },
  'new-ciminstance': {
    parameters: `class classname=class property arguments=property cimclass=class | ${WMI} | clientonly local=clientonly`,
    run: wmiInstance,
  },
  'get-wmiobject': {
    parameters: 'class property | namespace computername cn=computername query filter credential | list all',
    run: wmiQuery,
  },
  'get-ciminstance': {
    parameters:
      'class classname=class | namespace computername cn=computername query filter property cimsession querydialect resourceuri | keyonly',
    run: wmiQuery,
  },
  'get-cimclass': {
    parameters: 'class classname=class | namespace computername',
    run: (call) => instance('wmi', [['text', text(className(call))]]),
  },
  'remove-wmiobject': {
    parameters: 'inputobject | class path computername',
    run: (call) => {
      wmiDelete(call, call.named.get('inputobject') ?? call.input, call.frame)
      return NULL
    },
  },
  'remove-ciminstance': {
    parameters: 'inputobject | query namespace computername cimsession',
    run: (call) => {
      wmiDelete(call, call.named.get('inputobject') ?? call.input, call.frame)
      return NULL
    },
  },
  'register-wmievent': {
    parameters: 'class sourceidentifier action | query namespace',
    run: (call) => {
      call.session.machine.effect(call.frame, 'schedule', resource('process', 'ordinary', 'WMI event'))
      return NULL
    },
  },
}
