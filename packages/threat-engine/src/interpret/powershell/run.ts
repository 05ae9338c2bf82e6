import type { Certainty } from '../../facts.js'
import { MAX_DEPTH, weaker, type Frame, type Machine, type Stream } from '../machine.js'
import { STAR, display } from '../word.js'
import type { Arg } from '../shell/expand.js'
import type { Shell } from '../shell/execute.js'
import { runNative } from '../cmd/native.js'
import type { Block, Expression, Statement } from './ast.js'
import { assign, evaluate } from './evaluate.js'
import { bindFunction } from './bind.js'
import { runCommand } from './call.js'
import { sayOrigin } from './origin.js'
import { parsePowershell } from './parse.js'
import { runPipeline } from './pipeline.js'
import { Scope } from './scope.js'
import type { CallArgument, Session } from './session.js'
import { NULL, asBool, asStream, carried, fromStream, gather, itemsOf, list, text, unknown, withTaint, type Value } from './value.js'

/** Longest script that is interpreted, in UTF-16 code units. */
const MAX_SOURCE = 524_288
/** Items of a list, or turns of a loop, that are followed one by one when the body has effects. */
const MAX_EFFECTFUL = 16
/** Turns of a loop without effects (decoders): each costs steps of the machine besides. */
const MAX_TURNS = 4096
const MAX_CALLS = 24
/** Deepest nesting of members and calls in one expression. */
const MAX_EXPRESSION = 600

interface Origin {
  readonly direct: boolean
  readonly offset: number
}

/** Walks the tree of a script with one scope, records effects and computes values as far as they can be known. */
export class Run implements Session {
  /** Why the statements that follow are not reached: `return`, `exit`, `break`, `continue`. */
  private leaving = ''
  /** Where function bodies and script blocks were written, for positions when they run elsewhere. */
  private readonly origins = new WeakMap<Block, Origin>()
  private readonly called = new Set<string>()
  private evaluating = 0
  /** Texts that are being run as code, innermost last. */
  private readonly running: string[] = []

  constructor(readonly machine: Machine, public scope: Scope, readonly shell: Shell) {}

  /** Interprets source text in this session. */
  source(source: string, frame: Frame): Value {
    if (frame.depth > MAX_DEPTH || source.length > MAX_SOURCE) {
      this.machine.exhausted(frame, frame.depth > MAX_DEPTH ? 'depth' : 'length', true)
      return unknown()
    }
    if (!this.machine.pay(frame, 1 + (source.length >> 8))) return unknown()
    const { body, deep } = parsePowershell(source)
    if (deep) this.machine.exhausted(frame, 'depth', true)
    return this.block(body, frame)
  }

  /** Bodies of functions that nothing calls are dead: they are interpreted, so that a summary of a script knows what it could do. */
  uncalled(frame: Frame): void {
    for (const name of [...this.scope.functionNames()].slice(0, 64)) {
      const body = this.scope.function(name)
      if (!body || this.called.has(name)) continue
      this.invoke(body, [], undefined, { ...frame, certainty: 'dead' })
    }
  }

  at(frame: Frame, position: { readonly start: number; readonly end: number }): Frame {
    return frame.direct ? { ...frame, span: { start: frame.offset + position.start, end: frame.offset + position.end } } : frame
  }

  evaluate(expression: Expression, frame: Frame): Value {
    if (expression.t === 'block') this.origins.set(expression.body, frame)
    if (this.evaluating > MAX_EXPRESSION) {
      this.machine.exhausted(frame, 'depth', true)
      return unknown()
    }
    this.evaluating++
    const value = evaluate(expression, frame, this)
    this.evaluating--
    return value
  }

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

