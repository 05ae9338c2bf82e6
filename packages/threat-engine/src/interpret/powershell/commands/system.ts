import { join, resource, type Frame } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { serviceClass } from '../../cmd/windows-services.js'
import { summarizePayload } from '../../file/payload.js'
import { HOLE } from '../../word.js'
import { frameOf, has, textOf, textsOf, valueOf, type Call, type Command } from '../call.js'
import { runLine } from '../process.js'
import { from, pathOf, readPath } from '../record.js'
import { NULL, asText, carried, gather, instance, itemsOf, text, unknown, type Value } from '../value.js'

/** Where a command with `-ComputerName` acts. */
function target(call: Call, acts = false): Frame {
  const host = textOf(call, 'computername') ?? textOf(call, 'cimsession') ?? textOf(call, 'server')
  if (host === undefined || /^(?:localhost|\.|127\.0\.0\.1|::1)$/i.test(host)) return call.frame
  call.session.machine.effect(call.frame, acts ? 'execute' : 'connect', { ...hostResource(host, call.session.machine.context), port: 135 })
  return { ...call.frame, actor: { ...call.frame.actor, remote: host } }
}

/** What runs later: a command with its arguments. Its own effects are tags of the effect that installs it. */
function later(call: Call, does: 'schedule' | 'install', kind: 'process' | 'service', name: string, command: string, frame: Frame): void {
  const tags = summarizePayload(command, 'payload.cmd', call.session.machine.context)
  if (kind === 'service') call.session.machine.effect(frame, does, resource('service', serviceClass(name), name, tags), { detail: command.slice(0, 300) })
  else call.session.machine.effect(frame, does, resource('process', 'ordinary', name, tags), { detail: command.slice(0, 300) })
}

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

/** `New-ScheduledTaskAction`: kept until it is registered. */
const taskAction = (call: Call): Value => instance('task-action', [['command', text(`${textOf(call, 'execute') ?? ''} ${textOf(call, 'argument') ?? ''}`.trim(), join(carried(valueOf(call, 'execute')), carried(valueOf(call, 'argument'))))]])

function registerTask(call: Call): Value {
  const actions = [...itemsOf(valueOf(call, 'action')), ...itemsOf(valueOf(call, 'inputobject')), ...itemsOf(valueOf(call, 'scriptblock')), ...itemsOf(call.input), ...call.rest]
  const commands = actions.flatMap((action) => (action.k === 'object' && action.fields.has('command') ? [asText(action.fields.get('command') ?? NULL)] : action.k === 'object' && action.fields.has('action') ? [asText((action.fields.get('action') as { fields?: Map<string, Value> }).fields?.get('command') ?? NULL)] : action.k === 'block' ? [action.source] : []))
  const xml = textOf(call, 'xml')
  later(call, 'schedule', 'process', textOf(call, 'taskname') ?? textOf(call, 'name') ?? 'scheduled task', commands.join(' & ') || (xml ?? ''), target(call, true))
  return NULL
}

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
  const line = args.k === 'table' ? (args.entries.get('commandline') ?? args.entries.get('packagelocation') ?? NULL) : (itemsOf(args)[0] ?? call.rest[0] ?? NULL)
  if (cls.endsWith('win32_process') && method === 'create') return runLine(asText(line), carried(args), frame, call.session)
  if (cls.endsWith('win32_product') && method === 'install') {
    const path = asText(line)
    if (/^https?:/i.test(path)) return runLine(`msiexec /i ${path}`, carried(args), frame, call.session)
    readPath(path, frame, call.session, ['load'])
    call.session.machine.effect(frame, 'execute', resource('process', 'lolbin', 'Win32_Product.Install'))
  } else if (cls.endsWith('win32_shadowcopy') && method === 'create') call.session.machine.effect(frame, 'read', resource('backup', 'shadow-copy', asText(line)))
  else if (cls.includes('msft_mppreference') || cls.includes('mppreference')) call.session.machine.effect(frame, 'configure', resource('service', 'security', 'Microsoft Defender'))
  else if (cls.endsWith('win32_terminalservicesetting')) call.session.machine.effect(frame, 'configure', resource('service', 'remote-access', 'Remote Desktop'))
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
    later(call, 'schedule', 'process', asText(entries.get('name') ?? NULL) || 'WMI event consumer', command, target(call))
  } else if (cls.endsWith('__filtertoconsumerbinding')) call.session.machine.effect(target(call), 'schedule', resource('process', 'ordinary', 'WMI event subscription'))
  else if (cls.endsWith('win32_environment')) call.session.machine.effect(call.frame, 'configure', resource('environment', 'ordinary', asText(entries.get('name') ?? NULL)))
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
  return instance('wmi', [['text', text(cls)], ['filter', text(query ?? '')]])
}

