import { actedBy, withCertainty } from '../frame.js'
import { CLEAN, join, type Frame, type Taint } from '../machine.js'
import type { Arg } from '../shell/expand.js'
import type { Argument, Element, Expression } from './ast.js'
import { bind, parameters, type Bound } from './bind.js'
import { COMMANDS } from './commands/index.js'
import { like } from './pattern.js'
import { runTable, tableOf } from './table.js'
import type { Run } from './run.js'
import type { CallArgument, Session } from './session.js'
import { NULL, asStream, asText, carried, carriedBy, unknown, type Value } from './value.js'

/** One run of a cmdlet: what implementations get. */
export interface Call extends Bound {
  /** Full name in lower case. */
  readonly name: string
  readonly args: readonly CallArgument[]
  /** What comes down the pipeline. */
  readonly input: Value
  readonly frame: Frame
  readonly session: Session
}

/** A cmdlet that needs more than a row of a table: its parameters (see `bind.ts`) and what it does. */
export interface Command {
  readonly parameters: string
  readonly run: (call: Call) => Value
}

/** Values of the arguments of a command, with the words they are to a native program. */
export function argumentsOf(args: readonly Argument[], frame: Frame, session: Run): CallArgument[] {
  return args.flatMap((arg): CallArgument[] => {
    const at = (text: string, taint: Taint): Arg => ({ text, taint, raw: text, start: frame.direct ? arg.start : -1, end: arg.end })
    if (arg.t === 'parameter') {
      const value = arg.glued && session.evaluate(arg.glued, frame)
      return [{ name: arg.name, value, word: at(value ? `-${arg.name}:${asText(value)}` : `-${arg.name}`, value ? carried(value) : CLEAN) }]
    }
    const value = session.evaluate(arg.value, frame)
    if (arg.value.t === 'variable' && arg.value.splat) return splatted(value, at)
    return [{ value, word: at(wordOf(arg.value, value), carried(value)) }]
  })
}

/** `@table` gives parameters by name, `@list` by position. */
function splatted(value: Value, at: (text: string, taint: Taint) => Arg): CallArgument[] {
  if (value.k === 'table') return [...value.entries].map(([name, item]) => ({ name, value: item, word: at(`-${name}`, carried(item)) }))
  if (value.k === 'list') return value.items.map((item) => ({ value: item, word: at(asText(item), carried(item)) }))
  return [{ value, word: at(asText(value), carried(value)) }]
}

/** What a native program gets of a value; a list that was written as bare words keeps its commas (`rundll32 a.dll,Entry`). */
function wordOf(expression: Expression, value: Value): string {
  return expression.t === 'array' && expression.items.every((item) => item.t === 'text' && item.bare) ? asText(value, ',') : asText(value)
}

/** Runs a command by the name under which it is called: alias, function, cmdlet, or a native program. */
export function runCommand(called: string, args: readonly CallArgument[], input: Value, frame: Frame, run: Run, element?: Element): Value {
  const name = resolveName(called, run)
  const lower = name.toLowerCase()
  const body = run.scope.function(lower)
  if (body) return run.call(lower, body, args, input, frame)
  const command = Object.hasOwn(COMMANDS, lower) ? COMMANDS[lower] : undefined
  const table = command ? undefined : tableOf(lower)
  if (command || table) {
    const acting = actedBy(frame, { ...frame.actor, program: properName(lower), interpreter: 'powershell' })
    const bound = bind(command ? parameters(command.parameters) : parameters(table?.form ?? ''), args)
    const inert = bound.named.has('whatif')
    const call: Call = { named: bound.named, words: bound.words, rest: bound.rest, name: lower, args, input, frame: inert ? withCertainty(acting, 'inert') : acting, session: run }
    if (command) return command.run(call)
    if (table) return runTable(table, call)
  }
  // A cmdlet that no table knows changes nothing that matters, as far as anybody can say; data goes through it.
  if (/^[a-z]{2,20}-[a-z][a-z0-9]{1,60}$/.test(lower) && !/[\\/.]/.test(called)) {
    return unknown(join(carried(input), carriedBy(args.flatMap((arg) => (arg.value ? [arg.value] : [])))))
  }
  return runNative(called, args, input, frame, run, element)
}

