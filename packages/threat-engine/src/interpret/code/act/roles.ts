import type { Api, Argument, Role } from '../library/api.js'
import { optionsOf, unknown, type Arguments, type ThingValue, type Value } from '../value.js'
import type { Run } from '../run.js'
import type { Scope } from '../scope.js'
import type { Node } from '../syntax.js'

type Parameters = readonly (readonly [string, Argument])[]
const parameterLists = new WeakMap<object, Parameters>()
function parametersOf(args: NonNullable<Api['args']>): Parameters {
  let list = parameterLists.get(args)
  if (!list) parameterLists.set(args, (list = Object.entries(args)))
  return list
}

/** One call of a library function, with its arguments by what they mean. */
export class Deed {
  private readonly roles = new Map<Role, Value[]>()

  constructor(
    readonly run: Run,
    readonly api: Api,
    readonly path: string,
    readonly callee: ThingValue,
    readonly args: Arguments,
    readonly node: Node,
    readonly scope: Scope,
  ) {
    if (api.self && callee.self) this.add(api.self, callee.self)
    if (api.args) this.bind(parametersOf(api.args), args)
  }

  /** The object that the method belongs to, when it is a library's. */
  get self(): ThingValue | undefined {
    const self = this.first('handle') ?? this.callee.self
    return self?.kind === 'thing' ? self : undefined
  }
  has(role: Role): boolean {
    return this.roles.has(role)
  }
  first(role: Role): Value | undefined {
    return this.roles.get(role)?.[0]
  }
  all(role: Role): readonly Value[] {
    return this.roles.get(role) ?? []
  }
  /** Roles of one family that were given: those that start with `code`. */
  starting(prefix: string): readonly (readonly [Role, readonly Value[]])[] {
    return [...this.roles].filter(([role]) => role.startsWith(prefix))
  }

  private bind(parameters: readonly (readonly [string, Argument])[], { positional, named }: Arguments): void {
    let at = 0
    for (const [name, role] of parameters) {
      if (name.startsWith('...')) {
        for (const value of positional.slice(at)) this.give(role, value)
        at = positional.length
        const list = named.get(name.slice(3))
        if (list) this.give(role, list)
        continue
      }
      const plain = name.replace(/^\*/, '')
      // A callback may come in the place of options that were left out.
      const early = positional[at]?.kind === 'closure' && !isCallback(role) && parameters.some(([, r]) => isCallback(r))
      const value = named.get(plain) ?? (name.startsWith('*') || early ? undefined : positional[at++])
      if (value) this.give(role, value)
    }
  }

  private give(role: Argument, value: Value): void {
    if (typeof role === 'string') return this.add(role, value)
    // An options record: its members have roles of their own.
    for (const option of optionsOf(value)) {
      if (option.kind !== 'record') {
        if (option.kind === 'unknown' && option.origin.taint.sources.length > 0) this.add('value', option)
        if (option.kind === 'text' && role.$text) this.give(role.$text, option)
        continue
      }
      for (const [member, of] of Object.entries(role)) {
        const given = option.entries.get(member)
        if (given) this.give(of, given)
      }
      if (option.rest && option.rest.origin.taint.sources.length > 0) this.add('body', unknown(option.rest.origin))
    }
  }

  private add(role: Role, value: Value): void {
    const values = this.roles.get(role)
    if (values) values.push(value)
    else this.roles.set(role, [value])
  }
}

const isCallback = (role: Argument): boolean => role === 'callback' || role === 'node-callback' || role === 'handler' || role === 'each'
