import { resource } from '../machine.js'
import { bind } from './assign.js'
import { evaluate } from './evaluate.js'
import { execute, type Completion } from './execute.js'
import { itemsOf, known } from './fold/fold.js'
import { elementOf } from './fold/list.js'
import { MAX_ITEMS, MAX_TURNS } from './limits.js'
import type { Run } from './run.js'
import { Scope } from './scope.js'
import type { Node } from './syntax.js'
import { from, KNOWN, list, literal, record, truthOf, unknown, type Value } from './value.js'
import type { Effect } from '../../facts.js'

/**
 * Runs `turn` for each item: really, turn by turn, when the items are known (that is how hidden text is put together), once with any item
 * when they are not. Stops early when the turns act
 * on the world; a loop that contacts a different host or port every turn is a scan (T1046).
 */
export function eachItem(run: Run, items: Value, node: Node, turn: (item: Value, index: number) => boolean): void {
  const known = items.kind === 'list' ? items.items : itemsOf(items)
  const { effects } = run.machine
  const before = effects.length
  const size = known?.length ?? 0
  for (let i = 0; known && i < size && i < MAX_ITEMS && !run.over; i++) {
    if (!turn(known[i] as Value, i)) return
    if (i === 1 && size > 16 && scans(run, effects, before, node, size)) return
    if (i >= MAX_TURNS && effects.length > before) break
  }
  if (!known || (items.kind === 'list' && items.rest)) run.while('conditional', () => turn(anyOf(items), -1))
}
const anyOf = (items: Value): Value => (items.kind === 'list' && items.rest ? from(items.rest, items.origin) : elementOf(items))

function scans(run: Run, effects: readonly Effect[], before: number, node: Node, size: number): boolean {
  const contacts = effects.slice(before).filter((e) => e.action === 'connect' && e.resource.kind === 'host')
  const [first] = contacts
  const last = contacts.at(-1)
  if (!first || !last || first.resource.kind !== 'host' || last.resource.kind !== 'host') return false
  const sameHost = first.resource.name === last.resource.name
  if (sameHost && first.resource.port === last.resource.port) return false
  const { port: _port, ...host } = first.resource
  run.effect(node, 'scan', sameHost ? { ...host, tags: [...host.tags, 'many'] } : { ...host, count: size, tags: [...host.tags, 'range'] })
  return true
}

/** A `for` over items or a comprehension. */
export function turns(run: Run, node: Node & { type: 'each' }, scope: Scope): Value {
  let over = evaluate(run, node.over, scope)
  if (node.keys && over.kind === 'list')
    over = list(
      over.items.map((_, i) => literal(String(i))),
      over.rest && unknown(),
    )
  if (over.kind === 'either') over = over.options.find((o) => o.kind === 'list') ?? over
  const collected: Value[] = []
  let rest: Value | undefined
  const inner = node.collect ? new Scope(scope, true) : scope
  eachItem(run, over, node, (item, at) => {
    const turnScope = at < 0 ? inner.fork() : inner
    bind(run, node.target, item, turnScope, node.collect !== undefined)
    const passes = node.test ? truthOf(evaluate(run, node.test, turnScope)) : true
    if (passes === false) return true
    if (!node.collect) {
      const completion =
        passes === undefined ? run.while('conditional', () => execute(run, node.body, turnScope)) : execute(run, node.body, turnScope)
      if (at < 0) inner.merge([turnScope], false)
      return completion === 'next' || completion === 'continue'
    }
    const value = evaluate(run, node.body, turnScope)
    if (at < 0 || passes === undefined) rest = value
    else collected.push(value)
    return true
  })
  if (!node.collect) return unknown()
  if (node.collect === 'list') return list(collected, rest, from(list(collected, rest), over.origin).origin)
  return recordOfPairs(collected, rest)
}
function recordOfPairs(pairs: readonly Value[], rest: Value | undefined): Value {
  const entries = new Map<string, Value>()
  let others = rest
  for (const pair of pairs) {
    const [key, value] = pair.kind === 'list' ? pair.items : []
    const name = known(key)
    if (value && name !== undefined) entries.set(name, value)
    else others = pair
  }
  return record(entries, others && from(unknown(KNOWN), others.origin))
}

/** `while` and C-style `for`: turn by turn while the test is known to hold, once with unknown certainty when it is not known. */
export function loop(run: Run, node: Node & { type: 'loop' }, outer: Scope): Completion {
  const scope = node.first ? new Scope(outer, false) : outer
  if (node.first) execute(run, node.first, scope)
  const { effects } = run.machine
  const before = effects.length
  const calls = { ...run.calls }
  let completion: Completion = 'next'
  let forksInTest = false
  for (let i = 0; i < MAX_ITEMS && !run.over; i++) {
    const { fork } = run.calls
    const truth = node.test ? truthOf(evaluate(run, node.test, scope)) : true
    forksInTest ||= run.calls.fork > fork
    if (truth === false) {
      if (i === 0) run.while('dead', () => execute(run, node.body, scope.fork()))
      break
    }
    if (truth === undefined) {
      const turn = scope.fork()
      completion = run.while('conditional', () => execute(run, node.body, turn))
      if (node.next) run.while('conditional', () => evaluate(run, node.next as Node, turn))
      scope.merge([turn], false)
      break
    }
    completion = execute(run, node.body, scope)
    if (completion !== 'next' && completion !== 'continue') break
    if (node.next) evaluate(run, node.next, scope)
    // A loop without end that acts is understood after one turn, one that only computes after a few.
    if (effects.length > before || !node.test || constantTest(node.test)) break
  }
  if (run.calls.fork > calls.fork && run.calls.other === calls.other && (!node.test || constantTest(node.test) || forksInTest))
    forkBomb(run, node)
  return completion === 'return' || completion === 'exit' ? completion : 'next'
}
const constantTest = (node: Node): boolean => node.type === 'constant' || node.type === 'number' || node.type === 'text'

/** A loop that does nothing but make processes (T1499.001). A server that forks also accepts, waits or works. */
export function forkBomb(run: Run, node: Node): void {
  run.effect(node, 'execute', resource('process', 'fork-bomb', 'fork'))
}
