import { serviceClass } from '../../cmd/windows-services.js'
import { resource } from '../../machine.js'
import { type Call, type Command, has, textOf, textsOf, valueOf } from '../call.js'
import { NULL, type Value, asText } from '../value.js'
import { target } from './remote.js'

/** Microsoft Defender is told to look away (T1562.001). Switching something on is no such thing. */
function defender(call: Call): Value {
  const { session, frame } = call
  const parts: string[] = []
  for (const [name, value] of call.named) {
    const shown = asText(value).toLowerCase()
    if (weakens(name, shown)) parts.push(`${name}=${shown.slice(0, 80)}`)
  }
  if (parts.length)
    session.machine.effect(frame, 'configure', resource('service', 'security', 'Microsoft Defender'), { detail: parts.join(', ') })
  return NULL
}

/** Settings that protect by themselves: they weaken when they are off. */
const PROTECTIONS = new Set([
  ...['mapsreporting', 'submitsamplesconsent', 'puaprotection', 'cloudblocklevel'],
  ...['enablecontrolledfolderaccess', 'enablenetworkprotection', 'attacksurfacereductionrules_actions'],
])
const EXCEPTION = /^exclusion|defaultaction$|^attacksurfacereductiononlyexclusions|^controlledfolderaccessallowed/
function weakens(name: string, value: string): boolean {
  if (name.startsWith('disable')) return !/^(?:false|0|\$false)$/.test(value)
  if (EXCEPTION.test(name)) return !/quarantine|remove|block/.test(value)
  return PROTECTIONS.has(name) && /^(?:0|2|disabled|neversend|never|auditmode)$/.test(value)
}

const DEFENDER = [
  ' |',
  'exclusionpath exclusionextension exclusionprocess exclusionipaddress disablerealtimemonitoring',
  'disablebehaviormonitoring disableblockatfirstseen disableioavprotection disableprivacymode disablescriptscanning',
  'disablearchivescanning disableintrusionpreventionsystem disableemailscanning disableremovabledrivescanning',
  'disablerestorepoint disablescanningmappednetworkdrivesforfullscan disablescanningnetworkfiles',
  'disablecatchupfullscan disablecatchupquickscan disableautoexclusions signaturedisableupdateonstartupwithoutengine',
  'signatureupdateinterval mapsreporting submitsamplesconsent puaprotection enablecontrolledfolderaccess',
  'enablenetworkprotection cloudblocklevel scanparameters scanscheduleday',
  'highthreatdefaultaction=highthreatdefaultaction lowthreatdefaultaction moderatethreatdefaultaction',
  'severethreatdefaultaction unknownthreatdefaultaction attacksurfacereductionrules_actions',
  'attacksurfacereductionrules_ids attacksurfacereductiononlyexclusions controlledfolderaccessallowedapplications',
  'uilockdown drtm=disablerealtimemonitoring dbm=disablebehaviormonitoring dscrptsc=disablescriptscanning',
  'dbaf=disableblockatfirstseen dioavp=disableioavprotection darchsc=disablearchivescanning dips=disableintrusionpreventionsystem',
  'dpm=disableprivacymode dae=disableautoexclusions demsc=disableemailscanning drdsc=disableremovabledrivescanning',
  '| ',
].join(' ')

/** `Set-PSReadLineOption`: history kept nowhere, or not at all (T1070.003). */
function history(call: Call): Value {
  const style = textOf(call, 'historysavestyle') ?? ''
  const path = textOf(call, 'historysavepath')
  const handler = valueOf(call, 'addtohistoryhandler')
  if (
    /^savenothing$/i.test(style) ||
    (handler.k === 'block' && /false/i.test(handler.source) && handler.source.length < 60) ||
    (path !== undefined && /^(?:nul|\$null|)$/i.test(path))
  )
    call.session.machine.effect(call.frame, 'configure', resource('environment', 'history', 'PSReadLine'), { detail: 'off' })
  return NULL
}