function runNative(name: string, args: readonly CallArgument[], input: Value, frame: Frame, run: Run, element: Element | undefined): Value {
  const first: Arg = {
    text: name,
    taint: CLEAN,
    raw: name,
    start: element && frame.direct && element.t === 'command' ? element.name.start : -1,
    end: element?.t === 'command' ? element.name.end : -1,
  }
  const words = args.flatMap((arg): Arg[] => {
    if (arg.name === undefined && arg.value?.k === 'list' && !arg.word.text.includes(','))
      return arg.value.items.slice(0, 256).map((item) => ({ ...arg.word, text: asText(item), raw: asText(item), taint: carried(item) }))
    return [arg.word]
  })
  return run.native([first, ...words], asStream(input), frame)
}

/** Follows aliases, a module's prefix and wildcards (`& (gcm *ke-e*)` finds the first command that matches). */
function resolveName(called: string, run: Run): string {
  let name = called.trim()
  for (let i = 0; i < 4; i++) {
    const alias = run.scope.alias(name.toLowerCase())
    if (alias === undefined || alias === name.toLowerCase() || run.scope.function(name.toLowerCase())) break
    name = alias
  }
  const qualified = /^[A-Za-z][\w.]{2,60}\\([A-Za-z]{2,20}-[A-Za-z]\w{1,60})$/.exec(name)
  if (qualified?.[1]) return qualified[1]
  if (/[*?]/.test(name) && !/[\\/]/.test(name)) return wildcard(name) ?? name
  return name.replace(/\.ps1$/i, '') !== name && tableOf(scriptName(name)) ? scriptName(name) : name
}
const scriptName = (path: string): string => (path.split(/[\\/]/).at(-1) ?? path).replace(/\.ps1$/i, '').toLowerCase()

/** The first command that a wildcard means, those that run code before others, as obfuscators use them. */
export function wildcard(pattern: string): string | undefined {
  return [...FAVOURED, ...Object.keys(COMMANDS)].find((name) => like(name, pattern))
}
const FAVOURED = ['invoke-expression', 'iex', 'new-object', 'invoke-webrequest', 'get-command', 'get-variable', 'get-item', 'powershell']

const properName = (lower: string): string => lower.replace(/(?:^|-)[a-z]/g, (c) => c.toUpperCase())

/** A parameter's value as text; undefined when it is not given. */
export const textOf = (call: Call, name: string): string | undefined => {
  const value = call.named.get(name)
  return value === undefined || value.k === 'null' ? undefined : asText(value)
}
export const has = (call: Call, name: string): boolean => call.named.has(name)
export const valueOf = (call: Call, name: string): Value => call.named.get(name) ?? NULL

/** The frame of a parameter's value: effects on it are recorded where it stands. */
export function frameOf(call: Call, name: string): Frame {
  const word = call.words.get(name)
  const { frame } = call
  return frame.direct && word && word.start >= 0
    ? { ...frame, span: { start: frame.offset + word.start, end: frame.offset + word.end } }
    : frame
}

/** Everything that the arguments and the pipeline carry. */
export const allOf = (call: Call): Taint => join(carried(call.input), carriedBy([...call.named.values(), ...call.rest]))

/** Texts of a parameter that takes one or several values, or of what comes down the pipeline. */
export function textsOf(call: Call, name: string): readonly string[] {
  const value = call.named.get(name) ?? call.input
  const items = value.k === 'list' ? value.items : value.k === 'null' ? [] : [value]
  return items
    .slice(0, 256)
    .map((item) => (item.k === 'object' ? asText(item.fields.get('fullname') ?? item.fields.get('name') ?? item) : asText(item)))
}
