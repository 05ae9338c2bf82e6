import { HOLE, STAR } from '../../word.js'
import { resource } from '../../machine.js'
import { EXITED } from '../execute.js'
import { opaqueResult } from '../invoke.js'
import { environmentVariable } from '../member.js'
import { pathThing } from '../operate.js'
import { known, knownNumber } from '../fold/fold.js'
import {
  afterStep,
  from,
  joinOrigins,
  KNOWN,
  list,
  NULL,
  originOf,
  text,
  textOf,
  thing,
  type Origin,
  type State,
  type Value,
} from '../value.js'
import { listingOf, type Touched } from './files.js'
import type { Contacted } from './network.js'
import { noticeShell, type Output } from './process.js'
import type { Deed } from './roles.js'

interface Done {
  readonly files: Touched | undefined
  readonly network: Contacted | undefined
  readonly output: Output | undefined
  readonly evaluated: Value | undefined
  readonly sources: Origin
}

/** What a call returns. */
export function resultOf(deed: Deed, done: Done): Value {
  const { api } = deed
  special(deed, done)
  if (api.special === 'exit') return EXITED
  const name = deed.first('name:environment')
  if (name) return environmentVariable(known(name) ?? '')
  const result = given(deed, done)
  return api.step === undefined ? result : from(result, afterStep(joinOrigins(result.origin, originOf(deed.args)), api.step))
}

function given(deed: Deed, { files, network, output, evaluated, sources }: Done): Value {
  const { api, args, path, callee } = deed
  const self = deed.self
  switch (api.gives) {
    case 'nothing':
      return NULL
    case 'self':
      return callee.self ?? NULL
    case 'value':
      return text(HOLE, joinOrigins(originOf(args), joinOrigins(sources, callee.origin)))
    case 'content': {
      if (network?.content) return network.content
      if (files?.content) return files.content
      const content = self?.state.content
      if (sources !== KNOWN && sources.taint.sources.length > 0) return text(HOLE, sources)
      return content ?? text(HOLE, callee.origin)
    }
    case 'output':
      return output?.value ?? self?.state.content ?? text(HOLE, callee.origin)
    case 'listing':
      return listing(deed, files)
    case 'path':
      return pathThing(textOf(deed.first('value') ?? args.positional[0] ?? text('.')))
    case 'callback':
      return text(HOLE, joinOrigins(sources, callee.origin))
    case undefined: {
      if (evaluated) return evaluated
      return from(opaqueResult(path, args, callee.self), sources)
    }
    default:
      return thing(api.gives, {
        self: callee.self,
        args,
        origin: joinOrigins(joinOrigins(sources, callee.origin), api.gives.startsWith('#cipher') ? KNOWN : dataOf(deed)),
        state: stateOf(deed, { files, network, output }),
      })
  }
}
/** Data that a new object is made of (a buffer, a form, a request). */
const dataOf = (deed: Deed): Origin => deed.all('value').reduce<Origin>((origin, v) => joinOrigins(origin, v.origin), KNOWN)

function stateOf(deed: Deed, { files, network, output }: Pick<Done, 'files' | 'network' | 'output'>): State {
  const before = deed.self?.state
  return {
    ...before,
    ...(files?.path !== undefined && { path: files.path }),
    ...(files?.mode !== undefined && { mode: files.mode }),
    ...(files?.sink && { sink: files.sink }),
    ...(files?.content && { content: files.content }),
    ...(network?.host && { host: network.host }),
    ...(network?.serves && { serves: true }),
    ...(output && { content: output.value, line: output.line }),
  }
}

function listing(deed: Deed, files: Touched | undefined): Value {
  const folder = files?.path ?? '.'
  const origin = deed.callee.origin
  if (deed.api.special === 'walk') return list([], list([text(folder), list([], text(STAR)), list([], text(STAR))]), origin)
  // Functions of a folder return names, functions of a pattern or a path object return paths.
  const whole = deed.self?.path === '#path' || /glob/i.test(deed.path)
  if (/[*?]/.test(folder)) return list([], text(folder.replace(/\*\*?/g, STAR).replace(/\?/g, '\u0002')), origin)
  const pattern = deed.self?.path === '#path' ? known(deed.args.positional[0]) : undefined
  if (pattern !== undefined)
    return list(
      [],
      pathThing(`${folder.replace(/\/$/, '')}/${STAR}/${pattern.replace(/\*\*?/g, STAR)}`.replace(`${STAR}/${STAR}/`, `${STAR}/`)),
      origin,
    )
  const found = whole ? listingOf(folder, true) : listingOf(folder, false)
  return list([], deed.self?.path === '#path' ? pathThing(textOf(found)) : found, origin)
}

function special(deed: Deed, { network }: Done): void {
  const { run, api, self, node } = deed
  switch (api.special) {
    case 'connect':
      if (network?.host && self) self.state.host = network.host
      break
    case 'duplicate':
      run.sockets.duplicated = true
      break
    case 'identity':
      if (knownNumber(deed.first('owner')) === 0) run.effect(node, 'grant', resource('permission', 'setuid', 'uid 0'))
      break
    case 'chdir': {
      const path = known(deed.first('value') ?? deed.args.positional[0])
      if (path !== undefined) run.cwd = path
      break
    }
    case 'accept':
      if (network?.host && self) self.state.serves = true
      break
    case 'pipe': {
      // A process's streams joined with a socket's.
      const other = deed.first('value')
      const ends = [self, other].map((v) => (v?.kind === 'thing' ? v : undefined))
      if (ends.some((e) => isSocketEnd(e)) && ends.some((e) => e?.path.startsWith('#process'))) noticeShell(run, node, 'sh', true)
      break
    }
    default:
      break
  }
}
const isSocketEnd = (value: Value | undefined): boolean => value?.kind === 'thing' && value.path.startsWith('#socket')
