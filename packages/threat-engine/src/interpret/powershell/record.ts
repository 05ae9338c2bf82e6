import type { Effect, Resource, Tag } from '../../facts.js'
import { CLEAN, join, type Frame, type Taint } from '../machine.js'
import { hostResource, urlResource } from '../resource/host.js'
import { pathResource } from '../resource/path.js'
import { resolvePath } from '../shell/paths.js'
import { HOLE, display } from '../word.js'
import type { Session } from './session.js'

/** The name under which files of the call are kept, for every way to write the same path. */
export function pathName(path: string, session: Session): string {
  const plain = path.replace(/^(?:microsoft\.powershell\.core\\)?filesystem::/i, '').replace(/^\\\\\?\\(?=[A-Za-z]:)/, '')
  return resolvePath(plain, session.shell.state)
}

export const pathOf = (path: string, session: Session, tags: readonly Tag[] = []): Resource<'path'> =>
  pathResource(pathName(path, session), session.machine.context, tags)

/** What is fetched from a URL: the effect is the source of everything that is made of the answer. */
export function receive(url: string, frame: Frame, session: Session, tags: readonly Tag[] = []): Effect {
  return session.machine.effect(frame, 'receive', urlResource(literal(url), session.machine.context, tags))
}

/** Data goes to a URL. A request whose content is not known to carry anything is recorded all the same. */
export function send(url: string, data: Taint, frame: Frame, session: Session, tags: readonly Tag[] = []): Effect {
  const effect = session.machine.effect(frame, 'send', urlResource(literal(url), session.machine.context, tags))
  session.machine.flow(data, effect)
  return effect
}

export function connect(host: string, port: number | undefined, frame: Frame, session: Session, tags: readonly Tag[] = []): Effect {
  const found = hostResource(literal(host), session.machine.context, tags)
  if (found.class !== 'loopback') countPort(found, port, frame, session)
  return session.machine.effect(frame, 'connect', port === undefined ? found : { ...found, port })
}

/** Ports of one host that a call tries before it is a scan. */
const FEW = 4
interface Tried {
  readonly ports: Set<number>
  /** Where in the text a port that is known was tried: one that is not known there is another turn of a loop. */
  readonly at: Set<number>
  told: boolean
}
const tried = new WeakMap<Session, Map<string, Tried>>()

/** One host is asked at many ports, or at one after another that a loop counts (T1046). */
export function countPort(host: Resource<'host'>, port: number | undefined, frame: Frame, session: Session): void {
  const hosts = tried.get(session) ?? new Map<string, Tried>()
  tried.set(session, hosts)
  const before = hosts.get(host.name) ?? { ports: new Set<number>(), at: new Set<number>(), told: false }
  hosts.set(host.name, before)
  if (port !== undefined && before.at.size < 64) {
    before.ports.add(port)
    before.at.add(frame.span.start)
  }
  if (before.told || (port === undefined ? !before.at.has(frame.span.start) : before.ports.size < FEW)) return
  before.told = true
  session.machine.effect(frame, 'scan', { ...host, tags: [...host.tags.filter((tag) => tag !== 'single-port'), 'range'] })
}

export function readPath(path: string, frame: Frame, session: Session, tags: readonly Tag[] = []): Taint {
  const effect = session.machine.effect(frame, 'read', pathOf(path, session, tags))
  const file = session.machine.files.get(pathName(path, session))
  return join({ sources: [effect], steps: [] }, file?.content.taint ?? CLEAN)
}

/** A URL keeps no globs: a question mark is one. */
const literal = (shown: string): string => display(shown.replaceAll(HOLE, '\uE000')).replaceAll('\uE000', HOLE)

export const from = (effect: Effect): Taint => ({ sources: [effect], steps: [] })
