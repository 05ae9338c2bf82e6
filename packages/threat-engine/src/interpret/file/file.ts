import type { Resource, Tag } from '../../facts.js'
import { CLEAN, resource, type Frame, type Machine } from '../machine.js'
import { interpretNetwork } from '../network/network.js'
import { commandsIn, isRunnable } from './commands.js'
import { startsByItself } from './json.js'
import { summarizePayload } from './payload.js'
import { readPath } from './readings.js'

/** A call to the file system, of an assistant's own tool or an MCP server's. */
export interface FileCall {
  /**
   * `Read`, `Write`, `Append`, `Delete`, `List`, `Create`, `Execute`; case does not matter, anything else is taken for a read that may
   * happen.
   */
  readonly operation: string
  readonly path: string
  /** Everything that is written. */
  readonly content?: string
}

/**
 * Records what a file call does. Writing is not running: what written code would do becomes tags of the write (`summarizePayload`), and
 * its text a fact of its own.
 */
export function interpretFile(call: FileCall, frame: Frame, machine: Machine): void {
  if (!machine.pay(frame)) return
  const { path } = call
  const web = /^(?:https?|ftps?|wss?):\/\//i.test(path)
  if (web) return interpretNetwork({ url: path, ...(call.content !== undefined && { method: 'PUT', body: call.content }) }, frame, machine)
  const code = /^expect:\/\/([\s\S]{1,8192})$/i.exec(path)
  if (code) machine.run('sh', code[1] ?? '', { ...frame, direct: false })

  const target = readPath(path, machine.context)
  switch (call.operation.toLowerCase()) {
    case 'write':
    case 'create':
      return write(call, 'write', target, frame, machine)
    case 'append':
      return write(call, 'append', target, frame, machine)
    case 'delete': {
      // A tool that deletes a directory deletes what is in it; only for these is it known that they are one.
      const whole = target.class === 'root' || target.class === 'system-root' || target.class === 'home' || target.class === 'workspace'
      machine.effect(frame, 'delete', whole ? tagged(target, ['recursive']) : target)
      machine.files.delete(target.name)
      return
    }
    case 'list':
      machine.effect(frame, 'list', target)
      return
    case 'execute':
      return execute(path, target, frame, machine)
    case 'read':
      machine.effect(frame, 'read', target)
      return
    default:
      machine.effect(frame, 'read', target, { certainty: 'conditional' })
      if (call.content !== undefined) write(call, 'write', target, { ...frame, certainty: 'conditional' }, machine)
  }
}

const tagged = (target: Resource<'path'>, tags: readonly Tag[]): Resource<'path'> =>
  tags.length === 0 ? target : { ...target, tags: [...new Set<Tag>([...target.tags, ...tags])] }

function write(call: FileCall, action: 'write' | 'append', target: Resource<'path'>, frame: Frame, machine: Machine): void {
  const { content } = call
  const at = frame.where.endsWith('/path') ? `${frame.where.slice(0, -5)}/content` : frame.where
  if (content !== undefined && content !== '') machine.text({ surface: 'file_content', value: content, pointer: at, about: target.name })
  const placed = content !== undefined ? reclassified(target, content) : target
  const runs = content !== undefined && (RUNS_BY_ITSELF.has(placed.class) || isRunnable(content, placed.name))
  const payload = runs ? payloadOf(content, placed, frame, machine) : []
  machine.effect(frame, action, tagged(placed, payload), content === '' ? { detail: '' } : {})
  const file = { content: { text: content, taint: CLEAN } }
  machine.files.set(placed.name, file)
  machine.files.set(call.path, file)
}

const RUNS_BY_ITSELF: ReadonlySet<string> = new Set([
  'startup', 'shell-startup', 'cron', 'git-hook', 'git-config', 'ci-config', 'agent-config', 'package-config', 'authorized-keys',
  'preload', 'pam', 'sudoers', 'system-binary', 'ssh-config',
])

function payloadOf(content: string, { name }: Resource<'path'>, frame: Frame, machine: Machine): readonly Tag[] {
  if (!machine.pay(frame, 1 + (content.length >> 8))) return ['payload-unknown']
  return summarizePayload(content, name, machine.context)
}

/** Editor tasks and settings are everyday files until they make the editor, or the assistant in it, act without being asked. */
function reclassified(target: Resource<'path'>, content: string): Resource<'path'> {
  const editor = /(?:^|\/)(?:\.vscode|user)\/(?:tasks|settings)\.json$|\.code-workspace$/i.test(target.name)
  return editor && target.class === 'ordinary' && startsByItself(content) ? { ...target, class: 'agent-config' } : target
}

/** A tool that runs a file: the code is known when the call wrote it. */
function execute(path: string, target: Resource<'path'>, frame: Frame, machine: Machine): void {
  const content = (machine.files.get(target.name) ?? machine.files.get(path))?.content.text
  const source = machine.effect(frame, 'read', tagged(target, ['use']))
  machine.flow({ sources: [source], steps: [] }, machine.effect(frame, 'execute', resource('process', 'unknown', target.name)))
  if (content === undefined) return
  for (const { language, source: text } of commandsIn(content, target.name).slice(0, 50)) machine.run(language, text, { ...frame, direct: false })
}
