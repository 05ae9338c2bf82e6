import type { Tag } from '../../facts.js'
import { CLEAN, NOTHING, join, stepped, type Frame, type Stream } from '../machine.js'
import { hostResource } from '../resource/host.js'
import { pathResource } from '../resource/path.js'
import { startsWithPython } from '../file/acts.js'
import { summarizePayload } from '../file/payload.js'
import { settingTags } from '../file/settings.js'
import { at } from './apply.js'
import type { Shell } from './execute.js'
import type { Arg } from './expand.js'
import { resolvePath } from './paths.js'
import { announceTold } from './told.js'
import { announceWorkflow } from './workflow.js'
import { linkedPath, writtenFile } from './written.js'

const SOCKET = /^\/dev\/(?:tcp|udp)\/([^/]{1,255})\/([^/]{1,32})$/
const TERMINAL = /^\/dev\/(?:null|stdin|stdout|stderr|tty|zero|full|random|urandom|fd\/[012])$/

/** What a command gets from `< target`: the content of a file, a connection (`/dev/tcp/host/port`), a process substitution. */
export function openForReading(target: Arg, outer: Frame, shell: Shell, tags: readonly Tag[] = []): Stream {
  const frame = at(outer, target)
  const socket = SOCKET.exec(target.text)
  if (socket) return connection(socket, frame, shell)
  if (TERMINAL.test(target.text)) return NOTHING
  const path = resolvePath(target.text, shell.state)
  const file = writtenFile(path, shell.machine, shell.state)
  if (path.startsWith('/dev/fd/') && file) return file.content
  const effect = shell.machine.effect(frame, 'read', pathResource(linkedPath(target.text, shell.machine, shell.state), shell.machine.context, tags))
  return { text: file?.content.text, taint: join({ sources: [effect], steps: [] }, file?.content.taint ?? CLEAN) }
}

/** Opens `> target`. `write` is called with all that was printed; `peer` is the other end when the target is a connection. */
export function openForWriting(target: Arg, append: boolean, outer: Frame, shell: Shell, held = false): { write(out: Stream): void; peer?: Stream } {
  const { machine } = shell
  const frame = at(outer, target)
  const socket = SOCKET.exec(target.text)
  if (socket) {
    const peer = connection(socket, frame, shell, held)
    return { peer, write: (out) => { const host = peer.taint.sources[0]!.resource; if (host.kind === 'host') machine.flow(out.taint, machine.effect(frame, 'send', host)) } }
  }
  const path = resolvePath(target.text, shell.state)
  if (TERMINAL.test(path)) return { write: () => undefined }
  return {
    write: (out) => {
      const pipe = machine.files.get(path)?.pipe
      if (pipe) return pipe(out)
      const before = append ? machine.files.get(path)?.content : undefined
      const text = out.text === undefined ? undefined : (before?.text ?? '') + out.text
      const res = startsWithPython(pathResource(linkedPath(target.text, machine, shell.state), machine.context, [...(!append && out.text !== undefined && out.text.trim() === '' ? (['truncate'] as const) : []), 'redirect']), out.text, machine.context)
      const payload = !out.text ? [] : res.class !== 'ordinary' ? summarizePayload(out.text, path, machine.context) : settingTags(out.text, path, machine.context)
      const effect = machine.effect(frame, append ? 'append' : 'write', payload.length ? { ...res, tags: [...res.tags, ...payload] } : res, out.text === '' || out === NOTHING ? { detail: '' } : {})
      machine.flow(out.taint, effect)
      machine.files.set(path, { content: { text, taint: join(before?.taint ?? CLEAN, out.taint) }, copyOf: append ? undefined : copied(out) })
      announceWorkflow(path, out.text, frame, machine)
      announceTold(out.text, res.name, frame, machine)
    },
  }
}

/** What `cat FILE > target` makes of the target: a copy, when the file is all that was printed and nothing else is known of it. */
function copied({ text, taint }: Stream): string | undefined {
  const [source] = taint.sources
  return text === undefined && taint.sources.length === 1 && taint.steps.length === 0 && source?.action === 'read' && source.resource.kind === 'path' ? source.resource.name : undefined
}

/** A connection of the shell itself. `held` is one that stays open under a descriptor of its own, for what follows. */
function connection(socket: RegExpExecArray, frame: Frame, shell: Shell, held = false): Stream {
  const host = { ...hostResource(socket[1]!, shell.machine.context), ...(/^\d+$/.test(socket[2]!) && { port: Number(socket[2]) }) }
  const effect = shell.machine.effect(frame, 'connect', held ? { ...host, tags: [...host.tags, 'redirect'] } : host)
  return { taint: stepped({ sources: [effect], steps: [] }, '/dev/tcp') }
}
