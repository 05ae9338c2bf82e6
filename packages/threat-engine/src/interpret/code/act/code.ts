import { HOLE } from '../../word.js'
import { resource } from '../../machine.js'
import { pathResource } from '../../resource/path.js'
import type { Language } from '../../language.js'
import { execute } from '../execute.js'
import { escape, valueOfBody } from '../invoke.js'
import { known } from '../fold/fold.js'
import type { Run } from '../run.js'
import { Scope } from '../scope.js'
import type { Node } from '../syntax.js'
import { either, NULL, optionsOf, text, textOf, truthOf, unknown, real, type Value } from '../value.js'
import type { Touched } from './files.js'
import type { Contacted } from './network.js'
import { judgeOrigin } from './process.js'
import type { Deed } from './roles.js'

/** Runs code that a call is given: in its own language and with its variables, in another language, or hidden in serialized data. */
export function runCode(deed: Deed): Value | undefined {
  let result: Value | undefined
  for (const [role, values] of deed.starting('code')) {
    for (const value of values) {
      if (role === 'code' && deed.run.executes && deed.node.type === 'call' && deed.node.args.some((a) => isAnswer(a.value))) deed.run.effect(deed.node, 'execute', resource('code', 'opaque', 'answer of an agent'))
      result =
        role === 'code' ? runText(deed.run, value, deed.node, deed.scope, deed.path) : runOther(deed, role.slice(5) as Language, value)
    }
  }
  const trust = deed.first('trust')
  if (trust && truthOf(trust) === true) judgeTrusted(deed)
  for (const value of deed.all('serialized')) load(deed, value, deed.first('weights'))
  for (const value of deed.all('sql')) {
    const query = textOf(value)
    if (query !== HOLE) deed.run.start('sql', query, deed.node, `${deed.run.language.name} ${deed.path}`)
  }
  return result
}

/** `agent.run(…)`, `client.chat.completions.create(…).choices[0].message.content`: what a model or an agent came up with. */
function isAnswer(node: Node): boolean {
  const names: string[] = []
  let called = false
  let at: Node = node
  for (let i = 0; i < 16; i++) {
    if (at.type === 'member') names.push(at.name)
    if (at.type === 'name') names.push(at.name)
    called ||= at.type === 'call'
    if (at.type === 'member' || at.type === 'index') at = at.of
    else if (at.type === 'call') at = at.callee
    else break
  }
  return called && names.some((name) => ASKS.test(name)) && names.some((name) => MODELS.test(name))
}
const ASKS = /^(?:run|arun|invoke|ainvoke|kickoff|chat|generate|complete|completions?|predict|ask|create|initiate_chat|execute_task|generate_content|messages|responses)$/i
const MODELS = /agent|llm|crew|chain|assistant|openai|anthropic|claude|gpt|gemini|ollama|mistral|completions?$|^messages$|^(?:chat)?model$/i

/** A script that is loaded from the network, from a `data:` address or from a file that the call wrote. */
export function runLoaded(deed: Deed, files: Touched | undefined, network: Contacted | undefined): Value | undefined {
  if (!deed.has('load')) return undefined
  if (network?.content) return runText(deed.run, network.content, deed.node, deed.scope, deed.path)
  if (network) judgeOrigin(deed.run, deed.node, network.origin, '')
  return files?.content ? runText(deed.run, files.content, deed.node, deed.scope, deed.path) : undefined
}

