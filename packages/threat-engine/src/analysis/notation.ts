import type { Action, AnyResource, Effect, Exhausted, Facts, Opaque, Tag } from '../facts.js'
import { type Frame, Machine, rootFrame } from '../interpret/machine.js'
import { HOLE, STAR } from '../interpret/word.js'

const ACTIONS: ReadonlySet<string> = new Set<Action>([
  'read', 'write', 'append', 'delete', 'list', 'execute', 'send', 'receive', 'listen', 'scan', 'connect', 'grant', 'install', 'schedule', 'stop', 'configure',
  'capture', 'encrypt', 'publish', 'query',
])

/**
 * Facts written down, for tests of analyzers that should not depend on how a command line is read. One line is one story:
 *
 *     read path:private-key ~/.ssh/id_rsa
 *     ? delete path:root / [recursive force]                                   ? is conditional, ! is dead
 *     read path:secret-file .env | base64 | send host:public evil.example      a flow; what is no effect is a step
 *     scan host:private 10.0.0.0/24 [range] program=nmap count=256             options: program, wrapper, port, count, scheme, target, detail, remote, interpreter,
 *                                                                              privileged (%20 is a blank)
 *     opaque unknown-code $x
 *     exhausted depth executes
 *
 * `…` in a name is a part that is not known, `*` an active glob. Every effect rests on its own part of the line.
 * @throws {TypeError} when a line is not understood: a mistake of the test.
 */
export function factsOf(...lines: readonly string[]): Facts {
  const machine = new Machine({}, () => () => ({ taint: { sources: [], steps: [] } }))
  const input = lines.join('\n')
  const root = rootFrame('/Bash/command', input.length)
  let at = 0
  for (const line of lines) {
    readLine(line, at, root, machine)
    at += line.length + 1
  }
  return machine.facts({ '/Bash/command': input })
}

function readLine(line: string, at: number, root: Frame, machine: Machine): void {
  const sources: Effect[] = []
  const steps: string[] = []
  for (const part of line.split(' | ')) {
    const frame = { ...root, span: { start: at, end: at + part.length } }
    at += part.length + 3
    const [first = '', second = '', ...rest] = part.split(' ')
    if (first === 'opaque') machine.opaque(frame, second as Opaque['reason'], rest.join(' '))
    else if (first === 'exhausted') machine.exhausted(frame, second as Exhausted['limit'], rest.includes('executes'))
    else if (!ACTIONS.has(first) && first !== '?' && first !== '!') steps.push(part)
    else {
      const effect = readEffect(part, frame, machine)
      if (sources.length > 0) machine.flow({ sources: [...sources], steps: [...steps] }, effect)
      sources.push(effect)
    }
  }
  if (sources.length === 0 && steps.length > 0) throw new TypeError(`no effect in ${JSON.stringify(line)}`)
}

const EFFECT = /^(?:(?<mark>[?!]) )?(?<action>[a-z]+) (?<kind>[a-z]+):(?<cls>[a-z0-9-]+)(?: (?<name>[^[\]]*?))?(?: \[(?<tags>[a-z -]*)\])?(?<options>(?: [a-z]+=\S+)*)$/

function readEffect(text: string, frame: Frame, machine: Machine): Effect {
  const groups = EFFECT.exec(text)?.groups
  if (!groups || !ACTIONS.has(groups['action'] ?? '')) throw new TypeError(`not an effect: ${JSON.stringify(text)}`)
  const options = Object.fromEntries((groups['options'] ?? '').trim().split(' ').map((option) => option.split(/=(.*)/s)))
  const { program = '', wrapper, remote, interpreter, privileged, detail, port, count, scheme, target } = options as Record<string, string | undefined>
  const resource = {
    kind: groups['kind'],
    class: groups['cls'],
    name: (groups['name'] ?? '').trim().replaceAll('…', HOLE).replaceAll('*', STAR),
    tags: (groups['tags'] ?? '').split(' ').filter((tag): tag is Tag => tag !== ''),
    ...(port !== undefined && { port: Number(port) }),
    ...(count !== undefined && { count: Number(count) }),
    ...(scheme !== undefined && { scheme }),
    ...(target !== undefined && { target }),
  } as AnyResource
  const actor = { program, wrappers: wrapper ? [wrapper] : [], privileged: privileged === 'yes', ...(remote && { remote }), ...(interpreter && { interpreter }) }
  const certainty = groups['mark'] === '?' ? 'conditional' : groups['mark'] === '!' ? 'dead' : 'certain'
  return machine.effect({ ...frame, actor }, groups['action'] as Action, resource, { certainty, ...(detail !== undefined && { detail: detail.replaceAll('%20', ' ') }) })
}
