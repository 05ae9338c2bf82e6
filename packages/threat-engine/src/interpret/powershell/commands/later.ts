import { autostartTags, serviceTags } from '../../cmd/launched.js'
import { serviceClass } from '../../cmd/windows-services.js'
import type { Tag } from '../../../facts.js'
import { type Frame, resource } from '../../machine.js'
import type { Call } from '../call.js'

/** What runs later: a command with its arguments. Its own effects are tags of the effect that installs it. */
export function later(
  call: Call,
  does: 'schedule' | 'install',
  kind: 'process' | 'service',
  name: string,
  command: string,
  frame: Frame,
  more: readonly Tag[] = [],
): void {
  const { context } = call.session.machine
  const tags = kind === 'service' ? serviceTags(command, context) : [...autostartTags(command, 'payload.cmd', context), ...more]
  if (kind === 'service')
    call.session.machine.effect(frame, does, resource('service', serviceClass(name), name, tags), { detail: command.slice(0, 300) })
  else call.session.machine.effect(frame, does, resource('process', 'ordinary', name, tags), { detail: command.slice(0, 300) })
}
