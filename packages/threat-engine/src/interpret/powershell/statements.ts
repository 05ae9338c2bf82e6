import type { Certainty } from '../../facts.js'
import { weaker, type Frame, type Machine, type Stream } from '../machine.js'
import type { Arg } from '../shell/expand.js'
import type { Shell } from '../shell/execute.js'
import { STAR } from '../word.js'
import type { Block, Element, Expression, Statement } from './ast.js'
import { assign } from './evaluate.js'
import type { Scope } from './scope.js'
import type { CallArgument, Session } from './session.js'
import { NULL, asBool, carried, gather, itemsOf, text, unknown, type Value } from './value.js'

/** Items of a list, or turns of a loop, that are followed one by one when the body has effects. */
const MAX_EFFECTFUL = 16
/** Turns of a loop without effects (decoders): each costs steps of the machine besides. */
const MAX_TURNS = 4096

interface Origin {
  readonly direct: boolean
  readonly offset: number
}

/** Walks the statements of a script: which of them are reached, how often, and how certainly. */
export abstract class StatementRunner implements Session {
  /** Why the statements that follow are not reached: `return`, `exit`, `break`, `continue`. */
  protected leaving = ''
  /** How many loops over a list the walk is in. */
  turning = 0
  /** Where function bodies and script blocks were written, for positions when they run elsewhere. */
  protected readonly origins = new WeakMap<Block, Origin>()

  constructor(
    readonly machine: Machine,
    public scope: Scope,
    readonly shell: Shell,
  ) {}

  abstract evaluate(expression: Expression, frame: Frame): Value
  abstract invoke(block: Block, args: readonly Value[], item: Value | undefined, frame: Frame): Value
  abstract code(value: Value, frame: Frame): Value
  abstract command(name: string, args: readonly CallArgument[], input: Value, frame: Frame): Value
  abstract native(words: readonly Arg[], input: Stream, frame: Frame): Value
  abstract at(frame: Frame, position: { readonly start: number; readonly end: number }): Frame
  protected abstract pipeline(elements: readonly Element[], frame: Frame): Value

  block(block: Block, frame: Frame): Value {
    const out: Value[] = []
    for (const statement of block.statements) {
      if (!this.machine.pay(frame)) return unknown()
      const value = this.statement(statement, frame)
      if (value.k !== 'null') out.push(value)
      if (this.leaving) break
    }
    return gather(out)
  }

  private statement(s: Statement, frame: Frame): Value {
    switch (s.t) {
      case 'pipeline': {
        const value = this.pipeline(s.elements, frame)
        if (!s.chain) return value
        return gather([value, this.statement(s.chain.next, s.chain.op === '||' ? conditional(frame) : frame)])
      }
      case 'assign': {
        const value = this.statement(s.value, frame)
        return assign(s.target, s.op, value, frame, this)
      }
      case 'if':
        return this.conditional(s.clauses, s.otherwise, frame)
      case 'foreach': {
        const items = itemsOf(this.block(s.subject, frame))
        this.turning++
        const out = this.each(items, frame, (item, inner) => {
          this.scope.set(s.variable, item)
          return this.block(s.body, inner)
        })
        this.turning--
        return out
      }
      case 'loop':
        return this.loop(s, frame)
      case 'switch': {
        const subject = this.block(s.subject, frame)
        this.scope.set('_', subject)
        return gather(s.cases.map((body) => this.branch(body, conditional(frame))))
      }
      case 'try': {
        const out = this.block(s.body, frame)
        const handled = s.handlers.map((handler) => this.branch(handler, conditional(frame)))
        return gather([out, ...handled, s.last ? this.block(s.last, frame) : NULL])
      }
      case 'function':
        this.origins.set(s.body, frame)
        this.scope.define(s.name, s.body)
        return NULL
      case 'group':
        return this.block(s.body, frame)
      case 'flow': {
        const value = s.value ? this.statement(s.value, frame) : NULL
        if (frame.certainty === 'certain') this.leaving = s.keyword === 'throw' ? 'exit' : s.keyword
        return s.keyword === 'return' ? value : NULL
      }
    }
  }

