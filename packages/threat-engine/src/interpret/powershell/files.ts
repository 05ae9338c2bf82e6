import type { Tag } from '../../facts.js'
import { CLEAN, join, resource, type Frame } from '../machine.js'
import { hasHole } from '../word.js'
import { summarizePayload } from '../file/payload.js'
import { pathName, pathOf, readPath } from './record.js'
import type { Session } from './session.js'
import { asStream, text, unknown, type Value } from './value.js'

const DEVICE = /^(?:nul|con|\/dev\/null)$/i

/** Content of a file: what the call itself wrote there, or unknown data that carries the read. */
export function readFile(path: string, frame: Frame, session: Session, tags: readonly Tag[] = []): Value {
  if (DEVICE.test(path)) return text('')
  const taint = readPath(path, frame, session, tags)
  const written = session.machine.files.get(pathName(path, session))
  return written?.content.text !== undefined && !hasHole(written.content.text) ? text(written.content.text, taint) : unknown(taint)
}

/** Writes a file of the call. Where the content is code that starts by itself, tags say what it does. */
export function writeFile(path: string, content: Value, append: boolean, tags: readonly Tag[], frame: Frame, session: Session): void {
  if (DEVICE.test(path)) return
  const { machine } = session
  const name = pathName(path, session)
  const stream = asStream(content)
  const found = pathOf(path, session, append ? tags : [...tags, 'truncate'])
  const payload =
    found.class === 'ordinary' || found.class === 'scratch' || !stream.text ? [] : summarizePayload(stream.text, name, machine.context)
  const effect = machine.effect(
    frame,
    append ? 'append' : 'write',
    payload.length ? { ...found, tags: [...found.tags, ...payload] } : found,
    stream.text === '' ? { detail: '' } : {},
  )
  machine.flow(stream.taint, effect)
  const before = append ? machine.files.get(name)?.content : undefined
  machine.files.set(name, {
    content: {
      text: stream.text === undefined ? undefined : (before?.text ?? '') + stream.text,
      taint: join(before?.taint ?? CLEAN, stream.taint),
    },
  })
  // `file.txt:stream` is an alternate data stream, which listings do not show (T1564.004).
  if (/[^:\\/]:[^\\/:]{1,128}$/.test(path) && !/^[A-Za-z]:[^\\/:]*$/.test(path) && !/:\$data$/i.test(path))
    machine.effect(frame, 'configure', { ...found, tags: [...found.tags, 'hidden'] })
}

/** A file under a second name; the first is gone after a move. */
export function copyFile(source: string, target: string, move: boolean, tags: readonly Tag[], frame: Frame, session: Session): void {
  const { machine } = session
  const taint = readPath(source, frame, session, tags)
  const effect = machine.effect(frame, 'write', pathOf(target, session, [...tags, 'copy']))
  machine.flow(taint, effect)
  const held = machine.files.get(pathName(source, session))
  const file = { content: held?.content ?? { taint }, copyOf: held?.copyOf ?? (held ? undefined : source) }
  machine.files.set(pathName(target, session), file)
  const base = source.split(/[\\/]/).at(-1)
  if (base) machine.files.set(pathName(`${target.replace(/[\\/]$/, '')}\\${base}`, session), file)
  if (move) {
    machine.effect(frame, 'delete', pathOf(source, session))
    machine.files.delete(pathName(source, session))
  }
}

/**
 * Times of a file are set by hand (T1070.006). `force` marks the time of its creation and dates that are written out: bringing a file up to date is
 * neither.
 */
export const stampFile = (path: string, what: string, date: Value, frame: Frame, session: Session): void =>
  void session.machine.effect(
    frame,
    'configure',
    resource('time', 'file-times', path, /creation/i.test(what) || (date.k === 'text' && /\d/.test(date.text)) ? ['force'] : []),
  )
