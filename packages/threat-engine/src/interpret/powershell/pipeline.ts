import { NOTHING, join, resource, type Frame } from '../machine.js'
import { HOLE, display } from '../word.js'
import type { Element } from './ast.js'
import { argumentsOf, runCommand } from './call.js'
import { writeFile } from './files.js'
import type { Run } from './run.js'
import type { CallArgument } from './session.js'
import { NULL, asText, carried, carriedBy, fromStream, unknown, withTaint, type Value } from './value.js'

/** Runs the elements of a pipeline, each with what the one before it puts out. */
export function runPipeline(elements: readonly Element[], frame: Frame, run: Run): Value {
  let value: Value = frame.stdin !== NOTHING && elements[0]?.t === 'command' ? fromStream(frame.stdin) : NULL
  for (const element of elements) {
    if (!run.machine.pay(frame)) break
    const inner = run.at(frame, element)
    value = element.t === 'expression' ? run.evaluate(element.value, inner) : runElement(element, value, inner, run)
    for (const redirect of element.redirects) {
      if (!redirect.target || redirect.from === '<') continue
      const output = redirect.from === '1' || redirect.from === '*'
      const target = run.evaluate(redirect.target, inner)
      if (target.k !== 'null') writeFile(asText(target), output ? value : NULL, redirect.append, ['redirect'], inner, run)
      if (output) value = NULL
    }
    // `++` is a statement that prints nothing.
    if (element.t === 'expression' && element.value.t === 'unary' && (element.value.op === '++' || element.value.op === '--')) value = NULL
  }
  return value
}

function runElement(element: Extract<Element, { t: 'command' }>, input: Value, frame: Frame, run: Run): Value {
  const name = run.evaluate(element.name, frame)
  const args = argumentsOf(element.args, frame, run)
  if (name.k === 'block') {
    const values = args.flatMap((arg) => (arg.value ? [arg.value] : []))
    return run.invoke(name.body, values, input.k === 'null' ? undefined : input, frame)
  }
  const code = name.k === 'object' && name.type === 'code' ? name.fields.get('text') : undefined
  if (code) return run.code(code, frame)
  const shown = asText(name)
  if (name.k === 'unknown' || shown.replaceAll(HOLE, '') === '') return runUnknown(name, args, input, frame, run)
  const named = element.name.t === 'text' ? frame : { ...frame, derivation: [...frame.derivation, { how: 'command name', text: display(shown) }] }
  const decoded = name.taint.steps.find((s) => s.startsWith('decode:'))
  if (decoded) run.machine.effect(named, 'execute', resource('code', 'decoded', decoded.slice(7)))
  return withTaint(runCommand(shown, args, input, named, run, element), name.taint)
}

/** What would run is not known; what was downloaded or decoded may be it. */
function runUnknown(name: Value, args: readonly CallArgument[], input: Value, frame: Frame, run: Run): Value {
  const taint = carried(name)
  // The registry says where programs are installed: one that is started from there is a program, not a script.
  if (taint.sources.length && taint.sources.every((source) => source.resource.kind === 'registry')) return unknown(taint)
  if (taint.sources.length) return run.code(unknown(taint), frame)
  run.machine.opaque(frame, 'unknown-command', args.map((arg) => display(arg.word.text)).join(' '))
  run.machine.effect(frame, 'execute', resource('process', 'unknown', HOLE))
  return unknown(join(carried(input), carriedBy(args.flatMap((arg) => (arg.value ? [arg.value] : [])))))
}
