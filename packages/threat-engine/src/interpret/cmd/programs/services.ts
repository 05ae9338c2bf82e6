import { NOTHING, UNKNOWN, resource, type Frame, type Machine } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { at } from '../../shell/apply.js'
import { autostartTags, serviceTags } from '../launched.js'
import { serviceClass } from '../windows-services.js'
import { options, pairs, joinWords, type Program } from './options.js'

/** What runs later, with tags for what it does. */
function later(does: 'schedule' | 'install', name: string, command: string, frame: Frame, machine: Machine): void {
  const tags = does === 'install' ? serviceTags(command, machine.context) : autostartTags(command, 'payload.cmd', machine.context)
  const detail = { detail: command.slice(0, 300) }
  if (does === 'install') machine.effect(frame, 'install', resource('service', serviceClass(name), name, tags), detail)
  else machine.effect(frame, 'schedule', resource('process', 'ordinary', name, tags), detail)
}

function onHost(host: string, frame: Frame, machine: Machine): Frame {
  const name = host.replace(/^\\+/, '')
  if (/^(?:localhost|\.|127\.0\.0\.1)?$/i.test(name)) return frame
  machine.effect(frame, 'execute', { ...hostResource(name, machine.context), port: 135 })
  return { ...frame, actor: { ...frame.actor, remote: name } }
}

/** `sc [\\host] create|config|stop|delete|failure NAME key= value …` (T1543.003, T1489, T1562.001). */
const sc: Program = (args, outer, shell) => {
  const { machine } = shell
  machine.effect(outer, 'execute', resource('process', 'ordinary', 'sc'))
  const [host, ...rest] = args
  const remote = host?.text.startsWith('\\\\') === true
  const frame = remote && host ? onHost(host.text, outer, machine) : outer
  const [verb, name, ...more] = remote ? rest : args
  if (!verb || !name) return UNKNOWN
  const set = pairs(more)
  const cls = serviceClass(name.text)
  const command = set.get('binpath')?.text ?? set.get('command')?.text
  switch (verb.text.toLowerCase()) {
    case 'create':
      later('install', name.text, command ?? '', frame, machine)
      return NOTHING
    case 'config':
    case 'failure': {
      if (command !== undefined) later('install', name.text, command, frame, machine)
      else if (/^(?:disabled|4)$/i.test(set.get('start')?.text ?? '')) machine.effect(frame, 'stop', resource('service', cls, name.text))
      else machine.effect(frame, 'configure', resource('service', 'ordinary', name.text))
      return NOTHING
    }
    case 'stop':
    case 'delete':
    case 'pause':
      machine.effect(frame, 'stop', resource('service', cls, name.text))
      return NOTHING
    // A descriptor of its own hides a service from everybody (T1564) or opens it to all.
    case 'sdset':
      if (/;;(?:KA|GA|[A-Z]{0,40}(?:WD|DC)[A-Z]{0,40});;;(?:WD|AU|BU|IU)\)/i.test(more.map((arg) => arg.text).join(' ')))
        machine.effect(frame, 'grant', resource('permission', 'system-world-writable', name.text))
      else machine.effect(frame, 'write', resource('registry', 'policy', `descriptor of the service ${name.text}`))
      machine.effect(frame, 'configure', resource('service', cls === 'ordinary' ? 'ordinary' : cls, name.text, ['hidden']), {
        detail: more[0]?.text ?? '',
      })
      return NOTHING
    case 'start':
      machine.effect(frame, 'execute', resource('service', 'ordinary', name.text))
      return NOTHING
    default:
      return UNKNOWN
  }
}

/** `schtasks /create /tn NAME /tr COMMAND …` (T1053.005). */
const schtasks: Program = (args, outer, shell) => {
  const { machine } = shell
  machine.effect(outer, 'execute', resource('process', 'ordinary', 'schtasks'))
  const { flags } = options(args, 'tn tr sc st sd mo ru rp s u p xml d m i du ec it_')
  const host = flags.get('s')
  const frame = host ? onHost(host.text, outer, machine) : outer
  const name = flags.get('tn')?.text ?? 'scheduled task'
  const command = flags.get('tr')
  if (flags.has('create') || (flags.has('change') && command))
    later('schedule', name, command?.text ?? flags.get('xml')?.text ?? '', command ? at(frame, command) : frame, machine)
  else if (flags.has('delete') || (flags.has('change') && flags.has('disable'))) {
    const cls = /defender|windows ?update|system ?restore|\\sr$|exploitguard/i.test(name)
      ? /restore|\\sr$/i.test(name)
        ? 'backup'
        : 'security'
      : 'ordinary'
    if (cls !== 'ordinary') machine.effect(frame, 'stop', resource('service', cls, name))
  } else if (flags.has('run') && host) machine.effect(frame, 'execute', resource('process', 'unknown', name))
  return UNKNOWN
}