/** Logs are cleared, limited or removed (T1070.001). */
const clearsLog: Command = {
  parameters: 'logname name=logname | computername source maximumsize overflowaction retentiondays',
  run: (call) => {
    if (call.name === 'limit-eventlog' && !has(call, 'maximumsize') && !/donotoverwrite/i.test(textOf(call, 'overflowaction') ?? ''))
      return NULL
    call.session.machine.effect(target(call), 'delete', resource('log', 'security', textsOf(call, 'logname').join(', ')))
    return NULL
  },
}

/** `New-NetFirewallRule -Action Allow`, and rules that are switched off. */
function firewallRule(call: Call): Value {
  const { session, frame } = call
  if (call.name !== 'new-netfirewallrule') {
    const off =
      call.name === 'disable-netfirewallrule' || call.name === 'remove-netfirewallrule' || /^false$/i.test(textOf(call, 'enabled') ?? '')
    if (off)
      session.machine.effect(
        frame,
        'configure',
        resource('firewall', 'ordinary', textOf(call, 'displayname') ?? textOf(call, 'name') ?? 'rule', ['remove']),
      )
    return NULL
  }
  const inbound = !/^outbound$/i.test(textOf(call, 'direction') ?? '')
  const blocks = /^block$/i.test(textOf(call, 'action') ?? '')
  const program = textOf(call, 'program')?.split(/[\\/]/).at(-1) ?? ''
  // A guard that cannot report sees nothing (T1562.004).
  if (blocks && serviceClass(program) === 'security') session.machine.effect(frame, 'configure', resource('service', 'security', program))
  session.machine.effect(
    frame,
    'configure',
    resource('firewall', inbound && !blocks ? 'open' : 'ordinary', textOf(call, 'displayname') ?? textOf(call, 'name') ?? 'rule'),
    { detail: textOf(call, 'localport') ?? '' },
  )
  return NULL
}
const FIREWALL =
  'displayname name | direction action localport remoteport protocol program profile enabled localaddress remoteaddress group ' +
  'displaygroup service interfacetype policystore'

export const DEFENCE_COMMANDS: Readonly<Record<string, Command>> = {
  'set-mppreference': { parameters: DEFENDER, run: defender },
  'add-mppreference': { parameters: DEFENDER, run: defender },
  'remove-mppreference': {
    parameters: DEFENDER,
    // An exception that goes protects; a rule that goes does not.
    run: (call) => {
      if (has(call, 'attacksurfacereductionrules_ids'))
        call.session.machine.effect(call.frame, 'configure', resource('service', 'security', 'Microsoft Defender'), { detail: 'attack surface reduction' })
      return NULL
    },
  },
  'set-psreadlineoption': {
    parameters:
      ' | historysavestyle historysavepath addtohistoryhandler editmode maximumhistorycount predictionsource predictionviewstyle ' +
      'colors bellstyle historynoduplicates | historynoduplicates',
    run: history,
  },
  'clear-eventlog': clearsLog,
  'remove-eventlog': clearsLog,
  'limit-eventlog': clearsLog,
  'clear-winevent': clearsLog,
  'new-netfirewallrule': { parameters: FIREWALL, run: firewallRule },
  'disable-netfirewallrule': { parameters: FIREWALL, run: firewallRule },
  'remove-netfirewallrule': { parameters: FIREWALL, run: firewallRule },
  'set-netfirewallrule': { parameters: FIREWALL, run: firewallRule },
  'enable-netfirewallrule': {
    parameters: FIREWALL,
    run: (call) => {
      call.session.machine.effect(
        call.frame,
        'configure',
        resource('firewall', 'open', textOf(call, 'displaygroup') ?? textOf(call, 'displayname') ?? 'rule'),
      )
      return NULL
    },
  },
  'set-netfirewallprofile': {
    parameters:
      'name profile=name | enabled defaultinboundaction defaultoutboundaction notifyonlisten logallowed logblocked logfilename all',
    run: (call) => {
      const off = /^false$/i.test(textOf(call, 'enabled') ?? '') || /^allow$/i.test(textOf(call, 'defaultinboundaction') ?? '')
      call.session.machine.effect(
        call.frame,
        'configure',
        resource('firewall', off ? 'off' : 'ordinary', textsOf(call, 'name').join(', ') || 'all profiles'),
      )
      return NULL
    },
  },
}
