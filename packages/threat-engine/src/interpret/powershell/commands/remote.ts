import type { Frame } from '../../machine.js'
import { hostResource } from '../../resource/host.js'
import { type Call, textOf } from '../call.js'

/** Where a command with `-ComputerName` acts. */
export function target(call: Call, acts = false): Frame {
  const host = textOf(call, 'computername') ?? textOf(call, 'cimsession') ?? textOf(call, 'server')
  if (host === undefined || /^(?:localhost|\.|127\.0\.0\.1|::1)$/i.test(host)) return call.frame
  call.session.machine.effect(call.frame, acts ? 'execute' : 'connect', { ...hostResource(host, call.session.machine.context), port: 135 })
  return { ...call.frame, actor: { ...call.frame.actor, remote: host } }
}
