import { CLEAN, resource, type Frame, type Machine, type Stream } from '../machine.js'
import { HOLE, hasHole } from '../word.js'

/**
 * Says where code that arrives as data comes from: fetched, sent by the other end of a connection, decoded, or not known. `known` is false
 * when there is nothing to interpret.
 */
export function sayOrigin(code: Stream, frame: Frame, machine: Machine): { readonly decoded: string | undefined; readonly known: boolean } {
  const { taint } = code
  const hosts = taint.sources.filter(
    (s) => (s.action === 'receive' || s.action === 'connect' || s.action === 'listen') && s.resource.kind === 'host',
  )
  const decoded = taint.steps.find((s) => s.startsWith('decode:'))
  const [first] = hosts
  const runs = first
    ? resource('code', 'fetched', first.resource.name)
    : decoded !== undefined
      ? resource('code', 'decoded', decoded.slice(7))
      : taint === CLEAN || taint.sources.length === 0
        ? undefined
        : resource('code', code.text === undefined || hasHole(code.text) ? 'opaque' : 'inline', 'powershell')
  if (runs) machine.flow(taint, machine.effect(frame, 'execute', runs))
  // Whoever is at the other end of a socket has a shell here (T1059.001).
  if (hosts.some((s) => s.action === 'connect'))
    machine.flow(taint, machine.effect(frame, 'execute', resource('process', 'reverse-shell', first?.resource.name ?? '')))
  else if (hosts.some((s) => s.action === 'listen'))
    machine.flow(taint, machine.effect(frame, 'execute', resource('process', 'bind-shell', first?.resource.name ?? '')))
  const known = code.text !== undefined && code.text.replaceAll(HOLE, '').trim() !== ''
  if (!known && !first && code.text !== '') machine.opaque(frame, 'unknown-code', 'powershell')
  return { decoded, known }
}
