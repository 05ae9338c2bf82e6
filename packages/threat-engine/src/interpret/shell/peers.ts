import type { Arg } from './expand.js'
import type { Resource, Tag } from '../../facts.js'
import { resource, type Frame, type Machine, type Taint } from '../machine.js'
import { hostResource } from '../resource/host.js'
import { ANY, HOLE, display } from '../word.js'

/** Words for a program that gets no globs: a `?` in a URL is a question mark. */
export const withoutGlobs = (text: string): string => !text.includes(HOLE) && !text.includes('\uE000') ? display(text) : display(text.replaceAll(HOLE, '\uE000')).replaceAll('\uE000', HOLE)
/** The same for a word: a bracket that is no pattern here (`[::1]`) comes back as it was written, when nothing else was expanded in it. */
export const plainText = ({ text, raw }: Arg): string => (text.includes(ANY) && raw.length >= text.length && !/[$`'"\\{~]/.test(raw) ? raw : withoutGlobs(text))

/** Another end of a connection that this command makes, waits for or probes. */
export interface Peer {
  readonly res: Resource<'host'>
  readonly sends: boolean
  readonly taint: Taint
  readonly frame: Frame
  readonly probes: boolean
  readonly opens: boolean
  readonly listens: boolean
}
/** A peer that does what is given and nothing else. One literal: there is a peer for every URL of a command line. */
export const peerOf = (res: Peer['res'], frame: Frame, taint: Taint, { sends = false, probes = false, opens = false, listens = false }: Partial<Peer>): Peer =>
  ({ res, sends, taint, frame, probes, opens, listens })

/** `[bind:]port:host:port` of ssh: without an address only this machine can reach the port; `*` and `0.0.0.0` are everybody. */
export function forwarding(text: string, machine: Machine, tags: readonly Tag[]): Resource<'host'> {
  const parts = text.split(':')
  const address = /^\d{1,5}$/.test(parts[0]!) ? undefined : parts[0]!
  const port = Number(address === undefined ? parts[0] : parts[1])
  const more = Number.isInteger(port) && port > 0 ? { port } : {}
  if (address === undefined || address === 'localhost' || address.startsWith('127.')) return resource('host', 'loopback', text, tags, more)
  return address === '' || address === '*' || address.startsWith('0') ? resource('host', 'unknown', text, [...tags, 'exposed'], more) : { ...hostResource(address, machine.context, tags), ...more }
}

export function listening(text: string, machine: Machine, tags: readonly Tag[]): Resource<'host'> {
  const port = /^(?:(.{0,255}):)?(\d{1,5})$/.exec(text)
  const address = port ? port[1] : text
  const more = port ? { port: Number(port[2]) } : {}
  return address ? { ...hostResource(address, machine.context, tags), ...more } : resource('host', 'unknown', text, [...tags, 'exposed'], more)
}
