import { bind } from './assign.js'
import { evaluate } from './evaluate.js'
import { makeFunction } from './invoke.js'
import { loop } from './loop.js'
import type { Run } from './run.js'
import { Scope } from './scope.js'
import type { Node } from './syntax.js'
import { KNOWN, NULL, truthOf, unknown, type Value } from './value.js'

/** How a statement ends: `next` goes on, all others leave. */
export type Completion = 'next' | 'return' | 'break' | 'continue' | 'raise' | 'exit'

/** Runs a statement. */
export function execute(run: Run, node: Node, scope: Scope): Completion {
  if (!run.pay() || !run.descend()) return 'exit'
  const completion = executeNode(run, node, scope)
  run.depth--
  return completion
}
function executeNode(run: Run, node: Node, scope: Scope): Completion {
  switch (node.type) {
    case 'block':
      return executeAll(run, node.body, node.scoped ? new Scope(scope, false) : scope)
    case 'if':
      return branch(run, node, scope)
    case 'loop':
      return loop(run, node, scope)
    case 'each':
      evaluate(run, node, scope)
      return 'next'
    case 'try':
      return attempt(run, node, scope)
    case 'return':
      run.returned.push(node.value ? evaluate(run, node.value, scope) : NULL)
      return 'return'
    case 'stop':
      if (node.value) evaluate(run, node.value, scope)
      return node.how
    case 'shared': {
      let boundary: Scope = scope
      while (!boundary.boundary && boundary.parent) boundary = boundary.parent
      boundary.shared = new Set([...(boundary.shared ?? []), ...node.names])
      return 'next'
    }
    case 'exports':
      run.pending.push(evaluate(run, node.value, scope))
      return 'next'
    case 'nothing':
      return 'next'
    default: {
      const value = evaluate(run, node, scope)
      return value === EXITED ? 'exit' : 'next'
    }
  }
}

/** What a call that ends the process returns. */
export const EXITED: Value = { kind: 'unknown', origin: KNOWN }

/** Functions and classes are known in the whole block, so they are made before its statements run. */
function executeAll(run: Run, body: readonly Node[], scope: Scope): Completion {
  for (const node of body)
    if (node.type === 'function' && node.name !== undefined && !node.wrapped)
      scope.set(node.name, makeFunction(run, node, scope), true, true)
  for (const [i, node] of body.entries()) {
    if (node.type === 'function' && node.name !== undefined && !node.wrapped) continue
    const completion = execute(run, node, scope)
    if (completion === 'next') continue
    // What follows an unconditional `return` or `exit` never runs.
    if (i + 1 < body.length && !run.over)
      run.while('dead', () =>
        executeAll(
          run,
          body.slice(i + 1).filter((n) => n.type !== 'function'),
          scope.fork(),
        ),
      )
    return completion
  }
  return 'next'
}

function branch(run: Run, node: Node & { type: 'if' }, scope: Scope): Completion {
  const truth = truthOf(evaluate(run, node.test, scope))
  if (truth !== undefined) {
    const [taken, other] = truth ? [node.then, node.otherwise] : [node.otherwise, node.then]
    if (other) run.while('dead', () => execute(run, other, scope.fork()))
    return taken ? execute(run, taken, scope) : 'next'
  }
  const thenScope = scope.fork()
  const elseScope = scope.fork()
  const a = run.while('conditional', () => execute(run, node.then, thenScope))
  const b = node.otherwise ? run.while('conditional', () => execute(run, node.otherwise as Node, elseScope)) : 'next'
  // A branch that leaves has no say in what holds afterwards.
  const staying = [...(a === 'next' ? [thenScope] : []), ...(b === 'next' ? [elseScope] : [])]
  scope.merge(staying.length > 0 ? staying : [thenScope, elseScope], true)
  return a !== 'next' && b !== 'next' ? a : 'next'
}

function attempt(run: Run, node: Node & { type: 'try' }, scope: Scope): Completion {
  const completion = execute(run, node.body, scope)
  for (const handler of node.handlers) {
    const handlerScope = scope.fork()
    run.while('conditional', () => execute(run, handler, handlerScope))
    scope.merge([handlerScope], false)
  }
  const last = node.last ? execute(run, node.last, scope) : 'next'
  if (last !== 'next') return last
  return completion === 'raise' ? 'next' : completion
}

/** Parameters of a function get their arguments. */
export function bindParameter(run: Run, target: Node, value: Value | undefined, otherwise: Node | undefined, scope: Scope): void {
  bind(run, target, value ?? (otherwise ? evaluate(run, otherwise, scope) : unknown()), scope, true)
}
