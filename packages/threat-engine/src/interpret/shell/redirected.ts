import type { Redirection } from 'unbash'
import { withStdin } from '../frame.js'
import { CLEAN, NOTHING, UNKNOWN, type Frame, type Stream, type Taint } from '../machine.js'
import { HOLE, hasHole } from '../word.js'
import { signatureOf } from '../../signatures/index.js'
import type { Shell } from './execute.js'
import { expandParts, expandSingle, expandWord, type Arg } from './expand.js'
import { openForReading, openForWriting } from './redirect.js'

/** Most redirects of one command; no program has so many descriptors in use. */
const MAX_REDIRECTS = 256

/**
 * Runs a command with its redirects: here-documents and files as its input, files and connections for what it prints. `unseen`: the command never shows what it reads.
 * Returns what is left to print.
 */
export function redirected(shell: Shell, redirects: readonly Redirection[], frame: Frame, run: (frame: Frame) => Stream, unseen = false): Stream {
  let stdin = frame.stdin
  const sinks: ((out: Stream) => void)[] = []
  let captures = false
  if (redirects.length > MAX_REDIRECTS) shell.machine.exhausted(frame, 'nodes', true)
  for (const r of redirects.slice(0, MAX_REDIRECTS)) {
    if (!shell.machine.pay(frame)) break
    const e = shell.expansion(frame)
    const fd = r.descriptor?.type === 'FileDescriptor' ? r.descriptor.value : undefined
    if (r.type === 'HereDoc' || r.type === 'HereString') {
      const given = r.type === 'HereDoc' ? { text: r.delimiter?.quoted === false ? unescaped(r.body.text) : r.body.text, taint: CLEAN, ...(r.body.parts && expandParts(r.body.parts, e)) } : hereString(r.target ? expandSingle(r.target, e) : { text: '', taint: CLEAN })
      if ((fd ?? 0) === 0) stdin = given
      else shell.state.descriptors.set(fd!, given)
      continue
    }
    if (!r.target) continue
    const target = expandWord(r.target, e)[0]
    if (!target) continue
    if (r.operator === '<&' || r.operator === '>&') {
      if (/^(?:\d+-?|-)$/.test(target.text)) {
        const other = shell.state.descriptor(parseInt(target.text, 10))
        if (other && r.operator === '<&' && (fd ?? 0) === 0) stdin = other
        if (other && r.operator === '>&' && (fd ?? 1) <= 2) { sinks.push((out) => sendBack(shell, out, other, frame)); captures = true }
        if (other && fd !== undefined && fd > 2) shell.state.descriptors.set(fd, other)
        continue
      }
    }
    if (r.operator === '<' || r.operator === '<>' || r.operator === '<&') {
      const opened = openForReading(target, frame, shell, unseen ? ['use'] : [])
      if (fd === undefined || fd === 0) stdin = opened
      else shell.state.descriptors.set(fd, opened)
      if (r.operator === '<') continue
    }
    if (r.operator === '<>' && (fd === undefined || fd === 0)) continue
    const sink = openForWriting(target, r.operator === '>>' || r.operator === '&>>', frame, shell, fd !== undefined && fd > 2)
    if (sink.peer && fd !== undefined && fd > 2) shell.state.descriptors.set(fd, sink.peer)
    if (sink.peer && (fd === undefined || fd <= 2) && stdin === NOTHING) stdin = sink.peer
    if (fd === undefined || fd === 1 || r.operator === '&>' || r.operator === '&>>' || sink.peer) { sinks.push(sink.write); captures = true }
    else if (fd === 2) sinks.push(() => sink.write(UNKNOWN))
    else sinks.push(() => sink.write(NOTHING))
  }
  const out = run(stdin === frame.stdin ? frame : withStdin(frame, stdin))
  for (const sink of sinks) sink(out)
  return captures ? NOTHING : out
}

/** A here-document without quotes around its end: a backslash keeps `$`, backticks and itself, and joins lines. */
const unescaped = (text: string): string => text.replace(/\\(?:([\\$`])|\n)/g, '$1')

const hereString = (v: { text: string; taint: Taint }): Stream => ({ text: hasHole(v.text) ? (v.text === HOLE ? undefined : v.text) : `${v.text}\n`, taint: v.taint })

/** Output that goes back into a connection which was opened before (`>&3`). */
function sendBack(shell: Shell, out: Stream, peer: Stream, frame: Frame): void {
  const connection = peer.taint.sources[0]
  if (!connection || connection.resource.kind !== 'host') return
  shell.machine.flow(out.taint, shell.machine.effect(frame, 'send', connection.resource))
}

/** The program, or its subcommand, takes what it reads from standard input and never shows it. */
export function keepsItsInput([program, first]: readonly Arg[]): boolean {
  const signature = signatureOf(program?.text.replace(/^.*\//, '') ?? '')
  return signature?.stdin === 'used' || (first !== undefined && Object.entries(signature?.subcommands ?? {}).some(([names, usage]) => usage.stdin === 'used' && names.split('|').includes(first.text)))
}