  private conditional(clauses: readonly (readonly [Block, Block])[], otherwise: Block | undefined, frame: Frame): Value {
    const out: Value[] = []
    let certainty: Certainty = frame.certainty
    // Branches join: what the first branch sets is what later code sees; the others are judged with what they set themselves.
    let kept: Map<string, Value> | undefined
    for (const [condition, body] of clauses) {
      const holds = asBool(this.block(condition, { ...frame, certainty }))
      if (holds === false) continue
      out.push(this.branch(body, { ...frame, certainty: holds ? certainty : weaker(certainty, 'conditional') }))
      if (holds) return gather(out)
      certainty = weaker(certainty, 'conditional')
      kept ??= this.assigned(body)
    }
    if (otherwise) out.push(this.branch(otherwise, { ...frame, certainty }))
    for (const [name, value] of kept ?? []) this.scope.set(name, value)
    return gather(out)
  }

  /** Variables that the statements of a block assign directly, with their values now. */
  private assigned(block: Block): Map<string, Value> {
    const found = new Map<string, Value>()
    for (const statement of block.statements) {
      if (statement.t !== 'assign' || statement.target.t !== 'variable' || statement.op !== '=') continue
      const value = this.scope.get(statement.target.name)
      if (value) found.set(statement.target.name, value)
    }
    return found
  }

  /** A block that may not run must not end the script for what follows it. */
  protected branch(block: Block, frame: Frame): Value {
    const value = this.block(block, frame)
    if (frame.certainty !== 'certain') this.leaving = ''
    return value
  }

  /** Runs `body` for each item: all of them while nothing happens but computing, a bounded number when they have effects. */
  each(items: readonly Value[], frame: Frame, body: (item: Value, frame: Frame) => Value): Value {
    const out: Value[] = []
    const before = this.machine.effects.length
    for (let i = 0; i < items.length; i++) {
      const item = items[i]
      if (!item || !this.machine.pay(frame)) break
      const effectful = this.machine.effects.length > before
      if (effectful && i > 0 && (i >= MAX_EFFECTFUL || (items.length > MAX_EFFECTFUL && items.every((v) => v.k === 'number')))) {
        // A known set of many (`1..254`) is one set, whatever was done for the first of it is done for all.
        out.push(body(items.every((v) => v.k === 'number') ? text(STAR, carried(item)) : unknown(carried(item)), frame))
        break
      }
      out.push(body(item, frame))
      if (this.leaving === 'continue') this.leaving = ''
      if (this.leaving) break
    }
    if (this.leaving === 'break') this.leaving = ''
    return gather(out)
  }

  private loop(s: Extract<Statement, { t: 'loop' }>, frame: Frame): Value {
    if (s.before) this.block(s.before, frame)
    const out: Value[] = []
    const before = this.machine.effects.length
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      if (!this.machine.pay(frame)) break
      const checked = !s.bodyFirst || turn > 0
      const holds = checked && s.condition?.statements.length ? asBool(this.block(s.condition, frame)) : true
      if (checked && holds === s.negate) break
      out.push(this.branch(s.body, holds === undefined ? conditional(frame) : frame))
      if (this.leaving === 'continue') this.leaving = ''
      if (this.leaving || holds === undefined || (this.machine.effects.length > before && turn >= 1)) break
      if (s.step?.statements.length) this.block(s.step, frame)
      // Nothing that the condition looks at can change: one turn is all turns.
      else if (!s.condition?.statements.length || asConstant(s.condition)) break
    }
    if (this.leaving === 'break') this.leaving = ''
    return gather(out)
  }
}

const conditional = (frame: Frame): Frame => ({ ...frame, certainty: weaker(frame.certainty, 'conditional') })
const asConstant = (condition: Block): boolean => {
  const only = condition.statements.length === 1 ? condition.statements[0] : undefined
  const element = only?.t === 'pipeline' && only.elements.length === 1 ? only.elements[0] : undefined
  return (
    element?.t === 'expression' &&
    (element.value.t === 'variable' ? /^(?:true|false|null)$/.test(element.value.name) : element.value.t === 'number')
  )
}
