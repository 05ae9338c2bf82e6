import { announceQueued } from '../file/queued.js'
import type { Frame, Stream } from '../machine.js'
import { at } from './apply.js'
import type { Shell } from './execute.js'
import type { Arg } from './expand.js'

const MAX_WORDS = 64
const MAX_LINES = 64

/** Clients of queues and channels: what their words and standard input say goes to whoever reads there. */
export function queues(args: readonly Arg[], frame: Frame, shell: Shell): Stream | undefined {
  for (const arg of args.slice(0, MAX_WORDS)) {
    const text = /^(?:--?)?[\w-]{1,32}=(.+)$/s.exec(arg.text)?.[1] ?? arg.text
    announceQueued(text, at(frame, arg), shell.machine)
  }
  for (const line of frame.stdin.text?.split('\n').slice(0, MAX_LINES) ?? []) announceQueued(line, frame, shell.machine)
  return undefined
}

/** Those of a cloud or a store, for the subcommands that send one message. */
export const cloudQueues = (args: readonly Arg[], frame: Frame, shell: Shell): Stream | undefined =>
  args.slice(0, 12).some(({ text }) => SENDS.test(text)) ? queues(args, { ...frame, stdin: { text: '', taint: frame.stdin.taint } }, shell) : undefined
const SENDS = /^(?:[lr]pushx?|xadd|send-message(?:-batch)?|publish|put-events|put-records?|send-task|create-http-task|enqueue|message)$/i