  invoke(block: Block, args: readonly Value[], item: Value | undefined, frame: Frame): Value {
    if (frame.depth > MAX_DEPTH) {
      this.machine.exhausted(frame, 'depth', true)
      return unknown()
    }
    const origin = this.origins.get(block)
    const inner = { ...frame, depth: frame.depth + 1, ...(origin && { direct: origin.direct && frame.direct, offset: origin.offset }) }
    if (item) {
      this.scope.set('_', item)
      this.scope.set('psitem', item)
    }
    if (args.length || block.parameters.length) {
      this.scope.set('args', list(args))
      block.parameters.forEach((parameter, i) => {
        const value = args[i] ?? (parameter.value && this.evaluate(parameter.value, inner))
        if (value) this.scope.set(parameter.name, value)
      })
    }
    const value = this.block(block, inner)
    if (this.leaving === 'return') this.leaving = ''
    return value
  }

  /** Calls a function of the script in a scope of its own. */
  call(name: string, body: Block, args: readonly CallArgument[], input: Value, frame: Frame): Value {
    this.called.add(name)
    if (this.scope.calling.includes(name) || this.scope.calling.length >= MAX_CALLS) return unknown(carried(input))
    const outer = this.scope
    this.scope = new Scope(this.machine.context, outer, name)
    this.scope.set('input', input)
    const { named, positional } = bindFunction(body, args)
    for (const [parameter, value] of named) this.scope.set(parameter, value)
    const parameters = body.parameters.filter((p) => !named.has(p.name))
    const inner = { ...frame, roots: [frame.span], derivation: [...frame.derivation, { how: 'calls the function', text: name }] }
    const value = this.invoke({ statements: body.statements, parameters }, positional, input.k === 'null' ? undefined : input, this.from(body, inner))
    this.scope = outer
    return value
  }

  private from(body: Block, frame: Frame): Frame {
    const origin = this.origins.get(body)
    return origin ? { ...frame, direct: origin.direct && frame.direct, offset: origin.offset } : frame
  }

  code(value: Value, frame: Frame): Value {
    if (value.k === 'block') return this.invoke(value.body, [], undefined, frame)
    const stream = asStream(value)
    const { decoded, known } = sayOrigin(stream, frame, this.machine)
    if (!known) return unknown(stream.taint)
    // Code that runs itself again was examined already.
    const source = stream.text ?? ''
    if (this.running.includes(source)) return unknown(stream.taint)
    this.running.push(source)
    const how = decoded ? decoded.replace(':', ' ') : 'runs the text'
    const out = withTaint(this.source(source, { ...frame, direct: false, depth: frame.depth + 1, derivation: [...frame.derivation, { how, text: excerpt(source) }] }), stream.taint)
    this.running.pop()
    return out
  }

  command(name: string, args: readonly CallArgument[], input: Value, frame: Frame): Value {
    return runCommand(name, args, input, frame, this)
  }

  native(words: readonly Arg[], input: Stream, frame: Frame): Value {
    return fromStream(runNative(words, { ...frame, stdin: input }, this.shell))
  }

  private statement(s: Statement, frame: Frame): Value {
    switch (s.t) {
      case 'pipeline': {
        const value = runPipeline(s.elements, frame, this)
        if (!s.chain) return value
        return gather([value, this.statement(s.chain.next, s.chain.op === '||' ? conditional(frame) : frame)])
      }
      case 'assign': {
        const value = this.statement(s.value, frame)
        return assign(s.target, s.op, value, frame, this)
      }
      case 'if': return this.conditional(s.clauses, s.otherwise, frame)
      case 'foreach': return this.each(itemsOf(this.block(s.subject, frame)), frame, (item, inner) => {
        this.scope.set(s.variable, item)
        return this.block(s.body, inner)
      })
      case 'loop': return this.loop(s, frame)
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
      case 'group': return this.block(s.body, frame)
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
  private branch(block: Block, frame: Frame): Value {
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
  return element?.t === 'expression' && (element.value.t === 'variable' ? /^(?:true|false|null)$/.test(element.value.name) : element.value.t === 'number')
}
const excerpt = (source: string): string => {
  const shown = display(source).trim()
  return shown.length > 160 ? `${shown.slice(0, 157)}…` : shown
}