function wmiDelete(call: Call, object: Value, frame: Frame): void {
  const cls = object.k === 'object' ? asText(object.fields.get('text') ?? NULL) : ''
  if (/shadowcopy/i.test(cls)) call.session.machine.effect(frame, 'delete', resource('backup', 'shadow-copy', 'Win32_ShadowCopy'))
  else if (/process$/i.test(cls)) call.session.machine.effect(frame, 'stop', resource('process', 'ordinary', cls))
}

/** Microsoft Defender is told to look away (T1562.001). Switching something on is no such thing. */
function defender(call: Call): Value {
  const { session, frame } = call
  const parts: string[] = []
  for (const [name, value] of call.named) {
    const shown = asText(value).toLowerCase()
    const weakens = name.startsWith('disable') ? !/^(?:false|0|\$false)$/.test(shown)
      : name.startsWith('exclusion') || name.endsWith('defaultaction') || name.startsWith('attacksurfacereductiononlyexclusions') || name.startsWith('controlledfolderaccessallowed') ? !/quarantine|remove|block/.test(shown)
        : /^(?:mapsreporting|submitsamplesconsent|puaprotection|enablecontrolledfolderaccess|enablenetworkprotection|cloudblocklevel|attacksurfacereductionrules_actions)$/.test(name) && /^(?:0|2|disabled|neversend|never|auditmode)$/.test(shown)
    if (weakens) parts.push(`${name}=${shown.slice(0, 80)}`)
  }
  if (parts.length) session.machine.effect(frame, 'configure', resource('service', 'security', 'Microsoft Defender'), { detail: parts.join(', ') })
  return NULL
}
const DEFENDER =
  ' | exclusionpath exclusionextension exclusionprocess exclusionipaddress disablerealtimemonitoring disablebehaviormonitoring disableblockatfirstseen disableioavprotection disableprivacymode disablescriptscanning disablearchivescanning disableintrusionpreventionsystem disableemailscanning disableremovabledrivescanning disablerestorepoint disablescanningmappednetworkdrivesforfullscan disablescanningnetworkfiles disablecatchupfullscan disablecatchupquickscan disableautoexclusions signaturedisableupdateonstartupwithoutengine signatureupdateinterval mapsreporting submitsamplesconsent puaprotection enablecontrolledfolderaccess enablenetworkprotection cloudblocklevel scanparameters scanscheduleday highthreatdefaultaction=highthreatdefaultaction lowthreatdefaultaction moderatethreatdefaultaction severethreatdefaultaction unknownthreatdefaultaction attacksurfacereductionrules_actions attacksurfacereductionrules_ids attacksurfacereductiononlyexclusions controlledfolderaccessallowedapplications uilockdown | '

/** Members of groups that have power (T1098, T1136). */
function addMember(call: Call): Value {
  const group = textOf(call, 'group') ?? textOf(call, 'identity') ?? textOf(call, 'name') ?? textOf(call, 'rolename') ?? ''
  const member = textsOf(call, 'member').join(', ')
  call.session.machine.effect(call.frame, 'write', resource('account', ADMINISTRATORS.test(group) ? 'administrator' : 'ordinary', member), { detail: group })
  return NULL
}
const ADMINISTRATORS = /admin|^s-1-5-32-544$|operators$|remote (?:desktop|management) users|domain controllers|schema|dnsadmins|exchange|owner|global|company/i

