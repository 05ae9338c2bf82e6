import { signatureOf } from '../../signatures/index.js'
import { type Machine, resource, type Frame } from '../machine.js'
import { summarizePayload } from './payload.js'
import { ranApart } from './rehearsal.js'

/** Longest message that is looked at, and the strings in it. */
const MAX_MESSAGE = 16_384
const MAX_STRINGS = 32
const MAX_STEPS = 600
/** What every hostile command line has one of; all other messages are done with after one look. */
const SUSPECT = /\||\brm\b|\bdd\b|\bmkfs|\bnc\b|curl|wget|\b(?:ba|z)?sh\b|python|perl|base64|\/dev\/|powershell/i
const SHELLS = /^(?:(?:ba|z|da|k)?sh|env|find|xargs|echo|printf|eval|source|\.)$/

/**
 * A message to a queue, a channel or a worker that holds a command line which fetches and runs code, hides, opens a shell or deletes a tree: whoever takes it from the queue may
 * run it (T1053, T1072). A command is one only when a text as a whole is: its first word is a program.
 */
export function announceQueued(text: string, frame: Frame, machine: Machine): void {
  if (text.length > MAX_MESSAGE || !SUSPECT.test(text) || !machine.pay(frame, 1 + (text.length >> 6))) return
  for (const command of stringsOf(text).filter(startsProgram)) {
    const tags = summarizePayload(command, 'job.sh', machine.context)
    if (tags.length === 0 && !deletesTree(command, machine)) continue
    machine.effect(frame, 'schedule', resource('code', 'inline', 'a message that holds a command', [...tags, 'delayed']), { detail: command.slice(0, 200) })
    return
  }
}

/** The text itself, or the strings of the JSON that it is. */
function stringsOf(text: string): readonly string[] {
  const trimmed = text.trim()
  if (!/^[[{"]/.test(trimmed)) return [trimmed]
  const found: string[] = []
  const visit = (value: unknown, depth: number): void => {
    if (found.length >= MAX_STRINGS || depth > 8) return
    if (typeof value === 'string') found.push(value.trim())
    else if (typeof value === 'object' && value !== null) for (const item of Object.values(value).slice(0, MAX_STRINGS)) visit(item, depth + 1)
  }
  try {
    visit(JSON.parse(trimmed), 0)
  } catch {
    return [trimmed]
  }
  return found
}

function startsProgram(text: string): boolean {
  const first = /^(?:sudo\s{1,4})?(?:\/\S{1,64}\/)?([\w.+-]{1,64})(?=\s)/.exec(text)?.[1]
  return first !== undefined && (SHELLS.test(first) || signatureOf(first) !== undefined)
}

function deletesTree(command: string, { context }: Machine): boolean {
  const inner = ranApart('/message', [{ language: 'sh', source: command }], command.length, context, MAX_STEPS)
  return inner.facts({}).by('delete').some(({ resource: { kind, tags } }) => kind === 'path' && tags.includes('recursive'))
}
