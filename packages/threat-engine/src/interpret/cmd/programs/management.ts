import { CLEAN, UNKNOWN, join, resource, type Frame } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { at } from '../../shell/apply.js'
import type { Arg } from '../../shell/expand.js'
import type { Shell } from '../../shell/execute.js'
import { runCode } from '../../shell/run-code.js'
import { serviceClass } from '../windows-services.js'
import { URL, fetchAndRun, loads, lolbin, ordinary, proxies } from './loading.js'
import { inside, joinWords, options, type Program } from './options.js'

/** `wmic [/node:host] alias verb …` (T1047). */
const wmic: Program = (args, outer, shell) => {
  const { machine } = shell
  machine.effect(outer, 'execute', resource('process', 'ordinary', 'wmic'))
  const flags = new Map<string, string>()
  const words: Arg[] = []
  for (const arg of args) {
    const flag = /^\/([a-z]+):?([\s\S]*)$/i.exec(arg.text)
    if (flag?.[1]) flags.set(flag[1].toLowerCase(), (flag[2] ?? '').replace(/^["']|["']$/g, ''))
    else words.push(arg)
  }
  const host = flags.get('node')
  let frame = outer
  if (host !== undefined && !/^(?:localhost|127\.0\.0\.1|\.)?$/i.test(host)) {
    machine.effect(outer, 'execute', { ...hostResource(host, machine.context), port: 135 })
    frame = { ...outer, actor: { ...outer.actor, remote: host } }
  }
  const sheet = flags.get('format')
  if (sheet !== undefined && /\.xsl|:\/\/|[\\/]/i.test(sheet)) {
    // A style sheet is a script (T1220).
    proxies(frame, shell)
    if (URL.test(sheet)) fetchAndRun(sheet, frame, shell)
    else loads({ text: sheet, taint: CLEAN, raw: '', start: -1, end: -1 }, frame, shell)
  }
  const lower = words.map((arg) => arg.text.toLowerCase())
  const line = lower.join(' ')
  const has = (...all: readonly string[]): boolean => all.every((word) => lower.includes(word))
  const created = lower.indexOf('create')
  if (has('process', 'call', 'create')) {
    const command = words.slice(created + 1)
    // Not this shell but the service of WMI is seen as the parent.
    if (frame === outer) lolbin(frame, shell)
    return runCode(
      'cmd',
      {
        text: command.length === 1 ? (command[0]?.text ?? '') : joinWords(command),
        taint: command.reduce((t, arg) => join(t, arg.taint), CLEAN),
      },
      inside(frame),
      shell,
    )
  }
  if (has('product', 'call', 'install')) {
    lolbin(frame, shell)
    const url = URL.exec(words.map((arg) => arg.text).join(' '))?.[0]
    if (url) fetchAndRun(url, frame, shell)
    return UNKNOWN
  }
  if (/shadowcopy/.test(lower[0] ?? '') || /win32_shadowcopy/.test(line))
    machine.effect(
      frame,
      has('delete') || /call delete/.test(line) ? 'delete' : has('create') ? 'read' : 'query',
      resource('backup', 'shadow-copy', 'Win32_ShadowCopy'),
    )
  else if (/eventconsumer|__eventfilter|__filtertoconsumer/.test(line) && has('create'))
    machine.effect(frame, 'schedule', resource('process', 'ordinary', 'WMI event subscription', ['hijack']), { detail: line.slice(0, 300) })
  else if (lower[0] === 'useraccount' && has('set')) machine.effect(frame, 'write', resource('account', 'ordinary', line.slice(0, 120)))
  else if (
    /^(?:service|process|product|rdtoggle|path)$/.test(lower[0] ?? '') &&
    /\bcall\s+(?:stopservice|terminate|uninstall|delete|changestartmode|setallowtsconnections)|\bdelete\b/.test(line)
  )
    stops(line, frame, shell)
  else {
    const guards = /securitycenter|defender/i.test(flags.get('namespace') ?? '') || /antivirusproduct/.test(line)
    machine.effect(frame, 'query', resource('system', 'discovery', guards ? 'security software' : `wmic ${lower[0] ?? ''}`))
  }
  return UNKNOWN
}

/** `winrs -r:host command`: a command on another host (T1021.006). */
const winrs: Program = (args, frame, shell) => {
  const { flags, operands } = options(args, 'r u p d')
  const host = flags.get('r') ?? flags.get('remote')
  ordinary(frame, shell)
  if (!host) return UNKNOWN
  shell.machine.effect(at(frame, host), 'execute', { ...hostResource(host.text, shell.machine.context), port: 5985 })
  const inner = inside(frame)
  return runCode('cmd', { text: joinWords(operands), taint: CLEAN }, { ...inner, actor: { ...inner.actor, remote: host.text } }, shell)
}

function stops(line: string, frame: Frame, shell: Shell): void {
  if (/setallowtsconnections/.test(line)) {
    shell.machine.effect(frame, 'configure', resource('service', 'remote-access', 'Remote Desktop', ['exposed']))
    return
  }
  const name = /(?:name|caption|description)\s*(?:=|like)\s*["'%\\]*([^"'%\\]{2,80})/.exec(line)?.[1] ?? ''
  const cls = serviceClass(name)
  if (line.startsWith('process') && cls === 'ordinary') shell.machine.effect(frame, 'stop', resource('process', 'ordinary', name))
  else shell.machine.effect(frame, 'stop', resource('service', cls, name))
}

/** Programs that manage this computer or another one. */
export const MANAGEMENT_PROGRAMS: Readonly<Record<string, Program>> = { wmic, winrs }
