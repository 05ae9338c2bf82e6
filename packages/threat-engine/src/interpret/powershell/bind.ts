import type { Block } from './ast.js'
import type { Value } from './value.js'
import type { CallArgument } from './session.js'
import { asText, bool } from './value.js'
import type { Arg } from '../shell/expand.js'

/**
 * Parameters of a command. Written as `'path value | encoding filter | force recurse'`: positional in their order, named with a value,
 * switches; `a=b` makes `a` an alias of `b`.
 */
export interface Parameters {
  readonly positional: readonly string[]
  readonly valued: ReadonlySet<string>
  readonly switches: ReadonlySet<string>
  readonly aliases: ReadonlyMap<string, string>
  /** All names, for abbreviations. */
  readonly names: readonly string[]
}

const COMMON_VALUES = [
  'erroraction',
  'warningaction',
  'informationaction',
  'errorvariable',
  'warningvariable',
  'outvariable',
  'outbuffer',
  'pipelinevariable',
  'progressaction',
]
const COMMON_SWITCHES = [
  'verbose',
  'debug',
  'whatif',
  'confirm',
  'force',
  'recurse',
  'passthru',
  'raw',
  'wait',
  'nonewline',
  'usebasicparsing',
  'asjob',
  'noclobber',
  'append',
  'hidden',
  'directory',
  'file',
  'asplaintext',
  'nonewwindow',
  'unique',
  'descending',
  'simplematch',
  'quiet',
  'casesensitive',
  'allmatches',
  'notmatch',
  'nopassword',
  'skippublishercheck',
  'acceptlicense',
  'allowclobber',
  'container',
  'usedefaultcredentials',
  'skipcertificatecheck',
  'disablekeepalive',
  'asbytestream',
  'autosize',
  'wrap',
  'hidetableheaders',
  'compress',
  'notypeinformation',
  'includeusername',
  'online',
  'norestart',
]
const SHORT: readonly (readonly [string, string])[] = [
  ['ea', 'erroraction'],
  ['wa', 'warningaction'],
  ['ev', 'errorvariable'],
  ['ov', 'outvariable'],
  ['ob', 'outbuffer'],
  ['pv', 'pipelinevariable'],
  ['vb', 'verbose'],
  ['db', 'debug'],
  ['wi', 'whatif'],
  ['cf', 'confirm'],
]

const compiled = new Map<string, Parameters>()
/** Parameters from their short form; each form is compiled once. */
export function parameters(form: string): Parameters {
  let found = compiled.get(form)
  if (!found) compiled.set(form, (found = compile(form)))
  return found
}

function compile(form: string): Parameters {
  const [positional = [], named = [], flags = []] = form.split('|').map((group) => group.trim().split(/\s+/).filter(Boolean))
  const aliases = new Map<string, string>(SHORT)
  const plain = (names: readonly string[]): string[] =>
    names.flatMap((name) => {
      const [alias = '', target] = name.split('=')
      if (target === undefined) return [alias]
      aliases.set(alias, target)
      return []
    })
  const order = plain(positional)
  const valued = new Set([...order, ...plain(named), ...COMMON_VALUES])
  const switches = new Set(plain(flags))
  for (const name of COMMON_SWITCHES) if (!valued.has(name) && !aliases.has(name)) switches.add(name)
  return { positional: order, valued, switches, aliases, names: [...order, ...valued, ...switches, ...aliases.keys()] }
}

/** What a command was given. Names are full and in lower case. */
export interface Bound {
  readonly named: ReadonlyMap<string, Value>
  /** Words of named values, for positions. */
  readonly words: ReadonlyMap<string, Arg>
  /** Values beyond the positional parameters. */
  readonly rest: readonly Value[]
}

/**
 * Binds arguments as PowerShell does: names may be abbreviated, values without a name fill the positional parameters that are still free.
 */
export function bind(form: Parameters, args: readonly CallArgument[]): Bound {
  const named = new Map<string, Value>()
  const words = new Map<string, Arg>()
  const loose: CallArgument[] = []
  const set = (name: string, value: Value, word: Arg): void => {
    named.set(name, value)
    words.set(name, word)
  }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (!arg) continue
    if (arg.name === undefined) {
      loose.push(arg)
      continue
    }
    const name = resolve(form, arg.name.toLowerCase())
    if (form.switches.has(name) && !form.valued.has(name)) {
      const off = arg.value && /^(?:false|0|)$/i.test(asText(arg.value))
      if (!off) set(name, bool(true), arg.word)
      continue
    }
    const next = args[i + 1]
    if (arg.value) set(name, arg.value, arg.word)
    else if (next && next.name === undefined && next.value) {
      set(name, next.value, next.word)
      i++
    } else set(name, bool(true), arg.word)
  }
  const rest: Value[] = []
  let position = 0
  for (const arg of loose) {
    while (position < form.positional.length && named.has(form.positional[position] ?? '')) position++
    const name = form.positional[position]
    if (!arg.value) continue
    if (name !== undefined) set(name, arg.value, arg.word)
    else rest.push(arg.value)
  }
  return { named, words, rest }
}

/** The full name of a parameter; the first in the command's own order that starts with what was written, as written when there is none. */
function resolve(form: Parameters, written: string): string {
  const exact = form.aliases.get(written) ?? (form.valued.has(written) || form.switches.has(written) ? written : undefined)
  if (exact !== undefined) return exact
  const found = form.names.find((name) => name.startsWith(written))
  return found === undefined ? written : (form.aliases.get(found) ?? found)
}

/** Binds the arguments of a function of the script: by name (also abbreviated), the rest by position. */
export function bindFunction(
  body: Block,
  args: readonly CallArgument[],
): { readonly named: ReadonlyMap<string, Value>; readonly positional: readonly Value[] } {
  const named = new Map<string, Value>()
  const positional: Value[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    const wanted = arg?.name?.toLowerCase()
    const parameter = wanted === undefined ? undefined : body.parameters.find((p) => p.name === wanted || p.name.startsWith(wanted))
    if (!parameter) {
      if (arg?.value) positional.push(arg.value)
      continue
    }
    const next = args[i + 1]
    const value = arg?.value ?? (next && next.name === undefined ? next.value : undefined)
    if (!arg?.value && value) i++
    named.set(parameter.name, value ?? bool(true))
  }
  return { named, positional }
}
