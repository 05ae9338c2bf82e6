import { join, resource, type Frame, type Taint } from '../../machine.js'
import { urlResource } from '../../resource/host.js'
import { pathResource } from '../../resource/path.js'
import { at } from '../../shell/apply.js'
import type { Arg } from '../../shell/expand.js'
import type { Shell } from '../../shell/execute.js'
import { resolvePath } from '../../shell/paths.js'
import { display } from '../../word.js'

// What programs of Windows bring in to run it: from the net, or as a file.

export const URL = /(?:https?|ftp):\/\/[^\s"'<>|)]{3,2000}/i

/** A program that Windows comes with and that is known to run what others give it. */
export const lolbin = (frame: Frame, shell: Shell): void =>
  void shell.machine.effect(frame, 'execute', resource('process', 'lolbin', frame.actor.program))
/** The same where the call says what it is to run, in a way that the program's ordinary use does not need (T1218). */
export const proxies = (frame: Frame, shell: Shell): void =>
  void shell.machine.effect(frame, 'execute', resource('process', 'lolbin', frame.actor.program, ['proxy']))
/** The program in an ordinary use. */
export const ordinary = (frame: Frame, shell: Shell): void =>
  void shell.machine.effect(frame, 'execute', resource('process', 'ordinary', frame.actor.program))

/** Code is fetched and run in one step. */
export function fetchAndRun(url: string, frame: Frame, shell: Shell): Taint {
  const { machine } = shell
  const received = machine.effect(frame, 'receive', urlResource(display(url), machine.context))
  const taint = { sources: [received], steps: [] }
  machine.flow(taint, machine.effect(frame, 'execute', resource('code', 'fetched', received.resource.name)))
  return taint
}

/** A file is fetched, and written when it is known where. */
export function download(url: Arg, target: Arg | undefined, frame: Frame, shell: Shell): void {
  const { machine } = shell
  const received = machine.effect(at(frame, url), 'receive', urlResource(display(url.text), machine.context))
  const taint = { sources: [received], steps: [] }
  if (!target) return
  machine.flow(taint, machine.effect(at(frame, target), 'write', pathResource(resolvePath(target.text, shell.state), machine.context)))
  machine.files.set(resolvePath(target.text, shell.state), { content: { taint } })
}

/** Code is loaded from a file; a file that was fetched before is fetched code. */
export function loads(file: Arg, frame: Frame, shell: Shell): void {
  const path = resolvePath(file.text, shell.state)
  const effect = shell.machine.effect(at(frame, file), 'read', pathResource(path, shell.machine.context, ['load']))
  const held = shell.machine.files.get(path)
  const fetched = held?.content.taint.sources.find((s) => s.resource.kind === 'host')
  if (held && fetched)
    shell.machine.flow(
      join(held.content.taint, { sources: [effect], steps: [] }),
      shell.machine.effect(frame, 'execute', resource('code', 'fetched', fetched.resource.name)),
    )
}
