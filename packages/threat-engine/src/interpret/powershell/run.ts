import { placed } from '../frame.js'
import { MAX_DEPTH, type Frame, type Stream } from '../machine.js'
import { display } from '../word.js'
import type { Arg } from '../shell/expand.js'
import { runNative } from '../cmd/native.js'
import type { Block, Element, Expression } from './ast.js'
import { evaluate } from './evaluate.js'
import { bindFunction } from './bind.js'
import { runCommand } from './call.js'
import { sayOrigin } from './origin.js'
import { parsePowershell } from './parse.js'
import { runPipeline } from './pipeline.js'
import { Scope } from './scope.js'
import type { CallArgument } from './session.js'
import { StatementRunner } from './statements.js'
import { asStream, carried, fromStream, list, unknown, withTaint, type Value } from './value.js'

/** Longest script that is interpreted, in UTF-16 code units. */
const MAX_SOURCE = 524_288
const MAX_CALLS = 24
/** Deepest nesting of members and calls in one expression. */
const MAX_EXPRESSION = 600

/** Runs a script with one scope, records effects and computes values as far as they can be known. */
export class Run extends StatementRunner {
  private readonly called = new Set<string>()
  private evaluating = 0
  /** Texts that are being run as code, innermost last. */
  private readonly running: string[] = []

  protected pipeline(elements: readonly Element[], frame: Frame): Value {
    return runPipeline(elements, frame, this)
  }

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
    return frame.direct ? placed(frame, { start: frame.offset + position.start, end: frame.offset + position.end }) : frame
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
    const value = this.invoke(
      { statements: body.statements, parameters },
      positional,
      input.k === 'null' ? undefined : input,
      this.from(body, inner),
    )
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
    const out = withTaint(
      this.source(source, {
        ...frame,
        direct: false,
        depth: frame.depth + 1,
        derivation: [...frame.derivation, { how, text: excerpt(source) }],
      }),
      stream.taint,
    )
    this.running.pop()
    return out
  }

  command(name: string, args: readonly CallArgument[], input: Value, frame: Frame): Value {
    return runCommand(name, args, input, frame, this)
  }

  native(words: readonly Arg[], input: Stream, frame: Frame): Value {
    return fromStream(runNative(words, { ...frame, stdin: input }, this.shell))
  }
}

const excerpt = (source: string): string => {
  const shown = display(source).trim()
  return shown.length > 160 ? `${shown.slice(0, 157)}…` : shown
}