function killProcess(call: Call): Value {
  const names = [...(has(call, 'name') ? textsOf(call, 'name') : []), ...itemsOf(call.input).flatMap((item) => (item.k === 'object' && item.type === 'process' ? [asText(item.fields.get('name') ?? NULL)] : []))]
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
  const effect = call.session.machine.effect(call.frame, 'read', resource('memory', /lsass/i.test(name) ? 'credentials' : 'process', name || 'process'))
  const path = textOf(call, 'dumpfilepath')
  if (path !== undefined) call.session.machine.flow(from(effect), call.session.machine.effect(call.frame, 'write', pathOf(path, call.session)))
  return unknown(from(effect))
}

/** `Set-PSReadLineOption`: history kept nowhere, or not at all (T1070.003). */
function history(call: Call): Value {
  const style = textOf(call, 'historysavestyle') ?? ''
  const path = textOf(call, 'historysavepath')
  const handler = valueOf(call, 'addtohistoryhandler')
  if (/^savenothing$/i.test(style) || (handler.k === 'block' && /false/i.test(handler.source) && handler.source.length < 60) || (path !== undefined && /^(?:nul|\$null|)$/i.test(path)))
    call.session.machine.effect(call.frame, 'configure', resource('environment', 'history', 'PSReadLine'), { detail: 'off' })
  return NULL
}

/** Logs are cleared, limited or removed (T1070.001). */
const clearsLog: Command = {
  parameters: 'logname name=logname | computername source maximumsize overflowaction retentiondays',
  run: (call) => {
    if (call.name === 'limit-eventlog' && !has(call, 'maximumsize') && !/donotoverwrite/i.test(textOf(call, 'overflowaction') ?? '')) return NULL
    call.session.machine.effect(target(call), 'delete', resource('log', 'security', textsOf(call, 'logname').join(', ')))
    return NULL
  },
}

/** `New-NetFirewallRule -Action Allow`, and rules that are switched off. */
function firewallRule(call: Call): Value {
  const { session, frame } = call
  if (call.name !== 'new-netfirewallrule') {
    const off = call.name === 'disable-netfirewallrule' || call.name === 'remove-netfirewallrule' || /^false$/i.test(textOf(call, 'enabled') ?? '')
    if (off) session.machine.effect(frame, 'configure', resource('firewall', 'ordinary', textOf(call, 'displayname') ?? textOf(call, 'name') ?? 'rule', ['remove']))
    return NULL
  }
  const inbound = !/^outbound$/i.test(textOf(call, 'direction') ?? '')
  const blocks = /^block$/i.test(textOf(call, 'action') ?? '')
  session.machine.effect(frame, 'configure', resource('firewall', inbound && !blocks ? 'open' : 'ordinary', textOf(call, 'displayname') ?? textOf(call, 'name') ?? 'rule'), { detail: textOf(call, 'localport') ?? '' })
  return NULL
}

