import type { Effect, Facts } from '../facts.js'
import { interpreterOf } from '../interpret/languages.js'
import { Machine, rootFrame } from '../interpret/machine.js'
import { interpretShell } from '../interpret/shell/shell.js'
import { SIGNATURES } from './index.js'
import type { Signature } from './signature.js'

/** Facts of a command line as typed in a project folder. */
function factsOf(line: string): Facts {
  const machine = new Machine({ home: '/home/dev', cwd: '/home/dev/project', workspace: '/home/dev/project' }, interpreterOf)
  interpretShell(line, rootFrame('/Bash/command', line.length), machine)
  return machine.facts({ '/Bash/command': line })
}

const isLive = ({ certainty }: Effect): boolean => certainty === 'certain' || certainty === 'conditional'
const written = ({ action, resource }: Effect): string => `${action} ${resource.kind}:${resource.class}${resource.tags.map((t) => `+${t}`).join('')}`

/** `read path:private-key+use`: the class may be left out, tags are those that must be there. */
function isMeant(meant: string, effect: Effect): boolean {
  const [start = '', ...tags] = meant.split('+')
  const [action, kind, cls] = start.split(/[ :]/)
  const { resource } = effect
  return effect.action === action && resource.kind === kind && (cls === undefined || resource.class === cls) && tags.every((tag) => resource.tags.some((t) => t === tag))
}

function isFlow(meant: string, facts: Facts): boolean {
  const [from = '', to = ''] = meant.split(' -> ')
  return facts.flows.some(({ sources, sink }) => isMeant(to, sink) && sources.some((source) => isMeant(from, source)))
}

/** What of `expected` is not as it should be; readable, because it is what a failing row prints. */
function mistakes(line: string, expected: readonly string[]): readonly string[] {
  const facts = factsOf(line)
  const live = facts.effects.filter(isLive)
  if (expected.length === 0) return live.filter((e) => !isHarmlessStart(e)).map((e) => `unexpected ${written(e)} ${e.resource.name}`)
  const wrong = expected.filter((e) =>
    e.startsWith('!') ? (e.includes(' -> ') ? isFlow(e.slice(1), facts) : live.some((effect) => isMeant(e.slice(1), effect))) : e.includes(' -> ') ? !isFlow(e, facts) : !live.some((effect) => isMeant(e, effect)))
  return wrong.length ? [...wrong.map((e) => `expected ${e}`), `found ${live.map((e) => `${written(e)} ${e.resource.name}`).join(' | ')}`] : []
}

const HARMLESS_PROGRAMS: ReadonlySet<string> = new Set(['ordinary', 'unknown', 'interpreter', 'shell'])
const isHarmlessStart = ({ action, resource }: Effect): boolean => action === 'execute' && resource.kind === 'process' && HARMLESS_PROGRAMS.has(resource.class)

const rows = SIGNATURES.flatMap((signature: Signature) => signature.examples.map(([line, effects]) => [line, effects] as const))

describe('signatures mean what their examples say', () => {
  test.each(rows)('%s', (line, effects) => {
    expect(mistakes(line, effects)).toEqual([])
  })

  test('every program stands in one table only', () => {
    const names = SIGNATURES.flatMap(({ names: all }) => all)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test('every signature has an example', () => {
    expect(SIGNATURES.filter(({ examples }) => examples.length === 0).map(({ names }) => names[0])).toEqual([])
  })
})