/** Evaluates a text as code in the scope of the call (`eval`, `exec`, `new Function`). */
export function runText(run: Run, value: Value, node: Node, scope: Scope, how: string): Value {
  if (value.kind === 'thing' && value.path === '@compiled')
    return runText(run, value.state.content ?? unknown(value.origin), node, scope, how)
  if (value.kind === 'closure') {
    escape(run, value)
    return NULL
  }
  if (value.kind === 'record') return NULL
  return either(optionsOf(value).map((option) => runOne(run, option, node, scope, how)))
}
function runOne(run: Run, value: Value, node: Node, scope: Scope, how: string): Value {
  const source = textOf(value)
  if (source === '') return NULL
  judgeOrigin(run, node, value.origin, source)
  if (source === HOLE || !/[^\0\s]/.test(source)) {
    if (run.executes) run.machine.opaque(run.at(node), value.origin.taint.sources.length > 0 ? 'unknown-code' : 'runtime-value', how)
    return unknown(value.origin)
  }
  const frame = run.inside(node, value.origin.decoded === undefined ? how : `${how} of ${value.origin.decoded}`, source)
  const result = run.deeper(frame, () => {
    const { program, exhausted } = run.language.read(real(source))
    if (exhausted) run.machine.exhausted(frame, exhausted, run.executes)
    if (!program) return unknown(value.origin)
    if (program.type === 'block' && program.body.length > 0) return valueOfBody(run, program, scope) ?? NULL
    execute(run, program, scope)
    return NULL
  })
  return result ?? unknown(value.origin)
}

function runOther({ run, node, path }: Deed, language: Language, value: Value): Value {
  const source = textOf(value)
  judgeOrigin(run, node, value.origin, source)
  if (source === HOLE || source === '') return unknown(value.origin)
  const stream = run.start(language, source, node, `${run.language.name} ${path}`)
  return text(stream.text === undefined || stream.text === '' ? HOLE : stream.text, { taint: stream.taint })
}

/** A model or module that is downloaded and whose code is run because the caller says so. */
function judgeTrusted({ run, node, path }: Deed): void {
  run.effect(node, 'execute', resource('code', 'fetched', path))
}

/** Loaders that take the name of a file where the others take what is in it. */
const BY_NAME: ReadonlySet<string> = new Set(['joblib.load', 'torch.load', 'pandas.read_pickle', 'shelve.open'])

/** Data that runs code when it is loaded: pickles name what they call (`cos\nsystem`). */
function load({ run, node, scope, path }: Deed, value: Value, weights: Value | undefined): void {
  const { decoded } = value.origin
  let { taint } = value.origin
  if (taint.sources.some((s) => s.action === 'receive')) {
    run.machine.flow(taint, run.effect(node, 'execute', resource('code', 'fetched', path)))
    return
  }
  const s = known(value)
  if (s !== undefined && BY_NAME.has(path)) {
    const file = pathResource(s, run.context)
    taint = { sources: [run.effect(node, 'read', file)], steps: [] }
  }
  if (s === undefined || BY_NAME.has(path)) {
    const place = taint.sources.find((source) => source.resource.kind === 'path')?.resource
    const safe = path === 'torch.load' && !(weights && truthOf(weights) === false)
    if (place && !safe) run.effect(node, 'execute', resource('code', 'opaque', 'pickle', place.tags.includes('temporary') ? ['temporary'] : []))
    return
  }
  const call =
    /c(?:os|posix|nt|subprocess|commands|builtins|__builtin__)\n(\w+)\n/.exec(s) ??
    /\x8c.(?:os|posix|nt|subprocess|builtins)\x94\x8c.(\w+)\x94/.exec(s)
  const argument =
    call &&
    /[SV]'([^'\n]{0,4096})'|V([^\n]{0,4096})\n|X....([^]{0,4096}?)(?:q|\x85|\x86|t|R)|\x8c.([^\x94]{0,4096})\x94\x85/.exec(
      s.slice(call.index + call[0].length),
    )
  if (!call) return
  run.effect(node, 'execute', resource('code', 'decoded', 'pickle'))
  const line = argument?.slice(1).find((part) => part !== undefined)
  if (line === undefined) return
  if (/^(eval|exec|execfile)$/.test(call[1] ?? ''))
    runText(run, text(line, decoded === undefined ? { taint } : value.origin), node, scope, 'pickle')
  else run.start('sh', line, node, 'python pickle')
}