const WMI = 'computername cn=computername cimsession namespace query filter credential inputobject key session resourceuri querydialect impersonation authentication'
const FIREWALL = 'displayname name | direction action localport remoteport protocol program profile enabled localaddress remoteaddress group displaygroup service interfacetype policystore'
export const SYSTEM: Readonly<Record<string, Command>> = {
  'stop-service': { parameters: 'name displayname | inputobject include exclude', run: stopService }, 'suspend-service': { parameters: 'name displayname | inputobject', run: stopService }, 'remove-service': { parameters: 'name | inputobject', run: stopService },
  'set-service': { parameters: 'name | displayname description startuptype startmode=startuptype status computername binarypathname path credential', run: setService },
  'set-servicebinarypath': { parameters: 'name path', run: setService },
  'new-service': { parameters: 'name binarypathname path=binarypathname | displayname description startuptype credential dependson', run: (call) => { later(call, 'install', 'service', textOf(call, 'name') ?? HOLE, textOf(call, 'binarypathname') ?? '', call.frame); return NULL } },
  'get-service': { parameters: 'name | displayname computername include exclude inputobject', run: (call) => gather((has(call, 'name') ? textsOf(call, 'name') : []).slice(0, 16).map((name) => instance('service', [['name', text(name)]]))) },
  'new-scheduledtaskaction': { parameters: 'execute argument workingdirectory | id', run: taskAction },
  'new-scheduledtask': { parameters: 'action trigger settings principal | description', run: (call) => instance('task', [['action', valueOf(call, 'action')]]) },
  'register-scheduledtask': { parameters: 'taskname | taskpath action trigger settings user password runlevel principal inputobject xml description cimsession', run: registerTask },
  'set-scheduledtask': { parameters: 'taskname | taskpath action trigger settings user password principal inputobject', run: registerTask },
  'register-scheduledjob': { parameters: 'name scriptblock | trigger filepath scheduledjoboption credential argumentlist', run: registerTask },
  'invoke-wmimethod': { parameters: `class name methodname=name argumentlist args=argumentlist path | ${WMI} property`, run: wmiMethod },
  'invoke-cimmethod': { parameters: `class classname=class name methodname=name argumentlist arguments=argumentlist | ${WMI} cimclass=class property`, run: wmiMethod },
  'set-wmiinstance': { parameters: `class path | arguments args=arguments ${WMI} putype`, run: wmiInstance },
  'new-ciminstance': { parameters: `class classname=class property arguments=property cimclass=class | ${WMI} | clientonly local=clientonly`, run: wmiInstance },
  'get-wmiobject': { parameters: 'class property | namespace computername cn=computername query filter credential | list all', run: wmiQuery }, 'get-ciminstance': { parameters: 'class classname=class | namespace computername cn=computername query filter property cimsession querydialect resourceuri | keyonly', run: wmiQuery },
  'get-cimclass': { parameters: 'class classname=class | namespace computername', run: (call) => instance('wmi', [['text', text(className(call))]]) },
  'remove-wmiobject': { parameters: 'inputobject | class path computername', run: (call) => { wmiDelete(call, call.named.get('inputobject') ?? call.input, call.frame); return NULL } },
  'remove-ciminstance': { parameters: 'inputobject | query namespace computername cimsession', run: (call) => { wmiDelete(call, call.named.get('inputobject') ?? call.input, call.frame); return NULL } },
  'set-mppreference': { parameters: DEFENDER, run: defender }, 'add-mppreference': { parameters: DEFENDER, run: defender },
  'add-localgroupmember': { parameters: 'group member name=group | sid', run: addMember }, 'add-adgroupmember': { parameters: 'identity members member=members | server credential', run: (call) => addMember({ ...call, named: new Map([...call.named, ['member', valueOf(call, 'members')]]) }) },
  'stop-process': { parameters: 'id name processname=name | inputobject', run: killProcess },
  'out-minidump': { parameters: 'process dumpfilepath | ', run: minidump },
  'set-psreadlineoption': { parameters: ' | historysavestyle historysavepath addtohistoryhandler editmode maximumhistorycount predictionsource predictionviewstyle colors bellstyle historynoduplicates | historynoduplicates', run: history },
  'clear-eventlog': clearsLog, 'remove-eventlog': clearsLog, 'limit-eventlog': clearsLog, 'clear-winevent': clearsLog,
  'new-netfirewallrule': { parameters: FIREWALL, run: firewallRule }, 'disable-netfirewallrule': { parameters: FIREWALL, run: firewallRule }, 'remove-netfirewallrule': { parameters: FIREWALL, run: firewallRule }, 'set-netfirewallrule': { parameters: FIREWALL, run: firewallRule },
  'enable-netfirewallrule': { parameters: FIREWALL, run: (call) => { call.session.machine.effect(call.frame, 'configure', resource('firewall', 'open', textOf(call, 'displaygroup') ?? textOf(call, 'displayname') ?? 'rule')); return NULL } },
  'set-netfirewallprofile': { parameters: 'name profile=name | enabled defaultinboundaction defaultoutboundaction notifyonlisten logallowed logblocked logfilename all', run: (call) => {
    const off = /^false$/i.test(textOf(call, 'enabled') ?? '') || /^allow$/i.test(textOf(call, 'defaultinboundaction') ?? '')
    call.session.machine.effect(call.frame, 'configure', resource('firewall', off ? 'off' : 'ordinary', textsOf(call, 'name').join(', ') || 'all profiles'))
    return NULL
  } },
  'register-wmievent': { parameters: 'class sourceidentifier action | query namespace', run: (call) => { call.session.machine.effect(call.frame, 'schedule', resource('process', 'ordinary', 'WMI event')); return NULL } },
}