/** `at [\\host] TIME [/interactive] COMMAND` (T1053.002). The name also is a POSIX program, told apart by its arguments. */
const at_: Program = (args, outer, shell) => {
  const { machine } = shell
  const [host, ...rest] = args
  const remote = host?.text.startsWith('\\\\') === true
  const frame = remote && host ? onHost(host.text, outer, machine) : outer
  const words = (remote ? rest : args).filter((arg) => !/^\//.test(arg.text))
  later('schedule', 'at', joinWords(words.slice(1)), frame, machine)
  return NOTHING
}

const POWER = /admin|operators$|remote (?:desktop|management) users|domain controllers|schema|dnsadmins/i

/** `net user|localgroup|group|use|share|stop|start|view …` (T1136, T1098, T1021.002, T1489, T1087). */
const net: Program = (args, frame, shell) => {
  const { machine } = shell
  machine.effect(frame, 'execute', resource('process', 'ordinary', 'net'))
  const verb = args[0]?.text.toLowerCase()
  const { flags, operands } = options(args.slice(1), 'remark')
  const [first, second] = operands
  switch (verb) {
    case 'user': {
      if (flags.has('add') && first)
        machine.effect(at(frame, first), 'write', resource('account', 'ordinary', first.text, first.text.endsWith('$') ? ['hidden'] : []))
      else if (flags.has('delete') && first) machine.effect(at(frame, first), 'delete', resource('account', 'ordinary', first.text))
      else if (/^(?:yes)$/i.test(flags.get('active')?.text ?? '') && first)
        machine.effect(
          at(frame, first),
          'write',
          resource('account', /^(?:administrator|guest)$/i.test(first.text) ? 'administrator' : 'ordinary', first.text),
        )
      else if (first && second) machine.effect(at(frame, first), 'write', resource('account', 'password', first.text))
      else machine.effect(frame, 'query', resource('system', 'discovery', 'accounts'))
      return UNKNOWN
    }
    case 'localgroup':
    case 'group': {
      if (flags.has('add') && first && second)
        machine.effect(
          at(frame, second),
          'write',
          resource('account', POWER.test(first.text) ? 'administrator' : 'ordinary', second.text),
          { detail: first.text },
        )
      else if (flags.has('delete') && second) machine.effect(at(frame, second), 'delete', resource('account', 'ordinary', second.text), { detail: first?.text ?? '' })
      else machine.effect(frame, 'query', resource('system', 'discovery', 'groups'))
      return UNKNOWN
    }
    case 'use': {
      const share = operands.find((arg) => arg.text.startsWith('\\\\') || /^%?\u0000?.{0,40}\\ipc\$$/i.test(arg.text))
      // A name that is not known and a password: one account after the other (T1110.003).
      if (share && /\u0000/.test(flags.get('user')?.text ?? flags.get('u')?.text ?? '') && flags.get('user')?.taint.sources.some((s) => s.resource.kind === 'path'))
        machine.effect(at(frame, share), 'execute', resource('process', 'brute-forcer', 'net use'))
      if (share && !flags.has('delete')) {
        const host = share.text.split('\\')[2] ?? ''
        const target = { ...hostResource(host, machine.context), port: 445 }
        // Administrative shares and passwords in clear are how attackers move on (T1021.002).
        machine.effect(at(frame, share), 'connect', {
          ...target,
          tags: /\\(?:[a-z]|admin|ipc)\$/i.test(share.text) ? [...target.tags, 'network-share'] : target.tags,
        })
      }
      return UNKNOWN
    }
    case 'share': {
      const published = operands.find((arg) => arg.text.includes('='))
      if (flags.has('delete') && first)
        machine.effect(frame, 'configure', resource('system', 'ordinary', first.text, ['remove', 'network-share']))
      else if (published) {
        if (/^everyone,(?:full|change)$/i.test(flags.get('grant')?.text ?? ''))
          machine.effect(frame, 'grant', resource('permission', 'world-writable', published.text, ['recursive']))
        machine.effect(
          at(frame, published),
          'publish',
          resource('path', 'ordinary', published.text.slice(published.text.indexOf('=') + 1), ['network-share']),
        )
      }
      return UNKNOWN
    }
    case 'stop':
    case 'pause': {
      if (first) {
        const name = operands.map((arg) => arg.text).join(' ')
        machine.effect(at(frame, first), 'stop', resource('service', serviceClass(name), name))
      }
      return UNKNOWN
    }
    case 'start':
    case 'continue':
    case 'help':
    case 'config':
      return UNKNOWN
    case 'accounts':
    case 'view':
    case 'session':
    case 'sessions':
    case 'time':
    case 'statistics':
      machine.effect(frame, 'query', resource('system', 'discovery', `net ${verb}`))
      return UNKNOWN
    default:
      return UNKNOWN
  }
}

/** `taskkill /im NAME`: a process of a guard or a backup that is ended is that service stopped. */
const taskkill: Program = (args, frame, shell) => {
  const { machine } = shell
  machine.effect(frame, 'execute', resource('process', 'ordinary', 'taskkill'))
  for (let i = 0; i < args.length; i++) {
    const value = /^[-/]im$/i.test(args[i]?.text ?? '') ? args[i + 1] : undefined
    if (!value) continue
    const cls = serviceClass(value.text)
    machine.effect(
      at(frame, value),
      'stop',
      cls === 'ordinary' ? resource('process', 'ordinary', value.text, /^[*\u0001]$/.test(value.text) ? ['all'] : []) : resource('service', cls, value.text),
    )
  }
  return UNKNOWN
}

export const SERVICE_PROGRAMS: Readonly<Record<string, Program>> = { sc, schtasks, at: at_, net, net1: net, taskkill }
